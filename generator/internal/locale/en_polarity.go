package locale

import (
	"slices"
	"strings"
)

var (
	// enFinite are words by which the predicate of an English clause is found.
	enFinite = newPhrases("must", "shall", "may", "can", "cannot", "will", "is", "are", "was", "were", "does", "do", "has", "have", "had", "did")

	// enSidelong are words with which another language may turn the predicate round.
	enSidelong = newPhrases("only", "solely", "merely", "rather", "instead", "otherwise", "nor", "neither", "whether", "necessarily", "but")

	// enTurning are words that say with a not what another language says without.
	enTurning = newPhrases("hesitate", "affect", "affected", "impair", "impaired", "prejudice", "preclude", "prevent", "restrict", "limit", "limited", "require", "required", "need", "obligated", "obliged", "change", "changed", "differ")

	// enPlain deny by grammar alone, enSureNegations are words that other languages have
	// a denying word for too.
	enPlain         = newPhrases("not", "never", "no", "neither", "nor", "none", "nothing", "nobody", "cannot")
	enBeside        = newPhrases("without", "unless", "except", "until", "excluding", "beyond", "outside")
	enSureNegations = newPhrases("difficult", "invalid", "inappropriate", "improper", "unauthorized", "unlawful", "contrary", "unnecessary", "refuse", "refuses", "decline", "declines", "prohibit", "prohibited")

	enAmounts = newPhrases("later", "less", "more", "fewer", "longer", "shorter", "earlier")

	// enAuxiliaries are the words of enFinite behind which a verb may stand that is
	// one of them too: may have.
	enAuxiliaries = newPhrases("may", "must", "shall", "will", "can", "cannot")

	// enEndings begin words for an end, which deny what goes on; enNaming stand before
	// words that name such a thing only: the discontinuation.
	enEndings = newPhrases("expir", "terminat", "cancel", "suspend", "end")
	enNaming  = newPhrases("the", "an", "any", "of", "such", "this", "that", "its", "their", "to", "for", "and", "or")

	enConditions = newPhrases("if", "If", "when", "When", "where", "Where")

	// enSubordinate open a clause that says nothing of what the sentence does.
	enSubordinate = newPhrases("that", "which", "who", "whom", "whose", "if", "where", "when", "unless", "because", "as", "how", "what", "whether", "until", "while", "since", "so", "after", "before", "once", "although", "though")
)

// clauseWord is a word of a sentence.
type clauseWord struct {
	text       string
	start, end int
}

// clauseWordsAtOnce is how many words most sentences have fewer of.
const clauseWordsAtOnce = 64

// appendClauseWords cuts s into words; n't and 's stay with theirs.
func appendClauseWords(list []clauseWord, s string) []clauseWord {
	for start, end := nextClauseWord(s, 0); start < end; start, end = nextClauseWord(s, end) {
		list = append(list, clauseWord{s[start:end], start, end})
	}
	return list
}

// nextClauseWord returns where the next word of s begins and ends, from a place on; it
// is empty if there is none.
func nextClauseWord(s string, from int) (start, end int) {
	for from < len(s) && !isASCIILetter(s[from]) {
		from++
	}
	start = from
	for from < len(s) && (isASCIILetter(s[from]) || s[from] == '\'') {
		from++
	}
	return start, from
}

// enVerb returns the predicate that begins with the word i, which is one of
// enFinite: whether it is denied, and nothing if the words behind it deny something
// in their own way.
func enVerb(s string, words []clauseWord, i int) Predicate {
	p := Predicate{Affirms, words[i].start, words[i].end}
	if words[i].text == "cannot" {
		return Predicate{Denies, p.Start, p.End}
	}
	if i+1 < len(words) && (words[i+1].text == "not" || words[i+1].text == "never") {
		if deniesNothing(s[:words[i+1].start], s[words[i+1].end:]) || measures("not"+s[words[i+1].end:]) || unableTo(strings.TrimLeft(s[words[i+1].end:], " ")) {
			return Predicate{}
		}
		for _, w := range words[i+2 : min(len(words), i+5)] {
			if enTurning.has(w.text) {
				return Predicate{}
			}
		}
		return Predicate{Denies, p.Start, words[i+1].end}
	}
	if i+1 < len(words) && words[i+1].text == "no" && !comparesAmounts(words, i+1) {
		return Predicate{Denies, p.Start, words[i+1].end}
	}
	if denied(s[:words[i].start]) {
		return Predicate{}
	}
	for k := i + 1; k < min(len(words), i+6); k++ {
		if negativeWord(strings.ToLower(words[k].text)) && !comparesAmounts(words, k) {
			return Predicate{}
		}
	}
	return p
}

// afterModal reports whether the word i belongs to the verb before it: may not have.
func afterModal(words []clauseWord, i int) bool {
	if i > 0 && words[i-1].text == "not" {
		i--
	}
	return i > 0 && enAuxiliaries.has(words[i-1].text)
}

