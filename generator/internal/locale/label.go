package locale

import (
	"strings"
	"unicode/utf8"

	"jobun/generator/internal/numbering"
	"jobun/generator/internal/policy"
)

// labels reads the labels of one language. How they are printed is a [Style].
type labels interface {
	// ReadHeading reads the label at the start of a heading, without its # and
	// its {#name}; ok is false if the heading begins with none. It reads every
	// form in any digits: 第4条の2（目的）, 第 四 条　目的, 4.2 Purpose. What looks like
	// a label and goes on as a sentence is none: 第4条の規定により, Part of it.
	ReadHeading(s string) (l Label, ok bool)

	// ReadCaption returns the byte range inside the brackets of a line that is
	// nothing but the caption of an article: （目的）, (Purpose). What stands in
	// brackets for another reason is no caption: a marker （1）, a status
	// (Deleted), an omission （略）, the note of an appendix （第三条関係）, the date
	// of a revision （2026年4月1日改定）, a sentence.
	ReadCaption(s string) (caption [2]int, ok bool)

	// ReadMarkers returns every way to read the label of a paragraph or an item
	// at the start of s, the likeliest first; none if there is none. A label is
	// followed by what separates it from words: a space, or for those that have
	// brackets, a point or a circle also nothing. A range (二及び三) is a label
	// only before 削除 or 未施行: elsewhere it is a reference.
	ReadMarkers(s string) []Marker

	// AppendMarkers appends to list what ReadMarkers returns.
	AppendMarkers(list []Marker, s string) []Marker

	// IsParagraphStyle reports whether paragraphs that stand outside lists are
	// numbered in the style: 2, ２, 2., ②, and in English (2). Others are items.
	IsParagraphStyle(style numbering.Style) bool

	// Names returns the names of parts of a text that have no number.
	Names() Names

	printer
}

// Label is what the label at the start of a heading says.
type Label struct {
	Kind policy.Kind // NoKind for a bare label: 4., 4.2, 1A., A., (1), 10の2., 10-2.

	// Word is the word of the kind where several share one, in its usual
	// spelling: 編 or 部, 附則 or 付則, Schedule. Where the number stands inside
	// (第1号様式) the word is what is left (第号様式). "" for a bare label.
	//
	// 部 is read as a Part; whether it is a Subpart depends on where it stands.
	Word string

	Number  policy.Number
	Above   []policy.Number // of a dotted label the numbers before the last: 4 in 4.2
	Through policy.Number   // last of a range (第5条から第7条まで) or pair (第五条及び第六条)
	Status  policy.Status
	Extract bool // 抄, [Extract]

	// Style is that of the digits as written, so that mixed styles can be
	// reported: of a bare label with its brackets and points, of others without
	// 第 and 条.
	Style numbering.Style

	// Also has the other ways to read a bare label in letters: A heading I. is
	// the first, and may be the ninth after H.
	Also []Marker

	// Len is the bytes of s up to the caption: the label and what separates
	// them, but no bracket. 削除 is not part of it.
	Len     int
	Caption [2]int // byte range of the caption without its brackets; empty if there is none

	// Note is the byte range of what is printed behind the label of 附則 and of
	// appendices, with its brackets: （第三条関係）, （2026年4月1日改定）, (Re: Article
	// 3), [Act No. 49 of June 5, 2009]. 抄 is not part of it.
	Note [2]int
}

// Marker is what the label at the start of a paragraph or an item says.
type Marker struct {
	Style   numbering.Style // of the first number, without its branch: "(" decimal ")" for (1)の2
	Number  policy.Number
	Above   []policy.Number // of a dotted label the numbers before the last: 2 in 2.1
	Through policy.Number   // last of a range or pair; none otherwise
	Status  policy.Status
	Len     int    // bytes of the label and of the spaces behind it; 削除 is not part of it
	Written string // the label as written, without the spaces
}

// Names are the names of parts of a text that have no number.
type Names struct {
	Preamble      string // 前文
	Main          string // 本則
	MainClause    string // 本文: a paragraph without its proviso
	Proviso       string // ただし書
	Row, Column   string // 項, 欄: of a table
	Supplementary string // 附則
	Deleted       string // 削除
	Deferred      string // 未施行
	Extract       string // 抄
}

// maxLabel is the greatest number that is read in a label.
const maxLabel = 9999

