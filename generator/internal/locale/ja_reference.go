package locale

import (
	"strings"

	"jobun/generator/internal/numbering"
	"jobun/generator/internal/policy"
)

// AppendReferences finds Japanese references. A reference begins at one of few
// characters, so everything else is passed over without being looked at twice.
func (l japanese) AppendReferences(list []FoundReference, s string) []FoundReference {
	return l.appendReferences(list, s, nil)
}

func (japanese) appendReferences(list []FoundReference, s string, pool *referencePool) []FoundReference {
	r := jaReader{s: s, out: list, pool: pool}
	for i := 0; i < len(s); {
		c := s[i]
		if c < 0x80 {
			if '0' <= c && c <= '9' || c == '(' || c == ')' {
				i = r.ascii(i, c)
			} else {
				i++
			}
			continue
		}
		if c < 0xE3 || c > 0xEF || i+2 >= len(s) {
			i++
			continue
		}
		switch rune(c&0xF)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F) {
		case '第', '前', '次', '同', '本', 'こ', '当', '各', '附', '付', '別', '様', '書':
			if next, _ := runeAt3(s, i+3); jaMayBegin(rune(c&0xF)<<12|rune(s[i+1]&0x3F)<<6|rune(s[i+2]&0x3F), next) {
				i = r.try(i)
			} else {
				i += 3
			}
		case '０', '１', '２', '３', '４', '５', '６', '７', '８', '９':
			i = r.digits(i)
		case '（':
			i = r.bracket(i, len("（"))
		case '）':
			i = r.closeBracket(i, len("）"))
		case 'イ', 'ロ', 'ハ', 'ニ', 'ホ', 'ヘ', 'ト', 'チ', 'リ', 'ヌ', 'ル', 'ヲ', 'ワ', 'カ', 'ヨ', 'タ', 'レ', 'ソ', 'ツ', 'ネ', 'ナ', 'ラ', 'ム', 'ア', 'ウ', 'エ', 'オ', 'キ', 'ク', 'ケ', 'コ', 'サ', 'シ', 'ス', 'セ':
			i = r.kana(i)
		default:
			i += 3
		}
	}
	return r.out
}

// runeAt3 is runeAt for the three-byte characters of which nearly all Japanese
// text consists; others are 0.
func runeAt3(s string, i int) (r rune, size int) {
	if i+2 >= len(s) || s[i] < 0xE3 || s[i] > 0xEF {
		return runeAt(s, i)
	}
	return rune(s[i]&0xF)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F), 3
}

// jaMayBegin is a quick look at two characters that keeps out most words.
func jaMayBegin(c, next rune) bool {
	switch c {
	case 'こ':
		return next == 'の'
	case '当':
		return next == '該'
	case '各':
		return next == '号' || next == '項'
	case '附', '付':
		return next == '則' || next == '録'
	case '別':
		return next == '表' || next == '紙' || next == '添' || next == '記' || next == '図'
	case '様', '書':
		return next == '式'
	case '前', '次', '同':
		return jaUnitKind(next) != policy.NoKind || next == '各' || isDigit(next) || isKanjiDigit(next)
	case '本':
		return jaUnitKind(next) != policy.NoKind || jaOwnFirst(next)
	}
	return true
}

func isKanjiDigit(r rune) bool {
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百':
		return true
	}
	return false
}

// jaOwnFirst reports whether one of [ownNames] begins with r.
func jaOwnFirst(r rune) bool {
	switch r {
	case '利', '規', '約', 'プ', 'ポ', '個', '基', '方', '契', '要', '細', '内', '条', '法', '定', 'ガ', '指', '政', '省', '会':
		return true
	}
	return false
}

// jaReader reads one text. Open holds, for each depth of brackets, the list
// that may go on there.
type jaReader struct {
	s     string
	out   []FoundReference
	open  [6]jaList
	depth int
	pool  *referencePool
}

type jaList struct {
	last    int // 1 + index in out of the last member; 0 if there is no list
	resume  int // where the list goes on: behind the last member or brackets after it
	bracket int // offset of the bracket that opened this depth
}

// A jaRun is the reference that is being read.
type jaRun struct {
	policy.Citation
	end  int // 0 if there is none
	pool *referencePool
}