// comparesAmounts reports whether the word k is a part of words such as no later than,
// which deny nothing.
func comparesAmounts(words []clauseWord, k int) bool {
	before, behind := "", ""
	if k > 0 {
		before = words[k-1].text
	}
	if k+1 < len(words) {
		behind = words[k+1].text
	}
	return comparesAmount(before, words[k].text, behind)
}

// comparesAmount is comparesAmounts for a word between two others.
func comparesAmount(before, word, behind string) bool {
	return enAmounts.has(behind) || word == "less" && (before == "no" || before == "not")
}

// isEnPlain reports whether a word in small letters denies by grammar alone.
func isEnPlain(word string) bool { return enPlain.has(word) || strings.HasSuffix(word, "n't") }

// enDenyingSubjects begin sentences of which they deny the subject.
var enDenyingSubjects = newPhrases("No", "Neither", "Nothing", "None", "Nobody")

// mainVerb reports whether the word i is the verb of the main clause: it stands in
// it, or behind a clause that belongs to the subject and has a verb of its own: a
// change that cannot be made does.
func mainVerb(s string, words []clauseWord, i int) bool {
	before := strings.TrimRight(s[:words[i].start], " ")
	if mainClause(before) {
		return true
	}
	if strings.Count(before, "(") != strings.Count(before, ")") {
		return false
	}
	verbs, opened := 0, false
	for _, w := range words[:i] {
		switch {
		case w.text == "who" || w.text == "which" || w.text == "that":
			opened = true
		case enSubordinate.has(w.text), enConditions.has(w.text), w.text == "and", w.text == "or":
			return false
		case enFinite.has(w.text):
			if !opened {
				return false
			}
			verbs++
		}
	}
	return opened && verbs == 1
}

// MainPolarity reads the verbs of the main clauses of an English sentence, which
// must agree; see [Locale].
func (english) MainPolarity(s string) (p Predicate) {
	whole := s
	s = withoutEnglishBrackets(s)
	var room [clauseWordsAtOnce]clauseWord
	words := appendClauseWords(room[:0], s)
	if len(words) == 0 {
		return p
	}
	if enDenyingSubjects.has(words[0].text) {
		return enDeniedSubject(s, words)
	}
	first := behindConditions(s, words)
	main := true // what a verb behind and is that of
	for i := first; i < len(words); i++ {
		switch w := words[i]; {
		case enSidelong.has(w.text), denyingWord(s, words, i) && mainClause(strings.TrimRight(s[:w.start], " ")):
			return Predicate{}
		case w.text == "no" && !comparesAmounts(words, i) && (i == 0 || !enFinite.has(words[i-1].text)):
			return Predicate{}
		case !enFinite.has(w.text), afterModal(words, i):
			continue
		case i == 0 || words[i-1].text != "and" && words[i-1].text != "or":
			main = mainVerb(s, words, i)
		}
		if !main {
			continue
		}
		verb := enVerb(s, words, i)
		switch {
		case verb.Polarity == Unsure, p.Polarity != Unsure && p.Polarity != verb.Polarity:
			return Predicate{}
		case p.Polarity == Unsure:
			p = verb
		}
	}
	if p.Polarity != Unsure || first == 0 && enConditions.has(words[0].text) {
		return p
	}
	if n := (english{}).Negations(whole); n.Plain+n.Beside == 0 {
		return Predicate{Affirms, words[first].start, words[len(words)-1].end} // with a verb of its own: applies
	}
	return p
}

// denyingWord reports whether the word i denies in another way than not and no do,
// and is not only the name of something that is spoken of: the discontinuation.
func denyingWord(s string, words []clauseWord, i int) bool {
	word := strings.ToLower(words[i].text)
	if word == "not" || word == "no" || comparesAmounts(words, i) || !negativeWord(word) && !enEndings.begin(word) {
		return false
	}
	return i == 0 || words[i-1].text != "a" && !enNaming.has(words[i-1].text) || !strings.HasSuffix(word, "ion") && !strings.HasSuffix(word, "ment") && !strings.HasSuffix(word, "ure")
}

// behindConditions returns the first word behind the conditions with which a sentence
// begins: that of the part with its last auxiliary verb.
func behindConditions(s string, words []clauseWord) int {
	if !enConditions.has(words[0].text) && words[0].text != "Even" && words[0].text != "provided" {
		return 0
	}
	first := 0
	for i, w := range words {
		if !slices.Contains([]string{"must", "shall", "may", "will"}, w.text) || !mainClause(strings.TrimRight(s[:w.start], " ")) {
			continue
		}
		comma := strings.LastIndexAny(s[:w.start], ",;")
		for first < i && words[first].start < comma {
			first++
		}
	}
	return first
}

