package locale

import (
	"slices"
	"strings"

	"jobun/generator/internal/numbering"
	"jobun/generator/internal/policy"
)

// AppendReferences finds English references. A reference begins at the start of
// a word, and few words begin one.
func (l english) AppendReferences(list []FoundReference, s string) []FoundReference {
	return l.appendReferences(list, s, nil)
}

func (english) appendReferences(list []FoundReference, s string, pool *referencePool) []FoundReference {
	r := enReader{s: s, out: list, pool: pool}
	for i := 0; i < len(s); {
		if !enLetters[s[i]] {
			i++
			continue
		}
		if enFirst[s[i]] && i+2 < len(s) && enSecond(s[i]|0x20, s[i+1], s[i+2]) {
			if end := r.try(i); end > i {
				i = end
				continue
			}
		}
		for i < len(s) && enLetters[s[i]] {
			i++
		}
	}
	return r.out
}

// enLetters are the bytes of words; all bytes above ASCII count as letters.
var enLetters = func() (set [256]bool) {
	for c := range set {
		set[c] = 'a' <= c|0x20 && c|0x20 <= 'z' && c < 0x80 || '0' <= c && c <= '9' || c >= 0x80 || c == '_'
	}
	return set
}()

// enFirst are the letters with which a reference may begin.
var enFirst = func() (set [256]bool) {
	for _, c := range "ACDSPFaipsteTEI" {
		set[c] = true
	}
	return set
}()

// enSecond keeps out nearly all words by their second and third letters: of
// article, appendix, chapter, division, section, part, paragraph, form, item,
// said, such, the, this, each, any item.
func enSecond(first, second, third byte) bool {
	switch first {
	case 'a':
		return second == 'r' && third == 't' || second == 'p' && third == 'p' || second == 't' && third == 't' || second == 'n' && (third == 'y' || third == 'n')
	case 'p':
		return second == 'a' && third == 'r'
	case 'i':
		return second == 't' && third == 'e'
	case 's':
		return second == 'e' && third == 'c' || second == 'u' && (third == 'b' || third == 'c' || third == 'p') || second == 'a' && third == 'i' || second == 'c' && third == 'h'
	case 'c':
		return second == 'h' && third == 'a'
	case 'd':
		return second == 'i' && third == 'v'
	case 'f':
		return second == 'o' && third == 'r'
	case 't':
		return second == 'h' && (third == 'e' || third == 'i' || third == 'a' || third == 'o')
	case 'e':
		return second == 'a' && third == 'c' || second == 'x' && third == 'h'
	}
	return false
}

// enReader reads one text.
type enReader struct {
	s     string
	out   []FoundReference
	pool  *referencePool
	bases int // how many bases are looked ahead for: see baseFollows

	// InsideOut says that the list names what a provision stands in behind it.
	insideOut bool
}

// An enNoun is a word for a level, singular and plural.
type enNoun struct {
	word, plural string
	kind         policy.Kind
	depth        int
	any          bool // the first letter may be of either case
}

var enNouns = []enNoun{
	{"Article", "Articles", policy.Article, 0, false},
	{"Arts.", "Arts.", policy.Article, 0, false},
	{"Art.", "Art.", policy.Article, 0, false},
	{"paragraph", "paragraphs", policy.Paragraph, 0, true},
	{"paras.", "paras.", policy.Paragraph, 0, true},
	{"para.", "para.", policy.Paragraph, 0, true},
	{"item", "items", policy.Item, 1, true},
	{"sub-item", "sub-items", policy.Item, 2, true},
	{"subitem", "subitems", policy.Item, 2, true},
	{"Chapter", "Chapters", policy.Chapter, 0, false},
	{"Section", "Sections", policy.Section, 0, false},
	{"Subsection", "Subsections", policy.Subsection, 0, false},
	{"Division", "Divisions", policy.Division, 0, false},
	{"Part", "Parts", policy.Part, 0, false},
	{"Appended Table", "Appended Tables", policy.AppendedTable, 0, false},
	{"Appended Form", "Appended Forms", policy.Form, 0, false},
	{"Appended Note", "Appended Notes", policy.AppendedNote, 0, false},
	{"Appended Figure", "Appended Figures", policy.AppendedFigure, 0, false},
	{"Form", "Forms", policy.Form, 0, false},
	{"Attachment", "Attachments", policy.Attachment, 0, false},
	{"Appendix", "Appendices", policy.Appendix, 0, false},
	{"Schedule", "Schedules", policy.AppendedTable, 0, false},
	{"Annex", "Annexes", policy.Attachment, 0, false},
	{"Exhibit", "Exhibits", policy.Attachment, 0, false},
}

// noun reads the word for a level at i.
func (r *enReader) noun(i int) (n *enNoun, end int, plural bool) {
	if i >= len(r.s) || !enNounFirst[r.s[i]] {
		return nil, 0, false
	}
	for k := range enNouns {
		n := &enNouns[k]
		word := n.word
		if r.s[i]|0x20 != word[0]|0x20 || !n.any && r.s[i] != word[0] || len(r.s)-i < len(word) || r.s[i+1:i+len(word)] != word[1:] {
			continue
		}
		end := i + len(word)
		if strings.HasPrefix(r.s[i+1:], n.plural[1:]) && len(n.plural) > len(word) {
			end, plural = i+len(n.plural), true
		}
		if end < len(r.s) && enLetters[r.s[end]] && word[len(word)-1] != '.' {
			plural = false
			continue
		}
		return n, end, plural || n.word == n.plural
	}
	return nil, 0, false
}

