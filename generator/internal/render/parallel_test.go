package render

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"jobun/generator/internal/policy"
)

// columnsOf returns the words of each language in the table of two texts: what
// stands in cells of that language, and not what the page itself says.
func columnsOf(t *testing.T, source string) map[string]string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]string{}
	var visit func(n *html.Node, language string)
	visit = func(n *html.Node, language string) {
		if n.Type == html.TextNode && language != "" {
			words[language] += squeeze(n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case n.Data == "td" && a.Key == "lang":
				language = a.Val
			case a.Key == "class" && a.Val == "none":
				language = ""
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c, language)
		}
	}
	visit(doc, "")
	return words
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// lawWords returns the words of the law on the page of a text.
func lawWords(t *testing.T, text string) string {
	t.Helper()
	_, law, _ := strings.Cut(text, `<div class="law`)
	law, _, _ = strings.Cut(law, `<footer class="source"`)
	doc, err := html.Parse(strings.NewReader(`<div class="law` + law))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(squeeze(n.Data))
		}
	}
	return b.String()
}

// TestParallelIsExact checks that both columns say what the pages of their texts
// say, word for word.
func TestParallelIsExact(t *testing.T) {
	r := newRenderer(t)
	en := strings.NewReplacer("第二項", "Second. And more.", "article 2 ", "article 3 ").Replace(allKinds)
	for _, preset := range []string{"statute", "company", "outline", "none"} {
		pages := allPages(t, preset, parseText("ja", allKinds), parseText("en", en))
		for _, l := range []string{"ja", "en"} {
			parallel, err := r.Page(nil, pages[l+"/sample/2020-09-01/parallel/"])
			if err != nil {
				t.Fatal(err)
			}
			columns := columnsOf(t, string(parallel))
			for _, side := range []string{"ja", "en"} {
				text, err := r.Page(nil, pages[side+"/sample/2020-09-01/"])
				if err != nil {
					t.Fatal(err)
				}
				want := squeeze(policy.Plain(pages[side+"/sample/"].Text.Text.Title)) + lawWords(t, string(text))
				if diff := cmp.Diff(want, columns[side]); diff != "" {
					t.Errorf("%s, page in %s, column in %s: -text +column\n%s", preset, l, side, diff)
				}
			}
			for _, id := range []string{`<tbody class="article" id="art_1">`, `<td id="en_art_1" lang="en">`, `href="#ja_art_1"`, `class="article alone" id="art_3"`} {
				if !strings.Contains(string(parallel), id) {
					t.Errorf("%s: no %s", l, id)
				}
			}
		}
	}
}
