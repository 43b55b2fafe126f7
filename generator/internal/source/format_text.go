package source

import (
	"fmt"
	"io"
	"strings"
)

// writeText writes problems as people read them, one after the other, and how
// many there are. Notes are only counted.
func writeText(w io.Writer, r *Report) error {
	var b strings.Builder
	for _, p := range r.Problems {
		if p.Severity < Note {
			b.WriteString(r.Catalog.Line(p, r.Language) + "\n")
		}
	}
	_, err := fmt.Fprintln(w, b.String()+r.Catalog.Summary(r.Problems, r.Language))
	return err
}
