package render

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"jobun/generator/internal/site"
)

// sourceFiles are the files of this package.
func sourceFiles() fs.FS { return os.DirFS(".") }

// TestOverride checks that a site can replace one layout, one message or one
// asset, and add a layout of its own.
func TestOverride(t *testing.T) {
	r, err := New(fstest.MapFS{
		"home.html":               {Data: []byte(`{{define "main"}}{{template "greeting" .}} {{t "skip"}} {{t "home"}}{{end}}`)},
		"greeting.html":           {Data: []byte(`{{define "greeting"}}<p>{{.SiteTitle}}</p>{{end}}`)},
		"style.css":               {Data: []byte("p{}")},
		"messages/active.ja.yaml": {Data: []byte("skip: とばす\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	pages := allPages(t, "company", parseText("ja", allKinds))
	b, err := r.Page(nil, pages["ja/"])
	if err != nil {
		t.Fatal(err)
	}
	if want := "<p>規程・ポリシー</p> とばす 規程・ポリシーの一覧"; !strings.Contains(string(b), want) {
		t.Errorf("no %q in\n%s", want, b)
	}
	standard := newRenderer(t).Assets()
	for i, a := range r.Assets() {
		if same := a.Path == standard[i].Path; same == strings.Contains(a.Path, "style") {
			t.Errorf("%s is named %s", standard[i].Path, a.Path)
		}
	}
}

// TestLayoutErrors checks that a mistake in a layout is found at once, and said
// with file and line.
func TestLayoutErrors(t *testing.T) {
	for _, test := range []struct{ file, text, want string }{
		{"text.html", "{{define \"main\"}}\n{{.Nothing}}{{end}}", "layouts/text.html:2:2: executing \"main\" at <.Nothing>: can't evaluate field Nothing in type *render.View"},
		{"text.html", "{{define \"main\"}}\n{{end", "layouts/text.html:2: unclosed action"},
		{"home.html", "{{define \"main\"}}\n\n{{t \"nothing\"}}{{end}}", "layouts/home.html:3:2: executing \"main\" at <t \"nothing\">: error calling t: there is no message \"nothing\" in messages/active.en.yaml"},
		{"page.html", "{{template \"nothing\" .}}", "layouts/page.html:1:11: no such template \"nothing\""},
		{"messages/active.ja.yaml", "skip: [", "layouts/messages/active.ja.yaml: "},
	} {
		_, err := New(fstest.MapFS{test.file: {Data: []byte(test.text)}})
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: %v; want %s", test.text, err, test.want)
		}
	}
}

// TestMissingLayout checks that a page kind without a layout would be noticed.
func TestMissingLayout(t *testing.T) {
	for kind := site.TextPage; kind <= site.Robots; kind++ {
		_, isHTML := layoutOf[kind]
		if isHTML != (classes[kind] != "") {
			t.Errorf("kind %d has a layout or a class, but not both", kind)
		}
	}
}

// TestUnusedLayouts checks that a misspelled file is reported, with all others
// that are, and that what a designer adds is not.
func TestUnusedLayouts(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	_, err := New(fstest.MapFS{
		"stlye.css":              file("p{}"),
		"hom.html":               file(`{{define "main"}}{{end}}`),
		"part.html":              file(`{{define "part"}}{{end}}`),
		"messages/activ.ja.yaml": file("skip: a"),
		"fonts/a.woff2":          file(""),
		".git/HEAD":              file(""),
		".DS_Store":              file(""),
		"README.md":              file(""),
	})
	const hint = ": no page uses this file; to replace a default one, give it its name: 404.html, changes.html, history.html, home.html, icon.svg, languages.html, moved.html, page.html, panels.html, parallel.html, script.js, search.html, search.js, style.css, text.html, messages/active.en.yaml, messages/active.ja.yaml"
	var want []string
	for _, name := range []string{"fonts/a.woff2", "hom.html", "messages/activ.ja.yaml", "part.html", "stlye.css"} {
		want = append(want, "layouts/"+name+hint)
	}
	if err == nil || err.Error() != strings.Join(want, "\n") {
		t.Errorf("got %v\nwant %s", err, strings.Join(want, "\n"))
	}
	if _, err := New(fstest.MapFS{
		"languages.html":          file(`{{define "main"}}{{if .Site}}{{template "inner"}}{{else}}{{template "layouts/whole.html"}}{{end}}{{end}}`),
		"inner.html":              file(`{{define "inner"}}<p>a</p>{{end}}`),
		"whole.html":              file(`<p>b</p>`),
		"messages/active.ja.yaml": file("skip: とばす"),
	}); err != nil {
		t.Error(err)
	}
}
