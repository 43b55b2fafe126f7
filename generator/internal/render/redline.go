package render

import (
	"html/template"
	"slices"
	"strconv"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// redline writes the whole newer text with what is deleted struck in its place.
// What did not change is folded, and can be unfolded.
func (w *changesWriter) redline(a *amendment.Amendment) {
	if a.Title.Changed() {
		w.raw(`<p class="title" id="page_title">`)
		w.words(a.Title)
		w.raw("</p>\n")
	}
	w.redlineList(a.Changes, 3)
}

// redlineList writes provisions beside each other.
func (w *changesWriter) redlineList(list []*amendment.Change, level int) {
	for i := 0; i < len(list); {
		n := 1
		kind := list[i].Provision().Kind
		for i+n < len(list) && list[i+n].Provision().Kind == kind {
			n++
		}
		switch part := list[i : i+n]; kind {
		case policy.Item:
			w.redlineItems(part, level)
		case policy.Paragraph:
			w.redlineParagraphs(part, level)
		default:
			w.redlineHeadings(part, level)
		}
		i += n
	}
}

// redlineHeadings writes provisions with headings. Those beside each other that did
// not change are folded together.
func (w *changesWriter) redlineHeadings(list []*amendment.Change, level int) {
	for i := 0; i < len(list); {
		n := 0
		for i+n < len(list) && !list[i+n].TouchedInside() {
			n++
		}
		switch {
		case n == 0:
			w.redlineHeaded(list[i], level)
			n = 1
		case !w.feed:
			w.folded(list[i:i+n], level)
		}
		i += n
	}
}

// folded writes provisions that did not change.
func (w *changesWriter) folded(list []*amendment.Change, level int) {
	first, last := list[0].New, list[len(list)-1].New
	names := w.locale.Names()
	name := func(p *policy.Provision) string {
		if p.Kind == policy.Preamble {
			return names.Preamble
		}
		return p.Label
	}
	w.raw(`<details class="same"><summary>`)
	w.escaped(w.locale.OmittedLabels(name(first), name(last), len(list)))
	w.raw(` <span class="kind">`)
	w.escaped(w.messages.words("unchanged"))
	w.raw("</span></summary>\n")
	for _, c := range list {
		w.redlineHeaded(c, level)
	}
	w.raw("</details>\n")
}

func (w *changesWriter) redlineHeaded(c *amendment.Change, level int) {
	tag := "section"
	if c.Provision().Kind == policy.Preamble {
		tag = "div" // It has no heading.
	}
	w.openChange(tag, classOf(c.Provision().Kind), 0, c)
	was := w.enter(c)
	if tag == "section" {
		w.redlineHeading(c, level)
	}
	switch {
	case onlyRenumbered(c) && w.feed:
	case onlyRenumbered(c):
		w.raw(`<details class="same inside"><summary>`)
		w.escaped(w.messages.words("unchanged"))
		w.raw("</summary>\n")
		w.redlineInside(c, level+1)
		w.raw("</details>\n")
	default:
		w.redlineInside(c, level+1)
	}
	w.leave(was)
	w.raw("</" + tag + ">\n")
}

// onlyRenumbered reports whether nothing about a provision and what is inside it
// changed but its number.
func onlyRenumbered(c *amendment.Change) bool {
	if c.Kind != amendment.Renumbered || c.References {
		return false
	}
	for _, inner := range c.Children {
		if inner.TouchedInside() {
			return false
		}
	}
	return true
}

// redlineInside writes what stands below a heading.
func (w *changesWriter) redlineInside(c *amendment.Change, level int) {
	if c.Kind == amendment.Replaced {
		w.redlineList(c.Children, level) // What is gone comes before what stands in its place.
	}
	w.editBlocks(c.Blocks, level)
	w.statusWord(c)
	if c.Kind != amendment.Replaced {
		w.redlineList(c.Children, level)
	}
	w.editBlocks(c.Tail, level)
}

// openChange opens the element of a change, with the classes by which it hangs, unless
// hang is 0, and of what happened to it.
func (w *changesWriter) openChange(tag, class string, hang int, c *amendment.Change) {
	w.raw("<")
	w.raw(tag)
	w.raw(` class="`)
	w.raw(class)
	if hang > 0 && len(c.Label) > 0 && !w.feed {
		w.raw(" hang-")
		w.b = strconv.AppendInt(w.b, int64(hang), 10)
	}
	if c.Touched() {
		w.raw(" ")
		w.raw(c.Kind.String())
	}
	w.raw(`"`)
	if !w.feed {
		w.attribute("id", rowID(c))
	}
	w.raw(">\n")
}

// enter says that a change, which may have moved, is being written, and returns what
// [changesWriter.leave] must be told behind it. What was not in it before has not moved
// with what it stands in.
func (w *changesWriter) enter(c *amendment.Change) (was bool) {
	was = w.moved
	w.moved = !c.From && c.Old != nil && c.New != nil && (c.Moved || was && w.wentAlong(c))
	return was
}

// wentAlong reports whether a provision stands in what it stood in before.
func (w *changesWriter) wentAlong(c *amendment.Change) bool {
	a := w.changes.Amendment
	return a.Of(c.Old.Parent) == a.Of(c.New.Parent)
}

func (w *changesWriter) leave(was bool) { w.moved = was }

func (w *changesWriter) redlineHeading(c *amendment.Change, level int) {
	tag := headingTags[min(level, maxHeading)]
	h := w.headingOf(c)
	w.raw(`<div class="heading"><` + tag + ">")
	if len(h.Above) > 0 {
		w.raw(`<span class="caption above">`)
		w.words(h.Above)
		w.raw("</span> ")
	}
	w.words(h.Line)
	w.raw("</" + tag + ">")
	if !w.feed || c.Moved {
		w.movement(c)
	}
	w.raw("</div>\n")
}

// headingOf returns the heading of a provision as it stands here.
func (w *changesWriter) headingOf(c *amendment.Change) amendment.Heading {
	here := *c
	here.Label = w.label(c)
	return here.Heading(w.language, w.changes.Style.CaptionAbove, w.changes.Style.Brackets)
}

// label returns the label of a provision. One that has moved has left the old one
// where it stood.
func (w *changesWriter) label(c *amendment.Change) amendment.Words {
	switch {
	case !w.moved:
		return c.Label
	case c.New.Label == "":
		return nil
	}
	return amendment.Words{{Op: amendment.Equal, Text: c.New.Label}}
}

// movement says of a provision that moved where it stands now, or stood, and of
// each one with a heading what happened to it.
func (w *changesWriter) movement(c *amendment.Change) {
	switch {
	case c.From:
		words, _ := w.messages.html("moved-to", "Label", w.citation(c.New))
		w.jump(c.New.ID, words)
	case c.Moved:
		words, _ := w.messages.html("moved-from", "Label", w.citation(c.Old))
		w.jump("from_"+c.Old.ID, words)
	default:
		w.kind(c)
	}
}

// jump writes a link to another row of the page. In a feed there are no rows to go to.
func (w *changesWriter) jump(id string, words template.HTML) {
	if w.feed {
		w.raw(` <span class="kind">`)
		w.raw(string(words))
		w.raw("</span>")
		return
	}
	w.raw(` <a class="kind"`)
	w.attribute("href", "#"+id)
	w.raw(">")
	w.raw(string(words))
	w.raw("</a>")
}

func (w *changesWriter) kind(c *amendment.Change) {
	for i := range w.changes.Touched {
		if t := &w.changes.Touched[i]; t.Change == c {
			w.raw(` <span class="kind">`)
			w.escaped(kindWord(w.messages, t))
			w.raw("</span>")
			return
		}
	}
}

// statusWord writes 削除 or 未施行, where the author left the word to us.
func (w *changesWriter) statusWord(c *amendment.Change) {
	if len(c.Status) == 0 {
		return
	}
	w.raw(`<p class="deleted">`)
	w.words(c.Status)
	w.raw("</p>\n")
}

func (w *changesWriter) redlineParagraphs(list []*amendment.Change, level int) {
	hang := w.hangOfChanges(list)
	for _, c := range list {
		w.openChange("div", "paragraph", hang, c)
		w.leaf(c, level)
		w.raw("</div>\n")
	}
}

func (w *changesWriter) redlineItems(list []*amendment.Change, level int) {
	hang := w.hangOfChanges(list)
	w.raw(`<ol class="items">` + "\n")
	for _, c := range list {
		w.openChange("li", "item", hang, c)
		w.leaf(c, level)
		w.raw("</li>\n")
	}
	w.raw("</ol>\n")
}

// hangOfChanges returns how far provisions hang: one with two labels needs room
// for both.
func (w *changesWriter) hangOfChanges(list []*amendment.Change) int {
	hang := minHang
	for _, c := range list {
		n := 1
		for _, e := range c.Label {
			n += width(e.Text)
		}
		hang = max(hang, n)
	}
	if w.japanese {
		hang += hang % 2
	}
	return min(hang, maxHang)
}

// leaf writes a paragraph or an item: its label stands in its first words.
func (w *changesWriter) leaf(c *amendment.Change, level int) {
	was := w.enter(c)
	if len(c.Caption) > 0 {
		h := w.headingOf(c)
		w.raw(`<div class="caption above">`)
		w.words(h.Above)
		w.raw("</div>\n")
	}
	blocks, label := c.Blocks, w.label(c)
	if len(label) > 0 || len(c.Status) > 0 || len(blocks) > 0 && blocks[0].Kind == policy.Words {
		w.raw("<p>")
		if len(label) > 0 {
			w.raw(`<span class="label">`)
			w.words(label)
			w.raw(w.space(c.Provision().Label))
			w.raw("</span>")
		}
		if len(blocks) > 0 && blocks[0].Kind == policy.Words {
			w.words(blocks[0].Words)
			blocks = blocks[1:]
		}
		w.words(c.Status)
		w.raw("</p>\n")
	}
	w.editBlocks(blocks, level)
	w.redlineList(c.Children, level)
	w.editBlocks(c.Tail, level)
	w.leave(was)
}

// editBlocks writes blocks with their edits.
func (w *changesWriter) editBlocks(blocks []amendment.Block, level int) {
	for i := range blocks {
		if w.skips(blocks[i].Op) {
			continue
		}
		switch b := &blocks[i]; b.Kind {
		case policy.List:
			w.editList(b, level)
		case policy.Table:
			w.editTable(b.Table)
		case policy.Heading:
			w.raw(`<p class="sub-heading">`)
			w.words(b.Words)
			w.raw("</p>\n")
		case policy.Code:
			w.raw("<pre>")
			w.words(b.Words)
			w.raw("</pre>\n")
		default:
			w.raw("<p>")
			w.words(b.Words)
			w.raw("</p>\n")
		}
	}
}

// skips reports whether what is in the texts as op says is not written here: it was
// deleted from what has moved, and stands where that stood.
func (w *changesWriter) skips(op amendment.Op) bool { return w.moved && op == amendment.Delete }

func (w *changesWriter) editList(b *amendment.Block, level int) {
	w.raw("<ul>\n")
	for i := range b.Items {
		if w.skips(b.Items[i].Op) {
			continue
		}
		w.raw("<li>")
		blocks := b.Items[i].Blocks
		if len(blocks) > 0 && blocks[0].Kind == policy.Words {
			w.words(blocks[0].Words)
			blocks = blocks[1:]
		}
		w.editBlocks(blocks, level)
		w.raw("</li>\n")
	}
	w.raw("</ul>\n")
}

func (w *changesWriter) editTable(t *amendment.Table) {
	w.raw(`<div class="scroll"`)
	if !w.feed {
		w.raw(` tabindex="0" role="group"`)
		w.attribute("aria-label", w.table)
	}
	w.raw("><table>\n")
	for i := range t.Rows {
		switch i {
		case 0:
			w.raw("<thead>\n")
		case 1:
			w.raw("<tbody>\n")
		}
		if !w.skips(t.Rows[i].Op) {
			w.editRow(&t.Rows[i], t, i == 0)
		}
		if i == 0 {
			w.raw("</thead>\n")
		}
	}
	if len(t.Rows) > 1 {
		w.raw("</tbody>\n")
	}
	w.raw("</table></div>\n")
}

func (w *changesWriter) editRow(row *amendment.Row, t *amendment.Table, head bool) {
	w.raw("<tr>")
	for i := range row.Cells {
		if w.skips(t.Columns[i]) {
			continue
		}
		cell := &row.Cells[i]
		tag := "td"
		if head && len(cell.Words) > 0 {
			tag = "th"
		}
		w.raw("<" + tag)
		if tag == "th" {
			w.raw(` scope="col"`)
		}
		if i < len(t.Align) && !w.feed {
			w.raw(cellClass(t.Align[i], isShort(cell.Words)))
		}
		w.raw(">")
		w.words(cell.Words)
		w.raw("</" + tag + ">")
	}
	w.raw("</tr>\n")
}

// isShort reports whether the words of a cell, old and new, are short: see [cellClass].
func isShort(words amendment.Words) bool {
	n := 0
	for i := range words {
		n += width(words[i].Text)
	}
	return n <= maxShort
}

// comparisonTable writes the comparison table (新旧対照表). Each row is a line of
// both texts; the rows of an article stand together.
func (w *changesWriter) comparisonTable(t *site.Table) {
	w.raw(`<table class="comparison"`)
	w.attribute("lang", string(w.language))
	w.raw("><caption>")
	w.escaped(w.changes.Title)
	w.raw(" ")
	w.escaped(w.messages.words("comparison-table"))
	w.raw(` <span class="how">`)
	w.escaped(t.Words.Note)
	w.raw("</span></caption>\n<thead><tr>")
	heads := []string{t.Words.New, t.Words.Old}
	if t.OldFirst {
		heads[0], heads[1] = heads[1], heads[0]
	}
	if t.Words.Remarks != "" {
		heads = append(heads, t.Words.Remarks)
	}
	for _, head := range heads {
		w.raw(`<th scope="col">`)
		w.escaped(head)
		w.raw("</th>")
	}
	w.raw("</tr></thead>\n")
	for i := range t.Rows {
		if i == 0 || t.Rows[i].Start {
			if i > 0 {
				w.raw("</tbody>\n")
			}
			w.raw("<tbody>\n")
		}
		w.comparisonRow(t, &t.Rows[i], heads)
	}
	if len(t.Rows) > 0 {
		w.raw("</tbody>\n")
	}
	w.raw("</table>\n")
}

func (w *changesWriter) comparisonRow(t *site.Table, row *site.TableRow, heads []string) {
	w.raw("<tr")
	if sameOnBothSides(row) && !w.feed {
		w.attribute("class", "both")
	}
	if row.Change != nil && !w.feed && row.New.Provision == row.Change.New && row.Old.Provision == row.Change.Old {
		w.attribute("id", "table_"+rowID(row.Change))
	}
	w.raw(">")
	cells := []func(head string){
		func(head string) { w.comparisonCell(&row.New, "ins", false, head) },
		func(head string) { w.comparisonCell(&row.Old, "del", true, head) },
	}
	if t.OldFirst {
		cells[0], cells[1] = cells[1], cells[0]
	}
	for i, cell := range cells {
		cell(heads[i])
	}
	if len(heads) > 2 {
		w.raw(`<td class="remark"`)
		w.heading(heads[2])
		w.raw(">")
		w.escaped(row.Remark)
		w.raw("</td>")
	}
	w.raw("</tr>\n")
}

// sameOnBothSides reports whether a row says the same in both texts, so that a
// narrow screen need not show it twice.
func sameOnBothSides(row *site.TableRow) bool {
	a, b := row.New.Lines, row.Old.Lines
	return len(a) > 0 && slices.EqualFunc(a, b, func(a, b site.TableLine) bool {
		return a.Indent == b.Indent && slices.Equal(a.Pieces, b.Pieces) && !slices.ContainsFunc(a.Pieces, func(p site.Piece) bool { return p.Marked })
	})
}

// heading writes the heading of a column into a cell, for screens on which the
// cells of a row stand below each other.
func (w *changesWriter) heading(head string) {
	if !w.feed {
		w.attribute("data-heading", head)
	}
}

// comparisonCell writes a cell. Its first line, which names the provision, leads
// to it.
func (w *changesWriter) comparisonCell(cell *site.TableCell, tag string, old bool, head string) {
	w.raw("<td")
	w.heading(head)
	if len(cell.Lines) == 0 && !w.feed {
		w.raw(` class="empty"`)
	}
	w.raw(">")
	for i := range cell.Lines {
		w.raw("<p")
		if n := cell.Lines[i].Indent; n > 0 && !w.feed {
			w.attribute("class", "indent-"+strconv.Itoa(min(n, 5)))
		}
		w.raw(">")
		for _, piece := range cell.Lines[i].Pieces {
			w.piece(piece, tag)
		}
		if i == 0 && cell.Provision != nil && !w.feed {
			w.raw(`<a class="permalink" href="`)
			w.links = append(w.links, textLink{len(w.b), old})
			w.escaped(cell.Provision.ID)
			w.raw(`" aria-label="`)
			w.names.reset()
			w.b = w.names.appendName(w.b, cell.Provision)
			w.raw(`"></a>`)
		}
		w.raw("</p>")
	}
	w.raw("</td>")
}

func (w *changesWriter) piece(p site.Piece, tag string) {
	if p.Marked {
		w.edit(tag, "", p.Text)
		return
	}
	w.lines(p.Text)
}
