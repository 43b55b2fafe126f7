package render

import (
	"html/template"
	"strings"
	"unicode/utf8"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// Head returns what machines read about the page: its title, its addresses, what
// it may load. Readers do not see it, so it is no matter of layout.
func (v *View) Head() template.HTML { return template.HTML(v.appendHead(nil)) }

func (v *View) appendHead(b []byte) []byte {
	b = appendMeta(b, "http-equiv", "Content-Security-Policy", v.securityPolicy())
	if v.Moved != "" {
		b = append(appendText(append(b, `<meta http-equiv="refresh" content="0; url=`...), v.Link(v.Moved)), "\">\n"...)
		b = appendMeta(b, "name", "referrer", "no-referrer") // An old link led here, not a page of this site.
	}
	b = appendMeta(b, "name", "viewport", "width=device-width, initial-scale=1")
	b = appendMeta(b, "name", "color-scheme", "light dark")
	b = append(append(append(b, "<title>"...), v.windowTitle()...), "</title>\n"...)
	description := v.description()
	if description != "" {
		b = appendMeta(b, "name", "description", string(description))
	}
	b = v.appendAddresses(b)
	b = v.appendOpenGraph(b, description)
	b = v.appendFeedLink(b)
	b = v.appendJSONLD(b)
	if v.Kind == site.NotFoundPage {
		return append(append(append(b, "<style>"...), v.renderer.sheet...), "</style>\n"...)
	}
	b = append(appendText(append(b, `<link rel="icon" type="image/svg+xml" href="`...), v.asset("icon.svg")), "\">\n"...)
	b = append(appendText(append(b, `<link rel="stylesheet" href="`...), v.asset("style.css")), "\">\n"...)
	b = append(appendText(append(b, `<script src="`...), v.asset("script.js")), "\" defer></script>\n"...)
	if v.Search != nil {
		b = append(appendText(append(b, `<script src="`...), v.asset("search.js")), "\" type=\"module\"></script>\n"...)
	}
	return b
}

// securityPolicy allows a page the style sheet and the script of the site, and
// nothing else. The page that is shown under any address cannot link to its
// style sheet, so it carries it, and allows just this one.
func (v *View) securityPolicy() string {
	style := "'self'"
	if v.Kind == site.NotFoundPage {
		style = "'" + v.renderer.sheetHash + "'"
	}
	return "default-src 'none'; style-src " + style + "; script-src 'self'; connect-src 'self'; img-src 'self'; font-src 'none'; base-uri 'none'; form-action 'none'"
}

// appendAddresses appends the links by which search engines know the page and
// its translations.
func (v *View) appendAddresses(b []byte) []byte {
	if v.Hidden {
		b = appendMeta(b, "name", "robots", "noindex")
	}
	if v.Hidden && v.Moved == "" {
		return b
	}
	b = append(v.appendURL(append(b, `<link rel="canonical" href="`...), v.Canonical), "\">\n"...)
	for _, t := range v.Translations {
		b = v.appendAlternate(b, string(t.Language), t.Address)
	}
	if len(v.Translations) > 0 {
		b = v.appendAlternate(b, "x-default", v.Default)
	}
	return b
}

func (v *View) appendAlternate(b []byte, language, address string) []byte {
	b = appendText(append(b, `<link rel="alternate" hreflang="`...), language)
	b = v.appendURL(append(b, `" href="`...), address)
	return append(b, "\">\n"...)
}

// appendURL appends the absolute form of an address.
func (v *View) appendURL(b []byte, address string) []byte {
	return appendText(appendText(b, v.Site.URL), address)
}

func appendMeta(b []byte, key, name, content string) []byte {
	b = append(append(append(b, "<meta "...), key...), `="`...)
	b = append(append(append(b, name...), `" content="`...), content...)
	return append(b, "\">\n"...)
}

// asset returns the link to style.css, a script or icon.svg.
func (v *View) asset(name string) string { return v.Link(v.renderer.assets[name].Path) }

// maxTitle is how many characters of a title people get to see in lists of
// results; the name of the site is left out where it does not fit.
const maxTitle = 60

// windowTitle returns the title of the page, as lists of results and windows
// show it.
func (v *View) windowTitle() template.HTML {
	title, name := v.pageTitle(), v.SiteTitle()
	if v.Moved != "" {
		return v.message("moved-page", "Title", title)
	}
	switch {
	case title == "":
		return template.HTML(appendText(nil, name))
	case utf8.RuneCountInString(string(title))+utf8.RuneCountInString(name)+3 > maxTitle:
		return title
	}
	return title + " – " + template.HTML(appendText(nil, name))
}

// pageTitle returns what sets the title of the page apart from the others; "" on
// the page of the whole site.
func (v *View) pageTitle() template.HTML {
	if !v.titled {
		v.title, v.titled = v.makeTitle(), true // several parts of the head have it
	}
	return v.title
}

func (v *View) makeTitle() template.HTML {
	switch {
	case v.Kind == site.NotFoundPage:
		return v.message("not-found")
	case v.Kind == site.LanguagePage:
		return v.message("choose-language")
	case v.Search != nil:
		return v.searchTitle()
	case v.History != nil:
		return v.message("history-of", "Title", v.History.Title)
	case v.Changes != nil:
		return v.changesTitle()
	case v.Text == nil:
		return ""
	case v.Parallel != nil:
		return v.message("parallel-of", "Title", v.Text.Title, "Version", v.Text.Version.Name())
	case !v.OfVersion():
		return template.HTML(appendText(nil, v.Text.Title))
	case v.Text.Version.Draft():
		return v.message("version-draft", "Title", v.Text.Title)
	}
	return v.message("version-of", "Title", v.Text.Title, "Date", v.plainDate(v.Text.Version.Effective))
}

// description returns what the page is about in a sentence or two, in its language;
// "" if there is nothing to say. No other page has the same one.
func (v *View) description() template.HTML {
	switch {
	case v.Moved != "":
		return ""
	case v.Home != nil:
		return v.message("describe-home", "Publisher", v.Publisher())
	case v.Search != nil:
		return v.message("describe-search", "Publisher", v.Publisher())
	case v.History != nil:
		return v.message("describe-history", "Title", v.History.Title)
	case v.Changes != nil:
		return v.describeChanges()
	case v.Text == nil:
		return ""
	case v.Parallel != nil:
		return v.message("describe-parallel", "Title", v.Text.Title, "Version", v.plainName(v.Text.Version))
	}
	return v.describeText()
}

// describeText says whose text it is and how it begins, if that is in the language of
// the page.
func (v *View) describeText() template.HTML {
	words := ""
	if !v.Text.Missing(v.Lang) {
		words = v.known.excerpt(v.Text.Text)
	}
	var html template.HTML
	if v.OfVersion() && !v.Text.Version.Draft() {
		html = v.message("describe-version", "Publisher", v.Publisher(), "Title", v.Text.Title, "Date", v.plainDate(v.Text.Version.Effective), "Words", words)
	} else {
		html = v.message("describe-text", "Publisher", v.Publisher(), "Title", v.Text.Title, "Words", words)
	}
	return template.HTML(strings.TrimRight(string(html), " "))
}

// describeChanges says why a version was made, where the comparison is with the version
// before it and somebody has said it.
func (v *View) describeChanges() template.HTML {
	c := v.Changes
	if summary := c.Summary(v.Lang); summary != "" && c.Older == "" && !c.New.Draft() {
		return v.message("describe-amendment", "Title", c.Title, "Version", v.plainName(c.New), "Words", shorten(summary, maxExcerpt))
	}
	return v.message("describe-changes", "Title", c.Title, "Old", v.plainName(c.Old), "New", v.plainName(c.New))
}

// changesTitle returns the title of a comparison. The one with the version before
// is the usual one; others name both versions.
func (v *View) changesTitle() template.HTML {
	c := v.Changes
	if c.Older != "" || c.New.Draft() {
		return v.message("changes-between", "Title", c.Title, "Old", c.From, "New", c.To)
	}
	return v.message("changes-of", "Title", c.Title, "Date", v.locale.FormatDate(c.New.Effective, c.Policy.Dates))
}

// plainName returns the name of a version without markup.
func (v *View) plainName(version *policy.Version) template.HTML {
	if version.Draft() {
		return v.message("state-draft")
	}
	return v.message("effective", "Date", v.locale.FormatDate(version.Effective, v.about().Dates))
}
