package locale

import (
	"fmt"
	"strings"

	"jobun/generator/internal/numbering"
	"jobun/generator/internal/policy"
)

// Style says how one text prints its labels, and how references name its
// provisions.
type Style struct {
	Language     policy.Language
	CaptionAbove bool       // the caption of an article stands on its own line above the label
	RunIn        bool       // the label of an article runs into its first paragraph
	Paragraphs   Paragraphs // which paragraphs carry a number that is made
	AsWritten    bool       // labels are printed as the author wrote them

	levels     [levelCount]form
	overridden [levelCount]bool
	official   bool // the space inside 附　則, full-width spaces around its note
	locale     Locale
}

// Paragraphs says which paragraphs carry a number, if numbers are made. The only
// paragraph of an article carries none in any of them (conventions 1.3).
type Paragraphs uint8

// The ways to number paragraphs (conventions 1.3, R-L3).
const (
	AllParagraphs Paragraphs = iota
	From2
	NoParagraphs
)

// level is a level of labels that a style can set.
type level int

const (
	partLevel level = iota
	chapterLevel
	sectionLevel
	subsectionLevel
	divisionLevel
	articleLevel
	paragraphLevel
	itemLevel // and five levels of sub-items
	subItemLevel
	subItem2Level
	subItem3Level
	subItem4Level
	subItem5Level
	appendixLevel
	levelCount
)

// printer writes the labels of one language; see [Style].
type printer interface {
	fill(s *Style, preset string)
	// word returns the usual word of a kind; form is that of its level.
	word(kind policy.Kind, form string) string
	branchMark() string
	single(w labelWriter, n spelled) string
	// span writes a range, or a pair if nothing can stand between the two.
	span(w labelWriter, from, to spelled, pair bool) string
	cite(s *Style, l level, w labelWriter, n policy.Number) string
	heading(h headingText) string
}

// levelNames are the names of levels in policy.yaml.
var levelNames = [levelCount]string{
	"part", "chapter", "section", "subsection", "division", "article", "paragraph",
	"item", "sub-item", "sub-item-2", "sub-item-3", "sub-item-4", "sub-item-5", "appendix",
}

// levelOf returns the level of a kind; false if it has no number. Sub-items
// deeper than the last level are written like those of the last.
func levelOf(kind policy.Kind, depth int) (level, bool) {
	switch {
	case kind == policy.Part || kind == policy.Subpart:
		return partLevel, true
	case kind >= policy.Chapter && kind <= policy.Paragraph:
		return chapterLevel + level(kind-policy.Chapter), true
	case kind == policy.Item:
		return min(itemLevel+level(max(depth, 1)-1), subItem5Level), true
	case kind.IsAppendix():
		return appendixLevel, true
	}
	return 0, false
}

// form is how the labels of one level are written.
type form struct {
	style  numbering.Style
	word   string // the kind's word, if the label has it: 編; the style is then bare digits
	dotted int    // how many numbers of what it stands in come before: 1 for 4.2
}

// PresetError says that there is no such preset.
type PresetError struct{ Preset string }

// Error returns the reason in English and says what there is.
func (e *PresetError) Error() string {
	return fmt.Sprintf("%q is no numbering preset; there are statute, company, outline and none", e.Preset)
}

// LevelError says that there is no such level.
type LevelError struct{ Level string }

// Error returns the reason in English and says what there is.
func (e *LevelError) Error() string {
	return fmt.Sprintf("%q is no level of labels; there are %s", e.Level, strings.Join(levelNames[:], ", "))
}

// NewStyle returns the style of the preset: statute, company, outline or none
// (as written; where a label must be made, as company). The error is a
// [*PresetError]. For a language without a locale it is the English style.
func NewStyle(language policy.Language, preset string) (*Style, error) {
	l, _ := For(language)
	s := &Style{Language: language, locale: l}
	switch preset {
	case "statute":
		s.CaptionAbove, s.official = true, true
	case "outline":
		s.CaptionAbove, s.RunIn, s.Paragraphs = true, true, NoParagraphs
	case "none":
		s.AsWritten = true
	case "company":
	default:
		return nil, &PresetError{preset}
	}
	l.fill(s, preset)
	return s, nil
}