var enNounFirst = func() (set [256]bool) {
	for _, c := range "ApPiIsSCDFE" {
		set[c] = true
	}
	return set
}()

// enPhrase is what is being read: one phrase makes one or more members.
type enPhrase struct {
	members []FoundReference
	doc     string
	portion policy.Portion
	nth     int
	alias   bool
	base    []policy.Step // what is named behind its members: of the preceding paragraph
}

// add adds a member to the phrase.
func (r *enReader) add(p *enPhrase, m FoundReference) {
	if p.members == nil {
		p.members = r.pool.newMembers()
	}
	p.members = append(p.members, m)
}

// addStep adds a member that has one step.
func (r *enReader) addStep(p *enPhrase, s policy.Step, start, end int) {
	r.add(p, FoundReference{Citation: policy.Citation{Steps: append(r.pool.newSteps(), s)}, Start: start, End: end})
}

// try reads the references of the list that begins at i and returns where it
// ends; 0 if there is none.
func (r *enReader) try(i int) int {
	if !r.mayBegin(i) {
		return 0
	}
	r.insideOut = false
	p, end := r.phrase(i, nil)
	if end == 0 {
		return 0
	}
	start := len(r.out)
	r.out = append(r.out, p.members...)
	for end < len(r.s) {
		join, through, next := enConnector(r.s, end)
		if next == 0 {
			break
		}
		last := r.out[len(r.out)-1].Citation
		before := lastSteps(&last)
		q, qEnd := r.phrase(next, before)
		if qEnd == 0 {
			break
		}
		r.spread(start, q.base, before, &q)
		end = qEnd
		r.connect(q, join, through)
	}
	r.share(start)
	return end
}

// connect adds the members of a phrase to the list.
func (r *enReader) connect(q enPhrase, join policy.Join, through bool) {
	last := &r.out[len(r.out)-1]
	first := q.members[0]
	if through && last.Through == nil && len(last.Steps) > 0 && len(first.Steps) > 0 && last.Portion == policy.Whole {
		last.Through, last.End = first.Steps, first.End
		if first.Foreign {
			last.Foreign, last.Law = true, first.Law
		}
		q.members = q.members[1:]
	} else {
		q.members[0].Join = join
	}
	r.out = append(r.out, q.members...)
}

// share makes the whole list foreign if a law is named behind or before it:
// Article 5 and Article 6 of the Companies Act.
func (r *enReader) share(start int) {
	list := r.out[start:]
	for i := len(list) - 2; i >= 0; i-- {
		if next := list[i+1]; next.Foreign && !list[i].Foreign && list[i].Document == "" && next.Join != policy.NoJoin && list[i].Steps[0].Relation == policy.Numbered {
			list[i].Foreign, list[i].Law = true, next.Law
		}
	}
	for i := 1; i < len(list); i++ {
		if before := list[i-1]; before.Foreign && !list[i].Foreign && list[i].Document == "" && len(list[i].Steps) > 0 && list[i].Steps[0].Relation == policy.Numbered {
			list[i].Foreign, list[i].Law = true, before.Law
		}
	}
}

// mayBegin is a quick look that keeps nearly all words out.
func (r *enReader) mayBegin(i int) bool {
	switch r.s[i] {
	case 't', 'T':
		return enAfterT(r.s[i+1:])
	case 'e', 'E':
		if r.s[i+1] == 'a' {
			return strings.HasPrefix(r.s[i+1:], "ach item of ")
		}
	}
	if r.s[i]|0x20 == 'a' && strings.HasPrefix(r.s[i+1:], "ny") {
		return strings.HasPrefix(r.s[i+1:], "ny item of ")
	}
	n, _, _ := r.noun(i)
	return n != nil || strings.HasPrefix(r.s[i:], "said ") || strings.HasPrefix(r.s[i:], "such ") || strings.HasPrefix(r.s[i:], "Supplementary Provisions")
}

// enAfterT reports whether the words behind t may begin a reference.
func enAfterT(s string) bool {
	if len(s) < 6 {
		return false
	}
	if s[1] != 'e' || s[2] != ' ' {
		size := hasAnyPrefix(s, []string{"his ", "hat ", "hose ", "hese "})
		return size > 0 && size < len(s) && (enNounFirst[s[size]] || 'A' <= s[size] && s[size] <= 'Z')
	}
	switch s[3:6] {
	case "pro":
		return strings.HasPrefix(s[6:], "viso ") // and not procedure, provision, product
	case "par":
		return !strings.HasPrefix(s[6:], "t") || strings.HasPrefix(s[6:], "t o") // and not party
	case "thi":
		return strings.HasPrefix(s[6:], "rd sentence ") // and not thing, third party
	case "int":
		return strings.HasPrefix(s[6:], "roductory ") // and not interest, intention
	case "pre", "fol", "fir", "fou", "fiv", "nex", "las", "mai", "cap", "cha", "two", "thr", "sam", "sec", "ite", "Sup":
		return true // preceding, following, … Supplementary
	}
	return false
}