func (run *jaRun) push(s policy.Step) {
	if run.Steps == nil {
		run.Steps = run.pool.newSteps()
	}
	run.Steps = append(run.Steps, s)
}

func (r *jaReader) ascii(i int, c byte) int {
	switch c {
	case '(':
		return r.bracket(i, 1)
	case ')':
		return r.closeBracket(i, 1)
	}
	return r.digits(i)
}

// digits tries the short form 4条2項 and passes over the other digits.
func (r *jaReader) digits(i int) int {
	if n, size := jaNumber(r.s[i:]); n > 0 {
		if unit, _ := runeAt(r.s, i+size); unit == '条' || r.goesOn(i) && jaUnitKind(unit) != policy.NoKind {
			return r.try(i)
		}
		return i + size
	}
	// No number begins inside one that is too long to be read.
	for i < len(r.s) {
		c, size := runeAt(r.s, i)
		i += size
		if next, _ := runeAt(r.s, i); !isDigit(c) || !isDigit(next) {
			break
		}
	}
	return i
}

func (r *jaReader) bracket(i, size int) int {
	if r.goesOn(i) && r.siblingInBrackets(i) {
		if end := r.try(i); end > i+size {
			return end
		}
	}
	if r.depth+1 < len(r.open) {
		r.depth++
		r.open[r.depth] = jaList{bracket: i}
	}
	return i + size
}

func (r *jaReader) closeBracket(i, size int) int {
	if r.depth == 0 {
		return i + size
	}
	bracket := r.open[r.depth].bracket
	r.depth--
	if outer := &r.open[r.depth]; outer.last > 0 && outer.resume == bracket {
		outer.resume = i + size
	}
	return i + size
}

// goesOn reports whether a list member may begin at i.
func (r *jaReader) goesOn(i int) bool {
	l := r.open[r.depth]
	if l.last == 0 || i-l.resume > 2*len("　若しくは") || i <= l.resume {
		return false
	}
	join, through := jaConnector(r.s[l.resume:i])
	return join != policy.NoJoin || through
}

// siblingInBrackets reports whether （３） at i can be a member of the list: its
// last member ends in such brackets.
func (r *jaReader) siblingInBrackets(i int) bool {
	last := r.out[r.open[r.depth].last-1]
	if len(last.Steps) == 0 {
		return false
	}
	end, _ := runeBefore(r.s, last.End)
	_, size, _ := jaBracketed(r.s[i:])
	return size > 0 && (end == ')' || end == '）') && last.Steps[len(last.Steps)-1].Kind == policy.Item
}

// try reads the reference that begins at i, if one does, and returns where to go
// on.
func (r *jaReader) try(i int) int {
	run := jaRun{pool: r.pool}
	r.read(&run, i)
	if run.end <= i {
		_, size := runeAt(r.s, i)
		return i + max(size, 1)
	}
	r.add(&run, i)
	return r.open[r.depth].resume
}

func (r *jaReader) add(run *jaRun, i int) {
	l := &r.open[r.depth]
	c := FoundReference{Citation: run.Citation, Start: i, End: run.end}
	join, through := policy.NoJoin, false
	if l.last > 0 && i > l.resume {
		join, through = jaConnector(r.s[l.resume:i])
	}
	switch {
	case join != policy.NoJoin || through:
		if r.join(&c, join, through) {
			return
		}
	case r.depth > 0 && l.last == 0 && r.insideBrackets(i):
		r.below(&c)
	}
	r.out = append(r.out, c)
	l.last, l.resume = len(r.out), c.End
}

// join makes c a member of the list; done reports that it became the end of a
// range that began before.
func (r *jaReader) join(c *FoundReference, join policy.Join, through bool) (done bool) {
	l := &r.open[r.depth]
	last := &r.out[l.last-1]
	own := c.Document != "" || c.Law != "" || c.Foreign
	before := last.Steps
	if last.Through != nil {
		before = last.Through
	}
	if !own {
		steps := policy.Inherit(before, c.Steps)
		c.Foreign = last.Foreign && (len(steps) > len(c.Steps) || c.Steps[0].Relation == policy.Numbered)
		if c.Foreign {
			c.Law = last.Law
		}
		c.Steps = steps
		c.Doubt = c.Doubt && !(len(steps) > 1)
	}
	c.Join = join
	if !through {
		return false
	}
	c.Join = policy.Comma
	end := jaRangeEnd(r.s, c.End, r.s[l.resume:c.Start])
	if end == 0 || len(last.Steps) == 0 || len(c.Steps) == 0 || last.Through != nil || last.Portion != policy.Whole || c.Foreign != last.Foreign {
		c.Join = policy.NoJoin
		return false
	}
	last.Through, last.End, last.Portion = c.Steps, end, c.Portion
	last.Doubt = last.Doubt || c.Doubt
	l.resume = end
	return true
}

