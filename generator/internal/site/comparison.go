package site

import (
	"jobun/generator/internal/amendment"
	"jobun/generator/internal/policy"
)

// Comparison is what one version of a policy changed in an older one, in one
// language.
type Comparison struct {
	Policy    *policy.Policy
	Old, New  *policy.Version
	From, To  string // names of the versions
	Amendment *amendment.Amendment
	Style     Style
	Title     string // of the newer text, without markup
	Touched   []Touched
}

// NewComparison compares two versions of a policy in a language; if one of them
// has no text in it, the prevailing texts are compared. An error says that the
// comparison is not exact, which is a mistake of this program.
func NewComparison(p *policy.Policy, older, newer *policy.Version, l policy.Language) (*Comparison, error) {
	from, to := older.Texts[l], newer.Texts[l]
	if from == nil || to == nil {
		from, to = older.Texts[p.Prevailing], newer.Texts[p.Prevailing]
	}
	a := amendment.Compare(from, to)
	if err := a.Verify(); err != nil {
		return nil, err
	}
	style := styleOf(p, to)
	if before := styleOf(p, from); before.CaptionAbove {
		style = before // The newer text may have no caption left, and says nothing then.
	}
	return &Comparison{
		Policy: p, Old: older, New: newer, From: older.Name(), To: newer.Name(), Amendment: a,
		Style: style, Title: policy.Plain(to.Title), Touched: touched(a),
	}, nil
}

// Language returns the language of the texts that are compared.
func (c *Comparison) Language() policy.Language { return c.Amendment.New.Language }

// Table returns the comparison table; it has no rows if no words differ.
func (c *Comparison) Table() *Table {
	t := newTable(c.Policy, c.Amendment, c.Style)
	if c.Amendment.Empty() {
		t.Rows = nil
	}
	return t
}

// Count is how many provisions an amendment touched in one way.
type Count struct {
	Way Way
	N   int
}

// Way is how an amendment touched a provision, as it is counted.
type Way uint8

// The ways, in the order in which they are told.
const (
	WasAmended    Way = iota
	WasInserted       // 新設
	WasDeleted        // 削る
	WasReplaced       // 削除とする
	WasMoved          // 移動
	WasRenumbered     // 繰上げ, 繰下げ
	WasFollowed       // only references follow
	ways
)

// String returns the name of the way, as messages have it.
func (w Way) String() string {
	return [...]string{"amended", "inserted", "deleted", "replaced", "moved", "renumbered", "followed"}[w]
}

// Way returns the one way in which a provision is counted.
func (t *Touched) Way() Way {
	switch t.Kind {
	case amendment.Amended:
		return WasAmended
	case amendment.Inserted:
		return WasInserted
	case amendment.Deleted:
		return WasDeleted
	case amendment.Replaced:
		return WasReplaced
	case amendment.Moved:
		return WasMoved
	case amendment.Renumbered:
		return WasRenumbered
	}
	return WasFollowed
}

// Counts returns how many provisions were touched in each way; those of none are
// left out.
func (c *Comparison) Counts() []Count {
	var n [ways]int
	for i := range c.Touched {
		n[c.Touched[i].Way()]++
	}
	var list []Count
	for w, n := range n {
		if n > 0 {
			list = append(list, Count{Way(w), n})
		}
	}
	return list
}

// Touched is a provision that an amendment touched: an article, a chapter, 附則,
// an appendix, and with it what has no heading of its own. What is inside a new
// chapter, or one that is gone, is not named besides.
type Touched struct {
	Change     *amendment.Change
	Kind       amendment.Kind // Amended also if only words inside it are
	Renumbered bool
	Moved      bool
	References bool // nothing but references that follow what they refer to
	Up         bool // with Renumbered: the number is lower than before (繰上げ)
}

// touched lists what an amendment touched, in reading order.
func touched(a *amendment.Amendment) []Touched {
	var list []Touched
	var visit func(changes []*amendment.Change)
	visit = func(changes []*amendment.Change) {
		for _, c := range changes {
			if c.From {
				continue
			}
			t := newTouched(c)
			if t.Kind != amendment.Unchanged || t.References {
				list = append(list, t)
			}
			if c.Kind != amendment.Inserted && c.Kind != amendment.Deleted && c.Kind != amendment.Replaced {
				visit(headings(c.Children))
			}
		}
	}
	visit(a.Changes)
	return list
}

func headings(list []*amendment.Change) []*amendment.Change {
	var found []*amendment.Change
	for _, c := range list {
		if startsUnit(c) {
			found = append(found, c)
		}
	}
	return found
}

func newTouched(c *amendment.Change) Touched {
	t := Touched{Change: c, Kind: c.Kind, Renumbered: c.Renumbered, Moved: c.Moved, References: c.References}
	if c.Old != nil && c.New != nil && c.Renumbered {
		t.Up = c.New.Number.Compare(c.Old.Number) < 0
	}
	amended, references := inside(c.Children)
	switch {
	case c.Kind == amendment.Inserted || c.Kind == amendment.Deleted || c.Kind == amendment.Replaced:
	case amended:
		t.Kind, t.References = amendment.Amended, false
	case references:
		t.References = true
	}
	return t
}

// inside reports whether words inside a provision are amended, without those that
// have headings of their own, and whether references follow.
func inside(list []*amendment.Change) (amended, references bool) {
	for _, c := range list {
		if startsUnit(c) {
			continue
		}
		a, r := inside(c.Children)
		amended = amended || a || c.Kind != amendment.Unchanged && !(c.From && c.Kind != amendment.Moved)
		references = references || r || c.References
	}
	return amended, references
}
