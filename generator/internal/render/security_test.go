package render

import (
	"testing"
	"time"

	"jobun/generator/internal/policy"
)

// TestSecurity checks what security.txt says, that it stays the same for a month, and
// that the schedule has it written anew before it expires.
func TestSecurity(t *testing.T) {
	r := newRenderer(t)
	s, p := trial()
	s.TimeZone, s.Location, s.Contact = "Asia/Tokyo", time.FixedZone("Asia/Tokyo", 9*60*60), "mailto:desk@example.com"
	const first, second = "2041-02-01T00:00:00+09:00", "2041-03-01T00:00:00+09:00"
	for _, test := range []struct{ day, expires, next string }{
		{"2040-02-01", first, "2041-01-01T15:00:00Z"},
		{"2040-02-29", first, "2041-01-01T15:00:00Z"},
		{"2040-03-01", second, "2041-01-29T15:00:00Z"},
	} {
		day, err := policy.ParseDate(test.day)
		if err != nil {
			t.Fatal(err)
		}
		pages := pagesAt(s, p, day)
		b, err := r.Page(nil, pages[".well-known/security.txt"])
		if err != nil {
			t.Fatal(err)
		}
		want := "Contact: mailto:desk@example.com\nExpires: " + test.expires + "\nPreferred-Languages: en, ja\nCanonical: https://example.com/.well-known/security.txt\n"
		if string(b) != want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.day, b, want)
		}
		if next := pages["versions.json"].Schedule.Next; next != test.next {
			t.Errorf("%s: the site is built again at %s, not at %s", test.day, next, test.next)
		}
	}
	s.Contact = ""
	if pagesAt(s, p, policy.Date{Year: 2040, Month: 2, Day: 1})[".well-known/security.txt"] != nil {
		t.Error("without a contact there is a security.txt")
	}
}