// jaRangeEnd returns where a range ends whose last words end at end: から needs
// まで. It is 0 if this is no range.
func jaRangeEnd(s string, end int, connector string) int {
	if !strings.Contains(connector, "から") {
		return end
	}
	if strings.HasPrefix(s[end:], "まで") {
		return end + len("まで")
	}
	return 0
}

func (r *jaReader) insideBrackets(i int) bool {
	l := r.open[r.depth]
	_, size := runeAt(r.s, l.bracket)
	outer := r.open[r.depth-1]
	return outer.last > 0 && outer.resume == l.bracket && i == l.bracket+size
}

// below gives the first reference in brackets the steps of the one before them.
func (r *jaReader) below(c *FoundReference) {
	outer := r.out[r.open[r.depth-1].last-1]
	if c.Document != "" || c.Law != "" || c.Foreign {
		return
	}
	steps := policy.Below(outer.Steps, c.Steps)
	if len(steps) > len(c.Steps) {
		c.Steps, c.Foreign, c.Law = steps, outer.Foreign, outer.Law
	}
}

var jaConnectors = []struct {
	word    string
	join    policy.Join
	through bool
}{
	{"及び", policy.And, false},
	{"並びに", policy.And, false},
	{"又は", policy.Or, false},
	{"若しくは", policy.Or, false},
	{"、", policy.Comma, false},
	{"から", policy.NoJoin, true},
	{"および", policy.And, false},
	{"ならびに", policy.And, false},
	{"または", policy.Or, false},
	{"もしくは", policy.Or, false},
	{"，", policy.Comma, false},
	{"・", policy.And, false},
	{"乃至", policy.NoJoin, true},
	{"ないし", policy.NoJoin, true},
	{"―", policy.NoJoin, true},
	{"～", policy.NoJoin, true},
	{"〜", policy.NoJoin, true},
	{"と", policy.And, false},
	{"及", policy.And, false},
	{"又", policy.Or, false},
}

// jaConnector says how the words between two references join them; NoJoin and
// false if they do not.
func jaConnector(s string) (join policy.Join, through bool) {
	s = strings.Trim(s, " 　")
	if rest, ok := strings.CutPrefix(s, "、"); ok && rest != "" {
		s = rest
	}
	for _, c := range jaConnectors {
		if s == c.word {
			return c.join, c.through
		}
	}
	return policy.NoJoin, false
}

// read reads the longest reference at i.
func (r *jaReader) read(run *jaRun, i int) {
	j, ok := r.first(run, i)
	if !ok {
		return
	}
	run.end = j
	for len(run.Steps) < 12 {
		next := r.unit(run, j, false)
		if next == 0 {
			break
		}
		j, run.end = next, next
	}
	run.end = jaPortion(run, r.s, run.end)
	run.Any = len(run.Steps) > 0 && strings.HasPrefix(r.s[run.end:], jaAny)
	if len(run.Steps) == 0 && run.Document == "" || !r.ends(run) {
		run.end = 0
	}
}

// jaAny stands behind 各号 and before what is said of any of them. It is no part of
// the reference.
const jaAny = "のいずれか"

// first reads what can begin a reference.
func (r *jaReader) first(run *jaRun, i int) (end int, ok bool) {
	c, _ := runeAt(r.s, i)
	switch c {
	case '前', '次', '同', '本', 'こ', '当', '各':
		return r.relative(run, i, c)
	}
	if !r.goesOn(i) {
		run.Law, run.Foreign = r.before(i)
	} else if before, _ := runeBefore(r.s, i); before == 'と' {
		run.Doubt = true
	}
	switch c {
	case '附', '付', '別', '様', '書':
		end = r.appendix(run, i)
	default:
		end = r.unit(run, i, true)
	}
	return end, end > 0
}