// StyleOf returns the style in which the texts of a policy name their provisions in
// a language: its preset with what it changes. A preset or a level that there is not
// is a problem of its policy.yaml, and left out.
func StyleOf(p *policy.Policy, language policy.Language) *Style {
	s, err := NewStyle(language, p.Preset)
	if err != nil {
		s, _ = NewStyle(language, "none")
	}
	for _, o := range p.Overrides {
		if o.Language == language {
			_ = s.Override(o.Level, o.First)
		}
	}
	return s
}

// fillLevels sets levels by the first markers of their styles, one a level from
// first on.
func (s *Style) fillLevels(first level, markers ...string) {
	for i, marker := range markers {
		style, _ := numbering.StyleOf(marker) // The markers are those of the presets; tests see them all.
		s.levels[first+level(i)].style = style
	}
}

// nameLevels sets the words of levels, from part on, and their numerals.
func (s *Style) nameLevels(numeral numbering.Numeral, words ...string) {
	for i, word := range words {
		s.levels[i] = form{style: numbering.Style{Numeral: numeral}, word: word}
	}
}

// Override sets the style of one level: part, chapter, section, subsection,
// division, article, paragraph, item, sub-item, sub-item-2 to sub-item-5 or
// appendix. First is the label of number 1 in the wanted style: イ, (a), 第一条,
// 第１条, Article 1, Chapter I, 1., or 1.1 for a number dotted under that of the
// parent (1.1.1 for two). The error is a [*LevelError] or a
// [*numbering.StyleError].
func (s *Style) Override(name, first string) error {
	for i, known := range levelNames {
		if known != name {
			continue
		}
		f, err := s.formOf(level(i), first)
		if err != nil {
			return err
		}
		s.levels[i], s.overridden[i] = f, true
		return nil
	}
	return &LevelError{name}
}

func (s *Style) formOf(l level, first string) (form, error) {
	if label, ok := s.locale.ReadHeading(first); ok && label.Kind != policy.NoKind {
		is, _ := levelOf(label.Kind, 0)
		if is != l || label.Number != "1" || len(label.Above) > 0 || label.Len != len(first) {
			return form{}, &numbering.StyleError{First: first}
		}
		return form{style: label.Style, word: label.Word}, nil
	}
	if m, ok := readDotted(first); ok {
		return dottedForm(first, m)
	}
	style, err := numbering.StyleOf(first)
	if err != nil || l != appendixLevel {
		return form{style: style}, err
	}
	return form{style: style, word: s.levels[l].word}, nil
}

// dottedForm returns the form of 1.1: the numbers above are printed in ordinary
// digits, so they are asked for in these.
func dottedForm(first string, m Marker) (form, error) {
	above := strings.Repeat("1.", len(m.Above))
	if m.Len != len(first) || m.Number != "1" || !strings.HasPrefix(first, above) {
		return form{}, &numbering.StyleError{First: first}
	}
	return form{style: m.Style, dotted: len(m.Above)}, nil
}

// Label returns the label of p as the style prints it: from its kind, depth,
// number, Through and what it stands in, and, if the style prints labels as
// written, from p.Written. It is "" for a preamble, and for what has no number
// but needs one. Word is what [Label] had as the word of p, where several words
// share a kind; "" is the usual one.
//
// If the list of numerals ends before the number, the error is a
// [*numbering.RangeError]. If it is a [*numbering.Fallback], the label is good
// and somebody should be warned.
func (s *Style) Label(p *policy.Provision, word string) (string, error) {
	switch {
	case s.AsWritten && p.Written != "":
		return p.Written, nil
	case p.Kind == policy.Supplementary:
		return s.supplementary(word), nil
	case p.Through != "" && strings.ContainsAny(p.Written, "、，,"):
		return p.Written, nil // A list of three or more: only its ends are known.
	}
	l, ok := levelOf(p.Kind, p.Depth)
	if !ok {
		return "", nil
	}
	w := s.writer(l, p.Kind, word)
	w.above = above(p, w.form.dotted, w.mark)
	w.written = p.Written
	if p.Number == "" && p.Kind.IsAppendix() {
		return w.word, nil
	}
	if p.Number == "" {
		return "", nil
	}
	return s.through(&w, p.Number, p.Through)
}

// StandsAlone reports whether the label of p, a paragraph or an item, depends on
// nothing but its kind, depth, number and how it is written.
func (s *Style) StandsAlone(p *policy.Provision) bool {
	l, ok := levelOf(p.Kind, p.Depth)
	return ok && (p.Kind == policy.Paragraph || p.Kind == policy.Item) && p.Through == "" && s.levels[l].dotted == 0
}

