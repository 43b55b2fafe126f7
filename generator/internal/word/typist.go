package word

import (
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// typist goes through a text and types.
type typist struct {
	lists    *lists
	counts   *counts
	part     []byte
	edits    []edit
	path     []string     // of the elements that are open
	open     []*paragraph // those that are open, the outermost first: a text box stands inside of one
	document Document
}

// edit puts words in the place of a part of the text.
type edit struct {
	start, end int
	words      string
}

// paragraph is a paragraph that is open.
type paragraph struct {
	style, list string // "" if it names none
	level       int
	numbers     [2]int // where it names its list
	words       strings.Builder
	unknown     bool // Word gives it a number that cannot be written here
}

// twice are elements with what is said elsewhere as well: for older programs, or
// where it stood before it was moved.
var twice = map[string]bool{"Fallback": true, "moveFrom": true}

func (t *typist) run() error {
	d := xml.NewDecoder(bytes.NewReader(t.part))
	for skipped := 0; ; {
		start := int(d.InputOffset())
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if skipped > 0 || twice[e.Name.Local] {
				skipped++
				continue
			}
			t.path = append(t.path, e.Name.Local)
			t.begin(e, start)
		case xml.EndElement:
			if skipped > 0 {
				skipped--
				continue
			}
			t.path = t.path[:len(t.path)-1]
			t.end(e.Name.Local, start, int(d.InputOffset()))
		case xml.CharData:
			if skipped == 0 && t.within("t") && len(t.open) > 0 {
				t.open[len(t.open)-1].words.Write(e)
			}
		}
	}
}

// within reports whether the elements are the innermost that are open.
func (t *typist) within(names ...string) bool {
	if len(names) > len(t.path) {
		return false
	}
	for i, name := range names {
		if t.path[len(t.path)-len(names)+i] != name {
			return false
		}
	}
	return true
}

func (t *typist) begin(e xml.StartElement, start int) {
	if e.Name.Local == "p" {
		t.open = append(t.open, &paragraph{})
		return
	}
	if len(t.open) == 0 {
		return
	}
	p := t.open[len(t.open)-1]
	switch {
	case t.within("p", "pPr", "pStyle"):
		p.style = attribute(e, "val")
	case t.within("p", "pPr", "numPr"):
		p.numbers[0] = start
	case t.within("p", "pPr", "numPr", "ilvl"):
		p.level, _ = strconv.Atoi(attribute(e, "val"))
	case t.within("p", "pPr", "numPr", "numId"):
		p.list = attribute(e, "val")
	}
}

// end ends an element, of which the end tag is given.
func (t *typist) end(name string, start, end int) {
	if len(t.open) == 0 {
		return
	}
	p := t.open[len(t.open)-1]
	switch {
	case name == "numPr" && t.within("p", "pPr"):
		p.numbers[1] = end
	case name == "pPr" && t.within("p"):
		t.number(p, start, end)
	case name == "p":
		words := p.words.String()
		if p.unknown {
			t.document.Unknown = append(t.document.Unknown, words)
		}
		t.document.Paragraphs = append(t.document.Paragraphs, words)
		t.open = t.open[:len(t.open)-1]
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// number types the number of a paragraph behind its properties, whose end tag is
// given, and takes it out of its list.
func (t *typist) number(p *paragraph, start, end int) {
	list, level, ok := t.lists.of(p)
	if !ok {
		return
	}
	form := t.lists.level(list, level)
	if form == nil || form.Format.Val == "bullet" {
		return
	}
	label, ok := t.counts.next(t.lists, list, level)
	if p.unknown = !ok; !ok {
		return
	}
	prefix := strings.TrimSuffix(strings.TrimPrefix(string(t.part[start:end]), "</"), "pPr>") // that of Word's own elements
	none := "<" + prefix + `numPr><` + prefix + `ilvl ` + prefix + `val="0"/><` + prefix + `numId ` + prefix + `val="0"/></` + prefix + `numPr>`
	if p.numbers[1] > 0 {
		t.edits = append(t.edits, edit{p.numbers[0], p.numbers[1], none})
	} else {
		t.edits = append(t.edits, edit{start, start, none})
	}
	if label == "" {
		return
	}
	if form.Suffix.Val != "nothing" {
		label += " "
	}
	p.words.WriteString(label)
	var escaped bytes.Buffer
	xml.EscapeText(&escaped, []byte(label))
	t.edits = append(t.edits, edit{end, end, "<" + prefix + `r><` + prefix + `t xml:space="preserve">` + escaped.String() + `</` + prefix + `t></` + prefix + `r>`})
}

// typed returns the text with what was typed.
func (t *typist) typed() []byte {
	var b bytes.Buffer
	at := 0
	for _, e := range t.edits {
		b.Write(t.part[at:e.start])
		b.WriteString(e.words)
		at = e.end
	}
	b.Write(t.part[at:])
	return b.Bytes()
}
