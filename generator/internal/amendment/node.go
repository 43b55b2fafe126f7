package amendment

import (
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// comparer compares two texts.
type comparer struct {
	old, new           *policy.Text
	oldNodes, newNodes []*node // all provisions in reading order

	amendment *Amendment
	changes   []Change // of the new provisions
	steady    bool     // every provision of either text is paired with the one of its identifier

	locale locale.Locale
	cutter *tokenizer        // made when first needed
	keys   map[keyWords]int  // each with a number of its own
	wholes map[wholeKeys]int // the same
	edits  []Edit            // memory for what is the same in both

	memory *memory
}

// memory is what comparisons take and do not keep, so that the next one can have it.
type memory struct {
	nodes    []node
	pointers []*node
	buffer   []byte
	words    wordsMemory
}

// node is a provision with what is needed to find its counterpart.
type node struct {
	provision *policy.Provision
	parent    *node
	children  []*node
	index     int // among all provisions of its text
	order     int // among those that it is compared with
	caption   string
	twin      *node    // of the old text, with the same words of its own; nil if none is near
	words     string   // its own; made when first needed: see text
	key       int      // of the words that it begins with; made when first needed: see keyOf
	whole     int      // of all its words, those inside it as well: see wholeKeyOf
	size      int      // bytes of words, inside as well
	features  []uint32 // see allFeatures
	pair      *node

	same     bool // what is inside it has the same words as what is inside its twin
	sorted   bool // its features are
	moved    bool
	replaced bool // one of several that have become one 削除, but the first of them
}

func newComparer(old, new *policy.Text, m *memory) *comparer {
	l, _ := locale.For(new.Language)
	c := &comparer{old: old, new: new, locale: l, keys: map[keyWords]int{}, wholes: map[wholeKeys]int{}, memory: m}
	olds, news := count(old), count(new)
	m.nodes, m.pointers = cleared(m.nodes, olds+news), cleared(m.pointers, 2*(olds+news))
	c.oldNodes = c.nodes(old, m.nodes[:olds], m.pointers[:2*olds])
	c.newNodes = c.nodes(new, m.nodes[olds:], m.pointers[2*olds:])
	return c
}

// count returns how many provisions a text has.
func count(t *policy.Text) (n int) {
	t.Walk(func(*policy.Provision) { n++ })
	return n
}

// cleared returns a list of n zeros, in the memory of the given one if it is enough.
func cleared[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n)
	}
	list = list[:n]
	clear(list)
	return list
}

// nodes returns the provisions of a text in reading order. The memory is that of all of
// them, and of two pointers to each.
func (c *comparer) nodes(t *policy.Text, all []node, pointers []*node) []*node {
	list, children := pointers[:0:len(all)], pointers[len(all):]
	next := 0 // old provision that is likely to have the next words
	var visit func(p *policy.Provision, parent *node) *node
	visit = func(p *policy.Provision, parent *node) *node {
		n := &all[len(list)]
		n.provision, n.parent, n.index, n.caption = p, parent, len(list), policy.Plain(p.Caption)
		if n.twin = c.twin(p, next); n.twin != nil {
			next = n.twin.index + 1
		}
		list = append(list, n)
		inside := len(p.Children)
		n.children, children = children[:inside:inside], children[inside:]
		for i, inner := range p.Children {
			n.children[i] = visit(inner, n)
		}
		n.same = n.twin != nil && slices.EqualFunc(n.twin.children, n.children, isSame)
		n.size = c.sizeOf(n)
		return n
	}
	for _, p := range outermost(t) {
		visit(p, nil)
	}
	return list
}

// near is how many old provisions are looked at for one with the same words. That is
// more than an amendment deletes at one place, as a rule; and where it is not, all that
// follows is only found later.
const near = 24

// twin returns the first old provision from the given one on that has the same words of
// its own as p and is near. Two versions have most of their words in common, so that
// what is known of the old provision need not be found again.
func (c *comparer) twin(p *policy.Provision, from int) *node {
	for _, o := range c.oldNodes[from:min(from+near, len(c.oldNodes))] {
		if sameWords(o.provision, p) {
			return o
		}
	}
	return nil
}

// isSame reports whether o is the twin of n, with all inside it.
func isSame(o, n *node) bool { return n.same && n.twin == o }

// sizeOf returns the bytes of the words of n, whose size inside is known.
func (c *comparer) sizeOf(n *node) int {
	if n.same {
		return n.twin.size
	}
	size := len(n.caption)
	if n.justWords() {
		size += policy.PlainLen(n.provision.Blocks[0].Inlines)
	} else {
		c.memory.buffer = appendOwnWords(c.memory.buffer[:0], n.provision)
		size += len(c.memory.buffer)
	}
	for _, inner := range n.children {
		size += inner.size
	}
	return size
}

