// Package convert turns a hand-numbered text into the Markdown of this site.
//
// A text comes as lines: of a plain text or of Markdown ([Lines]), or of the blocks
// of an HTML page ([HTML]). [Text] reads what each line is from how it begins (the
// title, 第1条（目的）, a caption, ２, (1), イ, 附則, 以上) and writes it as a
// heading, a paragraph, an item of a list or a line of the closing. Labels stay as
// they are written. Words are never left out, added or changed, which [Text] itself
// checks; what could not be placed stands as a paragraph and is reported with the
// line of the file it came from.
//
// # Numbers that were destroyed
//
// Some machine translation replaces every number by XNUMX. Labels of that kind get
// the number that they have by their place, and each is a problem, because nobody
// but the author knows what stood there; in running words they stay, and each is a
// problem as well.
package convert

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// Line is a line of a text.
type Line struct {
	Text   string
	Number int  // in its file, from 1
	Level  int  // of a heading in Markdown or HTML; 0 for any other line
	Raw    bool // to be kept as it is: a line of a table
	Note   bool // a footnote of the line before it

	counted bool // the numbers in it that were destroyed have been reported
}

// Result is a text that has been converted.
type Result struct {
	Markdown string
	From     []int                  // the line of the file from which each line of Markdown came
	Dates    map[string]policy.Date // enacted, revised, effective, where the closing has them
	Problems []source.Problem
}

// Language guesses the language of a text: Japanese if it has kana.
func Language(lines []Line) policy.Language {
	for _, l := range lines {
		for _, r := range l.Text {
			if unicode.In(r, unicode.Hiragana, unicode.Katakana) {
				return "ja"
			}
		}
	}
	return "en"
}

// Lines returns the lines of a plain text or of Markdown.
func Lines(text string) (lines []Line) {
	number := 0
	for s := range strings.Lines(text) {
		number++
		line := Line{Text: strings.TrimRight(s, " \t\r\n"), Number: number}
		trimmed := strings.TrimLeft(line.Text, " \t")
		if level := len(trimmed) - len(strings.TrimLeft(trimmed, "#")); level > 0 && level <= 6 && strings.HasPrefix(trimmed[level:], " ") {
			line.Level, line.Text = level, strings.TrimSpace(trimmed[level:])
		}
		line.Raw = strings.HasPrefix(trimmed, "|")
		lines = append(lines, line)
	}
	return lines
}

// writer writes the Markdown of one text.
type writer struct {
	locale   locale.Locale
	language policy.Language
	file     string
	result   Result
	out      strings.Builder

	levels   map[policy.Kind]int
	counts   map[policy.Kind]int // of labels that were destroyed
	titled   bool
	closing  bool
	inside   bool            // some provision has begun
	indent   int             // of what belongs to the paragraph that is open
	styles   []string        // of the lists that are open, the outermost first
	numbers  []policy.Number // of the last item of each
	previous kind
	last     string // the words that were written last
	notes    []Line // footnotes that wait for the end of a list or a table
}

// kind is what a line has become.
type kind int

const (
	none kind = iota
	words
	list
	raw
)

// Text converts the lines of a text that came from a file.
func Text(file string, lines []Line, language policy.Language) Result {
	l, _ := locale.For(language)
	w := &writer{locale: l, language: language, file: file, levels: levels(l, lines), counts: map[policy.Kind]int{}}
	w.result.Dates = map[string]policy.Date{}
	for _, line := range lines {
		if strings.Trim(line.Text, " \t　") != "" {
			w.line(line)
		}
	}
	w.footnotes()
	w.result.Markdown = w.out.String()
	w.compare(lines)
	return w.result
}

// levels returns how many # each kind of heading gets: those that the text has, from
// the outermost in.
func levels(l locale.Locale, lines []Line) map[policy.Kind]int {
	present := map[policy.Kind]bool{}
	for _, line := range lines {
		if h, ok := heading(l, line.Text); ok {
			present[h.Kind] = true
		}
	}
	level := 2
	all := map[policy.Kind]int{policy.Supplementary: 2}
	for k := policy.Part; k <= policy.Article; k++ {
		if all[k] = level; present[k] {
			level++
		}
	}
	for k := policy.AppendedTable; k <= policy.Form; k++ {
		all[k] = 2
	}
	return all
}

// heading reads a line that begins with a label that names its kind.
func heading(l locale.Locale, s string) (locale.Label, bool) {
	h, ok := l.ReadHeading(clean(s))
	return h, ok && h.Kind != policy.NoKind
}

// clean takes spaces away at both ends, and the emphasis that often stands around a
// whole heading.
func clean(s string) string {
	s = strings.Trim(s, " \t　")
	if strings.HasPrefix(s, "**") && strings.HasSuffix(s, "**") && len(s) > 4 {
		return strings.Trim(s[2:len(s)-2], " 　")
	}
	return s
}

