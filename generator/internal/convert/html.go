package convert

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// HTML returns the blocks of a page as lines, with the numbers that a browser shows
// before the items of ordered lists. What no reader sees is left out: the head,
// scripts, styles, and what a page has around its text if it marks that as main.
// Lines have the number of the line of the page on which they begin.
func HTML(page string) ([]Line, error) {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return nil, err
	}
	p := pageReader{page: page, notes: map[string][]Line{}, refs: map[int][]string{}}
	root := doc
	if m := firstElement(doc, atom.Main); m != nil {
		root = m
	}
	p.node(root)
	p.flush()
	return p.withNotes(), nil
}

// withNotes returns the lines, each with the footnotes to which it refers behind it,
// and at the end those to which none does.
func (p *pageReader) withNotes() []Line {
	var lines []Line
	for i, l := range p.lines {
		lines = append(lines, l)
		for _, id := range p.refs[i] {
			lines = append(lines, p.notes[id]...)
			delete(p.notes, id)
		}
	}
	for _, id := range p.noted {
		lines = append(lines, p.notes[id]...)
	}
	return lines
}

func firstElement(n *html.Node, a atom.Atom) *html.Node {
	if n.DataAtom == a {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if found := firstElement(c, a); found != nil {
			return found
		}
	}
	return nil
}

// pageReader collects the words of blocks.
type pageReader struct {
	page  string
	at    int // in the page, where the last words were found
	lines []Line
	words strings.Builder
	first int // line of the first words of the block; 0 if there are none yet
	level int
	label string

	refs  map[int][]string  // by line: the footnotes to which it refers
	marks []string          // those to which the block refers that is read
	notes map[string][]Line // by their names
	noted []string          // their names, in their order
}

// flush ends a block.
func (p *pageReader) flush() {
	text := strings.Join(strings.Fields(p.words.String()), " ")
	p.words.Reset()
	if text == "" {
		return
	}
	p.refer(len(p.lines))
	p.lines = append(p.lines, Line{Text: p.label + text, Number: max(1, p.first), Level: p.level})
	p.first, p.label = 0, ""
}

// refer notes that the line refers to the footnotes whose marks were read.
func (p *pageReader) refer(line int) {
	if p.refs != nil && len(p.marks) > 0 {
		p.refs[line], p.marks = append(p.refs[line], p.marks...), nil
	}
}

// footnotes reads the footnotes of a text, which stand apart from it.
func (p *pageReader) footnotes(n *html.Node) {
	if id := attribute(n, "id"); n.DataAtom == atom.Li && id != "" {
		inner := pageReader{page: p.page, at: p.at}
		inner.children(n)
		inner.flush()
		for _, l := range inner.lines {
			p.notes[id] = append(p.notes[id], Line{Text: l.Text, Number: l.Number, Note: true})
		}
		p.noted, p.at = append(p.noted, id), inner.at
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.footnotes(c)
	}
}

var headings = map[atom.Atom]int{atom.H1: 1, atom.H2: 2, atom.H3: 3, atom.H4: 4, atom.H5: 5, atom.H6: 6}

var inlines = map[atom.Atom]bool{
	atom.A: true, atom.B: true, atom.Strong: true, atom.Em: true, atom.I: true, atom.Span: true, atom.Font: true, atom.U: true,
	atom.Small: true, atom.Sub: true, atom.Sup: true, atom.Code: true, atom.Ruby: true, atom.Mark: true, atom.Abbr: true, atom.Time: true,
}

func (p *pageReader) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		p.text(n.Data)
		return
	case n.Type == html.CommentNode:
		return
	}
	switch role := attribute(n, "role"); {
	case role == "doc-noteref" && p.refs != nil:
		p.marks = append(p.marks, strings.TrimPrefix(attribute(n, "href"), "#"))
		return
	case role == "doc-backlink":
		return
	case role == "doc-endnotes" && p.refs != nil:
		p.flush()
		p.footnotes(n)
		return
	}
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template:
		return
	case atom.Br, atom.Hr:
		p.flush()
		return
	case atom.Tr:
		p.row(n)
		return
	case atom.Ol:
		p.flush()
		p.ordered(n)
		return
	}
	block := n.Type == html.ElementNode && !inlines[n.DataAtom]
	if block {
		p.flush()
		p.level = headings[n.DataAtom]
	}
	if n.DataAtom == atom.Li && n.Parent != nil && n.Parent.DataAtom == atom.Ul {
		p.label = "- "
	}
	p.children(n)
	if block {
		p.flush()
		p.level = 0
	}
}

func (p *pageReader) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.node(c)
	}
}

func (p *pageReader) text(s string) {
	if word := strings.TrimSpace(s); word != "" {
		head, _, _ := strings.Cut(word, "\n")
		if i := strings.Index(p.page[p.at:], head); i >= 0 {
			p.at += i
		}
		if p.first == 0 {
			p.first = 1 + strings.Count(p.page[:p.at], "\n")
		}
	}
	p.words.WriteString(s)
}

// ordered reads the items of an ordered list, each with its number.
func (p *pageReader) ordered(list *html.Node) {
	n := 1
	if s, err := strconv.Atoi(attribute(list, "start")); err == nil {
		n = s
	}
	for c := list.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Li {
			p.node(c)
			continue
		}
		if s, err := strconv.Atoi(attribute(c, "value")); err == nil {
			n = s
		}
		p.label = strconv.Itoa(n) + ". "
		if depth(list) > 1 {
			p.label = "(" + strconv.Itoa(n) + ") "
		}
		p.children(c)
		p.flush()
		n++
	}
}

// depth returns how many ordered lists n stands in, itself included.
func depth(n *html.Node) (d int) {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == atom.Ol {
			d++
		}
	}
	return d
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// row reads a row of a table as a line of a table in Markdown.
func (p *pageReader) row(row *html.Node) {
	p.flush()
	var cells []string
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		inner := pageReader{page: p.page, at: p.at, refs: map[int][]string{}, notes: p.notes}
		inner.children(c)
		inner.flush()
		for i := range inner.lines {
			p.marks = append(p.marks, inner.refs[i]...)
		}
		var texts []string
		for _, l := range inner.lines {
			texts = append(texts, strings.ReplaceAll(l.Text, "|", `\|`))
		}
		cells = append(cells, strings.Join(texts, "<br>"))
		p.at = inner.at
	}
	if len(cells) == 0 {
		return
	}
	p.refer(len(p.lines))
	number := 1 + strings.Count(p.page[:p.at], "\n")
	first := len(p.lines) == 0 || !p.lines[len(p.lines)-1].Raw
	p.lines = append(p.lines, Line{Text: "| " + strings.Join(cells, " | ") + " |", Number: number, Raw: true})
	if first {
		p.lines = append(p.lines, Line{Text: strings.Repeat("|---", len(cells)) + "|", Number: number, Raw: true})
	}
}
