package render

import "jobun/generator/internal/site"

// appendPeriods writes versions.json: when each version of a policy is in force,
// and when that changes next. Moments are in RFC 3339, in the time zone of the site;
// "until" is the first one at which the version is no longer in force, or null.
func appendPeriods(b []byte, p *site.Page) []byte {
	periods := p.Periods
	b = appendMember(append(b, '{'), "policy", periods.Policy.Name)
	b = appendMember(b, "timezone", periods.TimeZone)
	b = appendMoment(append(b, `,"nextChangeAt":`...), periods.Next)
	b = append(b, `,"periods":[`...)
	for i, period := range periods.Periods {
		if i > 0 {
			b = append(b, ",\n"...)
		}
		b = appendMember(append(b, '{'), "version", period.Version.Name())
		b = appendMember(b, "from", period.From)
		b = appendMoment(append(b, `,"until":`...), period.Until)
		b = append(b, `,"texts":{`...)
		for _, t := range period.Texts {
			b = appendMember(b, string(t.Language), p.URL(t.Address))
		}
		b = append(b, "}}"...)
	}
	return append(b, "]}\n"...)
}

func appendMoment(b []byte, moment string) []byte {
	if moment == "" {
		return append(b, "null"...)
	}
	return append(appendJSON(append(b, '"'), moment), '"')
}
