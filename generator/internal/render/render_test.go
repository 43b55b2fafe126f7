package render

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

var update = flag.Bool("update", false, "write what the tests get into their files")

// day is the day for which the sites of the tests are built.
var day = policy.Date{Year: 2026, Month: 10, Day: 1}

func newRenderer(t testing.TB) *Renderer {
	t.Helper()
	r, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestText compares the law of a text as HTML and as data. The name of a file
// begins with its preset.
func TestText(t *testing.T) {
	r := newRenderer(t)
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			preset, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), ".txtar"), "-")
			language := policy.Language(archive.Files[0].Name)
			got := textFiles(r, preset, parseText(language, string(archive.Files[0].Data)))
			if *update {
				archive.Files = append(archive.Files[:1], got...)
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(filesByName(archive.Files[1:]), filesByName(got)); diff != "" {
				t.Errorf("-want +got; run with -update if this is right\n%s", diff)
			}
		})
	}
}

func textFiles(r *Renderer, preset string, text *policy.Text) []txtar.File {
	s, p := sample(preset, text)
	p.Prevailing = text.Language
	page := pagesAt(s, p, day)[string(text.Language)+"/sample/"]
	known := r.recent()
	w := known.writer(page.Text)
	var data bytes.Buffer
	json.Indent(&data, known.appendData(nil, page.Text), "", "  ")
	return []txtar.File{
		{Name: "contents.html", Data: w.contents},
		{Name: "law.html", Data: w.appendLaw(nil, page)},
		{Name: "text.json", Data: data.Bytes()},
	}
}

func filesByName(files []txtar.File) map[string]string {
	byName := map[string]string{}
	for _, f := range files {
		byName[f.Name] = string(f.Data)
	}
	return byName
}

// allKinds is a text that has everything.
const allKinds = `title 規程
preamble
  : 前文
part 1 "第一編" caption="総則"
  chapter 1 "第一章" caption="通則"
    article 1 "第一条" caption="目的" name=purpose
      # 小見出し
      paragraph 1
        : {em 強調}{strong 太字}{code x}{br}{date 令和2年9月1日}{link https://example.com/ 外}{ref art_1 第一条}{ref other/2020-09-01#art_2 他の第二条}
        | 料金 | 額 |
        | 月額 | 千円 |
        > 注
        - 一つ
        - 二つ
        ` + "``` code" + `
        item 1 "一"
          : 項目
          item 1 "イ"
            : 細目
        : 終わり
      paragraph 2 "２"
        : 第二項
    article 2 "第二条" status=deleted
supplementary-provisions "附　則" note="令和二年"
  article 1 "第一条" caption="施行期日"
    paragraph 1
      : 施行する。
appended-table "別表"
  paragraph 1
    : 表
closing
  : 以上
  : 制定
`

func allPages(t testing.TB, preset string, texts ...*policy.Text) map[string]*site.Page {
	t.Helper()
	s, p := sample(preset, texts...)
	return pagesAt(s, p, day)
}

// TestReparse checks that a parser of HTML finds in every page the tree that was
// meant: what it has understood is what was written.
func TestReparse(t *testing.T) {
	r := newRenderer(t)
	for _, preset := range []string{"statute", "company", "outline", "none"} {
		for address, page := range allPages(t, preset, parseText("ja", allKinds)) {
			if !strings.HasSuffix(page.File(), ".html") {
				continue
			}
			b, err := r.Page(nil, page)
			if err != nil {
				t.Fatalf("%s: %v", address, err)
			}
			checkTree(t, preset+" "+address, string(b))
		}
	}
}

// checkTree compares the tags in the source with the tree that the parser makes
// of them: it must have added, moved and closed nothing by itself.
func checkTree(t *testing.T, name, source string) {
	t.Helper()
	var written []string
	z := html.NewTokenizer(strings.NewReader(source))
	for z.Next() != html.ErrorToken {
		switch token := z.Token(); token.Type {
		case html.StartTagToken, html.EndTagToken:
			written = append(written, tagOf(token))
		}
	}
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if diff := cmp.Diff(written, tagsOf(doc, nil)); diff != "" {
		t.Errorf("%s: -written +understood\n%s", name, diff)
	}
}

