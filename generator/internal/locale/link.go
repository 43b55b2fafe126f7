package locale

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// Link finds the references and dates that are typed in the words of t and
// makes inlines of them: Reference with the identifiers of the provisions that
// are meant, and DateText. The words stay as they are.
//
// It links only what surely means this text. References in 附則, appendices,
// notes, tables and quotations are left alone (they speak of the numbers of
// their day), and so are those of another law or document. The problems are
// references to nothing in the text's own articles, where they can mean nothing
// else; what else is not found stays plain text. The text must be indexed.
func Link(t *policy.Text, style Citer) []source.Problem { return new(Linker).Link(t, style) }

// Link is the function [Link].
func (l *Linker) Link(t *policy.Text, style Citer) []source.Problem {
	k := &linker{text: t, style: style, title: policy.Plain(t.Title), resolver: policy.NewResolver(t), reader: l.reader(t.Language, t.Len())}
	k.locale = k.reader.locale
	if t.Preamble != nil {
		k.provision(t.Preamble, links)
	}
	for _, p := range t.Provisions {
		mode := links
		if p.Kind == policy.Supplementary || p.Kind.IsAppendix() {
			mode = datesOnly
		}
		k.provision(p, mode)
	}
	k.blocks(t.Closing, nil, datesOnly)
	return k.problems
}

// linkMode says what is done with the references in some words.
type linkMode uint8

const (
	datesOnly linkMode = iota // dates only
	links                     // references that mean something are linked
	checks                    // and those that mean nothing are problems
)

// linker links the references of one text.
type linker struct {
	text     *policy.Text
	locale   Locale
	style    Citer
	title    string
	resolver *policy.Resolver
	before   policy.Antecedents // in this paragraph
	clouded  bool               // this paragraph mentions another document
	problems []source.Problem
	plain    map[*policy.Provision]bool // whether they have plain words: see plainWords
	targets  []policy.Target            // free ones, and
	ids      []string                   // free identifiers for them
	pieces   []policy.Inline            // free ones, for what blocks are made of

	// Reused for each block.
	reader  *linkReader
	found   []FoundReference
	read    *linkWords
	place   place
	opaque  []opaque
	spans   []linkSpan
	inlines []policy.Inline
	starts  []int // where each of the inlines begins in flat; none before it is asked
	flat    string
	laws    lawNames
	from    *policy.Provision

	sections struct{ known, any bool } // whether the text has sections: see hasSections
}

// place is how far the marks have been read, which is done in order: a block may
// be all marks and references.
type place struct {
	marks   int  // how many begin before the last reference
	start   int  // of the sentence
	depth   int  // of quotations
	toggled bool // inside quotation marks that are the same at both ends
}

// lawNames remembers whether the block and a sentence of it name laws.
type lawNames struct {
	known      bool // of the block
	inBlock    bool
	start, end int // of the sentence
	inSentence bool
}

// opaque is a run of words in which nothing is to be found: code, a link, a
// written reference.
type opaque struct {
	start, end int
	target     *policy.Target // of a written reference; nil for others
}

// linkSpan is a run of words to become an inline.
type linkSpan struct {
	start, end int
	target     *policy.Target // nil for a date
}

func (k *linker) provision(p *policy.Provision, mode linkMode) {
	if p.Kind != policy.Item {
		k.before, k.clouded = policy.Antecedents{}, false
	}
	if p.Kind == policy.Article && p.Number != "" && mode == links {
		mode = checks
	}
	k.blocks(p.Blocks, p, mode)
	for _, c := range p.Children {
		k.provision(c, mode)
	}
	k.blocks(p.Tail, p, mode)
}

func (k *linker) blocks(list []policy.Block, from *policy.Provision, mode linkMode) {
	for i := range list {
		b := &list[i]
		switch b.Kind {
		case policy.Words:
			b.Inlines = k.words(b.Inlines, from, mode)
		case policy.List:
			for _, item := range b.Items {
				k.blocks(item, from, mode)
			}
		case policy.Table:
			for _, row := range b.Rows {
				for c := range row {
					row[c] = k.words(row[c], from, datesOnly)
				}
			}
		case policy.Note:
			k.blocks(b.Blocks, from, datesOnly)
		}
	}
}

