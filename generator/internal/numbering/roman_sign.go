package numbering

import "unicode/utf8"

// The Roman numerals that are one character each, from 1 to 12: ⅰ to ⅻ and Ⅰ to
// Ⅻ. Company rules have them; local practice advises against them (conventions
// 2.3).
var (
	RomanSign      = newRomanSign("roman sign", 'ⅰ')
	UpperRomanSign = newRomanSign("upper-case roman sign", 'Ⅰ')
)

func newRomanSign(name string, one rune) Numeral {
	const last = 12
	format := func(n int) (string, error) {
		if n < 1 || n > last {
			return "", &RangeError{name, n, 1, last}
		}
		return string(one + rune(n-1)), nil
	}
	scan := func(s string) (int, int) {
		r, size := utf8.DecodeRuneInString(s)
		if r < one || r > one+last-1 {
			return 0, 0
		}
		return int(r-one) + 1, size
	}
	return newNumeral(name, format, scan)
}
