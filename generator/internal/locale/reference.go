package locale

import (
	"strings"
	"unicode/utf8"

	"jobun/generator/internal/policy"
)

// references is what a language must know about references to provisions.
type references interface {
	// AppendReferences appends the references found in the running text s to
	// list, in the order of their starts. Members of one list (第二条及び第三条)
	// follow each other; [policy.Citation.Join] is set in all but the first. In
	// brackets behind a member another list may stand. It does not allocate
	// unless it finds one.
	AppendReferences(list []FoundReference, s string) []FoundReference

	// appendReferences is AppendReferences with a pool for what it finds, or nil.
	appendReferences(list []FoundReference, s string, pool *referencePool) []FoundReference

	// WriteReference words a list of references: 第二条及び第三条, Articles 2 and 3.
	WriteReference(list []policy.Citation, style Citer) string

	// sentences is what [Link] must know of the language.
	sentences
}

// Citer words one step of a reference in the style of a policy: 第二項, 第２項,
// paragraph (2), Chapter II. Depth is that of items, from 1.
type Citer interface {
	Cite(kind policy.Kind, depth int, n policy.Number) string
}

// FoundReference is a reference found in running text.
type FoundReference struct {
	policy.Citation
	Start, End int // offsets of its words in the text
}

// referencePool is where a reader takes the slices of the references it finds.
// They are good until reset. The zero value is ready; nil allocates each slice.
type referencePool struct {
	steps   []policy.Step
	members []FoundReference
	found   []FoundReference // in the words that are read now, before it is known how many there are
	marks   []mark           // in them
	dates   []FoundDate      // in them
}

func (p *referencePool) reset() { p.steps, p.members = p.steps[:0], p.members[:0] }

// forget resets the pool, and keeps nothing alive that it has held.
func (p *referencePool) forget() {
	clear(p.steps[:cap(p.steps)])
	clear(p.members[:cap(p.members)])
	clear(p.found[:cap(p.found)])
	p.reset()
}

// keptReferences is where references lie that have been read, and what is around them,
// without the room that reading them needs. The zero value is ready.
type keptReferences struct {
	steps []policy.Step
	list  []FoundReference
	marks []mark
	ends  []int
	dates []FoundDate
}

func (k *keptReferences) reset() {
	k.steps, k.list, k.marks, k.ends, k.dates = k.steps[:0], k.list[:0], k.marks[:0], k.ends[:0], k.dates[:0]
}

// forget resets the memory, and keeps nothing alive that it has held.
func (k *keptReferences) forget() {
	clear(k.steps)
	clear(k.list)
	k.reset()
}

// keep returns copies of the references that share no memory with them.
func (k *keptReferences) keep(found []FoundReference) []FoundReference {
	list := append(take(&k.list, len(found)), found...)
	for i := range list {
		list[i].Steps, list[i].Through = k.keepSteps(list[i].Steps), k.keepSteps(list[i].Through)
	}
	return list
}

func (k *keptReferences) keepSteps(steps []policy.Step) []policy.Step {
	if steps == nil {
		return nil
	}
	return append(take(&k.steps, len(steps)), steps...)
}

// newSteps returns no steps, with room for a few.
func (p *referencePool) newSteps() []policy.Step {
	const n = 4
	if p == nil {
		return make([]policy.Step, 0, n)
	}
	return take(&p.steps, n)
}

// newMembers returns no references, with room for a few.
func (p *referencePool) newMembers() []FoundReference {
	const n = 2
	if p == nil {
		return make([]FoundReference, 0, n)
	}
	return take(&p.members, n)
}

// take cuts an empty slice with room for n elements off what is free in the
// pool. What does not fit in it is allocated by who appends.
func take[E any](pool *[]E, n int) []E {
	if n == 0 {
		return nil
	}
	free := *pool
	used := len(free)
	if cap(free)-used < n {
		const most = 128 // What is left of the last piece is never used.
		free, used = make([]E, 0, max(min(2*cap(free), most), 4*n)), 0
	}
	*pool = free[:used+n]
	return free[used : used : used+n]
}

// ownName is a word that a text uses of itself: 本規約, these Terms. The English
// word is [policy.Citation.Document] in both languages.
type ownName struct {
	ja, en string
	plural bool
	law    bool // この法律 rather than 本法律
}

// ownNames must have longer Japanese words before those with which they begin.
var ownNames = []ownName{
	{"利用規約", "Terms of Use", true, false},
	{"利用規約", "Terms of Service", true, false},
	{"規約", "Terms", true, false},
	{"規程", "Regulations", true, false},
	{"規則", "Rules", true, false},
	{"約款", "Terms and Conditions", true, false},
	{"プライバシーポリシー", "Privacy Policy", false, false},
	{"ポリシー", "Policy", false, false},
	{"個人情報保護方針", "Personal Information Protection Policy", false, false},
	{"基本方針", "Basic Policy", false, false},
	{"方針", "Policy", false, false},
	{"契約", "Agreement", false, false},
	{"要領", "Guidelines", true, false},
	{"要綱", "Guidelines", true, false},
	{"細則", "Detailed Rules", true, false},
	{"内規", "Internal Rules", true, false},
	{"条例", "Ordinance", false, true},
	{"法律", "Act", false, true},
	{"法", "Act", false, true},
	{"政令", "Cabinet Order", false, true},
	{"省令", "Ministerial Order", false, true},
	{"会則", "Bylaws", true, false},
	{"定款", "Articles of Incorporation", true, false},
	{"ガイドライン", "Guidelines", true, false},
	{"基準", "Standards", true, false},
	{"指針", "Guidelines", true, false},
}

