package render

import (
	"html"
	"html/template"
	"strings"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// ChangesText appends a comparison as plain text, in the words of a language:
// each provision that was touched, deleted words as [-…-], inserted ones as
// {+…+}. With color it has escape sequences for a terminal besides.
func (r *Renderer) ChangesText(b []byte, c *site.Comparison, l policy.Language, color bool) []byte {
	w := r.newChangeLister(c, l)
	t := textDiff{color: color}
	b = append(b, w.title()...)
	b = append(b, '\n')
	b = append(append(b, w.sum()...), '\n')
	w.each(func(kind string, heading amendment.Words, lines []changeLine) {
		b = t.words(append(b, '\n'), heading)
		if kind != "" {
			b = append(append(b, "  "...), kind...)
		}
		b = append(b, '\n')
		for _, l := range lines {
			b = append(b, strings.Repeat("  ", l.indent+1)...)
			b = append(t.words(b, l.words), '\n')
		}
	})
	if list := w.formatting(); len(list) > 0 {
		b = append(append(append(b, '\n'), list[0]...), '\n')
		for _, line := range list[1:] {
			b = append(append(append(b, "  "...), line...), '\n')
		}
	}
	return b
}

// textDiff writes edits as text.
type textDiff struct{ color bool }

func (t textDiff) words(b []byte, words amendment.Words) []byte {
	for _, e := range words {
		text := strings.ReplaceAll(e.Text, "\n", " ⏎ ")
		switch {
		case e.Op == amendment.Equal || e.Cause == amendment.Spacing && e.Op == amendment.Insert:
			b = append(b, text...)
		case e.Cause == amendment.Spacing:
		case e.Op == amendment.Delete:
			b = t.edit(b, "\x1b[31;9m", "[-", text, "-]")
		default:
			b = t.edit(b, "\x1b[32;4m", "{+", text, "+}")
		}
	}
	return b
}

// edit writes the marks also in color: a copy of the terminal has none.
func (t textDiff) edit(b []byte, color, open, text, end string) []byte {
	if t.color {
		b = append(b, color...)
	}
	b = append(append(append(b, open...), text...), end...)
	if t.color {
		b = append(b, "\x1b[0m"...)
	}
	return b
}

// changeLister lists what a comparison changed, for formats without a tree.
type changeLister struct {
	comparison *site.Comparison
	messages   *messages
	locale     locale.Locale
	language   policy.Language // of the texts
	omitted    string          // （略）
	names      *namer
}

// changeLine is a line of both texts.
type changeLine struct {
	indent int
	words  amendment.Words
}

func (r *Renderer) newChangeLister(c *site.Comparison, l policy.Language) *changeLister {
	w := &changeLister{comparison: c, messages: r.catalog.in(l), language: c.Language()}
	w.locale, _ = locale.For(w.language)
	w.names = newNamer(r.catalog.in(w.language), r.style(c.Policy, styleKeyOf(c.Policy, w.language)))
	w.omitted = w.locale.TableWords(c.Policy.Comparison.Form).Omitted
	return w
}

func (w *changeLister) title() string {
	c := w.comparison
	return c.Title + " " + c.From + " → " + c.To + " (" + string(w.language) + ")"
}

// sum says in a line how much was touched.
func (w *changeLister) sum() string {
	if w.comparison.Amendment.Empty() {
		return w.messages.words("no-change")
	}
	return strings.Join(w.counts(), w.messages.words("list-comma"))
}

// counts returns how many provisions were touched in each way, and whether the title
// was.
func (w *changeLister) counts() []string {
	var list []string
	if w.comparison.Amendment.Title.Changed() {
		list = append(list, w.messages.words("count-title"))
	}
	for _, n := range w.comparison.Counts() {
		html, _ := w.messages.html(wayMessages[n.Way].count, "Count", n.N)
		list = append(list, string(html)) // A number and words of ours: there is nothing to escape.
	}
	return list
}

// formatting returns how many differences there are without words, then each of
// them; nothing if there are none.
func (w *changeLister) formatting() []string {
	all := w.comparison.Amendment.Formatting
	if len(all) == 0 {
		return nil
	}
	count, _ := w.messages.html("formatting-count", "Count", len(all))
	list := []string{html.UnescapeString(string(count))}
	for _, f := range all {
		words, _ := w.messages.html(formattingMessages[f.What], "Place", template.HTML(w.names.cite(f.Change.New)), "Old", f.Old, "New", f.New)
		list = append(list, html.UnescapeString(string(words)))
	}
	return list
}

// each calls visit for each provision that was touched, with its heading and the
// lines in it that differ; then, without a kind, for each note and for the closing.
func (w *changeLister) each(visit func(kind string, heading amendment.Words, lines []changeLine)) {
	c := w.comparison
	if c.Amendment.Title.Changed() {
		visit(w.messages.words(wayMessages[amendment.WasAmended].word), c.Amendment.Title, nil)
	}
	for i := range c.Touched {
		t := &c.Touched[i]
		visit(kindWord(w.messages, t), w.heading(t.Change), w.headed(nil, t.Change, 0, t.Kind.Whole()))
	}
	for _, n := range c.Amendment.Notes {
		visit("", w.noteHeading(n), w.own(nil, &amendment.Change{Blocks: n.Blocks}, 0))
	}
}

func (w *changeLister) noteHeading(n amendment.Note) amendment.Words {
	if n.Change == nil {
		return amendment.Words{{Text: w.messages.words("closing")}}
	}
	name, _ := w.messages.html("note-in", "Place", template.HTML(w.names.cite(n.Change.Provision())))
	return amendment.Words{{Text: html.UnescapeString(string(name))}}
}

// heading returns the heading of a provision in one line; a provision without one
// is named by its kind.
func (w *changeLister) heading(c *amendment.Change) amendment.Words {
	h := c.Heading(w.language, w.comparison.Style.CaptionAbove, w.comparison.Style.Brackets)
	var line amendment.Line
	line.Add(h.Line)
	old, new := h.Above.In()
	line.Put(" ", old && line.Old(), new && line.New())
	line.Add(h.Above)
	if words := line.Words(); len(words) > 0 {
		return words
	}
	name := w.locale.Names().Preamble
	if c.Provision().Kind != policy.Preamble {
		name = c.Provision().ID
	}
	return amendment.Words{{Text: name}}
}

// headed appends what stands below a heading. What is gone comes before the 削除 that
// stands in its place.
func (w *changeLister) headed(lines []changeLine, c *amendment.Change, indent int, whole bool) []changeLine {
	if c.Kind == amendment.Replaced {
		lines = w.own(w.inside(lines, c.Children, indent, whole), c, indent)
	} else {
		lines = w.inside(w.own(lines, c, indent), c.Children, indent, whole)
	}
	return w.changed(lines, c, c.TailLines(), indent)
}

// own appends the own words of a provision that differ, before what is inside it.
func (w *changeLister) own(lines []changeLine, c *amendment.Change, indent int) []changeLine {
	lines = w.changed(lines, c, c.Lines(), indent)
	if c.Status.Changed() {
		lines = append(lines, changeLine{indent, c.Status})
	}
	return lines
}

// changed appends those of the own words of a provision that differ.
func (w *changeLister) changed(lines []changeLine, c *amendment.Change, own []amendment.Words, indent int) []changeLine {
	for _, words := range own {
		switch {
		case c.From:
			lines = append(lines, changeLine{indent, deletedWords(words)})
		case words.Changed():
			lines = append(lines, changeLine{indent, words})
		}
	}
	return lines
}

// inside appends the lines of paragraphs and items; with whole also those of
// articles that came or went with what they are in, which are on no list of their
// own then.
func (w *changeLister) inside(lines []changeLine, list []*amendment.Change, indent int, whole bool) []changeLine {
	for _, c := range list {
		leaf := c.Provision().Kind == policy.Paragraph || c.Provision().Kind == policy.Item
		switch {
		case !leaf && whole && !c.From && c.Kind.Whole():
			lines = append(lines, changeLine{indent, w.heading(c)})
			lines = w.headed(lines, c, indent, whole)
		case leaf && c.Moved && !c.From:
			lines = w.arrived(lines, c, indent)
		case leaf && c.TouchedInside():
			lines = w.leaf(lines, c, indent)
			lines = w.inside(lines, c.Children, indent+1, whole)
			lines = w.changed(lines, c, c.TailLines(), indent)
		}
	}
	return lines
}

// arrived appends a paragraph or an item where it stands now that it has moved, with
// all that is inside it, as if it were new: where it stood it is struck.
func (w *changeLister) arrived(lines []changeLine, c *amendment.Change, indent int) []changeLine {
	here := *c
	here.Label = insertedWords(c.Label)
	here.Blocks, here.Tail = insertedBlocks(c.Lines()), insertedBlocks(c.TailLines())
	lines = w.leaf(lines, &here, indent)
	for _, inner := range c.Children {
		if inner.New != nil && !inner.From {
			lines = w.arrived(lines, inner, indent+1)
			continue
		}
		lines = w.inside(lines, []*amendment.Change{inner}, indent+1, true)
	}
	return w.changed(lines, &here, here.TailLines(), indent)
}

func insertedBlocks(lines []amendment.Words) []amendment.Block {
	var blocks []amendment.Block
	for _, words := range lines {
		blocks = append(blocks, amendment.Block{Op: amendment.Insert, Words: insertedWords(words)})
	}
	return blocks
}

func deletedWords(words amendment.Words) amendment.Words {
	if text := words.Old(); text != "" {
		return amendment.Words{{Op: amendment.Delete, Text: text}}
	}
	return nil
}

func insertedWords(words amendment.Words) amendment.Words {
	if text := words.New(); text != "" {
		return amendment.Words{{Op: amendment.Insert, Text: text}}
	}
	return nil
}

// leaf appends a paragraph or an item: its label with the first line that differs,
// then the others.
func (w *changeLister) leaf(lines []changeLine, c *amendment.Change, indent int) []changeLine {
	if h := c.Heading(w.language, w.comparison.Style.CaptionAbove, w.comparison.Style.Brackets); h.Above.Changed() {
		lines = append(lines, changeLine{indent, h.Above})
	}
	own := w.own(nil, c, indent)
	label := c.Label
	if c.From {
		label = deletedWords(label) // It is struck, gone or not.
	}
	var first amendment.Line
	first.Add(label)
	if len(own) == 0 {
		own = []changeLine{{indent, amendment.Words{{Text: w.omitted}}}}
	}
	old, new := own[0].words.In()
	first.Put(amendment.Space(w.language, c.Provision().Label), old && first.Old(), new && first.New())
	first.Add(own[0].words)
	lines = append(lines, changeLine{indent, first.Words()})
	return append(lines, own[1:]...)
}
