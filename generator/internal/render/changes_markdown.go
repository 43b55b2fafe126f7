package render

import (
	"bytes"
	"slices"
	"strings"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// ChangesMarkdown appends a comparison as Markdown, for a comment on a pull
// request: a heading for each provision that was touched, deleted and inserted
// words in <del> and <ins>.
func (r *Renderer) ChangesMarkdown(b []byte, c *site.Comparison, l policy.Language) []byte {
	w := r.newChangeLister(c, l)
	b = append(append(append(b, "## "...), markdownEscaper.Replace(w.title())...), "\n\n"...)
	b = append(append(b, markdownEscaper.Replace(w.sum())...), '\n')
	w.each(func(kind string, heading amendment.Words, lines []changeLine) {
		b = appendMarkdown(append(b, "\n### "...), heading)
		if kind != "" {
			b = append(append(b, " — "...), kind...)
		}
		b = append(b, "\n\n"...)
		for _, l := range lines {
			b = append(append(b, strings.Repeat("  ", l.indent)...), "- "...)
			start := len(b)
			b = append(appendMarkdown(b, l.words), '\n')
			if at := listMarker(b[start:]); at >= 0 {
				b = slices.Insert(b, start+at, '\\')
			}
		}
	})
	for i, line := range w.formatting() {
		if i > 0 {
			b = append(b, "- "...)
		} else {
			b = append(b, '\n')
		}
		b = append(append(b, markdownEscaper.Replace(line)...), '\n')
		if i == 0 {
			b = append(b, '\n')
		}
	}
	return b
}

// listMarker returns where a line that begins as a list, a rule or the underline of
// a heading does must be escaped to be words; -1 if it begins otherwise.
func listMarker(line []byte) int {
	digits := len(line) - len(bytes.TrimLeft(line, "0123456789"))
	if digits == 0 && strings.IndexByte("-+=", line[0]) >= 0 || digits > 0 && strings.IndexByte(".)", line[digits]) >= 0 {
		return digits
	}
	return -1
}

func appendMarkdown(b []byte, words amendment.Words) []byte {
	for _, e := range words {
		text := markdownEscaper.Replace(e.Text)
		switch {
		case e.Op == amendment.Equal || e.Cause == amendment.Spacing && e.Op == amendment.Insert:
			b = append(b, text...)
		case e.Cause == amendment.Spacing:
		case e.Op == amendment.Delete:
			b = append(append(append(b, "<del>"...), text...), "</del>"...)
		default:
			b = append(append(append(b, "<ins>"...), text...), "</ins>"...)
		}
	}
	return b
}

// markdownEscaper writes what means something in Markdown so that it does not.
var markdownEscaper = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", "&gt;", "\n", "<br>", "\t", " / ",
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "{", `\{`, "}", `\}`, "[", `\[`, "]", `\]`,
	"#", `\#`, "|", `\|`, "~", `\~`, "@", "&#64;", "!", `\!`,
)
