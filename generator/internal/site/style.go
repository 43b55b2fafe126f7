package site

import "jobun/generator/internal/policy"

// Style says how the numbers and captions of a text are set.
type Style struct {
	CaptionAbove bool // the caption of an article stands above it, not behind its label
	Brackets     bool // a caption that stands above stands in brackets
	RunIn        bool // the words of an article begin on the line of its label
}

// styleOf returns the style in which the policy is set in a language. It is the
// one place that knows the presets.
func styleOf(p *policy.Policy, l policy.Language) Style {
	switch p.Preset {
	case "statute":
		return Style{CaptionAbove: true, Brackets: true, RunIn: true}
	case "outline":
		return Style{CaptionAbove: true, Brackets: l == "ja", RunIn: true}
	}
	return Style{Brackets: true}
}
