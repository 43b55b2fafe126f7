package check

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestDifferences checks with many lists of marks that the differences are all that
// tells one list from the other: what is not among them is the same, in order.
func TestDifferences(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	list := func() []string {
		l := make([]string, random.IntN(8))
		for i := range l {
			l[i] = string(rune('a' + random.IntN(4)))
		}
		return l
	}
	for range 5000 {
		old, now := list(), list()
		a, b := slices.Clone(old), slices.Clone(now)
		for _, d := range slices.Backward(differences(old, now)) {
			if d.old >= 0 {
				a = slices.Delete(a, d.old, d.old+1)
			}
			if d.new >= 0 {
				b = slices.Delete(b, d.new, d.new+1)
			}
			if d.old < 0 && d.new < 0 || d.next > len(now) {
				t.Fatalf("%q, %q: %+v", old, now, d)
			}
		}
		if !slices.Equal(a, b) {
			t.Fatalf("%q, %q: %q is left of the one, %q of the other", old, now, a, b)
		}
	}
}

func TestChangedWords(t *testing.T) {
	for _, test := range []struct{ old, now, was, is string }{
		{"年14.5パーセント", "年14.6パーセント", "年14.5パーセント", "年14.6パーセント"},
		{"利用者は、料金を毎月支払うものとし、遅延損害金を付す。", "利用者は、料金を毎年支払うものとし、遅延損害金を付す。", "…用者は、料金を毎月支払うものとし、…", "…用者は、料金を毎年支払うものとし、…"},
		{"A User must pay the fees within thirty days.", "A User may pay the fees within thirty days.", "A User must pay the…", "A User may pay the…"},
		{"甲", "甲乙", "甲", "甲乙"},
		{"", "甲", "", "甲"},
	} {
		if was, is := changedWords(test.old, test.now); was != test.was || is != test.is {
			t.Errorf("%q, %q: %q, %q, want %q, %q", test.old, test.now, was, is, test.was, test.is)
		}
	}
}
