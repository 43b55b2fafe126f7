package locale

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"jobun/generator/internal/numbering"
	"jobun/generator/internal/policy"
)

// jaDateForm says how a style prints a date in Japanese.
type jaDateForm struct {
	seireki, wareki bool // both for 2025年（令和7年）10月1日
	numeral         *numbering.Numeral
}

func jaDateFormOf(style policy.DateStyle) jaDateForm {
	switch style {
	case policy.Wareki:
		return jaDateForm{wareki: true, numeral: &numbering.Decimal}
	case policy.WarekiKanji:
		return jaDateForm{wareki: true, numeral: &numbering.Kanji}
	case policy.Combined, WithEra:
		return jaDateForm{seireki: true, wareki: true, numeral: &numbering.Decimal}
	case WarekiPositional:
		return jaDateForm{wareki: true, numeral: &numbering.Positional}
	case WarekiFullwidth:
		return jaDateForm{wareki: true, numeral: &numbering.Fullwidth}
	case SeirekiFullwidth:
		return jaDateForm{seireki: true, numeral: &numbering.Fullwidth}
	}
	return jaDateForm{seireki: true, numeral: &numbering.Decimal}
}

// FormatDate prints d in Japanese; see [Locale].
func (l japanese) FormatDate(d policy.Date, style policy.DateStyle) string {
	text, err := l.FormatEraDate(d, style)
	if err != nil {
		text, _ = l.FormatEraDate(d, policy.Seireki)
	}
	return text
}

// FormatEraDate prints d in Japanese; see [Locale].
func (japanese) FormatEraDate(d policy.Date, style policy.DateStyle) (string, error) {
	if d.IsZero() {
		return "", nil
	}
	if style == EraShort {
		return shortDate(d)
	}
	form := jaDateFormOf(style)
	year, err := form.year(d)
	if err != nil {
		return "", err
	}
	return year + form.print(d.Month) + "月" + form.print(d.Day) + "日", nil
}

// year prints the year of d with 年.
func (f jaDateForm) year(d policy.Date) (string, error) {
	if !f.wareki {
		return f.print(d.Year) + "年", nil
	}
	e, year := eraOf(d)
	if e == nil {
		return "", ErrLunisolar
	}
	wareki := f.eraYear(e, year) + "年"
	if f.seireki {
		return f.print(d.Year) + "年（" + wareki + "）", nil
	}
	return wareki, nil
}

// eraYear prints the year of the era; its first is 元 in every style
// (conventions 4.1).
func (f jaDateForm) eraYear(e *era, year int) string {
	if year == 1 {
		return e.kanji + "元"
	}
	return e.kanji + f.print(year)
}

// print writes a number of a date. All numerals have what a date needs.
func (f jaDateForm) print(n int) string {
	text, err := f.numeral.Format(n)
	if err != nil {
		return strconv.Itoa(n)
	}
	return text
}

// shortDate prints R2.9.1. The first year is 1 here.
func shortDate(d policy.Date) (string, error) {
	e, year := eraOf(d)
	if e == nil {
		return "", ErrLunisolar
	}
	return string(e.letter) + strconv.Itoa(year) + "." + strconv.Itoa(d.Month) + "." + strconv.Itoa(d.Day), nil
}

// ParseDate reads a date in Japanese; see [Locale].
func (japanese) ParseDate(s string) (ParsedDate, error) {
	c := dateCursor{s: s}
	if _, _, ok := c.digits(); ok && c.separator() != "" {
		return parseWhole(s, numericDate)
	}
	if s != "" && isASCIILetter(s[0]) {
		return parseWhole(s, readShortDate)
	}
	return parseWhole(s, readJapaneseDate)
}

// readShortDate reads R2.9.1. It is read only where a date must be: in running
// text, H15.5.30 may be a part of anything.
func readShortDate(c *dateCursor) (w writtenDate, ok bool) {
	w.era, w.remarks = eraLettered(c.s[c.i]), Abbreviated
	if w.era == nil {
		return w, false
	}
	c.i++
	w.eraYear, _, ok = c.digits()
	sep := c.separator()
	if !ok || sep == "" {
		return w, false
	}
	w.month, _, ok = c.digits()
	if !ok || !c.literal(sep) {
		return w, false
	}
	w.day, _, ok = c.digits()
	return w, ok
}

// readJapaneseDate reads a date with 年, 月 and 日.
func readJapaneseDate(c *dateCursor) (w writtenDate, ok bool) {
	ok = w.readYears(c) && w.readMonthDay(c)
	return w, ok
}

// readMonthDay reads 9月1日. Nothing is read if only a part of it is there.
func (w *writtenDate) readMonthDay(c *dateCursor) bool {
	start := c.i
	month, monthPadded, ok := c.numberBefore("月")
	if !ok {
		return false
	}
	day, dayPadded, ok := c.numberBefore("日")
	if !ok {
		c.i = start
		return false
	}
	w.month, w.day = month, day
	w.pad(monthPadded || dayPadded)
	return true
}

func (w *writtenDate) pad(padded bool) {
	if padded {
		w.remarks |= ZeroPadded
	}
}

// readYears reads the year with 年, and the same year of the other calendar in
// brackets if it is there: 2025年（令和7年）, 令和7年（2025年）, 2025（令和7）年.
func (w *writtenDate) readYears(c *dateCursor) bool {
	if !w.readYear(c) {
		return false
	}
	if c.then("年") {
		w.readBracket(c)
		return true
	}
	return w.readBracket(c) && c.then("年")
}

