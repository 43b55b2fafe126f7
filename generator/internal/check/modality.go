package check

import (
	"slices"
	"strings"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/source"
)

// modality warns of a provision that obliges or forbids in one language and
// permits in the other, しなければならない against may, and of one that denies what
// the other says: 責任を負いません against is liable. Where both languages have as
// many sentences, each is held against its own. It is a warning, because two
// languages may say the same in other words (義務を負わない, is entitled to); where
// the other sentence has any word that may be one of them, it is silent.
func modality(pass *Pass) {
	c := modalityComparison{problems: pass.Problems}
	for i := range pass.translations() {
		c.translation = &pass.parallel[i]
		for j := range c.pairs {
			if p := &c.pairs[j]; !p.agreed.modality {
				before := pass.Problems.Len()
				c.compare(p)
				p.agreed.modality = pass.Problems.Len() == before
			}
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
	denying locale.Denying
	hints   hint
	modal   bool // it obliges, permits, forbids or denies
	*locale.Modality
}

// hint is whether a sentence has a word that denies, once somebody has asked.
type hint uint8

const (
	unasked hint = iota
	hintsNothing
	hintsNot
)

func (c *modalityComparison) compare(p *pair) {
	if !p.sides[0].modal() && !p.sides[1].modal() {
		return
	}
	for side := range c.sentences {
		c.read(p, side)
	}
	ps, qs := c.sentences[0], c.sentences[1]
	if len(ps) != len(qs) {
		c.hold(p, ps, qs)
		return
	}
	for i := range ps {
		modal := ps[i].modal || qs[i].modal // Without it there is nothing to hold against.
		if modal && c.hold(p, ps[i:i+1], qs[i:i+1]) || len(ps[i].words)+len(qs[i].words) > maxSentences {
			continue
		}
		_ = c.contradicts(p, &ps[i], &qs[i]) || modal && c.inClauses(p, ps[i:i+1], qs[i:i+1])
	}
}

// contradicts reports two sentences of which one says that something is so and the
// other that it is not so: in their predicates or in their conditions, whatever else
// is denied in them, or because one has more words that deny than the other.
func (c *modalityComparison) contradicts(p *pair, here, there *modalSentence) bool {
	if !here.denying.Hint && !there.denying.Hint || !here.denying.Plain && !there.denying.Plain {
		return false
	}
	l, m := c.locales[0], c.locales[1]
	deny := [2]bool{here.denying.Plain && l.DeniesPlainly(here.words), there.denying.Plain && m.DeniesPlainly(there.words)}
	if deny == [2]bool{} {
		return false
	}
	for _, polarity := range [...]func(locale.Locale, string) locale.Predicate{locale.Locale.MainPolarity, locale.Locale.ConditionPolarity} {
		a := polarity(l, here.words)
		if a.Polarity == locale.Unsure {
			continue
		}
		if b := polarity(m, there.words); a.Contradicts(b) && !c.excepted(here, there) {
			c.opposite(p, here, there, a, b)
			return true
		}
	}
	if i, j := lastBrackets(here.words), lastBrackets(there.words); i != [2]int{} && j != [2]int{} {
		a, b := l.ConditionPolarity(here.words[i[0]:i[1]]), m.ConditionPolarity(there.words[j[0]:j[1]])
		if a.Contradicts(b) {
			a.Start, a.End, b.Start, b.End = a.Start+i[0], a.End+i[0], b.Start+j[0], b.End+j[0]
			c.opposite(p, here, there, a, b)
			return true
		}
	}
	if deny == [2]bool{true, true} {
		return false // Each has a word for what the other denies.
	}
	n, o := l.Negations(here.words), m.Negations(there.words)
	unmatched := [2]bool{n.Unmatched(o), o.Unmatched(n)}
	switch {
	case unmatched == [2]bool{}, c.deniedElsewhere(0), c.deniedElsewhere(1):
		return false
	case unmatched[1]:
		c.denied(p, 1, modal{locale.Modal{Start: there.at + o.Start, End: there.at + o.End}, there.run})
	default:
		c.denied(p, 0, modal{locale.Modal{Start: here.at + n.Start, End: here.at + n.End}, here.run})
	}
	return true
}

// excepted reports whether one of two sentences, and not the other, denies in a clause
// that says how or when.
func (c *modalityComparison) excepted(here, there *modalSentence) bool {
	n, o := c.locales[0].Negations(here.words), c.locales[1].Negations(there.words)
	return n.Beside > 0 != (o.Beside > 0)
}

// inClauses reports a clause that obliges in one language where the other permits,
// if neither language has another word of duty or permission in the sentence that
// could be meant; and a sentence that forbids two things where the other forbids one.
func (c *modalityComparison) inClauses(p *pair, ps, qs []modalSentence) bool {
	at := func(m locale.Modal, s *modalSentence) modal {
		return modal{locale.Modal{Start: m.Start + s.at, End: m.End + s.at}, s.run}
	}
	var a locale.Modality
	b := c.locales[1].AdnominalModality(qs[0].words, *qs[0].Modality)
	if b.Duty.Found() || b.Permission.Found() {
		a = c.locales[0].AdnominalModality(ps[0].words, *ps[0].Modality)
	}
	switch {
	case a.Permission.Found() && b.Duty.Found() && !says(qs, c.locales[1].SaysPossible):
		c.report(p, "permits", 0, at(a.Permission, &ps[0]), at(b.Duty, &qs[0]))
	case ps[0].Prohibition.Found() && c.locales[1].BansTwice(qs[0].words) && !c.locales[0].BansTwice(ps[0].words):
		c.denied(p, 1, at(qs[0].Prohibition, &qs[0]))
	case a.Duty.Found() && b.Permission.Found() && !qs[0].Duty.Found():
		c.report(p, "permits", 1, at(b.Permission, &qs[0]), at(a.Duty, &ps[0]))
	default:
		return false
	}
	return true
}

func (c *modalityComparison) opposite(p *pair, here, there *modalSentence, a, b locale.Predicate) {
	prevailing, translation := &p.sides[0], &p.sides[1]
	pos := translation.text.File.Pos(offset(translation.runs[there.run].inlines, there.at+b.Start))
	at := prevailing.text.File.Pos(offset(prevailing.runs[here.run].inlines, here.at+a.Start))
	id := "modality.opposite"
	if a.Polarity == locale.Denies {
		id = "modality.opposite-there"
	}
	c.problems.Warn(pos, id, "Found", there.words[b.Start:b.End], "Other", here.words[a.Start:a.End], "Place", at.String())
}

// modal reports whether one of the sentences obliges, permits, forbids or denies.
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

// maxSentences is how many bytes a sentence and its translation may have that are
// compared word by word: more than any that a reader could follow.
const maxSentences = 6000

// hold holds sentences against those that say the same in the other language. One
// contradiction is reported once, at the side that permits.
func (c *modalityComparison) hold(p *pair, ps, qs []modalSentence) bool {
	return c.permits(p, 1, qs, ps) || c.permits(p, 0, ps, qs) ||
		c.forbids(p, 1, qs, ps) || c.forbids(p, 0, ps, qs) ||
		c.denies(p, 1, qs, ps) || c.denies(p, 0, ps, qs)
}

// permits reports a permission here where the other language leaves no choice.
// Side is where here is.
func (c *modalityComparison) permits(p *pair, side int, here, there []modalSentence) bool {
	duty, ban := first(there, dutyOf), first(there, prohibitionOf)
	permission := first(here, permissionOf)
	if !permission.Found() {
		permission = first(here, possibilityOf)
		if !permission.Sure || !duty.Sure || !c.leavesNoChoice(side, permission, here, there) {
			return false
		}
	}
	switch {
	case c.leavesNoChoice(side, permission, here, there):
	case says(there, c.locales[1-side].SaysPossible), !permission.Sure && (first(here, dutyOf).Found() || first(here, prohibitionOf).Found()):
		return false
	case ban.Found() && !duty.Found() && c.limits(side, here, there):
		return false
	}
	switch {
	case duty.Found():
		c.report(p, "permits", side, permission, duty)
	case ban.Found():
		c.report(p, "permits", side, permission, ban)
	case side == 1 && (permission.Sure || says(there, c.locales[0].SaysDuty)):
		c.reportPlain(p, permission)
	default:
		return false
	}
	return true
}

// leavesNoChoice reports whether the sentence there obliges or forbids, and the
// one here does nothing but permit, whatever is possible in the clauses inside
// them.
func (c *modalityComparison) leavesNoChoice(side int, permission modal, here, there []modalSentence) bool {
	duty, ban := first(there, dutyOf), first(there, prohibitionOf)
	switch {
	case !permission.Sure || first(there, permissionOf).Sure || first(here, dutyOf).Found() || first(here, prohibitionOf).Found():
		return false
	case c.limits(side, here, there):
		return false
	}
	return duty.Sure && !says(here, c.locales[side].SaysDuty) || ban.Sure
}

// limits reports whether the sentence here permits something under a condition,
// and may so say the same as one that forbids all else.
func (c *modalityComparison) limits(side int, here, there []modalSentence) bool {
	return says(here, c.locales[side].SaysOnly) || says(here, c.locales[side].Excepts) && !says(there, c.locales[1-side].Excepts)
}

// forbids reports a prohibition here where the other language obliges or permits.
func (c *modalityComparison) forbids(p *pair, side int, here, there []modalSentence) bool {
	ban := first(here, prohibitionOf)
	if !ban.Found() || first(there, prohibitionOf).Found() {
		return false
	}
	duty, permission := first(there, dutyOf), first(there, permissionOf)
	excepts := says(here, c.locales[side].Excepts)
	switch {
	case permission.Found() && !first(here, permissionOf).Found() && !(excepts && c.limits(1-side, there, here)) && (ban.Sure && permission.Sure || !says(there, c.locales[1-side].SaysOnly)):
		c.report(p, "forbids", side, ban, permission)
	case duty.Found() && !permission.Sure && !(excepts && !says(there, c.locales[1-side].Excepts)) && !c.shuns(1-side, there, excepts):
		c.report(p, "forbids", side, ban, duty)
	default:
		return false
	}
	return true
}

// shuns reports whether a duty is one not to do something. Words that except
// something are no sign of it where the other language excepts something too: without
// consent, 承諾を得ないで.
func (c *modalityComparison) shuns(side int, list []modalSentence, excepts bool) bool {
	return says(list, func(s string) bool {
		if excepts {
			s = strings.ReplaceAll(strings.ReplaceAll(s, "without", ""), "unless", "")
		}
		return c.locales[side].Shuns(s)
	})
}

// denies reports words that forbid or deny here where the other language has no
// word that denies, limits or excepts anything.
func (c *modalityComparison) denies(p *pair, side int, here, there []modalSentence) bool {
	denial, denied := first(here, prohibitionOf), c.locales[1-side].HintsNot
	if !denial.Found() {
		denial = first(here, denialOf)
		if !denial.Found() || !denial.Sure && (len(here) > 1 || len(there) > 1) {
			return false
		}
		if denial.Sure {
			denied = c.locales[1-side].SaysNot
		} else if inBrackets(here[0].words[:max(0, denial.Start-here[0].at)]) {
			denied = func(s string) bool { return c.locales[1-side].HintsNot(withoutSigns.Replace(s)) }
		}
	}
	if says(there, denied) || c.deniedElsewhere(side) {
		return false
	}
	c.denied(p, side, denial)
	return true
}

// denied reports the word of one side that denies what the other does not.
func (c *modalityComparison) denied(p *pair, side int, denial modal) {
	prevailing, translation := &p.sides[0], &p.sides[1]
	if side == 1 {
		pos := translation.text.File.Pos(offset(translation.runs[denial.run].inlines, denial.Start))
		c.problems.Warn(pos, "modality.denies", "Found", denial.quote(translation), "Label", where(prevailing.provision), "Place", place(prevailing.text, prevailing.provision))
		return
	}
	pos := translation.text.File.Pos(translation.provision.At)
	at := prevailing.text.File.Pos(offset(prevailing.runs[denial.run].inlines, denial.Start))
	c.problems.Warn(pos, "modality.denies-there", "Other", denial.quote(prevailing), "Place", at.String())
}

// lastBrackets returns what stands in the last brackets of a sentence.
func lastBrackets(s string) (inside [2]int) {
	for _, pair := range [...][2]string{{"（", "）"}, {"(", ")"}} {
		open := strings.LastIndex(s, pair[0])
		if open < 0 {
			continue
		}
		if size := strings.Index(s[open:], pair[1]); size > 0 {
			return [2]int{open + len(pair[0]), open + size}
		}
	}
	return inside
}

// inBrackets reports whether brackets are open behind the words.
func inBrackets(words string) bool {
	return strings.Count(words, "(") > strings.Count(words, ")") || strings.Count(words, "（") > strings.Count(words, "）")
}

// withoutSigns makes what stands in brackets words of the sentence around them, of
// which it denies nothing otherwise.
var withoutSigns = strings.NewReplacer("（", "、", "）", "、")

// deniedElsewhere reports whether the other language denies in a sentence what it
// says in another here: sentences are not always cut at the same places.
func (c *modalityComparison) deniedElsewhere(side int) bool {
	if len(c.sentences[0]) != len(c.sentences[1]) {
		return false
	}
	for i := range c.sentences[side] {
		if c.hintsNot(1-side, i) && !c.hintsNot(side, i) {
			return true
		}
	}
	return false
}

func (c *modalityComparison) hintsNot(side, i int) bool {
	s := &c.sentences[side][i]
	if s.hints == unasked {
		s.hints = hintsNothing
		if c.locales[side].HintsNot(s.words) {
			s.hints = hintsNot
		}
	}
	return s.hints == hintsNot
}

// modal is a modal word in a run.
type modal struct {
	locale.Modal
	run int
}

func dutyOf(m *locale.Modality) locale.Modal        { return m.Duty }
func permissionOf(m *locale.Modality) locale.Modal  { return m.Permission }
func prohibitionOf(m *locale.Modality) locale.Modal { return m.Prohibition }
func possibilityOf(m *locale.Modality) locale.Modal { return m.Possibility }
func denialOf(m *locale.Modality) locale.Modal      { return m.Denial }

// first returns the first modal word of one kind, one that is sure if there is one.
func first(list []modalSentence, of func(*locale.Modality) locale.Modal) (found modal) {
	for i := range list {
		m := of(list[i].Modality)
		if m.Found() && (!found.Found() || m.Sure && !found.Sure) {
			found = modal{locale.Modal{Start: m.Start + list[i].at, End: m.End + list[i].at, Sure: m.Sure}, list[i].run}
		}
	}
	return found
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
