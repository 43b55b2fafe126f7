package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// element is one thing that a drafter sees in the source.
type element struct {
	kind    elementKind
	level   int             // heading: the number of its #
	inlines []policy.Inline // heading, words
	name    string          // heading: the author's {#name}
	label   *locale.Label   // heading: what the builder has read of its words; nil if they begin with no label
	list    *list           // list
	block   *policy.Block   // table, note, code
	at      int

	section *commonSection // heading: the plain section that it begins, if texts have it in common
	unread  bool           // heading: that section is known, and its elements do not follow
}

type elementKind uint8

const (
	headingElement elementKind = iota + 1
	wordsElement
	listElement
	blockElement // a table, note or code: what becomes a block as it is
	noteElement
	ruleElement
)

// list is a Markdown list.
type list struct {
	ordered bool
	items   []listItem
}

// listItem is one item of a list. Its number is the one that is written, 0 in a
// list of bullets.
type listItem struct {
	number   int
	marker   string // the number as written, with its point or bracket
	elements []element
	at       int
}

// converter turns a syntax tree into elements.
type converter struct {
	file     *source.File
	locale   locale.Locale
	src      []byte
	problems *source.Problems
	inCell   bool
	count    int // of blocks so far, see maxBlocks
	memory   *scratch
	common   *Common // nil if nothing is remembered
	*firstInlines
}

func (c *converter) error(at int, id string, args ...string) {
	c.problems.Error(c.file.Pos(at), id, args...)
}

// elements converts the children of a block, in order. The first one of an item is
// counted with it.
func (c *converter) elements(parent ast.Node) []element {
	_, inItem := parent.(*ast.ListItem)
	count := 0
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		count++
		for s, _ := n.(*section); s != nil; s = s.next {
			count += len(s.elements)
		}
	}
	list := c.memory.elements.cut(count)
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if s, ok := n.(*section); ok {
			for ; s != nil; s = s.next {
				list = append(list, c.counted(s.elements, 0)...)
			}
			continue
		}
		if !(inItem && n == parent.FirstChild()) && !c.counts(n.Pos()) {
			break
		}
		if e, ok := c.element(n); ok {
			list = append(list, e)
		}
	}
	return list
}

// counted returns the elements of a plain section, those in lists included, up to the
// first that the text may not have. The first ones are counted already.
func (c *converter) counted(list []element, first int) []element {
	for i := range list {
		if i >= first && !c.counts(list[i].at) {
			return list[:i]
		}
		l := list[i].list
		for k := 0; l != nil && k < len(l.items); k++ {
			if !c.counts(l.items[k].at) {
				l.items = l.items[:k]
				break
			}
			l.items[k].elements = c.counted(l.items[k].elements, 1)
		}
	}
	return list
}

// counts counts one more block, and reports whether the text may have it.
func (c *converter) counts(at int) bool {
	exceeded, first := exceeds(&c.count, 1, maxBlocks)
	if first {
		c.error(max(at, 0), "limit.blocks", "Limit", itoa(maxBlocks))
	}
	return !exceeded
}

func (c *converter) element(n ast.Node) (e element, ok bool) {
	e.at = n.Pos()
	switch n := n.(type) {
	case *ast.Heading:
		return c.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		return c.words(n)
	case *ast.List:
		e.kind, e.list = listElement, c.list(n)
	case *ast.Blockquote:
		e.kind = noteElement
		e.block = &policy.Block{Kind: policy.Note, Blocks: blocks(c.elements(n)), At: e.at}
	case *ast.ThematicBreak:
		e.kind = ruleElement
	case *east.Table:
		e.kind, e.block = blockElement, c.table(n)
	case *ast.FencedCodeBlock:
		e.kind, e.block = blockElement, c.code(n)
	case *ast.CodeBlock:
		c.error(firstLine(n, e.at), "markdown.indented")
		return e, false
	case *ast.HTMLBlock:
		c.htmlBlock(n)
		return e, false
	case *ast.LinkReferenceDefinition:
		c.error(max(e.at, 0), "markdown.definition", "Label", string(n.Label))
		return e, false
	}
	return e, e.kind != 0
}

