package amendment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// splitJapanese cuts Japanese text: runs of kanji, of katakana and of letters
// and digits are whole, hiragana stand alone. Words of law that run together
// with the kanji before them (以上, 及び) are cut off, and a number keeps what it
// counts.
func splitJapanese(list []token, s string) []token {
	for s != "" {
		n, kind := nextJapanese(s)
		list = append(list, newToken(s[:n], kind))
		s = s[n:]
	}
	return list
}

func newToken(s string, kind tokenKind) token {
	if kind == space {
		return token{s, " ", space, nil}
	}
	return token{s, s, kind, nil}
}

// nextJapanese returns the length and the kind of the token at the start of s.
func nextJapanese(s string) (length int, kind tokenKind) {
	r, size := utf8.DecodeRuneInString(s)
	c := classOf(r)
	if c == kanjiClass {
		if n := functionWord(s); n > 0 {
			return n, word
		}
	}
	if c == kanjiClass || c == latinClass {
		if n := countedNumber(s); n > 0 {
			return n, atom
		}
	}
	switch c {
	case spaceClass:
		return run(s, func(r rune) bool { return unicode.IsSpace(r) }), space
	case kanjiClass:
		return kanjiRun(s), word
	case katakanaClass:
		return run(s, func(r rune) bool { return classOf(r) == c }), word
	case latinClass:
		return latinRun(s), word
	case hiraganaClass:
		return size, kana
	}
	return size, mark
}

// kanjiRun returns the length of the compound of kanji at the start of s: up to
// a word of law, a number with what it counts, or another script.
func kanjiRun(s string) int {
	const oneKanji = len("等")
	for i, r := range s {
		switch {
		case classOf(r) != kanjiClass:
			return i
		case i == 0 || i == oneKanji && r == '等': // 平等, 同等
		case functionWord(s[i:]) > 0 || kanjiDigit(r) && countedNumber(s[i:]) > 0:
			return i
		}
	}
	return len(s)
}

// latinRun returns the length of the word in letters and digits at the start of
// s, with the signs inside of an address, a telephone number or a name: an e-mail
// address is not changed by halves.
func latinRun(s string) int {
	end := 0
	for i, r := range s {
		switch {
		case classOf(r) == latinClass:
			end = i + utf8.RuneLen(r)
		case r >= wide || !strings.ContainsRune("-_.@/:+~?=&#%'", r):
			return end
		}
	}
	return end
}

func run(s string, in func(rune) bool) int {
	for i, r := range s {
		if !in(r) {
			return i
		}
	}
	return len(s)
}

type class uint8

const (
	otherClass class = iota
	spaceClass
	kanjiClass
	katakanaClass
	hiraganaClass
	latinClass
)

func classOf(r rune) class {
	switch {
	case r >= 'ぁ' && r <= 'ゟ':
		return hiraganaClass
	case r >= '一' && r <= '\u9FFC':
		return kanjiClass // most of them
	case r == 'ー' || r >= 'ァ' && r <= 'ヺ' || r >= 'ｦ' && r <= 'ﾟ':
		return katakanaClass
	case unicode.IsSpace(r):
		return spaceClass
	case unicode.Is(unicode.Han, r):
		return kanjiClass
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return latinClass
	}
	return otherClass
}

// functionWords are words of drafting that are written without a break behind
// other kanji, but are words of their own.
var functionWords = [...]string{
	"以上", "以下", "以内", "以外", "以前", "以後", "以降", "未満", "及び", "並びに", "又は", "若しくは", "且つ", "但し", "又",
}

// functionSecond has the second bytes of functionWords and of 等: most characters have
// another one.
var functionSecond = func() (set [256]bool) {
	for _, w := range functionWords {
		set[w[1]] = true
	}
	set["等"[1]] = true
	return set
}()

// functionWord returns the length of the word of drafting at the start of s; 0
// if there is none. 等 is one only at the end of a compound: 氏名等, not 等級.
func functionWord(s string) int {
	if len(s) < 2 || !functionSecond[s[1]] {
		return 0
	}
	for _, w := range functionWords {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	if rest, ok := strings.CutPrefix(s, "等"); ok {
		if r, _ := utf8.DecodeRuneInString(rest); classOf(r) != kanjiClass {
			return len("等")
		}
	}
	return 0
}

// counters are what numbers count; longer ones before those with which they
// begin.
var counters = [...]string{
	"営業日", "か月間", "か月", "箇月", "カ月", "ヶ月", "ヵ月", "ケ月", "週間", "日間", "年間", "年度", "時間", "分間", "秒間", "万円", "億円", "千円", "百万円",
	"パーセント", "ポイント", "日", "月", "年", "時", "分", "秒", "円", "人", "名", "歳", "才", "回", "件", "個", "通", "部", "枚", "倍", "割", "口", "株", "台", "社", "箇所", "か所",
	"丁目", "番地", "番", "平方メートル", "立方メートル", "キロメートル", "メートル", "キログラム", "グラム", "トン", "リットル",
	"か国", "箇国", "か年", "箇年", "親等", "点", "級", "位", "度", "期", "字", "ページ", "頁", "ドル", "ユーロ",
	"％", "%", "GB", "MB", "TB", "KB", "km", "kg", "m", "g", "条", "項", "号", "編", "章", "節",
}

// countedNumber returns the length of the number with what it counts at the
// start of s: 30日, ３０日以内 without 以内, 十四日, 1,000円, 14.6パーセント, 3分の1. It is 0 if
// there is none; a number in kanji that counts nothing is part of a word (一般).
func countedNumber(s string) int {
	n, kanji := numberRun(s)
	if n == 0 {
		return 0
	}
	if !kanji {
		if m := latinRun(s); m > n && !strings.HasPrefix(s[n:], "%") {
			if _, counts := counterAt(s[n:]); !counts {
				return m // 03-0000-0000, 2020-09-01, 3D
			}
		}
	}
	size, counts := counterAt(s[n:])
	if !counts && kanji {
		return 0
	}
	length := n + size
	if rest, ok := strings.CutPrefix(s[length:], "の"); ok && strings.HasSuffix(s[:length], "分") {
		if m, _ := numberRun(rest); m > 0 {
			return len(s) - len(rest) + m // 3分の1
		}
	}
	return length
}

// counterAt returns the length of the counter at the start of s.
func counterAt(s string) (length int, ok bool) {
	for _, c := range counters {
		if strings.HasPrefix(s, c) {
			return len(c), true
		}
	}
	return 0, false
}

// numberRun returns the length of the digits at the start of s, with the commas
// and points inside them.
func numberRun(s string) (length int, kanji bool) {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case kanjiDigit(r):
		return kanjiNumber(s), true
	case !arabic(r):
		return 0, false
	}
	end := 0
	for i, r := range s {
		switch {
		case arabic(r) || end > 0 && strings.ContainsRune("万億", r):
			end = i + utf8.RuneLen(r)
		case !strings.ContainsRune(",.，．", r):
			return end, false
		}
	}
	return end, false
}

// kanjiNumber returns the length of the kanji digits at the start of s, with the point
// inside them: 十四・六.
func kanjiNumber(s string) int {
	n := run(s, kanjiDigit)
	if rest, ok := strings.CutPrefix(s[n:], "・"); ok {
		if m := run(rest, kanjiDigit); m > 0 {
			return len(s) - len(rest) + m
		}
	}
	return n
}

func arabic(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

func kanjiDigit(r rune) bool {
	switch r {
	case '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '億':
		return true
	}
	return false
}
