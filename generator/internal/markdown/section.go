package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"jobun/generator/internal/policy"
)

// sections is the parser of plain sections: a heading and what stands under it up
// to the next one, if that is nothing but plain words, in paragraphs of one line and
// in lists that are indented by what stands before their words. Law hardly has
// anything else. Such a section is read in one go, without a syntax tree; all others
// are left to the parsers of goldmark, in front of which this one stands.
//
// A section is read only if CommonMark leaves no doubt what it is: what is read is
// what goldmark would read, see FuzzSections.
type sections struct{}

// section is a plain section in the syntax tree.
type section struct {
	ast.BaseBlock
	elements []element
	next     *section // that follows it, and is no node of its own
}

var kindSection = ast.NewNodeKind("Section")

// Kind implements [ast.Node].
func (*section) Kind() ast.NodeKind { return kindSection }

// IsRaw implements [ast.Node]: there are no inlines to search for.
func (*section) IsRaw() bool { return true }

// Dump implements [ast.Node].
func (s *section) Dump(source []byte, level int) { ast.DumpHelper(s, source, level, nil, nil) }

// Trigger returns what a section begins with.
func (sections) Trigger() []byte { return []byte{'#'} }

// Open reads the section, and those that follow it, so that the reader stands on the last
// line of theirs that is not empty.
func (sections) Open(parent ast.Node, reader text.Reader, c parser.Context) (ast.Node, parser.State) {
	pc := c.(*parse)
	if parent.Kind() != ast.KindDocument || pc.BlockOffset() != 0 {
		return nil, parser.NoChildren
	}
	line, at := reader.Position()
	r := sectionReader{converter: pc.converter, s: pc.file.Text}
	if at.Start == pc.notPlain || !r.readOne(at.Start) {
		return nil, parser.NoChildren
	}
	first := r.section()
	for last := first; ; last = last.next {
		reader.SetPosition(line+r.last.line, r.last.segment)
		line += r.lines
		if next := r.next; !r.readOne(next) {
			pc.notPlain = next
			return first, parser.NoChildren
		}
		last.next = r.section()
	}
}

// readOne reads the section whose heading begins at the offset.
func (r *sectionReader) readOne(at int) bool {
	r.open, r.lists, r.elements, r.lines = r.memory.unclosed[:0], r.memory.lists[:0], nil, 0
	ok := r.read(at)
	r.memory.unclosed, r.memory.lists = r.open, r.lists
	return ok
}

// section returns the section that has been read.
func (r *sectionReader) section() *section {
	s := &r.memory.sections.cut(1)[:1][0]
	s.elements = r.elements
	return s
}

// Continue ends the section: nothing of it is left.
func (sections) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }

// Close does nothing.
func (sections) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph returns that a heading can.
func (sections) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine returns that a section is not indented.
func (sections) CanAcceptIndentedLine() bool { return false }

// sectionReader reads one section.
type sectionReader struct {
	*converter
	s        string
	elements []element
	open     []openList // the lists that may go on, from the outermost in
	lists    []*list    // all that have been read

	next  int  // where the next line begins
	lines int  // how many have been read
	blank bool // the last of them is empty
	last  lastLine
}

// lastLine is the last line of a section that is not empty.
type lastLine struct {
	line    int // from that of the heading, which is 0
	segment text.Segment
}

// moved returns the line as it stands so many bytes further on.
func (l lastLine) moved(by int) lastLine {
	l.segment.Start += by
	l.segment.Stop += by
	return l
}

// openList is a list and where in a line the words of its last item begin.
type openList struct {
	*list
	sign   byte // what its markers end with: - + . )
	offset int
}

// maxPlainDepth is how many lists may be open at once in a plain section.
const maxPlainDepth = 8

// read reads the section whose heading begins at the offset. It returns false if
// the section is not plain.
func (r *sectionReader) read(at int) bool {
	level, words := readHeadingMark(r.s[at:])
	if level == 0 {
		return false
	}
	end, plain := r.plainEnd(at + words)
	if !plain || end == at+words || r.s[end-1] == '#' {
		return false
	}
	raw := r.common.extent(r.s, at)
	if known := r.common.find(raw); known != nil {
		r.last = known.last.moved(at - known.at)
		r.next, r.lines = at+len(raw), known.lines
		r.elements = r.memory.elements.cut(1)[:1]
		r.elements[0] = known.headingAt(level, at, r.firstInlines)
		return true
	}
	r.elements = r.memory.elements.cut(4)[:1] // the first is the heading
	r.step(at, end)
	r.blank = true // A heading is complete, whatever follows.
	for r.next < len(r.s) {
		if level, _ := readHeadingMark(r.s[r.next:]); level > 0 {
			break
		}
		if !r.line() {
			if !r.mayEnd() {
				return false
			}
			break
		}
	}
	heading, ok := r.headingOf(level, at, r.first(policy.Inline{Text: r.s[at+words : end], At: at + words}))
	if raw != "" && r.next == at+len(raw) {
		heading.section = r.common.newSection(raw, at, r.lines, r.last)
	}
	r.elements[0] = heading
	if !ok {
		r.elements = r.elements[1:]
	}
	for _, l := range r.lists {
		if l.ordered {
			r.recounted(l.items[0].number, l)
		}
	}
	return true
}

// readHeadingMark reads the # at the start of a heading of CommonMark, and the one
// space behind them. Level is 0 if there are none.
func readHeadingMark(s string) (level, size int) {
	for level < len(s) && s[level] == '#' {
		level++
	}
	if level == 0 || level > 6 || level+1 >= len(s) || s[level] != ' ' || s[level+1] == ' ' || s[level+1] == '\n' {
		return 0, 0
	}
	return level, level + 1
}

