package policy

import (
	"cmp"
	"slices"
	"strings"
)

// A list of provisions is long if it is worth an index: a text may have ten
// thousand articles, and a reference in each of them.
const longList = 64

// listIndex finds provisions in a long list.
type listIndex struct {
	places   map[*Provision]int
	numbered map[Number][]*Provision // two at most: more mean nothing else
	marked   map[string]*Provision   // the first by its label, without brackets
	ranges   []*Provision            // those that keep places for several numbers
	count    int
}

// index returns the index of a long list.
func (r *Resolver) index(list []*Provision) *listIndex {
	if x := r.indexes[&list[0]]; x != nil && len(x.places) == len(list) {
		return x
	}
	x := &listIndex{places: map[*Provision]int{}, numbered: map[Number][]*Provision{}, marked: map[string]*Provision{}, count: count(list)}
	for i, p := range list {
		x.places[p] = i
		if same := x.numbered[p.Number]; len(same) < 2 {
			x.numbered[p.Number] = append(same, p)
		}
		if mark := markOf(p); x.marked[mark] == nil {
			x.marked[mark] = p
		}
		if p.Through != "" {
			x.ranges = append(x.ranges, p)
		}
	}
	if r.indexes == nil {
		r.indexes = map[**Provision]*listIndex{}
	}
	r.indexes[&list[0]] = x
	return x
}

// place returns the place of p in the list, or -1.
func (r *Resolver) place(list []*Provision, p *Provision) int {
	if len(list) < longList {
		return slices.Index(list, p)
	}
	if i, ok := r.index(list).places[p]; ok {
		return i
	}
	return -1
}

// pick is the function pick, for lists of any length.
func (r *Resolver) pick(s Step, in *Provision, list []*Provision) (*Provision, error) {
	if len(list) < longList {
		return pick(s, in, list)
	}
	x := r.index(list)
	if p := x.marked[s.Mark]; s.Mark != "" && p != nil {
		return p, nil
	}
	found := slices.Clone(x.numbered[s.Number])
	for _, p := range x.ranges {
		if p.Number != s.Number && has(p, s.Number) {
			found = append(found, p)
		}
	}
	switch {
	case len(found) > 1, len(found) == 0 && s.Number == "":
		return nil, &ReferenceError{Reason: Ambiguous, Step: s, In: in}
	case len(found) == 0:
		return nil, &ReferenceError{Reason: Nothing, Step: s, In: in, There: x.count}
	}
	return found[0], nil
}

// isUnique reports whether no two provisions of the list have the number.
func (r *Resolver) isUnique(number Number, list []*Provision) bool {
	if len(list) >= longList {
		return len(r.index(list).numbered[number]) < 2
	}
	n := 0
	for _, p := range list {
		if p.Number == number {
			n++
		}
	}
	return n < 2
}

// children returns the provisions of the kind directly inside p, or in the text
// if p is nil.
func (r *Resolver) children(p *Provision, k Kind) []*Provision {
	all := r.text.Provisions
	if p != nil {
		all = p.Children
	}
	if len(all) < longList {
		return ofKind(all, k)
	}
	return r.remember(childrenKey{p, k, false}, func() []*Provision { return ofKind(all, k) })
}

// childrenOf is the function childrenOf, for lists of any length.
func (r *Resolver) childrenOf(s Step, p *Provision) []*Provision {
	if len(p.Children) < longList && s.Kind != Item {
		return childrenOf(s, p)
	}
	if len(p.Children) < longList && !slices.ContainsFunc(p.Children, func(c *Provision) bool { return len(c.Children) >= longList }) {
		return childrenOf(s, p)
	}
	return r.remember(childrenKey{p, s.Kind, true}, func() []*Provision { return childrenOf(s, p) })
}

// remember makes a list once.
func (r *Resolver) remember(key childrenKey, make func() []*Provision) []*Provision {
	if list, ok := r.inside[key]; ok {
		return list
	}
	if r.inside == nil {
		r.inside = map[childrenKey][]*Provision{}
	}
	list := make()
	r.inside[key] = list
	return list
}

// markOf returns the label of p as the author wrote it, without what stands
// around the number.
func markOf(p *Provision) string {
	return strings.Trim(cmp.Or(p.Written, p.Label), "()（）.．、 　")
}
