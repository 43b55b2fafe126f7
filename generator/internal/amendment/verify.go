package amendment

import (
	"fmt"
	"strings"

	"jobun/generator/internal/policy"
)

// Verify checks that the amendment is exact: each provision of both texts is in
// it once, those of the new text in their order, and its edits make the words of
// both, character for character. An error is a mistake of this program, and
// nothing that rests on the amendment may be published.
func (a *Amendment) Verify() error {
	each := len(a.changes) / 2 // has the provisions of both texts
	v := verifier{olds: make([]*policy.Provision, 0, each), news: make([]*policy.Provision, 0, each)}
	v.inlines("text", "title", a.Title, a.Old.Title, a.New.Title)
	a.Walk(func(c *Change) {
		if !c.From {
			v.change(c)
		}
	})
	if p := outOfOrder(a.New, v.news); p != nil {
		v.fail("%s: not at its place", p.ID)
	}
	if outOfOrder(a.Old, v.olds) != nil { // Some have moved, which takes longer to check.
		v.each(a.Old)
	}
	if v.err != nil {
		return fmt.Errorf("comparison of %s with %s: %w", a.Old.File.Name, a.New.File.Name, v.err)
	}
	return nil
}

// outOfOrder returns the first provision that does not stand in the list where it stands
// in the text; nil if the list has those of the text, each once and in order.
func outOfOrder(t *policy.Text, list []*policy.Provision) (found *policy.Provision) {
	i := 0
	t.Walk(func(p *policy.Provision) {
		if found == nil && (i >= len(list) || list[i] != p) {
			found = p
		}
		i++
	})
	if found == nil && i < len(list) {
		return list[i]
	}
	return found
}

type verifier struct {
	olds, news []*policy.Provision // of the changes, in their order
	err        error

	oldWords, newWords []byte // that the edits must make
}

func (v *verifier) fail(format string, args ...any) {
	if v.err == nil {
		v.err = fmt.Errorf(format, args...)
	}
}

// each checks that the old provisions of the changes are those of the text, each once.
func (v *verifier) each(t *policy.Text) {
	seen := make(map[*policy.Provision]bool, len(v.olds))
	for _, p := range v.olds {
		if seen[p] {
			v.fail("%s: there twice", p.ID)
		}
		seen[p] = true
	}
	t.Walk(func(p *policy.Provision) {
		if !seen[p] {
			v.fail("%s: lost", p.ID)
		}
		delete(seen, p)
	})
	if len(seen) > 0 {
		v.fail("%d provisions are not of the old text", len(seen))
	}
}

func (v *verifier) change(c *Change) {
	old, new := c.Old, c.New
	if old == nil {
		old = &policy.Provision{}
	} else {
		v.olds = append(v.olds, old)
	}
	if new == nil {
		new = &policy.Provision{}
	} else {
		v.news = append(v.news, new)
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
	if len(w)+len(old)+len(new) == 0 || isWords(old) && isWords(new) && w.are(old[0].Inlines) && w.are(new[0].Inlines) {
		return
	}
	v.oldWords, v.newWords = policy.AppendPlainBlocks(v.oldWords[:0], old), policy.AppendPlainBlocks(v.newWords[:0], new)
	v.words(id, what, w)
}

func (v *verifier) words(id, what string, w Words) {
	switch {
	case !w.makes(v.oldWords, Insert):
		v.fail("%s, %s: the old words are not %.200q", id, what, v.oldWords)
	case !w.makes(v.newWords, Delete):
		v.fail("%s, %s: the new words are not %.200q", id, what, v.newWords)
	}
}

// are reports whether the words are one edit that is in both texts, and the same as the
// inlines, or both are nothing. Most are, and need not be put together to be compared.
func (w Words) are(list []policy.Inline) bool {
	switch {
	case len(w) == 0:
		return len(list) == 0
	case len(w) > 1 || w[0].Op != Equal:
		return false
	}
	rest, ok := cutInlines(w[0].Text, list)
	return ok && rest == ""
}

// cutInlines returns s without the words of inlines, with which it must begin.
func cutInlines(s string, list []policy.Inline) (rest string, ok bool) {
	for i := range list {
		in := &list[i]
		text := in.Text
		if in.Kind == policy.LineBreak {
			text = "\n"
		}
		if s, ok = strings.CutPrefix(s, text); !ok {
			return s, false
		}
		if in.Kind == policy.LineBreak {
			continue
		}
		if s, ok = cutInlines(s, in.Children); !ok {
			return s, false
		}
	}
	return s, true
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
