package locale

import (
	"strings"

	"jobun/generator/internal/policy"
)

// enLawWords end the name of a law or another document.
var enLawWords = []string{
	"Act", "Acts", "Code", "Law", "Laws", "Regulation", "Regulations", "Directive", "Convention", "Treaty", "Constitution", "Statute", "Ordinance", "Order", "Rules", "Rule", "Bill", "Charter", "Protocol",
	"Agreement", "Contract", "Addendum", "Terms", "Policy", "Guidelines", "Standards", "Bylaws", "Exhibit", "Annex", "License", "Licence", "Decree", "Decision", "Covenant", "Incorporation", "Conditions",
}

// enLawBehind says whether the reference that ends at s[i:] is of a law named
// behind it: of the Companies Act, GDPR, to the Convention.
func enLawBehind(s string, i int) (law string, foreign bool) {
	i = enSkipBrackets(s, i)
	rest := s[i:]
	if of, ok := strings.CutPrefix(rest, " of "); ok {
		return enOf(of)
	}
	if strings.HasPrefix(rest, " of, ") || strings.HasPrefix(rest, "'s ") || strings.HasPrefix(rest, " thereof") {
		return "", true
	}
	for _, word := range []string{" to ", " in ", " under ", " to, ", ", "} {
		if after, ok := strings.CutPrefix(rest, word); ok {
			name := enName(after)
			return name, name != "" && isEnglishLaw(name)
		}
	}
	if after, ok := strings.CutPrefix(rest, " "); ok {
		if name := enName(after); name != "" && (isEnglishLaw(name) || isAcronym(name)) {
			return name, true
		}
	}
	return "", false
}

// enOf reads what follows "of": every document but this one is another.
func enOf(s string) (law string, foreign bool) {
	if hasAnyPrefix(s, []string{"this ", "these ", "the present ", "the preceding ", "the following "}) > 0 {
		return "", false
	}
	return enName(s), true
}

// enSkipBrackets passes over (Lawfulness) in Article 6 (Lawfulness) of the GDPR.
func enSkipBrackets(s string, i int) int {
	if !strings.HasPrefix(s[i:], " (") {
		return i
	}
	depth := 0
	for k := i + 1; k < min(len(s), i+120); k++ {
		switch s[k] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			return k + 1
		}
	}
	return i
}

// enName reads a name: words that begin with a capital letter, and the small
// words between them. It is "" if there is none.
func enName(s string) string {
	for _, article := range []string{"the ", "our ", "an ", "a "} {
		s = strings.TrimPrefix(s, article)
	}
	end := 0
	for i := 0; i < len(s) && end < 200; {
		j := i
		for j < len(s) && (enLetters[s[j]] || s[j] == '-' || s[j] == '/' || s[j] == '\'') {
			j++
		}
		if j == i {
			break
		}
		capital := 'A' <= s[i] && s[i] <= 'Z'
		if !capital && (end == 0 || !isSmallWord(s[i:j])) {
			break
		}
		if capital {
			end = j
		}
		if j >= len(s) || s[j] != ' ' {
			break
		}
		i = j + 1
	}
	return s[:end]
}

func isSmallWord(w string) bool {
	switch w {
	case "of", "on", "the", "and", "for", "to", "in", "concerning", "relating", "against":
		return true
	}
	return false
}

// isEnglishLaw reports whether the name has a word for laws or documents.
func isEnglishLaw(name string) bool {
	if isAcronym(name) {
		return true
	}
	for word := range strings.FieldsSeq(name) {
		for _, w := range enLawWords {
			if word == w {
				return true
			}
		}
	}
	return false
}

// isAcronym reports whether the name begins with one: GDPR, UK GDPR, but not III.
func isAcronym(name string) bool {
	n, roman := 0, true
	for n < len(name) && 'A' <= name[n] && name[n] <= 'Z' {
		roman = roman && strings.IndexByte("IVX", name[n]) >= 0
		n++
	}
	return n >= 2 && !roman && (n == len(name) || name[n] == ' ')
}

