package render

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// headOf is what machines read about a page.
type headOf struct {
	meta       map[string][]string // by name or property
	canonical  string
	alternates map[string]string // address by language
	data       []byte            // the block of data
}

func readHead(t *testing.T, r *Renderer, page *site.Page) headOf {
	t.Helper()
	b, err := r.Page(nil, page)
	if err != nil {
		t.Fatal(err)
	}
	head := headOf{meta: map[string][]string{}, alternates: map[string]string{}}
	z := html.NewTokenizer(bytes.NewReader(b))
	for z.Next() != html.ErrorToken {
		token := z.Token()
		attributes := map[string]string{}
		for _, a := range token.Attr {
			attributes[a.Key] = a.Val
		}
		switch {
		case token.Data == "body":
			return head
		case token.Type != html.StartTagToken:
		case token.Data == "meta":
			name := attributes["name"] + attributes["property"]
			head.meta[name] = append(head.meta[name], attributes["content"])
		case token.Data == "link" && attributes["rel"] == "canonical":
			head.canonical = attributes["href"]
		case token.Data == "link" && attributes["hreflang"] != "":
			head.alternates[attributes["hreflang"]] = attributes["href"]
		case token.Data == "script" && attributes["type"] == "application/ld+json":
			z.Next()
			head.data = bytes.Clone(z.Raw())
		}
	}
	return head
}

func indented(t *testing.T, data []byte) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Indent(&b, data, "", "  "); err != nil {
		t.Fatalf("%v: %s", err, data)
	}
	return b.String()
}

// sampleWithSite returns all pages of the sample, those that speak of all policies
// included.
func sampleWithSite(t *testing.T) (*policy.Site, []site.Page) {
	t.Helper()
	s, list := samplePolicies(t)
	var pages []site.Page
	var summaries []site.Summary
	for _, p := range list {
		more, err := policyPages(s, p, day)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, more...)
		summaries = append(summaries, site.Summarize(p, day))
	}
	return s, append(pages, site.SitePages(s, summaries, day)...)
}

func isHTML(p *site.Page) bool { return strings.HasSuffix(p.File(), ".html") }

// TestDescriptions checks that each page says in its own words what it is about, once
// for lists of results and once for those who share it.
func TestDescriptions(t *testing.T) {
	r := newRenderer(t)
	_, pages := sampleWithSite(t)
	seen := map[string]string{}
	for i := range pages {
		page := &pages[i]
		if !isHTML(page) || page.Kind == site.MovedPage || page.Kind == site.LanguagePage || page.Kind == site.NotFoundPage {
			continue
		}
		head := readHead(t, r, page)
		description := head.meta["description"]
		if len(description) != 1 || description[0] == "" || description[0] != strings.TrimSpace(description[0]) {
			t.Fatalf("%s: description %q", page.Address, description)
		}
		if other := seen[description[0]]; other != "" {
			t.Errorf("%s has the description of %s: %s", page.Address, other, description[0])
		}
		seen[description[0]] = page.Address
		if !page.Hidden && !slices.Equal(head.meta["og:description"], description) {
			t.Errorf("%s: shared with the description %q", page.Address, head.meta["og:description"])
		}
	}
	for address, want := range map[string]string{
		"ja/terms-of-service/":                    "サンプルプロトコル株式会社の利用規約です。サンプルプロトコル株式会社の文書共有サービスをご利用になる前に、この利用規約をよくお読みください。",
		"en/privacy-policy/2020-09-01/":           "The Privacy Policy of Sample Protocol Co., Ltd., effective September 1, 2020. Sample Protocol Co., Ltd. (hereinafter \"the Company\") provides",
		"ja/terms-of-service/2026-04-01/changes/": "利用規約の変更点（2026年4月1日施行）：生成AI機能に関する第16条を新設して以後の条を1条ずつ繰り下げ",
	} {
		i := slices.IndexFunc(pages, func(p site.Page) bool { return p.Address == address })
		if got := readHead(t, r, &pages[i]).meta["description"][0]; !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want it to begin with %q", address, got, want)
		}
	}
}

