package locale

// polarities is what a language must know to tell a sentence that says that something
// is so from one that says that it is not so. It speaks only of the predicate: what is
// denied in a clause that says how or who is none of its business.
type polarities interface {
	// MainPolarity returns whether the predicate of the sentence s affirms or denies.
	MainPolarity(s string) Predicate

	// ConditionPolarity is MainPolarity for the predicate of the one condition in s:
	// 解消しないときは, if it is not resolved.
	ConditionPolarity(s string) Predicate

	// Refuses reports whether s has a word that refuses or limits: 断る, 禁止; decline, only.
	Refuses(s string) bool

	// DeniesPlainly reports whether Negations finds a plain word in s.
	DeniesPlainly(s string) bool

	// Negations counts the words of s that deny.
	Negations(s string) Negations
}

// Negations is how many words deny something in a sentence. Languages deny by words
// such as not and by words such as invalid, and what is the one here may be the other
// there. Sure counts those other words that every language has a word for, Possible
// all that may be one.
type Negations struct {
	Plain          int // not, never; ない
	Beside         int // of a clause that says how or when: without, until; ことなく
	Sure, Possible int // invalid; 無効
	Start, End     int // the first plain one
}

// Unmatched reports whether n denies something for which there is no word in o.
func (n Negations) Unmatched(o Negations) bool {
	return n.Plain > 0 && o.Plain+o.Beside == 0 && o.Possible <= n.Sure
}

// Polarity is whether something is said to be so.
type Polarity uint8

// The polarities. Unsure is that of a predicate that cannot be found, and of words
// that another language may say the other way round: fails to, 拒む.
const (
	Unsure Polarity = iota
	Affirms
	Denies
)

// Predicate is the polarity of a predicate, and where its words stand.
type Predicate struct {
	Polarity
	Start, End int
}

// Contradicts reports whether one of two predicates affirms and the other denies.
func (p Predicate) Contradicts(q Predicate) bool {
	return p.Polarity == Affirms && q.Polarity == Denies || p.Polarity == Denies && q.Polarity == Affirms
}
