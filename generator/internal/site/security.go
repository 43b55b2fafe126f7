package site

import "jobun/generator/internal/policy"

// Security is what security.txt says about a site that names a contact (RFC 9116).
type Security struct {
	Contact   string
	Expires   string // moment in RFC 3339
	Languages []policy.Language
}

// SecurityAddress is where programs look for security.txt, if the site stands at the
// root of its host.
const SecurityAddress = ".well-known/security.txt"

// renewBefore is how many days before it expires security.txt is written anew, by a
// scheduler that asks for [Schedule] if by nobody else.
const renewBefore = 30

// securityExpires returns the day on which what security.txt says on a day is no
// longer to be trusted. It is less than a year later, as RFC 9116 (2.5.5) wants it,
// and the same for all days of a month, so that the file does not change every day.
func securityExpires(day policy.Date) policy.Date {
	return policy.Date{Year: day.Year + 1, Month: day.Month, Day: 1}
}

// securityPages returns the page for programs that look for a contact; none if the
// site has none.
func securityPages(s *policy.Site, asOf policy.Date) []Page {
	if s.Contact == "" {
		return nil
	}
	return []Page{{Kind: SecurityContact, Site: s, Address: SecurityAddress, Security: &Security{
		Contact: s.Contact, Expires: midnight(securityExpires(asOf), s.Location), Languages: s.Languages,
	}}}
}