// words links one run of words. It copies nothing if there is nothing to link.
func (k *linker) words(inlines []policy.Inline, from *policy.Provision, mode linkMode) []policy.Inline {
	k.inlines, k.from, k.starts, k.laws = inlines, from, k.starts[:0], lawNames{}
	k.flatten()
	k.read = k.reader.read(k.flat, mode != datesOnly)
	k.spans = k.spans[:0]
	if mode != datesOnly {
		k.references(mode)
	}
	k.dates()
	if len(k.spans) == 0 {
		return inlines
	}
	if len(k.spans) > 1 {
		slices.SortFunc(k.spans, func(a, b linkSpan) int { return a.start - b.start })
	}
	if len(inlines) == 1 && inlines[0].Kind == policy.PlainText {
		return k.wrapPlain(inlines[0], k.spans)
	}
	return wrap(inlines, 0, k.spans)
}

// flatten makes the words of the block one string.
func (k *linker) flatten() {
	k.opaque = k.opaque[:0]
	if len(k.inlines) == 1 && k.inlines[0].Kind == policy.PlainText {
		k.flat = k.inlines[0].Text
		return
	}
	k.flat = policy.Plain(k.inlines)
	k.hide(k.inlines, 0)
}

func (k *linker) hide(inlines []policy.Inline, at int) {
	for i := range inlines {
		in := &inlines[i]
		end := at + inlineLen(in)
		switch in.Kind {
		case policy.Emphasis, policy.Strong:
			k.hide(in.Children, at)
		case policy.PlainText:
		default:
			k.opaque = append(k.opaque, opaque{at, end, in.Target})
		}
		at = end
	}
}

// inlineLen returns the length in bytes of the plain words of in.
func inlineLen(in *policy.Inline) int {
	if in.Kind == policy.LineBreak {
		return 1
	}
	n := len(in.Text)
	for i := range in.Children {
		n += inlineLen(&in.Children[i])
	}
	return n
}

func (k *linker) dates() {
	references := k.spans
	for i := range k.read.dates {
		d := &k.read.dates[i]
		if k.hidden(d.Start, d.End) || taken(references, d.Start, d.End) {
			continue
		}
		switch d.Err {
		case ErrImpossibleDay, ErrBeforeEra:
			k.problem(source.Error, d.Start, d.End, "date.impossible")
		case ErrErasDisagree:
			k.problem(source.Error, d.Start, d.End, "date.years")
		case nil:
			k.spans = append(k.spans, linkSpan{start: d.Start, end: d.End})
		}
	}
}

// hidden reports whether words overlap with some in which nothing is to be found.
func (k *linker) hidden(start, end int) bool {
	i := k.opaqueAfter(start)
	return i < len(k.opaque) && k.opaque[i].start < end
}

// opaqueAfter returns the index of the first opaque words that end behind at;
// they stand in order and do not overlap.
func (k *linker) opaqueAfter(at int) int {
	if len(k.opaque) == 0 {
		return 0
	}
	i, _ := slices.BinarySearchFunc(k.opaque, at+1, func(o opaque, at int) int { return o.end - at })
	return i
}

// taken reports whether words overlap with one of the spans, which stand in order
// and do not overlap.
func taken(spans []linkSpan, start, end int) bool {
	if len(spans) == 0 {
		return false
	}
	i, _ := slices.BinarySearchFunc(spans, start+1, func(s linkSpan, at int) int { return s.end - at })
	return i < len(spans) && spans[i].start < end
}

// references resolves what is found, in reading order, together with the
// written references, which 同条 may mean.
func (k *linker) references(mode linkMode) {
	k.found = append(k.found[:0], k.read.references...) // They are changed by what is around them.
	k.place = place{}
	written := 0
	for i := range k.found {
		f := &k.found[i]
		for written < len(k.opaque) && k.opaque[written].end <= f.Start {
			k.mentionWritten(k.opaque[written].target)
			written++
		}
		k.reference(f, mode)
	}
	for ; written < len(k.opaque); written++ {
		k.mentionWritten(k.opaque[written].target)
	}
}

// mentionWritten makes a written reference an antecedent.
func (k *linker) mentionWritten(t *policy.Target) {
	if t == nil {
		return
	}
	p := k.targetOf(t)
	if p == nil {
		k.before.MentionOther([]policy.Step{{Kind: policy.Article}, {Kind: policy.Paragraph}, {Kind: policy.Item}})
		return
	}
	k.before.Mention(p)
}

func (k *linker) targetOf(t *policy.Target) *policy.Provision {
	if t.Policy != "" || len(t.IDs) == 0 {
		return nil
	}
	return k.text.ByID(t.IDs[len(t.IDs)-1])
}

