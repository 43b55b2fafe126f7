package locale

import "testing"

func TestLowered(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"", ""},
		{"A member may not transfer it.", "A member may not transfer it."},
		{"A member may NOT transfer it.", "A member may not transfer it."},
		{"THE COMPANY SHALL NOT BE LIABLE.", "the company shall not be liable."},
		{"It DOESN'T apply to the EU.", "It doesn't apply to the eu."},
		{"BEFORE MAY 5, 2020, A MEMBER MAY PAY.", "before MAY 5, 2020, A member may pay."},
		{"ARTICLE 5 ÉTÉ", "article 5 ÉTÉ"},
	} {
		if got := (english{}).Lowered(test.in); got != test.want {
			t.Errorf("%q: %q, want %q", test.in, got, test.want)
		}
	}
	if s := "甲はNOTICEを受ける。"; (japanese{}).Lowered(s) != s {
		t.Error("Japanese changes")
	}
}

// TestCapitals checks that words in capitals say the same as those in small letters.
func TestCapitals(t *testing.T) {
	for _, s := range []string{"A member may NOT transfer it.", "A MEMBER MUST PAY.", "NEITHER PARTY IS LIABLE.", "It DOESN'T apply."} {
		if _, d := (english{}).Modality(s); !d.Capitals {
			t.Errorf("%q: capitals were not seen", s)
		}
	}
	for _, s := range []string{"NOTICE", "A MUSTARD", "a member must not", "the CANS"} {
		if _, d := (english{}).Modality(s); d.Capitals {
			t.Errorf("%q: seems to have words of modality in capitals", s)
		}
	}
}
