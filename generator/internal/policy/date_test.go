package policy

import (
	"slices"
	"testing"
	"time"
)

func TestNewDate(t *testing.T) {
	for _, test := range []struct {
		year, month, day int
		ok               bool
	}{
		{2020, 9, 1, true},
		{2020, 2, 29, true},
		{2000, 2, 29, true},
		{1, 1, 1, true},
		{9999, 12, 31, true},
		{2023, 2, 29, false},
		{1900, 2, 29, false},
		{2023, 4, 31, false},
		{2023, 13, 1, false},
		{2023, 0, 1, false},
		{2023, 1, 0, false},
		{2023, 1, -1, false},
		{0, 1, 1, false},
		{10000, 1, 1, false},
		{-1, 1, 1, false},
	} {
		d, err := NewDate(test.year, test.month, test.day)
		if (err == nil) != test.ok {
			t.Errorf("NewDate(%d, %d, %d) = %s, %v", test.year, test.month, test.day, d, err)
		}
		if err != nil && !d.IsZero() {
			t.Errorf("NewDate(%d, %d, %d) = %s with an error", test.year, test.month, test.day, d)
		}
	}
}

func TestParseDate(t *testing.T) {
	for s, ok := range map[string]bool{
		"2020-09-01": true, "2020-02-29": true, "0001-01-01": true,
		"2023-02-29": false, "0000-01-01": false, "2020-9-1": false, "2020/09/01": false,
		"20200901": false, "2020-09-01 ": false, "2020-09-01T00:00:00Z": false, "": false, "draft": false,
	} {
		d, err := ParseDate(s)
		if (err == nil) != ok || ok && d.String() != s {
			t.Errorf("ParseDate(%q) = %s, %v", s, d, err)
		}
	}
}

// TestDateIsTime checks every day of two centuries against package time.
func TestDateIsTime(t *testing.T) {
	d := Date{1873, 1, 1}
	for at := time.Date(1873, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2073; at = at.AddDate(0, 0, 1) {
		parsed, err := ParseDate(at.Format(time.DateOnly))
		if err != nil || parsed != d || d.String() != at.Format(time.DateOnly) {
			t.Fatalf("%s: %s, %s, %v", at.Format(time.DateOnly), d, parsed, err)
		}
		next := d.AddDays(1)
		if d.Compare(next) != -1 || next.Compare(d) != 1 || d.Compare(d) != 0 || next.AddDays(-1) != d {
			t.Fatalf("%s and %s are out of order", d, next)
		}
		d = next
	}
}

func TestCompareDates(t *testing.T) {
	want := []Date{{}, {2019, 12, 31}, {2020, 1, 1}, {2020, 1, 2}, {2020, 2, 1}, {2021, 1, 1}}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, Date.Compare)
	if !slices.Equal(got, want) {
		t.Errorf("sorted %v, want %v", got, want)
	}
}

func TestZeroDate(t *testing.T) {
	if !(Date{}).IsZero() || (Date{2020, 1, 1}).IsZero() {
		t.Error("the zero value is not the only one that is no date")
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2020-09-01", "2023-02-29", "", "２０２０-09-01"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := ParseDate(s); err == nil && d.String() != s {
			t.Errorf("ParseDate(%q) = %s", s, d)
		}
	})
}