// enLawBefore says whether a law is named directly before: GDPR Article 6, the
// Companies Act, Article 3.
func enLawBefore(s string) (law string, foreign bool) {
	s = strings.TrimSuffix(s, " ")
	s = strings.TrimSuffix(s, ",")
	start := len(s)
	for start > 0 && (enLetters[s[start-1]] || s[start-1] == '.') {
		start--
	}
	word := s[start:]
	if word == "" || word[0] < 'A' || word[0] > 'Z' || isOwnWord(s[:start]) {
		return "", false
	}
	if isAcronym(word) && len(word) > 2 || isEnglishLaw(word) {
		return word, true
	}
	return "", false
}

// isOwnWord reports whether "this" or "these" stands before a word, perhaps
// with other words of the name between.
func isOwnWord(before string) bool {
	for range 5 {
		before = strings.TrimSuffix(before, " ")
		start := strings.LastIndexByte(before, ' ') + 1
		word := before[start:]
		switch {
		case strings.EqualFold(word, "this"), strings.EqualFold(word, "these"), strings.EqualFold(word, "our"):
			return true
		case word == "" || !('A' <= word[0] && word[0] <= 'Z') && !isSmallWord(word):
			return false
		}
		before = before[:start]
	}
	return false
}

func (english) quoteBefore(caption, below string) string {
	if below == "" {
		return "“" + caption + "”"
	}
	return "“" + caption + "”, " + below
}

func (english) marks(list []mark, s string) (all []mark, replacing bool) {
	for i := 0; i < len(s); i++ {
		if !enMarks[s[i]] {
			continue
		}
		switch {
		case s[i] == 'p':
			replacing = replacing || strings.HasPrefix(s[i:], "placed")
		case s[i] == 'd':
			replacing = replacing || strings.HasPrefix(s[i:], "d as")
		case s[i] == '"':
			list = append(list, mark{i, quoteToggles})
		case s[i] == '.' && endsSentence(s, i):
			list = append(list, mark{i + 1, sentenceEnds})
		case s[i] == 0xE2 && strings.HasPrefix(s[i:], "“"):
			list = append(list, mark{i, quoteOpens})
		case s[i] == 0xE2 && strings.HasPrefix(s[i:], "”"):
			list = append(list, mark{i, quoteCloses})
		}
	}
	return list, replacing
}

// enMarks are the bytes with which a mark begins, and what all of [enReplaces] have, from a
// letter on that is rare.
var enMarks = [256]bool{'.': true, '"': true, 0xE2: true, 'p': true, 'd': true}

// endsSentence reports whether the full stop at i ends a sentence: a capital
// letter follows, and no abbreviation precedes.
func endsSentence(s string, i int) bool {
	if i+2 >= len(s) || s[i+1] != ' ' || s[i+2] < 'A' || s[i+2] > 'Z' {
		return false
	}
	return !hasAnySuffix(s[:i], []string{"Art", "Arts", "No", "para", "Sec", "Co", "v", "Mr", "Ms", "Inc", "Ltd"})
}

var enReplaces = []string{"deemed to be replaced", "shall be replaced", "is replaced with", "are replaced with", "shall be read as", "be read as", "is read as", "deemed replaced"}

func (english) replacing(list [][2]int, s string) [][2]int {
	return appendAll(list, s, enReplaces)
}

func (english) quotesBehind(string) bool { return false }

func (english) joins(between string) bool {
	join, through, next := enConnector(between, 0)
	return next == len(between) && next > 0 && (through || join != policy.NoJoin)
}

func (english) saysThat() bool { return false }

func (english) namesLaw(sentence string) bool {
	for i := 0; i < len(sentence); i++ {
		if sentence[i] < 'A' || sentence[i] > 'Z' || i > 0 && enLetters[sentence[i-1]] {
			continue
		}
		end := i
		for end < len(sentence) && enLetters[sentence[end]] {
			end++
		}
		word := sentence[i:end]
		if (isAcronym(word) && len(word) > 2 || isEnglishLaw(word)) && !isOwnWord(sentence[:i]) {
			return true
		}
		i = end
	}
	return false
}
