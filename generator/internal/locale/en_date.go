package locale

import (
	"strconv"
	"strings"

	"jobun/generator/internal/policy"
)

// englishMonths are the names of the months and their abbreviations, the longer
// first, in order.
var englishMonths = [...][]string{
	{"January", "Jan"},
	{"February", "Feb"},
	{"March", "Mar"},
	{"April", "Apr"},
	{"May"},
	{"June", "Jun"},
	{"July", "Jul"},
	{"August", "Aug"},
	{"September", "Sept", "Sep"},
	{"October", "Oct"},
	{"November", "Nov"},
	{"December", "Dec"},
}

// FormatDate prints d in English; see [Locale].
func (l english) FormatDate(d policy.Date, style policy.DateStyle) string {
	text, err := l.FormatEraDate(d, style)
	if err != nil {
		return englishDate(d)
	}
	return text
}

// FormatEraDate prints d in English; see [Locale]. English has one style of its
// own, the date with the era behind it (conventions R-D5); the styles with an
// era in Japanese print none here, because English law does not.
func (english) FormatEraDate(d policy.Date, style policy.DateStyle) (string, error) {
	switch style {
	case WithEra:
		return englishDateWithEra(d)
	case EraShort:
		return shortDate(d)
	}
	return englishDate(d), nil
}

func englishDate(d policy.Date) string {
	if d.Month < 1 || d.Month > len(englishMonths) {
		return ""
	}
	return englishMonths[d.Month-1][0] + " " + strconv.Itoa(d.Day) + ", " + strconv.Itoa(d.Year)
}

func englishDateWithEra(d policy.Date) (string, error) {
	if d.IsZero() {
		return "", nil
	}
	e, year := eraOf(d)
	if e == nil {
		return "", ErrLunisolar
	}
	return englishDate(d) + " (" + e.latin + " " + strconv.Itoa(year) + ")", nil
}

// ParseDate reads a date in English; see [Locale].
func (english) ParseDate(s string) (ParsedDate, error) {
	c := dateCursor{s: s}
	if _, _, ok := c.digits(); ok && c.separator() != "" {
		return parseWhole(s, numericDate)
	}
	return parseWhole(s, readEnglishDate)
}

// readEnglishDate reads September 1, 2020 and 1 September 2020.
func readEnglishDate(c *dateCursor) (w writtenDate, ok bool) {
	if _, width := digitAt(c.rest()); width > 0 {
		ok = w.readDay(c) && w.readMonth(c)
	} else {
		ok = w.readMonth(c) && c.spaces() && w.readOrdinal(c)
	}
	if !ok {
		return w, false
	}
	comma := c.literal(",")
	if !c.spaces() && !comma {
		return w, false
	}
	return w, w.readEnglishYears(c)
}

// readDay reads the day before the month, with what may stand between them:
// "1 ", "1st of ", "1st day of ".
func (w *writtenDate) readDay(c *dateCursor) bool {
	if !w.readOrdinal(c) || !c.spaces() {
		return false
	}
	c.filler("day")
	c.filler("of")
	return true
}

// filler reads a word that says nothing, and the spaces behind it.
func (c *dateCursor) filler(word string) {
	if c.word(word) {
		c.spaces()
	}
}

// readOrdinal reads the number of a day: 1, 01, 1st.
func (w *writtenDate) readOrdinal(c *dateCursor) bool {
	start := c.i
	n, size, ok := c.digits()
	if !ok || size > 2 {
		return false
	}
	w.day = n
	w.pad(size > 1 && c.s[start] == '0')
	if c.word("st") || c.word("nd") || c.word("rd") || c.word("th") {
		w.remarks |= Ordinal
	}
	return c.i == len(c.s) || !isASCIILetter(c.s[c.i])
}

// readMonth reads the name of a month or its abbreviation, with a point or
// without.
func (w *writtenDate) readMonth(c *dateCursor) bool {
	month := monthBeginning(c.rest())
	if month == 0 {
		return false
	}
	for j, name := range englishMonths[month-1] {
		if !c.word(name) {
			continue
		}
		w.month = month
		if j > 0 || c.i < len(c.s) && c.s[c.i] == '.' {
			w.remarks |= Abbreviated
			c.literal(".")
		}
		return true
	}
	return false
}

