// Package check finds mistakes that parse but must not be published.
//
// A check is data: a name, which is the word in brackets behind its problems
// and the name of its file; a severity; and a function. To add one: a file here,
// a line in [Checks], its messages, title and document in package source, a test
// case in testdata.
//
// A check must not cry wolf, because one that does is switched off. It reports
// an error only for what is surely damage, and otherwise a warning; what cannot
// be told apart from good text it leaves alone.
//
// All checks run in every build. What several of them need is read once for all:
// passages (passage.go), pairs of provisions (pairs.go) and what equal words say
// in all versions (reading.go).
//
// The problems found while the content is read (a label that cannot be read, a
// reference to nothing) have names of the same kind: [Reading].
package check

import (
	"path"
	"slices"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// Check is one check of a policy with all its versions and languages.
type Check struct {
	Name     string
	Severity source.Severity // the gravest of its problems
	Run      func(*Pass)     // nil for those of [Reading]
	Firm     bool            // what it finds makes the text another than was written, so policy.yaml cannot lower it
}

// Checks lists all checks. Problems are sorted by place, so their order here
// does not matter.
var Checks = []Check{
	{Name: "ascii-punctuation", Severity: source.Warning, Run: asciiPunctuation},
	{Name: "brackets", Severity: source.Warning, Run: brackets},
	{Name: "citations", Severity: source.Error, Run: citations},
	{Name: "closing", Severity: source.Error, Run: closing},
	{Name: "dates", Severity: source.Error, Run: dates},
	{Name: "digits", Severity: source.Warning, Run: digits},
	{Name: "effective-date", Severity: source.Error, Run: effectiveDate},
	{Name: "empty", Severity: source.Error, Run: empty},
	{Name: "figures", Severity: source.Error, Run: figures},
	{Name: "first-paragraph", Severity: source.Warning, Run: firstParagraph},
	{Name: "full-stop", Severity: source.Error, Run: fullStop},
	{Name: "full-width", Severity: source.Warning, Run: fullWidth},
	{Name: "half-width-kana", Severity: source.Warning, Run: halfWidthKana},
	{Name: "lag", Severity: source.Error, Run: lag},
	{Name: "list-styles", Severity: source.Warning, Run: listStyles},
	{Name: "look-alike", Severity: source.Error, Run: lookAlike},
	{Name: "markup", Severity: source.Error, Run: markup, Firm: true},
	{Name: "missing-language", Severity: source.Warning, Run: missingLanguage},
	{Name: "modality", Severity: source.Warning, Run: modality},
	{Name: "mojibake", Severity: source.Error, Run: mojibake, Firm: true},
	{Name: "notice", Severity: source.Error, Run: notice},
	{Name: "parallel", Severity: source.Error, Run: parallel},
	{Name: "placeholder", Severity: source.Error, Run: placeholder},
	{Name: "punctuation", Severity: source.Warning, Run: punctuation},
	{Name: "reference-caption", Severity: source.Error, Run: referenceCaption},
	{Name: "seal", Severity: source.Error, Run: seal, Firm: true},
	{Name: "sentence-end", Severity: source.Warning, Run: sentenceEnd},
	{Name: "sentence-space", Severity: source.Warning, Run: sentenceSpace},
	{Name: "sequence", Severity: source.Error, Run: sequence},
	{Name: "stale", Severity: source.Error, Run: stale},
	{Name: "table-heading", Severity: source.Warning, Run: tableHeading},
	{Name: "terms", Severity: source.Error, Run: terms},
	{Name: "that-is-all", Severity: source.Error, Run: thatIsAll},
	{Name: "todo", Severity: source.Error, Run: todo},
}

// Reading lists what is checked while the content is read, by packages source,
// content, markdown and locale.
var Reading = []Check{
	{Name: "caption", Severity: source.Error, Firm: true},
	{Name: "checks", Severity: source.Error, Firm: true},
	{Name: "date", Severity: source.Error},
	{Name: "encoding", Severity: source.Error, Firm: true},
	{Name: "folder", Severity: source.Error, Firm: true},
	{Name: "glossary", Severity: source.Error, Firm: true},
	{Name: "heading", Severity: source.Error, Firm: true},
	{Name: "label", Severity: source.Error, Firm: true},
	{Name: "limit", Severity: source.Error, Firm: true},
	{Name: "link", Severity: source.Error, Firm: true},
	{Name: "list", Severity: source.Error, Firm: true},
	{Name: "markdown", Severity: source.Error, Firm: true},
	{Name: "name", Severity: source.Error, Firm: true},
	{Name: "paragraph", Severity: source.Error, Firm: true},
	{Name: "policy", Severity: source.Error, Firm: true},
	{Name: "policy-sum", Severity: source.Error, Firm: true},
	{Name: "reference", Severity: source.Error},
	{Name: "site", Severity: source.Error, Firm: true},
	{Name: "table", Severity: source.Error, Firm: true},
	{Name: "title", Severity: source.Error, Firm: true},
	{Name: "versions", Severity: source.Error, Firm: true},
	{Name: "yaml", Severity: source.Error, Firm: true},
}

// All returns the checks of [Checks] and [Reading] by name.
func All() []Check {
	list := slices.Concat(Checks, Reading)
	slices.SortFunc(list, func(a, b Check) int {
		if a.Name < b.Name {
			return -1
		}
		return 1
	})
	return list
}

// Find returns the check with the name.
func Find(name string) (c Check, ok bool) {
	for _, list := range [...][]Check{Checks, Reading} {
		if i := slices.IndexFunc(list, func(c Check) bool { return c.Name == name }); i >= 0 {
			return list[i], true
		}
	}
	return c, false
}

// Pass is what a check looks at, and where it reports what it finds.
type Pass struct {
	Site     *policy.Site
	Policy   *policy.Policy
	History  *amendment.History // of the policy; made by the first check that asks, if it is nil
	Day      policy.Date        // the day for which the site is built
	Problems *source.Problems

	editions []edition     // of all texts; made by the first check that asks
	passages []passage     // likewise
	parallel []translation // likewise
	linked   []reference   // likewise
	readings map[policy.Language]*readings
	paired   bool // parallel is made
}

// Policy runs all checks on the policy of the history, for a site that is built for the day. It
// returns the problems found, and those found before while the policy was read,
// sorted, lowered as policy.yaml says.
func Policy(site *policy.Site, h *amendment.History, day policy.Date, before []source.Problem) []source.Problem {
	var problems source.Problems
	problems.Append(before...)
	pass := &Pass{Site: site, Policy: h.Policy(), History: h, Day: day, Problems: &problems}
	for _, c := range Checks {
		c.Run(pass)
	}
	return lower(h.Policy().Lowered, problems.Sorted())
}

// lower makes problems less grave as policy.yaml says, and adds what is wrong
// in what it says.
func lower(lowerings []policy.Lowering, list []source.Problem) []source.Problem {
	var wrong source.Problems
	for _, l := range lowerings {
		c, ok := Find(l.Check)
		switch {
		case !ok:
			wrong.Error(l.Pos, "checks.name", "Found", l.Check)
		case c.Firm:
			wrong.Error(l.Pos, "checks.firm", "Check", l.Check)
		case l.Severity <= c.Severity:
			wrong.Error(l.Pos, "checks.severity", "Check", l.Check, "Found", l.Severity.String(), "Own", c.Severity.String())
		default:
			lowerEach(l, list)
		}
	}
	if wrong.Len() == 0 {
		return list
	}
	wrong.Append(list...)
	return wrong.Sorted()
}

// lowerEach makes the problems that l means less grave, by one step at most, so
// that an error is never less than a warning that is shown.
func lowerEach(l policy.Lowering, list []source.Problem) {
	for i := range list {
		p := &list[i]
		if p.Check() == l.Check && p.Severity < l.Severity && means(l, p) {
			p.Severity++
			p.Reason = l.Reason
		}
	}
}

// means reports whether the lowering is meant for the version in which the
// problem is: the folder of its file, or what the problem itself names.
func means(l policy.Lowering, p *source.Problem) bool {
	return len(l.Versions) == 0 || slices.Contains(l.Versions, path.Base(path.Dir(p.Pos.File))) || slices.Contains(l.Versions, p.Args["Version"])
}

// history returns the comparisons of the versions of the policy.
func (pass *Pass) history() *amendment.History {
	if pass.History == nil {
		pass.History = amendment.NewHistory(pass.Policy)
	}
	return pass.History
}

// edition is a text and the version of which it is one.
type edition struct {
	version *policy.Version
	text    *policy.Text
}

// texts calls visit for every text of the policy, the prevailing one of each
// version first.
func (pass *Pass) texts(visit func(*policy.Version, *policy.Text)) {
	for i := range pass.inOrder() {
		visit(pass.editions[i].version, pass.editions[i].text)
	}
}

// inOrder returns all texts of the policy, the prevailing one of each version first.
func (pass *Pass) inOrder() []edition {
	if pass.editions != nil {
		return pass.editions
	}
	for _, v := range pass.Policy.Versions {
		for _, l := range pass.Policy.Languages(v) {
			pass.editions = append(pass.editions, edition{v, v.Texts[l]})
		}
	}
	return pass.editions
}
