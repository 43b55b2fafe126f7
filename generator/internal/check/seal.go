package check

import (
	"slices"
	"strconv"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// seal compares texts with their lines in policy.sum. A text that has come into
// force is sealed: from then on its words change by a new version, or by a
// correction that policy.yaml declares.
//
// That a line is missing is an error where it cannot be because a day has passed:
// another line of the policy is as late, so this one was taken away, or the text
// was added in silence. A site without policy.sum seals nothing, and nothing is
// missing there.
func seal(pass *Pass) {
	for _, v := range pass.Policy.Versions {
		if v.Draft() {
			continue
		}
		correctionDates(pass, v)
		for _, l := range pass.Policy.Languages(v) {
			switch s := v.Seals[l]; {
			case s != nil:
				sealedText(pass, v, s)
			case pass.Site.Sealing && v.Effective.Compare(pass.Day) <= 0:
				missingSeal(pass, v, v.Texts[l])
			}
		}
	}
}

// correctionDates reports corrections of a day that is still to come.
func correctionDates(pass *Pass, v *policy.Version) {
	for i := range v.Corrections {
		if c := &v.Corrections[i]; c.Date.Compare(pass.Day) > 0 {
			pass.Problems.Warn(c.Pos, "seal.future", "Date", c.Date.String(), "Day", pass.Day.String())
		}
	}
}

func missingSeal(pass *Pass, v *policy.Version, t *policy.Text) {
	pos := t.File.Pos(0)
	if pass.Policy.MaySeal(v, t.Language) {
		pass.Problems.Warn(pos, "seal.missing")
		return
	}
	pass.Problems.Error(pos, "seal.removed")
}

// sealedText reports how a text differs from the one that was sealed.
func sealedText(pass *Pass, v *policy.Version, s *policy.Seal) {
	t := v.Texts[s.Language]
	declared := pass.Policy.Declared(v, s.Language)
	if declared < s.Corrections {
		pass.Problems.Error(v.Pos, "seal.withdrawn", "Sealed", strconv.Itoa(s.Corrections), "Declared", strconv.Itoa(declared), "Language", string(s.Language))
	}
	normal := t.Sealed(s)
	switch same := normal.Sum() == s.Sum; {
	case same && declared <= s.Corrections:
	case same:
		pass.Problems.Warn(t.File.Pos(0), "seal.unused")
	case declared > s.Corrections:
		pass.Problems.Error(t.File.Pos(0), "seal.again")
	default:
		b := broken{pass: pass, version: v, text: t, seal: s, normal: normal}
		b.report()
	}
}

// Resolved reports whether the problem is none any more once the texts are sealed
// anew.
func Resolved(p source.Problem) bool {
	return slices.Contains([]string{"seal.missing", "seal.unused", "seal.again"}, p.ID)
}
