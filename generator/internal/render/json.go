package render

import (
	"strings"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// appendData writes text.json. Several pages have the same.
func (k *recent) appendData(b []byte, t *site.Text) []byte {
	w := k.writer(t)
	if len(w.data) == 0 {
		w.data = appendTextData(w.data, t, w.names.citations)
	}
	return append(b, w.data...)
}

// appendTextData writes text.json: the text as data, in the words of the page.
// Number is the machine form ("4_2"), label the printed one; what a provision
// does not have is "". The words that follow the provisions inside of
// a provision are its "tail". Its "citation" is how it is cited from elsewhere, with
// the version.
func appendTextData(b []byte, t *site.Text, c *locale.Citations) []byte {
	c.Start(t.Text, t.Title, t.Version, t.Policy.Dates)
	b = appendMember(append(b, '{'), "policy", t.Policy.Name)
	b = appendMember(b, "language", string(t.Text.Language))
	b = appendMember(b, "version", t.Version.Name())
	b = appendMember(b, "title", t.Title)
	b = appendMember(b, "citation", c.Cite(""))
	list := t.Text.Provisions
	if t.Text.Preamble != nil {
		list = append([]*policy.Provision{t.Text.Preamble}, list...)
	}
	w := dataWriter{citations: c}
	before, after := c.Around()
	w.before, w.after = appendJSON(nil, before), appendJSON(nil, after)
	b = w.provisions(b, list, "")
	return append(b, "}\n"...)
}

// dataWriter writes the provisions of a text as data.
type dataWriter struct {
	citations     *locale.Citations
	before, after []byte // what stands around a provision in its citation, escaped
}

// provisions appends provisions that stand in one that is cited as around.
func (w *dataWriter) provisions(b []byte, list []*policy.Provision, around string) []byte {
	b = append(b, `,"provisions":[`...)
	for i, p := range list {
		if i > 0 {
			b = append(b, ",\n"...)
		}
		b = w.provision(b, p, around)
	}
	return append(b, ']')
}

func (w *dataWriter) provision(b []byte, p *policy.Provision, around string) []byte {
	around = w.citations.Step(p, around)
	b = appendJSON(append(b, `{"id":"`...), p.ID)
	b = append(append(b, `","kind":"`...), p.Kind.String()...)
	if p.Status != policy.Current {
		b = append(append(b, `","status":"`...), statusNames[p.Status]...)
	}
	b = appendJSON(append(b, `","number":"`...), string(p.Number))
	if p.Through != "" {
		b = appendJSON(append(b, `","through":"`...), string(p.Through))
	}
	b = appendJSON(append(b, `","label":"`...), p.Label)
	b = w.citation(append(b, `","citation":"`...), around)
	b = appendWords(append(b, `","caption":"`...), p.Caption)
	if len(p.Note) > 0 {
		b = appendWords(append(b, `","note":"`...), p.Note)
	}
	b = appendBlocks(append(b, `","text":"`...), p.Blocks)
	b = w.provisions(append(b, '"'), p.Children, around)
	if len(p.Tail) > 0 {
		b = append(appendBlocks(append(b, `,"tail":"`...), p.Tail), '"')
	}
	return append(b, '}')
}

// citation appends how a provision is cited, without making the words first: there are
// so many.
func (w *dataWriter) citation(b []byte, provision string) []byte {
	if provision == "" {
		return appendJSON(b, w.citations.Cite(""))
	}
	return append(appendJSON(append(b, w.before...), provision), w.after...)
}

var statusNames = [...]string{"current", "deleted", "deferred"}

// appendMember appends a member of an object, with a comma unless it is the
// first one. Its value is what the parts are together.
func appendMember(b []byte, name string, parts ...string) []byte {
	if b[len(b)-1] != '{' {
		b = append(b, ',')
	}
	b = append(append(append(b, '"'), name...), `":"`...)
	for _, part := range parts {
		b = appendJSON(b, part)
	}
	return append(b, '"')
}

// appendJSON appends s as the inside of a JSON string. "<" and its kin are
// escaped, so that the data cannot end a script that somebody pastes it into.
func appendJSON(b []byte, s string) []byte {
	for {
		i := indexIn(&jsonSpecial, s)
		b = append(b, s[:i]...)
		if i == len(s) {
			return b
		}
		escape, size := jsonEscape(s[i:])
		if size == 0 {
			escape, size = s[i:i+1], 1
		}
		b, s = append(b, escape...), s[i+size:]
	}
}

// jsonSpecial are the bytes with which something begins that may need to be
// escaped. One of them begins U+2028 and U+2029, but also common signs.
var jsonSpecial = func() (special byteSet) {
	for c := range ' ' {
		special[c] = 1
	}
	for _, c := range []byte("\"\\<>&\xE2") {
		special[c] = 1
	}
	return special
}()

// jsonEscape returns what stands for the character at the start of s, and its
// size; 0 if it stands for itself.
func jsonEscape(s string) (escape string, size int) {
	switch c := s[0]; {
	case c == '\n':
		return `\n`, 1
	case c == '\t':
		return `\t`, 1
	case c == '"':
		return `\"`, 1
	case c == '\\':
		return `\\`, 1
	case c < 0x80:
		const hex = "0123456789abcdef"
		return `\u00` + string([]byte{hex[c>>4], hex[c&0xF]}), 1
	case strings.HasPrefix(s, "\u2028"):
		return `\u2028`, 3
	case strings.HasPrefix(s, "\u2029"):
		return `\u2029`, 3
	}
	return "", 0
}

// appendWords appends words without markup, as in [policy.Plain].
func appendWords(b []byte, list []policy.Inline) []byte {
	for i := range list {
		if list[i].Kind == policy.LineBreak {
			b = append(b, `\n`...)
			continue
		}
		b = appendWords(appendJSON(b, list[i].Text), list[i].Children)
	}
	return b
}

// appendBlocks appends the words of blocks, a line for each block, row of a table
// and item of a list. Notes and ornaments are not words of the provision.
func appendBlocks(b []byte, blocks []policy.Block) []byte {
	start := len(b)
	for i := range blocks {
		switch block := &blocks[i]; block.Kind {
		case policy.Words, policy.Heading, policy.Code:
			b = appendWords(appendLineEnd(b, start), block.Inlines)
		case policy.List:
			for _, item := range block.Items {
				b = appendBlocks(appendLineEnd(b, start), item)
			}
		case policy.Table:
			for _, row := range block.Rows {
				b = appendRow(appendLineEnd(b, start), row)
			}
		}
	}
	return b
}

// appendLineEnd appends what parts a line from that before it, if anything has been
// written since start.
func appendLineEnd(b []byte, start int) []byte {
	if len(b) > start {
		return append(b, `\n`...)
	}
	return b
}

func appendRow(b []byte, row []policy.Cell) []byte {
	for i, cell := range row {
		if i > 0 {
			b = append(b, `\t`...)
		}
		b = appendWords(b, cell)
	}
	return b
}
