package markdown

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

func itoa(n int) string { return strconv.Itoa(n) }

// inlines converts the inlines of a block; in one of plain words, the lines.
func (c *converter) inlines(block ast.Node) []policy.Inline {
	var list []policy.Inline
	if block.FirstChild() == nil && block.Type() == ast.TypeBlock {
		list = c.lines(block.Lines())
	} else {
		list = c.run(block)
	}
	c.leftOver(list)
	return list
}

// run converts the children of n.
func (c *converter) run(n ast.Node) []policy.Inline {
	var list []policy.Inline
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		list = c.inline(list, child)
	}
	return list
}

func (c *converter) inline(list []policy.Inline, n ast.Node) []policy.Inline {
	switch n := n.(type) {
	case *ast.Text:
		list = c.textNode(list, n)
	case *ast.String:
		list = c.appendText(list, string(n.Value), max(n.Pos(), 0))
	case *ast.Emphasis:
		kind := policy.Emphasis
		if n.Level == 2 {
			kind = policy.Strong
		}
		list = append(list, policy.Inline{Kind: kind, Children: c.run(n), At: n.Pos()})
	case *ast.CodeSpan:
		list = append(list, policy.Inline{Kind: policy.InlineCode, Text: c.codeText(n), At: n.Pos()})
	case *ast.Link:
		list = append(list, c.link(n))
	case *ast.AutoLink:
		list = append(list, c.autoLink(n))
	case *ast.Image:
		c.error(n.Pos(), "markdown.image")
	case *ast.RawHTML:
		list = c.rawHTML(list, n)
	}
	return list
}

// lines converts the lines of a block of plain words, as goldmark makes them
// into text nodes.
func (c *converter) lines(lines *text.Segments) []policy.Inline {
	var list []policy.Inline
	for i := range lines.Len() {
		line := lines.At(i)
		words := c.file.Text[line.Start:line.Stop]
		end := noLineEnd
		switch {
		case len(words) > 2 && strings.HasSuffix(words, "  \n"):
			end = hardLineEnd
		case strings.HasSuffix(words, "\n"):
			end = softLineEnd
		}
		list = c.line(list, line.TrimRightSpace(c.src), end)
	}
	return list
}

// textNode converts a text node.
func (c *converter) textNode(list []policy.Inline, n *ast.Text) []policy.Inline {
	switch {
	case n.HardLineBreak():
		return c.line(list, n.Segment, hardLineEnd)
	case n.SoftLineBreak():
		return c.line(list, n.Segment, softLineEnd)
	}
	return c.line(list, n.Segment, noLineEnd)
}

type lineEnd uint8

const (
	noLineEnd lineEnd = iota
	softLineEnd
	hardLineEnd
)

// line appends words and what the line end behind them means.
func (c *converter) line(list []policy.Inline, seg text.Segment, end lineEnd) []policy.Inline {
	s := c.file.Text[seg.Start:seg.Stop]
	if end != noLineEnd {
		s = strings.TrimRight(s, " ")
	}
	list = c.resolved(list, s, seg.Start)
	switch {
	case end == hardLineEnd:
		return append(list, policy.Inline{Kind: policy.LineBreak, At: seg.Stop})
	case end == softLineEnd && c.needsSpace(seg.Stop):
		return append(list, policy.Inline{Text: " ", At: seg.Stop})
	}
	return list
}

// resolved appends s, a piece of the source at the offset, with its escapes and
// character references resolved, each as an inline of its own so that offsets
// stay true.
func (c *converter) resolved(list []policy.Inline, s string, at int) []policy.Inline {
	// Both are rare, and one byte is sought many times as fast as any of two.
	if strings.IndexByte(s, '&') < 0 && strings.IndexByte(s, '\\') < 0 {
		return c.appendText(list, s, at)
	}
	for {
		i := strings.IndexAny(s, `\&`)
		if i < 0 {
			return c.appendText(list, s, at)
		}
		list = c.appendText(list, s[:i], at)
		word, n := resolve(s[i:])
		if n == 1 {
			list = c.appendText(list, s[i:i+1], at+i)
		} else {
			c.checkReference(word, at+i)
			list = append(list, policy.Inline{Text: word, At: at + i})
		}
		s, at = s[i+n:], at+i+n
	}
}

// checkReference reports a character reference for what may not stand in a text.
func (c *converter) checkReference(word string, at int) {
	for i, r := range word {
		if reason, _ := source.Forbidden(word[i:]); reason != "" {
			c.error(at, "encoding."+reason, "Character", fmt.Sprintf("U+%04X", r))
		}
	}
}

// maxReference is more bytes than a character reference has.
const maxReference = 33

// resolve reads an escape or a character reference at the start of s, which
// begins with a backslash or an ampersand. N is 1 if it is neither.
func resolve(s string) (word string, n int) {
	if s[0] == '\\' {
		if len(s) > 1 && util.IsPunct(s[1]) {
			return s[1:2], 2
		}
		return s[:1], 1
	}
	end := strings.IndexByte(s[:min(len(s), maxReference)], ';')
	if end < 0 || strings.IndexByte(s[1:end], '&') >= 0 { // A reference that begins later is read where it begins.
		return s[:1], 1
	}
	ref := s[:end+1]
	word = string(util.ResolveEntityNames(util.ResolveNumericReferences([]byte(ref))))
	if word == ref {
		return s[:1], 1
	}
	return word, end + 1
}

