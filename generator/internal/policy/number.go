package policy

import (
	"cmp"
	"strconv"
	"strings"
)

// Number is the number of a provision in machine form: "4", "4_2" for a branch
// number (第四条の二, Article 4-2), "1A" for a lettered insertion. Numbers of
// any style have one form: 二, (ii), ロ and (b) are all "2". The zero value is
// no number.
type Number string

// NewNumber returns the number with the components, such as 4, 2 for "4_2".
// Without components it is no number.
func NewNumber(components ...int) Number {
	if len(components) == 1 {
		return Number(strconv.Itoa(components[0]))
	}
	var b strings.Builder
	for i, c := range components {
		if i > 0 {
			b.WriteByte('_')
		}
		b.WriteString(strconv.Itoa(c))
	}
	return Number(b.String())
}

// Components returns the components of n as decimal numbers, without the
// letter of a lettered insertion: 4, 2 for "4_2", 1 for "1A".
func (n Number) Components() []int {
	if n == "" {
		return nil
	}
	var list []int
	for part := range strings.SplitSeq(string(n), "_") {
		i, _ := strconv.Atoi(strings.TrimRight(part, letters))
		list = append(list, i)
	}
	return list
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// Letters returns the letters at the end of a lettered insertion: "A" for
// "1A", "" for every other number.
func (n Number) Letters() string {
	return string(n[len(strings.TrimRight(string(n), letters)):])
}

// IsBranch reports whether n is a branch number (枝番号) or a lettered insertion.
func (n Number) IsBranch() bool { return strings.Contains(string(n), "_") || n.Letters() != "" }

// Last returns the last component of n; 0 for no number.
func (n Number) Last() int {
	c := n.Components()
	if len(c) == 0 {
		return 0
	}
	return c[len(c)-1]
}

// Compare orders numbers component by component: 2 < 2_2 < 2_2_2 < 2_3 < 3, and
// 1 < 1A < 1B < 2.
func (n Number) Compare(m Number) int {
	a, b := n.Components(), m.Components()
	for i := range min(len(a), len(b)) {
		if c := cmp.Compare(a[i], b[i]); c != 0 {
			return c
		}
	}
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(len(n.Letters()), len(m.Letters())), strings.Compare(n.Letters(), m.Letters()))
}

// Follows reports whether n is a number that may stand directly after m among
// siblings; after no number, 1 may. After "4" these are "5" and "4_2"; after
// "4_2" they are "4_3", "4_2_2" and "5". A branch begins at 2: の一 is not
// written (conventions 1.5).
func (n Number) Follows(m Number) bool {
	a, b := n.Components(), m.Components()
	if l := n.Letters(); l != "" {
		return len(a) == len(b) && a[0] == b[0] && len(a) == 1 && followsLetters(l, m.Letters())
	}
	switch {
	case len(a) == 0:
		return false
	case len(a) == len(b)+1 && len(b) > 0:
		return a[len(b)] == 2 && equalPrefix(a, b, len(b))
	case len(a) > len(b):
		return len(b) == 0 && len(a) == 1 && a[0] == 1
	}
	last := len(a) - 1
	return equalPrefix(a, b, last) && a[last] == b[last]+1
}

func followsLetters(l, m string) bool {
	if m == "" {
		return l == "A"
	}
	return len(l) == 1 && len(m) == 1 && l[0] == m[0]+1
}

func equalPrefix(a, b []int, n int) bool {
	for i := range n {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
