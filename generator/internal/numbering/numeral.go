// Package numbering writes and reads numerals and markers: 三, iii, (c), ハ, ③.
//
// A [Numeral] is a way to write a number, a [Style] puts it between what a
// marker has around it: "(" and ")", "第" and nothing, nothing and ".".
//
// One style of numerals is one file. To add one, write its format and scan
// functions in a file of its own and add it to the list in [Candidates].
//
// Every numeral writes a number in exactly one way and reads nothing else:
// Parse(Format(n)) is n, and Format(Parse(s)) is s. So 二十十, 廿, iiii and 01
// are refused, not guessed.
package numbering

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// Numeral is a way to write a number. Numerals are the package's variables;
// nobody changes them.
type Numeral struct {
	// Name is the English name, lower case, for data and messages: "iroha".
	Name string
	// Format writes n. Its error is a [*RangeError] if the numeral has no way
	// to write n, and a [*Fallback] if it had to help itself: the result is
	// then good to print, and somebody should be warned.
	Format func(n int) (string, error)
	// Parse reads s, all of it; the error is a [*SyntaxError].
	Parse func(s string) (int, error)

	// scan reads the longest run of the numeral's characters at the start of s
	// and returns its number and its length in bytes. The length is 0 if the
	// run is no number of this numeral. It never allocates.
	scan func(s string) (n, length int)
}

func newNumeral(name string, format func(int) (string, error), scan func(string) (int, int)) Numeral {
	parse := func(s string) (int, error) {
		n, length := scan(s)
		if length == 0 || length != len(s) {
			return 0, &SyntaxError{Numeral: name, Text: s}
		}
		return n, nil
	}
	return Numeral{Name: name, Format: format, Parse: parse, scan: scan}
}

// Scan reads the numeral at the start of s and returns its number and its
// length in bytes; 0, 0 if there is none. It takes the longest run of
// characters that belong to the numeral and reads all of it or nothing: the
// start of 二十十 is not 二十.
func (m Numeral) Scan(s string) (n, length int) {
	if m.scan == nil {
		return 0, 0
	}
	return m.scan(s)
}

// RangeError says that a numeral has no way to write a number: the build stops
// and does not guess (conventions 2.3, R-N2).
type RangeError struct {
	Numeral  string // name of the numeral
	N        int    // the number that cannot be written
	Min, Max int    // what can be written
}

// Error returns the reason in English, lower case, without a full stop.
func (e *RangeError) Error() string {
	return fmt.Sprintf("%s numerals go from %d to %d, not to %d", e.Numeral, e.Min, e.Max, e.N)
}

// Fallback is a warning: the list of characters has ended and the number is
// written in another way (conventions 2.3, R-N5).
type Fallback struct {
	Numeral string // name of the numeral
	N       int    // the number that has no character
	Max     int    // the last number that has one
	Written string // what is printed instead
}

// Error returns the reason in English, lower case, without a full stop.
func (e *Fallback) Error() string {
	return fmt.Sprintf("there is no %s character for %d (the last is %d), so %s is printed", e.Numeral, e.N, e.Max, e.Written)
}

// IsWarning reports whether err says only that a marker is printed in another
// way; what was returned with it is good.
func IsWarning(err error) bool {
	var fallback *Fallback
	return errors.As(err, &fallback)
}

// SyntaxError says that a text is not what the numeral would write.
type SyntaxError struct {
	Numeral string // name of the numeral
	Text    string
}

// Error returns the reason in English, lower case, without a full stop.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%q is not a number in %s numerals", e.Text, e.Numeral)
}

// Distinct reports whether the characters are numbers and nothing else, so that
// they need neither brackets nor a space: ②, ⑵.
func (m Numeral) Distinct() bool {
	return m.Name == Circled.Name || m.Name == Parenthesized.Name
}

// Candidates returns the numerals that s may begin with, by its first
// character, those that are read first first; none if s begins with no digit
// or letter. Numerals that must be asked for, such as 壱, are in none of the
// lists. Nobody changes the list.
func Candidates(s string) []Numeral {
	r, _ := utf8.DecodeRuneInString(s)
	return candidates(r)
}

func candidates(r rune) []Numeral {
	switch {
	case r < '0':
		return nil
	case r <= '9':
		return decimals
	case 'A' <= r && r <= 'Z':
		return upperLetters
	case 'a' <= r && r <= 'z':
		return lowerLetters
	case r < '①':
		return romanSigns(r)
	}
	return wideCandidates(r)
}

func romanSigns(r rune) []Numeral {
	switch {
	case 'Ⅰ' <= r && r <= 'Ⅻ':
		return upperRomanSigns
	case 'ⅰ' <= r && r <= 'ⅻ':
		return lowerRomanSigns
	}
	return nil
}

func wideCandidates(r rune) []Numeral {
	switch {
	case '①' <= r && r <= '⑳', '㉑' <= r && r <= '㉟', '㊱' <= r && r <= '㊿':
		return circles
	case '⑴' <= r && r <= '⒇':
		return parenthesized
	case 'ア' <= r && r <= 'ン':
		return kanaLetters
	case '０' <= r && r <= '９':
		return fullwidths
	case 'Ａ' <= r && r <= 'Ｚ':
		return fullwidthUpperLetters
	case 'ａ' <= r && r <= 'ｚ':
		return fullwidthLowerLetters
	case isKanjiDigit(r):
		return kanjis
	}
	return nil
}

// The lists of candidates; nobody changes them.
var (
	decimals              = []Numeral{Decimal}
	fullwidths            = []Numeral{Fullwidth}
	kanjis                = []Numeral{Kanji, Positional}
	lowerLetters          = []Numeral{LowerRoman, LowerAlpha}
	upperLetters          = []Numeral{UpperRoman, UpperAlpha}
	fullwidthLowerLetters = []Numeral{FullwidthRoman, FullwidthAlpha}
	fullwidthUpperLetters = []Numeral{FullwidthUpperRoman, FullwidthUpperAlpha}
	lowerRomanSigns       = []Numeral{RomanSign}
	upperRomanSigns       = []Numeral{UpperRomanSign}
	kanaLetters           = []Numeral{Iroha, Aiueo}
	circles               = []Numeral{Circled}
	parenthesized         = []Numeral{Parenthesized}
)
