package site

import (
	"slices"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/policy"
)

// Changes is what the page of a comparison shows.
type Changes struct {
	*Comparison
	AsOf  policy.Date
	State policy.State // of the newer version
	Dates []Event      // of the newer version

	Older   string       // name of the older version in the address; "" if it is the one before
	Missing bool         // one of the versions has no text in the language of the page
	Others  []Comparable // older versions with which the newer one is compared elsewhere

	Address        string // of this page
	NewAddress     string // of the newer version
	OldAddress     string
	LatestAddress  string // of the text in force
	HistoryAddress string
}

// Comparable is an older version and where the newer one is compared with it.
type Comparable struct {
	Version *policy.Version
	Address string
}

// Summary returns why the version was made, in a language; "" if nobody says.
func (c *Changes) Summary(l policy.Language) string { return c.New.Summary[l] }

// comparer makes comparisons of the versions of a policy. Those of a version with
// the one before it, on which much rests, are made once and kept; there are too
// many others to keep. Pages in several languages share that of the prevailing
// texts where one lacks a text.
type comparer struct {
	policy  *policy.Policy
	history *amendment.History
	made    map[comparisonKey]*Comparison
}

type comparisonKey struct {
	older, newer *policy.Version
	language     policy.Language
}

func newComparer(h *amendment.History) *comparer {
	return &comparer{policy: h.Policy(), history: h, made: map[comparisonKey]*Comparison{}}
}

func (c *comparer) compare(older, newer *policy.Version, l policy.Language) (*Comparison, error) {
	if older.Texts[l] == nil || newer.Texts[l] == nil {
		l = c.policy.Prevailing
	}
	key := comparisonKey{older, newer, l}
	if made := c.made[key]; made != nil {
		return made, nil
	}
	made, err := NewComparison(c.history, older, newer, l)
	if err == nil && c.history.Follows(older, newer) {
		c.made[key] = made
	}
	return made, err
}

// changes makes the pages that compare a version with each older one: at the
// address of its changes with the version before it, below that with all.
func (m *maker) changes(v *policy.Version, l policy.Language) error {
	versions := m.comparer.policy.Versions
	i := slices.Index(versions, v)
	for k := i - 1; k >= 0; k-- {
		made, err := m.comparer.compare(versions[k], v, l)
		if err != nil {
			return err
		}
		if k == i-1 {
			if err := m.pages(comparisonPages(m.site, made, l, m.asOf, "", versions[:i])); err != nil {
				return err
			}
		}
		if err := m.pages(comparisonPages(m.site, made, l, m.asOf, versions[k].Name(), versions[:i])); err != nil {
			return err
		}
	}
	return nil
}

// comparisonPages returns a comparison as a page and as data. Older is the name of
// the older version in its address, "" for that of the version before.
func comparisonPages(s *policy.Site, c *Comparison, l policy.Language, asOf policy.Date, older string, before []*policy.Version) []Page {
	name, version := c.Policy.Name, c.New.Name()
	address := func(l policy.Language) string { return ChangesAddress(l, name, version, older) }
	canonical := address
	if c.Old == before[len(before)-1] {
		canonical = func(l policy.Language) string { return ChangesAddress(l, name, version, "") }
	}
	changes := &Changes{
		Comparison: c, AsOf: asOf,
		State:          c.Policy.State(c.New, asOf),
		Dates:          events(c.Policy, c.New),
		Older:          older,
		Missing:        c.Language() != l,
		Address:        address(l),
		NewAddress:     VersionAddress(l, name, version),
		OldAddress:     VersionAddress(l, name, c.Old.Name()),
		LatestAddress:  PolicyAddress(l, name),
		HistoryAddress: HistoryAddress(l, name),
	}
	for _, v := range slices.Backward(before) {
		if v != c.Old {
			changes.Others = append(changes.Others, Comparable{v, ChangesAddress(l, name, version, v.Name())})
		}
	}
	page := Page{
		Kind: ChangesPage, Site: s, Language: l, Changes: changes,
		Address:   address(l),
		Canonical: canonical(l),
		Switch:    everywhere(s.Languages, address),
		Hidden:    c.New.Draft() || older != "", // Nobody searches for a comparison with an old version.
	}
	if changes.Missing {
		page.Canonical = canonical(c.Language())
	} else if !page.Hidden {
		page.Translations, page.Default = translated(s, common(c.Policy, c.Old, c.New), c.Policy.Prevailing, address)
	}
	data := page
	data.Kind, data.Address = ChangesData, page.Address+"changes.json"
	return []Page{page, data}
}

// common returns the languages in which both versions have a text.
func common(p *policy.Policy, a, b *policy.Version) []policy.Language {
	return slices.DeleteFunc(p.Languages(a), func(l policy.Language) bool { return b.Texts[l] == nil })
}
