package amendment

import (
	"cmp"
	"slices"

	"jobun/generator/internal/policy"
)

// pairTexts finds for each provision of the old text its counterpart in the new
// one, if there is one.
//
// Headings are compared with those of the whole text, because an article may go
// to another chapter; paragraphs and items with those beside them. 附則 and
// appendices are compared as a whole first, for what is in them has numbers of
// its own. Last, paragraphs and items that are left are looked for elsewhere.
func (c *comparer) pairTexts() {
	oldTop, newTop := roots(c.oldNodes), roots(c.newNodes)
	c.pairHeaded(oldTop, newTop)
	c.pairLists(leaves(oldTop), leaves(newTop))
	c.elsewhere()
}

func roots(list []*node) []*node {
	var top []*node
	for _, n := range list {
		if n.parent == nil {
			top = append(top, n)
		}
	}
	return top
}

// leaves returns the paragraphs or items of a list.
func leaves(list []*node) []*node {
	if len(list) == 0 || !isHeaded(list[0].provision.Kind) && !isHeaded(list[len(list)-1].provision.Kind) {
		return list // Paragraphs and items have no headings inside them.
	}
	var found []*node
	for _, n := range list {
		if !isHeaded(n.provision.Kind) {
			found = append(found, n)
		}
	}
	return found
}

// headed returns the provisions with headings of a list and those inside them,
// without those inside 附則 and appendices.
func headed(found []*node, list []*node) []*node {
	for _, n := range list {
		if !isHeaded(n.provision.Kind) {
			continue
		}
		found = append(found, n)
		if n.provision.Kind < policy.Supplementary {
			found = headed(found, n.children)
		}
	}
	return found
}

func (c *comparer) pairHeaded(oldList, newList []*node) {
	olds, news := headed(nil, oldList), headed(nil, newList)
	c.pairLists(olds, news)
	for _, o := range olds {
		if o.pair != nil && o.provision.Kind >= policy.Supplementary {
			c.pairHeaded(o.children, o.pair.children)
		}
	}
}

// pairLists pairs the provisions of two lists, and what is inside the pairs.
func (c *comparer) pairLists(olds, news []*node) {
	for i, n := range olds {
		n.order = i
	}
	for j, n := range news {
		n.order = j
	}
	if c.pairEqual(olds, news) {
		return
	}
	pairNames(olds, news)
	c.pairKeys(olds, news)
	eachGap(olds, news, c.pairLikes)
	c.pairMoves(olds, news)
	pairGroups(olds, news)
	eachGap(olds, news, pairNumbers)
	markMoves(olds)
	for _, n := range olds {
		if n.pair != nil {
			c.pairLists(leaves(n.children), leaves(n.pair.children))
		}
	}
}

// pairEqual pairs lists that have the same words one by one, with what is inside
// them, and reports whether it did. Most lists are so.
func (c *comparer) pairEqual(olds, news []*node) bool {
	if !slices.EqualFunc(olds, news, c.equal) {
		return false
	}
	for i := range olds {
		pair(olds[i], news[i])
		c.pairEqual(leaves(olds[i].children), leaves(news[i].children))
	}
	return true
}

func pair(o, n *node) { o.pair, n.pair = n, o }

// pairNames pairs provisions to which their author has given one name. A name that
// stands twice, which is an error of its own, names the first.
func pairNames(olds, news []*node) {
	byName := make(map[string]*node, len(news))
	for _, n := range news {
		if n.provision.Name != "" {
			byName[n.provision.Name] = n
		}
	}
	for _, o := range olds {
		if n := byName[o.provision.Name]; o.provision.Name != "" && n != nil && n.pair == nil && mayPair(o, n) {
			pair(o, n)
		}
	}
}

// mayPair reports whether one provision may be a version of another: both are of
// one kind. A provision that has become 削除 says nothing by which it could be
// known, so it is known by its number only ([pairNumbers]).
func mayPair(o, n *node) bool {
	a, b := o.provision, n.provision
	return a.Kind == b.Kind && a.Depth == b.Depth && a.Status == b.Status
}

// pairKeys pairs provisions with the same words, if there is one of them in each
// list. All of them is looked at only where several begin with the same words.
func (c *comparer) pairKeys(olds, news []*node) {
	olds, news = wordy(unpaired(olds)), wordy(unpaired(news))
	found := placesOf(olds, news, c.keyOf)
	var several []*node
	for _, o := range olds {
		switch p := found[o.key]; {
		case p.areSeveral():
			several = append(several, o)
		case p.news == 1 && mayPair(o, news[p.new]) && c.equal(o, news[p.new]):
			pair(o, news[p.new])
		}
	}
	if len(several) == 0 {
		return
	}
	news = slices.DeleteFunc(news, func(n *node) bool { return !found[n.key].areSeveral() })
	found = placesOf(several, news, c.wholeKeyOf)
	for _, o := range several {
		if p := found[o.whole]; p.olds == 1 && p.news == 1 && mayPair(o, news[p.new]) {
			pair(o, news[p.new])
		}
	}
}

