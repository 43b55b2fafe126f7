// Package renumber puts the numbers of a text in order and makes its references
// follow.
//
// The author inserts a provision, without a number or with one that another has
// already, or takes one away. [New] reads from that what the numbers should be:
// the inserted provision gets the next number and those behind it move up, or,
// with branch numbers, it gets the branch number (枝番号) of the one before it and
// all others keep theirs. [Plan.Edits] then gives the edits: labels keep the
// spelling that the author has chosen, references that are written or typed lead
// where they led before, and those that count from where they stand (前条) are
// written out if they no longer do. Nothing else is touched.
//
// # What a reference means
//
// A number in a reference is that of the text before it was renumbered: 第5条 is
// the article that has been 第5条, not the one inserted before it.
package renumber

import (
	"slices"
	"strings"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// Edit replaces the bytes of a text's file from Start to End.
type Edit struct {
	Start, End int
	Text       string
}

// Plan says which numbers the provisions of a text get.
type Plan struct {
	text     *policy.Text
	locale   locale.Locale
	style    *locale.Style
	branch   bool
	inserted map[*policy.Provision]bool
	old      map[*policy.Provision]policy.Number
	numbers  map[*policy.Provision]policy.Number // new ones, where they differ
	through  map[*policy.Provision]policy.Number
	restarts bool // articles count anew in each chapter
	removed  []removed

	elsewhere []mention        // in texts of other policies
	Problems  []source.Problem // what a person must look at
}

// removed is a list of provisions with those that have been inserted.
type removed struct {
	list *[]*policy.Provision
	full []*policy.Provision
}

// New plans the numbers of a text that is not linked ([locale.Link]). Before is
// the version before it, which tells inserted provisions from others that have
// the same number; nil if there is none.
func New(t *policy.Text, before *policy.Text, style *locale.Style, branch bool) *Plan {
	l, _ := locale.For(t.Language)
	p := &Plan{
		text: t, locale: l, style: style, branch: branch,
		inserted: map[*policy.Provision]bool{}, old: map[*policy.Provision]policy.Number{},
		numbers: map[*policy.Provision]policy.Number{}, through: map[*policy.Provision]policy.Number{},
	}
	t.Walk(func(q *policy.Provision) { p.old[q] = q.Number })
	if t.Generated {
		return p
	}
	p.restarts = p.articlesRestart()
	for _, list := range p.sequences() {
		p.insertions(list, before)
		p.sequence(list)
	}
	p.hide()
	t.Index()
	return p
}

func isMain(p *policy.Provision) bool { return p.Kind < policy.Supplementary }

// articlesRestart reports whether the first articles of two chapters have the
// number 1.
func (p *Plan) articlesRestart() bool {
	ones := 0
	for _, q := range p.text.Provisions {
		if isMain(q) {
			q.Walk(func(a *policy.Provision) {
				if a.Kind == policy.Article && a.Number == "1" && a.Written != "" && a.Parent != nil && firstOf(a) {
					ones++
				}
			})
		}
	}
	return ones > 1
}

// firstOf reports whether a is the first article of what it stands in.
func firstOf(a *policy.Provision) bool {
	for _, s := range a.Parent.Children {
		if s.Kind == a.Kind {
			return s == a
		}
	}
	return false
}

// sequences returns the lists of provisions that count together.
func (p *Plan) sequences() [][]*policy.Provision {
	var lists [][]*policy.Provision
	if !p.restarts {
		lists = append(lists, p.mainArticles())
	}
	var inside func(list []*policy.Provision)
	inside = func(list []*policy.Provision) {
		for kind := policy.Part; kind <= policy.Form; kind++ {
			var same []*policy.Provision
			for _, q := range list {
				if q.Kind == kind && kind != policy.Supplementary && (kind != policy.Article || p.restarts || !p.countsThrough(q)) {
					same = append(same, q)
				}
			}
			if len(same) > 0 {
				lists = append(lists, same)
			}
		}
		for _, q := range list {
			if !q.Extract {
				inside(q.Children)
			}
		}
	}
	inside(p.text.Provisions)
	return lists
}

// mainArticles returns the articles of the main provisions in order.
func (p *Plan) mainArticles() (list []*policy.Provision) {
	for _, q := range p.text.Provisions {
		if isMain(q) {
			q.Walk(func(a *policy.Provision) {
				if a.Kind == policy.Article {
					list = append(list, a)
				}
			})
		}
	}
	return list
}

// countsThrough reports whether an article counts with all of the main provisions.
func (p *Plan) countsThrough(a *policy.Provision) bool {
	for ; a != nil; a = a.Parent {
		if !isMain(a) {
			return false
		}
	}
	return true
}

// insertions finds the provisions of a list that have been inserted: those without
// a label among others that have one, and of two with the same number the one that
// the version before does not have, or else the first; with branch numbers never
// the first of all, which can have none.
func (p *Plan) insertions(list []*policy.Provision, before *policy.Text) {
	labelled := slices.ContainsFunc(list, func(q *policy.Provision) bool { return q.Written != "" })
	if !labelled {
		return
	}
	for i, q := range list {
		if q.Written == "" {
			p.inserted[q] = true
			continue
		}
		for _, r := range list[i+1:] {
			if r.Written == "" || r.Number != q.Number || p.inserted[q] {
				continue
			}
			if known(before, q) && !known(before, r) || p.branch && i == 0 && !known(before, r) {
				p.inserted[r] = true
			} else {
				p.inserted[q] = true
			}
		}
	}
}

// known reports whether a text has the provision under the same number: with the
// same name, or the same caption and words.
func known(before *policy.Text, p *policy.Provision) bool {
	found := false
	if before == nil {
		return false
	}
	before.Walk(func(q *policy.Provision) {
		if q.Kind != p.Kind || q.Number != p.Number || q.Depth != p.Depth {
			return
		}
		sameCaption := policy.Plain(q.Caption) == policy.Plain(p.Caption)
		if p.Name != "" && p.Name == q.Name || sameCaption && len(p.Caption) > 0 || sameCaption && policy.PlainBlocks(q.Blocks) == policy.PlainBlocks(p.Blocks) {
			found = true
		}
	})
	return found
}

// sequence gives the provisions of a list their numbers.
func (p *Plan) sequence(list []*policy.Provision) {
	if !slices.ContainsFunc(list, func(q *policy.Provision) bool { return q.Written != "" }) {
		return
	}
	last := policy.Number("")
	moved := map[int]int{}
	for i, q := range list {
		n := q.Number
		switch {
		case p.inserted[q] && p.branch:
			n = p.branchAfter(q, last, list[i+1:])
		case p.inserted[q]:
			n = next(last)
		case p.branch:
		case n.IsBranch() && moved[main(n)] != 0:
			n = withMain(n, moved[main(n)])
		default:
			n = next(last)
			moved[main(q.Number)] = main(n)
		}
		if n != q.Number || p.inserted[q] {
			p.numbers[q] = n
		}
		last = n
		if q.Through != "" {
			last = withMain(q.Through, main(q.Through)-main(q.Number)+main(n))
			p.through[q] = last
		}
	}
}

// branchAfter returns the branch number behind last. If the next provision has it
// already, a person must choose.
func (p *Plan) branchAfter(q *policy.Provision, last policy.Number, rest []*policy.Provision) policy.Number {
	n := last + "_2"
	if c := last.Components(); len(c) > 1 {
		c[len(c)-1]++
		n = policy.NewNumber(c...)
	}
	taken := slices.ContainsFunc(rest, func(r *policy.Provision) bool { return !p.inserted[r] && r.Number == n })
	if last == "" || taken {
		p.problem(p.text, q.At, "renumber.branch", "After", string(last))
		return q.Number
	}
	return n
}

func (p *Plan) problem(t *policy.Text, at int, id string, args ...string) {
	var list source.Problems
	if id == "renumber.lost" || id == "number.elsewhere" {
		list.Warn(t.File.Pos(at), id, args...) // It is as it was, and perhaps means another text.
	} else {
		list.Error(t.File.Pos(at), id, args...)
	}
	p.Problems = append(p.Problems, list.Sorted()...)
}

func main(n policy.Number) int {
	if c := n.Components(); len(c) > 0 {
		return c[0]
	}
	return 0
}

func next(n policy.Number) policy.Number { return policy.NewNumber(main(n) + 1) }

// withMain returns n with another first component: 6_2 for 5_2.
func withMain(n policy.Number, first int) policy.Number {
	c := n.Components()
	c[0] = first
	return policy.NewNumber(c...) + policy.Number(n.Letters())
}

// hide takes the inserted provisions out of the text, so that references mean what
// they meant before.
func (p *Plan) hide() {
	var from func(list *[]*policy.Provision)
	from = func(list *[]*policy.Provision) {
		full := *list
		for _, q := range full {
			from(&q.Children)
		}
		kept := slices.DeleteFunc(slices.Clone(full), func(q *policy.Provision) bool { return p.inserted[q] })
		if len(kept) < len(full) {
			p.removed = append(p.removed, removed{list, full})
			*list = kept
		}
	}
	from(&p.text.Provisions)
}

// restore puts them back, and gives all provisions their new numbers.
func (p *Plan) restore() {
	for _, r := range p.removed {
		*r.list = r.full
	}
	p.removed = nil
	for q, n := range p.numbers {
		q.Number = n
	}
	for q, n := range p.through {
		q.Through = n
	}
}

// Changes reports whether any number changes or any label is written.
func (p *Plan) Changes() bool { return len(p.numbers) > 0 || p.text.Generated }

// labels returns the edits of the labels.
func (p *Plan) labels() (edits []Edit) {
	if p.text.Generated {
		return p.written()
	}
	p.text.Walk(func(q *policy.Provision) {
		n, ok := p.numbers[q]
		if !ok && p.through[q] == "" {
			return
		}
		if !ok {
			n = q.Number
		}
		if e, ok := p.label(q, n); ok {
			edits = append(edits, e...)
		} else {
			p.problem(p.text, q.At, "renumber.label", "Label", q.Written, "Number", string(n))
		}
	})
	return edits
}

// label returns the edit that gives the provision its new number.
func (p *Plan) label(q *policy.Provision, n policy.Number) ([]Edit, bool) {
	src := p.text.File.Text
	start, end := lineAt(src, q.At)
	if q.Written == "" {
		return p.newLabel(q, n)
	}
	at := strings.Index(src[start:end], q.Written)
	if at < 0 {
		return nil, false
	}
	at += start
	label := q.Written
	branch := len(n.Components()) > len(p.old[q].Components())
	text, rest, ok := respell(label, 0, p.old[q], withoutBranch(n, branch))
	if !ok {
		return nil, false
	}
	if branch {
		text = p.addBranch(text, q, n)
	}
	if q.Through != "" {
		if text, _, ok = respell(text, rest, q.Through, p.through[q]); !ok {
			return nil, false
		}
	}
	if text == label {
		return nil, true
	}
	return []Edit{{at, at + len(label), text}}, true
}

func withoutBranch(n policy.Number, branch bool) policy.Number {
	if !branch {
		return n
	}
	return policy.NewNumber(main(n))
}

// addBranch writes the branch of n behind a label that has none: 第4条の2, Article
// 4-2, (4)の2, 4-2.
func (p *Plan) addBranch(label string, q *policy.Provision, n policy.Number) string {
	mark := "-"
	if p.text.Language == "ja" {
		mark = "の"
	}
	branch := ""
	for _, c := range n.Components()[1:] {
		branch += mark + digitsLike(label, c)
	}
	if body, ok := strings.CutSuffix(label, "."); ok {
		return body + branch + "."
	}
	return label + branch
}

// newLabel returns the edit that writes a label for a provision that has none,
// spelled as that of the nearest sibling.
func (p *Plan) newLabel(q *policy.Provision, n policy.Number) ([]Edit, bool) {
	sibling := p.sibling(q)
	if sibling == nil {
		return nil, false
	}
	src := p.text.File.Text
	branch := len(n.Components()) > len(p.old[sibling].Components())
	text, _, ok := respell(sibling.Written, 0, p.old[sibling], withoutBranch(n, branch))
	if !ok {
		return nil, false
	}
	if branch {
		text = p.addBranch(text, q, n)
	}
	start, end := lineAt(src, q.At)
	at := start + len(src[start:end]) - len(strings.TrimLeft(src[start:end], " \t#-*+"))
	return []Edit{{at, at, text + p.gap(sibling, src[at:end])}}, true
}

// sibling returns the provision before or behind q that has a label to spell it
// like.
func (p *Plan) sibling(q *policy.Provision) *policy.Provision {
	var near *policy.Provision
	passed := false
	p.text.Walk(func(r *policy.Provision) {
		passed = passed || r == q
		if r.Kind == q.Kind && r.Depth == q.Depth && r.Written != "" && r.Through == "" && !p.old[r].IsBranch() && (near == nil || !passed) {
			near = r
		}
	})
	return near
}

// gap returns what stands between a label and the words behind it, as in the
// sibling.
func (p *Plan) gap(sibling *policy.Provision, words string) string {
	src := p.text.File.Text
	start, end := lineAt(src, sibling.At)
	i := strings.Index(src[start:end], sibling.Written)
	if i < 0 {
		return " "
	}
	rest := src[start+i+len(sibling.Written) : end]
	gap := rest[:len(rest)-len(strings.TrimLeft(rest, " 　"))]
	bracket := strings.HasPrefix(words, "（") || strings.HasPrefix(words, "(")
	if gap == "" && !bracket {
		if p.text.Language == "ja" {
			return "　"
		}
		return " "
	}
	return gap
}

// written returns the edits that write the labels that have been made for a text
// without any.
func (p *Plan) written() (edits []Edit) {
	src := p.text.File.Text
	p.text.Walk(func(q *policy.Provision) {
		if q.Label == "" || q.Kind == policy.Supplementary || q.Kind.IsAppendix() {
			return
		}
		start, end := lineAt(src, q.At)
		at := start + len(src[start:end]) - len(strings.TrimLeft(src[start:end], " \t#-*+"))
		if q.Kind == policy.Paragraph && q.At > at {
			at = q.At
		}
		label := q.Label
		switch words := src[at:end]; {
		case q.Kind == policy.Article && q.Written == "" && p.text.Language == "ja" && len(words) > 0 && !strings.HasPrefix(words, "（"):
			label += "　"
		case p.text.Language == "ja" && q.Kind != policy.Article:
			label += "　"
		case p.text.Language != "ja":
			label += " "
		}
		edits = append(edits, Edit{at, at, label})
	})
	return edits
}

// lineAt returns the start and the end of the line of an offset.
func lineAt(src string, at int) (start, end int) {
	start = strings.LastIndexByte(src[:at], '\n') + 1
	end = len(src)
	if i := strings.IndexByte(src[at:], '\n'); i >= 0 {
		end = at + i
	}
	return start, end
}

// Apply returns src with the edits, which are sorted and do not overlap.
func Apply(src string, edits []Edit) string {
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.WriteString(src[at:e.Start])
		b.WriteString(e.Text)
		at = e.End
	}
	b.WriteString(src[at:])
	return b.String()
}
