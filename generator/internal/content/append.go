package content

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v4"

	"jobun/generator/internal/policy"
)

// ValidName reports whether a policy may have the name, which is that of its
// folder and part of addresses: lower-case letters, digits and hyphens, but not
// search.
func ValidName(s string) bool { return s != "" && validName(s) }

// AppendVersion adds an entry for the date at the end of versions: in the bytes
// of a policy.yaml, with the lines indented below it. All that is there stays as
// it is, byte for byte. Ok is false if the list is not written with a line for
// each entry, so that a person has to add it.
func AppendVersion(file []byte, effective policy.Date, below ...string) (appended []byte, ok bool) {
	lines := bytes.SplitAfter(file, []byte("\n"))
	last, next := lastVersion(file)
	if last == 0 || last > len(lines) {
		return nil, false
	}
	dash := bytes.IndexByte(lines[last-1], '-')
	if dash < 0 || len(bytes.Trim(lines[last-1][:dash], " ")) > 0 {
		return nil, false
	}
	end := len(lines)
	if next > 0 {
		end = next - 1
	}
	for end > last && !belongs(lines[end-1], dash) {
		end--
	}
	newline := "\n"
	if bytes.Contains(file, []byte("\r\n")) {
		newline = "\r\n"
	}
	entry := strings.Repeat(" ", dash) + "- effective: " + effective.String() + newline
	for _, l := range below {
		entry += strings.Repeat(" ", dash+2) + l + newline
	}
	if before := lines[end-1]; !bytes.HasSuffix(before, []byte("\n")) {
		entry = newline + entry
	}
	appended = bytes.Join(lines[:end], nil)
	appended = append(append(appended, entry...), bytes.Join(lines[end:], nil)...)
	return appended, addsOne(file, appended)
}

// belongs reports whether a line behind the last entry, whose dash stands in the
// column, can be part of it. Comments are if they are indented deeper.
func belongs(line []byte, dash int) bool {
	text := bytes.TrimRight(line, " \t\r\n")
	return len(text) > 0 && len(text)-len(bytes.TrimLeft(text, " ")) > dash
}

// lastVersion returns the lines (from 1) of the last entry of versions: and of the
// key behind them; 0 if there is none.
func lastVersion(file []byte) (last, next int) {
	var doc yaml.Node
	if yaml.Unmarshal(file, &doc) != nil || len(doc.Content) == 0 {
		return 0, 0
	}
	keys := doc.Content[0].Content
	for i := 0; i+1 < len(keys); i += 2 {
		list := keys[i+1]
		if keys[i].Value != "versions" || list.Kind != yaml.SequenceNode || len(list.Content) == 0 || list.Style == yaml.FlowStyle {
			continue
		}
		last = list.Content[len(list.Content)-1].Line
		if i+2 < len(keys) {
			next = keys[i+2].Line
		}
	}
	return last, next
}

// addsOne reports whether the new file says what the old one says, and one version
// more.
func addsOne(before, after []byte) bool {
	var a, b map[string]any
	if yaml.Unmarshal(before, &a) != nil || yaml.Unmarshal(after, &b) != nil {
		return false
	}
	old, okOld := a["versions"].([]any)
	list, okNew := b["versions"].([]any)
	if !okOld || !okNew || len(list) != len(old)+1 {
		return false
	}
	b["versions"] = list[:len(old)]
	same, err := yaml.Marshal(a)
	other, errOther := yaml.Marshal(b)
	return err == nil && errOther == nil && bytes.Equal(same, other)
}
