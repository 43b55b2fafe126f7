package check

import (
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
		s.top(t.Provisions)
	})
}

// sequencer checks the numbers of one text.
type sequencer struct {
	text     *policy.Text
	problems *source.Problems
	last     map[policy.Kind]*policy.Provision // last heading of each kind in the main provisions, 附則 or appendix
	extract  bool
}

func (s *sequencer) top(list []*policy.Provision) {
	s.last = map[policy.Kind]*policy.Provision{}
	s.siblings(list)
}

// siblings checks provisions that stand in the same place, and what is in them.
func (s *sequencer) siblings(list []*policy.Provision) {
	here := map[policy.Kind]*policy.Provision{}
	for _, p := range list {
		if p.Written != "" && p.Number != "" && !unnumbered(p) {
			s.number(p, here[p.Kind])
		}
		here[p.Kind], s.last[p.Kind] = p, p
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
// kind. The first in its place may begin at 1, or go on from the last of its
// kind in the place before.
func (s *sequencer) number(p, before *policy.Provision) {
	last := end(before)
	if p.Number.Follows(last) && begins(p) {
		return
	}
	if elder := s.last[p.Kind]; before == nil && elder != nil && p.Kind <= policy.Article && p.Number.Follows(end(elder)) {
		return
	}
	if before == nil && s.last[p.Kind] != nil && p.Kind <= policy.Article && p.Number != "1" {
		before, last = s.last[p.Kind], end(s.last[p.Kind])
	}
	if s.extract && p.Number.Compare(last) > 0 {
		return
	}
	s.report(p, before, last)
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

func (s *sequencer) report(p, before *policy.Provision, last policy.Number) {
	pos := s.text.File.Pos(p.At)
	want := next(last)
	switch {
	case before == nil:
		s.problems.Error(pos, "sequence.first", "Label", p.Written, "Want", string(want))
	case p.Number == last:
		s.problems.Error(pos, "sequence.repeat", "Label", p.Written, "Before", before.Written, "Line", line(s.text, before))
	case p.Number.Compare(last) < 0:
		s.problems.Error(pos, "sequence.order", "Label", p.Written, "Before", before.Written, "Line", line(s.text, before))
	default:
		s.problems.Error(pos, "sequence.gap", "Label", p.Written, "Before", before.Written, "Line", line(s.text, before), "Want", string(want))
	}
}

// next returns the whole number after n: 5 after 4 and after 4_2.
func next(n policy.Number) policy.Number {
	c := n.Components()
	if len(c) == 0 {
		return "1"
	}
	return policy.NewNumber(c[0] + 1)
}
