package locale

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"jobun/generator/internal/policy"
)

// FormatLaw prints the number of a law in Japanese, always with an era: the
// style only says with which numerals. The error is a [*LawError] with
// [ErrTwoEras] if l was read from English and cites a year in which the era
// changed, or with [ErrLunisolar] if the date has no era.
func (l japanese) FormatLaw(law Law, style policy.DateStyle) (string, error) {
	form := lawForm(style)
	when, err := form.lawDate(law)
	if err != nil {
		return "", &LawError{strconv.Itoa(law.Year), err}
	}
	return when + law.Kind + "第" + form.print(law.Number) + "号", nil
}

// lawForm returns the form of the style with an era and without 西暦.
func lawForm(style policy.DateStyle) jaDateForm {
	form := jaDateFormOf(style)
	form.seireki, form.wareki = false, true
	return form
}

// lawDate prints the date of the law, or its year if it has no more.
func (f jaDateForm) lawDate(law Law) (string, error) {
	if !law.Date.IsZero() {
		year, err := f.year(law.Date)
		return year + f.print(law.Date.Month) + "月" + f.print(law.Date.Day) + "日", err
	}
	e, err := law.era()
	if err != nil {
		return "", err
	}
	return f.eraYear(e, law.Year-e.year+1) + "年", nil
}

// era returns the era of the law's year.
func (law Law) era() (*era, error) {
	list := erasOf(law.Year)
	for _, e := range list {
		if e.kanji == law.Era || len(list) == 1 {
			return e, nil
		}
	}
	if len(list) == 0 {
		return nil, ErrLunisolar
	}
	return nil, ErrTwoEras
}

// ParseLaw reads the number of a law in Japanese; see [Locale]. Numerals may be
// Arabic or kanji, additive or positional. The error is a [*LawError].
func (japanese) ParseLaw(s string) (Law, error) {
	c := dateCursor{s: s}
	law, err := readJapaneseLaw(&c)
	if err == nil && c.i != len(s) {
		err = ErrNoLaw
	}
	if err != nil {
		return Law{}, &LawError{s, err}
	}
	return law, nil
}

// readJapaneseLaw reads a law's number at the cursor.
func readJapaneseLaw(c *dateCursor) (law Law, err error) {
	var w writtenDate
	if !w.readYears(c) || w.era == nil {
		return law, ErrNoLaw
	}
	law.Era, law.Year = w.era.kanji, w.era.year+w.eraYear-1
	if w.readMonthDay(c) {
		d, err := w.resolve()
		if err != nil {
			return law, err
		}
		law.Date = d.Date
	}
	c.spaces()
	var ok bool
	if law.Kind = readLawKind(c); law.Kind == "" {
		return law, ErrNoLaw
	}
	if law.Number, _, ok = c.number(); !ok || law.Number == 0 || !c.then("号") {
		return law, ErrNoLaw
	}
	return law, nil
}

// readLawKind reads the kind of a law and the 第 behind it: words that end like
// the name of a law's kind, among them those that have no English name here
// (東京都条例, 内閣府・総務省令). It returns "" if there is none.
func readLawKind(c *dateCursor) string {
	rest := c.rest()
	end := lawKindEnd(rest)
	kind := strings.TrimRight(rest[:end], " 　")
	if end == len(rest) || !endsLikeLaw(kind) {
		return ""
	}
	c.i += end + len("第")
	c.spaces()
	return kind
}

// maxLawKind is the greatest length of a kind, in characters. Three ministries
// may sign one order.
const maxLawKind = 40

// lawKindEnd returns the offset of the first 第 in s, if nothing that cannot be
// in a kind stands before it; else the length of s.
func lawKindEnd(s string) int {
	n := 0
	for i, r := range s {
		switch {
		case r == '第':
			return i
		case n == maxLawKind || r < '　' || strings.ContainsRune("。、「」『』（）年月日号", r):
			return len(s)
		}
		n++
	}
	return len(s)
}

func endsLikeLaw(kind string) bool {
	for _, word := range [...]string{"法律", "令", "規則", "条例", "条約", "告示", "布告", "規程"} {
		if strings.HasSuffix(kind, word) {
			return true
		}
	}
	return false
}

// FindLaw finds the number of a law in Japanese; see [Locale].
func (japanese) FindLaw(s string, from int) (start, end int, law Law, ok bool) {
	from = max(from, 0)
	for trigger := from; trigger < len(s); trigger += len("年") {
		next := strings.Index(s[trigger:], "年")
		if next < 0 {
			break
		}
		trigger += next
		if start, end, law, ok = japaneseLawAt(s, from, trigger); ok {
			return start, end, law, true
		}
	}
	return 0, 0, Law{}, false
}

// japaneseLawAt looks for a law's number around the 年 at the offset trigger.
func japaneseLawAt(s string, from, trigger int) (start, end int, law Law, ok bool) {
	for start := yearStart(s, from, trigger); start < trigger; start++ {
		if !utf8.RuneStart(s[start]) {
			continue
		}
		if e, _ := eraNamed(s[start:]); e == nil {
			continue
		}
		c := dateCursor{s: s, i: start}
		if law, err := readJapaneseLaw(&c); err == nil && c.i > trigger {
			return start, c.i, law, true
		}
	}
	return 0, 0, Law{}, false
}
