package numbering

import "strings"

// Kanji writes additive kanji numerals, as the numbers of articles have them:
// 百二十三. 一 is not written before 十, 百 and 千, but before 万, and there is no
// 〇 (conventions 2.1). It goes from 1 to 99 999.
var Kanji = newNumeral("kanji", formatKanji, scanKanji)

// Positional writes kanji digit by digit, as law numbers and dates of
// supplementary provisions have them: 一二三, 一〇 (conventions 2.1). It goes from
// 0 to 999 999 999 and has no leading 〇.
var Positional = newNumeral("positional kanji", formatPositional, scanPositional)

const (
	maxKanji  = 99_999
	kanjiSize = len("一") // bytes of each kanji digit
)

const kanjiDigits = "〇一二三四五六七八九"

func kanjiDigit(n int) string { return kanjiDigits[n*kanjiSize : (n+1)*kanjiSize] }

func isKanjiDigit(r rune) bool {
	_, isDigit := KanjiDigit(r)
	return isDigit || kanjiUnit(r) > 0
}

// KanjiDigit returns the value of 〇 to 九; ok is false for all other characters. It
// is written out because every heading and every paragraph passes here.
func KanjiDigit(r rune) (value int, ok bool) {
	switch r {
	case '〇':
		return 0, true
	case '一':
		return 1, true
	case '二':
		return 2, true
	case '三':
		return 3, true
	case '四':
		return 4, true
	case '五':
		return 5, true
	case '六':
		return 6, true
	case '七':
		return 7, true
	case '八':
		return 8, true
	case '九':
		return 9, true
	}
	return 0, false
}

// kanjiUnit returns what 十, 百, 千 and 万 multiply with, and 0 for all others.
func kanjiUnit(r rune) int {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	case '万':
		return 10_000
	}
	return 0
}

func formatKanji(n int) (string, error) {
	if n < 1 || n > maxKanji {
		return "", &RangeError{"kanji", n, 1, maxKanji}
	}
	var b strings.Builder
	if n >= 10_000 {
		b.WriteString(kanjiDigit(n / 10_000))
		b.WriteString("万")
	}
	writeKanjiDigit(&b, n/1000%10, "千")
	writeKanjiDigit(&b, n/100%10, "百")
	writeKanjiDigit(&b, n/10%10, "十")
	writeKanjiDigit(&b, n%10, "")
	return b.String(), nil
}

func writeKanjiDigit(b *strings.Builder, digit int, unit string) {
	if digit == 0 {
		return
	}
	if digit > 1 || unit == "" {
		b.WriteString(kanjiDigit(digit))
	}
	b.WriteString(unit)
}

func scanKanji(s string) (n, length int) {
	return kanjiReading{}.scan(s)
}

// ParseAmount reads an amount of money in additive kanji numerals. As in
// [Kanji], but 一 may stand before 千 (一千, 一千万; conventions 2.1), and there may
// be up to 9999 万. The error is a [*SyntaxError].
func ParseAmount(s string) (int, error) {
	n, length := kanjiReading{amount: true}.scan(s)
	if length == 0 || length != len(s) {
		return 0, &SyntaxError{Numeral: "kanji", Text: s}
	}
	return n, nil
}

// kanjiReading reads an additive numeral. The zero value reads what labels have.
type kanjiReading struct {
	amount bool // 一千 and more than nine 万 are good
}

// scan reads the run of kanji digits at the start of s. All of it must be one
// additive numeral: each unit once, in falling order, at most one digit before
// it; so 二十十, 十〇, 百百 and 一〇 are refused.
func (k kanjiReading) scan(s string) (n, length int) {
	var group kanjiGroup
	for _, r := range s {
		digit, isDigit := KanjiDigit(r)
		unit := kanjiUnit(r)
		switch {
		case !isDigit && unit == 0:
			return k.total(n, group, length)
		case isDigit:
			group.addDigit(digit)
		case unit == 10_000:
			n += k.myriads(&group, n)
		default:
			group.addUnit(unit, k.amount)
		}
		if group.bad {
			return 0, 0
		}
		length += kanjiSize
	}
	return k.total(n, group, length)
}

func (k kanjiReading) total(n int, group kanjiGroup, length int) (int, int) {
	if n+group.value() == 0 {
		return 0, 0
	}
	return n + group.value(), length
}

// myriads ends the group before 万 and returns what it is worth.
func (k kanjiReading) myriads(group *kanjiGroup, before int) int {
	value := group.value()
	tooMany := value > 9 && !k.amount
	*group = kanjiGroup{bad: before > 0 || value == 0 || tooMany}
	return value * 10_000
}

// kanjiGroup is what stands between two 万: at most 千百十 and a digit.
type kanjiGroup struct {
	sum   int // of the units that are complete
	digit int // waits for its unit; 0 if none does
	unit  int // the last unit; 0 before the first
	bad   bool
}

func (g *kanjiGroup) value() int { return g.sum + g.digit }

func (g *kanjiGroup) addDigit(digit int) {
	g.bad = g.bad || digit == 0 || g.digit != 0
	g.digit = digit
}

func (g *kanjiGroup) addUnit(unit int, amount bool) {
	falls := g.unit == 0 || unit < g.unit
	writtenOne := g.digit == 1 && !(amount && unit == 1000)
	g.bad = g.bad || !falls || writtenOne
	g.sum += max(g.digit, 1) * unit
	g.digit, g.unit = 0, unit
}

func formatPositional(n int) (string, error) {
	ascii, err := formatDecimal(n)
	if err != nil {
		return "", &RangeError{"positional kanji", n, 0, maxDecimal}
	}
	var b strings.Builder
	for _, r := range ascii {
		b.WriteString(kanjiDigit(int(r - '0')))
	}
	return b.String(), nil
}

func scanPositional(s string) (n, length int) {
	for _, r := range s {
		digit, ok := KanjiDigit(r)
		if !ok && kanjiUnit(r) > 0 {
			return 0, 0 // Positional and additive numerals do not mix: 二十〇.
		}
		if !ok {
			break
		}
		length += kanjiSize
		n = addDigit(n, digit)
	}
	return accepted(n, length, length > kanjiSize && strings.HasPrefix(s, "〇"))
}
