package content

import (
	"net/mail"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// openSite reads site.yaml.
func (f *Folder) openSite(problems *source.Problems) error {
	file, err := f.read("site.yaml", problems)
	if err != nil {
		return err
	}
	if file == nil {
		problems.Error(source.Pos{File: path.Join(f.root, "site.yaml")}, "site.missing")
		return nil
	}
	r := &reader{file, problems}
	root := r.parse()
	if root == nil {
		return nil
	}
	m, ok := r.mapping(root, "title", "publisher", "url", "languages", "timezone", "contact", "seals")
	if !ok {
		return nil
	}
	m.required("title", "publisher", "url", "languages", "timezone")
	f.Site.Languages = m.languages("languages")
	f.Site.Title = m.localized("title", f.Site.Languages)
	f.Site.Publisher = m.localized("publisher", f.Site.Languages)
	f.Site.URL = m.url("url")
	f.Site.Home = f.Site.URL
	f.Site.TimeZone, f.Site.Location = m.timeZone("timezone")
	f.Site.Contact = m.contact("contact")
	if n := m.values["seals"]; n != nil && m.oneOf("seals", required) == n.Value {
		f.sealsRequired = m.pos(n)
	}
	return nil
}

// languages reads a list of BCP 47 tags in canonical form.
func (m mapping) languages(key string) []policy.Language {
	var list []policy.Language
	nodes := m.sequence(key)
	for _, n := range nodes {
		s := m.scalar(n)
		if s == "" {
			continue
		}
		tag, err := language.Parse(s)
		switch {
		case err != nil || tag.String() != s:
			m.error(n, "site.language", "Found", s)
		case slices.Contains(list, policy.Language(s)):
			m.error(n, "yaml.twice", "Key", s)
		default:
			list = append(list, policy.Language(s))
		}
	}
	if n := m.values[key]; n != nil && len(nodes) == 0 && n.Kind == yaml.SequenceNode {
		m.error(n, "yaml.missing", "Key", key)
	}
	return list
}

// url reads the address of the site, which ends in a slash.
func (m mapping) url(key string) string {
	n := m.values[key]
	if n == nil {
		return ""
	}
	s := m.scalar(n)
	if s != "" && !ValidURL(s) {
		m.error(n, "site.url", "Found", s)
	}
	return s
}

// ValidURL reports whether s can be the address of a site: http or https, a
// host, no query and no fragment, with a slash at the end.
func ValidURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil &&
		u.RawQuery == "" && u.Fragment == "" && strings.HasSuffix(u.Path, "/")
}

// contact reads to whom weak points are told: an e-mail address, or that of a page.
func (m mapping) contact(key string) string {
	n := m.values[key]
	if n == nil {
		return ""
	}
	s := m.scalar(n)
	address, ok := contactAddress(s)
	if s != "" && !ok {
		m.error(n, "site.contact", "Found", s)
	}
	return address
}

// contactAddress returns the address in the form that security.txt wants (RFC 9116,
// 2.5.3): that of a page with https, or mailto: and an e-mail address.
func contactAddress(s string) (address string, ok bool) {
	if u, err := url.Parse(s); err == nil && u.Scheme == "https" && u.Host != "" && u.User == nil {
		return u.String(), true
	}
	bare, _ := strings.CutPrefix(s, "mailto:")
	a, err := mail.ParseAddress(bare)
	if err != nil || a.Address != bare || strings.ContainsFunc(bare, func(r rune) bool { return r <= ' ' || r >= 0x7F || strings.ContainsRune("\"%?#", r) }) {
		return "", false
	}
	return "mailto:" + bare, true
}

func (m mapping) timeZone(key string) (name string, location *time.Location) {
	n := m.values[key]
	if n == nil {
		return "", nil
	}
	s := m.scalar(n)
	if s == "" {
		return "", nil
	}
	if location = timeZone(s); location == nil {
		m.error(n, "site.timezone", "Found", s)
	}
	return s, location
}

// ValidTimeZone reports whether s is the name of a time zone, such as Asia/Tokyo,
// that means the same on every machine.
func ValidTimeZone(s string) bool { return timeZone(s) != nil }

// timeZone returns the time zone with the name; nil if it is not valid.
func timeZone(name string) *time.Location {
	location, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" {
		return nil
	}
	return location
}