// places says how many provisions of two lists have a key, and which of the new ones is
// the last.
type places struct{ olds, news, new int }

// areSeveral reports whether it takes more than the key to know which old provision is
// which new one.
func (p places) areSeveral() bool { return p.olds > 0 && p.news > 0 && p.olds+p.news > 2 }

func placesOf(olds, news []*node, key func(*node) int) map[int]places {
	found := make(map[int]places, len(olds))
	for _, o := range olds {
		p := found[key(o)]
		p.olds++
		found[key(o)] = p
	}
	for j, n := range news {
		p := found[key(n)]
		p.news, p.new = p.news+1, j
		found[key(n)] = p
	}
	return found
}

// wordy returns those of a list that have words; the list is used for it.
func wordy(list []*node) []*node {
	return slices.DeleteFunc(list, func(n *node) bool { return n.size == 0 })
}

// eachGap calls use for what stands between pairs that are in order.
func eachGap(olds, news []*node, use func(olds, news []*node)) {
	pairs, weights := pairsOf(olds)
	stays := inOrder(pairs, weights)
	i, j := 0, 0
	for k, p := range pairs {
		if !stays[k] {
			continue
		}
		use(unpaired(olds[i:p.i]), unpaired(news[j:p.j]))
		i, j = p.i+1, p.j+1
	}
	use(unpaired(olds[i:]), unpaired(news[j:]))
}

func unpaired(list []*node) []*node {
	var found []*node
	for _, n := range list {
		if n.pair == nil {
			found = append(found, n)
		}
	}
	return found
}

// pairsOf returns the pairs of a list of old provisions, with what it would cost
// to call each of them moved: its words. A chapter weighs more than all articles
// together, so that it is the articles that move, and not the chapter past them.
func pairsOf(olds []*node) (pairs []match, weights []int) {
	all := 1
	for _, o := range olds {
		all += o.size + 1
	}
	for i, o := range olds {
		if o.pair == nil {
			continue
		}
		w := o.size + 1
		if isGroup(o.provision.Kind) {
			w += all
		}
		pairs, weights = append(pairs, match{i, o.pair.order}), append(weights, w)
	}
	return pairs, weights
}

// isGroup reports whether provisions of the kind are made of articles.
func isGroup(k policy.Kind) bool { return k >= policy.Part && k < policy.Article }

// pairLikes pairs what has the most words in common, in order.
func (c *comparer) pairLikes(olds, news []*node) {
	if len(olds) == 1 && len(news) == 1 && mayPair(olds[0], news[0]) && (sameCaptions(olds[0], news[0]) || surelyAlike(olds[0], news[0])) {
		pair(olds[0], news[0]) // There is no other pair to be weighed against this one.
		return
	}
	for _, m := range align(len(olds), len(news), func(i, j int) float64 { return c.score(olds[i], news[j]) }) {
		pair(olds[m.i], news[m.j])
	}
}

// The parts of a score that decide between pairs that are equally alike.
const (
	sameCaption = 0.3
	sameNumber  = 0.02
)

// score says how well two provisions match; 0 that they don't.
func (c *comparer) score(o, n *node) float64 {
	if !mayPair(o, n) {
		return 0
	}
	s := 0.0
	switch {
	case o.size > 0 && c.equal(o, n):
		s = 1.5
	default:
		s = likeness(o, n)
	}
	if sameCaptions(o, n) {
		s = max(s, alike) + sameCaption
	}
	if s > 0 && o.provision.Number == n.provision.Number {
		s += sameNumber
	}
	return s
}

func sameCaptions(o, n *node) bool { return o.caption != "" && o.caption == n.caption }

// likeness returns how alike the words of two provisions are; 0 if they are not.
// Names that differ say that they are two, unless the words say otherwise.
func likeness(o, n *node) float64 {
	a, b := o.likeness(), n.likeness()
	if !mayBeAlike(len(a), len(b)) {
		return 0
	}
	d := dice(a, b)
	if a, b := o.provision.Name, n.provision.Name; d < alike || a != "" && b != "" && a != b && d < 0.7 {
		return 0
	}
	return d
}

// surelyAlike reports whether a short look says that [likeness] finds two provisions
// alike.
func surelyAlike(o, n *node) bool {
	a, b := o.provision.Name, n.provision.Name
	return (a == "" || b == "" || a == b) && endsAlike(o.allFeatures(), n.allFeatures())
}

// pairGroups pairs the chapters that are left, other titles or not, by the articles
// that are in both: most of their words.
func pairGroups(olds, news []*node) {
	left := make(map[*node]bool, len(news))
	for _, n := range news {
		if n.pair == nil && isGroup(n.provision.Kind) {
			left[n] = true
		}
	}
	for _, o := range slices.Backward(olds) { // sections before their chapters
		if o.pair != nil || !isGroup(o.provision.Kind) || len(left) == 0 {
			continue
		}
		for _, inner := range o.children {
			if inner.pair == nil {
				continue
			}
			if n := inner.pair.parent; left[n] && mayPair(o, n) && 2*common(o, n) > max(o.size, n.size) {
				pair(o, n)
				delete(left, n)
				break
			}
		}
	}
}

