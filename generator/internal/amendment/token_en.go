package amendment

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// splitWords cuts text of a language with spaces between words: words as Unicode
// has them (UAX 29), the spaces between them, and thirty (30), which is one.
func splitWords(list []token, s string) []token {
	first := len(list)
	for it := words.FromString(s); it.Next(); {
		list = appendWord(list, first, it.Value())
	}
	return joinSpelled(list, first)
}

func appendWord(list []token, first int, s string) []token {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsSpace(r):
		if n := len(list); n > first && list[n-1].kind == space {
			list[n-1].text += s
			return list
		}
		return append(list, token{s, " ", space, nil})
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return append(list, token{s, s, word, nil})
	}
	return append(list, token{s, s, mark, nil})
}

// joinSpelled makes one token of a number in words and the same in digits behind
// it, thirty (30), of a number and its sign, $10, 14.6%, of a time, 9:00, and of a
// reference that leads nowhere here: Section 4.2(b), Exhibit A.
func joinSpelled(list []token, first int) []token {
	out := list[:first]
	for i := first; i < len(list); i++ {
		n := 1
		address := isAddress(list[i:])
		switch {
		case address > 1:
			n = address
		case isSpelled(list[i:]):
			n = 5
		case isUnit(list[i:]) > 0:
			n = isUnit(list[i:])
		case i+1 < len(list) && isNumber(list[i].text) && (list[i+1].text == "%" || list[i+1].text == "％"):
			n = 2
		case isTime(list[i:]):
			n = 3
		case i+1 < len(list) && isNumber(list[i+1].text) && isCurrency(list[i].text):
			n = 2
		}
		if n == 1 {
			out = append(out, list[i])
			continue
		}
		var b strings.Builder
		for _, t := range list[i : i+n] {
			b.WriteString(t.text)
		}
		out = append(out, newAtom(b.String(), nil))
		i += n - 1
	}
	return out
}

// isSpelled reports whether list begins with a word and a number in brackets.
func isSpelled(list []token) bool {
	return len(list) >= 5 && list[0].kind == word && list[1].text == " " && list[2].text == "(" && isNumber(list[3].text) && list[4].text == ")"
}

// units are the words for parts of other texts, and of those that number themselves
// in their own way.
var units = [...]string{
	"Annex", "Appendix", "Article", "Attachment", "Chapter", "Clause", "Exhibit", "Form", "Item",
	"Paragraph", "Part", "Rule", "Schedule", "Section", "Subsection",
}

// isUnit returns how many tokens at the start of list are a reference by the word for
// a part and its number, with what stands in brackets behind it; 0 if they are none.
func isUnit(list []token) int {
	if len(list) < 3 || list[0].kind != word || list[1].text != " " || !slices.Contains(units[:], list[0].text) || !isOrdinal(list[2].text) {
		return 0
	}
	n := 3
	for len(list) >= n+3 && list[n].text == "(" && isSign(list[n+1].text) && list[n+2].text == ")" {
		n += 3
	}
	return n
}

// isOrdinal reports whether s is a number, a capital letter or a Roman number.
func isOrdinal(s string) bool {
	return isNumber(s) || len(s) == 1 && s[0] >= 'A' && s[0] <= 'Z' || strings.Trim(s, "IVX") == ""
}

// isSign reports whether s is what an item is marked with: b, ii, 3.
func isSign(s string) bool { return isNumber(s) || len(s) == 1 || strings.Trim(s, "ivx") == "" }

// isTime reports whether list begins with a time of day: 9:00.
func isTime(list []token) bool {
	return len(list) >= 3 && isNumber(list[0].text) && list[1].text == ":" && isNumber(list[2].text)
}

// isAddress returns how many tokens at the start of list are an e-mail address or
// a URL; 0 if they are none. What ends a sentence is no part of it.
func isAddress(list []token) int {
	if list[0].kind != word {
		return 0
	}
	last, found := 0, false
	for i := range list {
		t := &list[i]
		if t.kind == space || t.text == "," || t.text == "\"" || t.text == "(" || t.text == ")" {
			break
		}
		found = found || t.text == "@" || t.text == ":" && i+2 < len(list) && list[i+1].text == "/" && list[i+2].text == "/"
		if t.kind == word {
			last = i
		}
	}
	if !found {
		return 0
	}
	return last + 1
}

func isNumber(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

func isCurrency(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n == len(s) && unicode.Is(unicode.Sc, r)
}