// law is a law that policies cite often. Others keep their name in the language
// in which they are written.
type law struct{ ja, en string }

var laws = []law{
	{"民法", "Civil Code"},
	{"会社法", "Companies Act"},
	{"商法", "Commercial Code"},
	{"刑法", "Penal Code"},
	{"民事訴訟法", "Code of Civil Procedure"},
	{"労働基準法", "Labor Standards Act"},
	{"労働契約法", "Labor Contracts Act"},
	{"消費者契約法", "Consumer Contract Act"},
	{"著作権法", "Copyright Act"},
	{"電気通信事業法", "Telecommunications Business Act"},
	{"個人情報の保護に関する法律", "Act on the Protection of Personal Information"},
	{"特定商取引に関する法律", "Act on Specified Commercial Transactions"},
}

func japaneseLaw(name string) string {
	for _, l := range laws {
		if l.en == name {
			return l.ja
		}
	}
	return name
}

func englishLaw(name string) string {
	for _, l := range laws {
		if l.ja == name {
			return l.en
		}
	}
	return name
}

// Citation makes the text of a written reference, [](#purpose/2/1): 第4条第2項第1号,
// Article 4, paragraph (2), item (i). The paragraph is left out where the
// article has only one, chapters where articles are counted through. What has no
// number is cited by its caption. Several targets make a list, three or more
// that follow each other a range. It is "" without a target.
func Citation(t *policy.Text, target []*policy.Provision, style Citer) string {
	return CitationWith(policy.NewResolver(t), target, style)
}

// CitationWith is [Citation] for who asks many times: r is the resolver of the
// text.
func CitationWith(r *policy.Resolver, target []*policy.Provision, style Citer) string {
	l, _ := For(r.Text().Language)
	if len(target) == 1 {
		if s := citeByCaption(l, target[0], style); s != "" {
			return s
		}
	}
	return l.WriteReference(CitationOf(r, target), style)
}

// CitationOf returns the references with which the provisions are cited.
func CitationOf(r *policy.Resolver, target []*policy.Provision) []policy.Citation {
	if len(target) > 2 && policy.Adjacent(target) {
		return []policy.Citation{{Steps: r.Path(target[0]), Through: r.Path(target[len(target)-1])}}
	}
	list := make([]policy.Citation, 0, len(target))
	for i, p := range target {
		c := policy.Citation{Steps: r.Path(p)}
		switch {
		case i > 0 && i == len(target)-1:
			c.Join = policy.And
		case i > 0:
			c.Join = policy.Comma
		}
		list = append(list, c)
	}
	return list
}

// citeByCaption cites a provision that has no number, or stands in one, by the
// caption: 「目的」, 「目的」第2項. It is "" if all have numbers.
func citeByCaption(l Locale, p *policy.Provision, style Citer) string {
	var below []policy.Step
	for q := p; q != nil; q = q.Parent {
		switch {
		case q.Number != "" && q.Kind == policy.Paragraph && len(q.Parent.Children) == 1:
		case q.Number != "":
			below = append([]policy.Step{{Kind: q.Kind, Depth: q.Depth, Number: q.Number}}, below...)
		case len(q.Caption) > 0 && q.Kind <= policy.Article:
			return l.quoteBefore(policy.Plain(q.Caption), l.WriteReference([]policy.Citation{{Steps: below}}, style))
		default:
			return ""
		}
		if q.Kind == policy.Article {
			return ""
		}
	}
	return ""
}

// sharedSteps returns how many leading steps b shares with a and may leave out
// in a list; never all of them.
func sharedSteps(a, b []policy.Step) int {
	n := 0
	for n < len(a) && n < len(b)-1 && sameStep(a[n], b[n]) {
		n++
	}
	if n == len(a) || n == len(b) || a[n].Level() != b[n].Level() {
		return 0
	}
	return n
}

func sameStep(a, b policy.Step) bool {
	a.Mark, b.Mark, a.Loose, b.Loose = "", "", false, false
	return a == b
}

// runeAt decodes the rune at s[i]; 0, 0 at the end.
func runeAt(s string, i int) (r rune, size int) {
	if i < 0 || i >= len(s) {
		return 0, 0
	}
	if s[i] < utf8.RuneSelf {
		return rune(s[i]), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

// runeBefore decodes the rune that ends at s[i]; 0, 0 at the start.
func runeBefore(s string, i int) (r rune, size int) {
	if i <= 0 || i > len(s) {
		return 0, 0
	}
	return utf8.DecodeLastRuneInString(s[:i])
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' || '０' <= r && r <= '９' }

func isLatin(r rune) bool {
	return 'a' <= r|0x20 && r|0x20 <= 'z' && r < 0x80 || 'Ａ' <= r && r <= 'Ｚ' || 'ａ' <= r && r <= 'ｚ'
}

func isHan(r rune) bool {
	return '一' <= r && r <= '鿿' || '㐀' <= r && r <= '䶿' || r == '々' || r == '〆' || 0x20000 <= r && r < 0x30000 || '豈' <= r && r <= '﫿'
}

func isKatakana(r rune) bool { return 'ァ' <= r && r <= 'ヺ' || r == 'ー' }

func hasAnyPrefix(s string, list []string) int {
	for _, p := range list {
		if strings.HasPrefix(s, p) {
			return len(p)
		}
	}
	return 0
}
