// Package markdown reads the Markdown of one text into provisions.
//
// The text is CommonMark with tables, and nothing else: no front matter, no
// shortcodes, no raw HTML but <br> in a table cell and comments. goldmark reads
// it; this package is the only one that knows goldmark. Sections of nothing but plain
// words and lists, which are most of a policy, are read here as goldmark would read
// them ([sections]). Reading has two steps:
//
//  1. [elements] turns the syntax tree into a flat list of what a drafter sees:
//     headings, blocks of words, lists, tables, notes, rules. What CommonMark
//     would recount, hide or leave over is reported here.
//  2. [builder] puts the elements into the tree of provisions: headings by the
//     kind that their label names and by the number of their #; blocks as
//     paragraphs (項), lists as paragraphs or items (号).
//
// # Labels
//
// Numbers are part of the law: a label is read from the source line in any
// style of digits, never from the counter of a Markdown list. What is written
// is printed, in the style of the policy; what is not written is not printed.
// Only if no heading, paragraph or item of a text carries a label are numbers
// made. Whether the numbers are in sequence is not asked here but by package
// check.
//
// # Positions
//
// Every provision, block and inline knows the offset in the file at which it
// begins.
package markdown

import (
	"sync"

	"github.com/yuin/goldmark/parser"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// Reader reads texts. It is safe for concurrent use.
type Reader struct {
	parser  parser.Parser
	scratch sync.Pool // of *scratch; without it reading a text takes a third more memory
}

// NewReader returns a reader.
func NewReader() *Reader { return &Reader{parser: newParser()} }

// Options say how a text is read.
type Options struct {
	Policy    string
	Language  policy.Language
	Style     *locale.Style // how labels are printed
	Structure []policy.Kind // what labels without a kind word mean at levels 2, 3, …; empty: a text without headings
	Common    *Common       // what the text may repeat, and later ones may repeat of it; nil if that does not matter
}

// Read reads the text in file. Problems are in no particular order; the text is
// usable even if there are some, though not for publication.
func (r *Reader) Read(file *source.File, opt Options) (*policy.Text, []source.Problem) {
	l, _ := locale.For(opt.Language)
	t := &policy.Text{Policy: opt.Policy, Language: opt.Language, CaptionAbove: opt.Style.CaptionAbove, File: file}
	var problems source.Problems
	memory, _ := r.scratch.Get().(*scratch)
	if memory == nil {
		memory = new(scratch)
	}
	defer func() {
		memory.reset()
		r.scratch.Put(memory)
	}()
	memory.use(file)
	var inlines firstInlines
	c := converter{file: file, locale: l, src: memory.src, problems: &problems, memory: memory, common: opt.Common, firstInlines: &inlines}
	b := builder{text: t, locale: l, opt: opt, file: file, problems: &problems, memory: memory, converter: &c, firstInlines: &inlines}
	b.build(c.elements(parseText(r.parser, &c)))
	if len(b.fresh) > 0 && problems.Len() == 0 {
		opt.Common.keep(b.fresh)
	}
	return t, problems.Sorted()
}
