package amendment

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// token is the smallest unit of a change.
type token struct {
	text   string
	key    string // what decides whether two tokens are equal: the text without its spaces
	kind   tokenKind
	target *policy.Target // of a reference
}

// tokenKind is what a token is, as far as it matters to how changes are joined.
type tokenKind uint8

const (
	word  tokenKind = iota // says something: kanji, katakana, letters, digits
	kana                   // one hiragana
	mark                   // punctuation
	space                  // all spaces and line ends beside each other
	atom                   // a number with what it counts, a date, a reference, a defined term
)

// tokenizer cuts running text into tokens.
type tokenizer struct {
	locale locale.Locale
	split  func(list []token, s string) []token // a piece without dates, references and terms
	terms  []string                             // defined in one of the texts, the longest first
	firsts [256]bool                            // bytes with which terms begin

	references []locale.FoundReference // memory for those of a text, and
	places     [][2]int                // for what is found in it
}

// tokenizer returns the one for the two texts, with the terms of both.
func (c *comparer) tokenizer() *tokenizer {
	if c.cutter != nil {
		return c.cutter
	}
	var terms []string
	for _, n := range c.oldNodes {
		terms = appendTerms(terms, n)
	}
	for _, n := range c.newNodes {
		if n.twin == nil { // Its twin has the same terms.
			terms = appendTerms(terms, n)
		}
	}
	c.cutter = newTokenizer(c.locale, c.new.Language, terms)
	return c.cutter
}

func newTokenizer(l locale.Locale, language policy.Language, terms []string) *tokenizer {
	t := &tokenizer{locale: l, split: splitWords, terms: terms}
	if language == "ja" {
		t.split = splitJapanese
	}
	slices.SortFunc(t.terms, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	t.terms = slices.Compact(t.terms)
	for _, term := range t.terms {
		t.firsts[term[0]] = true
	}
	return t
}

// tokens appends the tokens of running text.
func (t *tokenizer) tokens(list []token, inlines []policy.Inline) []token {
	for i := range inlines {
		switch in := &inlines[i]; in.Kind {
		case policy.LineBreak:
			list = append(list, token{"\n", " ", space, nil})
		case policy.DateText:
			list = append(list, newAtom(in.Text, nil))
		case policy.Reference:
			list = append(list, newAtom(policy.Plain(in.Children), in.Target))
		case policy.PlainText, policy.InlineCode:
			list = t.plain(list, in.Text)
		default:
			list = t.tokens(list, in.Children)
		}
	}
	return list
}

func newAtom(s string, target *policy.Target) token {
	return token{s, withoutSpaces(s), atom, target}
}

func withoutSpaces(s string) string {
	if strings.IndexFunc(s, unicode.IsSpace) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// plain cuts text without markup: first its defined terms, dates, and the
// references that lead nowhere here, such as those to laws; then its words.
func (t *tokenizer) plain(list []token, s string) []token {
	start := 0
	for _, a := range t.atoms(s) {
		if a[0] < start {
			continue
		}
		list = t.split(list, s[start:a[0]])
		list = append(list, newAtom(s[a[0]:a[1]], nil))
		start = a[1]
	}
	return t.split(list, s[start:])
}

// atoms returns where the atoms of s are, in order; of two that overlap only the
// first counts.
func (t *tokenizer) atoms(s string) [][2]int {
	list := t.places[:0]
	t.references = t.locale.AppendReferences(t.references[:0], s)
	for _, f := range t.references {
		if !f.Doubt {
			list = append(list, [2]int{f.Start, f.End})
		}
	}
	for at := 0; ; {
		d, ok := t.locale.NextDate(s, at)
		if !ok {
			break
		}
		list = append(list, [2]int{d.Start, d.End})
		at = d.End
	}
	for i := 0; i < len(s); i++ {
		if !t.firsts[s[i]] {
			continue
		}
		for _, term := range t.terms {
			if strings.HasPrefix(s[i:], term) && standsAlone(s, i, i+len(term)) {
				list = append(list, [2]int{i, i + len(term)})
				i += len(term) - 1
				break
			}
		}
	}
	slices.SortStableFunc(list, func(a, b [2]int) int {
		if a[0] != b[0] {
			return a[0] - b[0]
		}
		return b[1] - a[1]
	})
	t.places = list
	return list
}

// standsAlone reports whether s[start:end] is no part of a word in letters:
// Service is none of Services.
func standsAlone(s string, start, end int) bool {
	letter := func(before, after rune) bool {
		return before < wide && after < wide && unicode.IsLetter(before) && unicode.IsLetter(after)
	}
	first, _ := utf8.DecodeRuneInString(s[start:])
	last, _ := utf8.DecodeLastRuneInString(s[:end])
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	return (start == 0 || !letter(before, first)) && (end == len(s) || !letter(last, after))
}

// longestTerm is how many characters a defined term has at most; what is longer
// is a quotation.
const longestTerm = 24

// quotes are the marks around a term that a text defines, and the words before
// them: 以下「当社」という, (the "Company"), hereinafter the “Service”.
var quotes = [...]struct {
	open, close string
	before      []string
}{
	{"「", "」", []string{"以下", "総称して"}},
	{"\"", "\"", []string{"the ", "hereinafter ", "collectively ", "as "}},
	{"“", "”", []string{"the ", "hereinafter ", "collectively ", "as "}},
}

// appendTerms appends the terms that a provision defines in brackets.
func appendTerms(terms []string, n *node) []string {
	if n.justWords() {
		return appendQuoted(terms, n.text())
	}
	blocks := n.provision.Blocks
	for i := range blocks {
		if blocks[i].Kind == policy.Words {
			terms = appendQuoted(terms, policy.Plain(blocks[i].Inlines))
		}
	}
	return terms
}

// appendQuoted appends the terms that stand in quotes in s as defined ones do.
func appendQuoted(terms []string, s string) []string {
	for _, q := range quotes {
		for at := 0; ; {
			start, end := quoted(s, at, q.open, q.close)
			if end < 0 {
				break
			}
			before, term := s[:start-len(q.open)], s[start:end]
			if n := utf8.RuneCountInString(term); n > 1 && n <= longestTerm && hasSuffix(before, q.before) {
				terms = append(terms, term)
			}
			at = end + len(q.close)
		}
	}
	return terms
}

// quoted returns where the first quotation at or after the place begins and
// ends, without its marks; end is -1 if there is none.
func quoted(s string, at int, open, close string) (start, end int) {
	i := strings.Index(s[at:], open)
	if i < 0 {
		return 0, -1
	}
	start = at + i + len(open)
	if i = strings.Index(s[start:], close); i < 0 {
		return 0, -1
	}
	return start, start + i
}

func hasSuffix(s string, list []string) bool {
	return slices.ContainsFunc(list, func(suffix string) bool { return strings.HasSuffix(s, suffix) })
}
