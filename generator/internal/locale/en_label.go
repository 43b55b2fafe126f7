package locale

import (
	"strings"
	"unicode/utf8"

	"jobun/generator/internal/numbering"
	"jobun/generator/internal/policy"
)

var englishStatuses = []statusWord{
	{"Deleted", policy.Deleted}, {"Not Yet in Force", policy.Deferred},
}

// englishWord is a word that names a kind.
type englishWord struct {
	word string
	kind policy.Kind
}

// englishWords are the words before a number, longer ones before those that
// they begin with. Kinds are those of the Japanese words that each stands for:
// a schedule is a 別表, an annex a 別紙.
var englishWords = [...]englishWord{
	{"Article", policy.Article},
	{"Chapter", policy.Chapter},
	{"Section", policy.Section},
	{"Subsection", policy.Subsection},
	{"Division", policy.Division},
	{"Part", policy.Part},
	{"Subpart", policy.Subpart},
	{"Appended Table", policy.AppendedTable},
	{"Schedule", policy.AppendedTable},
	{"Attachment", policy.Attachment},
	{"Annex", policy.Attachment},
	{"Exhibit", policy.Attachment},
	{"Appended Note", policy.AppendedNote},
	{"Appended Figure", policy.AppendedFigure},
	{"Appendix", policy.Appendix},
	{"Appended Form", policy.Form},
	{"Form", policy.Form},
}

func englishHeadings() headingWords {
	return headingWords{
		statuses: englishStatuses,
		extract:  "Extract",
		isNote:   isEnglishNote,
		refuses:  goesOn,
	}
}

// isEnglishNote reports whether s is (Re: Article 3) or the like.
func isEnglishNote(s string) bool {
	inner, ok := insideBrackets(s)
	return ok && relates(s[inner[0]:inner[1]])
}

