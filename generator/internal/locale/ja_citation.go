package locale

import (
	"strconv"

	"jobun/generator/internal/policy"
)

// citeStep leaves a step as references have it.
func (japanese) citeStep(_ policy.Kind, reference string) string { return reference }

func (japanese) citeRange(_ policy.Kind, from, to string, pair bool) string {
	if pair {
		return from + "及び" + to
	}
	return from + "から" + to + "まで"
}

// citeNote writes 附則（令和5年5月31日改定）, and of several that have the same note
// 附則（その2）.
func (japanese) citeNote(note string, number int) string {
	if note != "" && opens(note) == 0 {
		note = "（" + note + "）"
	}
	if number > 0 {
		note += "（その" + strconv.Itoa(number) + "）"
	}
	return note
}

func (japanese) citeJoin(around, step string) string { return around + step }

func (japanese) citeVersion(effective string) string {
	if effective == "" {
		return "（案）"
	}
	return "（" + effective + "施行）"
}
