package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// effectiveDate reports dates in the words of a text that contradict
// policy.yaml: the day on which 附則 say that the text itself takes effect, the
// date behind the heading of 附則, and dates with a label (施行日：…, Last updated: …)
// before the first provision.
//
// The 附則 of earlier amendments stay in a text, so any version up to this one
// may be meant, and dates before the first version of policy.yaml are not known
// to it. What a proviso says of single provisions (ただし、第5条は、…) is another date.
func effectiveDate(pass *Pass) {
	list := pass.words()
	for i := range list {
		p := &list[i]
		if p.version.Draft() || p.provision == nil || !p.has(hasDigit|hasWideDigit|hasHan) {
			continue
		}
		where := outermost(p.provision)
		if where.Kind == policy.Supplementary || where.Kind == policy.Preamble {
			statedDates(pass, p, where.Kind)
		}
	}
}

// outermost returns the provision of the text in which p stands, or p.
func outermost(p *policy.Provision) *policy.Provision {
	for p.Parent != nil {
		p = p.Parent
	}
	return p
}

func statedDates(pass *Pass, p *passage, where policy.Kind) {
	l, _ := locale.For(p.text.Language)
	for from := 0; from < len(p.words); {
		d, ok := l.NextDate(p.words, from)
		if !ok || d.End <= from {
			return
		}
		from = d.End
		if d.Err != nil || quoted(p.words, d.Start) {
			continue
		}
		switch stated := statement(p, where, d.Start, d.End); stated {
		case statesEffect:
			statedEffect(pass, p, d)
		case statesDate:
			statedDate(pass, p, d)
		}
	}
}

// stated is what words say of a date.
type stated uint8

const (
	statesNothing stated = iota
	statesEffect         // the text takes effect on it
	statesDate           // the text was made, revised, published on it
)

// statement returns what the passage says of the date in its words[start:end].
func statement(p *passage, where policy.Kind, start, end int) stated {
	from, _ := sentence(p.words, start)
	lead, follow := p.words[from:start], p.words[end:]
	if where == policy.Supplementary && p.role == inCaption {
		return statesDate
	}
	if !p.japanese() {
		if i := strings.LastIndex(lead, ". "); i >= 0 {
			lead = lead[i+2:]
		}
		return englishStatement(where, lead)
	}
	if where == policy.Supplementary {
		if utf8.RuneCountInString(lead) <= 24 && ofText(lead) && startsWithAny(follow, effectFollows) {
			return statesEffect
		}
		return statesNothing
	}
	return labelled(lead, effectLabels, dateLabels)
}

var (
	effectFollows = []string{"から施行", "より施行", "に施行", "から実施", "より実施", "から効力を", "より効力を", "から発効", "をもって施行", "付けで施行", "付で施行"}
	effectLabels  = []string{"施行日", "効力発生日", "発効日", "施行"}
	dateLabels    = []string{"改定日", "改正日", "改訂日", "制定日", "更新日", "最終更新", "改定", "改正", "制定", "公表日"}
	textBegins    = []string{"この", "本", "当規", "改正後の", "改定後の", "改訂後の"}
	notOfText     = []string{"ただし", "第", "法", "附則", "改正前", "改定前", "場合", "政令"}
)

// ofText reports whether the lead of a sentence speaks of the text itself, and
// not of single provisions or of a law.
func ofText(lead string) bool {
	lead = strings.TrimLeft(lead, " 　")
	return (lead == "" || startsWithAny(lead, textBegins)) && !containsAny(lead, notOfText)
}

func startsWithAny(s string, list []string) bool {
	return slices.ContainsFunc(list, func(prefix string) bool { return strings.HasPrefix(s, prefix) })
}

// labelled returns what a label at the end of the lead says.
func labelled(lead string, effect, other []string) stated {
	lead = strings.TrimRight(lead, "：: 　)）は、")
	switch {
	case hasAnySuffix(lead, effect):
		return statesEffect
	case hasAnySuffix(lead, other):
		return statesDate
	}
	return statesNothing
}

func englishStatement(where policy.Kind, lead string) stated {
	lead = strings.ToLower(lead)
	if where == policy.Preamble {
		return labelled(lead, []string{"effective date", "effective", "in force since"}, []string{"last updated", "last revised", "last modified", "date of revision", "date of enactment"})
	}
	ofText := strings.HasPrefix(lead, "these ") || strings.HasPrefix(lead, "this ")
	if !ofText || len(lead) > 70 || containsAny(lead, []string{"article", "provided", "however", "item "}) {
		return statesNothing
	}
	if hasAnySuffix(lead, []string{"effect on ", "effect as of ", "effect from ", "effective on ", "effective as of ", "effective from ", "effective ", "into force on ", "into force as of ", "in force from "}) {
		return statesEffect
	}
	return statesNothing
}

// statedEffect compares a day on which the text says that it takes effect.
func statedEffect(pass *Pass, p *passage, d locale.FoundDate) {
	var known []policy.Date
	for _, v := range pass.Policy.Versions {
		known = append(known, v.Effective)
		if v == p.version {
			break
		}
	}
	decided := slices.Contains(datesUpTo(pass.Policy, p.version), d.Date)
	if slices.Contains(known, d.Date) || d.Date.Compare(known[0]) < 0 && !decided {
		return
	}
	args := []string{"Found", p.words[d.Start:d.End], "Known", join(known), "File", pass.Policy.Pos.File}
	if decided || d.Date.Compare(p.version.Effective) > 0 {
		pass.error(p, d.Start, "effective-date.effect", args...)
		return
	}
	pass.warn(p, d.Start, "effective-date.effect", args...)
}

// statedDate compares a day on which the text says that something was decided
// or published.
func statedDate(pass *Pass, p *passage, d locale.FoundDate) {
	known := datesUpTo(pass.Policy, p.version)
	if slices.Contains(known, d.Date) || d.Date.Compare(slices.MinFunc(known, policy.Date.Compare)) < 0 {
		return
	}
	args := []string{"Found", p.words[d.Start:d.End], "Known", join(known), "File", pass.Policy.Pos.File}
	if d.Date.Compare(p.version.Effective) > 0 {
		pass.error(p, d.Start, "effective-date.date", args...)
		return
	}
	pass.warn(p, d.Start, "effective-date.date", args...)
}
