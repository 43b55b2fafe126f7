package locale

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"jobun/generator/internal/numbering"
	"jobun/generator/internal/policy"
)

// The greatest numbers that are read in bare labels. Beyond them stands a word
// or a year: (as), MD., (2026), 365 days.
const (
	maxBare    = 999 // with a bracket or a point
	maxPlain   = 99  // with neither
	maxLetters = 52  // az; zz would be 702, but (by) and vs. are words
	maxRoman   = 399
)

// scanMarkers appends to list every way to read the marker at the start of s with
// its branch numbers, letters and dots: (1)の2, (1の2), 1A., 4.2. What stands behind
// is not looked at. Len is that of the marker alone.
func scanMarkers(list []Marker, s string) []Marker {
	if !mayLabel(s) || wordGoesOn(s) {
		return list
	}
	var few [maxReadings]numbering.Reading
	readings := numbering.AppendReadings(few[:0], s)
	before := len(list)
	for i := range readings {
		if m, ok := extendMarker(s, &readings[i]); ok {
			list = append(list, m)
		}
	}
	if len(list) == before {
		list = scanInside(list, s)
	}
	if found := list[before:]; len(found) > 1 {
		slices.SortStableFunc(found, func(a, b Marker) int { return a.Number.Compare(b.Number) })
	}
	return list
}

// maxReadings is in how many ways a marker is read at most: those of two numerals,
// and of the number behind the last character of a third.
const maxReadings = 3

// mayLabel reports whether s can begin with a label, by its first characters.
// It only saves work: most paragraphs begin with none.
func mayLabel(s string) bool {
	switch {
	case s == "":
		return false
	case isASCIILetter(s[0]):
		return !asciiWord(s)
	case s[0] < utf8.RuneSelf:
		return isASCIIDigit(s[0]) || s[0] == '('
	}
	switch r, _ := utf8.DecodeRuneInString(s); r {
	case '第', '○', '（', '［':
		return true
	}
	return len(numbering.Candidates(s)) > 0
}

// asciiWord reports whether the letters at the start of s are a word and no
// number: a number is in letters of one case, and one of more than three letters
// is a Roman one.
func asciiWord(s string) bool {
	roman, i := true, 0
	for ; i < len(s) && isASCIILetter(s[i]); i++ {
		if (s[i]^s[0])&0x20 != 0 {
			return true
		}
		roman = roman && strings.IndexByte("ivxlcdm", s[i]|0x20) >= 0
	}
	return i > 3 && !roman
}

// wordGoesOn reports whether s begins with a number that is the beginning of a
// word: 第三者, 一般, 30日. It only saves work: most lines that begin with a number
// are of this kind.
func wordGoesOn(s string) bool {
	if s[0] == '(' {
		return false
	}
	rest := strings.TrimPrefix(s, "第")
	number := readNumeral(rest)
	r, _ := utf8.DecodeRuneInString(rest[number.length:])
	switch {
	case number.length == 0, number.style.Distinct():
		return false
	case unicode.Is(unicode.Han, r), unicode.Is(unicode.Hiragana, r), unicode.Is(unicode.Katakana, r):
		return !strings.ContainsRune("のノ及乃至又並若かなま", r) // branch numbers, connectors, まで
	}
	return false
}

// extendMarker reads what belongs to the label behind the reading r of its
// first number.
func extendMarker(s string, r *numbering.Reading) (Marker, bool) {
	if r.N > limitOf(&r.Style) {
		return Marker{}, false
	}
	if isPoint(r.Style.Suffix) {
		if m, ok := readDotted(s); ok {
			return m, true
		}
		return newMarker(s, r.Style, r.Len, "", r.N), true
	}
	letters := ""
	if r.Style.Numeral.Name == numbering.Decimal.Name && r.Style.Suffix == "" {
		letters = readLetters(s[r.Len:])
	}
	end := r.Len + len(letters)
	numbers, size := readBranches(s[end:], []int{r.N})
	end += size
	if (letters != "" || size > 0) && r.Style.Suffix == "" && r.Style.Prefix == "" {
		r.Style.Suffix = pointAt(s[end:])
		end += len(r.Style.Suffix)
	}
	return newMarker(s, r.Style, end, letters, numbers...), true
}

func newMarker(s string, style numbering.Style, end int, letters string, numbers ...int) Marker {
	number := policy.NewNumber(numbers...)
	if letters != "" {
		number = policy.NewNumber(numbers[0]) + policy.Number(letters)
	}
	return Marker{Style: style, Number: number, Len: end, Written: s[:end]}
}