// text returns the own words of n.
func (n *node) text() string {
	if n.words == "" {
		if n.twin != nil {
			n.words = n.twin.text()
		} else {
			n.words = ownWords(n.provision)
		}
	}
	return n.words
}

// outermost returns the provisions of a text that are in no other.
func outermost(t *policy.Text) []*policy.Provision {
	if t.Preamble == nil {
		return t.Provisions
	}
	return append([]*policy.Provision{t.Preamble}, t.Provisions...)
}

// ownWords returns the words of a provision without those of the provisions
// inside it.
func ownWords(p *policy.Provision) string {
	if isWords(p.Blocks) && len(p.Tail) == 0 {
		return policy.Plain(p.Blocks[0].Inlines)
	}
	return string(appendOwnWords(nil, p))
}

func appendOwnWords(b []byte, p *policy.Provision) []byte {
	b = policy.AppendPlainBlocks(b, p.Blocks)
	if len(p.Tail) > 0 {
		b = policy.AppendPlainBlocks(append(b, '\f'), p.Tail)
	}
	return b
}

// keyWords is what decides the key of a provision: its words without labels and without
// differences in spaces, and the key of the first provision inside it, for articles
// without a caption have no words of their own, and all of them begin otherwise.
type keyWords struct {
	kind                policy.Kind
	status              policy.Status
	caption, note, text string
	first               int
}

// wholeKeys is the same for a provision with all that is inside it.
type wholeKeys struct {
	own    int    // its key
	inside string // the whole keys of the provisions inside it
}

// keyOf returns a number for the words with which n begins: equal words, equal numbers.
func (c *comparer) keyOf(n *node) int {
	switch {
	case n.key > 0:
	case n.same:
		n.key = c.keyOf(n.twin)
	default:
		p, first := n.provision, 0
		if len(n.children) > 0 {
			first = c.keyOf(n.children[0])
		}
		n.key = numberOfKey(c.keys, keyWords{p.Kind, p.Status, folded(n.caption), folded(policy.Plain(p.Note)), folded(n.text()), first})
	}
	return n.key
}

// wholeKeyOf returns a number for the words of n and of all that is inside it.
func (c *comparer) wholeKeyOf(n *node) int {
	switch {
	case n.whole > 0:
	case n.same:
		n.whole = c.wholeKeyOf(n.twin)
	default:
		var b []byte
		for _, inner := range n.children {
			b = append(strconv.AppendInt(b, int64(c.wholeKeyOf(inner)), 36), ' ')
		}
		n.whole = numberOfKey(c.wholes, wholeKeys{c.keyOf(n), string(b)})
	}
	return n.whole
}

// numberOfKey returns the number that the key has in the map, and gives it one if it
// has none.
func numberOfKey[K comparable](numbers map[K]int, key K) int {
	n, ok := numbers[key]
	if !ok {
		n = len(numbers) + 1
		numbers[key] = n
	}
	return n
}

// equal reports whether two provisions have the same words, inside as well, without
// labels and without differences in spaces. No key is needed of what is the same, nor of
// what is inside provisions that begin otherwise.
func (c *comparer) equal(o, n *node) bool {
	return isSame(o, n) || c.keyOf(o) == c.keyOf(n) && slices.EqualFunc(o.children, n.children, c.equal)
}

// isFolded reports whether s has no spaces but single ones inside: most texts are
// so. It may be false of one that is, because it looks at bytes: of what may begin
// a wide space, only kana, 、 and 。 are known to be none.
func isFolded(s string) bool {
	for i := 0; i < len(s); i++ {
		switch b := s[i]; {
		case '!' <= b && b < 0x80:
		case b > 0xE3:
			i += 2 // the rest of the character, or most of it
		case b == ' ' && i+1 < len(s) && s[i+1] > ' ':
		case b == 0xE3 && i+2 < len(s) && (s[i+1] != 0x80 || s[i+2] != 0x80):
			i += 2
		case b < 0x80 || b == 0xC2 || b >= 0xE1:
			return false
		}
	}
	return true
}

// isHeaded reports whether provisions of the kind have headings and are compared
// with those of the whole text, and not only with their siblings.
func isHeaded(k policy.Kind) bool { return k != policy.Paragraph && k != policy.Item }

// folded returns s with all spaces beside each other as one, without those at the
// end.
func folded(s string) string {
	if isFolded(s) {
		return s
	}
	return string(foldSpaces(make([]byte, 0, len(s)), s))
}

func foldSpaces(b []byte, s string) []byte {
	spaced := false
	for _, r := range s {
		if unicode.IsSpace(r) && r != '\f' {
			spaced = true
			continue
		}
		if spaced {
			b, spaced = append(b, ' '), false
		}
		b = utf8.AppendRune(b, r)
	}
	return b
}
