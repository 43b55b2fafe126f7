package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/check"
	"jobun/generator/internal/content"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/render"
	"jobun/generator/internal/site"
)

// The elements and attributes that pages have. What is not here no content can make.
var (
	elements = words(`html head meta title link script style body a article aside b bdi button noscript caption code dd del details div dl dt em
		fieldset footer form h1 h2 h3 h4 h5 h6 header hr i input ins label legend li main mark nav ol output p pre section small span
		strong summary sup table tbody td template th thead time tr ul br dfn search select option colgroup col`)
	attributes = words(`class id lang href hreflang rel type content name charset http-equiv property src defer async media title
		aria-current aria-label aria-labelledby aria-describedby aria-expanded aria-controls aria-live aria-hidden aria-haspopup role tabindex scope colspan rowspan
		datetime cite hidden open for value min max required autocomplete enterkeyhint inputmode placeholder maxlength readonly autocapitalize spellcheck reversed start translate headers span popover popovertarget`)
	schemes = words("http https mailto tel")
)

// voidElements have no end.
var voidElements = words("meta link br hr input col")

func words(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// FuzzSite builds a site of one policy from any texts. Every page of it is nested as
// it is written, and has nothing that could run or lead out of the schemes.
func FuzzSite(f *testing.F) {
	for _, seed := range harmlessSeeds(f) {
		f.Add(seed.ja, seed.en, seed.older)
	}
	f.Fuzz(func(t *testing.T, ja, en, older string) {
		if len(ja)+len(en)+len(older) > 1<<16 {
			return
		}
		files := fstest.MapFS{}
		for name, data := range map[string]string{
			"site.yaml":          "title: {ja: 規程, en: Policies}\npublisher: {ja: 会社, en: Company}\nurl: https://a.example/\nlanguages: [ja, en]\ntimezone: Asia/Tokyo\n",
			"a/policy.yaml":      "prevailing: ja\nversions:\n  - effective: 2020-09-01\n  - effective: 2023-06-16\n",
			"a/2020-09-01/ja.md": older,
			"a/2020-09-01/en.md": en,
			"a/2023-06-16/ja.md": ja,
			"a/2023-06-16/en.md": en,
			"b/policy.yaml":      "prevailing: en\nversions:\n  - effective: 2020-09-01\n",
			"b/2020-09-01/en.md": "# B\n\n## Article 1 (Purpose) {#a}\n\nA.\n",
		} {
			files[name] = &fstest.MapFile{Data: []byte(data), Mode: 0o644}
		}
		checkHarmless(t, files)
	})
}

type harmlessSeed struct{ ja, en, older string }

// harmlessSeeds are the texts of the sample, and what attackers write.
func harmlessSeeds(tb testing.TB) []harmlessSeed {
	tb.Helper()
	var seeds []harmlessSeed
	for _, folder := range []string{"terms-of-service/2023-10-01", "privacy-policy/2023-06-16", "privacy-policy/2020-09-01"} {
		ja, err := os.ReadFile(path.Join("../content", folder, "ja.md"))
		if err != nil {
			tb.Fatal(err)
		}
		en, err := os.ReadFile(path.Join("../content", folder, "en.md"))
		if err != nil {
			tb.Fatal(err)
		}
		seeds = append(seeds, harmlessSeed{string(ja), string(en), strings.Replace(string(ja), "当社", "会社", 3)})
	}
	for _, attack := range injections {
		attack = escaped.Replace(attack)
		text := "# a\n\n## 第1条（" + attack + "）{#a}\n\n" + attack + "\n\n- (1) " + attack + "\n- (2) *" + attack + "*\n\n| " + attack + " | b |\n|---|---|\n| " + attack + " | d |\n\n> " + attack + "\n\n[" + attack + "](https://a.example/" + attack + ")\n"
		seeds = append(seeds, harmlessSeed{text, text, "# a\n\n## 第1条（目的）{#a}\n\na\n"})
	}
	// A name that stands twice is an error, and the texts are compared all the same.
	twice := "# a\n\n## 第6条（名）{#same}\n\na\n\n## 第7条（名）{#same}\n\na\n"
	once := "# a\n\n## 第7条（名）{#same}\n\na\n"
	return append(seeds, harmlessSeed{once, once, twice}, harmlessSeed{twice, once, once}, harmlessSeed{twice, twice, twice})
}

// injections are words that would run, or break out, where they are not escaped.
var injections = []string{
	`"><script>alert(1)</script>`, `'onmouseover='alert(1)`, `" onfocus=alert(1) autofocus="`, `</script><img src=x onerror=alert(1)>`,
	`[a](javascript:alert(1))`, `[a](&#106;avascript:alert(1))`, `[a](data:text/html,x)`, `[a](//evil.example)`, `[a](<java\tscript:x>)`, `<javascript:alert(1)>`,
	`<svg/onload=alert(1)>`, `<!--<script>`, `--><b>`, `]]><x>`, `{{.Site}}`, `{{"a"}}`, `<?xml?>`, "&lt;b&gt;", "`</code><b>`", `\"`, `[a]: javascript:x`, `[](javascript:x#a)`, `[](../../x#a)`, `[](#a" x="y)`,
}

// escaped writes in Markdown what is to be read as it is.
var escaped = strings.NewReplacer("<", `\<`, ">", `\>`, "&", `\&`, "|", `\|`, "`", "\\`", "[", `\[`, "]", `\]`)

// checkHarmless builds the site of a content folder. A folder with problems in its
// texts makes no site, and that is well too.
func checkHarmless(t *testing.T, files fs.FS) (pages int) {
	t.Helper()
	folder, problems, err := content.Open(files, "content")
	if err != nil || len(problems) > 0 {
		return 0
	}
	renderer := renderer()
	day := policy.Date{Year: 2026, Month: 11, Day: 23}
	var summaries []site.Summary
	var newest site.Newest
	write := func(page *site.Page) error {
		pages++
		data, err := renderer.Page(nil, page)
		if err != nil {
			return fmt.Errorf("%s: %w", page.Address, err)
		}
		if page.Kind == site.Feed {
			newest.Add(page.Language, page.Feed.Entries)
		}
		return harmless(page.File(), data)
	}
	for _, name := range folder.Policies() {
		p, problems, err := folder.Load(name, true)
		if err != nil {
			t.Fatal(err)
		}
		if p == nil {
			return 0
		}
		h := amendment.NewHistory(p)
		if check.Policy(&folder.Site, h, day, problems); len(problems) > 0 {
			return 0
		}
		summaries = append(summaries, site.Summarize(p, day))
		if err := site.PolicyPages(&folder.Site, h, day, write); err != nil {
			t.Fatal(err)
		}
	}
	common := append(site.SitePages(&folder.Site, summaries, day), newest.Pages(&folder.Site)...)
	for i := range common {
		if err := write(&common[i]); err != nil {
			t.Fatal(err)
		}
	}
	return pages
}

var renderer = sync.OnceValue(func() *render.Renderer {
	r, err := render.New(nil)
	if err != nil {
		panic(err)
	}
	return r
})

// harmless checks a file of the site by its format.
func harmless(name string, data []byte) error {
	var err error
	switch path.Ext(name) {
	case ".html":
		err = harmlessHTML(data)
	case ".json":
		if !json.Valid(data) {
			err = fmt.Errorf("no JSON")
		}
	case ".atom", ".xml":
		err = harmlessXML(data)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// harmlessHTML checks that the tags of a page are nested, known, and closed in the
// order in which they are written, so that every reader makes the same tree of them.
func harmlessHTML(data []byte) error {
	z := html.NewTokenizer(bytes.NewReader(data))
	var open []string
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				return z.Err()
			}
			if len(open) > 0 {
				return fmt.Errorf("<%s> is not closed", open[len(open)-1])
			}
			return sameTree(data)
		case html.StartTagToken, html.SelfClosingTagToken:
			tag := z.Token()
			if err := harmlessTag(&tag); err != nil {
				return err
			}
			if !voidElements[tag.Data] {
				open = append(open, tag.Data)
			}
		case html.EndTagToken:
			tag := z.Token()
			if len(open) == 0 || open[len(open)-1] != tag.Data {
				return fmt.Errorf("</%s> closes %v", tag.Data, open)
			}
			open = open[:len(open)-1]
		case html.CommentToken:
			return fmt.Errorf("a comment: %s", z.Raw())
		case html.TextToken:
			if in := open; len(in) > 0 && in[len(in)-1] == "script" && strings.Contains(strings.ToLower(string(z.Raw())), "<") {
				return fmt.Errorf("< in a data block: %s", z.Raw())
			}
		}
	}
}

