package site

import "jobun/generator/internal/policy"

// History is what the page of all versions of a policy shows.
type History struct {
	Policy        *policy.Policy
	Title         string          // of the latest version
	TitleLanguage policy.Language // of Title
	Versions      []HistoryEntry  // newest first
	LatestAddress string          // of the text in force

	PeriodsAddress string // of the periods as data
}

// HistoryEntry is one version on that page.
type HistoryEntry struct {
	Version   *policy.Version
	Number    int // from 1, the first version; 0 for a draft
	State     policy.State
	From      policy.Date // day on which it takes effect; zero for a draft
	Until     policy.Date // first day on which it is no longer in force; zero if unknown
	Dates     []Event
	Summary   string
	Languages []policy.Language // that it has, the prevailing one first
	Missing   bool              // it has no text in the language of the page
	Address   string

	Comparison     *Comparison // with the version before; nil for the first one
	ChangesAddress string      // of the page of the comparison; "" for the first one

	ParallelAddress string // of both languages side by side; "" if there is only one
}

func historyPage(s *policy.Site, p *policy.Policy, l policy.Language, asOf policy.Date, entries []HistoryEntry) Page {
	address := func(l policy.Language) string { return HistoryAddress(l, p.Name) }
	title := titleOf(p, l, asOf)
	return Page{
		Kind: HistoryPage, Site: s, Language: l,
		Address:      address(l),
		Canonical:    address(l),
		Translations: everywhere(s.Languages, address),
		Default:      address(s.Languages[0]),
		Switch:       everywhere(s.Languages, address),
		History: &History{
			Policy: p, Title: title.Words, TitleLanguage: title.Language,
			Versions:      entries,
			LatestAddress: PolicyAddress(l, p.Name),

			PeriodsAddress: PeriodsAddress(p.Name),
		},
	}
}

func historyEntries(p *policy.Policy, l policy.Language, asOf policy.Date) []HistoryEntry {
	entries := make([]HistoryEntry, len(p.Versions))
	for i, v := range p.Versions {
		number := i + 1
		if v.Draft() {
			number = 0
		}
		_, has := p.Text(v, l)
		entries[len(entries)-1-i] = HistoryEntry{
			Version: v, Number: number,
			State:     p.State(v, asOf),
			From:      v.Effective,
			Until:     p.Until(v),
			Dates:     events(p, v),
			Summary:   v.Summary[l],
			Languages: p.Languages(v),
			Missing:   !has,
			Address:   VersionAddress(l, p.Name, v.Name()),
		}
		if e := &entries[len(entries)-1-i]; len(e.Languages) > 1 {
			e.ParallelAddress = ParallelAddress(l, p.Name, v.Name())
		}
	}
	return entries
}

// addComparisons adds to each entry, the newest of which comes first, what its
// version changed in the one before.
func addComparisons(entries []HistoryEntry, c *comparer, l policy.Language) error {
	for i := range len(entries) - 1 {
		e := &entries[i]
		var err error
		if e.Comparison, err = c.compare(entries[i+1].Version, e.Version, l); err != nil {
			return err
		}
		e.ChangesAddress = ChangesAddress(l, c.policy.Name, e.Version.Name(), "")
	}
	return nil
}
