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

// folder makes a content folder of the files, with a site.yaml, and for each
// policy without a policy.yaml one that lists its versions.
func folder(files []txtar.File) fstest.MapFS {
	fsys := fstest.MapFS{"site.yaml": {Data: []byte("title: {ja: 規程, en: Policies}\npublisher: {ja: 会社, en: Company}\nurl: https://example.com/\nlanguages: [ja, en]\ntimezone: Asia/Tokyo\n")}}
	for _, f := range files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for _, f := range files {
		parts := strings.Split(f.Name, "/")
		if name := parts[0] + "/policy.yaml"; fsys[name] == nil {
			fsys[name] = &fstest.MapFile{Data: []byte("prevailing: ja\nversions:\n  - effective: " + parts[1] + "\n    enacted: " + parts[1] + "\n")}
		}
	}
	return fsys
}

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
		c.Run(&check.Pass{Site: &policy.Site{}, Policy: p, Problems: &found})
	}
	return found.Sorted()
}
