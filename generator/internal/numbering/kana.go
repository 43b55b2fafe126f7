package numbering

import (
	"strings"
	"unicode/utf8"
)

// kana is an order of the katakana: all of them, the first first.
type kana string

const kanaSize = len("ア") // bytes of each katakana

func (k kana) len() int { return len(k) / kanaSize }

// value returns the place of r in the order, from 1; 0 if it has none.
func (k kana) value(r rune) int {
	i := strings.IndexRune(string(k), r)
	if i < 0 || r == utf8.RuneError {
		return 0
	}
	return i/kanaSize + 1
}

func (k kana) letter(n int) string { return string(k)[(n-1)*kanaSize : n*kanaSize] }

// once returns the numeral that stops where the order ends.
func (k kana) once(name string) Numeral {
	format := func(n int) (string, error) {
		if n < 1 || n > k.len() {
			return "", &RangeError{name, n, 1, k.len()}
		}
		return k.letter(n), nil
	}
	scan := func(s string) (int, int) {
		n, length := k.scan(s)
		if length != kanaSize {
			return 0, 0
		}
		return n, length
	}
	return newNumeral(name, format, scan)
}

// extended returns the numeral that goes on with two letters, イイ and イロ, up
// to the last pair.
func (k kana) extended(name string) Numeral {
	last := k.len() + k.len()*k.len()
	format := func(n int) (string, error) {
		if n < 1 || n > last {
			return "", &RangeError{name, n, 1, last}
		}
		var b strings.Builder
		for _, digit := range bijective(n, k.len()) {
			b.WriteString(k.letter(digit))
		}
		return b.String(), nil
	}
	return newNumeral(name, format, k.scan)
}

// scan reads one or two letters; more are a word.
func (k kana) scan(s string) (n, length int) {
	for _, r := range s {
		value := k.value(r)
		if value == 0 {
			break
		}
		n = n*k.len() + value
		length += kanaSize
		if length > 2*kanaSize {
			return 0, 0
		}
	}
	return n, length
}
