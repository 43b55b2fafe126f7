package content

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata")

// TestLoad loads the content folders in testdata: the files of an archive, and
// at its end a file "output" with the policies and problems that are found.
func TestLoad(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			last := len(archive.Files) - 1
			got := load(t, archive.Files[:last])
			if *update {
				archive.Files[last].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(archive.Files[last].Data), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func load(t *testing.T, files []txtar.File) string {
	fsys := fstest.MapFS{}
	for _, f := range files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	f, problems, err := Open(fsys, "content")
	if err != nil {
		t.Fatal(err)
	}
	var all source.Problems
	all.Append(problems...)
	var b strings.Builder
	for _, name := range f.Policies() {
		p, problems, err := f.Load(name, true)
		if err != nil {
			t.Fatal(err)
		}
		all.Append(problems...)
		dump(&b, p)
	}
	for _, p := range all.Sorted() {
		describe(&b, p)
	}
	return b.String()
}

// dump writes what policy.yaml says, and the references of the texts with what
// they lead to.
func dump(b *strings.Builder, p *policy.Policy) {
	fmt.Fprintf(b, "%s prevailing=%s preset=%s dates=%s repealed=%s\n", p.Name, p.Prevailing, p.Preset, p.Dates, p.Repealed)
	for _, o := range p.Overrides {
		fmt.Fprintf(b, "  %s %s=%s\n", o.Language, o.Level, o.First)
	}
	for _, v := range p.Versions {
		fmt.Fprintf(b, "  %s enacted=%s revised=%s published=%s %v\n", v.Name(), v.Enacted, v.Revised, v.Published, p.Languages(v))
		for _, l := range p.Languages(v) {
			v.Texts[l].Walk(func(q *policy.Provision) {
				for _, block := range slices.Concat(q.Blocks, q.Tail) {
					references(b, block.Inlines)
				}
			})
		}
	}
}

func references(b *strings.Builder, list []policy.Inline) {
	for _, in := range list {
		if in.Kind == policy.Reference {
			fmt.Fprintf(b, "    %s → %s %s %v\n", policy.Plain(in.Children), in.Target.Policy, in.Target.Version, in.Target.IDs)
		}
		references(b, in.Children)
	}
}

func describe(b *strings.Builder, p source.Problem) {
	fmt.Fprintf(b, "%s: %s", p.Pos, p.ID)
	var keys []string
	for k := range p.Args {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		fmt.Fprintf(b, " %s=%q", k, p.Args[k])
	}
	fmt.Fprintln(b)
}