// phrase reads [the proviso to] steps {of steps} [of the Supplementary
// Provisions] [of a law].
func (r *enReader) phrase(i int, before []policy.Step) (p enPhrase, end int) {
	j := r.portion(i, &p)
	if j == 0 {
		j = i
	}
	end = r.chain(&p, j, before)
	if end == 0 {
		return p, 0
	}
	if before != nil {
		p, end = r.ownBase(p, j, end)
	}
	p.members[0].Start = i
	if p.portion == policy.Chapeau {
		if rest := hasAnyPrefix(r.s[end:], []string{" other than the items", " other than those listed in the items", " excluding the items"}); rest > 0 {
			end += rest
		}
	}
	end = r.base(&p, r.around(&p, end))
	last := &p.members[len(p.members)-1]
	last.End = end
	if p.portion != policy.Whole {
		last.Portion, last.Sentence, last.Alias = p.portion, p.nth, p.alias
	}
	if n := len(last.Steps); n > 0 && last.Steps[n-1].Relation != policy.Numbered {
		last.Any = strings.HasSuffix(r.s[:i], enAny)
	}
	r.owner(&p, i, end)
	return p, end
}

// ownBase reads the chain at s[j:end] again if it names what it stands in, and so
// takes nothing from the member before: paragraph (2) of that Article.
func (r *enReader) ownBase(p enPhrase, j, end int) (enPhrase, int) {
	behind := strings.HasPrefix(r.s[end:], ", ") && r.insideOut
	if !behind && !strings.HasPrefix(r.s[end:], " of ") || len(p.members[0].Steps) < 2 {
		return p, end
	}
	again := enPhrase{portion: p.portion, nth: p.nth, alias: p.alias}
	if e := r.chain(&again, j, nil); e != end {
		return p, end
	}
	if behind {
		if e := r.around(&again, end); e > end {
			return again, e
		}
		return p, end
	}
	var base enPhrase
	if r.chain(&base, end+len(" of "), nil) == 0 || len(base.members) != 1 || len(base.members[0].Steps) == 0 || !again.takes(base.members[0].Steps) {
		return p, end
	}
	if first := again.members[0].Steps[0]; first.Kind == policy.Item && first.Depth > 1 {
		steps := base.members[0].Steps
		if steps[len(steps)-1].Level() < (policy.Step{Kind: policy.Item, Depth: first.Depth - 1}).Level() {
			return p, end // The base stands behind the whole list.
		}
	}
	return again, end
}

// spread puts the base of the last phrase before the members of the list from
// start on whose steps that phrase goes on with: item (ii), sub-item (a) and
// sub-item (b) of the preceding paragraph.
func (r *enReader) spread(start int, base, before []policy.Step, q *enPhrase) {
	steps := q.members[0].Steps
	if len(base) == 0 || len(steps) <= len(base) || len(before) == 0 || !sameStep(steps[len(base)], before[0]) || before[0].Relation != policy.Numbered {
		return
	}
	list := enPhrase{members: r.out[start:]}
	if list.takes(base) {
		list.prepend(base)
	}
}

var enPortions = []struct {
	words   string
	portion policy.Portion
	nth     int
	alias   bool
}{
	{"he proviso to ", policy.Proviso, 0, false},
	{"he proviso of ", policy.Proviso, 0, false},
	{"he main clause of ", policy.MainClause, 0, false},
	{"he main text of ", policy.MainClause, 0, false},
	{"he first sentence of ", policy.Sentence, 1, false},
	{"he second sentence of ", policy.Sentence, 2, false},
	{"he third sentence of ", policy.Sentence, 3, false},
	{"he fourth sentence of ", policy.Sentence, 4, false},
	{"he part of ", policy.Chapeau, 0, false},
	{"he part other than the items of ", policy.Chapeau, 0, false},
	{"he part other than those listed in the items of ", policy.Chapeau, 0, false},
	{"he introductory clause of ", policy.Chapeau, 0, true},
	{"he introductory part of ", policy.Chapeau, 0, true},
	{"he chapeau of ", policy.Chapeau, 0, true},
	{"he caption of ", policy.CaptionOf, 0, false},
}

func (r *enReader) portion(i int, p *enPhrase) int {
	if i >= len(r.s) || r.s[i]|0x20 != 't' || !strings.HasPrefix(r.s[i+1:], "he ") {
		return 0
	}
	for k := range enPortions {
		x := &enPortions[k]
		if strings.HasPrefix(r.s[i+1:], x.words) {
			p.portion, p.nth, p.alias = x.portion, x.nth, x.alias
			return i + 1 + len(x.words)
		}
	}
	return 0
}

// chain reads Article 4, paragraph (2), item (i), or what stands for it.
func (r *enReader) chain(p *enPhrase, i int, before []policy.Step) int {
	if end := r.supplementary(p, i); end > 0 {
		return end
	}
	n, j, plural := r.noun(i)
	if n == nil || strings.HasPrefix(r.s[j:], " of ") {
		return r.relative(p, i)
	}
	end := r.list(p, n, j, plural, before, i)
	for end > 0 {
		last := p.members[len(p.members)-1]
		next := r.deeper(p, last.Steps, end)
		if next == 0 {
			break
		}
		end = next
	}
	return end
}

