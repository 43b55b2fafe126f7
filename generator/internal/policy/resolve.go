package policy

import (
	"fmt"
	"slices"
)

// Meaning is what a reference means in a text.
type Meaning struct {
	Provisions []*Provision // in reading order; none for the text as a whole
	Portion    Portion
	Sentence   int // with [Sentence]: which one, from 1
}

// Reason is why a reference means nothing.
type Reason uint8

// The reasons.
const (
	Nothing      Reason = iota // there is no such provision
	BeforeFirst                // 前項 in the first paragraph, 前二項 in the second
	AfterLast                  // 次項 in the last paragraph
	Several                    // 次二条: not written
	NoAntecedent               // 同条, and no article is mentioned before
	NotHere                    // この号 outside an item
	Ambiguous                  // more than one provision fits
	Backwards                  // a range whose end comes before its start
	OtherText                  // it is of another document
)

// ReferenceError is a reference that means nothing.
type ReferenceError struct {
	Reason Reason
	Step   Step       // that fails
	In     *Provision // where it was looked for: the article that has no such paragraph; nil for the whole text
	There  int        // how many provisions of the kind there are
}

// Error words the error for developers; authors read a message of the catalog.
func (e *ReferenceError) Error() string {
	in := "the text"
	if e.In != nil {
		in = e.In.ID
	}
	return fmt.Sprintf("no %s %s in %s: reason %d", e.Step.Kind, e.Step.Number, in, e.Reason)
}

// Antecedents are the provisions mentioned so far in a paragraph, one of each
// level, to which 同条, 同項 and 同号 refer. The zero value has none.
type Antecedents struct {
	last    [int(Item) + 3]*Provision // by level: kinds, then sub-items
	foreign [int(Item) + 3]bool
	those   []*Provision // 各号 mentioned last
}

func antecedentIndex(s Step) int {
	if s.Kind > Item {
		return 0
	}
	return int(s.Kind) + min(max(s.Depth-1, 0), 2)
}

// Mention records that p is mentioned, and with it the provisions around it up
// to its article.
func (a *Antecedents) Mention(p *Provision) {
	for ; p != nil; p = p.Parent {
		a.set(Step{Kind: p.Kind, Depth: p.Depth}, p)
		if p.Kind <= Article {
			return
		}
	}
}

// MentionOther records that a reference is mentioned that is of another
// document or means nothing, so that 同条 after it means nothing either.
func (a *Antecedents) MentionOther(steps []Step) {
	for _, s := range steps {
		i := antecedentIndex(s)
		a.last[i], a.foreign[i] = nil, true
		if s.Relation == Every {
			a.those = nil
		}
	}
}

func (a *Antecedents) set(s Step, p *Provision) {
	i := antecedentIndex(s)
	a.last[i], a.foreign[i] = p, false
}

// Resolver finds what references mean in one text. It must not be used after
// provisions are added to the text, nor by several goroutines at once.
type Resolver struct {
	text    *Text
	lists   []kindList
	spare   []*Provision                 // free places for lists of one
	indexes map[**Provision]*listIndex   // of long lists, by their first place
	inside  map[childrenKey][]*Provision // long lists of what stands inside a provision
}

type kindList struct {
	root *Provision
	kind Kind
	list []*Provision
}

type childrenKey struct {
	in   *Provision // nil for the text
	kind Kind
	step bool // the provisions that a step counts: see childrenOf
}

// NewResolver returns a resolver for t.
func NewResolver(t *Text) *Resolver { return &Resolver{text: t} }

// Text returns the text of the resolver.
func (r *Resolver) Text() *Text { return r.text }

// ResolveBelow is Resolve for a reference that goes on from another one, which
// means base: 各号 behind [](#purpose/1).
func (r *Resolver) ResolveBelow(c *Citation, base *Provision, before *Antecedents) (Meaning, error) {
	list := []*Provision{base}
	for _, s := range c.Steps {
		next, err := r.step(s, false, list, base, before)
		if err != nil {
			return Meaning{}, err
		}
		list = next
		r.mention(s, list, before)
	}
	return Meaning{Provisions: list, Portion: c.Portion, Sentence: c.Sentence}, nil
}

// Resolve returns what the reference means in the words of the provision from,
// which may be nil for words outside all provisions. Before, if not nil, are the
// antecedents; what the reference mentions is added to them. The error is a
// [*ReferenceError].
func (r *Resolver) Resolve(c *Citation, from *Provision, before *Antecedents) (Meaning, error) {
	if before == nil {
		before = &Antecedents{}
	}
	m, err := r.resolve(c, from, before)
	if err != nil {
		before.MentionOther(c.Steps)
		return Meaning{}, err
	}
	return m, nil
}

