// Package amendment compares two versions of a text, provision by provision.
//
// [Compare] pairs the provisions of the two texts, then compares words inside
// each pair, and returns an [Amendment]: one tree of both texts, in which every
// provision of the newer text stands where it stands, and every provision that
// the newer text no longer has stands where it stood.
//
// # Pairs
//
// Provisions of one kind are paired by the author's name, then by identical
// text, then by likeness, in order; what is left and matches out of order is a
// move (pair.go). A number never makes a pair by itself, except where nothing
// else is left beside it: 第五条 rewritten as a whole is still 第五条. The result
// depends on the two texts alone.
//
// # Words
//
// Inside a pair, sentences are paired before words are compared (words.go). The
// smallest unit of a change is one that a reader knows (token.go): in English a
// word, in Japanese a compound of kanji, a run of katakana or Latin letters; in
// both a number with what it counts, a date, a reference, a defined term
// (conventions R-S5). Changes with a crumb of equal text between them are
// joined, so that a lawyer reads phrases, not letters.
//
// # Exactness
//
// The equal and deleted edits of a provision are its old words, the equal and
// inserted ones its new words, character for character. [Amendment.Verify]
// checks it; a build does so for each change that it publishes.
//
// What carries no words is no amendment: spaces, emphasis, where a link leads,
// how a label is set. It is kept apart ([Amendment.Formatting]) and shown at the
// foot of the page, so that nothing is hidden. So are notes and the closing,
// which are no provisions ([Amendment.Notes]).
package amendment

import "jobun/generator/internal/policy"

// Amendment is what a text says otherwise than an older version of it.
type Amendment struct {
	Old, New   *policy.Text
	Title      Words
	Changes    []*Change // the outermost provisions of both texts in reading order, the preamble first
	Formatting []Formatting
	Notes      []Note

	changes map[*policy.Provision]*Change // by provision, old and new
}

// Change is one provision as it was and as it is.
type Change struct {
	Kind Kind
	Old  *policy.Provision // nil if it is inserted
	New  *policy.Provision // nil if it is deleted, or one of several that have become one 削除

	Renumbered bool // it has another number
	Moved      bool // it stands at another place among what was there before
	From       bool // the place from which a provision moved: the change itself stands elsewhere
	References bool // its words differ in references only, which follow what they refer to

	Label    Words   // how it is numbered
	Caption  Words   // 見出し, or the title of a chapter
	Remark   Words   // behind the label of 附則 and of appendices
	Status   Words   // 削除 or 未施行, where the author left the word to us
	Blocks   []Block // its own words, before the provisions inside it
	Children []*Change
	Tail     []Block // its own words, after them
}

// Kind says what happened to a provision. One that is amended may be renumbered
// and moved besides.
type Kind uint8

// The kinds of changes.
const (
	Unchanged  Kind = iota // 略
	Amended                // 改正: other words, own or of a provision inside it that is not a provision on its own row
	Inserted               // 新設
	Deleted                // 削る: gone, and later ones may move up
	Replaced               // 削除: gone, and its number stays
	Renumbered             // 繰上げ, 繰下げ: the same words under another number
	Moved                  // 移動: the same words at another place
)

var kindNames = [...]string{"unchanged", "amended", "inserted", "deleted", "replaced", "renumbered", "moved"}

// String returns the name of the kind in English, as data formats print it.
func (k Kind) String() string { return kindNames[k] }

// Whole reports whether a provision of the kind is in one of the texts only, or has
// become 削除, so that it is shown with all that came or went with it.
func (k Kind) Whole() bool { return k == Inserted || k == Deleted || k == Replaced }

// Provision returns the provision as it is, or as it was if it is gone.
func (c *Change) Provision() *policy.Provision {
	if c.New != nil {
		return c.New
	}
	return c.Old
}

// Touched reports whether anything about the provision itself is not as it was;
// provisions inside it do not count.
func (c *Change) Touched() bool { return c.Kind != Unchanged || c.References || c.From }

// TouchedInside reports whether it or a provision inside it is touched.
func (c *Change) TouchedInside() bool {
	if c.Touched() {
		return true
	}
	for _, inner := range c.Children {
		if inner.TouchedInside() {
			return true
		}
	}
	return false
}

// Walk calls visit for c and every change inside it, in reading order.
func (c *Change) Walk(visit func(*Change)) {
	visit(c)
	for _, inner := range c.Children {
		inner.Walk(visit)
	}
}

// Walk calls visit for every change of a in reading order.
func (a *Amendment) Walk(visit func(*Change)) {
	for _, c := range a.Changes {
		c.Walk(visit)
	}
}

// Of returns the change of a provision of either text; nil if it is of neither.
func (a *Amendment) Of(p *policy.Provision) *Change { return a.changes[p] }

// Empty reports whether no words differ: the two texts are the same law.
func (a *Amendment) Empty() bool {
	if a.Title.Changed() {
		return false
	}
	for _, c := range a.Changes {
		if c.TouchedInside() {
			return false
		}
	}
	return true
}

// Compare compares the text old with the newer one. Both are in one language.
func Compare(old, new *policy.Text) *Amendment { return compare(old, new, &memory{}) }

func compare(old, new *policy.Text, m *memory) *Amendment {
	c := newComparer(old, new, m)
	c.pairTexts()
	a := c.begin()
	a.Title = c.words(old.Title, new.Title)
	c.tree()
	c.formatting()
	c.notes()
	return a
}
