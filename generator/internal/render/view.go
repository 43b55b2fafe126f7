package render

import (
	"html/template"
	"strings"
	"unicode/utf8"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// maxTitle is how many characters of a title people get to see in lists of
// results; the name of the site is left out where it does not fit.
const maxTitle = 60

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

// Class returns the class of the page's body.
func (v *View) Class() string { return strings.TrimSuffix(layoutOf[v.Kind], ".html") }

// OfVersion reports whether the page is that of one version, and not that of
// the text in force.
func (v *View) OfVersion() bool { return v.Address != v.Text.LatestAddress }

// LatestElsewhere reports whether readers of the page should know of another
// text that is in force.
func (v *View) LatestElsewhere() bool {
	t := v.Text
	return t.Version != t.Latest && t.Policy.State(t.Latest, t.AsOf) == policy.InForce
}

// EndsWithRepeal reports whether the text will end because the policy is
// repealed.
func (v *View) EndsWithRepeal() bool {
	return !v.Text.Policy.Repealed.IsZero() && v.Text.Until == v.Text.Policy.Repealed
}

// AddressOf returns the address of another version of the policy.
func (v *View) AddressOf(version *policy.Version) string {
	return site.VersionAddress(v.Lang, v.Text.Policy.Name, version.Name())
}

// PrevailingAddress returns the address of the same page in the language that
// prevails.
func (v *View) PrevailingAddress() string {
	for _, t := range v.Switch {
		if t.Language == v.Text.Policy.Prevailing {
			return t.Address
		}
	}
	return v.Address
}

// DataAddress returns the address of the page as data.
func (v *View) DataAddress() string { return v.Address + "text.json" }

// VersionName returns the name of the version in the place of the page: its
// effective date.
func (v *View) VersionName() template.HTML {
	if v.Text.Version.Draft() {
		return v.word("state-draft")
	}
	return v.Effective(v.Text.Version.Effective)
}

// Effective returns the words that name a version by its effective date.
func (v *View) Effective(d policy.Date) template.HTML {
	return v.word("effective", "Date", v.Date(d))
}

// word returns a message that surely exists.
func (v *View) word(id string, arguments ...any) template.HTML {
	html, _ := v.messages.html(id, arguments...)
	return html
}

// WindowTitle returns the title of the page, as lists of results and windows
// show it.
func (v *View) WindowTitle() template.HTML {
	title := v.pageTitle()
	name := template.HTML(appendText(nil, v.SiteTitle()))
	switch {
	case title == "":
		return name
	case utf8.RuneCountInString(string(title))+utf8.RuneCountInString(string(name))+3 > maxTitle:
		return title
	}
	return title + " – " + name
}

// pageTitle returns what sets the title of the page apart from the others; "" on
// the page of the whole site.
func (v *View) pageTitle() template.HTML {
	switch {
	case v.Kind == site.NotFoundPage:
		return v.word("not-found")
	case v.Kind == site.LanguagePage:
		return v.word("choose-language")
	case v.History != nil:
		return v.word("history-of", "Title", v.History.Title)
	case v.Text == nil:
		return ""
	case !v.OfVersion():
		return template.HTML(appendText(nil, v.Text.Title))
	case v.Text.Version.Draft():
		return v.word("version-draft", "Title", v.Text.Title)
	}
	return v.word("version-of", "Title", v.Text.Title, "Date", v.PlainDate(v.Text.Version.Effective))
}

// Description returns a sentence about the page; "" if there is nothing to say.
func (v *View) Description() template.HTML {
	switch {
	case v.Home != nil:
		return v.word("describe-home", "Publisher", v.Publisher())
	case v.History != nil:
		return v.word("describe-history", "Title", v.History.Title)
	case v.Text == nil:
		return ""
	case v.OfVersion() && !v.Text.Version.Draft():
		return v.word("describe-version", "Publisher", v.Publisher(), "Title", v.Text.Title, "Date", v.PlainDate(v.Text.Version.Effective))
	}
	return v.word("describe-text", "Publisher", v.Publisher(), "Title", v.Text.Title)
}

// Names returns the names of languages, for a list in running text.
func (v *View) Names(list []policy.Language) string {
	var names []string
	for _, l := range list {
		names = append(names, v.messages.name(l))
	}
	return strings.Join(names, ", ")
}

// Fact is a date with the word for it.
type Fact struct {
	Label string
	Date  template.HTML
}

// Facts returns the dates that the page of all policies shows of one.
func (v *View) Facts(e site.HomeEntry) []Fact {
	var list []Fact
	add := func(event locale.Event, d policy.Date) {
		if !d.IsZero() {
			list = append(list, Fact{v.Event(event, e.Summary.Preset), v.DateIn(d, e.Summary.Dates)})
		}
	}
	add(locale.Effective, e.Summary.Effective)
	if e.Summary.Revised {
		add(locale.LastRevised, e.Summary.Changed)
	} else {
		add(locale.Enacted, e.Summary.Changed)
	}
	add(locale.Repealed, e.Summary.Repealed)
	return list
}
