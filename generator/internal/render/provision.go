package render

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// writer writes the law of one text as HTML. It keeps what it has written, for
// the page of the text in force and that of its version show the same.
type writer struct {
	b        []byte // the law
	contents []byte // its table of contents
	data     []byte // the text as data; empty until a page asks for it
	// places are those in b for what differs between the pages of one text, which lie
	// at different depths.
	places []place

	text     *site.Text
	names    *namer
	words    locale.Names // of what has no number
	table    string       // accessible name of a table
	japanese bool         // a full-width space follows a label

	known *recent
	terms terms

	// Where two texts stand on one page, the identifiers of each begin with prefix;
	// the author's names are those of the first text, so there are places for them.
	prefix string
	beside bool
}

// place is where something belongs that differs from page to page: the way from the
// page to the root of the site, before an address in it, or a name of the author's as
// an identifier.
type place struct {
	at   int
	name string // "" for the way to the root
}

// maxHeading is the deepest level of headings that HTML has.
const maxHeading = 6

// write writes the provisions of a text.
func (w *writer) write(text *site.Text, names *namer, table string) {
	w.start(text, names, table)
	if p := text.Text.Preamble; p != nil {
		w.preamble(p)
	}
	w.children(text.Text.Provisions, 2)
	w.closing(text.Closing)
	w.contents = w.appendContents(w.contents)
}

// start makes ready to write a text.
func (w *writer) start(text *site.Text, names *namer, table string) {
	w.b, w.contents, w.places, w.data = w.b[:0], w.contents[:0], w.places[:0], w.data[:0]
	w.text, w.names, w.words, w.table = text, names, names.style.Names(), table
	w.japanese = text.Text.Language == "ja"
	w.terms.start(text.Definitions, names.terms)
	names.reset()
}

// appendLaw appends the law as it stands on a page, whose links to other policies
// begin with the way to the root of the site.
func (w *writer) appendLaw(b []byte, p *site.Page) []byte {
	root := site.Relative(p.Address, "")
	start := 0
	for _, place := range w.places {
		b = append(append(b, w.b[start:place.at]...), root...)
		start = place.at
	}
	return append(b, w.b[start:]...)
}

func (w *writer) preamble(p *policy.Provision) {
	w.open("div", "preamble", p.ID)
	w.blocks(p.Blocks, 2)
	w.children(p.Children, 2)
	w.blocks(p.Tail, 2)
	w.lag(p)
	w.raw("</div>\n")
}

// children writes provisions beside each other. Items stand in a list, and what
// has a number hangs as far as the longest label among them needs.
func (w *writer) children(list []*policy.Provision, level int) {
	for i := 0; i < len(list); {
		n := 1
		for i+n < len(list) && list[i+n].Kind == list[i].Kind {
			n++
		}
		switch list[i].Kind {
		case policy.Item:
			w.items(list[i:i+n], level)
		case policy.Paragraph:
			w.paragraphs(list[i:i+n], level)
		default:
			for _, p := range list[i : i+n] {
				w.headed(p, level)
			}
		}
		i += n
	}
}

// headed writes a provision with a heading: a part, a chapter, an article, 附則,
// an appendix.
func (w *writer) headed(p *policy.Provision, level int) {
	article := p.Kind == policy.Article
	w.terms.article++
	w.open("section", classOf(p.Kind), p.ID)
	rest := p.Children
	switch {
	case article && (w.text.Style.RunIn || p.Status != policy.Current) && runsIn(p):
		rest = w.lead(p, level) // 第五条　削除 stands on one line in every style
	default:
		w.raw(`<div class="heading">`)
		w.heading(p, level)
		w.permalink(p)
		w.status(p, true)
		w.raw("</div>\n")
		w.blocks(p.Blocks, level+1)
	}
	w.children(rest, level+1)
	w.blocks(p.Tail, level+1)
	w.lag(p)
	w.mark(p)
	w.raw("</section>\n")
}

// mark writes below an article which version gave it its words, with a link to
// what that changed; nothing if it is as it was in the first version.
func (w *writer) mark(p *policy.Provision) {
	m, ok := w.text.Marks[p.ID]
	if !ok || p.Kind != policy.Article {
		return
	}
	w.raw(`<p class="mark"><a href="`)
	w.root()
	w.escaped(site.ChangesAddress(w.text.Language, w.text.Policy.Name, m.Version.Name(), ""))
	w.raw("#")
	w.escaped(m.ID)
	w.raw(`">`)
	w.b = w.names.appendMark(w.b, m, w.text.Policy)
	w.raw("</a></p>\n")
}

// runsIn reports whether the words of an article can begin on the line of its
// label.
func runsIn(p *policy.Provision) bool {
	if len(p.Blocks) > 0 {
		return p.Blocks[0].Kind == policy.Words
	}
	if len(p.Children) == 0 {
		return p.Status != policy.Current
	}
	first := p.Children[0]
	return first.Kind == policy.Paragraph && len(first.Blocks) > 0 && first.Blocks[0].Kind == policy.Words
}

