package site

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jobun/generator/internal/policy"
)

// TestSearchPages checks which texts are searched, in which order, and which can be
// chosen without a script.
func TestSearchPages(t *testing.T) {
	day := date("2025-01-01")
	changing, coming, repealed := testPolicy("2019-01-01 ja", "2020-09-01 ja en", "2026-01-01 ja", "draft ja"), testPolicy("2030-01-01 ja en"), testPolicy("2020-10-01 ja")
	changing.Name, coming.Name, repealed.Name = "changing", "coming", "repealed"
	repealed.Repealed, changing.Repealed = date("2024-01-01"), date("2027-01-01")
	onlyDraft := testPolicy("draft ja")
	onlyDraft.Name = "only-draft"
	var all []Summary
	for _, p := range []*policy.Policy{changing, coming, onlyDraft, repealed} {
		all = append(all, Summarize(p, day))
	}
	pages := searchPages(testSite, all, "en")
	if diff := cmp.Diff([]string{"en/search/", "en/search/texts.json", "en/search/older.json"}, addresses(pages)); diff != "" {
		t.Fatalf("-want +got\n%s", diff)
	}
	checkAddresses(t, &pages[0])
	var got []string
	for _, page := range pages[1:] {
		for _, s := range page.Searched {
			got = append(got, strings.TrimSpace(strings.Join([]string{s.Policy, s.Version, string(s.Language), s.State.String(), s.From, s.Until, strconv.FormatBool(s.Repealed)}, " ")))
		}
		got = append(got, "")
	}
	want := []string{
		"coming 2030-01-01 en not-yet 2030-01-01T00:00:00+09:00  false",
		"changing 2026-01-01 ja not-yet 2026-01-01T00:00:00+09:00 2027-01-01T00:00:00+09:00 true",
		"changing 2020-09-01 en in-force  2026-01-01T00:00:00+09:00 false",
		"",
		"repealed 2020-10-01 ja repealed   false",
		"changing 2019-01-01 ja superseded   false",
		"",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	got = nil
	for _, b := range pages[0].Search.Browsed {
		got = append(got, b.Title.Words+" "+b.State.String()+" "+b.Address)
	}
	if diff := cmp.Diff([]string{"Title en in-force en/changing/", "Title en not-yet en/coming/"}, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if empty := searchPages(testSite, nil, "ja"); len(empty) != 3 || len(empty[0].Search.Browsed) > 0 {
		t.Errorf("without policies: %v", addresses(empty))
	}
}

// TestManyProvisions checks that what is too much for one page stands on several, in
// each language on as many, and that all of them are listed.
func TestManyProvisions(t *testing.T) {
	var all []Summary
	for i := range 5 {
		p := testPolicy("2020-09-01 ja en")
		p.Name = "policy-" + strconv.Itoa(i)
		for _, text := range p.Versions[0].Texts {
			for n := range browsed / 2 {
				text.Provisions = append(text.Provisions, &policy.Provision{Kind: policy.Article, ID: "art_" + strconv.Itoa(n+1), Label: "第" + strconv.Itoa(n+1) + "条"})
			}
		}
		all = append(all, Summarize(p, date("2025-01-01")))
	}
	want := []string{"ja/search/", "ja/search/2/", "ja/search/3/", "ja/search/texts.json", "ja/search/older.json"}
	pages := searchPages(testSite, all, "ja")
	if diff := cmp.Diff(want, addresses(pages)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if others := pages[1].Search.Others; len(others) != 3 || others[1].Address != "ja/search/2/" || len(pages[2].Search.Browsed) != 1 {
		t.Errorf("other pages: %v", others)
	}
	var listing []string
	for l := range listed(testSite, all) {
		if strings.Contains(l.Address, "/search/") {
			listing = append(listing, l.Address)
		}
	}
	if diff := cmp.Diff([]string{"ja/search/", "en/search/", "ja/search/2/", "en/search/2/", "ja/search/3/", "en/search/3/"}, listing); diff != "" {
		t.Errorf("in the sitemap: -want +got\n%s", diff)
	}
}

// TestHeadings checks that headings come back as they were.
func TestHeadings(t *testing.T) {
	text := &policy.Text{Provisions: []*policy.Provision{
		{Kind: policy.Article, ID: "art_1", Label: "第1条", Caption: []policy.Inline{{Text: "目\x00的\x01"}}},
		{Kind: policy.Article, ID: "art_2", Children: []*policy.Provision{{Kind: policy.Item, ID: "item", Label: "(1)"}}},
		{Kind: policy.Supplementary, ID: "suppl_1", Label: "附則"},
	}}
	p := testPolicy("2020-09-01 ja")
	p.Versions[0].Texts["ja"] = text
	headings := Summarize(p, date("2025-01-01")).Versions[0].Texts[0].Headings
	var got []Heading
	for h := range headings.All() {
		got = append(got, h)
	}
	want := []Heading{{"art_1", "第1条", "目\uFFFD的\uFFFD"}, {"suppl_1", "附則", ""}}
	if diff := cmp.Diff(want, got); diff != "" || headings.Len() != len(want) {
		t.Errorf("-want +got\n%s", diff)
	}
}
