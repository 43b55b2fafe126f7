package check

import (
	"slices"
	"strings"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// terms reports defined terms that are not the same in both languages: one that
// is defined in one language only, or translated otherwise than glossary.yaml
// says, and a provision that has another term than the other language. In one
// language, it reports a term that is defined twice, or never used.
func terms(pass *Pass) {
	definedTwice(pass)
	for i := range pass.translations() {
		c := termComparison{translation: &pass.parallel[i], problems: pass.Problems, glossary: pass.Site.Glossary}
		c.compare()
		c.unused(pass.words())
	}
}

// maxTerms is how many terms of one text are followed through it.
const maxTerms = 200

// maxTogether is how many terms that one provision defines are compared.
const maxTogether = 30

// definedTwice reports terms that are defined twice in a text. What is defined for
// a part only may be defined anew in another.
func definedTwice(pass *Pass) {
	var first map[string]*passage
	var found []locale.Definition
	words := pass.words()
	defines := make([]bool, len(words))
	for i := range words {
		p := &words[i]
		if i == 0 || words[i-1].text != p.text {
			first = map[string]*passage{}
		}
		if !p.has(hasQuote) || p.role == inNote || p.role == inClosing || p.like > 0 && !defines[p.like-1] {
			continue
		}
		l, _ := locale.For(p.text.Language)
		found = l.AppendDefinitions(found[:0], p.words)
		defines[i] = len(found) > 0
		for _, d := range found {
			term := l.OneTerm(d.Term)
			switch before := first[term]; {
			case d.Local || inSupplement(p.provision):
			case before == nil:
				first[term] = p
			case before.provision != nil:
				pass.warn(p, d.Start, "terms.twice", "Found", d.Term, "Line", line(p.text, before.provision))
			}
		}
	}
}

// unused reports a term that both languages define and that stands nowhere else
// in one of them or in both. Of a text without a translation nobody knows whether
// it is whole.
func (c *termComparison) unused(words []passage) {
	for i := range c.defined[:min(len(c.defined), maxTerms)] {
		for side, d := range c.defined[i] {
			if text := c.pairs[d.pair].sides[side].text; !used(c.locales[side], words, text, d.Term) {
				c.problems.Warn(c.pos(&d, side), "terms.unused", "Found", d.Term)
			}
		}
	}
}

// used reports whether a term that is defined once stands a second time in the
// text.
func used(l locale.Locale, words []passage, t *policy.Text, term string) bool {
	n := 0
	for i := range words {
		if words[i].text == t {
			if n += l.CountTerm(words[i].words, term); n > 1 {
				return true
			}
		}
	}
	return false
}

// termComparison compares the terms of two texts.
type termComparison struct {
	*translation
	problems *source.Problems
	glossary []policy.Term
	known    []knownTerm
	defined  [][2]definedTerm // in both languages
	asked    int              // how often likeness was
}

const maxLikenesses = 1000

// knownTerm is a term with its forms in both languages.
type knownTerm struct {
	forms  [2][]string
	stems  [2]string // of an ordinary word, whose other parts of speech say the same
	counts [2][]int  // how often it stands in each pair, without the longer terms that contain it
	pair   int       // where it is defined; -1 for the glossary's
	person bool      // it does something in a sentence of each language
}

// definedTerm is a definition and where it stands.
type definedTerm struct {
	locale.Definition
	pair, run int
	taken     bool
}

func (c *termComparison) compare() {
	for i := range c.glossary {
		t := &c.glossary[i]
		c.known = append(c.known, knownTerm{forms: [2][]string{t.Forms(c.prevailing.Language), t.Forms(c.text.Language)}, pair: -1})
	}
	var alone [2][]definedTerm
	for i := range c.pairs {
		left := c.definitions(i)
		for side := range left {
			alone[side] = append(alone[side], left[side]...)
		}
	}
	c.reportAlone(alone)
	c.twoTerms()
	c.known = c.known[:min(len(c.known), maxTerms)]
	c.count()
	c.persons()
	for i := range c.pairs {
		if !c.swapped(i) && !c.doneByAnother(i) && !c.replaced(i) && !c.spoken(i) {
			c.stray(i)
		}
	}
}

// definitions pairs the terms that a pair defines, and returns those that are
// left over.
func (c *termComparison) definitions(i int) (left [2][]definedTerm) {
	for side := range left {
		for n, r := range c.pairs[i].sides[side].runs {
			for _, d := range r.definitions[:min(len(r.definitions), maxTogether-len(left[side]))] {
				left[side] = append(left[side], definedTerm{d, i, n, false})
			}
		}
	}
	if len(left[0])+len(left[1]) == 0 {
		return left
	}
	c.byGlossary(left)
	remaining(&left)
	c.byLikeness(left)
	remaining(&left)
	return left
}

// remaining drops what has found its counterpart.
func remaining(left *[2][]definedTerm) {
	for side := range left {
		left[side] = slices.DeleteFunc(left[side], func(d definedTerm) bool { return d.taken })
	}
}

// byGlossary pairs the terms of which the glossary says what they are called.
func (c *termComparison) byGlossary(left [2][]definedTerm) {
	for _, g := range c.known {
		if g.pair >= 0 {
			continue
		}
		for i := range left[0] {
			p := &left[0][i]
			if p.taken || !isForm(p.Bare, g.forms[0]) && !isForm(p.Term, g.forms[0]) {
				continue
			}
			j := slices.IndexFunc(left[1], func(q definedTerm) bool { return !q.taken && isForm(q.Bare, g.forms[1]) })
			if j >= 0 {
				p.taken, left[1][j].taken = true, true
				c.defined = append(c.defined, [2]definedTerm{*p, left[1][j]})
			}
		}
	}
}

// isForm reports whether a term is one of the forms, in any case and number.
func isForm(term string, forms []string) bool {
	return slices.ContainsFunc(forms, func(f string) bool {
		return strings.EqualFold(term, f) || strings.EqualFold(term, f+"s") || strings.EqualFold(term+"s", f)
	})
}

// byLikeness pairs the terms that stand in the same provisions throughout the
// texts, which for one against one is certain.
func (c *termComparison) byLikeness(left [2][]definedTerm) {
	likeness := make([]float64, len(left[0])*len(left[1]))
	if len(likeness) > 1 {
		for k := range likeness {
			likeness[k] = c.likeness(left[0][k/len(left[1])].Term, left[1][k%len(left[1])].Term)
		}
	}
	for range min(len(left[0]), len(left[1])) {
		best := -1
		for k := range likeness {
			if !left[0][k/len(left[1])].taken && !left[1][k%len(left[1])].taken && (best < 0 || likeness[k] > likeness[best]) {
				best = k
			}
		}
		p, q := &left[0][best/len(left[1])], &left[1][best%len(left[1])]
		p.taken, q.taken = true, true
		c.defined = append(c.defined, [2]definedTerm{*p, *q})
		c.learn(p, q)
	}
}

// learn records that p and q are one term, if the glossary does not say otherwise.
func (c *termComparison) learn(p, q *definedTerm) {
	for i := range c.glossary {
		g := &c.known[i]
		for side, d := range [...]*definedTerm{p, q} {
			if isForm(d.Bare, g.forms[side]) {
				c.problems.Error(c.pos(q, 1), "terms.glossary", "Found", q.Term, "Other", p.Term, "Place", c.pos(p, 0).String(),
					"Want", g.forms[1][0], "Back", g.forms[0][0], "Glossary", c.glossary[i].Pos.String())
				return
			}
		}
	}
	if !p.Local && !q.Local {
		c.known = append(c.known, knownTerm{forms: [2][]string{{p.Term}, {q.Term}}, pair: p.pair, stems: [2]string{c.locales[0].TermStem(p.Term), c.locales[1].TermStem(q.Term)}})
	}
}

// twoTerms reports a term that is defined for two terms of the other language:
// of the two definitions that which is less often in the same provisions.
func (c *termComparison) twoTerms() {
	for i := range c.known {
		for j := range c.known[:i] {
			k, l := &c.known[j], &c.known[i]
			if k.pair < 0 || l.pair < 0 || k.forms[0][0] == l.forms[0][0] == (k.forms[1][0] == l.forms[1][0]) {
				continue
			}
			if c.likeness(k.forms[0][0], k.forms[1][0]) > c.likeness(l.forms[0][0], l.forms[1][0]) {
				k, l = l, k
			}
			p, q := &c.pairs[k.pair].sides[0], &c.pairs[k.pair].sides[1]
			at, found := c.place(k.pair, k.forms[1])
			c.problems.Warn(q.text.File.Pos(at), "terms.two", "Found", found, "Other", k.forms[0][0], "Want", l.forms[1][0], "Back", l.forms[0][0],
				"Label", where(c.pairs[l.pair].sides[0].provision), "Place", place(p.text, p.provision))
		}
	}
}

// likeness is in how many of the provisions that have one of two terms the other
// stands too. After so many pairs of terms as no text defines, it is 0, because
// each is looked for in all of the text.
func (c *termComparison) likeness(term, other string) float64 {
	both, either := 0, 0
	if c.asked++; c.asked > maxLikenesses {
		return 0
	}
	counts := [2]*termCounts{c.readings[0].countsOf(term), c.readings[1].countsOf(other)}
	for i := range c.pairs {
		a, b := c.stands(i, 0, counts[0]), c.stands(i, 1, counts[1])
		if a && b {
			both++
		}
		if a || b {
			either++
		}
	}
	return float64(both) / float64(max(either, 1))
}

func (c *termComparison) stands(i, side int, term *termCounts) bool {
	return slices.ContainsFunc(c.pairs[i].sides[side].runs, func(r run) bool { return term.in(r.reading) > 0 })
}

func (c *termComparison) pos(d *definedTerm, side int) source.Pos {
	s := &c.pairs[d.pair].sides[side]
	return s.text.File.Pos(offset(s.runs[d.run].inlines, d.Start))
}

// reportAlone reports terms that are defined in one language only. The other may
// define them in an item of the paragraph, or around it.
func (c *termComparison) reportAlone(alone [2][]definedTerm) {
	for i := range alone[0] {
		p := &alone[0][i]
		near := slices.IndexFunc(alone[1], func(q definedTerm) bool { return !q.taken && (c.within(q.pair, p.pair) || c.within(p.pair, q.pair)) })
		if near >= 0 {
			p.taken, alone[1][near].taken = true, true
		}
	}
	for side := range alone {
		by := -1 // the last pair in which a pronoun of the other language was taken for a term
		for i := range alone[side] {
			d := &alone[side][i]
			other := &c.pairs[d.pair].sides[1-side]
			if d.taken || d.Local || d.Item || c.saysDefined(other, 1-side) {
				continue
			}
			if by != d.pair && c.definesPronoun(other, 1-side) {
				by = d.pair
				continue
			}
			if side == 0 {
				c.problems.Warn(other.text.File.Pos(other.provision.At), "terms.missing", "Other", d.Term, "Place", c.pos(d, 0).String())
			} else {
				c.problems.Warn(c.pos(d, 1), "terms.extra", "Found", d.Term, "Label", where(other.provision), "Place", place(other.text, other.provision))
			}
		}
	}
}

// saysDefined reports whether a side may define a term in a form that is not read.
// One that has a definition that is read has all of them in that form.
func (c *termComparison) saysDefined(s *side, side int) bool {
	says := false
	for _, r := range s.runs {
		if len(r.definitions) > 0 {
			return false
		}
		says = says || c.locales[side].SaysDefined(r.words)
	}
	return says
}

// definesPronoun reports whether a side says by which pronoun it calls somebody.
func (c *termComparison) definesPronoun(s *side, side int) bool {
	return slices.ContainsFunc(s.runs, func(r run) bool { return c.locales[side].DefinesPronoun(r.words) })
}

// article returns the pair of the article in which a pair stands.
func (c *termComparison) article(i int) int {
	for c.pairs[i].parent >= 0 && (c.pairs[i].sides[0].provision.Kind == policy.Paragraph || c.pairs[i].sides[0].provision.Kind == policy.Item) {
		i = c.pairs[i].parent
	}
	return i
}

// count counts the known terms in each pair. A term inside a longer one is not
// counted: 利用者 in 利用者コンテンツ.
func (c *termComparison) count() {
	for k := range c.known {
		for side := range c.known[k].counts {
			c.known[k].counts[side] = make([]int, len(c.pairs))
			for _, form := range c.known[k].forms[side] {
				c.add(side, c.known[k].counts[side], c.readings[side].countsOf(form))
			}
		}
	}
	for side := range 2 {
		c.withoutLonger(side)
	}
}

// add adds to the counts of the pairs how often a term stands in them.
func (c *termComparison) add(side int, counts []int, term *termCounts) {
	for i := range c.pairs {
		for _, r := range c.pairs[i].sides[side].runs {
			counts[i] += term.in(r.reading)
		}
	}
}

func (c *termComparison) countForms(side int, words string, forms []string) (n int) {
	for _, f := range forms {
		n += c.locales[side].CountTerm(words, f)
	}
	return n
}

// withoutLonger takes from the counts of each term those of the longer terms that
// contain it, the longest first.
func (c *termComparison) withoutLonger(side int) {
	order := make([]int, len(c.known))
	for k := range order {
		order[k] = k
	}
	slices.SortFunc(order, func(a, b int) int { return len(c.known[b].forms[side][0]) - len(c.known[a].forms[side][0]) })
	for n, k := range order {
		for _, shorter := range order[n+1:] {
			within := c.countForms(side, c.known[k].forms[side][0], c.known[shorter].forms[side])
			if within == 0 {
				continue
			}
			for i := range c.pairs {
				c.known[shorter].counts[side][i] = max(0, c.known[shorter].counts[side][i]-within*c.known[k].counts[side][i])
			}
		}
	}
}

// swapped reports a provision in which one language has a term where the other
// has another one: one is missing here, and one is here that is not there. Terms
// are repeated and left out freely, so of the two, one at least must be missing
// in all of the provision, and nothing may stand for it: no pronoun, and no word
// of the article.
func (c *termComparison) swapped(i int) bool {
	for k := range c.known {
		t := &c.known[k]
		if t.counts[0][i] <= t.counts[1][i] {
			continue
		}
		gone := t.counts[1][i] == 0 && !c.stemStands(t, i)
		if t.stems[1] != "" && !gone {
			continue
		}
		goneFromArticle := gone && c.inArticle(t.counts[1], i) == 0
		for j := range c.known {
			u := &c.known[j]
			switch extra := u.counts[0][i] == 0; {
			case u.counts[1][i] <= u.counts[0][i], u.pair == i || t.pair == i:
			case gone && extra, goneFromArticle, extra && c.inArticle(u.counts[0], i) == 0 && u.stems[1] == "", (gone || extra) && !c.leavesOut(i):
				c.reportSwapped(i, t, u)
				return true
			}
		}
	}
	return false
}

// stemStands reports whether the translation says the term in another part of
// speech: translate for translation.
func (c *termComparison) stemStands(t *knownTerm, i int) bool {
	return t.stems[1] != "" && slices.ContainsFunc(c.pairs[i].sides[1].runs, func(r run) bool {
		return strings.Contains(r.words, t.stems[1][1:])
	})
}

// leavesOut reports whether the translation may have left out a term of the pair.
func (c *termComparison) leavesOut(i int) bool {
	return slices.ContainsFunc(c.pairs[i].sides[1].runs, func(r run) bool { return c.locales[1].LeavesOut(r.words) })
}

// doneByAnother reports a sentence in which another does in the translation what
// one must or may do in the prevailing text.
func (c *termComparison) doneByAnother(i int) bool {
	return c.anySentence(i, func(p, q sentenceOf) bool {
		if *p.Modality == (locale.Modality{}) || *q.Modality == (locale.Modality{}) {
			return false
		}
		t, u := c.doers(p.words, q.words)
		if t != nil {
			c.reportSwapped(i, t, u)
		}
		return t != nil
	})
}

// replaced reports a sentence that names one party where its translation names
// another: both name as many, and one is named more often there by as much as the
// other is less often.
func (c *termComparison) replaced(i int) bool {
	return c.anySentence(i, func(p, q sentenceOf) bool {
		if len(p.words)+len(q.words) > maxSentences {
			return false
		}
		t, u := c.exchanged(i, p.words, q.words, p.first)
		if t != nil {
			c.reportSwapped(i, t, u)
		}
		return t != nil
	})
}

// spoken reports a sentence that says of us what its translation says of you.
func (c *termComparison) spoken(i int) bool {
	agreed := c.pairs[i].agreed
	if agreed.speakers {
		return false
	}
	agreed.speakers = true
	return c.anySentence(i, func(p, q sentenceOf) bool {
		here := c.locales[0].Speakers(p.words)
		if !here.MayBeSwapped() {
			return false
		}
		a, b, ok := here.Swapped(c.locales[1].Speakers(q.words))
		if ok {
			agreed.speakers = false
			c.problems.Warn(q.pos(b.Start), "terms.spoken", "Found", q.words[b.Start:b.End], "Other", p.words[a.Start:a.End], "Place", p.pos(a.Start).String())
		}
		return ok
	})
}

// sentenceOf is a sentence of one language of a pair.
type sentenceOf struct {
	*modalSentence
	first bool // of its run
	text  *policy.Text
	run   *run
}

// pos returns where the byte at the offset of the sentence stands.
func (s *sentenceOf) pos(start int) source.Pos {
	return s.text.File.Pos(offset(s.run.inlines, s.at+start))
}

// anySentence reports whether is says so of some sentence of a pair and its translation.
// Sentences are translations of each other by their places, where there are as many.
func (c *termComparison) anySentence(i int, is func(p, q sentenceOf) bool) bool {
	prevailing, translation := &c.pairs[i].sides[0], &c.pairs[i].sides[1]
	if len(prevailing.runs) != len(translation.runs) {
		return false
	}
	for n := range prevailing.runs {
		p, q := &prevailing.runs[n], &translation.runs[n]
		if len(p.sentences) != len(q.sentences) {
			continue
		}
		for m := range p.sentences {
			if is(sentenceOf{&p.sentences[m], m == 0, prevailing.text, p}, sentenceOf{&q.sentences[m], m == 0, translation.text, q}) {
				return true
			}
		}
	}
	return false
}

// exchanged returns the party that the sentence p names more often than q, and the
// one that q names more often, if all others are named as often in both. In the first
// sentence of a text pronouns mean nobody of whom it does not speak, and so many fewer
// names are no others.
func (c *termComparison) exchanged(i int, p, q string, first bool) (t, u *knownTerm) {
	lost, gone, subject := 0, false, false
	var topic *knownTerm
	for k := range c.known {
		v := &c.known[k]
		if !v.person || v.counts[0][i]+v.counts[1][i] == 0 {
			continue
		}
		here, there := c.countIn(0, p, v), c.countIn(1, q, v)
		if here > 0 && there == 0 && c.does(0, p, v) == locale.DoesAll {
			topic = v
		}
		switch {
		case here > there && t == nil:
			t, lost, gone = v, lost+here-there, there == 0
		case here < there && u == nil:
			u, lost = v, lost+here-there
		case here != there:
			return nil, nil
		}
		if there > 0 && c.does(0, p, v) != locale.DoesAll && c.begins(1, q, v) {
			subject = true
			if u == nil {
				u = v
			}
		}
	}
	switch {
	case t == nil || u == nil:
		return nil, nil
	case lost == 0, gone && first && lost > 0 && lost <= c.locales[1].Pronouns(q):
		return t, u
	case topic != nil && topic == t && subject && c.begins(1, q, u):
		return t, u
	}
	return nil, nil
}

// begins reports whether a sentence begins with a term.
func (c *termComparison) begins(side int, sentence string, t *knownTerm) bool {
	return slices.ContainsFunc(t.forms[side], func(f string) bool { return c.locales[side].BeginsWithTerm(sentence, f) })
}

// countIn counts a term in a sentence, but not in the longer terms that contain it.
func (c *termComparison) countIn(side int, sentence string, t *knownTerm) int {
	n := c.countForms(side, sentence, t.forms[side])
	if n == 0 {
		return 0
	}
	for k := range c.known {
		longer := c.known[k].forms[side][0]
		if len(longer) <= len(t.forms[side][0]) {
			continue
		}
		if within := c.countForms(side, longer, t.forms[side]); within > 0 {
			n -= within * c.countForms(side, sentence, c.known[k].forms[side])
		}
	}
	return max(0, n)
}

// persons marks the terms that do something in a sentence of each language, as
// parties do and what they pay does not.
func (c *termComparison) persons() {
	for k := range c.known {
		t := &c.known[k]
		t.person = c.acts(t, 0) && c.acts(t, 1)
	}
}

func (c *termComparison) acts(t *knownTerm, side int) bool {
	for i := range c.pairs {
		if t.counts[side][i] == 0 {
			continue
		}
		for _, r := range c.pairs[i].sides[side].runs {
			if slices.ContainsFunc(r.sentences, func(s modalSentence) bool { return c.does(side, s.words, t) == locale.DoesAll }) {
				return true
			}
		}
	}
	return false
}

// doers returns the term of which the sentence p speaks and another of which its
// translation q does, if neither does in the other language.
func (c *termComparison) doers(p, q string) (t, u *knownTerm) {
	for k := range c.known {
		if !c.known[k].person {
			continue
		}
		how := [2]locale.Doing{c.does(0, p, &c.known[k]), c.does(1, q, &c.known[k])}
		switch {
		case how[0] == locale.DoesAll && how[1] == locale.DoesNothing:
			t = &c.known[k]
		case how[0] == locale.DoesNothing && how[1] == locale.DoesAll:
			u = &c.known[k]
		case how[0] == locale.DoesAll:
			return nil, nil
		}
	}
	if t == nil || u == nil {
		return nil, nil
	}
	return t, u
}

func (c *termComparison) does(side int, sentence string, t *knownTerm) (how locale.Doing) {
	for _, f := range t.forms[side] {
		how = max(how, c.locales[side].Does(sentence, f))
	}
	return how
}

// stray reports a term that one language has in an article and the other has not,
// if it is one of few articles, and in all others both languages have it.
func (c *termComparison) stray(i int) {
	for k := range c.known {
		t := &c.known[k]
		for side := range t.counts {
			if t.person && t.counts[side][i] > 0 && c.inArticle(t.counts[1-side], i) == 0 && c.elsewhereInBoth(t, i) {
				c.reportStray(i, side, t)
				return
			}
		}
	}
}

// elsewhereInBoth reports whether a term is in both languages in all of the
// other articles that have it, which are two at least and not many.
func (c *termComparison) elsewhereInBoth(t *knownTerm, i int) bool {
	own, articles, have := c.article(i), 0, 0
	for j := range c.pairs {
		if a := c.article(j); a != j || a == own {
			continue
		}
		p, q := c.inArticle(t.counts[0], j), c.inArticle(t.counts[1], j)
		if (p > 0) != (q > 0) {
			return false
		}
		articles++
		if p > 0 {
			have++
		}
	}
	return have >= 2 && have <= articles/4
}

// reportStray reports a term that stands in one language only, at side.
func (c *termComparison) reportStray(i, side int, t *knownTerm) {
	p, q := &c.pairs[i].sides[0], &c.pairs[i].sides[1]
	if side == 0 {
		c.problems.Warn(q.text.File.Pos(q.provision.At), "terms.stray-there", "Other", t.forms[0][0], "Want", t.forms[1][0], "Label", where(p.provision), "Place", place(p.text, p.provision))
		return
	}
	at, found := c.place(i, t.forms[1])
	c.problems.Warn(q.text.File.Pos(at), "terms.stray", "Found", found, "Back", t.forms[0][0], "Label", where(p.provision), "Place", place(p.text, p.provision))
}

// reportSwapped reports that the pair i has the term u in the translation where
// the prevailing text has t.
func (c *termComparison) reportSwapped(i int, t, u *knownTerm) {
	p, q := &c.pairs[i].sides[0], &c.pairs[i].sides[1]
	pos, found := c.place(i, u.forms[1])
	c.problems.Warn(q.text.File.Pos(pos), "terms.other", "Found", found, "Other", t.forms[0][0], "Want", t.forms[1][0], "Back", u.forms[0][0], "Label", where(p.provision), "Place", place(p.text, p.provision))
}

// inArticle adds up the counts of the article of a pair.
func (c *termComparison) inArticle(counts []int, i int) (n int) {
	a := c.article(i)
	for j := a; j < len(c.pairs) && (j == a || c.article(j) == a); j++ {
		n += counts[j]
	}
	return n
}

// place returns where in the file of the translation one of the forms stands.
func (c *termComparison) place(i int, forms []string) (at int, found string) {
	q := &c.pairs[i].sides[1]
	for n := range q.runs {
		for _, f := range forms {
			if c.locales[1].CountTerm(q.runs[n].words, f) > 0 {
				at := strings.Index(q.runs[n].words, f)
				if at < 0 {
					at = strings.Index(q.runs[n].words, strings.TrimSuffix(f, "s")) // a User for Users
				}
				return offset(q.runs[n].inlines, max(0, at)), f
			}
		}
	}
	return q.provision.At, forms[0]
}
