package site

import (
	"time"

	"jobun/generator/internal/policy"
)

// Schedule is when the site changes next without a change of its content, for
// programs that build it.
type Schedule struct {
	Next     string // the first of the policies' moments and of that at which security.txt is renewed, in UTC; "" if none is known
	Policies []Scheduled
}

// Scheduled is a policy of the site.
type Scheduled struct {
	Policy  string
	Next    string // as in [Periods]
	Address string // of its periods
}

// ScheduleAddress is the address of the schedule of the site.
const ScheduleAddress = "versions.json"

func schedulePage(s *policy.Site, all []Summary, asOf policy.Date) Page {
	schedule := &Schedule{Policies: make([]Scheduled, len(all))}
	var first policy.Date
	if s.Contact != "" {
		first = securityExpires(asOf).AddDays(-renewBefore)
	}
	for i := range all {
		day := all[i].NextChange
		schedule.Policies[i] = Scheduled{Policy: all[i].Name, Address: PeriodsAddress(all[i].Name)}
		if day.IsZero() {
			continue
		}
		schedule.Policies[i].Next = midnight(day, s.Location)
		if first.IsZero() || day.Compare(first) < 0 {
			first = day
		}
	}
	if !first.IsZero() {
		schedule.Next = inUTC(midnight(first, s.Location))
	}
	return Page{Kind: ScheduleData, Site: s, Address: ScheduleAddress, Schedule: schedule}
}

// inUTC returns a moment in RFC 3339 as one in UTC. Moments in one time zone are in
// order when they are sorted as text.
func inUTC(moment string) string {
	at, err := time.Parse(time.RFC3339, moment)
	if err != nil {
		return moment
	}
	return at.UTC().Format(time.RFC3339)
}
