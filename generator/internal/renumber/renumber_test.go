package renumber

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/markdown"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata")

func read(t testing.TB, l policy.Language, preset, text string) (*policy.Text, *locale.Style) {
	t.Helper()
	style, err := locale.NewStyle(l, preset)
	if err != nil {
		t.Fatal(err)
	}
	parsed, _ := markdown.NewReader().Read(source.NewFile(string(l)+".md", text), markdown.Options{Policy: "terms", Language: l, Style: style, Structure: []policy.Kind{policy.Article}})
	return parsed, style
}

// renumbered returns the text with its numbers in order, and what is reported.
func renumbered(t testing.TB, l policy.Language, preset, text, before string, branch bool) (string, []source.Problem) {
	t.Helper()
	parsed, style := read(t, l, preset, text)
	var old *policy.Text
	if before != "" {
		old, _ = read(t, l, preset, before)
	}
	p := New(parsed, old, style, branch)
	return Apply(text, p.Edits()[parsed]), p.Problems
}

// TestRenumber renumbers the texts in testdata: each archive has a text, perhaps
// the one before it, and what becomes of it with and without branch numbers.
func TestRenumber(t *testing.T) {
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
			in := map[string]string{}
			var kept []txtar.File
			for _, f := range archive.Files {
				in[f.Name] = string(f.Data)
				if f.Name == "text.md" || f.Name == "before.md" {
					kept = append(kept, f)
				}
			}
			language, preset, _ := strings.Cut(strings.Fields(string(archive.Comment))[0], "/")
			for name, branch := range map[string]bool{"moved.md": false, "branch.md": true} {
				got, problems := renumbered(t, policy.Language(language), preset, in["text.md"], in["before.md"], branch)
				for _, p := range problems {
					got += fmt.Sprintf("!! %s %s %v\n", p.Pos, p.ID, p.Args)
				}
				if !*update && got != in[name] {
					t.Errorf("%s is\n%s\nwant\n%s", name, got, in[name])
				}
				kept = append(kept, txtar.File{Name: name, Data: []byte(got)})
				if len(problems) == 0 {
					if again, _ := renumbered(t, policy.Language(language), preset, got, in["before.md"], branch); again != got {
						t.Errorf("%s is not in order the second time:\n%s", name, again)
					}
				}
			}
			if *update {
				if kept[len(kept)-1].Name == "moved.md" {
					n := len(kept)
					kept[n-1], kept[n-2] = kept[n-2], kept[n-1]
				}
				archive.Files = kept
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// TestReferencesKeepTheirMeaning inserts an article at every place of a text and
// takes each away in turn; every reference leads to the article with the same
// name as before.
func TestReferencesKeepTheirMeaning(t *testing.T) {
	for _, l := range []policy.Language{"ja", "en"} {
		for _, branch := range []bool{false, true} {
			for place := 0; place <= 9; place++ {
				want := targets(t, l, article(l, -1))
				got, _ := renumbered(t, l, "company", article(l, place), "", branch)
				if got := targets(t, l, got); got != want {
					t.Errorf("%s, inserted at %d, branch=%v: references lead to\n%s\nwant\n%s\n%s", l, place, branch, got, want, article(l, place))
				}
			}
		}
	}
}

// article makes a text of nine articles that refer to each other, with one more,
// which has no number, at the place.
func article(l policy.Language, place int) string {
	var b strings.Builder
	b.WriteString("# T\n\n")
	for n := 1; n <= 9; n++ {
		if place == n-1 {
			b.WriteString(map[policy.Language]string{"ja": "## （新設）{#new}\n\n新しい。\n\n", "en": "## (New) {#new}\n\nNew.\n\n"}[l])
		}
		other, far := n%9+1, (n+4)%9+1
		if l == "ja" {
			fmt.Fprintf(&b, "## 第%d条（事項%d）{#a%d}\n\n第%d条及び第%d条第1項による。", n, n, n, other, far)
			if n > 1 {
				b.WriteString("前条の定めを除く。")
			}
			if n > 2 {
				b.WriteString("前2条のほか、")
			}
			fmt.Fprintf(&b, "第%d条から第%d条までの規定は、適用しない。\n\n", min(n, 8), 9)
			continue
		}
		fmt.Fprintf(&b, "## Article %d (Matter %d) {#a%d}\n\nSubject to Article %d and Article %d, paragraph (1).", n, n, n, other, far)
		if n > 1 {
			b.WriteString(" The preceding Article applies.")
		}
		fmt.Fprintf(&b, " Articles %d through 9 do not apply.\n\n", min(n, 8))
	}
	return b.String()
}

// targets returns the names of the articles to which the references of a text lead,
// by the name of the article in which they stand. A range stands for all that is
// in it, the inserted one too; it is counted by its ends.
func targets(t *testing.T, l policy.Language, text string) string {
	t.Helper()
	parsed, style := read(t, l, "company", text)
	locale.Link(parsed, style)
	var b strings.Builder
	each(parsed, func(in *policy.Inline, from *policy.Provision) {
		if in.Kind != policy.Reference || in.Target == nil {
			return
		}
		for q := from; q != nil; q = q.Parent {
			if q.Kind == policy.Article {
				fmt.Fprintf(&b, "%s:", q.Name)
			}
		}
		for _, id := range in.Target.IDs {
			q := parsed.ByID(id)
			for ; q.Kind != policy.Article; q = q.Parent {
			}
			if q.Name != "new" {
				fmt.Fprintf(&b, " %s", q.Name)
			}
		}
		b.WriteString("\n")
	})
	return merge(b.String())
}

// merge joins references of one article that follow each other, because 前2条 may
// have become 第2条及び第4条.
func merge(lines string) string {
	var list []string
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		from, to, _ := strings.Cut(line, ":")
		if n := len(list); n > 0 && strings.HasPrefix(list[n-1], from+":") {
			list[n-1] += to
			continue
		}
		list = append(list, line)
	}
	return strings.Join(list, "\n")
}

func FuzzRenumber(f *testing.F) {
	f.Add("# 規程\n\n## 第1条（目的）\n\n第2条による。\n\n## （新設）\n\n前条。\n\n## 第2条\n\n- (1) 前号\n- (1) 甲\n", true)
	f.Add("# 規程\n\n## 第一条\n\n## 第一条の二　削除\n\n## 第三条から第五条まで　削除\n\n1. 前項\n2. 二\n2. 三\n", false)
	f.Fuzz(func(t *testing.T, text string, branch bool) {
		file := source.NewFile("ja.md", text)
		if decoded, problems := source.Decode("ja.md", []byte(text)); decoded.Text != file.Text || source.HasErrors(problems) {
			return
		}
		parsed, style := read(t, "ja", "company", text)
		edits := New(parsed, nil, style, branch).Edits()[parsed]
		at := 0
		for _, e := range edits {
			if e.Start < at || e.End < e.Start || e.End > len(text) {
				t.Fatalf("edits overlap: %v", edits)
			}
			at = e.End
		}
	})
}
