package site

import (
	"time"

	"jobun/generator/internal/policy"
)

// Periods is when each version of a policy is in force, for programs that must know.
type Periods struct {
	Policy   *policy.Policy
	TimeZone string
	Periods  []Period // oldest first; without drafts
	Next     string   // the next moment at which another text is in force, or none, in RFC 3339; "" if none is known
}

// Period is the time in which a version is in force: from the beginning of a day to
// that of another, in RFC 3339.
type Period struct {
	Version *policy.Version
	From    string
	Until   string // excluded; "" if no end is known
	Texts   []Translation
}

// PeriodsAddress returns the address of the periods of a policy, which have no
// language.
func PeriodsAddress(name string) string { return name + "/versions.json" }

func (m *maker) periodsPage() Page {
	s, p := m.site, m.comparer.policy
	periods := &Periods{Policy: p, TimeZone: s.TimeZone}
	for _, v := range p.Versions {
		if v.Draft() {
			continue
		}
		period := Period{Version: v, From: midnight(v.Effective, s.Location)}
		if until := p.Until(v); !until.IsZero() {
			period.Until = midnight(until, s.Location)
		}
		for _, l := range s.Languages {
			if v.Texts[l] != nil {
				period.Texts = append(period.Texts, Translation{l, VersionAddress(l, p.Name, v.Name())})
			}
		}
		periods.Periods = append(periods.Periods, period)
	}
	if days := changeDays(p, m.asOf); len(days) > 0 {
		periods.Next = midnight(days[0], s.Location)
	}
	return Page{Kind: PeriodsData, Site: s, Address: PeriodsAddress(p.Name), Periods: periods}
}

// changeDays returns the days after a day on which another version comes into
// force, or none.
func changeDays(p *policy.Policy, after policy.Date) []policy.Date {
	var days []policy.Date
	for v := next(p, after); v != nil; v = next(p, v.Effective) {
		days = append(days, v.Effective)
	}
	if p.Repealed.Compare(after) > 0 {
		days = append(days, p.Repealed)
	}
	return days
}

// Later is how a text stands from a moment on that was still to come when the page
// was made.
type Later struct {
	From string // in RFC 3339
	Text *Text  // as of the day that begins then
}

// later returns how the text stands from each of the days on which another version
// comes into force, or none.
func (t *Text) later(zone *time.Location) []Later {
	var list []Later
	for _, day := range changeDays(t.Policy, t.AsOf) {
		on := *t
		on.stand(day)
		list = append(list, Later{midnight(day, zone), &on})
	}
	return list
}

// stand makes the text say how it stands on a day.
func (t *Text) stand(day policy.Date) {
	t.AsOf = day
	t.State = t.Policy.State(t.Version, day)
	t.Latest = latest(t.Policy, day)
	t.Next = next(t.Policy, day)
}
