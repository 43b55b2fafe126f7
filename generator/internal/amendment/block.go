package amendment

import (
	"strings"

	"jobun/generator/internal/policy"
)

// Block is the comparison of one block of words.
type Block struct {
	Kind  policy.BlockKind // Words, Heading, Code, List or Table
	Op    Op               // Equal if it is in both texts, also if its words differ
	Words Words            // Words, Heading, Code
	Items []Item           // List
	Table *Table           // Table
}

// Item is one item of an unnumbered list.
type Item struct {
	Op     Op // Equal if it is in both texts, also if its words differ
	Blocks []Block
}

// Table is the comparison of a table. Columns and rows of both texts are in it.
type Table struct {
	Columns []Op
	Align   []policy.Align // one a column
	Rows    []Row          // the first is the heading row
}

// Row is one row of a table.
type Row struct {
	Op    Op     // Equal if it is in both texts, also if its words differ
	Cells []Cell // one a column of the table
}

// Cell is one cell. A row that has fewer cells than others lacks the last ones.
type Cell struct {
	Words    Words
	Old, New bool // it is there in the text
}

// Changed reports whether words of the row differ.
func (r *Row) Changed() bool {
	if r.Op != Equal {
		return true
	}
	for i := range r.Cells {
		if r.Cells[i].Words.Changed() || r.Cells[i].Old != r.Cells[i].New {
			return true
		}
	}
	return false
}

// walkWords calls visit for the words of blocks, in reading order.
func walkWords(blocks []Block, visit func(Words)) {
	for i := range blocks {
		b := &blocks[i]
		visit(b.Words)
		for k := range b.Items {
			walkWords(b.Items[k].Blocks, visit)
		}
		if b.Table == nil {
			continue
		}
		for k := range b.Table.Rows {
			for _, cell := range b.Table.Rows[k].Cells {
				visit(cell.Words)
			}
		}
	}
}

// blocksDiffer reports whether the words of blocks, or which blocks there are,
// differ by a cause of the list.
func blocksDiffer(blocks []Block, cause Cause) bool {
	found := false
	walkWords(blocks, func(w Words) { found = found || w.has(cause) })
	return found
}

// awayBlocks returns those of blocks that were in the old text, with their old
// words only, for the place that a provision has left.
func awayBlocks(blocks []Block) []Block {
	var out []Block
	for _, b := range blocks {
		if b.Op == Insert {
			continue
		}
		b.Op, b.Words, b.Items, b.Table = Delete, b.Words.away(), awayItems(b.Items), b.Table.away()
		out = append(out, b)
	}
	return out
}

func awayItems(items []Item) []Item {
	var out []Item
	for _, item := range items {
		if item.Op != Insert {
			out = append(out, Item{Delete, awayBlocks(item.Blocks)})
		}
	}
	return out
}