func (k *linker) reference(f *FoundReference, mode linkMode) {
	k.goOn(f)
	sentence, quoted := k.context(f)
	switch {
	case quoted || len(f.Steps) == 0 || k.hidden(f.Start, f.End) || taken(k.spans, f.Start, f.End):
		return
	case f.Foreign && k.isTitle(f.Law):
		f.Foreign, f.Law = false, ""
	case f.Foreign:
		k.clouded = true
	}
	if f.Foreign || k.stays(f, sentence) {
		k.before.MentionOther(f.Steps)
		return
	}
	if f.Doubt && f.Steps[0].Kind == policy.Section && !k.hasSections() {
		f.Steps, f.Through = asArticle(f.Steps), asArticle(f.Through)
	}
	m, err := k.resolve(f)
	if err != nil {
		if mode == checks {
			k.report(f, err, sentence)
		}
		return
	}
	k.link(f, m, mode)
}

// hasSections reports whether the text has sections (節). Where it has none, the
// Sections of an English text are its articles: Section 4.2.
func (k *linker) hasSections() bool {
	if !k.sections.known {
		k.sections.known = true
		k.text.Walk(func(p *policy.Provision) { k.sections.any = k.sections.any || p.Kind == policy.Section })
	}
	return k.sections.any
}

// asArticle returns the steps with an article for the section that they begin
// with.
func asArticle(steps []policy.Step) []policy.Step {
	if len(steps) == 0 || steps[0].Kind != policy.Section {
		return steps
	}
	out := slices.Clone(steps)
	out[0].Kind = policy.Article
	return out
}

// stays reports whether the sentence says that words are replaced by others: the
// references in it are some of these.
func (k *linker) stays(f *FoundReference, sentence [2]int) bool {
	if k.locale.quotesBehind(k.flat[f.End:sentence[1]]) {
		return true
	}
	i, _ := slices.BinarySearchFunc(k.read.replaced, sentence[0], func(w [2]int, at int) int { return w[0] - at })
	for _, w := range k.read.replaced[i:] {
		if w[0] >= sentence[1] {
			return false
		}
		if w[1] <= f.Start || w[0] >= f.End && w[1] <= sentence[1] {
			return true
		}
	}
	return false
}

// goOn leaves to f only the words behind a written reference that it goes on
// from: 各号 of [第2条第1項](#purpose/1)各号.
func (k *linker) goOn(f *FoundReference) {
	if f.Through != nil {
		return
	}
	for _, o := range k.opaque[k.opaqueAfter(f.Start):] {
		if o.start > f.Start || o.end >= f.End {
			return
		}
		if o.target != nil {
			k.mentionWritten(o.target)
			f.Start = o.end
		}
	}
}

// isTitle reports whether the name is that of this text.
func (k *linker) isTitle(name string) bool {
	return name != "" && (name == k.title || strings.HasPrefix(k.title, name+" of "))
}

// resolve goes on from a written reference that stands directly before f, or
// before a word that joins it to f: [](#purpose/1)各号, [](#purpose/1)及び第3項.
func (k *linker) resolve(f *FoundReference) (policy.Meaning, error) {
	i := k.opaqueAfter(f.Start) - 1
	first := f.Steps[0].Relation
	if i < 0 || k.opaque[i].target == nil || first != policy.Numbered && first != policy.Every {
		return k.resolver.Resolve(&f.Citation, k.from, &k.before)
	}
	base := k.targetOf(k.opaque[i].target)
	switch gap := k.flat[k.opaque[i].end:f.Start]; {
	case gap == "" && base == nil:
		return policy.Meaning{}, &policy.ReferenceError{Reason: policy.OtherText}
	case gap == "" && f.Steps[0].Kind > base.Kind:
		return k.resolver.ResolveBelow(&f.Citation, base, &k.before)
	case base != nil && k.locale.joins(gap):
		f.Steps = policy.Inherit(k.resolver.FullPath(base), f.Steps)
	}
	return k.resolver.Resolve(&f.Citation, k.from, &k.before)
}

