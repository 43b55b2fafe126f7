package render

import (
	"unicode/utf8"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// appendTextData writes text.json: the text as data, in the words of the page.
// Number is the machine form ("4_2"), label the printed one; what a provision
// does not have is "". The words that follow the provisions inside of
// a provision are its "tail".
func appendTextData(b []byte, t *site.Text) []byte {
	b = appendMember(append(b, '{'), "policy", t.Policy.Name)
	b = appendMember(b, "language", string(t.Text.Language))
	b = appendMember(b, "version", t.Version.Name())
	b = appendMember(b, "title", t.Title)
	list := t.Text.Provisions
	if t.Text.Preamble != nil {
		list = append([]*policy.Provision{t.Text.Preamble}, list...)
	}
	b = appendProvisions(b, list)
	return append(b, "}\n"...)
}

func appendProvisions(b []byte, list []*policy.Provision) []byte {
	b = append(b, `,"provisions":[`...)
	for i, p := range list {
		if i > 0 {
			b = append(b, ",\n"...)
		}
		b = appendProvision(b, p)
	}
	return append(b, ']')
}

func appendProvision(b []byte, p *policy.Provision) []byte {
	b = appendMember(append(b, '{'), "id", p.ID)
	b = appendMember(b, "kind", p.Kind.String())
	if p.Status != policy.Current {
		b = appendMember(b, "status", statusNames[p.Status])
	}
	b = appendMember(b, "number", string(p.Number))
	if p.Through != "" {
		b = appendMember(b, "through", string(p.Through))
	}
	b = appendMember(b, "label", p.Label)
	b = appendMember(b, "caption", policy.Plain(p.Caption))
	if len(p.Note) > 0 {
		b = appendMember(b, "note", policy.Plain(p.Note))
	}
	b = appendMember(b, "text", plainBlocks(p.Blocks))
	b = appendProvisions(b, p.Children)
	if len(p.Tail) > 0 {
		b = appendMember(b, "tail", plainBlocks(p.Tail))
	}
	return append(b, '}')
}

var statusNames = [...]string{"current", "deleted", "deferred"}

// appendMember appends a member of an object, with a comma unless it is the
// first one.
func appendMember(b []byte, name, value string) []byte {
	if b[len(b)-1] != '{' {
		b = append(b, ',')
	}
	b = append(append(append(b, '"'), name...), `":`...)
	return appendJSONString(b, value)
}

// appendJSONString appends s as JSON. "<" and its kin are escaped, so that the
// data cannot end a script that somebody pastes it into.
func appendJSONString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			switch {
			case r == utf8.RuneError && size == 1:
				b = append(append(b, s[start:i]...), `\ufffd`...)
				start = i + size
			case r == '\u2028' || r == '\u2029':
				b = append(append(b, s[start:i]...), `\u202`...)
				b = append(b, hex[r&0xF])
				start = i + size
			}
			i += size
			continue
		}
		if c >= ' ' && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&' {
			i++
			continue
		}
		b = append(b, s[start:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		case '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&0xF])
		}
		i++
		start = i
	}
	return append(append(b, s[start:]...), '"')
}

// plainBlocks returns the words of blocks, a line for each block, row and item
// of a list. Notes and ornaments are not words of the provision.
func plainBlocks(blocks []policy.Block) string {
	if len(blocks) == 1 && blocks[0].Kind == policy.Words {
		return policy.Plain(blocks[0].Inlines)
	}
	var b []byte
	for i := range blocks {
		b = appendPlainBlock(b, &blocks[i])
	}
	return string(b)
}

func appendPlainBlock(b []byte, block *policy.Block) []byte {
	switch block.Kind {
	case policy.Words, policy.Heading, policy.Code:
		b = appendLine(b, policy.Plain(block.Inlines))
	case policy.List:
		for _, item := range block.Items {
			b = appendLine(b, plainBlocks(item))
		}
	case policy.Table:
		for _, row := range block.Rows {
			for i, cell := range row {
				if i == 0 {
					b = appendLine(b, policy.Plain(cell))
				} else {
					b = append(append(b, '\t'), policy.Plain(cell)...)
				}
			}
		}
	}
	return b
}

func appendLine(b []byte, line string) []byte {
	if len(b) > 0 {
		b = append(b, '\n')
	}
	return append(b, line...)
}
