package content

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// reader reads YAML strictly: every key is known, every value has its type, and
// what has not is a problem at its line and column.
type reader struct {
	file     *source.File
	problems *source.Problems
}

// parse returns the root of the file; nil if it cannot be read. Anchors
// and aliases are refused: no configuration needs them, and they can be made to
// grow without bound.
func (r *reader) parse() *yaml.Node {
	if r.problems.Has(r.file.Name, notUTF8) {
		return nil // What was read as letters are none, and all else follows from that.
	}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(r.file.Text), &doc); err != nil {
		line, text := yamlError(err)
		line = min(line, r.file.Lines()) // The library counts on behind the end.
		r.problems.Error(source.Pos{File: r.file.Name, Line: line}, "yaml.syntax", "Reason", text)
		return nil
	}
	if len(doc.Content) == 0 {
		r.problems.Error(source.Pos{File: r.file.Name, Line: 1, Col: 1}, "yaml.empty")
		return nil
	}
	if n := findAlias(&doc); n != nil {
		r.problems.Error(r.pos(n), "yaml.alias")
		return nil
	}
	return doc.Content[0]
}

// yamlError takes the line number out of an error of the YAML library, which
// has it in its text only.
func yamlError(err error) (line int, text string) {
	text = strings.TrimPrefix(err.Error(), "yaml: ")
	text, _, _ = strings.Cut(text, "\n")
	i := strings.Index(text, "line ")
	if i < 0 {
		return 0, text
	}
	rest := text[i+len("line "):]
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	for _, d := range rest[:digits] {
		line = 10*line + int(d-'0')
	}
	if _, after, ok := strings.Cut(rest[digits:], ": "); ok {
		text = after
	}
	return line, text
}

func findAlias(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		return n
	}
	for _, c := range n.Content {
		if found := findAlias(c); found != nil {
			return found
		}
	}
	return nil
}

func (r *reader) pos(n *yaml.Node) source.Pos {
	if n.Line > r.file.Lines() {
		return r.file.Pos(len(r.file.Text)) // "---" has its value on the next line.
	}
	return source.Pos{File: r.file.Name, Line: n.Line, Col: n.Column}
}

func (r *reader) error(n *yaml.Node, id string, args ...string) {
	r.problems.Error(r.pos(n), id, args...)
}

// mapping is a YAML mapping whose keys are known and stand once.
type mapping struct {
	*reader
	node   *yaml.Node
	values map[string]*yaml.Node
}

// mapping reads n as a mapping with the keys. Ok is false if it is none.
func (r *reader) mapping(n *yaml.Node, keys ...string) (m mapping, ok bool) {
	m = mapping{r, n, map[string]*yaml.Node{}}
	if n.Kind != yaml.MappingNode {
		r.error(n, "yaml.type", "Found", found(n), "Want", "key: value")
		return m, false
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case !slices.Contains(keys, key.Value):
			r.error(key, "yaml.key", "Found", key.Value, "Known", strings.Join(keys, ", "))
		case m.values[key.Value] != nil:
			r.error(key, "yaml.twice", "Key", key.Value)
		default:
			m.values[key.Value] = value
		}
	}
	return m, true
}

// pair is a key with its value.
type pair struct{ name, value *yaml.Node }

// pairs returns what stands under a key whose own keys are free, in their order.
func (m mapping) pairs(key string) []pair {
	n := m.values[key]
	if n == nil {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		m.error(n, "yaml.type", "Found", found(n), "Want", "key: value")
		return nil
	}
	var list []pair
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name := n.Content[i]
		if seen[name.Value] && name.Kind == yaml.ScalarNode {
			m.error(name, "yaml.twice", "Key", name.Value)
			continue
		}
		seen[name.Value] = true
		list = append(list, pair{name, n.Content[i+1]})
	}
	return list
}

// required reports the keys that are missing.
func (m mapping) required(keys ...string) {
	for _, k := range keys {
		if m.values[k] == nil {
			m.error(m.node, "yaml.missing", "Key", k)
		}
	}
}

// text returns the text under the key; "" if there is none.
func (m mapping) text(key string) string {
	n := m.values[key]
	if n == nil {
		return ""
	}
	return m.scalar(n)
}

// scalar returns the text of n as it is written.
func (r *reader) scalar(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		r.error(n, "yaml.type", "Found", found(n), "Want", "text")
		return ""
	}
	return n.Value
}

// oneOf returns the text under the key, which must be one of the values; the
// first value if the key is missing or wrong.
func (m mapping) oneOf(key string, values ...string) string {
	n := m.values[key]
	if n == nil {
		return values[0]
	}
	s := m.scalar(n)
	if s != "" && !slices.Contains(values, s) {
		m.error(n, "yaml.value", "Key", key, "Found", s, "Known", strings.Join(values, ", "))
		return values[0]
	}
	return s
}

// date returns the date under the key; the zero date if there is none.
func (m mapping) date(key string) policy.Date {
	n := m.values[key]
	if n == nil {
		return policy.Date{}
	}
	s := m.scalar(n)
	if s == "" {
		return policy.Date{}
	}
	d, err := policy.ParseDate(s)
	if err != nil {
		m.error(n, "yaml.date", "Key", key, "Found", s)
	}
	return d
}

// localized returns the text under the key in each language. A plain text is
// refused: it would be shown in the wrong language.
func (m mapping) localized(key string, languages []policy.Language) policy.Localized {
	n := m.values[key]
	if n == nil {
		return nil
	}
	keys := languageNames(languages)
	inner, ok := m.reader.mapping(n, keys...)
	if !ok {
		return nil
	}
	inner.required(keys...)
	out := policy.Localized{}
	for _, l := range languages {
		out[l] = strings.TrimSpace(inner.text(string(l)))
	}
	return out
}

// sequence returns the elements of the list under the key.
func (m mapping) sequence(key string) []*yaml.Node {
	n := m.values[key]
	if n == nil {
		return nil
	}
	return m.elements(n)
}

// elements returns the elements of the list n.
func (r *reader) elements(n *yaml.Node) []*yaml.Node {
	if n.Kind != yaml.SequenceNode {
		r.error(n, "yaml.type", "Found", found(n), "Want", "- …")
		return nil
	}
	return n.Content
}

// found describes a value for a message.
func found(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "key: value"
	case yaml.SequenceNode:
		return "- …"
	}
	if n.Tag == "!!null" {
		return "null"
	}
	return n.Value
}
