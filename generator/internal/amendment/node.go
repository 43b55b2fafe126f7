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
	oldNodes, newNodes []*node          // all provisions in reading order
	oldByID, newByID   map[string]*node // made when first needed

	locale locale.Locale
	cutter *tokenizer       // made when first needed
	keys   map[keyWords]int // each with a number of its own
	edits  []Edit           // memory for what is the same in both

	buffer               []byte
	oldTokens, newTokens []token // of the words that are compared
}

// node is a provision with what is needed to find its counterpart.
type node struct {
	provision *policy.Provision
	parent    *node
	children  []*node
	index     int // among all provisions of its text
	order     int // among those that it is compared with
	text      string
	caption   string
	note      string
	twin      *node // of the old text, with the same words of its own; nil if none is near
	key       int   // equal keys, equal words, inside as well
	size      int   // bytes of words, inside as well
	features  []uint32
	pair      *node
	moved     bool
	replaced  bool // one of several that have become one 削除, but the first of them
}

func newComparer(old, new *policy.Text) *comparer {
	l, _ := locale.For(new.Language)
	c := &comparer{old: old, new: new, locale: l, keys: make(map[keyWords]int, old.Len())}
	c.oldNodes = c.nodes(old)
	c.newNodes = c.nodes(new)
	return c
}

// nodes returns the provisions of a text in reading order.
func (c *comparer) nodes(t *policy.Text) []*node {
	count := 0
	t.Walk(func(*policy.Provision) { count++ })
	all, children := make([]node, count), make([]*node, count)
	list := make([]*node, 0, count)
	next := 0 // old provision that is likely to have the next words
	var visit func(p *policy.Provision, parent *node) *node
	visit = func(p *policy.Provision, parent *node) *node {
		n := &all[len(list)]
		*n = node{
			provision: p, parent: parent, index: len(list),
			text: ownWords(p), caption: policy.Plain(p.Caption), note: policy.Plain(p.Note),
		}
		if n.twin = c.twin(n, next); n.twin != nil {
			n.text = n.twin.text // the same string is quickly found equal
			next = n.twin.index + 1
		}
		n.size = len(n.text) + len(n.caption)
		list = append(list, n)
		inside := len(p.Children)
		n.children, children = children[:inside:inside], children[inside:]
		for i, inner := range p.Children {
			m := visit(inner, n)
			n.children[i] = m
			n.size += m.size
		}
		n.key = c.key(n)
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
// its own, character for character, and is near. Two versions have most of their words in common, so
// that what is known of the old provision need not be found again.
func (c *comparer) twin(n *node, from int) *node {
	for _, o := range c.oldNodes[from:min(from+near, len(c.oldNodes))] {
		a, b := n.provision, o.provision
		if n.text == o.text && n.caption == o.caption && n.note == o.note && a.Kind == b.Kind && a.Status == b.Status {
			return o
		}
	}
	return nil
}

// byID returns provisions by their identifiers.
func byID(list []*node) map[string]*node {
	byID := make(map[string]*node, len(list))
	for _, n := range list {
		byID[n.provision.ID] = n
	}
	return byID
}

// oldNode returns the provision of the old text with the identifier, or nil; newNode
// that of the new one.
func (c *comparer) oldNode(id string) *node {
	if c.oldByID == nil {
		c.oldByID = byID(c.oldNodes)
	}
	return c.oldByID[id]
}

func (c *comparer) newNode(id string) *node {
	if c.newByID == nil {
		c.newByID = byID(c.newNodes)
	}
	return c.newByID[id]
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
// differences in spaces, and the keys of the provisions inside it.
type keyWords struct {
	kind                        policy.Kind
	status                      policy.Status
	caption, note, text, inside string
}

// key returns a number for the words of n and of all that is inside it.
func (c *comparer) key(n *node) int {
	if t := n.twin; t != nil && slices.EqualFunc(n.children, t.children, sameKey) {
		return t.key
	}
	b := c.buffer[:0]
	for _, inner := range n.children {
		b = append(strconv.AppendInt(b, int64(inner.key), 36), ' ')
	}
	c.buffer = b
	w := keyWords{n.provision.Kind, n.provision.Status, folded(n.caption), folded(n.note), folded(n.text), string(b)}
	if k, ok := c.keys[w]; ok {
		return k
	}
	k := len(c.keys) + 1
	c.keys[w] = k
	return k
}

func sameKey(a, b *node) bool { return a.key == b.key }

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
