package amendment

import (
	"fmt"

	"jobun/generator/internal/policy"
)

// Verify checks that the amendment is exact: each provision of both texts is in
// it once, those of the new text in their order, and its edits make the words of
// both, character for character. An error is a mistake of this program, and
// nothing that rests on the amendment may be published.
func (a *Amendment) Verify() error {
	each := len(a.changes) / 2 // has the provisions of both texts
	v := verifier{old: make(map[*policy.Provision]bool, each), new: make(map[*policy.Provision]bool, each)}
	v.words("text", "title", a.Title, policy.Plain(a.Old.Title), policy.Plain(a.New.Title))
	order := make([]*policy.Provision, 0, each)
	a.Walk(func(c *Change) {
		if c.From {
			return
		}
		v.change(c)
		if c.New != nil {
			order = append(order, c.New)
		}
	})
	i := 0
	a.New.Walk(func(p *policy.Provision) {
		if v.err == nil && (i >= len(order) || order[i] != p) {
			v.err = fmt.Errorf("%s: not at its place", p.ID)
		}
		i++
	})
	a.Old.Walk(func(p *policy.Provision) {
		if v.err == nil && !v.old[p] {
			v.err = fmt.Errorf("%s: lost", p.ID)
		}
	})
	if v.err != nil {
		return fmt.Errorf("comparison of %s with %s: %w", a.Old.File.Name, a.New.File.Name, v.err)
	}
	return nil
}

type verifier struct {
	old, new map[*policy.Provision]bool // provisions seen
	err      error
}

func (v *verifier) change(c *Change) {
	old, new := c.Old, c.New
	v.once(v.old, old)
	v.once(v.new, new)
	if old == nil {
		old = &policy.Provision{}
	}
	if new == nil {
		new = &policy.Provision{}
	}
	id := c.Provision().ID
	v.words(id, "caption", c.Caption, policy.Plain(old.Caption), policy.Plain(new.Caption))
	v.words(id, "note", c.Remark, policy.Plain(old.Note), policy.Plain(new.Note))
	v.words(id, "text", c.Text(), policy.PlainBlocks(old.Blocks), policy.PlainBlocks(new.Blocks))
	v.words(id, "tail", c.TailText(), policy.PlainBlocks(old.Tail), policy.PlainBlocks(new.Tail))
}

func (v *verifier) once(seen map[*policy.Provision]bool, p *policy.Provision) {
	if p != nil && seen[p] && v.err == nil {
		v.err = fmt.Errorf("%s: there twice", p.ID)
	}
	seen[p] = true
}

func (v *verifier) words(id, what string, w Words, old, new string) {
	switch {
	case v.err != nil:
	case w.Old() != old:
		v.err = fmt.Errorf("%s, %s: the old words are not %.200q", id, what, old)
	case w.New() != new:
		v.err = fmt.Errorf("%s, %s: the new words are not %.200q", id, what, new)
	}
}
