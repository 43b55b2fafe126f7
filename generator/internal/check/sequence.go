package check

import (
	"strings"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// sequence reports written numbers that do not follow each other: a gap, a
// repeat, a wrong order. Articles count through all chapters of the main
// provisions, or anew in each; whatever else is numbered counts within what it
// stands in, and parts of a text may go on from the part before. 抄 allows gaps.
func sequence(pass *Pass) {
	pass.texts(func(_ *policy.Version, t *policy.Text) {
		s := sequencer{text: t, problems: pass.Problems}
		if t.Preamble != nil {
			s.top(t.Preamble.Children)
		}
		s.top(t.Provisions)
	})
}

// sequencer checks the numbers of one text.
type sequencer struct {
	text     *policy.Text
	problems *source.Problems
	last     [kinds]counted // last heading of each kind in the main provisions, 附則 or appendix
	extract  bool
}

// kinds is how many kinds of provisions there are.
const kinds = policy.Form + 1

// counted is a provision and the last number that it counts for: its own, or
// the right one where its own is a slip of one place.
type counted struct {
	*policy.Provision
	number policy.Number
}

func (s *sequencer) top(list []*policy.Provision) {
	s.last = [kinds]counted{}
	s.siblings(list)
}

// siblings checks provisions that stand in the same place, and what is in them.
func (s *sequencer) siblings(list []*policy.Provision) {
	var here [kinds]counted
	for i, p := range list {
		c := counted{p, end(p)}
		if p.Written != "" && p.Number != "" && !unnumbered(p) {
			c.number = s.number(p, here[p.Kind], list[i+1:])
		}
		here[p.Kind], s.last[p.Kind] = c, c
		if p.Kind == policy.Supplementary || p.Kind.IsAppendix() {
			inner := sequencer{text: s.text, problems: s.problems, extract: p.Extract}
			inner.top(p.Children)
			continue
		}
		s.siblings(p.Children)
	}
}

// unnumbered reports whether the number of p is only its place: 附則 are not
// numbered.
func unnumbered(p *policy.Provision) bool { return p.Kind == policy.Supplementary }

// number checks the number of p after before, its elder sibling of the same
// kind, and returns the last number that p counts for. The first in its place
// may begin at 1, or go on from the last of its kind in the place before.
func (s *sequencer) number(p *policy.Provision, before counted, after []*policy.Provision) policy.Number {
	if p.Number.Follows(before.number) && begins(p) {
		return end(p)
	}
	if elder := s.last[p.Kind]; before.Provision == nil && elder.Provision != nil && p.Kind <= policy.Article {
		if p.Number.Follows(elder.number) {
			return end(p)
		}
		before = elder
	}
	if s.extract && p.Number.Compare(before.number) > 0 {
		return end(p)
	}
	s.report(p, before)
	return s.meant(p, before.number, after)
}

// meant returns the number that p should have if the provision after it goes on
// from there, so that one wrong number is one problem; otherwise its own.
func (s *sequencer) meant(p *policy.Provision, last policy.Number, after []*policy.Provision) policy.Number {
	for _, q := range after {
		if q.Kind != p.Kind {
			continue
		}
		if want := next(last); q.Number.Follows(want) && !q.Number.Follows(end(p)) {
			return want
		}
		break
	}
	return end(p)
}

// begins reports whether a branch number does not begin at 1: の一 is not
// written (conventions 1.5).
func begins(p *policy.Provision) bool {
	return !(p.Number.IsBranch() && p.Number.Last() == 1 && p.Number.Letters() == "")
}

// end returns the last number of p: that of a range, or its own; none for nil.
func end(p *policy.Provision) policy.Number {
	switch {
	case p == nil:
		return ""
	case p.Through != "":
		return p.Through
	}
	return p.Number
}

func (s *sequencer) report(p *policy.Provision, before counted) {
	pos := s.text.File.Pos(p.At)
	want := s.written(wanted(p.Number, before.number))
	if before.Provision == nil {
		s.problems.Error(pos, "sequence.first", "Label", p.Written, "Want", want)
		return
	}
	elder, at := name(before.Provision), line(s.text, before.Provision)
	switch p.Number.Compare(before.number) {
	case 0:
		s.problems.Error(pos, "sequence.repeat", "Label", p.Written, "Before", elder, "Line", at)
	case -1:
		s.problems.Error(pos, "sequence.order", "Label", p.Written, "Before", elder, "Line", at)
	default:
		s.problems.Error(pos, "sequence.gap", "Label", p.Written, "Before", elder, "Line", at, "Want", want)
	}
}

// wanted returns the number that should stand where n stands behind before: the
// next branch number if n is one of the same whole number, else the next whole
// one.
func wanted(n, before policy.Number) policy.Number {
	a, b := n.Components(), before.Components()
	switch {
	case len(a) < 2 || len(b) == 0 || a[0] != b[0]:
		return next(before)
	case len(b) == 1:
		return policy.NewNumber(b[0], 2)
	case len(a) == len(b):
		return policy.NewNumber(append(b[:len(b)-1:len(b)-1], b[len(b)-1]+1)...)
	}
	return next(before)
}

// written returns the number as the language of the text writes it: 4の2, 4-2.
func (s *sequencer) written(n policy.Number) string {
	mark := "-"
	if s.text.Language == "ja" {
		mark = "の"
	}
	return strings.ReplaceAll(string(n), "_", mark)
}

// next returns the whole number after n: 5 after 4 and after 4_2.
func next(n policy.Number) policy.Number {
	c := n.Components()
	if len(c) == 0 {
		return "1"
	}
	return policy.NewNumber(c[0] + 1)
}
