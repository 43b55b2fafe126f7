package locale

import (
	"strconv"
	"strings"

	"jobun/generator/internal/policy"
)

// FormatLaw prints the number of a law in English: Act No. 57 of May 30, 2003.
// The error is a [*LawError] with [ErrUnknownLaw] if the kind has no English
// name here.
func (l english) FormatLaw(law Law, style policy.DateStyle) (string, error) {
	name := englishLawKind(law.Kind)
	if name == "" {
		return "", &LawError{law.Kind, ErrUnknownLaw}
	}
	when := strconv.Itoa(law.Year)
	if !law.Date.IsZero() {
		when = l.FormatDate(law.Date, style)
	}
	return name + " No. " + strconv.Itoa(law.Number) + " of " + when, nil
}

// englishLawKind returns what is printed before "No." for a kind, or "".
func englishLawKind(kind string) string {
	for _, k := range lawKinds {
		if k.japanese == kind {
			return k.english[0]
		}
	}
	for _, m := range lawMakers {
		rest, ok := strings.CutPrefix(kind, m.japanese)
		for _, w := range lawWords {
			if ok && rest == w.japanese {
				return m.name(w)
			}
		}
	}
	return ""
}

// ParseLaw reads the number of a law in English; see [Locale]. The error is a
// [*LawError].
func (l english) ParseLaw(s string) (Law, error) {
	start, end, law, ok := l.FindLaw(s, 0)
	if !ok || start != 0 || end != len(s) {
		return Law{}, &LawError{s, ErrNoLaw}
	}
	return law, nil
}

// lawNumberSign stands before the number, and nearly always a space behind it.
const lawNumberSign = " No."

// FindLaw finds the number of a law in English; see [Locale]. Every law has its
// " No.", so only those are looked at.
func (english) FindLaw(s string, from int) (start, end int, law Law, ok bool) {
	from = max(from, 0)
	for trigger := from; trigger < len(s); trigger += len(lawNumberSign) {
		next := strings.Index(s[trigger:], lawNumberSign)
		if next < 0 {
			break
		}
		trigger += next
		if start, end, law, ok = englishLawAt(s, from, trigger); ok {
			return start, end, law, true
		}
	}
	return 0, 0, Law{}, false
}

// englishLawAt reads the law whose " No." is at the offset trigger.
func englishLawAt(s string, from, trigger int) (start, end int, law Law, ok bool) {
	c := dateCursor{s: s, i: trigger + len(lawNumberSign)}
	c.literal(" ")
	law.Number, _, ok = c.digits()
	if !ok || law.Number == 0 || !c.literal(" of ") || !law.readWhen(&c) || !endsNumber(s, c.i) {
		return 0, 0, Law{}, false
	}
	law.Kind, start = lawKindBefore(s, from, trigger, law.Year)
	return start, c.i, law, law.Kind != ""
}

// readWhen reads the date or the year behind "of".
func (law *Law) readWhen(c *dateCursor) bool {
	start := c.i
	if w, ok := readEnglishDate(c); ok {
		d, err := w.resolve()
		law.Date, law.Year = d.Date, d.Date.Year
		return err == nil
	}
	c.i = start
	year, size, ok := c.digits()
	law.Year = year
	return ok && size == 4
}

// lawKindBefore returns the kind whose English name ends at s[end], and the
// offset of the name: the longest, and of two offices of one name that of the
// year. Kind is "" if there is none.
func lawKindBefore(s string, from, end, year int) (kind string, start int) {
	before := s[from:end]
	longest := 0
	for _, k := range lawKinds {
		for _, name := range k.english {
			if len(name) > longest && strings.HasSuffix(before, name) {
				kind, longest = k.japanese, len(name)
			}
		}
	}
	for _, m := range lawMakers {
		for _, w := range lawWords {
			if n := m.nameBefore(w, before); n > longest && m.madeIn(year) {
				kind, longest = m.japanese+w.japanese, n
			}
		}
	}
	if !startsWord(s, from, end-longest) {
		return "", end
	}
	return kind, end - longest
}
