package numbering

import (
	"strconv"
	"unicode/utf8"
)

// Parenthesized writes ⑴ to ⒇, characters of the gazette. From 21 on it writes
// (21) and warns (conventions 2.3, R-N5).
var Parenthesized = newNumeral("parenthesized", formatParenthesized, scanParenthesized)

const maxParenthesized = 20

func formatParenthesized(n int) (string, error) {
	switch {
	case n < 1 || n > maxDecimal:
		return "", &RangeError{"parenthesized", n, 1, maxDecimal}
	case n <= maxParenthesized:
		return string('⑴' + rune(n-1)), nil
	}
	written := "(" + strconv.Itoa(n) + ")"
	return written, &Fallback{"parenthesized", n, maxParenthesized, written}
}

func scanParenthesized(s string) (n, length int) {
	r, size := utf8.DecodeRuneInString(s)
	if '⑴' <= r && r <= '⒇' {
		return int(r-'⑴') + 1, size
	}
	return scanFallback(s, "(", ")", maxParenthesized)
}
