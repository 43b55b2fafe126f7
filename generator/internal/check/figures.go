package check

import (
	"iter"
	"slices"
	"strings"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// figures reports figures that a provision has in one language only: 30日 against
// 14 days. What one language may say without a figure is compared only with a
// figure of the other: a month is 1か月, and against 2か月 it is reported.
func figures(pass *Pass) {
	var c figureComparison
	for i := range pass.translations() {
		c.compare(&pass.parallel[i], pass.Problems)
	}
}

// figureComparison compares the figures of two texts. Its lists are used again.
type figureComparison struct {
	*translation
	problems *source.Problems
	found    []locale.Figure
	left     [2][]foundFigure // what has no counterpart in its own provision
	places   [2]places
}

// foundFigure is a figure and where it stands.
type foundFigure struct {
	locale.Figure
	pair, run int
	state     figureState
}

type figureState uint8

const (
	unmatched figureState = iota
	repeated              // its like stands once more in the same provision
	matched
	reported // against another one
)

func (c *figureComparison) compare(t *translation, problems *source.Problems) {
	c.translation, c.problems = t, problems
	c.left[0], c.left[1] = c.left[0][:0], c.left[1][:0]
	for i := range t.pairs {
		p := &t.pairs[i]
		if only := p.onlyWords(); !only || !p.agreed.figures {
			p.agreed.figures = c.pair(i) && only
		}
	}
	c.acrossPairs()
	c.report()
}

// pair reads the figures of a pair and keeps those without a counterpart. It reports
// whether there are none, and no other problem.
func (c *figureComparison) pair(i int) (agree bool) {
	before := c.problems.Len()
	var from [2]int
	for side := range c.left {
		from[side] = len(c.left[side])
		c.read(i, side)
	}
	ps, qs := c.left[0][from[0]:], c.left[1][from[1]:]
	c.match(ps, qs, func(f, g *locale.Figure) bool { return f.Same(g) && f.Bound == g.Bound })
	c.match(ps, qs, (*locale.Figure).Same)
	c.match(ps, qs, (*locale.Figure).Like)
	repeats(ps, qs)
	repeats(qs, ps)
	c.periods(i)
	for side := range c.left {
		kept := slices.DeleteFunc(c.left[side][from[side]:], func(f foundFigure) bool { return f.state == matched })
		c.left[side] = c.left[side][:from[side]+len(kept)]
	}
	return c.problems.Len() == before && len(c.left[0]) == from[0] && len(c.left[1]) == from[1]
}

// periods reports a provision that says per month in one language as often as per
// year in the other.
func (c *figureComparison) periods(i int) {
	var list [2][]foundFigure
	for side := range list {
		for n, r := range c.pairs[i].sides[side].all {
			for _, f := range r.often(c.locales[side]) {
				list[side] = append(list[side], foundFigure{Figure: f, pair: i, run: n})
			}
		}
		if len(list[side]) == 0 {
			return
		}
	}
	c.match(list[0], list[1], (*locale.Figure).Same)
	for p := range list[0] {
		for q := range near(p, len(list[0]), len(list[1])) {
			if a, b := &list[0][p], &list[1][q]; a.state == unmatched && b.state == unmatched {
				c.differ(a, b)
				a.state, b.state = reported, reported
			}
		}
	}
}

// read appends the figures of one side of a pair.
func (c *figureComparison) read(i, side int) {
	s := &c.pairs[i].sides[side]
	for n := range s.all {
		c.found = append(c.found[:0], s.all[n].figures...)
		c.found = appendLinks(c.found, s.all[n].inlines, 0)
		for _, f := range c.found {
			if f.Other != 0 {
				c.problems.Error(s.text.File.Pos(offset(s.all[n].inlines, f.Start)), "figures.words", "Found", s.all[n].words[f.Start:f.End])
			}
			if f.Kind == locale.Address {
				f.Text = withoutLanguage(f.Text)
			}
			if f.Kind == locale.Ratio && f.Num == f.Den && strings.Contains(s.all[n].words[f.Start:f.End], "100") {
				f.Soft = true // 100% may be all, or complete.
			}
			c.left[side] = append(c.left[side], foundFigure{Figure: f, pair: i, run: n})
		}
	}
}

// appendLinks appends the addresses behind links.
func appendLinks(list []locale.Figure, inlines []policy.Inline, at int) []locale.Figure {
	for i := range inlines {
		in := &inlines[i]
		end := at + policy.PlainLen(inlines[i:i+1])
		if in.Kind == policy.Link && strings.HasPrefix(in.Href, "http") {
			list = append(list, locale.AddressFigure(in.Href, at, end))
		}
		at = end
	}
	return list
}

// withoutLanguage returns an address without the parts that name a language,
// because a page may have one for each.
func withoutLanguage(address string) string {
	var kept []string
	for _, part := range strings.Split(address, "/") {
		switch strings.ToLower(part) {
		case "ja", "en", "jp", "us", "ja-jp", "en-us", "ja_jp", "en_us", "english", "japanese":
		default:
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, "/")
}

// match marks each figure of either list that has its own counterpart in the
// other.
func (c *figureComparison) match(ps, qs []foundFigure, equal func(f, g *locale.Figure) bool) {
	few := fewValues(qs)
	for i := range ps {
		if ps[i].state != unmatched || !few.mayHave(&ps[i], equal) {
			continue
		}
		for j := range near(i, len(ps), len(qs)) {
			if qs[j].state == unmatched && equal(&ps[i].Figure, &qs[j].Figure) {
				ps[i].state, qs[j].state = matched, matched
				c.bounds(&ps[i], &qs[j])
				break
			}
		}
	}
}

// bounds reports two figures that are the same and another bound: 18歳以上 against
// under 18. Who says of the one what may be says of the other what may not be
// (18歳未満は利用できない, must be 18 or older), so where one language denies and the
// other does not, it is silent.
func (c *figureComparison) bounds(p, q *foundFigure) {
	if p.Bound == q.Bound || p.Bound == locale.NoBound || q.Bound == locale.NoBound {
		return
	}
	if p.Bound.Opposite(q.Bound) && c.denies(p, 0) != c.denies(q, 1) && !(c.affirms(p, 0) && c.affirms(q, 1)) {
		return
	}
	report := c.problems.Warn
	if p.Bound.Opposite(q.Bound) {
		report = c.problems.Error
	}
	report(c.pos(q, 1), "figures.bound", "Found", c.withBound(q, 1), "Other", c.withBound(p, 0), "Place", c.pos(p, 0).String())
}

// sentence returns the sentence of a figure.
func (c *figureComparison) sentence(f *foundFigure, side int) (words string) {
	for _, sentence := range c.pairs[f.pair].sides[side].all[f.run].sentences {
		if sentence.at <= f.Start {
			words = sentence.words
		}
	}
	return words
}

// affirms reports whether the sentence of a figure surely denies nothing.
func (c *figureComparison) affirms(f *foundFigure, side int) bool {
	return c.locales[side].MainPolarity(c.sentence(f, side)).Polarity == locale.Affirms
}

// denies reports whether the sentence of a figure denies something.
func (c *figureComparison) denies(f *foundFigure, side int) bool {
	l := c.locales[side]
	words := l.WithoutBounds(c.sentence(f, side))
	return l.Negations(words).Plain > 0 || l.Refuses(words)
}

// withBound returns the figure with the words around it that make it a bound.
func (c *figureComparison) withBound(f *foundFigure, side int) string {
	start, end := c.locales[side].BoundAround(c.pairs[f.pair].sides[side].all[f.run].words, f.Figure)
	return c.pairs[f.pair].sides[side].all[f.run].words[start:end]
}

// near returns which of m figures are held against the figure i of n: all of them,
// unless there are more than in any table of fees. In that case it is those at the
// same place, where its counterpart is if both languages have them in one order.
func near(i, n, m int) iter.Seq[int] {
	from, to := 0, m
	if m > maxFigures {
		at := i * m / n
		from, to = max(0, at-maxNear), min(m, at+maxNear)
	}
	return func(yield func(int) bool) {
		for j := from; j < to && yield(j); j++ {
		}
	}
}

const (
	maxFigures = 1000 // of one provision, of which each may be held against each
	maxNear    = 200  // before and behind the same place
)

// values are the figures of a long list, each once, if they are few; nil if they are not
// known. Where none of them is the like of a figure, it need not be held against hundreds.
type values []locale.Figure

// maxValues is how many values are few.
const maxValues = 8

func fewValues(list []foundFigure) values {
	if len(list) <= maxFigures {
		return nil
	}
	var few values
	for i := range list {
		f := list[i].Figure
		f.Start, f.End = 0, 0
		if slices.Contains(few, f) {
			continue
		}
		if len(few) == maxValues {
			return nil
		}
		few = append(few, f)
	}
	return few
}

// mayHave reports whether the list may have the like of f.
func (v values) mayHave(f *foundFigure, equal func(f, g *locale.Figure) bool) bool {
	if v == nil {
		return true
	}
	for i := range v {
		if equal(&f.Figure, &v[i]) {
			return true
		}
	}
	return false
}

// repeats marks the figures without a counterpart of their own that stand in the
// other language all the same: one language repeats what the other says once.
func repeats(ps, qs []foundFigure) {
	few := fewValues(qs)
	equal := func(f, g *locale.Figure) bool { return f.Same(g) || f.Like(g) }
	for i := range ps {
		if ps[i].state != unmatched || !few.mayHave(&ps[i], equal) {
			continue
		}
		for j := range near(i, len(ps), len(qs)) {
			if equal(&ps[i].Figure, &qs[j].Figure) {
				ps[i].state = repeated
				break
			}
		}
	}
}

// acrossPairs matches figures that one language has in a paragraph and the other
// in one of its items.
func (c *figureComparison) acrossPairs() {
	type value struct {
		kind     locale.FigureKind
		num, den int64
		text     string
	}
	places := map[value][]int{} // in the translation
	for j := range c.left[1] {
		if q := &c.left[1][j]; q.state == unmatched {
			v := value{q.Kind, q.Num, q.Den, q.Text}
			places[v] = append(places[v], j)
		}
	}
	for i := range c.left[0] {
		p := &c.left[0][i]
		if p.state != unmatched {
			continue
		}
		list := places[value{p.Kind, p.Num, p.Den, p.Text}]
		for _, j := range list[:min(len(list), maxAcross)] {
			q := &c.left[1][j]
			if q.state == unmatched && (c.within(p.pair, q.pair) || c.within(q.pair, p.pair)) {
				p.state, q.state = matched, matched
				break
			}
		}
	}
}

// maxAcross bounds how many places of one figure are asked whether they are near.
const maxAcross = 100

// report reports what is left, figure against figure where there are two.
func (c *figureComparison) report() {
	ps, qs := c.left[0], c.left[1]
	for len(ps) > 0 || len(qs) > 0 {
		var here [2][]foundFigure
		i := firstPair(ps, qs)
		here[0], ps = cutPair(ps, i)
		here[1], qs = cutPair(qs, i)
		c.reportPair(here[0], here[1])
	}
}

func firstPair(ps, qs []foundFigure) int {
	switch {
	case len(ps) == 0:
		return qs[0].pair
	case len(qs) == 0:
		return ps[0].pair
	}
	return min(ps[0].pair, qs[0].pair)
}

// cutPair cuts the figures of the pair i off the start of the list.
func cutPair(list []foundFigure, i int) (here, rest []foundFigure) {
	n := 0
	for n < len(list) && list[n].pair == i {
		n++
	}
	return list[:n], list[n:]
}

func (c *figureComparison) reportPair(ps, qs []foundFigure) {
	for _, fits := range [...]func(p, q *foundFigure) bool{sameFamily, anyFamily, swapped} {
		for i := range ps {
			p := &ps[i]
			if p.state > repeated {
				continue
			}
			for j := range near(i, len(ps), len(qs)) {
				if q := &qs[j]; q.state <= repeated && fits(p, q) {
					c.differ(p, q)
					p.state, q.state = reported, reported
					break
				}
			}
		}
	}
	for i := range ps {
		c.alone(&ps[i], 0)
	}
	for j := range qs {
		c.alone(&qs[j], 1)
	}
}

// sameFamily reports whether p and q, of which one must have a counterpart, are
// each other's.
func sameFamily(p, q *foundFigure) bool {
	return certain(p, q) && p.Kind.Family() == q.Kind.Family()
}

// anyFamily is sameFamily where one of the two does not say what it counts.
func anyFamily(p, q *foundFigure) bool {
	return certain(p, q) && (p.Kind == locale.Plain || q.Kind == locale.Plain) && max(p.Kind, q.Kind) <= locale.Clock
}

func certain(p, q *foundFigure) bool {
	return (p.state == unmatched || q.state == unmatched) && !(p.Soft && q.Soft)
}

// swapped reports whether both stand in the other language, but not as often:
// 7日, 7日, 30日 against 7 days, 30 days, 30 days.
func swapped(p, q *foundFigure) bool {
	return p.state == repeated && q.state == repeated && !p.Soft && !q.Soft && p.Kind == q.Kind
}

func (c *figureComparison) words(f *foundFigure, side int) string {
	r := &c.pairs[f.pair].sides[side].all[f.run]
	return r.words[f.Start:f.End]
}

// wording words a figure of one side in the other language. Addresses and the like
// are the same in all languages.
func (c *figureComparison) wording(f *foundFigure, side int) string {
	switch f.Kind {
	case locale.Phone, locale.Mail, locale.Address, locale.Code:
		return c.words(f, side)
	}
	return c.locales[1-side].WriteFigure(f.Figure)
}

func (c *figureComparison) pos(f *foundFigure, side int) source.Pos {
	s := &c.pairs[f.pair].sides[side]
	return s.text.File.Pos(c.places[side].offset(s.all[f.run].inlines, f.Start))
}

func (c *figureComparison) differ(p, q *foundFigure) {
	c.problems.Error(c.pos(q, 1), "figures.differ", "Found", c.words(q, 1), "Other", c.words(p, 0), "Place", c.pos(p, 0).String(),
		"Want", c.wording(p, 0), "Back", c.wording(q, 1))
}

// alone reports a figure that has no counterpart at all. What it counts decides
// how sure that is.
func (c *figureComparison) alone(f *foundFigure, side int) {
	if f.state != unmatched || f.Soft {
		return
	}
	report := c.problems.Error
	if f.Kind == locale.Plain || f.Kind >= locale.Address {
		report = c.problems.Warn
	}
	other := &c.pairs[f.pair].sides[1-side]
	if side == 1 {
		report(c.pos(f, 1), "figures.extra", "Found", c.words(f, 1), "Label", where(other.provision), "Place", place(other.text, other.provision), "Back", c.wording(f, 1))
		return
	}
	report(other.text.File.Pos(other.provision.At), "figures.missing", "Other", c.words(f, 0), "Place", c.pos(f, 0).String(), "Want", c.wording(f, 0))
}