// line writes one line as what it is.
func (w *writer) line(line Line) {
	s := clean(line.Text)
	if w.destroyed(line, s) {
		return
	}
	h, isHeading := heading(w.locale, s)
	switch {
	case !w.titled:
		w.titled = true
		w.block(line, "# "+s, none)
	case line.Note:
		w.problem(line, "convert.footnote", "Found", shorten(s))
		w.notes = append(w.notes, line)
	case line.Raw:
		w.add(line, line.Text, raw, w.previous == raw)
	case w.closing:
		w.add(line, escape(s)+"  ", words, true)
		w.date(s)
	case isEnd(s) || w.inside && w.date(s) && !isHeading:
		w.begin(line, s)
	case isHeading:
		w.heading(line, s, h)
	case line.Level > 0:
		w.styles, w.indent = nil, 0
		w.inside = true
		w.block(line, strings.Repeat("#", max(2, line.Level))+" "+s, none)
	default:
		w.body(line, s)
	}
}

// isEnd reports whether a line is the word that ends Japanese documents, or a rule.
func isEnd(s string) bool {
	return s == "以上" || s == "以　上" || strings.Trim(s, "-") == "" || strings.Trim(s, "*") == ""
}

// begin begins the closing.
func (w *writer) begin(line Line, s string) {
	w.closing = true
	w.styles, w.indent = nil, 0
	w.block(line, "---", none)
	if strings.Trim(s, "-*") != "" {
		w.block(line, escape(s)+"  ", words)
	}
}

// events are the words behind which the closing has the dates of a version.
var events = []struct{ word, key string }{
	{"制定", "enacted"},
	{"改定", "revised"},
	{"改正", "revised"},
	{"施行", "effective"},
	{"Enacted", "enacted"},
	{"Established", "enacted"},
	{"Revised", "revised"},
	{"Amended", "revised"},
	{"Effective", "effective"},
}

// date reads a line such as 制定：2020年8月20日. The last line of a kind counts.
func (w *writer) date(s string) bool {
	d, ok := w.locale.NextDate(s, 0)
	if !ok || d.Err != nil || len(s) > 80 || strings.ContainsAny(s, "。") {
		return false
	}
	rest := strings.Trim(s[:d.Start]+s[d.End:], " 　:：()（）.")
	for _, e := range events {
		if strings.EqualFold(rest, e.word) {
			w.result.Dates[e.key] = d.Date
			return true
		}
	}
	return false
}

// heading writes a provision with its label. Words behind the caption, or behind a
// label without one, are its first paragraph.
func (w *writer) heading(line Line, s string, h locale.Label) {
	w.styles, w.indent = nil, 0
	w.inside = true
	head, rest := s, ""
	switch end := captionEnd(s[h.Len:]); {
	case end > 0:
		head, rest = s[:h.Len+end], strings.Trim(s[h.Len+end:], " 　")
	case h.Caption[0] < h.Caption[1] && isSentence(s[h.Caption[0]:h.Caption[1]]):
		head, rest = strings.TrimRight(s[:h.Len], " 　"), s[h.Len:] // no caption, but the words of the provision
	}
	w.block(line, strings.Repeat("#", w.levels[h.Kind])+" "+head, none)
	if rest != "" {
		w.body(line, rest)
	}
}

// captionEnd returns the length of a caption in brackets with which s begins; 0 if it
// begins with none, or the brackets hold a sentence.
func captionEnd(s string) int {
	for _, pair := range [][2]string{{"（", "）"}, {"(", ")"}} {
		if end := strings.Index(s, pair[1]); strings.HasPrefix(s, pair[0]) && end > 0 && !isSentence(s[:end]) {
			return end + len(pair[1])
		}
	}
	return 0
}

func isSentence(s string) bool {
	return strings.Contains(s, "。") || strings.HasSuffix(s, ".") && strings.Contains(s, " ")
}

// body writes words under a heading: a paragraph, an item, or the preamble.
func (w *writer) body(line Line, s string) {
	bullet := strings.TrimLeft(s, "-*+・ 　")
	marked := bullet != s && (strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "* ") || strings.HasPrefix(s, "+ "))
	if !marked {
		bullet = s
	}
	if readings := w.locale.ReadMarkers(bullet); len(readings) > 0 {
		m := w.likeliest(readings)
		style := m.Style.String()
		item := marked || slices.Contains(w.styles, style) || m.Style.Prefix != "" && strings.HasSuffix(w.last, ":") ||
			len(w.styles) > 0 && m.Number == "1" // No paragraph is the first behind items.
		if w.locale.IsParagraphStyle(m.Style) && !item {
			w.paragraph(line, bullet, m)
			return
		}
		w.item(line, bullet, style, m.Number)
		return
	}
	if marked {
		w.add(line, strings.Repeat(" ", w.indent)+"- "+escapeInside(bullet), list, w.previous == list)
		return
	}
	if _, ok := w.locale.ReadCaption(s); ok {
		w.styles, w.indent = nil, 0
		w.block(line, s, none)
		return
	}
	if w.inside && len(w.styles) > 0 {
		w.problem(line, "convert.words", "Found", shorten(s))
	}
	w.styles, w.indent = nil, 0
	w.block(line, escape(s), words)
}

