package render

import (
	"encoding/base64"
	"html/template"
	"strconv"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/search"
	"jobun/generator/internal/site"
)

// SearchedBetween and SearchedEnd stand between the texts of the data for the search,
// and behind them; see [SearchedHead].
const (
	SearchedBetween = ",\n"
	SearchedEnd     = "]}\n"
)

// SearchedHead returns what stands before the texts of the data for the search.
func SearchedHead() string {
	return `{"parameter":` + strconv.Itoa(search.Parameter) + `,"texts":[`
}

// appendSearched writes which words the texts may have, for the script of the page
// on which readers search. "parameter" is that of all sets; see [Renderer.Searched].
func (r *Renderer) appendSearched(b []byte, p *site.Page) []byte {
	b = append(b, SearchedHead()...)
	for i := range p.Searched {
		if i > 0 {
			b = append(b, SearchedBetween...)
		}
		b = r.Searched(b, p.Language, &p.Searched[i])
	}
	return append(b, SearchedEnd...)
}

// Searched appends one text of the data for the search in a language. It has its
// version as the page names it
// ("effective"), its state, and the moments at which that changes, in RFC 3339.
// "grams" is the number of its grams and "set" their set in base64, as package
// search describes it.
func (r *Renderer) Searched(b []byte, language policy.Language, t *site.Searched) []byte {
	before, after := r.catalog.in(language).around("effective")
	l, _ := locale.For(language)
	b = appendMember(append(b, '{'), "policy", t.Policy)
	b = appendMember(b, "version", t.Version)
	b = appendMember(b, "language", string(t.Language))
	b = appendMember(b, "title", t.Title)
	b = appendMember(b, "effective", before+l.FormatDate(t.Effective, t.Dates)+after)
	b = appendMember(b, "state", t.State.String())
	if t.From != "" {
		b = appendMember(b, "from", t.From)
	}
	if t.Until != "" {
		b = appendMember(b, "until", t.Until)
	}
	if t.Repealed {
		b = append(b, `,"repealed":true`...)
	}
	b = strconv.AppendInt(append(b, `,"grams":`...), int64(t.Grams.Count), 10)
	b = base64.StdEncoding.AppendEncode(append(b, `,"set":"`...), t.Grams.Bits)
	return append(b, `"}`...)
}

// SearchAddress returns the address of the page for searching.
func (v *View) SearchAddress() string { return site.SearchAddress(v.Lang, 1) }

// searchTitle returns the title of the page for searching, or of one of the further
// pages with provisions.
func (v *View) searchTitle() template.HTML {
	if v.Search.Number == 1 {
		return v.message("search")
	}
	return v.message("search-page", "Number", v.Search.Number)
}

// Headings returns the provisions of a policy as a list of links.
func (v *View) Headings(p site.Browsed) template.HTML {
	link := v.Link(p.Address)
	b := append(make([]byte, 0, 128*p.Headings.Len()), "<ul>\n"...)
	for h := range p.Headings.All() {
		b = appendText(append(b, `<li><a href="`...), link)
		b = append(appendText(append(b, '#'), h.ID), `">`...)
		if h.Label != "" {
			b = append(appendText(append(b, `<span class="label">`...), h.Label), "</span> "...)
		}
		b = append(appendText(b, h.Caption), "</a></li>\n"...)
	}
	return template.HTML(append(b, "</ul>\n"...))
}
