package site

import (
	"cmp"
	"iter"
	"slices"
	"strconv"

	"jobun/generator/internal/policy"
)

// Home is what the page of all policies shows in one language.
type Home struct {
	Groups []Group // those that have policies: in force, coming, repealed, drafts
}

// Group is all policies in one state, by title.
type Group struct {
	State    policy.State
	Policies []HomeEntry
}

// HomeEntry is one policy on that page.
type HomeEntry struct {
	Summary        *Summary
	Title          Title
	Address        string // of the text in force
	NextAddress    string // of the version that takes effect next; "" if there is none, or it is the one at Address
	HistoryAddress string
}

// limit is how many pages a sitemap may list (sitemaps.org).
const limit = 50_000

// SitePages returns the pages that speak of all policies, and those that belong
// to none, as of a day.
func SitePages(s *policy.Site, all []Summary, asOf policy.Date) []Page {
	pages := PagesOfAll(s, all, asOf)
	_ = EachSitemap(s, all, func(p *Page) error {
		pages = append(pages, *p)
		return nil
	})
	return pages
}

// PagesOfAll returns those of [SitePages] that are no sitemaps.
func PagesOfAll(s *policy.Site, all []Summary, asOf policy.Date) []Page {
	pages := []Page{languagePage(s)}
	for _, l := range s.Languages {
		pages = append(pages, homePage(s, all, l))
	}
	pages = append(pages, SearchPages(s, all)...)
	pages = append(pages, Page{Kind: NotFoundPage, Site: s, Address: "404.html", Hidden: true})
	pages = append(pages, securityPages(s, asOf)...)
	return append(pages, schedulePage(s, all, asOf), Page{Kind: Robots, Site: s, Address: "robots.txt"})
}

// EachSitemap makes the sitemaps of [SitePages] one after the other and gives each to
// use, so that those of a very large site need not be in memory together. The error
// is that of use.
func EachSitemap(s *policy.Site, all []Summary, use func(*Page) error) error {
	var first error
	sitemaps(s, listed(s, all), func(p Page) {
		if first == nil {
			first = use(&p)
		}
	})
	return first
}

// languagePage has no language of its own; readers who come to the root of the
// site choose one.
func languagePage(s *policy.Site) Page {
	return Page{
		Kind: LanguagePage, Site: s,
		Translations: everywhere(s.Languages, HomeAddress),
		Switch:       everywhere(s.Languages, HomeAddress),
	}
}

func homePage(s *policy.Site, all []Summary, l policy.Language) Page {
	return Page{
		Kind: HomePage, Site: s, Language: l,
		Address:      HomeAddress(l),
		Canonical:    HomeAddress(l),
		Translations: everywhere(s.Languages, HomeAddress),
		Switch:       everywhere(s.Languages, HomeAddress),
		Home:         &Home{Groups: groups(all, l)},
	}
}

func groups(all []Summary, l policy.Language) []Group {
	var list []Group
	for _, state := range []policy.State{policy.InForce, policy.NotYet, policy.Repealed, policy.Unpublished} {
		var entries []HomeEntry
		for i := range all {
			if len(all[i].Titles) > 0 && all[i].State == state {
				entries = append(entries, homeEntry(&all[i], l))
			}
		}
		if len(entries) > 0 {
			slices.SortStableFunc(entries, byTitle)
			list = append(list, Group{state, entries})
		}
	}
	return list
}

func byTitle(a, b HomeEntry) int {
	return cmp.Or(cmp.Compare(a.Title.Words, b.Title.Words), cmp.Compare(a.Summary.Name, b.Summary.Name))
}

func homeEntry(s *Summary, l policy.Language) HomeEntry {
	e := HomeEntry{
		Summary:        s,
		Title:          s.Title(l),
		Address:        PolicyAddress(l, s.Name),
		HistoryAddress: HistoryAddress(l, s.Name),
	}
	if !s.Next.IsZero() && s.Next != s.Effective {
		e.NextAddress = VersionAddress(l, s.Name, s.Next.String())
	}
	return e
}

// listed returns all pages that search engines should show, drafts excluded.
func listed(s *policy.Site, all []Summary) iter.Seq[Listed] {
	return func(yield func(Listed) bool) {
		for _, l := range listedOfNone(s, all) {
			if !yield(l) {
				return
			}
		}
		for i := range all {
			for _, l := range listedOf(s, &all[i]) {
				if !yield(l) {
					return
				}
			}
		}
	}
}

// listedOfNone returns those pages that belong to no policy.
func listedOfNone(s *policy.Site, all []Summary) []Listed {
	home := everywhere(s.Languages, HomeAddress)
	list := []Listed{{"", home, ""}}
	for _, t := range home {
		list = append(list, Listed{t.Address, home, ""})
	}
	for number := range searchPageCount(all) {
		search, standard := translated(s, s.Languages, "", searchAddressOf(number+1))
		for _, t := range search {
			list = append(list, Listed{t.Address, search, standard})
		}
	}
	return list
}

func listedOf(s *policy.Site, p *Summary) []Listed {
	var list []Listed
	add := func(languages []policy.Language, address func(policy.Language) string) {
		translations, standard := translated(s, languages, p.Prevailing, address)
		for _, t := range translations {
			list = append(list, Listed{t.Address, translations, standard})
		}
	}
	if len(p.Titles) > 0 {
		if p.State != policy.Unpublished {
			add(p.Latest, func(l policy.Language) string { return PolicyAddress(l, p.Name) })
		}
		add(s.Languages, func(l policy.Language) string { return HistoryAddress(l, p.Name) })
	}
	for _, v := range p.Versions {
		add(v.Languages, func(l policy.Language) string { return VersionAddress(l, p.Name, v.Name) })
		if len(v.Languages) > 1 {
			add(v.Languages, func(l policy.Language) string { return ParallelAddress(l, p.Name, v.Name) })
		}
		add(v.Changes, func(l policy.Language) string { return ChangesAddress(l, p.Name, v.Name, "") })
	}
	return list
}

// sitemaps makes one sitemap, or several and an index of them if there are more pages
// than one may list.
func sitemaps(s *policy.Site, list iter.Seq[Listed], use func(Page)) {
	index := Page{Kind: SitemapIndex, Site: s, Address: "sitemap.xml"}
	var part []Listed
	several := func() {
		address := "sitemap-" + strconv.Itoa(len(index.Listed)+1) + ".xml"
		index.Listed = append(index.Listed, Listed{Address: address})
		use(Page{Kind: Sitemap, Site: s, Address: address, Listed: part})
		part = nil
	}
	for l := range list {
		if len(part) == limit {
			several()
		}
		part = append(part, l)
	}
	if len(index.Listed) == 0 {
		use(Page{Kind: Sitemap, Site: s, Address: "sitemap.xml", Listed: part})
		return
	}
	several()
	use(index)
}
