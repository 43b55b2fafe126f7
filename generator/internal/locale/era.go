package locale

import (
	"strings"

	"jobun/generator/internal/policy"
)

// era is one era (元号) of modern Japan.
type era struct {
	kanji  string      // 令和
	square string      // ㋿, the same in one character
	latin  string      // Reiwa
	letter byte        // 'R', for R2.9.1
	year   int         // the Gregorian year of its first year (元年)
	first  policy.Date // the first day that is printed in the era
	last   policy.Date // the last day it names without being wrong; zero if it lasts
}

// eras are the eras, the latest first.
//
// A day on which the era changed belongs to the new era in print (大正元年七月三十日
// is the date of 閣令第一号), but was written in the old one in the morning, so
// [era.last] includes it for 明治 and 大正. The edicts of 1989 and 2019 took effect
// on the day after. 明治 is printed from 1873-01-01 only: until the day before, Japan
// counted months by the moon (太政官布告第三百三十七号), so that a month and a day of 明治5年
// are not those of 1872. Source: conventions 4.1.
var eras = [...]era{
	{"令和", "㋿", "Reiwa", 'R', 2019, policy.Date{Year: 2019, Month: 5, Day: 1}, policy.Date{}},
	{"平成", "㍻", "Heisei", 'H', 1989, policy.Date{Year: 1989, Month: 1, Day: 8}, policy.Date{Year: 2019, Month: 4, Day: 30}},
	{"昭和", "㍼", "Showa", 'S', 1926, policy.Date{Year: 1926, Month: 12, Day: 25}, policy.Date{Year: 1989, Month: 1, Day: 7}},
	{"大正", "㍽", "Taisho", 'T', 1912, policy.Date{Year: 1912, Month: 7, Day: 30}, policy.Date{Year: 1926, Month: 12, Day: 25}},
	{"明治", "㍾", "Meiji", 'M', 1868, policy.Date{Year: 1873, Month: 1, Day: 1}, policy.Date{Year: 1912, Month: 7, Day: 30}},
}

// eraOf returns the era in which d is printed and the year of that era, from 1.
// It returns nil before 1873-01-01.
func eraOf(d policy.Date) (e *era, year int) {
	for i := range eras {
		if d.Compare(eras[i].first) >= 0 {
			return &eras[i], d.Year - eras[i].year + 1
		}
	}
	return nil, 0
}

// erasOf returns the eras of which the Gregorian year is a year, the earlier
// first: one, or two for a year in which the era changed. Before 1868 there is none.
func erasOf(year int) (list []*era) {
	for i := len(eras) - 1; i >= 0; i-- {
		e := &eras[i]
		if year >= e.year && (e.last.IsZero() || year <= e.last.Year) {
			list = append(list, e)
		}
	}
	return list
}

// eraNamed returns the era with whose Japanese name s begins, and the length of
// the name in bytes; nil if there is none.
func eraNamed(s string) (e *era, n int) {
	for i := range eras {
		if strings.HasPrefix(s, eras[i].kanji) {
			return &eras[i], len(eras[i].kanji)
		}
		if strings.HasPrefix(s, eras[i].square) {
			return &eras[i], len(eras[i].square)
		}
	}
	return nil, 0
}

// eraRomanized is [eraNamed] for the names in Latin letters.
func eraRomanized(s string) (e *era, n int) {
	for i := range eras {
		if strings.HasPrefix(s, eras[i].latin) {
			return &eras[i], len(eras[i].latin)
		}
	}
	return nil, 0
}

// eraLettered returns the era with the letter, in either case, or nil.
func eraLettered(letter byte) *era {
	for i := range eras {
		if eras[i].letter == letter&^0x20 {
			return &eras[i]
		}
	}
	return nil
}

// check says what is wrong with naming the day d in the era: nil, or
// [ErrBeforeEra], or [ErrLunisolar]. Past reports that the era had ended, which
// statutes write that were made before the end was known (昭和六十五年三月三十一日).
func (e *era) check(d policy.Date) (past bool, err error) {
	switch {
	case d.Compare(e.first) >= 0:
		return !e.last.IsZero() && d.Compare(e.last) > 0, nil
	case d.Year >= e.year && d.Year < e.first.Year:
		return false, ErrLunisolar
	}
	return false, ErrBeforeEra
}
