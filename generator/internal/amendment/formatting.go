package amendment

import (
	"bytes"
	"slices"

	"jobun/generator/internal/policy"
)

// Formatting is a difference without words: it is not law, and not hidden.
type Formatting struct {
	Change   *Change
	What     Aspect
	Old, New string // how the label was set and is set; "" for other aspects
}

// Aspect is what of the formatting differs.
type Aspect uint8

// The aspects.
const (
	Spaces    Aspect = iota // spaces and line ends
	LabelSet                // the same number in another style: (1), ①
	LabelPut                // the same number, which is printed now
	LabelLeft               // the same number, which is printed no more
	Emphasis                // emphasis, code
	Links                   // where links and references lead
)

// String returns the name of the aspect, as messages and data formats have it.
func (a Aspect) String() string {
	return [...]string{"spacing", "label", "label-put", "label-left", "emphasis", "link"}[a]
}

// formatting collects the differences without words.
func (c *comparer) formatting() {
	var old, new markup
	for _, n := range c.newNodes {
		if n.pair == nil {
			continue
		}
		change := c.changeOf(n)
		add := func(what Aspect, old, new string) {
			c.amendment.Formatting = append(c.amendment.Formatting, Formatting{change, what, old, new})
		}
		if !n.stays() && change.differs(Spacing) {
			add(Spaces, "", "")
		}
		switch o, n := change.Old.Label, change.New.Label; {
		case change.Label.has(Spacing):
			add(LabelSet, o, n)
		case change.Renumbered || change.Moved:
		case o == "" && n != "":
			add(LabelPut, o, n)
		case o != "" && n == "":
			add(LabelLeft, o, n)
		}
		if change.Kind == Amended || change.Kind == Replaced || n.stays() && c.targetsStay(change.Old, change.New) {
			continue // Its words are marked, so its markup is new anyway; or its markup is the same.
		}
		old.read(change.Old, c.staying)
		new.read(change.New, c.former)
		if !bytes.Equal(old.emphasis, new.emphasis) {
			add(Emphasis, "", "")
		}
		if !bytes.Equal(old.links, new.links) {
			add(Links, "", "")
		}
	}
}

// targetsStay reports whether the references in two provisions, which have the same
// words written in the same way, lead to what has the same identifier in both texts. That
// is asked of running text only: most is.
func (c *comparer) targetsStay(old, new *policy.Provision) bool {
	return isWords(old.Blocks) && len(old.Tail) == 0 && c.inlinesStay(old.Blocks[0].Inlines, new.Blocks[0].Inlines) &&
		c.inlinesStay(old.Caption, new.Caption) && c.inlinesStay(old.Note, new.Note)
}

func (c *comparer) inlinesStay(old, new []policy.Inline) bool {
	for i := range old {
		o, n := &old[i], &new[i]
		if o.Target != n.Target && !c.targetStays(o.Target, n.Target) || !c.inlinesStay(o.Children, n.Children) {
			return false
		}
	}
	return true
}

func (c *comparer) targetStays(old, new *policy.Target) bool {
	if old == nil || new == nil || old.Policy != new.Policy || !slices.Equal(old.IDs, new.IDs) {
		return false
	}
	return old.Policy != "" || c.steady || !slices.ContainsFunc(old.IDs, func(id string) bool { return !c.arePair(id, id) })
}

// markup is what inlines have beside their words.
type markup struct {
	emphasis, links []byte
	ids             []string // of one target
}

// read reads that of the own words of a provision. Counterpart returns the old
// identifier of what a reference leads to, so that links that follow a renumbering are
// the same; "" if there is none.
func (m *markup) read(p *policy.Provision, counterpart func(id string) string) {
	m.emphasis, m.links = m.emphasis[:0], m.links[:0]
	var inlines func(list []policy.Inline)
	inlines = func(list []policy.Inline) {
		for i := range list {
			in := &list[i]
			switch in.Kind {
			case policy.Emphasis, policy.Strong, policy.InlineCode:
				m.emphasis = append(policy.AppendPlain(append(m.emphasis, '0'+byte(in.Kind)), list[i:i+1]), 0)
			case policy.Link:
				m.links = append(append(m.links, in.Href...), 0)
			case policy.Reference:
				m.target(in.Target, counterpart)
			}
			inlines(in.Children)
		}
	}
	inlines(p.Caption)
	inlines(p.Note)
	inlinesOf(p.Blocks, inlines)
	inlinesOf(p.Tail, inlines)
}

// target adds where a reference leads. What is inserted or deleted in a range, or has
// another place in it, is shown where it stands, and no other target.
func (m *markup) target(t *policy.Target, counterpart func(id string) string) {
	if t == nil {
		return
	}
	m.links = append(append(m.links, t.Policy...), '#')
	m.ids = m.ids[:0]
	for _, id := range t.IDs {
		if t.Policy == "" {
			id = counterpart(id)
		}
		if id != "" {
			m.ids = append(m.ids, id)
		}
	}
	slices.Sort(m.ids)
	for i, id := range m.ids {
		if i > 0 {
			m.links = append(m.links, ' ')
		}
		m.links = append(m.links, id...)
	}
	m.links = append(m.links, 0)
}

// staying returns the identifier in the old text of a provision that is in both texts,
// and of what is no provision the identifier itself; "" if the new text does not have it.
func (c *comparer) staying(id string) string {
	if p := c.old.ByID(id); p != nil && c.amendment.Of(p).New == nil {
		return ""
	}
	return id
}

// former is [comparer.staying] for an identifier in the new text.
func (c *comparer) former(id string) string {
	p := c.new.ByID(id)
	if p == nil {
		return id
	}
	if old := c.amendment.Of(p).Old; old != nil {
		return old.ID
	}
	return ""
}

// inlinesOf calls visit for the inlines of blocks that are words of a provision.
func inlinesOf(blocks []policy.Block, visit func([]policy.Inline)) {
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == policy.Note {
			continue
		}
		visit(b.Inlines)
		for _, item := range b.Items {
			inlinesOf(item, visit)
		}
		for _, row := range b.Rows {
			for _, cell := range row {
				visit(cell)
			}
		}
	}
}
