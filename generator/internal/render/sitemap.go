package render

import "jobun/generator/internal/site"

const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// appendSitemap writes the pages of a sitemap with their translations
// (sitemaps.org; hreflang as search engines read it).
func appendSitemap(b []byte, p *site.Page) []byte {
	b = append(b, xmlHead...)
	b = append(b, `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">`+"\n"...)
	for _, listed := range p.Listed {
		b = append(appendText(append(b, "<url><loc>"...), p.URL(listed.Address)), "</loc>\n"...)
		for _, t := range listed.Translations {
			b = appendAlternate(b, string(t.Language), p.URL(t.Address))
		}
		if len(listed.Translations) > 0 {
			b = appendAlternate(b, "x-default", p.URL(listed.Default))
		}
		b = append(b, "</url>\n"...)
	}
	return append(b, "</urlset>\n"...)
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
