package check

import (
	"strings"
	"unicode/utf8"

	"jobun/generator/internal/policy"
)

// brackets reports brackets and quotation marks that have no partner in their
// article, and pairs of two widths: （目的). A bracket behind the number of an item
// (1), a)) has none, and a quotation of several paragraphs is closed in the last.
func brackets(pass *Pass) {
	list := pass.words()
	for start, end := 0, 0; start < len(list); start = end {
		from := group(&list[start])
		for end < len(list) && list[end].text == list[start].text && group(&list[end]) == from && list[end].role == inWords == (list[start].role == inWords) {
			end++
		}
		matchBrackets(pass, list[start:end])
	}
}

// group returns the provision in which the brackets of a passage must match: the
// article, or what takes its place.
func group(p *passage) *policy.Provision {
	g := p.provision
	for g != nil && g.Parent != nil && (g.Kind == policy.Paragraph || g.Kind == policy.Item) {
		g = g.Parent
	}
	return g
}

// openedBracket is a bracket that waits for its partner.
type openedBracket struct {
	r       rune
	passage *passage
	at      int
}

// straightQuotes counts the marks " of an article, which open and close. The
// place is that of the last one in the first passage that has an odd number.
type straightQuotes struct {
	n       int
	passage *passage
	at      int
}

const openers, closers = "「『（(［[【〔“《〈", "」』）)］]】〕”》〉"

func matchBrackets(pass *Pass, list []passage) {
	var open []openedBracket
	var straight straightQuotes
	for i := range list {
		if p := &list[i]; p.has(hasBracket) {
			open = matchPassage(pass, p, open, &straight)
		}
	}
	if p := straight.passage; straight.n%2 == 1 {
		pass.warn(p, straight.at, "brackets.open", "Found", `"`)
	}
	for _, o := range open {
		if o.r == '“' && o.at == 0 {
			continue // The paragraphs of a quotation each begin with one.
		}
		pass.warn(o.passage, o.at, "brackets.open", "Found", string(o.r))
		return
	}
}

func matchPassage(pass *Pass, p *passage, open []openedBracket, straight *straightQuotes) []openedBracket {
	n, at := 0, 0
	for i := 0; i < len(p.words); {
		r, size := bracketAt(p.words, i)
		switch {
		case r == 0:
		case r == '"':
			if n%2 == 1 || !isDigit(before(p.words, i)) { // else of inches
				n, at = n+1, i
			}
		case strings.ContainsRune(openers, r):
			open = append(open, openedBracket{r, p, i})
		case strings.ContainsRune(closers, r):
			open = closeBracket(pass, p, open, i, r)
		}
		i += size
	}
	if n%2 == 1 && straight.n%2 == 0 {
		straight.passage, straight.at = p, at
	}
	straight.n += n
	return open
}

// bracketAt returns the bracket or quotation mark at s[i] and its size; 0 and
// the size of what stands there if it is none. It looks at bytes, because all
// words of all texts are asked.
func bracketAt(s string, i int) (r rune, size int) {
	switch c := s[i]; {
	case c == '(' || c == ')' || c == '[' || c == ']' || c == '"':
		return rune(c), 1
	case c < 0xE0:
		return 0, 1
	case c == 0xE3 && s[i+1] == 0x80, c == 0xE2 && s[i+1] == 0x80, c == 0xEF && s[i+1] == 0xBC:
		return utf8.DecodeRuneInString(s[i:])
	}
	return 0, 3
}

func closeBracket(pass *Pass, p *passage, open []openedBracket, i int, r rune) []openedBracket {
	for n := len(open) - 1; n >= 0; n-- {
		o := open[n]
		switch {
		case closes(o.r, r):
			if o.passage == p && o.r != partner(r) {
				pass.warn(p, i, "brackets.width", "Found", string(o.r)+"…"+string(r))
			}
			for _, lost := range open[n+1:] {
				pass.warn(lost.passage, lost.at, "brackets.open", "Found", string(lost.r))
			}
			return open[:n]
		case o.passage != p:
			n = 0
		}
	}
	if r == '”' && strings.Count(p.words, "”")%2 == strings.Count(p.words, "“")%2 {
		return open // ”so” is a way to quote.
	}
	if !isItemMark(p.words, i) && !inQuotation(open) && !strings.ContainsRune(":;-", before(p.words, i)) {
		pass.warn(p, i, "brackets.close", "Found", string(r))
	}
	return open
}

// inQuotation reports whether the last bracket that is open begins a quotation: in
// it a bracket may stand alone, as in the name of an account, 「カ）サンプル」.
func inQuotation(open []openedBracket) bool {
	return len(open) > 0 && strings.ContainsRune("「『“", open[len(open)-1].r)
}

// closes reports whether r closes o, whatever its width.
func closes(o, r rune) bool { return narrowBracket(o) == narrowBracket(partner(r)) }

func partner(r rune) rune {
	n := strings.IndexRune(closers, r)
	want, _ := utf8.DecodeRuneInString(openers[offsetOf(utf8.RuneCountInString(closers[:n])):])
	return want
}

// offsetOf returns where the nth of the openers begins.
func offsetOf(n int) int {
	for i := range openers {
		if n == 0 {
			return i
		}
		n--
	}
	return 0
}

func narrowBracket(r rune) rune {
	switch r {
	case '（':
		return '('
	case '［':
		return '['
	}
	return r
}

// isItemMark reports whether the bracket at s[i] stands behind the number or the
// letter of an item: 1), a), イ). Those in Japanese numerals and kana must begin a
// word. Words of two characters at the start are such a mark too: 注）, ※1).
func isItemMark(s string, i int) bool {
	if utf8.RuneCountInString(s[:i]) <= 2 {
		return true
	}
	start, kana := i, false
	for n := 0; n < 3 && start > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(s[:start])
		plain := isDigit(r) || isLatin(r) || isWideDigit(r) || isWideLatin(r)
		if !plain && !isKatakana(r) && !isKanjiDigit(r) {
			break
		}
		kana = kana || !plain
		start -= size
	}
	b := before(s, start)
	if kana {
		return b == 0 || strings.ContainsRune(" 　、。\n", b)
	}
	return start < i && !isDigit(b) && !isLatin(b) && !isWideDigit(b) && !isWideLatin(b)
}