func firstLine(n ast.Node, at int) int {
	if n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	return max(at, 0)
}

func (c *converter) heading(n *ast.Heading) (element, bool) {
	at, marked := c.headingMark(n)
	if !marked {
		c.error(at, "markdown.underlined", "Marks", strings.Repeat("#", n.Level))
	}
	return c.headingOf(n.Level, at, c.inlines(n))
}

// headingMark returns where the # of a heading begin; marked is false if it has none,
// but a line under it. The place that goldmark gives may be behind the right one, and
// behind the end of the text, where the heading is indented with tabs.
func (c *converter) headingMark(n *ast.Heading) (at int, marked bool) {
	if at = n.Pos(); at < len(c.src) && c.src[at] == '#' {
		return at, true
	}
	text := c.file.Text
	if n.Lines().Len() == 0 { // It has no words, so it has marks, and they are the last before its place.
		marks := strings.LastIndexByte(text[:min(max(at, 0), len(text))], '#') + 1
		return len(strings.TrimRight(text[:marks], "#")), true
	}
	start := n.Lines().At(0).Start
	line := strings.LastIndexByte(text[:start], '\n') + 1
	before := strings.TrimRight(text[line:start], " \t")
	if words := strings.TrimRight(before, "#"); len(words) < len(before) {
		return line + len(words), true
	}
	return start, false
}

// headingOf makes a heading of its words.
func (c *converter) headingOf(level, at int, inlines []policy.Inline) (element, bool) {
	e := element{kind: headingElement, level: level, at: at}
	e.inlines, e.name = c.cutName(inlines)
	if plain := policy.Plain(e.inlines); strings.Contains(plain, "{#") {
		c.error(e.at, "name.place", "Found", shorten(plain))
	}
	e.inlines = trimRight(e.inlines)
	if len(e.inlines) == 0 {
		c.error(e.at, "heading.empty")
		return e, false
	}
	return e, true
}

// cutName takes the {#name} at the end of a heading away and returns it.
func (c *converter) cutName(inlines []policy.Inline) ([]policy.Inline, string) {
	if len(inlines) == 0 {
		return inlines, ""
	}
	last := &inlines[len(inlines)-1]
	s := strings.TrimRight(last.Text, " ")
	i := strings.LastIndex(s, "{#")
	if last.Kind != policy.PlainText || i < 0 || !strings.HasSuffix(s, "}") {
		return inlines, ""
	}
	name := s[i+len("{#") : len(s)-1]
	if !validName(name) {
		c.error(last.At+i, "name.form", "Name", name)
		name = ""
	}
	last.Text = strings.TrimRight(s[:i], " 　")
	if last.Text == "" {
		inlines = inlines[:len(inlines)-1]
	}
	return inlines, name
}

// validName reports whether s may be an author's name for a provision: lower-case
// letters, digits and hyphens, beginning with a letter. Identifiers that are
// made contain an underscore, so no name can be one.
func validName(s string) bool {
	for i := range len(s) {
		switch ch := s[i]; {
		case ch >= 'a' && ch <= 'z':
		case i > 0 && (ch >= '0' && ch <= '9' || ch == '-'):
		default:
			return false
		}
	}
	return s != ""
}

func (c *converter) words(n ast.Node) (element, bool) {
	e := element{kind: wordsElement, at: n.Pos(), inlines: c.inlines(n)}
	c.strayLines(n)
	e.inlines = trimRight(e.inlines)
	return e, len(e.inlines) > 0
}