// supplementary reads the Supplementary Provisions, and Article 2 behind them.
func (r *enReader) supplementary(p *enPhrase, i int) int {
	if i >= len(r.s) || r.s[i]|0x20 != 't' && r.s[i] != 'S' {
		return 0
	}
	size := hasAnyPrefix(r.s[i:], enSupplementaryNames)
	if size == 0 {
		return 0
	}
	end := i + size
	if rest := hasAnyPrefix(r.s[end:], []string{", ", " "}); rest > 0 {
		var q enPhrase
		if n, _, _ := r.noun(end + rest); n != nil && (n.kind == policy.Article || n.kind == policy.Paragraph) {
			if e := r.chain(&q, end+rest, nil); e > 0 {
				q.members[0].Start = i
				q.prepend([]policy.Step{{Kind: policy.Supplementary}})
				p.members = append(p.members, q.members...)
				return e
			}
		}
	}
	if r.s[i] == 'S' {
		return 0 // as in the words of a heading
	}
	r.addStep(p, policy.Step{Kind: policy.Supplementary}, i, end)
	return end
}

var enSupplementaryNames = []string{"the Supplementary Provisions", "The Supplementary Provisions", "these Supplementary Provisions", "Supplementary Provisions"}

// deeper reads ", paragraph (2)" behind Article 4.
func (r *enReader) deeper(p *enPhrase, steps []policy.Step, i int) int {
	rest := hasAnyPrefix(r.s[i:], []string{", ", " "})
	if rest == 0 || len(steps) == 0 {
		return 0
	}
	last := steps[len(steps)-1]
	if n, j, plural := r.noun(i + rest); n != nil {
		if (policy.Step{Kind: n.kind, Depth: n.depth}).Level() <= last.Level() || n.kind.IsAppendix() {
			return 0
		}
		return r.extend(p, n, j, plural, i)
	}
	if last.Kind == policy.Item && r.s[i] == ',' && (last.Depth >= 2 || r.goesDeeper(p, i+rest)) {
		return r.extend(p, &enNoun{kind: policy.Item, depth: last.Depth + 1}, i+rest-1, true, i)
	}
	return 0
}

// extend replaces the last member by those that go on from it.
func (r *enReader) extend(p *enPhrase, n *enNoun, j int, plural bool, _ int) int {
	last := p.members[len(p.members)-1]
	sub := enPhrase{}
	end := r.list(&sub, n, j, plural, nil, last.Start)
	if end == 0 || last.Through != nil {
		return 0
	}
	p.members = p.members[:len(p.members)-1]
	for k, m := range sub.members {
		m.Steps = append(last.Steps[:len(last.Steps):len(last.Steps)], m.Steps...)
		if m.Through != nil {
			m.Through = append(last.Steps[:len(last.Steps):len(last.Steps)], m.Through...)
		}
		m.Doubt = m.Doubt || last.Doubt
		if k == 0 {
			m.Start, m.Join = last.Start, last.Join
		}
		p.members = append(p.members, m)
	}
	return end
}

// list reads the numbers behind a noun: Articles 2, 3, or 5; items (i) through
// (iii).
func (r *enReader) list(p *enPhrase, n *enNoun, j int, plural bool, before []policy.Step, start int) int {
	steps, end := r.number(n, j)
	if end == 0 {
		return 0
	}
	r.add(p, FoundReference{Start: start, End: end})
	first := &p.members[len(p.members)-1]
	first.Steps = policy.Inherit(before, steps)
	first.Doubt = n.kind == policy.Section || n.kind == policy.Part || n.kind.IsAppendix() && (steps[0].Number == "" || n.word == "Annex" || n.word == "Exhibit")
	for {
		join, through, next := enConnector(r.s, end)
		if next == 0 {
			join, through, next = r.dash(end, plural)
		}
		if next == 0 || join == policy.Comma && r.goesDeeper(p, next) {
			return end
		}
		if e := r.bracketSibling(p, join, through, next); e > 0 {
			end = e
			continue
		}
		steps, e := r.numberAt(n, next)
		if e == 0 || !through && !r.goodNumber(n, plural, join, next, e) {
			return end
		}
		prev := &p.members[len(p.members)-1]
		full := policy.Inherit(lastSteps(&prev.Citation), steps)
		if len(full) == len(steps) && len(prev.Steps) > 1 && len(steps) == 1 && prev.Steps[len(prev.Steps)-1].Level() == steps[0].Level() {
			full = append(prev.Steps[:len(prev.Steps)-1:len(prev.Steps)-1], steps...)
		}
		if through && prev.Through == nil {
			prev.Through, prev.End = full, e
		} else {
			p.members = append(p.members, FoundReference{Citation: policy.Citation{Steps: full, Join: join, Doubt: prev.Doubt}, Start: next, End: e})
		}
		end = e
	}
}

// dash reads the dash of Articles 2–4 and of Article 3(1)–(3).
func (r *enReader) dash(i int, plural bool) (join policy.Join, through bool, next int) {
	size := hasAnyPrefix(r.s[i:], []string{"–", " – ", "-("})
	if size == 0 {
		return policy.NoJoin, false, 0
	}
	next = i + size
	if r.s[i] == '-' {
		next--
	}
	if !plural && !strings.HasPrefix(r.s[next:], "(") {
		return policy.NoJoin, false, 0
	}
	return policy.Comma, true, next
}

