package check

import (
	"jobun/generator/internal/policy"
)

// tableHeading reports tables whose first row has no words: Markdown makes it
// the heading row, so nobody who listens to the table knows what its columns are.
func tableHeading(pass *Pass) {
	pass.texts(func(_ *policy.Version, t *policy.Text) {
		blocks := func(list []policy.Block) { tableHeadings(pass, t, list) }
		t.Walk(func(p *policy.Provision) {
			blocks(p.Blocks)
			blocks(p.Tail)
		})
		blocks(t.Closing)
	})
}

func tableHeadings(pass *Pass, t *policy.Text, list []policy.Block) {
	for i := range list {
		b := &list[i]
		if b.Kind == policy.Table && len(b.Rows) > 0 && noWords(b.Rows[0]) {
			pass.Problems.Warn(t.File.Pos(b.At), "table-heading")
		}
		tableHeadings(pass, t, b.Blocks)
		for _, item := range b.Items {
			tableHeadings(pass, t, item)
		}
	}
}

func noWords(row []policy.Cell) bool {
	for _, cell := range row {
		if len(cell) > 0 {
			return false
		}
	}
	return true
}