// likeliest returns the reading of a label that goes on a list that is open, the
// innermost first: イ is the second behind ア, (i) the ninth behind (h). Otherwise it
// is the first reading.
func (w *writer) likeliest(readings []locale.Marker) locale.Marker {
	for i, style := range slices.Backward(w.styles) {
		before, err := strconv.Atoi(string(w.numbers[i]))
		for _, m := range readings {
			if err == nil && m.Style.String() == style && string(m.Number) == strconv.Itoa(before+1) {
				return m
			}
		}
	}
	return readings[0]
}

// paragraph writes a block that begins with its number.
func (w *writer) paragraph(line Line, s string, m locale.Marker) {
	w.styles, w.indent = nil, 0
	if strings.HasPrefix(s, m.Written) && strings.HasSuffix(m.Written, ".") && m.Written[0] >= '0' && m.Written[0] <= '9' && len(m.Above) == 0 {
		w.indent = len(m.Written) + 1
		w.block(line, m.Written+" "+escapeInside(strings.TrimLeft(s[len(m.Written):], " 　")), words)
		return
	}
	w.block(line, s, words)
}

// item writes an item of a list, as deep as its style has been met in the paragraph.
func (w *writer) item(line Line, s, style string, number policy.Number) {
	depth := 0
	for depth < len(w.styles) && w.styles[depth] != style {
		depth++
	}
	w.styles = append(w.styles[:depth:depth], style)
	w.numbers = append(w.numbers[:depth:depth], number)
	w.add(line, strings.Repeat(" ", w.indent+2*depth)+"- "+s, list, w.previous == list)
}

// block writes a line with an empty one before it.
func (w *writer) block(line Line, s string, k kind) { w.add(line, s, k, false) }

// add writes a line, directly behind the one before it if it goes on.
func (w *writer) add(line Line, s string, k kind, goesOn bool) {
	if !goesOn && k != list {
		w.footnotes()
	}
	if w.out.Len() > 0 && !goesOn {
		w.out.WriteString("\n")
		w.result.From = append(w.result.From, 0)
	}
	w.out.WriteString(s + "\n")
	w.result.From = append(w.result.From, line.Number)
	w.previous, w.last = k, s
}

// footnotes writes the footnotes of the block that has ended as notes behind it. Their
// marks are not in the text: they would be read as numbers of the law.
func (w *writer) footnotes() {
	notes := w.notes
	w.notes = nil
	for _, line := range notes {
		w.block(line, noteMark+escape(clean(line.Text)), words)
	}
}

// noteMark begins a note. No other line begins so, because escape changes it.
const noteMark = "> "

func (w *writer) problem(line Line, id string, args ...string) {
	var list source.Problems
	list.Warn(source.Pos{File: w.file, Line: line.Number}, id, args...)
	w.result.Problems = append(w.result.Problems, list.Sorted()...)
}

func shorten(s string) string {
	if r := []rune(s); len(r) > 30 {
		return string(r[:30]) + "…"
	}
	return s
}

// escape keeps Markdown from reading the start of words as something else.
func escape(s string) string {
	if s != "" && strings.ContainsRune("#>+-*", rune(s[0])) {
		s = `\` + s
	}
	return escapeInside(s)
}

// escapeInside keeps Markdown from reading what stands inside words as HTML.
func escapeInside(s string) string { return strings.ReplaceAll(s, "<", `\<`) }

// compare reports an error if a letter or digit of the text is not in the Markdown,
// or in another place. Numbers that were destroyed have been replaced.
func (w *writer) compare(lines []Line) {
	var before, notesBefore, after, notesAfter strings.Builder // notes may stand further below
	for _, l := range lines {
		if l.Note {
			notesBefore.WriteString(letters(l.Text))
		} else {
			before.WriteString(letters(l.Text))
		}
	}
	for l := range strings.Lines(w.result.Markdown) {
		if strings.HasPrefix(l, noteMark) {
			notesAfter.WriteString(letters(l))
		} else {
			after.WriteString(letters(l))
		}
	}
	same := before.String() == after.String() && notesBefore.String() == notesAfter.String()
	if !same && !strings.Contains(before.String()+notesBefore.String(), mark) {
		w.problem(Line{Number: 1}, "convert.lost")
		w.result.Problems[len(w.result.Problems)-1].Severity = source.Error
	}
}

// Missing returns those of the paragraphs of a file whose words are not in the lines
// that were made of it, shortened.
func Missing(paragraphs []string, lines []Line) (missing []string) {
	var all strings.Builder
	for _, l := range lines {
		all.WriteString(letters(l.Text))
	}
	for _, p := range paragraphs {
		if !strings.Contains(all.String(), letters(p)) {
			missing = append(missing, shorten(p))
		}
	}
	return missing
}

// letters returns the letters and digits of s.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, s)
}
