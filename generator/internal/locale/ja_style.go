package locale

import (
	"strings"

	"jobun/generator/internal/numbering"
	"jobun/generator/internal/policy"
)

// fill sets the levels of the preset. Sub-items go on as in official documents,
// where the preset's own table ends (conventions 1.4).
func (japanese) fill(s *Style, preset string) {
	digits := numbering.Decimal
	if preset == "statute" {
		digits = numbering.Kanji
		s.Paragraphs = From2
	}
	s.nameLevels(digits, "編", "章", "節", "款", "目", "条")
	s.levels[appendixLevel] = form{style: numbering.Style{Numeral: digits}, word: "別表"}
	switch preset {
	case "statute":
		s.fillLevels(paragraphLevel, "１", "一", "イ", "（１）", "（ｉ）", "（ａ）", "（Ａ）")
		return
	case "outline":
		s.levels[articleLevel].word = ""
		s.fillLevels(articleLevel, "1.")
	}
	s.fillLevels(paragraphLevel, "1.", "(1)", "①", "ア", "(ア)", "a", "(a)")
	if preset == "outline" {
		s.levels[paragraphLevel].dotted = 1
	}
}

func (japanese) word(kind policy.Kind, form string) string {
	switch kind {
	case policy.Subpart:
		return "部"
	case policy.Article:
		return "条"
	}
	for _, a := range japaneseAppendices {
		if a.kind == kind && (kind != policy.Form || a.word == "様式") {
			return a.word
		}
	}
	if form != "" {
		return form
	}
	for _, unit := range japaneseUnits {
		if unit.kind == kind {
			return unit.word
		}
	}
	return ""
}

func (japanese) branchMark() string { return "の" }

// single writes 第4条の2, 別表第一の二, 別表1, 様式第1号, 第1号様式, and bare labels.
func (japanese) single(w labelWriter, n spelled) string {
	before, after, inside := strings.Cut(w.word, "第号")
	switch {
	case w.word == "":
		return n.main + n.branch
	case inside:
		return before + "第" + n.main + "号" + n.branch + after
	case w.kind == policy.Form:
		return w.word + "第" + n.main + "号" + n.branch
	case w.kind.IsAppendix() && w.form.style.Numeral.Name != numbering.Kanji.Name:
		return w.word + n.main + n.branch
	case w.kind.IsAppendix():
		return w.word + "第" + n.main + n.branch
	}
	return "第" + n.main + w.word + n.branch
}

// span joins the labels of a range or pair with the words that the author wrote:
// 第五条から第六条まで is not 第五条及び第六条, and some write ３から５ without まで.
func (l japanese) span(w labelWriter, from, to spelled, pair bool) string {
	join, end := "から", "まで"
	if pair {
		join, end = "及び", ""
	}
	for _, word := range []string{"から", "乃至", "ないし", "及び", "及", "並びに"} {
		if strings.Contains(w.written, word) {
			join, end = word, ""
			if strings.Contains(w.written, "まで") {
				end = "まで"
			}
			break
		}
	}
	return l.single(w, from) + join + l.single(w, to) + end
}

func (l japanese) cite(s *Style, is level, w labelWriter, n policy.Number) string {
	switch {
	case is == paragraphLevel:
		w = s.articleDigits(w)
		w.word = "項"
	case is == itemLevel:
		w = s.articleDigits(w)
		w.word = "号"
	case is > itemLevel && is <= subItem5Level:
		w.form.style.Suffix = strings.TrimRight(w.form.style.Suffix, ".．、")
	case w.word == "":
		w = s.articleDigits(w)
	}
	return l.single(w, w.spellOrDecimal(n))
}

// heading writes 第4条（目的）, 第一章　総則, 附　則　（…）　抄, 別表第一（第三条関係）.
func (japanese) heading(h headingText) string {
	text := h.label
	if h.note != "" && (h.official && h.kind == policy.Supplementary || opens(h.note) == 0) {
		text += "　"
	}
	text += h.note
	switch {
	case h.caption == "":
	case h.kind == policy.Article && h.captionAbove:
		text = "（" + h.caption + "）\n" + text
	case h.kind == policy.Article && strings.HasPrefix(text, "第"):
		text += "（" + h.caption + "）"
	default:
		text = joinJapanese(text, h.caption)
	}
	return joinJapanese(joinJapanese(text, h.extract), h.status)
}

// joinJapanese puts a full-width space between two words, after an ASCII point
// or bracket a half-width one (1. 目的); none if one of them is missing.
func joinJapanese(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	if last := a[len(a)-1]; last == '.' || last == ')' {
		return a + " " + b
	}
	return a + "　" + b
}
