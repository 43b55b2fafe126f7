package numbering

import (
	"strconv"
	"strings"
)

// Decimal writes 1, 2, 3 and Fullwidth １, ２, ３. Both go from 0 to 999 999 999
// and have no leading zeros.
var (
	Decimal   = newNumeral("decimal", formatDecimal, scanDecimal)
	Fullwidth = newNumeral("full-width decimal", formatFullwidth, scanFullwidth)
)

const (
	maxDecimal    = 999_999_999
	fullwidthSize = len("０") // bytes of a full-width digit or letter
)

func formatDecimal(n int) (string, error) {
	if n < 0 || n > maxDecimal {
		return "", &RangeError{"decimal", n, 0, maxDecimal}
	}
	return strconv.Itoa(n), nil
}

func scanDecimal(s string) (n, length int) {
	for length < len(s) && '0' <= s[length] && s[length] <= '9' {
		length++
		n = addDigit(n, int(s[length-1]-'0'))
	}
	return accepted(n, length, length > 1 && s[0] == '0')
}

func formatFullwidth(n int) (string, error) {
	ascii, err := formatDecimal(n)
	if err != nil {
		return "", &RangeError{"full-width decimal", n, 0, maxDecimal}
	}
	var b strings.Builder
	for _, r := range ascii {
		b.WriteRune(r - '0' + '０')
	}
	return b.String(), nil
}

func scanFullwidth(s string) (n, length int) {
	for _, r := range s {
		if r < '０' || '９' < r {
			break
		}
		length += fullwidthSize
		n = addDigit(n, int(r-'０'))
	}
	return accepted(n, length, length > fullwidthSize && strings.HasPrefix(s, "０"))
}

// addDigit appends a digit to n. It stays above the limit once it is there, so
// that no run of digits is long enough to overflow.
func addDigit(n, digit int) int { return min(n*10+digit, maxDecimal+1) }

// accepted returns n and length, or zeros if the run is too great or refused.
func accepted(n, length int, refused bool) (int, int) {
	if refused || n > maxDecimal {
		return 0, 0
	}
	return n, length
}
