package check

import (
	"slices"
	"strings"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// closing reports dates in the closing of a text (制定：令和2年9月1日) that are not
// dates of policy.yaml up to this version.
func closing(pass *Pass) {
	pass.texts(func(v *policy.Version, t *policy.Text) {
		l, _ := locale.For(t.Language)
		for _, b := range t.Closing {
			closingDates(pass, l, v, t, b)
		}
	})
}

func closingDates(pass *Pass, l locale.Locale, v *policy.Version, t *policy.Text, b policy.Block) {
	closingWords(pass, l, v, t, b.Inlines)
	for _, row := range b.Rows {
		for _, cell := range row {
			closingWords(pass, l, v, t, cell)
		}
	}
	for _, inner := range slices.Concat(b.Items...) {
		closingDates(pass, l, v, t, inner)
	}
	for _, inner := range b.Blocks {
		closingDates(pass, l, v, t, inner)
	}
}

func closingWords(pass *Pass, l locale.Locale, v *policy.Version, t *policy.Text, inlines []policy.Inline) {
	known := datesUpTo(pass.Policy, v)
	for _, line := range closingLines(inlines) {
		words := policy.Plain(line)
		for from := 0; ; {
			found, ok := l.NextDate(words, from)
			if !ok {
				break
			}
			if !slices.Contains(known, found.Date) && found.Err == nil {
				pos := t.File.Pos(offset(line, found.Start))
				pass.Problems.Error(pos, "closing.date", "Found", words[found.Start:found.End], "Known", join(known), "File", pass.Policy.Pos.File)
			}
			from = found.End
		}
	}
}

// offset returns where in the file the byte i of the plain words stands.
func offset(inlines []policy.Inline, i int) int {
	for n := range inlines {
		in := inlines[n]
		size := policy.PlainLen(inlines[n : n+1])
		switch {
		case i >= size && n+1 < len(inlines):
			i -= size
		case len(in.Children) > 0:
			return offset(in.Children, i)
		default:
			return in.At + min(i, size)
		}
	}
	return 0
}

// places is [offset] for who asks for many places of the same words, one behind the
// other: it goes on from the last.
type places struct {
	first        *policy.Inline // of the words that were last asked for
	next, before int            // how many of its inlines are passed, and their bytes
}

func (l *places) offset(inlines []policy.Inline, i int) int {
	if len(inlines) == 0 {
		return 0
	}
	if l.first != &inlines[0] || i < l.before {
		*l = places{first: &inlines[0]}
	}
	for l.next+1 < len(inlines) {
		size := policy.PlainLen(inlines[l.next : l.next+1])
		if i-l.before < size {
			break
		}
		l.next, l.before = l.next+1, l.before+size
	}
	return offset(inlines[l.next:], i-l.before)
}

// closingLines cuts inlines at the line ends that are kept.
func closingLines(inlines []policy.Inline) [][]policy.Inline {
	var lines [][]policy.Inline
	start := 0
	for i, in := range inlines {
		if in.Kind == policy.LineBreak {
			lines = append(lines, inlines[start:i])
			start = i + 1
		}
	}
	lines = append(lines, inlines[start:])
	kept := lines[:0]
	for _, l := range lines {
		if len(l) > 0 {
			kept = append(kept, l)
		}
	}
	return kept
}

// datesUpTo returns the dates of the policy that a text of the version may name.
func datesUpTo(p *policy.Policy, v *policy.Version) []policy.Date {
	var list []policy.Date
	for _, other := range p.Versions {
		for _, d := range []policy.Date{other.Enacted, other.Revised, other.Published, other.Effective} {
			if !d.IsZero() && !slices.Contains(list, d) {
				list = append(list, d)
			}
		}
		if other == v {
			break
		}
	}
	return list
}

func join(list []policy.Date) string {
	words := make([]string, len(list))
	for i, d := range list {
		words[i] = d.String()
	}
	return strings.Join(words, ", ")
}
