package site

import (
	"slices"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// Parallel is what the page shows on which a version stands in two languages side
// by side: the text of the page, and another one. [Parallel.Aligned] makes its rows.
type Parallel struct {
	First, Second *Text
	Alone         int // how many of the rows have no counterpart

	rows     []ParallelRow
	mirrored bool // rows are those of the two texts with their places changed
	uneven   bool // provisions beside each other are of different kinds
}

// ParallelRow is a provision as it stands in both texts, with its own words: those
// of provisions inside it have rows of their own.
type ParallelRow struct {
	First, Second *policy.Provision // nil if that text has no such provision
	Level         int               // of its heading, if it has one; from 2, the outermost
	Tail          bool              // the words are those behind the provisions inside it
}

// ParallelLine is words that say the same in both texts: a sentence, a block, or
// all words of a provision, where no smaller parts agree in number.
type ParallelLine struct{ First, Second Passage }

// Passage is blocks of words, or a sentence of a block.
type Passage struct {
	Blocks   []policy.Block // one, if it is a sentence
	From, To int            // of a sentence in the plain words of the block, in bytes; To is 0 for whole blocks
}

// IsPart reports whether the passage is only a part of a block.
func (p *Passage) IsPart() bool { return p.To > 0 }

// ParallelAddress returns the address of the page on which the texts of a version
// stand side by side.
func ParallelAddress(l policy.Language, name, version string) string {
	return VersionAddress(l, name, version) + "parallel/"
}

// parallelPages returns the page of a version in two languages; none if it has only
// one. Texts are those of its pages in all languages.
func parallelPages(s *policy.Site, t *Text, texts []*Text) []Page {
	other := counterpart(s, t)
	if other == "" {
		return nil
	}
	address := func(l policy.Language) string { return ParallelAddress(l, t.Policy.Name, t.Version.Name()) }
	var second *Text
	if i := slices.IndexFunc(texts, func(t *Text) bool { return t.Language == other }); i >= 0 {
		second = texts[i]
	} else {
		second = newText(t.Policy, t.Version, other, t.AsOf)
	}
	page := Page{
		Kind: ParallelPage, Site: s, Language: t.Language, Text: t,
		Parallel:  &Parallel{First: t, Second: second},
		Address:   address(t.Language),
		Canonical: address(t.Text.Language),
		Switch:    everywhere(s.Languages, address),
		Hidden:    t.Version.Draft(),
	}
	if !t.Missing(t.Language) && !page.Hidden {
		page.Translations, page.Default = translations(s, t, address)
	}
	return []Page{page}
}

// counterpart returns the language that stands beside a text: the prevailing one,
// and beside that the first other one of the site; "" if there is no other.
func counterpart(s *policy.Site, t *Text) policy.Language {
	if t.Translated() {
		return t.Policy.Prevailing
	}
	for _, l := range s.Languages {
		if l != t.Text.Language && t.Version.Texts[l] != nil {
			return l
		}
	}
	return ""
}

// Aligned returns the two texts with their provisions beside each other. That is left
// to who writes the page, since it is much work for who only needs to know that there
// is one. It takes the memory of texts that were aligned before, if they are not nil,
// which are of no use after that.
func (p *Parallel) Aligned(before *Parallel) *Parallel {
	aligned := &Parallel{First: p.First, Second: p.Second}
	if before != nil {
		clear(before.rows) // which holds on to texts
		aligned.rows = before.rows[:0]
	}
	a := aligner{aligned}
	a.list(outermost(p.First.Text), outermost(p.Second.Text), 2)
	return aligned
}

// Even reports whether the rows of aligned texts are the same when the texts change
// places: every provision has a counterpart, and one of its kind.
func (p *Parallel) Even() bool { return p.Alone == 0 && !p.uneven }

// Mirror returns aligned texts with their places changed. They must be even.
func (p *Parallel) Mirror() *Parallel {
	mirror := *p
	mirror.First, mirror.Second, mirror.mirrored = p.Second, p.First, !p.mirrored
	return &mirror
}

// Rows returns the rows of aligned texts in reading order. Every provision of both texts
// is in one of them.
func (p *Parallel) Rows() []ParallelRow {
	if !p.mirrored {
		return p.rows
	}
	rows := slices.Clone(p.rows)
	for i := range rows {
		rows[i].First, rows[i].Second = rows[i].Second, rows[i].First
	}
	return rows
}

// outermost returns the provisions of a text that are in no other.
func outermost(t *policy.Text) []*policy.Provision {
	if t.Preamble == nil {
		return t.Provisions
	}
	return append([]*policy.Provision{t.Preamble}, t.Provisions...)
}

// aligner puts the provisions of two texts beside each other. They are the same if
// they have the same identifier, which no language has a part in.
type aligner struct{ parallel *Parallel }

func (a *aligner) list(first, second []*policy.Provision, level int) {
	if slices.EqualFunc(first, second, sameID) {
		for i := range first {
			a.pair(first[i], second[i], level)
		}
		return
	}
	at := make(map[string]int, len(second))
	for j, p := range second {
		at[p.ID] = j
	}
	next := 0
	for _, p := range first {
		j, found := at[p.ID]
		if !found || j < next {
			a.pair(p, nil, level)
			continue
		}
		for ; next < j; next++ {
			a.pair(nil, second[next], level)
		}
		a.pair(p, second[j], level)
		next++
	}
	for ; next < len(second); next++ {
		a.pair(nil, second[next], level)
	}
}

func sameID(a, b *policy.Provision) bool { return a.ID == b.ID }

// pair adds the rows of a provision and of those inside it. One of the two may be
// nil.
func (a *aligner) pair(first, second *policy.Provision, level int) {
	f, s := first, second
	switch {
	case f == nil:
		f = &policy.Provision{}
		a.parallel.Alone++
	case s == nil:
		s = &policy.Provision{}
		a.parallel.Alone++
	case f.Kind != s.Kind:
		a.parallel.uneven = true
	}
	a.add(ParallelRow{First: first, Second: second, Level: level})
	a.list(f.Children, s.Children, level+1)
	if len(f.Tail)+len(s.Tail) > 0 {
		a.add(ParallelRow{First: first, Second: second, Tail: true})
	}
}

func (a *aligner) add(row ParallelRow) { a.parallel.rows = append(a.parallel.rows, row) }

// ParallelLines makes the lines of the rows of two aligned texts. That is apart from the
// rows, because whoever has written a row before need not know its lines.
type ParallelLines struct {
	first, second blockReader
	lines         []ParallelLine
}

// blockReader finds the sentences of blocks of one text.
type blockReader struct {
	text   *policy.Text
	locale locale.Locale
	ends   []int // of the sentences of a block
}

func (r *blockReader) start(t *policy.Text) {
	r.text = t
	r.locale, _ = locale.For(t.Language)
}

// Start makes ready for the rows of two texts.
func (m *ParallelLines) Start(p *Parallel) {
	m.first.start(p.First.Text)
	m.second.start(p.Second.Text)
	clear(m.lines[:cap(m.lines)]) // which hold on to texts
}

// Of puts the words of a row beside each other: sentence by sentence, if there are as
// many blocks of the same kinds, and as many sentences in each. The lines are good until
// those of another row are made.
func (m *ParallelLines) Of(row *ParallelRow) []ParallelLine {
	m.lines = m.lines[:0]
	first, second := row.words(row.First), row.words(row.Second)
	switch {
	case len(first)+len(second) == 0:
	case !sameKinds(first, second):
		m.put(Passage{Blocks: first}, Passage{Blocks: second})
	default:
		for i := range first {
			m.sentences(first[i:i+1], second[i:i+1])
		}
	}
	return m.lines
}

// words returns the words that a provision has in the row; none if there is none.
func (r *ParallelRow) words(p *policy.Provision) []policy.Block {
	switch {
	case p == nil:
		return nil
	case r.Tail:
		return p.Tail
	}
	return p.Blocks
}

func (m *ParallelLines) put(first, second Passage) {
	m.lines = append(m.lines, ParallelLine{first, second})
}

func sameKinds(a, b []policy.Block) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Kind != b[i].Kind {
			return false
		}
	}
	return true
}

