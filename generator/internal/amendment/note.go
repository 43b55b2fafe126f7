package amendment

import "jobun/generator/internal/policy"

// Note is a difference in words that are no provision: a note, or the closing.
type Note struct {
	Change *Change // that of the provision with the note; nil for the closing
	Blocks []Block
}

// notes collects the differences in notes and in the closing.
func (c *comparer) notes() {
	a := c.amendment
	a.Walk(func(change *Change) {
		if change.From || change.Old == nil && change.New == nil {
			return
		}
		c.note(change, notesOf(change.Old), notesOf(change.New))
	})
	c.note(nil, a.Old.Closing, a.New.Closing)
}

func (c *comparer) note(change *Change, old, new []policy.Block) {
	if len(old)+len(new) == 0 {
		return
	}
	if blocks := c.blocks(old, new); blocksDiffer(blocks, Substance) || blocksDiffer(blocks, Follows) {
		c.amendment.Notes = append(c.amendment.Notes, Note{change, blocks})
	}
}

// notesOf returns what stands in the notes of a provision; none for nil.
func notesOf(p *policy.Provision) []policy.Block {
	if p == nil {
		return nil
	}
	var list []policy.Block
	for _, blocks := range [][]policy.Block{p.Blocks, p.Tail} {
		for i := range blocks {
			if blocks[i].Kind == policy.Note {
				list = append(list, blocks[i].Blocks...)
			}
		}
	}
	return list
}
