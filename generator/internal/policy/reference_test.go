package policy

import (
	"slices"
	"testing"
)

func TestInherit(t *testing.T) {
	suppl := Step{Kind: Supplementary}
	for _, c := range []struct {
		name                string
		before, steps, want []Step
	}{
		{"a paragraph behind a paragraph", []Step{art("3"), para("1")}, []Step{para("2")}, []Step{art("3"), para("2")}},
		{"a paragraph behind an item", []Step{art("7"), para("1"), item("6")}, []Step{para("2")}, []Step{art("7"), para("2")}},
		{"a paragraph behind an article", []Step{art("3")}, []Step{para("2")}, []Step{para("2")}},
		{"an article behind an article", []Step{art("3")}, []Step{art("4")}, []Step{art("4")}},
		{"附則 sticks", []Step{suppl, art("2")}, []Step{art("3")}, []Step{suppl, art("3")}},
		{"a relation", []Step{art("3"), para("1")}, []Step{{Kind: Paragraph, Relation: That}}, []Step{{Kind: Paragraph, Relation: That}}},
		{"nothing", nil, []Step{para("2")}, []Step{para("2")}},
	} {
		if got := Inherit(c.before, c.steps); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestBelow(t *testing.T) {
	base := []Step{art("76"), para("4")}
	if got := Below(base, []Step{item("4")}); !slices.Equal(got, []Step{art("76"), para("4"), item("4")}) {
		t.Errorf("第四号 in 第七十六条第四項（第四号を除く。） is %v", got)
	}
	if got := Below(base, []Step{art("5")}); !slices.Equal(got, []Step{art("5")}) {
		t.Errorf("第五条 in brackets is %v", got)
	}
}
