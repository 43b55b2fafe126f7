package amendment

// cells bounds how many pairs of candidates are looked at between two places
// that are known to match, so that texts with nothing in common take time in
// proportion to their length. Beyond it, what stands far from its proportional
// place is not looked at: [band].
const cells = 1 << 16

// match is a pair of places in two lists.
type match struct{ i, j int }

// align pairs elements of two lists in order, so that the sum of the scores is
// greatest; of equal sums it takes the one that pairs earliest. A score of 0 is
// no pair.
func align(n, m int, score func(i, j int) float64) []match {
	if n == 0 || m == 0 {
		return nil
	}
	if n == 1 && m == 1 {
		if score(0, 0) > 0 {
			return []match{{0, 0}}
		}
		return nil
	}
	b := newBand(n, m)
	scores := make([]float64, b.len())
	best := make([]float64, b.len())
	at := func(i, j int) float64 { // best sum of the lists from i and j on
		if i >= n || j >= m {
			return 0
		}
		return best[b.index(i, j)]
	}
	for i := n - 1; i >= 0; i-- {
		for j := b.end(i) - 1; j >= b.start(i); j-- {
			s := score(i, j)
			k := b.index(i, j)
			scores[k] = s
			best[k] = max(at(i+1, b.clamp(i+1, j)), at(i, b.clamp(i, j+1)))
			if s > 0 {
				best[k] = max(best[k], s+at(i+1, b.clamp(i+1, j+1)))
			}
		}
	}
	return follow(n, m, b, scores, at)
}

// follow reads the pairs out of the table of sums.
func follow(n, m int, b band, scores []float64, at func(i, j int) float64) []match {
	var list []match
	for i, j := 0, b.start(0); i < n && j < m; {
		if j < b.start(i) {
			j = b.start(i)
			continue
		}
		if j >= b.end(i) {
			i++
			continue
		}
		s := scores[b.index(i, j)]
		switch whole := at(i, j); {
		case s > 0 && whole == s+at(i+1, b.clamp(i+1, j+1)):
			list = append(list, match{i, j})
			i, j = i+1, j+1
		case whole == at(i+1, b.clamp(i+1, j)):
			i++
		default:
			j++
		}
	}
	return list
}

// band is the part of a table of n by m cells that is looked at: all of it, or a
// strip along its diagonal if it has more than [cells].
type band struct{ n, m, width int }

func newBand(n, m int) band {
	if n*m <= cells {
		return band{n, m, m}
	}
	return band{n, m, min(m, max(8, cells/n))}
}

func (b band) len() int { return b.n * b.width }

// start returns the first column of row i that is looked at.
func (b band) start(i int) int {
	if b.width == b.m {
		return 0
	}
	middle := i * (b.m - 1) / max(b.n-1, 1)
	return min(max(middle-b.width/2, 0), b.m-b.width)
}

func (b band) end(i int) int { return b.start(i) + b.width }

func (b band) index(i, j int) int { return i*b.width + j - b.start(i) }

// clamp returns the column of row i that is nearest to j at or after it; m if
// there is none.
func (b band) clamp(i, j int) int {
	switch {
	case i >= b.n:
		return b.m
	case j < b.start(i):
		return b.start(i)
	case j >= b.end(i):
		return b.m
	}
	return j
}

// inOrder returns which of the pairs stand in the same order in both lists, so
// that the sum of the weights of those is greatest; the others have moved. The
// pairs are sorted by i, and no two have the same i or j.
func inOrder(pairs []match, weights []int) []bool {
	size := 0
	for _, p := range pairs {
		size = max(size, p.j+1)
	}
	t := newMaxTree(size)
	before := make([]int, len(pairs))
	for k, p := range pairs {
		sum, last := t.max(p.j)
		before[k] = last
		t.set(p.j, sum+weights[k], k)
	}
	stays := make([]bool, len(pairs))
	for _, k := t.max(size); k >= 0; k = before[k] {
		stays[k] = true
	}
	return stays
}

// maxTree finds the greatest sum among the first places of a list (a Fenwick
// tree).
type maxTree struct {
	sums []int
	last []int // pair that made the sum; -1 for none
}

func newMaxTree(n int) maxTree {
	t := maxTree{make([]int, n+1), make([]int, n+1)}
	for i := range t.last {
		t.last[i] = -1
	}
	return t
}

// max returns the greatest sum at places before j, and the pair that made it; of
// equal sums that of the last pair, so that of two provisions that changed places
// the one that came first has moved.
func (t maxTree) max(j int) (sum, last int) {
	last = -1
	for ; j > 0; j -= j & -j {
		if t.last[j] >= 0 && (t.sums[j] > sum || t.sums[j] == sum && t.last[j] > last) {
			sum, last = t.sums[j], t.last[j]
		}
	}
	return sum, last
}

func (t maxTree) set(j, sum, pair int) {
	for j++; j < len(t.sums); j += j & -j {
		if sum >= t.sums[j] {
			t.sums[j], t.last[j] = sum, pair
		}
	}
}
