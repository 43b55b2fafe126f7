package check

import (
	"slices"
	"sort"
	"strings"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// citations reports provisions that a provision refers to in one language only.
// What counts is what is meant, not how it is said: 前条 and Article 4 are the same
// where Article 4 stands before. A reference may be repeated in one language and
// be a pronoun in the other, and one language may name the article where the
// other names its paragraph.
func citations(pass *Pass) {
	nothing := map[source.Pos]bool{}
	for _, p := range pass.Problems.Sorted() {
		if p.Check() == "reference" {
			nothing[p.Pos] = true
		}
	}
	for i := range pass.translations() {
		t := &pass.parallel[i]
		c := citationComparison{translation: t, problems: pass.Problems, preset: pass.Policy.Preset, nothing: nothing}
		for side, text := range [...]*policy.Text{t.prevailing, t.text} {
			c.resolver[side] = policy.NewResolver(text)
		}
		c.compare()
	}
}

// citationComparison compares the references of two texts.
type citationComparison struct {
	*translation
	problems *source.Problems
	preset   string
	resolver [2]*policy.Resolver
	here     [2][]cited          // of the article that is compared
	nothing  map[source.Pos]bool // where the references to nothing stand
	relative [2]relativeCitations
	places   [2]places
	linked   []span // of the words that are read; used again
}

// relativeCitations are the references of one side without a number, 前項, in the
// preceding paragraph: how many of them the other side has too, and those that it has
// not. A translation may say the rules for 前項の規則 all through; one that says so once
// has left something out.
type relativeCitations struct {
	matched int
	alone   []cited
}

// maxLoose is how many relative references a translation must have for each that it
// may not leave out.
const maxLoose = 5

// cited is one provision that is referred to.
type cited struct {
	pair, run, start, end int
	id                    string          // of a provision of this site: its policy, if it is another one, "#" and its identifier
	key                   string          // how the provision is known by its numbers, if they are all that is known; or ""
	whole                 string          // the id of the provision of which all items are referred to
	citation              policy.Citation // without id
	soft                  bool            // reported only against another one
	state                 figureState
}

func (c *citationComparison) compare() {
	for i := range c.pairs {
		if k := c.pairs[i].sides[0].provision.Kind; k != policy.Paragraph && k != policy.Item || c.pairs[i].parent < 0 {
			c.flush()
		}
		c.pair(i)
	}
	c.flush()
	for side := range c.relative {
		if r := &c.relative[side]; len(r.alone)*maxLoose <= r.matched {
			for i := range r.alone {
				c.report(&r.alone[i], side)
			}
		}
	}
}

// pair reads the references of a pair and pairs those that say the same.
func (c *citationComparison) pair(i int) {
	var from [2]int
	for side := range c.here {
		from[side] = len(c.here[side])
		c.read(i, side)
	}
	ps, qs := c.here[0][from[0]:], c.here[1][from[1]:]
	sameProvisions(ps, qs)
	for _, near := range [...]func(p, q *cited) bool{c.sameNumbers, related} {
		for i := range ps {
			for j := range qs {
				if p, q := &ps[i], &qs[j]; p.state == unmatched && q.state == unmatched && near(p, q) {
					p.state, q.state = matched, matched
				}
			}
		}
	}
	c.differing(ps, qs)
}

// sameProvisions marks what both languages refer to, however often.
func sameProvisions(ps, qs []cited) {
	for i := range ps {
		for j := range qs {
			if p, q := &ps[i], &qs[j]; p.id != "" && (p.id == q.id || p.id == q.whole) || p.whole != "" && p.whole == q.id || p.id == "" && q.id == "" && p.key == q.key {
				p.state, q.state = matched, matched
			}
		}
	}
}

// sameNumbers reports whether p and q have the same numbers, where only one of
// them could be found in this text.
func (c *citationComparison) sameNumbers(p, q *cited) bool {
	return (p.id == "") != (q.id == "") && c.keyOf(p, 0) == c.keyOf(q, 1)
}

// related reports whether one of two provisions stands in the other.
func related(p, q *cited) bool {
	if p.id == "" || q.id == "" {
		return p.id == q.id && (strings.HasPrefix(p.key, q.key+"/") || strings.HasPrefix(q.key, p.key+"/"))
	}
	return strings.HasPrefix(p.id, q.id+"__") || strings.HasPrefix(q.id, p.id+"__")
}

// differing reports what has other counterparts, in their order.
func (c *citationComparison) differing(ps, qs []cited) {
	for i := range ps {
		p := &ps[i]
		if p.state != unmatched || p.citation.Doubt {
			continue
		}
		for j := range qs {
			q := &qs[j]
			if q.state != unmatched || q.citation.Doubt || (p.id == "") != (q.id == "") && (p.citation.Foreign || q.citation.Foreign) || isRange(p) != isRange(q) {
				continue
			}
			if !c.toNothing(p, 0) && !c.toNothing(q, 1) {
				c.differ(p, q)
			}
			p.state, q.state = reported, reported
			break
		}
	}
}

func (c *citationComparison) differ(p, q *cited) {
	c.problems.Error(c.pos(q, 1), "citations.differ", "Found", c.quote(q, 1), "Other", c.quote(p, 0), "Place", c.pos(p, 0).String(), "Want", c.wording(p, 0, 1), "Back", c.wording(q, 1, 0))
}

// toNothing reports whether p is a reference to no provision, which is a problem
// of its own and has been reported when the text was read.
func (c *citationComparison) toNothing(p *cited, side int) bool {
	return p.id == "" && len(c.nothing) > 0 && c.nothing[c.pos(p, side)]
}

func isRange(p *cited) bool {
	return strings.Contains(p.id, rangeSign) || strings.Contains(p.key, rangeSign)
}

// rangeSign stands between the first and the last of a range.
const rangeSign = ".."

// flush reports the references of an article that the other language does not
// have in the whole article.
func (c *citationComparison) flush() {
	for side := range c.here {
		var last cited // reported; one reference may mean several provisions: 前各項
		for i := range c.here[side] {
			p := &c.here[side][i]
			if p.state == matched && !p.soft && c.isRelative(p, side) {
				c.relative[side].matched++
			}
			if p.state != unmatched || p.soft || c.mentioned(p, 1-side) || p.pair == last.pair && p.run == last.run && p.end == last.end {
				continue
			}
			if c.alone(p, side) {
				last = *p
			}
		}
	}
	c.here[0], c.here[1] = c.here[0][:0], c.here[1][:0]
}

// mentioned reports whether the article refers in the other language to what p
// refers to, or to something in it or around it.
func (c *citationComparison) mentioned(p *cited, side int) bool {
	return slices.ContainsFunc(c.here[side], func(q cited) bool {
		return q.state != reported && (p.id != "" && p.id == q.id || p.id == "" && p.key == q.key ||
			(q.state == unmatched || strings.HasPrefix(q.id, p.id+"__")) && related(p, &q) || c.keyOf(p, 1-side) == c.keyOf(&q, side))
	})
}

// isRelative reports whether a reference has no number: 前項. Most have one, so that this
// is asked first.
func (c *citationComparison) isRelative(p *cited, side int) bool {
	words := c.quote(p, side)
	switch {
	case strings.HasPrefix(words, "第"), strings.IndexByte(words, '(') >= 0:
		return false
	case !strings.HasPrefix(words, "前") && hasDigits(words):
		return false
	}
	return !strings.Contains(words, "第") && c.locales[side].PointsBack(words)
}

// hasDigits reports whether one of the digits 0 to 9 is in s.
func hasDigits(s string) bool {
	for i := range len(s) {
		if isDigit(rune(s[i])) {
			return true
		}
	}
	return false
}

// alone reports what only one side refers to, unless the other may say the same
// without naming the provision: in that case for 前項の場合, 第6.3条 for Section 6.3.
func (c *citationComparison) alone(p *cited, side int) bool {
	relative, number := c.isRelative(p, side), decimalIn(c.quote(p, side))
	for _, r := range c.pairs[p.pair].sides[1-side].all {
		if relative && c.locales[1-side].PointsBack(r.words) || number != "" && strings.Contains(r.words, number) {
			return false
		}
	}
	if relative {
		c.relative[side].alone = append(c.relative[side].alone, *p)
	} else {
		c.report(p, side)
	}
	return true
}

func (c *citationComparison) report(p *cited, side int) {
	other := &c.pairs[p.pair].sides[1-side]
	if side == 1 {
		c.problems.Warn(c.pos(p, 1), "citations.extra", "Found", c.quote(p, 1), "Label", where(other.provision), "Place", place(other.text, other.provision), "Back", c.wording(p, 1, 0))
		return
	}
	c.problems.Warn(other.text.File.Pos(other.provision.At), "citations.missing", "Other", c.quote(p, 0), "Place", c.pos(p, 0).String(), "Want", c.wording(p, 0, 1))
}

// decimalIn returns the number with a point in the words of a reference: 6.3 of
// Section 6.3, or "".
func decimalIn(words string) string {
	i := strings.IndexAny(words, "0123456789")
	if i < 0 {
		return ""
	}
	number := words[i:]
	if end := strings.IndexFunc(number, func(r rune) bool { return r != '.' && (r < '0' || r > '9') }); end >= 0 {
		number = number[:end]
	}
	if number = strings.TrimRight(number, "."); !strings.Contains(number, ".") {
		return ""
	}
	return number
}

func (c *citationComparison) quote(p *cited, side int) string {
	return c.pairs[p.pair].sides[side].all[p.run].words[p.start:p.end]
}

func (c *citationComparison) pos(p *cited, side int) source.Pos {
	s := &c.pairs[p.pair].sides[side]
	return s.text.File.Pos(c.places[side].offset(s.all[p.run].inlines, p.start))
}

// wording words what p means on one side in the language of the other.
func (c *citationComparison) wording(p *cited, side, other int) string {
	texts := [...]*policy.Text{c.prevailing, c.text}
	style, _ := locale.NewStyle(texts[other].Language, c.preset)
	if p.id == "" {
		list := []policy.Citation{p.citation}
		list[0].Law = ""
		return c.locales[other].WriteReference(list, style)
	}
	first, _, _ := strings.Cut(strings.TrimPrefix(p.id, "#"), rangeSign)
	target := texts[other].ByID(first)
	if target == nil || isRange(p) {
		return c.quote(p, side)
	}
	return locale.CitationWith(c.resolver[other], []*policy.Provision{target}, style)
}

// keyOf returns the numbers by which p is known.
func (c *citationComparison) keyOf(p *cited, side int) string {
	if p.id == "" {
		return p.key
	}
	text := [...]*policy.Text{c.prevailing, c.text}[side]
	target := text.ByID(strings.TrimPrefix(p.id, "#"))
	if target == nil {
		return p.id
	}
	return stepsKey(c.resolver[side].Path(target))
}

// stepsKey makes a comparable string of the numbers of steps: "8 4_2/9 2". What
// stands in supplementary provisions is known by its number there.
func stepsKey(steps []policy.Step) string {
	var b strings.Builder
	b.Grow(len("supplementary provisions 1") * len(steps))
	for _, s := range steps {
		if s.Kind == policy.Supplementary || s.Relation != policy.Numbered {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('/')
		}
		b.WriteString(s.Kind.String())
		b.WriteByte(' ')
		b.WriteString(string(s.Number))
	}
	return b.String()
}

// read appends what one side of a pair refers to.
func (c *citationComparison) read(i, side int) {
	s := &c.pairs[i].sides[side]
	for n := range s.all {
		r := &s.all[n]
		if len(r.citing) == 0 && len(r.inlines) == 1 && r.inlines[0].Kind == policy.PlainText {
			continue
		}
		if c.resolved(i, side, n, r.inlines, 0) {
			c.typed(i, side, n)
		}
	}
}

// resolved appends the provisions behind the references in inlines, which stand
// at the offset at. Plain reports whether there are words that may be references
// to something else.
func (c *citationComparison) resolved(i, side, n int, inlines []policy.Inline, at int) (plain bool) {
	for k := range inlines {
		in := &inlines[k]
		end := at + policy.PlainLen(inlines[k:k+1])
		switch {
		case in.Kind == policy.PlainText:
			plain = plain || mayCite(c.pairs[i].sides[side].all[n].citing, at, end)
		case in.Kind == policy.Reference && in.Target != nil:
			plain = plain || in.Target.Policy != "" // Its words may contradict it.
			c.targets(cited{pair: i, run: n, start: at, end: end}, side, in.Target)
		case in.Kind == policy.Emphasis || in.Kind == policy.Strong:
			plain = c.resolved(i, side, n, in.Children, at) || plain
		}
		at = end
	}
	return plain
}

// citingWord is a word of references. It is looked for by that of its bytes which fewest
// other words have.
type citingWord struct {
	word   string
	before int // how many bytes stand before that one
}

// citingWords are words of which one stands in each reference that may be missed, by the
// byte by which they are looked for.
var citingWords = [...][]citingWord{
	{{"第", 0}},
	{{"rticle", 3}, {"ection", 1}},
	{{"aragraph", 3}},
	{{"tem ", 2}, {"tems ", 2}},
	{{"hapter", 2}},
}

// citingBytes are the places in citingWords, one more, by that byte; 0 for all others.
var citingBytes = func() (table [256]uint8) {
	for i, list := range citingWords {
		table[list[0].word[list[0].before]] = uint8(i + 1)
	}
	return table
}()

// appendCiting appends where citingWords stand in s, in order.
func appendCiting(list []span, s string) []span {
	for i := 0; i < len(s); i++ {
		if n := citingBytes[s[i]]; n > 0 {
			list = appendCitingAt(list, s, i, citingWords[n-1])
		}
		if s[i] >= 0xE0 {
			i += len("第") - 1 // the rest of kana and kanji
		}
	}
	return list
}

// appendCitingAt appends where the words stand that have their byte at s[i].
func appendCitingAt(list []span, s string, i int, words []citingWord) []span {
	for _, w := range words {
		if start := i - w.before; start >= 0 && s[start] == w.word[0] && strings.HasPrefix(s[start:], w.word) {
			list = append(list, span{start, start + len(w.word)})
		}
	}
	return list
}

// mayCite reports whether one of the words that cite stands between two places.
func mayCite(citing []span, from, to int) bool {
	i := sort.Search(len(citing), func(i int) bool { return citing[i].start >= from })
	return i < len(citing) && citing[i].end <= to
}

// targets appends what a reference means, but for what it stands in.
func (c *citationComparison) targets(p cited, side int, t *policy.Target) {
	if len(t.IDs) == 0 {
		p.id = t.Policy + "#"
		if t.Policy != "" {
			c.here[side] = append(c.here[side], p)
		}
		return
	}
	text := [...]*policy.Text{c.prevailing, c.text}[side]
	own := c.pairs[p.pair].sides[side].provision.ID
	var first *policy.Provision // of this text
	if t.Policy == "" {
		first = text.ByID(t.IDs[0])
	}
	if all := wholeOf(first, t); all != nil {
		p.whole = "#" + all.ID
	}
	for i, id := range t.IDs {
		if t.Policy == "" {
			if strings.HasPrefix(id, own+"__") || len(t.IDs) == 1 && (id == own || strings.HasPrefix(own, id+"__")) {
				continue
			}
			target := first
			if i > 0 {
				target = text.ByID(id)
			}
			if target == nil || target.Kind == policy.Supplementary || target.Kind == policy.Preamble {
				continue // 附則 is the name of a thing as often as a reference.
			}
			id = withoutOnlyParagraph(target).ID
		}
		p.id = t.Policy + "#" + id
		c.here[side] = append(c.here[side], p)
	}
	if n := len(t.IDs); n > 2 && !strings.HasPrefix(t.IDs[0], own+"__") {
		p.id, p.soft = "#"+t.IDs[0]+rangeSign+t.IDs[n-1], true
		c.here[side] = append(c.here[side], p)
	}
}

// wholeOf returns the provision whose items are all that a reference means, or
// nil: one language may say 各号 where the other names the paragraph. First is the first
// that is meant, if it is one of the same text.
func wholeOf(first *policy.Provision, target *policy.Target) *policy.Provision {
	if first == nil || first.Kind != policy.Item || first.Parent == nil || len(first.Parent.Children) != len(target.IDs) {
		return nil
	}
	for i, q := range first.Parent.Children {
		if q.ID != target.IDs[i] {
			return nil
		}
	}
	return first.Parent
}

// withoutOnlyParagraph returns the article for its only paragraph, and p for all others.
func withoutOnlyParagraph(p *policy.Provision) *policy.Provision {
	if p.Kind == policy.Paragraph && p.Parent != nil && p.Parent.Kind == policy.Article && len(p.Parent.Children) == 1 {
		return p.Parent
	}
	return p
}

// typed appends the references that lead to no provision of this text, because
// they are to another law, or stand in supplementary provisions.
func (c *citationComparison) typed(i, side, n int) {
	r := &c.pairs[i].sides[side].all[n]
	found := c.readings[side].typedIn(r.reading)
	c.linked = appendLinked(c.linked[:0], r.inlines, 0)
	for k := range found {
		f := &found[k]
		if !numbersOnly(f) || overlaps(c.linked, f) {
			continue
		}
		p := cited{pair: i, run: n, start: f.Start, end: f.End, key: stepsKey(f.Steps), citation: f.Citation}
		if f.Through != nil {
			p.key += rangeSign + stepsKey(f.Through)
		}
		p.soft = f.Doubt || f.Steps[0].Relation != policy.Numbered
		c.here[side] = append(c.here[side], p)
	}
}

// appendLinked appends where the references of inlines stand that lead to a provision
// of this text, be it the one in which they stand.
func appendLinked(spans []span, inlines []policy.Inline, at int) []span {
	for k := range inlines {
		in := &inlines[k]
		end := at + policy.PlainLen(inlines[k:k+1])
		if in.Kind == policy.Reference && in.Target != nil && in.Target.Policy == "" {
			spans = append(spans, span{at, end})
		} else {
			spans = appendLinked(spans, in.Children, at)
		}
		at = end
	}
	return spans
}

// overlaps reports whether f has words of one of the spans, which are in their order.
func overlaps(spans []span, f *locale.FoundReference) bool {
	i := sort.Search(len(spans), func(i int) bool { return spans[i].end > f.Start })
	return i < len(spans) && spans[i].start < f.End
}

// numbersOnly reports whether a reference says by its numbers alone what it means.
// The 号 of the number of a law is none.
func numbersOnly(f *locale.FoundReference) bool {
	if len(f.Steps) == 0 || f.Steps[0].Kind == policy.Item && strings.Contains(f.Law, "年") {
		return false
	}
	last := f.Steps[len(f.Steps)-1]
	if n := len(f.Steps); n > 1 && last.Relation == policy.Every {
		last = f.Steps[n-2]
	}
	return last.Relation == policy.Numbered && last.Number != ""
}
