package render

import (
	"strings"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// short is the width up to which a reference or a date stays on one line, in
// halves of an em. Longer ones would stick out of the narrowest screens.
const short = 20

func (w *writer) inlines(list []policy.Inline) {
	for i := range list {
		w.inline(&list[i])
	}
}

func (w *writer) inline(in *policy.Inline) {
	switch in.Kind {
	case policy.PlainText:
		if w.terms.active {
			w.markedText(in.Text)
		} else {
			w.escaped(in.Text)
		}
	case policy.LineBreak:
		w.terms.at++
		w.raw("<br>\n")
	case policy.DateText:
		w.terms.at += len(in.Text)
		w.raw(`<span class="date">`)
		w.escaped(in.Text)
		w.raw("</span>")
	case policy.InlineCode:
		w.terms.at += len(in.Text)
		w.raw("<code>")
		w.escaped(in.Text)
		w.raw("</code>")
	case policy.Emphasis:
		w.element("em", in.Children)
	case policy.Strong:
		w.element("strong", in.Children)
	case policy.Link, policy.Reference:
		w.linked(in)
	}
}

// linked writes a link or a reference, in which no term is linked.
func (w *writer) linked(in *policy.Inline) {
	active := w.terms.active
	w.terms.active = false
	if in.Kind == policy.Link {
		w.link(in)
	} else {
		w.reference(in)
	}
	w.terms.active = active
	if active {
		w.terms.at += policy.PlainLen(in.Children)
	}
}

func (w *writer) element(tag string, list []policy.Inline) {
	w.raw("<")
	w.raw(tag)
	w.raw(">")
	w.inlines(list)
	w.raw("</")
	w.raw(tag)
	w.raw(">")
}

func (w *writer) link(in *policy.Inline) {
	href := safeHref(in.Href)
	if href == "" {
		w.inlines(in.Children)
		return
	}
	w.raw("<a")
	w.attribute("href", href)
	w.raw(">")
	w.inlines(in.Children)
	w.raw("</a>")
}

// reference writes a link to provisions: to the first of them, if it refers to
// several.
func (w *writer) reference(in *policy.Inline) {
	if in.Target == nil {
		w.inlines(in.Children)
		return
	}
	if width(policy.Plain(in.Children)) <= short {
		w.raw(`<a class="reference short" href="`)
	} else {
		w.raw(`<a class="reference" href="`)
	}
	w.target(in.Target)
	w.raw(`">`)
	w.inlines(in.Children)
	w.raw("</a>")
}

func (w *writer) target(t *policy.Target) {
	if t.Policy != "" && t.Policy != w.text.Policy.Name {
		w.root()
		address := site.PolicyAddress(w.text.Text.Language, t.Policy)
		if t.Version != "" {
			address = site.VersionAddress(w.text.Text.Language, t.Policy, t.Version)
		}
		w.escaped(address)
	}
	w.raw("#")
	if len(t.IDs) > 0 {
		w.escaped(t.IDs[0])
	}
}

// blocks writes blocks of words. Headings among them are one level below level-1,
// the heading that they stand under.
func (w *writer) blocks(list []policy.Block, level int) {
	for i := range list {
		w.block(&list[i], level)
	}
}

func (w *writer) block(block *policy.Block, level int) {
	switch block.Kind {
	case policy.Words:
		w.raw("<p>")
		w.runningWords(block)
		w.raw("</p>\n")
	case policy.List:
		w.terms.aside++
		w.list(block, level)
		w.terms.aside--
	case policy.Table:
		w.tableBlock(block)
	case policy.Note:
		w.raw(`<div class="note" role="note">` + "\n")
		w.terms.aside++
		w.blocks(block.Blocks, level)
		w.terms.aside--
		w.raw("</div>\n")
	case policy.Heading:
		w.subHeading(block, level)
	case policy.Code:
		w.raw("<pre>")
		if strings.HasPrefix(policy.Plain(block.Inlines), "\n") {
			w.raw("\n") // the first line end after <pre> is not read
		}
		w.escaped(policy.Plain(block.Inlines))
		w.raw("</pre>\n")
	case policy.Ornament:
		w.raw("<hr>\n")
	}
}

// subHeading writes a heading that is no provision (小見出し).
func (w *writer) subHeading(block *policy.Block, level int) {
	tag := headingTags[min(level+max(block.Level, 1)-1, maxHeading)]
	w.raw("<")
	w.raw(tag)
	w.named(block.ID)
	w.raw(` class="sub-heading">`)
	w.inlines(block.Inlines)
	w.raw("</")
	w.raw(tag)
	w.raw(">\n")
}

func (w *writer) list(block *policy.Block, level int) {
	w.raw("<ul>\n")
	for _, item := range block.Items {
		w.raw("<li>")
		if len(item) > 0 && item[0].Kind == policy.Words {
			w.inlines(item[0].Inlines)
			item = item[1:]
		}
		w.blocks(item, level)
		w.raw("</li>\n")
	}
	w.raw("</ul>\n")
}

// tableBlock writes a table in a frame that scrolls where it is too wide. The
// frame can be reached by keyboard, and so it has a name.
func (w *writer) tableBlock(block *policy.Block) {
	w.raw(`<div class="scroll" tabindex="0" role="group"`)
	w.attribute("aria-label", w.table)
	w.raw("><table>\n")
	for i, row := range block.Rows {
		switch i {
		case 0:
			w.raw("<thead>\n")
		case 1:
			w.raw("<tbody>\n")
		}
		w.row(row, block.Align, i == 0)
		if i == 0 {
			w.raw("</thead>\n")
		}
	}
	if len(block.Rows) > 1 {
		w.raw("</tbody>\n")
	}
	w.raw("</table></div>\n")
}

func (w *writer) row(row []policy.Cell, align []policy.Align, head bool) {
	w.raw("<tr>")
	for i, cell := range row {
		tag := "td"
		w.raw("<")
		if head && len(cell) > 0 {
			tag = "th"
		}
		w.raw(tag)
		if tag == "th" {
			w.raw(` scope="col"`)
		}
		if i < len(align) {
			w.raw(cellClass(align[i], policy.PlainLen(cell) <= maxShortBytes && width(policy.Plain(cell)) <= maxShort))
		}
		w.raw(">")
		w.inlines(cell)
		w.raw("</")
		w.raw(tag)
		w.raw(">\n")
	}
	w.raw("</tr>\n")
}

// cellClass returns the class of a cell. The words of a short one stay on one line: a
// table may be moved sideways, and a word or an amount that is cut in two cannot be read.
func cellClass(a policy.Align, short bool) string {
	if short {
		return shortClasses[a]
	}
	return alignClasses[a]
}

var (
	alignClasses = [...]string{"", ` class="start"`, ` class="center"`, ` class="end"`}
	shortClasses = [...]string{` class="short"`, ` class="short start"`, ` class="short center"`, ` class="short end"`}
)

// What is short: スタンダード, 1,100,000円 and Standard are, 申請書の提出の期限 is not.
const (
	maxShort      = 16           // halves of an em
	maxShortBytes = 3 * maxShort // of UTF-8; more is never short
)

// ends are the words that close a Japanese document, at the end of their line.
var ends = map[string]bool{"以上": true, "以　上": true}

// closing writes what stands below the last provision.
func (w *writer) closing(list []policy.Block) {
	if len(list) == 0 {
		return
	}
	w.terms.aside++
	w.raw(`<footer class="closing">` + "\n")
	for i := range list {
		if list[i].Kind == policy.Words && ends[policy.Plain(list[i].Inlines)] {
			w.raw(`<p class="end">`)
			w.inlines(list[i].Inlines)
			w.raw("</p>\n")
			continue
		}
		w.block(&list[i], 2)
	}
	w.raw("</footer>\n")
	w.terms.aside--
}
