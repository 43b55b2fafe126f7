package site

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/search"
)

// Search is what the page shows on which readers search. Without scripts they
// choose from all provisions instead; where these are too many for one page there
// are several.
type Search struct {
	Number  int            // of the page, from 1
	Browsed []Browsed      // by title
	Others  []BrowsedPages // all pages with provisions; none if there is only one

	TextsAddress string // of the data about texts in force and to come
	OlderAddress string // the same about those that no longer are in force
}

// Browsed is a policy in force, or to come, with its provisions to choose from.
type Browsed struct {
	Title          Title
	Name           string
	State          policy.State
	Address        string // of the text
	HistoryAddress string
	Headings       Headings
}

// BrowsedPages is one of several pages with provisions.
type BrowsedPages struct {
	Number      int
	First, Last Title // of its policies
	Address     string
}

// Searched is one text that can be searched.
type Searched struct {
	Policy    string
	Version   string
	Language  policy.Language // of the text, which is the prevailing one if the page's language has none
	Title     string
	State     policy.State
	Dates     policy.DateStyle
	Effective policy.Date
	From      string // moment at which it comes into force, in RFC 3339, if that is to come; or ""
	Until     string // moment from which it no longer is, if that is known and to come; or ""
	Repealed  bool   // and from that moment on the policy is repealed
	Grams     search.Set

	PolicyAt, VersionAt int // the place of its policy among all, and of its version in that one's summary
}

// browsed is how many provisions a page has about, so that it loads fast: the list
// of a thousand takes less than 10 KB.
const browsed = 6000

// SearchAddress returns the address of the page for searching, or of a further page
// with provisions, by its number from 1.
func SearchAddress(l policy.Language, number int) string {
	address := HomeAddress(l) + "search/"
	if number == 1 {
		return address
	}
	return address + strconv.Itoa(number) + "/"
}

// SearchDataAddress returns the address of the data for the search in a language in
// which a text in the state stands.
func SearchDataAddress(l policy.Language, state policy.State) string {
	if state == policy.InForce || state == policy.NotYet {
		return SearchAddress(l, 1) + "texts.json"
	}
	return SearchAddress(l, 1) + "older.json"
}

func searchAddressOf(number int) func(policy.Language) string {
	return func(l policy.Language) string { return SearchAddress(l, number) }
}

// browsedPerPage returns how many policies stand on a page. It does not depend on the
// language, so that there are as many pages in each.
func browsedPerPage(all []Summary) (perPage, policies int) {
	provisions := 0
	for i := range all {
		if t := all[i].shown(""); t != nil {
			policies++
			provisions += t.Headings.Len()
		}
	}
	pages := max(1, (provisions+browsed-1)/browsed)
	return max(1, (policies+pages-1)/pages), policies
}

func searchPageCount(all []Summary) int {
	perPage, policies := browsedPerPage(all)
	return max(1, (policies+perPage-1)/perPage)
}

// shown returns the text that the policy's own page shows in a language, if it has
// provisions to choose from; else nil.
func (s *Summary) shown(l policy.Language) *TextSummary {
	for i := range s.Versions {
		v := &s.Versions[i]
		if len(v.Texts) == 0 || v.State == policy.Repealed || v.Effective != s.Effective {
			continue
		}
		return v.text(l)
	}
	return nil
}

// text returns the text in the language, or else the prevailing one.
func (v *VersionSummary) text(l policy.Language) *TextSummary {
	for i := range v.Texts {
		if v.Texts[i].Language == l {
			return &v.Texts[i]
		}
	}
	return &v.Texts[0]
}

