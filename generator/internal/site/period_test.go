package site

import (
	"strings"
	"testing"
	"time"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/policy"
)

// TestPeriods checks the moments at which texts come into force, in the time zone
// of the site, and the next one as seen from a day.
func TestPeriods(t *testing.T) {
	versions := []string{"2020-09-01 ja en", "2023-06-16 ja", "draft ja"}
	for _, test := range []struct{ day, repealed, next string }{
		{"2020-08-31", "", "2020-09-01T00:00:00+09:00"},
		{"2020-09-01", "", "2023-06-16T00:00:00+09:00"},
		{"2023-06-16", "", ""},
		{"2023-06-16", "2030-03-31", "2030-03-31T00:00:00+09:00"},
		{"2020-09-01", "2022-01-01", "2022-01-01T00:00:00+09:00"},
		{"2031-01-01", "2030-03-31", ""},
	} {
		p := testPolicy(versions...)
		if test.repealed != "" {
			p.Repealed = date(test.repealed)
		}
		periods := newMaker(testSite, amendment.NewHistory(p), date(test.day), nil).periodsPage().Periods
		if periods.Next != test.next {
			t.Errorf("%s, repealed %q: next change at %q, want %q", test.day, test.repealed, periods.Next, test.next)
		}
		if len(periods.Periods) != 2 || periods.Periods[0].From != "2020-09-01T00:00:00+09:00" {
			t.Errorf("%s: %v", test.day, periods.Periods)
		}
	}
}

// TestLater checks how the texts say that they stand on days to come.
func TestLater(t *testing.T) {
	p := testPolicy("2020-09-01 ja", "2023-06-16 ja", "2026-04-01 ja", "draft ja")
	p.Repealed = date("2030-01-01")
	for i, want := range []string{
		"in-force 2023-06-16 superseded 2026-04-01 superseded 2030-01-01 superseded",
		"not-yet 2023-06-16 in-force 2026-04-01 superseded 2030-01-01 superseded",
		"not-yet 2023-06-16 not-yet 2026-04-01 in-force 2030-01-01 repealed",
		"draft 2023-06-16 draft 2026-04-01 draft 2030-01-01 draft",
	} {
		text := newText(p, p.Versions[i], "ja", date("2021-01-01"))
		got := []string{text.State.String()}
		for _, l := range text.later(tokyo) {
			got = append(got, l.From[:len("2023-06-16")], l.Text.State.String())
			if l.Text.State != p.State(p.Versions[i], l.Text.AsOf) {
				t.Errorf("%s on %s", l.Text.State, l.Text.AsOf)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %s, want %s", p.Versions[i].Name(), strings.Join(got, " "), want)
		}
	}
	if text := newText(p, p.Versions[2], "ja", date("2040-01-01")); len(text.later(time.UTC)) > 0 || text.State != policy.Repealed {
		t.Errorf("after the end: %v", text.later(time.UTC))
	}
}
