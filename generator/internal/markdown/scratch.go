package markdown

import (
	"jobun/generator/internal/locale"
	"jobun/generator/internal/source"
)

// scratch is the memory that reading a text needs for a while. It is used again for
// the next text.
type scratch struct {
	src      []byte // the text, which goldmark wants as bytes
	plain    []plainBlock
	unclosed []openList
	lists    []*list
	stack    []open // of the tree
	heads    []open
	at       []int
	printed  printedLabels
	read     []locale.Marker // at the start of the block that is read
	elements slab[element]
	sections slab[section]
	list     slab[list]
	items    slab[listItem]
	words    slab[headingWord]
	labels   slab[locale.Label]
	markers  slab[locale.Marker]
	readings slab[[]locale.Marker]
}

// use makes the memory ready for a text.
func (s *scratch) use(file *source.File) { s.src = append(s.src[:0], file.Text...) }

// reset forgets what has been read, so that nothing of it is kept alive.
func (s *scratch) reset() {
	clear(s.plain[:cap(s.plain)])
	clear(s.unclosed[:cap(s.unclosed)])
	clear(s.lists[:cap(s.lists)])
	clear(s.printed[:])
	clear(s.read[:cap(s.read)])
	clear(s.stack[:cap(s.stack)])
	clear(s.heads[:cap(s.heads)])
	s.elements.reset()
	s.sections.reset()
	s.list.reset()
	s.items.reset()
	s.words.reset()
	s.labels.reset()
	s.markers.reset()
	s.readings.reset()
}

// slab is memory from which lists are cut.
type slab[E any] struct{ all, free []E }

// cut returns an empty list with room for n.
func (s *slab[E]) cut(n int) []E {
	if len(s.free) < n {
		s.all = make([]E, max(n, 2*len(s.all), 32))
		s.free = s.all
	}
	list := s.free[:0:n]
	s.free = s.free[n:]
	return list
}

// reset makes all of the memory free again.
func (s *slab[E]) reset() {
	clear(s.all[:len(s.all)-len(s.free)])
	s.free = s.all
}
