package numbering

import "strings"

// The Roman numerals from 1 to 3999, in the letters of ASCII and in full-width
// letters: statutes have （ｉ） in the latter (conventions 2.3). Only the usual
// form is read: iv, not iiii.
var (
	LowerRoman          = newRoman("lower-case roman", 'i')
	UpperRoman          = newRoman("upper-case roman", 'I')
	FullwidthRoman      = newRoman("full-width roman", 'ｉ')
	FullwidthUpperRoman = newRoman("full-width upper-case roman", 'Ｉ')
)

const (
	maxRoman       = 3999
	longestNumeral = len("mmmdccclxxxviii")
)

func newRoman(name string, one rune) Numeral {
	alphabet := letters(one - ('i' - 'a'))
	format := func(n int) (string, error) {
		if n < 1 || n > maxRoman {
			return "", &RangeError{name, n, 1, maxRoman}
		}
		return alphabet.roman(n), nil
	}
	return newNumeral(name, format, alphabet.scanRoman)
}

// romanPlaces are the letters of 1, 5 and 10 times a power of ten, from the
// thousands down. There is no letter for 5000 and 10 000, which stops at 3999.
var romanPlaces = [...][3]byte{{'m', 0, 0}, {'c', 'd', 'm'}, {'x', 'l', 'c'}, {'i', 'v', 'x'}}

func (l letters) roman(n int) string {
	var b strings.Builder
	for i, place := range romanPlaces {
		digit := n / [...]int{1000, 100, 10, 1}[i] % 10
		for _, which := range romanDigits[digit] {
			b.WriteRune(rune(l) + rune(place[which-'0']-'a'))
		}
	}
	return b.String()
}

// romanDigits says which letters of its place a digit has: 0 is one, 1 is
// five, 2 is ten.
var romanDigits = [...]string{"", "0", "00", "000", "01", "1", "10", "100", "1000", "02"}

func (l letters) scanRoman(s string) (n, length int) {
	run := l.run(s, longestNumeral)
	rest := s[:run]
	for _, place := range romanPlaces {
		digit, size := l.scanPlace(rest, place)
		n = n*10 + digit
		rest = rest[size:]
	}
	if rest != "" || run == 0 {
		return 0, 0
	}
	return n, run
}

// scanPlace reads one decimal digit: 9 and 4 first, then 5 and up to three
// ones. What is left over is found by the caller.
func (l letters) scanPlace(s string, place [3]byte) (digit, size int) {
	width := l.size()
	if l.is(s, 0, place[0]) && l.is(s, width, place[2]) {
		return 9, 2 * width
	}
	if l.is(s, 0, place[0]) && l.is(s, width, place[1]) {
		return 4, 2 * width
	}
	if l.is(s, 0, place[1]) {
		digit, size = 5, width
	}
	for ones := 0; ones < 3 && l.is(s, size, place[0]); ones++ {
		digit++
		size += width
	}
	return digit, size
}

// is reports whether the letter at byte i of s is the letter, given in lower
// case ASCII; 0 is no letter.
func (l letters) is(s string, i int, letter byte) bool {
	return letter != 0 && l.at(s, i) == int(letter-'a')
}