// jaUnits are the words for the levels.
func jaUnitKind(unit rune) policy.Kind {
	switch unit {
	case '条':
		return policy.Article
	case '項':
		return policy.Paragraph
	case '号':
		return policy.Item
	case '章':
		return policy.Chapter
	case '節':
		return policy.Section
	case '編':
		return policy.Part
	case '部':
		return policy.Subpart
	case '款':
		return policy.Subsection
	case '目':
		return policy.Division
	}
	return policy.NoKind
}

func unitStep(kind policy.Kind) policy.Step {
	s := policy.Step{Kind: kind}
	if kind == policy.Item {
		s.Depth = 1
	}
	return s
}

// unit reads one step at i: 第四条の二, 2項, (1), イ. It returns where it ends, or 0
// if there is none.
func (r *jaReader) unit(run *jaRun, i int, first bool) int {
	c, _ := runeAt(r.s, i)
	switch {
	case c == '第':
		return r.numberedUnit(run, skipSpace(r.s, i+len("第")), true)
	case isDigit(c):
		return r.numberedUnit(run, i, false)
	case c == '各' && !first:
		return r.every(run, i)
	case c == '(' || c == '（' || isKatakana(c) || isCircled(c):
		return r.marked(run, i, c)
	case (c == ' ' || c == '　') && !first:
		if j := skipSpace(r.s, i); strings.HasPrefix(r.s[j:], "第") {
			return r.numberedUnit(run, skipSpace(r.s, j+len("第")), true)
		}
	}
	return 0
}

func isCircled(c rune) bool {
	return '①' <= c && c <= '⑳' || '㉑' <= c && c <= '㉟' || '㊱' <= c && c <= '㊿'
}

func (r *jaReader) numberedUnit(run *jaRun, i int, full bool) int {
	n, size := jaNumber(r.s[i:])
	if n == 0 {
		return 0
	}
	j := skipSpace(r.s, i+size)
	unit, unitSize := runeAt(r.s, j)
	kind := jaUnitKind(unit)
	if s, ok := r.lastAppendix(i); ok && full && len(run.Steps) == 0 {
		if end := r.appendixSibling(run, s, i); end > 0 {
			return end
		}
	}
	if kind == policy.NoKind {
		return 0
	}
	s := unitStep(kind)
	if l := len(run.Steps); l > 0 && run.Steps[l-1].Level() >= s.Level() && run.Steps[l-1].Kind != policy.Supplementary {
		return 0
	}
	end := j + unitSize
	if kind == policy.Item && len(run.Steps) == 0 && strings.HasPrefix(r.s[end:], "様式") {
		run.push(policy.Step{Kind: policy.Form, Number: policy.NewNumber(n)})
		return end + len("様式") // 第1号様式
	}
	if !jaEnds(r.s, end, kind, len(run.Steps) == 0) {
		return 0
	}
	var numbers [8]int
	numbers[0] = n
	count := 1
	for kind != policy.Paragraph && count < len(numbers) {
		b, size := jaBranch(r.s[end:])
		if size == 0 {
			break
		}
		numbers[count] = b
		count++
		end += size
	}
	s.Number = policy.NewNumber(numbers[:count]...)
	run.Doubt = run.Doubt || !full && len(run.Steps) == 0
	run.push(s)
	return end
}

// lastAppendix returns the appendix with which the member before i ends, if the
// list goes on at i.
func (r *jaReader) lastAppendix(i int) (policy.Step, bool) {
	l := r.open[r.depth]
	if l.last == 0 {
		return policy.Step{}, false
	}
	last := lastSteps(&r.out[l.last-1].Citation)
	if n := len(last); n == 0 || !last[n-1].Kind.IsAppendix() || !r.goesOn(i-len("第")) {
		return policy.Step{}, false
	}
	return last[len(last)-1], true
}

// appendixSibling reads 第二号 in 様式第一号及び第二号, and 第二 in 別表第一及び第二: the word
// before the first number counts for all of them.
func (r *jaReader) appendixSibling(run *jaRun, s policy.Step, i int) int {
	end := r.appendixNumber(&s, i-len("第"))
	written := strings.HasSuffix(r.s[:max(end, 0)], "号")
	if next, _ := runeAt(r.s, end); end <= i || written != (s.Kind == policy.Form) || jaUnitKind(next) != policy.NoKind ||
		isHan(next) && !strings.ContainsRune(jaGoesOn+"の", next) {
		return 0
	}
	run.push(s)
	return end
}

