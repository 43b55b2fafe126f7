package amendment

import (
	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// begin makes the amendment with a change for each provision of the new text, of which
// no more is known than the pair.
func (c *comparer) begin() *Amendment {
	c.amendment = &Amendment{Old: c.old, New: c.new, changes: make(map[*policy.Provision]*Change, len(c.oldNodes)+len(c.newNodes))}
	c.changes = make([]Change, len(c.newNodes))
	c.steady = len(c.oldNodes) == len(c.newNodes)
	for _, n := range c.newNodes {
		change := c.changeOf(n)
		change.New, c.amendment.changes[n.provision] = n.provision, change
		if n.pair != nil {
			change.Old, c.amendment.changes[n.pair.provision] = n.pair.provision, change
		}
		c.steady = c.steady && n.pair != nil && n.pair.provision.ID == n.provision.ID
	}
	return c.amendment
}

// changeOf returns the change of a provision of the new text.
func (c *comparer) changeOf(n *node) *Change { return &c.changes[n.index] }

// tree makes the changes of the amendment: those of the new text in its order,
// and among them, where it stood, what the new text no longer has.
func (c *comparer) tree() {
	t := grafter{comparer: c, names: c.locale.Names(), places: map[*Change]*place{}}
	top := t.fill(roots(c.newNodes))
	t.gone(roots(c.oldNodes), nil)
	c.amendment.Changes = t.list(t.root.first, top)
}

// grafter puts what is gone into the tree of what is there.
type grafter struct {
	*comparer
	names  locale.Names
	root   place
	equal  []Block // memory for blocks without a change
	places map[*Change]*place
}

// place is what is gone beside a change, in the order of the old text.
type place struct{ first, before, after []*Change }

func (t *grafter) at(c *Change) *place {
	if c == nil {
		return &t.root
	}
	if t.places[c] == nil {
		t.places[c] = &place{}
	}
	return t.places[c]
}

// list returns the changes inside another one with what is gone at its places:
// first what stood before all that is still there.
func (t *grafter) list(first, changes []*Change) []*Change {
	if len(first)+len(t.places) == 0 {
		return changes // Nothing is gone.
	}
	if len(first)+len(changes) == 0 {
		return nil
	}
	out := make([]*Change, 0, len(first)+len(changes))
	return t.appendList(t.appendList(out, first), changes)
}

func (t *grafter) appendList(out, list []*Change) []*Change {
	for _, c := range list {
		beside := t.places[c]
		if beside == nil {
			out = append(out, c)
			c.Children = t.list(nil, c.Children)
			continue
		}
		out = append(t.appendList(out, beside.before), c)
		c.Children = t.list(beside.first, c.Children)
		out = t.appendList(out, beside.after)
	}
	return out
}

// fill fills the changes of provisions of the new text, with all inside them.
func (t *grafter) fill(list []*node) []*Change {
	if len(list) == 0 {
		return nil
	}
	changes := make([]*Change, len(list))
	for i, n := range list {
		c := t.changeOf(n)
		if c.Old == nil {
			t.only(c, c.New, Insert)
		} else {
			t.both(c, n)
		}
		c.Children = t.fill(n.children)
		changes[i] = c
	}
	return changes
}

// both fills the change of a provision that is in both texts.
func (t *grafter) both(c *Change, n *node) {
	o, p := c.Old, c.New
	c.Moved, c.Renumbered = n.moved, isRenumbered(n.pair, n)
	c.Label = t.label(o, p, c.Renumbered || reaches(o, p))
	if old, new := t.status(o), t.status(p); old == new {
		c.Status = t.whole(Equal, old)
	} else {
		c.Status = replaced(old, new)
	}
	if n.stays() && n.justWords() {
		c.Caption, c.Remark = t.whole(Equal, n.caption), t.whole(Equal, policy.Plain(p.Note))
		c.Blocks = t.equalBlock(n.text())
	} else {
		c.Caption, c.Remark = t.words(o.Caption, p.Caption), t.words(o.Note, p.Note)
		c.Blocks, c.Tail = t.blocks(o.Blocks, p.Blocks), t.blocks(o.Tail, p.Tail)
	}
	c.Kind, c.References = t.kind(c)
}

// stays reports whether n is paired with its twin, so that its own words are those of
// its pair.
func (n *node) stays() bool { return n.twin != nil && n.twin == n.pair }

// justWords reports whether the words of a provision are one block of running text.
func (n *node) justWords() bool { return isWords(n.provision.Blocks) && len(n.provision.Tail) == 0 }

// isWords reports whether a provision has one block of running text, and no other.
func isWords(blocks []policy.Block) bool { return len(blocks) == 1 && blocks[0].Kind == policy.Words }

// equalBlock returns the comparison of a block of running text with itself.
func (t *grafter) equalBlock(text string) []Block {
	if len(t.equal) == cap(t.equal) {
		t.equal = make([]Block, 0, 64)
	}
	t.equal = append(t.equal, Block{Kind: policy.Words, Op: Equal, Words: t.whole(Equal, text)})
	end := len(t.equal)
	return t.equal[end-1 : end : end]
}

// status returns the word for a provision without words, if the author has left
// it to us.
func (t *grafter) status(p *policy.Provision) string {
	switch {
	case len(p.Blocks)+len(p.Children) > 0:
	case p.Status == policy.Deleted:
		return t.names.Deleted
	case p.Status == policy.Deferred:
		return t.names.Deferred
	}
	return ""
}

// only fills the change of a provision that is in one text.
func (t *grafter) only(c *Change, p *policy.Provision, op Op) {
	c.Label, c.Status = t.whole(op, p.Label), t.whole(op, t.status(p))
	c.Caption, c.Remark = t.whole(op, policy.Plain(p.Caption)), t.whole(op, policy.Plain(p.Note))
	if op == Insert {
		c.Kind, c.New = Inserted, p
		c.Blocks, c.Tail = t.blocks(nil, p.Blocks), t.blocks(nil, p.Tail)
		return
	}
	c.Kind, c.Old = Deleted, p
	c.Blocks, c.Tail = t.blocks(p.Blocks, nil), t.blocks(p.Tail, nil)
}

// kind returns what happened to a pair, and whether nothing but its references
// changed.
func (t *grafter) kind(c *Change) (kind Kind, references bool) {
	substance, follows := c.differs(Substance), c.differs(Follows)
	switch {
	case c.Old.Status != policy.Deleted && c.New.Status == policy.Deleted:
		return Replaced, false
	case substance || c.Old.Status != c.New.Status || reaches(c.Old, c.New):
		return Amended, false
	case c.Moved:
		return Moved, follows
	case c.Renumbered:
		return Renumbered, follows
	}
	return Unchanged, follows
}

// differs reports whether words of the provision itself, not its label, differ
// by the cause.
func (c *Change) differs(cause Cause) bool {
	return c.Caption.has(cause) || c.Remark.has(cause) || c.Status.has(cause) ||
		blocksDiffer(c.Blocks, cause) || blocksDiffer(c.Tail, cause)
}

// gone puts those of a list of old provisions into the tree that are deleted, or
// stand elsewhere now. Inside is the change of the deleted provision that they
// stand in, or nil.
func (t *grafter) gone(list []*node, inside *Change) {
	var previous *Change // of the provision before, where it stood
	for i, o := range list {
		switch {
		case o.pair == nil:
			c := &Change{}
			t.only(c, o.provision, Delete)
			if o.replaced {
				c.Kind = Replaced
			}
			t.amendment.changes[o.provision] = c
			t.put(c, previous, list[i:], inside)
			t.gone(o.children, c)
			previous = c
		case o.moved:
			c := t.from(o)
			t.put(c, previous, list[i:], inside)
			t.gone(o.children, nil)
			previous = c
		default:
			t.gone(o.children, nil)
			previous = t.changeOf(o.pair)
		}
	}
}

// put puts the change of the first of rest behind that of the provision before
// it; or else before that of the next one that is still there; or else first in
// what it stands in.
func (t *grafter) put(c, previous *Change, rest []*node, inside *Change) {
	switch {
	case inside != nil:
		inside.Children = append(inside.Children, c)
		return
	case previous != nil:
		p := t.at(previous)
		p.after = append(p.after, c)
		return
	}
	for _, n := range rest[1:] {
		if n.pair != nil && !n.moved {
			p := t.at(t.changeOf(n.pair))
			p.before = append(p.before, c)
			return
		}
	}
	p := &t.root
	if parent := rest[0].parent; parent != nil && parent.pair != nil {
		p = t.at(t.changeOf(parent.pair))
	}
	p.first = append(p.first, c)
}

// from makes the change that stands where a provision stood that has moved. It
// has its old words, and all inside it that went with it.
func (t *grafter) from(o *node) *Change {
	now := t.changeOf(o.pair)
	c := &Change{
		Kind: Moved, Old: o.provision, New: o.pair.provision, Moved: true, From: true,
		Label: away(o.provision.Label), Caption: now.Caption.away(), Remark: now.Remark.away(), Status: now.Status.away(),
		Blocks: awayBlocks(now.Blocks), Tail: awayBlocks(now.Tail),
	}
	for _, inner := range o.children {
		if inner.pair != nil && !inner.moved && inner.pair.parent == o.pair {
			c.Children = append(c.Children, t.from(inner))
		}
	}
	return c
}