// through writes a label, or the two of a range.
func (s *Style) through(w *labelWriter, first, last policy.Number) (string, error) {
	from, err := w.spell(first)
	if err != nil && !numbering.IsWarning(err) {
		return "", err
	}
	if last == "" {
		return s.locale.single(*w, from), err
	}
	to, errTo := w.spell(last)
	if errTo != nil && !numbering.IsWarning(errTo) {
		return "", errTo
	}
	if err == nil {
		err = errTo
	}
	return s.locale.span(*w, from, to, last.Follows(first)), err
}

// supplementary returns 附則, as a statute prints it 附　則.
func (s *Style) supplementary(word string) string {
	if word == "" {
		word = s.locale.Names().Supplementary
	}
	first, rest, ok := strings.Cut(word, "則")
	if s.official && ok && rest == "" {
		return first + "　則"
	}
	return word
}

// above returns the numbers of the provisions that p stands in, the innermost n
// that have one, each with a point behind it.
func above(p *policy.Provision, n int, mark string) string {
	text := ""
	for q := p.Parent; q != nil && n > 0; q = q.Parent {
		if q.Number == "" {
			continue
		}
		text = strings.ReplaceAll(string(q.Number), "_", mark) + "." + text
		n--
	}
	return text
}

// labelWriter writes the labels of one level.
type labelWriter struct {
	written string // the whole label as the author wrote it; "" if none is written
	kind    policy.Kind
	form    form
	word    string            // "" if the label is bare
	digit   numbering.Numeral // of branch numbers
	mark    string            // before a branch number: の
	above   string            // what comes before a dotted number
}

func (s *Style) writer(l level, kind policy.Kind, word string) labelWriter {
	w := labelWriter{kind: kind, form: s.levels[l], digit: s.digits(&s.levels[l]), mark: s.locale.branchMark()}
	if w.form.word == "" {
		return w
	}
	w.word = word
	if word == "" {
		w.word = s.locale.word(kind, w.form.word)
	}
	return w
}

// digits returns the digits of branch numbers: those of the label, or those of
// articles where the label is no digit.
func (s *Style) digits(f *form) numbering.Numeral {
	switch article := &s.levels[articleLevel]; {
	case isDigits(f.style.Numeral):
		return f.style.Numeral
	case isDigits(article.style.Numeral):
		return article.style.Numeral
	}
	return numbering.Decimal
}

// spelled is a number in the characters of its level: 4 and の2, IV and -2.
type spelled struct {
	main   string
	branch string
}

// spell writes n. The brackets of a bare label are part of what it returns,
// behind them the branch; a point closes the label, so it stands behind the
// branch.
func (w *labelWriter) spell(n policy.Number) (spelled, error) {
	numbers := n.Components()
	if len(numbers) == 0 {
		return spelled{}, &numbering.RangeError{Numeral: "no", Min: 1, Max: maxLabel}
	}
	digits, err := w.digits(numbers[0])
	if err != nil && !numbering.IsWarning(err) {
		return spelled{}, err
	}
	prefix, suffix := w.form.style.Prefix, w.form.style.Suffix
	if err != nil {
		prefix, suffix = "", "" // The warning: （51） has its brackets.
	}
	branch, errBranch := w.branch(numbers[1:])
	if errBranch != nil {
		return spelled{}, errBranch
	}
	if isPoint(suffix) {
		return spelled{w.above + prefix + digits + n.Letters(), branch + suffix}, err
	}
	return spelled{w.above + prefix + digits + n.Letters() + suffix, branch}, err
}

// branch writes the numbers of a branch, each behind its mark: の2の3.
func (w *labelWriter) branch(numbers []int) (string, error) {
	if len(numbers) == 0 {
		return "", nil
	}
	var b strings.Builder
	for _, n := range numbers {
		text, err := w.digit.Format(n)
		if err != nil {
			return "", err
		}
		b.WriteString(w.mark + text)
	}
	return b.String(), nil
}

func (w *labelWriter) digits(n int) (string, error) {
	numeral := w.form.style.Numeral
	if numeral.Name == numbering.Kanji.Name && n > maxLabel {
		return "", &numbering.RangeError{Numeral: numeral.Name, N: n, Min: 1, Max: maxLabel}
	}
	return numeral.Format(n)
}
