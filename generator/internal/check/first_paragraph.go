package check

import (
	"strings"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// firstParagraph reports references to paragraph 1 of an article that has only
// one: 第十三条第一項第一号 for 第十三条第一号 (conventions 0.10). Where the only paragraph
// carries its number, as in some company rules, the reference is right.
func firstParagraph(pass *Pass) {
	list := pass.references()
	for i := range list {
		r := &list[i]
		words := policy.Plain(r.inline.Children)
		if !strings.Contains(words, "項") && !strings.Contains(words, "aragraph") && !strings.Contains(words, "(1)") {
			continue
		}
		p := onlyParagraph(r)
		if p == nil {
			continue
		}
		l, _ := locale.For(r.text.Language)
		for _, found := range l.AppendReferences(nil, words) {
			if found.Doubt || !namesFirst(&found.Citation) || standsAlone(&found.Citation) && !strings.Contains(p.Parent.Label, "条") {
				continue
			}
			pass.Problems.Warn(r.text.File.Pos(r.inline.At), "first-paragraph", "Found", words, "Article", name(p.Parent))
		}
	}
}

// onlyParagraph returns the paragraph that is meant or in which the item that is
// meant stands, if it is the only one of its article and carries no number.
func onlyParagraph(r *reference) *policy.Provision {
	if len(r.inline.Target.IDs) == 0 {
		return nil
	}
	p := r.text.ByID(r.inline.Target.IDs[0])
	for p != nil && p.Kind == policy.Item {
		p = p.Parent
	}
	if p == nil || p.Kind != policy.Paragraph || p.Label != "" || p.Parent == nil || p.Parent.Kind != policy.Article {
		return nil
	}
	n := 0
	for _, c := range p.Parent.Children {
		if c.Kind == policy.Paragraph {
			n++
		}
	}
	if n != 1 {
		return nil
	}
	return p
}

// standsAlone reports whether the citation names the paragraph and no article.
// In texts whose articles are numbers without a word (1., 2.) it may mean one of
// these, and so may Paragraph 1 in English ones.
func standsAlone(c *policy.Citation) bool {
	return c.Steps[0].Kind == policy.Paragraph
}

// namesFirst reports whether the citation names a paragraph 1 by number.
func namesFirst(c *policy.Citation) bool {
	for _, s := range c.Steps {
		if s.Kind == policy.Paragraph && s.Relation == policy.Numbered && s.Number == "1" && !s.Loose {
			return true
		}
	}
	return false
}
