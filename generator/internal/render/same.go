package render

import (
	"slices"

	"jobun/generator/internal/policy"
)

// sameWords reports whether provisions of two versions look the same by themselves: but
// for what stands in them, and for what they are called by what they stand in (see
// [citedSame]).
func sameWords(p, q *policy.Provision) bool {
	return p.ID == q.ID && p.Name == q.Name && p.Status == q.Status &&
		p.Extract == q.Extract && p.Common == q.Common &&
		len(p.Children) > 0 == (len(q.Children) > 0) && // What has neither words nor children shows its status.
		sameInlines(p.Note, q.Note) && sameBlocks(p.Blocks, q.Blocks) && sameBlocks(p.Tail, q.Tail)
}

// citedSame reports whether provisions of two versions are cited in the same way, and
// so all that they stand in.
func citedSame(p, q *policy.Provision) bool {
	for p != nil && q != nil {
		if p.Kind != q.Kind || p.Number != q.Number || p.Depth != q.Depth || p.Label != q.Label ||
			isSole(p) != isSole(q) || !sameInlines(p.Caption, q.Caption) {
			return false
		}
		p, q = p.Parent, q.Parent
	}
	return p == q
}

func sameBlocks(a, b []policy.Block) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !sameBlock(&a[i], &b[i]) {
			return false
		}
	}
	return true
}

func sameBlock(a, b *policy.Block) bool {
	return a.Kind == b.Kind && a.ID == b.ID && a.Level == b.Level &&
		sameInlines(a.Inlines, b.Inlines) && sameBlocks(a.Blocks, b.Blocks) && slices.Equal(a.Align, b.Align) &&
		slices.EqualFunc(a.Items, b.Items, sameBlocks) &&
		slices.EqualFunc(a.Rows, b.Rows, func(a, b []policy.Cell) bool {
			return slices.EqualFunc(a, b, func(a, b policy.Cell) bool { return sameInlines(a, b) })
		})
}

func sameInlines(a, b []policy.Inline) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !sameInline(&a[i], &b[i]) {
			return false
		}
	}
	return true
}

func sameInline(a, b *policy.Inline) bool {
	return a.Kind == b.Kind && a.Text == b.Text && a.Href == b.Href && sameInlines(a.Children, b.Children) && sameTarget(a.Target, b.Target)
}

func sameTarget(a, b *policy.Target) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Policy == b.Policy && a.Version == b.Version && slices.Equal(a.IDs, b.IDs)
}