// withoutEnglishBrackets returns s with spaces for what stands in brackets.
func withoutEnglishBrackets(s string) string {
	if !strings.Contains(s, "(") {
		return s
	}
	b, depth := []byte(s), 0
	for i, c := range b {
		switch c {
		case '(':
			depth++
		case ')':
			depth = max(0, depth-1)
		}
		if depth > 0 || c == ')' {
			b[i] = ' '
		}
	}
	return string(b)
}

// enDeniedSubject reads a sentence that begins with No or Neither.
func enDeniedSubject(s string, words []clauseWord) Predicate {
	for i := range words {
		if !enFinite.has(words[i].text) || !mainVerb(s, words, i) {
			continue
		}
		if i+1 < len(words) && (words[i+1].text == "not" || words[i+1].text == "no") {
			return Predicate{}
		}
		return Predicate{Denies, words[0].start, words[0].end}
	}
	return Predicate{}
}

// ConditionPolarity reads the verbs of the one clause that begins with if, when or
// where; see [Locale].
func (english) ConditionPolarity(s string) (p Predicate) {
	if _, i := enConditions.word(s, 0); i < 0 {
		return p
	}
	s = withoutEnglishBrackets(s)
	var room [clauseWordsAtOnce]clauseWord
	words := appendClauseWords(room[:0], s)
	at := -1
	for i, w := range words {
		if enConditions.has(w.text) {
			if at >= 0 {
				return p
			}
			at = i
		}
	}
	if at < 0 {
		return p
	}
	end := len(s)
	if comma := strings.IndexAny(s[words[at].end:], ",;:"); comma >= 0 {
		end = words[at].end + comma
		if hasAnyPrefix(strings.TrimLeft(s[end+1:], " "), []string{"and ", "or ", "as ", "due ", "by "}) > 0 {
			return p
		}
	}
	deniesSubject := false
	for i := at + 1; i < len(words) && words[i].start < end; i++ {
		switch w := words[i].text; {
		case slices.Contains([]string{"no", "none", "nobody", "nothing"}, w) && !comparesAmounts(words, i):
			deniesSubject = p.Polarity == Unsure
			continue
		case enSubordinate.has(w):
			return p // What is behind it is another clause.
		case enSidelong.has(w):
			return Predicate{}
		case !enFinite.has(w), afterModal(words, i):
			continue
		}
		verb := enVerb(s, words, i)
		if deniesSubject && verb.Polarity == Affirms {
			verb.Polarity = Denies
		} else if deniesSubject {
			return Predicate{}
		}
		if verb.Polarity == Unsure || p.Polarity != Unsure && p.Polarity != verb.Polarity {
			return Predicate{}
		}
		if p.Polarity == Unsure {
			p = verb
		}
	}
	return p
}

// Refuses looks for decline, only and the like; see [Locale].
func (english) Refuses(s string) bool {
	return containsAny(s, []string{"declin", "refus", "prohibit", "only", "reject", "exclud", "except", "unless", "without"})
}

// DeniesPlainly looks for not and the like; see [Locale].
func (english) DeniesPlainly(s string) bool {
	before := "" // the word before
	for start, end := nextClauseWord(s, 0); start < end; {
		word := s[start:end]
		next, last := nextClauseWord(s, end)
		if mayDenyPlainly(word) && isEnPlain(strings.ToLower(word)) && !comparesAmount(before, word, s[next:last]) && !deniesNothing(s[:start], s[end:]) {
			return true
		}
		before, start, end = word, next, last
	}
	return false
}

// mayDenyPlainly is a quick look at a word that keeps out most that do not.
func mayDenyPlainly(word string) bool {
	c := word[0] | 0x20
	return c == 'n' || c == 'c' || word[len(word)-1]|0x20 == 't'
}

// Negations counts what denies in English; see [Locale].
func (english) Negations(s string) (n Negations) {
	var room [clauseWordsAtOnce]clauseWord
	words := appendClauseWords(room[:0], s)
	for i, w := range words {
		switch word := strings.ToLower(w.text); {
		case comparesAmounts(words, i):
		case isEnPlain(word):
			if deniesNothing(s[:w.start], s[w.end:]) {
				n.Beside += 1 - strings.Count(s[w.end:min(len(s), w.end+1)], ".") // nothing for No. 1
				continue
			}
			if n.Plain++; n.Plain == 1 {
				n.Start, n.End = w.start, w.end
			}
		case enBeside.has(word) && !(word == "without" && i+1 < len(words) && (words[i+1].text == "delay" || words[i+1].text == "undue" || words[i+1].text == "fail")):
			n.Beside++
			n.Possible++
		case enSureNegations.has(word):
			n.Sure++
			n.Possible++
		case negativeWord(word), enHints.has(word), enHintStems.begin(word):
			n.Possible++
		}
	}
	return n
}
