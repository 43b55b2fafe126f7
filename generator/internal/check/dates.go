package check

import (
	"jobun/generator/internal/policy"
)

// dates reports versions whose dates of policy.yaml stand in a wrong order: they
// are enacted or revised, then published, then take effect; and none of the
// three is earlier than that of the version before.
func dates(pass *Pass) {
	var elder *policy.Version
	for _, v := range pass.Policy.Versions {
		if v.Draft() {
			continue
		}
		decided := decision(v)
		steps := []dated{{decidedKey(v), decided}, {"published", v.Published}, {"effective", v.Effective}}
		orderOf(pass, v, steps)
		if elder != nil {
			laterThan(pass, v, dated{decidedKey(v), decided}, dated{decidedKey(elder), decision(elder)})
			laterThan(pass, v, dated{"published", v.Published}, dated{"published", elder.Published})
		}
		elder = v
	}
}

// dated is a date with its key in policy.yaml.
type dated struct {
	key  string
	date policy.Date
}

// decision returns the day on which the version was enacted or revised.
func decision(v *policy.Version) policy.Date {
	if v.Revised.IsZero() {
		return v.Enacted
	}
	return v.Revised
}

func decidedKey(v *policy.Version) string {
	if v.Revised.IsZero() {
		return "enacted"
	}
	return "revised"
}

// orderOf reports each date that is earlier than one that must come before it.
func orderOf(pass *Pass, v *policy.Version, steps []dated) {
	var last dated
	for _, s := range steps {
		if s.date.IsZero() {
			continue
		}
		if !last.date.IsZero() && s.date.Compare(last.date) < 0 {
			pass.Problems.Error(v.Pos, "dates.order", "Version", v.Name(), "Key", s.key, "Date", s.date.String(), "Other", last.key, "Before", last.date.String())
		}
		last = s
	}
}

func laterThan(pass *Pass, v *policy.Version, d, elder dated) {
	if d.date.IsZero() || elder.date.IsZero() || d.date.Compare(elder.date) >= 0 {
		return
	}
	pass.Problems.Error(v.Pos, "dates.version", "Version", v.Name(), "Key", d.key, "Date", d.date.String(), "Before", elder.date.String())
}