func harmlessTag(tag *html.Token) error {
	if !elements[tag.Data] {
		return fmt.Errorf("the element <%s>", tag.Data)
	}
	seen := map[string]bool{}
	for _, a := range tag.Attr {
		switch {
		case seen[a.Key]:
			return fmt.Errorf("<%s %s> twice", tag.Data, a.Key)
		case !attributes[a.Key] && !strings.HasPrefix(a.Key, "data-"):
			return fmt.Errorf("the attribute %s of <%s>", a.Key, tag.Data)
		case a.Key == "href" || a.Key == "src" || a.Key == "cite":
			u, err := url.Parse(a.Val)
			if err != nil || u.Scheme != "" && !schemes[u.Scheme] {
				return fmt.Errorf("<%s %s=%q>: %v", tag.Data, a.Key, a.Val, err)
			}
			if tag.Data == "script" && (u.Scheme != "" || u.Host != "") {
				return fmt.Errorf("a script of %q", a.Val)
			}
		}
		seen[a.Key] = true
	}
	if tag.Data == "script" && !seen["src"] && !slices.Contains(tag.Attr, html.Attribute{Key: "type", Val: "application/ld+json"}) {
		return fmt.Errorf("a script in the page")
	}
	return nil
}

// sameTree checks that what a page is read as is written as the same page again.
func sameTree(data []byte) error {
	first, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return err
	}
	var once, twice bytes.Buffer
	if err := html.Render(&once, first); err != nil {
		return err
	}
	second, err := html.Parse(bytes.NewReader(once.Bytes()))
	if err != nil {
		return err
	}
	if err := html.Render(&twice, second); err != nil || !bytes.Equal(once.Bytes(), twice.Bytes()) {
		return fmt.Errorf("it is read in another way when it is written again: %v", err)
	}
	return nil
}

