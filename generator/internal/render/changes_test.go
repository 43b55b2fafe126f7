package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/content"
	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
	"jobun/generator/internal/source"
)

// samplePolicies loads the content of this repository.
func samplePolicies(t testing.TB) (*policy.Site, []*policy.Policy) {
	t.Helper()
	folder, problems, err := content.Open(os.DirFS("../../../content"), "content")
	if err != nil {
		t.Fatal(err)
	}
	var list []*policy.Policy
	for _, name := range folder.Policies() {
		p, more, err := folder.Load(name, false)
		if err != nil {
			t.Fatal(err)
		}
		problems = append(problems, more...)
		list = append(list, p)
	}
	if source.HasErrors(problems) {
		t.Fatal(problems[0])
	}
	return &folder.Site, list
}

// samplePages returns all pages of the content of this repository.
func samplePages(t testing.TB) []site.Page {
	t.Helper()
	s, list := samplePolicies(t)
	var pages []site.Page
	for _, p := range list {
		more, err := policyPages(s, p, day)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, more...)
	}
	return pages
}

// TestChangesExact accepts and rejects all changes on every page of a comparison,
// as a program would that knows nothing but HTML, and wants the words of the two
// texts; the same for changes.json.
func TestChangesExact(t *testing.T) {
	r := newRenderer(t)
	for _, page := range samplePages(t) {
		switch page.Kind {
		case site.ChangesPage:
			checkRedline(t, r, &page)
		case site.ChangesData:
			checkChangesData(t, r, &page)
		}
	}
}

func checkRedline(t *testing.T, r *Renderer, page *site.Page) {
	t.Helper()
	b, err := r.Page(nil, page)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	redline := find(doc, "class", "law redline")
	if redline == nil {
		t.Fatalf("%s: there is no redline", page.Address)
	}
	a := page.Changes.Amendment
	var got, want strings.Builder
	readRedline(&got, redline, "ins")
	a.Walk(func(c *amendment.Change) {
		if !c.From {
			writeProvision(&want, c.Old)
		}
	})
	compareLetters(t, page.Address+", rejected", got.String(), want.String())
	got.Reset()
	want.Reset()
	readRedline(&got, redline, "del")
	a.Walk(func(c *amendment.Change) {
		if !c.From {
			writeProvision(&want, c.New)
		}
	})
	compareLetters(t, page.Address+", accepted", got.String(), want.String())
}

// writeProvision writes the words of a provision as the page has them.
func writeProvision(b *strings.Builder, p *policy.Provision) {
	if p == nil {
		return
	}
	b.WriteString(p.Label + policy.Plain(p.Caption) + policy.Plain(p.Note) + policy.PlainBlocks(p.Blocks) + policy.PlainBlocks(p.Tail))
}

// readRedline reads the words of a redline but those in elements without, and
// those that say what happened.
func readRedline(b *strings.Builder, n *html.Node, without string) {
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
	}
	if n.Type == html.ElementNode {
		class := attributeOf(n, "class")
		if n.Data == without || n.Data == "summary" || class == "kind" || attributeOf(n, "id") == "page_title" {
			return
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		readRedline(b, c, without)
	}
}

// compareLetters compares two texts as bags of letters: articles that replace each
// other may stand in another order. Spaces and brackets are set by the page.
func compareLetters(t *testing.T, name, got, want string) {
	t.Helper()
	a, b := lettersOf(got), lettersOf(want)
	if !slices.Equal(a, b) {
		t.Errorf("%s: other words\n got %.2000s\nwant %.2000s", name, got, want)
	}
}

func lettersOf(s string) []rune {
	list := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune(" 　\n\t（）()[]", r) {
			return -1
		}
		return r
	}, s))
	slices.Sort(list)
	return list
}

func find(n *html.Node, name, value string) *html.Node {
	if n.Type == html.ElementNode && attributeOf(n, name) == value {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if found := find(c, name, value); found != nil {
			return found
		}
	}
	return nil
}

