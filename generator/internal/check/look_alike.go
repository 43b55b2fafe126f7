package check

import (
	"strings"
	"unicode/utf8"
)

// lookAlike reports letters that look like the right one and are another: Latin
// words with Cyrillic or Greek letters, O among digits, kanji among katakana
// (サ一ビス), the long sound mark behind kanji (第ー条).
func lookAlike(pass *Pass) {
	pass.each(func(p *passage) {
		if p.has(hasOtherAlpha) && p.has(hasLatin) {
			foreignLetter(pass, p)
		}
		if p.has(hasDigitLetter | hasLetterDigit) {
			letterForDigit(pass, p)
		}
		if p.has(hasKatakana) && p.has(hasHan) {
			kanaForKanji(pass, p)
		}
	})
	list := pass.words()
	for i := range list {
		if p := &list[i]; p.has(hasKatakana) && p.has(hasHan) {
			kanjiForKana(pass, p) // which asks the whole text
		}
	}
}

// greekAlikes are the Greek letters that look like Latin ones; μ and Δ do not.
const greekAlikes = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"

func isForeignAlike(r rune) bool {
	return r >= 'Ѐ' && r <= 'ӿ' || strings.ContainsRune(greekAlikes, r)
}

func foreignLetter(pass *Pass, p *passage) {
	for i, r := range p.words {
		if r < 0x370 || !isForeignAlike(r) {
			continue
		}
		if isLatin(before(p.words, i)) || isLatin(after(p.words, i+utf8.RuneLen(r))) {
			start := i
			for start > 0 && isWordRune(before(p.words, start)) {
				_, size := utf8.DecodeLastRuneInString(p.words[:start])
				start -= size
			}
			end := i
			for end < len(p.words) && isWordRune(after(p.words, end)) {
				_, size := utf8.DecodeRuneInString(p.words[end:])
				end += size
			}
			pass.error(p, i, "look-alike.script", "Found", string(r), "Word", p.words[start:end])
			return
		}
	}
}

func isWordRune(r rune) bool { return isLatin(r) || isForeignAlike(r) }

// letterForDigit reports O, l and I where a digit should stand: 2O26年, l0日. A
// number must be followed by what it counts, or hold an O between digits, and not
// be part of a name (H2O, AB-12O4).
func letterForDigit(pass *Pass, p *passage) {
	s := p.words
	for i := 0; i < len(s); {
		if !isDigitAlike(s[i]) {
			i++
			continue
		}
		start, letter, digits := i, -1, 0
		for i < len(s) && isDigitAlike(s[i]) {
			if isDigit(rune(s[i])) {
				digits++
			} else if letter < 0 {
				letter = i
			}
			i++
		}
		a, b := after(s, i), before(s, start)
		if letter < 0 || digits == 0 || isLatin(a) || isLatin(b) || a == '-' || b == '-' || b == '.' || b == '_' || b == '/' {
			continue
		}
		counted := a != 0 && strings.ContainsRune("年月日円人条項号時分件%％", a)
		if counted || s[letter] == 'O' && isDigit(before(s, letter)) && isDigit(after(s, letter+1)) {
			pass.error(p, letter, "look-alike.digit", "Found", s[letter:letter+1], "Word", numberAt(s, start, i))
			return
		}
	}
}

func isDigitAlike(b byte) bool { return '0' <= b && b <= '9' || b == 'O' || b == 'l' || b == 'I' }

// kanjiAlikes are kanji that look like katakana. Those that are words of their
// own between katakana (サービス力アップ) count only if the text has the word with
// the katakana elsewhere.
var kanjiAlikes = map[rune]rune{'一': 'ー', '卜': 'ト', '夕': 'タ', '工': 'エ', '力': 'カ', '口': 'ロ', '二': 'ニ', '八': 'ハ', '才': 'オ', '千': 'チ', '三': 'ミ'}

const sureAlikes = "一卜夕工"

func kanjiForKana(pass *Pass, p *passage) {
	s := p.words
	asked := 0 // how often the text was searched
	for i, r := range s {
		end := i + utf8.RuneLen(r)
		switch kana := kanjiAlikes[r]; {
		case r == 'ー' && isHan(before(s, i)):
			pass.warn(p, i, "look-alike.mark", "Found", string(before(s, i))+"ー")
			return
		case kana == 0 || !isKatakana(before(s, i)) || !isKatakana(after(s, end)) || strings.ContainsRune("カケヶヵキ", after(s, end)):
		case strings.ContainsRune(sureAlikes, r), asked < maxAsked && strings.Contains(p.text.File.Text, right(s, i, end, kana)):
			start, stop := katakanaAround(s, i, end)
			pass.warn(p, i, "look-alike.kanji", "Found", string(r), "Word", s[start:stop], "Want", s[start:i]+string(kana)+s[end:stop])
			return
		default:
			asked++
		}
	}
}

// kanaForKanji reports katakana in words that are written in kanji: 効カ, 窓ロ. Only
// words that cannot be anything else are known: エ事 may be an item (エ事業の内容).
func kanaForKanji(pass *Pass, p *passage) {
	for _, word := range kanaWords {
		if i := strings.Index(p.words, word.wrong); i >= 0 && !isKatakana(before(p.words, i)) && !isKatakana(after(p.words, i+len(word.wrong))) {
			pass.warn(p, i, "look-alike.kana", "Found", word.wrong, "Want", word.right)
			return
		}
	}
}

var kanaWords = []struct{ wrong, right string }{
	{"効カ", "効力"},
	{"協カ", "協力"},
	{"努カ", "努力"},
	{"能カ", "能力"},
	{"権カ", "権力"},
	{"暴カ", "暴力"},
	{"窓ロ", "窓口"},
	{"ロ座番号", "口座番号"},
	{"ロ頭で", "口頭で"},
	{"エ事請負", "工事請負"},
	{"エ業所有", "工業所有"},
	{"第ニ条", "第二条"},
	{"第ニ項", "第二項"},
	{"第ニ号", "第二号"},
	{"第ハ条", "第八条"},
	{"第ハ号", "第八号"},
	{"第ハ項", "第八項"},
}

// maxAsked is how often a text is searched for the words of one passage.
const maxAsked = 50

// right returns the katakana word around s[i:end] with the kana in its place.
func right(s string, i, end int, kana rune) string {
	start, stop := katakanaAround(s, i, end)
	return s[start:i] + string(kana) + s[end:stop]
}

// katakanaAround returns where the word of katakana around s[start:end] begins and
// ends, or so much of it as anybody reads.
func katakanaAround(s string, start, end int) (int, int) {
	first, last := start-40, end+40
	for start > first && isKatakana(before(s, start)) {
		_, size := utf8.DecodeLastRuneInString(s[:start])
		start -= size
	}
	for end < last && isKatakana(after(s, end)) {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return start, end
}
