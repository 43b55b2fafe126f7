package site

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"jobun/generator/internal/policy"
)

// FeedPage is what a feed shows: the versions of a policy, or the newest ones of
// all policies.
type FeedPage struct {
	Policy    string // title of the policy; "" for the feed of the whole site
	ID        string // never changes, wherever the site stands
	Alternate string // address of the page for readers
	Entries   []FeedEntry
}

// FeedEntry is one version in a feed, or one correction of it.
type FeedEntry struct {
	ID      string // never changes, wherever the site stands
	Updated string // in RFC 3339: the beginning of the day on which it was published, or made
	Policy  string // title of the policy in that version
	Name    string // its folder
	Version *policy.Version
	Dates   []Event
	Summary string

	Correction *policy.Correction // that the entry announces; nil if it announces the version
	Address    string             // of what it changed; of the text, if it is the first version or a correction

	Changes *Changes // nil for the first version
	Style   policy.DateStyle
	Preset  string
	XML     []byte // the entry as it is written, once it has been
}

// FeedAddress returns the address of the feed of a policy, or with the name "" of
// the whole site.
func FeedAddress(l policy.Language, name string) string {
	if name == "" {
		return HomeAddress(l) + "feed.atom"
	}
	return PolicyAddress(l, name) + "feed.atom"
}

// policyFeed returns the feed of a policy, the newest version first. Drafts are
// not announced.
func (m *maker) policyFeed(l policy.Language, versions []HistoryEntry) Page {
	s, p := m.site, m.comparer.policy
	title := titleOf(p, l, m.asOf).Words
	feed := &FeedPage{Policy: title, ID: s.Home + FeedAddress(l, p.FirstName()), Alternate: HistoryAddress(l, p.Name)}
	for i := range versions {
		if e := &versions[i]; !e.Version.Draft() {
			entry := m.feedEntry(l, e)
			feed.Entries = append(append(feed.Entries, entry), m.corrections(entry, e, l)...)
		}
	}
	slices.SortStableFunc(feed.Entries, compareEntries)
	return Page{Kind: Feed, Site: s, Language: l, Address: FeedAddress(l, p.Name), Feed: feed}
}

func (m *maker) feedEntry(l policy.Language, e *HistoryEntry) FeedEntry {
	s, p := m.site, m.comparer.policy
	day := e.Version.Announced()
	text, _ := p.Text(e.Version, l)
	out := FeedEntry{
		ID:      tag(s, day, p.FirstName(), e.Version, l),
		Updated: midnight(day, s.Location),
		Policy:  policy.Plain(text.Title), Name: p.Name, Version: e.Version, Dates: e.Dates, Summary: e.Summary,
		Address: e.Address, Style: p.Dates, Preset: p.Preset,
	}
	if e.Comparison != nil {
		out.Address = e.ChangesAddress
		out.Changes = &Changes{
			Comparison: e.Comparison, Missing: e.Comparison.Language() != l, Address: e.ChangesAddress,
			NewAddress: e.Address, OldAddress: VersionAddress(l, p.Name, e.Comparison.Old.Name()),
			LatestAddress: PolicyAddress(l, p.Name), HistoryAddress: HistoryAddress(l, p.Name),
		}
	}
	return out
}

// corrections returns an entry for each correction of a version, of which the entry
// is given.
func (m *maker) corrections(version FeedEntry, e *HistoryEntry, l policy.Language) []FeedEntry {
	list := make([]FeedEntry, len(version.Version.Corrections))
	for i := range list {
		c := &version.Version.Corrections[i]
		list[i] = FeedEntry{
			ID:      version.ID + "/correction-" + strconv.Itoa(i+1),
			Updated: midnight(c.Date, m.site.Location),
			Policy:  version.Policy, Name: version.Name, Version: version.Version, Correction: c, Summary: c.Note[l],
			Address: e.Address, Style: version.Style, Preset: version.Preset,
		}
	}
	return list
}

// tag returns the identifier of an entry (RFC 4151). It rests on what never
// changes about a version, and not on where the site stands today.
func tag(s *policy.Site, day policy.Date, name string, v *policy.Version, l policy.Language) string {
	host := "localhost"
	if u, err := url.Parse(s.Home); err == nil && u.Hostname() != "" {
		host = u.Hostname()
	}
	return "tag:" + host + "," + strconv.Itoa(day.Year) + ":" + name + "/" + v.Name() + "/" + string(l)
}

// midnight returns the beginning of a day in the time zone. A zone that is not
// known is a problem already, and then UTC.
func midnight(d policy.Date, zone *time.Location) string {
	if zone == nil {
		zone = time.UTC
	}
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, zone).Format(time.RFC3339)
}

// compareEntries orders entries from the newest to the oldest.
func compareEntries(a, b FeedEntry) int {
	if c := cmp.Or(-strings.Compare(a.Updated, b.Updated), strings.Compare(a.Name, b.Name)); c != 0 {
		return c // as nearly all are: what follows takes longer
	}
	return cmp.Or(-strings.Compare(a.Version.Name(), b.Version.Name()), -strings.Compare(a.ID, b.ID))
}

// newest is how many versions the feed of the whole site has.
const newest = 40

// Newest collects the entries of the feeds of the whole site, those of each
// language apart. The zero value is ready; it keeps no more than it needs.
type Newest struct {
	entries map[policy.Language][]FeedEntry
}

// Add adds the entries of a policy, which are written ([FeedEntry.XML]), or will be
// before anybody asks for pages. What they were made from is forgotten, so that it does
// not stay in memory.
func (n *Newest) Add(l policy.Language, entries []FeedEntry) {
	if n.entries == nil {
		n.entries = map[policy.Language][]FeedEntry{}
	}
	list := n.entries[l]
	for _, e := range entries {
		if len(list) >= newest && compareEntries(list[newest-1], e) < 0 {
			continue
		}
		list = append(list, FeedEntry{ID: e.ID, Updated: e.Updated, Name: e.Name, Version: &policy.Version{Effective: e.Version.Effective}, XML: e.XML})
	}
	slices.SortStableFunc(list, compareEntries)
	n.entries[l] = slices.Clip(list[:min(len(list), newest)])
}

// Pages returns the feed of the whole site in each language that has entries.
func (n *Newest) Pages(s *policy.Site) []Page {
	var pages []Page
	for _, l := range s.Languages {
		if len(n.entries[l]) == 0 {
			continue
		}
		feed := &FeedPage{ID: s.Home + FeedAddress(l, ""), Alternate: HomeAddress(l), Entries: n.entries[l]}
		pages = append(pages, Page{Kind: Feed, Site: s, Language: l, Address: FeedAddress(l, ""), Feed: feed})
	}
	return pages
}
