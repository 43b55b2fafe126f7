package markdown

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata")

// TestRead reads the texts in testdata; see testdata/README.md for the format.
func TestRead(t *testing.T) {
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
			opt := options(t, string(archive.Comment))
			changed := false
			for i := 0; i+1 < len(archive.Files); i += 2 {
				in, out := archive.Files[i], &archive.Files[i+1]
				got := read(opt, in.Name, in.Data)
				if *update {
					changed = changed || got != string(out.Data)
					out.Data = []byte(got)
					continue
				}
				if diff := cmp.Diff(string(out.Data), got); diff != "" {
					t.Errorf("%s: %s (-want +got):\n%s", in.Name, out.Name, diff)
				}
			}
			if changed {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// options reads lines such as "preset: company" from the comment of a test case.
func options(t *testing.T, comment string) Options {
	opt := Options{Policy: "test", Language: "ja", Structure: []policy.Kind{policy.Article}}
	preset := "company"
	overrides := map[string]string{}
	for line := range strings.Lines(comment) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		switch key {
		case "language":
			opt.Language = policy.Language(value)
		case "preset":
			preset = value
		case "structure":
			opt.Structure = structure(value)
		default:
			overrides[key] = value
		}
	}
	style, err := locale.NewStyle(opt.Language, preset)
	if err != nil {
		t.Fatal(err)
	}
	for level, first := range overrides {
		if err := style.Override(level, first); err != nil {
			t.Fatal(err)
		}
	}
	opt.Style = style
	return opt
}

func structure(words string) []policy.Kind {
	list := []policy.Kind{}
	for _, word := range strings.Fields(words) {
		for k := policy.Part; k <= policy.Article; k++ {
			if k.String() == word {
				list = append(list, k)
			}
		}
	}
	return list
}

func read(opt Options, name string, data []byte) string {
	data = []byte(strings.NewReplacer("␠", " ", "␤", "\\").Replace(string(data)))
	file, problems := source.Decode(name, data)
	text, found := NewReader().Read(file, opt)
	return dump(text) + describe(append(problems, found...))
}

// dump writes a text in the notation of the test cases.
func dump(t *policy.Text) string {
	d := dumper{}
	fmt.Fprintf(&d, "title %s\n", inlines(t.Title))
	if t.Generated {
		fmt.Fprintln(&d, "generated")
	}
	if t.Preamble != nil {
		d.provision(t.Preamble, "")
	}
	for _, p := range t.Provisions {
		d.provision(p, "")
	}
	for _, b := range t.Closing {
		d.block(b, "closing ")
	}
	return d.String()
}

type dumper struct{ strings.Builder }

func (d *dumper) provision(p *policy.Provision, indent string) {
	fmt.Fprintf(d, "%s%s", indent, p.ID)
	for _, f := range []struct{ name, value string }{
		{"label", p.Label},
		{"written", p.Written},
		{"through", string(p.Through)},
		{"name", p.Name},
		{"caption", inlines(p.Caption)},
		{"note", inlines(p.Note)},
		{"status", [...]string{"", "deleted", "deferred"}[p.Status]},
		{"common", map[bool]string{true: "yes"}[p.Common]},
		{"extract", map[bool]string{true: "yes"}[p.Extract]},
	} {
		if f.value != "" && !(f.name == "written" && f.value == p.Label) {
			fmt.Fprintf(d, " %s=%s", f.name, f.value)
		}
	}
	fmt.Fprintln(d)
	for _, b := range p.Blocks {
		d.block(b, indent+"  ")
	}
	for _, c := range p.Children {
		d.provision(c, indent+"  ")
	}
	for _, b := range p.Tail {
		d.block(b, indent+"  tail ")
	}
}

func (d *dumper) block(b policy.Block, indent string) {
	name := [...]string{"", "list", "table", "note", "heading", "code", "ornament"}[b.Kind]
	if b.Kind == policy.Heading {
		name = fmt.Sprintf("heading %d %s ", b.Level, b.ID)
	}
	fmt.Fprintf(d, "%s%s%s\n", indent, name, map[bool]string{true: "| "}[b.Kind == policy.Words]+inlines(b.Inlines))
	inner := strings.Repeat(" ", len(indent)) + "  "
	for _, item := range b.Items {
		for i, block := range item {
			d.block(block, inner+map[bool]string{true: "- ", false: "  "}[i == 0])
		}
	}
	for _, row := range b.Rows {
		var cells []string
		for _, c := range row {
			cells = append(cells, inlines(c))
		}
		fmt.Fprintf(d, "%s| %s |\n", inner, strings.Join(cells, " | "))
	}
	for _, block := range b.Blocks {
		d.block(block, inner)
	}
}

func inlines(list []policy.Inline) string {
	var b strings.Builder
	for _, in := range list {
		switch in.Kind {
		case policy.Emphasis:
			b.WriteString("*" + inlines(in.Children) + "*")
		case policy.Strong:
			b.WriteString("**" + inlines(in.Children) + "**")
		case policy.InlineCode:
			b.WriteString("`" + in.Text + "`")
		case policy.Link, policy.Reference:
			b.WriteString("[" + inlines(in.Children) + "](" + in.Href + ")")
		case policy.LineBreak:
			b.WriteString("⏎")
		default:
			b.WriteString(strings.ReplaceAll(in.Text, "\n", "⏎"))
		}
	}
	return b.String()
}

// describe writes problems as place, identifier and arguments: the words of the
// messages are tested in package source.
func describe(problems []source.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s: %s", p.Pos, p.ID)
		var keys []string
		for k := range p.Args {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			fmt.Fprintf(&b, " %s=%q", k, p.Args[k])
		}
		fmt.Fprintln(&b)
	}
	return b.String()
}
