package amendment

import "jobun/generator/internal/policy"

// markFollowing marks references that were replaced by others to the same
// provisions, which have new numbers: they follow, and the law says what it said.
func (c *comparer) markFollowing(edits []tokenEdit) {
	for start := 0; start < len(edits); start++ {
		end := start
		for end < len(edits) && edits[end].op != Equal {
			end++
		}
		if c.follow(edits[start:end]) {
			for i := start; i < end; i++ {
				edits[i].follows = true
			}
		}
		start = end
	}
}

// follow reports whether all that is deleted is references, and what is inserted
// is as many references to the same provisions.
func (c *comparer) follow(change []tokenEdit) bool {
	var olds, news []*policy.Target
	for _, e := range change {
		switch {
		case e.token.target == nil:
			return false
		case e.op == Delete:
			olds = append(olds, e.token.target)
		default:
			news = append(news, e.token.target)
		}
	}
	if len(olds) != len(news) || len(olds) == 0 {
		return false
	}
	for i := range olds {
		if !c.sameTarget(olds[i], news[i]) {
			return false
		}
	}
	return true
}

// sameTarget reports whether two references are to the same provisions of this
// policy. What is of another policy is not known here.
func (c *comparer) sameTarget(old, new *policy.Target) bool {
	if old.Policy != "" || new.Policy != "" || len(old.IDs) != len(new.IDs) || len(old.IDs) == 0 {
		return false
	}
	for i, id := range old.IDs {
		if !c.arePair(id, new.IDs[i]) {
			return false
		}
	}
	return true
}

// arePair reports whether the provisions with the identifiers, one in the old and one in
// the new text, are a pair.
func (c *comparer) arePair(old, new string) bool {
	o, n := c.old.ByID(old), c.new.ByID(new)
	return o != nil && n != nil && c.amendment.Of(n).Old == o
}
