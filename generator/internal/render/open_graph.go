package render

import (
	"html/template"

	"golang.org/x/text/language"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// appendOpenGraph appends how a link to the page is shown where it is shared
// (ogp.me). There is no picture, because a picture of a text says nothing.
func (v *View) appendOpenGraph(b []byte, description template.HTML) []byte {
	if v.Hidden || v.Kind == site.NotFoundPage {
		return b
	}
	title := v.pageTitle()
	if title == "" {
		title = template.HTML(appendText(nil, v.SiteTitle()))
	}
	b = appendProperty(b, "og:title", title)
	if description != "" {
		b = appendProperty(b, "og:description", description)
	}
	kind := template.HTML("website")
	if v.Text != nil || v.Changes != nil {
		kind = "article"
	}
	b = appendProperty(b, "og:type", kind)
	b = append(v.appendURL(append(b, `<meta property="og:url" content="`...), v.Canonical), "\">\n"...)
	b = appendProperty(b, "og:site_name", template.HTML(appendText(nil, v.SiteTitle())))
	b = appendProperty(b, "og:locale", v.known.openGraphLocale(v.Lang))
	for _, t := range v.Translations {
		if t.Language != v.Lang {
			b = appendProperty(b, "og:locale:alternate", v.known.openGraphLocale(t.Language))
		}
	}
	if version := v.version(); version != nil {
		b = appendDay(b, "article:published_time", version.Published)
		b = appendDay(b, "article:modified_time", corrected(version))
	}
	return b
}

// version returns the version that the page is about; nil if it is about several or
// none.
func (v *View) version() *policy.Version {
	switch {
	case v.Text != nil:
		return v.Text.Version
	case v.Changes != nil:
		return v.Changes.New
	}
	return nil
}

// corrected returns the day of the last correction; zero if there is none.
func corrected(v *policy.Version) policy.Date {
	if n := len(v.Corrections); n > 0 {
		return v.Corrections[n-1].Date
	}
	return policy.Date{}
}

func appendProperty(b []byte, name string, content template.HTML) []byte {
	return appendMeta(b, "property", name, string(content))
}

func appendDay(b []byte, name string, d policy.Date) []byte {
	if d.IsZero() {
		return b
	}
	return appendMeta(b, "property", name, d.String())
}

// openGraphLocale returns a language with a territory, which Open Graph wants: that
// of the tag, or else the one in which most people speak it.
func (k *recent) openGraphLocale(l policy.Language) template.HTML {
	if made, ok := k.territories[l]; ok {
		return made
	}
	tag := language.Make(string(l))
	base, _ := tag.Base()
	region, _ := tag.Region()
	made := template.HTML(appendText(nil, base.String()+"_"+region.String()))
	k.territories[l] = made
	return made
}
