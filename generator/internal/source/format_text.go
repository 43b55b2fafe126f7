package source

import (
	"bufio"
	"fmt"
	"io"
	"maps"
)

// writeText writes problems as people read them, one after the other, and how
// many there are. Notes are only counted. What is said of the same problem again, at
// the next place, is not worded again: one text can have hundreds of thousands.
func writeText(w io.Writer, r *Report) error {
	out := bufio.NewWriter(w)
	var before Problem
	var said string
	for _, p := range r.Problems {
		if p.Severity >= Note {
			continue
		}
		if said == "" || !p.saysSame(before) {
			before, said = p, r.Catalog.said(p, r.Language)
		}
		fmt.Fprintf(out, "%s: %s\n", p.Pos, said)
	}
	fmt.Fprintln(out, r.Catalog.Summary(r.Problems, r.Language))
	return out.Flush()
}

// saysSame reports whether p and q differ in their places only.
func (p Problem) saysSame(q Problem) bool {
	return p.ID == q.ID && p.Severity == q.Severity && p.Reason == q.Reason && maps.Equal(p.Args, q.Args)
}
