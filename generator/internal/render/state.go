package render

import (
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
	return " " + v.anchor(t.LatestAddress, "", v.message("latest-text"))
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
func (v *View) OfVersion() bool { return v.Address != v.Text.LatestAddress }

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