// TestTranslationsAgree checks that a page and the sitemap say the same of its
// translations, and that it is shared as what it is for search engines.
func TestTranslationsAgree(t *testing.T) {
	r := newRenderer(t)
	s, pages := sampleWithSite(t)
	listed := map[string]map[string]string{}
	for i := range pages {
		for _, l := range pages[i].Listed {
			of := map[string]string{"x-default": s.URL + l.Default}
			for _, translation := range l.Translations {
				of[string(translation.Language)] = s.URL + translation.Address
			}
			listed[s.URL+l.Address] = of
		}
	}
	checked := 0
	for i := range pages {
		page := &pages[i]
		if !isHTML(page) || page.Kind == site.NotFoundPage {
			continue
		}
		head := readHead(t, r, page)
		want := listed[s.URL+page.Address]
		if want == nil {
			want = map[string]string{}
		} else if checked++; head.canonical != s.URL+page.Address {
			t.Errorf("%s is in the sitemap, but its canonical address is %s", page.Address, head.canonical)
		}
		if diff := cmp.Diff(want, head.alternates); diff != "" {
			t.Errorf("%s: -sitemap +page\n%s", page.Address, diff)
		}
		if page.Hidden {
			if len(head.meta["og:title"]) > 0 || head.data != nil {
				t.Errorf("%s is hidden, but is described", page.Address)
			}
			continue
		}
		if got := head.meta["og:url"]; !slices.Equal(got, []string{head.canonical}) {
			t.Errorf("%s: shared as %q", page.Address, got)
		}
		if n := len(head.meta["og:locale"]) + len(head.meta["og:locale:alternate"]); n != max(len(page.Translations), 1) {
			t.Errorf("%s: shared in %d languages", page.Address, n)
		}
	}
	if checked != len(listed) || checked == 0 {
		t.Errorf("%d pages of the %d of the sitemap", checked, len(listed))
	}
}

// TestJSONLD checks that the addresses by which pages know texts and each other are
// those of pages, and that both languages and both pages of a text say the same.
func TestJSONLD(t *testing.T) {
	r := newRenderer(t)
	s, pages := sampleWithSite(t)
	known := map[string]bool{}
	for i := range pages {
		known[s.URL+pages[i].Address] = true
	}
	var walk func(address string, v any)
	walk = func(address string, v any) {
		switch v := v.(type) {
		case []any:
			for _, element := range v {
				walk(address, element)
			}
		case map[string]any:
			for key, value := range v {
				if link, ok := value.(string); ok && (key == "@id" || key == "url" || key == "contentUrl") && !known[link] {
					t.Errorf("%s: %s leads to %s, which is no page", address, key, link)
				}
				walk(address, value)
			}
		}
	}
	kinds := map[site.Kind]bool{}
	for i := range pages {
		if page := &pages[i]; isHTML(page) && !page.Hidden {
			var v any
			if err := json.Unmarshal(readHead(t, r, page).data, &v); err != nil {
				t.Fatalf("%s: %v", page.Address, err)
			}
			walk(page.Address, v)
			kinds[page.Kind] = true
		}
	}
	for kind := range layoutOf {
		if !kinds[kind] && kind != site.MovedPage && kind != site.NotFoundPage {
			t.Errorf("no page of kind %d was read", kind)
		}
	}
}

// TestJSONLDOf compares what is said of a text, its translation and what it changed
// with what is known of them.
func TestJSONLDOf(t *testing.T) {
	r := newRenderer(t)
	var got strings.Builder
	s, p := sample("company", parseText("ja", "title 規約\narticle 1 \"第1条\"\n  : 本文。\n"), parseText("en", "title Terms\narticle 1 \"Article 1\"\n  : Words.\n"))
	p.Versions = append(p.Versions, &policy.Version{
		Effective: policy.Date{Year: 2023, Month: 6, Day: 16},
		Revised:   policy.Date{Year: 2023, Month: 5, Day: 31},
		Published: policy.Date{Year: 2023, Month: 6, Day: 1},
		Corrections: []policy.Correction{
			{Date: policy.Date{Year: 2023, Month: 7, Day: 1}, Kind: policy.Erratum, Note: policy.Localized{"ja": "</script>を訂正した。", "en": "</script> was corrected."}},
			{Date: policy.Date{Year: 2023, Month: 8, Day: 1}, Kind: policy.Erratum, Note: policy.Localized{"ja": "又訂正した。", "en": "And again."}},
		},
		Texts: p.Versions[0].Texts,
		Seals: map[policy.Language]*policy.Seal{"ja": {Policy: "sample", Version: "2023-06-16", Language: "ja", Sum: policy.SumPrefix + strings.Repeat("A", 43) + "="}},
	})
	p.Repealed = policy.Date{Year: 2030, Month: 3, Day: 31}
	pages := pagesAt(s, p, day)
	for _, address := range []string{"ja/sample/2023-06-16/", "ja/sample/", "en/sample/2020-09-01/", "en/sample/2023-06-16/changes/", "ja/sample/2023-06-16/parallel/", "en/sample/history/", "ja/", ""} {
		got.WriteString("== /" + address + "\n" + indented(t, readHead(t, r, pages[address]).data) + "\n")
	}
	checkGolden(t, "testdata/json_ld.txt", got.String())
}

// checkGolden compares what a test gets with a file, which -update writes.
func checkGolden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("-want +got; run with -update if this is right\n%s", diff)
	}
}
