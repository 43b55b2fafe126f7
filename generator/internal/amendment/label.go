package amendment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jobun/generator/internal/policy"
)

// label compares the labels of a pair. One that is set in another way, but has
// the same number, differs in its form only: (1) and ①. In Japanese both labels are marked whole
// (第六条, 第七条), in English their numbers only (Article 6, Article 7), as each
// profession does.
func (c *comparer) label(old, new *policy.Provision, renumbered bool) Words {
	switch {
	case old.Label == new.Label:
		return c.whole(Equal, new.Label)
	case !renumbered && old.Label != "" && new.Label != "":
		return Words{{Delete, Spacing, old.Label}, {Insert, Spacing, new.Label}}
	case c.new.Language == "ja" || old.Label == "" || new.Label == "":
		return replaced(old.Label, new.Label)
	}
	return numberOf(old.Label, new.Label)
}

// numberOf marks what differs in two labels, never a part of a number.
func numberOf(old, new string) Words {
	start := 0
	for start < len(old) && start < len(new) && old[start] == new[start] {
		start++
	}
	for start > 0 && inNumber(old, start) || start > 0 && inNumber(new, start) {
		start--
	}
	end := 0
	for end < len(old)-start && end < len(new)-start && old[len(old)-1-end] == new[len(new)-1-end] {
		end++
	}
	for end > 0 && (inNumber(old, len(old)-end) || inNumber(new, len(new)-end)) {
		end--
	}
	w := whole(Equal, old[:start])
	w = append(w, replaced(old[start:len(old)-end], new[start:len(new)-end])...)
	return append(w, whole(Equal, old[len(old)-end:])...)
}

// inNumber reports whether a cut at i would stand inside a number or a
// character.
func inNumber(s string, i int) bool {
	if i >= len(s) || i == 0 {
		return false
	}
	if !utf8.RuneStart(s[i]) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i:])
	return ofNumber(before) && ofNumber(after)
}

func ofNumber(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' }

// isRenumbered reports whether a pair has another number, so that it is called
// otherwise. The number of a paragraph that is not printed is not called at all.
func isRenumbered(o, n *node) bool {
	a, b := o.provision, n.provision
	switch {
	case a.Label == "" && b.Label == "" || a.Kind == policy.Supplementary:
		return false
	case a.Number != b.Number:
		return true
	case a.Label == b.Label || a.Through != b.Through:
		return false
	}
	return o.parent != nil && n.parent != nil && o.parent.pair == n.parent && isDotted(a.Label) && isDotted(b.Label) && aboveRenumbered(o.parent)
}

// reaches reports whether a provision stands for other numbers than before, from the
// same one on: 第二条 and 第二条から第四条まで.
func reaches(o, n *policy.Provision) bool { return o.Number == n.Number && o.Through != n.Through }

// isDotted reports whether a label repeats the number of what it stands in: 4.2.
func isDotted(label string) bool {
	i := strings.IndexByte(label, '.')
	return i > 0 && i+1 < len(label)
}

func aboveRenumbered(o *node) bool {
	for ; o != nil && o.pair != nil; o = o.parent {
		if o.provision.Number != o.pair.provision.Number {
			return true
		}
	}
	return false
}
