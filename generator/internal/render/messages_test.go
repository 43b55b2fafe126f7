package render

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	defaults "jobun/layouts"
)

// TestMessages checks that every language has the same messages with the same
// arguments, and that no message is missing or left over.
func TestMessages(t *testing.T) {
	c, err := newCatalog(defaults.Files)
	if err != nil {
		t.Fatal(err)
	}
	used := usedMessages(t)
	want := argumentsOf(t, c.languages["en"])
	for l, m := range c.languages {
		got := argumentsOf(t, m)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("messages/active.%s.yaml: -en +%[1]s\n%s", l, diff)
		}
		if diff := cmp.Diff(used, slices.Sorted(maps.Keys(got))); diff != "" {
			t.Errorf("messages/active.%s.yaml: -used +there\n%s", l, diff)
		}
	}
}

// argumentsOf returns the names of the arguments of each message.
func argumentsOf(t *testing.T, m *messages) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for id := range m.plurals {
		all[id] = nil
	}
	for id := range m.pieces {
		all[id] = nil
	}
	for id := range all {
		for _, count := range []int{1, 2} {
			pieces, err := m.find(id, []any{"Count", count})
			if err != nil {
				t.Errorf("%s: %v", id, err)
			}
			for _, p := range pieces {
				if p.argument != "" {
					all[id] = append(all[id], p.argument)
				}
			}
		}
		slices.Sort(all[id])
		all[id] = slices.Compact(all[id])
	}
	return all
}

var (
	inLayout = regexp.MustCompile(`\b(?:t|tin \.) "([a-z-]+)"`)
	inCode   = regexp.MustCompile(`(?:message|html|words|around)\("([a-z-]+)"|"((?:state|group|way|count|mark|formatting|correction)-[a-z-]+)"`)
)

// usedMessages returns the messages that layouts and code ask for.
func usedMessages(t *testing.T) []string {
	t.Helper()
	used := map[string]bool{}
	for _, in := range []struct {
		files   fs.FS
		glob    string
		pattern *regexp.Regexp
	}{{defaults.Files, "*.html", inLayout}, {sourceFiles(), "*.go", inCode}} {
		names, _ := fs.Glob(in.files, in.glob)
		for _, name := range names {
			data, err := fs.ReadFile(in.files, name)
			if err != nil {
				t.Fatal(err)
			}
			for _, found := range in.pattern.FindAllStringSubmatch(string(data), -1) {
				used[strings.Join(found[1:], "")] = true // one of them is ""
			}
		}
	}
	return slices.Sorted(maps.Keys(used))
}

// TestPlural checks that a number chooses the form of a message.
func TestPlural(t *testing.T) {
	c, err := newCatalog(defaults.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		m     *messages
		count int
		want  string
	}{
		{c.in("en"), 1, "1 version"},
		{c.in("en"), 3, "3 versions"},
		{c.in("ja"), 1, "全1版"},
		{c.in("ja"), 3, "全3版"},
		{c.in("fr"), 2, "2 versions"},
	} {
		if got, err := test.m.html("versions", "Count", test.count); err != nil || string(got) != test.want {
			t.Errorf("%s, %d: %q, %v; want %q", test.m.language, test.count, got, err, test.want)
		}
	}
}

// TestFullStop checks that a sentence ends with one full stop.
func TestFullStop(t *testing.T) {
	c, err := newCatalog(defaults.Files)
	if err != nil {
		t.Fatal(err)
	}
	for publisher, want := range map[string]string{
		"Sample":    "The Terms of Sample. Words.",
		"Co., Ltd.": "The Terms of Co., Ltd. Words.",
	} {
		if got, err := c.in("en").html("describe-text", "Title", "Terms", "Publisher", publisher, "Words", "Words."); err != nil || string(got) != want {
			t.Errorf("%q, %v; want %q", got, err, want)
		}
	}
}
