package markdown

import (
	"strings"
	"unicode/utf8"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// cursor reads what stands under one heading: paragraphs, and what is part of
// them.
type cursor struct {
	*builder
	heading   *policy.Provision
	paragraph *policy.Provision // the paragraph that is open; nil before the first and behind a sub-heading
	numbered  bool              // some paragraph under the heading carries a number
	closed    bool              // the word that ends the document has been read
	caption   []policy.Inline   // has been read above the next paragraph; nil if none has
}

// resume returns a cursor that goes on at the end of what stands under p.
func resume(b *builder, p *policy.Provision) cursor {
	c := cursor{builder: b, heading: p}
	if n := len(p.Children); n > 0 && p.Children[n-1].Kind == policy.Paragraph {
		c.paragraph = p.Children[n-1]
	}
	return c
}

// read puts the elements under the heading.
func (c *cursor) read(elements []element) {
	c.numbered = c.numbered || c.anyNumbered(elements)
	for i := range elements {
		e := &elements[i]
		if caption, ok := c.captionOver(elements[i:]); ok {
			c.caption = caption
			continue
		}
		switch e.kind {
		case wordsElement:
			c.words(e)
		case listElement:
			c.list(e)
		case blockElement:
			c.needParagraph(e.at)
			c.add(e)
		default:
			c.add(e)
		}
	}
}

// captionOver returns the caption that the first of the elements is, if it stands
// alone above a paragraph that has a number, or above one of 附則: （施行期日）. A
// paragraph of an article has none.
func (c *cursor) captionOver(elements []element) (caption []policy.Inline, ok bool) {
	if len(elements) < 2 || c.heading.Kind == policy.Article {
		return nil, false
	}
	caption, ok = c.captionAbove(elements[:1])
	if !ok {
		return nil, false
	}
	switch e := &elements[1]; e.kind {
	case wordsElement:
		_, ok = c.paragraphMarker(e.inlines, c.lastNumber())
		return caption, ok || !c.numbered && c.heading.Kind == policy.Supplementary
	case listElement:
		return caption, e.list.ordered && c.continues(e.list)
	}
	return nil, false
}

// anyNumbered reports whether a paragraph among the elements under a heading
// carries a number.
func (c *cursor) anyNumbered(elements []element) bool {
	for i := range elements {
		e := &elements[i]
		if e.kind == wordsElement {
			if _, ok := c.paragraphMarker(e.inlines, ""); ok {
				return true
			}
		}
		if e.kind == listElement && e.list.ordered && (i == 0 || i == 1 && c.isCaption(elements) || e.list.items[0].number > 1) {
			return true
		}
	}
	return false
}

// isCaption reports whether the first of the elements is written like a caption.
func (c *cursor) isCaption(elements []element) bool {
	_, ok := c.captionAbove(elements[:1])
	return ok
}

// innermost returns the provision to which blocks are added: the open paragraph, or
// else the heading's provision.
func (c *cursor) innermost() *policy.Provision {
	if c.paragraph == nil {
		return c.heading
	}
	return c.paragraph
}

// add appends an element at the end of what has been read.
func (c *cursor) add(e *element) { c.builder.addElement(c.innermost(), e) }

// addBlock appends a block to the words of p: before the provisions inside it if
// there are none yet, else behind them.
func (b *builder) addBlock(p *policy.Provision, block policy.Block) {
	if len(p.Children) > 0 {
		p.Tail = append(p.Tail, block)
		return
	}
	if p.Blocks == nil {
		p.Blocks = make([]policy.Block, 0, 2)
	}
	p.Blocks = append(p.Blocks, block)
}

// addElement appends an element that is no provision to the words of p, as addBlock
// does.
func (b *builder) addElement(p *policy.Provision, e *element) {
	if e.kind == wordsElement && p.Blocks == nil && len(p.Children) == 0 {
		p.Blocks = b.firstBlock(e.inlines, e.at)
		return
	}
	b.addBlock(p, e.asBlock())
}

// words reads a block of running text: the next paragraph, or the end of the
// one above.
func (c *cursor) words(e *element) {
	m, ok := c.paragraphMarker(e.inlines, c.lastNumber())
	switch {
	case ok:
		c.checkAbove(m, e.at)
		c.open(m, e.at)
		e.inlines = cutLabel(e.inlines, m.Len)
		c.add(e)
	case c.paragraph != nil && c.numbered && len(c.paragraph.Children) > 0:
		c.add(e)
	default:
		stray := c.strayStart(e)
		if c.paragraph != nil && c.numbered && !stray && !c.closed {
			c.error(e.at, "label.paragraph", "Found", shorten(policy.Plain(e.inlines)), "Number", string(c.lastNumber()))
		}
		c.open(locale.Marker{}, e.at)
		c.add(e)
	}
}

// checkAbove reports a dotted number such as 2.1 whose first number is not that
// of the heading.
func (c *cursor) checkAbove(m locale.Marker, at int) {
	if len(m.Above) == 0 || m.Above[len(m.Above)-1] == c.heading.Number || !c.labelled {
		return
	}
	c.error(at, "label.above", "Label", m.Written, "Want", string(m.Above[len(m.Above)-1]), "Parent", c.heading.Written)
}

// strayStart reports a block that begins like an article, an item or the closing.
func (c *cursor) strayStart(e *element) bool {
	plain := policy.Plain(e.inlines)
	if isClosingWord(plain) {
		c.error(e.at, "closing.rule")
		c.closed = true
		return true
	}
	if l, ok := c.locale.ReadHeading(plain); ok && l.Kind != policy.NoKind && headingEnds(plain, l) || c.captioned(plain) {
		c.error(e.at, "heading.line", "Found", shorten(plain), "Want", "## "+shorten(plain))
		return true
	}
	if _, ok := c.locale.ReadCaption(plain); ok && c.heading.Kind == policy.Article && isInRound(plain) {
		c.error(e.at, "caption.place", "Found", shorten(plain))
		return true
	}
	for _, m := range c.readMarkers(plain) {
		if !isBare(&m) {
			c.error(e.at, "list.line", "Found", shorten(plain), "Want", "- "+shorten(plain))
			return true
		}
	}
	return false
}

// isInRound reports whether words stand in the brackets of captions. Among the paragraphs of
// many policies 【…】 stands above those of one subject, and is no mistake.
func isInRound(plain string) bool {
	return strings.HasPrefix(plain, "（") || strings.HasPrefix(plain, "(")
}

// captioned reports whether words begin with the label and caption of an article
// and go on behind a space: 第1条（目的） この規則は、….
func (c *cursor) captioned(plain string) bool {
	end := strings.IndexAny(plain, ")）")
	if end < 0 {
		return false
	}
	_, size := utf8.DecodeRuneInString(plain[end:])
	head, rest := plain[:end+size], plain[end+size:]
	trimmed := strings.TrimLeft(rest, " 　")
	if trimmed == rest || trimmed != "" && 'a' <= trimmed[0] && trimmed[0] <= 'z' {
		return false // Article 5 (Term) survives … is a sentence.
	}
	l, ok := c.locale.ReadHeading(head)
	return ok && l.Kind == policy.Article && l.Caption[0] < l.Caption[1]
}

// isClosingWord reports whether a block is the word that ends Japanese documents;
// it belongs to the closing (conventions 4.4).
func isClosingWord(s string) bool { return s == "以上" || s == "以　上" }

func (c *cursor) lastNumber() policy.Number {
	if c.paragraph == nil {
		return ""
	}
	if c.paragraph.Through != "" {
		return c.paragraph.Through
	}
	return c.paragraph.Number
}

// open begins the next paragraph. Without a marker its number is the one that
// it has by its place.
func (c *cursor) open(m locale.Marker, at int) {
	p := c.newProvision(policy.Paragraph, at)
	p.Number, p.Through, p.Status, p.Parent = m.Number, m.Through, m.Status, c.heading
	if m.Number == "" {
		p.Number = policy.NewNumber(c.previous().Last() + 1)
	} else {
		p.Written = m.Written
	}
	p.Caption, c.caption = c.caption, nil
	c.heading.Children = append(c.heading.Children, p)
	c.paragraph = p
}

// previous returns the number of the last paragraph under the heading.
func (c *cursor) previous() policy.Number {
	for i := len(c.heading.Children) - 1; i >= 0; i-- {
		if p := c.heading.Children[i]; p.Kind == policy.Paragraph {
			if p.Through != "" {
				return p.Through
			}
			return p.Number
		}
	}
	return ""
}

func (c *cursor) needParagraph(at int) {
	if c.paragraph == nil {
		c.open(locale.Marker{}, at)
	}
}

// list reads a list under the heading: paragraphs, items, or an unnumbered list.
func (c *cursor) list(e *element) {
	l := e.list
	if l.ordered && c.continues(l) {
		c.paragraphs(l)
		return
	}
	c.needParagraph(e.at)
	if !c.items(c.paragraph, l, 1) {
		c.add(e)
	}
}

// continues reports whether the items of an ordered list are paragraphs: the
// list is the first thing under the heading, or starts at the number of the
// next paragraph.
func (c *cursor) continues(l *list) bool {
	if c.paragraph == nil && len(c.heading.Children) == 0 {
		return true
	}
	next := c.previous().Last() + 1
	return l.items[0].number == next && (next > 1 || c.paragraph == nil)
}

func (c *cursor) paragraphs(l *list) {
	counted := l.onlyOnes()
	c.expect(c.heading, len(l.items))
	for _, item := range l.items {
		m := locale.Marker{Number: policy.NewNumber(item.number), Written: item.marker}
		if counted {
			m = locale.Marker{}
		}
		c.open(m, item.at)
		if counted {
			c.counted[c.paragraph] = true
		}
		c.inside(c.paragraph, item.elements, 1)
	}
}

// inside reads the elements of a paragraph or item p; lists in it are items of
// the depth.
func (c *cursor) inside(p *policy.Provision, elements []element, depth int) {
	for i := range elements {
		e := &elements[i]
		if e.kind == listElement && c.items(p, e.list, depth) {
			continue
		}
		if e.kind == headingElement {
			c.error(e.at, "heading.in-list", "Found", shorten(policy.Plain(e.inlines)))
		}
		c.addElement(p, e)
	}
}