func tagsOf(n *html.Node, tags []string) []string {
	if n.Type == html.ElementNode {
		tags = append(tags, tagOf(html.Token{Type: html.StartTagToken, Data: n.Data, Attr: n.Attr}))
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		tags = tagsOf(c, tags)
	}
	if n.Type == html.ElementNode && !void[n.Data] {
		tags = append(tags, "</"+n.Data+">")
	}
	return tags
}

func tagOf(t html.Token) string {
	slices.SortFunc(t.Attr, func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) })
	return t.String()
}

var void = map[string]bool{"input": true, "meta": true, "link": true, "br": true, "hr": true}

// hostile is words that mean something to every parser that could meet them.
const hostile = `</title></script><script>alert(1)</script><img src=x onerror=alert(1)>"'><a href="javascript:alert(1)">{{.}}&amp;--><!--` + "\x00\u2028`"

// TestHostile puts hostile words into every field that an author fills.
func TestHostile(t *testing.T) {
	r := newRenderer(t)
	for address, page := range hostilePages() {
		b, err := r.Page(nil, page)
		if err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		switch {
		case page.Kind == site.TextData:
			checkJSON(t, address, b)
		case page.Kind == site.SearchData:
			checkSearched(t, address, b)
		case page.Kind <= site.NotFoundPage:
			checkTree(t, address, string(b))
			checkHarmless(t, address, string(b))
		}
	}
}

func hostilePages() map[string]*site.Page {
	words := []policy.Inline{
		{Text: hostile},
		{Kind: policy.DateText, Text: hostile},
		{Kind: policy.InlineCode, Text: hostile},
		{Kind: policy.Emphasis, Children: []policy.Inline{{Text: hostile}}},
		{Kind: policy.Link, Href: "javascript:" + hostile, Children: []policy.Inline{{Text: hostile}}},
		{Kind: policy.Link, Href: "JavaScript:alert(1)", Children: []policy.Inline{{Text: "x"}}},
		{Kind: policy.Link, Href: "data:text/html,x", Children: []policy.Inline{{Text: "x"}}},
		{Kind: policy.Link, Href: "https://example.com/" + hostile, Children: []policy.Inline{{Text: "x"}}},
		{Kind: policy.Reference, Target: &policy.Target{IDs: []string{hostile}}, Children: []policy.Inline{{Text: "x"}}},
	}
	block := policy.Block{Inlines: words}
	blocks := []policy.Block{
		block,
		{Kind: policy.Note, Blocks: []policy.Block{block}},
		{Kind: policy.List, Items: [][]policy.Block{{block}}},
		{Kind: policy.Table, Rows: [][]policy.Cell{{words, words}, {words, words}}},
		{Kind: policy.Code, Inlines: []policy.Inline{{Text: hostile}}},
		{Kind: policy.Heading, Inlines: []policy.Inline{{Text: hostile}}},
	}
	text := &policy.Text{Language: "ja", Title: []policy.Inline{{Text: hostile}}, Closing: blocks}
	for _, kind := range []policy.Kind{policy.Chapter, policy.Article, policy.Paragraph, policy.Item, policy.Supplementary, policy.Form} {
		text.Provisions = append(text.Provisions, &policy.Provision{
			Kind: kind, ID: "id_" + kind.String(), Label: hostile, Caption: words[:2], Note: words[:1], Blocks: blocks, Tail: blocks,
		})
	}
	s, p := sample("company", text)
	for _, l := range s.Languages {
		s.Title[l], s.Publisher[l] = hostile, hostile
	}
	p.Versions[0].Summary = policy.Localized{"ja": hostile, "en": hostile}
	return pagesAt(s, p, day)
}

