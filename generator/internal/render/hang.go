package render

import "jobun/generator/internal/policy"

// wide is the first character that is as wide as it is high. Below it are the
// scripts of the West and the small forms of numbers.
const wide = '\u2E80'

// width returns the approximate width of s in halves of an em.
func width(s string) int {
	n := 0
	for _, r := range s {
		if isWide(r) {
			n++
		}
		n++
	}
	return n
}

// isWide reports whether a Japanese font gives r a whole em.
func isWide(r rune) bool { return r >= wide || '①' <= r && r <= '⓿' }

// The narrowest and the widest hang, in halves of an em. A label that needs more
// pushes its first line aside.
const (
	minHang = 3
	maxHang = 12
)

// hangOf returns how far those provisions of a list hang that are of a kind, in halves
// of an em: the width of the longest label with the space behind it.
func hangOf(list []*policy.Provision, kind policy.Kind, japanese bool) int {
	hang := minHang
	for _, p := range list {
		if p.Kind == kind {
			hang = max(hang, width(p.Label)+1)
		}
	}
	if japanese {
		hang += hang % 2 // whole characters, so that lines stay on the grid
	}
	return min(hang, maxHang)
}
