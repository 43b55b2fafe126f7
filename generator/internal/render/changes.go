package render

import (
	"bytes"
	"html/template"
	"slices"
	"strings"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// The parts of a page that code writes go into it after the layout is done with
// it, because to take them through a layout is to copy them four times. NUL is in
// no page: text is escaped so that it has none.
const (
	redlineMark = "\x00redline\x00"
	tableMark   = "\x00table\x00"
)

// fill appends a frame with the parts in their places. Part appends the one with
// the name.
func fill(b, frame []byte, part func(b []byte, name string) []byte) []byte {
	for {
		before, after, found := bytes.Cut(frame, []byte("\x00"))
		b = append(b, before...)
		if !found {
			return b
		}
		name, rest, _ := bytes.Cut(after, []byte("\x00"))
		b = part(b, string(name))
		frame = rest
	}
}

// appendChanges writes the page of a comparison.
func (r *Renderer) appendChanges(b []byte, p *site.Page, v *View, l *layout, known *recent) (_ []byte, err error) {
	if !p.Changes.Amendment.Empty() {
		v.Redline, v.Table = redlineMark, tableMark
	}
	if known.frame, err = l.append(known.frame[:0], v); err != nil {
		return b, err
	}
	c := known.comparisonOf(p.Changes.Comparison)
	if v.Redline != "" && !c.written {
		c.write(v)
	}
	b = slices.Grow(b, len(known.frame)+len(c.redline.b)+len(c.table.b)+32*len(c.table.links))
	return fill(b, known.frame, func(b []byte, name string) []byte {
		if name == "table" {
			return c.table.appendTo(b, v)
		}
		return c.redline.appendTo(b, v)
	}), nil
}

// comparison is what pages show of a comparison. That of a version with the one
// before it has two pages, and the same as data.
type comparison struct {
	of             *site.Comparison
	written        bool // redline and table
	redline, table linkedHTML
	data           []byte // as JSON; empty until a page asks for it
}

// linkedHTML is HTML with places for links to the two texts that are compared, which
// differ from page to page.
type linkedHTML struct {
	b     []byte
	links []textLink
}

// textLink is a place for a link to one of the two texts, before the "#" of the link.
type textLink struct {
	at  int
	old bool
}

// appendTo appends the HTML as it stands on a page.
func (h *linkedHTML) appendTo(b []byte, v *View) []byte {
	newer, older := v.Link(v.Changes.NewAddress+"#"), v.Link(v.Changes.OldAddress+"#")
	start := 0
	for _, link := range h.links {
		b = append(b, h.b[start:link.at]...)
		if link.old {
			b = append(b, older...)
		} else {
			b = append(b, newer...)
		}
		start = link.at
	}
	return append(b, h.b[start:]...)
}

// write writes a comparison for the pages that show it.
func (c *comparison) write(v *View) {
	w := v.known.changesWriter(v, v.Changes)
	w.b = c.redline.b[:0]
	w.redline(v.Changes.Amendment)
	c.redline.b = w.b
	w.b, w.links = c.table.b[:0], c.table.links[:0]
	w.comparisonTable(v.Changes.Table())
	c.table.b, c.table.links = w.b, w.links
	c.written = true
}

// changesWriter writes a comparison as HTML, for pages or for a feed.
type changesWriter struct {
	writer
	links    []textLink
	view     *View
	changes  *site.Changes
	messages *messages // in the language of the texts
	locale   locale.Locale
	language policy.Language // of the texts
	moved    bool            // the words are those of a provision where it stands now that it has moved
	feed     bool            // it is read elsewhere: without anchors, links are absolute, empty elements are closed
}

// changesWriter returns a writer of a comparison for a page. The view may be nil if
// it is written as for a feed.
func (k *recent) changesWriter(v *View, c *site.Changes) *changesWriter {
	w := &changesWriter{view: v, changes: c, language: c.Language()}
	w.names = k.namer(c.Policy, w.language)
	w.messages, w.locale = w.names.messages, w.names.locale
	w.japanese = w.language == "ja"
	w.table = w.messages.words("table")
	return w
}

// words writes edits. Spaces that differ are those of the newer text; the page
// lists them at its foot. Of a provision that has moved, what is new stands where it
// is now and what is gone where it was, so that whoever takes one of the two texts
// out of the page finds each word once.
func (w *changesWriter) words(words amendment.Words) {
	for _, e := range words {
		switch {
		case e.Op == amendment.Delete && (e.Cause == amendment.Spacing || w.moved):
		case e.Cause == amendment.Away:
			w.edit("del", "moved-from", e.Text)
		case w.moved && (e.Op == amendment.Equal || e.Cause == amendment.Spacing):
			w.edit("ins", "moved-to", e.Text)
		case e.Op == amendment.Equal || e.Cause == amendment.Spacing:
			w.lines(e.Text)
		case e.Cause == amendment.Follows:
			w.edit(editTags[e.Op], "follows", e.Text)
		default:
			w.edit(editTags[e.Op], "", e.Text)
		}
	}
}

var editTags = [...]string{amendment.Delete: "del", amendment.Insert: "ins"}

func (w *changesWriter) edit(tag, class, text string) {
	w.raw("<" + tag)
	if class != "" {
		w.attribute("class", class)
	}
	w.raw(">")
	w.lines(text)
	w.raw("</" + tag + ">")
}

// lines writes text whose line ends are kept.
func (w *changesWriter) lines(text string) {
	for {
		line, rest, found := strings.Cut(text, "\n")
		w.escaped(line)
		if !found {
			return
		}
		w.breakLine()
		text = rest
	}
}

func (w *changesWriter) breakLine() {
	if w.feed {
		w.raw("<br/>")
	} else {
		w.raw("<br>")
	}
}

// wayMessages are the words for how provisions were touched: of one, of how many,
// and below an article.
var wayMessages = [...]struct{ word, count, mark string }{
	amendment.WasAmended:    {"way-amended", "count-amended", "mark-amended"},
	amendment.WasInserted:   {"way-inserted", "count-inserted", "mark-inserted"},
	amendment.WasDeleted:    {"way-deleted", "count-deleted", ""},
	amendment.WasReplaced:   {"way-replaced", "count-replaced", "mark-replaced"},
	amendment.WasMoved:      {"way-moved", "count-moved", "mark-moved"},
	amendment.WasRenumbered: {"way-renumbered", "count-renumbered", "mark-renumbered"},
	amendment.WasFollowed:   {"way-followed", "count-followed", ""},
}

// kindWord returns the words for how a provision was touched: 改正・繰下げ.
func kindWord(m *messages, t *amendment.Touched) string {
	var list []string
	if t.Kind != amendment.Renumbered {
		list = append(list, m.words(wayMessages[t.Way()].word))
	}
	if t.Moved && t.Kind != amendment.Moved {
		list = append(list, m.words("way-moved"))
	}
	switch {
	case t.Renumbered && t.Up:
		list = append(list, m.words("way-renumbered-up"))
	case t.Renumbered:
		list = append(list, m.words("way-renumbered-down"))
	}
	return strings.Join(list, m.words("and"))
}

// rowID returns the identifier of a change on its page: that of the provision; one
// that is gone, or has left its place, has a mark before it.
func rowID(c *amendment.Change) string {
	switch {
	case c.From:
		return "from_" + c.Old.ID
	case c.New == nil:
		return "old_" + c.Old.ID
	}
	return c.New.ID
}

// Ways returns what a comparison did to the title and to how many provisions, as
// <ul class="counts">.
func (v *View) Ways(c *site.Comparison) template.HTML {
	b := []byte(`<ul class="counts">`)
	add := func(class string, words template.HTML) {
		b = append(append(append(append(append(b, `<li class="`...), class...), `">`...), words...), "</li>"...)
	}
	if c.Amendment.Title.Changed() {
		add("amended", v.message("count-title"))
	}
	for _, n := range c.Counts() {
		add(n.Way.String(), v.message(wayMessages[n.Way].count, "Count", n.N))
	}
	if c.Amendment.Empty() {
		add("same", v.message("no-change"))
	}
	return template.HTML(append(b, "</ul>"...))
}

// TouchedRow is one row of the table of what was touched, in the words of the page.
type TouchedRow struct {
	Class  string
	Kind   template.HTML
	Anchor string // of the row in the redline
	Name   template.HTML
	Links  []template.HTML // to both texts, and to the row in other languages
}

// TouchedRows returns what an amendment touched, in reading order.
func (v *View) TouchedRows() []TouchedRow {
	c := v.Changes
	w := v.known.changesWriter(v, v.Changes)
	var rows []TouchedRow
	if c.Amendment.Title.Changed() {
		name := template.HTML(appendText(nil, c.Title))
		rows = append(rows, TouchedRow{Class: "amended", Kind: v.message(wayMessages[amendment.WasAmended].word), Anchor: "page_title", Name: name})
	}
	for i := range c.Touched {
		t := &c.Touched[i]
		rows = append(rows, TouchedRow{
			Class:  t.Way().String(),
			Kind:   template.HTML(appendText(nil, kindWord(v.messages, t))),
			Anchor: rowID(t.Change),
			Name:   w.nameOf(t.Change),
			Links:  w.rowLinks(t.Change),
		})
	}
	return rows
}

// nameOf names a provision by its heading, or as it is cited if it has none.
func (w *changesWriter) nameOf(c *amendment.Change) template.HTML {
	p := c.Provision()
	b := w.names.cite(p)
	if len(p.Caption) == 0 && c.Old != nil {
		p = c.Old // 削除 has no caption; what it was is known by its old one.
	}
	if len(p.Caption) > 0 {
		open, end := " (", ")"
		if w.japanese {
			open, end = "（", "）"
		}
		b = append(appendText(append(b, open...), policy.Plain(p.Caption)), end...)
	}
	return template.HTML(b)
}

// rowLinks returns links to a provision in both texts, and to its row in the
// other languages.
func (w *changesWriter) rowLinks(c *amendment.Change) []template.HTML {
	var list []template.HTML
	if c.Old != nil {
		list = append(list, w.versionLink(w.view.message("before-link", "Label", w.citation(c.Old)), w.changes.OldAddress, c.Old))
	}
	if c.New != nil && !c.From {
		list = append(list, w.versionLink(w.view.message("after-link", "Label", w.citation(c.New)), w.changes.NewAddress, c.New))
	}
	for _, t := range w.view.Switch {
		if t.Language == w.view.Lang || w.changes.Missing {
			continue
		}
		tag := template.HTML(appendText(nil, string(t.Language)))
		name := template.HTML(appendText(nil, w.view.renderer.catalog.ownName(t.Language)))
		list = append(list, w.view.anchor(t.Address+"#"+rowID(c), `hreflang="`+tag+`" lang="`+tag+`"`, name))
	}
	return list
}

func (w *changesWriter) versionLink(words template.HTML, address string, p *policy.Provision) template.HTML {
	return w.view.anchor(address+"#"+p.ID, "", words)
}

// citation returns how a provision is cited.
func (w *changesWriter) citation(p *policy.Provision) template.HTML {
	return template.HTML(w.names.cite(p))
}

// formattingMessages are the words for differences without words.
var formattingMessages = [...]string{
	amendment.Spaces: "formatting-spacing", amendment.LabelSet: "formatting-label",
	amendment.LabelPut: "formatting-label-put", amendment.LabelLeft: "formatting-label-left",
	amendment.Emphasis: "formatting-emphasis", amendment.Links: "formatting-link",
}

// FormattingList returns the differences without words, one a line.
func (v *View) FormattingList() []template.HTML {
	w := v.known.changesWriter(v, v.Changes)
	var list []template.HTML
	for _, f := range v.Changes.Amendment.Formatting {
		list = append(list, v.message(formattingMessages[f.What], "Place", w.citation(f.Change.New), "Old", f.Old, "New", f.New))
	}
	return list
}

// NoteList returns the differences in notes and in the closing, which are no
// provisions.
func (v *View) NoteList() []template.HTML {
	w := v.known.changesWriter(v, v.Changes)
	var list []template.HTML
	for _, n := range v.Changes.Amendment.Notes {
		w.b = nil
		w.raw("<p><strong>")
		if n.Change == nil {
			w.raw(string(v.message("closing")))
		} else {
			w.raw(string(v.message("note-in", "Place", w.citation(n.Change.Provision()))))
		}
		w.raw(`</strong></p><div`)
		w.attribute("lang", string(w.language))
		w.raw(">")
		w.editBlocks(n.Blocks, maxHeading)
		w.raw("</div>")
		list = append(list, template.HTML(w.b))
	}
	return list
}

// NewerName returns the name of the newer version.
func (v *View) NewerName() template.HTML { return v.NameOf(v.Changes.New) }

// Compared says which two versions are compared.
func (v *View) Compared() template.HTML {
	older := v.Date(v.Changes.Old.Effective)
	if v.Changes.New.Draft() {
		return v.message("compared-draft", "Old", older)
	}
	return v.message("compared", "Old", older, "New", v.Date(v.Changes.New.Effective))
}

// TableFirst reports whether readers of the language expect the comparison table
// rather than the redline.
func (v *View) TableFirst() bool { return v.Changes.Language() == "ja" }
