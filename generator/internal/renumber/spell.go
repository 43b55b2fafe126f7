package renumber

import (
	"unicode"
	"unicode/utf8"

	"jobun/generator/internal/numbering"
	"jobun/generator/internal/policy"
)

// respell replaces the first number in s behind from that is old by the new one,
// in the same digits: 第四条の二 becomes 第五条の二, (iv) becomes (v). Both have as many
// components. It returns the offset behind the number in the new text; ok is false
// if old is not there, or the digits end before the new one.
func respell(s string, from int, old, changed policy.Number) (text string, end int, ok bool) {
	before, after := old.Components(), changed.Components()
	if len(before) != len(after) {
		return s, from, false
	}
	for i, n := range before {
		t, ok := find(s, from, n)
		if !ok || i > 0 && t.start > from+len("条のの") {
			return s, from, false
		}
		digits, err := t.numeral.Format(after[i])
		if err != nil && !numbering.IsWarning(err) {
			return s, from, false
		}
		s = s[:t.start] + digits + s[t.end:]
		from = t.start + len(digits)
	}
	return s, from, true
}

// token is a number as it stands in a text.
type token struct {
	start, end int
	numeral    numbering.Numeral
}

// find returns the first number n in s behind from. Letters are numbers only where
// they stand alone.
func find(s string, from, n int) (token, bool) {
	previous := rune(0)
	for i := from; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !joins(previous, r) {
			for _, m := range numbering.Candidates(s[i:]) {
				value, length := m.Scan(s[i:])
				next, _ := utf8.DecodeRuneInString(s[i+length:])
				last, _ := utf8.DecodeLastRuneInString(s[:i+length])
				if length > 0 && value == n && (i+length == len(s) || !joins(last, next)) {
					return token{i, i + length, m}, true
				}
			}
		}
		previous = r
		i += size
	}
	return token{}, false
}

// joins reports whether two characters beside each other belong to one number or
// word of letters.
func joins(a, b rune) bool {
	latin := func(r rune) bool { return r < 0x250 && unicode.IsLetter(r) }
	digit := func(r rune) bool { return r < 0x80 && unicode.IsDigit(r) || '０' <= r && r <= '９' }
	return latin(a) && latin(b) || digit(a) && digit(b)
}

// digitsLike returns n in the digits that the label is written in, if these can be
// those of a branch number, or else in ordinary ones.
func digitsLike(label string, n int) string {
	for i := range label {
		for _, m := range numbering.Candidates(label[i:]) {
			if _, length := m.Scan(label[i:]); length == 0 {
				continue
			}
			switch m.Name {
			case numbering.Fullwidth.Name, numbering.Kanji.Name:
				if digits, err := m.Format(n); err == nil {
					return digits
				}
			}
		}
	}
	digits, _ := numbering.Decimal.Format(n)
	return digits
}
