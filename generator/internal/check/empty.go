package check

import (
	"jobun/generator/internal/policy"
)

// empty reports headings of articles, chapters and 附則 below which nothing
// stands: their words were lost, or they were not written. What is deleted or
// not yet in force has no words, and 附則 may say all in the note behind their
// heading.
func empty(pass *Pass) {
	pass.texts(func(_ *policy.Version, t *policy.Text) {
		t.Walk(func(p *policy.Provision) {
			if mayNotBeEmpty(p) && isEmpty(p) {
				pass.Problems.Error(t.File.Pos(p.At), "empty", "Label", name(p))
			}
		})
	})
}

func mayNotBeEmpty(p *policy.Provision) bool {
	switch {
	case p.Status != policy.Current:
		return false
	case p.Kind == policy.Supplementary:
		return len(p.Note) == 0 && !p.Extract
	}
	return p.Kind >= policy.Part && p.Kind <= policy.Article
}

func isEmpty(p *policy.Provision) bool {
	return len(p.Children) == 0 && len(p.Blocks) == 0 && len(p.Tail) == 0
}
