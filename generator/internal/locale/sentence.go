package locale

import (
	"strings"
	"unicode/utf8"
)

// sentenceCutter is what a language must know to tell one sentence from the next.
type sentenceCutter interface {
	// SentenceEnds returns where sentences of running text end, in bytes and in
	// order: behind the full stop, what closes behind it, and the space. The end of
	// the text is not among them. A full stop inside of brackets or quotation marks
	// ends nothing.
	SentenceEnds(s string) []int
}

// nesting counts the brackets that are open, over the characters of a text.
type nesting struct {
	opening, closing string
	depth            int
}

func (n *nesting) read(r rune) {
	switch {
	case strings.ContainsRune(n.opening, r):
		n.depth++
	case strings.ContainsRune(n.closing, r) && n.depth > 0:
		n.depth--
	}
}

func (japanese) SentenceEnds(s string) []int {
	n := nesting{opening: "（「『〔【(", closing: "）」』〕】)"}
	var ends []int
	for i, r := range s {
		n.read(r)
		if r != '。' && r != '？' && r != '！' || n.depth > 0 {
			continue
		}
		if rest := strings.TrimLeft(s[i+utf8.RuneLen(r):], " \u3000\n"); rest != "" {
			ends = append(ends, len(s)-len(rest))
		}
	}
	return ends
}

func (english) SentenceEnds(s string) []int {
	n := nesting{opening: "([“", closing: ")]”"}
	quoted := false
	var ends []int
	for i, r := range s {
		n.read(r)
		quoted = quoted != (r == '"')
		if r != ' ' && r != '\n' || n.depth > 0 || quoted {
			continue
		}
		before := strings.TrimRight(s[:i], `"')]”’`)
		rest := strings.TrimLeft(s[i:], " \n")
		if stops(before) && startsSentence(rest) && (len(ends) == 0 || ends[len(ends)-1] < len(s)-len(rest)) {
			ends = append(ends, len(s)-len(rest))
		}
	}
	return ends
}

// stops reports whether s ends with a full stop that is not that of an
// abbreviation: a known one, or a single capital letter.
func stops(s string) bool {
	if s == "" || !strings.ContainsAny(s[len(s)-1:], ".?!") {
		return false
	}
	before := s[:len(s)-1]
	word := before[strings.LastIndexAny(before, " \n(\"")+1:]
	single := word != "" && word[len(word)-1] >= 'A' && word[len(word)-1] <= 'Z' && (len(word) == 1 || word[len(word)-2] == '.')
	return s[len(s)-1] != '.' || !single && !enAbbreviations[word]
}

// enAbbreviations are words whose full stop ends no sentence.
var enAbbreviations = map[string]bool{
	"Art": true, "Arts": true, "No": true, "Nos": true, "para": true, "Sec": true, "Co": true, "Corp": true, "v": true,
	"Mr": true, "Ms": true, "Mrs": true, "Dr": true, "Inc": true, "Ltd": true, "St": true, "e.g": true, "i.e": true, "cf": true,
}

// startsSentence reports whether s begins as sentences do: with a capital letter,
// perhaps in quotation marks or brackets.
func startsSentence(s string) bool {
	s = strings.TrimLeft(s, `"“‘'([`)
	return s != "" && s[0] >= 'A' && s[0] <= 'Z'
}
