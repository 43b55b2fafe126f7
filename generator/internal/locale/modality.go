package locale

import "strings"

// modality is what a language must know about what a provision lets its readers
// do.
type modality interface {
	// Modality returns the words of the running text s that oblige, permit or
	// forbid, where they can mean nothing else.
	Modality(s string) Modality

	// SaysPossible reports whether s has any word of permission, power or mere
	// possibility: may, can, is entitled to; ことができる, おそれがある.
	SaysPossible(s string) bool

	// SaysOnly reports whether s has any word that limits what it says: only,
	// unless, without; に限り, でなければ. With one, what is permitted in one language
	// may be forbidden in another.
	SaysOnly(s string) bool

	// AppendSentences appends the sentences of s, a proviso as one of its own.
	AppendSentences(list []string, s string) []string

	// SaysNot reports whether s has any word that denies, limits or excepts.
	SaysNot(s string) bool
}

// Modality is what a text obliges, permits and forbids.
type Modality struct {
	Duty        Modal // しなければならない; must, shall
	Permission  Modal // することができる; may
	Prohibition Modal // してはならない; must not, may not
}

// Modal is the first of some words of one modality. The zero value is none.
type Modal struct {
	Start, End int // offsets of its words
}

// Found reports whether there is such a word.
func (m Modal) Found() bool { return m.End > 0 }

func (m *Modal) set(start, end int) {
	if !m.Found() || start < m.Start {
		*m = Modal{start, end}
	}
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// without returns s without the words.
func without(s string, words []string) string {
	for _, w := range words {
		s = strings.ReplaceAll(s, w, "")
	}
	return s
}
