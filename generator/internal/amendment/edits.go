package amendment

import "jobun/generator/internal/policy"

// Text returns the own words of a provision before the provisions inside it as
// one run of edits: a line for each block, item of a list and row of a table, as
// in [policy.PlainBlocks].
func (c *Change) Text() Words { return flatten(c.Blocks) }

// TailText returns the own words after the provisions inside it, in the same way.
func (c *Change) TailText() Words { return flatten(c.Tail) }

func flatten(blocks []Block) Words {
	switch {
	case len(blocks) == 0:
		return nil
	case len(blocks) == 1 && blocks[0].Items == nil && blocks[0].Table == nil:
		return blocks[0].Words
	}
	var f flattener
	f.blocks(blocks)
	f.close()
	return f.words
}

// flattener writes blocks as edits. What parts lines and cells belongs to the
// texts that have something on both sides of it.
type flattener struct {
	words    Words
	last     Edit // without its text, which is in buffer
	buffer   []byte
	old, new int // bytes of the texts that are written
}

func (f *flattener) blocks(blocks []Block) {
	old, new := f.old, f.new
	line := func(op Op) {
		f.separate("\n", op != Insert && f.old > old, op != Delete && f.new > new)
	}
	for i := range blocks {
		switch b := &blocks[i]; b.Kind {
		case policy.List:
			for k := range b.Items {
				line(b.Items[k].Op)
				f.blocks(b.Items[k].Blocks)
			}
		case policy.Table:
			for k := range b.Table.Rows {
				line(b.Table.Rows[k].Op)
				f.row(&b.Table.Rows[k])
			}
		default:
			line(b.Op)
			f.append(b.Words)
		}
	}
}

func (f *flattener) row(r *Row) {
	old, new := false, false // a cell of the text was written
	for i := range r.Cells {
		cell := &r.Cells[i]
		f.separate("\t", cell.Old && old, cell.New && new)
		f.append(cell.Words)
		old, new = old || cell.Old, new || cell.New
	}
}

func (f *flattener) separate(mark string, old, new bool) {
	if old || new {
		f.append(whole(opOf(old, new), mark))
	}
}

func (f *flattener) append(w Words) {
	for _, e := range w {
		f.add(e.Op, e.Cause, e.Text)
	}
}

// add appends text to the last edit, if that is in the texts in the same way.
func (f *flattener) add(op Op, cause Cause, text string) {
	if text == "" {
		return
	}
	if op != f.last.Op || cause != f.last.Cause {
		f.close()
		f.last = Edit{Op: op, Cause: cause}
	}
	f.buffer = append(f.buffer, text...)
	if op != Insert {
		f.old += len(text)
	}
	if op != Delete {
		f.new += len(text)
	}
}

func (f *flattener) close() {
	if len(f.buffer) == 0 {
		return
	}
	f.last.Text = string(f.buffer)
	f.words = append(f.words, f.last)
	f.buffer = f.buffer[:0]
}

// Line joins pieces of one line, such as a label and a caption, that may each be
// in one of the texts only. The zero value is an empty line.
type Line struct{ f flattener }

// Add appends a piece.
func (l *Line) Add(w Words) { l.f.append(w) }

// Put appends words that we put in, such as a bracket or the space behind a
// label, to those of the texts that have what they go with.
func (l *Line) Put(words string, old, new bool) { l.f.separate(words, old, new) }

// Old reports whether the line has words in the old text.
func (l *Line) Old() bool { return l.f.old > 0 }

// New reports whether the line has words in the new text.
func (l *Line) New() bool { return l.f.new > 0 }

// Words returns the line.
func (l *Line) Words() Words {
	l.f.close()
	return l.f.words
}

// In reports whether the words are there in the old, and in the new text.
func (w Words) In() (old, new bool) {
	for _, e := range w {
		old = old || e.Op != Insert
		new = new || e.Op != Delete
	}
	return old, new
}

// Lines returns the own words of a provision before the provisions inside it, one
// for each block, item of a list and row of a table. The cells of a row have a tab
// between them.
func (c *Change) Lines() []Words { return lines(nil, c.Blocks) }

// TailLines returns the own words after the provisions inside it, in the same way.
func (c *Change) TailLines() []Words { return lines(nil, c.Tail) }

func lines(list []Words, blocks []Block) []Words {
	for i := range blocks {
		switch b := &blocks[i]; b.Kind {
		case policy.List:
			for k := range b.Items {
				list = lines(list, b.Items[k].Blocks)
			}
		case policy.Table:
			for k := range b.Table.Rows {
				var f flattener
				f.row(&b.Table.Rows[k])
				f.close()
				list = append(list, f.words)
			}
		default:
			list = append(list, b.Words)
		}
	}
	return list
}
