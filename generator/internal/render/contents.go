package render

import "jobun/generator/internal/policy"

// appendContents writes the table of contents of a text: every provision with a
// heading, nested as they are. The lists have no numbers, for the labels have them. It is empty if there is nothing to choose from.
func (w *writer) appendContents(b []byte) []byte {
	list := w.text.Text.Provisions
	if countHeaded(list, 2) < 2 {
		return b
	}
	return w.contentsList(b, list)
}

// countHeaded counts the provisions with a heading in a list and below it, up to
// enough.
func countHeaded(list []*policy.Provision, enough int) int {
	n := 0
	for _, p := range list {
		if n >= enough {
			break
		}
		if isHeaded(p) {
			n += 1 + countHeaded(p.Children, enough-n)
		}
	}
	return n
}

func isHeaded(p *policy.Provision) bool {
	return p.Kind != policy.Paragraph && p.Kind != policy.Item && p.Kind != policy.Preamble
}

func (w *writer) contentsList(b []byte, list []*policy.Provision) []byte {
	b = append(b, "<ul>\n"...)
	for _, p := range list {
		if !isHeaded(p) {
			continue
		}
		b = append(b, `<li><a href="#`...)
		b = appendText(b, p.ID)
		b = append(b, `">`...)
		b = w.contentsEntry(b, p)
		b = append(b, "</a>"...)
		if countHeaded(p.Children, 1) > 0 {
			b = append(b, '\n')
			b = w.contentsList(b, p.Children)
		}
		b = append(b, "</li>\n"...)
	}
	return append(b, "</ul>\n"...)
}

// contentsEntry writes the label and the caption of a provision, without links.
func (w *writer) contentsEntry(b []byte, p *policy.Provision) []byte {
	if p.Label != "" {
		b = append(b, `<span class="label">`...)
		b = appendText(b, p.Label)
		b = append(b, "</span> "...)
	}
	switch {
	case len(p.Caption) > 0:
		b = appendText(b, policy.Plain(p.Caption))
	case p.Status == policy.Deleted:
		b = appendText(b, w.words.Deleted)
	case p.Status == policy.Deferred:
		b = appendText(b, w.words.Deferred)
	case len(p.Note) > 0:
		b = appendText(b, policy.Plain(p.Note))
	}
	return b
}
