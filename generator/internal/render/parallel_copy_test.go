package render

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// change changes the n-th thing that a text says: a word, a number, a flag, or how
// long a list is. It returns what it has changed; "" if the text says no more.
func change(t *policy.Text, n int) string {
	c := changer{left: n}
	c.visit("text", reflect.ValueOf(t).Elem())
	t.Index()
	return c.changed
}

type changer struct {
	left    int
	changed string
}

func (c *changer) visit(name string, v reflect.Value) {
	if c.changed != "" || !v.CanSet() {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			c.visit(name, v.Elem())
		}
	case reflect.Struct:
		p, _ := v.Addr().Interface().(*policy.Provision)
		for i := range v.NumField() {
			field := v.Type().Field(i).Name
			if field == "Parent" || field == "File" || field == "Depth" && p.Kind != policy.Item {
				continue // Nothing else has a depth.
			}
			c.visit(name+"."+field, v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			c.visit(fmt.Sprintf("%s[%d]", name, i), v.Index(i))
		}
		c.leaf(name, func() { v.Set(v.Slice(0, max(0, v.Len()-1))) })
	case reflect.String:
		more := "x"
		if v.Type() == reflect.TypeFor[policy.Number]() {
			more = "2"
		}
		c.leaf(name, func() { v.SetString(v.String() + more) })
	case reflect.Bool:
		c.leaf(name, func() { v.SetBool(!v.Bool()) })
	case reflect.Int:
		c.leaf(name, func() { v.SetInt(v.Int() + 1) })
	case reflect.Uint8:
		c.leaf(name, func() { v.SetUint(v.Uint() + 1) })
	}
}

func (c *changer) leaf(name string, change func()) {
	if c.left--; c.left < 0 && c.changed == "" {
		change()
		c.changed = name
	}
}

// manyKinds has, beside what there is, things that only look different because of
// others.
var manyKinds = withArticles(`article 3 "第三条" caption="見出し" status=deleted
  paragraph 1
    item 1 "一"
      : 項目
    item 2 "二"
      : 項目
`)

// withArticles returns allKinds with more articles.
func withArticles(articles string) string {
	before, after, _ := strings.Cut(allKinds, "supplementary-provisions")
	return before + articles + "supplementary-provisions" + after
}

// parseBoth returns a text in two languages.
func parseBoth(captionAbove bool) (first, second *policy.Text) {
	first, second = parseText("ja", manyKinds), parseText("en", manyKinds)
	for _, t := range []*policy.Text{first, second} {
		t.CaptionAbove = captionAbove
		t.ByID("art_1__para_1").Blocks[1].Align = []policy.Align{policy.AlignLeft, policy.AlignNone}
	}
	return first, second
}

// withTexts returns the page of two texts side by side with two others in their place.
func withTexts(page *site.Page, first, second *policy.Text) *site.Page {
	a, b := *page.Parallel.First, *page.Parallel.Second
	a.Text, b.Text = first, second
	changed := *page
	changed.Text, changed.Parallel = &a, &site.Parallel{First: &a, Second: &b}
	return &changed
}

// TestRowsAreCopied checks that what a version has in common with another one is not
// written again, and that whatever differs is: the page of two texts says the same, no
// matter what was written before it.
func TestRowsAreCopied(t *testing.T) {
	r := newRenderer(t)
	for _, preset := range []string{"statute", "company"} {
		page := allPages(t, preset, parseText("ja", manyKinds), parseText("en", manyKinds))["ja/sample/2020-09-01/parallel/"]
		known := newRecent(r)
		captionAbove := preset == "statute"
		first, second := parseBoth(captionAbove)
		page = withTexts(page, first, second)
		first, second = parseBoth(captionAbove)
		checkCopied(t, r, known, page, withTexts(page, first, second))
		changes := 0
		for _, side := range []int{0, 1} {
			for n := 0; ; n++ {
				first, second := parseBoth(captionAbove)
				what := change([]*policy.Text{first, second}[side], n)
				if what == "" {
					break
				}
				changed := withTexts(page, first, second)
				if checkBehind(t, r, known, page, changed, fmt.Sprintf("%s, side %d, %s", preset, side, what)) {
					changes++
				}
			}
		}
		if changes < 100 {
			t.Errorf("%s: only %d changes", preset, changes)
		}
	}
}

// checkCopied checks that all rows of a page are found in those of another one.
func checkCopied(t *testing.T, r *Renderer, known *recent, pages ...*site.Page) {
	t.Helper()
	for _, p := range pages {
		if _, err := r.appendHTML(nil, p, known); err != nil {
			t.Fatal(err)
		}
	}
	finder := newRowFinder(known.former, known.parallel)
	rows := known.parallel.aligned.Rows()
	for i := range rows {
		if k, ok := finder.find(known.parallel, &rows[i]); !ok || k != i {
			t.Errorf("row %d is not copied", i)
		}
	}
}

// written returns a page as it is written first of all. It is not ok if that cannot be.
func written(r *Renderer, p *site.Page) (html string, ok bool) {
	defer func() { ok = recover() == nil }()
	b, err := r.appendHTML(nil, p, newRecent(r))
	return string(b), err == nil
}

// checkBehind checks that the second page says the same behind the first one as it says
// alone. It returns false if it cannot be written.
func checkBehind(t *testing.T, r *Renderer, known *recent, first, second *site.Page, name string) bool {
	t.Helper()
	want, ok := written(r, second)
	if !ok {
		return false
	}
	for _, p := range []*site.Page{first, second} {
		got, err := r.appendHTML(nil, p, known)
		if err != nil {
			t.Fatal(err)
		}
		if p == second && string(got) != want {
			t.Errorf("%s: the page says another thing behind another version", name)
		}
	}
	return true
}
