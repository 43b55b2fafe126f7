package numbering

import "strings"

// Letters as numbers: a to z, then aa, ab (bijective base 26), never aa, bb
// (conventions 2.3, R-N6). They go from 1 to 18 278 (zzz); a longer run of
// letters is a word.
var (
	LowerAlpha          = newAlpha("lower-case letter", 'a')
	UpperAlpha          = newAlpha("upper-case letter", 'A')
	FullwidthAlpha      = newAlpha("full-width letter", 'ａ')
	FullwidthUpperAlpha = newAlpha("full-width upper-case letter", 'Ａ')
)

const (
	maxLetters = 3
	maxAlpha   = 26 + 26*26 + 26*26*26
)

func newAlpha(name string, first rune) Numeral {
	alphabet := letters(first)
	format := func(n int) (string, error) {
		if n < 1 || n > maxAlpha {
			return "", &RangeError{name, n, 1, maxAlpha}
		}
		return alphabet.alpha(n), nil
	}
	return newNumeral(name, format, alphabet.scanAlpha)
}

func (l letters) alpha(n int) string {
	var b strings.Builder
	for _, digit := range bijective(n, 26) {
		b.WriteRune(rune(l) + rune(digit-1))
	}
	return b.String()
}

func (l letters) scanAlpha(s string) (n, length int) {
	length = l.run(s, maxLetters)
	for i := 0; i < length; i += l.size() {
		n = n*26 + l.at(s, i) + 1
	}
	return n, length
}

// bijective returns the digits of n, each from 1 to base: there is no zero, so
// that z is followed by aa.
func bijective(n, base int) []int {
	var digits []int
	for ; n > 0; n = (n - 1) / base {
		digits = append([]int{(n-1)%base + 1}, digits...)
	}
	return digits
}
