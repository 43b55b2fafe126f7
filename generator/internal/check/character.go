package check

import (
	"strings"
	"unicode/utf8"
)

func isHan(r rune) bool {
	return '一' <= r && r <= '鿿' || '㐀' <= r && r <= '䶿' || r == '々' || r == '〆' || 0x20000 <= r && r < 0x30000
}

func isHiragana(r rune) bool { return 'ぁ' <= r && r <= 'ゟ' }

// isKatakana reports whether r is a letter of katakana or the long sound mark.
func isKatakana(r rune) bool { return 'ァ' <= r && r <= 'ヺ' || r == 'ー' }

// isJapanese reports whether r is a letter of Japanese words.
func isJapanese(r rune) bool { return isHan(r) || isHiragana(r) || isKatakana(r) }

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isWideDigit(r rune) bool { return '０' <= r && r <= '９' }

// isKanjiDigit reports whether r stands in numbers written in kanji.
func isKanjiDigit(r rune) bool {
	switch r {
	case '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '億':
		return true
	}
	return false
}

func isUpper(r rune) bool { return 'A' <= r && r <= 'Z' }

func isLower(r rune) bool { return 'a' <= r && r <= 'z' }

func isLatin(r rune) bool { return isUpper(r) || isLower(r) }

func isWideLatin(r rune) bool { return 'Ａ' <= r && r <= 'Ｚ' || 'ａ' <= r && r <= 'ｚ' }

// before returns the character that ends at s[i]; 0 at the start.
func before(s string, i int) rune {
	if i <= 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
}

// after returns the character at s[i]; 0 at the end.
func after(s string, i int) rune {
	if i >= len(s) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}

// neighbourhood is how many bytes around a place are asked what the words there
// are about. Without a bound a block of nothing but quotations would be read
// again for each.
const neighbourhood = 1 << 10

// quoted reports whether the byte i of the words stands in quotation marks,
// where words are an example or those of somebody else.
func quoted(words string, i int) bool {
	depth, straight := 0, false
	for _, r := range words[max(0, i-neighbourhood):i] {
		switch r {
		case '「', '『', '“', '《', '〈':
			depth++
		case '」', '』', '”', '》', '〉':
			depth = max(0, depth-1)
		case '"':
			straight = !straight
		}
	}
	return depth > 0 || straight
}

// sentence returns where the Japanese sentence begins and ends in which the byte
// i of the words stands.
func sentence(words string, i int) (start, end int) {
	start, end = max(0, i-neighbourhood), min(len(words), i+neighbourhood)
	if at := strings.LastIndex(words[start:i], "。"); at >= 0 {
		start += at + len("。")
	}
	if at := strings.LastIndexByte(words[start:i], '\n'); at >= 0 {
		start += at + 1
	}
	if at := strings.Index(words[i:end], "。"); at >= 0 {
		end = i + at
	}
	return start, end
}

// containsAny reports whether one of the list is in s.
func containsAny(s string, list []string) bool {
	for _, word := range list {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

// hasAnySuffix reports whether s ends with one of the list.
func hasAnySuffix(s string, list []string) bool {
	for _, suffix := range list {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}
