package render

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/content"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
	"jobun/generator/internal/source"
)

// TestMade compares made texts with edits of them, of every kind and all at once, and
// checks that no format hides a word: the redline holds both texts, changes.json too,
// and what the terminal and the table leave out did not change.
func TestMade(t *testing.T) {
	r := newRenderer(t)
	for seed := range uint64(250) {
		m := maker{random: rand.New(rand.NewPCG(seed, 99)), statute: seed%2 == 0, chapters: seed%3 > 0}
		text := m.text()
		old, new := m.markdown(text), m.markdown(m.edit(text))
		pages := madePages(t, m.settings(), old, new)
		for i := range pages {
			switch pages[i].Kind {
			case site.ChangesPage:
				checkShown(t, r, &pages[i])
			case site.ChangesData:
				checkChangesData(t, r, &pages[i])
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d, %s\n%s\n%s", seed, m.settings(), old, new)
		}
	}
}

// checkShown checks what a page and the terminal show of a comparison.
func checkShown(t *testing.T, r *Renderer, page *site.Page) {
	t.Helper()
	a := page.Changes.Amendment
	if a.Empty() {
		return
	}
	checkRedline(t, r, page)
	bare := func(s string) string {
		return strings.Map(func(r rune) rune {
			if strings.ContainsRune(" \u3000\t\n⏎{}[]+-", r) {
				return -1
			}
			return r
		}, s)
	}
	terminal := bare(string(r.ChangesText(nil, page.Changes.Comparison, "ja", false)))
	var rows [2]strings.Builder
	for _, row := range page.Changes.Table().Rows {
		for i, cell := range []site.TableCell{row.Old, row.New} {
			for _, line := range cell.Lines {
				for _, piece := range line.Pieces {
					rows[i].WriteString(piece.Text)
				}
			}
		}
	}
	sides := map[amendment.Op]string{amendment.Delete: bare(rows[0].String()), amendment.Insert: bare(rows[1].String())}
	a.Walk(func(c *amendment.Change) {
		if c.From {
			return // It is told where it stands now.
		}
		for _, words := range append(append(c.Lines(), c.TailLines()...), c.Caption, c.Remark, c.Status) {
			for _, e := range words {
				text := bare(e.Text)
				if e.Op == amendment.Equal || e.Cause == amendment.Spacing {
					continue
				}
				if !strings.Contains(terminal, text) {
					t.Errorf("%s: %q is not in the terminal: %s", c.Provision().ID, text, terminal)
				}
				if !strings.Contains(sides[e.Op], text) {
					t.Errorf("%s: %q is not in the table: %s", c.Provision().ID, text, sides[e.Op])
				}
			}
		}
	})
}

// madePages returns all pages of a policy with two Japanese texts.
func madePages(t *testing.T, settings, old, new string) []site.Page {
	t.Helper()
	folder, _, err := content.Open(fstest.MapFS{
		"site.yaml":              {Data: []byte("title: {ja: 規程, en: Rules}\npublisher: {ja: 社, en: Co.}\nurl: https://example.com/\nlanguages: [ja, en]\ntimezone: Asia/Tokyo\n")},
		"rules/policy.yaml":      {Data: []byte("prevailing: ja\n" + settings + "versions:\n  - {effective: 2020-01-01, enacted: 2020-01-01}\n  - {effective: 2021-01-01, revised: 2021-01-01}\n")},
		"rules/2020-01-01/ja.md": {Data: []byte(old)},
		"rules/2021-01-01/ja.md": {Data: []byte(new)},
	}, "content")
	if err != nil {
		t.Fatal(err)
	}
	p, problems, err := folder.Load("rules", false)
	if err != nil || source.HasErrors(problems) {
		t.Fatalf("%v, %v\n%s\n%s", err, problems, old, new)
	}
	pages, err := policyPages(&policy.Site{Home: "https://example.com/", URL: "https://example.com/", Languages: []policy.Language{"ja"}, TimeZone: "Asia/Tokyo", Location: time.FixedZone("Asia/Tokyo", 9*60*60)}, p, day)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// maker makes texts, and edits of them.
type maker struct {
	random            *rand.Rand
	statute, chapters bool
}

type madeText struct {
	title, preamble string
	chapters        []madeChapter
	supplementary   []madeParagraph
	appendices      []madeParagraph
}

type madeChapter struct {
	title    string
	articles []madeArticle
}

type madeArticle struct {
	caption    string
	paragraphs []madeParagraph
	deleted    bool
}

type madeParagraph struct {
	text, tail string
	items      []madeItem
	table      [][]string
}

type madeItem struct {
	text     string
	subItems []string
}

func (m *maker) settings() string {
	if m.statute {
		return "numbering: statute\n"
	}
	return "numbering: company\n"
}

// one reports true once in n times.
func (m *maker) one(n int) bool { return m.random.IntN(n) == 0 }

func (m *maker) word() string {
	list := []string{"会員", "理事", "監事", "総会", "会費", "書面", "届出", "規程", "議事", "役員"}
	pick := func() string { return list[m.random.IntN(len(list))] }
	return pick() + pick() + string(rune('A'+m.random.IntN(8))) + pick()
}

func (m *maker) sentence() string {
	s := m.word() + "は、" + m.word() + "を" + m.word() + "する。"
	if m.one(4) {
		s += "ただし、" + m.word() + "は、この限りでない。"
	}
	return s
}

func (m *maker) paragraph() madeParagraph {
	p := madeParagraph{text: m.sentence()}
	if m.one(3) {
		for range 1 + m.random.IntN(4) {
			item := madeItem{text: m.word()}
			for range max(0, m.random.IntN(9)-5) {
				item.subItems = append(item.subItems, m.word())
			}
			p.items = append(p.items, item)
		}
		if m.one(3) {
			p.tail = m.sentence()
		}
	}
	if m.one(6) {
		columns := 1 + m.random.IntN(3)
		for range 2 + m.random.IntN(3) {
			var row []string
			for range columns {
				row = append(row, m.word())
			}
			p.table = append(p.table, row)
		}
	}
	return p
}

func (m *maker) article() madeArticle {
	a := madeArticle{deleted: m.one(10)}
	if !m.one(4) {
		a.caption = m.word()
	}
	for range 1 + m.random.IntN(3) {
		a.paragraphs = append(a.paragraphs, m.paragraph())
	}
	return a
}

func (m *maker) chapter() madeChapter {
	c := madeChapter{title: m.word()}
	for range 1 + m.random.IntN(4) {
		c.articles = append(c.articles, m.article())
	}
	return c
}

func (m *maker) text() madeText {
	t := madeText{title: m.word()}
	if m.one(2) {
		t.preamble = m.sentence()
	}
	for range 1 + m.random.IntN(3) {
		t.chapters = append(t.chapters, m.chapter())
	}
	if m.one(2) {
		t.supplementary = []madeParagraph{{text: m.sentence()}}
	}
	return t
}

// edit returns a text with edits. It shares nothing with the old one that it changes.
func (m *maker) edit(t madeText) madeText {
	old := t.chapters
	t.chapters = nil
	for _, c := range old {
		if m.one(12) {
			continue
		}
		if m.one(12) {
			t.chapters = append(t.chapters, m.chapter())
		}
		t.chapters = append(t.chapters, m.editChapter(c))
	}
	if n := len(t.chapters); n > 1 && m.one(5) {
		from, to := &t.chapters[0], &t.chapters[n-1]
		if len(from.articles) > 1 {
			to.articles = append(to.articles[:len(to.articles):len(to.articles)], from.articles[0])
			from.articles = from.articles[1:]
		}
	}
	if n := len(t.chapters); n > 1 && m.one(8) {
		t.chapters[0], t.chapters[n-1] = t.chapters[n-1], t.chapters[0]
	}
	if m.one(6) {
		t.title = m.word()
	}
	if m.one(5) {
		t.preamble = m.sentence()
	}
	if m.one(3) {
		t.supplementary = append(t.supplementary[:len(t.supplementary):len(t.supplementary)], madeParagraph{text: m.sentence()})
	}
	if m.one(3) {
		t.appendices = []madeParagraph{m.paragraph()}
	}
	return t
}

func (m *maker) editChapter(c madeChapter) madeChapter {
	old := c.articles
	c.articles = nil
	if m.one(8) {
		c.title = m.word()
	}
	for _, a := range old {
		switch m.random.IntN(9) {
		case 0:
			continue
		case 1:
			c.articles = append(c.articles, m.article())
		case 2:
			a.deleted = !a.deleted
		case 3:
			a.caption = m.word()
		}
		c.articles = append(c.articles, m.editArticle(a))
	}
	if n := len(c.articles); n > 1 && m.one(5) {
		c.articles[0], c.articles[n-1] = c.articles[n-1], c.articles[0]
	}
	return c
}

func (m *maker) editArticle(a madeArticle) madeArticle {
	old := a.paragraphs
	a.paragraphs = nil
	for i, p := range old {
		switch m.random.IntN(9) {
		case 0:
			if i+1 < len(old) {
				continue
			}
		case 1:
			a.paragraphs = append(a.paragraphs, m.paragraph())
		case 2:
			p.text = m.sentence()
		case 3:
			p = m.editItems(p)
		case 4:
			p.table = p.table[:max(0, len(p.table)-1)]
		}
		a.paragraphs = append(a.paragraphs, p)
	}
	return a
}

func (m *maker) editItems(p madeParagraph) madeParagraph {
	if len(p.items) == 0 {
		return p
	}
	p.items = append([]madeItem{}, p.items...)
	item := &p.items[m.random.IntN(len(p.items))]
	switch m.random.IntN(4) {
	case 0:
		p.items = append([]madeItem{{text: m.word()}}, p.items...)
	case 1:
		item.text = m.word()
	case 2:
		item.subItems = append([]string{m.word()}, item.subItems...)
	default:
		p.tail = m.sentence()
	}
	return p
}

func (m *maker) markdown(t madeText) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", t.title, t.preamble)
	level, number := "##", 0
	for i, c := range t.chapters {
		if m.chapters {
			fmt.Fprintf(&b, "\n## 第%d章　%s\n", i+1, c.title)
			level = "###"
		}
		for _, a := range c.articles {
			number++
			m.writeArticle(&b, fmt.Sprintf("%s 第%d条", level, number), a)
		}
	}
	for i, p := range t.supplementary {
		fmt.Fprintf(&b, "\n## 附則%s\n", []string{"", "（令和二年四月一日）"}[i])
		m.writeParagraph(&b, p, 0, 1)
	}
	for i, p := range t.appendices {
		fmt.Fprintf(&b, "\n## 別表第%d\n", i+1)
		m.writeParagraph(&b, p, 0, 1)
	}
	return b.String()
}

func (m *maker) writeArticle(b *strings.Builder, heading string, a madeArticle) {
	switch {
	case a.deleted:
		fmt.Fprintf(b, "\n%s　削除\n", heading)
		return
	case a.caption == "":
		fmt.Fprintf(b, "\n%s\n", heading)
	case m.statute:
		fmt.Fprintf(b, "\n（%s）\n%s\n", a.caption, heading)
	default:
		fmt.Fprintf(b, "\n%s（%s）\n", heading, a.caption)
	}
	for i, p := range a.paragraphs {
		m.writeParagraph(b, p, i, len(a.paragraphs))
	}
}

func (m *maker) writeParagraph(b *strings.Builder, p madeParagraph, i, of int) {
	label, indent, item, subItem := "", "", "一二三四五六七八九", "イロハニホヘト"
	switch {
	case m.statute && i > 0:
		label = string(rune('１'+i)) + "　"
	case !m.statute && of > 1:
		label, indent = fmt.Sprintf("%d. ", i+1), "   "
	}
	if !m.statute {
		subItem = "①②③④⑤⑥⑦"
	}
	fmt.Fprintf(b, "\n%s%s\n\n", label, p.text)
	for k, it := range p.items {
		label := string([]rune(item)[k]) + "　"
		if !m.statute {
			label = fmt.Sprintf("(%d) ", k+1)
		}
		fmt.Fprintf(b, "%s- %s%s\n", indent, label, it.text)
		for l, s := range it.subItems {
			fmt.Fprintf(b, "%s  - %c　%s\n", indent, []rune(subItem)[l], s)
		}
	}
	if p.tail != "" {
		fmt.Fprintf(b, "\n%s%s\n", indent, p.tail)
	}
	for k, row := range p.table {
		if k == 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(b, "%s| %s |\n", indent, strings.Join(row, " | "))
		if k == 0 {
			fmt.Fprintf(b, "%s|%s\n", indent, strings.Repeat("---|", len(row)))
		}
	}
}