func (r *Resolver) resolve(c *Citation, from *Provision, before *Antecedents) (Meaning, error) {
	if c.Foreign || c.Law != "" {
		return Meaning{}, &ReferenceError{Reason: OtherText}
	}
	list, err := r.path(c.Steps, from, before)
	if err != nil {
		return Meaning{}, err
	}
	if len(c.Through) > 0 {
		if list, err = r.through(list, c.Through, from, before); err != nil {
			return Meaning{}, err
		}
	}
	if c.Portion != Whole && c.Portion != CaptionOf && len(list) == 1 {
		list = []*Provision{onlyParagraph(list[0])}
	}
	return Meaning{Provisions: list, Portion: c.Portion, Sentence: c.Sentence}, nil
}

func (r *Resolver) path(steps []Step, from *Provision, before *Antecedents) ([]*Provision, error) {
	var list []*Provision
	for i, s := range steps {
		if s.Kind == NoKind {
			continue // 本規約第三条: the text as a whole
		}
		next, err := r.step(s, i == 0, list, from, before)
		if err != nil {
			return nil, err
		}
		list = next
		r.mention(s, list, before)
	}
	return list, nil
}

func (r *Resolver) mention(s Step, list []*Provision, before *Antecedents) {
	if len(list) == 0 {
		return
	}
	if len(list) > 1 {
		before.MentionOther([]Step{{Kind: s.Kind, Depth: s.Depth}}) // 同項 after 前二項 could be either
	} else {
		before.set(s, list[0])
	}
	if s.Relation == Every {
		before.those = list
	}
}

func (r *Resolver) step(s Step, first bool, within []*Provision, from *Provision, before *Antecedents) ([]*Provision, error) {
	switch {
	case s.Relation == Numbered && (first || len(within) == 0):
		return r.one(r.numbered(s, from))
	case s.Relation == Numbered && len(within) == 1:
		return r.one(r.child(s, within[0]))
	case len(within) > MaxTargets:
		return nil, &ReferenceError{Reason: Ambiguous, Step: s} // 各号 of hundreds of provisions
	case s.Relation == Numbered:
		return eachNumbered(r, s, within)
	case s.Relation == Every && len(within) > 0:
		return r.every(s, within)
	case s.Relation == Every, s.Relation == Those:
		return r.those(s, from, before)
	case s.Relation == This:
		return r.one(this(s, from))
	case s.Relation == That:
		return r.one(before.that(s))
	}
	return r.relative(s, from)
}

// one makes a list of p. Nearly all lists are of one, so many are allocated at
// once.
func (r *Resolver) one(p *Provision, err error) ([]*Provision, error) {
	if err != nil {
		return nil, err
	}
	if len(r.spare) == 0 {
		r.spare = make([]*Provision, 32)
	}
	list := r.spare[:1:1]
	list[0], r.spare = p, r.spare[1:]
	return list, nil
}

