package render

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// planPages returns pages in all states, with plain and with hostile words.
func planPages(t *testing.T) []*site.Page {
	t.Helper()
	var pages []*site.Page
	add := func(s *policy.Site, p *policy.Policy, day policy.Date) {
		for _, page := range pagesAt(s, p, day) {
			if _, ok := layoutOf[page.Kind]; ok {
				pages = append(pages, page)
			}
		}
	}
	for _, preset := range []string{"statute", "company"} {
		s, p := sample(preset, parseText("ja", allKinds), parseText("en", "title A + B\n"))
		p.Repealed = policy.Date{Year: 2024, Month: 4, Day: 1}
		p.Versions[0].Summary = policy.Localized{"ja": "1 + 1 < 3", "en": "C++"}
		for _, year := range []int{2019, 2021, 2025} {
			add(s, p, policy.Date{Year: year, Month: 1, Day: 1})
		}
	}
	s, p := trial()
	for _, year := range []int{2017, 2018, 2020, 2040} {
		add(s, p, policy.Date{Year: year, Month: 5, Day: 1})
	}
	for _, page := range hostilePages() {
		if _, ok := layoutOf[page.Kind]; ok {
			pages = append(pages, page)
		}
	}
	return pages
}

// renderers returns two renderers of the layouts: one that uses plans, and one
// that does not. Layouts may have mistakes that only some pages show.
func renderers(t *testing.T, folder fstest.MapFS) (planned, executed *Renderer) {
	t.Helper()
	planned, executed = newRenderer(t), newRenderer(t)
	for _, r := range []*Renderer{planned, executed} {
		r.files, r.layouts = append(r.files, folder), map[policy.Language]layouts{}
	}
	for _, l := range []policy.Language{"ja", "en"} {
		all, err := executed.in(l)
		if err != nil {
			t.Fatal(err)
		}
		for _, layout := range all {
			layout.plan = nil
		}
	}
	return planned, executed
}

// TestPlan compares the pages that plans write with those of html/template. The
// kinds of which there are many must have a plan that is good for every page.
func TestPlan(t *testing.T) {
	many := []site.Kind{site.TextPage, site.ParallelPage, site.ChangesPage, site.HistoryPage}
	long := []site.Kind{site.HomePage, site.SearchPage} // have a plan too, but it need not be good for hostile words
	planned, executed := renderers(t, nil)
	for _, page := range planPages(t) {
		comparePage(t, "", page, planned, executed)
		v := planned.recent().view(page)
		all, err := planned.in(v.Lang)
		if err != nil {
			t.Fatal(err)
		}
		layout := all[page.Kind]
		_, ok := layout.plan.append(nil, v)
		if slices.Contains(many, page.Kind) && !ok || slices.Contains(long, page.Kind) && layout.plan == nil {
			_, refused := newPlan(layout.template, functions(planned.catalog, v.Lang))
			t.Errorf("%s needs html/template: %s", page.Address, refused)
		}
	}
}

func comparePage(t *testing.T, layout string, page *site.Page, planned, executed *Renderer) {
	t.Helper()
	got, errGot := planned.Page(nil, page)
	want, errWant := executed.Page(nil, page)
	if errGot != nil || errWant != nil {
		if errGot == nil || errWant == nil || errGot.Error() != errWant.Error() {
			t.Errorf("%s %s: %v, want %v", layout, page.Address, errGot, errWant)
		}
		return
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s %s: -executed +planned\n%s", layout, page.Address, diff)
	}
}

// TestPlanOfAny checks that a layout of a designer has the same pages with a
// plan as without, be it one that a plan understands or not.
func TestPlanOfAny(t *testing.T) {
	for _, test := range []struct {
		layout  string
		planned bool
	}{
		{`{{with .Text}}{{.Title}} {{.State}} {{len .Title}} {{.Version.Effective}}{{else}}none{{end}}`, true},
		{`{{range .Text.Dates}}<p title="{{.Date}}">{{$.Date .Date}}{{$.Lang}}</p>{{else}}none{{end}}`, true},
		{`{{define "part"}}{{.Title}}{{$.Title}}{{end}}{{define "main"}}{{template "part" .Text}}{{$.Lang}}{{end}}`, true},
		{`{{if .Text.Missing .Lang}}missing{{else if .Hidden}}hidden{{else}}{{.Address}}{{end}}`, true},
		{`{{/* a comment */}}<!-- another -->{{- .SiteTitle -}} x`, true},
		{`<a href="{{.Address}}">x</a><a href='{{.Link "ja/"}}'>x</a>`, true},
		{`{{with .Text.Next}}{{$.NameOf .}}{{end}}{{.Text.Next.Name}}`, true}, // where there is a next one
		{`{{.Text.Text.Preamble.Label}}`, true},                               // where there is a preamble
		{`<a href="{{.URL .Address}}">x</a>`, true},
		{`<a href="#{{.Text.Title}}">x</a><a href="#{{.Text.Language}}">y</a><a href='#{{.Address}}'>z</a>`, true},
		{`<a href="?{{.Text.Title}}">x</a>`, true},
		{`<p title="{{.Explanation}}">{{.Explanation}}</p>`, true}, // where there is nothing but words in it
		{`<p title="{{t "history-of" "Title" .Text.Title}}">x</p>`, true},
		{`{{if eq .Lang "ja"}}ja{{end}}{{if ne .Text.Language .Lang}}other{{end}}{{if eq .Text.State.String "in-force"}}now{{else}}x{{end}}`, true},
		{`{{if eq (len .Text.Languages) (len .Lang)}}2{{end}}{{if ne (len .Text.Title) (len .Lang)}}2{{end}}`, true},
		{`{{if eq .Lang "ja" "en"}}x{{end}}{{if eq 1 (len .Lang)}}x{{end}}`, false},
		{`{{if eq .Hidden .Hidden}}x{{end}}`, false},
		{`<a href=/{{.Text.Title}} title={{.Text.Title}}>x</a>`, false},
		{`<script>var x = {{.Text.Title}}</script>`, false},
		{`<style>p { color: {{.Text.Title}} }</style>`, false},
		{`<title>{{.Text.Title}}</title>`, false},
		{`{{$x := .Text.Title}}{{$x}}`, false},
		{`{{range $i, $e := .Text.Dates}}{{$i}}{{break}}{{end}}`, false},
		{`{{printf "%s+" .Text.Title}}{{.Text.Title | html}}`, false},
		{`{{.Text.Policy.Prevailing}} {{.Hidden}} {{.Text.Languages}}`, false},
		{`{{index .Text.Languages 0}} {{.Site.Title.ja}} {{eq .Lang "ja"}} {{.DateIn .Text.Until "wareki"}}`, false},
	} {
		layout := test.layout
		if !strings.HasPrefix(layout, "{{define") {
			layout = `{{define "main"}}` + layout + `{{end}}`
		}
		planned, executed := renderers(t, fstest.MapFS{"text.html": {Data: []byte(layout)}})
		if all, _ := planned.in("ja"); (all[site.TextPage].plan != nil) != test.planned {
			t.Errorf("%s: has a plan: %v", layout, !test.planned)
		}
		for _, page := range planPages(t) {
			if page.Kind == site.TextPage {
				comparePage(t, layout, page, planned, executed)
			}
		}
	}
}