// searchPages returns the pages on which readers search in a language, and the data
// that their script asks for.
func searchPages(s *policy.Site, all []Summary, l policy.Language) []Page {
	list := browsedIn(all, l)
	perPage, _ := browsedPerPage(all)
	var pages []Page
	var others []BrowsedPages
	for part := range parts(list, perPage) {
		number := len(pages) + 1
		address := searchAddressOf(number)
		page := Page{
			Kind: SearchPage, Site: s, Language: l,
			Address:   address(l),
			Canonical: address(l),
			Switch:    everywhere(s.Languages, address),
			Search:    &Search{Number: number, Browsed: part, TextsAddress: SearchDataAddress(l, policy.InForce), OlderAddress: SearchDataAddress(l, policy.Superseded)},
		}
		page.Translations, page.Default = translated(s, s.Languages, "", address)
		pages = append(pages, page)
		if len(part) > 0 {
			others = append(others, BrowsedPages{number, part[0].Title, part[len(part)-1].Title, page.Address})
		}
	}
	if len(others) > 1 {
		for i := range pages {
			pages[i].Search.Others = others
		}
	}
	return append(pages, searchData(s, all, l)...)
}

// searchData returns the data that the script of the page for searching asks for.
func searchData(s *policy.Site, all []Summary, l policy.Language) []Page {
	current, older := searched(s, all, l)
	return []Page{
		{Kind: SearchData, Site: s, Language: l, Address: SearchDataAddress(l, policy.InForce), Searched: current},
		{Kind: SearchData, Site: s, Language: l, Address: SearchDataAddress(l, policy.Superseded), Searched: older},
	}
}

// SearchPages returns those of [SitePages] for searching, with the data.
func SearchPages(s *policy.Site, all []Summary) []Page {
	var pages []Page
	for _, l := range s.Languages {
		pages = append(pages, searchPages(s, all, l)...)
	}
	return pages
}

// SameDivision reports whether the provisions to choose from are divided into pages in
// the same way, if the policies are the same and in the same order. Each of the pages
// then depends on the policies that stand on it alone.
func SameDivision(a, b []Summary) bool {
	perPageA, policiesA := browsedPerPage(a)
	perPageB, policiesB := browsedPerPage(b)
	return perPageA == perPageB && policiesA == policiesB
}

// SearchDataPages returns those of [SitePages] that have data of the search. They are
// all of these pages that depend on the words of texts.
func SearchDataPages(s *policy.Site, all []Summary) []Page {
	var pages []Page
	for _, l := range s.Languages {
		pages = append(pages, searchData(s, all, l)...)
	}
	return pages
}

// parts cuts a list into parts of a size; an empty list is one part.
func parts(list []Browsed, size int) iter.Seq[[]Browsed] {
	if len(list) == 0 {
		return slices.Values([][]Browsed{nil})
	}
	return slices.Chunk(list, size)
}

func browsedIn(all []Summary, l policy.Language) []Browsed {
	var list []Browsed
	for i := range all {
		s := &all[i]
		if t := s.shown(l); t != nil {
			list = append(list, Browsed{
				Title: Title{t.Title, t.Language}, Name: s.Name, State: s.State,
				Address: PolicyAddress(l, s.Name), HistoryAddress: HistoryAddress(l, s.Name),
				Headings: t.Headings,
			})
		}
	}
	slices.SortStableFunc(list, func(a, b Browsed) int {
		return cmp.Or(cmp.Compare(a.Title.Words, b.Title.Words), cmp.Compare(a.Name, b.Name))
	})
	return list
}

// searched returns the texts that can be searched in a language, the newest first:
// those in force and to come, and those that were in force.
func searched(s *policy.Site, all []Summary, l policy.Language) (current, older []Searched) {
	for i := range all {
		p := &all[i]
		for k := range p.Versions {
			v := &p.Versions[k]
			if len(v.Texts) == 0 {
				continue
			}
			t := NewSearched(s, p, k, l)
			t.PolicyAt = i
			if SearchDataAddress(l, v.State) == SearchDataAddress(l, policy.InForce) {
				current = append(current, t)
			} else {
				older = append(older, t)
			}
		}
	}
	for _, list := range [][]Searched{current, older} {
		slices.SortStableFunc(list, func(a, b Searched) int {
			return cmp.Or(b.Effective.Compare(a.Effective), cmp.Compare(a.Policy, b.Policy))
		})
	}
	return current, older
}

