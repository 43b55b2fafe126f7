package source

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// The parts of SARIF 2.1.0 (Static Analysis Results Interchange Format, OASIS)
// that are written.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		Language   string        `json:"language"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string       `json:"id"`
		Short   *sarifText   `json:"shortDescription,omitempty"`
		Full    *sarifText   `json:"fullDescription,omitempty"`
		Default sarifDefault `json:"defaultConfiguration"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifDefault struct {
		Level string `json:"level"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		Line int `json:"startLine"`
		Col  int `json:"startColumn"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification"`
	}
)

// sarifSchema is where the format is defined.
const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"

// writeSARIF writes problems for services that keep them from run to run, such
// as code scanning. Fingerprints do not depend on lines, so that a problem stays
// the same one when words are inserted above it. Notes are suppressed results.
func writeSARIF(w io.Writer, r *Report) error {
	run := sarifRun{Language: r.Language, ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "jobun", Rules: []sarifRule{}}
	index := map[string]int{}
	for i, rule := range r.Rules {
		index[rule.Name] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{
			ID:      rule.Name,
			Short:   text(r.Catalog.Title(rule.Name, r.Language)),
			Full:    text(r.Catalog.Document(rule.Name, r.Language)),
			Default: sarifDefault{rule.Severity.String()},
		})
	}
	prints := fingerprints{}
	for _, p := range r.Problems {
		i, ok := index[p.Check()]
		if !ok {
			i = -1 // SARIF's word for none.
		}
		run.Results = append(run.Results, r.sarifResult(p, i, prints.of(p)))
	}
	return encode(w, sarifLog{sarifSchema, "2.1.0", []sarifRun{run}})
}

func text(s string) *sarifText {
	if s == "" {
		return nil
	}
	return &sarifText{s}
}

func (r *Report) sarifResult(p Problem, rule int, print string) sarifResult {
	message := r.Catalog.Message(p, r.Language)
	if hint := r.Catalog.Hint(p, r.Language); hint != "" {
		message += "\n" + hint
	}
	result := sarifResult{
		RuleID: p.Check(), RuleIndex: rule, Level: p.Severity.String(), Message: sarifText{message},
		Locations:    []sarifLocation{{sarifPhysical{sarifArtifact{uri(p.Pos.File)}, sarifRegion{max(1, p.Pos.Line), max(1, p.Pos.Col)}}}},
		Fingerprints: map[string]string{"jobun/v1": print},
	}
	if p.Severity == Note {
		result.Suppressions = []sarifSuppression{{"external", p.Reason}}
	}
	return result
}

// uri returns the path as a relative reference of RFC 3986. A segment before the
// first slash must not look like a scheme.
func uri(path string) string {
	var b strings.Builder
	for i := range len(path) {
		c := path[i]
		if 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || strings.IndexByte("-._~/", c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// fingerprints counts problems that are alike but for their place.
type fingerprints map[string]int

// of returns the fingerprint of the problem: of its file, message and words, but
// not its line, and which of those alike it is.
func (f fingerprints) of(p Problem) string {
	var b strings.Builder
	b.WriteString(p.ID + "\n" + p.Pos.File + "\n")
	for _, name := range slices.Sorted(maps.Keys(p.Args)) {
		if name != "Line" && name != "Place" {
			b.WriteString(name + "=" + p.Args[name] + "\n")
		}
	}
	key := b.String()
	f[key]++
	sum := sha256.Sum256(fmt.Appendf(nil, "%s%d", key, f[key]))
	return hex.EncodeToString(sum[:16])
}
