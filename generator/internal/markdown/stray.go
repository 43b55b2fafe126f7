package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// strayLines reports lines of a block that begin like something else: CommonMark
// joins them with the line before, and a drafter does not see it.
func (c *converter) strayLines(block ast.Node) {
	lines := block.Lines()
	if n := lines.Len(); n > 0 {
		last := strings.TrimRight(c.file.Text[lines.At(n-1).Start:lines.At(n-1).Stop], " \n")
		if strings.HasSuffix(last, `\`) && !strings.HasSuffix(last, `\\`) {
			c.error(lines.At(n-1).Start+len(last)-1, "markdown.backslash")
		}
	}
	var above []locale.Marker // readings of the number at the start of the last line that has one
	for i := range lines.Len() {
		at := lines.At(i).Start
		s := strings.TrimRight(c.file.Text[at:lines.At(i).Stop], " \n")
		trimmed := strings.TrimLeft(s, " \t")
		at += len(s) - len(trimmed)
		if id := strayMark(trimmed); id != "" {
			c.error(at, id, "Found", shorten(trimmed))
			continue
		}
		if lines.Len() == 1 {
			return
		}
		markers := c.locale.ReadMarkers(trimmed)
		if i > 0 {
			before := c.file.Text[lines.At(i-1).Start:lines.At(i-1).Stop]
			c.strayLabel(trimmed, strings.TrimRight(before, " \\\n"), at, markers, above)
		}
		if len(markers) > 0 {
			above = markers
		}
	}
}

// goesOn reports whether one of the markers is the next after one above it: two
// lines that begin with 1 and 2 are no accident.
func goesOn(markers, above []locale.Marker) bool {
	for _, m := range markers {
		for _, a := range above {
			if m.Style.Equal(a.Style) && m.Number.Follows(a.Number) {
				return true
			}
		}
	}
	return false
}

// strayMark names the problem of a line that begins with a mark of another
// dialect of Markdown, or with one that is not quite CommonMark.
func strayMark(s string) string {
	switch {
	case s == "":
		return ""
	case strings.HasPrefix(s, "{:"), strings.HasPrefix(s, "{{"), strings.HasPrefix(s, "{%"):
		return "markdown.attributes"
	case strings.HasPrefix(s, "|") && strings.Count(s, "|") > 1:
		return "table.broken"
	case strings.HasPrefix(s, "＃"):
		return "heading.space"
	case s[0] == '#':
		if rest := strings.TrimLeft(s, "#"); len(s)-len(rest) <= 6 && rest != "" && rest[0] != ' ' {
			return "heading.space"
		}
	case strings.HasSuffix(s, "}") && strings.Contains(s, "{#"):
		return "name.place"
	}
	return ""
}

// strayLabel reports a line inside a block that begins like an item or an
// article. Before is the line above it.
func (c *converter) strayLabel(s, before string, at int, markers, above []locale.Marker) {
	if strings.HasPrefix(s, "・") {
		c.error(at, "list.line", "Found", shorten(s), "Want", "- "+shorten(strings.TrimPrefix(s, "・")))
		return
	}
	follows := goesOn(markers, above)
	if !follows && !c.mayEnd(before) {
		return
	}
	if l, ok := c.locale.ReadHeading(s); ok && l.Kind != policy.NoKind && headingEnds(s, l) {
		c.error(at, "heading.line", "Found", shorten(s), "Want", "## "+shorten(s))
		return
	}
	for _, m := range markers {
		switch {
		case isBare(&m) && !follows:
		case c.locale.IsParagraphStyle(m.Style) || len(m.Above) > 0:
			c.error(at, "paragraph.line", "Found", shorten(s))
			return
		default:
			c.error(at, "list.line", "Found", shorten(s), "Want", "- "+shorten(s))
			return
		}
	}
}

// headingEnds reports whether nothing but a closing bracket follows the label
// and caption of what looks like a heading; a sentence goes on. Behind a
// full-width space one may: 第一条　この法律は、… is how statutes are copied.
func headingEnds(s string, l locale.Label) bool {
	rest := s[min(max(l.Caption[1], l.Note[1], l.Len), len(s)):]
	ends := rest == "" || rest == "）" || rest == ")" || l.Extract || l.Status != policy.Current
	copied := strings.HasSuffix(s[:min(l.Len, len(s))], "　")
	return ends && (copied || !strings.HasSuffix(s, "。") && !strings.HasSuffix(s, "."))
}

// mayEnd reports whether a sentence or an item may end with the line, so that
// what begins like a label on the next line is no reference broken in two.
func (c *converter) mayEnd(line string) bool {
	r, _ := utf8.DecodeLastRuneInString(line)
	if isJapanese(r) {
		return !strings.ContainsRune("、第の及条項号", r)
	}
	for _, end := range []string{".", ":", ";", "!", "?", "; and", "; or", ", and", ", or"} {
		if strings.HasSuffix(line, end) {
			return true
		}
	}
	return false
}

// leftOver reports marks of emphasis that CommonMark left in the words, which is
// what it does where they stand beside Japanese punctuation.
func (c *converter) leftOver(list []policy.Inline) {
	for _, mark := range []byte{'*', '_', '~'} {
		c.leftOverMark(list, mark)
	}
}

func (c *converter) leftOverMark(list []policy.Inline, mark byte) {
	open := -1 // offset of a single mark that could open emphasis
	for _, in := range list {
		if in.Kind != policy.PlainText || !strings.HasPrefix(c.file.Text[in.At:], in.Text) {
			continue
		}
		for i := 0; i < len(in.Text); {
			next := strings.IndexByte(in.Text[i:], mark)
			if next < 0 {
				break
			}
			i += next
			n := len(in.Text[i:]) - len(strings.TrimLeft(in.Text[i:], string(mark)))
			opens := i+n < len(in.Text) && in.Text[i+n] != ' '
			closes := i > 0 && in.Text[i-1] != ' '
			switch {
			case n == 2 && (opens || closes), n == 1 && mark != '~' && closes && open >= 0 && !insideWord(in.Text, i, mark):
				at := in.At + i
				if n == 1 {
					at = open
				}
				c.error(at, "markdown.emphasis", "Found", strings.Repeat(string(mark), n))
				return
			case n == 1 && opens && !insideWord(in.Text, i, mark):
				open = in.At + i
			}
			i += n
		}
	}
}

// insideWord reports whether an underscore stands between letters or digits, as
// in a name such as user_id.
func insideWord(s string, i int, mark byte) bool {
	return mark == '_' && i > 0 && i+1 < len(s) && isWordByte(s[i-1]) && isWordByte(s[i+1])
}

func isWordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
}
