package locale

import "strings"

// modality is what a language must know about what a provision lets its readers
// do.
type modality interface {
	// Modality returns the words of the sentence s that oblige, permit, forbid or
	// deny, where they can mean nothing else, and whether Negations may find others.
	Modality(s string) (Modality, Denying)

	// Lowered returns a sentence in which such words stand in capitals ([Denying]) in
	// small letters, for all that is asked of them here. It is as long as s, and its
	// words stand where they stood.
	Lowered(s string) string

	// SaysDuty reports whether s has any word of duty: must, will, is to, required;
	// なければならない, ものとする, べき, 義務.
	SaysDuty(s string) bool

	// SaysPossible reports whether s has any word of permission, power or mere
	// possibility: may, can, is entitled to; ことができる, おそれがある.
	SaysPossible(s string) bool

	// SaysOnly reports whether s has any word that limits what it permits: only, to
	// the extent; に限り, 同意を得て. With one, what is permitted in one language may be
	// forbidden, or a duty, in another.
	SaysOnly(s string) bool

	// Excepts reports whether s has any word of an exception: unless, without; を除き,
	// でなければ. With one, what is forbidden in one language may be permitted, or a
	// duty, in another.
	Excepts(s string) bool

	// Shuns reports whether a duty in s is one not to do something: must refrain
	// from, must keep secret; しないようにしなければならない, 防止しなければならない.
	Shuns(s string) bool

	// SaysNot reports whether s has a word that denies or limits what the sentence
	// says, as a part of a word too: unable, void; 不要, 無効.
	SaysNot(s string) bool

	// HintsNot reports whether s has any word that denies, limits or excepts, in a
	// clause that only says how or when too: without, until; ことなく, を除き.
	HintsNot(s string) bool

	// BeginsProviso reports whether the sentence s is a proviso: ただし; provided, however.
	BeginsProviso(s string) bool

	// MayBeProviso reports whether s has any word with which one may be said.
	MayBeProviso(s string) bool

	// BansTwice reports whether s forbids two things, each in words of its own: must not
	// lend and must not sell.
	BansTwice(s string) bool

	// AdnominalModality returns words of duty and of permission in clauses before a
	// noun or behind it: 報告を要する漏えい, a breach that must be reported. The modality
	// is that of s.
	AdnominalModality(s string, m Modality) Modality

	// AppendSentences appends the sentences of s, a proviso as one of its own.
	AppendSentences(list []string, s string) []string
}

// Modality is what a sentence obliges, permits, forbids and denies.
type Modality struct {
	Duty        Modal // しなければならない; must, shall
	Permission  Modal // することができる; may
	Prohibition Modal // してはならない; must not, may not
	Possibility Modal // a may that says what may be, and not what is allowed
	Denial      Modal // しない; does not
}

// Denying is whether a sentence may have plain words that deny.
type Denying struct {
	Hint     bool // it has one or a piece of one: the ない of a duty, the not of notice
	Plain    bool // it has one that is no such piece
	Capitals bool // words that deny, oblige or permit stand in capitals, and were not read
}

// Modal is the first of some words of one modality. The zero value is none.
type Modal struct {
	Start, End int  // offsets of its words
	Sure       bool // says what the sentence does, not what is in it: it is in no clause inside it
}

// Found reports whether there is such a word.
func (m Modal) Found() bool { return m.End > 0 }

// set keeps the first word of a kind, or the first that is sure.
func (m *Modal) set(start, end int, sure bool) {
	if !m.Found() || sure && !m.Sure || sure == m.Sure && start < m.Start {
		*m = Modal{start, end, sure}
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