// jaNumber reads the number at the start of s in digits of any one system.
func jaNumber(s string) (n, size int) {
	if s == "" {
		return 0, 0
	}
	if s[0] < 0x80 {
		return inRange(numbering.Decimal.Scan(s))
	}
	if n, size := inRange(numbering.Kanji.Scan(s)); size > 0 {
		return n, size
	}
	if n, size := inRange(numbering.Fullwidth.Scan(s)); size > 0 {
		return n, size
	}
	return inRange(numbering.Positional.Scan(s))
}

// inRange refuses 0 and what no provision has for a number.
func inRange(n, size int) (int, int) {
	if n < 1 || n > 9999 {
		return 0, 0
	}
	return n, size
}

// jaBranch reads の二. の一 is never one, and neither is the number of something:
// 第三条の2つの要件, 第三条の二分の一.
func jaBranch(s string) (n, size int) {
	head := hasAnyPrefix(s, []string{"の", "ノ", "之"})
	if head == 0 {
		return 0, 0
	}
	n, size = jaNumber(s[head:])
	if n < 2 {
		return 0, 0
	}
	size += head
	next, _ := runeAt(s, size)
	if next != 0 && strings.ContainsRune(jaCounters, next) || hasAnyPrefix(s[size:], []string{"か月", "か所", "か国", "か年"}) > 0 {
		return 0, 0
	}
	return n, size
}

const jaCounters = "つ日月年人個件分者以倍割種回名社点度段週時円歳箇ヶカケ期通重貨般次方都号%％.．,，"

// jaEnds reports whether the word for a level really ends at s[i:]: 第一条約,
// 第二項目, 第一節約 are other words. Alone reports that the step has none before it.
func jaEnds(s string, i int, kind policy.Kind, alone bool) bool {
	next, size := runeAt(s, i)
	if !isHan(next) {
		return kind != policy.Item || !alone || !isKatakana(next) || next == 'イ' || next == 'ロ' || next == 'ハ' || next == 'ニ' || next == 'ア'
	}
	switch kind {
	case policy.Article:
		return !strings.ContainsRune("約件例項理線里規痕令", next)
	case policy.Paragraph:
		after, _ := runeAt(s, i+size)
		return next != '目' || after == '的'
	case policy.Item:
		return !alone || strings.ContainsRune(jaGoesOn, next)
	case policy.Chapter:
		return !strings.ContainsRune("程典句魚", next)
	case policy.Section:
		return !strings.ContainsRune("約電分度目句水操", next)
	case policy.Part:
		return !strings.ContainsRune("集成入者曲纂", next)
	}
	return strings.ContainsRune(jaGoesOn, next)
}

// jaGoesOn are the Chinese characters with which a sentence goes on behind a
// reference.
const jaGoesOn = "第及又並若乃中前後本各但以関該附"

// marked reads a step that is a marker: (1), （ア）, イ, ①.
func (r *jaReader) marked(run *jaRun, i int, c rune) int {
	var last policy.Step
	switch l := len(run.Steps); {
	case l > 0:
		last = run.Steps[l-1]
	case r.goesOn(i) || isKatakana(c):
		return r.bareMark(run, i)
	}
	mark, size, n := jaMark(r.s[i:])
	if size == 0 || n == 0 || last.Relation != policy.Numbered && last.Kind != policy.Item && last.Kind != policy.Paragraph && last.Kind != policy.Article {
		return 0
	}
	s := policy.Step{Kind: policy.Item, Depth: 1, Number: policy.NewNumber(n), Mark: mark}
	switch {
	case last.Kind == policy.Item:
		s.Depth = last.Depth + 1
	case isKatakana(c) || last.Kind != policy.Paragraph && last.Kind != policy.Article:
		return 0
	default:
		s.Loose = true
		run.Doubt = run.Doubt || last.Kind == policy.Article
	}
	run.push(s)
	return i + size
}

