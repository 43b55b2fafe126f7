package markdown

import "testing"

func TestMarkerAt(t *testing.T) {
	for _, test := range []struct {
		text    string
		at      int // as goldmark has it
		ordered bool
		want    int
	}{
		{"- a\n  10. b", 6, true, 6},
		{"- a\n \t10. b", 7, true, 6},
		{"- a\n \t10. 5. b", 8, true, 6},
		{"- \t\n \t1.", 8, true, 6},
		{"- \t\n \t-", 9, false, 6},
		{"> 1) a", 2, true, 2},
		{"*  - \n \t\t- \n\n1.\t", 13, false, 9},
		{"a", 5, true, 0},
	} {
		if got := markerAt(test.text, test.at, test.ordered); got != test.want {
			t.Errorf("%q, %d: %d, want %d", test.text, test.at, got, test.want)
		}
	}
}

// TestTabs reads texts in which tabs stand before what goldmark gives the place of.
func TestTabs(t *testing.T) {
	for text, want := range map[string]string{
		"- a\n \t10. b":             "",
		"1. \t\n   - (1) a\n\t\t# ": "f.md:3:1: list.empty\nf.md:5:3: heading.empty\n",
		"1. a\n\n\t\t[a]: b":        "f.md:5:3: markdown.indented\n",
	} {
		if got := problemsOf(t, text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
