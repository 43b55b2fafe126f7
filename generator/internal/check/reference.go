package check

import (
	"jobun/generator/internal/policy"
)

// reference is a linked reference to provisions of the same text.
type reference struct {
	text   *policy.Text
	from   *policy.Provision
	inline *policy.Inline
	next   []policy.Inline // what stands behind it
}

// references returns every reference that was found to mean provisions of its own
// text, typed or written as a link, in reading order. They are collected once for all
// checks.
func (pass *Pass) references() []reference {
	if pass.linked != nil {
		return pass.linked
	}
	n := 0
	pass.texts(func(_ *policy.Version, t *policy.Text) { n += t.Len() })
	pass.linked = make([]reference, 0, n/4) // Few provisions have two.
	pass.texts(func(_ *policy.Version, t *policy.Text) {
		t.Walk(func(p *policy.Provision) {
			pass.linked = appendReferences(pass.linked, t, p)
		})
	})
	return pass.linked
}

// appendReferences appends the references in the own words of the provision p of t.
func appendReferences(list []reference, t *policy.Text, p *policy.Provision) []reference {
	r := referenceReader{reference{text: t, from: p}, list}
	r.blocks(p.Blocks)
	r.blocks(p.Tail)
	return r.list
}

// referenceReader collects references. It holds what the next one has in common with all
// others.
type referenceReader struct {
	reference
	list []reference
}

func (r *referenceReader) blocks(list []policy.Block) {
	for i := range list {
		b := &list[i]
		r.inlines(b.Inlines)
		r.blocks(b.Blocks)
		for _, item := range b.Items {
			r.blocks(item)
		}
	}
}

func (r *referenceReader) inlines(list []policy.Inline) {
	for i := range list {
		in := &list[i]
		switch {
		case in.Kind == policy.Reference && in.Target != nil && in.Target.Policy == "":
			r.inline, r.next = in, list[i+1:]
			r.list = append(r.list, r.reference)
		case len(in.Children) > 0:
			r.inlines(in.Children)
		}
	}
}