func (k *linker) link(f *FoundReference, m policy.Meaning, mode linkMode) {
	if len(m.Provisions) == 0 {
		return
	}
	list, deleted := m.Provisions, false
	for _, p := range list {
		deleted = deleted || p.Status == policy.Deleted
	}
	if len(list) > policy.MaxTargets {
		list = []*policy.Provision{list[0], list[len(list)-1]}
	}
	t := k.target(len(list))
	for i, p := range list {
		t.IDs[i] = p.ID
	}
	k.spans = append(k.spans, linkSpan{f.Start, f.End, t})
	switch {
	case !deleted || mode != checks:
	case f.Through != nil:
		k.problem(source.Warning, f.Start, f.End, "reference.range-deleted")
	default:
		k.problem(source.Warning, f.Start, f.End, "reference.deleted")
	}
}

// target returns a target with n empty identifiers. Targets live as long as the
// text, so they are allocated many at once.
func (k *linker) target(n int) *policy.Target {
	const piece = 32
	if len(k.targets) == 0 {
		k.targets = make([]policy.Target, piece)
	}
	if len(k.ids) < n {
		k.ids = make([]string, max(n, piece))
	}
	t := &k.targets[0]
	t.IDs = k.ids[:n:n]
	k.targets, k.ids = k.targets[1:], k.ids[n:]
	return t
}

// newInlines returns n empty inlines, which live as long as the text, too.
func (k *linker) newInlines(n int) []policy.Inline {
	const piece = 64
	if len(k.pieces) < n {
		k.pieces = make([]policy.Inline, max(n, piece))
	}
	list := k.pieces[:n:n]
	k.pieces = k.pieces[n:]
	return list
}

// context returns the range of the sentence in which the reference stands, and
// whether it is quoted.
func (k *linker) context(f *FoundReference) (sentence [2]int, quoted bool) {
	p := &k.place
	marks := k.read.marks
	for ; p.marks < len(marks) && marks[p.marks].at <= f.Start; p.marks++ {
		m := marks[p.marks]
		if m.at == f.Start && m.kind != sentenceEnds {
			break
		}
		p.read(m)
	}
	end := len(k.flat)
	if i, _ := slices.BinarySearch(k.read.ends, f.End); i < len(k.read.ends) {
		end = k.read.ends[i]
	}
	return [2]int{min(p.start, f.Start), max(end, f.End)}, p.depth > 0 || p.toggled
}

// read goes on behind the mark.
func (p *place) read(m mark) {
	switch m.kind {
	case sentenceEnds:
		p.start = m.at
	case quoteOpens:
		p.depth++
	case quoteCloses:
		p.depth = max(0, p.depth-1)
	case quoteToggles:
		p.toggled = !p.toggled
	}
}

// report records the problem, if the reference can mean nothing else than this
// text.
func (k *linker) report(f *FoundReference, err error, sentence [2]int) {
	var e *policy.ReferenceError
	if !errors.As(err, &e) || f.Doubt {
		return
	}
	numbered := f.Steps[0].Relation == policy.Numbered
	if numbered && (k.clouded || k.sentenceNamesLaw(sentence)) {
		return
	}
	switch e.Reason {
	case policy.Nothing:
		k.reportNothing(f, e)
	case policy.BeforeFirst:
		k.problem(source.Error, f.Start, f.End, "reference.before", "in", k.cite(e.In), "count", strconv.Itoa(e.There))
	case policy.AfterLast:
		k.problem(source.Error, f.Start, f.End, "reference.after", "in", k.cite(e.In))
	case policy.Several:
		k.problem(source.Error, f.Start, f.End, "reference.several")
	case policy.Backwards:
		k.problem(source.Error, f.Start, f.End, "reference.backwards")
	case policy.NoAntecedent:
		if !k.clouded && k.locale.saysThat() && !k.blockNamesLaw() {
			k.problem(source.Error, f.Start, f.End, "reference.antecedent")
		}
	}
}

// sentenceNamesLaw reports whether the sentence seems to name a law. It is read
// once for all the references in it, and so is the block.
func (k *linker) sentenceNamesLaw(sentence [2]int) bool {
	l := &k.laws
	if l.start != sentence[0] || l.end != sentence[1] {
		l.start, l.end = sentence[0], sentence[1]
		l.inSentence = k.locale.namesLaw(k.flat[l.start:l.end])
	}
	return l.inSentence
}

func (k *linker) blockNamesLaw() bool {
	if !k.laws.known {
		k.laws.known, k.laws.inBlock = true, k.locale.namesLaw(k.flat)
	}
	return k.laws.inBlock
}

