package render

import (
	"slices"
	"strconv"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// terms is what a writer knows of the terms that a text defines, to lead from them to
// their definitions. Links are few, for law is read, not clicked: the first time that
// a term stands in an article that comes after the one that defines it. Headings,
// notes, lists, tables, the closing, links and references have none.
type terms struct {
	finder      *locale.Terms
	definitions []site.Definition // in reading order; none: nothing is linked
	next        int               // the definition that is to be written next
	ordinals    []int             // of the definitions written, among them
	linked      []int             // the article in which each was linked last
	written     int               // definitions
	article     int               // that is being written, counted from the first

	aside int // more than 0 in what has no links

	// Of the block that is being written, if active:
	active bool
	at     int // how far, in bytes of its plain words
	marks  []termMark
	found  []locale.FoundTerm
}

// termMark is a place in a block that is marked: a term where it is defined, or a term
// that leads there.
type termMark struct {
	start, end int
	definition int
	defines    bool
}

// start forgets the text before.
func (t *terms) start(definitions []site.Definition, finder *locale.Terms) {
	t.definitions, t.finder = definitions, finder
	t.next, t.written, t.article, t.aside, t.active = 0, 0, 0, 0, false
	if len(definitions) == 0 {
		return
	}
	finder.Reset()
	t.ordinals = append(t.ordinals[:0], make([]int, len(definitions))...)
	t.linked = append(t.linked[:0], make([]int, len(definitions))...)
}

// runningWords writes a block of running words, with terms marked.
func (w *writer) runningWords(b *policy.Block) {
	t := &w.terms
	if len(t.definitions) == 0 || t.aside > 0 {
		w.inlines(b.Inlines)
		return
	}
	first := t.next
	t.read(b)
	t.active = len(t.marks) > 0
	if first < t.next && len(t.definitions[first].Sentences) > 0 {
		w.sentences(t.definitions[first].Sentences)
	} else {
		w.inlines(b.Inlines)
	}
	t.active = false
}

// read finds what is to be marked in a block.
func (t *terms) read(b *policy.Block) {
	t.at, t.marks = 0, t.marks[:0]
	t.found = t.finder.AppendFound(t.found[:0], policy.Plain(b.Inlines))
	for _, f := range t.found {
		t.marks = append(t.marks, termMark{f.Start, f.End, f.ID, false})
	}
	for ; t.next < len(t.definitions) && t.definitions[t.next].Block == b; t.next++ {
		d := &t.definitions[t.next]
		t.marks = append(t.marks, termMark{d.Start, d.End, t.next, true})
	}
	slices.SortFunc(t.marks, func(a, b termMark) int { return a.start - b.start })
}

// sentences writes the sentences of a block, those that define something marked.
func (w *writer) sentences(list []site.Sentence) {
	for _, s := range list {
		if s.Defines {
			w.raw(`<span class="defining">`)
		}
		w.inlines(s.Inlines)
		if s.Defines {
			w.raw("</span>")
		}
	}
}

// markedText writes plain text of a block with what is marked in it. A mark that does
// not lie in it as a whole is left out.
func (w *writer) markedText(text string) {
	t := &w.terms
	start, written := t.at, 0
	t.at += len(text)
	for len(t.marks) > 0 && t.marks[0].start < t.at {
		m := t.marks[0]
		t.marks = t.marks[1:]
		from, to := m.start-start, m.end-start
		if from < written || to > len(text) || !m.defines && t.linked[m.definition] == t.article {
			continue
		}
		w.escaped(text[written:from])
		w.term(m, text[from:to])
		written = to
	}
	w.escaped(text[written:])
}

// term writes a term where it is defined, or as a link that leads there.
func (w *writer) term(m termMark, words string) {
	t := &w.terms
	t.linked[m.definition] = t.article
	d := &t.definitions[m.definition]
	if m.defines {
		t.ordinals[m.definition] = t.written
		t.written++
		t.finder.Add(d.Sought, m.definition)
		w.raw("<dfn")
		if d.Other != "" {
			w.attribute("data-other", d.Other)
		}
		w.raw(">")
		w.escaped(words)
		w.raw("</dfn>")
		return
	}
	w.raw(`<a href="#`)
	w.escaped(d.Provision.ID)
	w.raw(`" data-term="`)
	w.b = strconv.AppendInt(w.b, int64(t.ordinals[m.definition]), 10)
	w.raw(`">`)
	w.escaped(words)
	w.raw("</a>")
}
