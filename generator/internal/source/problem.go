package source

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
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

// MostOfKind is how many problems of one identifier are listed of one file. Nobody reads
// more; of those beyond it is said how many there are, as one problem ("limit.problems").
const MostOfKind = 1000

// Problems collects what was found. The zero value is ready to use; it is not
// safe for concurrent use.
type Problems struct {
	list   []Problem
	kinds  map[kindIn]*kindCount
	last   kindIn     // of the problem that was added last, as most are of one kind
	ofLast *kindCount // nil if none was added
	beyond int        // problems that are not listed
}

// kindIn is a kind of problem in a file.
type kindIn struct{ file, id string }

// kindCount counts problems of a kind in a file. Beyond is of those that are not listed:
// where the first one is, and how grave the gravest.
type kindCount struct {
	listed, beyond int
	at             Pos
	severity       Severity
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
	if !ps.lists(pos, severity, id) {
		return
	}
	p := Problem{Pos: pos, Severity: severity, ID: id}
	if len(pairs) > 0 {
		p.Args = make(Args, len(pairs)/2)
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		p.Args[pairs[i]] = pairs[i+1]
	}
	ps.list = append(ps.list, p)
}

// lists counts a problem, and reports whether it is listed.
func (ps *Problems) lists(pos Pos, severity Severity, id string) bool {
	if kind := (kindIn{pos.File, id}); ps.ofLast == nil || ps.last != kind {
		if ps.kinds == nil {
			ps.kinds = map[kindIn]*kindCount{}
		}
		if ps.kinds[kind] == nil {
			ps.kinds[kind] = new(kindCount)
		}
		ps.last, ps.ofLast = kind, ps.kinds[kind]
	}
	n := ps.ofLast
	if n.listed < MostOfKind {
		n.listed++
		return true
	}
	if n.beyond == 0 || pos.Compare(n.at) < 0 {
		n.at = pos
	}
	if n.beyond == 0 || severity < n.severity {
		n.severity = severity
	}
	n.beyond++
	ps.beyond++
	return false
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

// Len returns how many problems there are, those included that are not listed.
func (ps *Problems) Len() int { return len(ps.list) + ps.beyond }

// Sorted returns the problems by place, identifier and words, each once.
func (ps *Problems) Sorted() []Problem {
	list := slices.Clone(ps.list)
	if ps.beyond > 0 {
		list = append(list, ps.notListed()...)
	}
	slices.SortStableFunc(list, compareProblems)
	return slices.CompactFunc(list, func(a, b Problem) bool { return compareProblems(a, b) == 0 })
}

// notListed returns a problem for each kind in each file of which not all are listed.
func (ps *Problems) notListed() (list []Problem) {
	for kind, n := range ps.kinds {
		if n.beyond > 0 {
			check := Problem{ID: kind.id}.Check()
			list = append(list, Problem{Pos: n.at, Severity: n.severity, ID: "limit.problems", Args: Args{"Check": check, "Count": strconv.Itoa(n.beyond)}})
		}
	}
	return list
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