// lead writes the heading of an article and its first words as one block, and
// returns the children that are left to write.
func (w *writer) lead(p *policy.Provision, level int) []*policy.Provision {
	w.raw(`<div class="lead">`)
	w.heading(p, level)
	w.permalink(p)
	w.status(p, true)
	if len(p.Blocks)+len(p.Children) > 0 && w.japanese {
		w.raw("\u3000")
	}
	if len(p.Blocks) > 0 || len(p.Children) == 0 {
		if len(p.Blocks) > 0 {
			w.firstWords(nil, "", &p.Blocks[0])
		}
		w.raw("</div>\n")
		if len(p.Blocks) > 1 {
			w.blocks(p.Blocks[1:], level+1)
		}
		return p.Children
	}
	first := p.Children[0]
	w.firstWords(first, first.ID, &first.Blocks[0])
	w.raw("</div>\n")
	w.blocks(first.Blocks[1:], level+1)
	w.children(first.Children, level+1)
	w.blocks(first.Tail, level+1)
	return p.Children[1:]
}

// heading writes the label and the caption of a provision in the order of the
// style.
func (w *writer) heading(p *policy.Provision, level int) {
	tag := headingTags[min(level, maxHeading)]
	w.raw("\n<")
	w.raw(tag)
	w.named(p.Name)
	w.raw(">")
	article := p.Kind == policy.Article
	above := len(p.Caption) > 0 && article && (w.text.Style.CaptionAbove || p.Common)
	if above {
		w.caption(p, "caption above")
		if p.Label != "" {
			w.raw(" ")
		}
	}
	if p.Label != "" {
		w.raw(`<span class="label">`)
		w.escaped(p.Label)
		w.raw("</span>")
	}
	if !above && len(p.Caption) > 0 {
		w.separator(p)
		w.caption(p, "caption")
	}
	w.remark(p)
	w.raw("</")
	w.raw(tag)
	w.raw(">")
}

// separator writes what stands between a label and a caption behind it. In
// Japanese brackets bring their own space.
func (w *writer) separator(p *policy.Provision) {
	switch {
	case p.Label == "":
	case !w.japanese:
		w.raw(" ")
	case !w.hasBrackets(p):
		w.raw(w.space(p.Label))
	}
}

// remark writes what stands behind the label of 附則 and of appendices.
func (w *writer) remark(p *policy.Provision) {
	if len(p.Note) == 0 && !p.Extract {
		return
	}
	w.raw(` <span class="remark">`)
	w.inlines(p.Note)
	switch {
	case !p.Extract:
	case w.japanese:
		w.raw("\u3000")
		w.escaped(w.words.Extract)
	default:
		w.raw(" [")
		w.escaped(w.words.Extract)
		w.raw("]")
	}
	w.raw("</span>")
}

func (w *writer) caption(p *policy.Provision, class string) {
	w.raw(`<span class="`)
	w.raw(class)
	w.raw(`">`)
	before, after := w.brackets(p)
	w.raw(before)
	w.inlines(p.Caption)
	w.raw(after)
	w.raw("</span>")
}

// brackets returns what stands around the caption of a provision.
func (w *writer) brackets(p *policy.Provision) (before, after string) {
	switch {
	case !w.hasBrackets(p):
		return "", ""
	case w.japanese:
		return "（", "）"
	}
	return "(", ")"
}

// hasBrackets reports whether the caption of a provision stands in brackets: that
// of a paragraph, and that of an article, if it stands above or behind a label with the word for it. 第4条
// and （目的） would run together, 4. and 目的 do not.
func (w *writer) hasBrackets(p *policy.Provision) bool {
	switch {
	case p.Kind == policy.Paragraph:
		return true
	case p.Kind != policy.Article:
		return false
	case w.text.Style.CaptionAbove || p.Common:
		return w.text.Style.Brackets
	}
	return strings.HasPrefix(p.Label, "第") || strings.HasPrefix(p.Label, "Article ")
}

// status writes the word that stands for a provision without words, if the
// author has left it to us. Behind a heading it needs a space.
func (w *writer) status(p *policy.Provision, behindHeading bool) {
	word := ""
	switch {
	case len(p.Blocks)+len(p.Children) > 0:
	case p.Status == policy.Deleted:
		word = w.words.Deleted
	case p.Status == policy.Deferred:
		word = w.words.Deferred
	}
	if word == "" {
		return
	}
	if behindHeading {
		w.raw(w.space(word))
	}
	w.raw(`<span class="deleted">`)
	w.escaped(word)
	w.raw("</span>")
}

// paragraphs writes paragraphs (項) beside each other.
func (w *writer) paragraphs(list []*policy.Provision, level int) {
	hang := hangOf(list, list[0].Kind, w.japanese)
	for _, p := range list {
		if p.Parent == nil {
			w.terms.article++ // a text without articles
		}
		w.raw(`<div class="paragraph`)
		w.hang(p, hang)
		w.raw(`"`)
		w.attribute("id", p.ID)
		w.raw(">\n")
		w.numbered(p, level)
		w.raw("</div>\n")
	}
}

