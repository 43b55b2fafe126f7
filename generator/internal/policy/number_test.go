package policy

import (
	"slices"
	"testing"
)

func TestNewNumber(t *testing.T) {
	for _, test := range []struct {
		components []int
		want       Number
	}{
		{nil, ""},
		{[]int{4}, "4"},
		{[]int{4, 2}, "4_2"},
		{[]int{174, 49, 11, 2}, "174_49_11_2"},
	} {
		got := NewNumber(test.components...)
		if got != test.want || !slices.Equal(got.Components(), test.components) {
			t.Errorf("NewNumber(%v) = %q with the components %v", test.components, got, got.Components())
		}
	}
}

func TestNumberParts(t *testing.T) {
	for _, test := range []struct {
		number  Number
		letters string
		branch  bool
		last    int
	}{
		{"", "", false, 0},
		{"4", "", false, 4},
		{"4_2", "", true, 2},
		{"4_2_3", "", true, 3},
		{"1A", "A", true, 1},
		{"12AB", "AB", true, 12},
	} {
		n := test.number
		if n.Letters() != test.letters || n.IsBranch() != test.branch || n.Last() != test.last {
			t.Errorf("%q has the letters %q, branch %v, last %d", n, n.Letters(), n.IsBranch(), n.Last())
		}
	}
}

// TestCompareNumbers checks the order of conventions 1.5 between all pairs.
func TestCompareNumbers(t *testing.T) {
	order := []Number{"", "1", "1A", "1B", "1Z", "1AA", "2", "2_2", "2_2_2", "2_2_3", "2_3", "2_10", "3", "10", "10_2", "11"}
	for i, n := range order {
		for j, m := range order {
			want := 0
			switch {
			case i < j:
				want = -1
			case i > j:
				want = 1
			}
			if got := n.Compare(m); got != want {
				t.Errorf("%q.Compare(%q) = %d, want %d", n, m, got, want)
			}
		}
	}
}

func TestFollows(t *testing.T) {
	for _, test := range []struct {
		before Number
		may    []Number
		mayNot []Number
	}{
		{"", []Number{"1"}, []Number{"", "0", "2", "1_2", "1A"}},
		{"1", []Number{"2", "1_2", "1A"}, []Number{"", "1", "3", "1_1", "1_3", "1B", "2A", "2_2"}},
		{"4", []Number{"5", "4_2", "4A"}, []Number{"4", "6", "4_1", "4_3", "4_2_2", "5_2", "3"}},
		{"4_2", []Number{"4_3", "4_2_2", "5"}, []Number{"4", "4_2", "4_4", "4_2_1", "4_2_3", "6", "5_2"}},
		{"4_2_2", []Number{"4_2_3", "4_3", "5", "4_2_2_2"}, []Number{"4_4", "4_2", "6", "4_2_4"}},
		{"9", []Number{"10", "9_2"}, []Number{"9_10", "11"}},
		{"1A", []Number{"1B", "2"}, []Number{"1A", "1C", "3", "2A", "1"}},
		{"1Z", []Number{"2"}, []Number{"1A"}},
	} {
		for _, n := range test.may {
			if !n.Follows(test.before) {
				t.Errorf("%q may not stand after %q", n, test.before)
			}
		}
		for _, n := range test.mayNot {
			if n.Follows(test.before) {
				t.Errorf("%q may stand after %q", n, test.before)
			}
		}
	}
}

// FuzzFollows checks that what may follow is greater, and that nothing panics.
func FuzzFollows(f *testing.F) {
	for _, pair := range [][2]string{{"5", "4"}, {"4_2", "4"}, {"1B", "1A"}, {"", ""}, {"_", "A"}, {"4_2A", "4_2"}} {
		f.Add(pair[0], pair[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		n, m := Number(a), Number(b)
		n.IsBranch()
		n.Last()
		if n.Compare(m) != -m.Compare(n) {
			t.Errorf("%q.Compare(%q) = %d, and %d the other way round", n, m, n.Compare(m), m.Compare(n))
		}
		if n.Follows(m) && n.Compare(m) <= 0 {
			t.Errorf("%q follows %q, but is not greater", n, m)
		}
	})
}
