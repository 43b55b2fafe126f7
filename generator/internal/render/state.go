package render

import (
	"cmp"
	"html/template"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// stateMessages are the words for the states of a version, and for the groups of
// policies in them.
var stateMessages = [...]struct{ word, group string }{
	policy.InForce:     {"state-in-force", "group-in-force"},
	policy.NotYet:      {"state-not-yet", "group-not-yet"},
	policy.Superseded:  {"state-superseded", ""},
	policy.Repealed:    {"state-repealed", "group-repealed"},
	policy.Unpublished: {"state-draft", "group-draft"},
}

// State returns the word for a state.
func (v *View) State(s policy.State) template.HTML { return v.message(stateMessages[s].word) }

// Group returns the heading of the policies in a state.
func (v *View) Group(s policy.State) template.HTML { return v.message(stateMessages[s].group) }

// Explanation says what the state of the text means to a reader: since when, to
// when, and where the text is that applies today or next.
func (v *View) Explanation() template.HTML {
	t := v.Text
	effective := t.Version.Effective
	switch t.State {
	case policy.NotYet:
		return v.message("explain-not-yet", "Date", v.Date(effective)) + v.latestText()
	case policy.Superseded:
		return v.message("explain-superseded", "From", v.Date(effective), "To", v.Date(t.Until.AddDays(-1))) + v.latestText()
	case policy.Repealed:
		return v.message("explain-repealed", "Date", v.Date(t.Policy.Repealed))
	case policy.Unpublished:
		return v.message("explain-draft") + v.latestText()
	}
	html := v.message("explain-in-force", "Date", v.Date(effective))
	if t.Next != nil {
		next := site.VersionAddress(v.Lang, t.Policy.Name, t.Next.Name())
		html += " " + v.anchor(next, "", v.message("explain-next", "Date", v.Date(t.Next.Effective)))
	}
	if repealed := t.Policy.Repealed; !repealed.IsZero() && t.Until == repealed {
		html += " " + v.message("explain-repeal-coming", "Date", v.Date(repealed))
	}
	return html
}

// latestText returns a link to the text in force, if it is another one.
func (v *View) latestText() template.HTML {
	t := v.Text
	if t.Version == t.Latest || t.Policy.State(t.Latest, t.AsOf) != policy.InForce {
		return ""
	}
	address := t.LatestAddress
	if !v.OfVersion() {
		address = site.VersionAddress(v.Lang, t.Policy.Name, t.Latest.Name()) // This page was made before it took effect.
	}
	return " " + v.anchor(address, "", v.message("latest-text"))
}

// StateBar returns how the text stands as <p class="state">, and what takes its
// place at moments that are to come as <template class="later" data-from="…">. A
// script does so when they have come, so that a page is right at midnight before it
// is built again; data-text is the address of the text that it must show then.
func (v *View) StateBar() template.HTML {
	b := v.appendState(nil)
	for _, later := range v.Text.Later {
		then := *v.Page
		then.Text = later.Text
		view := *v
		view.Page = &then
		b = appendText(append(b, "\n<template class=\"later\" data-from=\""...), later.From)
		if !v.OfVersion() && later.Text.Latest != later.Text.Version {
			address := site.VersionAddress(v.Lang, later.Text.Policy.Name, later.Text.Latest.Name())
			b = appendText(append(b, "\" data-text=\""...), v.Link(address))
		}
		b = append(view.appendState(append(b, "\">"...)), "</template>"...)
	}
	return template.HTML(b)
}

func (v *View) appendState(b []byte) []byte {
	state := v.Text.State
	b = append(append(append(b, "<p class=\"state "...), state.String()...), "\"><strong>"...)
	b = append(append(append(b, v.State(state)...), "</strong> "...), v.Explanation()...)
	return append(b, "</p>"...)
}

// Period says from when to when a version is in force; "" for a draft.
func (v *View) Period(e site.HistoryEntry) template.HTML {
	switch {
	case e.From.IsZero():
		return ""
	case e.Until.IsZero():
		return v.message("period-open", "From", v.Date(e.From))
	}
	return v.message("period", "From", v.Date(e.From), "To", v.Date(e.Until.AddDays(-1)))
}

// Day returns a day as programs read it: 2023-06-16; "" if there is none.
func (v *View) Day(d policy.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// LanguageNotice says that the text is a translation, or that there is none; ""
// if the text prevails in the language of the page.
func (v *View) LanguageNotice() template.HTML {
	t := v.Text
	switch {
	case t.Missing(v.Lang):
		return v.message("missing", "Language", v.messages.name(t.Text.Language))
	case !t.Translated():
		return ""
	}
	prevailing := t.Policy.Prevailing
	notice := v.message("prevailing", "Language", v.messages.name(prevailing))
	for _, s := range v.Switch {
		if s.Language == prevailing {
			tag := template.HTML(appendText(nil, string(prevailing)))
			notice += " " + v.anchor(s.Address, `hreflang="`+tag+`"`, v.message("prevailing-link"))
		}
	}
	return notice
}

// OfVersion reports whether the page is that of one version, and not that of
// the text in force.
func (v *View) OfVersion() bool {
	return cmp.Or(v.Moved, v.Address) != v.Text.LatestAddress
}

// VersionName returns the name of the version that the page shows.
func (v *View) VersionName() template.HTML { return v.NameOf(v.Text.Version) }

// NameOf returns the name of a version: its effective date.
func (v *View) NameOf(version *policy.Version) template.HTML {
	if version.Draft() {
		return v.message("state-draft")
	}
	return v.message("effective", "Date", v.Date(version.Effective))
}

// OtherViews returns links to other views of the version of the text: both languages
// side by side, what it changed, and what the version after it does.
func (v *View) OtherViews() []template.HTML {
	t := v.Text
	var links []template.HTML
	if t.ParallelAddress != "" && v.Parallel == nil {
		links = append(links, v.anchor(t.ParallelAddress, "", v.message("parallel")))
	}
	if t.Before != nil {
		links = append(links, v.anchor(t.Before.Changes, "", v.message("changes-made")))
	}
	if t.After != nil {
		links = append(links, v.anchor(t.After.Changes, "", v.message("changes-next", "Version", v.NameOf(t.After.Version))))
	}
	return links
}
