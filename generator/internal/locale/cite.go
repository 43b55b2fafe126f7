package locale

import (
	"strings"

	"jobun/generator/internal/numbering"
	"jobun/generator/internal/policy"
)

// Cite returns how a reference names the provision of the kind with the number,
// without those it stands in: 第4条の2, 第二項, 第十八号の二; Article 4-2, paragraph
// (2), item (xviii)-2. Depth is that of an item (1 for 号, 2 for the first
// sub-items), 0 otherwise. Of a preamble and of 附則 it is the name; it is ""
// for no kind.
//
// References do not repeat the label: 項 and 号 are named in the digits of
// articles whatever their labels are (第二項 for ２), and English has the official
// (2), (ii) and (b) for paragraphs, items and sub-items (conventions 3.3)
// unless [Style.Override] has set the level.
//
// A number that the style cannot write is named in ordinary digits; its label
// is an error already.
func (s *Style) Cite(kind policy.Kind, depth int, n policy.Number) string {
	switch kind {
	case policy.Preamble:
		return s.locale.Names().Preamble
	case policy.Supplementary:
		return s.locale.Names().Supplementary
	}
	l, ok := levelOf(kind, depth)
	if !ok {
		return ""
	}
	w := s.writer(l, kind, "")
	if n == "" {
		return w.word
	}
	return s.locale.cite(s, l, w, n)
}

func (s *Style) statusWord(status policy.Status) string {
	switch names := s.locale.Names(); status {
	case policy.Deleted:
		return names.Deleted
	case policy.Deferred:
		return names.Deferred
	}
	return ""
}

// Names returns the names of parts of a text that have no number.
func (s *Style) Names() Names { return s.locale.Names() }

// headingText is what a heading consists of.
type headingText struct {
	kind                   policy.Kind
	label, note, caption   string
	status, extract        string
	captionAbove, official bool
}

// Heading returns the heading of p in plain text, from its label, caption, note
// and status: 第4条（目的）, 第一章　総則, 別表第一（第三条関係）, Article 4 (Purpose). If
// the style has captions above, that of an article is on a line of its own. The
// caption of a deleted provision is left out.
func (s *Style) Heading(p *policy.Provision) string {
	h := headingText{
		kind: p.Kind, label: p.Label, note: policy.Plain(p.Note), caption: policy.Plain(p.Caption),
		status: s.statusWord(p.Status), captionAbove: s.CaptionAbove, official: s.official,
	}
	if p.Extract {
		h.extract = s.locale.Names().Extract
	}
	if h.status != "" {
		h.caption = ""
	}
	return s.locale.heading(h)
}

// articleDigits returns the writer for a level whose labels are bare: it is
// named with its word, in the digits of articles.
func (s *Style) articleDigits(w labelWriter) labelWriter {
	w.form = form{style: numbering.Style{Numeral: s.digits(&form{})}}
	w.word, w.above = s.locale.word(w.kind, ""), ""
	return w
}

func (w labelWriter) spellOrDecimal(n policy.Number) spelled {
	text, err := w.spell(n)
	if err == nil || numbering.IsWarning(err) {
		return text
	}
	main, rest, _ := strings.Cut(string(n), "_")
	if rest != "" {
		rest = w.mark + strings.ReplaceAll(rest, "_", w.mark)
	}
	return spelled{main, rest}
}
