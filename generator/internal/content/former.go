package content

import (
	"slices"
	"strconv"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// reserved are names that stand in addresses of the site where the name of a policy
// does, or that a reader would take for such an address.
var reserved = []string{"assets", "changes", "draft", "history", "parallel", "search"}

// formerly reads formerly:, the names that a policy had before. Those that cannot
// stand in an address are left out.
func (f *Folder) formerly(p *policy.Policy, m mapping) {
	for _, n := range m.sequence("formerly") {
		s := m.scalar(n)
		switch {
		case s == "" && n.Tag != "!!str": // is a problem already
		case slices.Contains(reserved, s) || slices.Contains(f.Site.Languages, policy.Language(s)):
			m.error(n, "formerly.reserved", "Found", s)
		case s == "" || !validName(s):
			m.error(n, "formerly.name", "Found", s)
		case s == p.Name:
			m.error(n, "formerly.own", "Found", s)
		case slices.ContainsFunc(p.Former, func(former policy.FormerName) bool { return former.Name == s }):
			m.error(n, "yaml.twice", "Key", s)
		default:
			p.Former = append(p.Former, policy.FormerName{Name: s, Pos: m.pos(n)})
		}
	}
}

// formerNames collects the former names of all policies. One that leads to two
// policies would lead readers astray.
func (f *Folder) formerNames(problems *source.Problems) {
	first := map[string]source.Pos{}
	f.former = map[string]string{}
	for _, name := range f.names {
		p := &f.entries[name].policy
		p.Former = slices.DeleteFunc(p.Former, func(former policy.FormerName) bool {
			other, taken := first[former.Name]
			switch {
			case f.entries[former.Name] != nil:
				problems.Error(former.Pos, "formerly.present", "Found", former.Name)
				return true
			case taken:
				problems.Error(former.Pos, "formerly.former", "Found", former.Name, "Other", f.former[former.Name], "Line", other.File+":"+strconv.Itoa(other.Line))
				return true
			}
			first[former.Name], f.former[former.Name] = former.Pos, name
			return false
		})
	}
}
