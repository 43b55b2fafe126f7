package check

import (
	"slices"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/source"
)

// modality warns of a provision that obliges or forbids in one language and
// permits in the other: しなければならない against may. Where both languages have as
// many sentences, each is held against its own. It is a warning, because two
// languages may say the same in other words (義務を負わない, is entitled to); where
// the other sentence has any word of that kind, it is silent.
func modality(pass *Pass) {
	c := modalityComparison{problems: pass.Problems}
	for i := range pass.translations() {
		c.translation = &pass.parallel[i]
		for j := range c.pairs {
			c.compare(&c.pairs[j])
		}
	}
}

// modalityComparison compares what two texts oblige and permit.
type modalityComparison struct {
	*translation
	problems  *source.Problems
	sentences [2][]modalSentence
}

// modalSentence is a sentence and where it stands.
type modalSentence struct {
	words   string
	run, at int // the run, and the offset in its words
	locale.Modality
}

func (c *modalityComparison) compare(p *pair) {
	if !p.sides[0].modal() && !p.sides[1].modal() {
		return
	}
	for side := range c.sentences {
		c.read(p, side)
	}
	ps, qs := c.sentences[0], c.sentences[1]
	if len(ps) == len(qs) {
		for i := range ps {
			c.hold(p, ps[i:i+1], qs[i:i+1])
		}
		return
	}
	c.hold(p, ps, qs)
}

// modal reports whether one of the sentences obliges, permits or forbids.
func (s *side) modal() bool {
	return slices.ContainsFunc(s.runs, func(r run) bool { return r.modal })
}

// read collects the sentences of one side.
func (c *modalityComparison) read(p *pair, side int) {
	c.sentences[side] = c.sentences[side][:0]
	for n := range p.sides[side].runs {
		first := len(c.sentences[side])
		c.sentences[side] = append(c.sentences[side], p.sides[side].runs[n].sentences...)
		for i := range c.sentences[side][first:] {
			c.sentences[side][first+i].run = n
		}
	}
}

// hold holds sentences against those that say the same in the other language. One
// contradiction is reported once, at the side that permits.
func (c *modalityComparison) hold(p *pair, ps, qs []modalSentence) {
	if !c.permits(p, 1, qs, ps) && !c.permits(p, 0, ps, qs) && !c.forbids(p, 1, qs, ps) {
		c.forbids(p, 0, ps, qs)
	}
}

// permits reports a permission here where the other language leaves no choice.
// Side is where here is.
func (c *modalityComparison) permits(p *pair, side int, here, there []modalSentence) bool {
	permission := first(here, permissionOf)
	if !permission.Found() || says(there, c.locales[1-side].SaysPossible) {
		return false
	}
	duty, ban := first(there, dutyOf), first(there, prohibitionOf)
	switch {
	case duty.Found():
		c.report(p, "permits", side, permission, duty)
	case ban.Found() && says(here, c.locales[side].SaysOnly):
		return false
	case ban.Found():
		c.report(p, "permits", side, permission, ban)
	case side == 1:
		c.reportPlain(p, permission)
	}
	return true
}

// forbids reports a prohibition here where the other language obliges or permits.
func (c *modalityComparison) forbids(p *pair, side int, here, there []modalSentence) bool {
	ban := first(here, prohibitionOf)
	if !ban.Found() || first(there, prohibitionOf).Found() {
		return false
	}
	duty, permission := first(there, dutyOf), first(there, permissionOf)
	switch {
	case permission.Found() && !first(here, permissionOf).Found() && !says(there, c.locales[1-side].SaysOnly):
		c.report(p, "forbids", side, ban, permission)
	case duty.Found() && !permission.Found() && !says(there, c.locales[1-side].SaysNot) && !says(here, c.locales[side].SaysOnly):
		c.report(p, "forbids", side, ban, duty)
	default:
		return false
	}
	return true
}

// modal is a modal word in a run.
type modal struct {
	locale.Modal
	run int
}

func dutyOf(m *locale.Modality) locale.Modal        { return m.Duty }
func permissionOf(m *locale.Modality) locale.Modal  { return m.Permission }
func prohibitionOf(m *locale.Modality) locale.Modal { return m.Prohibition }

// first returns the first modal word of one kind.
func first(list []modalSentence, of func(*locale.Modality) locale.Modal) modal {
	for i := range list {
		if m := of(&list[i].Modality); m.Found() {
			return modal{locale.Modal{Start: m.Start + list[i].at, End: m.End + list[i].at}, list[i].run}
		}
	}
	return modal{}
}

func says(list []modalSentence, what func(string) bool) bool {
	for i := range list {
		if what(list[i].words) {
			return true
		}
	}
	return false
}

// report reports the word here of one side against the word there of the other,
// at the translation.
func (c *modalityComparison) report(p *pair, id string, side int, here, there modal) {
	words := [2]modal{}
	words[side], words[1-side] = here, there
	if side == 0 {
		id += "-there"
	}
	prevailing, translation := &p.sides[0], &p.sides[1]
	pos := translation.text.File.Pos(offset(translation.runs[words[1].run].inlines, words[1].Start))
	place := prevailing.text.File.Pos(offset(prevailing.runs[words[0].run].inlines, words[0].Start))
	c.problems.Warn(pos, "modality."+id, "Found", words[1].quote(translation), "Other", words[0].quote(prevailing), "Place", place.String())
}

// reportPlain reports a permission in the translation where the prevailing text
// says without any such word what is done.
func (c *modalityComparison) reportPlain(p *pair, here modal) {
	prevailing, translation := &p.sides[0], &p.sides[1]
	pos := translation.text.File.Pos(offset(translation.runs[here.run].inlines, here.Start))
	c.problems.Warn(pos, "modality.permits-alone", "Found", here.quote(translation), "Label", where(prevailing.provision), "Place", place(prevailing.text, prevailing.provision))
}

func (m modal) quote(s *side) string { return s.runs[m.run].words[m.Start:m.End] }
