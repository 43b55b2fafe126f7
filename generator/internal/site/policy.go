package site

import (
	"slices"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/policy"
)

// PolicyPages returns all pages of a policy as of a day. Pages that show the
// same text or comparison stand next to each other. An error says that a
// comparison is not exact.
func PolicyPages(s *policy.Site, h *amendment.History, asOf policy.Date) ([]Page, error) {
	p := h.Policy()
	if len(p.Versions) == 0 {
		return nil, nil
	}
	c := newComparer(h)
	marks, err := newMarks(c)
	if err != nil {
		return nil, err
	}
	var pages []Page
	for _, l := range s.Languages {
		for i, v := range p.Versions {
			t := newText(p, v, l, asOf)
			t.Marks = marks[i]
			if t.Lags, err = lags(c, i, l); err != nil {
				return nil, err
			}
			pages = append(pages, versionPages(s, t, l)...)
			changes, err := changesPages(s, c, v, l, asOf)
			if err != nil {
				return nil, err
			}
			pages = append(pages, changes...)
		}
		entries := historyEntries(p, l, asOf)
		if err := addComparisons(entries, c, l); err != nil {
			return nil, err
		}
		pages = append(pages, historyPage(s, p, l, asOf, entries), policyFeed(s, p, l, asOf, entries))
	}
	return pages, nil
}

// TextPages returns the pages of a policy that show one version at a time, without
// all that rests on a comparison of versions. A build has them among
// [PolicyPages]; alone they serve to measure what comparisons cost.
func TextPages(s *policy.Site, h *amendment.History, asOf policy.Date) ([]Page, error) {
	p := h.Policy()
	var pages []Page
	for _, l := range s.Languages {
		for _, v := range p.Versions {
			pages = append(pages, versionPages(s, newText(p, v, l, asOf), l)...)
		}
		if len(p.Versions) > 0 {
			pages = append(pages, historyPage(s, p, l, asOf, historyEntries(p, l, asOf)))
		}
	}
	return pages, nil
}

// versionPages returns the pages of one version, and those of the policy itself
// if it is the version that they show.
func versionPages(s *policy.Site, t *Text, l policy.Language) []Page {
	pages := textPages(s, t, l, func(l policy.Language) string {
		return VersionAddress(l, t.Policy.Name, t.Version.Name())
	})
	if t.Version == t.Latest {
		pages = append(pages, textPages(s, t, l, func(l policy.Language) string {
			return PolicyAddress(l, t.Policy.Name)
		})...)
	}
	return pages
}

// textPages returns a text as a page and as data, at the address of its
// language.
func textPages(s *policy.Site, t *Text, l policy.Language, address func(policy.Language) string) []Page {
	page := Page{
		Kind: TextPage, Site: s, Language: l, Text: t,
		Address: address(l),
		Switch:  everywhere(s.Languages, address),
		Hidden:  t.Version.Draft(),
	}
	data := page
	data.Kind, data.Address = TextData, page.Address+"text.json"
	if t.Missing(l) {
		// It has the words of another page; that one is to be found.
		page.Canonical = address(t.Text.Language)
		return []Page{page, data}
	}
	page.Canonical = page.Address
	if !page.Hidden {
		page.Translations, page.Default = translations(s, t, address)
	}
	return []Page{page, data}
}

// translations returns the page of a text in every language that has one, and
// the address for readers of no such language.
func translations(s *policy.Site, t *Text, address func(policy.Language) string) ([]Translation, string) {
	return translated(s, t.Languages, t.Policy.Prevailing, address)
}

func translated(s *policy.Site, have []policy.Language, prevailing policy.Language, address func(policy.Language) string) ([]Translation, string) {
	var list []Translation
	for _, l := range s.Languages {
		if slices.Contains(have, l) {
			list = append(list, Translation{l, address(l)})
		}
	}
	if slices.Contains(have, s.Languages[0]) {
		return list, address(s.Languages[0])
	}
	return list, address(prevailing)
}
