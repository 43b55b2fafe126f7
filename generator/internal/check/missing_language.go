package check

import (
	"strconv"
	"strings"

	"jobun/generator/internal/policy"
)

// dueDays is how many days before a version takes effect its translations are
// due, where notice: in policy.yaml does not say more.
const dueDays = 30

// missingLanguage reports versions that take effect within days and lack a text
// in a language of the site that the version before has.
func missingLanguage(pass *Pass) {
	within := max(dueDays, pass.Policy.Notice)
	for i, v := range pass.Policy.Versions {
		if v.Draft() || v.Effective.Compare(pass.Day) <= 0 || v.Effective.Compare(pass.Day.AddDays(within)) > 0 {
			continue
		}
		var missing []string
		for _, l := range pass.Site.Languages {
			if v.Texts[l] == nil && (i == 0 || pass.Policy.Versions[i-1].Texts[l] != nil) {
				missing = append(missing, string(l)+".md")
			}
		}
		if missing != nil {
			pass.Problems.Warn(v.Pos, "missing-language", "Version", v.Name(), "Files", strings.Join(missing, ", "), "Days", strconv.Itoa(daysTo(pass.Day, v)))
		}
	}
}

func daysTo(day policy.Date, v *policy.Version) int { return between(day, v.Effective) }
