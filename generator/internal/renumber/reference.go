package renumber

import (
	"cmp"
	"slices"
	"strings"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// mention is a reference in a text, with what it led to before.
type mention struct {
	text    *policy.Text // in which it stands
	only    bool         // it cannot be changed, but must be known of
	at      int          // offset of its words; of a written one, of the link
	words   string
	href    string // of a written reference
	from    *policy.Provision
	targets []*policy.Provision
}

// Edits returns the edits that put the text in order, and those in other texts that
// refer to it, sorted. A problem is what a person must look at: it stays as it is.
// The plan is used up.
func (p *Plan) Edits() map[*policy.Text][]Edit {
	mentions := append(p.mentions(), p.elsewhere...)
	p.restore()
	p.text.Index()
	all := map[*policy.Text][]Edit{p.text: p.labels()}
	order := p.order()
	for _, m := range mentions {
		edits := p.follow(m, order)
		if m.only && len(edits) > 0 {
			p.problem(m.text, m.at, "renumber.elsewhere", "Reference", m.words, "Change", edits[0].Text)
			continue
		}
		all[m.text] = append(all[m.text], edits...)
	}
	for t, edits := range all {
		all[t] = p.apart(t, edits)
	}
	return all
}

// apart sorts edits and leaves out those that touch what another one changes.
func (p *Plan) apart(t *policy.Text, edits []Edit) []Edit {
	slices.SortFunc(edits, func(a, b Edit) int { return cmp.Or(a.Start-b.Start, a.End-b.End, strings.Compare(a.Text, b.Text)) })
	edits = slices.Compact(edits)
	kept := edits[:0]
	end := -1
	for _, e := range edits {
		if e.Start < end {
			p.problem(t, e.Start, "renumber.reference", "Reference", t.File.Text[e.Start:e.End])
			continue
		}
		kept, end = append(kept, e), e.End
	}
	return kept
}

// Refers takes the references of a text of another policy into the plan, which is
// not linked. If only is true the text is in force and keeps its words; those that
// become wrong are problems.
func (p *Plan) Refers(t *policy.Text, only bool) {
	resolver := policy.NewResolver(p.text)
	title := policy.Plain(p.text.Title)
	each(t, func(in *policy.Inline, from *policy.Provision) {
		name, fragment, _ := strings.Cut(in.Href, "#")
		if in.Kind == policy.Reference && name == p.text.Policy && !only {
			if q := Find(p.text, fragment); q != nil {
				p.elsewhere = append(p.elsewhere, mention{t, only, in.At, policy.Plain(in.Children), in.Href, from, []*policy.Provision{q}})
			}
		}
		if in.Kind != policy.PlainText {
			return
		}
		for _, f := range p.locale.AppendReferences(nil, in.Text) {
			if !f.Foreign || f.Law != title || len(f.Steps) == 0 || f.Steps[0].Relation != policy.Numbered {
				continue
			}
			c := f.Citation
			c.Foreign, c.Law = false, ""
			if m, err := resolver.Resolve(&c, nil, nil); err == nil && len(m.Provisions) > 0 {
				p.elsewhere = append(p.elsewhere, mention{t, only, in.At + f.Start, in.Text[f.Start:f.End], "", from, m.Provisions})
			}
		}
	})
}

// mentions returns the references of the text that lead to provisions of it, as it
// was before.
func (p *Plan) mentions() []mention {
	var list []mention
	// Written references are found before the typed ones are linked.
	each(p.text, func(in *policy.Inline, from *policy.Provision) {
		if in.Kind != policy.Reference || in.Target != nil {
			return
		}
		name, fragment, ok := strings.Cut(in.Href, "#")
		if !ok || name != "" && name != p.text.Policy {
			return
		}
		if q := Find(p.text, fragment); q != nil {
			in.Target = &policy.Target{IDs: []string{q.ID}}
			list = append(list, mention{p.text, false, in.At, policy.Plain(in.Children), in.Href, from, []*policy.Provision{q}})
		}
	})
	for _, problem := range locale.Link(p.text, p.style) {
		if problem.Severity == source.Error && strings.HasPrefix(problem.ID, "reference.") {
			p.Problems = append(p.Problems, problem)
		}
	}
	each(p.text, func(in *policy.Inline, from *policy.Provision) {
		if in.Kind != policy.Reference || in.Target == nil || in.Href != "" || in.Target.Policy != "" {
			return
		}
		m := mention{text: p.text, at: in.At, words: policy.Plain(in.Children), from: from}
		if in.Text != "" {
			m.words = in.Text
		}
		for _, id := range in.Target.IDs {
			if q := p.text.ByID(id); q != nil {
				m.targets = append(m.targets, q)
			}
		}
		if len(m.targets) > 0 {
			list = append(list, m)
		}
	})
	p.lost()
	return append(list, p.inInserted()...)
}

// inInserted returns the typed references in provisions that have been inserted.
// Their numbers, too, are those of the text before.
func (p *Plan) inInserted() (list []mention) {
	resolver := policy.NewResolver(p.text)
	for q := range p.inserted {
		q.Walk(func(from *policy.Provision) {
			eachInline(from, func(in *policy.Inline) {
				if in.Kind != policy.PlainText {
					return
				}
				for _, f := range p.locale.AppendReferences(nil, in.Text) {
					if f.Foreign || len(f.Steps) == 0 || f.Steps[0].Relation != policy.Numbered || f.Steps[0].Kind > policy.Article && !f.Steps[0].Kind.IsAppendix() {
						continue
					}
					if m, err := resolver.Resolve(&f.Citation, nil, nil); err == nil && len(m.Provisions) > 0 {
						list = append(list, mention{p.text, false, in.At + f.Start, in.Text[f.Start:f.End], "", from, m.Provisions})
					}
				}
			})
		})
	}
	return list
}

// Find returns the provision that a path such as purpose/2/1 leads to, or nil.
func Find(t *policy.Text, fragment string) *policy.Provision {
	parts := strings.Split(fragment, "/")
	q := t.ByName(parts[0])
	for _, part := range parts[1:] {
		if q == nil {
			return nil
		}
		n := policy.Number(strings.ReplaceAll(part, "-", "_"))
		i := slices.IndexFunc(q.Children, func(c *policy.Provision) bool { return c.Number == n })
		if i < 0 {
			return nil
		}
		q = q.Children[i]
	}
	return q
}

// each calls visit for all inlines of a text.
func each(t *policy.Text, visit func(in *policy.Inline, from *policy.Provision)) {
	t.Walk(func(q *policy.Provision) {
		eachInline(q, func(in *policy.Inline) { visit(in, q) })
	})
}

// eachInline calls visit for all inlines of a provision without those inside it;
// what stands in a link or reference belongs to that.
func eachInline(q *policy.Provision, visit func(*policy.Inline)) {
	var inlines func([]policy.Inline)
	var blocks func([]policy.Block)
	inlines = func(list []policy.Inline) {
		for i := range list {
			visit(&list[i])
			if kind := list[i].Kind; kind != policy.Reference && kind != policy.Link {
				inlines(list[i].Children)
			}
		}
	}
	blocks = func(list []policy.Block) {
		for i := range list {
			inlines(list[i].Inlines)
			blocks(list[i].Blocks)
			for _, item := range list[i].Items {
				blocks(item)
			}
			for _, row := range list[i].Rows {
				for _, cell := range row {
					inlines(cell)
				}
			}
		}
	}
	inlines(q.Caption)
	blocks(q.Blocks)
	blocks(q.Tail)
}

// order returns the lists in which provisions count, by each of their members.
func (p *Plan) order() map[*policy.Provision][]*policy.Provision {
	lists := map[*policy.Provision][]*policy.Provision{}
	for _, list := range p.sequences() {
		for _, q := range list {
			lists[q] = list
		}
	}
	return lists
}

// follow returns the edits that make a reference lead where it led before.
func (p *Plan) follow(m mention, order map[*policy.Provision][]*policy.Provision) []Edit {
	var edits []Edit
	if m.href != "" {
		edits = append(edits, p.followPath(m)...)
	}
	if m.words == "" || !p.touches(m) {
		return edits
	}
	src := m.text.File.Text
	at := m.at
	if m.href != "" {
		at++ // behind the bracket
		if i := strings.Index(src[m.at:], m.words); i >= 0 && i < 3 {
			at = m.at + i
		}
	}
	found := p.locale.AppendReferences(nil, m.words)
	if len(found) != 1 || at+len(m.words) > len(src) || src[at:at+len(m.words)] != m.words {
		if len(found) != 0 {
			p.problem(m.text, m.at, "renumber.reference", "Reference", m.words)
		}
		return edits
	}
	text, ok := p.words(m, &found[0], order)
	if !ok {
		p.problem(m.text, m.at, "renumber.reference", "Reference", m.words)
		return edits
	}
	if text != m.words {
		edits = append(edits, Edit{at, at + len(m.words), text})
	}
	return edits
}

// touches reports whether the numbers in a reference, or what it counts from, may
// have changed.
func (p *Plan) touches(m mention) bool {
	for _, t := range m.targets {
		for q := t; q != nil; q = q.Parent {
			if _, ok := p.numbers[q]; ok {
				return true
			}
		}
	}
	return len(p.numbers) > 0
}

// followPath returns the edit of the numbers in [](#purpose/2/1).
func (p *Plan) followPath(m mention) []Edit {
	name, fragment, _ := strings.Cut(m.href, "#")
	parts := strings.Split(fragment, "/")
	q := m.targets[0]
	for i := len(parts) - 1; i > 0; i-- {
		parts[i] = strings.ReplaceAll(string(q.Number), "_", "-")
		q = q.Parent
	}
	changed := name + "#" + strings.Join(parts, "/")
	at := strings.Index(m.text.File.Text[m.at:], "("+m.href)
	if changed == m.href || at < 0 {
		return nil
	}
	at += m.at + 1
	return []Edit{{at, at + len(m.href), changed}}
}

// words returns the new words of a reference. What counts from where it stands
// keeps its words if it still leads to the same; otherwise it is written out.
func (p *Plan) words(m mention, f *locale.FoundReference, order map[*policy.Provision][]*policy.Provision) (string, bool) {
	for _, s := range f.Steps {
		if s.Relation != policy.Preceding && s.Relation != policy.Following {
			continue
		}
		if s.Count == 0 && s.Relation == policy.Preceding && len(m.targets) > 1 {
			return m.words, true // 前各号: all of them, whatever their number
		}
		from := at(m.from, s)
		if from == nil {
			return "", false
		}
		switch p.counts(s, from, m.targets, order[from]) {
		case counts:
		case doesNot:
			return p.writtenOut(m, f), true
		default:
			return "", false
		}
	}
	text, end, ok := p.respellSteps(m.words, 0, f.Steps, m.targets[0])
	if ok && f.Through != nil {
		text, _, ok = p.respellSteps(text, end, f.Through, m.targets[len(m.targets)-1])
	}
	return text, ok
}

// at returns the provision of the step's kind in which from stands.
func at(from *policy.Provision, s policy.Step) *policy.Provision {
	for q := from; q != nil; q = q.Parent {
		if q.Kind == s.Kind && (s.Kind != policy.Item || q.Depth == s.Depth) {
			return q
		}
	}
	return nil
}

type answer int

const (
	counts answer = iota
	doesNot
	wasRemoved
)

// counts says whether a step that counts from a provision leads to the targets as
// the numbers are now.
func (p *Plan) counts(s policy.Step, from *policy.Provision, targets []*policy.Provision, list []*policy.Provision) answer {
	i := slices.Index(list, from)
	want := map[*policy.Provision]bool{}
	for _, t := range targets {
		if q := at(t, s); q != nil {
			want[q] = true
		}
	}
	if i < 0 || len(want) == 0 {
		return wasRemoved
	}
	n := max(s.Count, 1)
	low, high := i-n, i
	if s.Relation == policy.Following {
		low, high = i+1, i+1+n
	}
	if low < 0 || high > len(list) {
		return doesNot
	}
	// What has been taken away between the two was meant.
	if !p.consecutive(list, min(low, i), max(high-1, i)) {
		return wasRemoved
	}
	for _, q := range list[low:high] {
		if !want[q] {
			return doesNot
		}
	}
	return counts
}

// consecutive reports whether the old numbers of a list, without what has been
// inserted, go on without a gap from one index to the other.
func (p *Plan) consecutive(list []*policy.Provision, low, high int) bool {
	if p.branch {
		return true
	}
	last := policy.Number("")
	for _, q := range list[low : high+1] {
		if p.inserted[q] {
			continue
		}
		if n := p.old[q]; last != "" && !n.Follows(last) {
			return false
		}
		last = p.old[q]
	}
	return true
}

// writtenOut returns the reference with the numbers of what it leads to, without
// those of what both stand in: 第1項 for 前項.
func (p *Plan) writtenOut(m mention, f *locale.FoundReference) string {
	list := locale.CitationOf(policy.NewResolver(p.text), m.targets)
	shared := map[*policy.Provision]bool{}
	for q := m.from; q != nil; q = q.Parent {
		shared[q] = true
	}
	skip := 0
	for q := m.targets[0].Parent; q != nil; q = q.Parent {
		if shared[q] && q.Kind <= policy.Item && q.Kind >= policy.Article {
			skip++
		}
	}
	for i := range list {
		deepest := len(list[i].Steps) - 1
		list[i].Steps = list[i].Steps[min(skip, deepest):]
		if list[i].Through != nil {
			list[i].Through = list[i].Through[min(skip, len(list[i].Through)-1):]
		}
		list[i].Portion, list[i].Sentence, list[i].Alias = f.Portion, f.Sentence, f.Alias
	}
	return p.locale.WriteReference(list, p.style)
}

// respellSteps replaces the numbers of the steps, the last of which is the target,
// in the words behind from. It returns the offset behind the last of them.
func (p *Plan) respellSteps(text string, from int, steps []policy.Step, target *policy.Provision) (changed string, end int, ok bool) {
	provisions := make([]*policy.Provision, len(steps))
	q := target
	for i := len(steps) - 1; i >= 0; i-- {
		switch s := steps[i]; {
		case s.Kind == policy.NoKind: // the text as a whole
			continue
		case s.Relation == policy.Every || s.Relation == policy.Those:
			q = q.Parent
			continue
		default:
			if q = at(q, s); q == nil {
				return "", 0, false
			}
			provisions[i] = q
		}
	}
	low := from // of the words of these steps
	end = from
	for i, s := range steps {
		if s.Relation != policy.Numbered || provisions[i] == nil || s.Number == "" {
			continue
		}
		n := s.Number
		if moved, ok := p.numbers[provisions[i]]; ok {
			n = moved
		}
		start := from
		if word := behindWord(text, low, end, s.Kind); word > 0 {
			start = word
		}
		if text, from, ok = respell(text, start, s.Number, n); !ok {
			return "", 0, false
		}
		end = max(end, from)
	}
	return text, end, true
}

// behindWord returns the offset behind the English word for the kind, which stands
// before the number, behind the words that have been read or before them: paragraph
// (1) of Article 2. It is 0 if the words are in Japanese, or the word is left out.
func behindWord(text string, low, read int, k policy.Kind) int {
	word := k.String()
	lower := strings.ToLower(text)
	for _, from := range []int{read, low} {
		if i := strings.Index(lower[from:], word); i >= 0 {
			return from + i + len(word)
		}
	}
	return 0
}

// lost reports references by numbers that change which could not be followed: to
// what has no words, or in a sentence about another law.
func (p *Plan) lost() {
	changed := map[policy.Number]bool{}
	for _, a := range p.mainArticles() {
		if n, ok := p.numbers[a]; ok && !p.inserted[a] && n != p.old[a] {
			changed[p.old[a]] = true
		}
	}
	p.text.Walk(func(q *policy.Provision) {
		if !p.countsThrough(q) {
			return
		}
		eachInline(q, func(in *policy.Inline) {
			if in.Kind != policy.PlainText {
				return
			}
			for _, f := range p.locale.AppendReferences(nil, in.Text) {
				if !f.Foreign && len(f.Steps) > 0 && f.Steps[0].Relation == policy.Numbered && f.Steps[0].Kind == policy.Article && changed[f.Steps[0].Number] {
					p.problem(p.text, in.At+f.Start, "renumber.lost", "Reference", in.Text[f.Start:f.End])
				}
			}
		})
	})
}