// common returns how many bytes of what is inside o are, in some form, inside n.
func common(o, n *node) int {
	sum := 0
	for _, inner := range o.children {
		if inner.pair != nil && inner.pair.parent == n {
			sum += inner.size
		}
	}
	return sum
}

// pairNumbers pairs what is left between two pairs and has the same number: a
// provision that was rewritten as a whole, or that has become 削除. Of several that
// have become one 削除, the first is its counterpart.
func pairNumbers(olds, news []*node) {
	j := 0
	for _, o := range olds {
		for k := j; k < len(news); k++ {
			a, b := o.provision, news[k].provision
			if a.Kind != b.Kind || a.Depth != b.Depth || a.Number == "" {
				continue
			}
			if a.Number == b.Number {
				pair(o, news[k])
				j = k
				break
			}
			if b.Status == policy.Deleted && b.Through != "" && a.Number.Compare(b.Number) > 0 && a.Number.Compare(b.Through) <= 0 {
				o.replaced = true
				break
			}
		}
		for j < len(news) && news[j].pair != nil && news[j].provision.Through == "" {
			j++
		}
	}
}

// moved is the likeness from which on provisions are the same at another place;
// there is no order that speaks for it, so it takes more than for others.
const moved = 0.6

// pairMoves pairs what is left and alike, in any order.
func (c *comparer) pairMoves(olds, news []*node) {
	type candidate struct {
		o, n  *node
		score float64
	}
	var list []candidate
	olds, news = movable(olds), movable(news)
	for _, m := range candidates(olds, news) {
		o, n := olds[m.i], news[m.j]
		if s := c.score(o, n); s >= moved {
			list = append(list, candidate{o, n, s})
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.o.order, b.o.order), cmp.Compare(a.n.order, b.n.order))
	})
	for _, m := range list {
		if m.o.pair == nil && m.n.pair == nil {
			pair(m.o, m.n)
		}
	}
}

// movable returns what is left and says enough to be known again elsewhere.
func movable(list []*node) []*node {
	var found []*node
	for _, n := range list {
		if n.pair == nil && (n.size >= 60 || long(n.text())) {
			found = append(found, n)
		}
	}
	return found
}

// Where there are more pairs than [cells], those are looked at that share a
// feature which few others have.
const (
	rare           = 4  // provisions that have it
	mostCandidates = 16 // looked at for one provision
)

// candidates returns which pairs may be alike.
func candidates(olds, news []*node) []match {
	var list []match
	if len(olds)*len(news) <= cells {
		for i := range olds {
			for j := range news {
				list = append(list, match{i, j})
			}
		}
		return list
	}
	index := map[uint32][]int{}
	for j, n := range news {
		for _, f := range slices.Compact(slices.Clone(n.likeness())) {
			if len(index[f]) <= rare {
				index[f] = append(index[f], j)
			}
		}
	}
	for i, o := range olds {
		seen := map[int]bool{}
		for _, f := range o.likeness() {
			for _, j := range index[f] {
				if len(index[f]) <= rare && len(seen) < mostCandidates && !seen[j] {
					seen[j] = true
					list = append(list, match{i, j})
				}
			}
		}
	}
	return list
}

// markMoves marks those pairs that do not stand in the order of the others. What
// moved with the chapter that it is in has not moved by itself.
func markMoves(olds []*node) {
	pairs, weights := pairsOf(olds)
	out := make([]bool, len(olds))
	for k, stays := range inOrder(pairs, weights) {
		out[pairs[k].i] = !stays
	}
	for i, o := range olds {
		if out[i] && !withParent(olds, o) {
			o.moved, o.pair.moved = true, true
		}
	}
}

// withParent reports whether a provision stands in a heading of the list in which
// it stood before, which has moved, or is itself in one that has.
func withParent(olds []*node, o *node) bool {
	p := o.parent
	if p == nil || p.pair == nil || p.pair != o.pair.parent || p.order >= len(olds) || olds[p.order] != p {
		return false
	}
	return p.moved || withParent(olds, p)
}

// elsewhere pairs paragraphs and items that are left with the same words in
// another place, if there is one of them in each text.
func (c *comparer) elsewhere() {
	olds, news := movable(leaves(unpaired(c.oldNodes))), movable(leaves(unpaired(c.newNodes)))
	for i, n := range olds {
		n.order = i
	}
	for j, n := range news {
		n.order = j
	}
	c.pairKeys(olds, news)
	for _, o := range olds {
		if o.pair == nil {
			continue
		}
		if o.parent == nil || o.parent.pair == nil || o.parent.pair != o.pair.parent { // It is not paired with what it stands in.
			o.moved, o.pair.moved = true, true
		}
		c.pairLists(unpaired(o.children), unpaired(o.pair.children))
	}
}
