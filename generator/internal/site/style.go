package site

import "jobun/generator/internal/policy"

// Style says how the numbers and captions of a text are set.
type Style struct {
	CaptionAbove bool // the caption of an article stands above it, not behind its label
	Brackets     bool // a caption that stands above stands in brackets
	RunIn        bool // the words of an article begin on the line of its label
}

// styleOf returns the style in which a text is set. A label with a caption behind
// it is a heading, and the words begin below; a label that has lost its caption
// to the line above would stand alone, so the words begin beside it.
func styleOf(p *policy.Policy, t *policy.Text) Style {
	return Style{
		CaptionAbove: t.CaptionAbove,
		Brackets:     p.Preset != "outline" || t.Language == "ja",
		RunIn:        t.CaptionAbove,
	}
}