func limitOf(s *numbering.Style) int {
	switch s.Numeral.Name {
	case numbering.Decimal.Name: // as most are
		return maxBare
	case numbering.LowerAlpha.Name, numbering.UpperAlpha.Name, numbering.FullwidthAlpha.Name, numbering.FullwidthUpperAlpha.Name:
		return maxLetters
	case numbering.LowerRoman.Name, numbering.UpperRoman.Name, numbering.FullwidthRoman.Name, numbering.FullwidthUpperRoman.Name:
		return maxRoman
	}
	return maxBare
}

func isPoint(suffix string) bool { return suffix == "." || suffix == "．" || suffix == "、" }

// pointAt returns the point or bracket that closes a label at the start of s.
func pointAt(s string) string {
	for _, p := range [...]string{".", "．", ")", "）"} {
		if strings.HasPrefix(s, p) {
			return p
		}
	}
	return ""
}

// readDotted reads 4.2, 4.2.1., A.1 and １．２: the last number is that of the
// provision, those before it are of what it stands in.
func readDotted(s string) (Marker, bool) {
	first := readNumeral(s)
	if !isASCIIOrWide(first.style) && first.style.Name != numbering.UpperAlpha.Name {
		// A.1 is read as a letter, C.1 too: a Roman number has no dots behind it.
		first.style = numbering.UpperAlpha
		first.n, first.length = numbering.UpperAlpha.Scan(s)
	}
	var above []policy.Number
	last, end := first, first.length
	for last.length > 0 && last.n <= maxBare {
		next, size := readAfterDot(s[end:])
		if size == 0 {
			break
		}
		above = append(above, policy.NewNumber(last.n))
		last, end = next, end+size
	}
	if len(above) == 0 || last.n > maxBare {
		return Marker{}, false
	}
	letters := readLetters(s[end:])
	end += len(letters)
	numbers, size := readBranches(s[end:], []int{last.n})
	end += size
	style := numbering.Style{Numeral: last.style, Suffix: pointAt(s[end:])}
	end += len(style.Suffix)
	m := newMarker(s, style, end, letters, numbers...)
	m.Above = above
	return m, true
}

func readAfterDot(s string) (next numeral, size int) {
	rest, ok := cutAny(s, ".", "．")
	next = readNumeral(rest)
	if !ok || !isASCIIOrWide(next.style) {
		return numeral{}, 0
	}
	return next, len(s) - len(rest) + next.length
}

// scanInside appends a label that has more than a number in its brackets: (1の2),
// (1A), (ii-2).
func scanInside(list []Marker, s string) []Marker {
	size := opens(s)
	if size == 0 || strings.IndexByte("(\xef", s[0]) < 0 {
		return list
	}
	for _, m := range numbering.Candidates(s[size:]) {
		n, length := m.Scan(s[size:])
		style := numbering.Style{Prefix: s[:size], Numeral: m}
		if length == 0 || n > limitOf(&style) {
			continue
		}
		end := size + length
		letters := readLetters(s[end:])
		end += len(letters)
		numbers, branches := readBranches(s[end:], []int{n})
		end += branches
		if closing, ok := roundBracket(s[end:]); ok {
			style.Suffix = closing
			list = append(list, newMarker(s, style, end+len(closing), letters, numbers...))
		}
	}
	return list
}

func roundBracket(s string) (closing string, ok bool) {
	for _, c := range [...]string{")", "）"} {
		if strings.HasPrefix(s, c) {
			return c, true
		}
	}
	return "", false
}

// UnreadMarker returns the number in brackets at the start of s, if the brackets
// are none that labels of items have (【1】, 〔一〕, [1]), and how to write it; ""
// if there is none. Words in such brackets are no label: 【重要】.
func UnreadMarker(s string) (found, want string) {
	b := readBracketed(s)
	if b.len == 0 || strings.HasPrefix(s, "(") || strings.HasPrefix(s, "（") {
		return "", ""
	}
	inner := s[b.inner[0]:b.inner[1]]
	for _, m := range numbering.Candidates(inner) {
		if n, length := m.Scan(inner); length == len(inner) && n <= limitOf(&numbering.Style{Numeral: m}) {
			return s[:b.len], "(" + inner + ")"
		}
	}
	return "", ""
}

// isPlain reports whether nothing but the digits or letters shows that m is a
// label.
func isPlain(m *Marker) bool {
	return m.Style.Prefix == "" && m.Style.Suffix == "" && !m.Style.Numeral.Distinct()
}

