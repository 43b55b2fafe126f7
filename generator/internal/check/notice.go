package check

import (
	"strconv"

	"jobun/generator/internal/policy"
)

// notice reports amendments that take effect sooner after their publication than
// notice: in policy.yaml says. Terms that are changed without consent must be
// announced before the change takes effect (Civil Code, Article 548-4,
// paragraph (2)). A first version changes nothing.
//
// An amendment that does not say when it was published cannot be checked, and is
// reported once it must have been.
func notice(pass *Pass) {
	days := pass.Policy.Notice
	if days == 0 {
		return
	}
	for i, v := range pass.Policy.Versions {
		if i == 0 || v.Draft() {
			continue
		}
		latest := v.Effective.AddDays(-days)
		args := []string{"Version", v.Name(), "Days", strconv.Itoa(days), "Latest", latest.String()}
		switch {
		case !v.Published.IsZero() && v.Published.Compare(latest) > 0:
			pass.Problems.Error(v.Pos, "notice.short", append(args, "Published", v.Published.String(), "Found", strconv.Itoa(between(v.Published, v.Effective)))...)
		case v.Published.IsZero() && pass.Day.Compare(latest) > 0:
			pass.Problems.Error(v.Pos, "notice.unknown", args...)
		}
	}
}

// between returns the days from one date to another; 0 if it is not later.
func between(from, to policy.Date) (days int) {
	for from.Compare(to) < 0 && days < 3660 {
		from = from.AddDays(1)
		days++
	}
	return days
}
