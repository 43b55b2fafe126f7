package render

import (
	"html/template"
	"slices"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// appendHTML writes a page with its layout.
func (r *Renderer) appendHTML(b []byte, p *site.Page, known *recent) ([]byte, error) {
	v := known.view(p)
	all, err := r.in(v.Lang)
	if err != nil {
		return b, err
	}
	switch {
	case p.Kind == site.MovedPage:
		return all[p.Kind].append(b, v)
	case p.Parallel != nil:
		return r.appendParallel(b, p, v, all[p.Kind], known)
	case p.Changes != nil:
		return r.appendChanges(b, p, v, all[p.Kind], known)
	case p.Text == nil:
		return all[p.Kind].append(b, v)
	}
	w := known.writer(p.Text)
	v.Body = lawMark
	if len(w.contents) > 0 {
		v.Contents = contentsMark
	}
	if known.frame, err = all[p.Kind].append(known.frame[:0], v); err != nil {
		return b, err
	}
	return w.fill(b, p, known.frame), nil
}

func (k *recent) view(p *site.Page) *View {
	r := k.renderer
	v := &View{Page: p, Lang: p.Language, renderer: r, known: k}
	if v.Lang == "" {
		v.Lang = p.Site.Languages[0]
	}
	v.locale, _ = locale.For(v.Lang)
	v.messages = r.catalog.in(v.Lang)
	return v
}

const (
	lawMark      = "\x00law\x00"
	contentsMark = "\x00contents\x00"
)

// fill appends the frame with the law and the table of contents in their places.
func (w *writer) fill(b []byte, p *site.Page, frame []byte) []byte {
	b = slices.Grow(b, len(frame)+len(w.contents)+len(w.b)+16*len(w.places))
	return fill(b, frame, func(b []byte, name string) []byte {
		if name == "law" {
			return w.appendLaw(b, p)
		}
		return append(b, w.contents...)
	})
}

// View is what a layout gets: the page with all that it shows, and methods that
// word it in the language of the page.
type View struct {
	*site.Page
	Lang     policy.Language // of the page; the first of the site where all stand together
	Body     template.HTML   // the provisions of a text
	Contents template.HTML   // its table of contents; empty if there is nothing to choose from
	Columns  template.HTML   // two texts side by side
	Redline  template.HTML   // the comparison of two versions as a redline; empty if no words differ
	Table    template.HTML   // of two versions, the same as a comparison table (新旧対照表)

	renderer *Renderer
	known    *recent
	messages *messages
	locale   locale.Locale
	title    template.HTML // of the page, if titled
	titled   bool
}

// SiteTitle returns the title of the site.
func (v *View) SiteTitle() string { return v.TitleIn(v.Lang) }

// TitleIn returns the title of the site in a language.
func (v *View) TitleIn(l policy.Language) string { return v.Site.Title[l] }

// Publisher returns who publishes the site.
func (v *View) Publisher() string { return v.PublisherIn(v.Lang) }

// PublisherIn returns who publishes the site, in a language.
func (v *View) PublisherIn(l policy.Language) string { return v.Site.Publisher[l] }

// HomeAddress returns the address of all policies.
func (v *View) HomeAddress() string { return v.HomeIn(v.Lang) }

// HomeIn returns the address of all policies in a language.
func (v *View) HomeIn(l policy.Language) string { return site.HomeAddress(l) }

// DataAddress returns the address of the page as data.
func (v *View) DataAddress() string {
	if v.Changes != nil {
		return v.Address + "changes.json"
	}
	return v.Address + "text.json"
}

// FeedAddress returns the address of the feed of the policy that the page is about,
// or of the whole site.
func (v *View) FeedAddress() string {
	if p := v.about(); p != nil {
		return site.FeedAddress(v.Lang, p.Name)
	}
	return site.FeedAddress(v.Lang, "")
}

// Class returns the class of the page's body: the name of its layout.
func (v *View) Class() string { return classes[v.Kind] }

var classes = map[site.Kind]string{
	site.TextPage: "text", site.HistoryPage: "history", site.HomePage: "home", site.SearchPage: "search",
	site.ParallelPage: "parallel", site.ChangesPage: "changes", site.MovedPage: "moved", site.LanguagePage: "languages", site.NotFoundPage: "not-found",
}

// Languages returns the entries of the language switch: a link to the page in
// each of the other languages, and the name of its own.
func (v *View) Languages() []template.HTML {
	list := make([]template.HTML, len(v.Switch))
	for i, t := range v.Switch {
		tag := template.HTML(appendText(nil, string(t.Language)))
		name := template.HTML(appendText(nil, v.renderer.catalog.ownName(t.Language)))
		if t.Language == v.Lang {
			list[i] = `<span lang="` + tag + `" aria-current="page">` + name + `</span>`
			continue
		}
		list[i] = v.anchor(t.Address, `hreflang="`+tag+`" lang="`+tag+`"`, name)
	}
	return list
}

// anchor returns a link to an address of the site, with more attributes.
func (v *View) anchor(address string, attributes, words template.HTML) template.HTML {
	b := append(make([]byte, 0, 128), `<a href="`...)
	b = append(appendText(b, v.Link(address)), '"')
	if attributes != "" {
		b = append(append(b, ' '), attributes...)
	}
	b = append(append(append(b, '>'), words...), "</a>"...)
	return template.HTML(b)
}

// MovedLink returns a link from a former address of a page to the present one.
func (v *View) MovedLink() template.HTML { return v.anchor(v.Moved, `class="here"`, v.pageTitle()) }

// LanguageNames returns the names of languages, for a list in running text.
func (v *View) LanguageNames(list []policy.Language) string {
	var b []byte
	for i, l := range list {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = append(b, v.messages.name(l)...)
	}
	return string(b)
}

// message returns a message of which the tests know that it exists.
func (v *View) message(id string, arguments ...any) template.HTML {
	html, _ := v.messages.html(id, arguments...)
	return html
}
