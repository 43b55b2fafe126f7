package amendment

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// stretch is a run of equal tokens, or of deleted tokens and those inserted in
// their stead.
type stretch struct {
	equal    []tokenEdit
	deleted  []*token
	inserted []*token
	follows  bool
}

func (s *stretch) isEqual() bool { return len(s.deleted)+len(s.inserted) == 0 }

// groupEdits makes stretches of edits: equal ones and changes in turn.
func (m *wordsMemory) groupEdits(edits []tokenEdit) []stretch {
	list, changed := m.stretches[:0], slices.Grow(m.changed[:0], len(edits))
	for start, end := 0, 0; start < len(edits); start = end {
		first := &edits[start]
		for end = start + 1; end < len(edits) && (edits[end].op == Equal) == (first.op == Equal) && edits[end].follows == first.follows; {
			end++
		}
		s := stretch{follows: first.follows}
		if part := edits[start:end:end]; first.op == Equal {
			s.equal = part // where they stand, one behind the other
		} else {
			s.deleted, changed = cutTokens(changed, part, Delete)
			s.inserted, changed = cutTokens(changed, part, Insert)
		}
		list = append(list, s)
	}
	m.stretches, m.changed = list, changed
	return list
}

// cutTokens appends the tokens of edits with the operation to list, and returns them and
// the list.
func cutTokens(list []*token, edits []tokenEdit, op Op) (tokens, all []*token) {
	start := len(list)
	for i := range edits {
		if edits[i].op == op {
			list = append(list, edits[i].token)
		}
	}
	return list[start:len(list):len(list)], list
}

// slideEdits moves what is only inserted, or only deleted, as far back as it can
// be without changing either text, so that a sentence, a list member or a word
// is marked with what follows it and not with what precedes it: the space or
// comma behind it, and not the full stop before it. A whole sentence stays where it
// is, also where the next one begins with the same words.
func slideEdits(list []stretch) []stretch {
	for k := 0; k+1 < len(list); k++ {
		s := &list[k]
		switch {
		case len(s.deleted) > 0 && len(s.inserted) == 0 && list[k+1].isEqual():
			slide(list, k, &s.deleted)
		case len(s.inserted) > 0 && len(s.deleted) == 0 && list[k+1].isEqual():
			slide(list, k, &s.inserted)
		}
	}
	return dropEmpty(list)
}

func slide(list []stretch, k int, tokens *[]*token) {
	next := &list[k+1]
	for len(next.equal) > 0 && !isSentence(*tokens) {
		first, follows := (*tokens)[0], next.equal[0]
		if first.text != follows.token.text || follows.was != first.text {
			return
		}
		if k == 0 || !list[k-1].isEqual() {
			return // there is no equal stretch before it that could take the token
		}
		list[k-1].equal = append(list[k-1].equal, follows)
		*tokens = append((*tokens)[1:len(*tokens):len(*tokens)], follows.token)
		next.equal = next.equal[1:]
	}
}

// isSentence reports whether tokens end as a sentence does, with the space behind it
// if there is one.
func isSentence(tokens []*token) bool {
	last := len(tokens) - 1
	if last > 0 && tokens[last].kind == space {
		last--
	}
	for last > 0 && (closes(tokens[last]) || opens(tokens[last]) < 0) {
		last--
	}
	return last > 0 && endsWithStop(tokens[last].text)
}

func dropEmpty(list []stretch) []stretch {
	out := list[:0]
	for _, s := range list {
		if len(s.equal)+len(s.deleted)+len(s.inserted) == 0 {
			continue
		}
		last := len(out) - 1
		if last >= 0 && !s.isEqual() && !out[last].isEqual() && s.follows == out[last].follows {
			out[last].deleted = append(out[last].deleted, s.deleted...)
			out[last].inserted = append(out[last].inserted, s.inserted...)
			continue
		}
		out = append(out, s)
	}
	return out
}

// island is how many characters two changes have between them at most to be
// joined: a crumb that says nothing. What says something is never hidden, and
// commas, full stops and brackets part what is on both sides of them.
const island = 4

// joinEdits joins changes that have only a crumb of equal text between them.
func joinEdits(list []stretch) []stretch {
	out := list[:0]
	for i := 0; i < len(list); i++ {
		last := len(out) - 1
		if last >= 0 && i+1 < len(list) && joins(&out[last], &list[i], &list[i+1]) {
			for k := range list[i].equal {
				e := &list[i].equal[k]
				out[last].deleted = append(out[last].deleted, e.asItWas())
				out[last].inserted = append(out[last].inserted, e.token)
			}
			out[last].deleted = append(out[last].deleted, list[i+1].deleted...)
			out[last].inserted = append(out[last].inserted, list[i+1].inserted...)
			i++
			continue
		}
		out = append(out, list[i])
	}
	return out
}

// freeSpaces takes the space that both sides of a change end with out of it, where
// words were joined: don't sell, do not sell.
func freeSpaces(list []stretch) []stretch {
	for k := 0; k+1 < len(list); k++ {
		s, next := &list[k], &list[k+1]
		d, i := len(s.deleted)-1, len(s.inserted)-1
		if !next.isEqual() || d < 1 || i < 1 || s.inserted[i].kind != space || s.deleted[d].text != s.inserted[i].text {
			continue
		}
		e := tokenEdit{op: Equal, token: s.inserted[i], was: s.deleted[d].text}
		next.equal = append([]tokenEdit{e}, next.equal...)
		s.deleted, s.inserted = s.deleted[:d], s.inserted[:i]
	}
	return list
}

func joins(before, between, after *stretch) bool {
	if before.isEqual() || !between.isEqual() || after.isEqual() || before.follows || after.follows {
		return false
	}
	if onlySpaces(before) || onlySpaces(after) {
		return false
	}
	if len(before.deleted)+len(after.deleted) == 0 || len(before.inserted)+len(after.inserted) == 0 {
		return false // two insertions, or two deletions: both stay readable apart
	}
	n := 0
	for _, e := range between.equal {
		if e.token.kind == word || e.token.kind == atom || strings.Contains(e.token.text, "\n") || endsClause(e.token.text) || opens(e.token) != 0 {
			return false
		}
		n += utf8.RuneCountInString(e.token.text)
	}
	return n <= island
}

func onlySpaces(s *stretch) bool {
	for _, t := range s.deleted {
		if t.kind != space {
			return false
		}
	}
	for _, t := range s.inserted {
		if t.kind != space {
			return false
		}
	}
	return true
}

// mergeEdits makes the edits that readers see.
func (m *wordsMemory) mergeEdits(list []stretch) Words {
	f := &m.flattener
	f.words = nil
	for i := range list {
		s := &list[i]
		for k := range s.equal {
			e := &s.equal[k]
			if e.was == e.token.text {
				f.add(Equal, Substance, e.was)
				continue
			}
			f.add(Delete, Spacing, e.was)
			f.add(Insert, Spacing, e.token.text)
		}
		cause := Substance
		switch {
		case s.isEqual():
			continue
		case s.follows:
			cause = Follows
		case onlySpaces(s):
			cause = Spacing
		}
		f.tokens(Delete, cause, s.deleted)
		f.tokens(Insert, cause, s.inserted)
	}
	f.close()
	return f.words
}

func (f *flattener) tokens(op Op, cause Cause, list []*token) {
	for i := range list {
		f.add(op, cause, list[i].text)
	}
}