// readBracket reads a year in brackets, which must be of the calendar that has
// none yet. Nothing is read if there is no such bracket.
func (w *writtenDate) readBracket(c *dateCursor) bool {
	start, before := c.i, *w
	if c.opens() && w.readYear(c) {
		c.then("年")
		if c.closes() {
			return true
		}
	}
	c.i, *w = start, before
	return false
}

// readYear reads a year without 年: 令和7, 令和元, 2025, 西暦2025.
func (w *writtenDate) readYear(c *dateCursor) bool {
	if e, n := eraNamed(c.rest()); e != nil {
		c.i += n
		return w.era == nil && w.readEraYear(c, e)
	}
	if c.literal("西暦") {
		c.spaces()
	}
	n, padded, ok := c.number()
	if !ok || padded || n < 1000 || n > 9999 || w.year != 0 {
		return false
	}
	w.year = n
	return true
}

func (w *writtenDate) readEraYear(c *dateCursor, e *era) bool {
	w.era = e
	c.spaces()
	if c.literal("元") {
		w.eraYear = 1
		return true
	}
	n, padded, ok := c.number()
	w.eraYear = n
	w.pad(padded)
	if n == 1 {
		w.remarks |= NumberedFirstYear
	}
	return ok
}

// FindDate finds a date in Japanese; see [Locale].
func (l japanese) FindDate(s string) (start, end int, d policy.Date, ok bool) {
	return findPossible(s, l.NextDate)
}

// NextDate finds a date in Japanese; see [Locale]. Every date has a 年, so only
// those are looked at, and numbers with "-" or "/".
func (japanese) NextDate(s string, from int) (found FoundDate, ok bool) {
	for i := nextTrigger(s, max(from, 0)); i < len(s); i = nextTrigger(s, i+1) {
		if s[i] == '-' || s[i] == '/' {
			found, ok = numericAt(s, from, i)
		} else {
			found, ok = japaneseAt(s, from, i)
		}
		if ok {
			return found, true
		}
	}
	return FoundDate{}, false
}

// nextTrigger returns the offset of the first 年, "-" or "/" from i on, or the length
// of s. It looks at a stretch at a time: what is not there would else be looked for to
// the end of the text again for every date.
func nextTrigger(s string, i int) int {
	for ; i < len(s); i += triggerStretch {
		first := yearIn(s[i:min(len(s), i+triggerStretch+len("年")-1)])
		for _, sign := range [...]byte{'-', '/'} {
			if n := strings.IndexByte(s[i:min(len(s), i+first)], sign); n >= 0 {
				first = n
			}
		}
		if first < triggerStretch {
			return i + first
		}
	}
	return len(s)
}

// yearIn returns the offset of the first 年, or [triggerStretch]. It looks for its last
// byte, because half of all kanji begin with the first.
func yearIn(s string) int {
	const last = len("年") - 1
	for i := last; i < len(s); i++ {
		at := strings.IndexByte(s[i:], "年"[last])
		if at < 0 {
			break
		}
		if i += at; s[i-last:i] == "年"[:last] {
			return i - last
		}
	}
	return triggerStretch
}

// triggerStretch is how many bytes nextTrigger looks at at a time.
const triggerStretch = 1 << 10

// japaneseAt looks for a date around the 年 at the offset trigger. What follows
// is asked first, because most 年 are of another kind (毎年, 2年間).
func japaneseAt(s string, from, trigger int) (found FoundDate, ok bool) {
	if !monthFollows(s[trigger+len("年"):]) {
		return found, false
	}
	for start := yearStart(s, from, trigger); start < trigger; start++ {
		if !utf8.RuneStart(s[start]) || continuesNumber(s, from, start) {
			continue
		}
		c := dateCursor{s: s, i: start}
		if w, ok := readJapaneseDate(&c); ok && c.i > trigger {
			return w.found(start, c.i), true
		}
	}
	return FoundDate{}, false
}

// monthFollows reports whether a number, or a bracket with a year, follows.
func monthFollows(s string) bool {
	c := dateCursor{s: s}
	if c.opens() {
		return true
	}
	c.spaces()
	_, _, ok := c.number()
	return ok
}

// maxYear is the greatest length of what stands before 年 in a date, in
// characters: 西暦2025（令和元）, with spaces.
const maxYear = 20

// yearStart returns the offset at which a year that ends before the trigger may
// begin at the earliest.
func yearStart(s string, from, trigger int) int {
	start := trigger
	for range maxYear {
		r, size := utf8.DecodeLastRuneInString(s[from:start])
		if !strings.ContainsRune(yearCharacters, r) {
			break
		}
		start -= size
	}
	return start
}

const yearCharacters = "0123456789０１２３４５６７８９〇一二三四五六七八九十百千元西暦令和平成昭大正明治㋿㍻㍼㍽㍾（）() 　\u00a0"

// continuesNumber reports whether the number at the offset begins before it, so
// that a date cannot begin there: the 2020 of 12020年.
func continuesNumber(s string, from, start int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[from:start])
	after, _ := utf8.DecodeRuneInString(s[start:])
	return isNumeralRune(before) && isNumeralRune(after)
}

func isNumeralRune(r rune) bool {
	if isDigit(r) {
		return true
	}
	_, digit := numbering.KanjiDigit(r)
	unit := kanjiUnitOf(r)
	return digit || unit > 0 && unit <= 1000
}
