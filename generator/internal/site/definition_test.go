package site

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jobun/generator/internal/policy"
)

// TestDefinitions checks which terms of a text are followed, and what the other
// language calls each.
func TestDefinitions(t *testing.T) {
	tests := []struct {
		name     string
		ja, en   string
		glossary []policy.Term
		want     []string // term, provision, name in the other language
	}{
		{
			"one against one",
			"a 甲社（以下「当社」という。）は、定める。\nb 当社は。",
			"a Kosha (hereinafter \"the Company\") provides.\nb The Company does.",
			nil,
			[]string{"当社 a the Company"},
		},
		{
			"several are told apart by where they stand, in any order",
			"a 甲社（以下「当社」という。）は、乙（以下「利用者」という。）に。\nb 当社は。\nc 利用者は。\nd 利用者は。",
			"a Those who use (hereinafter \"Users\") Kosha (hereinafter \"the Company\").\nb The Company does.\nc A User does.\nd Users do.",
			nil,
			[]string{"当社 a the Company", "利用者 a Users"},
		},
		{
			"several that nothing tells apart have no name",
			"a 甲社（以下「当社」という。）は、乙（以下「利用者」という。）に。\nb 当社は、利用者に。",
			"a Kosha (hereinafter \"the Company\") to others (hereinafter \"Users\").\nb The Company to Users.",
			nil,
			[]string{"当社 a ", "利用者 a "},
		},
		{
			"but for those in the glossary",
			"a 甲社（以下「当社」という。）は、乙（以下「利用者」という。）に。\nb 当社は、利用者に。",
			"a Kosha (hereinafter \"the Company\") to others (hereinafter \"Users\").\nb The Company to Users.",
			[]policy.Term{{Names: policy.Localized{"ja": "当社", "en": "Company"}}},
			[]string{"当社 a Company", "利用者 a "},
		},
		{
			"another provision defines another term",
			"a 甲社（以下「当社」という。）は。", "b Kosha (hereinafter \"the Company\").",
			nil,
			[]string{"当社 a "},
		},
		{
			"a term that is defined twice, or for a part, is left out",
			"a 甲（以下「当社」という。）は、乙（以下この条において「特例」という。）に。\nb 丙（以下「当社」という。）は、丁（以下「申込者」という。）に。\nc （以下この条において「申込者」という。）\nd （以下「会員」という。）",
			"a x", nil,
			[]string{"会員 d "},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			first, second := texts(test.ja, test.en)
			version := &policy.Version{Texts: map[policy.Language]*policy.Text{"ja": first.Text, "en": second.Text}}
			first.Version, first.Policy = version, &policy.Policy{Prevailing: "ja", Versions: []*policy.Version{version}}
			d := newDefiner(&policy.Site{Languages: []policy.Language{"ja", "en"}, Glossary: test.glossary})
			d.define(first)
			var got []string
			for _, one := range first.Definitions {
				words := policy.Plain(one.Block.Inlines)
				if words[one.Start:one.End] != one.Term {
					t.Errorf("%s stands at %q", one.Term, words[one.Start:one.End])
				}
				got = append(got, one.Term+" "+one.Provision.ID+" "+one.Other)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// TestSentences checks that the sentences of a block in which a term is defined are the
// whole block, and which of them define it.
func TestSentences(t *testing.T) {
	const words = "初めの文。甲（乙。以下「当社」という。）は、定める。終わりの文。"
	first, _ := texts("a "+words, "a x")
	first.Version, first.Policy = &policy.Version{}, &policy.Policy{Prevailing: "ja"}
	newDefiner(&policy.Site{}).define(first)
	var all strings.Builder
	var defines []bool
	for _, s := range first.Definitions[0].Sentences {
		all.WriteString(policy.Plain(s.Inlines))
		defines = append(defines, s.Defines)
	}
	if all.String() != words || !slices.Equal(defines, []bool{false, true, false}) {
		t.Errorf("%v of %s", defines, all.String())
	}
}
