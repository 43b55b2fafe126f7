package render

import (
	"bytes"
	"html/template"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// View is what a layout gets: the page with all that it shows, and methods that
// word it in the language of the page.
type View struct {
	*site.Page
	Lang     policy.Language // of the page; the first of the site where all stand together
	Body     template.HTML   // the provisions of a text
	Contents template.HTML   // its table of contents; empty if there is nothing to choose from

	renderer *Renderer
	messages *messages
	locale   locale.Locale
}

// appendHTML writes a page with its layout.
func (r *Renderer) appendHTML(b []byte, p *site.Page) ([]byte, error) {
	v := View{Page: p, Lang: p.Language, renderer: r}
	if v.Lang == "" {
		v.Lang = p.Site.Languages[0]
	}
	v.locale, _ = locale.For(v.Lang)
	v.messages = r.catalog.in(v.Lang)
	all, err := r.in(v.Lang)
	if err != nil {
		return b, err
	}
	if p.Text != nil {
		body := r.body(p.Text)
		v.Body, v.Contents = template.HTML(body.at(p)), template.HTML(body.contents)
		r.bodies.Put(body)
	}
	w := bytes.NewBuffer(b)
	if err := all[p.Kind].Execute(w, &v); err != nil {
		return b, layoutError(err)
	}
	return w.Bytes(), nil
}

// body returns the body of a text: the one written last, if it is the same.
func (r *Renderer) body(t *site.Text) *body {
	last, _ := r.bodies.Get().(*body)
	if last != nil && last.text == t {
		return last
	}
	w := r.newWriter(t)
	w.write()
	return &body{text: t, html: w.b, roots: w.roots, contents: w.appendContents(nil)}
}

// newWriter returns a writer for a text. What it says beside the law is in the
// language of the text.
func (r *Renderer) newWriter(t *site.Text) *writer {
	m := r.catalog.in(t.Text.Language)
	japanese := t.Text.Language == "ja"
	return &writer{
		text:     t,
		names:    newNamer(m, t.Text, plainCiter{japanese}),
		japanese: japanese,
		deleted:  m.words("deleted"),
		deferred: m.words("deferred"),
		table:    m.words("table"),
	}
}

// at returns the body as it stands on a page, whose links to other policies
// begin with the way to the root of the site.
func (b *body) at(p *site.Page) []byte {
	if len(b.roots) == 0 {
		return b.html
	}
	root := site.Relative(p.Address, "")
	var html []byte
	start := 0
	for _, at := range b.roots {
		html = append(append(html, b.html[start:at]...), root...)
		start = at
	}
	return append(html, b.html[start:]...)
}

// Asset returns the link to style.css or script.js.
func (v *View) Asset(name string) string { return v.Link(v.renderer.assets[name].Path) }

// Style returns the style sheet itself, for the page that is shown under
// addresses from which no link leads to it.
func (v *View) Style() template.HTML {
	return "<style>" + template.HTML(v.renderer.style) + "</style>"
}

// StyleHash returns the hash of Style for the content security policy.
func (v *View) StyleHash() string { return v.renderer.styleHash() }

// Alternates returns the same page in other languages, for the head.
func (v *View) Alternates() []Alternate {
	var list []Alternate
	for _, t := range v.Translations {
		list = append(list, Alternate{string(t.Language), v.URL(t.Address)})
	}
	if len(list) > 0 {
		list = append(list, Alternate{"x-default", v.URL(v.Default)})
	}
	return list
}

// Alternate is an absolute address for readers of a language.
type Alternate struct{ Lang, URL string }

// Date returns a date in the language of the page, in the style of the policy
// that the page is about.
func (v *View) Date(d policy.Date) template.HTML {
	switch {
	case v.Text != nil:
		return v.DateIn(d, v.Text.Policy.Dates)
	case v.History != nil:
		return v.DateIn(d, v.History.Policy.Dates)
	}
	return v.DateIn(d, "")
}

// DateIn returns a date in a style.
func (v *View) DateIn(d policy.Date, style policy.DateStyle) template.HTML {
	b := append(make([]byte, 0, 64), `<time datetime="`...)
	b = append(b, d.String()...)
	b = append(b, `">`...)
	b = appendText(b, v.locale.FormatDate(d, style))
	return template.HTML(append(b, "</time>"...))
}

// Event returns the word for an event, such as 改定.
func (v *View) Event(e locale.Event, preset string) string { return v.locale.EventLabel(e, preset) }

// LastDay returns the last day before d.
func (v *View) LastDay(d policy.Date) policy.Date { return d.AddDays(-1) }

// PlainDate returns a date without markup, for places that have none.
func (v *View) PlainDate(d policy.Date) string {
	return v.locale.FormatDate(d, v.Text.Policy.Dates)
}
