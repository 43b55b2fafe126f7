package amendment

import (
	"unicode"

	"jobun/generator/internal/policy"
)

// merged is how much of the words of a deleted provision must be new in another one, so
// that it is said to have been merged into that: readers who are told so must find it
// there.
const merged = 0.8

// leastShingles is how many stretches of words a provision must have to be known again
// among others, and mostOwners in how many deleted provisions one may be: what is common
// to more of them tells nothing, and would be counted for each.
const (
	leastShingles = 10
	mostOwners    = 16
)

// Merged returns the provisions of the newer text that have the words of deleted ones
// now, beside words of their own, by the deleted provision. The words may stand in
// another order; they must be new there, and at no other place besides.
func (a *Amendment) Merged() map[*policy.Provision]*policy.Provision {
	m := a.merger()
	if len(m.deleted) == 0 {
		return nil
	}
	a.New.Walk(func(p *policy.Provision) {
		if p.Parent == nil || isHeaded(p.Kind) {
			m.look(a, p)
		}
	})
	found := map[*policy.Provision]*policy.Provision{}
	for i, d := range m.deleted {
		if d.into != nil && !d.twice {
			found[m.deleted[i].provision] = d.into
		}
	}
	return found
}

// merger counts which stretches of words of deleted provisions are new elsewhere.
type merger struct {
	deleted []deletedProvision
	owners  map[shingle][]int // indexes of deleted provisions that have it
}

type deletedProvision struct {
	provision *policy.Provision
	shingles  int
	into      *policy.Provision // that has enough of them
	twice     bool              // there are several of them
}

func (a *Amendment) merger() *merger {
	m := &merger{owners: map[shingle][]int{}}
	a.Walk(func(c *Change) {
		if c.Kind != Deleted || c.Old == nil || c.New != nil {
			return
		}
		set := map[shingle]bool{}
		c.Walk(func(inner *Change) {
			if inner.Kind == Deleted {
				addShingles(set, ownWords(inner.Old))
			}
		})
		if len(set) < leastShingles {
			return
		}
		for s := range set {
			if len(m.owners[s]) <= mostOwners {
				m.owners[s] = append(m.owners[s], len(m.deleted))
			}
		}
		m.deleted = append(m.deleted, deletedProvision{provision: c.Old, shingles: len(set)})
	})
	return m
}

// look counts what is new in p and in what has no heading inside it, such as the
// paragraphs of an article.
func (m *merger) look(a *Amendment, p *policy.Provision) {
	whole, places := map[shingle]bool{}, map[int]*policy.Provision{}
	var visit func(q *policy.Provision)
	visit = func(q *policy.Provision) {
		own := newShingles(a, q)
		for i, n := range m.count(own) {
			if m.enough(i, n) {
				places[i] = q
			}
		}
		for s := range own {
			whole[s] = true
		}
		for _, inner := range q.Children {
			if !isHeaded(inner.Kind) {
				visit(inner)
			}
		}
	}
	visit(p)
	for i, n := range m.count(whole) {
		d := &m.deleted[i]
		switch {
		case !m.enough(i, n):
		case d.into != nil:
			d.twice = true
		case places[i] != nil:
			d.into = places[i]
		default:
			d.into = p
		}
	}
}

// count returns how many of the shingles each deleted provision has.
func (m *merger) count(set map[shingle]bool) map[int]int {
	counts := map[int]int{}
	for s := range set {
		if owners := m.owners[s]; len(owners) <= mostOwners {
			for _, i := range owners {
				counts[i]++
			}
		}
	}
	return counts
}

func (m *merger) enough(i, n int) bool { return float64(n) >= merged*float64(m.deleted[i].shingles) }

// newShingles returns those of a provision's own words that it did not have before.
func newShingles(a *Amendment, p *policy.Provision) map[shingle]bool {
	c := a.Of(p)
	if c == nil || c.Kind == Unchanged {
		return nil
	}
	set := map[shingle]bool{}
	addShingles(set, ownWords(p))
	if c.Old != nil && len(set) > 0 {
		before := map[shingle]bool{}
		addShingles(before, ownWords(c.Old))
		for s := range before {
			delete(set, s)
		}
	}
	return set
}

// shingle stands for three words beside each other, or three characters of a script
// without spaces.
type shingle uint64

// addShingles adds the shingles of s, of which no more is read than of any text.
func addShingles(set map[shingle]bool, s string) {
	var last [3]uint32
	count, word := 0, uint32(0)
	push := func(token uint32) {
		last[0], last[1], last[2] = last[1], last[2], token
		if count++; count >= len(last) {
			h := uint64(14695981039346656037)
			for _, t := range last {
				h = (h ^ uint64(t)) * 1099511628211
			}
			set[shingle(h)] = true
		}
	}
	flush := func() {
		if word != 0 {
			push(word)
			word = 0
		}
	}
	for _, r := range s {
		if count >= maxFeatures {
			return
		}
		switch {
		case r >= wide && !unicode.IsPunct(r) && !unicode.IsSpace(r):
			flush()
			push(mix(2, r))
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if word == 0 {
				word = 1
			}
			word = mix(word, unicode.ToLower(r))
		default:
			flush()
		}
	}
	flush()
}
