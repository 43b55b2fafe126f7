package amendment

import "testing"

// TestFolded compares the folding of texts that need none with that of all others.
func TestFolded(t *testing.T) {
	pieces := []string{" ", "a", "あ", "、", "　", "\f", "\n", "\t", "\u0085", "\u00a0", "é", "“", "\u2003", "\u2028", "\u202f", "\u205f", "\u1680", "字", "！", "𠮟", "ア"}
	for _, a := range pieces {
		for _, b := range pieces {
			for _, c := range pieces {
				s := a + b + c
				if want := string(foldSpaces(nil, s)); isFolded(s) && s != want {
					t.Errorf("%q is not %q, but counts as folded", s, want)
				}
			}
		}
	}
	for _, s := range []string{"", "a b", "会員は、届け出る。", "Article 4"} {
		if !isFolded(s) {
			t.Errorf("%q needs no folding", s)
		}
	}
}
