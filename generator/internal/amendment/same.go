package amendment

import "jobun/generator/internal/policy"

// sameWords reports whether two provisions have the same words of their own, character
// for character, and have them written in the same way; where references lead does not
// count. What two versions have in common is the same memory, as a rule, so that this
// takes less time than to put the words together, and much less than to read them.
func sameWords(a, b *policy.Provision) bool {
	return a.Kind == b.Kind && a.Status == b.Status && sameInlines(a.Caption, b.Caption) && sameInlines(a.Note, b.Note) &&
		sameBlocks(a.Blocks, b.Blocks) && sameBlocks(a.Tail, b.Tail)
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
	if a.Kind != b.Kind || len(a.Items) != len(b.Items) || len(a.Rows) != len(b.Rows) || !sameInlines(a.Inlines, b.Inlines) || !sameBlocks(a.Blocks, b.Blocks) {
		return false
	}
	for i := range a.Items {
		if !sameBlocks(a.Items[i], b.Items[i]) {
			return false
		}
	}
	for i := range a.Rows {
		if !sameRow(a.Rows[i], b.Rows[i]) {
			return false
		}
	}
	return true
}

func sameRow(a, b []policy.Cell) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !sameInlines(a[i], b[i]) {
			return false
		}
	}
	return true
}

func sameInlines(a, b []policy.Inline) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		x, y := &a[i], &b[i]
		if x.Kind != y.Kind || x.Text != y.Text || x.Href != y.Href || !sameInlines(x.Children, y.Children) {
			return false
		}
	}
	return true
}
