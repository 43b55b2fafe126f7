package locale

import "strings"

// periods is what a language must know about how often something is paid or done.
type periods interface {
	// AppendPeriods appends the words of s that say how often, as figures of the kind
	// [Every]: 月額, 毎年; monthly, per year.
	AppendPeriods(list []Figure, s string) []Figure

	// MayHavePeriods reports whether AppendPeriods could find any in s.
	MayHavePeriods(s string) bool
}

// Spans of which Every counts one; a number of days, so that they are told apart.
const (
	spanDay   = 1
	spanWeek  = 7
	spanMonth = 30
	spanYear  = 365
)

// periodWords are words that say how often.
type periodWords struct {
	words string
	days  int64
}

var jaPeriods = [...]periodWords{
	{"日額", spanDay},
	{"毎日", spanDay},
	{"毎週", spanWeek},
	{"週額", spanWeek},
	{"月額", spanMonth},
	{"毎月", spanMonth},
	{"月ごと", spanMonth},
	{"年額", spanYear},
	{"毎年", spanYear},
	{"年率", spanYear},
	{"年利", spanYear},
	{"年ごと", spanYear},
}

var enPeriods = [...]periodWords{
	{"per day", spanDay},
	{"daily", spanDay},
	{"each day", spanDay},
	{"every day", spanDay},
	{"per week", spanWeek},
	{"weekly", spanWeek},
	{"each week", spanWeek},
	{"every week", spanWeek},
	{"per month", spanMonth},
	{"monthly", spanMonth},
	{"each month", spanMonth},
	{"every month", spanMonth},
	{"per year", spanYear},
	{"per annum", spanYear},
	{"yearly", spanYear},
	{"annual", spanYear},
	{"annually", spanYear},
	{"each year", spanYear},
	{"every year", spanYear},
}

// jaPeriodWords are the words of jaPeriods.
var jaPeriodWords = func() *phrases {
	var words []string
	for i := range jaPeriods {
		words = append(words, jaPeriods[i].words)
	}
	return newPhrases(words...)
}()

// One of these parts has all that says how often, in capitals too.
var (
	jaPeriodParts = newPhrases("毎", "額", "ごと", "年")
	enPeriodParts = newPhrases("er ", "ach ", "very ", "ly", "nnual", "ER ", "ACH ", "VERY ", "LY", "NNUAL")
)

// MayHavePeriods looks for 毎, 額 and the like; see [Locale].
func (japanese) MayHavePeriods(s string) bool {
	return jaPeriodParts.in(s)
}

// AppendPeriods finds 月額 and the like in Japanese; see [Locale].
func (l japanese) AppendPeriods(list []Figure, s string) []Figure {
	for i := jaPeriodWords.listed(s, 0); i >= 0; i = jaPeriodWords.listed(s, i+1) {
		for from := 0; ; {
			at := strings.Index(s[from:], jaPeriods[i].words)
			if at < 0 {
				break
			}
			start := from + at
			from = start + len(jaPeriods[i].words)
			if before, _ := runeBefore(s, start); !isDigit(before) && !isNumeralRune(before) {
				list = append(list, Figure{Kind: Every, Num: jaPeriods[i].days, Den: 1, Start: start, End: from})
			}
		}
	}
	return appendAnnualRates(list, s)
}

// appendAnnualRates appends 年 of 年14.6パーセント.
func appendAnnualRates(list []Figure, s string) []Figure {
	for from := 0; ; {
		at := strings.Index(s[from:], "年")
		if at < 0 {
			return list
		}
		start := from + at
		from = start + len("年")
		before, _ := runeBefore(s, start)
		rest := strings.TrimLeft(strings.TrimLeftFunc(strings.TrimLeft(s[from:], " "), func(r rune) bool { return isDigit(r) || isNumeralRune(r) || r == '.' || r == '．' }), " ")
		if len(rest) < len(s[from:]) && !isDigit(before) && !isNumeralRune(before) && before != '毎' && hasAnyPrefix(rest, []string{"パーセント", "％", "%", "割"}) > 0 {
			list = append(list, Figure{Kind: Every, Num: spanYear, Den: 1, Start: start, End: from})
		}
	}
}

// MayHavePeriods looks for per, each and the like; see [Locale].
func (english) MayHavePeriods(s string) bool {
	return enPeriodParts.in(s)
}

// AppendPeriods finds monthly and the like in English; see [Locale].
func (english) AppendPeriods(list []Figure, s string) []Figure {
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		return list
	}
	for i := range enPeriods {
		for from := 0; ; {
			start := indexWord(lower, enPeriods[i].words, from)
			if start < 0 {
				break
			}
			from = start + len(enPeriods[i].words)
			list = append(list, Figure{Kind: Every, Num: enPeriods[i].days, Den: 1, Start: start, End: from})
		}
	}
	return list
}

// writePeriod words a figure of the kind Every in one of the words of a list.
func writePeriod(f Figure, day, week, month, year string) string {
	switch f.Num {
	case spanDay:
		return day
	case spanWeek:
		return week
	case spanMonth:
		return month
	}
	return year
}
