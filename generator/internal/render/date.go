package render

import (
	"html/template"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// about returns the policy that the page is about, or nil.
func (v *View) about() *policy.Policy {
	switch {
	case v.Text != nil:
		return v.Text.Policy
	case v.Changes != nil:
		return v.Changes.Policy
	case v.History != nil:
		return v.History.Policy
	}
	return nil
}

// Date returns a date in the language of the page, in the style of the policy
// that the page is about.
func (v *View) Date(d policy.Date) template.HTML {
	if p := v.about(); p != nil {
		return v.DateIn(d, p.Dates)
	}
	return v.DateIn(d, "")
}

// DateIn returns a date in a style.
func (v *View) DateIn(d policy.Date, style policy.DateStyle) template.HTML {
	return template.HTML(v.appendDate(make([]byte, 0, 80), d, style))
}

func (v *View) appendDate(b []byte, d policy.Date, style policy.DateStyle) []byte {
	b = append(append(b, `<time datetime="`...), d.String()...)
	b = appendText(append(b, `">`...), v.locale.FormatDate(d, style))
	return append(b, "</time>"...)
}

// plainDate returns a date without markup.
func (v *View) plainDate(d policy.Date) string { return v.locale.FormatDate(d, v.Text.Policy.Dates) }

// Dates returns the dates in the life of a version with the words for them, as
// <dl class="dates">.
func (v *View) Dates(events []site.Event) template.HTML {
	p := v.about()
	return v.dates(events, p.Preset, p.Dates)
}

// Facts returns the dates that the page of all policies shows of one, as
// <dl class="dates">.
func (v *View) Facts(e site.HomeEntry) template.HTML {
	s := e.Summary
	changed := locale.Enacted
	if s.Revised {
		changed = locale.LastRevised
	}
	return v.dates([]site.Event{
		{Event: locale.Effective, Date: s.Effective},
		{Event: changed, Date: s.Changed},
		{Event: locale.Repealed, Date: s.Repealed},
	}, s.Preset, s.Dates)
}

func (v *View) dates(events []site.Event, preset string, style policy.DateStyle) template.HTML {
	b := append(make([]byte, 0, 512), `<dl class="dates">`...)
	for _, e := range events {
		if e.Date.IsZero() {
			continue
		}
		b = appendText(append(b, "\n<div><dt>"...), v.locale.EventLabel(e.Event, preset))
		b = v.appendDate(append(b, "</dt><dd>"...), e.Date, style)
		b = append(b, "</dd></div>"...)
	}
	return template.HTML(append(b, "\n</dl>"...))
}
