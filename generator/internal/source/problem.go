package source

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Severity says whether a problem stops publication. A graver one is smaller.
type Severity int

// An Error stops publication. A Warning is shown. A Note is a warning that
// policy.yaml has lowered: it is counted, and listed in formats for programs.
const (
	Error Severity = iota
	Warning
	Note
)

// String returns "error", "warning" or "note".
func (s Severity) String() string { return severityNames[s] }

var severityNames = [...]string{"error", "warning", "note"}

// ParseSeverity reads what [Severity.String] writes.
func ParseSeverity(name string) (s Severity, ok bool) {
	for i, known := range severityNames {
		if known == name {
			return Severity(i), true
		}
	}
	return Error, false
}

// Args are the words that a message names, by the name it has for them.
type Args map[string]string

// Problem is one mistake of an author.
type Problem struct {
	Pos      Pos
	Severity Severity
	ID       string // "check.variant" or "check": a message of the catalog
	Args     Args   // nil if the message names none
	Reason   string // why policy.yaml has lowered it; "" if it has not
}

// Check returns the name of the check that found the problem: the part of the
// identifier before the first dot.
func (p Problem) Check() string {
	name, _, _ := strings.Cut(p.ID, ".")
	return name
}

// Problems collects what was found. The zero value is ready to use; it is not
// safe for concurrent use.
type Problems struct {
	list []Problem
}

// Error records an error at pos. Args are pairs: the name that the message has
// for a word, and the word.
func (ps *Problems) Error(pos Pos, id string, args ...string) {
	ps.add(pos, Error, id, args)
}

// Warn records a warning at pos, with args as in [Problems.Error].
func (ps *Problems) Warn(pos Pos, id string, args ...string) {
	ps.add(pos, Warning, id, args)
}

func (ps *Problems) add(pos Pos, severity Severity, id string, pairs []string) {
	p := Problem{Pos: pos, Severity: severity, ID: id}
	if len(pairs) > 0 {
		p.Args = make(Args, len(pairs)/2)
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		p.Args[pairs[i]] = pairs[i+1]
	}
	ps.list = append(ps.list, p)
}

// Report records a problem of the severity at pos, with args as in
// [Problems.Error].
func (ps *Problems) Report(severity Severity, pos Pos, id string, args ...string) {
	ps.add(pos, severity, id, args)
}

// Append adds problems found elsewhere.
func (ps *Problems) Append(list ...Problem) { ps.list = append(ps.list, list...) }

// Has reports whether a problem of the identifier is known in the file.
func (ps *Problems) Has(file, id string) bool {
	return slices.ContainsFunc(ps.list, func(p Problem) bool { return p.Pos.File == file && p.ID == id })
}

// Of returns the problems of the identifier, as [Problems.Sorted] does.
func (ps *Problems) Of(id string) []Problem {
	return slices.DeleteFunc(ps.Sorted(), func(p Problem) bool { return p.ID != id })
}

// Len returns how many problems there are.
func (ps *Problems) Len() int { return len(ps.list) }

// Sorted returns the problems by place, identifier and words, each once.
func (ps *Problems) Sorted() []Problem {
	list := slices.Clone(ps.list)
	slices.SortStableFunc(list, compareProblems)
	return slices.CompactFunc(list, func(a, b Problem) bool { return compareProblems(a, b) == 0 })
}

// HasErrors reports whether one of the problems stops publication.
func HasErrors(list []Problem) bool {
	return slices.ContainsFunc(list, func(p Problem) bool { return p.Severity == Error })
}

func compareProblems(a, b Problem) int {
	if c := a.Pos.Compare(b.Pos); c != 0 {
		return c // as nearly all are: what follows takes longer
	}
	return cmp.Or(strings.Compare(a.ID, b.ID), cmp.Compare(a.Severity, b.Severity), compareArgs(a.Args, b.Args))
}

// compareArgs orders messages by their first word that differs, in the order of
// the names of the words.
func compareArgs(a, b Args) int {
	if len(a) != len(b) {
		return cmp.Compare(len(a), len(b))
	}
	for _, name := range slices.Sorted(maps.Keys(a)) {
		if c := strings.Compare(a[name], b[name]); c != 0 {
			return c
		}
	}
	return 0
}