// goesDeeper reports whether (a) in item (i), (a) is a sub-item: it is a letter
// behind a roman number.
func (r *enReader) goesDeeper(p *enPhrase, i int) bool {
	steps := p.members[len(p.members)-1].Steps
	last := steps[len(steps)-1]
	if last.Kind != policy.Item || last.Depth != 1 || last.Mark == "" || !isRoman(last.Mark) || !strings.HasPrefix(r.s[i:], "(") {
		return false
	}
	closing := strings.IndexByte(r.s[i:min(len(r.s), i+4)], ')')
	if closing != 2 {
		return false
	}
	mark := r.s[i+1]
	return 'a' <= mark && mark <= 'z' && strings.IndexByte("ivx", mark) < 0
}

func isRoman(mark string) bool {
	n, size := numbering.LowerRoman.Scan(mark)
	return n > 0 && size == len(mark)
}

// bracketSibling reads the (2) of Article 3(1) and (2), which goes on from what
// stands in brackets before it.
func (r *enReader) bracketSibling(p *enPhrase, join policy.Join, through bool, i int) int {
	prev := &p.members[len(p.members)-1]
	before := lastSteps(&prev.Citation)
	last := len(before) - 1
	if last < 1 || !strings.HasPrefix(r.s[i:], "(") || r.s[prev.End-1] != ')' || before[last].Kind != policy.Item && before[last].Kind != policy.Paragraph {
		return 0
	}
	decimal := i+1 < len(r.s) && '0' <= r.s[i+1] && r.s[i+1] <= '9'
	if k := slices.IndexFunc(before, func(s policy.Step) bool { return s.Loose }); decimal && k > 0 {
		last = k
	} else if decimal || before[last].Kind != policy.Item {
		return 0
	} else {
		last = r.markedAlike(before, i)
	}
	step := before[last]
	size := enNumber(&step, r.s[i:])
	if size == 0 {
		return 0
	}
	steps, end := r.bracketed(append(before[:last:last], step), i+size)
	if join == policy.Comma && !through {
		if _, _, next := enConnector(r.s, end); next == 0 || !strings.HasPrefix(r.s[next:], "(") {
			return 0
		}
	}
	if through && prev.Through == nil {
		prev.Through, prev.End = steps, end
		return end
	}
	p.members = append(p.members, FoundReference{Citation: policy.Citation{Steps: steps, Join: join, Doubt: prev.Doubt}, Start: i, End: end})
	return end
}

// markedAlike returns which of the steps the marker in brackets at i is a sibling
// of: (ii) behind Article 2(1)(i)(a) is the next item.
func (r *enReader) markedAlike(steps []policy.Step, i int) int {
	last := len(steps) - 1
	closing := strings.IndexByte(r.s[i:min(len(r.s), i+8)], ')')
	if closing < 3 || !isRoman(r.s[i+1:i+closing]) {
		return last
	}
	for k := last; k > 0 && steps[k].Kind == policy.Item; k-- {
		if isRoman(steps[k].Mark) {
			return k
		}
	}
	return last
}

// goodNumber keeps "Article 2 and 30 days" apart from Articles 2 and 3.
func (r *enReader) goodNumber(n *enNoun, plural bool, join policy.Join, start, end int) bool {
	if r.s[start] == '(' {
		return true
	}
	rest := r.s[end:]
	if hasAnyPrefix(rest, enUnits) > 0 {
		return false
	}
	if join == policy.Comma {
		next, _, at := enConnector(r.s, end)
		if at == 0 {
			return false
		}
		_, e := r.numberAt(n, at)
		return e > 0 && next != policy.NoJoin
	}
	return plural || rest == "" || !strings.HasPrefix(rest, " ") || join == policy.Or || len(rest) > 1 && 'a' <= rest[1] && rest[1] <= 'z'
}

var enUnits = []string{
	" day", " month", " year", " week", " hour", " minute", " business", " calendar", " percent", "%", " per ", " times", " other", " or more", " consecutive", " working", ",0", ",5", " yen", " JPY", " USD", " people", " employees", " copies",
}

// number reads the number behind the noun: a space, the number, and steps in
// brackets after it.
func (r *enReader) number(n *enNoun, j int) (steps []policy.Step, end int) {
	if j < 0 || j >= len(r.s) || r.s[j] != ' ' {
		return r.noNumber(n, j)
	}
	if steps, end = r.numberAt(n, j+1); end > 0 {
		return steps, end
	}
	return r.noNumber(n, j)
}

// numberAt reads the number that begins at i, and steps in brackets after it.
func (r *enReader) numberAt(n *enNoun, i int) (steps []policy.Step, end int) {
	s := r.s[i:]
	if n.kind == policy.Form {
		if rest, ok := strings.CutPrefix(s, "No. "); ok {
			s = rest
		}
	}
	step := policy.Step{Kind: n.kind, Depth: n.depth}
	size := enNumber(&step, s)
	if size == 0 {
		return nil, 0
	}
	end = len(r.s) - len(s) + size
	steps = append(r.pool.newSteps(), step)
	if n.kind == policy.Article || n.kind == policy.Section || n.kind == policy.Paragraph || n.kind == policy.Item {
		return r.bracketed(steps, end)
	}
	return steps, end
}

