package render

import (
	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// namer writes the names by which provisions are cited, as accessible names of
// their links: 第4条第2項第1号へのリンク. Provisions are named one after the other
// in reading order, so the name of what they stand in is kept.
type namer struct {
	style         *locale.Style
	comma         string // between the steps of a name
	before, after string // around a name
	parent        *policy.Provision
	prefix        []byte // the name of parent, with a comma behind it

	steps map[step]string // what the style says; texts have the same few numbers
}

// step is one step of a name.
type step struct {
	kind   policy.Kind
	depth  int
	number policy.Number
}

func newNamer(m *messages, style *locale.Style) *namer {
	n := &namer{style: style, steps: map[step]string{}}
	if style.Language != "ja" {
		n.comma = ", "
	}
	n.before, n.after = m.around("permalink")
	return n
}

// appendName appends the accessible name of the link to a provision.
func (n *namer) appendName(b []byte, p *policy.Provision) []byte {
	b = append(b, n.before...)
	b = n.citation(b, p)
	return append(b, n.after...)
}

func (n *namer) citation(b []byte, p *policy.Provision) []byte {
	if isLeaf(p.Kind) && p.Parent != nil {
		if n.parent != p.Parent {
			prefix := n.citation(nil, p.Parent)
			n.parent, n.prefix = p.Parent, append(prefix, n.comma...)
			if isSole(p.Parent) && p.Parent.Parent != nil {
				n.prefix = append(n.citation(nil, p.Parent.Parent), n.comma...)
			}
		}
		b = append(b, n.prefix...)
	}
	if p.Kind == policy.Article && p.Parent != nil && p.Parent.Kind >= policy.Supplementary {
		b = append(n.citation(b, p.Parent), n.comma...)
	}
	if p.Number == "" || p.Kind >= policy.Supplementary {
		return n.unnumbered(b, p)
	}
	return append(b, n.step(step{p.Kind, p.Depth, p.Number})...)
}

// step returns one step of a name, escaped.
func (n *namer) step(s step) string {
	name, ok := n.steps[s]
	if !ok {
		name = string(appendText(nil, n.style.Cite(s.kind, s.depth, s.number)))
		n.steps[s] = name
	}
	return name
}

// unnumbered names a provision by its label or its caption.
func (n *namer) unnumbered(b []byte, p *policy.Provision) []byte {
	if p.Kind == policy.Supplementary {
		return append(b, n.step(step{kind: p.Kind})...)
	}
	b = appendText(b, p.Label)
	if len(p.Caption) > 0 && p.Label == "" {
		b = appendText(b, policy.Plain(p.Caption))
	}
	return b
}

func isLeaf(k policy.Kind) bool { return k == policy.Paragraph || k == policy.Item }

// isSole reports whether p is a paragraph that is cited as what it stands in,
// because there is no other.
func isSole(p *policy.Provision) bool {
	return p.Kind == policy.Paragraph && p.Parent != nil && len(p.Parent.Children) == 1
}
