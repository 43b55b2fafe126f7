package amendment

import (
	"strings"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// Heading is how the heading of a provision is set.
type Heading struct {
	Above Words // the caption, if it stands on a line of its own above the label
	Line  Words // the label and what stands beside it
}

// Heading returns the heading of the provision as it was and as it is. Brackets
// says whether a caption that stands above its article stands in brackets. That of
// a paragraph always does both.
func (c *Change) Heading(language policy.Language, captionAbove, brackets bool) Heading {
	h := headingWriter{change: c, language: language}
	paragraph := c.Provision().Kind == policy.Paragraph
	h.above = c.isArticle() && (captionAbove || c.isCommon()) || paragraph
	h.brackets = c.isArticle() && (h.above && brackets || !h.above && namesItsKind(c.Provision().Label)) || paragraph
	return h.heading()
}

func (c *Change) isArticle() bool { return c.Provision().Kind == policy.Article }

func (c *Change) isCommon() bool { return c.Provision().Common }

// namesItsKind reports whether a label names the kind of its provision, so that a
// caption behind it must stand in brackets: 第4条（目的）, but 4. 目的.
func namesItsKind(label string) bool {
	return strings.HasPrefix(label, "第") || strings.HasPrefix(label, "Article ")
}

type headingWriter struct {
	change   *Change
	language policy.Language
	above    bool
	brackets bool
}

func (h *headingWriter) heading() Heading {
	c := h.change
	var out Heading
	var line Line
	line.Add(c.Label)
	if h.above {
		var above Line
		h.caption(&above)
		out.Above = above.Words()
	} else {
		if old, new := c.Caption.In(); !h.brackets || h.language != "ja" {
			h.put(&line, h.space(), old && line.Old(), new && line.New())
		}
		h.caption(&line)
	}
	h.remark(&line)
	out.Line = line.Words()
	return out
}

// put appends words that we put in to those of the texts that have what they go with;
// where a provision has left its place they left with it.
func (h *headingWriter) put(line *Line, words string, old, new bool) {
	if h.change.From {
		if old {
			line.Add(away(words))
		}
		return
	}
	line.Put(words, old, new)
}

func (h *headingWriter) caption(line *Line) {
	open, end := "(", ")"
	if h.language == "ja" {
		open, end = "（", "）"
	}
	old, new := h.change.Caption.In()
	if h.brackets {
		h.put(line, open, old, new)
	}
	line.Add(h.change.Caption)
	if h.brackets {
		h.put(line, end, old, new)
	}
}

// remark appends what stands behind the label of 附則 and of appendices, and 抄.
func (h *headingWriter) remark(line *Line) {
	c := h.change
	old, new := c.Remark.In()
	if h.language != "ja" || !startsWithBracket(c.Remark) {
		h.put(line, h.space(), old && line.Old(), new && line.New())
	}
	line.Add(c.Remark)
	l, _ := locale.For(h.language)
	extract := l.Names().Extract
	if h.language == "ja" {
		extract = "　" + extract
	} else {
		extract = " [" + extract + "]"
	}
	h.put(line, extract, c.Old != nil && c.Old.Extract, c.New != nil && c.New.Extract)
}

func startsWithBracket(w Words) bool { return len(w) > 0 && strings.HasPrefix(w[0].Text, "（") }

// space returns what parts a label from the words behind it.
func (h *headingWriter) space() string { return Space(h.language, h.change.Provision().Label) }

// Space returns what parts a label from the words behind it: a full-width space in
// Japanese, but a narrow one behind a label that ends in a narrow sign.
func Space(language policy.Language, label string) string {
	if language != "ja" || label == "" {
		return " "
	}
	if last := label[len(label)-1]; last == '.' || last == ')' {
		return " "
	}
	return "　"
}
