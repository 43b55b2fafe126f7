package word

import (
	"strconv"
	"strings"

	"jobun/generator/internal/numbering"
)

// numerals are the forms of numbers of Word (ECMA-376 part 1, 17.18.59) that policies
// have.
var numerals = map[string]numbering.Numeral{
	"decimal":               numbering.Decimal,
	"decimalHalfWidth":      numbering.Decimal,
	"decimalFullWidth":      numbering.Fullwidth,
	"decimalFullWidth2":     numbering.Fullwidth,
	"decimalEnclosedCircle": numbering.Circled,
	"decimalEnclosedParen":  numbering.Parenthesized,
	"upperRoman":            numbering.UpperRoman,
	"lowerRoman":            numbering.LowerRoman,
	"japaneseCounting":      numbering.Kanji,
	"ideographDigital":      numbering.Positional,
	"irohaFullWidth":        numbering.Iroha,
	"iroha":                 numbering.Iroha,
	"aiueoFullWidth":        numbering.Aiueo,
	"aiueo":                 numbering.Aiueo,
}

// letters writes a number as Word does: behind z come aa, bb, cc.
func letters(upper bool, n int) (s string, ok bool) {
	if n < 1 || n > 26*26 {
		return "", false
	}
	s = strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
	if upper {
		s = strings.ToUpper(s)
	}
	return s, true
}

// numeralOf writes a number in a form of Word. Ok is false if the form is not known,
// or has no sign for the number.
func numeralOf(format string, n int) (s string, ok bool) {
	switch format {
	case "none":
		return "", true
	case "lowerLetter", "upperLetter":
		return letters(format == "upperLetter", n)
	case "decimalZero":
		s = strconv.Itoa(n)
		return strings.Repeat("0", max(0, 2-len(s))) + s, true
	}
	numeral, ok := numerals[format]
	if !ok {
		return "", false
	}
	s, err := numeral.Format(n)
	return s, err == nil
}
