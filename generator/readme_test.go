package main

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// TestReadmeHasAllMessages checks that content/README.md, which lawyers read, has
// every problem that they may meet and what to do; -update writes them anew.
func TestReadmeHasAllMessages(t *testing.T) {
	const name = "../content/README.md"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for _, language := range []string{"ja", "en"} {
		mark := "<!-- messages " + language + " -->\n"
		before, rest, ok := strings.Cut(text, mark)
		_, after, end := strings.Cut(rest, "<!-- end -->")
		if !ok || !end {
			t.Fatalf("%s has no place for the messages in %s", name, language)
		}
		text = before + mark + "\n" + problemTable(t, language) + "\n<!-- end -->" + after
	}
	if *update {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if !*update && text != string(data) {
		t.Errorf("%s does not have the messages as they are; run go test ./generator -run Readme -update", name)
	}
}

var placeholder = regexp.MustCompile(`\{\{[^}]*\}\}`)

// problemTable returns the problems of a catalog as a table in Markdown.
func problemTable(t *testing.T, language string) string {
	t.Helper()
	data, err := os.ReadFile("internal/source/messages/active." + language + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	var checks map[string]map[string]any
	if err := yaml.Unmarshal(data, &checks); err != nil {
		t.Fatal(err)
	}
	delete(checks, "line")
	var b strings.Builder
	b.WriteString(map[string]string{"ja": "| 検査 | 問題 | 直し方 |\n", "en": "| check | problem | what to do |\n"}[language] + "|---|---|---|\n")
	for _, check := range slices.Sorted(maps.Keys(checks)) {
		rows(&b, check, checks[check])
	}
	return b.String()
}

// rows writes a row for each problem of a check: those that have a message.
func rows(b *strings.Builder, check string, tree map[string]any) {
	if message, ok := tree["message"].(string); ok {
		hint, _ := tree["hint"].(string)
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", check, cell(message), cell(hint))
	}
	for _, key := range slices.Sorted(maps.Keys(tree)) {
		if inner, ok := tree[key].(map[string]any); ok {
			rows(b, check, inner)
		}
	}
}

// cell makes words the cell of a table in Markdown.
func cell(s string) string {
	s = placeholder.ReplaceAllString(s, "…")
	return strings.NewReplacer("|", `\|`, "<", `\<`, "*", `\*`, "`", "\\`", "[", `\[`, "_", `\_`).Replace(s)
}