// plainEnd returns where the line at the offset ends, and whether it is plain.
func (r *sectionReader) plainEnd(at int) (end int, plain bool) {
	s := r.s
	end = at
	for end+4 <= len(s) && endsPlain[s[end]]|endsPlain[s[end+1]]|endsPlain[s[end+2]]|endsPlain[s[end+3]] == 0 {
		end += 4 // which is quicker than one by one
	}
	for end < len(s) && endsPlain[s[end]] == 0 {
		end++
	}
	return end, (end == len(s) || s[end] == '\n') && (end == 0 || s[end-1] != ' ')
}

// endsPlain holds the bytes that are not plain, and the line end: those with which
// inlines and character references begin, those that are reported where they are
// left over, and control characters.
var endsPlain = func() (set [256]uint8) {
	for c := range set {
		if c < 0x20 || c == 0x7F || c == '&' || c == '~' || beginsInline[c] {
			set[c] = 1
		}
	}
	return set
}()

// step goes on behind a line that has been read.
func (r *sectionReader) step(start, end int) {
	r.next = min(end+1, len(r.s))
	r.last.line, r.last.segment = r.lines, text.NewSegment(start, r.next)
	r.lines++
	r.blank = false
}

// stepBlank goes on behind an empty line.
func (r *sectionReader) stepBlank(end int) {
	r.next = min(end+1, len(r.s))
	r.lines++
	r.blank = true
}

// line reads the next line. It returns false, and reads nothing, if it is not
// plain.
func (r *sectionReader) line() bool {
	start := r.next
	at := start
	for at < len(r.s) && r.s[at] == ' ' {
		at++
	}
	if at < len(r.s) && r.s[at] == '\n' {
		r.stepBlank(at)
		return true
	}
	end, plain := r.plainEnd(at)
	inside := r.inside(at - start)
	if !plain || end == at || inside < 0 {
		return false
	}
	m := readListMark(r.s[at:end])
	words := at + m.size
	if !isPlainStart(r.s[words:end]) {
		return false
	}
	switch {
	case m.sign != 0:
		if !r.item(inside, m, at, at-start) {
			return false
		}
		inside++
	case !r.blank:
		return false // It goes on with the line above.
	}
	r.open = r.open[:inside]
	r.add(element{kind: wordsElement, at: words, inlines: r.first(policy.Inline{Text: r.s[words:end], At: words})})
	r.step(start, end)
	return true
}

// inside returns how many lists stay open around a line that is indented by so
// many spaces; -1 if it is indented by more or less than it should.
func (r *sectionReader) inside(indent int) int {
	n, want := 0, 0
	for n < len(r.open) && r.open[n].offset <= indent {
		want = r.open[n].offset
		n++
	}
	if want != indent {
		return -1
	}
	return n
}

// item opens an item of the list that stands inside so many others: the one that
// is open there, or a new one.
func (r *sectionReader) item(inside int, m listMark, at, indent int) bool {
	goesOn := inside < len(r.open) && r.open[inside].sign == m.sign
	if !goesOn {
		if m.ordered() && m.number != 1 && !r.blank || inside == maxPlainDepth {
			return false
		}
		l := &r.memory.list.cut(1)[:1][0]
		*l = list{ordered: m.ordered(), items: r.memory.items.cut(4)}
		r.open = r.open[:inside]
		r.add(element{kind: listElement, list: l, at: at})
		r.open = append(r.open, openList{list: l, sign: m.sign})
		r.lists = append(r.lists, l)
	}
	o := &r.open[inside]
	o.offset = indent + m.size
	item, room := listItem{at: at}, 1
	if m.ordered() {
		item.number, item.marker = m.number, r.s[at:at+m.size-1]
		room = 2 // a paragraph and its items
	}
	item.elements = r.memory.elements.cut(room)
	o.items = append(o.items, item)
	return true
}

// add adds an element to the innermost list that is open.
func (r *sectionReader) add(e element) {
	if len(r.open) == 0 {
		r.elements = append(r.elements, e)
		return
	}
	items := r.open[len(r.open)-1].items
	item := &items[len(items)-1]
	item.elements = append(item.elements, e)
}

// listMark is the marker of an item.
type listMark struct {
	sign   byte // - + . ), or 0 if there is no marker
	number int
	size   int // bytes of the marker and of the one space behind it
}

func (m listMark) ordered() bool { return m.sign == '.' || m.sign == ')' }

// readListMark reads the marker at the start of s, if one space stands behind it.
func readListMark(s string) listMark {
	i := 0
	for i < len(s) && i < 9 && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i+1 >= len(s) || s[i+1] != ' ' {
		return listMark{}
	}
	switch sign := s[i]; {
	case i == 0 && (sign == '-' || sign == '+'), i > 0 && (sign == '.' || sign == ')'):
		number, _ := writtenNumber(s)
		return listMark{sign: sign, number: number, size: i + 2}
	}
	return listMark{}
}

// isPlainStart reports whether words that stand alone in their line begin a
// paragraph and nothing else, and are none that are reported.
func isPlainStart(s string) bool {
	if s == "" || strings.IndexByte(" #-+>=|", s[0]) >= 0 || strayMark(s) != "" {
		return false
	}
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	marked := i > 0 && i < len(s) && (s[i] == '.' || s[i] == ')')
	return !marked || i+1 < len(s) && s[i+1] != ' '
}

// mayEnd reports whether the section can end before the next line, which is not
// plain: behind an empty line what is not indented and is no item is part of
// nothing above it.
func (r *sectionReader) mayEnd() bool {
	c := r.s[r.next]
	return r.last.line < r.lines-1 && c != ' ' && c != '\t' && c != '-' && c != '+' && c != '*' && (c < '0' || c > '9')
}
