// Package site says which pages there are, where they are, and what each
// shows.
//
// It is data only: [PolicyPages] makes the pages of one policy, [SitePages]
// those that speak of all policies, from a [Summary] of each. Comparisons of
// versions are made here, once for each pair, and checked ([NewComparison]). A site can so be
// built policy by policy, and its size does not matter to memory.
//
// # Addresses
//
// An address is the path of a page from the root of the site, without a slash
// at its start, such as "ja/terms/2020-09-01/"; "" is the root. A page is
// written to the file of its address, with index.html behind a slash. Links
// inside the site are relative ([Page.Link]), so that the same files work at a
// domain's root, below a path and behind any host; only what machines read
// (canonical addresses, sitemap) is absolute ([Page.URL]).
package site

import (
	"strings"

	"jobun/generator/internal/policy"
)

// Kind is what a page shows, and with that its format.
type Kind uint8

// The kinds of pages. Each has one of the fields of [Page] that say what it
// shows, if it needs one.
const (
	TextPage        Kind = iota // a text: in force, or of one version ([Page.Text])
	TextData                    // the same as JSON ([Page.Text])
	TextSealed                  // the same in its normal form, of which it has a seal ([Page.Text])
	ParallelPage                // a version in two languages side by side ([Page.Text], [Page.Parallel])
	ChangesPage                 // what a version changed in an older one ([Page.Changes])
	ChangesData                 // the same as JSON ([Page.Changes])
	HistoryPage                 // all versions of a policy ([Page.History])
	HomePage                    // all policies in one language ([Page.Home])
	MovedPage                   // sends readers on from an address of a policy's former name ([Page.Moved])
	SearchPage                  // where readers search all texts in one language, and the provisions to choose from ([Page.Search])
	LanguagePage                // the choice of a language
	NotFoundPage                // what a host shows for an address without a page
	Sitemap                     // all pages for search engines ([Page.Listed])
	SitemapIndex                // all sitemaps, where one does not suffice ([Page.Listed])
	SearchData                  // which words the texts may have, as JSON ([Page.Searched])
	PeriodsData                 // when each version is in force, as JSON ([Page.Periods])
	ScheduleData                // when the site changes next, as JSON ([Page.Schedule])
	Feed                        // changes for those who subscribe to them ([Page.Feed])
	Robots                      // robots.txt
	SecurityContact             // security.txt ([Page.Security])
)

// Page is one file of the site.
type Page struct {
	Kind     Kind
	Site     *policy.Site
	Address  string
	Language policy.Language // of what is not a policy's own words; "" where all languages stand together

	Canonical    string        // address of the page that search engines should show; often its own
	Translations []Translation // the page in all languages in which it has words, its own included; nil if it is not listed
	Default      string        // address of the page for readers of any other language, if there are Translations
	Switch       []Translation // the page in each language of the site, in their order
	Hidden       bool          // search engines should not show it
	Moved        string        // address of which this is a former one; "" if it is no such page

	Text     *Text
	Parallel *Parallel
	Changes  *Changes
	Periods  *Periods
	Schedule *Schedule
	Feed     *FeedPage
	History  *History
	Home     *Home
	Search   *Search
	Searched []Searched
	Listed   []Listed
	Security *Security
}

// Translation is a page in one language.
type Translation struct {
	Language policy.Language
	Address  string
}

// Listed is a page in a sitemap.
type Listed struct {
	Address      string
	Translations []Translation
	Default      string
}

// File returns the path of the page's file, from the root of the output.
func (p *Page) File() string {
	if p.Address == "" || strings.HasSuffix(p.Address, "/") {
		return p.Address + "index.html"
	}
	return p.Address
}

// URL returns the absolute form of an address.
func (p *Page) URL(address string) string { return p.Site.URL + address }

// Link returns the address relative to the page, for use in its links.
func (p *Page) Link(address string) string { return Relative(p.Address, address) }

// Relative returns the link from the page at one address to another address of
// the site. It is never empty.
func Relative(from, to string) string {
	folder := from[:strings.LastIndexByte(from, '/')+1]
	common := 0
	for i := 0; i < len(folder) && i < len(to) && folder[i] == to[i]; i++ {
		if folder[i] == '/' {
			common = i + 1
		}
	}
	link := make([]byte, 0, 128)
	for range strings.Count(folder[common:], "/") {
		link = append(link, "../"...)
	}
	if link = append(link, to[common:]...); len(link) == 0 {
		return "./"
	}
	return string(link)
}

// HomeAddress returns the address of the page of all policies in a language.
func HomeAddress(l policy.Language) string { return string(l) + "/" }

// PolicyAddress returns the address of the text of a policy that is in force.
func PolicyAddress(l policy.Language, name string) string { return HomeAddress(l) + name + "/" }

// VersionAddress returns the address of the text of one version of a policy.
func VersionAddress(l policy.Language, name, version string) string {
	return PolicyAddress(l, name) + version + "/"
}

// HistoryAddress returns the address of the history of a policy.
func HistoryAddress(l policy.Language, name string) string {
	return PolicyAddress(l, name) + "history/"
}

// ChangesAddress returns the address of what a version changed in the version
// before it, or in the older one that is named.
func ChangesAddress(l policy.Language, name, version, older string) string {
	address := VersionAddress(l, name, version) + "changes/"
	if older == "" {
		return address
	}
	return address + older + "/"
}

// everywhere returns the page that address makes in every language of the site.
func everywhere(languages []policy.Language, address func(policy.Language) string) []Translation {
	list := make([]Translation, len(languages))
	for i, l := range languages {
		list[i] = Translation{l, address(l)}
	}
	return list
}
