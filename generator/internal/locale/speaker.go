package locale

import (
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

	// jaBySomebody end sentences whose topic is not the one that does something.
	jaBySomebody = []string{"れます", "れる", "れません", "れない", "いただきます", "いただく", "いただけます", "ください", "下さい", "とします", "とする", "なります", "となる", "です", "である", "あります", "ある"}
)

// Speakers looks for 当社は and the like in Japanese; see [Locale].
func (japanese) Speakers(s string) (p Speakers) {
	p.First, p.Second = jaSpoken(s, jaFirstPersons), jaSpoken(s, jaSecondPersons)
	if hasAnySuffix(strings.TrimRight(s, "。 \n"), jaBySomebody) {
		p.First.Role, p.Second.Role = min(p.First.Role, DoesPart), min(p.Second.Role, DoesPart)
	}
	return p
}

func jaSpoken(s string, words []string) (p Spoken) {
	for _, word := range words {
		i := strings.Index(s, word)
		if i < 0 {
			continue
		}
		if p.Role == DoesNothing {
			p = Spoken{DoesPart, i, i + len(word)}
		}
		if topic := strings.Index(s, word+"は、"); topic >= 0 {
			return Spoken{DoesAll, topic, topic + len(word)}
		}
	}
	return p
}

// Speakers looks for we and you in English; see [Locale].
func (english) Speakers(s string) (p Speakers) {
	words := clauseWords(s)
	for i, w := range words {
		lower := strings.ToLower(w.text)
		who := &p.First
		switch lower {
		case "we", "us":
		case "you":
			who = &p.Second
		default:
			continue
		}
		role := DoesPart
		before := strings.TrimRight(s[:w.start], " ")
		if lower != "us" && i+1 < len(words) && (before == "" || strings.HasSuffix(before, ",") || strings.HasSuffix(before, " that") && strings.Contains(before, "provided")) && !enConditions.has(words[0].text) ||
			lower != "us" && strings.HasSuffix(before, ",") {
			role = DoesAll
		}
		if role > who.Role || who.Role == DoesNothing {
			*who = Spoken{role, w.start, w.end}
		}
	}
	return p
}