func (k *linker) reportNothing(f *FoundReference, e *policy.ReferenceError) {
	count := strconv.Itoa(e.There)
	switch {
	case e.Step.Relation != policy.Numbered || e.Step.Mark != "" && e.Step.Depth != 1:
	case e.Step.Kind == policy.Article && e.There > 0 && e.In == nil:
		k.problem(source.Error, f.Start, f.End, "reference.article", "last", k.lastOf(policy.Article))
	case e.In != nil && e.In.Status != policy.Current:
	case e.Step.Kind == policy.Paragraph && e.There > 0 && e.In != nil && e.In.Kind == policy.Article:
		k.problem(source.Error, f.Start, f.End, "reference.paragraph", "in", k.cite(e.In), "count", count)
	case e.Step.Kind == policy.Item && e.Step.Depth == 1 && e.In != nil && (e.There > 0 || k.plainWords(e.In)):
		k.problem(source.Error, f.Start, f.End, "reference.item", "in", k.cite(e.In), "count", count)
	case e.Step.Kind < policy.Article && e.There > 0, e.Step.Kind.IsAppendix() && e.There > 0 && e.Step.Number != "":
		k.problem(source.Error, f.Start, f.End, "reference.provision", "count", count)
	}
}

// plainWords is the function plainWords, which reads all of p, once for each p.
func (k *linker) plainWords(p *policy.Provision) bool {
	plain, known := k.plain[p]
	if !known {
		if k.plain == nil {
			k.plain = map[*policy.Provision]bool{}
		}
		plain = plainWords(p)
		k.plain[p] = plain
	}
	return plain
}

// plainWords reports whether p and its paragraphs have no lists or tables,
// which a reference to an item may mean, and no marks in the words.
func plainWords(p *policy.Provision) bool {
	for _, b := range slices.Concat(p.Blocks, p.Tail) {
		if b.Kind != policy.Words {
			return false
		}
		if s := policy.Plain(b.Inlines); strings.Contains(s, "(1)") || strings.Contains(s, "（１）") || strings.Contains(s, "（1）") || strings.Contains(s, "①") || strings.Contains(s, "(i)") || strings.Contains(s, "(a)") {
			return false
		}
	}
	for _, c := range p.Children {
		if c.Kind == policy.Item || !plainWords(c) {
			return false
		}
	}
	return true
}

func (k *linker) cite(p *policy.Provision) string {
	if p == nil {
		return ""
	}
	return CitationWith(k.resolver, []*policy.Provision{p}, k.style)
}

func (k *linker) lastOf(kind policy.Kind) string {
	if list := k.resolver.Main(kind); len(list) > 0 {
		return k.cite(list[len(list)-1])
	}
	return ""
}

// problem reports a problem of a reference or date, by the range of its words.
func (k *linker) problem(severity source.Severity, start, end int, id string, args ...string) {
	p := source.Problem{Severity: severity, ID: id, Args: source.Args{"reference": k.flat[start:end]}}
	for i := 0; i+1 < len(args); i += 2 {
		p.Args[args[i]] = args[i+1]
	}
	if k.text.File != nil {
		p.Pos = k.text.File.Pos(k.offsetOf(start))
	}
	k.problems = append(k.problems, p)
}

// offsetOf returns the offset in the file of the words of the block at x. A block
// may have many inlines and many problems.
func (k *linker) offsetOf(x int) int {
	if len(k.inlines) == 0 {
		return 0
	}
	if len(k.starts) == 0 {
		at := 0
		for i := range k.inlines {
			k.starts = append(k.starts, at)
			at += inlineLen(&k.inlines[i])
		}
	}
	i, _ := slices.BinarySearch(k.starts, x+1)
	i = max(i-1, 0)
	return offsetOf(k.inlines[i:], x-k.starts[i])
}

// offsetOf returns the offset in the file of the plain words at x.
func offsetOf(inlines []policy.Inline, x int) int {
	for i := range inlines {
		in := &inlines[i]
		n := inlineLen(in)
		switch {
		case x >= n && i+1 < len(inlines):
			x -= n
		case len(in.Children) > 0:
			return offsetOf(in.Children, x)
		default:
			return in.At + min(x, n)
		}
	}
	return 0
}