// monthBeginning returns the month whose name begins with the first three
// letters of s, in any case; 0 if there is none.
func monthBeginning(s string) int {
	if len(s) < 3 {
		return 0
	}
	switch [3]byte{s[0] | 0x20, s[1] | 0x20, s[2] | 0x20} {
	case [3]byte{'j', 'a', 'n'}:
		return 1
	case [3]byte{'f', 'e', 'b'}:
		return 2
	case [3]byte{'m', 'a', 'r'}:
		return 3
	case [3]byte{'a', 'p', 'r'}:
		return 4
	case [3]byte{'m', 'a', 'y'}:
		return 5
	case [3]byte{'j', 'u', 'n'}:
		return 6
	case [3]byte{'j', 'u', 'l'}:
		return 7
	case [3]byte{'a', 'u', 'g'}:
		return 8
	case [3]byte{'s', 'e', 'p'}:
		return 9
	case [3]byte{'o', 'c', 't'}:
		return 10
	case [3]byte{'n', 'o', 'v'}:
		return 11
	case [3]byte{'d', 'e', 'c'}:
		return 12
	}
	return 0
}

// readEnglishYears reads the year, and the same year of the other calendar in
// brackets if it is there: 2020, 2020 (Reiwa 2), Reiwa 2 (2020).
func (w *writtenDate) readEnglishYears(c *dateCursor) bool {
	if !w.readEnglishYear(c) {
		return false
	}
	end, before := c.i, *w
	if !c.opens() || !w.readEnglishYear(c) || !c.closes() {
		c.i, *w = end, before
	}
	return true
}

func (w *writtenDate) readEnglishYear(c *dateCursor) bool {
	if e, n := eraRomanized(c.rest()); e != nil && w.era == nil {
		c.i += n
		w.era = e
		spaced := c.spaces()
		year, _, ok := c.digits()
		w.eraYear = year
		return ok && spaced
	}
	year, size, ok := c.digits()
	if !ok || size != 4 || w.year != 0 {
		return false
	}
	w.year = year
	return true
}

// FindDate finds a date in English; see [Locale].
func (l english) FindDate(s string) (start, end int, d policy.Date, ok bool) {
	return findPossible(s, l.NextDate)
}

// NextDate finds a date in English; see [Locale]. Only words that begin with the
// capital letter of a month are looked at, and numbers with "-" or "/".
func (english) NextDate(s string, from int) (found FoundDate, ok bool) {
	t := &enDateTriggers
	for i := max(from, 0); i < len(s); i++ {
		for i+4 < len(s) && t[s[i]]|t[s[i+1]]|t[s[i+2]]|t[s[i+3]] == 0 {
			i += 4 // which is quicker than one by one
		}
		if t[s[i]] == 0 {
			continue
		}
		switch s[i] {
		case '-', '/':
			found, ok = numericAt(s, from, i)
		default:
			found, ok = englishAt(s, from, i)
		}
		if ok {
			return found, true
		}
	}
	return FoundDate{}, false
}

// enDateTriggers are the first letters of months, and what stands between the
// numbers of a numeric date. Every byte of every text is looked up here.
var enDateTriggers = [256]uint8{
	'J': 1, 'F': 1, 'M': 1, 'A': 1, 'S': 1, 'O': 1, 'N': 1, 'D': 1, '-': 1, '/': 1,
}

// englishAt looks for a date around the word at the offset trigger.
func englishAt(s string, from, trigger int) (found FoundDate, ok bool) {
	c := dateCursor{s: s, i: trigger}
	if monthBeginning(s[trigger:]) == 0 || !startsWord(s, from, trigger) || !new(writtenDate).readMonth(&c) {
		return found, false
	}
	for _, start := range [...]int{dayBefore(s, from, trigger), trigger} {
		c := dateCursor{s: s, i: start}
		w, ok := readEnglishDate(&c)
		if ok && c.i > trigger && endsNumber(s, c.i) {
			return w.found(start, c.i), true
		}
	}
	return found, false
}

func startsWord(s string, from, i int) bool {
	return i == from || !isASCIILetter(s[i-1]) && !isASCIIDigit(s[i-1])
}

func endsNumber(s string, i int) bool {
	_, width := digitAt(s[i:])
	return width == 0
}

// dayBefore returns the offset of the number before the month at the offset i,
// as [writtenDate.readDay] reads it, or i if there is none.
func dayBefore(s string, from, i int) int {
	before := strings.TrimRight(s[from:i], " \u00a0")
	for _, word := range [...]string{"of", "day", "st", "nd", "rd", "th"} {
		before = strings.TrimRight(strings.TrimSuffix(before, word), " \u00a0")
	}
	number := strings.TrimRight(before, "0123456789")
	start := from + len(number)
	if len(number) == len(before) || !startsWord(s, from, start) {
		return i
	}
	return start
}
