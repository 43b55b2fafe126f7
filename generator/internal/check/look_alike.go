package check

import (
	"strings"
	"unicode/utf8"
)

// lookAlike reports letters that look like the right one and are another: Latin
// words with Cyrillic or Greek letters, O among digits, kanji among katakana
// (サ一ビス), the long sound mark behind kanji (第ー条).
func lookAlike(pass *Pass) {
	list := pass.words()
	for i := range list {
		p := &list[i]
		if p.has(hasOtherAlpha) && p.has(hasLatin) {
			foreignLetter(pass, p)
		}
		if p.has(hasDigit) && p.has(hasLatin) {
			letterForDigit(pass, p)
		}
		if p.has(hasKatakana) && p.has(hasHan) {
			kanjiForKana(pass, p)
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

// letterForDigit reports O, l and I where a digit should stand: 2O26年, 1O days.
func letterForDigit(pass *Pass, p *passage) {
	s := p.words
	for i := 1; i < len(s); i++ {
		if s[i] != 'O' && s[i] != 'l' && s[i] != 'I' || !isDigit(before(s, i)) {
			continue
		}
		a := after(s, i+1)
		start := i
		for start > 0 && isDigit(rune(s[start-1])) {
			start--
		}
		if b := before(s, start); isLatin(b) || b == '-' || b == '.' {
			continue
		}
		if isDigit(a) && s[i] == 'O' || strings.ContainsRune("年月日円人条項号%", a) && a != 0 {
			pass.error(p, i, "look-alike.digit", "Found", s[i:i+1], "Word", s[start:i+1]+string(a))
			return
		}
	}
}

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
