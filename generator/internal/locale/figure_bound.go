package locale

import "strings"

// Bound says what a figure is the bound of: 18歳以上, 18 or older.
type Bound uint8

// The bounds. NoBound is that of a figure that says nothing of the kind, or
// nothing that is read.
const (
	NoBound  Bound = iota
	AtLeast        // 以上; or more, not less than
	AtMost         // 以下, 以内; or less, within, not exceeding
	MoreThan       // を超える; more than, over
	LessThan       // 未満; less than, under
)

// Opposite reports whether the one bound is where the other is not: 以上 and 未満.
func (b Bound) Opposite(o Bound) bool {
	return b == AtLeast && o == LessThan || b == LessThan && o == AtLeast || b == AtMost && o == MoreThan || b == MoreThan && o == AtMost
}

// boundWords are words of a bound before or behind a figure; the longer first
// where one ends or begins with another.
type boundWords struct {
	words string
	bound Bound
}

var jaBounds = [...]boundWords{
	{"以上", AtLeast},
	{"を下回らない", AtLeast},
	{"を下らない", AtLeast},
	{"に満たない", LessThan},
	{"未満", LessThan},
	{"を下回る", LessThan},
	{"以下", AtMost},
	{"以内", AtMost},
	{"を超えない", AtMost},
	{"を超えず", AtMost},
	{"を上限", AtMost},
	{"を限度", AtMost},
	{"を超えて", MoreThan},
	{"を超える", MoreThan},
	{"を超え、", MoreThan},
	{"を超えた", MoreThan},
	{"を上回る", MoreThan},
}

// bounds sets the bounds of the figures of s in Japanese.
func (japanese) bounds(list []Figure, s string) {
	for i := range list {
		if f := &list[i]; f.Kind <= Size {
			f.Bound, _ = jaBound(s, f)
		}
	}
}

// jaBound reads the words of a bound behind a figure, or at its end: 三以上.
func jaBound(s string, f *Figure) (b Bound, end int) {
	inside := max(f.Start, f.End-len("以上"))
	for _, b := range jaBounds {
		for _, at := range [...]int{f.End, inside} {
			if strings.HasPrefix(s[at:], b.words) {
				return b.bound, at + len(b.words)
			}
		}
	}
	return NoBound, f.End
}

// BoundAround finds a bound in Japanese; see [Locale].
func (japanese) BoundAround(s string, f Figure) (start, end int) {
	_, end = jaBound(s, &f)
	return f.Start, end
}

var (
	enBoundsBefore = [...]boundWords{
		{"at least", AtLeast},
		{"not less than", AtLeast},
		{"no less than", AtLeast},
		{"not fewer than", AtLeast},
		{"no fewer than", AtLeast},
		{"not shorter than", AtLeast},
		{"no shorter than", AtLeast},
		{"a minimum of", AtLeast},
		{"at most", AtMost},
		{"not more than", AtMost},
		{"no more than", AtMost},
		{"not longer than", AtMost},
		{"no longer than", AtMost},
		{"not to exceed", AtMost},
		{"not exceeding", AtMost},
		{"not exceed", AtMost},
		{"up to", AtMost},
		{"within", AtMost},
		{"a maximum of", AtMost},
		{"less than", LessThan},
		{"fewer than", LessThan},
		{"shorter than", LessThan},
		{"younger than", LessThan},
		{"under", LessThan},
		{"below", LessThan},
		{"more than", MoreThan},
		{"longer than", MoreThan},
		{"older than", MoreThan},
		{"greater than", MoreThan},
		{"in excess of", MoreThan},
		{"exceeding", MoreThan},
		{"exceeds", MoreThan},
		{"exceed", MoreThan},
		{"over", MoreThan},
	}
	enBoundsBehind = [...]boundWords{
		{"or more", AtLeast},
		{"or older", AtLeast},
		{"or over", AtLeast},
		{"and over", AtLeast},
		{"or longer", AtLeast},
		{"or above", AtLeast},
		{"or greater", AtLeast},
		{"or higher", AtLeast},
		{"or less", AtMost},
		{"or fewer", AtMost},
		{"or under", AtMost},
		{"or younger", AtMost},
		{"or shorter", AtMost},
		{"or below", AtMost},
		{"or lower", AtMost},
	}
	// enBehindFigure and enBeforeFigure may stand between a figure and the words of its bound.
	enBehindFigure = []string{" of age", " old", " in total", " in value"}
	enBeforeFigure = []string{" the age of", " a period of", " the period of", " an amount of", " a fine of", " the limit of", " a limit of", " the"}
)

// bounds sets the bounds of the figures of s in English.
func (english) bounds(list []Figure, s string) {
	for i := range list {
		if f := &list[i]; f.Kind <= Size {
			f.Bound, _, _ = enBound(s, f)
		}
	}
}

// enBound reads the words of a bound behind a figure or before it.
func enBound(s string, f *Figure) (b Bound, start, end int) {
	end = f.End
	for _, words := range enBehindFigure {
		if strings.HasPrefix(s[end:], words) {
			end += len(words)
			break
		}
	}
	behind := strings.TrimLeft(s[end:], " ")
	for _, b := range enBoundsBehind {
		if strings.HasPrefix(behind, b.words) {
			return b.bound, f.Start, len(s) - len(behind) + len(b.words)
		}
	}
	before := strings.TrimRight(s[:f.Start], " ")
	for _, words := range enBeforeFigure {
		if head, ok := strings.CutSuffix(before, words); ok {
			before = strings.TrimRight(head, " ")
			break
		}
	}
	for _, b := range enBoundsBefore {
		if head, ok := cutSuffixFold(before, b.words); ok && (head == "" || !isASCIILetter(head[len(head)-1])) {
			return b.bound, len(head), f.End
		}
	}
	return NoBound, f.Start, f.End
}

// BoundAround finds a bound in English; see [Locale].
func (english) BoundAround(s string, f Figure) (start, end int) {
	_, start, end = enBound(s, &f)
	return start, end
}

// cutSuffixFold is [strings.CutSuffix] in any case.
func cutSuffixFold(s, suffix string) (head string, ok bool) {
	i := len(s) - len(suffix)
	if i < 0 || !strings.EqualFold(s[i:], suffix) {
		return s, false
	}
	return s[:i], true
}

// WithoutBounds returns s without the words of bounds.
func (japanese) WithoutBounds(s string) string {
	for _, b := range jaBounds {
		s = strings.ReplaceAll(s, b.words, "")
	}
	return s
}

// WithoutBounds returns s without the words of bounds.
func (english) WithoutBounds(s string) string {
	for _, b := range enBoundsBefore {
		s = strings.ReplaceAll(s, b.words, "")
	}
	for _, b := range enBoundsBehind {
		s = strings.ReplaceAll(s, b.words, "")
	}
	return s
}
