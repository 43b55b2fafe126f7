package locale

import (
	"testing"

	"jobun/generator/internal/policy"
)

// TestErasAreData checks the table: the latest first, no gap between two eras,
// and each first year the year of the first day, but for 明治.
func TestErasAreData(t *testing.T) {
	for i, e := range eras {
		if e.year != e.first.Year && e.kanji != "明治" {
			t.Errorf("the first year of %s is %d, its first day %s", e.kanji, e.year, e.first)
		}
		if i == 0 {
			continue
		}
		later := eras[i-1]
		if gap := e.last != later.first && e.last.AddDays(1) != later.first; gap {
			t.Errorf("%s ends on %s, %s begins on %s", e.kanji, e.last, later.kanji, later.first)
		}
	}
}

func TestEveryDayHasOneEra(t *testing.T) {
	everyDay(func(d policy.Date) {
		e, year := eraOf(d)
		if e == nil || year < 1 || e.year+year-1 != d.Year {
			t.Fatalf("eraOf(%s) = %v, %d", d, e, year)
		}
		if past, err := e.check(d); past || err != nil {
			t.Fatalf("%s is printed as %s: past %v, %v", d, e.kanji, past, err)
		}
	})
}

func TestErasOf(t *testing.T) {
	for year, want := range map[int]string{
		1867: "", 1868: "明治", 1911: "明治", 1912: "明治大正", 1926: "大正昭和", 1989: "昭和平成", 2019: "平成令和", 2040: "令和",
	} {
		got := ""
		for _, e := range erasOf(year) {
			got += e.kanji
		}
		if got != want {
			t.Errorf("erasOf(%d) = %s, want %s", year, got, want)
		}
	}
}

func TestEraLettered(t *testing.T) {
	for _, e := range eras {
		if got := eraLettered(e.letter | 0x20); got == nil || got.kanji != e.kanji {
			t.Errorf("eraLettered(%c) = %v", e.letter|0x20, got)
		}
	}
	if got := eraLettered('X'); got != nil {
		t.Errorf("eraLettered('X') = %v", got)
	}
}
