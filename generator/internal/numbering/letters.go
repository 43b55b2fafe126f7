package numbering

import "unicode/utf8"

// letters is one of the Latin alphabets, named by its first letter: 'a', 'A',
// 'ａ', 'Ａ'. The letters of each have one size in bytes.
type letters rune

func (l letters) size() int { return utf8.RuneLen(rune(l)) }

// at returns the letter at byte i of s, from 0 for a; -1 if there is none.
func (l letters) at(s string, i int) int {
	if i >= len(s) {
		return -1
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	if r < rune(l) || r > rune(l)+25 {
		return -1
	}
	return int(r - rune(l))
}

// run returns the length in bytes of the letters at the start of s. It is 0 if
// there are more than limit, or if letters of the other case follow: then they
// are a word.
func (l letters) run(s string, limit int) int {
	i := 0
	for l.at(s, i) >= 0 {
		i += l.size()
		if i > limit*l.size() {
			return 0
		}
	}
	if l.otherCase().at(s, i) >= 0 {
		return 0
	}
	return i
}

// otherCase returns the capital letters for small ones, and the reverse.
func (l letters) otherCase() letters {
	switch l {
	case 'a', 'ａ':
		return l - ('a' - 'A')
	}
	return l + ('a' - 'A')
}
