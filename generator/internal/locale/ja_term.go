package locale

import (
	"slices"
	"strings"
)

func (japanese) SoughtTerm(d *Definition) string { return d.Term }

func (japanese) termForms(term string) []string { return []string{term} }

// Words that stand directly before and behind a term and are no part of it, although
// they are of the same characters.
var (
	jaBeforeTerm = []string{"当該", "各", "又は", "及び"}
	jaBehindTerm = []string{"又は", "若しくは", "及び", "並びに", "以外の", "以外に", "自ら", "自身"}
)

// termEnd refuses a term within a run of characters that make one word: kanji,
// katakana, letters and digits. 利用者 is no term in 利用者間 or 個人利用者, and 本サービス
// none in 本サービス外. この規程 is the text itself, whatever 規程 is defined to be.
func (japanese) termEnd(s string, start, end int) (int, bool) {
	first, _ := runeAt(s, start)
	last, _ := runeBefore(s, end)
	before, _ := runeBefore(s, start)
	behind, _ := runeAt(s, end)
	if jaMakesWord(before, first) && !hasAnySuffix(s[:start], jaBeforeTerm) {
		return 0, false
	}
	if jaMakesWord(last, behind) && hasAnyPrefix(s[end:], jaBehindTerm) == 0 {
		return 0, false
	}
	return end, !strings.HasSuffix(s[:start], "この") || !namesText(s[start:end])
}

// namesText reports whether a word is one for a text as a whole, in either language.
func namesText(word string) bool {
	return slices.ContainsFunc(ownNames, func(n ownName) bool { return n.ja == word || strings.EqualFold(n.en, word) })
}

// jaMakesWord reports whether two characters beside each other may belong to one word.
func jaMakesWord(a, b rune) bool {
	return (jaInWord(a) || a == '・') && (jaInWord(b) || b == '・')
}

func jaInWord(r rune) bool {
	return isHan(r) || isKatakana(r) || isLatin(r) || isDigit(r) || r == '〇' || r == 'ｰ' || 'ｦ' <= r && r <= 'ﾝ'
}

func (japanese) quotes(r rune) quoting {
	switch r {
	case '「', '『', '“':
		return opensQuote
	case '」', '』', '”':
		return closesQuote
	}
	return noQuote
}

// MayDefine looks for what all definitions have: a quotation, or the space behind the
// term of an item.
func (japanese) MayDefine(s string) bool { return jaDefiningSigns.in(s) }

var jaDefiningSigns = newPhrases("「", "\u3000")
