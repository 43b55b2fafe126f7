package amendment

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
	case Amended:
		return WasAmended
	case Inserted:
		return WasInserted
	case Deleted:
		return WasDeleted
	case Replaced:
		return WasReplaced
	case Moved:
		return WasMoved
	case Renumbered:
		return WasRenumbered
	}
	return WasFollowed
}

// Counts returns how many provisions were touched in each way; those of none are
// left out.
func Counts(list []Touched) []Count {
	var n [ways]int
	for i := range list {
		n[list[i].Way()]++
	}
	var counts []Count
	for w, n := range n {
		if n > 0 {
			counts = append(counts, Count{Way(w), n})
		}
	}
	return counts
}

// Touched is a provision that an amendment touched: an article, a chapter, 附則,
// an appendix, and with it what has no heading of its own. What came with a new
// chapter, or went with one that is gone, is not named besides; an article that was
// there before is.
type Touched struct {
	Change     *Change
	Kind       Kind // Amended also if only words inside it are
	Renumbered bool
	Moved      bool
	References bool // nothing but references that follow what they refer to
	Up         bool // with Renumbered: the number is lower than before (繰上げ)
}

// Touched lists what an amendment touched, in reading order.
func (a *Amendment) Touched() []Touched {
	var list []Touched
	var visit func(changes []*Change, named bool)
	visit = func(changes []*Change, named bool) {
		for _, c := range changes {
			if c.From {
				continue
			}
			t := newTouched(c)
			if (t.Kind != Unchanged || t.References) && !(named && c.Kind.Whole()) {
				list = append(list, t)
			}
			visit(headings(c.Children), c.Kind.Whole())
		}
	}
	visit(a.Changes, false)
	return list
}

func headings(list []*Change) []*Change {
	var found []*Change
	for _, c := range list {
		if hasHeading(c) {
			found = append(found, c)
		}
	}
	return found
}

func newTouched(c *Change) Touched {
	t := Touched{Change: c, Kind: c.Kind, Renumbered: c.Renumbered, Moved: c.Moved, References: c.References}
	if c.Old != nil && c.New != nil && c.Renumbered {
		t.Up = c.New.Number.Compare(c.Old.Number) < 0
	}
	amended, references := inside(c.Children)
	switch {
	case c.Kind.Whole():
	case amended:
		t.Kind, t.References = Amended, false
	case references:
		t.References = true
	}
	return t
}

// inside reports whether words inside a provision are amended, without those that
// have headings of their own, and whether references follow.
func inside(list []*Change) (amended, references bool) {
	for _, c := range list {
		if hasHeading(c) {
			continue
		}
		a, r := inside(c.Children)
		amended = amended || a || c.Kind != Unchanged && !(c.From && c.Kind != Moved)
		references = references || r || c.References
	}
	return amended, references
}

// hasHeading reports whether a provision is one that has a heading, or the
// preamble.
func hasHeading(c *Change) bool { return isHeaded(c.Provision().Kind) }
