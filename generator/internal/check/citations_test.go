package check

import (
	"slices"
	"testing"
)

func TestAppendCiting(t *testing.T) {
	for _, tt := range []struct {
		words string
		want  []string
	}{
		{"", nil},
		{"本規程は、会員に適用する。", nil},
		{"前項及び第3条第2項", []string{"第", "第"}},
		{"𠮷第一号", []string{"第"}},
		{"第Article", []string{"第", "rticle"}},
		{"Article 1, paragraph (1), item (i) and items of Section 2, Chapter 3", []string{"rticle", "aragraph", "tem ", "tems ", "ection", "hapter"}},
		{"articl", nil},
		{"c, g, m and p; the system", nil},
	} {
		var got []string
		at := 0
		for _, c := range appendCiting(nil, tt.words) {
			if c.start < at {
				t.Errorf("%s: %d stands behind %d", tt.words, c.start, at)
			}
			at = c.end
			got = append(got, tt.words[c.start:c.end])
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: found %q, want %q", tt.words, got, tt.want)
		}
	}
}

func TestMayCite(t *testing.T) {
	citing := []span{{3, 6}, {20, 26}}
	for _, tt := range []struct {
		from, to int
		want     bool
	}{{0, 6, true}, {0, 5, false}, {3, 6, true}, {4, 25, false}, {4, 26, true}, {26, 40, false}} {
		if got := mayCite(citing, tt.from, tt.to); got != tt.want {
			t.Errorf("from %d to %d: %t", tt.from, tt.to, got)
		}
	}
}