// checkHarmless checks that a page has no element, attribute or kind of link
// that no layout writes.
func checkHarmless(t *testing.T, name, source string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(source))
	for z.Next() != html.ErrorToken {
		token := z.Token()
		if token.Type != html.StartTagToken {
			continue
		}
		if token.String() == `<script type="application/ld+json">` {
			checkDataBlock(t, name, z)
			continue
		}
		src := ""
		for _, a := range token.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
				t.Errorf("%s: %s", name, token)
			}
			if scheme, _, found := strings.Cut(a.Val, ":"); a.Key == "href" && found && scheme != "https" && a.Val[0] != '#' {
				t.Errorf("%s: %s", name, token)
			}
			if a.Key == "src" {
				src = a.Val
			}
		}
		if token.Data == "img" || token.Data == "script" && !strings.Contains(src, "assets/script.") && !strings.Contains(src, "assets/search.") {
			t.Errorf("%s: %s", name, token)
		}
	}
}

// checkDataBlock checks that what follows in a page is data, and cannot end it.
func checkDataBlock(t *testing.T, name string, z *html.Tokenizer) {
	t.Helper()
	z.Next()
	data := z.Raw()
	if !json.Valid(data) || bytes.ContainsAny(data, "<>&") {
		t.Errorf("%s: what should be data is %s", name, data)
	}
}

func checkSearched(t *testing.T, name string, data []byte) {
	t.Helper()
	var index struct{ Texts []struct{ Title string } }
	if err := json.Unmarshal(data, &index); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for _, text := range index.Texts {
		if text.Title != hostile {
			t.Errorf("%s: the title is not what was written: %q", name, text.Title)
		}
	}
	if bytes.ContainsAny(data, "<>&") {
		t.Errorf("%s has a character that could end a script", name)
	}
}

func checkJSON(t *testing.T, name string, data []byte) {
	t.Helper()
	var text struct {
		Title      string
		Provisions []struct{ Label, Caption, Text string }
	}
	if err := json.Unmarshal(data, &text); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if text.Title != hostile || text.Provisions[0].Label != hostile {
		t.Errorf("%s: the words are not those that were written: %q", name, text.Title)
	}
	if bytes.ContainsAny(data, "<>&") {
		t.Errorf("%s has a character that could end a script", name)
	}
}

// TestAlways checks that a page has the same bytes whenever, in whatever order
// and by however many it is written.
func TestAlways(t *testing.T) {
	r := newRenderer(t)
	pages := allPages(t, "statute", parseText("ja", allKinds), parseText("en", "title Rules\narticle 1 \"Article 1\"\n  : x\n"))
	want := map[string]string{}
	for address, page := range pages {
		b, err := newRenderer(t).Page(nil, page)
		if err != nil {
			t.Fatal(err)
		}
		want[address] = string(b)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for address, page := range pages {
				b, err := r.Page([]byte("x"), page)
				if err != nil || string(b) != "x"+want[address] {
					t.Errorf("%s differs (%v)", address, err)
				}
			}
		})
	}
	wg.Wait()
}

// TestOverriddenNames checks that links are named as references are, where a
// policy overrides a level of its preset, and that others keep the preset.
func TestOverriddenNames(t *testing.T) {
	r := newRenderer(t)
	text := parseText("en", "title Terms\narticle 1 \"Article 1\"\n  paragraph 1\n    : Words:\n    item 1 \"(A)\"\n      : one.\n    item 2 \"(B)\"\n      : two.")
	for _, test := range []struct {
		overrides []policy.Override
		want      string
	}{
		{nil, `"Link to Article 1, item (ii)"`},
		{[]policy.Override{{Language: "en", Level: "item", First: "(A)"}}, `"Link to Article 1, item (B)"`},
		{[]policy.Override{{Language: "ja", Level: "item", First: "イ"}}, `"Link to Article 1, item (ii)"`},
	} {
		s, p := sample("company", text)
		p.Prevailing, p.Overrides = "en", test.overrides
		html, err := r.Page(nil, pagesAt(s, p, day)["en/sample/"])
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(html), test.want) {
			t.Errorf("%v: there is no %s in\n%s", test.overrides, test.want, html)
		}
	}
}
