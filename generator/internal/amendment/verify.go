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
	v.inlines("text", "title", a.Title, a.Old.Title, a.New.Title)
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

	oldWords, newWords []byte // that the edits must make
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
	v.inlines(id, "caption", c.Caption, old.Caption, new.Caption)
	v.inlines(id, "note", c.Remark, old.Note, new.Note)
	v.blocks(id, "text", c.Text(), old.Blocks, new.Blocks)
	v.blocks(id, "tail", c.TailText(), old.Tail, new.Tail)
}

func (v *verifier) inlines(id, what string, w Words, old, new []policy.Inline) {
	if w.are(old) && w.are(new) {
		return
	}
	v.oldWords, v.newWords = policy.AppendPlain(v.oldWords[:0], old), policy.AppendPlain(v.newWords[:0], new)
	v.words(id, what, w)
}

func (v *verifier) blocks(id, what string, w Words, old, new []policy.Block) {
	if isWords(old) && isWords(new) && w.are(old[0].Inlines) && w.are(new[0].Inlines) {
		return
	}
	v.oldWords, v.newWords = policy.AppendPlainBlocks(v.oldWords[:0], old), policy.AppendPlainBlocks(v.newWords[:0], new)
	v.words(id, what, w)
}

func (v *verifier) once(seen map[*policy.Provision]bool, p *policy.Provision) {
	if p != nil && seen[p] && v.err == nil {
		v.err = fmt.Errorf("%s: there twice", p.ID)
	}
	seen[p] = true
}

func (v *verifier) words(id, what string, w Words) {
	switch {
	case v.err != nil:
	case !w.makes(v.oldWords, Insert):
		v.err = fmt.Errorf("%s, %s: the old words are not %.200q", id, what, v.oldWords)
	case !w.makes(v.newWords, Delete):
		v.err = fmt.Errorf("%s, %s: the new words are not %.200q", id, what, v.newWords)
	}
}

// are reports whether the words are one edit that is in both texts, and the same as
// plain text in one piece. Most are, and need not be put together to be compared.
func (w Words) are(list []policy.Inline) bool {
	return len(w) == 1 && w[0].Op == Equal && len(list) == 1 && list[0].Kind == policy.PlainText && len(list[0].Children) == 0 && list[0].Text == w[0].Text
}

// makes reports whether the edits without those of an operation make a text.
func (w Words) makes(text []byte, without Op) bool {
	for _, e := range w {
		if e.Op == without {
			continue
		}
		if len(e.Text) > len(text) || string(text[:len(e.Text)]) != e.Text {
			return false
		}
		text = text[len(e.Text):]
	}
	return len(text) == 0
}
