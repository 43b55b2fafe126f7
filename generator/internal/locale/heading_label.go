package locale

import (
	"slices"
	"strings"
	"unicode/utf8"

	"jobun/generator/internal/policy"
)

// headingWords is what a language has behind the label of a heading.
type headingWords struct {
	statuses []statusWord
	extract  string                 // 抄
	isNote   func(note string) bool // of what stands in the brackets behind an appendix
	refuses  func(words string) bool
}

// separator is what stands between a label and its caption.
type separator struct {
	len   int
	plain bool // nothing but spaces, so that a sentence may go on
}

// readSeparator reads what separates a label from its caption at the start of
// s: the end, spaces, a bracket, a colon, a point, a dash. A hyphen counts only
// between spaces: 30-Day is a word.
func readSeparator(s string) (sep separator, ok bool) {
	rest := trimLeft(s)
	spaced := len(rest) < len(s)
	after, marked := cutAny(rest, ":", "：", "．", "—", "–", "―", ".")
	if !marked && spaced {
		after, marked = cutAny(rest, "- ", "－", "‐ ")
	}
	switch {
	case marked && !spaced && joins(rest, after):
		return separator{}, false
	case marked:
		return separator{len: len(s) - len(trimLeft(after))}, true
	case rest == "" || opens(rest) > 0:
		return separator{len: len(s) - len(rest)}, true
	}
	return separator{len: len(s) - len(rest), plain: true}, spaced
}

// joins reports whether the mark at the start of rest, with after behind it,
// joins two parts of a word or number: 1.5, 9:00, 24–48, A.I.
func joins(rest, after string) bool {
	if strings.HasPrefix(rest, ".") {
		return startsWithASCIIWord(after)
	}
	return after != "" && isASCIIDigit(after[0])
}

// finished returns l with what stands behind its words, which end at byte end of s;
// false if that is no heading.
func (w *headingWords) finished(s string, end int, l Label) (Label, bool) {
	if !w.finish(s, end, false, &l) {
		return Label{}, false
	}
	return l, true
}

// finish reads what stands behind the label that ends at byte end of s, into l. It
// returns false if that is no heading but the rest of a sentence. A label that
// is closed needs nothing between itself and its caption: (1), 1.
func (w *headingWords) finish(s string, end int, closed bool, l *Label) bool {
	status := statusOf(s[end:], w.statuses)
	sep, ok := readSeparator(s[end:])
	if !ok && !closed && status == policy.Current {
		return false
	}
	sep.plain = sep.plain && !closed
	l.Len = end + sep.len
	body := span{s, l.Len, len(trimRight(s))}
	if l.Status = status; status == policy.Current && sep.len > 0 {
		l.Status = statusOf(body.text(), w.statuses)
	}
	switch {
	case l.Status != policy.Current || body.text() == "":
		return true
	case sep.plain && w.refuses(body.text()):
		return false
	}
	if l.Kind >= policy.Supplementary {
		w.appended(body, l)
		return true
	}
	return w.captioned(body, l)
}

// span is a byte range of a text.
type span struct {
	s          string
	start, end int
}

func (p span) text() string { return p.s[min(p.start, p.end):p.end] }

// trimmed returns p without the spaces at its ends.
func (p span) trimmed() span {
	text := p.text()
	p.start += len(text) - len(trimLeft(text))
	p.end = max(p.start, p.start+len(trim(text)))
	return p
}

func (p span) part(r [2]int) [2]int { return [2]int{p.start + r[0], p.start + r[1]} }

// captioned reads the caption of an article or the title of a chapter. Words
// directly behind the closing bracket of a caption belong to a sentence,
// 第4条（目的）の規定により, and a number in brackets to a reference, Article 5(2). A
// capital letter with nothing behind it is a caption all the same: paragraphs and
// items that are referred to have small ones.
func (w *headingWords) captioned(body span, l *Label) bool {
	b := readBracketed(body.text())
	rest := body.text()[b.len:]
	switch {
	case b.len == 0:
		l.Caption = body.part([2]int{0, len(rest)})
	case len(markersIn(body.text()[:b.len])) > 0 && (rest != "" || !isCapitalLetter(body.text()[b.inner[0]:b.inner[1]])):
		return false
	case rest == "":
		l.Caption = body.part(b.inner)
	case statusOf(rest, w.statuses) != policy.Current:
		l.Caption, l.Status = body.part(b.inner), statusOf(rest, w.statuses)
	case strings.Trim(rest[:1], " \t") != "" && !strings.HasPrefix(rest, "　"), w.refuses(trimLeft(rest)):
		return false
	default:
		l.Caption = body.part([2]int{0, len(body.text())})
	}
	return true
}

// isCapitalLetter reports whether s is one capital letter.
func isCapitalLetter(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size == len(s) && ('A' <= r && r <= 'Z' || 'Ａ' <= r && r <= 'Ｚ')
}

// appended reads the note and the caption of an appendix, and the note of 附則.
func (w *headingWords) appended(body span, l *Label) {
	body, l.Extract = w.cutExtract(body)
	switch {
	case body.text() == "":
		return
	case l.Kind == policy.Supplementary:
		l.Note = [2]int{body.start, body.end}
		return
	}
	first := readBracketed(body.text())
	if last := lastBracketed(body.text()); first.len == 0 && w.isNote(body.text()[last[0]:last[1]]) {
		l.Note = body.part(last)
		body.end = l.Note[0]
	} else if w.isNote(body.text()[:first.len]) {
		l.Note = body.part([2]int{0, first.len})
		body.start = l.Note[1]
	}
	body = body.trimmed()
	if body.text() == "" {
		return
	}
	inner, _ := insideBrackets(body.text())
	l.Caption = body.part(inner)
}

// cutExtract cuts 抄 at the end, with or without brackets.
func (w *headingWords) cutExtract(body span) (span, bool) {
	text := body.text()
	cut := len(text)
	if last := lastBracketed(text); last[1] > 0 {
		inner, _ := insideBrackets(text[last[0]:])
		if strings.EqualFold(trim(text[last[0]:][inner[0]:inner[1]]), w.extract) {
			cut = last[0]
		}
	}
	if before, ok := strings.CutSuffix(text, w.extract); ok && endsSpaced(before) {
		cut = len(before)
	}
	body.end = body.start + cut
	return body.trimmed(), cut < len(text)
}

// endsSpaced reports whether s is empty or ends in a space or a bracket.
func endsSpaced(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return s == "" || strings.ContainsRune(spaces+"）)]］〕", r)
}

// readCaption returns the range inside the brackets around all of s, unless
// what stands there is refused.
func readCaption(s string, refuses func(inner string) bool) (caption [2]int, ok bool) {
	if opens(trimLeft(s)) == 0 {
		return [2]int{}, false
	}
	body := span{s, 0, len(s)}.trimmed()
	inner, ok := insideBrackets(body.text())
	caption = body.part(inner)
	words := trim(s[caption[0]:caption[1]])
	const longest = 400 // bytes; a longer one is a remark
	if !ok || strings.TrimSpace(words) == "" || len(words) > longest || len(markersIn(body.text())) > 0 || refuses(words) {
		return [2]int{}, false
	}
	return caption, true
}

// markersIn returns the markers that s is, all of it.
func markersIn(s string) []Marker {
	return slices.DeleteFunc(scanMarkers(nil, s), func(m Marker) bool { return m.Len != len(s) })
}
