// Package check finds mistakes that parse but must not be published.
//
// A check is data: a name, which is the word in brackets behind its problems
// and the name of its file, and a function. To add one: a file here, a line in
// [Checks], its messages in package source, a test case in testdata.
package check

import (
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// Check is one check of a policy with all its versions and languages.
type Check struct {
	Name string
	Run  func(*Pass)
}

// Checks lists all checks. Problems are sorted by place, so their order here
// does not matter.
var Checks = []Check{
	{"closing", closing},
	{"parallel", parallel},
	{"sequence", sequence},
}

// Pass is what a check looks at, and where it reports what it finds.
type Pass struct {
	Site     *policy.Site
	Policy   *policy.Policy
	Problems *source.Problems
}

// Policy runs all checks on a policy and returns the problems, sorted.
func Policy(site *policy.Site, p *policy.Policy) []source.Problem {
	var problems source.Problems
	pass := &Pass{Site: site, Policy: p, Problems: &problems}
	for _, c := range Checks {
		c.Run(pass)
	}
	return problems.Sorted()
}

// texts calls visit for every text of the policy, the prevailing one of each
// version first.
func (pass *Pass) texts(visit func(*policy.Version, *policy.Text)) {
	for _, v := range pass.Policy.Versions {
		for _, l := range pass.Policy.Languages(v) {
			visit(v, v.Texts[l])
		}
	}
}