func eachNumbered(r *Resolver, s Step, within []*Provision) ([]*Provision, error) {
	list := make([]*Provision, 0, len(within))
	for _, p := range within {
		c, err := r.child(s, p)
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, nil
}

func (r *Resolver) every(s Step, within []*Provision) ([]*Provision, error) {
	var list []*Provision
	for _, p := range within {
		list = append(list, r.childrenOf(s, p)...)
	}
	if len(list) == 0 {
		return nil, &ReferenceError{Reason: Nothing, Step: s, In: within[0]}
	}
	return list, nil
}

// those finds 各号 and 当該各号 without a provision before them: those mentioned
// last, or else those of the paragraph in which the words stand.
func (r *Resolver) those(s Step, from *Provision, before *Antecedents) ([]*Provision, error) {
	if s.Relation == Those && len(before.those) > 0 {
		return before.those, nil
	}
	for p := from; p != nil; p = p.Parent {
		if p.Kind == Item && s.Kind == Item {
			continue
		}
		if list := r.childrenOf(s, p); len(list) > 0 {
			return list, nil
		}
		if p.Kind <= s.Kind {
			break
		}
	}
	return nil, &ReferenceError{Reason: Nothing, Step: s, In: from}
}

func this(s Step, from *Provision) (*Provision, error) {
	if p := enclosing(s, from); p != nil {
		return p, nil
	}
	return nil, &ReferenceError{Reason: NotHere, Step: s, In: from}
}

// enclosing returns the provision of the step's level around from, from
// included, or nil.
func enclosing(s Step, from *Provision) *Provision {
	for p := from; p != nil; p = p.Parent {
		if p.Kind == s.Kind && (s.Kind != Item || p.Depth == max(s.Depth, 1)) {
			return p
		}
	}
	return nil
}

func (a *Antecedents) that(s Step) (*Provision, error) {
	i := antecedentIndex(s)
	switch {
	case a.last[i] != nil:
		return a.last[i], nil
	case a.foreign[i]:
		return nil, &ReferenceError{Reason: OtherText, Step: s}
	}
	return nil, &ReferenceError{Reason: NoAntecedent, Step: s}
}

// relative finds 前条, 前二項, 前各号 and 次条. Articles and what contains them are
// counted through the whole scope, the others among their siblings.
func (r *Resolver) relative(s Step, from *Provision) ([]*Provision, error) {
	here := enclosing(s, from)
	if here == nil {
		return r.relativeFromOutside(s, from)
	}
	list := r.row(here)
	at := r.place(list, here)
	switch {
	case at < 0:
		return nil, &ReferenceError{Reason: NotHere, Step: s, In: from}
	case s.Relation == Following && s.Count != 1:
		return nil, &ReferenceError{Reason: Several, Step: s, In: here}
	case s.Relation == Following && at+1 == len(list):
		return nil, &ReferenceError{Reason: AfterLast, Step: s, In: here, There: len(list)}
	case s.Relation == Following:
		return list[at+1 : at+2 : at+2], nil
	}
	start, ok := back(list, at, s.Count)
	if !ok {
		return nil, &ReferenceError{Reason: BeforeFirst, Step: s, In: here, There: at}
	}
	return list[start:at:at], nil
}

// relativeFromOutside finds 前各号 in the words behind the items.
func (r *Resolver) relativeFromOutside(s Step, from *Provision) ([]*Provision, error) {
	if s.Kind == Item && s.Relation == Preceding && s.Count == 0 && from != nil {
		if list := r.childrenOf(s, from); len(list) > 0 {
			return list, nil
		}
	}
	return nil, &ReferenceError{Reason: NotHere, Step: s, In: from}
}

// back returns where count provisions before list[at] begin; a block of deleted
// ones (第九条及び第十条　削除) counts for as many as it keeps places for. A count of 0
// is all of them.
func back(list []*Provision, at, count int) (start int, ok bool) {
	if count == 0 {
		return 0, at > 0
	}
	for start = at; start > 0 && count > 0; start-- {
		count -= width(list[start-1])
	}
	return start, count <= 0
}

func width(p *Provision) int {
	if p.Through == "" || p.Through.IsBranch() || p.Number.IsBranch() {
		return 1
	}
	return max(1, p.Through.Last()-p.Number.Last()+1)
}

// row returns the provisions among which p is counted.
func (r *Resolver) row(p *Provision) []*Provision {
	if p.Kind <= Article {
		return r.ordered(scope(p), p.Kind)
	}
	return r.children(p.Parent, p.Kind)
}

func ofKind(list []*Provision, k Kind) []*Provision {
	if !slices.ContainsFunc(list, func(p *Provision) bool { return p.Kind != k }) {
		return list
	}
	var same []*Provision
	for _, p := range list {
		if p.Kind == k {
			same = append(same, p)
		}
	}
	return same
}

// scope returns the 附則 or the appendix in which p stands, or nil for the main
// provisions.
func scope(p *Provision) *Provision {
	for ; p != nil; p = p.Parent {
		if p.Kind == Supplementary || p.Kind.IsAppendix() {
			return p
		}
	}
	return nil
}

// ordered returns all provisions of the kind in the scope or below the
// provision root, in reading order.
func (r *Resolver) ordered(root *Provision, k Kind) []*Provision {
	for _, l := range r.lists {
		if l.root == root && l.kind == k {
			return l.list
		}
	}
	top := r.text.Provisions
	if root != nil {
		top = root.Children
	}
	list := collect(nil, top, k)
	r.lists = append(r.lists, kindList{root, k, list})
	return list
}

func collect(list, from []*Provision, k Kind) []*Provision {
	for _, p := range from {
		switch {
		case p.Kind == k:
			list = append(list, p)
		case p.Kind < k && p.Kind < Article:
			list = collect(list, p.Children, k)
		}
	}
	return list
}

// numbered finds the first step of an absolute reference.
func (r *Resolver) numbered(s Step, from *Provision) (*Provision, error) {
	switch {
	case s.Kind == Supplementary, s.Kind.IsAppendix():
		return r.pick(s, nil, r.children(nil, s.Kind))
	case s.Kind == Article:
		return r.article(s, from)
	case s.Kind < Article:
		return r.group(s, from)
	case s.Kind == Paragraph:
		return r.child(s, paragraphParent(from))
	case s.Depth > 1:
		return r.subItem(s, from)
	}
	return r.item(s, from)
}

// article finds an article of the main provisions: a bare 第二条 in 附則 means them
// too. Where articles are counted anew in each chapter, the own chapter goes
// first.
func (r *Resolver) article(s Step, from *Provision) (*Provision, error) {
	all := r.ordered(nil, Article)
	p, err := r.pick(s, nil, all)
	if e, ok := err.(*ReferenceError); ok && e.Reason == Ambiguous {
		return r.nearest(s, from)
	}
	return p, err
}

// group finds a chapter or the like: sections are counted within their chapter.
func (r *Resolver) group(s Step, from *Provision) (*Provision, error) {
	if s.Kind == Subpart && len(r.ordered(nil, Subpart)) == 0 {
		s.Kind = Part // 部 where there is no 編
	}
	p, err := r.nearest(s, from)
	if err == nil {
		return p, nil
	}
	return r.pick(s, nil, r.ordered(nil, s.Kind))
}

func (r *Resolver) nearest(s Step, from *Provision) (*Provision, error) {
	for p := from; p != nil; p = p.Parent {
		if p.Kind >= s.Kind {
			continue
		}
		if found, err := r.pick(s, p, r.ordered(p, s.Kind)); err == nil {
			return found, nil
		}
	}
	return nil, &ReferenceError{Reason: Ambiguous, Step: s}
}

func paragraphParent(from *Provision) *Provision {
	for p := from; p != nil; p = p.Parent {
		if p.Kind != Item && p.Kind != Paragraph {
			return p
		}
	}
	return nil
}

// item finds 第二号 in the paragraph in which the words stand.
func (r *Resolver) item(s Step, from *Provision) (*Provision, error) {
	p := from
	for p != nil && p.Kind == Item {
		p = p.Parent
	}
	return r.child(s, p)
}

// subItem finds イ in the item in which the words stand, or around it.
func (r *Resolver) subItem(s Step, from *Provision) (*Provision, error) {
	for p := from; p != nil && p.Kind == Item; p = p.Parent {
		if p.Depth < s.Depth {
			return r.child(s, p)
		}
	}
	return nil, &ReferenceError{Reason: NotHere, Step: s, In: from}
}

// child finds the provision that the step means inside p; nil is the text.
func (r *Resolver) child(s Step, p *Provision) (*Provision, error) {
	if p == nil {
		return r.pick(s, nil, r.children(nil, s.Kind))
	}
	if s.Kind <= Article {
		return r.pick(s, p, r.ordered(p, s.Kind))
	}
	found, err := r.pick(s, p, r.childrenOf(s, p))
	if err != nil && s.Loose {
		return r.looser(s, p, err)
	}
	return found, err
}

// looser finds what (2) means in Article 4(2) if Article 4 has no such
// paragraph: an item.
func (r *Resolver) looser(s Step, p *Provision, err error) (*Provision, error) {
	if s.Kind != Paragraph {
		return nil, err
	}
	s.Kind, s.Depth = Item, 1
	if found, itemErr := r.pick(s, p, r.childrenOf(s, p)); itemErr == nil {
		return found, nil
	}
	return nil, err
}

// childrenOf returns the provisions inside p among which the step counts. Items
// of an article are those of the one paragraph that has any.
func childrenOf(s Step, p *Provision) []*Provision {
	list := ofKind(p.Children, s.Kind)
	if len(list) > 0 || s.Kind != Item {
		return list
	}
	var only []*Provision
	for _, c := range p.Children {
		if c.Kind != Paragraph {
			continue
		}
		items := ofKind(c.Children, Item)
		if len(items) > 0 && len(only) > 0 {
			return nil
		}
		only = append(only, items...)
	}
	return only
}

func onlyParagraph(p *Provision) *Provision {
	if p.Kind == Article && len(p.Children) == 1 && p.Children[0].Kind == Paragraph {
		return p.Children[0]
	}
	return p
}

// pick returns the one provision of the list that the step means.
func pick(s Step, in *Provision, list []*Provision) (*Provision, error) {
	if p := byMark(s, list); p != nil {
		return p, nil
	}
	var found *Provision
	for _, p := range list {
		if !has(p, s.Number) && !(s.Number == "" && len(list) == 1) {
			continue
		}
		if found != nil {
			return nil, &ReferenceError{Reason: Ambiguous, Step: s, In: in}
		}
		found = p
	}
	if found == nil && s.Number == "" && len(list) > 1 {
		return nil, &ReferenceError{Reason: Ambiguous, Step: s, In: in}
	}
	if found == nil {
		return nil, &ReferenceError{Reason: Nothing, Step: s, In: in, There: count(list)}
	}
	return found, nil
}

func count(list []*Provision) int {
	n := 0
	for _, p := range list {
		n += width(p)
	}
	return n
}

// has reports whether p is, or keeps a place for, the number.
func has(p *Provision, n Number) bool {
	if p.Number == n {
		return true
	}
	return p.Through != "" && n != "" && n.Compare(p.Number) > 0 && n.Compare(p.Through) <= 0
}

// byMark finds the provision whose label, as the author wrote it, is the mark: ロ is the second of
// イロハ and the 43rd of アイウ, and only the label says which.
func byMark(s Step, list []*Provision) *Provision {
	if s.Mark == "" {
		return nil
	}
	for _, p := range list {
		if markOf(p) == s.Mark {
			return p
		}
	}
	return nil
}

// through returns all provisions from the first of a range to its last.
func (r *Resolver) through(first []*Provision, steps []Step, from *Provision, before *Antecedents) ([]*Provision, error) {
	last, err := r.path(steps, from, before)
	if err != nil {
		return nil, err
	}
	if len(first) == 0 || len(last) == 0 {
		return nil, &ReferenceError{Reason: Nothing}
	}
	a, b := first[0], last[len(last)-1]
	row := r.row(a)
	i, j := r.place(row, a), r.place(row, b)
	switch {
	case i < 0 || a.Kind != b.Kind:
		return nil, &ReferenceError{Reason: Nothing, Step: steps[len(steps)-1]}
	case j < 0:
		return []*Provision{a, b}, nil
	case j < i:
		return nil, &ReferenceError{Reason: Backwards, Step: steps[len(steps)-1]}
	}
	return row[i : j+1 : j+1], nil
}

// Path returns the steps with which p is cited from anywhere: 第二章第一節, 第四条第二項.
// Chapters are left out where articles are counted through the whole text, and
// so is the only paragraph of an article (第十三条第一号).
func (r *Resolver) Path(p *Provision) []Step {
	var path []Step
	for q := p; q != nil; q = q.Parent {
		if q.Kind == Paragraph && q.Parent != nil && onlyParagraph(q.Parent) == q {
			continue
		}
		path = append(path, Step{Kind: q.Kind, Depth: q.Depth, Number: q.Number})
		if r.standsAlone(q) {
			break
		}
	}
	slices.Reverse(path)
	return path
}

// FullPath returns the steps from the article down to p, the only paragraph of
// an article included; see [Inherit].
func (r *Resolver) FullPath(p *Provision) []Step {
	var path []Step
	for q := p; q != nil && (q.Kind >= Article || len(path) == 0); q = q.Parent {
		path = append(path, Step{Kind: q.Kind, Depth: q.Depth, Number: q.Number})
	}
	slices.Reverse(path)
	return path
}

// Main returns all provisions of the kind, which must be an article or contain
// articles, among the main provisions.
func (r *Resolver) Main(k Kind) []*Provision { return r.ordered(nil, k) }

// standsAlone reports whether p can be cited without what is around it.
func (r *Resolver) standsAlone(p *Provision) bool {
	switch {
	case p.Kind == Supplementary, p.Kind.IsAppendix():
		return true
	case p.Kind > Article, p.Kind > Chapter && p.Kind < Article, scope(p) != nil:
		return false
	}
	return r.isUnique(p.Number, r.ordered(nil, p.Kind))
}

// Adjacent reports whether the provisions follow each other in one provision.
func Adjacent(list []*Provision) bool {
	if len(list) == 0 || list[0].Parent == nil {
		return false
	}
	row := ofKind(list[0].Parent.Children, list[0].Kind)
	at := slices.Index(row, list[0])
	return at >= 0 && at+len(list) <= len(row) && slices.Equal(row[at:at+len(list)], list)
}