// bareMark reads a marker that begins a reference: in a list, a sibling of the
// member before; elsewhere イ, the sub-item around here.
func (r *jaReader) bareMark(run *jaRun, i int) int {
	mark, size, n := jaMark(r.s[i:])
	if size == 0 || n == 0 {
		return 0
	}
	s := policy.Step{Kind: policy.Item, Depth: 2, Number: policy.NewNumber(n), Mark: mark}
	if r.goesOn(i) {
		last := r.out[r.open[r.depth].last-1]
		if l := len(last.Steps); l > 0 && last.Steps[l-1].Kind == policy.Item {
			s.Depth = last.Steps[l-1].Depth
		}
	}
	run.Doubt = true
	run.push(s)
	return i + size
}

// jaMark reads a marker and its number; n is 0 if it has none.
func jaMark(s string) (mark string, size, n int) {
	if mark, size, n = jaBracketed(s); size > 0 {
		return mark, size, n
	}
	if n, size = numbering.Circled.Scan(s); size > 0 {
		return s[:size], size, n
	}
	if n, size = jaKana(s); size > 0 {
		return s[:size], size, n
	}
	return "", 0, 0
}

// jaKana reads one letter of イロハ that is no part of a longer word. ア, which only
// アイウ begins with, is the first; which list イ is of only the text can tell.
func jaKana(s string) (n, size int) {
	c, size := runeAt(s, 0)
	if !isKatakana(c) {
		return 0, 0
	}
	if next, _ := runeAt(s, size); isKatakana(next) || next == '・' {
		return 0, 0
	}
	if c == 'ア' {
		return 1, size
	}
	if n, _ = numbering.Iroha.Scan(s[:size]); n == 0 {
		n, _ = numbering.Aiueo.Scan(s[:size])
	}
	return n, size
}

// jaBracketed reads a marker in brackets: (1), （ア）, （ｉ）.
func jaBracketed(s string) (mark string, size, n int) {
	open := hasAnyPrefix(s, []string{"（", "("})
	if open == 0 {
		return "", 0, 0
	}
	inner := s[open:]
	for _, scan := range jaScans {
		n, length := scan.Scan(inner)
		if closing := hasAnyPrefix(inner[min(length, len(inner)):], []string{"）", ")"}); length > 0 && closing > 0 && n > 0 && n < 1000 {
			return inner[:length], open + length + closing, n
		}
	}
	return "", 0, 0
}

var jaScans = []numbering.Numeral{
	numbering.Decimal, numbering.Fullwidth, numbering.Kanji, numbering.LowerRoman, numbering.FullwidthRoman,
	numbering.LowerAlpha, numbering.Aiueo, numbering.Iroha,
}

// kana tries イ as a reference to a sub-item: it must stand alone, and before a
// word that goes on with a list or a case.
func (r *jaReader) kana(i int) int {
	const size = len("イ")
	before, _ := runeBefore(r.s, i)
	end := i + size
	if next, _ := runeAt(r.s, end); isKatakana(next) {
		for isKatakana(next) {
			end += size
			next, _ = runeAt(r.s, end)
		}
		return end
	}
	if r.goesOn(i) && r.lastIsSubItem() {
		return r.try(i)
	}
	if before != 0 && !strings.ContainsRune("、。（(「　 び又は", before) || hasAnyPrefix(r.s[end:], jaAfterMark) == 0 {
		return end
	}
	return r.try(i)
}

func (r *jaReader) lastIsSubItem() bool {
	last := r.out[r.open[r.depth].last-1]
	l := len(last.Steps)
	return l > 0 && last.Steps[l-1].Kind == policy.Item && last.Steps[l-1].Depth > 1
}

var jaAfterMark = []string{"又は", "及び", "若しくは", "並びに", "から", "まで", "に掲", "に該", "に規", "に定", "の規", "のいず", "、", "（"}

// relative reads 前条, 前二項, 前各号, 次条, 同条, 本条, この項, 本規約, 当該各号, 各号.
func (r *jaReader) relative(run *jaRun, i int, c rune) (end int, ok bool) {
	if before, _ := runeBefore(r.s, i); isHan(before) && !r.startsWord(i, c, before) {
		return 0, false
	}
	_, size := runeAt(r.s, i)
	s := policy.Step{Count: 1}
	switch c {
	case '各':
		end := r.every(run, i)
		return end, end > 0
	case '当':
		return r.those(run, i)
	case 'こ':
		if !strings.HasPrefix(r.s[i:], "この") {
			return 0, false
		}
		s.Relation, s.Count, size = policy.This, 0, len("この")
	case '本':
		s.Relation, s.Count = policy.This, 0
	case '同':
		s.Relation, s.Count = policy.That, 0
	case '前':
		s.Relation = policy.Preceding
	case '次':
		s.Relation = policy.Following
	}
	return r.relativeUnit(run, i+size, s)
}

