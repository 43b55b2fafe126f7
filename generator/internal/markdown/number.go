package markdown

import (
	"errors"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/numbering"
	"jobun/generator/internal/policy"
)

// number gives every provision without a written number the one that it has by
// its place, and prints the labels: those that are written, and in a text
// without any, those that are made.
func (b *builder) number() {
	b.ordinals()
	for _, p := range b.text.Provisions {
		p.Walk(b.label)
	}
	if b.text.Preamble != nil {
		b.text.Preamble.Walk(b.label)
	}
}

// ordinals numbers the headings that have no number. Articles count through the
// whole of the main provisions, and anew in each 附則 and appendix; all other
// kinds count within what they stand in.
func (b *builder) ordinals() {
	articles := 0
	var counts kindCounts
	for _, p := range b.text.Provisions {
		if !isMain(p.Kind) {
			own := 0
			ordinalsInside(p, &own)
			continue
		}
		ordinal(p, &counts, &articles)
		ordinalsInside(p, &articles)
	}
}

func ordinalsInside(p *policy.Provision, articles *int) {
	var counts kindCounts
	for _, c := range p.Children {
		ordinal(c, &counts, articles)
		ordinalsInside(c, articles)
	}
}

// kindCounts says how many provisions of each kind have been seen.
type kindCounts [policy.Form + 1]int

func ordinal(p *policy.Provision, counts *kindCounts, articles *int) {
	counts[p.Kind]++
	n := counts[p.Kind]
	if p.Kind == policy.Article {
		*articles++
		n = *articles
	}
	if p.Number == "" && p.Kind != policy.Preamble {
		p.Number = policy.NewNumber(n)
	}
}

// label prints the label of p, if it has one.
func (b *builder) label(p *policy.Provision) {
	word := b.wordOf(p)
	if !b.printed(p) {
		return
	}
	if !b.opt.Style.StandsAlone(p) {
		b.labelOf(p, word)
		return
	}
	known := b.memory.printed.of(p)
	if !known.isOf(p) {
		problems := b.problems.Len()
		if b.labelOf(p, ""); b.problems.Len() > problems {
			return
		}
		*known = knownLabel{p.Kind, p.Depth, p.Number, p.Written, p.Label}
	}
	p.Label = known.label
}

// printedLabels are labels of paragraphs and items of a text that have been printed.
// Most articles have the same.
type printedLabels [32]knownLabel

type knownLabel struct {
	kind    policy.Kind
	depth   int
	number  policy.Number
	written string
	label   string
}

// of returns where the label of p is, if it is known.
func (l *printedLabels) of(p *policy.Provision) *knownLabel {
	i := int(p.Kind) + 8*p.Depth
	if n := len(p.Number); n > 0 {
		i += int(p.Number[n-1])
	}
	return &l[uint(i)%uint(len(l))]
}

func (k *knownLabel) isOf(p *policy.Provision) bool {
	return k.number == p.Number && k.written == p.Written && k.kind == p.Kind && k.depth == p.Depth && k.label != ""
}

// wordOf returns the word in the heading of p; "" if it has none. It must be called for
// one provision after the other.
func (b *builder) wordOf(p *policy.Provision) string {
	if len(b.words) == 0 || b.words[0].Provision != p {
		return ""
	}
	word := b.words[0].word
	b.words = b.words[1:]
	return word
}

// labelOf prints the label of p, or reports why it cannot be printed.
func (b *builder) labelOf(p *policy.Provision, word string) {
	label, err := b.opt.Style.Label(p, word)
	switch {
	case err == nil:
	case numbering.IsWarning(err):
		b.problems.Warn(b.file.Pos(p.At), "label.fallback", "Label", label)
	default:
		b.error(p.At, "label.range", "Number", string(p.Number), "Last", lastNumber(err))
	}
	p.Label = label
}

// lastNumber returns the last number that a style can write; "" if err is not
// about that.
func lastNumber(err error) string {
	var outside *numbering.RangeError
	if !errors.As(err, &outside) {
		return ""
	}
	return itoa(outside.Max)
}

// printed reports whether p carries a label.
func (b *builder) printed(p *policy.Provision) bool {
	switch {
	case p.Kind == policy.Preamble:
		return false
	case p.Written != "" || b.counted[p]:
		return true
	case !b.text.Generated || b.opt.Style.AsWritten:
		return false
	case p.Kind == policy.Paragraph:
		return b.paragraphPrinted(p)
	}
	return true
}

// paragraphPrinted reports whether a paragraph whose number is made carries it.
// In a heading with one paragraph none does (conventions 1.3).
func (b *builder) paragraphPrinted(p *policy.Provision) bool {
	switch b.countParagraphs(p.Parent); {
	case b.paragraphs.n < 2 || b.opt.Style.Paragraphs == locale.NoParagraphs:
		return false
	case b.opt.Style.Paragraphs == locale.From2 && p == b.paragraphs.first:
		// A text that has nothing but paragraphs counts from 1.
		return p.Parent == nil || p.Parent.Kind == policy.Supplementary
	}
	return true
}

// paragraphCount is how many paragraphs stand in a provision.
type paragraphCount struct {
	parent *policy.Provision // nil for the text
	first  *policy.Provision // nil if they have not been counted
	n      int
}

// countParagraphs counts the paragraphs in the parent, once for all of them.
func (b *builder) countParagraphs(parent *policy.Provision) {
	if b.paragraphs.first != nil && b.paragraphs.parent == parent {
		return
	}
	siblings := b.text.Provisions
	if parent != nil {
		siblings = parent.Children
	}
	b.paragraphs = paragraphCount{parent: parent}
	for _, s := range siblings {
		if s.Kind != policy.Paragraph {
			continue
		}
		if b.paragraphs.n == 0 {
			b.paragraphs.first = s
		}
		b.paragraphs.n++
	}
}
