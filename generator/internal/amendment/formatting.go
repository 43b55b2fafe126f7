package amendment

import (
	"slices"
	"strings"

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
func (c *comparer) formatting(a *Amendment) {
	a.Walk(func(change *Change) {
		if change.Old == nil || change.New == nil || change.From {
			return
		}
		add := func(what Aspect, old, new string) {
			a.Formatting = append(a.Formatting, Formatting{change, what, old, new})
		}
		if change.differs(Spacing) {
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
		if change.Kind == Amended || change.Kind == Replaced {
			return // Its words are marked, so its markup is new anyway.
		}
		old, new := markupOf(change.Old, c.oldByID, true), markupOf(change.New, c.newByID, false)
		if old.emphasis != new.emphasis {
			add(Emphasis, "", "")
		}
		if old.links != new.links {
			add(Links, "", "")
		}
	})
}

// markup is what inlines have beside their words.
type markup struct{ emphasis, links string }

// markupOf returns that of the own words of a provision; byID is the index of its
// text. Targets in the new text are named by their counterparts in the old one,
// so that links that follow a renumbering are the same.
func markupOf(p *policy.Provision, byID map[string]*node, old bool) markup {
	var emphasis, links strings.Builder
	var inlines func(list []policy.Inline)
	inlines = func(list []policy.Inline) {
		for i := range list {
			in := &list[i]
			switch in.Kind {
			case policy.Emphasis, policy.Strong, policy.InlineCode:
				emphasis.WriteString(string('0'+rune(in.Kind)) + policy.Plain(list[i:i+1]) + "\x00")
			case policy.Link:
				links.WriteString(in.Href + "\x00")
			case policy.Reference:
				writeTarget(&links, in.Target, byID, old)
			}
			inlines(in.Children)
		}
	}
	inlines(p.Caption)
	inlines(p.Note)
	inlinesOf(p.Blocks, inlines)
	inlinesOf(p.Tail, inlines)
	return markup{emphasis.String(), links.String()}
}

// writeTarget writes where a reference leads. What is inserted or deleted in a
// range, or has another place in it, is shown where it stands, and no other target.
func writeTarget(b *strings.Builder, t *policy.Target, byID map[string]*node, old bool) {
	if t == nil {
		return
	}
	b.WriteString(t.Policy + "#")
	ids := make([]string, 0, len(t.IDs))
	for _, id := range t.IDs {
		if n := byID[id]; t.Policy == "" && n != nil {
			if n.pair == nil {
				continue
			}
			if !old {
				id = n.pair.provision.ID
			}
		}
		ids = append(ids, id)
	}
	slices.Sort(ids)
	b.WriteString(strings.Join(ids, " ") + "\x00")
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
