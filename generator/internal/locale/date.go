package locale

import (
	"errors"
	"fmt"
	"strings"

	"jobun/generator/internal/policy"
)

// dates is what a language must know about dates. Dates are Gregorian; an era
// is a way to print one, and to read one (conventions 4.2, R-D2).
type dates interface {
	// FormatDate prints d in the style: no leading zeros, no weekday. A style
	// that the language does not have is its plain one (2020年9月1日, September 1,
	// 2020), and so is a style with an era for a day before 1873-01-01, which
	// has none. No date is "".
	FormatDate(d policy.Date, style policy.DateStyle) string

	// FormatEraDate is FormatDate, but the error is [ErrLunisolar] if the style
	// has an era and d is before 1873-01-01.
	FormatEraDate(d policy.Date, style policy.DateStyle) (string, error)

	// ParseDate reads a date, which must be all of s, in every form that
	// conventions 4.2 names. The error is a [*DateError].
	ParseDate(s string) (ParsedDate, error)

	// FindDate finds the first date of a running text: s[start:end] is the date
	// d in its longest form, 2020年（令和2年）9月1日. Ok is false if there is none.
	// Words that name no day, such as 2023年2月29日, are passed over; see NextDate.
	FindDate(s string) (start, end int, d policy.Date, ok bool)

	// NextDate finds the first date that begins at or after the offset from,
	// and also what is written like a date and is none: [FoundDate.Err] says
	// why. To find all dates of a text, go on from [FoundDate.End]. It does not
	// allocate.
	NextDate(s string, from int) (found FoundDate, ok bool)

	// EventLabel returns the word for the event in policies of the preset: 改正,
	// Amended.
	EventLabel(event Event, preset string) string

	// EventLine returns the line that says when or by what law the event was:
	// its label, and what.
	EventLine(event Event, preset, what string) string

	// DateLine is EventLine with a date: 改定　2026年3月4日, Revised: March 4, 2026.
	// No date is "".
	DateLine(event Event, preset string, d policy.Date, style policy.DateStyle) string

	// Closing returns the lines that stand below the last provision of v, made
	// from its policy's history up to v (conventions R-D9): in Japanese 以上, the
	// 制定 line, one 改定 line for each version, the newest last; in English the
	// Established, Revised and Effective lines. Versions that state no such date
	// have no line.
	Closing(p *policy.Policy, v *policy.Version) []string

	// FormatLaw prints the number of a law (法令番号) with numerals of the style.
	// The error says why it has none in this language.
	FormatLaw(l Law, style policy.DateStyle) (string, error)

	// ParseLaw reads the number of a law, which must be all of s.
	ParseLaw(s string) (Law, error)

	// FindLaw finds the first number of a law that begins at or after the
	// offset from: 平成15年法律第57号, Act No. 57 of 2003. It does not allocate
	// unless it finds one.
	FindLaw(s string, from int) (start, end int, l Law, ok bool)
}

// Styles for lines that no policy.yaml can ask for, beside those of
// [policy.DateStyle].
const (
	WarekiPositional policy.DateStyle = "wareki-positional" // 平成二三年六月二四日, in headings of 附則
	WarekiFullwidth  policy.DateStyle = "wareki-fullwidth"  // 令和２年９月１日
	SeirekiFullwidth policy.DateStyle = "seireki-fullwidth" // ２０２０年９月１日
	EraShort         policy.DateStyle = "era-short"         // R2.9.1; for tables and forms
	WithEra          policy.DateStyle = "with-era"          // September 1, 2020 (Reiwa 2); Japanese: as Combined
)

// ParsedDate is a date with what is remarkable in the way it was written.
type ParsedDate struct {
	Date    policy.Date
	Remarks Remarks
}

// Remarks are a set of [Remark]. The zero value is empty.
type Remarks uint16

// Remark is something in the writing of a date that is understood, but is not
// how a date is printed.
type Remark = Remarks

// The remarks.
const (
	PastEra           Remark = 1 << iota // 昭和65年: the era had ended; statutes of its time say so
	NumberedFirstYear                    // 平成1年, for 平成元年
	ZeroPadded                           // 09月01日
	Abbreviated                          // Sept. 1, 2020; R2.9.1; 2020-09-01
	Ordinal                              // September 1st, 2020
)

// Has reports whether the remark is one of r.
func (r Remarks) Has(remark Remark) bool { return r&remark != 0 }

// What is wrong with words that are written like a date; a [*DateError] wraps
// one of them.
var (
	ErrNoDate        = errors.New("not a date")
	ErrImpossibleDay = errors.New("there is no such day")
	ErrBeforeEra     = errors.New("the era had not begun")
	ErrLunisolar     = errors.New("a day before 1873-01-01 has no date in an era")
	ErrErasDisagree  = errors.New("the two years are not the same")
	ErrAmbiguousDate = errors.New("day and month cannot be told apart")
)

// DateError says why a text is no date.
type DateError struct {
	Text string
	Err  error // one of the errors above
}

// Error returns the reason in English, lower case, without a full stop.
func (e *DateError) Error() string { return fmt.Sprintf("%q: %v", e.Text, e.Err) }

