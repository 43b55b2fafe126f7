package markdown

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/tools/txtar"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// FuzzRead reads any text in both languages and all presets: nothing panics,
// every provision has an identifier of its own, and no word of a text without
// problems is lost.
func FuzzRead(f *testing.F) {
	for _, text := range samples(f) {
		f.Add(text, uint8(0))
		f.Add(text, uint8(5))
	}
	f.Fuzz(func(t *testing.T, data string, choice uint8) {
		file, problems := source.Decode("f.md", []byte(data))
		text, found := NewReader().Read(file, fuzzOptions(t, choice))
		ids := map[string]bool{}
		text.Walk(func(p *policy.Provision) {
			if p.ID == "" || ids[p.ID] {
				t.Errorf("the identifier %q is empty or not the only one", p.ID)
			}
			ids[p.ID] = true
		})
		if len(problems)+len(found) == 0 && !strings.ContainsAny(data, "<[{&`") {
			sameWords(t, file.Text, text)
		}
	})
}

// TestNoWordIsLost holds the property of FuzzRead for the sample content.
func TestNoWordIsLost(t *testing.T) {
	compared := 0
	for _, text := range samples(t) {
		text = unlinked.ReplaceAllString(text, "")
		for choice := range uint8(16) {
			file, problems := source.Decode("f.md", []byte(text))
			read, found := NewReader().Read(file, fuzzOptions(t, choice))
			if len(problems)+len(found) == 0 && !strings.ContainsAny(text, "<[{&`") {
				sameWords(t, file.Text, read)
				compared++
			}
		}
	}
	if compared < 50 {
		t.Errorf("only %d texts were compared", compared)
	}
}

// unlinked matches what is no word: names, links, line ends in cells.
var unlinked = regexp.MustCompile(`\{#[a-z0-9-]+\}|\[\]\([^)]*\)|\]\([^)]*\)|\[|<br>`)

func samples(tb testing.TB) []string {
	var list []string
	files, _ := filepath.Glob("../../../content/*/*/*.md")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		list = append(list, string(data))
	}
	archives, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range archives {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		for _, f := range archive.Files {
			list = append(list, string(f.Data))
		}
	}
	if len(list) == 0 {
		tb.Fatal("no samples")
	}
	return list
}

func fuzzOptions(tb testing.TB, choice uint8) Options {
	language := []policy.Language{"ja", "en"}[choice%2]
	preset := []string{"company", "statute", "outline", "none"}[choice/2%4]
	style, err := locale.NewStyle(language, preset)
	if err != nil {
		tb.Fatal(err)
	}
	structures := [][]policy.Kind{{policy.Article}, {policy.Chapter, policy.Article}, {}, {policy.Section, policy.Article}}
	return Options{Language: language, Style: style, Structure: structures[choice/8%4]}
}

// sameWords compares the kanji, kana and letters of the source with those of
// the text that was read from it, whatever their order.
func sameWords(t *testing.T, source string, text *policy.Text) {
	t.Helper()
	want, got := countLetters(source), countLetters(collect(text))
	for r, n := range want {
		if got[r] != n {
			t.Fatalf("%q stands %d times in the source, %d times in the text:\n%s\n%s", r, n, got[r], source, dump(text))
		}
	}
}

func countLetters(s string) map[rune]int {
	counts := map[rune]int{}
	for _, r := range s {
		if unicode.IsLetter(r) {
			counts[r]++
		}
	}
	return counts
}

// collect returns all words of a text as they were written.
func collect(t *policy.Text) string {
	var b strings.Builder
	b.WriteString(policy.Plain(t.Title))
	t.Walk(func(p *policy.Provision) {
		b.WriteString(p.Written + policy.Plain(p.Caption) + policy.Plain(p.Note))
		collectBlocks(&b, p.Blocks)
		collectBlocks(&b, p.Tail)
	})
	collectBlocks(&b, t.Closing)
	return b.String()
}

func collectBlocks(b *strings.Builder, blocks []policy.Block) {
	for _, block := range blocks {
		b.WriteString(policy.Plain(block.Inlines))
		collectBlocks(b, block.Blocks)
		for _, item := range block.Items {
			collectBlocks(b, item)
		}
		for _, row := range block.Rows {
			for _, cell := range row {
				b.WriteString(policy.Plain(cell))
			}
		}
	}
}
