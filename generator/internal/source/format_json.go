package source

import "io"

// jsonReport is what --format json prints. Keys are never taken away or given
// another meaning.
type jsonReport struct {
	Problems []jsonProblem  `json:"problems"`
	Count    map[string]int `json:"count"` // by severity
}

type jsonProblem struct {
	File     string `json:"file"`
	Line     int    `json:"line"`   // from 1; 0 is the file as a whole
	Column   int    `json:"column"` // in characters, from 1; 0 is the line as a whole
	Severity string `json:"severity"`
	Check    string `json:"check"`
	ID       string `json:"id"` // of the message
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
	Reason   string `json:"reason,omitempty"` // for which policy.yaml has lowered the severity
}

// writeJSON writes problems for programs.
func writeJSON(w io.Writer, r *Report) error {
	report := jsonReport{Problems: make([]jsonProblem, len(r.Problems)), Count: map[string]int{}}
	for s := range severityNames {
		report.Count[Severity(s).String()] = 0
	}
	for i, p := range r.Problems {
		report.Problems[i] = jsonProblem{
			File: p.Pos.File, Line: p.Pos.Line, Column: p.Pos.Col,
			Severity: p.Severity.String(), Check: p.Check(), ID: p.ID,
			Message: r.Catalog.Message(p, r.Language), Hint: r.Catalog.Hint(p, r.Language), Reason: p.Reason,
		}
		report.Count[p.Severity.String()]++
	}
	return encode(w, report)
}
