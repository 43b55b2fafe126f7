package numbering

import "strings"

// Daiji writes the formal kanji numerals 壱, 弐, 参 and 拾, with 壱 before every
// unit, from 1 to 9999. They are for amounts in deeds and number nothing, so
// no marker is read as one; who wants them asks for them.
var Daiji = newNumeral("daiji", formatDaiji, scanDaiji)

const maxDaiji = 9999

func formatDaiji(n int) (string, error) {
	if n < 1 || n > maxDaiji {
		return "", &RangeError{"daiji", n, 1, maxDaiji}
	}
	var b strings.Builder
	for i, unit := range [...]string{"千", "百", "拾", ""} {
		digit := n / [...]int{1000, 100, 10, 1}[i] % 10
		if digit > 0 {
			b.WriteString(daijiDigit(digit))
			b.WriteString(unit)
		}
	}
	return b.String(), nil
}

func daijiDigit(n int) string {
	const digits = "〇壱弐参四五六七八九"
	return digits[n*kanjiSize : (n+1)*kanjiSize]
}

func scanDaiji(s string) (n, length int) {
	rest := s
	for i, unit := range [...]string{"千", "百", "拾", ""} {
		digit, after := cutDaijiDigit(rest)
		if digit == 0 || !strings.HasPrefix(after, unit) {
			continue
		}
		n += digit * [...]int{1000, 100, 10, 1}[i]
		rest = after[len(unit):]
	}
	return n, len(s) - len(rest)
}

func cutDaijiDigit(s string) (digit int, rest string) {
	for digit = 1; digit <= 9; digit++ {
		if rest, ok := strings.CutPrefix(s, daijiDigit(digit)); ok {
			return digit, rest
		}
	}
	return 0, s
}