// noNumber lets an appendix stand without a number: Appended Table.
func (r *enReader) noNumber(n *enNoun, j int) ([]policy.Step, int) {
	if n.word == "Appended Table" || n.word == "Appended Note" || n.word == "Appended Figure" {
		return append(r.pool.newSteps(), policy.Step{Kind: n.kind}), j
	}
	return nil, 0
}

// enNumber reads a number of the step's kind: 4-2, II, (2), (xviii)-2, b.
func enNumber(step *policy.Step, s string) (size int) {
	var n int
	switch {
	case s == "":
		return 0
	case s[0] == '(':
		if step.Kind != policy.Paragraph && step.Kind != policy.Item {
			return 0
		}
		n, size = enBracket(step, s)
	case '0' <= s[0] && s[0] <= '9':
		n, size = inRange(numbering.Decimal.Scan(s))
		if step.Depth > 3 {
			return 0
		}
		if step.Depth > 2 {
			size = enDot(s, size)
		}
	case step.Depth == 3:
		return 0
	case step.Depth > 3:
		n, size = numbering.LowerRoman.Scan(s)
		size = enDot(s, size)
	case step.Kind == policy.Item:
		n, size = enBareMark(step, s)
	case step.Kind.IsAppendix() && len(s) > 1 && enLetters[s[1]] || !step.Kind.IsAppendix() && step.Kind != policy.Paragraph:
		n, size = inRange(numbering.UpperRoman.Scan(s))
	case step.Kind.IsAppendix():
		n, size = enAppendixLetter(s)
	}
	if n == 0 || size == 0 {
		return 0
	}
	return enBranches(step, s, n, size)
}

// enAppendixLetter reads the one letter of Appendix C. I, V and X are roman numbers.
func enAppendixLetter(s string) (n, size int) {
	if strings.IndexByte("IVX", s[0]) >= 0 {
		return numbering.UpperRoman.Scan(s)
	}
	return numbering.UpperAlpha.Scan(s)
}

func enDot(s string, size int) int {
	if size > 0 && strings.HasPrefix(s[size:], ".") {
		return size + 1
	}
	return 0
}

// enBareMark reads b in sub-item b.
func enBareMark(step *policy.Step, s string) (n, size int) {
	for size < len(s) && 'a' <= s[size] && s[size] <= 'z' {
		size++
	}
	if size == 0 || size > 6 || size == 1 && s[0] == 'a' && strings.HasPrefix(s[1:], " ") {
		return 0, 0
	}
	n = enMark(step, s[:size])
	if size > 1 && n > 50 {
		return 0, 0
	}
	return n, size
}

// enBracket reads (2), (xviii), (b).
func enBracket(step *policy.Step, s string) (n, size int) {
	closing := strings.IndexByte(s[:min(len(s), 10)], ')')
	if closing < 2 {
		return 0, 0
	}
	mark := s[1:closing]
	if n, size := numbering.Decimal.Scan(mark); size == len(mark) && n > 0 && n < 1000 {
		return n, closing + 1
	}
	if step.Kind == policy.Paragraph {
		return 0, 0
	}
	n = enMark(step, mark)
	return n, closing + 1
}

// enMark reads letters, which are roman numerals or letters of the alphabet:
// (i) is the first item, and item (c) the third. What the text has decides; see
// [policy.Step.Mark].
func enMark(step *policy.Step, mark string) int {
	roman, size := numbering.LowerRoman.Scan(mark)
	isRoman := size == len(mark) && roman > 0
	alpha, size := numbering.LowerAlpha.Scan(mark)
	isAlpha := size == len(mark) && alpha > 0 && len(mark) < 3
	step.Mark = mark
	switch {
	case isRoman && (!isAlpha || step.Depth < 2 && (len(mark) > 1 || strings.Contains("ivx", mark))):
		return roman
	case isAlpha:
		return alpha
	}
	return 0
}

// enBranches reads -2 and the letter of 1A, and makes the number.
func enBranches(step *policy.Step, s string, n, size int) int {
	var numbers [8]int
	numbers[0] = n
	count := 1
	for count < len(numbers) && step.Kind != policy.Paragraph && strings.HasPrefix(s[size:], "-") {
		b, length := inRange(numbering.Decimal.Scan(s[size+1:]))
		if b < 2 {
			break
		}
		numbers[count] = b
		count++
		size += 1 + length
	}
	step.Number = policy.NewNumber(numbers[:count]...)
	if count > 1 {
		step.Mark = "" // (ii) is the mark of another one than (ii)-2
	}
	rest := s[size:]
	if count == 1 && '1' <= s[0] && s[0] <= '9' && rest != "" && 'A' <= rest[0] && rest[0] <= 'Z' {
		step.Number += policy.Number(rest[:1])
		size++
		rest = rest[1:]
	}
	switch next, _ := runeAt(rest, 0); {
	case next == 0:
	case next == '-' && strings.HasPrefix(rest, "-("): // Article 3(1)-(3)
	case next == '-' || next == '%' || next < 0x80 && enLetters[byte(next)]:
		return 0
	case next == '.' && len(rest) > 1 && '0' <= rest[1] && rest[1] <= '9' && step.Kind != policy.Article && step.Kind != policy.Section:
		return 0
	}
	return size
}

