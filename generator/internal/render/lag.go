package render

import (
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// lag writes at a provision of a translation how many amendments it is behind the
// prevailing text, and what changed there; nothing if it is not.
func (w *writer) lag(p *policy.Provision) {
	lag, ok := w.text.Lags[p.ID]
	if !ok || lag.Change == nil {
		return
	}
	m := w.names.messages
	language := lag.Comparison.Language()
	words, _ := m.html("behind", "Count", lag.Amendments, "Language", m.name(language))
	w.raw(`<aside class="behind"><p>`)
	w.raw(string(words))
	w.raw(` <a href="`)
	w.root()
	older := lag.Comparison.Old.Name()
	w.escaped(site.ChangesAddress(language, w.text.Policy.Name, w.text.Version.Name(), older))
	w.raw("#")
	w.escaped(p.ID)
	w.raw(`"`)
	w.attribute("hreflang", string(language))
	w.raw(">")
	w.escaped(m.words("changes"))
	w.raw("</a></p>\n<details><summary>")
	w.escaped(m.words("behind-what"))
	w.raw(`</summary><div class="redline"`)
	w.attribute("lang", string(language))
	w.raw(">\n")
	w.lagged(&lag)
	w.raw("</div></details></aside>\n")
}

// lagged writes what changed in the prevailing provision. It is no part of the law
// on this page, so it has no anchors.
func (w *writer) lagged(lag *site.Lag) {
	inner := w.known.changesWriter(nil, &site.Changes{Comparison: lag.Comparison})
	inner.b, inner.feed = w.b, true
	inner.redlineHeaded(lag.Change, maxHeading)
	w.b = inner.b
}