// relates reports whether words are Re: Article 3 or the like.
func relates(words string) bool {
	for _, re := range [...]string{"Re:", "Re.", "Re ", "Related to ", "Related to:"} {
		if hasPrefixFold(words, re) {
			return true
		}
	}
	return false
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// goesOn reports whether s begins with a word in small letters, so that what
// stands before it begins a sentence: "of this Policy". A name such as iOS is
// no such word.
func goesOn(s string) bool {
	end := strings.IndexAny(s, spaces)
	if end < 0 {
		end = len(s)
	}
	word := s[:end]
	return word != "" && 'a' <= word[0] && word[0] <= 'z' && word == strings.ToLower(word)
}

// ReadHeading implements [Locale].
func (english) ReadHeading(s string) (Label, bool) {
	w := englishHeadings()
	if l, ok := w.readEnglishSupplementary(s); ok {
		return l, true
	}
	for i := range englishWords {
		if rest, ok := cutEnglishWord(s, englishWords[i].word); ok {
			return w.readNamed(s, rest, englishWords[i])
		}
	}
	return w.readBareHeading(s)
}

// cutEnglishWord cuts the word at the start of s: Article, ARTICLE, articles.
// The word must end there, but for the s of a plural.
func cutEnglishWord(s, word string) (rest string, ok bool) {
	if s == "" || s[0] != word[0] || !hasPrefixFold(s, word) {
		return s, false
	}
	rest = s[len(word):]
	if rest != "" && (rest[0] == 's' || rest[0] == 'S') {
		rest = rest[1:]
	}
	return rest, !startsWithASCIIWord(rest)
}

// readNamed reads the number behind the word of a kind.
func (w *headingWords) readNamed(s, rest string, word englishWord) (Label, bool) {
	plural := len(s)-len(rest) > len(word.word)
	l := Label{Kind: word.kind, Word: word.word}
	number, spaced := cutSpaces(rest)
	number = cutNo(number)
	var few [2]Marker
	if readings := readEnglishNumbers(few[:0], number); spaced && len(readings) > 0 {
		return w.readNumbered(s, len(s)-len(number), plural, l, readings)
	}
	if plural || word.kind < policy.Supplementary {
		return Label{}, false
	}
	if sep, ok := readSeparator(rest); !ok || sep.plain && !strings.HasPrefix(word.word, "Appended") {
		return Label{}, false // "Form Letter", "Schedule Changes"
	}
	return w.finished(s, len(s)-len(rest), l)
}

func cutSpaces(s string) (rest string, ok bool) {
	rest = trimLeft(s)
	return rest, len(rest) < len(s)
}

// cutNo cuts the No. of Form No. 1.
func cutNo(s string) string {
	for _, no := range [...]string{"No.", "No "} {
		if hasPrefixFold(s, no) {
			return trimLeft(s[len(no):])
		}
	}
	return s
}

// readNumbered reads the rest of a label whose number starts at byte start.
func (w *headingWords) readNumbered(s string, start int, plural bool, l Label, readings []Marker) (Label, bool) {
	found := false
	for _, m := range readings {
		end := start + m.Len
		through, size := readEnglishThrough(s[end:], m)
		if plural && size == 0 || l.Kind == policy.Form && isFormName(m) {
			continue
		}
		read := l
		read.Number, read.Above, read.Style, read.Through = m.Number, m.Above, m.Style, through
		switch {
		case !w.finish(s, end+size, false, &read):
		case found:
			m.Written = s[start:end]
			l.Also = append(l.Also, m)
		default:
			found, l = true, read
		}
	}
	return l, found
}

// isFormName reports whether m is the name of a form of somebody else: W-9.
func isFormName(m Marker) bool { return m.isASCIILetters() && m.Number.IsBranch() }

// readEnglishNumbers appends to list, which is empty, every way to read the number behind a word: 4,
// 4-2, 4A, 4.2, IV-2, A. The smallest is first. Len is that of the number
// alone, without a point behind it.
func readEnglishNumbers(list []Marker, s string) []Marker {
	for _, numeral := range numbering.Candidates(s) {
		style := numbering.Style{Numeral: numeral}
		n, length := numeral.Scan(s)
		if length == 0 || n == 0 || n > limitOfNamed(style) {
			continue
		}
		if m, ok := readDotted(s); ok && isASCIIOrWide(numeral) {
			return append(list[:0], m.withoutPoint())
		}
		letters := ""
		if isASCIIOrWide(numeral) {
			letters = readLetters(s[length:])
		}
		end := length + len(letters)
		numbers, size := readBranches(s[end:], []int{n})
		list = append(list, newMarker(s, style, end+size, letters, numbers...))
	}
	if len(list) == 2 && list[1].Number.Compare(list[0].Number) < 0 {
		list[0], list[1] = list[1], list[0]
	}
	return list
}

// limitOfNamed is the greatest number that is read behind a word.
func limitOfNamed(style numbering.Style) int {
	if isDigits(style.Numeral) {
		return maxLabel
	}
	return limitOf(&style)
}

// withoutPoint gives the point of a dotted label back: it separates.
func (m Marker) withoutPoint() Marker {
	m.Len -= len(m.Style.Suffix)
	m.Written = m.Written[:m.Len]
	m.Style.Suffix = ""
	return m
}

// readEnglishThrough reads the rest of a range or pair: " and 6", " through 46",
// " to Article 7".
func readEnglishThrough(s string, first Marker) (through policy.Number, size int) {
	for {
		connector := englishConnector(s[size:])
		if connector == 0 {
			return through, size
		}
		start := size + connector
		for _, word := range englishWords {
			if rest, ok := cutEnglishWord(s[start:], word.word); ok {
				start = len(s) - len(trimLeft(rest))
				break
			}
		}
		var few [2]Marker
		last, ok := sameStyle(readEnglishNumbers(few[:0], s[start:]), first)
		if !ok {
			return through, size
		}
		through, size = last.Number, start+last.Len
	}
}

// sameStyle returns the reading in the style of first, if it is greater.
func sameStyle(readings []Marker, first Marker) (Marker, bool) {
	for _, m := range readings {
		if m.Style.Equal(first.Style) && m.Number.Compare(first.Number) > 0 {
			return m, true
		}
	}
	return Marker{}, false
}

// englishConnector returns the bytes of what connects two labels, with the
// spaces around it.
func englishConnector(s string) int {
	rest := trimLeft(s)
	if rest == "" || !isConnectorByte(rest[0]) {
		return 0
	}
	for _, c := range [...]string{", and ", ", or ", "and ", "or ", "through ", "to ", "& ", ", ", "–"} {
		after, ok := strings.CutPrefix(rest, c)
		if ok && (len(rest) < len(s) || c[0] == ',' || c == "–") {
			return len(s) - len(trimLeft(after))
		}
	}
	return 0
}

// isConnectorByte reports whether a connector begins with c.
func isConnectorByte(c byte) bool {
	switch c {
	case ',', 'a', 'o', 't', '&', "–"[0]:
		return true
	}
	return false
}

// readEnglishSupplementary reads Supplementary Provisions.
func (w *headingWords) readEnglishSupplementary(s string) (Label, bool) {
	for _, word := range [...]string{"Supplementary Provision", "Supplemental Provision"} {
		if rest, ok := cutEnglishWord(s, word); ok {
			l := Label{Kind: policy.Supplementary, Word: word + "s"}
			return w.finished(s, len(s)-len(rest), l)
		}
	}
	return Label{}, false
}

// ReadCaption implements [Locale].
func (english) ReadCaption(s string) (caption [2]int, ok bool) {
	return readCaption(s, refusesEnglishCaption)
}

// refusesEnglishCaption reports whether words in brackets are no caption:
// Omitted, Deleted, Re: Article 3, Revised on …, a sentence, small letters.
func refusesEnglishCaption(words string) bool {
	r, _ := utf8.DecodeRuneInString(words)
	if 'a' <= r && r <= 'z' && goesOn(words) || strings.HasSuffix(words, ".") {
		return true
	}
	if statusOf(words, englishStatuses) != policy.Current || relates(words) {
		return true
	}
	for _, word := range [...]string{"Omitted", "Extract"} {
		if strings.EqualFold(words, word) {
			return true
		}
	}
	for _, start := range [...]string{"Revised on ", "Amended on ", "Enacted on ", "Established on ", "Effective on ", "Effective from ", "Effective as of ", "Last revised ", "Last updated "} {
		if hasPrefixFold(words, start) {
			return true
		}
	}
	return false
}

// ReadMarkers implements [Locale].
func (l english) ReadMarkers(s string) []Marker { return l.AppendMarkers(nil, s) }

// AppendMarkers implements [Locale].
func (english) AppendMarkers(list []Marker, s string) []Marker {
	none := func(string) int { return 0 }
	w := markerWords{englishStatuses, englishConnector, none, func(string) bool { return false }}
	return w.read(list, s)
}

// IsParagraphStyle implements [Locale].
func (english) IsParagraphStyle(style numbering.Style) bool {
	if !isParagraphNumeral(style.Numeral) {
		return false
	}
	bracketed := style.Prefix == "(" && style.Suffix == ")" || style.Prefix == "（" && style.Suffix == "）"
	return bracketed || style.Prefix == "" && (style.Suffix == "" || isPoint(style.Suffix))
}

// Names implements [Locale].
func (english) Names() Names {
	return Names{
		Preamble: "Preamble", Main: "Main Provisions", MainClause: "main clause", Proviso: "proviso",
		Row: "row", Column: "column", Supplementary: "Supplementary Provisions",
		Deleted: "Deleted", Deferred: "Not Yet in Force", Extract: "Extract",
	}
}
