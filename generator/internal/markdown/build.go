package markdown

import (
	"slices"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// builder puts elements into the tree of provisions.
type builder struct {
	text     *policy.Text
	locale   locale.Locale
	opt      Options
	file     *source.File
	problems *source.Problems

	numbered bool                       // some heading of the main provisions carries a number
	words    []headingWord              // of the headings, in reading order
	counted  map[*policy.Provision]bool // items of a list of nothing but "1."
	labelled bool                       // some heading, paragraph or item carries a label

	paragraphs paragraphCount // where a paragraph was last asked whether it carries its number

	freeProvisions []policy.Provision // memory for provisions and for the first blocks of each
	freeBlocks     []policy.Block
	children       slab[*policy.Provision]
	memory         *scratch
	converter      *converter       // for sections that are read again
	fresh          []*commonSection // that later texts may repeat
	*firstInlines
}

// headingWord is the word of the kind as it is written in a heading: 編 or 部.
type headingWord struct {
	*policy.Provision
	word string
}

// expect makes room for n provisions inside p, if there are none yet.
func (b *builder) expect(p *policy.Provision, n int) {
	if p.Children == nil {
		p.Children = b.children.cut(n)
	}
}

// newProvision returns a provision of the kind. Provisions are many and live as long
// as their text, so they are cut from larger pieces of memory.
func (b *builder) newProvision(kind policy.Kind, at int) *policy.Provision {
	if len(b.freeProvisions) == 0 {
		b.freeProvisions = make([]policy.Provision, 16)
	}
	p := &b.freeProvisions[0]
	b.freeProvisions = b.freeProvisions[1:]
	p.Kind, p.At = kind, at
	return p
}

// firstBlock returns a list of one block of words, cut from a larger piece of memory.
func (b *builder) firstBlock(words []policy.Inline, at int) []policy.Block {
	if len(b.freeBlocks) == 0 {
		b.freeBlocks = make([]policy.Block, 16)
	}
	list := b.freeBlocks[:1:1]
	b.freeBlocks = b.freeBlocks[1:]
	list[0].Inlines, list[0].At = words, at
	return list
}

func (b *builder) error(at int, id string, args ...string) {
	b.problems.Error(b.file.Pos(at), id, args...)
}

// build reads the elements of a whole text: title, preamble, provisions, closing.
func (b *builder) build(elements []element) {
	b.words, b.counted = b.memory.words.cut(len(elements)), map[*policy.Provision]bool{}
	elements = b.title(elements)
	body, closing := b.splitClosing(elements)
	b.readLabels(body)
	if !b.numbered {
		body = b.withUnread(body)
	}
	b.labelled = b.numbered || anyLabelled(b, body)
	b.text.Generated = !b.labelled
	start := b.firstProvision(body)
	b.preamble(b.withUnread(body[:start]))
	b.provisions(body, start)
	b.closing(closing)
	b.captionsCover()
	b.number()
	b.identify()
}

// title takes the one # heading, which stands first.
func (b *builder) title(elements []element) []element {
	if len(elements) == 0 || elements[0].kind != headingElement || elements[0].level != 1 {
		at := 0
		if len(elements) > 0 {
			at = elements[0].at
		}
		b.error(at, "title.missing")
		return b.dropTitles(elements)
	}
	b.text.Title = elements[0].inlines
	if elements[0].name != "" {
		b.error(elements[0].at, "title.name", "Name", elements[0].name)
	}
	return b.dropTitles(elements[1:])
}

// dropTitles reports every further heading with one #.
func (b *builder) dropTitles(elements []element) []element {
	kept := elements[:0:len(elements)]
	for _, e := range elements {
		if e.kind == headingElement && e.level == 1 {
			b.error(e.at, "title.second", "Found", shorten(policy.Plain(e.inlines)))
			continue
		}
		kept = append(kept, e)
	}
	return kept
}

// splitClosing cuts the elements at the last ---: what follows it is the closing,
// if no heading is among it. Any other --- is ornament.
func (b *builder) splitClosing(elements []element) (body, closing []element) {
	for i := len(elements) - 1; i >= 0; i-- {
		switch elements[i].kind {
		case headingElement:
			return elements, nil
		case ruleElement:
			return elements[:i], elements[i+1:]
		}
	}
	return elements, nil
}

// closing keeps what follows the last rule line by line. What begins like a
// heading there is a provision that has lost its #.
func (b *builder) closing(elements []element) {
	for i := range elements {
		e := &elements[i]
		plain := policy.Plain(e.inlines)
		if l, ok := b.locale.ReadHeading(plain); e.kind == wordsElement && ok && l.Kind != policy.NoKind && headingEnds(plain, l) {
			b.error(e.at, "heading.line", "Found", shorten(plain), "Want", "## "+shorten(plain))
		}
	}
	b.text.Closing = blocks(elements)
}

// readLabels reads the labels of all headings.
func (b *builder) readLabels(elements []element) {
	headings := 0
	for i := range elements {
		if elements[i].kind == headingElement {
			headings++
		}
	}
	labels := b.memory.labels.cut(headings)
	for i := range elements {
		e := &elements[i]
		if e.kind != headingElement {
			continue
		}
		if e.unread {
			e.label = e.section.label
			b.numbered = b.numbered || e.label != nil && isMain(e.label.Kind) && e.label.Number != ""
			continue
		}
		plain := policy.Plain(e.inlines)
		l, ok := b.locale.ReadHeading(plain)
		switch {
		case ok:
			labels = append(labels, l)
			e.label = &labels[len(labels)-1]
			b.numbered = b.numbered || isMain(l.Kind) && l.Number != ""
		case b.locale.LooksLabelled(plain):
			b.error(e.at, "heading.label", "Found", shorten(plain))
		}
	}
}

// anyLabelled reports whether a paragraph or an item among the elements carries
// a label.
func anyLabelled(b *builder, elements []element) bool {
	for i := range elements {
		switch e := &elements[i]; e.kind {
		case wordsElement:
			if _, ok := b.paragraphMarker(e.inlines, ""); ok {
				return true
			}
		case listElement:
			if e.list.ordered && !e.list.onlyOnes() || !e.list.ordered && b.itemMarkers(e.list) != nil {
				return true
			}
			for _, item := range e.list.items {
				if anyLabelled(b, item.elements) {
					return true
				}
			}
		}
	}
	return false
}

// firstProvision returns the index of the element with which the preamble ends:
// the first heading that is a provision, or, in a text whose structure knows no
// headings, the first element. A caption that stands above that heading belongs
// to it. Where labels are written, a heading without one before the first label
// is part of the preamble, unless labelled headings stand inside it.
func (b *builder) firstProvision(elements []element) int {
	if len(b.opt.Structure) == 0 && !b.numbered {
		return 0
	}
	for i := range elements {
		if elements[i].kind != headingElement || !b.isProvision(elements, i) {
			continue
		}
		if i > 0 {
			if _, ok := b.captionAbove(elements[:i]); ok && b.takesCaption(elements, i) {
				return i - 1
			}
		}
		return i
	}
	return len(elements)
}

// isProvision reports whether the heading at i, before which no provision
// stands, is one.
func (b *builder) isProvision(elements []element, i int) bool {
	l := elements[i].label
	if l != nil && l.Kind != policy.NoKind {
		return true
	}
	if b.structureKind(elements[i].level, 1) == policy.NoKind {
		return false
	}
	if l != nil || !b.numbered {
		return true
	}
	for j := i + 1; j < len(elements); j++ {
		if elements[j].kind != headingElement {
			continue
		}
		if elements[j].level <= elements[i].level {
			return false
		}
		if l := elements[j].label; l != nil && isMain(l.Kind) {
			return true
		}
	}
	return false
}

// structureKind returns what a heading without a kind word means at the level,
// in a part of the text whose own heading has base #; NoKind is a sub-heading.
func (b *builder) structureKind(level, base int) policy.Kind {
	i := level - base - 1
	if i < 0 || i >= len(b.opt.Structure) {
		return policy.NoKind
	}
	return b.opt.Structure[i]
}

// preamble makes what stands before the first provision into the preamble (前文).
func (b *builder) preamble(elements []element) {
	if !slices.ContainsFunc(elements, func(e element) bool { return e.kind != ruleElement }) {
		return
	}
	p := b.newProvision(policy.Preamble, elements[0].at)
	b.text.Preamble = p
	c := cursor{builder: b, heading: p}
	for i := range elements {
		e := &elements[i]
		switch {
		case e.kind == wordsElement:
			b.preambleWords(&c, e)
			c.add(e)
		case e.kind == listElement:
			if !c.items(p, e.list, 1) {
				c.add(e)
			}
		default:
			block := e.asBlock()
			if e.kind == headingElement {
				block.Level = max(1, e.level-1)
				b.noName(e)
			}
			c.addBlock(c.innermost(), block)
		}
	}
}

// preambleWords reports words of the preamble that begin like an article or a
// numbered paragraph: those would be provisions, if they stood under a heading.
func (b *builder) preambleWords(c *cursor, e *element) {
	if m, ok := b.paragraphMarker(e.inlines, ""); ok && len(m.Above) == 0 {
		b.error(e.at, "label.preamble", "Label", m.Written)
		return
	}
	c.strayStart(e)
}

// noName reports a name on a heading that is no provision.
func (b *builder) noName(e *element) {
	if e.name != "" {
		b.error(e.at, "name.subheading", "Name", e.name)
	}
}

// captionAbove returns the caption that stands alone on the last of the elements.
func (b *builder) captionAbove(elements []element) (caption []policy.Inline, ok bool) {
	if len(elements) == 0 {
		return nil, false
	}
	last := &elements[len(elements)-1]
	if last.kind != wordsElement {
		return nil, false
	}
	r, ok := b.locale.ReadCaption(policy.Plain(last.inlines))
	if !ok {
		return nil, false
	}
	return b.part(last.inlines, r), true
}