// bracketed reads the (2)(i) of Article 4(2)(i) and the .2 of Section 4.2.
func (r *enReader) bracketed(steps []policy.Step, i int) ([]policy.Step, int) {
	for len(steps) < 8 {
		last := steps[len(steps)-1]
		step := policy.Step{Kind: policy.Item, Depth: last.Depth + 1}
		dot := strings.HasPrefix(r.s[i:], ".") && i+1 < len(r.s) && '0' <= r.s[i+1] && r.s[i+1] <= '9'
		if !dot && !strings.HasPrefix(r.s[i:], "(") {
			break
		}
		if last.Kind < policy.Paragraph && (dot || i+1 < len(r.s) && '0' <= r.s[i+1] && r.s[i+1] <= '9') {
			step = policy.Step{Kind: policy.Paragraph, Loose: true}
		}
		at := i
		if dot {
			at++
		}
		size := enNumber(&step, r.s[at:])
		if size == 0 {
			if dot {
				return nil, 0 // 1798.100, a number of somebody else
			}
			break
		}
		steps = append(steps, step)
		i = at + size
	}
	return steps, i
}

// enConnector reads what joins two members at i; next is where the second
// begins, 0 if nothing joins them.
func enConnector(s string, i int) (join policy.Join, through bool, next int) {
	if i >= len(s) || s[i] != ' ' && s[i] != ',' && s[i] != ';' {
		return policy.NoJoin, false, 0
	}
	for k := range enConnectors {
		if c := &enConnectors[k]; strings.HasPrefix(s[i:], c.words) {
			return c.join, c.through, i + len(c.words)
		}
	}
	return policy.NoJoin, false, 0
}

var enConnectors = []struct {
	words   string
	join    policy.Join
	through bool
}{
	{" and ", policy.And, false},
	{" or ", policy.Or, false},
	{", and ", policy.And, false},
	{", or ", policy.Or, false},
	{" through ", policy.Comma, true},
	{" to ", policy.Comma, true},
	{" and/or ", policy.Or, false},
	{" as well as ", policy.And, false},
	{" nor ", policy.Or, false},
	{" & ", policy.And, false},
	{", ", policy.Comma, false},
}

// relative reads the preceding Article, the preceding two paragraphs, this
// item, that paragraph, the items of ….
func (r *enReader) relative(p *enPhrase, i int) int {
	for k := range enRelatives {
		x := &enRelatives[k]
		w := x.words
		if len(r.s)-i <= len(w) || r.s[i]|0x20 != w[0] || r.s[i+1:i+len(w)] != w[1:] {
			continue
		}
		if end := r.relativeNoun(p, i, i+len(w), x); end > 0 {
			return end
		}
	}
	return 0
}

type enRelative struct {
	words    string
	relation policy.Relation
}

var enRelatives = []enRelative{
	{"the preceding ", policy.Preceding},
	{"the previous ", policy.Preceding},
	{"the following ", policy.Following},
	{"the next ", policy.Following},
	{"the last preceding ", policy.Preceding},
	{"this ", policy.This},
	{"that ", policy.That},
	{"the same ", policy.That},
	{"said ", policy.That},
	{"those ", policy.Those},
	{"the two ", policy.Numbered},
	{"the three ", policy.Numbered},
	{"the four ", policy.Numbered},
	{"the five ", policy.Numbered},
	{"each ", policy.Every},
	{"any ", policy.Every},
	{"the ", policy.Every},
	{"these ", policy.This},
	{"items of ", policy.Every},
}

var enCounts = []string{"one ", "two ", "three ", "four ", "five ", "six ", "seven ", "eight ", "nine ", "ten "}

func enCount(s string) (n, size int) {
	for k, w := range enCounts {
		if strings.HasPrefix(s, w) {
			return k + 1, len(w)
		}
	}
	if n, size := numbering.Decimal.Scan(s); size > 0 && n < 100 && strings.HasPrefix(s[size:], " ") {
		return n, size + 1
	}
	return 0, 0
}

func (r *enReader) relativeNoun(p *enPhrase, start, i int, x *enRelative) int {
	s := policy.Step{Relation: x.relation}
	switch x.relation {
	case policy.Every:
		if x.words == "items of " {
			i = start
		}
		return r.every(p, start, i)
	case policy.Numbered: // the two preceding paragraphs
		s.Count, _ = enCount(x.words[len("the "):])
		size := hasAnyPrefix(r.s[i:], []string{"preceding ", "previous "})
		if size == 0 {
			return 0
		}
		s.Relation, i = policy.Preceding, i+size
	case policy.Preceding, policy.Following:
		s.Count = 1
		if n, size := enCount(r.s[i:]); n > 0 {
			s.Count, i = n, i+size
		}
	}
	n, end, plural := r.noun(i)
	if n == nil || n.kind.IsAppendix() || n.word[len(n.word)-1] == '.' || n.any && r.s[i] != n.word[0] && x.relation == policy.Numbered {
		return r.named(p, start, i, x)
	}
	if _, e := r.number(n, end); e > end {
		return 0 // provided that Article 22 applies
	}
	s.Kind, s.Depth = n.kind, n.depth
	if plural && !enPlural(&s) || !plural && (s.Count > 1 || s.Relation == policy.Those) {
		return 0
	}
	r.addStep(p, s, start, end)
	return end
}

