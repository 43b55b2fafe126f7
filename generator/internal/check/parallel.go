package check

import (
	"slices"
	"strconv"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// parallel reports where the texts of a version differ in what they are made of:
// the same provisions, with the same numbers and names, in the same order.
func parallel(pass *Pass) {
	for _, v := range pass.Policy.Versions {
		prevailing := v.Texts[pass.Policy.Prevailing]
		for _, l := range pass.Policy.Languages(v) {
			if l == pass.Policy.Prevailing || prevailing == nil {
				continue
			}
			c := comparison{prevailing, v.Texts[l], pass.Problems}
			c.preambles()
			c.children(prevailing.Provisions, v.Texts[l].Provisions, nil)
		}
	}
	for i := range pass.translations() {
		pass.parallel[i].sentences(pass)
		pass.parallel[i].captions(pass)
	}
}

// comparison compares a translation with the prevailing text.
type comparison struct {
	prevailing, translation *policy.Text
	problems                *source.Problems
}

func (c *comparison) preambles() {
	p, q := c.prevailing.Preamble, c.translation.Preamble
	switch {
	case p != nil && q == nil:
		c.problems.Error(c.translation.File.Pos(0), "parallel.preamble", "Place", place(c.prevailing, p))
	case p == nil && q != nil:
		c.problems.Error(c.translation.File.Pos(q.At), "parallel.preamble-only", "File", c.prevailing.File.Name)
	case p != nil:
		c.children(p.Children, q.Children, q)
	}
}

// children compares provisions that stand in the same place, q inside the
// provision parent of the translation, which is nil for the text as a whole.
func (c *comparison) children(ps, qs []*policy.Provision, parent *policy.Provision) {
	if slices.EqualFunc(ps, qs, same) {
		for i := range ps {
			c.pair(ps[i], qs[i])
		}
		return
	}
	inPs, inQs := lastPlaces(ps), lastPlaces(qs)
	i, j := 0, 0
	for i < len(ps) || j < len(qs) {
		switch {
		case i < len(ps) && j < len(qs) && same(ps[i], qs[j]):
			c.pair(ps[i], qs[j])
			i, j = i+1, j+1
		case i < len(ps) && j < len(qs) && ps[i].Kind == qs[j].Kind && !inQs.from(j, ps[i]) && !inPs.from(i, qs[j]):
			c.number(ps[i], qs[j])
			i, j = i+1, j+1
		case j == len(qs) || i < len(ps) && !inQs.from(j, ps[i]):
			c.missing(ps[i], qs, j, parent)
			i++
		default:
			c.extra(qs[j])
			j++
		}
	}
}

// same reports whether two provisions are the same one in two languages.
func same(p, q *policy.Provision) bool {
	return p.Kind == q.Kind && p.Number == q.Number
}

// numbered are the last places in a list at which a provision stands that is the same
// one in two languages, counted from 1.
type numbered map[numberedKey]int

type numberedKey struct {
	kind   policy.Kind
	number policy.Number
}

func lastPlaces(list []*policy.Provision) numbered {
	last := make(numbered, len(list))
	for i, p := range list {
		last[numberedKey{p.Kind, p.Number}] = i + 1
	}
	return last
}

// from reports whether p stands in the list at i or behind it.
func (last numbered) from(i int, p *policy.Provision) bool {
	return last[numberedKey{p.Kind, p.Number}] > i
}

// number reports provisions that stand in the same place with other numbers.
func (c *comparison) number(p, q *policy.Provision) {
	c.problems.Error(c.translation.File.Pos(q.At), "parallel.number",
		"Label", name(q), "Other", name(p), "Place", place(c.prevailing, p))
	c.children(p.Children, q.Children, q)
}

// pos returns where a provision of the translation stands.
func (c *comparison) pos(q *policy.Provision) source.Pos { return c.translation.File.Pos(q.At) }

func (c *comparison) pair(p, q *policy.Provision) {
	switch {
	case p.Through != q.Through:
		c.problems.Error(c.pos(q), "parallel.range", "Label", name(q), "Other", name(p), "Place", place(c.prevailing, p))
	case p.Status != q.Status:
		c.problems.Error(c.pos(q), "parallel.status", "Label", name(q), "Other", name(p), "Place", place(c.prevailing, p))
		return // What stands in the one has no counterpart in the other, and that is no news.
	case (p.Written == "") != (q.Written == "") && !isFirstParagraph(p):
		c.problems.Error(c.pos(q), "parallel.label", "Label", name(q), "Other", name(p), "Place", place(c.prevailing, p))
	}
	if p.Name != q.Name {
		c.problems.Error(c.pos(q), "parallel.name", "Label", name(q), "Found", p.Name, "Name", q.Name, "Place", place(c.prevailing, p))
	}
	c.shape(p, q)
	c.children(p.Children, q.Children, q)
}

// isFirstParagraph reports whether p is the first paragraph of its article, whose
// number Japanese statutes leave out and English ones write (conventions 1.3).
func isFirstParagraph(p *policy.Provision) bool {
	return p.Kind == policy.Paragraph && p.Number == "1"
}

// missing reports a provision that the translation lacks, at the place where it
// should stand: the next provision, or else the end of the one that it is in.
func (c *comparison) missing(p *policy.Provision, qs []*policy.Provision, j int, parent *policy.Provision) {
	at := 0
	switch {
	case j < len(qs):
		at = qs[j].At
	case j > 0:
		at = qs[j-1].At
	case parent != nil:
		at = parent.At
	}
	c.problems.Error(c.translation.File.Pos(at), "parallel.missing",
		"Label", name(p), "Inside", inside(p), "Place", place(c.prevailing, p))
}

func (c *comparison) extra(q *policy.Provision) {
	c.problems.Error(c.translation.File.Pos(q.At), "parallel.extra",
		"Label", name(q), "Inside", inside(q), "File", c.prevailing.File.Name)
}

// name names a provision in a message: its label, or its kind and number.
func name(p *policy.Provision) string {
	switch {
	case p.Label != "":
		return p.Label
	case p.Number != "":
		return p.Kind.String() + " " + string(p.Number)
	}
	return p.Kind.String()
}

// inside names what p stands in: the article, or the next heading above it; ""
// for the text as a whole.
func inside(p *policy.Provision) string {
	for a := p.Parent; a != nil; a = a.Parent {
		if a.Kind != policy.Paragraph && a.Kind != policy.Item {
			return name(a)
		}
	}
	return ""
}

// place returns the file and line of p for a message about another place.
func place(t *policy.Text, p *policy.Provision) string {
	pos := t.File.Pos(p.At)
	pos.Col = 0
	return pos.String()
}

func line(t *policy.Text, p *policy.Provision) string {
	return strconv.Itoa(t.File.Pos(p.At).Line)
}
