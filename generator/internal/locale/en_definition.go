package locale

import (
	"slices"
	"strings"
)

// AppendDefinitions finds defined terms in English; see [Locale].
func (english) AppendDefinitions(list []Definition, s string) []Definition {
	list = appendQuoted(list, s, "\"", "\"")
	straight := len(list)
	list = appendQuoted(list, s, "“", "”")
	if len(list) > straight && straight > 0 {
		slices.SortStableFunc(list, func(a, b Definition) int { return a.Start - b.Start })
	}
	return list
}

// appendQuoted appends the terms that are defined between the quotation marks.
func appendQuoted(list []Definition, s, opening, closing string) []Definition {
	for from := 0; ; {
		open := strings.Index(s[from:], opening)
		if open < 0 {
			return list
		}
		open += from
		start := open + len(opening)
		length := strings.Index(s[start:], closing)
		if length < 0 {
			return list
		}
		end := start + length
		from = end + len(closing)
		if d, ok := definedEnglish(s, open, start, end, from); ok {
			list = append(list, d)
		}
	}
}

// definedEnglish reads the words s[start:end], whose quotation marks begin at open
// and end before behind, as a defined term.
func definedEnglish(s string, open, start, end, behind int) (d Definition, ok bool) {
	if start == end || end-start > maxTerm {
		return d, false
	}
	before, after := s[max(0, open-120):open], s[behind:]
	before = before[max(strings.LastIndexByte(before, '('), 0):]
	d = Definition{Term: s[start:end], Quoted: strings.TrimRight(s[start:end], ",."), Start: start, End: end}
	for _, article := range [...]string{"the ", "The ", "this ", "these ", "This ", "These ", "a ", "an ", "our "} {
		if rest, cut := strings.CutPrefix(d.Term, article); cut && rest != "" {
			d.Term, d.Start = rest, start+len(article)
			break
		}
	}
	d.Term = strings.TrimRight(d.Term, ",.")
	d.Bare = d.Term
	if isPronoun(d.Term) {
		return d, false // Pronouns stand everywhere.
	}
	d.End = d.Start + len(d.Term)
	if containsAny(after[:min(len(after), 14)], []string{" means", " mean ", " refers to", " refer to", ": the ", " shall mean"}) && !strings.HasPrefix(after, ": the ") {
		return d, d.Term != ""
	}
	bracket := strings.HasPrefix(before, "(")
	d.Local = containsAny(before, []string{"in this ", "in the following ", "in that ", "in the preceding ", "in these items"}) || containsAny(after[:min(len(after), 40)], []string{" in this A", " in this p", " in this i", " in the f", " in this C", " in this S"})
	switch {
	case !bracket:
		return d, false
	case strings.Contains(before, "ereinafter"), strings.Contains(before, "referred to"), strings.Contains(before, "ollectively"), strings.Contains(before, "called"), strings.Contains(before, "defined as"):
		return d, true
	}
	between := strings.TrimSpace(strings.TrimPrefix(before, "("))
	switch between {
	case "", "the", "The", "each, a", "each a", "this", "these", "each, an", "each an", "a", "an", "our", "below,", "or the", "or", "together,", "together, the", "together the":
		return d, strings.HasPrefix(after, ")") || strings.HasPrefix(after, ";") || strings.HasPrefix(after, ",")
	}
	return d, false
}

func isPronoun(word string) bool {
	switch strings.ToLower(word) {
	case "we", "us", "our", "you", "your", "it", "they", "i", "my", "me":
		return true
	}
	return false
}

// DefinesPronoun reports a pronoun in brackets and quotation marks in English; see
// [Locale].
func (english) DefinesPronoun(s string) bool {
	for _, open := range [...]string{`("`, "(“"} {
		for rest := s; ; {
			_, behind, ok := strings.Cut(rest, open)
			if !ok {
				break
			}
			word := behind[:strings.IndexFunc(behind+" ", func(r rune) bool { return r > 0x7F || !isASCIILetter(byte(r)) })]
			if isPronoun(word) {
				return true
			}
			rest = behind
		}
	}
	return false
}

// SaysDefined reports a definition in English; see [Locale].
func (english) SaysDefined(s string) bool {
	return containsAny(s, []string{"ereinafter", "ereafter", "eferred to", "ollectively", "defin", " means", " mean ", "refers to", "called", "‘", " '"})
}

// CountTerm counts a term in English, in both numbers; see [Locale]. One that is
// written with a capital letter is not the same word without.
func (english) CountTerm(s, term string) (n int) {
	term = singular(term)
	for from := 0; term != "" && from+len(term) <= len(s); {
		i := indexTerm(s[from:], term)
		if i < 0 {
			return n
		}
		start := from + i
		from = start + len(term)
		if start > 0 && isASCIILetter(s[start-1]) || from < len(s) && isASCIILetter(s[from]) && !pluralEnd(s[from:]) {
			continue
		}
		n++
	}
	return n
}

