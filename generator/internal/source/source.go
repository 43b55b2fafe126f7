// Package source names places in input files and collects the problems found
// there.
//
// # Places
//
// A [File] is one input file after decoding: valid UTF-8, line ends as "\n", no
// byte-order mark, normalised to NFC. Offsets count its bytes; the line and
// column that a person reads count from 1, and columns count characters
// (Unicode code points), because a byte column in Japanese text lands three
// times too far to the right.
//
// # Problems
//
// A mistake of an author is a [Problem], never a Go error: all problems are
// reported at once, sorted by place, and each says what was found, what was
// expected and what to write instead. A problem carries the identifier of its
// message and the words to fill in; [Catalog] words it in the language of the
// person who reads it. The part of the identifier before the first dot is the
// name of the check, the word shown in brackets behind the message.
//
// A [Report] is written in one of the [Formats]. They stand here, and not in a
// package above, because a format is nothing but another way to name places and
// word problems, and needs no more than this package has.
package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Pos is a place in an input file. The zero value is no place.
type Pos struct {
	File string // slash-separated path, as a user would type it
	Line int    // from 1; 0 means the file as a whole
	Col  int    // in characters, from 1; 0 means the line as a whole
}

// String returns "file:line:col", without the parts that are zero.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Compare orders places by file, line and column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(strings.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}

// File is a decoded input file; see the package comment.
type File struct {
	Name  string
	Text  string
	lines []int // offset of the first byte of each line
	last  place // that was asked for
}

// place is an offset, its line from 0, and the characters before it in the line.
type place struct{ offset, line, before int }

// NewFile returns the file name with the decoded text.
func NewFile(name, text string) *File {
	return &File{Name: name, Text: text}
}

// Pos returns the place of the byte offset. Offsets outside the text are moved
// to its nearest end. It is not safe for concurrent use.
func (f *File) Pos(offset int) Pos {
	offset = max(0, min(offset, len(f.Text)))
	f.findLines()
	line, found := slices.BinarySearch(f.lines, offset)
	if !found {
		line--
	}
	from := place{f.lines[line], line, 0}
	if f.last.line == line && f.last.offset >= from.offset && f.last.offset <= offset {
		from = f.last // a long line may have many problems
	}
	before := from.before + utf8.RuneCountInString(f.Text[from.offset:offset])
	if offset < len(f.Text) && utf8.RuneStart(f.Text[offset]) {
		f.last = place{offset, line, before}
	}
	return Pos{File: f.Name, Line: line + 1, Col: before + 1}
}

// Start returns the offset of the first byte of the line (from 1).
func (f *File) Start(line int) int {
	f.findLines()
	return f.lines[max(0, min(line, len(f.lines))-1)]
}

// Lines returns the number of lines: one more than the text has newlines.
func (f *File) Lines() int {
	f.findLines()
	return len(f.lines)
}

func (f *File) findLines() {
	if f.lines == nil {
		f.lines = lineStarts(f.Text)
	}
}

func lineStarts(text string) []int {
	starts := make([]int, 1, strings.Count(text, "\n")+1)
	for i := range len(text) {
		if text[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}
