package render

import (
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// rowEnd is where a row of a table of two texts ends: how much of the table is written
// then.
type rowEnd struct {
	rows, pairs int
	columns     [2]struct{ bytes, places int }
}

// end says that a row ends here, or what stands before the first one.
func (t *parallelTable) end() {
	e := rowEnd{rows: len(t.rows.b), pairs: len(t.pairs)}
	for i := range t.columns {
		c := &t.columns[i]
		e.columns[i].bytes, e.columns[i].places = len(c.b), len(c.places)
	}
	t.ends = append(t.ends, e)
}

// copyRow appends row i of another table.
func (t *parallelTable) copyRow(from *parallelTable, i int) {
	start, end := &from.ends[i], &from.ends[i+1]
	moved := len(t.rows.b) - start.rows
	t.rows.b = append(t.rows.b, from.rows.b[start.rows:end.rows]...)
	for _, at := range from.pairs[start.pairs:end.pairs] {
		t.pairs = append(t.pairs, at+moved)
	}
	for k := range t.columns {
		c, other := &t.columns[k], &from.columns[k]
		first, last := start.columns[k], end.columns[k]
		moved := len(c.b) - first.bytes
		c.b = append(c.b, other.b[first.bytes:last.bytes]...)
		for _, at := range other.ends[start.pairs:end.pairs] {
			c.ends = append(c.ends, at+moved)
		}
		for _, p := range other.places[first.places:last.places] {
			c.places = append(c.places, place{p.at + moved, p.name})
		}
	}
}

// rowFinder finds the rows of a table of two texts in that of two others, which are often
// another version of the same: most rows of it are the same, and follow each other in
// the same order.
type rowFinder struct {
	table *parallelTable // nil if no row can be the same
	rows  []site.ParallelRow
	next  int            // of the rows: the one behind that which was found last
	at    map[rowKey]int // of the rows; nil until it is needed
}

// rowKey tells the rows of a table apart.
type rowKey struct {
	id   string
	tail bool
}

func keyOf(row *site.ParallelRow) rowKey {
	p := row.First
	if p == nil {
		p = row.Second
	}
	return rowKey{p.ID, row.Tail}
}

// newRowFinder returns what finds the rows of a table in a former one. Both must be
// written for pages in one language, and of texts of one policy in the same style.
func newRowFinder(former, t *parallelTable) rowFinder {
	if former.aligned == nil || former.language != t.language {
		return rowFinder{}
	}
	for i := range t.columns {
		a, b := former.columns[i].text, t.columns[i].text
		if a.Policy != b.Policy || a.Text.Language != b.Text.Language || a.Style != b.Style {
			return rowFinder{}
		}
	}
	return rowFinder{table: former, rows: former.aligned.Rows()}
}

// find returns which row of the former table looks the same as one of table t.
func (f *rowFinder) find(t *parallelTable, row *site.ParallelRow) (i int, ok bool) {
	if f.table == nil {
		return 0, false
	}
	i = f.next
	if key := keyOf(row); i >= len(f.rows) || keyOf(&f.rows[i]) != key {
		if i, ok = f.place(key); !ok {
			return 0, false
		}
	}
	f.next = i + 1
	former := &f.rows[i]
	same := row.Level == former.Level &&
		looksSame(&t.columns[0], &f.table.columns[0], row.First, former.First) &&
		looksSame(&t.columns[1], &f.table.columns[1], row.Second, former.Second)
	return i, same
}

func (f *rowFinder) place(key rowKey) (i int, ok bool) {
	if f.at == nil {
		f.at = make(map[rowKey]int, len(f.rows))
		for i := range f.rows {
			f.at[keyOf(&f.rows[i])] = i
		}
	}
	i, ok = f.at[key]
	return i, ok
}

// looksSame reports whether what a column has of p is what another one has of q. Both
// may be nil.
func looksSame(c, other *column, p, q *policy.Provision) bool {
	if p == nil || q == nil {
		return p == q
	}
	return sameWords(p, q) && citedSame(p, q) && (!isLeaf(p.Kind) || c.hangOf(p) == other.hangOf(q))
}