// Unwrap returns the reason.
func (e *DateError) Unwrap() error { return e.Err }

// FoundDate is a date in running text, or words that are written like one.
type FoundDate struct {
	ParsedDate       // the zero value if Err is not nil
	Start, End int   // offsets in bytes
	Err        error // one of the errors of a [DateError], or nil
}

// writtenDate is a date as it is written, before anybody has asked whether
// there is such a day. Numbers are 0 where nothing is written.
type writtenDate struct {
	year       int // Gregorian
	era        *era
	eraYear    int
	month, day int
	remarks    Remarks
	ambiguous  bool // 09/01/2020
}

// resolve returns the day that is written.
func (w writtenDate) resolve() (ParsedDate, error) {
	if w.ambiguous {
		return ParsedDate{}, ErrAmbiguousDate
	}
	year := w.year
	if w.era != nil {
		year = w.era.year + w.eraYear - 1
	}
	if w.year != 0 && w.year != year {
		return ParsedDate{}, ErrErasDisagree
	}
	d, ok := day(year, w.month, w.day)
	if !ok {
		return ParsedDate{}, ErrImpossibleDay
	}
	return w.inEra(d)
}

// inEra adds the remarks about the era to the day d.
func (w writtenDate) inEra(d policy.Date) (ParsedDate, error) {
	if w.era == nil {
		return ParsedDate{d, w.remarks}, nil
	}
	past, err := w.era.check(d)
	if err != nil {
		return ParsedDate{}, err
	}
	if past {
		w.remarks |= PastEra
	}
	return ParsedDate{d, w.remarks}, nil
}

// day is [policy.NewDate] without an error that is made and thrown away.
func day(year, month, day int) (d policy.Date, ok bool) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 {
		return d, false
	}
	d, err := policy.NewDate(year, month, day)
	return d, err == nil
}

// parseWhole reads s with a function that reads a date at the start of a text.
func parseWhole(s string, read func(c *dateCursor) (writtenDate, bool)) (ParsedDate, error) {
	c := dateCursor{s: s}
	w, ok := read(&c)
	if !ok || c.i != len(s) {
		return ParsedDate{}, &DateError{s, ErrNoDate}
	}
	d, err := w.resolve()
	if err != nil {
		return ParsedDate{}, &DateError{s, err}
	}
	return d, nil
}

// findPossible returns the first date that next finds and that is one.
func findPossible(s string, next func(s string, from int) (FoundDate, bool)) (start, end int, d policy.Date, ok bool) {
	for from := 0; ; {
		found, ok := next(s, from)
		if !ok || found.Err == nil {
			return found.Start, found.End, found.Date, ok
		}
		from = found.End
	}
}

// found says what was written in s[start:end].
func (w writtenDate) found(start, end int) FoundDate {
	d, err := w.resolve()
	return FoundDate{ParsedDate: d, Start: start, End: end, Err: err}
}

// numericDate reads a date that is only numbers, the year first: 2020-09-01,
// 2020/9/1, 2020.9.1. It is not the form of a text, but nobody can misread it.
// 09/01/2020 is read to say that it is ambiguous.
func numericDate(c *dateCursor) (w writtenDate, ok bool) {
	first, size, ok := c.digits()
	sep := c.separator()
	if !ok || sep == "" {
		return w, false
	}
	second, middle, ok := c.digits()
	if !ok || middle > 2 || !c.literal(sep) {
		return w, false
	}
	third, last, ok := c.digits()
	switch {
	case !ok:
		return w, false
	case size == 4 && last <= 2:
		return writtenDate{year: first, month: second, day: third, remarks: Abbreviated}, true
	}
	return writtenDate{ambiguous: true}, size <= 2 && last == 4 && dayAndMonth(first, second)
}

// dayAndMonth reports whether a and b are a day and a month, in whichever order.
func dayAndMonth(a, b int) bool { return min(a, b) >= 1 && min(a, b) <= 12 && max(a, b) <= 31 }

// numericAt looks for a numeric date around the trigger, a "-" or "/" in running
// text. Only a real day is taken for one, because 2023-15-02 is the number of a
// file, and 03-12-2020 the end of a telephone number. Points are left alone:
// 2020.9.1 may be the version of a program.
func numericAt(s string, from, trigger int) (found FoundDate, ok bool) {
	start := trigger
	for start > from && isASCIIDigit(s[start-1]) {
		start--
	}
	if start == trigger || (start > 0 && joinsNumber(s[start-1])) {
		return found, false
	}
	c := dateCursor{s: s, i: start}
	w, ok := numericDate(&c)
	if !ok || (c.i < len(s) && joinsNumber(s[c.i])) {
		return found, false
	}
	found = w.found(start, c.i)
	return found, found.Err == nil || found.Err == ErrAmbiguousDate && s[trigger] == '/'
}

// joinsNumber reports whether b, beside a numeric date, makes it a part of
// something else: an address, a telephone number, a time.
func joinsNumber(b byte) bool {
	return isASCIIDigit(b) || isASCIILetter(b) || strings.IndexByte("-/_#%=", b) >= 0
}

func isASCIIDigit(b byte) bool { return '0' <= b && b <= '9' }

func isASCIILetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