// appendText appends s and joins it with the inline before it if both are
// neighbours in the source: goldmark cuts text wherever markup could begin.
func (c *converter) appendText(list []policy.Inline, s string, at int) []policy.Inline {
	if s == "" {
		return list
	}
	if len(list) > 0 {
		last, file := &list[len(list)-1], c.file.Text
		if last.Kind == policy.PlainText && last.At+len(last.Text) == at && file[last.At:at] == last.Text {
			last.Text = file[last.At : at+len(s)]
			return list
		}
		return append(list, policy.Inline{Text: s, At: at})
	}
	return c.first(policy.Inline{Text: s, At: at})
}

// firstInlines is memory for lists of one inline. Most blocks have no more, so they
// are cut from a larger piece, which lives as long as the text.
type firstInlines struct{ free []policy.Inline }

// first returns a list of one inline.
func (f *firstInlines) first(in policy.Inline) []policy.Inline {
	if len(f.free) == 0 {
		f.free = make([]policy.Inline, 32)
	}
	list := f.free[:1:1]
	f.free = f.free[1:]
	list[0] = in
	return list
}

// needsSpace reports whether the line end at the offset stands for a space:
// always, but between two Japanese characters.
func (c *converter) needsSpace(lineEnd int) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(c.file.Text[:lineEnd], " \n"))
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(c.file.Text[lineEnd:], " \t\n>"))
	joined := (isJapanese(before) || isNeutral(before)) && (isJapanese(after) || isNeutral(after))
	return !joined || !isJapanese(before) && !isJapanese(after)
}

// isNeutral reports whether r is written in both scripts and takes no space
// beside a Japanese character: ※, …, ―, quotation marks, signs.
func isNeutral(r rune) bool {
	return r >= 0x2010 && r <= 0x203F || r >= 0x2100 && r <= 0x2BFF || r == '×' || r == '÷' || r == '°' || r == '§'
}

// isJapanese reports whether no space is written beside r: kana, kanji,
// Japanese punctuation and full-width forms.
func isJapanese(r rune) bool {
	return r >= 0x2E80 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFF00 && r <= 0xFFEF || r >= 0x20000 && r <= 0x3FFFF ||
		r >= 0x2460 && r <= 0x24FF
}

func (c *converter) codeText(n *ast.CodeSpan) string {
	var b strings.Builder
	for t := n.FirstChild(); t != nil; t = t.NextSibling() {
		if t, ok := t.(*ast.Text); ok {
			b.Write(t.Segment.Value(c.src))
		}
	}
	code := strings.ReplaceAll(b.String(), "\n", " ")
	if c.inCell {
		code = strings.ReplaceAll(code, `\|`, "|") // a bar in a cell is escaped in code too
	}
	return code
}

// rawHTML lets <br> in a cell and comments pass, and nothing else.
func (c *converter) rawHTML(list []policy.Inline, n *ast.RawHTML) []policy.Inline {
	var b strings.Builder
	for i := range n.Segments.Len() {
		seg := n.Segments.At(i)
		b.Write(seg.Value(c.src))
	}
	at := n.Pos()
	tag := strings.ToLower(strings.Join(strings.Fields(b.String()), ""))
	switch {
	case strings.HasPrefix(tag, "<!--"):
	case c.inCell && (tag == "<br>" || tag == "<br/>"):
		list = append(list, policy.Inline{Kind: policy.LineBreak, At: at})
	case tag == "<br>" || tag == "<br/>":
		c.error(at, "markdown.br")
	default:
		c.error(at, "markdown.html", "Found", firstWord(b.String()))
	}
	return list
}

// trimRight takes spaces and kept line ends away at the end of a block.
func trimRight(list []policy.Inline) []policy.Inline {
	for len(list) > 0 {
		last := &list[len(list)-1]
		switch last.Kind {
		case policy.LineBreak:
			list = list[:len(list)-1]
			continue
		case policy.PlainText:
			if s := strings.TrimRight(last.Text, " \t"); s == "" {
				list = list[:len(list)-1]
				continue
			} else if s != last.Text {
				last.Text = s
			}
		}
		return list
	}
	return list
}

// cut takes the first n bytes of the plain text of inlines away.
func cut(inlines []policy.Inline, n int) []policy.Inline {
	for n > 0 && len(inlines) > 0 {
		in := inlines[0]
		size := policy.PlainLen(inlines[:1])
		if size <= n {
			inlines, n = inlines[1:], n-size
			continue
		}
		if len(in.Children) > 0 {
			in.Children = cut(in.Children, n)
		} else {
			in.Text, in.At = in.Text[n:], in.At+n
		}
		return append([]policy.Inline{in}, inlines[1:]...)
	}
	return inlines
}

// cutLabel takes a label of n bytes and the spaces behind it away at the start of a
// block, whose inlines nobody else has.
func cutLabel(inlines []policy.Inline, n int) []policy.Inline {
	if len(inlines) > 0 && inlines[0].Kind == policy.PlainText && len(inlines[0].Text) > n {
		inlines[0].Text, inlines[0].At = inlines[0].Text[n:], inlines[0].At+n
		return trimLeft(inlines)
	}
	return trimLeft(cut(inlines, n))
}

// slice returns the inlines for the bytes from start to end of the plain text.
func slice(inlines []policy.Inline, start, end int) []policy.Inline {
	inlines = cut(inlines, start)
	n := end - start
	var out []policy.Inline
	for _, in := range inlines {
		size := policy.PlainLen([]policy.Inline{in})
		if size >= n && n > 0 && size != n {
			if len(in.Children) > 0 {
				in.Children = slice(in.Children, 0, n)
			} else {
				in.Text = in.Text[:n]
			}
		}
		if n <= 0 {
			break
		}
		out = append(out, in)
		n -= size
	}
	return out
}
