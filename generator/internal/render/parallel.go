package render

import (
	"html/template"
	"slices"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

const columnsMark = "\x00columns\x00"

// appendParallel writes the page of two texts side by side.
func (r *Renderer) appendParallel(b []byte, p *site.Page, v *View, l *layout, known *recent) (_ []byte, err error) {
	page := *p // which others may write at the same time
	p, v.Page = &page, &page
	v.Columns = columnsMark
	t := known.parallel
	mirrored := t.has(p.Parallel.Second, p.Parallel.First)
	switch {
	case mirrored:
		p.Parallel = t.aligned.Mirror()
	case t.has(p.Parallel.First, p.Parallel.Second):
		p.Parallel = t.aligned
	default:
		t, known.former = known.former, t
		known.parallel = t
		p.Parallel = p.Parallel.Aligned(t.aligned)
		t.write(v, known.former)
	}
	if known.frame, err = l.append(known.frame[:0], v); err != nil {
		return b, err
	}
	b = slices.Grow(b, len(known.frame)+t.size())
	return fill(b, known.frame, func(b []byte, _ string) []byte { return t.appendTo(b, v, mirrored) }), nil
}

// parallelTable is two texts as the columns of a table. Each provision is a group of
// rows with its identifier; so each deep link of a text leads to both. The cells in
// which a provision begins have the language before it: en_art_4.
//
// The page of a version in the one language and that in the other show the same cells
// with their places changed, if the texts are even.
type parallelTable struct {
	aligned  *site.Parallel
	language policy.Language // of the page for which it is written
	alone    template.HTML   // what stands in the place of a provision that a text does not have
	lines    site.ParallelLines
	rows     writer
	pairs    []int // the places in rows for two cells
	columns  [2]column
	ends     []rowEnd // of the rows
}

// column writes one of the two texts. The places in it are, beside those of links, those
// for the author's names: they are identifiers in the text that stands first.
type column struct {
	writer
	ends  []int  // of the cells
	hangs []hang // those that were asked for last, by the depth of the provisions

	cell, place int // to be appended next
}

// hang is how far the provisions of a kind hang that stand in one provision, or in none.
type hang struct {
	parent *policy.Provision
	kind   policy.Kind // NoKind if it is not known
	width  int
}

// has reports whether the table is that of two texts, on whatever page.
func (t *parallelTable) has(first, second *site.Text) bool {
	return t.aligned != nil && t.aligned.First == first && t.aligned.Second == second && t.aligned.Even()
}

// size is about how much there is to append.
func (t *parallelTable) size() int {
	n := len(t.rows.b)
	for i := range t.columns {
		c := &t.columns[i]
		n += len(c.b) + 32*len(c.places)
	}
	return n + 1<<10
}

// appendTo appends the table to a page. Mirrored is whether the second text stands first.
func (t *parallelTable) appendTo(b []byte, v *View, mirrored bool) []byte {
	first, second := &t.columns[0], &t.columns[1]
	if mirrored {
		first, second = second, first
	}
	b = append(b, `<table class="columns"><thead><tr>`...)
	for _, c := range []*column{first, second} {
		c.cell, c.place = 0, 0
		b = append(append(append(b, `<th scope="col">`...), v.Standing(c.text)...), "</th>"...)
	}
	b = append(b, "</tr></thead>\n"...)
	root := site.Relative(v.Address, "")
	start := 0
	for _, at := range t.pairs {
		b = append(b, t.rows.b[start:at]...)
		b = first.appendCell(b, root, true)
		b = second.appendCell(b, root, false)
		start = at
	}
	return append(b, t.rows.b[start:]...)
}

// appendCell appends the next cell. First is whether the text stands first.
func (c *column) appendCell(b []byte, root string, first bool) []byte {
	start, end := 0, c.ends[c.cell]
	if c.cell > 0 {
		start = c.ends[c.cell-1]
	}
	c.cell++
	for ; c.place < len(c.places) && c.places[c.place].at < end; c.place++ {
		place := &c.places[c.place]
		b = append(b, c.b[start:place.at]...)
		switch {
		case place.name == "":
			b = append(b, root...)
		case first:
			b = append(appendText(append(b, ` id="`...), place.name), '"')
		}
		start = place.at
	}
	return append(b, c.b[start:end]...)
}

// write writes the table of the texts of a page, which are aligned. Rows that the former
// table has too are copied.
func (t *parallelTable) write(v *View, former *parallelTable) {
	t.aligned, t.language, t.alone = v.Parallel, v.Lang, v.message("no-counterpart")
	t.rows.b, t.pairs, t.ends = t.rows.b[:0], t.pairs[:0], t.ends[:0]
	t.columns[0].begin(v.Parallel.First, v.known)
	t.columns[1].begin(v.Parallel.Second, v.known)
	t.lines.Start(v.Parallel)
	rows := newRowFinder(former, t)
	if rows.table == nil {
		former.forget()
	}
	t.table(v.Parallel, rows)
}

// forget lets go of the texts of a table that is of no more use, but not of its memory.
func (t *parallelTable) forget() {
	empty := parallelTable{pairs: t.pairs, ends: t.ends}
	empty.rows.b = t.rows.b
	for i := range t.columns {
		empty.columns[i].b, empty.columns[i].ends = t.columns[i].b, t.columns[i].ends
	}
	*t = empty
}

func (c *column) begin(text *site.Text, known *recent) {
	names := known.namer(text.Policy, text.Text.Language)
	c.start(text, names, names.messages.words("table"))
	c.terms.start(nil, nil) // beside the other language nobody needs its terms
	c.known, c.beside = known, true
	c.prefix = string(text.Text.Language) + "_"
	c.ends = c.ends[:0]
	clear(c.hangs)
}

func (t *parallelTable) table(p *site.Parallel, former rowFinder) {
	rows := &t.rows
	rows.raw("<tbody class=\"title\"><tr>")
	t.cells("", func(_ int, c *column) {
		c.raw("<p>")
		c.inlines(c.text.Text.Title)
		c.raw("</p>")
	})
	rows.raw("</tr></tbody>\n")
	t.end()
	list := p.Rows()
	for i := range list {
		if k, ok := former.find(t, &list[i]); ok {
			t.copyRow(former.table, k)
		} else {
			t.row(&list[i])
		}
		t.end()
	}
	if len(p.First.Closing)+len(p.Second.Closing) > 0 {
		rows.raw("<tbody><tr>")
		t.cells("", func(_ int, c *column) { c.closing(c.text.Closing) })
		rows.raw("</tr></tbody>\n")
	}
	rows.raw("</table>\n")
}

// cells writes the two cells of a row. The provision with the identifier begins in
// them, unless it is "".
func (t *parallelTable) cells(id string, write func(i int, c *column)) {
	t.pairs = append(t.pairs, len(t.rows.b))
	for i := range t.columns {
		c := &t.columns[i]
		c.raw("<td")
		if id != "" {
			c.raw(` id="`)
			c.raw(c.prefix)
			c.escaped(id)
			c.raw(`"`)
		}
		c.attribute("lang", string(c.text.Text.Language))
		c.raw(">")
		write(i, c)
		c.raw("</td>")
		c.ends = append(c.ends, len(c.b))
	}
}

// row writes a provision, or what stands behind the provisions inside it.
func (t *parallelTable) row(row *site.ParallelRow) {
	sides := [2]*policy.Provision{row.First, row.Second}
	p := row.First
	if p == nil {
		p = row.Second
	}
	rows := &t.rows
	rows.raw(`<tbody class="`)
	rows.raw(classOf(p.Kind))
	if row.First == nil || row.Second == nil {
		rows.raw(" alone")
	}
	rows.raw(`"`)
	id := p.ID
	if row.Tail {
		id = ""
	} else {
		rows.attribute("id", id)
	}
	rows.raw(">\n")
	if isHeaded(p) && !row.Tail {
		t.line(id, func(i int, c *column) { c.headingCell(sides[i], row.Level) }, sides)
		id = ""
	}
	lines := t.lines.Of(row)
	if len(lines) == 0 && !isHeaded(p) {
		lines = []site.ParallelLine{{}} // a label alone
	}
	for k := range lines {
		words := [2]*site.Passage{&lines[k].First, &lines[k].Second}
		first := k == 0 && !row.Tail
		t.line(id, func(i int, c *column) { c.wordsCell(sides[i], words[i], first, row.Level) }, sides)
		id = ""
	}
	rows.raw("</tbody>\n")
}

// line writes a row of the table. In the place of a provision that a text does not
// have, it says so, once.
func (t *parallelTable) line(id string, write func(i int, c *column), sides [2]*policy.Provision) {
	t.rows.raw("<tr>")
	t.cells(id, func(i int, c *column) {
		switch {
		case sides[i] != nil:
			write(i, c)
		case id != "":
			c.raw(`<p class="none"`)
			c.attribute("lang", string(t.language))
			c.raw(">")
			c.raw(string(t.alone))
			c.raw("</p>")
		}
	})
	t.rows.raw("</tr>\n")
}

// headingCell writes the label and the caption of a provision.
func (c *column) headingCell(p *policy.Provision, level int) {
	c.raw(`<div class="heading">`)
	c.heading(p, level)
	c.permalink(p)
	c.status(p, true)
	c.raw("</div>")
}

// wordsCell writes words of a provision. The first ones have its label before them;
// the others hang as these do.
func (c *column) wordsCell(p *policy.Provision, words *site.Passage, first bool, level int) {
	c.raw(`<div class="`)
	if !first {
		c.raw("rest ")
	}
	c.raw(classOf(p.Kind))
	if p.Depth > 0 {
		c.raw(indentClasses[min(p.Depth, len(indentClasses)-1)])
	}
	if isLeaf(p.Kind) {
		c.hang(p, c.hangOf(p))
	}
	c.raw("\">\n")
	if first && p.Kind == policy.Paragraph {
		c.captionOver(p)
	}
	switch blocks := words.Blocks; {
	case words.IsPart() && first && isLeaf(p.Kind):
		c.beginWords(p, "")
		c.part(words)
		c.endWords(p)
	case words.IsPart():
		c.raw("<p>")
		c.part(words)
		c.raw("</p>\n")
	case !first || !isLeaf(p.Kind):
		c.blocks(blocks, level+1)
	case len(blocks) > 0 && blocks[0].Kind == policy.Words:
		c.firstWords(p, "", &blocks[0])
		c.blocks(blocks[1:], level)
	case p.Label != "" || p.Status != policy.Current:
		c.firstWords(p, "", &policy.Block{})
		c.blocks(blocks, level)
	default:
		c.blocks(blocks, level)
	}
	c.raw("</div>")
}

// part writes a sentence of a block. No cut goes through more than plain text; what has
// no words stands before the cut.
func (c *column) part(p *site.Passage) {
	list := p.Blocks[0].Inlines
	end := 0
	for i := range list {
		start := end
		end += policy.PlainLen(list[i : i+1])
		switch from, to := max(start, p.From), min(end, p.To); {
		case from < to && list[i].Kind == policy.PlainText:
			c.escaped(list[i].Text[from-start : to-start])
		case from < to, start == end && start <= p.To && (start > p.From || p.From == 0):
			c.inline(&list[i])
		}
	}
}

var indentClasses = [...]string{"", " indent-1", " indent-2", " indent-3", " indent-4", " indent-5"}

// hangOf returns how far a provision hangs with those beside it.
func (c *column) hangOf(p *policy.Provision) int {
	for p.Depth >= len(c.hangs) {
		c.hangs = append(c.hangs, hang{})
	}
	h := &c.hangs[p.Depth]
	if h.parent != p.Parent || h.kind != p.Kind {
		list := c.text.Text.Provisions
		if p.Parent != nil {
			list = p.Parent.Children
		}
		*h = hang{p.Parent, p.Kind, hangOf(list, p.Kind, c.japanese)}
	}
	return h.width
}

// Standing returns the language of a text, and whether it prevails or is a
// translation.
func (v *View) Standing(t *site.Text) template.HTML {
	name := v.messages.name(t.Text.Language)
	if t.Translated() {
		return v.message("column-translation", "Language", name)
	}
	return v.message("column-prevailing", "Language", name)
}

// AloneNotice says how many provisions have no counterpart; "" if all have.
func (v *View) AloneNotice() template.HTML {
	if v.Parallel.Alone == 0 {
		return ""
	}
	return v.message("alone", "Count", v.Parallel.Alone)
}
