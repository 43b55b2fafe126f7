package source

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata")

// report is a report with a problem of each severity, one of a file as a whole,
// and two that differ in their place only.
func report(t *testing.T, language string) *Report {
	t.Helper()
	catalog, err := NewCatalog()
	if err != nil {
		t.Fatal(err)
	}
	var ps Problems
	at := func(line, col int) Pos { return Pos{"content/a%b, c/2020-01-01/ja.md", line, col} }
	ps.Warn(at(1, 1), "punctuation", "Found", "，", "Count", "1", "Want", "、", "Many", "3")
	ps.Error(at(2, 5), "full-stop", "Found", "。。")
	ps.Error(at(9, 5), "full-stop", "Found", "。。")
	ps.Error(Pos{File: "content/b"}, "policy.missing")
	ps.Append(Problem{at(3, 1), Note, "half-width-kana", Args{"Found": "ｶﾅ"}, "旧規程の表記"})
	rules := []Rule{{"full-stop", Error}, {"half-width-kana", Warning}, {"policy", Error}, {"punctuation", Warning}}
	return &Report{ps.Sorted(), rules, catalog, language}
}

// TestFormats writes one report in every format.
func TestFormats(t *testing.T) {
	const file = "testdata/formats.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	if *update {
		archive = &txtar.Archive{Comment: []byte("One report in every format.\n")}
	}
	for _, f := range Formats {
		for _, language := range catalogLanguages {
			var got bytes.Buffer
			if err := f.Write(&got, report(t, language)); err != nil {
				t.Fatal(err)
			}
			name := f.Name + "." + language
			if *update {
				archive.Files = append(archive.Files, txtar.File{Name: name, Data: got.Bytes()})
				continue
			}
			want := ""
			for _, f := range archive.Files {
				if f.Name == name {
					want = string(f.Data)
				}
			}
			if diff := cmp.Diff(want, got.String()); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestNoProblem writes a report without problems: a program that reads it must
// find an empty list, and a person must be told.
func TestNoProblem(t *testing.T) {
	r := report(t, "en")
	r.Problems = nil
	for _, f := range Formats {
		var got bytes.Buffer
		if err := f.Write(&got, r); err != nil {
			t.Fatal(err)
		}
		switch f.Name {
		case "json", "sarif":
			if !json.Valid(got.Bytes()) || strings.Contains(got.String(), "null") {
				t.Errorf("%s: %s", f.Name, got.String())
			}
		default:
			if got.String() != "no problem found\n" {
				t.Errorf("%s: %q", f.Name, got.String())
			}
		}
	}
}

// TestFingerprints checks that a problem keeps its fingerprint when lines are
// inserted above it, and that no two problems of a report share one.
func TestFingerprints(t *testing.T) {
	all := func(shift int) (list []string) {
		prints := fingerprints{}
		for _, p := range report(t, "en").Problems {
			p.Pos.Line += shift
			list = append(list, prints.of(p))
		}
		return list
	}
	before, after := all(0), all(7)
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("lines inserted above change fingerprints:\n%s", diff)
	}
	seen := map[string]bool{}
	for _, print := range before {
		if seen[print] {
			t.Errorf("the fingerprint %s stands twice", print)
		}
		seen[print] = true
	}
}
