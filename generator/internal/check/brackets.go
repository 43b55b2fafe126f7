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
	right := make([]int32, len(list)) // by where a group begins: its end, if nothing is wrong with it
	var open []openedBracket          // used again for each group
	for start, end := 0, 0; start < len(list); start = end {
		from := group(&list[start])
		for end < len(list) && list[end].text == list[start].text && group(&list[end]) == from && list[end].role == inWords == (list[start].role == inWords) {
			end++
		}
		if like := list[start].like; like > 0 && right[like-1] == like-1+int32(end-start) && goesOnLike(list[start:end]) {
			right[start] = int32(end)
			continue
		}
		before := pass.Problems.Len()
		open = matchBrackets(pass, list[start:end], open)
		if pass.Problems.Len() == before {
			right[start] = int32(end)
		}
	}
}

// goesOnLike reports whether the version before has the same passages one after another.
func goesOnLike(list []passage) bool {
	for i := range list {
		if list[i].like != list[0].like+int32(i) {
			return false
		}
	}
	return true
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

const openers, closers = "「『（(［[【〔“《〈", "」』）)］]】〕”》〉"

// matcher finds the partners of the brackets of one article. It reports no more
// than one problem of a kind, because one bracket too many makes others wrong.
type matcher struct {
	pass *Pass
	open []openedBracket

	// The marks ", which open and close.
	straight int      // how many
	odd      *passage // in the last that has an odd number of them
	oddAt    int

	curly *passage // the one that was last asked for pairs of “ and ”, and
	pairs bool     // the answer

	told map[string]bool
}

// matchBrackets matches the brackets of one group. It returns the memory for those that
// are open.
func matchBrackets(pass *Pass, list []passage, open []openedBracket) []openedBracket {
	m := matcher{pass: pass, open: open[:0]}
	for i := range list {
		if p := &list[i]; p.has(hasBracket) {
			m.passage(p)
		}
	}
	for _, o := range m.open {
		if o.r != '“' || o.at > 0 { // The paragraphs of a quotation each begin with one.
			m.lost(o)
		}
	}
	if m.straight%2 == 1 {
		m.lost(openedBracket{'"', m.odd, m.oddAt})
	}
	return m.open
}

// tell reports a problem, if it is the first of its kind.
func (m *matcher) tell(p *passage, i int, id, found string) {
	if m.told[id] {
		return
	}
	if m.told == nil {
		m.told = map[string]bool{}
	}
	m.told[id] = true
	m.pass.warn(p, i, id, "Found", found)
}

func (m *matcher) lost(o openedBracket) { m.tell(o.passage, o.at, "brackets.open", string(o.r)) }

func (m *matcher) passage(p *passage) {
	n, at := 0, 0
	for i, r, size := nextBracket(p.words, 0); r != 0; i, r, size = nextBracket(p.words, i+size) {
		switch {
		case r == '"':
			if n%2 == 1 || !isDigit(before(p.words, i)) { // else of inches
				n, at = n+1, i
			}
		case strings.ContainsRune(openers, r):
			m.open = append(m.open, openedBracket{r, p, i})
		case strings.ContainsRune(closers, r):
			m.close(p, i, r)
		}
	}
	if n%2 == 1 {
		m.odd, m.oddAt = p, at
	}
	m.straight += n
}

// maxInside is how many brackets may be open between a bracket and its partner.
const maxInside = 32

// close finds the partner of the closing bracket r at the byte i. Those that
// were opened since are lost; of another passage only the last may be the
// partner.
func (m *matcher) close(p *passage, i int, r rune) {
	for n := len(m.open) - 1; n >= max(0, len(m.open)-maxInside); n-- {
		o := m.open[n]
		if closes(o.r, r) {
			if o.passage == p && o.r != partner(r) {
				m.tell(p, i, "brackets.width", string(o.r)+"…"+string(r))
			}
			if n+1 < len(m.open) {
				m.lost(m.open[n+1])
			}
			m.open = m.open[:n]
			return
		}
		if o.passage != p {
			break
		}
	}
	switch {
	case m.told["brackets.close"], isItemMark(p.words, i), strings.ContainsRune(":;-", before(p.words, i)), m.inQuotation():
	case r == '”' && m.curlyPairs(p): // ”so” is a way to quote
	default:
		m.tell(p, i, "brackets.close", string(r))
	}
}

// nextBracket returns the next bracket or quotation mark in s from the byte i on, or a
// sign of the same block, where it is and its size; 0 if there is none. It looks at
// bytes, because all words of all texts are asked.
func nextBracket(s string, i int) (at int, r rune, size int) {
	for i < len(s) {
		switch c := s[i]; {
		case c >= 0xE3 && c != 0xEF && (c > 0xE3 || s[i+1] != 0x80): // kana and kanji
			i += 3
		case c == '(' || c == ')' || c == '[' || c == ']' || c == '"':
			return i, rune(c), 1
		case c < 0xE0:
			i++
		case c == 0xE3 && s[i+1] == 0x80, c == 0xE2 && s[i+1] == 0x80, c == 0xEF && s[i+1] == 0xBC:
			r, size := utf8.DecodeRuneInString(s[i:])
			return i, r, size
		default:
			i += 3
		}
	}
	return len(s), 0, 0
}

// curlyPairs reports whether the passage has an even number of “ and ”.
func (m *matcher) curlyPairs(p *passage) bool {
	if m.curly != p {
		m.curly, m.pairs = p, (strings.Count(p.words, "”")+strings.Count(p.words, "“"))%2 == 0
	}
	return m.pairs
}

// inQuotation reports whether the last bracket that is open begins a quotation: in
// it a bracket may stand alone, as in the name of an account, 「カ）サンプル」.
func (m *matcher) inQuotation() bool {
	return len(m.open) > 0 && strings.ContainsRune("「『“", m.open[len(m.open)-1].r)
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
	if i <= 8 && utf8.RuneCountInString(s[:i]) <= 2 {
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
