package site

import "testing"

// TestSchedule checks which moment is the first of the site, also where a day
// begins in another one of UTC.
func TestSchedule(t *testing.T) {
	terms := testPolicy("2020-09-01 ja en", "2027-04-01 ja", "draft ja")
	rules := testPolicy("2020-09-01 ja")
	rules.Name, rules.Repealed = "rules", date("2026-12-01")
	still := testPolicy("2020-09-01 ja")
	still.Name = "still"
	for _, test := range []struct{ day, next string }{
		{"2020-01-01", "2020-08-31T15:00:00Z"},
		{"2026-11-23", "2026-11-30T15:00:00Z"},
		{"2026-12-01", "2027-03-31T15:00:00Z"},
		{"2027-04-01", ""},
	} {
		day := date(test.day)
		got := schedulePage(testSite, []Summary{Summarize(rules, day), Summarize(still, day), Summarize(terms, day)}, day).Schedule
		if got.Next != test.next || len(got.Policies) != 3 {
			t.Errorf("%s: %+v, want %q", test.day, got, test.next)
		}
	}
	got := schedulePage(testSite, []Summary{Summarize(terms, date("2026-11-23"))}, date("2026-11-23")).Schedule.Policies[0]
	if want := (Scheduled{"terms", "2027-04-01T00:00:00+09:00", "terms/versions.json"}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