func (t *Table) away() *Table {
	if t == nil {
		return nil
	}
	out := &Table{}
	for i, op := range t.Columns {
		if op != Insert {
			out.Columns, out.Align = append(out.Columns, Delete), append(out.Align, t.Align[i])
		}
	}
	for _, r := range t.Rows {
		if r.Op == Insert {
			continue
		}
		row := Row{Op: Delete}
		for i, cell := range r.Cells {
			if t.Columns[i] != Insert {
				row.Cells = append(row.Cells, Cell{Words: cell.Words.away(), Old: cell.Old})
			}
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// compared returns the blocks that are words of a provision.
func compared(blocks []policy.Block) []*policy.Block {
	var list []*policy.Block
	for i := range blocks {
		if k := blocks[i].Kind; k != policy.Note && k != policy.Ornament {
			list = append(list, &blocks[i])
		}
	}
	return list
}

// blocks compares the blocks of a provision.
func (c *comparer) blocks(old, new []policy.Block) []Block {
	olds, news := compared(old), compared(new)
	var list []Block
	i, j := 0, 0
	upTo := func(toOld, toNew int) {
		for ; i < toOld; i++ {
			list = append(list, c.block(olds[i], nil))
		}
		for ; j < toNew; j++ {
			list = append(list, c.block(nil, news[j]))
		}
	}
	for _, m := range pairBlocks(olds, news) {
		upTo(m.i, m.j)
		list = append(list, c.block(olds[i], news[j]))
		i, j = i+1, j+1
	}
	upTo(len(olds), len(news))
	return list
}

// pairBlocks pairs blocks of one kind by their words; the only ones that stand
// between two pairs are one block also if their words are not alike.
func pairBlocks(olds, news []*policy.Block) []match {
	if len(olds) == 1 && len(news) == 1 && olds[0].Kind == news[0].Kind {
		return []match{{0, 0}}
	}
	a, b := texts(olds), texts(news)
	return align(len(olds), len(news), func(i, j int) float64 {
		switch {
		case olds[i].Kind != news[j].Kind:
			return 0
		case olds[i].Kind == policy.Table:
			return max(a[i].likeness(&b[j]), 0.1) // a table with other numbers is the table all the same
		}
		return a[i].likeness(&b[j])
	})
}

// plainText is a text with its features, which are made when first needed.
type plainText struct {
	text     string
	features []uint32
}

func texts(blocks []*policy.Block) []plainText {
	list := make([]plainText, len(blocks))
	for i, b := range blocks {
		list[i].text = policy.PlainBlocks([]policy.Block{*b})
	}
	return list
}

// likeness returns how alike two texts are, 1.5 for equal ones and 0 for those
// that are not alike.
func (t *plainText) likeness(u *plainText) float64 {
	if t.text == u.text {
		return 1.5
	}
	for _, x := range []*plainText{t, u} {
		if x.features == nil {
			x.features = features(x.text)
		}
	}
	if d := dice(t.features, u.features); d >= alike {
		return d
	}
	return 0
}

// block compares two blocks of one kind; one of them may be nil.
func (c *comparer) block(old, new *policy.Block) Block {
	b := Block{Op: opOf(old != nil, new != nil)}
	if old == nil {
		old = &policy.Block{Kind: new.Kind}
	}
	if new == nil {
		new = &policy.Block{Kind: old.Kind}
	}
	b.Kind = old.Kind
	switch b.Kind {
	case policy.List:
		b.Items = c.items(old.Items, new.Items)
	case policy.Table:
		b.Table = c.table(old, new)
	default:
		b.Words = c.words(old.Inlines, new.Inlines)
	}
	return b
}

// opOf returns the operation of what is in one of the texts, or in both.
func opOf(old, new bool) Op {
	switch {
	case !new:
		return Delete
	case !old:
		return Insert
	}
	return Equal
}

func (c *comparer) items(old, new [][]policy.Block) []Item {
	a, b := make([]plainText, len(old)), make([]plainText, len(new))
	for i := range old {
		a[i].text = policy.PlainBlocks(old[i])
	}
	for j := range new {
		b[j].text = policy.PlainBlocks(new[j])
	}
	var list []Item
	i, j := 0, 0
	upTo := func(toOld, toNew int) {
		for ; i < toOld; i++ {
			list = append(list, Item{Delete, c.blocks(old[i], nil)})
		}
		for ; j < toNew; j++ {
			list = append(list, Item{Insert, c.blocks(nil, new[j])})
		}
	}
	for _, m := range align(len(old), len(new), func(i, j int) float64 { return a[i].likeness(&b[j]) }) {
		upTo(m.i, m.j)
		list = append(list, Item{Equal, c.blocks(old[i], new[j])})
		i, j = i+1, j+1
	}
	upTo(len(old), len(new))
	return list
}

// table compares tables, cell by cell. Columns are known by their headings, rows
// by their first cell and by their words.
func (c *comparer) table(old, new *policy.Block) *Table {
	columns := alignColumns(old.Rows, new.Rows)
	t := &Table{}
	for _, m := range columns {
		t.Columns = append(t.Columns, opOf(m.i >= 0, m.j >= 0))
		align := policy.AlignNone
		switch {
		case m.j >= 0 && m.j < len(new.Align):
			align = new.Align[m.j]
		case m.i >= 0 && m.i < len(old.Align):
			align = old.Align[m.i]
		}
		t.Align = append(t.Align, align)
	}
	i, j := 0, 0
	upTo := func(toOld, toNew int) {
		for ; i < toOld; i++ {
			t.Rows = append(t.Rows, c.row(columns, old.Rows[i], nil, Delete))
		}
		for ; j < toNew; j++ {
			t.Rows = append(t.Rows, c.row(columns, nil, new.Rows[j], Insert))
		}
	}
	for _, m := range alignRows(old.Rows, new.Rows) {
		upTo(m.i, m.j)
		t.Rows = append(t.Rows, c.row(columns, old.Rows[i], new.Rows[j], Equal))
		i, j = i+1, j+1
	}
	upTo(len(old.Rows), len(new.Rows))
	return t
}

// alignColumns returns the columns of both tables in order, each with its place
// in the old and in the new one, -1 for none.
func alignColumns(old, new [][]policy.Cell) []match {
	n, m := width(old), width(new)
	var pairs []match
	if n == m {
		for i := range n {
			pairs = append(pairs, match{i, i})
		}
	} else if n > 0 && m > 0 {
		a, b := plainRow(old[0]), plainRow(new[0])
		pairs = align(len(a), len(b), func(i, j int) float64 { return a[i].likeness(&b[j]) })
	}
	var list []match
	i, j := 0, 0
	upTo := func(toOld, toNew int) {
		for ; i < toOld; i++ {
			list = append(list, match{i, -1})
		}
		for ; j < toNew; j++ {
			list = append(list, match{-1, j})
		}
	}
	for _, p := range pairs {
		upTo(p.i, p.j)
		list = append(list, p)
		i, j = i+1, j+1
	}
	upTo(n, m)
	return list
}

func width(rows [][]policy.Cell) int {
	n := 0
	for _, r := range rows {
		n = max(n, len(r))
	}
	return n
}

func plainRow(row []policy.Cell) []plainText {
	list := make([]plainText, len(row))
	for i, cell := range row {
		list[i].text = policy.Plain(cell)
	}
	return list
}

// alignRows pairs rows. The heading row is the heading row, whatever it says.
func alignRows(old, new [][]policy.Cell) []match {
	if len(old) == 0 || len(new) == 0 {
		return nil
	}
	a, b := rowTexts(old[1:]), rowTexts(new[1:])
	list := []match{{0, 0}}
	for _, m := range align(len(a), len(b), func(i, j int) float64 { return rowLikeness(&a[i], &b[j]) }) {
		list = append(list, match{m.i + 1, m.j + 1})
	}
	return list
}

type rowText struct {
	plainText
	first string
}

func rowTexts(rows [][]policy.Cell) []rowText {
	list := make([]rowText, len(rows))
	for i, r := range rows {
		var cells []string
		for _, cell := range r {
			cells = append(cells, policy.Plain(cell))
		}
		list[i].text = strings.Join(cells, "\t")
		if len(cells) > 0 {
			list[i].first = cells[0]
		}
	}
	return list
}

// rowLikeness returns how alike two rows are. A row is known by its first cell;
// without it its words decide.
func rowLikeness(a, b *rowText) float64 {
	s := a.likeness(&b.plainText)
	if a.first == b.first && a.first != "" {
		return max(s, alike) + sameCaption
	}
	return s
}

func (c *comparer) row(columns []match, old, new []policy.Cell, op Op) Row {
	r := Row{Op: op, Cells: make([]Cell, len(columns))}
	for k, m := range columns {
		cell := &r.Cells[k]
		var a, b policy.Cell
		if cell.Old = m.i >= 0 && m.i < len(old); cell.Old {
			a = old[m.i]
		}
		if cell.New = m.j >= 0 && m.j < len(new); cell.New {
			b = new[m.j]
		}
		cell.Words = c.words(a, b)
	}
	return r
}
