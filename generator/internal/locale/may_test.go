package locale

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestMay holds the quick answers, for which most sentences are not read, against what
// is found in those that are.
func TestMay(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	ja := slices.Concat(jaPeriodWords.words, []string{"「会員」", "『会員』", "“会員”", "という。", "をいう。", "とは、", "（以下", "総称して", "　", " ", "会員", "10", "一", "パーセント", "％", "ただし", "但し、", "但、", "なお"})
	en := []string{`"Member"`, "“Member”", "means ", "(the ", "(hereinafter ", "referred to as ", ")", " ", " ", "member", "10", "provided, ", "provided that ", "However, ", "collectively "}
	for i := range enPeriods {
		word := enPeriods[i].words
		en = append(en, word, strings.ToUpper(word), strings.ToUpper(word[:1])+word[1:])
	}
	for range 100_000 {
		holdsMay(t, japanese{}, joined(random, ja))
		holdsMay(t, english{}, joined(random, en))
	}
}

// joined returns up to six of the words, whole.
func joined(random *rand.Rand, words []string) string {
	var b strings.Builder
	for range random.IntN(7) {
		b.WriteString(words[random.IntN(len(words))])
	}
	return b.String()
}

func holdsMay(t *testing.T, l Locale, s string) {
	t.Helper()
	switch {
	case len(l.AppendPeriods(nil, s)) > 0 && !l.MayHavePeriods(s):
		t.Fatalf("%q has a period", s)
	case len(l.AppendDefinitions(nil, s)) > 0 && !l.MayDefine(s):
		t.Fatalf("%q defines", s)
	case l.BeginsProviso(s) && !l.MayBeProviso(s):
		t.Fatalf("%q is a proviso", s)
	}
}
