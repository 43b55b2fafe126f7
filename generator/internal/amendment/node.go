package amendment

import (
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
	oldByID, newByID   map[string]*node

	locale locale.Locale
	tokens tokenizer
	keys   map[string]int // texts and structures, each with a number of its own
	buffer []byte
	edits  []Edit // memory for what is the same in both
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
	key       int // equal keys, equal words, inside as well
	size      int // bytes of words, inside as well
	features  []uint32
	pair      *node
	moved     bool
	replaced  bool // one of several that have become one 削除, but the first of them
}

func newComparer(old, new *policy.Text) *comparer {
	l, _ := locale.For(new.Language)
	c := &comparer{old: old, new: new, locale: l, keys: map[string]int{}}
	c.tokens = newTokenizer(l, new.Language, old, new)
	c.oldNodes, c.oldByID = c.nodes(old)
	c.newNodes, c.newByID = c.nodes(new)
	return c
}

// nodes returns the provisions of a text in reading order, and by identifier.
func (c *comparer) nodes(t *policy.Text) (list []*node, byID map[string]*node) {
	count := 0
	t.Walk(func(*policy.Provision) { count++ })
	all := make([]node, count)
	list = make([]*node, 0, count)
	var visit func(p *policy.Provision, parent *node) *node
	visit = func(p *policy.Provision, parent *node) *node {
		n := &all[len(list)]
		*n = node{
			provision: p, parent: parent, index: len(list),
			text: ownWords(p), caption: policy.Plain(p.Caption),
		}
		n.size = len(n.text) + len(n.caption)
		list = append(list, n)
		n.children = make([]*node, 0, len(p.Children))
		for _, inner := range p.Children {
			m := visit(inner, n)
			n.children = append(n.children, m)
			n.size += m.size
		}
		n.key = c.key(n)
		return n
	}
	for _, p := range outermost(t) {
		visit(p, nil)
	}
	byID = make(map[string]*node, len(list))
	for _, n := range list {
		byID[n.provision.ID] = n
	}
	return list, byID
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
	text := policy.PlainBlocks(p.Blocks)
	if len(p.Tail) > 0 {
		text += "\f" + policy.PlainBlocks(p.Tail)
	}
	return text
}

// key returns a number for the words of n and of all that is inside it, without
// labels and without differences in spaces.
func (c *comparer) key(n *node) int {
	b := append(c.buffer[:0], byte(n.provision.Kind), byte(n.provision.Status))
	b = append(appendFolded(b, n.caption), 0)
	b = append(appendFolded(b, policy.Plain(n.provision.Note)), 0)
	b = append(appendFolded(b, n.text), 0)
	for _, inner := range n.children {
		b = append(strconv.AppendInt(b, int64(inner.key), 36), ' ')
	}
	c.buffer = b
	if k, ok := c.keys[string(b)]; ok {
		return k
	}
	k := len(c.keys) + 1
	c.keys[string(b)] = k
	return k
}

// isFolded reports whether s has no spaces but single ones inside: most texts are
// so. It may be false of one that is, because it looks at bytes: of what may begin
// a wide space, only kana, 、 and 。 are known to be none.
func isFolded(s string) bool {
	for i := 0; i < len(s); i++ {
		switch b := s[i]; {
		case '!' <= b && b < 0x80 || b > 0xE3:
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

// appendFolded appends s with all spaces beside each other as one, without those
// at the end.
func appendFolded(b []byte, s string) []byte {
	if isFolded(s) {
		return append(b, s...)
	}
	return foldSpaces(b, s)
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
