package policy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Normal is the normal form of a text: all of its words, numbers and structure,
// and nothing else. See the package comment.
type Normal struct {
	Bytes []byte       // lines of UTF-8, each with its line end
	Parts []NormalPart // that the lines belong to, in their order
}

// NormalPart is a stretch of a normal form: the lines of one provision without those
// inside it. Where the provisions inside it are followed by more of its words,
// these are a part of their own.
type NormalPart struct {
	Start     int        // offset of its first byte
	Provision *Provision // nil for what stands before the first provision, and for the closing
	At        int        // offset in the text's file
}

// Normal returns the normal form of t as the version with the name.
func (t *Text) Normal(version string) *Normal {
	w := normalWriter{Normal: &Normal{Bytes: make([]byte, 0, len(t.fileText())+len(t.fileText())/4)}}
	w.part(nil, 0)
	w.line("policy", t.Policy)
	w.line("version", version)
	w.line("language", string(t.Language))
	w.part(nil, 0)
	w.inlines("title", t.Title)
	if t.Preamble != nil {
		w.provision(t.Preamble)
	}
	for _, p := range t.Provisions {
		w.provision(p)
	}
	if len(t.Closing) > 0 {
		w.part(nil, t.Closing[0].At)
		w.begin("closing")
		w.end()
		w.inside(t.Closing)
	}
	return w.Normal
}

// Sealed returns the normal form of t as it is sealed: a seal keeps the name that
// the policy had when it was made.
func (t *Text) Sealed(s *Seal) *Normal {
	if t.Policy == s.Policy {
		return t.Normal(s.Version)
	}
	named := *t
	named.Policy = s.Policy
	return named.Normal(s.Version)
}

func (t *Text) fileText() string {
	if t.File == nil {
		return ""
	}
	return t.File.Text
}

// Words returns the lines of the part with the index.
func (n *Normal) Words(i int) []byte {
	end := len(n.Bytes)
	if i+1 < len(n.Parts) {
		end = n.Parts[i+1].Start
	}
	return n.Bytes[n.Parts[i].Start:end]
}

// normalWriter writes a normal form, line by line.
type normalWriter struct {
	*Normal
	depth int  // of the next line
	from  int  // where the words of this line begin
	space bool // white space was read since the last character
}

func (w *normalWriter) part(p *Provision, at int) {
	w.Parts = append(w.Parts, NormalPart{Start: len(w.Bytes), Provision: p, At: at})
}

// begin begins a line: two spaces for each provision that it is in, and a word
// that says what the line holds.
func (w *normalWriter) begin(word string) {
	for range w.depth {
		w.Bytes = append(w.Bytes, ' ', ' ')
	}
	w.Bytes = append(w.Bytes, word...)
}

func (w *normalWriter) end() { w.Bytes = append(w.Bytes, '\n') }

// line writes a line with a value that has no white space.
func (w *normalWriter) line(word, value string) {
	w.begin(word)
	w.Bytes = append(append(w.Bytes, ' '), value...)
	w.end()
}

// inlines writes a line with words; none if there are no words.
func (w *normalWriter) inlines(word string, list []Inline) {
	start := len(w.Bytes)
	w.begin(word)
	w.Bytes = append(w.Bytes, ' ')
	from := len(w.Bytes)
	w.cell(list)
	if len(w.Bytes) == from {
		w.Bytes = w.Bytes[:start]
		return
	}
	w.end()
}

func (w *normalWriter) provision(p *Provision) {
	w.part(p, p.At)
	w.head(p)
	w.depth++
	caption := "caption"
	if p.Common {
		caption = "common-caption"
	}
	w.inlines(caption, p.Caption)
	w.inlines("remark", p.Note)
	w.blocks(p.Blocks)
	for _, c := range p.Children {
		w.provision(c)
	}
	if len(p.Tail) > 0 {
		w.part(p, p.Tail[0].At)
		w.begin("tail")
		w.end()
		w.inside(p.Tail)
	}
	w.depth--
}

// head writes the first line of a provision: kind, number, and whether it is
// deleted or deferred.
func (w *normalWriter) head(p *Provision) {
	w.begin(p.Kind.String())
	for _, n := range [...]Number{p.Number, p.Through} {
		if n != "" {
			w.Bytes = append(append(w.Bytes, ' '), n...)
		}
	}
	w.Bytes = append(w.Bytes, [...]string{Current: "", Deleted: " deleted", Deferred: " deferred"}[p.Status]...)
	w.end()
}

func (w *normalWriter) inside(blocks []Block) {
	w.depth++
	w.blocks(blocks)
	w.depth--
}

func (w *normalWriter) blocks(blocks []Block) {
	for i := range blocks {
		switch block := &blocks[i]; block.Kind {
		case Words, Code:
			w.inlines("words", block.Inlines)
		case Heading:
			w.inlines("heading", block.Inlines)
		case List:
			for _, entry := range block.Items {
				w.begin("entry")
				w.end()
				w.inside(entry)
			}
		case Table:
			for _, row := range block.Rows {
				w.row(row)
			}
		case Note:
			w.begin("note")
			w.end()
			w.inside(block.Blocks)
		}
	}
}

// row writes the cells of a row with tabs between them. White space in words is
// never a tab.
func (w *normalWriter) row(row []Cell) {
	w.begin("row ")
	for i, cell := range row {
		if i > 0 {
			w.Bytes = append(w.Bytes, '\t')
		}
		w.cell(cell)
	}
	w.end()
}

func (w *normalWriter) cell(list []Inline) {
	w.from, w.space = len(w.Bytes), false
	w.run(list)
}

func (w *normalWriter) run(list []Inline) {
	for i := range list {
		if list[i].Kind == LineBreak {
			w.space = true
			continue
		}
		w.words(list[i].Text)
		w.run(list[i].Children)
	}
}

// words writes s with white space made equal: one space for any number of any
// kind, and none at the ends of a line and beside the characters that are written
// without spaces between words.
func (w *normalWriter) words(s string) {
	for i := 0; i < len(s); {
		if n := spaceLen(s[i:]); n > 0 {
			w.space = true
			i += n
			continue
		}
		n := 1
		for i+n < len(s) && (!mayBeSpace[s[i+n]] || spaceLen(s[i+n:]) == 0) {
			n++
		}
		if w.space && len(w.Bytes) > w.from && !isWide(s[i:]) && !w.endsWide() {
			w.Bytes = append(w.Bytes, ' ')
		}
		w.space = false
		w.Bytes = append(w.Bytes, s[i:i+n]...)
		i += n
	}
}

// mayBeSpace are the bytes with which white space begins.
var mayBeSpace = [256]bool{' ': true, '\t': true, '\n': true, '\v': true, '\f': true, '\r': true, 0xC2: true, 0xE1: true, 0xE2: true, 0xE3: true}

// spaceLen returns the length of the white space character that s begins with; 0
// if it begins with none.
func spaceLen(s string) int {
	switch c := s[0]; {
	case !mayBeSpace[c]:
		return 0
	case c < utf8.RuneSelf:
		return 1
	case c == 0xE3 && !strings.HasPrefix(s, "\u3000"):
		return 0
	}
	if r, n := utf8.DecodeRuneInString(s); unicode.IsSpace(r) {
		return n
	}
	return 0
}

// wide is the first character of those written without spaces between words.
const wide = '\u2E80'

func isWide(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= wide
}

func (w *normalWriter) endsWide() bool {
	r, _ := utf8.DecodeLastRune(w.Bytes[w.from:])
	return r >= wide
}
