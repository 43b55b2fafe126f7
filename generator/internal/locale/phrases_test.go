package locale

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestPhrases holds what is found in one pass against what looking for one word after
// another finds, in texts that are made of the words and of parts of them.
func TestPhrases(t *testing.T) {
	for _, words := range [][]string{
		jaDuties.words, jaNeverPlain.words, jaPlainNot.words, jaBeside.words, jaNegatives.words, jaMayDeny.words, jaPossible.words, jaFalseDenials.words,
		enPossible.words, enDutiful.words, enHints.words, enNegativeStems.words,
		{"ab", "bc", "abc"},
		{"ない", "ないで", "い"},
	} {
		p := newPhrases(words...)
		random := rand.New(rand.NewPCG(1, 2))
		for range 2000 {
			s := mixed(random, words)
			at, word := p.find(s)
			listed := slices.IndexFunc(words, func(w string) bool { return strings.Contains(s, w) })
			n, first := 0, -1
			for _, w := range words {
				n += strings.Count(s, w)
				if i := strings.Index(s, w); i >= 0 && (first < 0 || i < first) {
					first = i
				}
			}
			switch {
			case p.in(s) != containsAny(s, words):
				t.Fatalf("in %q: %v", s, p.in(s))
			case p.count(s) != n && !slices.ContainsFunc(words, beginsWithItsEnd):
				t.Fatalf("%q has %d, not %d", s, p.count(s), n)
			case at != first || at >= 0 && !strings.HasPrefix(s[at:], words[word]):
				t.Fatalf("in %q the first is %d at %d, not at %d", s, word, at, first)
			case p.listed(s, 0) != listed:
				t.Fatalf("in %q %d is listed first, not %d", s, p.listed(s, 0), listed)
			case p.without(s) != without(s, words):
				t.Fatalf("without words %q is %q, not %q", s, p.without(s), without(s, words))
			case p.has(s) != slices.Contains(words, s):
				t.Fatalf("%q is one: %v", s, p.has(s))
			case p.begin(s) != (hasAnyPrefix(s, words) > 0):
				t.Fatalf("%q begins with one: %v", s, p.begin(s))
			}
		}
	}
}

// without returns s without the words, which are taken out one after another.
func without(s string, words []string) string {
	for _, w := range words {
		s = strings.ReplaceAll(s, w, "")
	}
	return s
}

// mixed returns some of the words and pieces of them behind each other.
func mixed(random *rand.Rand, words []string) string {
	var b strings.Builder
	for range random.IntN(6) {
		w := []rune(words[random.IntN(len(words))])
		switch random.IntN(3) {
		case 0:
			w = w[random.IntN(len(w)):]
		case 1:
			w = w[:random.IntN(len(w))+1]
		}
		b.WriteString(string(w))
		b.WriteString([]string{"", "", " ", "を", "é", "𠮟"}[random.IntN(6)])
	}
	return b.String()
}

// TestNoPhraseBeginsWithItsEnd holds for words that are counted: what overlaps itself
// is counted once by strings.Count and twice here.
func TestNoPhraseBeginsWithItsEnd(t *testing.T) {
	for _, p := range []*phrases{jaPlain, jaBeside, jaSureNegations, jaMayDeny} {
		for _, w := range p.words {
			if beginsWithItsEnd(w) {
				t.Errorf("%s begins with its end", w)
			}
		}
	}
}

func beginsWithItsEnd(w string) bool {
	for i := 1; i < len(w); i++ {
		if strings.HasSuffix(w, w[:i]) {
			return true
		}
	}
	return false
}

// TestFigureCharacters holds for every character that the reader of figures looks at.
func TestFigureCharacters(t *testing.T) {
	for r := range rune(0xFFFF) {
		if isNumeralRune(r) && !strings.ContainsRune(jaFigureCharacters, r) {
			t.Errorf("%c is a numeral and begins no figure", r)
		}
	}
}

// TestFalseDenials holds what jaWithoutFalse takes for granted.
func TestFalseDenials(t *testing.T) {
	for _, word := range jaNeverPlain.words {
		if !jaPlain.in(word) {
			t.Errorf("%s has no word that denies", word)
		}
	}
}

// TestDeniesPlainly holds the quick answer against what Negations counts, and against
// what Modality says of how a sentence may deny.
func TestDeniesPlainly(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	ja := slices.Concat(jaDuties.words, jaPlain.words, jaFalseDenials.words, jaPlainNot.words)
	en := slices.Concat(enPlain.words, enDenials.words, enAmounts.words, []string{"notice", "another", "NOT", "No.", "don't", "isn’t", "'no'", "can", "less", "only", " ", " ", " "})
	for range 20_000 {
		holdsDenials(t, japanese{}, mixed(random, ja))
		holdsDenials(t, english{}, mixed(random, en))
	}
}

func holdsDenials(t *testing.T, l Locale, s string) {
	t.Helper()
	_, denying := l.Modality(s)
	switch plain := l.Negations(s).Plain > 0; {
	case l.DeniesPlainly(s) != plain:
		t.Fatalf("%q denies plainly: %v", s, !plain)
	case plain && l == (english{}) && !denying.Plain:
		t.Fatalf("%q may deny", s)
	}
}