func (c *converter) list(n *ast.List) *list {
	l := &list{ordered: n.IsOrdered(), items: make([]listItem, 0, n.ChildCount())}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		at := markerAt(c.file.Text, item.Pos(), l.ordered)
		if !c.counts(at) {
			break
		}
		li := listItem{at: at, elements: c.elements(item)}
		if l.ordered {
			li.number, li.marker = writtenNumber(c.file.Text[at:])
		}
		if len(li.elements) == 0 {
			c.error(at, "list.empty")
		}
		l.items = append(l.items, li)
	}
	if l.ordered {
		c.recounted(n.Start, l)
	}
	return l
}

// markerAt returns where the marker of an item stands. The place that goldmark gives
// is behind the right one, even behind the end of the text, where tabs stand before it:
// of "10." it would be the 0.
func markerAt(text string, at int, ordered bool) int {
	at = max(0, min(at, len(text)-1))
	for i := at; i >= max(0, at-maxShift); i-- {
		if isMarker(text[i:], ordered) && (i == 0 || strings.IndexByte(" \t\n>", text[i-1]) >= 0) {
			return i
		}
	}
	return at
}

// maxShift is how many bytes markerAt looks back: more than the longest number has and
// than tabs move a place.
const maxShift = 32

// isMarker reports whether s begins with the marker of an item.
func isMarker(s string, ordered bool) bool {
	rest := strings.TrimLeft(s, "0123456789")
	if ordered == (len(rest) == len(s)) || rest == "" {
		return false
	}
	signs := "-*+"
	if ordered {
		signs = ".)"
	}
	return strings.IndexByte(signs, rest[0]) >= 0 && (len(rest) == 1 || strings.IndexByte(" \t\n", rest[1]) >= 0)
}

// writtenNumber reads the marker of an ordered list: "1." or "1)".
func writtenNumber(s string) (n int, marker string) {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		n = 10*n + int(s[i]-'0')
		i++
	}
	return n, s[:min(i+1, len(s))]
}

// onlyOnes reports whether every marker of an ordered list is 1, the author's
// way to say "count for me". A list with one item says nothing of the kind.
func (l *list) onlyOnes() bool {
	for _, item := range l.items {
		if item.number != 1 {
			return false
		}
	}
	return l.ordered && len(l.items) > 1
}

// recounted reports written numbers that CommonMark would print as others:
// "1. 23." is printed 1, 2. Start is that of the first item.
func (c *converter) recounted(start int, l *list) {
	if l.onlyOnes() {
		return
	}
	for i, item := range l.items {
		if want := start + i; item.number != want {
			c.error(item.at, "list.recounted", "Found", itoa(item.number), "Counted", itoa(want))
		}
	}
}

// htmlBlock reports raw HTML. A comment may stand, but no words on its last
// line, because CommonMark hides them with it.
func (c *converter) htmlBlock(n *ast.HTMLBlock) {
	at := firstLine(n, n.Pos())
	end := at
	if lines := n.Lines(); lines.Len() > 0 {
		end = lines.At(lines.Len() - 1).Stop
	}
	if n.HasClosure() {
		end = max(end, n.ClosureLine.Stop)
	}
	raw := strings.TrimSpace(c.file.Text[at:end])
	if !strings.HasPrefix(raw, "<!--") {
		c.error(at, "markdown.html", "Found", firstWord(raw))
		return
	}
	close := strings.LastIndex(raw, "-->")
	if close < 0 {
		c.error(at, "markdown.comment-open")
		return
	}
	if hidden := strings.TrimSpace(raw[close+len("-->"):]); hidden != "" {
		c.error(at, "markdown.comment-hides", "Found", shorten(hidden))
	}
	if between := betweenComments(raw[:close+len("-->")]); between != "" {
		c.error(at, "markdown.comment-hides", "Found", shorten(between))
	}
}

// betweenComments returns the first words outside the comments of raw, which
// begins and ends with one.
func betweenComments(raw string) string {
	for raw != "" {
		end := strings.Index(raw, "-->")
		if end < 0 {
			return ""
		}
		var between string
		between, raw, _ = strings.Cut(raw[end+len("-->"):], "<!--")
		if between = strings.TrimSpace(between); between != "" {
			return between
		}
	}
	return ""
}

