package policy

import (
	"errors"
	"slices"
	"testing"
)

// sample is a text of five articles in two chapters, one of them a branch and
// one a deleted block, and one article of 附則.
func sample() (t *Text, byID map[string]*Provision) {
	t = &Text{}
	add := func(parent *Provision, k Kind, n, through Number, id string) *Provision {
		p := &Provision{Kind: k, Number: n, Through: through, ID: id, Parent: parent}
		if k == Item {
			p.Depth = 1
		}
		if through != "" {
			p.Status = Deleted
		}
		if parent == nil {
			t.Provisions = append(t.Provisions, p)
		} else {
			parent.Children = append(parent.Children, p)
		}
		return p
	}
	c1 := add(nil, Chapter, "1", "", "c1")
	a1 := add(c1, Article, "1", "", "1")
	add(a1, Paragraph, "1", "", "1.1")
	a2 := add(c1, Article, "1_2", "", "1_2")
	p := add(a2, Paragraph, "1", "", "1_2.1")
	add(p, Item, "1", "", "1_2.1.1")
	add(p, Item, "2", "", "1_2.1.2")
	add(a2, Paragraph, "2", "", "1_2.2")
	c2 := add(nil, Chapter, "2", "", "c2")
	add(c2, Article, "2", "4", "2-4")
	a5 := add(c2, Article, "5", "", "5")
	p = add(a5, Paragraph, "1", "", "5.1")
	add(p, Item, "1", "", "5.1.1")
	s := add(nil, Supplementary, "", "", "s")
	sa := add(s, Article, "1", "", "s1")
	add(sa, Paragraph, "1", "", "s1.1")
	t.Index()
	byID = map[string]*Provision{}
	t.Walk(func(p *Provision) { byID[p.ID] = p })
	return t, byID
}

func art(n Number) Step  { return Step{Kind: Article, Number: n} }
func para(n Number) Step { return Step{Kind: Paragraph, Number: n} }
func item(n Number) Step { return Step{Kind: Item, Depth: 1, Number: n} }

func TestResolve(t *testing.T) {
	text, byID := sample()
	prev := func(k Kind, n int) Step { return Step{Kind: k, Depth: depthOf(k), Relation: Preceding, Count: n} }
	next := func(k Kind, n int) Step { return Step{Kind: k, Depth: depthOf(k), Relation: Following, Count: n} }
	for _, c := range []struct {
		name, from string
		steps      []Step
		through    []Step
		want       []string
		reason     Reason
	}{
		{"article", "5.1", []Step{art("1_2"), para("2")}, nil, []string{"1_2.2"}, 0},
		{"one paragraph", "1.1", []Step{art("5"), item("1")}, nil, []string{"5.1.1"}, 0},
		{"with its paragraph", "1.1", []Step{art("5"), para("1"), item("1")}, nil, []string{"5.1.1"}, 0},
		{"inside a deleted block", "1.1", []Step{art("3")}, nil, []string{"2-4"}, 0},
		{"preceding, deleted", "5.1", []Step{prev(Article, 1)}, nil, []string{"2-4"}, 0},
		{"preceding four: three are deleted", "5.1", []Step{prev(Article, 4)}, nil, []string{"1_2", "2-4"}, 0},
		{"across chapters", "1_2.2", []Step{next(Article, 1)}, nil, []string{"2-4"}, 0},
		{"all preceding items", "1_2.1.2", []Step{prev(Item, 0)}, nil, []string{"1_2.1.1"}, 0},
		{"range with a branch", "5.1", []Step{art("1")}, []Step{art("5")}, []string{"1", "1_2", "2-4", "5"}, 0},
		{"backwards", "5.1", []Step{art("5")}, []Step{art("1")}, nil, Backwards},
		{"before the first", "1.1", []Step{prev(Article, 1)}, nil, nil, BeforeFirst},
		{"after the last", "5.1", []Step{next(Article, 1)}, nil, nil, AfterLast},
		{"never across 附則", "s1.1", []Step{prev(Article, 1)}, nil, nil, BeforeFirst},
		{"a bare article in 附則 is a main one", "s1.1", []Step{art("5")}, nil, []string{"5"}, 0},
		{"附則", "1.1", []Step{{Kind: Supplementary}, art("1")}, nil, []string{"s1"}, 0},
		{"several following", "1.1", []Step{next(Article, 2)}, nil, nil, Several},
		{"no such article", "1.1", []Step{art("9")}, nil, nil, Nothing},
		{"no such paragraph", "1.1", []Step{art("1_2"), para("3")}, nil, nil, Nothing},
		{"no antecedent", "1.1", []Step{{Kind: Article, Relation: That}}, nil, nil, NoAntecedent},
		{"outside an item", "1.1", []Step{{Kind: Item, Depth: 1, Relation: This}}, nil, nil, NotHere},
		{"this chapter", "5.1", []Step{{Kind: Chapter, Relation: This}}, nil, []string{"c2"}, 0},
		{"without a place", "", []Step{prev(Paragraph, 1)}, nil, nil, NotHere},
	} {
		m, err := NewResolver(text).Resolve(&Citation{Steps: c.steps, Through: c.through}, byID[c.from], nil)
		var e *ReferenceError
		if errors.As(err, &e) != (c.want == nil) || e != nil && e.Reason != c.reason {
			t.Errorf("%s: error %v", c.name, err)
			continue
		}
		var got []string
		for _, p := range m.Provisions {
			got = append(got, p.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func depthOf(k Kind) int {
	if k == Item {
		return 1
	}
	return 0
}

func TestAntecedents(t *testing.T) {
	text, byID := sample()
	r := NewResolver(text)
	var before Antecedents
	that := func(k Kind, more ...Step) string {
		m, err := r.Resolve(&Citation{Steps: append([]Step{{Kind: k, Relation: That}}, more...)}, byID["5.1"], &before)
		if err != nil {
			return "none"
		}
		return m.Provisions[0].ID
	}
	before.Mention(byID["1_2.1"])
	if got := that(Article, para("2")); got != "1_2.2" {
		t.Errorf("同条第二項 is %s", got)
	}
	if got := that(Paragraph); got != "1_2.2" {
		t.Errorf("同項 is %s", got)
	}
	r.Resolve(&Citation{Foreign: true, Steps: []Step{art("3")}}, byID["5.1"], &before)
	if got := that(Article); got != "none" {
		t.Errorf("同条 behind another law's article is %s", got)
	}
}
