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
	return n.components(make([]int, 0, 2)) // small enough for the stack of a caller that keeps it
}

// components appends the components of n to list, which may be a piece of the
// caller's stack: numbers are compared all the time.
func (n Number) components(list []int) []int {
	c := 0
	for i := range len(n) {
		switch {
		case n[i] == '_':
			list = append(list, c)
			c = 0
		case n[i] >= '0' && n[i] <= '9' && c < maxComponent:
			c = 10*c + int(n[i]-'0')
		}
	}
	if n == "" {
		return list
	}
	return append(list, c)
}

// maxComponent bounds components, whose digits come from a file.
const maxComponent = 1 << 40

// Letters returns the letters at the end of a lettered insertion: "A" for
// "1A", "" for every other number.
func (n Number) Letters() string {
	i := len(n)
	for i > 0 && 'A' <= n[i-1] && n[i-1] <= 'Z' {
		i--
	}
	return string(n[i:])
}

// IsBranch reports whether n is a branch number (枝番号) or a lettered insertion.
func (n Number) IsBranch() bool { return strings.Contains(string(n), "_") || n.Letters() != "" }

// Last returns the last component of n; 0 for no number.
func (n Number) Last() int {
	var stack [8]int
	c := n.components(stack[:0])
	if len(c) == 0 {
		return 0
	}
	return c[len(c)-1]
}

// Compare orders numbers component by component: 2 < 2_2 < 2_2_2 < 2_3 < 3, and
// 1 < 1A < 1B < 2.
func (n Number) Compare(m Number) int {
	var stackA, stackB [8]int
	a, b := n.components(stackA[:0]), m.components(stackB[:0])
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
	var stackA, stackB [8]int
	a, b := n.components(stackA[:0]), m.components(stackB[:0])
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