// enPlural says what the plural without a number means: the following items are
// those that follow here, the preceding items all before this one.
func enPlural(s *policy.Step) bool {
	switch {
	case s.Count > 1 || s.Relation == policy.Those:
		return true
	case s.Relation == policy.Preceding && s.Count == 1:
		s.Count = 0
		return true
	case s.Relation == policy.Following && s.Kind == policy.Item:
		s.Relation, s.Count = policy.Every, 0
		return true
	}
	return false
}

// every reads the items of paragraph (1), each item of the preceding paragraph:
// the base that follows takes them.
func (r *enReader) every(p *enPhrase, start, i int) int {
	n, end, _ := r.noun(i)
	if n == nil {
		return 0
	}
	if n.kind != policy.Item && n.kind != policy.Paragraph || !strings.HasPrefix(r.s[end:], " of ") || !r.baseFollows(end+len(" of ")) {
		return 0
	}
	s := policy.Step{Kind: n.kind, Depth: n.depth, Relation: policy.Every}
	r.addStep(p, s, start, end)
	return end
}

func (r *enReader) baseFollows(i int) bool {
	const most = 4 // items of items of items of items
	if r.bases == most {
		return false
	}
	r.bases++
	defer func() { r.bases-- }()
	var q enPhrase
	return r.chain(&q, i, nil) > 0 && len(q.members[0].Steps) > 0
}

// named reads these Terms, this Policy: the text itself.
func (r *enReader) named(p *enPhrase, start, i int, x *enRelative) int {
	if x.relation != policy.This {
		return 0
	}
	for k := range ownNames {
		d := &ownNames[k]
		if !strings.HasPrefix(r.s[i:], d.en) || d.plural != (x.words == "these ") {
			continue
		}
		end := i + len(d.en)
		if end < len(r.s) && enLetters[r.s[end]] || strings.HasPrefix(r.s[end:], " of ") && end+4 < len(r.s) && 'A' <= r.s[end+4] && r.s[end+4] <= 'Z' {
			continue
		}
		r.add(p, FoundReference{Citation: policy.Citation{Document: d.en}, Start: start, End: end})
		return end
	}
	return 0
}

// base reads {of steps} behind a chain and puts the steps before those of all
// its members: paragraph (1) of the preceding Article.
func (r *enReader) base(p *enPhrase, i int) int {
	for range 4 {
		rest, ok := strings.CutPrefix(r.s[i:], " of ")
		if !ok {
			return i
		}
		at := len(r.s) - len(rest)
		if size := hasAnyPrefix(rest, enSupplementaryNames); size > 0 {
			p.prepend([]policy.Step{{Kind: policy.Supplementary}})
			return at + size
		}
		var q enPhrase
		end := r.chain(&q, at, nil)
		if end == 0 || len(q.members) != 1 || q.members[0].Through != nil || !p.takes(q.members[0].Steps) {
			if end > 0 && len(q.members) == 1 && q.members[0].Document != "" {
				p.doc = q.members[0].Document
				return end
			}
			return i
		}
		p.prepend(q.members[0].Steps)
		for k := range p.members {
			p.members[k].Doubt = p.members[k].Doubt || q.members[0].Doubt
		}
		i = end
	}
	return i
}

// around reads what a chain from the inside out stands in: item (i), paragraph
// (2), Article 4. Where another Article follows, it is a list.
func (r *enReader) around(p *enPhrase, i int) int {
	for range 2 {
		if !strings.HasPrefix(r.s[i:], ", ") {
			return i
		}
		n, j, plural := r.noun(i + len(", "))
		if n == nil || plural || n.kind != policy.Article && n.kind != policy.Paragraph {
			return i
		}
		steps, end := r.number(n, j)
		if end == 0 || !p.takes(steps) || p.members[0].Steps[0].Relation != policy.Numbered {
			return i
		}
		if _, _, next := enConnector(r.s, end); next > 0 {
			if m, _, _ := r.noun(next); m != nil && m.kind == n.kind {
				return i
			}
		}
		p.prepend(steps)
		i, r.insideOut = end, true
	}
	return i
}

// takes reports whether steps can stand before those of the first member.
func (p *enPhrase) takes(steps []policy.Step) bool {
	first := p.members[0].Steps
	if len(first) == 0 || len(steps) == 0 || len(first)+len(steps) > 12 {
		return false
	}
	relation := first[0].Relation
	return (relation == policy.Numbered || relation == policy.Every) && steps[len(steps)-1].Level() < first[0].Level() && steps[0].Kind != policy.NoKind
}

func (p *enPhrase) prepend(steps []policy.Step) {
	p.base = append(steps[:len(steps):len(steps)], p.base...)
	for k := range p.members {
		m := &p.members[k]
		m.Steps = append(steps[:len(steps):len(steps)], m.Steps...)
		if m.Through != nil {
			m.Through = append(steps[:len(steps):len(steps)], m.Through...)
		}
	}
}

// owner finds out whose provisions the phrase at s[start:end] means.
func (r *enReader) owner(p *enPhrase, start, end int) {
	first := &p.members[0]
	if len(first.Steps) == 0 || first.Steps[0].Relation != policy.Numbered && first.Steps[0].Relation != policy.Every {
		return
	}
	if p.doc != "" {
		return
	}
	law, foreign := enLawBehind(r.s, end)
	if !foreign {
		law, foreign = enLawBefore(r.s[:start])
	}
	for k := range p.members {
		p.members[k].Law, p.members[k].Foreign = law, foreign
	}
}
