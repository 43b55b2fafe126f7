package source

import (
	"encoding/json"
	"io"
)

// Report is what a format writes.
type Report struct {
	Problems []Problem // sorted
	Rules    []Rule    // all checks, by name
	Catalog  *Catalog
	Language string // of messages
}

// Rule is a check as a format names it.
type Rule struct {
	Name     string
	Severity Severity // the gravest of its problems
}

// Format is one way to write problems.
type Format struct {
	Name  string
	Write func(io.Writer, *Report) error
}

// Formats lists the formats; the first is the usual one. To add one: a file here
// and a line in this list.
var Formats = []Format{
	{"text", writeText},
	{"json", writeJSON},
	{"github", writeGitHub},
	{"sarif", writeSARIF},
}

// encode writes v as JSON for people and programs.
func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
