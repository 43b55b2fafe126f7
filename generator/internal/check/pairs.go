package check

import (
	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// translation is a text beside the prevailing one of its version, provision by
// provision.
type translation struct {
	prevailing, text *policy.Text
	locales          [2]locale.Locale // of the prevailing text and of the translation
	pairs            []pair           // in reading order
}

// pair is one provision in both languages. Of what stands in only one of the two
// there is no pair: that is reported by the check parallel.
type pair struct {
	sides  [2]side // the prevailing text, the translation
	parent int     // index of the pair around it; -1 if there is none
}

// side is a provision in one language with its own words, without those of the
// provisions inside it.
type side struct {
	text      *policy.Text
	provision *policy.Provision
	runs      []run
}

// run is the words of one block, cell or caption.
type run struct {
	inlines []policy.Inline
	words   string
}

// translations returns all translations of the policy. They are read once for
// all checks.
func (pass *Pass) translations() []translation {
	if pass.paired {
		return pass.parallel
	}
	pass.paired = true
	for _, v := range pass.Policy.Versions {
		prevailing := v.Texts[pass.Policy.Prevailing]
		for _, l := range pass.Policy.Languages(v) {
			if l != pass.Policy.Prevailing && prevailing != nil {
				pass.parallel = append(pass.parallel, pairUp(prevailing, v.Texts[l]))
			}
		}
	}
	return pass.parallel
}

func pairUp(prevailing, text *policy.Text) translation {
	t := translation{prevailing: prevailing, text: text}
	t.locales[0], _ = locale.For(prevailing.Language)
	t.locales[1], _ = locale.For(text.Language)
	if p, q := prevailing.Preamble, text.Preamble; p != nil && q != nil {
		t.pair(p, q, -1)
	}
	t.children(prevailing.Provisions, text.Provisions, -1)
	return t
}

// children pairs what stands in the same place. Of articles and what is around
// them each finds its own; items and paragraphs are left out if there are not as
// many in both languages, because then nobody knows which is which.
func (t *translation) children(ps, qs []*policy.Provision, parent int) {
	j := 0
	for _, p := range ps {
		if (p.Kind == policy.Paragraph || p.Kind == policy.Item) && len(ps) != len(qs) {
			continue
		}
		for k := j; k < len(qs); k++ {
			if same(p, qs[k]) {
				t.pair(p, qs[k], parent)
				j = k + 1
				break
			}
		}
	}
}

func (t *translation) pair(p, q *policy.Provision, parent int) {
	if p.Status != q.Status {
		return
	}
	t.pairs = append(t.pairs, pair{[2]side{sideOf(t.prevailing, p), sideOf(t.text, q)}, parent})
	t.children(p.Children, q.Children, len(t.pairs)-1)
}

// sideOf collects the words of a provision. Notes are no law, and are left out.
func sideOf(t *policy.Text, p *policy.Provision) side {
	s := side{text: t, provision: p}
	s.add(p.Caption)
	s.add(p.Note)
	s.blocks(p.Blocks)
	s.blocks(p.Tail)
	return s
}

func (s *side) add(inlines []policy.Inline) {
	if len(inlines) > 0 {
		s.runs = append(s.runs, run{inlines, policy.Plain(inlines)})
	}
}

func (s *side) blocks(list []policy.Block) {
	for i := range list {
		b := &list[i]
		if b.Kind == policy.Note {
			continue
		}
		s.add(b.Inlines)
		for _, item := range b.Items {
			s.blocks(item)
		}
		for _, row := range b.Rows {
			for _, cell := range row {
				s.add(cell)
			}
		}
	}
}

// within reports whether the pair inner stands inside the pair outer.
func (t *translation) within(inner, outer int) bool {
	for i := t.pairs[inner].parent; i >= 0; i = t.pairs[i].parent {
		if i == outer {
			return true
		}
	}
	return false
}

// where names a provision in a message with the article in which it stands:
// 第4条 2., or the article alone for a paragraph without a label.
func where(p *policy.Provision) string {
	around := inside(p)
	switch {
	case p.Label == "" && around != "":
		return around
	case around == "" || p.Kind != policy.Paragraph && p.Kind != policy.Item:
		return name(p)
	}
	return around + " " + p.Label
}

// inSupplement reports whether p stands in supplementary provisions or in an
// appendix, which speak of the words and numbers of their day.
func inSupplement(p *policy.Provision) bool {
	for ; p != nil; p = p.Parent {
		if p.Kind == policy.Supplementary || p.Kind.IsAppendix() {
			return true
		}
	}
	return false
}
