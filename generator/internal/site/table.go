package site

import (
	"cmp"
	"slices"
	"strings"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// Table is the comparison table (新旧対照表) of an amendment: what changed, with
// what stands around it, the newer text beside the older one. What did not change
// is left out, and （略） stands for it (conventions 5.2).
type Table struct {
	Words    locale.TableWords
	OldFirst bool
	Rows     []TableRow
}

// TableRow is one row: a provision, or several beside each other of which nothing
// is shown.
type TableRow struct {
	Change   *amendment.Change // the first, if there are several; nil for the title
	New, Old TableCell
	Remark   string
	Start    bool // it begins an article, or what else has a heading
}

// TableCell is the provision of a row in one of the texts.
type TableCell struct {
	Provision *policy.Provision // nil if it is not there
	Lines     []TableLine
}

// TableLine is one line of a cell.
type TableLine struct {
	Indent int // steps: 1 for an item, 2 for a sub-item, …
	Pieces []Piece
}

// Piece is a run of words in a line.
type Piece struct {
	Text   string
	Marked bool // it is underlined: it is not the same in the other text
}

// newTable returns the table of an amendment in the form of its policy.
func newTable(p *policy.Policy, a *amendment.Amendment, style Style) *Table {
	l, _ := locale.For(a.New.Language)
	words := l.TableWords(p.Comparison.Form)
	if s := p.Comparison.New[a.New.Language]; s != "" {
		words.New = s
	}
	if s := p.Comparison.Old[a.New.Language]; s != "" {
		words.Old = s
	}
	w := tableWriter{
		table:     &Table{Words: words, OldFirst: p.Comparison.OldFirst},
		amendment: a, locale: l, language: a.New.Language, style: style,
	}
	if a.Title.Changed() {
		w.row(TableRow{New: TableCell{Lines: w.cell(amendment.Insert, line{words: a.Title})}, Old: TableCell{Lines: w.cell(amendment.Delete, line{words: a.Title})}, Remark: words.ChangedRemark, Start: true})
	}
	w.list(a.Changes)
	return w.table
}

type tableWriter struct {
	table     *Table
	amendment *amendment.Amendment
	locale    locale.Locale
	language  policy.Language
	style     Style

	newAbove, oldAbove []*policy.Provision // headings shown last: part, chapter, section
}

// line is a line of both texts.
type line struct {
	indent int
	words  amendment.Words
}

func (w *tableWriter) row(r TableRow) {
	words := &w.table.Words
	if r.Remark == words.ChangedRemark {
		switch more, less := isMarked(r.New), isMarked(r.Old); {
		case more && !less:
			r.Remark = words.MoreRemark
		case less && !more:
			r.Remark = words.LessRemark
		}
	}
	w.table.Rows = append(w.table.Rows, r)
}

// isMarked reports whether words of a cell are underlined.
func isMarked(c TableCell) bool {
	return slices.ContainsFunc(c.Lines, func(l TableLine) bool {
		return slices.ContainsFunc(l.Pieces, func(p Piece) bool { return p.Marked })
	})
}

// list writes provisions beside each other. Neighbours of which nothing is shown
// share a row.
func (w *tableWriter) list(list []*amendment.Change) {
	for i := 0; i < len(list); i++ {
		c := list[i]
		switch {
		case w.crossed(c):
			w.whole(c)
		case c.From: // One row, at the place where it stands now.
		case !w.shows(c):
			n := w.neighbours(list[i:])
			w.omitted(list[i : i+n])
			i += n - 1
		default:
			w.touched(c)
		}
	}
}

// crossed reports whether a paragraph or item has moved into another provision, or
// out of one. Its label says nothing of where it was, so it is shown as what is gone
// there and new here.
func (w *tableWriter) crossed(c *amendment.Change) bool {
	return c.Moved && !startsUnit(c) && w.amendment.Of(c.Old.Parent) != w.amendment.Of(c.New.Parent)
}

// shows reports whether a row shows something of a provision or of what is inside
// it. What has left it is shown where it stands now.
func (w *tableWriter) shows(c *amendment.Change) bool {
	if c.From {
		return w.crossed(c)
	}
	if c.Touched() {
		return true
	}
	for _, inner := range c.Children {
		if w.shows(inner) {
			return true
		}
	}
	return false
}

// neighbours returns how many provisions at the start of list are of one kind,
// have a label in both texts, and are not touched.
func (w *tableWriter) neighbours(list []*amendment.Change) int {
	kind := list[0].New.Kind
	n := 1
	for n < len(list) && isLabelled(list[0]) && !list[n].From && !w.shows(list[n]) && list[n].New.Kind == kind && isLabelled(list[n]) {
		n++
	}
	return n
}

func isLabelled(c *amendment.Change) bool { return c.Old.Label != "" && c.New.Label != "" }

// omitted writes a row for provisions of which nothing is shown.
func (w *tableWriter) omitted(list []*amendment.Change) {
	first, last := list[0], list[len(list)-1]
	w.context(first)
	old := w.locale.OmittedLabels(w.name(first.Old), w.name(last.Old), len(list))
	new := w.locale.OmittedLabels(w.name(first.New), w.name(last.New), len(list))
	var l amendment.Line
	l.Add(labels(old, new))
	if l.Old() || l.New() {
		w.behind(&l, labelOf(first), w.omission())
	} else {
		l.Add(w.omission())
	}
	w.both(first, []line{{indent(first), l.Words()}}, "")
}

// labels returns the labels of provisions of which nothing is shown: one that is
// not printed in the other text is new, one that is set in another way is not.
func labels(old, new string) amendment.Words {
	cause := amendment.Spacing
	if old == "" || new == "" {
		cause = amendment.Substance
	}
	if old == new {
		return amendment.Words{{Op: amendment.Equal, Text: new}}
	}
	return amendment.Words{{Op: amendment.Delete, Cause: cause, Text: old}, {Op: amendment.Insert, Cause: cause, Text: new}}
}

// name returns how a row names a provision of which nothing is shown.
func (w *tableWriter) name(p *policy.Provision) string {
	if p.Kind == policy.Preamble {
		return w.locale.Names().Preamble
	}
	return p.Label
}

// omit appends （略）, behind a label if there is one.
func (w *tableWriter) omit(l *amendment.Line, label string) {
	if label != "" || l.New() {
		l.Put(amendment.Space(w.language, label), true, true)
	}
	l.Put(w.table.Words.Omitted, true, true)
}

func (w *tableWriter) touched(c *amendment.Change) {
	kind := c.Provision().Kind
	switch {
	case c.Kind.Whole() && keeps(c):
		w.around(c)
	case c.Kind.Whole() || isRefilled(c) || startsUnit(c) && isPlaceholder(c):
		w.whole(c)
	case kind == policy.Form && (c.Kind == amendment.Amended || w.insideTouched(c)):
		w.form(c)
	case kind == policy.Paragraph || kind == policy.Item || kind == policy.Preamble:
		w.leaf(c)
	case holdsHeadings(c) && !slices.ContainsFunc(c.Children, isHere):
		w.headed(c) // All that was in it has left.
	case holdsHeadings(c):
		w.list(c.Children)
	default:
		w.headed(c)
	}
}

// isRefilled reports whether a provision that was 削除 has words again. It is shown as
// one that becomes 削除 is: as a whole.
func isRefilled(c *amendment.Change) bool {
	return c.Kind == amendment.Amended && c.Old.Status == policy.Deleted && c.New.Status != policy.Deleted
}

// isPlaceholder reports whether a provision is 削除 in both texts. There is nothing to
// leave out of it.
func isPlaceholder(c *amendment.Change) bool {
	return c.Old != nil && c.New != nil && c.Old.Status == policy.Deleted && c.New.Status == policy.Deleted && len(c.Children) == 0
}

func isHere(c *amendment.Change) bool { return !c.From }

// keeps reports whether articles that were there before are inside a chapter that
// is new, or are still there inside one that is gone.
func keeps(c *amendment.Change) bool {
	return slices.ContainsFunc(c.Children, func(inner *amendment.Change) bool {
		stays := !inner.Kind.Whole() || c.Kind != amendment.Replaced && inner.Old != nil && inner.New != nil
		return !inner.From && startsUnit(inner) && (stays || keeps(inner))
	})
}

// around writes the heading of a chapter that is new around what was there before,
// then what is inside it.
func (w *tableWriter) around(c *amendment.Change) {
	w.context(c)
	heading := *c
	heading.Children = nil
	w.wholeRow(c, w.lines(nil, &heading))
	if c.New != nil {
		w.missing(c.New, &w.newAbove)
	}
	if c.Old != nil {
		w.missing(c.Old, &w.oldAbove)
	}
	w.list(c.Children)
}

// holdsHeadings reports whether there are headings inside a provision, so that
// its own is shown above the first of them that is shown.
func holdsHeadings(c *amendment.Change) bool {
	for _, inner := range c.Children {
		if k := inner.Provision().Kind; k != policy.Paragraph && k != policy.Item {
			return true
		}
	}
	return false
}

// both writes a row of lines that may be in both texts.
func (w *tableWriter) both(c *amendment.Change, lines []line, remark string) {
	w.row(TableRow{
		Change: c, Remark: remark, Start: startsUnit(c),
		New: TableCell{c.New, w.cell(amendment.Insert, lines...)},
		Old: TableCell{c.Old, w.cell(amendment.Delete, lines...)},
	})
}

func startsUnit(c *amendment.Change) bool {
	k := c.Provision().Kind
	return k != policy.Paragraph && k != policy.Item
}

// cell returns what lines are in one of the texts: the new one with Insert, the
// old one with Delete.
func (w *tableWriter) cell(op amendment.Op, lines ...line) []TableLine {
	var out []TableLine
	for _, l := range lines {
		var pieces []Piece
		for _, e := range l.words {
			if e.Op != amendment.Equal && e.Op != op {
				continue
			}
			text := e.Text
			if strings.Contains(text, "\t") {
				text = strings.ReplaceAll(text, "\t", amendment.Space(w.language, "\u3000"))
			}
			marked := e.Op == op && e.Cause != amendment.Spacing
			if n := len(pieces); n > 0 && pieces[n-1].Marked == marked {
				pieces[n-1].Text += text
				continue
			}
			pieces = append(pieces, Piece{text, marked})
		}
		if pieces = trimEnd(unmarkSpaces(pieces)); len(pieces) > 0 {
			out = append(out, TableLine{l.indent, pieces})
		}
	}
	return out
}

// unmarkSpaces takes spaces at the ends of marked words out of them where others
// stand beside them: what parts a label from the words behind it is not underlined,
// unless both are.
func unmarkSpaces(pieces []Piece) []Piece {
	const spaces = " \u3000"
	for i := range pieces {
		text := pieces[i].Text
		if !pieces[i].Marked || strings.Trim(text, spaces) == "" {
			continue
		}
		if i > 0 {
			pieces[i].Text = strings.TrimLeft(text, spaces)
			pieces[i-1].Text += text[:len(text)-len(pieces[i].Text)]
		}
		if text = pieces[i].Text; i+1 < len(pieces) {
			pieces[i].Text = strings.TrimRight(text, spaces)
			pieces[i+1].Text = text[len(pieces[i].Text):] + pieces[i+1].Text
		}
	}
	return pieces
}

// trimEnd takes spaces off the end of a line: those before cells of a table that are
// empty.
func trimEnd(pieces []Piece) []Piece {
	for n := len(pieces) - 1; n >= 0; n-- {
		if pieces[n].Text = strings.TrimRight(pieces[n].Text, " \u3000"); pieces[n].Text != "" {
			break
		}
		pieces = pieces[:n]
	}
	return pieces
}

func indent(c *amendment.Change) int { return c.Provision().Depth }

// whole writes a row for a provision that is new, gone, or replaced by 削除, with
// all that is inside it.
func (w *tableWriter) whole(c *amendment.Change) {
	w.context(c)
	w.wholeRow(c, w.lines(nil, c))
}

// wholeRow writes the row of what is in one of the texts only, or has moved between
// provisions that are in both.
func (w *tableWriter) wholeRow(c *amendment.Change, lines []line) {
	r := TableRow{
		Change: c, Start: startsUnit(c),
		New: TableCell{c.New, w.cell(amendment.Insert, lines...)},
		Old: TableCell{c.Old, w.cell(amendment.Delete, lines...)},
	}
	words := &w.table.Words
	switch {
	case c.From:
		r.Remark, r.New = words.MovedRemark, TableCell{Lines: note(indent(c), words.Removed)}
	case w.crossed(c):
		r.New.Lines = w.cell(amendment.Insert, allNew(lines)...)
		r.Remark, r.Old = words.MovedRemark, TableCell{Lines: note(indent(c), words.Added)}
	case c.Kind == amendment.Inserted:
		r.New.Lines = w.cell(amendment.Insert, allNew(lines)...) // Some of it may have moved here.
		r.Remark = words.AddedRemark
		r.Old.Lines = note(indent(c), words.Added)
	case c.Kind == amendment.Deleted:
		r.Remark = words.RemovedRemark
		r.New.Lines = note(indent(c), words.Removed)
	case isPlaceholder(c):
		r.Remark = w.remark(c)
	default:
		r.Remark = words.ChangedRemark
	}
	w.row(r)
}

// allNew returns lines as if nothing of them were in the old text.
func allNew(lines []line) []line {
	out := make([]line, len(lines))
	for i, l := range lines {
		out[i] = line{l.indent, amendment.Words{{Op: amendment.Insert, Text: l.words.New()}}}
	}
	return out
}

func note(indent int, text string) []TableLine {
	if text == "" {
		return nil
	}
	return []TableLine{{indent, []Piece{{text, false}}}}
}

// lines appends all lines of a provision and of what is inside it.
func (w *tableWriter) lines(list []line, c *amendment.Change) []line {
	if c.From && startsUnit(c) {
		return list
	}
	h := c.Heading(w.language, w.style.CaptionAbove, w.style.Brackets)
	if len(h.Above) > 0 {
		list = append(list, line{0, h.Above})
	}
	own, children := c.Lines(), c.Children
	first := indent(c)
	var l, behind amendment.Line
	l.Add(h.Line)
	var rest []amendment.Words
	var joined *amendment.Change                                                     // the paragraph that begins on the line of the label
	placeholder := c.Kind == amendment.Replaced || isRefilled(c) || isPlaceholder(c) // At least one of the texts says no more than 削除.
	if w.runsIn(c) && startsWithParagraph(children) && (len(own) == 0 || placeholder) {
		if words := children[0].Lines(); len(words) > 0 {
			behind.Add(words[0])
			rest = words[1:]
		}
		joined, children = children[0], children[1:]
	}
	if len(own) > 0 && (w.runsIn(c) || !startsUnit(c) || placeholder || c.Provision().Kind == policy.Preamble) {
		behind.Add(own[0])
		own = own[1:]
	}
	own = append(rest, own...)
	behind.Add(c.Status)
	w.behind(&l, labelOf(c), behind.Words())
	list = append(list, line{first, l.Words()})
	for _, words := range own {
		list = append(list, line{first, words})
	}
	if joined != nil {
		list = w.linesInside(list, joined.Children, joined.TailLines(), first)
	}
	return w.linesInside(list, children, c.TailLines(), first)
}

// linesInside appends all lines of what is inside a provision, then its own words after
// that.
func (w *tableWriter) linesInside(list []line, children []*amendment.Change, tail []amendment.Words, indent int) []line {
	for _, inner := range children {
		list = w.lines(list, inner)
	}
	for _, words := range tail {
		list = append(list, line{indent, words})
	}
	return list
}

func startsWithParagraph(list []*amendment.Change) bool {
	return len(list) > 0 && list[0].Provision().Kind == policy.Paragraph
}

// runsIn reports whether the words of a provision begin on the line of its label.
func (w *tableWriter) runsIn(c *amendment.Change) bool {
	return w.style.RunIn && c.Provision().Kind == policy.Article
}

// behind appends words behind a label, with what parts the two.
func (w *tableWriter) behind(l *amendment.Line, label string, words amendment.Words) {
	old, new := words.In()
	l.Put(amendment.Space(w.language, label), old && l.Old(), new && l.New())
	l.Add(words)
}

// form writes a row for a form that changed: it is replaced as a whole (R-S10).
func (w *tableWriter) form(c *amendment.Change) {
	w.context(c)
	cell := func(p *policy.Provision) TableCell {
		return TableCell{p, []TableLine{{0, []Piece{{p.Label, true}, {w.table.Words.Attached, false}}}}}
	}
	w.row(TableRow{Change: c, Start: true, New: cell(c.New), Old: cell(c.Old), Remark: w.remark(c)})
}

// headed writes the rows of an article, or of what else has words below its
// heading: the heading, then the paragraphs.
func (w *tableWriter) headed(c *amendment.Change) {
	w.context(c)
	h := c.Heading(w.language, w.style.CaptionAbove, w.style.Brackets)
	var lines []line
	if len(h.Above) > 0 {
		lines = append(lines, line{0, h.Above})
	}
	var l amendment.Line
	l.Add(h.Line)
	label := c.New.Label
	w.behind(&l, label, c.Status)
	if !w.insideTouched(c) {
		w.omit(&l, label)
		w.both(c, append(lines, line{0, l.Words()}), w.remark(c))
		return
	}
	if len(c.Lines()) > 0 {
		w.own(c, append(lines, line{0, l.Words()}), c.Lines())
		w.list(c.Children)
		w.tail(c)
		return
	}
	first := c.Children[0]
	if w.joinsWhole(c, first) {
		w.runInWhole(c, first, lines, &l)
		w.list(c.Children[1:])
		return
	}
	if w.joins(c, first) {
		w.runIn(c, first, lines, &l)
		w.list(first.Children)
		w.tail(first)
		w.list(c.Children[1:])
		return
	}
	w.both(c, append(lines, line{0, l.Words()}), w.remark(c))
	w.list(c.Children)
}

// joins reports whether the first line of the first paragraph stands on the line
// of the heading: where articles are set so, and where it says nothing but （略）.
func (w *tableWriter) joins(c, first *amendment.Change) bool {
	if first.Provision().Kind != policy.Paragraph || first.From || first.Old == nil || first.New == nil {
		return false
	}
	lines := first.Lines()
	return w.runsIn(c) || first.New.Label == "" && first.Old.Label == "" && len(lines) > 0 && !lines[0].Changed()
}

// joinsWhole reports whether the first paragraph is new, or gone, and stands on the
// line of the heading, as the one that was, or is now, first has no label either.
func (w *tableWriter) joinsWhole(c, first *amendment.Change) bool {
	return w.runsIn(c) && first.Provision().Kind == policy.Paragraph && first.Provision().Label == "" &&
		(first.Kind == amendment.Inserted || first.Kind == amendment.Deleted)
}

// runInWhole writes the heading of an article, and on its line the first paragraph,
// which is in one of the texts only.
func (w *tableWriter) runInWhole(c, first *amendment.Change, lines []line, l *amendment.Line) {
	words, remark, note, op := &w.table.Words, "", "", amendment.Delete
	own := w.lines(nil, first)
	if first.Kind == amendment.Inserted {
		remark, note = words.AddedRemark, words.Added
		own = allNew(own)
	} else {
		remark, note, op = words.RemovedRemark, words.Removed, amendment.Insert
	}
	line1 := own[0].words
	if note != "" {
		line1 = append(slices.Clone(line1), amendment.Edit{Op: op, Cause: amendment.Spacing, Text: note})
	}
	w.behind(l, labelOf(c), line1)
	lines = append(append(lines, line{0, l.Words()}), own[1:]...)
	w.both(c, lines, cmp.Or(remark, w.remark(c)))
}

// runIn writes the heading of an article and the first line of its first
// paragraph as one line.
func (w *tableWriter) runIn(c, first *amendment.Change, lines []line, l *amendment.Line) {
	own := w.shown(first)
	remark := w.remark(c)
	if remark == "" {
		remark = w.remark(first)
	}
	label := c.New.Label
	w.behind(l, label, first.Label)
	if first.New.Label != "" {
		label = first.New.Label
	}
	if len(own) > 0 {
		w.behind(l, label, own[0])
	}
	lines = append(lines, line{0, l.Words()})
	for i := 1; i < len(own); i++ {
		lines = append(lines, line{0, own[i]})
	}
	w.both(c, lines, remark)
}

// own writes a heading with words of its own below it.
func (w *tableWriter) own(c *amendment.Change, lines []line, words []amendment.Words) {
	for _, l := range w.collapse(words) {
		lines = append(lines, line{0, l})
	}
	w.both(c, lines, w.remark(c))
}

// labelOf returns the label of a provision, the old one if it has no new one.
func labelOf(c *amendment.Change) string {
	if c.New == nil || c.New.Label == "" && c.Old != nil {
		return c.Old.Label
	}
	return c.New.Label
}

// leaf writes the rows of a paragraph or item and of what is inside it.
func (w *tableWriter) leaf(c *amendment.Change) {
	w.context(c)
	own := w.shown(c)
	var l amendment.Line
	l.Add(c.Label)
	w.behind(&l, labelOf(c), c.Status)
	if len(own) > 0 {
		w.behind(&l, labelOf(c), own[0])
		own = own[1:]
	}
	var lines []line
	if h := c.Heading(w.language, w.style.CaptionAbove, w.style.Brackets); len(h.Above) > 0 {
		lines = append(lines, line{indent(c), h.Above})
	}
	lines = append(lines, line{indent(c), l.Words()})
	for _, words := range own {
		lines = append(lines, line{indent(c), words})
	}
	w.both(c, lines, w.remark(c))
	w.list(c.Children)
	w.tail(c)
}

// tail writes a row for the words of a provision after what is inside it, if they
// changed.
func (w *tableWriter) tail(c *amendment.Change) {
	tail := c.TailLines()
	if !anyChanged(tail) {
		return
	}
	var lines []line
	for _, words := range w.collapse(tail) {
		lines = append(lines, line{indent(c), words})
	}
	w.both(c, lines, w.remark(c))
}

// shown returns the own words of a provision as a row shows them: those that
// changed, and （略） for what did not.
func (w *tableWriter) shown(c *amendment.Change) []amendment.Words {
	lines := c.Lines()
	if len(lines) == 0 {
		return nil
	}
	if !anyChanged(lines) {
		return []amendment.Words{w.omission()}
	}
	return w.collapse(lines)
}

func (w *tableWriter) omission() amendment.Words {
	return amendment.Words{{Op: amendment.Equal, Text: w.table.Words.Omitted}}
}

// collapse puts （略） in the place of lines that did not change.
func (w *tableWriter) collapse(lines []amendment.Words) []amendment.Words {
	var out []amendment.Words
	skipped := false
	for _, l := range lines {
		switch {
		case l.Changed():
			out, skipped = append(out, l), false
		case !skipped:
			out, skipped = append(out, w.omission()), true
		}
	}
	return out
}

func anyChanged(lines []amendment.Words) bool {
	for _, l := range lines {
		if l.Changed() {
			return true
		}
	}
	return false
}

// insideTouched reports whether there is something to show below the heading.
func (w *tableWriter) insideTouched(c *amendment.Change) bool {
	return anyChanged(c.Lines()) || slices.ContainsFunc(c.Children, w.shows)
}

// remark returns the remark on what happened to a provision; "" for none.
func (w *tableWriter) remark(c *amendment.Change) string {
	words := &w.table.Words
	switch {
	case c.Kind == amendment.Amended || c.Kind == amendment.Replaced || c.References && !c.Renumbered && !c.Moved:
		return words.ChangedRemark
	case c.Moved:
		return words.MovedRemark
	case c.Renumbered && c.New.Number.Compare(c.Old.Number) < 0:
		return words.UpRemark
	case c.Renumbered:
		return words.DownRemark
	}
	return ""
}

// context writes the headings that a provision stands under and that are not yet
// shown, in each text its own: one that moved stood under another chapter.
func (w *tableWriter) context(c *amendment.Change) {
	var news, olds []*policy.Provision
	newParent, oldParent := w.parents(c)
	if newParent != nil {
		news = w.missing(newParent, &w.newAbove)
	}
	if oldParent != nil {
		olds = w.missing(oldParent, &w.oldAbove)
	}
	for len(news) > 0 || len(olds) > 0 {
		r := TableRow{Start: true}
		if len(news) > 0 {
			r.Change = w.amendment.Of(news[0])
			r.New = TableCell{news[0], w.cell(amendment.Insert, line{0, w.headingLine(r.Change)})}
			news = news[1:]
			if old := r.Change.Old; old != nil && r.Change.Touched() && !slices.Contains(olds, old) {
				// It stands further up already; without it nobody sees what changed.
				r.Old = TableCell{old, w.cell(amendment.Delete, line{0, w.headingLine(r.Change)})}
			}
		}
		if len(olds) > 0 && r.Old.Provision == nil {
			c := w.amendment.Of(olds[0])
			if r.Change == nil {
				r.Change = c
			}
			r.Old = TableCell{olds[0], w.cell(amendment.Delete, line{0, w.headingLine(c)})}
			olds = olds[1:]
		}
		if r.Change.New == r.New.Provision && r.Change.Old == r.Old.Provision {
			r.Remark = w.remark(r.Change)
		}
		w.row(r)
	}
}

func (w *tableWriter) headingLine(c *amendment.Change) amendment.Words {
	return c.Heading(w.language, w.style.CaptionAbove, w.style.Brackets).Line
}

// parents returns what a provision stands in, in each text; in the text that does not
// have it, the counterpart of the nearest thing around it that both have.
func (w *tableWriter) parents(c *amendment.Change) (new, old *policy.Provision) {
	if c.New != nil && !c.From {
		new = c.New.Parent
	}
	if c.Old != nil {
		old = c.Old.Parent
	}
	if w.crossed(c) && !c.From {
		old = nil
	}
	for q := new; old == nil && q != nil; q = q.Parent {
		old = w.amendment.Of(q).Old
	}
	for q := old; new == nil && q != nil; q = q.Parent {
		new = w.amendment.Of(q).New
	}
	return new, old
}

// missing returns the headings from p outwards that are not among those shown last,
// and makes them so.
func (w *tableWriter) missing(p *policy.Provision, shown *[]*policy.Provision) []*policy.Provision {
	var above []*policy.Provision
	for q := p; q != nil; q = q.Parent {
		if c := w.amendment.Of(q); c != nil && holdsHeadings(c) {
			above = append([]*policy.Provision{q}, above...)
		}
	}
	n := 0
	for n < len(above) && n < len(*shown) && above[n] == (*shown)[n] {
		n++
	}
	*shown = above
	return above[n:]
}
