package render

import (
	"slices"

	"jobun/generator/internal/site"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// appendSitemap writes the pages of a sitemap with their translations
// (sitemaps.org; hreflang as search engines read it).
func appendSitemap(b []byte, p *site.Page) []byte {
	b = append(b, xmlHead...)
	b = append(b, `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">`+"\n"...)
	var last *site.Listed // whose alternates stand from start to end
	var start, end int
	for i := range p.Listed {
		listed := &p.Listed[i]
		b = append(appendText(append(b, "<url><loc>"...), p.URL(listed.Address)), "</loc>\n"...)
		if last != nil && sameAlternates(last, listed) {
			b = append(b, b[start:end]...)
		} else {
			last, start = listed, len(b)
			b = appendAlternates(b, p, listed)
			end = len(b)
		}
		b = append(b, "</url>\n"...)
	}
	return append(b, "</urlset>\n"...)
}

// sameAlternates reports whether two pages that stand one behind the other have the same
// alternates, as the translations of a page have.
func sameAlternates(a, b *site.Listed) bool {
	return a.Default == b.Default && slices.Equal(a.Translations, b.Translations)
}

func appendAlternates(b []byte, p *site.Page, listed *site.Listed) []byte {
	for _, t := range listed.Translations {
		b = appendAlternate(b, string(t.Language), p.URL(t.Address))
	}
	if len(listed.Translations) > 0 {
		b = appendAlternate(b, "x-default", p.URL(listed.Default))
	}
	return b
}

func appendAlternate(b []byte, language, url string) []byte {
	b = appendText(append(b, `<xhtml:link rel="alternate" hreflang="`...), language)
	b = appendText(append(b, `" href="`...), url)
	return append(b, "\"/>\n"...)
}

// appendSitemapIndex writes the list of the sitemaps of a very large site.
func appendSitemapIndex(b []byte, p *site.Page) []byte {
	b = append(b, xmlHead...)
	b = append(b, `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`+"\n"...)
	for _, listed := range p.Listed {
		b = append(appendText(append(b, "<sitemap><loc>"...), p.URL(listed.Address)), "</loc></sitemap>\n"...)
	}
	return append(b, "</sitemapindex>\n"...)
}