// numeral is a number as it stands in a text.
type numeral struct {
	n      int
	style  numbering.Numeral
	length int // bytes; 0 if there is no number
}

// readNumeral reads the number at the start of s, in the first numerals that
// can read it, if it is one that labels have.
func readNumeral(s string) numeral {
	for _, m := range numbering.Candidates(s) {
		if n, length := m.Scan(s); length > 0 && n <= maxLabel {
			return numeral{n, m, length}
		}
	}
	return numeral{}
}

// isDigits reports whether m writes digits and not letters.
func isDigits(m numbering.Numeral) bool {
	switch m.Name {
	case numbering.Decimal.Name, numbering.Fullwidth.Name, numbering.Kanji.Name, numbering.Positional.Name:
		return true
	}
	return false
}

// readBranches reads branch numbers (枝番号) to any depth: の二の三, -2-3. It
// appends them to numbers and returns the bytes read.
func readBranches(s string, numbers []int) ([]int, int) {
	length := 0
	for {
		n, size := readBranch(s[length:])
		if size == 0 {
			return numbers, length
		}
		numbers = append(numbers, n)
		length += size
	}
}

// readBranch reads one branch number. After の it begins at 2: の一 is never one
// (conventions 0.9), but 第十一条の一部 is common.
func readBranch(s string) (n, length int) {
	if s == "" {
		return 0, 0
	}
	rest, hyphen := cutAny(s, "-", "‐", "‑", "－")
	if hyphen {
		branch := readNumeral(rest)
		after := rest[branch.length:]
		if !isASCIIOrWide(branch.style) || startsWithASCIIWord(after) {
			return 0, 0
		}
		return branch.n, len(s) - len(after)
	}
	rest, ok := cutAny(trimLeft(s), "の", "ノ", "之")
	if !ok {
		return 0, 0
	}
	rest = trimLeft(rest)
	branch := readNumeral(rest)
	if !isDigits(branch.style) || branch.n < 2 {
		return 0, 0
	}
	return branch.n, len(s) - len(rest) + branch.length
}

func isASCIIOrWide(m numbering.Numeral) bool {
	return m.Name == numbering.Decimal.Name || m.Name == numbering.Fullwidth.Name
}

// startsWithASCIIWord reports whether s goes on in an ASCII word: 30-2nd.
func startsWithASCIIWord(s string) bool {
	return s != "" && (isASCIILetter(s[0]) || isASCIIDigit(s[0]))
}

// readLetters reads the letters of a lettered insertion, A in 1A: one or two
// capitals behind which no word goes on.
func readLetters(s string) string {
	i := 0
	for i < len(s) && i < 3 && 'A' <= s[i] && s[i] <= 'Z' {
		i++
	}
	if i > 2 || startsWithASCIIWord(s[i:]) {
		return ""
	}
	return s[:i]
}

// spaces are those that separate words and labels.
const spaces = " \t\u00a0　"

// trimLeft is strings.TrimLeft(s, spaces) and trimRight strings.TrimRight(s,
// spaces). Every label and every caption passes here several times, and package
// strings has no quick way for spaces beyond ASCII.
func trimLeft(s string) string {
	for {
		size := spaceAt(s)
		if size == 0 {
			return s
		}
		s = s[size:]
	}
}

func trimRight(s string) string {
	for {
		switch {
		case strings.HasSuffix(s, " "), strings.HasSuffix(s, "\t"):
			s = s[:len(s)-1]
		case strings.HasSuffix(s, "　"):
			s = s[:len(s)-len("　")]
		case strings.HasSuffix(s, "\u00a0"):
			s = s[:len(s)-len("\u00a0")]
		default:
			return s
		}
	}
}

func trim(s string) string { return trimRight(trimLeft(s)) }

// spaceAt returns the bytes of the one of [spaces] at the start of s, or 0.
func spaceAt(s string) int {
	switch {
	case s == "":
	case s[0] == ' ', s[0] == '\t':
		return 1
	case s[0] == "　"[0] && strings.HasPrefix(s, "　"):
		return len("　")
	case s[0] == "\u00a0"[0] && strings.HasPrefix(s, "\u00a0"):
		return len("\u00a0")
	}
	return 0
}

// cutAny cuts the first of the prefixes that s has.
func cutAny(s string, prefixes ...string) (rest string, ok bool) {
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(s, p); ok {
			return rest, true
		}
	}
	return s, false
}

// statusWord is a word that stands for the words of a provision.
type statusWord struct {
	word   string
	status policy.Status
}

