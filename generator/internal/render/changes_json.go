package render

import (
	"jobun/generator/internal/amendment"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// ChangesJSON appends changes.json: every provision of both texts in reading
// order, those that did not change included, with the edits of its own words.
//
// The edits of a provision are those of its "text" in text.json: the equal and
// deleted ones make the old text, the equal and inserted ones the new text. Those
// of its caption, its note and its tail have members of their own, if it has them.
// An edit without substance says why it is there: a reference that "follows" a new
// number, or "spacing".
func (r *Renderer) ChangesJSON(b []byte, c *site.Comparison) []byte { return appendComparison(b, c) }

// appendChangesData writes changes.json. Two pages have the same.
func (k *recent) appendChangesData(b []byte, c *site.Comparison) []byte {
	known := k.comparisonOf(c)
	if len(known.data) == 0 {
		known.data = appendComparison(known.data, c)
	}
	return append(b, known.data...)
}

func appendComparison(b []byte, c *site.Comparison) []byte {
	b = appendMember(append(b, '{'), "policy", c.Policy.Name)
	b = appendMember(b, "language", string(c.Language()))
	b = appendMember(b, "from", c.From)
	b = appendMember(b, "to", c.To)
	b = appendEdits(append(b, `,"title":`...), c.Amendment.Title)
	b = append(b, `,"changes":[`...)
	first := true
	c.Amendment.Walk(func(change *amendment.Change) {
		if change.From {
			return // It is there once, where it stands now.
		}
		if !first {
			b = append(b, ",\n"...)
		}
		first = false
		b = appendChange(b, change)
	})
	return append(b, "]}\n"...)
}

func appendChange(b []byte, c *amendment.Change) []byte {
	b = append(append(append(b, `{"kind":"`...), c.Kind.String()...), '"')
	if c.Renumbered {
		b = append(b, `,"renumbered":true`...)
	}
	if c.Moved {
		b = append(b, `,"moved":true`...)
	}
	b = appendSide(append(b, `,"from":`...), c.Old)
	b = appendSide(append(b, `,"to":`...), c.New)
	for _, part := range []struct {
		name  string
		words amendment.Words
	}{{"caption", c.Caption}, {"note", c.Remark}} {
		if len(part.words) > 0 {
			b = appendEdits(append(append(append(b, `,"`...), part.name...), `":`...), part.words)
		}
	}
	b = appendEdits(append(b, `,"edits":`...), c.Text())
	if len(c.Tail) > 0 {
		b = appendEdits(append(b, `,"tail":`...), c.TailText())
	}
	return append(b, '}')
}

// appendSide writes which provision it is in one of the texts.
func appendSide(b []byte, p *policy.Provision) []byte {
	if p == nil {
		return append(b, "null"...)
	}
	b = appendJSON(append(b, `{"id":"`...), p.ID)
	b = appendJSON(append(b, `","label":"`...), p.Label)
	if p.Status != policy.Current {
		b = append(append(b, `","status":"`...), statusNames[p.Status]...)
	}
	return append(b, `"}`...)
}

var causeNames = [...]string{amendment.Substance: "", amendment.Follows: "follows", amendment.Spacing: "spacing"}

func appendEdits(b []byte, words amendment.Words) []byte {
	b = append(b, '[')
	for i, e := range words {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(b, `{"op":"`...), e.Op.String()...)
		b = appendJSON(append(b, `","text":"`...), e.Text)
		if cause := causeNames[e.Cause]; cause != "" && e.Op != amendment.Equal {
			b = append(append(b, `","cause":"`...), cause...)
		}
		b = append(b, `"}`...)
	}
	return append(b, ']')
}
