package render

import "jobun/generator/internal/site"

// appendSchedule writes the versions.json of the site: when another text is in force
// next, in any policy. That is what tells a scheduler whether to build, so it stands
// alone on the first line, in UTC: a shell can compare it as text with the time of
// the day. Below it are the policies, with their own moments in the time zone of the
// site.
func appendSchedule(b []byte, p *site.Page) []byte {
	b = appendMoment(append(b, `{"nextChangeAt":`...), p.Schedule.Next)
	b = append(b, ",\n"+`"policies":[`...)
	for i, s := range p.Schedule.Policies {
		if i > 0 {
			b = append(b, ",\n"...)
		}
		b = appendMember(append(b, '{'), "policy", s.Policy)
		b = appendMoment(append(b, `,"nextChangeAt":`...), s.Next)
		b = append(appendMember(b, "versions", p.URL(s.Address)), '}')
	}
	return append(b, "]}\n"...)
}
