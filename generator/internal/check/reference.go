package check

import (
	"jobun/generator/internal/policy"
)

// reference is a linked reference to provisions of the same text.
type reference struct {
	text   *policy.Text
	from   *policy.Provision // nil in the closing
	inline *policy.Inline
	next   []policy.Inline // what stands behind it
}

// references calls visit for every reference that was found to mean provisions
// of its own text, typed or written as a link.
func (pass *Pass) references(visit func(*reference)) {
	pass.texts(func(_ *policy.Version, t *policy.Text) {
		r := reference{text: t}
		t.Walk(func(p *policy.Provision) {
			r.from = p
			r.blocks(p.Blocks, visit)
			r.blocks(p.Tail, visit)
		})
	})
}

func (r *reference) blocks(list []policy.Block, visit func(*reference)) {
	for i := range list {
		b := &list[i]
		r.inlines(b.Inlines, visit)
		r.blocks(b.Blocks, visit)
		for _, item := range b.Items {
			r.blocks(item, visit)
		}
	}
}

func (r *reference) inlines(list []policy.Inline, visit func(*reference)) {
	for i := range list {
		in := &list[i]
		switch {
		case in.Kind == policy.Reference && in.Target != nil && in.Target.Policy == "":
			r.inline, r.next = in, list[i+1:]
			visit(r)
		case len(in.Children) > 0:
			r.inlines(in.Children, visit)
		}
	}
}
