package markdown

import (
	"strings"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// Common is what texts in one language have in common: the versions of a policy
// repeat most of their sections byte for byte. A plain section that has been read
// once is not read again, nor put together again, but copied, and only its places
// moved: see [builder.repeat]. All texts must be read with the same options, and
// not be changed while others are read. The zero value is ready. It must not be used
// by several goroutines at once.
type Common struct {
	sections map[string]*commonSection // by their bytes
	memory   slab[commonSection]       // for them
	labels   slab[locale.Label]        // that they begin with
}

// mostCommon is of how many sections the memory is kept. It takes time to clear it.
const mostCommon = 1 << 12

// Forget forgets all sections, so that texts may be read that have nothing in common with
// those before. It keeps the memory for them.
func (c *Common) Forget() {
	if len(c.memory.all) > mostCommon {
		*c = Common{}
		return
	}
	clear(c.sections)
	c.memory.reset()
	c.labels.reset()
}

// commonSection is a plain section as it was read first.
type commonSection struct {
	bytes string // from its heading to the next one, or to the end of the text
	at    int    // where they begin
	lines int    // how many they are
	last  lastLine
	title policy.Inline // the words of the heading, and
	name  string        // its name
	label *locale.Label // that it begins with; nil if there is none

	heading  *policy.Provision // what its heading has become; nil until that is known
	kind     policy.Kind       // of the heading's provision, and
	number   policy.Number     // its number, before one was made
	children int               // how many of those in it stand in the section
}

// extent returns the bytes of the section at the offset, if what stands behind them is
// a heading or the end of the text. It is "" if nothing is to be remembered.
func (c *Common) extent(s string, at int) string {
	if c == nil {
		return ""
	}
	for end := at + 1; ; end++ {
		i := strings.IndexByte(s[end:], '#')
		if i < 0 {
			return s[at:]
		}
		if end += i; s[end-1] != '\n' {
			continue
		}
		if level, _ := readHeadingMark(s[end:]); level == 0 {
			return ""
		}
		return s[at:end]
	}
}

// find returns the section with the bytes, nil if none has been read.
func (c *Common) find(bytes string) *commonSection {
	if bytes == "" || len(c.sections) == 0 {
		return nil
	}
	return c.sections[bytes]
}

// newSection returns a section that is read now for the first time.
func (c *Common) newSection(bytes string, at, lines int, last lastLine) *commonSection {
	s := &c.memory.cut(1)[:1][0]
	s.bytes, s.at, s.lines, s.last = bytes, at, lines, last
	return s
}

// headingAt returns the heading of the section as it stands at the offset.
func (s *commonSection) headingAt(level, at int, inlines *firstInlines) element {
	title := s.title
	title.At += at - s.at
	return element{kind: headingElement, level: level, inlines: inlines.first(title), name: s.name, at: at, section: s, unread: true}
}

// keep remembers sections of a text without problems.
func (c *Common) keep(list []*commonSection) {
	if c.sections == nil {
		c.sections = make(map[string]*commonSection, len(list))
	}
	labels := c.labels.cut(len(list))
	for _, s := range list {
		if s.label != nil { // It lies in memory that is used again.
			labels = append(labels, *s.label)
			s.label = &labels[len(labels)-1]
		}
		c.sections[s.bytes] = s
	}
}

// built takes a section that has been put under the heading's provision p; body is all
// that stands there. One that the next heading may take something from, or of which
// more is known than its provisions say, is not remembered.
func (t *tree) built(e *element, p *policy.Provision, body []element) {
	if _, caption := t.captionAbove(body); caption {
		return
	}
	s := e.section
	s.title, s.name = e.inlines[0], e.name
	s.heading, s.kind, s.number, s.children, s.label = p, p.Kind, p.Number, len(p.Children), e.label
	t.fresh = append(t.fresh, s)
}

// repeat puts copies of what stands in the section of e under its provision p. It
// returns false, and does nothing, if p is another one than the heading was that the
// section had first, so that its words could be read in another way. That there were
// no problems means that the labels in it are what they seem to be.
func (t *tree) repeat(p *policy.Provision, e *element) bool {
	s := e.section
	if p.Kind != s.kind || p.Number != s.number || p.Status != s.heading.Status {
		return false
	}
	p.Children = t.copies(s.heading.Children[:s.children], p, p.At-s.at)
	return true
}

// copies returns copies of provisions, and of those in them, for another place: in the
// parent, and moved by so many bytes. They have no identifiers and no printed labels,
// which depend on what they stand in.
func (b *builder) copies(list []*policy.Provision, parent *policy.Provision, moved int) []*policy.Provision {
	if len(list) == 0 {
		return nil
	}
	copied := b.children.cut(len(list))
	for _, p := range list {
		c := b.newProvision(p.Kind, p.At+moved)
		c.Status, c.Extract, c.Common = p.Status, p.Extract, p.Common
		c.Number, c.Through, c.Depth, c.Written = p.Number, p.Through, p.Depth, p.Written
		c.Caption, c.Note = b.copyInlines(p.Caption, moved), b.copyInlines(p.Note, moved)
		c.Blocks, c.Tail = b.copyBlocks(p.Blocks, moved), b.copyBlocks(p.Tail, moved)
		c.Parent, c.Children = parent, b.copies(p.Children, c, moved)
		copied = append(copied, c)
	}
	return copied
}

// copyBlocks copies blocks of a plain section: words, and lists of them.
func (b *builder) copyBlocks(list []policy.Block, moved int) []policy.Block {
	switch {
	case len(list) == 0:
		return nil
	case len(list) == 1 && list[0].Kind == policy.Words:
		return b.firstBlock(b.copyInlines(list[0].Inlines, moved), list[0].At+moved)
	}
	copied := make([]policy.Block, len(list))
	for i := range list {
		c := &copied[i]
		*c = list[i]
		c.At += moved
		c.Inlines = b.copyInlines(c.Inlines, moved)
		if c.Items != nil {
			c.Items = make([][]policy.Block, len(list[i].Items))
			for k, item := range list[i].Items {
				c.Items[k] = b.copyBlocks(item, moved)
			}
		}
	}
	return copied
}

// copyInlines copies inlines of a plain section, which are nothing but words.
func (b *builder) copyInlines(list []policy.Inline, moved int) []policy.Inline {
	if len(list) == 0 {
		return nil
	}
	if len(list) == 1 {
		in := list[0]
		in.At += moved
		return b.first(in)
	}
	copied := make([]policy.Inline, len(list))
	for i := range list {
		copied[i] = list[i]
		copied[i].At += moved
	}
	return copied
}

// withUnread returns the elements with those of sections that were to be copied, and
// cannot be: they stand before the first provision, or in a text without labels.
func (b *builder) withUnread(elements []element) []element {
	for i := range elements {
		if elements[i].unread {
			return b.readUnread(elements, i)
		}
	}
	return elements
}

func (b *builder) readUnread(elements []element, first int) []element {
	list := append(make([]element, 0, 4*len(elements)), elements[:first]...)
	for i := first; i < len(elements); i++ {
		e := elements[i]
		if !e.unread {
			list = append(list, e)
			continue
		}
		body := b.sectionOf(&e)
		e.unread, e.section = false, nil
		list = append(append(list, e), body...)
	}
	return list
}

// sectionOf reads what stands in the section of the heading e.
func (b *builder) sectionOf(e *element) []element {
	alone := *b.converter
	alone.common = nil
	r := sectionReader{converter: &alone, s: b.file.Text}
	r.read(e.at)
	return r.elements[1:]
}