// startsWord reports whether a word may begin between before and c: 直前条 is one
// word, 以下本条 are two.
func (r *jaReader) startsWord(i int, c, before rune) bool {
	return c == 'こ' || c == '各' || c == '当' || strings.ContainsRune("及又並若但該", before) ||
		strings.HasSuffix(r.s[:i], "以下") || len(r.out) > 0 && r.out[len(r.out)-1].End == i
}

func (r *jaReader) relativeUnit(run *jaRun, i int, s policy.Step) (end int, ok bool) {
	if n, size := jaNumber(r.s[i:]); n > 0 && s.Count == 1 {
		s.Count, i = n, i+size
	} else if s.Relation == policy.Preceding && strings.HasPrefix(r.s[i:], "各") {
		s.Count, i = 0, i+len("各")
	}
	unit, size := runeAt(r.s, i)
	kind := jaUnitKind(unit)
	if kind == policy.NoKind {
		return r.named(run, i, s)
	}
	step := unitStep(kind)
	step.Relation, step.Count = s.Relation, s.Count
	if !jaEnds(r.s, i+size, kind, false) || kind > policy.Paragraph && !jaItemEnds(r.s[i+size:]) || kind == policy.Article && strings.HasPrefix(r.s[i+size:], "文") {
		return r.named(run, i, s) // この条例
	}
	run.push(step)
	return i + size, true
}

// jaItemEnds keeps 同号令 and 本号議案 out.
func jaItemEnds(s string) bool {
	next, _ := runeAt(s, 0)
	return !isHan(next) || strings.ContainsRune(jaGoesOn, next)
}

// named reads 本規約 and この規程, the text itself, and 同表.
func (r *jaReader) named(run *jaRun, i int, s policy.Step) (end int, ok bool) {
	if s.Relation != policy.This {
		return 0, false
	}
	for _, d := range ownNames {
		if !strings.HasPrefix(r.s[i:], d.ja) {
			continue
		}
		end := i + len(d.ja)
		next, _ := runeAt(r.s, end)
		if isKatakana(next) || isHan(next) && !strings.ContainsRune(jaGoesOn+"等内上別の", next) {
			return 0, false
		}
		run.Document = d.en
		return end, true
	}
	return 0, false
}

func (r *jaReader) those(run *jaRun, i int) (end int, ok bool) {
	rest, found := strings.CutPrefix(r.s[i:], "当該各")
	unit, size := runeAt(rest, 0)
	if kind := jaUnitKind(unit); found && kind >= policy.Article {
		s := unitStep(kind)
		s.Relation = policy.Those
		run.push(s)
		return len(r.s) - len(rest) + size, true
	}
	return 0, false
}

// every reads 各号, but not that of 各号列記以外の部分.
func (r *jaReader) every(run *jaRun, i int) int {
	rest := r.s[i+len("各"):]
	unit, size := runeAt(rest, 0)
	if kind := jaUnitKind(unit); (kind == policy.Item || kind == policy.Paragraph) && !strings.HasPrefix(rest[size:], "列記") && jaEnds(r.s, i+len("各")+size, kind, true) {
		s := unitStep(kind)
		s.Relation = policy.Every
		if l := len(run.Steps); l > 0 && run.Steps[l-1].Level() >= s.Level() {
			return 0
		}
		run.push(s)
		return i + len("各") + size
	}
	return 0
}

