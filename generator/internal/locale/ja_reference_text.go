package locale

import (
	"strings"

	"jobun/generator/internal/numbering"
	"jobun/generator/internal/policy"
)

// WriteReference words a list of references in Japanese.
func (j japanese) WriteReference(list []policy.Citation, style Citer) string {
	var b strings.Builder
	for i := range list {
		c := &list[i]
		if i > 0 {
			b.WriteString(jaJoin(list, i))
		}
		shared := 0
		if i > 0 && list[i-1].Law == c.Law && c.Document == "" {
			shared = sharedSteps(lastSteps(&list[i-1]), c.Steps)
		}
		if c.Law != "" && (i == 0 || list[i-1].Law != c.Law) {
			b.WriteString(japaneseLaw(c.Law))
		}
		j.writeMember(&b, c, shared, style)
	}
	return b.String()
}

func lastSteps(c *policy.Citation) []policy.Step {
	if c.Through != nil {
		return c.Through
	}
	return c.Steps
}

// jaJoin returns the word before member i. Of several equal ones only the last
// is written: 第一条、第二条及び第三条.
func jaJoin(list []policy.Citation, i int) string {
	if i+1 < len(list) && list[i+1].Join == list[i].Join {
		return "、"
	}
	switch list[i].Join {
	case policy.And:
		return "及び"
	case policy.Or:
		return "又は"
	}
	return "、"
}

func (j japanese) writeMember(b *strings.Builder, c *policy.Citation, shared int, style Citer) {
	if c.Document != "" {
		b.WriteString(jaDocument(c.Document))
	}
	for i, s := range c.Steps[shared:] {
		if i == 0 && s.Relation == policy.Every && s.Kind == policy.Item && c.Law == "" {
			b.WriteString("次の")
		}
		b.WriteString(jaStep(s, style))
	}
	if c.Through != nil {
		b.WriteString("から")
		for _, s := range c.Through[sharedSteps(c.Steps, c.Through):] {
			b.WriteString(jaStep(s, style))
		}
	}
	b.WriteString(jaPortionText(c))
	if c.Through != nil {
		b.WriteString("まで")
	}
	if c.Any {
		b.WriteString(jaAny)
	}
}

func jaDocument(en string) string {
	for _, d := range ownNames {
		if d.en == en && d.law {
			return "この" + d.ja
		}
		if d.en == en {
			return "本" + d.ja
		}
	}
	return "この" + en
}

// jaStep words one step. A level that has no word of its own is a 号.
func jaStep(s policy.Step, style Citer) string {
	unit := jaUnitWords[s.Kind]
	switch s.Relation {
	case policy.This:
		return "この" + unit
	case policy.That:
		return "同" + unit
	case policy.Every:
		return "各" + unit
	case policy.Those:
		return "当該各" + unit
	case policy.Following:
		return "次" + jaCount(s, style) + unit
	case policy.Preceding:
		if s.Count == 0 {
			return "前各" + unit
		}
		return "前" + jaCount(s, style) + unit
	}
	if s.Number == "" && jaAppendixWords[s.Kind] != "" {
		return jaAppendixWords[s.Kind]
	}
	cited := style.Cite(s.Kind, s.Depth, s.Number)
	mark, _ := runeAt(s.Mark, 0)
	if c, _ := runeAt(cited, 0); isKatakana(mark) && isKatakana(c) {
		return s.Mark // イ of アイウ was read as that of イロハ
	}
	return cited
}

var jaUnitWords = [policy.Form + 1]string{
	policy.Part: "編", policy.Subpart: "部", policy.Chapter: "章", policy.Section: "節", policy.Subsection: "款", policy.Division: "目",
	policy.Article: "条", policy.Paragraph: "項", policy.Item: "号", policy.AppendedTable: "表",
}

var jaAppendixWords = [policy.Form + 1]string{
	policy.Supplementary: "附則", policy.AppendedTable: "別表", policy.Attachment: "別紙", policy.AppendedNote: "別記",
	policy.AppendedFigure: "別図", policy.Appendix: "付録", policy.Form: "様式",
}

// jaCount writes how many, in the digits in which the style writes numbers; one
// is not written.
func jaCount(s policy.Step, style Citer) string {
	if s.Count < 2 {
		return ""
	}
	cited := style.Cite(policy.Article, 0, policy.NewNumber(s.Count))
	return strings.TrimSuffix(strings.TrimPrefix(cited, "第"), "条")
}

func jaPortionText(c *policy.Citation) string {
	switch c.Portion {
	case policy.MainClause:
		return "本文"
	case policy.Proviso:
		return "ただし書"
	case policy.Chapeau:
		if c.Alias {
			return jaIntroduction
		}
		return "各号列記以外の部分"
	case policy.CaptionOf:
		return "の見出し"
	case policy.Sentence:
		return jaSentence(c.Sentence)
	}
	return ""
}

func jaSentence(n int) string {
	switch n {
	case 1:
		return "前段"
	case 2:
		return "後段"
	}
	s, err := numbering.Kanji.Format(n)
	if err != nil {
		return ""
	}
	return "第" + s + "段"
}
