package amendment

import "unicode/utf8"

// rewritten is the share of a clause that must be left for its words to be
// compared. Where less is left, what is equal suggests a continuity that is not
// there, and the clause is shown whole.
const rewritten = 0.25

// wholeClauses replaces the edits of clauses that were rewritten for the most
// part by the whole old clause and the whole new one. A clause ends with a comma
// or a full stop that is equal in both texts.
func wholeClauses(edits []tokenEdit) []tokenEdit {
	if nothingLeft(edits) {
		return wholeClause(edits)
	}
	var out []tokenEdit // nil while nothing is replaced
	start := 0
	for i := range edits {
		if i+1 < len(edits) && (edits[i].op != Equal || !endsClause(edits[i].token.text)) {
			continue
		}
		clause := edits[start : i+1]
		if isRewritten(clause) {
			if out == nil {
				out = append(make([]tokenEdit, 0, len(edits)+len(clause)), edits[:start]...)
			}
			clause = wholeClause(clause)
		}
		if out != nil {
			out = append(out, clause...)
		}
		start = i + 1
	}
	if out == nil {
		return edits
	}
	return out
}

func endsClause(s string) bool {
	switch s {
	case "、", "。", "，", "．", ",", ".", ";", ":", "；", "：":
		return true
	}
	return false
}

// nothingLeft reports whether a sentence was replaced by another one: nothing of
// it is equal but punctuation, and its full stop goes with it.
func nothingLeft(edits []tokenEdit) bool {
	equal, old, new := weights(edits)
	return equal == 0 && old > 0 && new > 0
}

// weights returns how much is said in both texts, in the old and in the new one.
func weights(edits []tokenEdit) (equal, old, new int) {
	for i := range edits {
		n := weight(edits[i].token)
		switch edits[i].op {
		case Equal:
			equal, old, new = equal+n, old+n, new+n
		case Delete:
			old += n
		case Insert:
			new += n
		}
	}
	return equal, old, new
}

// isRewritten reports whether most of a clause was rewritten in several places. One
// change is read as it is.
func isRewritten(clause []tokenEdit) bool {
	if changesIn(clause) < 2 {
		return false
	}
	equal, old, new := weights(clause)
	return equal > 0 && float64(equal) < rewritten*float64(min(old, new))
}

// changesIn returns how many stretches of edits differ.
func changesIn(edits []tokenEdit) int {
	n := 0
	for i := range edits {
		if edits[i].op != Equal && (i == 0 || edits[i-1].op == Equal) {
			n++
		}
	}
	return n
}

// wholeClause returns the old words, then the new ones.
func wholeClause(clause []tokenEdit) []tokenEdit {
	var out []tokenEdit
	for i := range clause {
		if e := &clause[i]; e.op != Insert {
			out = append(out, tokenEdit{op: Delete, token: e.asItWas(), was: e.was})
		}
	}
	for i := range clause {
		if e := &clause[i]; e.op != Delete {
			out = append(out, tokenEdit{op: Insert, token: e.token, was: e.token.text})
		}
	}
	return out
}

// weight is how much a token says: its characters, hiragana less, punctuation
// and spaces nothing. A long word says no more than a short one.
func weight(t *token) int {
	switch t.kind {
	case mark, space:
		return 0
	case kana:
		return 1
	}
	return 2 * min(utf8.RuneCountInString(t.text), 4)
}
