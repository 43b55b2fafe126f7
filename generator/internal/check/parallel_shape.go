package check

import (
	"strconv"

	"jobun/generator/internal/policy"
)

// shape reports where the own words of a provision are made of other parts in the
// two languages: a caption, words, rows and columns of tables, the items of lists
// without numbers.
func (c *comparison) shape(p, q *policy.Provision) {
	a, b := shapeOf(p), shapeOf(q)
	report := func(id string, there, here int) {
		c.problems.Error(c.pos(q), id, "Label", where(q), "There", strconv.Itoa(there), "Here", strconv.Itoa(here), "Place", place(c.prevailing, p))
	}
	if a.caption != b.caption {
		c.problems.Warn(c.pos(q), "parallel.caption", "Label", where(q), "Place", place(c.prevailing, p))
	}
	if a.words != b.words {
		c.problems.Error(c.pos(q), "parallel.words", "Label", where(q), "Place", place(c.prevailing, p))
	}
	if a.bullets != b.bullets {
		report("parallel.bullets", a.bullets, b.bullets)
	}
	switch {
	case a.tables != b.tables:
		report("parallel.tables", a.tables, b.tables)
	case a.columns != b.columns:
		report("parallel.columns", a.columns, b.columns)
	case a.rows != b.rows:
		report("parallel.rows", a.rows, b.rows)
	}
}

// blocksShape is what blocks are made of.
type blocksShape struct {
	caption, words                 bool
	bullets, tables, rows, columns int // of all lists and tables together
}

func shapeOf(p *policy.Provision) blocksShape {
	s := blocksShape{caption: len(p.Caption) > 0}
	s.add(p.Blocks)
	s.add(p.Tail)
	return s
}

func (s *blocksShape) add(blocks []policy.Block) {
	for i := range blocks {
		b := &blocks[i]
		switch b.Kind {
		case policy.Words, policy.Code:
			s.words = true
		case policy.List:
			s.bullets += len(b.Items)
			for _, item := range b.Items {
				s.inner(item)
			}
		case policy.Table:
			s.tables++
			s.rows += len(b.Rows)
			if len(b.Rows) > 0 {
				s.columns += len(b.Rows[0])
			}
		}
	}
}

// inner counts the lists in the items of a list, whose words are not the
// provision's own.
func (s *blocksShape) inner(blocks []policy.Block) {
	words := s.words
	s.add(blocks)
	s.words = words
}