// firstWord returns s up to the first space, for a message.
func firstWord(s string) string {
	word, _, _ := strings.Cut(s, "\n")
	if i := strings.IndexByte(word, '>'); i >= 0 {
		word = word[:i+1]
	}
	return shorten(word)
}

// shorten returns the first words of s for a message: at most 24 characters.
func shorten(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	n := 0
	for i := range s {
		if n++; n > 24 {
			return s[:i] + "…"
		}
	}
	return s
}

func (c *converter) code(n *ast.FencedCodeBlock) *policy.Block {
	b := &policy.Block{Kind: policy.Code, At: n.Pos()}
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Inlines = append(b.Inlines, policy.Inline{Text: string(line.Value(c.src)), At: line.Start})
	}
	return b
}

func (c *converter) table(n *east.Table) *policy.Block {
	b := &policy.Block{Kind: policy.Table, At: n.Pos()}
	for _, a := range n.Alignments {
		b.Align = append(b.Align, alignments[a])
	}
	c.inCell = true
	defer func() { c.inCell = false }()
	for row := n.FirstChild(); row != nil && c.counts(row.Pos()); row = row.NextSibling() {
		cells := make([]policy.Cell, 0, len(b.Align))
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, trimRight(c.inlines(cell)))
		}
		b.Rows = append(b.Rows, cells)
	}
	c.lostCells(n)
	return b
}

var alignments = map[east.Alignment]policy.Align{
	east.AlignLeft:   policy.AlignLeft,
	east.AlignCenter: policy.AlignCenter,
	east.AlignRight:  policy.AlignRight,
	east.AlignNone:   policy.AlignNone,
}

// lostCells reports rows with more cells than the heading row, because the
// words in them would be hidden.
func (c *converter) lostCells(n *east.Table) {
	want := len(n.Alignments)
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		at := max(row.Pos(), 0)
		line, _, _ := strings.Cut(c.file.Text[at:], "\n")
		if found := cellCount(line); found > want {
			c.error(at, "table.cells", "Found", itoa(found), "Columns", itoa(want))
		}
	}
}

// cellCount counts the cells in a line of a table; an escaped bar is no border.
func cellCount(line string) int {
	line = strings.TrimSpace(line)
	line = strings.TrimPrefix(line, "|")
	n := 1
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '|':
			n++
		}
	}
	if strings.HasSuffix(line, "|") && !strings.HasSuffix(line, `\|`) {
		n--
	}
	return n
}

// blocks turns elements into blocks that hold no provisions: the content of a
// note, a closing, an item of an unnumbered list.
func blocks(elements []element) []policy.Block {
	list := make([]policy.Block, 0, len(elements))
	for _, e := range elements {
		list = append(list, e.asBlock())
	}
	return list
}

func (e *element) asBlock() policy.Block {
	switch e.kind {
	case headingElement:
		return policy.Block{Kind: policy.Heading, Inlines: e.inlines, Level: 1, At: e.at}
	case wordsElement:
		return policy.Block{Kind: policy.Words, Inlines: e.inlines, At: e.at}
	case listElement:
		return e.list.asBlock(e.at)
	case ruleElement:
		return policy.Block{Kind: policy.Ornament, At: e.at}
	}
	return *e.block
}

// asBlock keeps the numbers of an ordered list as words, so that none is lost.
func (l *list) asBlock(at int) policy.Block {
	b := policy.Block{Kind: policy.List, At: at, Items: make([][]policy.Block, 0, len(l.items))}
	for i, item := range l.items {
		content := blocks(item.elements)
		if l.ordered && len(content) > 0 && content[0].Kind == policy.Words {
			marker := item.marker
			if l.onlyOnes() {
				marker = itoa(i+1) + marker[len(marker)-1:]
			}
			label := policy.Inline{Text: marker + " ", At: item.at}
			content[0].Inlines = append([]policy.Inline{label}, content[0].Inlines...)
		}
		b.Items = append(b.Items, content)
	}
	return b
}
