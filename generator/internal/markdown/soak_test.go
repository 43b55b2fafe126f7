//go:build soak

package markdown

import (
	"cmp"
	"maps"
	"slices"
	"testing"
	"time"
)

// TestMegabytes reads a megabyte of each attack and prints how long the slowest take. None
// takes more than a second, on a machine that has nothing else to do.
func TestMegabytes(t *testing.T) {
	took := map[string]time.Duration{}
	for name, attack := range attacks {
		for choice, before := range []string{"# a\n\n## 第1条（目的）\n\n", "# a\n\n"} {
			text := before + attack(1<<20) + "\n"
			best := timeRead(t, text, uint8(choice))
			for range 2 {
				best = min(best, timeRead(t, text, uint8(choice)))
			}
			took[name] = max(took[name], best)
		}
		if took[name] > time.Second {
			t.Errorf("%s takes %v", name, took[name])
		}
	}
	slowest := slices.SortedFunc(maps.Keys(took), func(a, b string) int { return cmp.Compare(took[b], took[a]) })
	for _, name := range slowest[:10] {
		t.Logf("%s: %v", name, took[name])
	}
}
