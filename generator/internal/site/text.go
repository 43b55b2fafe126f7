package site

import (
	"slices"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// Text is what the pages of one version of a policy show in one language. The
// page of the text in force and that of its version share one.
type Text struct {
	Policy   *policy.Policy
	Version  *policy.Version
	Language policy.Language // of the pages
	Text     *policy.Text    // in the language of the page, or else the prevailing one
	Title    string          // its title, without markup
	Style    Style
	Closing  []policy.Block // what the author wrote, or else lines made from the history

	AsOf      policy.Date     // the day for which the site is built
	State     policy.State    // on that day
	Until     policy.Date     // first day on which it is no longer in force; zero if unknown
	Latest    *policy.Version // the version that the policy's own page shows
	Next      *policy.Version // the version that takes effect next; nil if none is known
	Dates     []Event         // in the order in which they happened, the effective date last
	Languages []policy.Language
	Seal      *policy.Seal    // of the text; nil if it is not sealed
	Marks     map[string]Mark // of the articles that were amended, by identifier
	Lags      map[string]Lag  // of the provisions that are behind the prevailing text, by identifier

	Definitions []Definition    // of terms that are good for all of the text, in reading order
	Other       policy.Language // in which they have a name too; "" if there is no other

	Forwards []Forward // of the version that the policy's own page shows: where older links lead

	Later []Later // how it stands from moments on that are to come

	Identifier string // never changes, wherever the site stands and whatever the policy is called

	LatestAddress   string // of the text in force
	VersionAddress  string // of this version
	HistoryAddress  string
	SealedAddress   string     // of the normal form of the text, if it is sealed
	ParallelAddress string     // of both languages side by side; "" if there is only one
	Before, After   *Neighbour // the versions before and after it; nil if there is none
}

// Neighbour is the version before or after another one.
type Neighbour struct {
	Version *policy.Version
	Changes string // address of what the newer of the two changed
}

// Missing reports whether the version has no text in the language of the page l,
// so that the prevailing text is shown.
func (t *Text) Missing(l policy.Language) bool { return t.Text.Language != l }

// Translated reports whether the text is a translation, and another prevails.
func (t *Text) Translated() bool { return t.Text.Language != t.Policy.Prevailing }

// Event is a date in the life of a version.
type Event struct {
	Event locale.Event
	Date  policy.Date
}

// events returns the dates of v that are known, and the day of repeal if it
// ended with v.
func events(p *policy.Policy, v *policy.Version) []Event {
	all := []Event{
		{locale.Enacted, v.Enacted},
		{locale.Revised, v.Revised},
		{locale.Published, v.Published},
		{locale.Effective, v.Effective},
	}
	if !v.Draft() && p.Until(v) == p.Repealed {
		all = append(all, Event{locale.Repealed, p.Repealed})
	}
	known := all[:0]
	for _, e := range all {
		if !e.Date.IsZero() {
			known = append(known, e)
		}
	}
	return known
}

// latest returns the version that the policy's own page shows: the one in
// force; if it is repealed, the last one; if it has not begun, the first one to
// come; and a draft if there is nothing else. It is nil without versions.
func latest(p *policy.Policy, asOf policy.Date) *policy.Version {
	if v := p.Latest(asOf); v != nil {
		return v
	}
	if v := p.Next(asOf); v != nil {
		return v
	}
	if len(p.Versions) == 0 {
		return nil
	}
	return p.Versions[len(p.Versions)-1]
}

// newText returns what the pages of v show in the language l.
func newText(p *policy.Policy, v *policy.Version, l policy.Language, asOf policy.Date) *Text {
	text, _ := p.Text(v, l)
	t := &Text{
		Policy: p, Version: v, Language: l, Text: text,
		Title:   policy.Plain(text.Title),
		Style:   styleOf(p, text),
		Closing: closing(p, v, text),

		Until:     p.Until(v),
		Dates:     events(p, v),
		Languages: p.Languages(v),
		Seal:      v.Seals[text.Language],

		LatestAddress:  PolicyAddress(l, p.Name),
		VersionAddress: VersionAddress(l, p.Name, v.Name()),
		HistoryAddress: HistoryAddress(l, p.Name),
		SealedAddress:  VersionAddress(text.Language, p.Name, v.Name()) + "text.txt",
	}
	t.stand(asOf)
	if len(t.Languages) > 1 {
		t.ParallelAddress = ParallelAddress(l, p.Name, v.Name())
	}
	i := slices.Index(p.Versions, v)
	if i > 0 {
		t.Before = &Neighbour{p.Versions[i-1], ChangesAddress(l, p.Name, v.Name(), "")}
	}
	if i+1 < len(p.Versions) {
		t.After = &Neighbour{p.Versions[i+1], ChangesAddress(l, p.Name, p.Versions[i+1].Name(), "")}
	}
	return t
}

// next returns the version that takes effect after the day, unless the policy
// is repealed first.
func next(p *policy.Policy, asOf policy.Date) *policy.Version {
	v := p.Next(asOf)
	if v == nil || (!p.Repealed.IsZero() && p.Repealed.Compare(v.Effective) <= 0) {
		return nil
	}
	return v
}

// closing returns what stands below the last provision: the author's words, or
// else one line for each date.
func closing(p *policy.Policy, v *policy.Version, text *policy.Text) []policy.Block {
	if len(text.Closing) > 0 {
		return text.Closing
	}
	l, _ := locale.For(text.Language)
	var blocks []policy.Block
	for _, line := range l.Closing(p, v) {
		words := []policy.Inline{{Kind: policy.PlainText, Text: line}}
		blocks = append(blocks, policy.Block{Kind: policy.Words, Inlines: words})
	}
	return blocks
}
