package site

import (
	"slices"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/policy"
)

// PolicyPages makes all pages of a policy as of a day, one after the other, and
// gives each to use, so that a policy with many versions, each of which is compared
// with all before it, fits into memory. Pages that show the same texts or comparison
// follow each other. The error is that of use, or says that a comparison is not
// exact.
func PolicyPages(s *policy.Site, h *amendment.History, asOf policy.Date, use func(*Page) error) error {
	p := h.Policy()
	if len(p.Versions) == 0 {
		return nil
	}
	m := newMaker(s, h, asOf, withFormer(p, use))
	marks, err := newMarks(m.comparer)
	if err != nil {
		return err
	}
	for i := range p.Versions {
		if err := m.version(i, marks[i]); err != nil {
			return err
		}
	}
	for _, l := range s.Languages {
		entries := historyEntries(p, l, asOf)
		if err := addComparisons(entries, m.comparer, l); err != nil {
			return err
		}
		if err := m.pages([]Page{historyPage(s, p, l, asOf, entries), m.policyFeed(l, entries)}); err != nil {
			return err
		}
	}
	return m.pages([]Page{m.periodsPage()})
}

// maker makes the pages of one policy.
type maker struct {
	site     *policy.Site
	comparer *comparer
	definer  *definer
	asOf     policy.Date
	use      func(*Page) error
}

func newMaker(s *policy.Site, h *amendment.History, asOf policy.Date, use func(*Page) error) *maker {
	return &maker{site: s, comparer: newComparer(h), definer: newDefiner(s), asOf: asOf, use: use}
}

// version makes the pages of one version in all languages.
func (m *maker) version(i int, marks map[string]Mark) error {
	var texts []*Text
	for _, l := range m.site.Languages {
		t, err := m.text(i, l)
		if err != nil {
			return err
		}
		t.Marks = marks
		if err := m.pages(versionPages(m.site, t, l)); err != nil {
			return err
		}
		texts = append(texts, t)
	}
	for _, t := range texts {
		if err := m.pages(parallelPages(m.site, t, texts)); err != nil {
			return err
		}
	}
	for _, t := range texts {
		if err := m.changes(t.Version, t.Language); err != nil {
			return err
		}
	}
	return nil
}

// text returns what the pages of version i show in a language, but for marks.
func (m *maker) text(i int, l policy.Language) (t *Text, err error) {
	p := m.comparer.policy
	t = newText(p, p.Versions[i], l, m.asOf)
	m.definer.define(t)
	if t.Lags, err = lags(m.comparer, i, l); err != nil {
		return nil, err
	}
	if t.Version == t.Latest && !t.Version.Draft() {
		t.Forwards, err = forwards(m.comparer, t)
	}
	return t, err
}

func (m *maker) pages(list []Page) error {
	for i := range list {
		if err := m.use(&list[i]); err != nil {
			return err
		}
	}
	return nil
}

// TextPages makes the pages of a policy that show one version at a time, without
// all that rests on a comparison of versions. A build has them among
// [PolicyPages]; alone they serve to measure what comparisons cost.
func TextPages(s *policy.Site, h *amendment.History, asOf policy.Date, use func(*Page) error) error {
	p := h.Policy()
	m := newMaker(s, h, asOf, use)
	for _, l := range s.Languages {
		for _, v := range p.Versions {
			t := newText(p, v, l, asOf)
			m.definer.define(t)
			if err := m.pages(versionPages(s, t, l)); err != nil {
				return err
			}
		}
		if len(p.Versions) == 0 {
			continue
		}
		if err := m.pages([]Page{historyPage(s, p, l, asOf, historyEntries(p, l, asOf))}); err != nil {
			return err
		}
	}
	return nil
}

// versionPages returns the pages of one version, and those of the policy itself
// if it is the version that they show.
func versionPages(s *policy.Site, t *Text, l policy.Language) []Page {
	pages := textPages(s, t, l, func(l policy.Language) string {
		return VersionAddress(l, t.Policy.Name, t.Version.Name())
	})
	if t.Seal != nil && !t.Missing(l) {
		pages = append(pages, Page{Kind: TextSealed, Site: s, Language: l, Text: t, Address: t.SealedAddress})
	}
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
	t.Later = t.later(s.Location)
	t.Identifier = tag(s, t.Version.Announced(), t.Policy.FirstName(), t.Version, t.Text.Language)
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
