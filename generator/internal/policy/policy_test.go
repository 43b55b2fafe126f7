package policy

import (
	"slices"
	"testing"

	"jobun/generator/internal/source"
)

// history is a policy with three versions and a draft, repealed at the end.
func history() (p *Policy, first, second, third, draft *Version) {
	text := func(l Language) *Text { return &Text{Language: l} }
	first = &Version{Effective: Date{2020, 9, 1}, Texts: map[Language]*Text{"ja": text("ja")}}
	second = &Version{Effective: Date{2023, 6, 16}, Texts: map[Language]*Text{"ja": text("ja"), "en": text("en"), "de": text("de")}}
	third = &Version{Effective: Date{2027, 4, 1}, Texts: map[Language]*Text{"ja": text("ja"), "en": text("en")}}
	draft = &Version{Texts: map[Language]*Text{"ja": text("ja")}}
	return &Policy{Name: "privacy-policy", Prevailing: "ja", Versions: []*Version{first, second, third, draft}}, first, second, third, draft
}

func TestInForce(t *testing.T) {
	p, first, second, third, _ := history()
	for _, test := range []struct {
		day                   Date
		inForce, latest, next *Version
	}{
		{Date{2020, 8, 31}, nil, nil, first},
		{Date{2020, 9, 1}, first, first, second},
		{Date{2023, 6, 15}, first, first, second},
		{Date{2023, 6, 16}, second, second, third},
		{Date{2027, 3, 31}, second, second, third},
		{Date{2027, 4, 1}, third, third, nil},
		{Date{9999, 12, 31}, third, third, nil},
	} {
		if got := p.InForce(test.day); got != test.inForce {
			t.Errorf("InForce(%s) = %v", test.day, got)
		}
		if got := p.Latest(test.day); got != test.latest {
			t.Errorf("Latest(%s) = %v", test.day, got)
		}
		if got := p.Next(test.day); got != test.next {
			t.Errorf("Next(%s) = %v", test.day, got)
		}
	}
}

func TestState(t *testing.T) {
	p, first, second, third, draft := history()
	p.Repealed = Date{2030, 3, 31}
	for _, test := range []struct {
		day                         Date
		first, second, third, draft State
	}{
		{Date{2020, 8, 31}, NotYet, NotYet, NotYet, Unpublished},
		{Date{2020, 9, 1}, InForce, NotYet, NotYet, Unpublished},
		{Date{2023, 6, 15}, InForce, NotYet, NotYet, Unpublished},
		{Date{2023, 6, 16}, Superseded, InForce, NotYet, Unpublished},
		{Date{2027, 4, 1}, Superseded, Superseded, InForce, Unpublished},
		{Date{2030, 3, 30}, Superseded, Superseded, InForce, Unpublished},
		{Date{2030, 3, 31}, Superseded, Superseded, Repealed, Unpublished},
		{Date{2031, 1, 1}, Superseded, Superseded, Repealed, Unpublished},
	} {
		got := [...]State{p.State(first, test.day), p.State(second, test.day), p.State(third, test.day), p.State(draft, test.day)}
		if want := [...]State{test.first, test.second, test.third, test.draft}; got != want {
			t.Errorf("on %s the versions are %v, want %v", test.day, got, want)
		}
	}
}

// TestOneInForce checks that on every day at most one version is in force, that
// InForce and State say the same, and that no day is missing between versions.
func TestOneInForce(t *testing.T) {
	p, _, _, _, _ := history()
	p.Repealed = Date{2028, 1, 1}
	for d := (Date{2020, 8, 1}); d.Compare(Date{2028, 2, 1}) < 0; d = d.AddDays(1) {
		var list []*Version
		for _, v := range p.Versions {
			if p.State(v, d) == InForce {
				list = append(list, v)
			}
		}
		want := d.Compare(Date{2020, 9, 1}) >= 0 && d.Compare(p.Repealed) < 0
		if (len(list) == 1) != want || len(list) > 1 {
			t.Fatalf("on %s %d versions are in force", d, len(list))
		}
		if want && (p.InForce(d) != list[0] || p.Until(list[0]).Compare(d) <= 0) {
			t.Fatalf("on %s InForce is %v, Until %s", d, p.InForce(d), p.Until(list[0]))
		}
	}
}

func TestUntil(t *testing.T) {
	p, first, second, third, draft := history()
	for _, test := range []struct {
		repealed Date
		version  *Version
		want     Date
	}{
		{Date{}, first, Date{2023, 6, 16}},
		{Date{}, second, Date{2027, 4, 1}},
		{Date{}, third, Date{}},
		{Date{}, draft, Date{}},
		{Date{2030, 3, 31}, third, Date{2030, 3, 31}},
		{Date{2030, 3, 31}, second, Date{2027, 4, 1}},
		{Date{2025, 1, 1}, second, Date{2025, 1, 1}},
		{Date{2025, 1, 1}, first, Date{2023, 6, 16}},
		{Date{}, &Version{Effective: Date{2021, 1, 1}}, Date{}},
	} {
		p.Repealed = test.repealed
		if got := p.Until(test.version); got != test.want {
			t.Errorf("Until(%s) = %s, want %s (repealed %s)", test.version.Name(), got, test.want, test.repealed)
		}
	}
}

func TestVersionNames(t *testing.T) {
	p, first, _, _, draft := history()
	if first.Name() != "2020-09-01" || draft.Name() != "draft" || first.Draft() || !draft.Draft() {
		t.Errorf("the versions are named %q and %q", first.Name(), draft.Name())
	}
	for _, v := range p.Versions {
		if got := p.Version(v.Name()); got != v {
			t.Errorf("Version(%q) = %v", v.Name(), got)
		}
	}
	if got := p.Version("2020-09-02"); got != nil {
		t.Errorf("Version of a day without one = %v", got)
	}
}