func attributeOf(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

type changesData struct {
	Changes []struct {
		Kind  string
		From  *struct{ ID, Label string }
		To    *struct{ ID, Label string }
		Edits []struct{ Op, Text string }
	}
}

type provisionData struct {
	ID, Label, Text string
	Provisions      []provisionData
}

func checkChangesData(t *testing.T, r *Renderer, page *site.Page) {
	t.Helper()
	b, err := r.Page(nil, page)
	if err != nil {
		t.Fatal(err)
	}
	var data changesData
	if err := json.Unmarshal(b, &data); err != nil {
		t.Fatalf("%s: %v", page.Address, err)
	}
	c := page.Changes
	for _, side := range []struct {
		text *policy.Text
		of   func(i int) *struct{ ID, Label string }
		not  string
	}{
		{c.Amendment.Old, func(i int) *struct{ ID, Label string } { return data.Changes[i].From }, "insert"},
		{c.Amendment.New, func(i int) *struct{ ID, Label string } { return data.Changes[i].To }, "delete"},
	} {
		var text struct{ Provisions []provisionData }
		json.Unmarshal(appendTextData(nil, &site.Text{Policy: c.Policy, Version: c.New, Text: side.text}, locale.NewCitations(locale.StyleOf(c.Policy, side.text.Language))), &text)
		want := map[string]provisionData{}
		collect(want, text.Provisions)
		for i, change := range data.Changes {
			p := side.of(i)
			if p == nil {
				continue
			}
			var words strings.Builder
			for _, e := range change.Edits {
				if e.Op != side.not {
					words.WriteString(e.Text)
				}
			}
			if w := want[p.ID]; words.String() != w.Text || p.Label != w.Label {
				t.Errorf("%s: %s: %q, want %q", page.Address, p.ID, words.String(), w.Text)
			}
			delete(want, p.ID)
		}
		for id := range want {
			t.Errorf("%s: %s is missing", page.Address, id)
		}
	}
}

func collect(all map[string]provisionData, list []provisionData) {
	for _, p := range list {
		all[p.ID] = p
		collect(all, p.Provisions)
	}
}

// TestFeeds reads every feed as XML and checks what RFC 4287 asks for, that its
// identifiers do not depend on where the site stands, and that its HTML has
// nothing but what readers of feeds show.
func TestFeeds(t *testing.T) {
	r := newRenderer(t)
	s, list := samplePolicies(t)
	var newest site.Newest
	seen := map[string]bool{}
	for _, p := range list {
		pages, err := policyPages(s, p, day)
		if err != nil {
			t.Fatal(err)
		}
		for i := range pages {
			if pages[i].Kind == site.Feed && pages[i].Moved == "" {
				checkFeed(t, r, &pages[i], seen)
				newest.Add(pages[i].Language, pages[i].Feed.Entries)
			}
		}
	}
	for _, page := range newest.Pages(s) {
		checkFeed(t, r, &page, map[string]bool{})
	}
}

func checkFeed(t *testing.T, r *Renderer, page *site.Page, seen map[string]bool) {
	t.Helper()
	b, err := r.Page(nil, page)
	if err != nil {
		t.Fatal(err)
	}
	var feed struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string   `xml:"id"`
		Title   string   `xml:"title"`
		Updated string   `xml:"updated"`
		Author  []struct {
			Name string `xml:"name"`
		} `xml:"author"`
		Links []struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		} `xml:"link"`
		Entries []struct {
			ID      string `xml:"id"`
			Updated string `xml:"updated"`
			Title   string `xml:"title"`
			Content struct {
				Type  string `xml:"type,attr"`
				Inner string `xml:",innerxml"`
			} `xml:"content"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(b, &feed); err != nil {
		t.Fatalf("%s: %v", page.Address, err)
	}
	if feed.ID == "" || feed.Title == "" || len(feed.Author) != 1 || len(feed.Links) != 2 || len(feed.Entries) == 0 || feed.Updated != feed.Entries[0].Updated {
		t.Errorf("%s: %+v", page.Address, feed)
	}
	if !strings.HasSuffix(feed.Links[0].Href, page.Address) || feed.Links[0].Rel != "self" {
		t.Errorf("%s: links to itself as %s", page.Address, feed.Links[0].Href)
	}
	for _, e := range feed.Entries {
		if seen[e.ID] || !strings.HasPrefix(e.ID, "tag:policies.example.com,20") || e.Content.Type != "xhtml" {
			t.Errorf("%s: entry %s, %s", page.Address, e.ID, e.Content.Type)
		}
		seen[e.ID] = true
		checkFeedContent(t, page.Address+" "+e.Title, e.Content.Inner)
	}
}

var inFeeds = []string{
	"div", "section", "p", "a", "del", "ins", "span", "strong", "br", "ol", "ul", "li", "dl", "dt", "dd", "time",
	"table", "caption", "thead", "tbody", "tr", "th", "td", "h3", "h4", "h5", "h6", "pre",
}

func checkFeedContent(t *testing.T, name, source string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(source))
	depth := 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		depth++
		if !slices.Contains(inFeeds, start.Name.Local) {
			t.Errorf("%s: <%s> in a feed", name, start.Name.Local)
		}
		for _, a := range start.Attr {
			if a.Name.Local == "id" || a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "href" && !strings.HasPrefix(a.Value, "https://") {
				t.Errorf("%s: %s=%q in a feed", name, a.Name.Local, a.Value)
			}
		}
	}
	if depth < 3 {
		t.Errorf("%s: nothing in it", name)
	}
}

// TestRedlineVectors holds the rows of the redline vectors that are whole
// provisions.
func TestRedlineVectors(t *testing.T) {
	for _, test := range []struct{ name, old, new, want string }{
		{
			"paragraph deleted and renumbered", "- (1) Apples are sold.\n- (2) Bread is sold.\n- (3) Cheese is sold.", "- (1) Apples are sold.\n- (2) Cheese is sold.",
			"(1) Apples are sold.<del>(2)</del> <del>Bread is sold.</del>(<del>3</del><ins>2</ins>) Cheese is sold.",
		},
		{
			"article moved",
			"## Article 6\n\nX is what everybody gives notice of in writings.\n\n## Article 7\n\nY is what the Company keeps for ten whole years.",
			"## Article 6\n\nY is what the Company keeps for ten whole years.\n\n## Article 7\n\nX is what everybody gives notice of in writings.",
			"<del>Article 6</del> <del>X is what everybody gives notice of in writings.</del>" +
				"Article <del>7</del><ins>6</ins> Y is what the Company keeps for ten whole years." +
				"<ins>Article 7</ins> <ins>X is what everybody gives notice of in writings.</ins>",
		},
		{
			"article moved and amended",
			"## Article 6 (Secrets)\n\nX is what everybody keeps secret for three years after the end.\n\n## Article 7\n\nY is what the Company keeps for ten whole years and no longer than that.",
			"## Article 6\n\nY is what the Company keeps for ten whole years and no longer than that.\n\n## Article 7 (Secrets)\n\nX is what everybody keeps secret for five years after the end.",
			"<del>Article 6 (Secrets)</del> <del>X is what everybody keeps secret for </del><del>three</del><del> years after the end.</del>" +
				"Article <del>7</del><ins>6</ins> Y is what the Company keeps for ten whole years and no longer than that." +
				"<ins>Article 7 (Secrets)</ins> <ins>X is what everybody keeps secret for </ins><ins>five</ins><ins> years after the end.</ins>",
		},
		{
			"article deleted but number kept", "## Article 5 (Publication)\n\nThe Company publishes.", "## Article 5 Deleted",
			"Article 5<del> (Publication)</del> <del>The Company publishes.</del><ins>Deleted</ins>",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := redlineOf(t, "numbering: company\nstructure: [article]\n", "# T\n\nIntro.\n\n"+test.old+"\n", "# T\n\nIntro.\n\n"+test.new+"\n")
			if !strings.Contains(spaceless(got), spaceless(test.want)) {
				t.Errorf("\n got %s\nwant %s", got, test.want)
			}
		})
	}
}

func spaceless(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }

// redlineOf returns the redline of two English texts with no markup but del and
// ins.
func redlineOf(t *testing.T, settings, old, new string) string {
	t.Helper()
	b, err := newRenderer(t).Page(nil, changesPage(t, settings, old, new))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	writeEdits(&out, find(doc, "class", "law redline"))
	return out.String()
}

// changesPage returns the page on which two English texts are compared.
func changesPage(t *testing.T, settings, old, new string) *site.Page {
	t.Helper()
	pages := changesPages(t, settings, old, new)
	return &pages[slices.IndexFunc(pages, func(p site.Page) bool { return p.Address == "en/rules/2021-01-01/changes/" })]
}

// changesPages returns all pages of a policy with two English texts.
func changesPages(t *testing.T, settings, old, new string) []site.Page {
	t.Helper()
	fsys := fstest.MapFS{
		"site.yaml":              {Data: []byte("title: {ja: 規程, en: Rules}\npublisher: {ja: 社, en: Co.}\nurl: https://example.com/\nlanguages: [ja, en]\ntimezone: Asia/Tokyo\n")},
		"rules/policy.yaml":      {Data: []byte("prevailing: en\n" + settings + "versions:\n  - {effective: 2020-01-01, enacted: 2020-01-01}\n  - {effective: 2021-01-01, revised: 2021-01-01}\n")},
		"rules/2020-01-01/en.md": {Data: []byte(old)},
		"rules/2021-01-01/en.md": {Data: []byte(new)},
	}
	folder, _, err := content.Open(fsys, "content")
	if err != nil {
		t.Fatal(err)
	}
	p, problems, err := folder.Load("rules", false)
	if err != nil || source.HasErrors(problems) {
		t.Fatal(err, problems)
	}
	pages, err := policyPages(&folder.Site, p, day)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// TestChangesText lists what differs in the order of the text: what stands behind the
// items of a paragraph comes behind them, and 削除 behind what it stands for.
func TestChangesText(t *testing.T) {
	r := newRenderer(t)
	for _, test := range []struct{ old, new, want string }{
		{
			"## Article 1 (Members)\n\nThese are not admitted:\n\n- (1) minors\n- (2) companies\n\nThe chair may admit them.",
			"## Article 1 (Members)\n\nThese are not admitted:\n\n- (1) minors\n- (2) clubs\n\nThe board may admit them.",
			"Article 1 (Members)  Amended\n  (Omitted)\n    (2) [-companies-]{+clubs+}\n  The [-chair-]{+board+} may admit them.\n",
		},
		{
			"## Article 1 (Members)\n\nMinors are not admitted.", "## Article 1 Deleted",
			"Article 1[- (Members)-]  Deleted, number kept\n  [-Minors are not admitted.-]\n  {+Deleted+}\n",
		},
	} {
		page := changesPage(t, "numbering: company\n", "# Rules\n\n"+test.old+"\n", "# Rules\n\n"+test.new+"\n")
		got := string(r.ChangesText(nil, page.Changes.Comparison, "en", false))
		if !strings.HasSuffix(got, "\n\n"+test.want) {
			t.Errorf("got %s\nwant %s", got, test.want)
		}
	}
}

// TestLabelPrinted tells that a number is printed now, or is not any more, also where
// nothing else is new.
func TestLabelPrinted(t *testing.T) {
	with, without := "# Rules\n\n## Article 1 (Members)\n\n1. Minors are not admitted.\n", "# Rules\n\n## Article 1 (Members)\n\nMinors are not admitted.\n"
	for _, test := range []struct{ old, new, want string }{
		{with, without, "the label 1. is not printed any more"},
		{without, with, "the label 1. is printed, which was not"},
	} {
		page := changesPage(t, "numbering: company\n", test.old, test.new)
		if got := string(newRenderer(t).ChangesText(nil, page.Changes.Comparison, "en", false)); !strings.Contains(got, test.want) {
			t.Errorf("got %s\nwant %s", got, test.want)
		}
	}
}

// TestRedlineExact makes redlines of texts whose articles, paragraphs and items are
// taken at random from a few, in which much moves, and accepts and rejects all changes.
func TestRedlineExact(t *testing.T) {
	r := newRenderer(t)
	sentences := []string{
		"The committee meets once a year.", "The chair opens every meeting of the committee.", "The chair opens each meeting and speaks for the committee.",
		"Members pay the fee by the end of April.", "Members pay the fee by the end of May.", "These rules are amended by the general meeting.",
		"Personal data is used for the purposes stated here.", "Members who leave give notice in writing.", "There are two auditors.", "The office keeps the minutes for five years.",
	}
	for seed := range uint64(60) {
		random := rand.New(rand.NewPCG(seed, 0))
		text := func() string {
			var b strings.Builder
			b.WriteString("# Rules\n\nIntro.\n")
			order := random.Perm(len(sentences))
			for k, article := 0, 1; k < len(order); article++ {
				fmt.Fprintf(&b, "\n## Article %d (Matter %d)\n", article, order[k])
				paragraphs := min(1+random.IntN(3), len(order)-k)
				for n := range paragraphs {
					number := ""
					if paragraphs > 1 {
						number = fmt.Sprintf("%d. ", n+1)
					}
					fmt.Fprintf(&b, "\n%s%s\n", number, sentences[order[k]])
					k++
				}
				if random.IntN(3) == 0 {
					fmt.Fprintf(&b, "\n| Plan | Fee |\n|---|---|\n| Basic | JPY %d |\n| Other | none |\n", random.IntN(3))
				}
			}
			return b.String()
		}
		checkRedline(t, r, changesPage(t, "numbering: company\n", text(), text()))
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func writeEdits(b *strings.Builder, n *html.Node) {
	mark := n.Type == html.ElementNode && (n.Data == "del" || n.Data == "ins")
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
	case n.Type == html.ElementNode && (attributeOf(n, "class") == "kind" || n.Data == "summary"):
		return
	case mark:
		fmt.Fprintf(b, "<%s>", n.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeEdits(b, c)
	}
	if mark {
		fmt.Fprintf(b, "</%s>", n.Data)
	}
}