func harmlessXML(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if start.Name.Local == "script" {
			return fmt.Errorf("a script in the feed")
		}
		for _, a := range start.Attr {
			if u, err := url.Parse(a.Value); a.Name.Local == "href" && (err != nil || u.Scheme != "" && !schemes[u.Scheme]) {
				return fmt.Errorf("<%s href=%q>: %v", start.Name.Local, a.Value, err)
			}
			if strings.HasPrefix(a.Name.Local, "on") {
				return fmt.Errorf("<%s %s>", start.Name.Local, a.Name.Local)
			}
		}
	}
}

// TestInjections puts words that would run into every field that reaches a page: of
// the site, of the policy, of the texts.
func TestInjections(t *testing.T) {
	for _, attack := range injections {
		quoted, err := json.Marshal(attack) // YAML reads the strings of JSON
		if err != nil {
			t.Fatal(err)
		}
		q := string(quoted)
		both := "{ja: " + q + ", en: " + q + "}"
		text := func(label, end string) string {
			return "# " + escaped.Replace(attack) + "\n\n## " + label + "{#a}\n\n" + end + "\n"
		}
		files := fstest.MapFS{}
		for name, data := range map[string]string{
			"site.yaml":          "title: " + both + "\npublisher: " + both + "\nurl: https://a.example/\nlanguages: [ja, en]\ntimezone: Asia/Tokyo\n",
			"a/policy.yaml":      "prevailing: ja\nversions:\n  - effective: 2020-09-01\n  - effective: 2023-06-16\n    summary: " + both + "\n    corrections:\n      - date: 2023-07-01\n        kind: erratum\n        note: " + both + "\n",
			"a/2020-09-01/ja.md": text("第1条（目的）", "甲である。"),
			"a/2020-09-01/en.md": text("Article 1 (Purpose)", "It is A."),
			"a/2023-06-16/ja.md": text("第1条（目的）", "乙である。"),
			"a/2023-06-16/en.md": text("Article 1 (Purpose)", "It is B."),
		} {
			files[name] = &fstest.MapFile{Data: []byte(data), Mode: 0o644}
		}
		t.Run(attack, func(t *testing.T) {
			if checkHarmless(t, files) == 0 {
				t.Error("there is no site to look at")
			}
		})
	}
	for i, seed := range harmlessSeeds(t) {
		t.Run(fmt.Sprint("text ", i), func(t *testing.T) {
			checkHarmless(t, fstest.MapFS{
				"site.yaml":          {Data: []byte("title: {ja: 規程, en: Policies}\npublisher: {ja: 会社, en: Company}\nurl: https://a.example/\nlanguages: [ja, en]\ntimezone: Asia/Tokyo\n")},
				"a/policy.yaml":      {Data: []byte("prevailing: ja\nversions:\n  - effective: 2020-09-01\n")},
				"a/2020-09-01/ja.md": {Data: []byte(seed.ja)},
			})
		})
	}
}
