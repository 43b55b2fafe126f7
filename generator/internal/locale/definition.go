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

	// CountTerm returns how often the term stands in s, in each of its forms.
	CountTerm(s, term string) int
}

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