// NewSearched returns what the search in a language needs to know about the version
// with the number, which has a text.
func NewSearched(s *policy.Site, p *Summary, number int, l policy.Language) Searched {
	v := &p.Versions[number]
	text := v.text(l)
	t := Searched{
		Policy: p.Name, Version: v.Name, Language: text.Language, Title: text.Title,
		State: v.State, Dates: p.Dates, Effective: v.Effective, Grams: text.Grams,
		VersionAt: number,
	}
	if v.State == policy.NotYet {
		t.From = midnight(v.Effective, s.Location)
	}
	if !v.Until.IsZero() && (v.State == policy.NotYet || v.State == policy.InForce) {
		t.Until = midnight(v.Until, s.Location)
		t.Repealed = v.Until == p.Repealed
	}
	return t
}

// summarizeText returns what the search needs to know about a text. Its strings are
// copies, or the whole text would stay in memory.
func summarizeText(t *policy.Text, grams *search.Grams, headings bool) TextSummary {
	s := TextSummary{Language: t.Language, Title: strings.Clone(policy.Plain(t.Title))}
	var list strings.Builder
	t.Walk(func(p *policy.Provision) {
		addGrams(grams, t, p)
		if headings && isHeaded(p.Kind) {
			appendHeading(&list, p)
		}
	})
	s.Grams = grams.Set()
	s.Headings = Headings(strings.Clone(list.String())) // without the room that was left
	return s
}

func isHeaded(k policy.Kind) bool {
	return k != policy.Preamble && k != policy.Paragraph && k != policy.Item
}

// maxRange is how many numbers of a range of deleted provisions can be found.
const maxRange = 1000

// addGrams adds the grams of all that text.json says about a provision of t, without
// those inside it.
func addGrams(g *search.Grams, t *policy.Text, p *policy.Provision) {
	if isHeaded(p.Kind) && p.Number != "" {
		g.AddProvision(p.Kind.String(), string(p.Number))
		for n := p.Number.Last() + 1; p.Through != "" && n <= min(p.Through.Last(), p.Number.Last()+maxRange); n++ {
			g.AddProvision(p.Kind.String(), strconv.Itoa(n))
		}
	}
	g.Add(p.Label)
	g.Add(policy.Plain(p.Caption))
	g.Add(policy.Plain(p.Note))
	g.Add(t.PlainBlocks(p.Blocks))
	g.Add(t.PlainBlocks(p.Tail))
}

// Headings is the provisions of a text that have a heading, in reading order, as
// one string, because there are so many.
type Headings string

// Heading is a provision to choose.
type Heading struct {
	ID, Label, Caption string
}

const (
	headingField = "\x00"
	headingEnd   = "\x01"
)

func appendHeading(b *strings.Builder, p *policy.Provision) {
	caption := policy.Plain(p.Caption)
	if caption == "" {
		caption = policy.Plain(p.Note)
	}
	if p.Label == "" && caption == "" {
		return
	}
	for _, s := range [...]string{p.ID, headingField, clean(p.Label), headingField, clean(caption), headingEnd} {
		b.WriteString(s)
	}
}

// clean takes out of words what divides headings. No text has it.
func clean(s string) string {
	if strings.ContainsAny(s, headingField+headingEnd) {
		return strings.NewReplacer(headingField, "\uFFFD", headingEnd, "\uFFFD").Replace(s)
	}
	return s
}

// Len returns how many headings there are.
func (h Headings) Len() int { return strings.Count(string(h), headingEnd) }

// All returns the headings one after the other.
func (h Headings) All() iter.Seq[Heading] {
	return func(yield func(Heading) bool) {
		for rest := string(h); rest != ""; {
			var one string
			one, rest, _ = strings.Cut(rest, headingEnd)
			id, words, _ := strings.Cut(one, headingField)
			label, caption, _ := strings.Cut(words, headingField)
			if !yield(Heading{id, label, caption}) {
				return
			}
		}
	}
}
