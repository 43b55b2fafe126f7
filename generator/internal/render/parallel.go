package render

import (
	"html/template"
	"slices"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

const columnsMark = "\x00columns\x00"

// appendParallel writes the page of two texts side by side.
func (r *Renderer) appendParallel(b []byte, p *site.Page, v *View, l *layout, known *recent) ([]byte, error) {
	page := *p // which others may write at the same time
	page.Parallel = p.Parallel.Aligned()
	p, v.Page = &page, &page
	v.Columns = columnsMark
	frame, err := l.append(nil, v)
	if err != nil {
		return b, err
	}
	w := r.newParallelWriter(v)
	w.table(p.Parallel)
	b = slices.Grow(b, len(frame)+len(w.out.b)+8*len(w.out.roots))
	return fill(b, frame, func(b []byte, _ string) []byte { return w.out.appendLaw(b, p) }), nil
}

// parallelWriter writes two texts as the columns of a table. Each provision is a
// group of rows with its identifier; so each deep link of a text leads to both. The
// cells in which a provision begins have the language before it: en_art_4.
type parallelWriter struct {
	view    *View
	out     writer // what has been written
	columns [2]*column
}

// column writes one of the two texts.
type column struct {
	writer
	hangs map[hangKey]int
}

// hangKey is provisions that hang as far as each other: those of a kind in one
// provision, or in none.
type hangKey struct {
	parent *policy.Provision
	kind   policy.Kind
}

func (r *Renderer) newParallelWriter(v *View) *parallelWriter {
	w := &parallelWriter{view: v}
	for i, t := range []*site.Text{v.Parallel.First, v.Parallel.Second} {
		key := styleKeyOf(t.Policy, t.Text.Language)
		m := r.catalog.in(key.language)
		c := &column{writer: writer{known: v.known}, hangs: map[hangKey]int{}}
		c.start(t, newNamer(m, r.style(t.Policy, key)), m.words("table"))
		c.terms.start(nil, nil) // beside the other language nobody needs its terms
		c.prefix, c.second = string(key.language)+"_", i == 1
		w.columns[i] = c
	}
	return w
}

func (w *parallelWriter) table(p *site.Parallel) {
	out := &w.out
	out.raw(`<table class="columns"><thead><tr>`)
	for _, c := range w.columns {
		out.raw(`<th scope="col">`)
		out.raw(string(w.view.Standing(c.text)))
		out.raw("</th>")
	}
	out.raw("</tr></thead>\n<tbody class=\"title\"><tr>")
	w.cells("", func(_ int, c *column) {
		c.raw("<p>")
		c.inlines(c.text.Text.Title)
		c.raw("</p>")
	})
	out.raw("</tr></tbody>\n")
	for i := range p.Rows {
		w.row(&p.Rows[i])
	}
	if len(p.First.Closing)+len(p.Second.Closing) > 0 {
		out.raw("<tbody><tr>")
		w.cells("", func(_ int, c *column) { c.closing(c.text.Closing) })
		out.raw("</tr></tbody>\n")
	}
	out.raw("</table>\n")
}

// cells writes the two cells of a row. The provision with the identifier begins in
// them, unless it is "".
func (w *parallelWriter) cells(id string, write func(i int, c *column)) {
	for i, c := range w.columns {
		c.b, c.roots = w.out.b, w.out.roots
		c.raw("<td")
		if id != "" {
			c.attribute("id", c.prefix+id)
		}
		c.attribute("lang", string(c.text.Text.Language))
		c.raw(">")
		write(i, c)
		c.raw("</td>")
		w.out.b, w.out.roots = c.b, c.roots
	}
}

// row writes a provision, or what stands behind the provisions inside it.
func (w *parallelWriter) row(row *site.ParallelRow) {
	sides := [2]*policy.Provision{row.First, row.Second}
	p := row.First
	if p == nil {
		p = row.Second
	}
	w.out.raw("<tbody")
	class := classOf(p.Kind)
	if row.First == nil || row.Second == nil {
		class += " alone"
	}
	w.out.attribute("class", class)
	id := p.ID
	if row.Tail {
		id = ""
	} else {
		w.out.attribute("id", id)
	}
	w.out.raw(">\n")
	if isHeaded(p) && !row.Tail {
		w.line(id, func(i int, c *column) { c.headingCell(sides[i], row.Level) }, sides)
		id = ""
	}
	lines := row.Lines
	if len(lines) == 0 && !isHeaded(p) {
		lines = []site.ParallelLine{{}} // a label alone
	}
	for k := range lines {
		words := [2][]policy.Block{lines[k].First, lines[k].Second}
		first := k == 0 && !row.Tail
		w.line(id, func(i int, c *column) { c.wordsCell(sides[i], words[i], first, row.Level) }, sides)
		id = ""
	}
	w.out.raw("</tbody>\n")
}

// line writes a row of the table. In the place of a provision that a text does not
// have, it says so, once.
func (w *parallelWriter) line(id string, write func(i int, c *column), sides [2]*policy.Provision) {
	w.out.raw("<tr>")
	w.cells(id, func(i int, c *column) {
		switch {
		case sides[i] != nil:
			write(i, c)
		case id != "":
			c.raw(`<p class="none"`)
			c.attribute("lang", string(w.view.Lang))
			c.raw(">" + string(w.view.message("no-counterpart")) + "</p>")
		}
	})
	w.out.raw("</tr>\n")
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
func (c *column) wordsCell(p *policy.Provision, blocks []policy.Block, first bool, level int) {
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
	switch {
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

var indentClasses = [...]string{"", " indent-1", " indent-2", " indent-3", " indent-4", " indent-5"}

// hangOf returns how far a provision hangs with those beside it.
func (c *column) hangOf(p *policy.Provision) int {
	key := hangKey{p.Parent, p.Kind}
	n, ok := c.hangs[key]
	if !ok {
		list := c.text.Text.Provisions
		if p.Parent != nil {
			list = p.Parent.Children
		}
		var same []*policy.Provision
		for _, q := range list {
			if q.Kind == p.Kind {
				same = append(same, q)
			}
		}
		n = hangOf(same, c.japanese)
		c.hangs[key] = n
	}
	return n
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
