package site

import (
	"slices"
	"strings"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// Definition is a term where a text defines it. Where the term stands later, pages lead
// to it.
type Definition struct {
	Term       string
	Sought     string // by which it is found later
	Provision  *policy.Provision
	Block      *policy.Block
	Start, End int        // of the term in the plain words of the block
	Sentences  []Sentence // of the block; nil if it has but one, or cannot be cut
	Other      string     // what the other language calls it; "" if that is not certain

	quoted string // as the text has it in quotation marks: the Company
}

// Sentence is a sentence of a block in which terms are defined.
type Sentence struct {
	Inlines []policy.Inline
	Defines bool // a term
}

// maxTerms is how many terms of one text are followed through it.
const maxTerms = 200

// definer finds the defined terms of the texts of one policy.
type definer struct {
	site  *policy.Site
	found map[*policy.Text][]Definition // each text is asked for by every language
}

func newDefiner(s *policy.Site) *definer {
	return &definer{s, map[*policy.Text][]Definition{}}
}

// define gives a text its definitions, each with its name in the other language.
func (d *definer) define(t *Text) {
	own := d.definitions(t.Text)
	if len(own) == 0 {
		return
	}
	t.Definitions = slices.Clone(own)
	if t.Other = counterpart(d.site, t); t.Other == "" {
		return
	}
	other := t.Version.Texts[t.Other]
	pairs := termPairs{
		texts:       [2]*policy.Text{t.Text, other},
		definitions: [2][]Definition{t.Definitions, d.definitions(other)},
	}
	pairs.find()
	for i := range t.Definitions {
		one := &t.Definitions[i]
		if one.Other == "" {
			one.Other = d.inGlossary(one.Term, t.Text.Language, t.Other)
		}
	}
}

// inGlossary returns what glossary.yaml calls a term in another language, or "".
func (d *definer) inGlossary(term string, from, to policy.Language) string {
	for i := range d.site.Glossary {
		g := &d.site.Glossary[i]
		for _, form := range g.Forms(from) {
			if strings.EqualFold(form, term) || strings.EqualFold(form+"s", term) {
				return g.Names[to]
			}
		}
	}
	return ""
}

// definitions returns the terms that a text defines once, for all of it. A term that is
// good for a part of the text, or defined again anywhere, is left out: nobody could
// tell by its place alone which of them is meant.
func (d *definer) definitions(t *policy.Text) []Definition {
	if found, ok := d.found[t]; ok {
		return found
	}
	r := definitionReader{times: map[string]int{}}
	r.locale, _ = locale.For(t.Language)
	if t.Preamble != nil {
		r.main = true
		r.provision(t.Preamble)
	}
	for _, p := range t.Provisions {
		r.main = p.Kind < policy.Supplementary
		r.provision(p)
	}
	list := slices.DeleteFunc(r.list, func(one Definition) bool { return r.times[one.Term] > 1 })
	list = list[:min(len(list), maxTerms)]
	d.found[t] = list
	return list
}

// definitionReader reads the definitions of one text.
type definitionReader struct {
	locale locale.Locale
	main   bool // reads no 附則 and no appendix
	list   []Definition
	times  map[string]int // that each term is defined, in any part
	terms  []locale.Definition
}

func (r *definitionReader) provision(p *policy.Provision) {
	r.blocks(p, p.Blocks)
	for _, q := range p.Children {
		r.provision(q)
	}
	r.blocks(p, p.Tail)
}

func (r *definitionReader) blocks(p *policy.Provision, blocks []policy.Block) {
	for i := range blocks {
		b := &blocks[i]
		if b.Kind != policy.Words || !r.mayDefine(b.Inlines) {
			continue
		}
		words := policy.Plain(b.Inlines)
		first := len(r.list)
		r.terms = r.locale.AppendDefinitions(r.terms[:0], words)
		for _, d := range r.terms {
			r.times[d.Term]++
			if !d.Local && r.main {
				r.list = append(r.list, Definition{Term: d.Term, Sought: r.locale.SoughtTerm(&d), Provision: p, Block: b, Start: d.Start, End: d.End, quoted: d.Quoted})
			}
		}
		if len(r.list) > first {
			r.sentences(words, r.list[first:])
		}
	}
}

func (r *definitionReader) mayDefine(list []policy.Inline) bool {
	for i := range list {
		if r.locale.MayDefine(list[i].Text) || r.mayDefine(list[i].Children) {
			return true
		}
	}
	return false
}

// sentences gives the definitions of one block the sentences of its words.
func (r *definitionReader) sentences(words string, list []Definition) {
	ends := r.locale.AppendSentenceEnds(nil, words)
	if len(ends) == 0 {
		return
	}
	parts, ok := cutInlines(list[0].Block.Inlines, ends)
	if !ok {
		return
	}
	sentences := make([]Sentence, len(parts))
	ends = append(ends, len(words))
	next := 0
	for i := range parts {
		before := next
		for next < len(list) && list[next].Start < ends[i] {
			next++
		}
		sentences[i] = Sentence{parts[i], next > before}
	}
	for i := range list {
		list[i].Sentences = sentences
	}
}

// termPairs finds which terms of two texts are one.
type termPairs struct {
	texts       [2]*policy.Text
	definitions [2][]Definition
	sought      int
}

// maxTogether is how many terms one provision may define of which pairs are sought, and
// maxSought for how many of a text, because each is looked for in all of it.
const (
	maxTogether = 12
	maxSought   = 100
)

// find gives the definitions of the first text their names in the second one. Only what
// both define in the same provision is compared.
func (t *termPairs) find() {
	at := map[string][]int{}
	for j := range t.definitions[1] {
		id := t.definitions[1][j].Provision.ID
		at[id] = append(at[id], j)
	}
	for i := 0; i < len(t.definitions[0]); {
		n := i + 1
		id := t.definitions[0][i].Provision.ID
		for n < len(t.definitions[0]) && t.definitions[0][n].Provision.ID == id {
			n++
		}
		t.pair(t.definitions[0][i:n], at[id])
		i = n
	}
}

// pair pairs the terms that a provision defines in one language with those that it
// defines in the other: one against one is certain, several are told apart by the
// provisions in which they stand.
func (t *termPairs) pair(own []Definition, other []int) {
	if len(own) == 1 && len(other) == 1 {
		own[0].Other = t.definitions[1][other[0]].quoted
		return
	}
	if len(own) > maxTogether || len(other) > maxTogether || len(own)*len(other) == 0 {
		return
	}
	if t.sought += len(own) + len(other); t.sought > maxSought {
		return
	}
	var stands [2][]map[string]bool
	for i := range own {
		stands[0] = append(stands[0], t.provisionsWith(0, own[i].Term))
	}
	for _, j := range other {
		stands[1] = append(stands[1], t.provisionsWith(1, t.definitions[1][j].Term))
	}
	for i := range own {
		if j := clearest(stands[0][i], stands[1]); j >= 0 && clearest(stands[1][j], stands[0]) == i {
			own[i].Other = t.definitions[1][other[j]].quoted
		}
	}
}

// clearest returns which of several sets has most in common with one, half of all at
// least; -1 if none has, or two are as like.
func clearest(one map[string]bool, several []map[string]bool) int {
	best, found := 0.0, -1
	for i, other := range several {
		switch like := likeness(one, other); {
		case like > best:
			best, found = like, i
		case like == best:
			found = -1
		}
	}
	if best < 0.5 {
		return -1
	}
	return found
}

// likeness is how much two sets have in common, of all that is in them.
func likeness(a, b map[string]bool) float64 {
	both := 0
	for id := range a {
		if b[id] {
			both++
		}
	}
	return float64(both) / float64(max(1, len(a)+len(b)-both))
}

// provisionsWith returns the identifiers of the provisions in whose own words a term
// stands.
func (t *termPairs) provisionsWith(side int, term string) map[string]bool {
	l, _ := locale.For(t.texts[side].Language)
	with := map[string]bool{}
	t.texts[side].Walk(func(p *policy.Provision) {
		if inBlocks(l, p.Blocks, term) || inBlocks(l, p.Tail, term) {
			with[p.ID] = true
		}
	})
	return with
}

func inBlocks(l locale.Locale, blocks []policy.Block, term string) bool {
	return slices.ContainsFunc(blocks, func(b policy.Block) bool { return b.Kind == policy.Words && inInlines(l, b.Inlines, term) })
}

func inInlines(l locale.Locale, list []policy.Inline, term string) bool {
	return slices.ContainsFunc(list, func(in policy.Inline) bool {
		return l.CountTerm(in.Text, term) > 0 || inInlines(l, in.Children, term)
	})
}
