package locale

import "jobun/generator/internal/policy"

// What follows writes forms that no page shows yet, from the parts that labels
// are written with: the vectors for them test these parts.

// contentsPrinter writes the range of a table of contents.
type contentsPrinter interface {
	contents(w labelWriter, from, to spelled, pair bool) string
}

func (l japanese) contents(w labelWriter, from, to spelled, pair bool) string {
	text := l.single(w, from)
	switch {
	case to == spelled{}:
	case pair:
		text += "・" + l.single(w, to)
	default:
		text += "―" + l.single(w, to)
	}
	return "（" + text + "）"
}

func (l english) contents(w labelWriter, from, to spelled, pair bool) string {
	if to == (spelled{}) {
		return "(" + l.single(w, from) + ")"
	}
	return "(" + l.span(w, from, to, pair) + ")"
}

// Range returns the range of articles that a table of contents prints behind a
// chapter, with its brackets: （第四条―第二十条の二）, (Articles 4 through 20-2). If
// to is from or none, it is one article; if to follows from directly, a pair:
// （第三十四条・第三十五条）, (Articles 34 and 35) (conventions 1.8, R-L10).
func (s *Style) Range(kind policy.Kind, from, to policy.Number) string {
	l, ok := levelOf(kind, 0)
	if !ok {
		return ""
	}
	w := s.writer(l, kind, "")
	if w.word == "" {
		w = s.articleDigits(w)
	}
	first, last := w.spellOrDecimal(from), w.spellOrDecimal(to)
	if to == "" || to == from {
		last = spelled{}
	}
	return s.locale.(contentsPrinter).contents(w, first, last, to.Follows(from))
}

// WithStatus joins a label and the word for a status: 第五条　削除, Article 5 Deleted
// (conventions 1.6, R-L9). The label of a current provision is returned as it is.
func (s *Style) WithStatus(label string, status policy.Status) string {
	return s.locale.heading(headingText{label: label, status: s.statusWord(status)})
}
