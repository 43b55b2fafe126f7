package site

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/policy"
)

func TestRelative(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{"", "", "./"},
		{"", "ja/", "ja/"},
		{"ja/", "", "../"},
		{"ja/", "ja/", "./"},
		{"ja/", "en/", "../en/"},
		{"ja/terms/", "ja/terms/2020-09-01/", "2020-09-01/"},
		{"ja/terms/2020-09-01/", "ja/terms/", "../"},
		{"ja/terms/2020-09-01/", "en/terms/2020-09-01/", "../../../en/terms/2020-09-01/"},
		{"ja/terms/text.json", "ja/terms/", "./"},
		{"ja/terms/", "ja/terms/text.json", "text.json"},
		{"ja/a/", "ja/ab/", "../ab/"},
		{"404.html", "assets/style.css", "assets/style.css"},
	} {
		if got := Relative(test.from, test.to); got != test.want {
			t.Errorf("from %q to %q: %q, want %q", test.from, test.to, got, test.want)
		}
	}
}

func date(s string) policy.Date {
	d, err := policy.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// tokyo is where the sites of the tests are.
var tokyo = time.FixedZone("Asia/Tokyo", 9*60*60)

var testSite = &policy.Site{URL: "https://example.com/", Home: "https://example.com/", TimeZone: "Asia/Tokyo", Location: tokyo, Languages: []policy.Language{"ja", "en"}}

// testPolicy returns a policy with a version for each of the names, in the
// languages behind it: "2020-09-01 ja en".
func testPolicy(versions ...string) *policy.Policy {
	p := &policy.Policy{Name: "terms", Prevailing: "ja", Preset: "company"}
	for _, line := range versions {
		words := strings.Fields(line)
		v := &policy.Version{Texts: map[policy.Language]*policy.Text{}}
		if words[0] != "draft" {
			v.Effective = date(words[0])
		}
		for _, l := range words[1:] {
			title := []policy.Inline{{Text: "Title " + l}}
			v.Texts[policy.Language(l)] = &policy.Text{Language: policy.Language(l), Title: title}
		}
		p.Versions = append(p.Versions, v)
	}
	return p
}

func policyPages(t *testing.T, p *policy.Policy, day string) []Page {
	t.Helper()
	var pages []Page
	err := PolicyPages(testSite, amendment.NewHistory(p), date(day), func(p *Page) error {
		pages = append(pages, *p)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func addresses(pages []Page) []string {
	var list []string
	for _, p := range pages {
		list = append(list, p.Address)
	}
	return list
}

func TestPolicyPages(t *testing.T) {
	p := testPolicy("2020-09-01 ja en", "2023-06-16 ja", "draft ja")
	pages := policyPages(t, p, "2021-01-01")
	var want []string
	each := func(addresses ...string) {
		for _, l := range []string{"ja", "en"} {
			for _, address := range addresses {
				want = append(want, l+"/terms/"+address)
			}
		}
	}
	each("2020-09-01/", "2020-09-01/text.json", "", "text.json")
	each("2020-09-01/parallel/")
	each("2023-06-16/", "2023-06-16/text.json")
	each("2023-06-16/changes/", "2023-06-16/changes/changes.json", "2023-06-16/changes/2020-09-01/", "2023-06-16/changes/2020-09-01/changes.json")
	each("draft/", "draft/text.json")
	each("draft/changes/", "draft/changes/changes.json",
		"draft/changes/2023-06-16/", "draft/changes/2023-06-16/changes.json",
		"draft/changes/2020-09-01/", "draft/changes/2020-09-01/changes.json")
	each("history/", "feed.atom")
	want = append(want, "terms/versions.json")
	if diff := cmp.Diff(want, addresses(pages)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	for _, page := range pages {
		checkAddresses(t, &page)
	}
}

// checkAddresses checks what a page says of itself and its translations.
func checkAddresses(t *testing.T, p *Page) {
	t.Helper()
	if p.Kind == TextData || p.Kind == ChangesData || p.Kind == PeriodsData || p.Kind == Feed {
		return
	}
	itself := p.Canonical == p.Address && !p.Hidden
	listed := slices.ContainsFunc(p.Translations, func(t Translation) bool { return t.Address == p.Address })
	if itself != listed {
		t.Errorf("%s: canonical is %s, but among its translations: %v", p.Address, p.Canonical, listed)
	}
	if len(p.Switch) != len(testSite.Languages) {
		t.Errorf("%s: can be switched to %v", p.Address, p.Switch)
	}
}

func TestUntranslated(t *testing.T) {
	p := testPolicy("2020-09-01 ja")
	for _, page := range policyPages(t, p, "2021-01-01") {
		if page.Kind != TextPage {
			continue
		}
		if missing := page.Language == "en"; page.Text.Missing(page.Language) != missing {
			t.Errorf("%s: missing is %v", page.Address, !missing)
		}
		if !strings.HasPrefix(page.Canonical, "ja/") || page.Text.Text.Language != "ja" {
			t.Errorf("%s: canonical is %s", page.Address, page.Canonical)
		}
	}
}

// TestLatest checks which version the page of the policy itself shows.
func TestLatest(t *testing.T) {
	for _, test := range []struct {
		versions []string
		repealed string
		want     string
		state    policy.State
	}{
		{[]string{"2020-09-01 ja", "2030-01-01 ja"}, "", "2020-09-01", policy.InForce},
		{[]string{"2020-09-01 ja", "2023-01-01 ja"}, "", "2023-01-01", policy.InForce},
		{[]string{"2030-01-01 ja", "2031-01-01 ja"}, "", "2030-01-01", policy.NotYet},
		{[]string{"2020-09-01 ja"}, "2024-01-01", "2020-09-01", policy.Repealed},
		{[]string{"2020-09-01 ja"}, "2040-01-01", "2020-09-01", policy.InForce},
		{[]string{"2020-09-01 ja", "draft ja"}, "", "2020-09-01", policy.InForce},
		{[]string{"draft ja"}, "", "draft", policy.Unpublished},
	} {
		p := testPolicy(test.versions...)
		if test.repealed != "" {
			p.Repealed = date(test.repealed)
		}
		v := latest(p, date("2025-01-01"))
		if v.Name() != test.want || p.State(v, date("2025-01-01")) != test.state {
			t.Errorf("%v, repealed %q: shows %s", test.versions, test.repealed, v.Name())
		}
	}
}

// TestSitemap checks that exactly the pages are listed that say they should be.
func TestSitemap(t *testing.T) {
	day := date("2021-01-01")
	p := testPolicy("2020-09-01 ja en", "2023-06-16 ja", "draft ja")
	pages := append(policyPages(t, p, "2021-01-01"), SitePages(testSite, []Summary{Summarize(p, day)}, day)...)
	var want, got []string
	for _, page := range pages {
		if page.Canonical == page.Address && !page.Hidden && page.Kind <= LanguagePage && page.Kind != TextData {
			want = append(want, page.Address)
		}
		for _, l := range page.Listed {
			got = append(got, l.Address)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-pages +listed\n%s", diff)
	}
}

func TestManySitemaps(t *testing.T) {
	var pages []Page
	sitemaps(testSite, slices.Values(make([]Listed, limit+1)), func(p Page) { pages = append(pages, p) })
	want := []string{"sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"}
	if diff := cmp.Diff(want, addresses(pages)); diff != "" || pages[2].Kind != SitemapIndex || len(pages[2].Listed) != 2 || len(pages[1].Listed) != 1 {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestGroups(t *testing.T) {
	day := date("2025-01-01")
	inForce, coming, repealed := testPolicy("2020-09-01 ja", "2026-01-01 ja"), testPolicy("2030-01-01 ja en"), testPolicy("2020-09-01 ja")
	repealed.Repealed = date("2024-01-01")
	var all []Summary
	for _, p := range []*policy.Policy{repealed, coming, inForce} {
		all = append(all, Summarize(p, day))
	}
	var got []string
	for _, g := range groups(all, "en") {
		for _, e := range g.Policies {
			got = append(got, g.State.String()+" "+e.Title.Words+" "+e.NextAddress)
		}
	}
	want := []string{"in-force Title ja en/terms/2026-01-01/", "not-yet Title en ", "repealed Title ja "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// TestStyle checks that what the text says of its captions goes before what its
// preset does.
func TestStyle(t *testing.T) {
	for _, test := range []struct {
		preset   string
		language policy.Language
		above    bool
		want     Style
	}{
		{"statute", "ja", true, Style{CaptionAbove: true, Brackets: true, RunIn: true}},
		{"statute", "ja", false, Style{Brackets: true}},
		{"company", "ja", true, Style{CaptionAbove: true, Brackets: true, RunIn: true}},
		{"company", "ja", false, Style{Brackets: true}},
		{"outline", "en", true, Style{CaptionAbove: true, RunIn: true}},
		{"outline", "ja", true, Style{CaptionAbove: true, Brackets: true, RunIn: true}},
	} {
		got := styleOf(&policy.Policy{Preset: test.preset}, &policy.Text{Language: test.language, CaptionAbove: test.above})
		if got != test.want {
			t.Errorf("%s %s, %v: %v", test.preset, test.language, test.above, got)
		}
	}
}
