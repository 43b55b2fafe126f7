package site

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jobun/generator/internal/policy"
)

// TestSealed checks that the normal form of a sealed text stands beside its page, and
// that pages which show it in place of a translation lead there.
func TestSealed(t *testing.T) {
	p := testPolicy("2020-09-01 ja", "2021-09-01 ja en")
	p.Versions[0].Seals = map[policy.Language]*policy.Seal{"ja": {Sum: "h1:"}}
	var sealed []string
	for _, page := range policyPages(t, p, "2026-11-23") {
		switch {
		case page.Kind == TextSealed:
			sealed = append(sealed, page.File())
		case page.Kind == TextPage && page.Text.Version == p.Versions[0]:
			if got := page.Text.SealedAddress; page.Text.Seal == nil || got != "ja/terms/2020-09-01/text.txt" {
				t.Errorf("%s: the normal form of its text is %s", page.Address, got)
			}
		case page.Kind == TextPage && page.Text.Seal != nil:
			t.Errorf("%s: a seal of a text that is not sealed", page.Address)
		}
	}
	if want := []string{"ja/terms/2020-09-01/text.txt"}; !slices.Equal(sealed, want) {
		t.Errorf("%q, want %q", sealed, want)
	}
}

// TestCorrections checks that each correction is an entry of the feed, with an
// identifier that later ones, its date and its words leave alone.
func TestCorrections(t *testing.T) {
	p := testPolicy("2020-09-01 ja en", "2021-09-01 ja en")
	correction := func(day, note string) policy.Correction {
		return policy.Correction{Date: date(day), Kind: policy.Erratum, Note: policy.Localized{"ja": note, "en": note}}
	}
	p.Versions[0].Corrections = []policy.Correction{correction("2020-10-01", "first"), correction("2022-01-01", "second")}
	var got []string
	for _, page := range policyPages(t, p, "2026-11-23") {
		if page.Kind != Feed || page.Language != "en" {
			continue
		}
		for _, e := range page.Feed.Entries {
			got = append(got, e.ID+" "+e.Updated+" "+e.Address+" "+e.Summary)
		}
	}
	want := []string{
		"tag:example.com,2020:terms/2020-09-01/en/correction-2 2022-01-01T00:00:00+09:00 en/terms/2020-09-01/ second",
		"tag:example.com,2021:terms/2021-09-01/en 2021-09-01T00:00:00+09:00 en/terms/2021-09-01/changes/ ",
		"tag:example.com,2020:terms/2020-09-01/en/correction-1 2020-10-01T00:00:00+09:00 en/terms/2020-09-01/ first",
		"tag:example.com,2020:terms/2020-09-01/en 2020-09-01T00:00:00+09:00 en/terms/2020-09-01/ ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