// statusOf returns the status if s is one of the words and nothing else, with
// or without brackets and a point, in any case.
func statusOf(s string, words []statusWord) policy.Status {
	const longest = 40 // bytes; no status is so long
	s = trim(s)
	if s == "" || len(s) > longest || !mayBeStatus(s, words) {
		return policy.Current
	}
	if inner, ok := insideBrackets(s); ok {
		s = s[inner[0]:inner[1]]
	}
	s = strings.TrimRight(trim(s), ".")
	for i := range words {
		if w := &words[i]; len(s) == len(w.word) && strings.EqualFold(s, w.word) {
			return w.status
		}
	}
	return policy.Current
}

// mayBeStatus reports whether s can be one of the words, by its first byte behind a
// bracket and spaces. It only saves work: nearly all captions are none.
func mayBeStatus(s string, words []statusWord) bool {
	s = trimLeft(s[opens(s):])
	if s == "" {
		return false
	}
	for i := range words {
		if first := words[i].word[0]; s[0] == first || first < utf8.RuneSelf && s[0]|0x20 == first|0x20 {
			return true
		}
	}
	return false
}

// brackets are the pairs that stand around captions and notes. Authors mix
// half-width and full-width ones.
var brackets = [...]struct{ open, closing string }{
	{"（", "）"}, {"(", ")"}, {"（", ")"}, {"(", "）"}, {"【", "】"}, {"〔", "〕"}, {"［", "］"}, {"[", "]"},
}

// bracketed is what stands in brackets at the start of a text.
type bracketed struct {
	inner [2]int // without the brackets
	len   int    // with them; 0 if there are none
}

// readBracketed reads the brackets at the start of s up to the one that closes
// them; brackets inside are part of it.
func readBracketed(s string) bracketed {
	if opens(s) == 0 {
		return bracketed{}
	}
	depth := 0
	for i := 0; i < len(s); i++ {
		if opens(s[i:]) > 0 {
			depth++
		}
		size := closes(s[i:])
		if size == 0 {
			continue
		}
		if depth--; depth == 0 {
			return pair(s[:i+size], size)
		}
	}
	return bracketed{}
}

// pair returns the brackets around s, whose last size bytes close them, if they
// go together.
func pair(s string, size int) bracketed {
	for _, b := range brackets {
		if strings.HasPrefix(s, b.open) && strings.HasSuffix(s, b.closing) {
			return bracketed{[2]int{len(b.open), len(s) - size}, len(s)}
		}
	}
	return bracketed{}
}

// opens returns the bytes of the bracket that opens at the start of s, or 0.
func opens(s string) int {
	switch {
	case s == "":
	case s[0] == '(', s[0] == '[':
		return 1
	case mayBracket(s):
		switch s[:len("（")] {
		case "（", "【", "〔", "［":
			return len("（")
		}
	}
	return 0
}

// closes returns the bytes of the bracket that closes at the start of s, or 0.
func closes(s string) int {
	switch {
	case s == "":
	case s[0] == ')', s[0] == ']':
		return 1
	case mayBracket(s):
		switch s[:len("）")] {
		case "）", "】", "〕", "］":
			return len("）")
		}
	}
	return 0
}

// mayBracket reports whether s may begin with a wide bracket, by its first
// bytes: most characters of a Japanese text begin with the first alone.
func mayBracket(s string) bool {
	return len(s) >= 3 && (s[0] == "【"[0] && s[1] == "【"[1] || s[0] == "（"[0] && s[1] == "（"[1])
}

// insideBrackets returns the range inside the brackets if they stand around all
// of s.
func insideBrackets(s string) (inner [2]int, ok bool) {
	b := readBracketed(s)
	if b.len == 0 || b.len != len(s) {
		return [2]int{0, len(s)}, false
	}
	return b.inner, true
}

// lastBracketed returns the range of the brackets at the end of s, with them;
// an empty one if there are none.
func lastBracketed(s string) [2]int {
	depth, start := 0, 0
	for i := range len(s) {
		if opens(s[i:]) > 0 {
			if depth == 0 {
				start = i
			}
			depth++
		} else if closes(s[i:]) > 0 {
			depth = max(0, depth-1)
		}
	}
	if b := readBracketed(s[start:]); b.len > 0 && start+b.len == len(s) {
		return [2]int{start, len(s)}
	}
	return [2]int{}
}
