package locale

import (
	"slices"
	"strings"
)

// speakers is what a language must know of texts that speak of we and you.
type speakers interface {
	// Speakers returns how who publishes the text and who reads it are named in the
	// sentence s: 当社は, お客様に; we, you.
	Speakers(s string) Speakers
}

// Speakers is how the two sides of a text are named in a sentence.
type Speakers struct{ First, Second Spoken }

// Spoken is how somebody is named in a sentence.
type Spoken struct {
	Role       Doing // DoesAll if it is somebody of whom the sentence says what they do
	Start, End int   // the first words
}

// MayBeSwapped reports whether s says of one side, and not of the other, what it does.
func (s Speakers) MayBeSwapped() bool {
	return s.First.Role == DoesAll && s.Second.Role == DoesNothing || s.Second.Role == DoesAll && s.First.Role == DoesNothing
}

// Swapped reports whether s says of one side what t, a translation, says of the other.
func (s Speakers) Swapped(t Speakers) (a, b Spoken, ok bool) {
	switch {
	case s.First.Role == DoesAll && s.Second.Role == DoesNothing && t.Second.Role == DoesAll && t.First.Role == DoesNothing:
		return s.First, t.Second, true
	case s.Second.Role == DoesAll && s.First.Role == DoesNothing && t.First.Role == DoesAll && t.Second.Role != DoesAll:
		return s.Second, t.First, true
	}
	return a, b, false
}

var (
	jaFirstPersons  = []string{"当社", "弊社", "当方", "当会", "私たち", "わたしたち"}
	jaSecondPersons = []string{"お客様", "お客さま", "ユーザー", "ユーザ", "利用者", "会員", "あなた", "皆様"}
	jaPersons       = newPhrases(slices.Concat(jaFirstPersons, jaSecondPersons)...)

	// jaBySomebody end sentences whose topic is not the one that does something.
	jaBySomebody = []string{"れます", "れる", "れません", "れない", "いただきます", "いただく", "いただけます", "ください", "下さい", "とします", "とする", "なります", "となる", "です", "である", "あります", "ある"}
)

// Speakers looks for 当社は and the like in Japanese; see [Locale].
func (japanese) Speakers(s string) (p Speakers) {
	p.First, p.Second = jaSpoken(s)
	if max(p.First.Role, p.Second.Role) > DoesPart && hasAnySuffix(strings.TrimRight(s, "。 \n"), jaBySomebody) {
		p.First.Role, p.Second.Role = min(p.First.Role, DoesPart), min(p.Second.Role, DoesPart)
	}
	return p
}

// jaSpoken returns the first of the words of either side, in their order, of which the
// sentence speaks, or else the first that stands in it.
func jaSpoken(s string) (first, second Spoken) {
	sides := [...]*Spoken{&first, &second}
	nobody := len(jaPersons.words)
	named, topic := [2]int{nobody, nobody}, [2]int{nobody, nobody}
	for at, group := jaPersons.next(s, 0); group != nil; at, group = jaPersons.next(s, at+1) {
		for _, i := range group {
			if !jaPersons.stands(s, at, i) {
				continue
			}
			side := 0
			if i >= len(jaFirstPersons) {
				side = 1
			}
			p, end := sides[side], at+len(jaPersons.words[i])
			switch {
			case i < topic[side] && strings.HasPrefix(s[end:], "は、"):
				topic[side], *p = i, Spoken{DoesAll, at, end}
			case i < named[side] && p.Role != DoesAll:
				named[side], *p = i, Spoken{DoesPart, at, end}
			}
		}
	}
	return first, second
}

// Speakers looks for we and you in English; see [Locale].
func (english) Speakers(s string) (p Speakers) {
	first := "" // of all words
	for start, end := nextClauseWord(s, 0); start < end; start, end = nextClauseWord(s, end) {
		if first == "" {
			first = s[start:end]
		}
		if end-start > len("you") {
			continue
		}
		us := strings.EqualFold(s[start:end], "us")
		who := &p.First
		switch {
		case us, strings.EqualFold(s[start:end], "we"):
		case strings.EqualFold(s[start:end], "you"):
			who = &p.Second
		default:
			continue
		}
		if role := enRole(s, first, start, end, us); role > who.Role || who.Role == DoesNothing {
			*who = Spoken{role, start, end}
		}
	}
	return p
}

// enRole returns what the one does who is named by the word s[start:end] of a sentence
// with the first word.
func enRole(s, first string, start, end int, us bool) Doing {
	before := strings.TrimRight(s[:start], " ")
	switch {
	case us:
		return DoesPart
	case strings.HasSuffix(before, ","):
		return DoesAll
	case before != "" && !(strings.HasSuffix(before, " that") && strings.Contains(before, "provided")):
		return DoesPart
	}
	if next, last := nextClauseWord(s, end); next == last || enConditions.has(first) {
		return DoesPart
	}
	return DoesAll
}
