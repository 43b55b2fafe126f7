package site

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jobun/generator/internal/policy"
)

// TestFormer checks that each page of a policy has one at its address under each
// former name: a page that sends people on, and the same again for programs.
func TestFormer(t *testing.T) {
	p := testPolicy("2020-09-01 ja en", "2023-06-16 ja", "draft ja")
	p.Former = []policy.FormerName{{Name: "old"}, {Name: "terms-of-use"}}
	pages := policyPages(t, p, "2021-01-01")
	var want, got []string
	for _, page := range pages {
		if page.Moved == "" {
			for _, name := range []string{"old", "terms-of-use"} {
				address := strings.Replace(page.Address, "terms/", name+"/", 1)
				want = append(want, address+" → "+page.Address)
			}
			continue
		}
		got = append(got, page.Address+" → "+page.Moved)
		shown := strings.HasSuffix(page.Address, "/")
		if shown != (page.Kind == MovedPage) || shown && (!page.Hidden || page.Translations != nil || page.Switch != nil) {
			t.Errorf("%s is a page of kind %d, hidden %v, in %v", page.Address, page.Kind, page.Hidden, page.Translations)
		}
		if strings.Contains(page.Canonical, "old") {
			t.Errorf("%s: canonical is %s", page.Address, page.Canonical)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	for _, page := range SitePages(testSite, []Summary{Summarize(p, date("2021-01-01"))}, date("2021-01-01")) {
		for _, l := range page.Listed {
			if !strings.HasPrefix(l.Address, "ja/terms/") && !strings.HasPrefix(l.Address, "en/terms/") && strings.Contains(l.Address, "term") {
				t.Errorf("the sitemap lists %s", l.Address)
			}
		}
	}
}

// TestFormerFeed checks that a feed keeps its identifiers when its policy gets
// another name.
func TestFormerFeed(t *testing.T) {
	identifiers := func(p *policy.Policy) []string {
		var list []string
		for _, page := range policyPages(t, p, "2021-01-01") {
			if page.Kind == Feed && page.Moved == "" {
				list = append(list, page.Feed.ID)
				for _, e := range page.Feed.Entries {
					list = append(list, e.ID)
				}
			}
		}
		return list
	}
	p := testPolicy("2020-09-01 ja en", "2023-06-16 ja")
	want := identifiers(p)
	p.Name, p.Former = "conditions", []policy.FormerName{{Name: "terms"}, {Name: "terms-of-use"}}
	if diff := cmp.Diff(want, identifiers(p)); diff != "" || len(want) == 0 {
		t.Errorf("-before +after\n%s", diff)
	}
}
