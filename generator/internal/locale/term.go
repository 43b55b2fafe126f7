package locale

import (
	"slices"
	"strings"
	"unicode/utf8"

	"jobun/generator/internal/policy"
)

// termWords is what a language must know to find a defined term in running text.
// A word that is taken for a term and is none is worse than one that is not found.
type termWords interface {
	// termForms returns the forms in which a term stands in texts, its own first.
	termForms(term string) []string

	// SoughtTerm returns by which words a defined term is found in the text: these
	// Terms, but Company.
	SoughtTerm(d *Definition) string

	// termEnd returns where the term ends that begins at start of s and is found as
	// far as end; not ok if it is a part of another word or name.
	termEnd(s string, start, end int) (n int, ok bool)

	// quotes reports whether r opens a quotation, closes one, or does either.
	quotes(r rune) quoting

	// MayDefine reports whether AppendDefinitions could find a term in words of
	// which s is a piece.
	MayDefine(s string) bool
}

type quoting uint8

const (
	noQuote quoting = iota
	opensQuote
	closesQuote
	togglesQuote
)

// Terms finds defined terms in running text, in a time that depends on the length of
// the text only, not on how many terms there are: what cannot begin one is passed
// over by a bit. Of terms that begin at one place it finds the longest. In quotations
// it finds nothing, for they speak the words of others.
type Terms struct {
	locale Locale
	begins [64]uint64 // of the first runes of terms, the lowest twelve bits
	first  map[rune][]termForm
}

type termForm struct {
	words string
	id    int
}

// FoundTerm is a term in running text.
type FoundTerm struct{ ID, Start, End int }

// NewTerms returns what finds terms of a language; it knows none yet.
func NewTerms(language policy.Language) *Terms {
	l, _ := For(language)
	return &Terms{locale: l, first: map[rune][]termForm{}}
}

// Reset forgets all terms.
func (t *Terms) Reset() {
	clear(t.first)
	t.begins = [64]uint64{}
}

// Add makes t find the term, which is returned as id.
func (t *Terms) Add(term string, id int) {
	for _, words := range t.locale.termForms(term) {
		r, _ := utf8.DecodeRuneInString(words)
		t.begins[r>>6&63] |= 1 << (r & 63)
		forms := append(t.first[r], termForm{words, id})
		slices.SortStableFunc(forms, func(a, b termForm) int { return len(b.words) - len(a.words) })
		t.first[r] = forms
	}
}

// AppendFound appends the terms that stand in s, in their order.
func (t *Terms) AppendFound(list []FoundTerm, s string) []FoundTerm {
	if len(t.first) == 0 {
		return list
	}
	depth, behind := 0, 0
	for i, r := range s {
		switch t.locale.quotes(r) {
		case opensQuote:
			depth++
		case closesQuote:
			depth = max(0, depth-1)
		case togglesQuote:
			depth = 1 - min(depth, 1)
		}
		if t.begins[r>>6&63]&(1<<(r&63)) == 0 || depth > 0 || i < behind {
			continue
		}
		if f, ok := t.at(s, i, r); ok {
			list = append(list, f)
			behind = f.End
		}
	}
	return list
}

// at returns the longest term that begins at a place of s, if it ends as a word does.
// If not, a shorter one is none either: personal in personal information-like.
func (t *Terms) at(s string, start int, r rune) (FoundTerm, bool) {
	for _, f := range t.first[r] {
		if strings.HasPrefix(s[start:], f.words) {
			end, ok := t.locale.termEnd(s, start, start+len(f.words))
			return FoundTerm{f.id, start, end}, ok
		}
	}
	return FoundTerm{}, false
}
