package locale

import "strings"

// jaDefinitionSigns are what all definitions have one of.
var jaDefinitionSigns = newPhrases("「", "　")

// AppendDefinitions finds defined terms in Japanese; see [Locale].
func (japanese) AppendDefinitions(list []Definition, s string) []Definition {
	if !jaDefinitionSigns.in(s) {
		return list
	}
	if term, ok := definedItem(s); ok {
		list = append(list, Definition{Term: term, Quoted: term, Bare: term, Start: 0, End: len(term), Item: true})
	}
	for from := 0; ; {
		open := strings.Index(s[from:], "「")
		if open < 0 {
			return list
		}
		start := from + open + len("「")
		size := strings.Index(s[start:], "」")
		if size < 0 {
			return list
		}
		end := start + size
		from = end + len("」")
		if d, ok := definedQuote(s, start, end); ok {
			list = append(list, d)
		}
	}
}

// maxBefore is how many bytes before a quoted term are asked whether it is defined.
const maxBefore = 120

// definedQuote reads the quoted words s[start:end] as a defined term.
func definedQuote(s string, start, end int) (d Definition, ok bool) {
	if start == end || end-start > maxTerm || strings.Contains(s[start:end], "「") {
		return d, false
	}
	d = Definition{Term: s[start:end], Quoted: s[start:end], Bare: strings.TrimPrefix(s[start:end], "本"), Start: start, End: end}
	behind := s[end+len("」"):]
	window := s[max(0, start-len("「")-maxBefore) : start-len("「")]
	window = window[max(strings.LastIndex(window, "。"), strings.LastIndex(window, "（"), strings.LastIndex(window, "("), 0):]
	switch {
	case strings.HasPrefix(behind, "とは、") && !strings.Contains(window, "中"):
		return d, true
	case !says([]string{"といい", "という", "と総称", "と呼", "とし"}, behind):
		return d, false
	}
	d.Local = containsAny(window, []string{"この条", "この項", "この号", "この章", "この節", "この款", "この編", "次条", "同条", "次項", "同項", "において"})
	return d, strings.Contains(window, "以下") || strings.Contains(window, "において") || strings.Contains(window, "総称") || strings.HasPrefix(behind, "と総称")
}

func says(words []string, s string) bool { return hasAnyPrefix(s, words) > 0 }

// definedItem reads the item of a definitions article: its term, a space and what
// it means.
func definedItem(s string) (term string, ok bool) {
	trimmed := strings.TrimRight(s, "。 ")
	term, _, ok = strings.Cut(s, "　")
	if !ok || term == "" || len(term) > maxTerm || strings.ContainsAny(term, "。、「」（）0123456789") {
		return "", false
	}
	return term, says([]string{"をいう", "をいいます", "を指す", "を指します", "を意味する", "を意味します"}, lastOf(trimmed, "をいう", "をいいます", "を指す", "を指します", "を意味する", "を意味します"))
}

// lastOf returns the first of the words with which s ends, or "".
func lastOf(s string, words ...string) string {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return w
		}
	}
	return ""
}

// SaysDefined reports a definition in Japanese; see [Locale].
func (japanese) SaysDefined(s string) bool {
	return containsAny(s, []string{"以下", "という", "といい", "をいう", "をいいます", "総称", "意味し", "指し", "指す", "とは", "定義"})
}

// DefinesPronoun reports nothing: 当社 is a term in Japanese; see [Locale].
func (japanese) DefinesPronoun(string) bool { return false }

// OneTerm returns the term; see [Locale].
func (japanese) OneTerm(term string) string { return term }

// CountTerm counts a term in Japanese; see [Locale].
func (japanese) CountTerm(s, term string) int { return strings.Count(s, term) }

// TermStem returns "": Japanese terms keep their form; see [Locale].
func (japanese) TermStem(string) string { return "" }

// LeavesOut reports that Japanese may leave out whatever is understood; see
// [Locale].
func (japanese) LeavesOut(string) bool { return true }

// PointsBack reports words such as 前項 and この場合 in Japanese; see [Locale].
func (japanese) PointsBack(s string) bool {
	return containsAny(s, []string{"前項", "前条", "前号", "前各", "前二", "前三", "前2", "前3", "前２", "前３", "同項", "同条", "同号", "この場合", "その場合", "上記", "かかる"})
}

// Pronouns counts nothing: Japanese leaves out what it does not name; see [Locale].
func (japanese) Pronouns(string) int { return 0 }

// BeginsWithTerm looks at the first words in Japanese; see [Locale].
func (japanese) BeginsWithTerm(s, term string) bool { return strings.HasPrefix(s, term) }

// Does reads は and が behind a term in Japanese; see [Locale].
func (japanese) Does(s, term string) (d Doing) {
	for from := 0; ; {
		i := strings.Index(s[from:], term)
		if i < 0 {
			return d
		}
		from += i + len(term)
		switch {
		case strings.HasPrefix(s[from:], "は"):
			return DoesAll
		case hasAnyPrefix(s[from:], []string{"が", "も", "から", "及び", "又は", "と", "、", "にお", "にあ"}) > 0:
			d = DoesPart
		}
	}
}