// items writes items (号) beside each other, with those inside of them.
func (w *writer) items(list []*policy.Provision, level int) {
	hang := hangOf(list, list[0].Kind, w.japanese)
	w.raw(`<ol class="items">` + "\n")
	for _, p := range list {
		w.raw(`<li class="item`)
		w.hang(p, hang)
		w.raw(`"`)
		w.attribute("id", p.ID)
		w.raw(">")
		w.numbered(p, level)
		w.raw("</li>\n")
	}
	w.raw("</ol>\n")
}

// captionOver writes the caption of a paragraph, which stands above its label.
func (w *writer) captionOver(p *policy.Provision) {
	if len(p.Caption) == 0 {
		return
	}
	w.raw(`<div class="caption above">`)
	before, after := w.brackets(p)
	w.raw(before)
	w.inlines(p.Caption)
	w.raw(after)
	w.raw("</div>\n")
}

// numbered writes what is in a paragraph or item. The label stands in the first
// block of words, so that it is read, searched and copied with them.
func (w *writer) numbered(p *policy.Provision, level int) {
	w.captionOver(p)
	blocks := p.Blocks
	if len(blocks) > 0 && blocks[0].Kind == policy.Words {
		w.firstWords(p, "", &blocks[0])
		blocks = blocks[1:]
	} else if p.Label != "" || p.Status != policy.Current {
		w.firstWords(p, "", &policy.Block{})
	}
	w.blocks(blocks, level)
	w.children(p.Children, level)
	w.blocks(p.Tail, level)
}

// firstWords writes a block of words as the first one of p, which may be nil.
func (w *writer) firstWords(p *policy.Provision, id string, block *policy.Block) {
	w.beginWords(p, id)
	w.runningWords(block)
	w.endWords(p)
}

// beginWords writes what stands before the first words of p, endWords what stands behind
// their first block.
func (w *writer) beginWords(p *policy.Provision, id string) {
	w.raw("<p")
	if id != "" {
		w.attribute("id", id)
	}
	w.raw(">")
	if p != nil && p.Label != "" {
		w.raw(`<span class="label">`)
		w.escaped(p.Label)
		w.raw(w.space(p.Label))
		w.raw("</span>")
	}
}

func (w *writer) endWords(p *policy.Provision) {
	if p != nil {
		w.status(p, false)
		w.permalink(p)
	}
	w.raw("</p>\n")
}

// space returns what stands between a label and the words behind it: a full-width
// space where the characters are.
func (w *writer) space(beside string) string {
	if r, _ := utf8.DecodeLastRuneInString(beside); w.japanese && isWide(r) {
		return "\u3000"
	}
	return " "
}

// permalink writes the link by which a provision can be referred to. A sole
// paragraph is cited as its article, so it has none.
func (w *writer) permalink(p *policy.Provision) {
	if p.Kind == policy.Paragraph && p.Label == "" && p.Parent != nil && len(p.Parent.Children) == 1 {
		return
	}
	w.raw(`<a class="permalink" href="#`)
	w.escaped(w.prefix)
	w.escaped(p.ID)
	w.raw(`" aria-label="`)
	w.b = w.names.appendName(w.b, p)
	w.raw(`"></a>`)
}

func (w *writer) open(tag, class, id string) {
	w.raw("<")
	w.raw(tag)
	w.attribute("class", class)
	w.attribute("id", id)
	w.raw(">\n")
}

// hang writes the class by which a provision hangs from its label.
func (w *writer) hang(p *policy.Provision, hang int) {
	if p.Label != "" {
		w.raw(" hang-")
		w.b = strconv.AppendInt(w.b, int64(hang), 10)
	}
}

// root leaves a place for the way to the root of the site.
func (w *writer) root() { w.places = append(w.places, place{at: len(w.b)}) }

// named writes the author's name of what begins here, or leaves a place for it.
func (w *writer) named(name string) {
	switch {
	case name == "":
	case w.beside:
		w.places = append(w.places, place{len(w.b), name})
	default:
		w.attribute("id", name)
	}
}

func (w *writer) attribute(name, value string) {
	w.raw(" ")
	w.raw(name)
	w.raw(`="`)
	w.escaped(value)
	w.raw(`"`)
}

// raw appends HTML; escaped appends words.
func (w *writer) raw(html string)     { w.b = append(w.b, html...) }
func (w *writer) escaped(text string) { w.b = appendText(w.b, text) }

var headingTags = [...]string{"", "h1", "h2", "h3", "h4", "h5", "h6"}

// classOf returns the class of a provision with a heading, by which the style
// sheet knows it.
func classOf(k policy.Kind) string {
	if k.IsAppendix() {
		return "appendix"
	}
	return k.String()
}