// wrapPlain is wrap for one run of plain words, as most blocks are.
func (k *linker) wrapPlain(in policy.Inline, spans []linkSpan) []policy.Inline {
	most := 2*len(spans) + 1
	all := k.newInlines(most + len(spans))
	pieces, groups := all[:0:most], all[most:] // groups are the words of the spans
	from := 0
	words := func(to int) policy.Inline {
		piece := policy.Inline{Kind: policy.PlainText, Text: in.Text[from:to], At: in.At + from}
		from = to
		return piece
	}
	for i, s := range spans {
		if s.start > from {
			pieces = append(pieces, words(s.start))
		}
		groups[i] = words(s.end)
		pieces = append(pieces, made(groups[i:i+1:i+1], s))
	}
	if from < len(in.Text) {
		pieces = append(pieces, words(len(in.Text)))
	}
	return pieces
}

// wrap puts the spans, which are in order and do not overlap, into inlines.
// At is the place of the first of the inlines. A span whose ends do not lie
// among the same siblings is left out.
func wrap(inlines []policy.Inline, at int, spans []linkSpan) []policy.Inline {
	here := allCuttable(inlines, at, spans)
	pieces := make([]policy.Inline, 0, len(inlines)+2*len(here))
	var group []policy.Inline
	next, pos := 0, at
	for i := range inlines {
		for _, piece := range cut(inlines[i], pos, here[next:]) {
			n := inlineLen(&piece)
			if next < len(here) && pos >= here[next].start && pos+n <= here[next].end && (n > 0 || group != nil) {
				group = append(group, piece)
			} else {
				pieces = append(pieces, inside(piece, pos, spans))
			}
			pos += n
			if next < len(here) && pos >= here[next].end && group != nil {
				pieces = append(pieces, made(group, here[next]))
				group, next = nil, next+1
			}
		}
	}
	return append(pieces, group...)
}

// allCuttable returns the spans that are cuttable. Only the inlines that a span
// touches are asked.
func allCuttable(inlines []policy.Inline, at int, spans []linkSpan) []linkSpan {
	here := make([]linkSpan, 0, len(spans))
	from := 0
	for _, s := range spans {
		for from < len(inlines) && at+inlineLen(&inlines[from]) < s.start {
			at += inlineLen(&inlines[from])
			from++
		}
		if cuttable(inlines[from:], at, s) {
			here = append(here, s)
		}
	}
	return here
}

// inside wraps the spans that lie in the words of an emphasis.
func inside(in policy.Inline, at int, spans []linkSpan) policy.Inline {
	if in.Kind != policy.Emphasis && in.Kind != policy.Strong {
		return in
	}
	end := at + inlineLen(&in)
	var within []linkSpan
	for _, s := range spans {
		if at <= s.start && s.end <= end {
			within = append(within, s)
		}
	}
	if within != nil {
		in.Children = wrap(in.Children, at, within)
	}
	return in
}

// made returns the inline of a span.
func made(group []policy.Inline, s linkSpan) policy.Inline {
	if s.target != nil {
		return policy.Inline{Kind: policy.Reference, Children: group, Target: s.target, At: group[0].At}
	}
	return policy.Inline{Kind: policy.DateText, Text: policy.Plain(group), At: group[0].At}
}

// cuttable reports whether both ends of the span lie between siblings or in
// plain words. What a date covers must be plain.
func cuttable(inlines []policy.Inline, at int, s linkSpan) bool {
	start, end := false, false
	for i := range inlines {
		if at > s.end {
			break
		}
		in := &inlines[i]
		n := inlineLen(in)
		plain := in.Kind == policy.PlainText
		start = start || s.start == at && n > 0 && (plain || s.end >= at+n) || plain && at < s.start && s.start < at+n
		end = end || s.end == at+n && n > 0 && (plain || s.start <= at) || plain && at < s.end && s.end < at+n
		if s.target == nil && !plain && at < s.end && s.start < at+n {
			return false
		}
		at += n
	}
	return start && end
}

// cut splits plain words at the ends of spans.
func cut(in policy.Inline, at int, spans []linkSpan) []policy.Inline {
	if in.Kind != policy.PlainText {
		return []policy.Inline{in}
	}
	pieces := make([]policy.Inline, 0, 3)
	from := 0
	add := func(to int) {
		if from < to && to <= len(in.Text) {
			pieces = append(pieces, policy.Inline{Kind: policy.PlainText, Text: in.Text[from:to], At: in.At + from})
			from = to
		}
	}
	for _, s := range spans {
		if s.start >= at+len(in.Text) {
			break
		}
		if s.end > at {
			add(s.start - at)
			add(s.end - at)
		}
	}
	add(len(in.Text))
	if len(pieces) == 0 {
		return []policy.Inline{in}
	}
	return pieces
}
