package render

import (
	"bytes"
	"cmp"
	"html/template"
	"slices"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// appendFeed writes an Atom feed (RFC 4287). The entry of a version has what it
// changed in it, in the language of the feed: a comparison table in Japanese, a
// redline in English; that of a correction has its note.
func (k *recent) appendFeed(b []byte, p *site.Page) []byte {
	v := k.view(p)
	f := p.Feed
	v.writeEntries()
	b = append(b, xmlHead...)
	b = append(appendText(append(b, `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="`...), string(v.Lang)), "\">\n"...)
	b = appendElement(b, "id", f.ID)
	b = appendMarkup(b, "title", v.feedTitle())
	b = appendElement(b, "updated", f.Entries[0].Updated)
	b = append(append(append(b, "<author><name>"...), appendText(nil, v.Publisher())...), "</name></author>\n"...)
	b = appendAtomLink(b, "self", "application/atom+xml", v.URL(cmp.Or(p.Moved, p.Address)))
	b = appendAtomLink(b, "alternate", "text/html", v.URL(f.Alternate))
	for i := range f.Entries {
		b = append(b, f.Entries[i].XML...)
	}
	return append(b, "</feed>\n"...)
}

// WriteEntries writes the entries of a feed that are not yet written.
func (r *Renderer) WriteEntries(p *site.Page) error {
	known := r.recent()
	defer r.recents.Put(known)
	known.view(p).writeEntries()
	return nil
}

func (v *View) writeEntries() {
	for i := range v.Feed.Entries {
		if e := &v.Feed.Entries[i]; e.XML == nil {
			v.known.entry = v.appendEntry(v.known.entry[:0], e)
			e.XML = slices.Clone(v.known.entry)
		}
	}
}

// Entry returns the entry with the identifier as it stands in a feed that was written;
// nil if it is not there.
func (r *Renderer) Entry(feed []byte, id string) []byte {
	start := bytes.Index(feed, appendElement([]byte("<entry>\n"), "id", id))
	if start < 0 {
		return nil
	}
	const end = "</entry>\n"
	size := bytes.Index(feed[start:], []byte(end))
	if size < 0 {
		return nil
	}
	return feed[start : start+size+len(end)]
}

func (v *View) feedTitle() template.HTML {
	title := v.Feed.Policy
	if title == "" {
		title = v.SiteTitle()
	}
	return v.message("feed-of", "Title", title)
}

func (v *View) appendEntry(b []byte, e *site.FeedEntry) []byte {
	b = append(b, "<entry>\n"...)
	b = appendElement(b, "id", e.ID)
	date := v.locale.FormatDate(e.Version.Effective, e.Style)
	title := v.message("version-of", "Title", e.Policy, "Date", date)
	if e.Correction != nil {
		title = v.message("correction-of", "Title", title, "Kind", v.correctionKind(e.Correction.Kind))
	}
	b = appendMarkup(b, "title", title)
	b = appendElement(b, "published", e.Updated)
	b = appendElement(b, "updated", e.Updated)
	b = appendAtomLink(b, "alternate", "text/html", v.URL(e.Address))
	if e.Summary != "" {
		b = appendElement(b, "summary", e.Summary)
	}
	b = append(b, `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">`+"\n"...)
	b = v.appendEntryContent(b, e)
	return append(b, "</div></content>\n</entry>\n"...)
}

// appendEntryContent writes what a version changed, or of the first one that it is
// the first.
func (v *View) appendEntryContent(b []byte, e *site.FeedEntry) []byte {
	if len(e.Dates) > 0 {
		b = append(b, v.dates(e.Dates, e.Preset, e.Style)...)
	}
	if e.Summary != "" {
		b = append(appendText(append(b, "<p>"...), e.Summary), "</p>\n"...)
	}
	switch {
	case e.Correction != nil: // The summary says what it changed.
	case e.Changes == nil:
		b = append(append(append(b, "<p>"...), v.message("first-version")...), "</p>\n"...)
	case e.Changes.Amendment.Empty():
		b = append(append(append(b, "<p>"...), v.message("no-change")...), "</p>\n"...)
	default:
		w := v.known.changesWriter(v, e.Changes)
		w.feed = true
		w.b = append(b, `<div xml:lang="`+string(w.language)+`">`+"\n"...)
		if w.language == "ja" {
			w.comparisonTable(e.Changes.Table())
		} else {
			w.redline(e.Changes.Amendment)
		}
		b = append(w.b, "</div>\n"...)
	}
	words := v.message("read-changes")
	if e.Changes == nil {
		words = v.message("read-text")
	}
	b = appendText(append(b, `<p><a href="`...), v.URL(e.Address))
	return append(append(append(b, `">`...), words...), "</a></p>\n"...)
}

func appendElement(b []byte, name, text string) []byte {
	return appendMarkup(b, name, template.HTML(appendText(nil, text)))
}

// appendMarkup is appendElement for words that are escaped, but have no markup.
func appendMarkup(b []byte, name string, words template.HTML) []byte {
	b = append(append(append(b, '<'), name...), '>')
	b = append(b, words...)
	return append(append(append(b, "</"...), name...), ">\n"...)
}

func appendAtomLink(b []byte, rel, kind, address string) []byte {
	b = append(append(append(b, `<link rel="`...), rel...), `" type="`...)
	b = appendText(append(append(b, kind...), `" href="`...), address)
	return append(b, "\"/>\n"...)
}

// appendFeedLink appends the link by which programs find the feed of a page, if
// there is something to announce.
func (v *View) appendFeedLink(b []byte) []byte {
	title := v.SiteTitle()
	switch p := v.about(); {
	case p != nil && hasFeed(p):
		title = v.policyTitle()
	case v.Home == nil || !announces(v.Home):
		return b
	}
	b = append(b, `<link rel="alternate" type="application/atom+xml" title="`...)
	b = append(append(b, v.message("feed-of", "Title", title)...), `" href="`...)
	return append(appendText(b, v.Link(v.FeedAddress())), "\">\n"...)
}

// announces reports whether one of the policies has a version that is no draft.
func announces(h *site.Home) bool {
	for _, g := range h.Groups {
		for i := range g.Policies {
			if len(g.Policies[i].Summary.Versions) > 0 {
				return true
			}
		}
	}
	return false
}

// hasFeed reports whether there is something to announce: a version that is no
// draft.
func hasFeed(p *policy.Policy) bool { return len(p.Versions) > 0 && !p.Versions[0].Draft() }

// policyTitle returns the title of the policy that the page is about.
func (v *View) policyTitle() string {
	switch {
	case v.Text != nil:
		return v.Text.Title
	case v.Changes != nil:
		return v.Changes.Title
	case v.History != nil:
		return v.History.Title
	}
	return ""
}
