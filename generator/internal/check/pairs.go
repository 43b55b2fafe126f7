package check

import (
	"slices"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// translation is a text beside the prevailing one of its version, provision by
// provision.
type translation struct {
	prevailing, text *policy.Text
	readings         [2]*readings
	locales          [2]locale.Locale // of the prevailing text and of the translation
	pairs            []pair           // in reading order
}

// pair is one provision in both languages. Of what stands in only one of the two
// there is no pair: that is reported by the check parallel.
type pair struct {
	sides  [2]side // the prevailing text, the translation
	parent int     // index of the pair around it; -1 if there is none
	agreed *agreement
}

// agreement is in what a provision says the same in both languages, as far as checks
// have found that look at nothing but its own words, without those of notes. All
// pairs with the same words have one, so that what versions repeat is compared once.
type agreement struct {
	modality, speakers, figures bool

	with   *wording   // of the translation
	beside *agreement // of the same words with other ones of a translation; nil if there are none
}

// onlyWords reports whether the words of a pair, without those of notes, are all that it
// says: it has no notes, and no addresses behind links.
func (p *pair) onlyWords() bool {
	for i := range p.sides {
		s := &p.sides[i]
		if len(s.all) > len(s.runs) || slices.ContainsFunc(s.runs, func(r run) bool { return hasLink(r.inlines) }) {
			return false
		}
	}
	return true
}

func hasLink(inlines []policy.Inline) bool {
	for i := range inlines {
		if inlines[i].Kind == policy.Link {
			return true
		}
	}
	return false
}

// wording is all words of one side of a pair, run by run.
type wording struct {
	last   *reading
	longer *wording   // one that has a run more; nil if there is none
	beside *wording   // one that has another last run; nil if there is none
	agreed *agreement // with a translation; nil if there is none
}

// maxBeside is how many wordings or agreements that begin alike are looked through: more
// than there are where anything is said again. What is not found is compared again.
const maxBeside = 16

// wording returns the words of runs: the same for all runs that say the same.
func (r *readings) wording(runs []run) *wording {
	if len(runs) == 0 {
		return &r.nothing
	}
	w := &runs[0].own
	for i := 1; i < len(runs); i++ {
		w = r.longer(w, runs[i].reading)
	}
	return w
}

// longer returns the words of w with those of a reading behind them.
func (r *readings) longer(w *wording, last *reading) *wording {
	n := 0
	for l := w.longer; l != nil && n < maxBeside; l = l.beside {
		if l.last == last {
			return l
		}
		n++
	}
	r.wordings = append(room(r.wordings, 1), wording{last: last, beside: w.longer})
	w.longer = &r.wordings[len(r.wordings)-1]
	return w.longer
}

// agreement returns that of all pairs with the words of both sides.
func (r *readings) agreement(w, with *wording) *agreement {
	n := 0
	for a := w.agreed; a != nil && n < maxBeside; a = a.beside {
		if a.with == with {
			return a
		}
		n++
	}
	r.agreements = append(room(r.agreements, 1), agreement{with: with, beside: w.agreed})
	w.agreed = &r.agreements[len(r.agreements)-1]
	return w.agreed
}

// side is a provision in one language with its own words, without those of the
// provisions inside it.
type side struct {
	text      *policy.Text
	provision *policy.Provision
	runs      []run
	all       []run // with those of its notes, behind the others
}

// run is the words of one block, cell or caption.
type run struct {
	inlines []policy.Inline
	*reading
}

// translations returns all translations of the policy. They are read once for
// all checks.
func (pass *Pass) translations() []translation {
	if pass.paired {
		return pass.parallel
	}
	pass.paired = true
	for _, v := range pass.Policy.Versions {
		prevailing := v.Texts[pass.Policy.Prevailing]
		for _, l := range pass.Policy.Languages(v) {
			if l != pass.Policy.Prevailing && prevailing != nil {
				pass.parallel = append(pass.parallel, pass.pairUp(prevailing, v.Texts[l]))
			}
		}
	}
	return pass.parallel
}

func (pass *Pass) pairUp(prevailing, text *policy.Text) translation {
	t := translation{prevailing: prevailing, text: text}
	t.pairs = make([]pair, 0, min(prevailing.Len(), text.Len()))
	for side, x := range [...]*policy.Text{prevailing, text} {
		t.readings[side] = pass.readingsOf(x)
		t.locales[side] = t.readings[side].locale
	}
	if p, q := prevailing.Preamble, text.Preamble; p != nil && q != nil {
		t.pair(p, q, -1)
	}
	t.children(prevailing.Provisions, text.Provisions, -1)
	return t
}

// children pairs what stands in the same place. Of articles and what is around
// them each finds its own; items and paragraphs are left out if there are not as
// many in both languages, because then nobody knows which is which.
func (t *translation) children(ps, qs []*policy.Provision, parent int) {
	j := 0
	for _, p := range ps {
		if (p.Kind == policy.Paragraph || p.Kind == policy.Item) && len(ps) != len(qs) {
			continue
		}
		for k := j; k < len(qs); k++ {
			if same(p, qs[k]) {
				t.pair(p, qs[k], parent)
				j = k + 1
				break
			}
		}
	}
}

func (t *translation) pair(p, q *policy.Provision, parent int) {
	if p.Status != q.Status {
		return
	}
	sides := [2]side{t.side(0, p), t.side(1, q)}
	agreed := t.readings[0].agreement(t.readings[0].wording(sides[0].runs), t.readings[1].wording(sides[1].runs))
	t.pairs = append(t.pairs, pair{sides, parent, agreed})
	t.children(p.Children, q.Children, len(t.pairs)-1)
}

// side collects the words of a provision of one side. Notes are no law: they have no
// terms and oblige nobody, but their figures and references must be right.
func (t *translation) side(i int, p *policy.Provision) side {
	s := side{text: t.text, provision: p}
	if i == 0 {
		s.text = t.prevailing
	}
	r := t.readings[i]
	r.text = s.text
	r.runs = room(r.runs, atOnce/4)
	first := len(r.runs)
	r.addRun(p.Caption)
	r.addRun(p.Note)
	r.addRuns(p.Blocks)
	r.addRuns(p.Tail)
	law := len(r.runs)
	r.addNotes(p.Blocks)
	r.addNotes(p.Tail)
	s.runs = r.runs[first:law:law]
	s.all = slices.Clip(r.runs[first:])
	return s
}

// addNotes adds the words of the notes among blocks.
func (r *readings) addNotes(list []policy.Block) {
	for i := range list {
		if list[i].Kind == policy.Note {
			r.addRuns(list[i].Blocks)
		}
	}
}

func (r *readings) addRun(inlines []policy.Inline) {
	if len(inlines) > 0 {
		r.runs = append(r.runs, run{inlines, r.of(inlines)})
	}
}

func (r *readings) addRuns(list []policy.Block) {
	for i := range list {
		b := &list[i]
		if b.Kind == policy.Note {
			continue
		}
		r.addRun(b.Inlines)
		for _, item := range b.Items {
			r.addRuns(item)
		}
		for _, row := range b.Rows {
			for _, cell := range row {
				r.addRun(cell)
			}
		}
	}
}

// within reports whether the pair inner stands inside the pair outer.
func (t *translation) within(inner, outer int) bool {
	for i := t.pairs[inner].parent; i >= 0; i = t.pairs[i].parent {
		if i == outer {
			return true
		}
	}
	return false
}

// where names a provision in a message with the article in which it stands:
// 第4条 2., or the article alone for a paragraph without a label.
func where(p *policy.Provision) string {
	around := inside(p)
	switch {
	case p.Label == "" && around != "":
		return around
	case around == "" || p.Kind != policy.Paragraph && p.Kind != policy.Item:
		return name(p)
	}
	return around + " " + p.Label
}

// inSupplement reports whether p stands in supplementary provisions or in an
// appendix, which speak of the words and numbers of their day.
func inSupplement(p *policy.Provision) bool {
	for ; p != nil; p = p.Parent {
		if p.Kind == policy.Supplementary || p.Kind.IsAppendix() {
			return true
		}
	}
	return false
}
