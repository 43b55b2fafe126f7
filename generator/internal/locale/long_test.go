package locale

import (
	"strings"
	"testing"
)

// TestLongRuns reads what no drafter writes. A reader that looks at every
// character of a run from every other would not come back.
func TestLongRuns(t *testing.T) {
	for _, l := range []Locale{japanese{}, english{}} {
		for _, run := range []string{"1", "１", "一", "第", "の", "前", "a", "("} {
			s := strings.Repeat(run, 1<<18)
			l.AppendReferences(nil, s)
			l.ReadMarkers(s)
			l.ReadHeading(s)
			l.NextDate(s, 0)
		}
	}
}
