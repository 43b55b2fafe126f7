package source

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// writeGitHub writes workflow commands, of which GitHub makes annotations in the
// changed files. It shows ten of each severity a step, so those of the gravest
// checks come first, and of those the first of each check. Notes are left out.
//
// The form: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
func writeGitHub(w io.Writer, r *Report) error {
	var b strings.Builder
	for _, p := range mostImportant(r.Problems) {
		if p.Severity == Note {
			continue
		}
		fmt.Fprintf(&b, "::%s file=%s", p.Severity, githubProperty(p.Pos.File))
		if p.Pos.Line > 0 {
			fmt.Fprintf(&b, ",line=%d", p.Pos.Line)
		}
		if p.Pos.Col > 0 {
			fmt.Fprintf(&b, ",col=%d", p.Pos.Col)
		}
		text := r.Catalog.Message(p, r.Language)
		if hint := r.Catalog.Hint(p, r.Language); hint != "" {
			text += "\n" + hint
		}
		fmt.Fprintf(&b, ",title=%s::%s\n", githubProperty(p.Check()), githubData(text))
	}
	_, err := fmt.Fprintln(w, b.String()+r.Catalog.Summary(r.Problems, r.Language))
	return err
}

// mostImportant orders problems by severity; of one severity the first problem
// of each check comes before the second of any, so that ten say the most.
func mostImportant(list []Problem) []Problem {
	rank := make([]int, len(list))
	seen := map[string]int{}
	for i, p := range list {
		key := p.Severity.String() + " " + p.Check()
		rank[i] = seen[key]
		seen[key]++
	}
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(list[a].Severity, list[b].Severity), cmp.Compare(rank[a], rank[b]))
	})
	sorted := make([]Problem, len(list))
	for i, from := range order {
		sorted[i] = list[from]
	}
	return sorted
}

var (
	githubDataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubPropertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func githubData(s string) string     { return githubDataEscapes.Replace(s) }
func githubProperty(s string) string { return githubPropertyEscapes.Replace(s) }
