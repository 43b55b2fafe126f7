package render

import (
	"html/template"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// Forwards returns where the provisions are to which links from the time of older
// versions lead, as <ul class="moved">. It is hidden but for the entry that an
// address names; where another provision has the identifier, a script puts the entry
// before it. It is "" but on the page of the text in force.
func (v *View) Forwards() template.HTML {
	if v.OfVersion() || len(v.Text.Forwards) == 0 {
		return ""
	}
	t := v.Text
	names := v.known.namer(t.Policy, t.Text.Language)
	cite := func(p *policy.Provision) template.HTML { return template.HTML(names.cite(p)) }
	b := []byte(`<ul class="moved">`)
	for i := range t.Forwards {
		f := &t.Forwards[i]
		attribute := "id"
		if f.Reused {
			attribute = "data-id"
		}
		b = append(append(append(b, "\n<li "...), attribute...), `="`...)
		b = append(appendText(b, f.ID), `">`...)
		b = append(append(b, v.forwarded(f, cite)...), "</li>"...)
	}
	return template.HTML(append(b, "\n</ul>"...))
}

// forwarded says what became of a provision, with links to both places.
func (v *View) forwarded(f *site.Forward, cite func(*policy.Provision) template.HTML) template.HTML {
	old := v.anchor(f.Address+"#"+f.ID, "", cite(f.Old))
	since := v.Date(f.Since.Effective)
	if f.Into != nil {
		into := v.anchor(v.Address+"#"+f.Into.ID, `class="into"`, cite(f.Into))
		return v.message("provision-merged", "Old", old, "Date", since, "New", into)
	}
	if f.New == nil {
		changes := v.anchor(f.Changes, "", v.message("changes"))
		return v.message("provision-gone", "Old", old, "Date", since, "Changes", changes)
	}
	to := v.anchor(v.Address+"#"+f.New.ID, "", cite(f.New))
	return v.message("provision-moved", "Old", old, "Date", since, "New", to)
}
