package amendment_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/content"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata")

// TestCases compares the two texts of each file in testdata. The comment of the
// archive is what policy.yaml has beside versions; old.md and new.md (or old.en.md
// and new.en.md) are the texts; "changes" is what is expected.
func TestCases(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no cases:", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { testCase(t, name) })
	}
}

func testCase(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	language := policy.Language("ja")
	var texts [2]string
	for _, f := range archive.Files {
		switch f.Name {
		case "old.md", "old.en.md":
			texts[0] = string(f.Data)
		case "new.md", "new.en.md":
			texts[1] = string(f.Data)
		}
		if strings.HasSuffix(f.Name, ".en.md") {
			language = "en"
		}
	}
	old, new := load(t, language, string(archive.Comment), texts[0], texts[1])
	a := amendment.Compare(old, new)
	if err := a.Verify(); err != nil {
		t.Error(err)
	}
	checkOutput(t, name, archive, map[string]string{"changes": dump(a)})
}

// checkOutput compares the outputs of a case, or rewrites them.
func checkOutput(t *testing.T, name string, archive *txtar.Archive, outputs map[string]string) {
	t.Helper()
	for i := range archive.Files {
		f := &archive.Files[i]
		got, ok := outputs[f.Name]
		if !ok {
			continue
		}
		if *update {
			f.Data = []byte(got)
		} else if diff := cmp.Diff(string(f.Data), got); diff != "" {
			t.Errorf("%s: -want +got\n%s", f.Name, diff)
		}
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// load reads two texts as versions of one policy, and wants no problem in them.
// Settings are lines of policy.yaml.
func load(t testing.TB, language policy.Language, settings, old, new string) (*policy.Text, *policy.Text) {
	t.Helper()
	a, b, problems := loadAny(t, language, settings, old, new)
	if source.HasErrors(problems) {
		t.Fatal(problems[0])
	}
	return a, b
}

// loadAny is load for texts that may have problems.
func loadAny(t testing.TB, language policy.Language, settings, old, new string) (_, _ *policy.Text, problems []source.Problem) {
	t.Helper()
	fsys := fstest.MapFS{
		"site.yaml": {Data: []byte("title: {ja: 規程, en: Rules}\npublisher: {ja: 社, en: Co.}\nurl: https://example.com/\nlanguages: [ja, en]\ntimezone: Asia/Tokyo\n")},
		"rules/policy.yaml": {Data: []byte("prevailing: " + string(language) + "\n" + settings +
			"versions:\n  - {effective: 2020-01-01, enacted: 2020-01-01}\n  - {effective: 2021-01-01, revised: 2021-01-01}\n")},
		"rules/2020-01-01/" + string(language) + ".md": {Data: []byte(old)},
		"rules/2021-01-01/" + string(language) + ".md": {Data: []byte(new)},
	}
	folder, problems, err := content.Open(fsys, "content")
	if err != nil {
		t.Fatal(err)
	}
	p, more, err := folder.Load("rules", false)
	if err != nil {
		t.Fatal(err)
	}
	return p.Versions[0].Texts[language], p.Versions[1].Texts[language], append(problems, more...)
}

// dump writes an amendment for people: a line for each change, deleted words in
// [-…-], inserted ones in {+…+}, references that follow in [~…~]{~…~}.
func dump(a *amendment.Amendment) string {
	var b strings.Builder
	if a.Title.Changed() {
		fmt.Fprintf(&b, "title: %s\n", marked(a.Title))
	}
	for _, c := range a.Changes {
		dumpChange(&b, c, 0)
	}
	for _, f := range a.Formatting {
		fmt.Fprintf(&b, "formatting: %s %s %s %s\n", f.Change.New.ID, f.What, f.Old, f.New)
	}
	for _, n := range a.Notes {
		where := "closing"
		if n.Change != nil {
			where = "note in " + n.Change.Provision().ID
		}
		fmt.Fprintf(&b, "%s: %s\n", where, markedBlocks(n.Blocks))
	}
	return b.String()
}

func dumpChange(b *strings.Builder, c *amendment.Change, depth int) {
	if !c.TouchedInside() {
		fmt.Fprintf(b, "%sunchanged %s\n", strings.Repeat("  ", depth), c.New.ID)
		return
	}
	fmt.Fprintf(b, "%s%s", strings.Repeat("  ", depth), c.Kind)
	if c.From {
		b.WriteString(" from")
	}
	if c.Renumbered && c.Kind != amendment.Renumbered {
		b.WriteString(" renumbered")
	}
	if c.Moved && c.Kind != amendment.Moved {
		b.WriteString(" moved")
	}
	if c.References {
		b.WriteString(" references")
	}
	for _, w := range []amendment.Words{c.Label, c.Caption, c.Remark, c.Status} {
		if len(w) > 0 {
			b.WriteString(" | " + marked(w))
		}
	}
	if len(c.Blocks) > 0 {
		b.WriteString(" | " + markedBlocks(c.Blocks))
	}
	b.WriteString("\n")
	for _, inner := range c.Children {
		dumpChange(b, inner, depth+1)
	}
	if len(c.Tail) > 0 {
		fmt.Fprintf(b, "%stail | %s\n", strings.Repeat("  ", depth), markedBlocks(c.Tail))
	}
}

func markedBlocks(blocks []amendment.Block) string {
	c := amendment.Change{Blocks: blocks}
	return strings.NewReplacer("\n", "⏎", "\t", "⇥").Replace(marked(c.Text()))
}

func marked(w amendment.Words) string {
	var b strings.Builder
	for _, e := range w {
		sign := map[amendment.Cause]string{amendment.Substance: "-+", amendment.Follows: "~~", amendment.Spacing: "..", amendment.Away: "--"}[e.Cause]
		switch e.Op {
		case amendment.Delete:
			b.WriteString("[" + sign[:1] + e.Text + sign[:1] + "]")
		case amendment.Insert:
			b.WriteString("{" + sign[1:] + e.Text + sign[1:] + "}")
		default:
			b.WriteString(e.Text)
		}
	}
	return b.String()
}
