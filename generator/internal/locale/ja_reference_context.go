package locale

import (
	"slices"
	"strings"

	"jobun/generator/internal/policy"
)

// before says whose provision the reference at i is: of the law or document
// whose name stands directly before it (会社法第三百九条, 民法（明治29年法律第89号）第548条の4),
// of another one whose name is not known (「基本規程」第3条), or of this text.
func (r *jaReader) before(i int) (law string, foreign bool) {
	c, size := runeBefore(r.s, i)
	switch {
	case size == 0:
		return "", false
	case isNoun(c):
		return jaNounBefore(r.s[:i])
	case c == '」' || c == '』' || c == '〕' || c == '］':
		return "", true
	case c == '）' || c == ')':
		return jaBracketsBefore(r.s[:i])
	case c == 'の', c == ' ', c == '　':
		law, foreign = jaNounBefore(r.s[:i-size])
		return law, foreign && isLawName(law)
	}
	return "", false
}

// isNoun reports whether c may be the last character of a name.
func isNoun(c rune) bool { return isHan(c) || isKatakana(c) || isLatin(c) || isDigit(c) || c == '〇' }

// jaNounBefore returns the name at the end of s. Words that are no names, such
// as 及 and 以下, and the words for this text are none.
func jaNounBefore(s string) (law string, foreign bool) {
	start := len(s)
	for n := 0; n < 40; n++ {
		c, size := runeBefore(s, start)
		if size == 0 || !isNoun(c) {
			break
		}
		start -= size
	}
	name := s[start:]
	switch {
	case name == "" || hasAnySuffix(name, jaNoNames):
		return "", false
	case isOwnName(name, s[:start]):
		return "", false
	case !isLawName(name):
		return "", true
	}
	return s[jaNameStart(s, start):], true
}

var jaNoNames = []string{"及", "又", "若", "並", "但", "以下", "乃至", "当該", "前記", "上記", "下記", "後記", "各", "本則"}

// isOwnName reports whether name is a word for this text: 本規約, この規程, 当規約, but
// not 当社規程.
func isOwnName(name, before string) bool {
	if rest, ok := strings.CutPrefix(name, "当"); ok {
		return slices.ContainsFunc(ownNames, func(n ownName) bool { return n.ja == rest })
	}
	rest, ok := strings.CutPrefix(name, "本")
	if !ok && strings.HasSuffix(before, "この") {
		rest, ok = name, true
	}
	return ok && isLawName(rest)
}

// jaNameStart finds where a name that ends in a Chinese character begins:
// 個人情報の保護に関する法律 goes on to the left of に関する.
func jaNameStart(s string, start int) int {
	rest, ok := strings.CutSuffix(s[:start], "に関する")
	if !ok {
		return start
	}
	start = len(rest)
	for n := 0; n < 40; n++ {
		c, size := runeBefore(s, start)
		if size == 0 || !isNoun(c) && c != 'の' && c != '等' {
			break
		}
		start -= size
	}
	return start
}

var jaLawEndings = []string{
	"法", "令", "法律", "律", "規則", "規程", "規約", "約款", "規定", "条例", "条約", "協定", "議定書", "憲章", "要領", "要綱", "綱領", "指針", "方針", "基準",
	"契約", "契約書", "定款", "告示", "通達", "訓令", "細則", "内規", "準則", "取決め", "マニュアル", "ガイドライン", "ポリシー", "ルール", "ガイド", "コード", "基本書", "仕様書", "同意書", "覚書", "合意書", "誓約書", "GDPR", "法典", "憲法",
}

// isLawName reports whether the name ends like that of a law or another
// document.
func isLawName(name string) bool { return name != "" && hasAnySuffix(name, jaLawEndings) }

