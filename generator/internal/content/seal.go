package content

import (
	"bytes"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// SealsFile is the name of the file of seals, in the content folder.
const SealsFile = "policy.sum"

// required is what site.yaml says of seals where policy.sum may not be missing.
const required = "required"

// SealsRequired reports whether site.yaml says that policy.sum may not be missing.
func (f *Folder) SealsRequired() bool { return f.sealsRequired != source.Pos{} }

// RequireSeals adds seals: required at the end of the bytes of a site.yaml. All that
// is there stays as it is, byte for byte. Ok is false if it is not written with a
// line for each key, so that a person has to add it.
func RequireSeals(file []byte) (changed []byte, ok bool) {
	newline := "\n"
	if bytes.Contains(file, []byte("\r\n")) {
		newline = "\r\n"
	}
	changed = slices.Clone(file)
	if !bytes.HasSuffix(file, []byte("\n")) {
		changed = append(changed, newline...)
	}
	changed = append(changed, "seals: "+required+newline...)
	var before, after map[string]any
	if yaml.Unmarshal(file, &before) != nil || yaml.Unmarshal(changed, &after) != nil || before == nil || before["seals"] != nil {
		return nil, false
	}
	before["seals"] = required
	if !reflect.DeepEqual(before, after) {
		return nil, false
	}
	return changed, true
}

// Seals returns the lines of policy.sum, in their order.
func (f *Folder) Seals() []*policy.Seal { return f.seals }

// sealLine is one line of policy.sum.
type sealLine struct {
	text string
	pos  source.Pos
}

// readSeals reads policy.sum, if there is one, into lines.
func (f *Folder) readSeals(problems *source.Problems) error {
	file, err := f.read(SealsFile, problems)
	if err != nil {
		return err
	}
	if file == nil {
		if f.SealsRequired() {
			problems.Error(f.sealsRequired, "policy-sum.missing")
		}
		return nil
	}
	f.Site.Sealing = true
	f.sealsOf = map[string][]sealLine{}
	n := 0
	for text := range strings.Lines(file.Text) {
		n++
		l := sealLine{strings.TrimSuffix(text, "\n"), source.Pos{File: file.Name, Line: n, Col: 1}}
		f.sealLines = append(f.sealLines, l)
		name, _, _ := strings.Cut(l.text, " ")
		f.sealsOf[name] = append(f.sealsOf[name], l)
	}
	return nil
}

// SealLines returns the lines of policy.sum about a policy that has or had the names.
func (f *Folder) SealLines(names ...string) string {
	var b strings.Builder
	for _, name := range names {
		for _, l := range f.sealsOf[name] {
			b.WriteString(l.text + "\n")
		}
	}
	return b.String()
}

// sealLinesOf returns the lines of policy.sum about a policy, in their order.
func (f *Folder) sealLinesOf(e *entry) []sealLine {
	list := slices.Clone(f.sealsOf[e.policy.Name])
	for _, former := range e.policy.Former {
		list = append(list, f.sealsOf[former.Name]...)
	}
	slices.SortFunc(list, func(a, b sealLine) int { return a.pos.Compare(b.pos) })
	return list
}

// openSeals gives each line of policy.sum to the version of which it is. Those of
// policies that are known wait until these are read.
func (f *Folder) openSeals(problems *source.Problems) {
	for _, l := range f.sealLines {
		name, _, _ := strings.Cut(l.text, " ")
		e := f.entries[name]
		if e == nil {
			e = f.entries[f.former[name]]
		}
		if e == nil || !e.known {
			f.openSeal(l, e, problems)
		}
	}
}

// openSeal gives a line to the version of which it is.
func (f *Folder) openSeal(l sealLine, e *entry, problems *source.Problems) {
	s, ok := readSeal(l.text)
	if !ok {
		problems.Error(l.pos, "policy-sum.line", "Found", shorten(strings.TrimSpace(l.text)))
		return
	}
	s.Pos = l.pos
	attach(s, e, problems)
	f.seals = append(f.seals, s)
}

// shorten keeps of a line what a message can show.
func shorten(s string) string {
	const most = 60
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}

// sealForm is a line of policy.sum. A SHA-256 has 43 letters of base64 and a "=".
var sealForm = regexp.MustCompile(`^([a-z0-9][a-z0-9-]*) (\d{4}-\d\d-\d\d)(?:\+([1-9]\d{0,3}))? ([A-Za-z0-9-]+) (h1:[A-Za-z0-9+/]{43}=)(?: ((?:[A-Za-z0-9_-]{3})+))?$`)

// readSeal reads what [policy.Seal.String] writes.
func readSeal(line string) (s *policy.Seal, ok bool) {
	m := sealForm.FindStringSubmatch(line)
	if m == nil {
		return nil, false
	}
	corrections, _ := strconv.Atoi(m[3]) // "" is none
	s = &policy.Seal{Policy: m[1], Version: m[2], Corrections: corrections, Language: policy.Language(m[4]), Sum: m[5], Marks: m[6]}
	return s, s.String() == line
}

// attach gives a seal to the version that it is of, in the policy of its line; that
// is nil if there is none. A sealed text is never taken away.
func attach(s *policy.Seal, e *entry, problems *source.Problems) {
	name := []string{"Policy", s.Policy, "Version", s.Version, "Language", string(s.Language)}
	if e == nil {
		problems.Error(s.Pos, "policy-sum.gone", name...)
		return
	}
	v := e.policy.Version(s.Version)
	switch {
	case v == nil && e.unread:
		return // It may be there; what is wrong with policy.yaml is a problem already.
	case v == nil || !slices.Contains(e.files[s.Version], s.Language):
		problems.Error(s.Pos, "policy-sum.gone", name...)
	case v.Seals[s.Language] != nil:
		problems.Error(s.Pos, "policy-sum.twice", append(name, "Line", strconv.Itoa(v.Seals[s.Language].Pos.Line))...)
	case v.Seals == nil:
		v.Seals = map[policy.Language]*policy.Seal{s.Language: s}
	default:
		v.Seals[s.Language] = s
	}
}

// corrections reads corrections: under a version. They stand in the order in which
// they were made, none before the version was known.
func (f *Folder) corrections(m mapping, v *policy.Version) {
	kinds := []string{string(policy.Erratum), string(policy.Editorial), string(policy.TranslationFixed)}
	before := v.Announced()
	for _, n := range m.sequence("corrections") {
		inner, ok := m.reader.mapping(n, "date", "kind", "note")
		if !ok {
			continue
		}
		inner.required("date", "kind", "note")
		c := policy.Correction{
			Date: inner.date("date"),
			Kind: policy.CorrectionKind(inner.oneOf("kind", kinds...)),
			Pos:  m.pos(n),
		}
		f.correctionNote(inner, &c)
		if !c.Date.IsZero() && c.Date.Compare(before) < 0 {
			m.problems.Error(c.Pos, "versions.correction", "Date", c.Date.String(), "Before", before.String())
		}
		before = c.Date
		v.Corrections = append(v.Corrections, c)
	}
}

// correctionNote reads what was corrected, which readers of every language see.
func (f *Folder) correctionNote(m mapping, c *policy.Correction) {
	known := m.problems.Len()
	c.Note = m.localized("note", f.Site.Languages)
	if known < m.problems.Len() {
		return
	}
	for _, l := range f.Site.Languages {
		if c.Note != nil && c.Note[l] == "" {
			m.problems.Error(c.Pos, "versions.correction-note", "Language", string(l))
		}
	}
}
