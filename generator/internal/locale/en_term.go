package locale

import "strings"

// SoughtTerm keeps the word for this text: what is called these Terms is not just any
// terms.
func (english) SoughtTerm(d *Definition) string {
	for _, this := range [...]string{"this ", "these ", "This ", "These "} {
		if strings.HasPrefix(d.Quoted, this) {
			return strings.ToLower(this) + d.Term
		}
	}
	return d.Term
}

// termForms returns a term and, of one in the plural, the singular: a User is one of
// the Users. Words for a text have none: a term is no part of Terms. What is written
// small may begin a sentence.
func (english) termForms(term string) []string {
	forms := []string{term}
	if single, ok := strings.CutSuffix(term, "s"); ok && len(single) > 2 && !strings.HasSuffix(single, "s") && !isPluralDocument(term) {
		forms = append(forms, single)
	}
	for _, form := range forms {
		if c := form[0]; 'a' <= c && c <= 'z' {
			forms = append(forms, string(c&^0x20)+form[1:])
		}
	}
	return forms
}

func isPluralDocument(term string) bool {
	last := term[strings.LastIndexByte(term, ' ')+1:]
	for _, d := range ownNames {
		if d.plural && last == d.en[strings.LastIndexByte(d.en, ' ')+1:] {
			return true
		}
	}
	return false
}

// termEnd refuses a term within a word or a name: Act in the Companies Act, User in
// User Content. It reads the end of a plural with the term. This policy is the text
// itself, whatever a policy is defined to be.
func (english) termEnd(s string, start, end int) (int, bool) {
	for _, plural := range [...]string{"es", "s"} {
		if strings.HasPrefix(s[end:], plural) && pluralEnd(s[end:]) {
			end += len(plural)
			break
		}
	}
	if start > 0 && enInWord(s[start-1]) || end < len(s) && enInWord(s[end]) {
		return 0, false
	}
	words := s[start:end]
	if rest, ok := strings.CutPrefix(s[end:], " "); ok && rest != "" && isCapital(rest[0]) && isCapital(words[strings.LastIndexByte(words, ' ')+1]) {
		return 0, false
	}
	if isCapital(words[0]) && nameBefore(s[:start]) {
		return 0, false
	}
	return end, isCapital(words[0]) || !namesText(strings.TrimSuffix(words, "s")) && !namesText(words) ||
		!strings.HasSuffix(s[:start], "his ") && !strings.HasSuffix(s[:start], "hese ")
}

func enInWord(c byte) bool {
	return isASCIILetter(c) || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '@'
}

func isCapital(c byte) bool { return 'A' <= c && c <= 'Z' }

// nameBefore reports whether s ends with a word of a name: one with a capital letter,
// which is no article or the like at the beginning of a sentence.
func nameBefore(s string) bool {
	s, ok := strings.CutSuffix(s, " ")
	if !ok {
		return false
	}
	word := s[strings.LastIndexAny(s, " \n(“\"—/")+1:]
	return word != "" && isCapital(word[0]) && isASCIILetter(word[len(word)-1]) && !enBeginsSentence[word]
}

// enBeginsSentence are words that have a capital letter because a sentence begins
// with them.
var enBeginsSentence = wordSet(`The This These That Those A An Each Any All Every No If When Where While Whenever Unless
	Upon On In At Of For From To By With Without Within Under Between Among Our Your Its Their Such Neither Either Both And Or But Nor
	As Once After Before Until Because Since Although Whether Some Other Another Notwithstanding Except Provided Only During Against
	Through About Over Not`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

func (english) quotes(r rune) quoting {
	switch r {
	case '“':
		return opensQuote
	case '”':
		return closesQuote
	case '"':
		return togglesQuote
	}
	return noQuote
}

// MayDefine looks for the quotation that all definitions have.
func (english) MayDefine(s string) bool {
	return strings.Contains(s, `"`) || strings.Contains(s, "“")
}