// separated reports whether what follows m, at the start of rest, shows that m
// is a label and not the beginning of a word.
func (m *Marker) separated(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	switch s := &m.Style; {
	case rest == "":
		return true
	case s.Suffix == "、":
		return readNumeral(rest).length == 0 // 二、三の事項 is two or three matters.
	case s.Suffix == "." && isDigits(s.Numeral):
		return !isASCIIDigit(rest[0])
	case s.Suffix == ".":
		return !startsWithASCIIWord(rest) // A.I., e.g.
	case m.closed():
		return true
	case m.isASCIILetters():
		return r == '　' // "A fair", "I agree"
	}
	return strings.ContainsRune(spaces, r)
}

func (m *Marker) isASCIILetters() bool {
	return m.Written != "" && isASCIILetter(m.Written[0]) && len(m.Above) == 0
}

// likely reports whether a plain number is one of a label: small, and without
// letters (5G, 3D, 2FA).
func (m *Marker) likely() bool {
	if !isPlain(m) || len(m.Above) > 0 {
		return true
	}
	return m.Number.Components()[0] <= maxPlain && m.Number.Letters() == ""
}

// markerWords is what a language has behind the labels of paragraphs and items.
type markerWords struct {
	statuses []statusWord
	// connector reads what connects two labels (及び, から, " and ") and returns
	// its bytes; 0 if there is nothing of the kind.
	connector func(s string) int
	// ends returns the bytes of what closes a range: まで.
	ends func(s string) int
	// refers reports whether the words directly behind a label show that it is
	// a reference: （１）に掲げる.
	refers func(s string) bool
}

// read implements AppendMarkers.
func (w *markerWords) read(list []Marker, s string) []Marker {
	before := len(list)
	list = scanMarkers(list, s)
	kept := before
	for i := before; i < len(list); i++ {
		if !w.finish(s, &list[i]) {
			continue
		}
		if kept < i {
			list[kept] = list[i]
		}
		kept++
	}
	return list[:kept]
}

// finish reads what stands behind the label m, and reports whether it is one.
func (w *markerWords) finish(s string, m *Marker) bool {
	rest := s[m.Len:]
	if size := w.connector(rest); size > 0 {
		if through := scanMarkers(nil, rest[size:]); len(through) > 0 {
			return w.finishRange(s, m, m.Len+size, through)
		}
	}
	if !m.separated(rest) || !m.likely() || w.refers(rest) || isPlain(m) && rest == "" {
		return false
	}
	m.add(s, statusOf(rest, w.statuses))
	return true
}

// add adds the status and the spaces behind the label.
func (m *Marker) add(s string, status policy.Status) {
	m.Status = status
	m.Written = s[:m.Len]
	m.Len = len(s) - len(trimLeft(s[m.Len:]))
}

// finishRange reads the last label of a range, which begins at byte start and has
// the style of the first.
func (w *markerWords) finishRange(s string, m *Marker, start int, readings []Marker) bool {
	for i := range readings {
		last := &readings[i]
		end := start + last.Len
		end += w.ends(s[end:])
		status := statusOf(s[end:], w.statuses)
		if status == policy.Current || !last.Style.Equal(m.Style) || last.Number.Compare(m.Number) <= 0 {
			continue
		}
		m.Through, m.Len = last.Number, end
		m.add(s, status)
		return true
	}
	return false
}

// readBareHeading reads a heading that begins with a label without a word. Of
// several readings the smallest number is taken, the others are kept.
func (w *headingWords) readBareHeading(s string) (Label, bool) {
	var label Label
	found := false
	for _, m := range scanMarkers(nil, s) {
		if !m.likely() || !m.heads(s) {
			continue
		}
		l := Label{Number: m.Number, Above: m.Above, Style: m.Style}
		switch {
		case !w.finish(s, m.Len, m.closed(), &l):
		case found:
			label.Also = append(label.Also, m)
		default:
			label, found = l, true
		}
	}
	return label, found
}

// closed reports whether m has a bracket, a point or a circle, so that it needs
// no space behind it.
func (m *Marker) closed() bool { return m.Style.Suffix != "" || m.Style.Numeral.Distinct() }

// heads reports whether m at the start of the heading s is a label. Besides
// what separates the marker of an item, a colon, a dash or the end may, and
// "II General" is one because II is no word.
func (m *Marker) heads(s string) bool {
	rest := s[m.Len:]
	if m.closed() {
		return m.separated(rest)
	}
	sep, ok := readSeparator(rest)
	if !ok || !m.isASCIILetters() {
		return ok
	}
	roman := strings.Trim(m.Written, "IVX") == ""
	return strings.HasPrefix(rest, "　") || roman && (rest == "" || sep.plain && len(m.Written) > 1)
}
