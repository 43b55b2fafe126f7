package render

import (
	"jobun/generator/internal/amendment"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// try writes one page of every kind, so that a layout with a mistake is found
// before anything is built, even where this site has no such page.
func (r *Renderer) try() error {
	s, p := trial()
	day := policy.Date{Year: 2020, Month: 1, Day: 1}
	write := func(page *site.Page) error {
		_, err := r.Page(nil, page)
		return err
	}
	if err := site.PolicyPages(s, amendment.NewHistory(p), day, write); err != nil {
		return err
	}
	for _, page := range site.SitePages(s, []site.Summary{site.Summarize(p, day)}, day) {
		if err := write(&page); err != nil {
			return err
		}
	}
	return nil
}

// trial returns a small site whose policy has versions in every state, one of
// them without a translation.
func trial() (*policy.Site, *policy.Policy) {
	s := &policy.Site{Languages: []policy.Language{"en", "ja"}, URL: "https://example.com/", TimeZone: "UTC"}
	p := &policy.Policy{Name: "trial", Prevailing: "ja", Preset: "company", Former: []policy.FormerName{{Name: "former"}}}
	for _, year := range []int{2018, 2019, 2030, 0} {
		v := &policy.Version{Texts: map[policy.Language]*policy.Text{}}
		if year > 0 {
			v.Effective = policy.Date{Year: year, Month: 4, Day: 1}
		}
		for _, l := range s.Languages {
			if year != 2019 || l == p.Prevailing {
				v.Texts[l] = &policy.Text{Language: l, Title: []policy.Inline{{Text: "trial"}}}
			}
		}
		p.Versions = append(p.Versions, v)
	}
	return s, p
}
