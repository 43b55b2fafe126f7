package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jobun/generator/internal/policy"
)

// A provision of which one language has fewer sentences is suspected of having lost
// one if it is also shorter, by as much as no translator needs fewer words, or if a
// proviso is what it lacks.
const (
	minSentence  = 12  // characters of a sentence that is long enough to be missed
	shorter      = 1.4 // times, against the other provisions of the text
	looseness    = 25  // of so many provisions one may be translated loosely
	minCompared  = 8   // provisions of which the usual length is known
	minInMeasure = 30  // characters of a provision that is measured
)

// sentences reports provisions that have lost a sentence in one language. Sentences
// are joined and parted freely in good translations, so a text in which there are
// many of them is left alone.
func (t *translation) sentences(pass *Pass) {
	var lost []*pair
	for i := range t.pairs {
		if p := &t.pairs[i]; mayHaveLost(p) {
			lost = append(lost, p)
		}
	}
	if len(lost) == 0 {
		return
	}
	usual := t.usualLength()
	lost = slices.DeleteFunc(lost, func(p *pair) bool { return !t.lost(p, usual) })
	if len(lost) > max(1, len(t.pairs)/looseness) {
		return
	}
	for _, p := range lost {
		prevailing, translation := &p.sides[0], &p.sides[1]
		pass.Problems.Warn(translation.text.File.Pos(translation.provision.At), "parallel.sentences", "Label", where(translation.provision),
			"Here", strconv.Itoa(translation.sentenceCount()), "There", strconv.Itoa(prevailing.sentenceCount()), "Place", place(prevailing.text, prevailing.provision))
	}
}

// mayHaveLost reports whether one language has fewer sentences.
func mayHaveLost(p *pair) bool {
	there, here := p.sides[0].sentenceCount(), p.sides[1].sentenceCount()
	return there != here && there > 0 && here > 0
}

// lost reports whether that language has lost one.
func (t *translation) lost(p *pair, usual float64) bool {
	fewer := 0
	if p.sides[1].sentenceCount() < p.sides[0].sentenceCount() {
		fewer = 1
	}
	if t.lacksProviso(&p.sides[1-fewer], &p.sides[fewer], fewer) {
		return true
	}
	length, ok := p.length()
	return ok && usual > 0 && (fewer == 1 && length*shorter < usual || fewer == 0 && length > usual*shorter)
}

// lacksProviso reports whether one side has a proviso and the other, which is fewer,
// has no word that could be one.
func (t *translation) lacksProviso(has, lacks *side, fewer int) bool {
	l, m := t.locales[1-fewer], t.locales[fewer]
	proviso := func(s modalSentence) bool { return l.BeginsProviso(s.words) }
	may := func(s modalSentence) bool { return m.MayBeProviso(s.words) }
	return slices.ContainsFunc(has.runs, func(r run) bool { return slices.ContainsFunc(r.sentences, proviso) }) &&
		!slices.ContainsFunc(lacks.runs, func(r run) bool { return slices.ContainsFunc(r.sentences, may) })
}

// sentenceCount counts the sentences of running text that end as sentences do, but
// not those of tables.
func (s *side) sentenceCount() (n int) {
	if slices.ContainsFunc(s.provision.Blocks, func(b policy.Block) bool { return b.Kind == policy.Table || b.Kind == policy.List }) {
		return 0
	}
	for _, r := range s.runs {
		n += int(r.ends)
	}
	return n
}

// endsSentence reports whether words end as sentences do and are long enough to be
// missed.
func endsSentence(words string) bool {
	words = strings.TrimRight(words, " \n）)")
	return (strings.HasSuffix(words, "。") || strings.HasSuffix(words, ".") || strings.HasSuffix(words, ";") || strings.HasSuffix(words, ":")) &&
		(len(words) >= minSentence*utf8.UTFMax || utf8.RuneCountInString(words) >= minSentence)
}

// length is how long the translation of a pair is for each character of the
// prevailing text.
func (p *pair) length() (length float64, ok bool) {
	var n [2]int
	for side := range n {
		for _, r := range p.sides[side].runs {
			n[side] += utf8.RuneCountInString(r.words)
		}
	}
	if min(n[0], n[1]) < minInMeasure {
		return 0, false
	}
	return float64(n[1]) / float64(n[0]), true
}

// usualLength is the length of the middle one of all provisions, or 0 if there are
// too few to know.
func (t *translation) usualLength() float64 {
	var list []float64
	for i := range t.pairs {
		if length, ok := t.pairs[i].length(); ok {
			list = append(list, length)
		}
	}
	if len(list) < minCompared {
		return 0
	}
	slices.Sort(list)
	return list[len(list)/2]
}
