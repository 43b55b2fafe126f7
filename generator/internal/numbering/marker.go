package numbering

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Style is how a marker is written: "(" lower-case roman ")". The zero value
// is no style.
type Style struct {
	Prefix  string
	Numeral Numeral
	Suffix  string
}

// IsZero reports whether s is no style.
func (s Style) IsZero() bool { return s.Numeral.Name == "" }

// Equal reports whether s and t write the same markers.
func (s Style) Equal(t Style) bool {
	return s.Prefix == t.Prefix && s.Numeral.Name == t.Numeral.Name && s.Suffix == t.Suffix
}

// String returns the marker of 1, which is how an author names the style; ""
// for the zero value.
func (s Style) String() string {
	if s.IsZero() {
		return ""
	}
	first, _ := s.Format(1)
	return first
}

// Format writes the marker of n. Errors are those of [Numeral]; after a
// [*Fallback] the marker is good to print.
func (s Style) Format(n int) (string, error) {
	if s.IsZero() {
		return "", &RangeError{Numeral: "no", N: n}
	}
	numeral, err := s.Numeral.Format(n)
	if err != nil && !IsWarning(err) {
		return "", err
	}
	return s.Prefix + numeral + s.Suffix, err
}

// Read reads the marker of this style at the start of text; ok is false if
// there is none. It is for styles that must be asked for, such as 壱 and イイ;
// [Read] finds the others.
func (s Style) Read(text string) (r Reading, ok bool) {
	body, found := strings.CutPrefix(text, s.Prefix)
	if !found {
		return Reading{}, false
	}
	n, length := s.Numeral.Scan(body)
	if length == 0 || !strings.HasPrefix(body[length:], s.Suffix) {
		return Reading{}, false
	}
	return Reading{Style: s, N: n, Len: len(s.Prefix) + length + len(s.Suffix)}, true
}

// Reading is one way to read a marker.
type Reading struct {
	Style Style
	N     int
	Len   int // bytes of the marker, with what belongs to its style
}

// Read returns every way to read the marker at the start of s, none if there is
// none. イ is iroha 1 and aiueo 2, (i) is roman 1 and letter 9. A second reading
// that gives the same number is left out: 三 is additive, though positional 三
// looks the same.
//
// Brackets are half-width or full-width, also one of each; the style has them
// as they are written. Without an opening bracket one of ) ） . ． 、 belongs to
// the marker. What may follow a marker is the caller's business: a text that
// begins with "Immediately" has no marker, one that begins with "I agree" has.
//
// The readings with [IrohaExtended], [AiueoExtended] and [Daiji] are left out,
// because words look like them; see [Style.Read].
func Read(s string) []Reading { return AppendReadings(nil, s) }

// AppendReadings appends to list, which is empty, what [Read] returns.
func AppendReadings(list []Reading, s string) []Reading {
	prefix := opening(s)
	body := s[len(prefix):]
	numerals := Candidates(body)
	for i := range numerals {
		if reading, ok := readOne(body, prefix, &numerals[i]); ok && !repeats(list, &reading) {
			list = append(list, reading)
		}
	}
	return appendFallbacks(list, s, prefix)
}

// opening returns what stands before the numeral of a marker. 第 is the first
// level of official documents, 第1 (conventions 1.4); ○ is what editors put
// before the paragraph numbers of old laws, ○２ (1.3).
func opening(s string) string {
	switch {
	case s == "":
	case s[0] == '(':
		return "("
	case s[0] < utf8.RuneSelf:
	case strings.HasPrefix(s, "（"), strings.HasPrefix(s, "第"), strings.HasPrefix(s, "○"):
		return s[:len("（")]
	}
	return ""
}

func readOne(body, prefix string, numeral *Numeral) (Reading, bool) {
	n, length := numeral.Scan(body)
	if length == 0 {
		return Reading{}, false
	}
	suffix := closing(body[length:], prefix)
	if suffix == "" && (prefix == "(" || prefix == "（") {
		return Reading{}, false
	}
	style := Style{Prefix: prefix, Numeral: *numeral, Suffix: suffix}
	return Reading{Style: style, N: n, Len: len(prefix) + length + len(suffix)}, true
}

// closing returns what belongs to a marker behind its numeral, at the start of s.
func closing(s, prefix string) string {
	size := 0
	switch {
	case s == "", prefix == "○", prefix == "第":
		return ""
	case s[0] == ')', prefix == "" && s[0] == '.':
		size = 1
	case s[0] < utf8.RuneSelf:
		return ""
	case strings.HasPrefix(s, "）"), prefix == "" && (strings.HasPrefix(s, "．") || strings.HasPrefix(s, "、")):
		size = len("）")
	}
	return s[:size]
}

func repeats(list []Reading, r *Reading) bool {
	return len(list) > 0 && list[0].N == r.N && list[0].Len == r.Len
}

// appendFallbacks adds the readings of （51） as the number after ㊿ and of (21)
// as the number after ⒇.
func appendFallbacks(list []Reading, s, prefix string) []Reading {
	var numeral Numeral
	switch {
	case len(list) == 0:
		return nil
	case prefix == "（":
		numeral = Circled
	case prefix == "(":
		numeral = Parenthesized
	default:
		return list
	}
	if n, length := numeral.Scan(s); length > 0 {
		list = append(list, Reading{Style: Style{Numeral: numeral}, N: n, Len: length})
	}
	return list
}

// StyleOf returns the style whose marker for 1 is first: "一", "(1)", "（1）",
// "①", "ア", "(i)", "A.", "第1". "イ" is iroha and "i" is roman, as only these
// begin so. With "…" behind the letter, イ… and ア… go on past their end. The
// error is a [*StyleError].
func StyleOf(first string) (Style, error) {
	plain, extended := cutEllipsis(first)
	if first == "壱" {
		return Style{Numeral: Daiji}, nil
	}
	for _, r := range Read(plain) {
		if r.N == 1 && r.Len == len(plain) && matched(r.Style) {
			return extend(r.Style, first, extended)
		}
	}
	return Style{}, &StyleError{First: first}
}

func cutEllipsis(s string) (rest string, ok bool) {
	before, after, ok := strings.Cut(s, "…")
	return before + after, ok
}

func extend(s Style, first string, extended bool) (Style, error) {
	if !extended {
		return s, nil
	}
	switch s.Numeral.Name {
	case Iroha.Name:
		s.Numeral = IrohaExtended
	case Aiueo.Name:
		s.Numeral = AiueoExtended
	default:
		return Style{}, &StyleError{First: first}
	}
	return s, nil
}

// matched reports whether the brackets are both half-width or both full-width:
// what an author may have typed by mistake is read, but nobody asks for it.
func matched(s Style) bool {
	switch s.Prefix {
	case "(":
		return s.Suffix == ")"
	case "（":
		return s.Suffix == "）"
	}
	return true
}

// StyleError says that no style begins with a marker.
type StyleError struct {
	First string // what was given as the marker of 1
}

// Error returns the reason in English and says what is possible.
func (e *StyleError) Error() string {
	return fmt.Sprintf("%q is the first marker of no style; possible are %s, also in brackets ( ) or （ ） or with one of ) ） . ． 、 behind", e.First, strings.Join(Firsts(), " "))
}

// Firsts returns the first numerals of the styles that an author can ask for,
// for messages.
func Firsts() []string {
	return []string{
		"1", "１", "一", "i", "I", "ｉ", "Ｉ", "ⅰ", "Ⅰ", "a", "A", "ａ", "Ａ",
		"イ", "イ…", "ア", "ア…", "①", "⑴", "壱",
	}
}
