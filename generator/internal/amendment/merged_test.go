package amendment

import (
	"strings"
	"testing"

	"jobun/generator/internal/policy"
)

// articles returns an English text with an article for each of the words.
func articles(words ...string) *policy.Text {
	t := &policy.Text{Language: "en"}
	for i, w := range words {
		n := string(rune('1' + i))
		t.Provisions = append(t.Provisions, &policy.Provision{
			Kind: policy.Article, Number: policy.Number(n), Label: "Article " + n, ID: "art_" + n,
			Blocks: []policy.Block{{Inlines: []policy.Inline{{Text: w}}}},
		})
	}
	t.Index()
	return t
}

// TestMerged checks on both sides what is said to have been merged, in a language with
// spaces.
func TestMerged(t *testing.T) {
	const (
		purpose = "The purpose of these Terms is to set out the rights and obligations between the Company and Users of the Service."
		notice  = "The Company notifies Users of a change by electronic mail at least thirty days before the day on which it takes effect."
		fees    = "Users pay the monthly fees in advance by the last day of each month, in the manner that the Company designates."
	)
	for _, test := range []struct {
		name     string
		old, new []string
		want     string
	}{
		{"whole", []string{purpose, notice, fees}, []string{purpose + " " + fees, notice}, "art_3 → art_1"},
		{"before other words", []string{purpose, fees}, []string{fees + " " + purpose + " " + notice}, "art_2 → art_1"},
		{"nearly whole", []string{purpose, notice, fees}, []string{purpose, notice + " " + strings.Replace(fees, "monthly ", "", 1)}, "art_3 → art_2"},
		{"half", []string{purpose, notice, fees}, []string{purpose, notice + " Users pay the monthly fees in advance."}, ""},
		{"the usual words", []string{purpose, notice, fees}, []string{purpose, notice + " The Company designates the manner in which Users are notified of the fees of each month."}, ""},
		{"there before", []string{purpose + " " + fees, notice, fees}, []string{purpose + " " + fees, notice + " And more."}, ""},
		{"twice", []string{purpose, notice, fees}, []string{purpose + " " + fees, notice + " " + fees}, ""},
	} {
		old, new := articles(test.old...), articles(test.new...)
		var got []string
		merged := Compare(old, new).Merged()
		old.Walk(func(p *policy.Provision) {
			if into := merged[p]; into != nil {
				got = append(got, p.ID+" → "+into.ID)
			}
		})
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%s: %q, want %q", test.name, s, test.want)
		}
	}
}
