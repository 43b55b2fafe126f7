package check

import (
	"strings"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// stale reports references that say what they said in the version before and now
// lead to another provision, because what they referred to moved or has another
// number: 第8条 was 委託先の監督, and is now 外部送信. It looks at typed references only
// by its nature, for the words of [](#name) follow the number. It is an error where
// the words around the reference did not change, and a warning where they did, for
// then somebody has read them.
func stale(pass *Pass) {
	readers := pass.staleReaders()
	list := pass.references()
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].from == list[0].from {
			n++
		}
		if s := readers[list[0].text]; s != nil {
			s.provision(list[0].from, list[:n])
		}
		list = list[n:]
	}
}

// staleReaders returns who reads the texts that have one of the version before.
func (pass *Pass) staleReaders() map[*policy.Text]*staleReader {
	h := pass.history()
	readers := map[*policy.Text]*staleReader{}
	for i := 1; i < len(pass.Policy.Versions); i++ {
		before, version := pass.Policy.Versions[i-1], pass.Policy.Versions[i]
		for _, l := range pass.Policy.Languages(version) {
			if from, to := before.Texts[l], version.Texts[l]; from != nil && to != nil {
				readers[to] = &staleReader{pass: pass, since: before.Name(), old: from, new: to, amendment: h.Compare(before, version, l)}
			}
		}
	}
	return readers
}

type staleReader struct {
	pass      *Pass
	since     string // name of the version before
	old, new  *policy.Text
	amendment *amendment.Amendment
	olds      []reference // that a provision had; used again
}

// provision compares the references of a provision with those that it had.
func (s *staleReader) provision(p *policy.Provision, news []reference) {
	c := s.amendment.Of(p)
	if c == nil || c.Old == nil || supplementary(p) {
		return // 附則 speak of the numbers of their day.
	}
	s.olds = appendReferences(s.olds[:0], s.old, c.Old)
	k := 0
	for i := range news {
		n := news[i].inline
		words := policy.Plain(n.Children)
		for j := k; j < len(s.olds); j++ {
			if policy.Plain(s.olds[j].inline.Children) == words {
				s.reference(c, s.olds[j].inline, n)
				k = j + 1
				break
			}
		}
	}
}

// supplementary reports whether p is in 附則.
func supplementary(p *policy.Provision) bool {
	for ; p != nil; p = p.Parent {
		if p.Kind == policy.Supplementary {
			return true
		}
	}
	return false
}

// reference compares what one reference meant and means: its first and its last
// provision.
func (s *staleReader) reference(c *amendment.Change, o, n *policy.Inline) {
	olds, news := o.Target.IDs, n.Target.IDs
	if len(olds) == 0 || len(news) == 0 {
		return
	}
	first := s.now(olds[0])
	if first == nil || first.ID != news[0] {
		s.report(c, n, "stale.moved", olds[0], news[0], first)
		return
	}
	// 各号 and 前各号 mean all that there are; only a range that names its end can be
	// wrong about it.
	last, newLast := olds[len(olds)-1], news[len(news)-1]
	if len(olds) > 1 && namesItsEnd(policy.Plain(n.Children)) {
		if now := s.now(last); now != nil && now.ID != newLast {
			s.report(c, n, "stale.end", last, newLast, now)
		}
	}
}

// now returns the provision of the new text that has come from the old one with
// the identifier; nil if it is gone.
func (s *staleReader) now(id string) *policy.Provision {
	p := s.old.ByID(id)
	if p == nil {
		return nil
	}
	if c := s.amendment.Of(p); c != nil {
		return c.New
	}
	return nil
}

// namesItsEnd reports whether the words of a range say where it ends.
func namesItsEnd(words string) bool {
	return strings.Contains(words, "から") || strings.Contains(words, "乃至") || strings.Contains(words, " through ") || strings.Contains(words, " to ")
}

func (s *staleReader) report(c *amendment.Change, in *policy.Inline, id, was, is string, now *policy.Provision) {
	old, new := s.old.ByID(was), s.new.ByID(is)
	if old == nil || new == nil || now == nil && sameCaption(old, new) {
		return
	}
	args := []string{
		"Found", policy.Plain(in.Children), "Since", s.since,
		"Was", s.describe(s.old, old), "Is", s.describe(s.new, new),
	}
	if now == nil {
		id = "stale.gone"
	} else {
		args = append(args, "Now", s.cite(s.new, now))
	}
	pos := s.new.File.Pos(in.At)
	if c.Kind == amendment.Amended || c.Kind == amendment.Replaced {
		s.pass.Problems.Warn(pos, id, args...)
		return
	}
	s.pass.Problems.Error(pos, id, args...)
}

// sameCaption reports whether two provisions are about the same thing, by the
// captions of their articles.
func sameCaption(p, q *policy.Provision) bool {
	a, b := captionAround(p), captionAround(q)
	return a != "" && a == b
}

func captionAround(p *policy.Provision) string {
	for ; p != nil; p = p.Parent {
		if len(p.Caption) > 0 {
			return policy.Plain(p.Caption)
		}
	}
	return ""
}

// describe names a provision by how it is cited and its caption: 第8条（委託先の監督）.
func (s *staleReader) describe(t *policy.Text, p *policy.Provision) string {
	words := s.cite(t, p)
	caption := captionAround(p)
	switch {
	case caption == "":
		return words
	case t.Language == "ja":
		return words + "（" + caption + "）"
	}
	return words + " (" + caption + ")"
}

func (s *staleReader) cite(t *policy.Text, p *policy.Provision) string {
	return locale.Citation(t, []*policy.Provision{p}, locale.StyleOf(s.pass.Policy, t.Language))
}
