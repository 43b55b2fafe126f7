package site

import (
	"strings"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/search"
)

// Summary is what the pages of the whole site need to know about one policy. It
// holds no text, so that the summaries of all policies fit into memory.
type Summary struct {
	Name       string
	Prevailing policy.Language
	Dates      policy.DateStyle
	Preset     string
	Titles     map[policy.Language]Title // one for each language of the policy
	State      policy.State              // of the version that the policy's own page shows
	Effective  policy.Date               // of that version; zero for a draft
	Changed    policy.Date               // when that version was enacted or revised; zero if not stated
	Revised    bool                      // Changed is the date of a revision
	Repealed   policy.Date
	Next       policy.Date // effective date of the version that takes effect next; zero if none is known
	NextChange policy.Date // next day on which another version is in force, or none; zero if none is known
	Latest     []policy.Language
	Versions   []VersionSummary // without drafts, oldest first
}

// VersionSummary is what the sitemap and the search need to know about one version.
type VersionSummary struct {
	Name      string
	Languages []policy.Language
	Changes   []policy.Language // in which it can be compared with the version before; none for the first one

	Effective policy.Date
	Until     policy.Date // first day on which it is no longer in force; zero if unknown
	State     policy.State
	Texts     []TextSummary // in the order of Languages
}

// TextSummary is what the search needs to know about one text.
type TextSummary struct {
	Language policy.Language
	Title    string
	Grams    search.Set
	Headings Headings // of the version that the policy's own page shows, unless it is repealed
}

// Title is a title in the language in which there is one.
type Title struct {
	Words    string
	Language policy.Language
}

// Summarize returns the summary of a policy as of a day.
func Summarize(p *policy.Policy, asOf policy.Date) Summary {
	return new(Summarizer).Summarize(p, asOf)
}

// Summarizer makes summaries, one after the other, and reuses its room. The zero value
// is ready.
type Summarizer struct {
	grams map[policy.Language]*search.Grams
}

// Summarize returns the summary of a policy as of a day.
func (z *Summarizer) Summarize(p *policy.Policy, asOf policy.Date) Summary {
	s := Summary{
		Name: p.Name, Prevailing: p.Prevailing, Dates: p.Dates, Preset: p.Preset,
		Titles:   map[policy.Language]Title{},
		Repealed: p.Repealed,
	}
	shown := latest(p, asOf)
	defer z.forget()
	for i, v := range p.Versions {
		if v.Draft() {
			continue
		}
		summary := VersionSummary{
			Name: v.Name(), Languages: p.Languages(v),
			Effective: v.Effective, Until: p.Until(v), State: p.State(v, asOf),
		}
		for _, l := range summary.Languages {
			summary.Texts = append(summary.Texts, summarizeText(v.Texts[l], z.of(l), v == shown && summary.State != policy.Repealed))
		}
		if i > 0 {
			summary.Changes = common(p, p.Versions[i-1], v)
		}
		s.Versions = append(s.Versions, summary)
	}
	if v := next(p, asOf); v != nil {
		s.Next = v.Effective
	}
	if days := changeDays(p, asOf); len(days) > 0 {
		s.NextChange = days[0]
	}
	v := shown
	if v == nil {
		return s
	}
	s.State, s.Effective, s.Changed, s.Latest = p.State(v, asOf), v.Effective, v.Revised, p.Languages(v)
	s.Revised = !s.Changed.IsZero()
	if !s.Revised {
		s.Changed = v.Enacted
	}
	for _, l := range s.Latest {
		title := titleOf(p, l, asOf)
		title.Words = strings.Clone(title.Words) // or the whole text would stay in memory
		s.Titles[l] = title
	}
	return s
}

// forget forgets the texts of a policy.
func (z *Summarizer) forget() {
	for _, g := range z.grams {
		g.Forget()
	}
}

// of returns what collects the grams of texts in a language.
func (z *Summarizer) of(l policy.Language) *search.Grams {
	if z.grams == nil {
		z.grams = map[policy.Language]*search.Grams{}
	}
	if z.grams[l] == nil {
		z.grams[l] = new(search.Grams)
	}
	return z.grams[l]
}

// Title returns the title of the policy in the language l, or else in the
// prevailing one.
func (s *Summary) Title(l policy.Language) Title {
	if t, ok := s.Titles[l]; ok {
		return t
	}
	return s.Titles[s.Prevailing]
}

// titleOf returns the title of the version of p that its own page shows.
func titleOf(p *policy.Policy, l policy.Language, asOf policy.Date) Title {
	text, _ := p.Text(latest(p, asOf), l)
	return Title{policy.Plain(text.Title), text.Language}
}
