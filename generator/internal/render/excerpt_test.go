package render

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestShorten(t *testing.T) {
	for _, test := range []struct{ s, want string }{
		{"", ""},
		{"Short.", "Short."},
		{"two\nlines\tand  spaces", "two lines and spaces"},
		{"これは短い。", "これは短い。"},
		{"The first sentence ends here. The second one does not.", "The first sentence ends here."},
		{"No. The first sentence goes on for long without end", "No. The first sentence goes on…"},
		{"これは一つ目の文です。これは二つ目の文であり入りません。", "これは一つ目の文です。"},
		{"これは、甲及び乙に関する事項を、丙が定めるものである。", "これは、甲及び乙に関する事項を…"},
		{"これは甲及び乙に関する事項を丙が定めるものである。", "これは甲及び乙に関する事項を丙が…"},
		{"これは甲及び乙に関する事項を令20261123日", "これは甲及び乙に関する事項を令…"},
		{"123456789012345678901234567890123", "…"},
	} {
		if got := shorten(test.s, 32); got != test.want {
			t.Errorf("%q becomes %q, want %q", test.s, got, test.want)
		}
	}
}

// FuzzShorten checks that what is left is the beginning of the words, and no more than
// there is room for.
func FuzzShorten(f *testing.F) {
	f.Add("This is a sentence. This is another one, which is longer.", 20)
	f.Add("当社は、個人情報を保護する。か\u3099き", 12)
	f.Add(strings.Repeat("字　", 40), 5)
	f.Add(strings.Repeat(" ", 60)+"many spaces before some words", 6)
	f.Fuzz(func(t *testing.T, s string, limit int) {
		if limit < 1 || limit > 1000 || !utf8.ValidString(s) {
			return
		}
		got := shorten(s, limit)
		whole := strings.Join(strings.Fields(s), " ")
		if !strings.HasPrefix(whole, strings.TrimSuffix(got, "…")) && got != whole || !utf8.ValidString(got) {
			t.Errorf("%q is not how %q begins", got, whole)
		}
		if want := shortenLine(whole, limit); got != want {
			t.Errorf("of all words %q is left, but %q of their beginning", want, got)
		}
		width := 0
		for _, r := range strings.TrimSuffix(got, "…") {
			width += widthOf(r)
		}
		if width > limit && len(whole) > limit {
			t.Errorf("%q is %d wide, the limit is %d", got, width, limit)
		}
	})
}
