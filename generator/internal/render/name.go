package render

import (
	"strings"

	"jobun/generator/internal/policy"
)

// namer writes the names by which provisions are cited, as accessible names of
// their links: 第4条第2項第1号へのリンク. Provisions are named one after the other
// in reading order, so the name of what they stand in is kept.
type namer struct {
	citer         citer
	comma         string // between the steps of a name
	before, after string // around a name
	parent        *policy.Provision
	prefix        []byte // the name of parent, with a comma behind it
}

func newNamer(m *messages, text *policy.Text, citer citer) *namer {
	n := &namer{citer: citer}
	if text.Language != "ja" {
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
	return appendText(b, n.citer.Cite(p.Kind, p.Depth, p.Number))
}

// unnumbered names a provision by its label or its caption.
func (n *namer) unnumbered(b []byte, p *policy.Provision) []byte {
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

// citer words one step of the name of a provision: 第二項, paragraph (2).
type citer interface {
	Cite(kind policy.Kind, depth int, n policy.Number) string
}

// plainCiter words steps with numbers as they are.
type plainCiter struct{ japanese bool }

// Cite words one step of a name.
func (c plainCiter) Cite(kind policy.Kind, depth int, n policy.Number) string {
	if !c.japanese {
		return englishUnits[kind] + " " + strings.ReplaceAll(string(n), "_", "-")
	}
	first, branch, _ := strings.Cut(string(n), "_")
	name := "第" + first + japaneseUnits[kind]
	if branch != "" {
		name += "の" + strings.ReplaceAll(branch, "_", "の")
	}
	return name
}

var japaneseUnits = [policy.Form + 1]string{
	policy.Part: "編", policy.Subpart: "部", policy.Chapter: "章", policy.Section: "節", policy.Subsection: "款",
	policy.Division: "目", policy.Article: "条", policy.Paragraph: "項", policy.Item: "号",
}

var englishUnits = [policy.Form + 1]string{
	policy.Part: "Part", policy.Subpart: "Subpart", policy.Chapter: "Chapter", policy.Section: "Section",
	policy.Subsection: "Subsection", policy.Division: "Division", policy.Article: "Article",
	policy.Paragraph: "paragraph", policy.Item: "item",
}
