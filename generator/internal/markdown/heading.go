package markdown

import (
	"slices"
	"strings"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// open is a provision whose heading has been read and that may still contain
// others.
type open struct {
	provision *policy.Provision
	level     int // the number of its #
	labelled  bool
}

// provisions reads the headings and what stands under each.
func (b *builder) provisions(elements []element, start int) {
	m := b.memory
	t := tree{builder: b, stack: m.stack[:0], heads: m.heads[:0], at: m.at[:0]}
	defer func() { m.stack, m.heads, m.at = t.stack, t.heads, t.at }()
	if start < len(elements) && len(b.opt.Structure) == 0 {
		start = b.wordsOfText(&t, elements, start)
	}
	for start < len(elements) {
		var caption []policy.Inline
		if elements[start].kind != headingElement {
			caption, _ = b.captionAbove(elements[start : start+1])
			start++
		}
		end := start + 1
		for end < len(elements) && elements[end].kind != headingElement {
			end++
		}
		next := end
		if _, ok := b.captionAbove(elements[start+1 : end]); ok && end < len(elements) && b.takesCaption(elements, end) {
			end--
			next = end
		}
		t.section(elements, start, end, caption)
		start = next
	}
	t.siblings()
}

// wordsOfText reads what stands before the first heading of a text whose
// paragraphs stand under no heading.
func (b *builder) wordsOfText(t *tree, elements []element, start int) int {
	end := start
	for end < len(elements) && elements[end].kind != headingElement {
		end++
	}
	root := &policy.Provision{At: elements[start].at}
	c := cursor{builder: b, heading: root}
	c.read(elements[start:end])
	for _, p := range root.Children {
		p.Parent = nil
	}
	b.text.Provisions = append(b.text.Provisions, root.Children...)
	return end
}

// takesCaption reports whether the heading at i may have its caption above it:
// an article that has none of its own. The words of a heading without a label are
// its caption.
func (b *builder) takesCaption(elements []element, i int) bool {
	l := elements[i].label
	if l == nil {
		return b.structureKind(elements[i].level, 1) == policy.Article && !b.labelled && policy.Plain(elements[i].inlines) == ""
	}
	article := l.Kind == policy.Article || l.Kind == policy.NoKind
	return article && l.Caption[0] >= l.Caption[1]
}

// tree is the stack of open provisions while headings are read.
type tree struct {
	*builder
	stack []open
	heads []open // all headings that are provisions, in order
	at    []int  // offsets of their headings
}

// section reads the heading at start and what stands under it up to end.
func (t *tree) section(elements []element, start, end int, caption []policy.Inline) {
	e := &elements[start]
	body := elements[start+1 : end]
	p := t.provision(e)
	if p == nil {
		if e.unread {
			body = t.sectionOf(e)
		}
		t.subHeading(e, body)
		return
	}
	if caption != nil {
		p.Caption, p.Common = caption, true
	}
	p.Name = e.name
	t.push(p, e, e.label != nil && e.label.Number != "")
	if e.label != nil {
		t.also(p, e.label)
		t.checkAbove(p, e.label, e.at)
	}
	t.body(e, p, body, end == len(elements) || elements[end].kind == headingElement)
}

// body reads what stands under the heading e, whose provision is p. Complete says that
// nothing of it is left to the next heading.
func (t *tree) body(e *element, p *policy.Provision, body []element, complete bool) {
	if e.unread {
		if t.repeat(p, e) {
			return
		}
		body = t.sectionOf(e)
	}
	c := cursor{builder: t.builder, heading: p}
	counted, blocks := len(t.counted), len(p.Blocks)
	c.read(body)
	if e.section != nil && !e.unread && t.numbered && complete && len(t.counted) == counted && len(p.Blocks) == blocks && p.Tail == nil {
		t.built(e, p, body)
	}
}

// provision makes the provision that the heading is; nil for a sub-heading.
func (t *tree) provision(e *element) *policy.Provision {
	p := t.newProvision(policy.NoKind, e.at)
	if e.label != nil {
		p.Kind = e.label.Kind
	}
	if p.Kind == policy.NoKind {
		p.Kind = t.structureKind(e.level, t.base(e.level))
		if p.Kind == policy.NoKind {
			return nil
		}
	}
	if p.Kind == policy.Part && t.insidePart(e.level) {
		p.Kind = policy.Subpart
	}
	label := e.label
	if label == nil {
		p.Caption = e.inlines
		return p
	}
	plain := policy.Plain(e.inlines)
	p.Number, p.Through, p.Status, p.Extract = label.Number, label.Through, label.Status, label.Extract
	p.Written = strings.TrimRight(plain[:min(label.Len, len(plain))], " 　")
	t.words = append(t.words, headingWord{p, label.Word})
	p.Caption = t.partOrNone(e.inlines, label.Caption)
	p.Note = t.partOrNone(e.inlines, noteRange(plain, label))
	if caption := policy.Plain(p.Caption); strings.Contains(caption, "。") {
		t.error(e.at, "heading.sentence", "Label", p.Written, "Found", shorten(caption))
	}
	if p.Status != policy.Current {
		p.Blocks = []policy.Block{t.statusWords(e, plain)}
	}
	return p
}

// noteRange returns the range of what is printed behind the label: the note, and
// 抄 as it is written behind it.
func noteRange(plain string, label *locale.Label) [2]int {
	if !label.Extract {
		return label.Note
	}
	start := label.Note[0]
	if label.Note[0] >= label.Note[1] {
		start = min(max(label.Len, label.Caption[1]), len(plain))
		start += len(plain[start:]) - len(strings.TrimLeft(plain[start:], " 　"))
	}
	return [2]int{start, len(plain)}
}

// insidePart reports whether a heading of the level stands inside a part: 部 in
// 編, Part 1 in Part I.
func (t *tree) insidePart(level int) bool {
	for _, o := range t.stack {
		if o.provision.Kind == policy.Part && o.level < level {
			return true
		}
	}
	return false
}

// partOrNone returns the inlines of a byte range, without spaces at its end; nil for
// an empty one.
func (b *builder) partOrNone(inlines []policy.Inline, r [2]int) []policy.Inline {
	if r[0] >= r[1] {
		return nil
	}
	return trimRight(b.part(inlines, r))
}

// part returns the inlines of a byte range, which nobody else has.
func (b *builder) part(inlines []policy.Inline, r [2]int) []policy.Inline {
	if len(inlines) == 1 && inlines[0].Kind == policy.PlainText && r[0] < r[1] {
		in := inlines[0]
		in.Text, in.At = in.Text[r[0]:r[1]], in.At+r[0]
		return b.first(in)
	}
	return slice(inlines, r[0], r[1])
}

// statusWords returns the word 削除 or (Deleted) as the author wrote it.
func (t *tree) statusWords(e *element, plain string) policy.Block {
	i := strings.LastIndexAny(strings.TrimRight(plain, " 　"), " 　")
	if i < 0 {
		i = 0
	}
	word := strings.Trim(plain[i:], " 　()（）")
	at := e.inlines[0].At + strings.LastIndex(plain, word)
	return policy.Block{Inlines: []policy.Inline{{Text: word, At: at}}, At: at}
}

// base returns the number of # of the heading whose inside the structure
// describes: the title, or the 附則 or appendix that a heading of this level
// stands in.
func (t *tree) base(level int) int {
	for _, o := range t.stack {
		if !isMain(o.provision.Kind) && o.level < level {
			return o.level
		}
	}
	return 1
}

func isMain(k policy.Kind) bool { return k < policy.Supplementary }

// also reads a heading in letters the other way, if that goes on from the
// heading before: I. is the first, but the ninth after H.
func (t *tree) also(p *policy.Provision, label *locale.Label) {
	siblings := t.text.Provisions
	if p.Parent != nil {
		siblings = p.Parent.Children
	}
	before := policy.Number("")
	for _, s := range slices.Backward(siblings) {
		if s.Kind == p.Kind && s != p {
			before = s.Number
			break
		}
	}
	if p.Number.Follows(before) {
		return
	}
	for _, m := range label.Also {
		if m.Number.Follows(before) {
			p.Number = m.Number
			return
		}
	}
}

// checkAbove reports a dotted label such as 4.2 whose first numbers are not
// those of the provision that it stands in.
func (t *tree) checkAbove(p *policy.Provision, label *locale.Label, at int) {
	if len(label.Above) == 0 {
		return
	}
	want, parent := label.Above[len(label.Above)-1], ""
	if p.Parent != nil {
		if p.Parent.Number == want {
			return
		}
		parent = p.Parent.Written
	}
	t.error(at, "label.above", "Label", p.Written, "Want", string(want), "Parent", parent)
}

// push opens p under the innermost provision that may contain it.
func (t *tree) push(p *policy.Provision, e *element, labelled bool) {
	for len(t.stack) > 0 && !contains(t.top(), p.Kind, e.level) {
		t.stack = t.stack[:len(t.stack)-1]
	}
	o := open{p, e.level, labelled}
	switch {
	case len(t.stack) == 0:
		t.text.Provisions = append(t.text.Provisions, p)
	default:
		top := t.top()
		p.Parent = top.provision
		top.provision.Children = append(top.provision.Children, p)
		if !mayContain(top.provision.Kind, p.Kind) {
			t.error(e.at, "heading.nesting", "Inner", t.describe(p), "Outer", t.describe(top.provision))
		}
	}
	t.stack = append(t.stack, o)
	t.heads = append(t.heads, o)
	t.at = append(t.at, e.at)
}

func (t *tree) top() open { return t.stack[len(t.stack)-1] }

// describe names a provision in a message: its label, or its caption.
func (b *builder) describe(p *policy.Provision) string {
	if p.Written != "" {
		return p.Written
	}
	return shorten(policy.Plain(p.Caption))
}

// contains reports whether the open provision contains a heading of the kind at
// the level: more # nest, and equal # nest by kind. 附則 and appendices are
// never inside anything.
func contains(o open, k policy.Kind, level int) bool {
	switch {
	case !isMain(k):
		return false
	case o.level < level:
		return true
	case o.level > level:
		return false
	case !isMain(o.provision.Kind):
		return k == policy.Article
	}
	return o.provision.Kind < k
}

// mayContain reports whether a provision of the one kind can have one of the
// other inside it.
func mayContain(outer, inner policy.Kind) bool {
	return !isMain(outer) || outer < inner
}

// subHeading keeps a sub-heading and what stands under it in the provision above.
func (t *tree) subHeading(e *element, under []element) {
	t.noName(e)
	block := e.asBlock()
	if len(t.stack) == 0 {
		// Only a text without a structure begins with a sub-heading.
		t.stack = append(t.stack, open{provision: &policy.Provision{Kind: policy.Preamble, At: e.at}, level: 1})
		t.text.Preamble = t.top().provision
	}
	top := t.top()
	if n := len(t.fresh); n > 0 && t.fresh[n-1].heading == top.provision {
		t.fresh = t.fresh[:n-1] // More stands in it now than in the section.
	}
	block.Level = max(1, e.level-top.level)
	c := resume(t.builder, top.provision)
	c.addBlock(c.innermost(), block)
	c.paragraph = nil
	c.read(under)
}

// siblings reports headings without a label among labelled ones: the same
// parent, the same number of #.
func (t *tree) siblings() {
	type family struct {
		parent *policy.Provision
		level  int
	}
	labelled := map[family]int{} // index of the first labelled heading
	bare := map[family]int{}
	for i, o := range t.heads {
		if !isMain(o.provision.Kind) {
			continue
		}
		f := family{o.provision.Parent, o.level}
		seen := bare
		if o.labelled {
			seen = labelled
		}
		if _, ok := seen[f]; !ok {
			seen[f] = i
		}
	}
	for f, i := range bare {
		if j, ok := labelled[f]; ok {
			t.error(t.at[i], "label.siblings",
				"Without", t.describe(t.heads[i].provision), "With", t.describe(t.heads[j].provision), "Line", itoa(t.file.Pos(t.at[j]).Line))
		}
	}
}

// captionsCover marks as common only the captions that cover more than their own
// article (共通見出し).
func (b *builder) captionsCover() {
	var articles []*policy.Provision
	b.text.Walk(func(p *policy.Provision) {
		if p.Kind == policy.Article {
			articles = append(articles, p)
		}
	})
	for i, p := range articles {
		next := i + 1
		p.Common = p.Common && next < len(articles) && articles[next].Caption == nil && articles[next].Parent == p.Parent && articles[next].Status == policy.Current
	}
}
