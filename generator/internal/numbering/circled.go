package numbering

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Circled writes ① to ㊿. Unicode has no more: from 51 on it writes （51） and
// warns (conventions 2.3, R-N5).
var Circled = newNumeral("circled", formatCircled, scanCircled)

const maxCircled = 50

func formatCircled(n int) (string, error) {
	switch {
	case n < 1 || n > maxDecimal:
		return "", &RangeError{"circled", n, 1, maxDecimal}
	case n <= 20:
		return string('①' + rune(n-1)), nil
	case n <= 35:
		return string('㉑' + rune(n-21)), nil
	case n <= maxCircled:
		return string('㊱' + rune(n-36)), nil
	}
	written := "（" + strconv.Itoa(n) + "）"
	return written, &Fallback{"circled", n, maxCircled, written}
}

func scanCircled(s string) (n, length int) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case '①' <= r && r <= '⑳':
		return int(r-'①') + 1, size
	case '㉑' <= r && r <= '㉟':
		return int(r-'㉑') + 21, size
	case '㊱' <= r && r <= '㊿':
		return int(r-'㊱') + 36, size
	}
	return scanFallback(s, "（", "）", maxCircled)
}

// scanFallback reads a number greater than last between the brackets.
func scanFallback(s, open, closing string, last int) (n, length int) {
	rest, ok := strings.CutPrefix(s, open)
	if !ok {
		return 0, 0
	}
	n, length = scanDecimal(rest)
	if n <= last || !strings.HasPrefix(rest[length:], closing) {
		return 0, 0
	}
	return n, len(open) + length + len(closing)
}