func TestTextOf(t *testing.T) {
	p, first, second, _, _ := history()
	if text, ok := p.Text(second, "en"); !ok || text.Language != "en" {
		t.Errorf("Text(en) = %v, %v", text, ok)
	}
	if text, ok := p.Text(first, "en"); ok || text.Language != "ja" {
		t.Errorf("Text(en) of a version without it = %v, %v, want the prevailing one", text, ok)
	}
	if got, want := p.Languages(second), []Language{"ja", "de", "en"}; !slices.Equal(got, want) {
		t.Errorf("Languages = %v, want %v", got, want)
	}
}

func TestPolicyWithoutVersions(t *testing.T) {
	p := &Policy{}
	if p.InForce(Date{2020, 1, 1}) != nil || p.Latest(Date{2020, 1, 1}) != nil || p.Next(Date{2020, 1, 1}) != nil {
		t.Error("a policy without versions has one")
	}
}

// TestKindNames checks that every kind and every state has a name of its own.
func TestKindNames(t *testing.T) {
	seen := map[string]bool{}
	for k := NoKind; k <= Form; k++ {
		if name := k.String(); name == "" || seen[name] {
			t.Errorf("kind %d is named %q", k, name)
		}
		seen[k.String()] = true
	}
	for s := InForce; s <= Unpublished; s++ {
		if name := s.String(); name == "" || seen[name] {
			t.Errorf("state %d is named %q", s, name)
		}
		seen[s.String()] = true
	}
}

func TestIsAppendix(t *testing.T) {
	for k := NoKind; k <= Form; k++ {
		if got, want := k.IsAppendix(), k > Supplementary; got != want {
			t.Errorf("%s.IsAppendix() = %v", k, got)
		}
	}
}

// textOfThree returns a text with a preamble, an article with two paragraphs,
// and 附則.
func textOfThree() *Text {
	one, two := &Provision{Kind: Paragraph, ID: "art_1__para_1"}, &Provision{Kind: Paragraph, ID: "art_1__para_2"}
	article := &Provision{Kind: Article, ID: "art_1", Name: "purpose", Children: []*Provision{one, two}}
	return &Text{
		Preamble:   &Provision{Kind: Preamble, ID: "preamble"},
		Provisions: []*Provision{article, {Kind: Supplementary, ID: "suppl_1"}},
	}
}

func TestWalk(t *testing.T) {
	var got []string
	textOfThree().Walk(func(p *Provision) { got = append(got, p.ID) })
	want := []string{"preamble", "art_1", "art_1__para_1", "art_1__para_2", "suppl_1"}
	if !slices.Equal(got, want) {
		t.Errorf("Walk visits %v, want %v", got, want)
	}
}

func TestIndex(t *testing.T) {
	text := textOfThree()
	if text.ByID("art_1") != nil || text.ByName("purpose") != nil {
		t.Error("a text that is not indexed finds provisions")
	}
	text.Index()
	if p := text.ByID("art_1__para_2"); p == nil || p.ID != "art_1__para_2" {
		t.Errorf("ByID = %v", p)
	}
	if p := text.ByName("purpose"); p == nil || p.ID != "art_1" {
		t.Errorf("ByName = %v", p)
	}
	if text.ByID("art_2") != nil || text.ByName("") != nil {
		t.Error("provisions are found that are not there")
	}
}

func TestPlain(t *testing.T) {
	strong := Inline{Kind: Strong, Children: []Inline{{Text: "必ず"}, {Kind: LineBreak}, {Text: "書面"}}}
	for _, test := range []struct {
		inlines []Inline
		want    string
	}{
		{nil, ""},
		{[]Inline{{Text: "目的"}}, "目的"},
		{[]Inline{{Kind: LineBreak}}, "\n"},
		{[]Inline{{Text: "当社は"}, strong, {Kind: InlineCode, Text: "id"}}, "当社は必ず\n書面id"},
		{[]Inline{strong}, "必ず\n書面"},
	} {
		if got := Plain(test.inlines); got != test.want {
			t.Errorf("Plain = %q, want %q", got, test.want)
		}
	}
}

func TestTextPlain(t *testing.T) {
	file := source.NewFile("ja.md", "前条の規定は、**適用**する。\n")
	const article = "前条"
	words := Inline{Text: "の規定は、", At: len(article)}
	reference := Inline{Kind: Reference, Children: []Inline{{Text: article}}}
	tests := map[string][]Inline{
		"none":                nil,
		"one":                 {words},
		"side by side":        {reference, words},
		"with signs between":  {reference, words, {Kind: Strong, Children: []Inline{{Text: "適用"}}, At: len(article + words.Text)}, {Text: "する。"}},
		"of another place":    {words, reference},
		"behind the end":      {{Text: "x", At: 1000}, words},
		"before the start":    {{Text: "x", At: -1}, words},
		"a line end":          {reference, {Kind: LineBreak}, words},
		"no words, then some": {{At: 1}, {Text: "x"}},
	}
	for name, inlines := range tests {
		for _, text := range []*Text{{File: file}, {}} {
			if got, want := text.Plain(inlines), Plain(inlines); got != want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
			blocks := []Block{{Inlines: inlines}}
			if got, want := text.PlainBlocks(append(blocks, blocks...)), PlainBlocks(append(blocks, blocks...)); got != want {
				t.Errorf("%s, two blocks: %q, want %q", name, got, want)
			}
		}
	}
}
