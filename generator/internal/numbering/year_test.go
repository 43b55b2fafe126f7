package numbering_test

import "jobun/generator/internal/numbering"

// parseYear reads the year of an era or of the Gregorian calendar in kanji,
// additive or positional; 元 is 1, which it is nowhere else. The error is a
// [*numbering.SyntaxError].
func parseYear(s string) (int, error) {
	if s == "元" {
		return 1, nil
	}
	if n, err := numbering.Kanji.Parse(s); err == nil {
		return n, nil
	}
	return numbering.Positional.Parse(s)
}
