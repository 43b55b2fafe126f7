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
	Rows          []ParallelRow // in reading order; every provision of both texts is in one of them
	Alone         int           // how many of the rows have no counterpart

	uneven bool // provisions beside each other are of different kinds
}

// ParallelRow is a provision as it stands in both texts, with its own words: those
// of provisions inside it have rows of their own.
type ParallelRow struct {
	First, Second *policy.Provision // nil if that text has no such provision
	Level         int               // of its heading, if it has one; from 2, the outermost
	Tail          bool              // the words are those behind the provisions inside it
	Lines         []ParallelLine
}

// ParallelLine is words that say the same in both texts: a sentence, a block, or
// all words of a provision, where no smaller parts agree in number.
type ParallelLine struct{ First, Second []policy.Block }

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
// is one.
func (p *Parallel) Aligned() *Parallel {
	aligned := &Parallel{First: p.First, Second: p.Second}
	a := aligner{parallel: aligned}
	a.first, _ = locale.For(p.First.Text.Language)
	a.second, _ = locale.For(p.Second.Text.Language)
	a.list(outermost(p.First.Text), outermost(p.Second.Text), 2)
	return aligned
}

// Even reports whether the rows of aligned texts are the same when the texts change
// places: every provision has a counterpart, and one of its kind.
func (p *Parallel) Even() bool { return p.Alone == 0 && !p.uneven }

// Mirror returns aligned texts with their places changed. They must be even.
func (p *Parallel) Mirror() *Parallel {
	mirror := &Parallel{First: p.Second, Second: p.First, Rows: make([]ParallelRow, len(p.Rows))}
	n := 0
	for i := range p.Rows {
		n += len(p.Rows[i].Lines)
	}
	lines := make([]ParallelLine, 0, n)
	for i, row := range p.Rows {
		start := len(lines)
		for _, l := range row.Lines {
			lines = append(lines, ParallelLine{l.Second, l.First})
		}
		row.First, row.Second, row.Lines = row.Second, row.First, lines[start:len(lines):len(lines)]
		mirror.Rows[i] = row
	}
	return mirror
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
type aligner struct {
	parallel      *Parallel
	first, second locale.Locale
	row           []ParallelLine // those of the row that is being made
}

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
	a.add(ParallelRow{First: first, Second: second, Level: level}, f.Blocks, s.Blocks)
	a.list(f.Children, s.Children, level+1)
	if len(f.Tail)+len(s.Tail) > 0 {
		a.add(ParallelRow{First: first, Second: second, Tail: true}, f.Tail, s.Tail)
	}
}

func (a *aligner) add(row ParallelRow, first, second []policy.Block) {
	row.Lines = a.lines(first, second)
	a.parallel.Rows = append(a.parallel.Rows, row)
}

// lines puts words beside each other: sentence by sentence, if there are as many
// blocks of the same kinds, and as many sentences in each.
func (a *aligner) lines(first, second []policy.Block) []ParallelLine {
	if len(first)+len(second) == 0 {
		return nil
	}
	if !sameKinds(first, second) {
		return []ParallelLine{{first, second}}
	}
	a.row = a.row[:0]
	for i := range first {
		f, s := sentences(a.first, first[i:i+1]), sentences(a.second, second[i:i+1])
		if len(f) != len(s) {
			a.row = append(a.row, ParallelLine{first[i : i+1], second[i : i+1]})
			continue
		}
		for k := range f {
			a.row = append(a.row, ParallelLine{f[k : k+1], s[k : k+1]})
		}
	}
	return slices.Clone(a.row)
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

// sentences returns a list of one block of words as one block for each sentence; one of
// another block, or one in which a sentence ends inside of emphasis or a link, as it is.
func sentences(l locale.Locale, list []policy.Block) []policy.Block {
	b := &list[0]
	if b.Kind != policy.Words {
		return list
	}
	ends := l.SentenceEnds(policy.Plain(b.Inlines))
	if len(ends) == 0 {
		return list
	}
	parts, ok := cutInlines(b.Inlines, ends)
	if !ok {
		return list
	}
	blocks := make([]policy.Block, len(parts))
	for i, part := range parts {
		blocks[i] = *b
		blocks[i].Inlines = part
	}
	return blocks
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
