package locale

// definitions is what a language must know about defined terms.
type definitions interface {
	// AppendDefinitions appends the terms that the running text s defines to list,
	// in their order: 以下「当社」という。, hereinafter "the Company", "User" means. The
	// words of an item of a definitions article may begin with the term alone:
	// 利用者　…をいう。
	AppendDefinitions(list []Definition, s string) []Definition

	// SaysDefined reports whether s has words that may define a term without
	// quotation marks: 以下当社という, hereinafter the Company.
	SaysDefined(s string) bool

	// DefinesPronoun reports whether s says by which pronoun it calls somebody from
	// here on, which is no term: ("we" or "us") for 以下「当社」という。.
	DefinesPronoun(s string) bool

	// OneTerm returns the form of a term that all its forms have in common: User for
	// Users. Terms with the same one cannot be told apart.
	OneTerm(term string) string

	// CountTerm returns how often the term stands in s, in each of its forms.
	CountTerm(s, term string) int

	// TermStem returns what is left of a term that is an ordinary word when it
	// becomes another part of speech: trans for translation, translated. It is ""
	// for a term that cannot.
	TermStem(term string) string

	// LeavesOut reports whether s may leave out a term, or have a pronoun for it:
	// it, their.
	LeavesOut(s string) bool

	// PointsBack reports whether s has words that mean something said before, with
	// or without its number: 前項, この場合; the preceding paragraph, in that case.
	PointsBack(s string) bool

	// Pronouns counts the words of s that may stand for a person named in it.
	Pronouns(s string) int

	// BeginsWithTerm reports whether the sentence s begins with the term.
	BeginsWithTerm(s, term string) bool

	// Does returns how the term first stands in the sentence s as that of which the
	// sentence says what it must, may or will do.
	Does(s, term string) Doing
}

// Doing is how a term stands in a sentence.
type Doing uint8

// How a term stands in a sentence.
const (
	DoesNothing Doing = iota // it is no subject
	DoesPart                 // it may be the subject of a clause: 当社が定める
	DoesAll                  // it is that of which the sentence speaks: 当社は、; the Company must
)

// Definition is a defined term where it is defined.
type Definition struct {
	Term       string // without an article: Company for "the Company"
	Quoted     string // as it stands in quotation marks: the Company
	Bare       string // the term without the word for this text: 規約 for 本規約
	Start, End int    // offsets of the term in the text
	Item       bool   // begins an item, without quotation marks: 利用者　…をいう。
	Local      bool   // good in this article only, or another part: 以下この条において
}

// maxTerm is the greatest length of a defined term, in bytes.
const maxTerm = 90
