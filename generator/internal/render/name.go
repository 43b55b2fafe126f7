package render

import (
	"jobun/generator/internal/amendment"
	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// namer writes the names by which provisions are cited, as accessible names of
// their links: 第4条第2項第1号へのリンク. Provisions are named one after the other
// in reading order, so the names of what they stand in are kept.
type namer struct {
	style         *locale.Style
	comma         string // between the steps of a name
	before, after string // around a name
	prefixes      []prefix
	citations     *locale.Citations // from outside of the text
	terms         *locale.Terms

	// steps are what the style says, for each kind, or depth of an item behind
	// the last kind, and each number.
	steps []map[policy.Number]string

	messages *messages
	locale   locale.Locale
	marks    map[markKey]string
}

// prefix is what the names of the provisions in parent begin with.
type prefix struct {
	parent *policy.Provision
	name   []byte
}

func newNamer(m *messages, style *locale.Style) *namer {
	n := &namer{style: style, citations: locale.NewCitations(style), terms: locale.NewTerms(style.Language), messages: m, marks: map[markKey]string{}}
	n.locale, _ = locale.For(style.Language)
	if style.Language != "ja" {
		n.comma = ", "
	}
	n.before, n.after = m.around("permalink")
	return n
}

// reset forgets the provisions of the text before.
func (n *namer) reset() { n.prefixes = n.prefixes[:0] }

// appendName appends the accessible name of the link to a provision.
func (n *namer) appendName(b []byte, p *policy.Provision) []byte {
	b = append(b, n.before...)
	b = n.citation(b, p)
	return append(b, n.after...)
}

// cite returns how a provision is cited, escaped; a preamble by its name.
func (n *namer) cite(p *policy.Provision) []byte {
	n.reset()
	if isSole(p) {
		p = p.Parent
	}
	b := n.citation(nil, p)
	if len(b) == 0 && p.Kind == policy.Preamble {
		b = appendText(b, n.locale.Names().Preamble)
	}
	return b
}

func (n *namer) citation(b []byte, p *policy.Provision) []byte {
	if isLeaf(p.Kind) && p.Parent != nil {
		b = append(b, n.prefix(p.Parent)...)
	}
	if p.Kind == policy.Article && p.Parent != nil && p.Parent.Kind >= policy.Supplementary {
		b = append(n.citation(b, p.Parent), n.comma...)
	}
	if words, ok := n.style.CiteCaption(p); ok {
		return appendText(b, words)
	}
	if p.Number == "" || p.Kind >= policy.Supplementary {
		return n.unnumbered(b, p)
	}
	return append(b, n.step(p.Kind, p.Depth, p.Number)...)
}

// prefix returns the name of parent with a comma behind it. Those of all that
// parent stands in are kept with it.
func (n *namer) prefix(parent *policy.Provision) []byte {
	for i := len(n.prefixes) - 1; i >= 0; i-- {
		if n.prefixes[i].parent == parent {
			n.prefixes = n.prefixes[:i+1]
			return n.prefixes[i].name
		}
	}
	cited := parent
	if isSole(parent) && parent.Parent != nil {
		cited = parent.Parent
	}
	if isLeaf(cited.Kind) && cited.Parent != nil {
		n.prefix(cited.Parent) // leaves only those that this one stands in
	} else {
		n.prefixes = n.prefixes[:0]
	}
	var name []byte
	if len(n.prefixes) < cap(n.prefixes) {
		name = n.prefixes[:len(n.prefixes)+1][len(n.prefixes)].name[:0]
	}
	name = append(n.citation(name, cited), n.comma...)
	n.prefixes = append(n.prefixes, prefix{parent, name})
	return name
}

// step returns one step of a name, escaped. Texts have the same few numbers, so
// what the style says is kept.
func (n *namer) step(kind policy.Kind, depth int, number policy.Number) string {
	row := int(kind)
	if depth > 0 {
		row = int(policy.Form) + depth
	}
	for row >= len(n.steps) {
		n.steps = append(n.steps, map[policy.Number]string{})
	}
	name, ok := n.steps[row][number]
	if !ok {
		name = string(appendText(nil, n.style.Cite(kind, depth, number)))
		n.steps[row][number] = name
	}
	return name
}

// unnumbered names a provision by its label or its caption.
func (n *namer) unnumbered(b []byte, p *policy.Provision) []byte {
	if p.Kind == policy.Supplementary {
		return append(b, n.step(p.Kind, 0, "")...)
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

// appendMark appends the words for a mark: 令和5年6月16日改定.
func (n *namer) appendMark(b []byte, m site.Mark, p *policy.Policy) []byte {
	key := markKey{m.Version.Effective, m.Way, p.Preset, p.Dates}
	words, ok := n.marks[key]
	if !ok {
		date := n.locale.FormatDate(m.Version.Effective, p.Dates)
		if m.Version.Draft() {
			date = n.messages.words("state-draft")
		}
		html, _ := n.messages.html(wayMessages[m.Way].mark, "Date", date, "Event", n.locale.EventLabel(locale.Revised, p.Preset))
		words = string(html)
		n.marks[key] = words
	}
	return append(b, words...)
}

// markKey is what the words of a mark depend on, beside the language.
type markKey struct {
	day    policy.Date
	way    amendment.Way
	preset string
	dates  policy.DateStyle
}