func hasAnySuffix(s string, list []string) bool {
	for _, suffix := range list {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}

// jaBracketsBefore looks at what stands before the brackets that end s:
// 個人情報の保護に関する法律（平成15年法律第57号）. Brackets behind anything but a name do not
// matter, unless they define one: （以下「甲」という。）.
func jaBracketsBefore(s string) (law string, foreign bool) {
	open := jaOpening(s)
	if open < 0 {
		return "", false
	}
	inner := s[open:]
	law, foreign = jaNounBefore(s[:open])
	if foreign && isLawName(law) || strings.Contains(inner, "法律第") || strings.Contains(inner, "令第") || strings.Contains(inner, "条例第") {
		return law, true
	}
	return "", strings.Contains(inner, "という。")
}

// jaOpening returns the offset of the bracket that matches the one at the end of
// s, or -1.
func jaOpening(s string) int {
	depth := 0
	for i := len(s); i > 0 && len(s)-i < 600; {
		c, size := runeBefore(s, i)
		i -= size
		switch c {
		case '）', ')':
			depth++
		case '（', '(':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// sentences is what a language must know about the words around a reference.
type sentences interface {
	// quoteBefore puts a caption in quotation marks, and the words for what is
	// below it, which may be none, after it.
	quoteBefore(caption, below string) string

	// marks appends the places in s where a quotation or a sentence begins or
	// ends, in order. Replacing reports whether the function of this name may
	// find something in s.
	marks(list []mark, s string) (all []mark, replacing bool)

	// replacing appends the ranges of words that say that others are replaced,
	// by their starts: references in such a sentence stay plain text.
	replacing(list [][2]int, s string) [][2]int

	// quotesBehind reports whether the words behind a reference quote what is
	// replaced in it.
	quotesBehind(after string) bool

	// joins reports whether the words between two references make them a list.
	joins(between string) bool

	// saysThat reports whether the words for 同条 are never used of anything else
	// than a reference, as "that paragraph" is.
	saysThat() bool

	// namesLaw reports whether a sentence seems to name a law or another
	// document, so that a reference in it may be of that.
	namesLaw(sentence string) bool
}

// A mark is a place where a quotation or a sentence begins or ends.
type mark struct {
	at   int
	kind markKind
}

type markKind uint8

const (
	quoteOpens markKind = iota
	quoteCloses
	quoteToggles // " opens and closes
	sentenceEnds // at is behind the last character
)

func (japanese) quoteBefore(caption, below string) string { return "「" + caption + "」" + below }

func (japanese) marks(list []mark, s string) (all []mark, replacing bool) {
	depth := 0
	for i := 0; i < len(s); i++ {
		if s[i] == '"' {
			list = append(list, mark{i, quoteToggles})
		}
		if s[i] < 0xE2 || s[i] > 0xEF || i+2 >= len(s) || s[i+1]&0xC0 != 0x80 || s[i+2]&0xC0 != 0x80 {
			continue
		}
		const size = 3 // bytes of all the others, and of nearly every character
		switch rune(s[i]&0xF)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F) {
		case '「', '『', '“':
			list = append(list, mark{i, quoteOpens})
		case '」', '』', '”':
			list = append(list, mark{i, quoteCloses})
		case '（':
			depth++
		case '）':
			depth = max(0, depth-1)
		case '。':
			if depth == 0 {
				list = append(list, mark{i + size, sentenceEnds})
			}
		case 'と', '読':
			replacing = replacing || hasAnyPrefix(s[i:], jaReplaces) > 0
		}
		i += size - 1
	}
	return list, replacing
}

func (japanese) replacing(list [][2]int, s string) [][2]int {
	return appendAll(list, s, jaReplaces)
}

var jaReplaces = []string{"とあるのは", "読み替え"}

// appendAll appends the ranges of all words in s, by their starts.
func appendAll(list [][2]int, s string, words []string) [][2]int {
	for _, w := range words {
		for from := 0; ; {
			i := strings.Index(s[from:], w)
			if i < 0 {
				break
			}
			from += i + len(w)
			list = append(list, [2]int{from - len(w), from})
		}
	}
	slices.SortFunc(list, func(a, b [2]int) int { return a[0] - b[0] })
	return list
}

func (japanese) quotesBehind(after string) bool {
	return strings.HasPrefix(after, "中「") || strings.HasPrefix(after, "中、「")
}

func (japanese) joins(between string) bool {
	join, _ := jaConnector(between)
	return join != policy.NoJoin
}

func (japanese) saysThat() bool { return true }

func (japanese) namesLaw(sentence string) bool {
	for i := 0; i < len(sentence); {
		c, size := runeAt(sentence, i)
		i += size
		switch c {
		case '法', '令', '律', '例', '程', '則', '款', '約', '領', '綱':
			if jaNamesOther(sentence[:i]) {
				return true
			}
		}
	}
	return false
}

// jaNamesOther reports whether s ends in the name of another law or document:
// not 本規約, and not 方法.
func jaNamesOther(s string) bool {
	law, foreign := jaNounBefore(s)
	return foreign && hasAnySuffix(law, jaLaws) && !hasAnySuffix(law, jaNoLaws)
}

var (
	jaLaws   = []string{"法", "令", "法律", "規則", "規程", "規約", "約款", "条例", "条約", "協定", "定款", "要領", "要綱", "細則"}
	jaNoLaws = []string{"方法", "手法", "違法", "適法", "合法", "不法", "無法", "用法", "命令", "指令", "発令", "辞令", "号令"}
)
