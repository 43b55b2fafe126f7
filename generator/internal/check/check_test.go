package check_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/check"
	"jobun/generator/internal/content"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata")

// TestChecks runs each check on the content folder of the archive with its name
// in testdata, which ends in the exact messages, in English and in Japanese.
// Files that all folders share are left out; see folder.
func TestChecks(t *testing.T) {
	catalog, err := source.NewCatalog()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range check.Checks {
		t.Run(c.Name, func(t *testing.T) {
			file := filepath.Join("testdata", c.Name+".txtar")
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			last := len(archive.Files) - 2
			problems := run(t, c, folder(archive.Files[:last]))
			gravest(t, c, problems)
			for i, language := range []string{"en", "ja"} {
				var lines []string
				for _, p := range problems {
					lines = append(lines, catalog.Line(p, language)+"\n")
				}
				got, want := strings.Join(lines, ""), &archive.Files[last+i]
				if *update {
					want.Data = []byte(got)
				}
				if diff := cmp.Diff(string(want.Data), got); diff != "" {
					t.Errorf("%s (-want +got):\n%s", want.Name, diff)
				}
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// gravest checks that problems are those of the check, and that its severity is
// that of the gravest.
func gravest(t *testing.T, c check.Check, problems []source.Problem) {
	t.Helper()
	found := source.Note
	for _, p := range problems {
		found = min(found, p.Severity)
		if p.Check() != c.Name {
			t.Errorf("the check %s reports %s", c.Name, p.ID)
		}
		if strings.HasPrefix(p.Pos.File, "content/good/") {
			t.Errorf("%s: a false alarm of %s", p.Pos, c.Name)
		}
	}
	if found != c.Severity {
		t.Errorf("the gravest problem of %s is: %s, not %s", c.Name, found, c.Severity)
	}
}

// TestAll checks that the lists have every check once, each with a title and a
// document, and that each of [check.Checks] stands in the file with its name.
func TestAll(t *testing.T) {
	catalog, err := source.NewCatalog()
	if err != nil {
		t.Fatal(err)
	}
	last := ""
	for _, c := range check.All() {
		if c.Name <= last {
			t.Errorf("%s stands after %s", c.Name, last)
		}
		last = c.Name
		for _, language := range []string{"en", "ja"} {
			if catalog.Title(c.Name, language) == "" || catalog.Document(c.Name, language) == "" {
				t.Errorf("%s has no title or no document in %s", c.Name, language)
			}
		}
		if _, err := os.Stat(strings.ReplaceAll(c.Name, "-", "_") + ".go"); c.Run != nil && err != nil {
			t.Error(err)
		}
	}
}

// folder makes a content folder of the files, with a site.yaml, and for each
// policy without a policy.yaml one that lists its versions.
func folder(files []txtar.File) fstest.MapFS {
	fsys := fstest.MapFS{"site.yaml": {Data: []byte("title: {ja: 規程, en: Policies}\npublisher: {ja: 会社, en: Company}\nurl: https://example.com/\nlanguages: [ja, en]\ntimezone: Asia/Tokyo\n")}}
	for _, f := range files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for _, f := range files {
		parts := strings.Split(f.Name, "/")
		if name := parts[0] + "/policy.yaml"; len(parts) > 2 && fsys[name] == nil {
			fsys[name] = &fstest.MapFile{Data: []byte("prevailing: ja\nversions:\n  - effective: " + parts[1] + "\n    enacted: " + parts[1] + "\n")}
		}
	}
	return fsys
}

// load returns a pass over the only policy of the folder, whatever its problems.
func load(t *testing.T, fsys fstest.MapFS) *check.Pass {
	t.Helper()
	f, _, err := content.Open(fsys, "content")
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := f.Load(f.Policies()[0], true)
	if err != nil {
		t.Fatal(err)
	}
	return &check.Pass{Site: &f.Site, Policy: p, Day: day, Problems: &source.Problems{}}
}

// day is the day for which the folders are checked.
var day = policy.Date{Year: 2026, Month: 11, Day: 23}

func run(t *testing.T, c check.Check, fsys fstest.MapFS) []source.Problem {
	f, problems, err := content.Open(fsys, "content")
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	var found source.Problems
	for _, name := range f.Policies() {
		p, problems, err := f.Load(name, true)
		if err != nil || source.HasErrors(problems) {
			t.Fatal(err, problems)
		}
		c.Run(&check.Pass{Site: &f.Site, Policy: p, Day: day, Problems: &found})
	}
	return found.Sorted()
}

// TestNatural checks that natural translations raise no alarm.
func TestNatural(t *testing.T) {
	archive, err := txtar.ParseFile(filepath.Join("testdata", "natural.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"citations", "figures", "modality", "parallel", "terms"} {
		c, _ := check.Find(name)
		for _, p := range run(t, c, folder(archive.Files)) {
			t.Errorf("%s: %s %v", p.Pos, p.ID, p.Args)
		}
	}
}

// TestLower checks what checks: in policy.yaml does to problems.
func TestLower(t *testing.T) {
	at := func(file string) source.Pos { return source.Pos{File: file, Line: 1, Col: 1} }
	pos := at("content/a/policy.yaml")
	found := []source.Problem{
		{Pos: at("content/a/2020-01-01/ja.md"), ID: "reference.article"},
		{Pos: at("content/a/2020-01-01/ja.md"), ID: "reference.deleted", Severity: source.Warning},
		{Pos: at("content/a/2021-01-01/ja.md"), ID: "reference.article"},
		{Pos: at("content/a/2021-01-01/ja.md"), ID: "table.cells"},
	}
	tests := []struct {
		name     string
		lowering policy.Lowering
		want     string
	}{
		{"to a warning", policy.Lowering{Check: "reference", Severity: source.Warning, Reason: "r", Pos: pos}, "warning r, warning, warning r, error"},
		{"one step at most", policy.Lowering{Check: "reference", Severity: source.Note, Reason: "r", Pos: pos}, "warning r, note r, warning r, error"},
		{"in one version", policy.Lowering{Check: "reference", Severity: source.Warning, Reason: "r", Versions: []string{"2021-01-01"}, Pos: pos}, "error, warning, warning r, error"},
		{"no such check", policy.Lowering{Check: "references", Severity: source.Warning, Reason: "r", Pos: pos}, "error, warning, error, error, checks.name"},
		{"a firm one", policy.Lowering{Check: "table", Severity: source.Warning, Reason: "r", Pos: pos}, "error, warning, error, error, checks.firm"},
		{"no lower", policy.Lowering{Check: "brackets", Severity: source.Warning, Reason: "r", Pos: pos}, "error, warning, error, error, checks.severity"},
	}
	for _, test := range tests {
		p := &policy.Policy{Name: "a", Lowered: []policy.Lowering{test.lowering}}
		var words []string
		for _, problem := range check.Policy(&policy.Site{}, amendment.NewHistory(p), day, found) {
			word := strings.TrimSpace(problem.Severity.String() + " " + problem.Reason)
			if problem.Check() == "checks" {
				word = problem.ID
			}
			words = append(words, word)
		}
		if got := strings.Join(words, ", "); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

// TestTraps runs all checks on good texts that look wrong.
func TestTraps(t *testing.T) {
	catalog, err := source.NewCatalog()
	if err != nil {
		t.Fatal(err)
	}
	archive, err := txtar.ParseFile("testdata/traps.txtar")
	if err != nil {
		t.Fatal(err)
	}
	f, problems, err := content.Open(folder(archive.Files), "content")
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	for _, name := range f.Policies() {
		p, problems, err := f.Load(name, true)
		if err != nil {
			t.Fatal(err)
		}
		for _, problem := range check.Policy(&f.Site, amendment.NewHistory(p), day, problems) {
			t.Errorf("a false alarm: %s", catalog.Line(problem, "en"))
		}
	}
}