// sentences puts the sentences of two blocks beside each other, or the blocks, if they
// have not as many.
func (m *ParallelLines) sentences(first, second []policy.Block) {
	f, s := m.first.sentenceEnds(&first[0]), m.second.sentenceEnds(&second[0])
	if len(f) != len(s) || len(f) == 0 {
		m.put(Passage{Blocks: first}, Passage{Blocks: second})
		return
	}
	one, other := Passage{Blocks: first}, Passage{Blocks: second}
	for k := range f {
		one.From, one.To = one.To, f[k]
		other.From, other.To = other.To, s[k]
		m.put(one, other)
	}
}

// sentenceEnds returns where the sentences of a block end; none if it has but one, is no
// running text, or has a sentence that ends inside of emphasis or a link. The places are
// good until those of another block are asked for.
func (r *blockReader) sentenceEnds(b *policy.Block) []int {
	if b.Kind != policy.Words {
		return nil
	}
	words := r.text.Plain(b.Inlines)
	r.ends = r.locale.AppendSentenceEnds(r.ends[:0], words)
	if len(r.ends) == 0 || !canCut(b.Inlines, r.ends) {
		return nil
	}
	r.ends = append(r.ends, len(words))
	return r.ends
}

// canCut reports whether inlines can be cut at places in their plain words: no cut goes
// through more than plain text.
func canCut(list []policy.Inline, cuts []int) bool {
	start := 0
	for i := range list {
		end := start + policy.PlainLen(list[i:i+1])
		for len(cuts) > 0 && cuts[0] < end {
			if cuts[0] > start && list[i].Kind != policy.PlainText {
				return false
			}
			cuts = cuts[1:]
		}
		start = end
	}
	return true
}

// cutInlines cuts inlines where their plain words are to be cut. It is not ok if a
// cut would go through more than plain text.
func cutInlines(list []policy.Inline, cuts []int) (parts [][]policy.Inline, ok bool) {
	parts = make([][]policy.Inline, 0, len(cuts)+1)
	all := make([]policy.Inline, 0, len(list)+len(cuts))
	start, first := 0, 0 // of the inline in the plain words; of the part in all
	for i := range list {
		in := list[i]
		end := start + policy.PlainLen(list[i:i+1])
		for len(cuts) > 0 && cuts[0] < end {
			at := cuts[0] - start
			if at > 0 && in.Kind != policy.PlainText {
				return nil, false
			}
			if at > 0 {
				before := in
				before.Text = in.Text[:at]
				all = append(all, before)
				in.Text = in.Text[at:]
				start += at
			}
			parts, cuts = append(parts, all[first:len(all):len(all)]), cuts[1:]
			first = len(all)
		}
		all = append(all, in)
		start = end
	}
	return append(parts, all[first:]), true
}
