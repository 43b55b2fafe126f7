package locale

import (
	"strings"

	"jobun/generator/internal/numbering"
	"jobun/generator/internal/policy"
)

// fill sets the levels of the preset: in a statute Roman numbers for parts and
// chapters (conventions 1.1, R-L1). Sub-items go on in the letters that the
// preset has not used yet.
func (english) fill(s *Style, preset string) {
	s.nameLevels(numbering.Decimal, "Part", "Chapter", "Section", "Subsection", "Division", "Article")
	s.levels[appendixLevel] = form{style: numbering.Style{Numeral: numbering.Decimal}, word: "Appended Table"}
	switch preset {
	case "statute":
		s.nameLevels(numbering.UpperRoman, "Part", "Chapter")
		s.fillLevels(paragraphLevel, "(1)", "(i)", "(a)", "1.", "i.", "a.", "A.")
		return
	case "outline":
		s.levels[articleLevel].word = ""
		s.fillLevels(articleLevel, "1.")
	}
	s.fillLevels(paragraphLevel, "1.", "(1)", "(a)", "(i)", "(A)", "(I)", "a.")
	if preset == "outline" {
		s.levels[paragraphLevel].dotted = 1
	}
}

func (english) word(kind policy.Kind, form string) string {
	for _, w := range englishWords {
		if w.kind != kind {
			continue
		}
		if kind == policy.Form {
			return "Form"
		}
		return w.word
	}
	return form
}

func (english) branchMark() string { return "-" }

// single writes Article 4-2, Form No. 1, Schedule 1, and bare labels.
func (english) single(w labelWriter, n spelled) string {
	switch {
	case w.word == "":
		return n.main + n.branch
	case w.kind == policy.Form:
		return w.word + " No. " + n.main + n.branch
	}
	return w.word + " " + n.main + n.branch
}

func (l english) span(w labelWriter, from, to spelled, pair bool) string {
	connector := " through "
	if strings.Contains(w.written, " and ") || pair && w.written == "" {
		connector = " and "
	}
	if w.word != "" {
		w.word = plural(w.word)
	}
	return l.single(w, from) + connector + to.main + to.branch
}

func plural(word string) string {
	if stem, ok := strings.CutSuffix(word, "ndix"); ok {
		return stem + "ndices"
	}
	if strings.HasSuffix(word, "x") {
		return word + "es"
	}
	return word + "s"
}

// officialMarkers are the labels by which references name paragraphs, items and
// sub-items (conventions 3.3).
var officialMarkers = [...]string{"(1)", "(i)", "(a)", "1.", "i.", "a.", "A."}

func (l english) cite(s *Style, is level, w labelWriter, n policy.Number) string {
	inside := is >= paragraphLevel && is <= subItem5Level
	switch {
	case !inside && w.word == "":
		w = s.articleDigits(w)
	case inside:
		if !s.overridden[is] {
			w.form.style, _ = numbering.StyleOf(officialMarkers[is-paragraphLevel])
		}
		w.form.dotted = 0
		w.form.style.Suffix = strings.TrimRight(w.form.style.Suffix, ".．、")
		w.word = insideWord(is)
	}
	return l.single(w, w.spellOrDecimal(n))
}

func insideWord(is level) string {
	switch is {
	case paragraphLevel:
		return "paragraph"
	case itemLevel:
		return "item"
	}
	return "sub-item"
}

// heading writes Article 4 (Purpose), Chapter I General Provisions, Appended
// Table 1 (Re: Article 3), Supplementary Provisions [Act No. 49 …] [Extract].
func (english) heading(h headingText) string {
	text := joinEnglish(h.label, h.note)
	switch {
	case h.caption == "":
	case h.kind == policy.Article && h.captionAbove:
		text = "(" + h.caption + ")\n" + text
	case h.kind == policy.Article && strings.HasPrefix(text, "Article "):
		text += " (" + h.caption + ")"
	default:
		text = joinEnglish(text, h.caption)
	}
	if h.extract != "" {
		text = joinEnglish(text, "["+h.extract+"]")
	}
	return joinEnglish(text, h.status)
}

func joinEnglish(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}