var jaPortions = []struct {
	word     string
	portion  policy.Portion
	sentence int
}{
	{"各号列記以外の部分", policy.Chapeau, 0},
	{jaIntroduction + "き", policy.Chapeau, 0},
	{jaIntroduction, policy.Chapeau, 0},
	{"ただし書き", policy.Proviso, 0},
	{"ただし書", policy.Proviso, 0},
	{"但書き", policy.Proviso, 0},
	{"但書", policy.Proviso, 0},
	{"但し書き", policy.Proviso, 0},
	{"但し書", policy.Proviso, 0},
	{"本文", policy.MainClause, 0},
	{"前段", policy.Sentence, 1},
	{"中段", policy.Sentence, 2},
	{"後段", policy.Sentence, 2},
	{"第一段", policy.Sentence, 1},
	{"第二段", policy.Sentence, 2},
	{"第三段", policy.Sentence, 3},
	{"第四段", policy.Sentence, 4},
	{"の見出し", policy.CaptionOf, 0},
}

// jaIntroduction is the everyday word for 各号列記以外の部分.
const jaIntroduction = "柱書"

func jaPortion(run *jaRun, s string, i int) int {
	if len(run.Steps) == 0 {
		return i
	}
	for _, p := range jaPortions {
		if !strings.HasPrefix(s[i:], p.word) {
			continue
		}
		if next, _ := runeAt(s, i+len(p.word)); next == '階' || next == '落' {
			return i
		}
		run.Portion, run.Sentence, run.Alias = p.portion, p.sentence, strings.HasPrefix(p.word, jaIntroduction)
		return i + len(p.word)
	}
	return i
}

// appendix reads 附則, 附則第二条, 別表第一, 別紙1, 様式第一号, 別記様式.
func (r *jaReader) appendix(run *jaRun, i int) int {
	for _, a := range jaAppendices {
		if !strings.HasPrefix(r.s[i:], a.word) {
			continue
		}
		s := policy.Step{Kind: a.kind}
		end := i + len(a.word)
		next, _ := runeAt(r.s, end)
		if a.kind != policy.Supplementary {
			if end = r.appendixNumber(&s, end); end == 0 {
				return 0
			}
		} else if isHan(next) && next != '第' && !strings.ContainsRune(jaGoesOn, next) {
			return 0
		}
		run.push(s)
		return end
	}
	return 0
}

var jaAppendices = []struct {
	word string
	kind policy.Kind
}{
	{"附則", policy.Supplementary},
	{"付則", policy.Supplementary},
	{"別表", policy.AppendedTable},
	{"別紙様式", policy.Form},
	{"別記様式", policy.Form},
	{"別紙", policy.Attachment},
	{"別添", policy.Attachment},
	{"別記", policy.AppendedNote},
	{"別図", policy.AppendedFigure},
	{"様式", policy.Form},
	{"書式", policy.Form},
	{"附録", policy.Appendix},
	{"付録", policy.Appendix},
}

func (r *jaReader) appendixNumber(s *policy.Step, i int) int {
	j := skipSpace(r.s, i)
	full := strings.HasPrefix(r.s[j:], "第")
	if full {
		j = skipSpace(r.s, j+len("第"))
	}
	n, size := jaNumber(r.s[j:])
	if n == 0 {
		next, _ := runeAt(r.s, i)
		if full || isHan(next) && !strings.ContainsRune(jaGoesOn, next) || isKatakana(next) || s.Kind == policy.Form {
			return 0
		}
		return i // 別表, the only one
	}
	if unit, _ := runeAt(r.s, j+size); jaUnitKind(unit) != policy.NoKind && unit != '号' {
		return i // 別表第3条: something else follows
	}
	numbers := []int{n}
	end := j + size
	if rest, ok := strings.CutPrefix(r.s[end:], "号"); ok {
		end = len(r.s) - len(rest)
	}
	for b, size := jaBranch(r.s[end:]); size > 0 && len(numbers) < 8; b, size = jaBranch(r.s[end:]) {
		numbers = append(numbers, b)
		end += size
	}
	s.Number = policy.NewNumber(numbers...)
	return end
}

// ends finishes the reading of 第1号様式, and refuses a lone 部 or 目 in the middle
// of a word.
func (r *jaReader) ends(run *jaRun) bool {
	if len(run.Steps) != 1 || run.Steps[0].Relation != policy.Numbered {
		return true
	}
	s := run.Steps[0]
	if s.Kind == policy.Subpart || s.Kind == policy.Division || s.Kind == policy.Part {
		run.Doubt = true
	}
	return true
}

func skipSpace(s string, i int) int {
	for {
		switch r, size := runeAt(s, i); r {
		case ' ', '　':
			i += size
		default:
			return i
		}
	}
}