// OneTerm returns the singular of a term; see [Locale].
func (english) OneTerm(term string) string { return singular(term) }

// singular returns a term without the s of its plural.
func singular(term string) string {
	if single, ok := strings.CutSuffix(term, "s"); ok && len(single) > 2 && !strings.HasSuffix(single, "s") {
		return single
	}
	return term
}

// pluralEnd reports whether s begins with the end of a plural.
func pluralEnd(s string) bool {
	for _, end := range [...]string{"s", "es"} {
		if rest, ok := strings.CutPrefix(s, end); ok && (rest == "" || !isASCIILetter(rest[0])) {
			return true
		}
	}
	return false
}

// indexTerm returns the offset of the term in s, or -1. One with a small first
// letter may have capital ones: at the beginning of a sentence, and in a caption.
func indexTerm(s, term string) int {
	if term[0] < 'a' || term[0] > 'z' {
		return strings.Index(s, term)
	}
	for from := 0; from+len(term) <= len(s); {
		small, capital := strings.IndexByte(s[from:], term[0]), strings.IndexByte(s[from:], term[0]&^0x20)
		i := small
		if i < 0 || capital >= 0 && capital < i {
			i = capital
		}
		if i < 0 || from+i+len(term) > len(s) {
			return -1
		}
		if from += i; strings.EqualFold(s[from:from+len(term)], term) {
			return from
		}
		from++
	}
	return -1
}

// maxStem is how many letters of a word stay in its other parts of speech.
const maxStem = 5

// TermStem returns the beginning of the last word of a term without a capital
// letter; see [Locale].
func (english) TermStem(term string) string {
	if term == "" || term[0] < 'a' || term[0] > 'z' {
		return ""
	}
	word := term[strings.LastIndexAny(term, " -")+1:]
	return word[:min(len(word), maxStem)]
}

// enPronouns may stand for a term.
var enPronouns = []string{"it", "its", "they", "them", "their", "he", "she", "his", "her", "such", "so", "one", "ones", "own", "former", "latter", "party", "parties", "person", "persons", "we", "us", "our", "you", "your", "thereof", "therein", "itself", "themselves", "same", "this", "these", "those", "that"}

// LeavesOut reports pronouns in English; see [Locale].
func (english) LeavesOut(s string) bool {
	for from := 0; from < len(s); {
		if !isASCIILetter(s[from]) {
			from++
			continue
		}
		end := from
		for end < len(s) && isASCIILetter(s[end]) {
			end++
		}
		if end-from <= len("themselves") && slices.ContainsFunc(enPronouns, func(p string) bool { return strings.EqualFold(p, s[from:end]) }) {
			return true
		}
		from = end
	}
	return false
}

// PointsBack reports words such as the preceding and in that case in English; see
// [Locale].
func (english) PointsBack(s string) bool {
	return containsAny(s, []string{"receding", "revious", " same ", "hat case", "his case", "hese cases", "hose ", " such ", "Such ", "In this event", "In that event", "bove", "oregoing", "forementioned", "hereof", "herein"})
}

// Pronouns counts it, its and the like in English; see [Locale].
func (english) Pronouns(s string) (n int) {
	var room [clauseWordsAtOnce]clauseWord
	for _, w := range appendClauseWords(room[:0], s) {
		switch w.text {
		case "it", "its", "they", "them", "their", "he", "she", "his", "her", "itself", "themselves":
			n++
		}
	}
	return n
}

// BeginsWithTerm looks behind the article in English; see [Locale].
func (english) BeginsWithTerm(s, term string) bool {
	term = singular(term)
	s = strings.TrimLeft(s, " ")
	for _, article := range [...]string{"The ", "A ", "An ", "Each ", "Any "} {
		s = strings.TrimPrefix(s, article)
	}
	rest, ok := strings.CutPrefix(s, term)
	return ok && (rest == "" || !isASCIILetter(rest[0]) || pluralEnd(rest)) && !strings.HasPrefix(rest, "'") && !strings.HasPrefix(rest, "’")
}

// Does reads the word behind a term in English; see [Locale]. What must be done
// does nothing itself.
func (english) Does(s, term string) (d Doing) {
	term = singular(term)
	for from := 0; from < len(s); {
		i := indexTerm(s[from:], term)
		if i < 0 {
			return d
		}
		from += i + len(term)
		rest := strings.TrimPrefix(strings.TrimPrefix(s[from:], "s"), " ")
		for _, verb := range [...]string{"must ", "shall ", "may ", "will "} {
			if behind, ok := strings.CutPrefix(rest, verb); ok && !strings.HasPrefix(strings.TrimPrefix(behind, "not "), "be ") {
				if mainClause(s[:from-len(term)]) {
					return DoesAll
				}
				d = DoesPart
			}
		}
	}
	return d
}
