package amendment

import (
	"slices"
	"strings"
	"unicode/utf8"

	"znkr.io/diff"

	"jobun/generator/internal/policy"
)

// Words is the comparison of running text: its edits in order, what is deleted
// before what is inserted in its stead. The equal and deleted edits are the old
// text, the equal and inserted ones the new text.
type Words []Edit

// Edit is a piece of running text.
type Edit struct {
	Op    Op
	Cause Cause
	Text  string
}

// Op says in which of the two texts an edit stands.
type Op uint8

// The operations.
const (
	Equal  Op = iota // in both
	Delete           // in the old text only
	Insert           // in the new text only
)

// String returns the name of the operation, as data formats print it.
func (o Op) String() string { return [...]string{"equal", "delete", "insert"}[o] }

// Cause says why words are deleted or inserted.
type Cause uint8

// The causes.
const (
	Substance Cause = iota // the law says something else
	Follows                // a reference follows the new number of what it refers to
	Spacing                // other spaces, and no other words
	Away                   // in a [Change] that is From: they are not deleted, but stand elsewhere now
)

// Old returns the old text.
func (w Words) Old() string { return w.without(Insert) }

// New returns the new text.
func (w Words) New() string { return w.without(Delete) }

func (w Words) without(op Op) string {
	if len(w) == 1 && w[0].Op != op {
		return w[0].Text
	}
	var b strings.Builder
	for _, e := range w {
		if e.Op != op {
			b.WriteString(e.Text)
		}
	}
	return b.String()
}

// Changed reports whether words differ, by whatever cause but spacing.
func (w Words) Changed() bool {
	return slices.ContainsFunc(w, func(e Edit) bool { return e.Op != Equal && e.Cause != Spacing })
}

// has reports whether there is a difference with the cause.
func (w Words) has(cause Cause) bool {
	return slices.ContainsFunc(w, func(e Edit) bool { return e.Op != Equal && e.Cause == cause })
}

// away returns the old words of something that has moved, as what left its place
// with it or was deleted from it.
func (w Words) away() Words {
	var out Words
	for _, e := range w {
		if e.Op == Insert {
			continue
		}
		if e.Op == Equal || e.Cause == Spacing {
			e.Op, e.Cause = Delete, Away
		}
		if last := len(out) - 1; last >= 0 && out[last].Cause == e.Cause {
			out[last].Text += e.Text
			continue
		}
		out = append(out, e)
	}
	return out
}

// away returns words that stand elsewhere now.
func away(text string) Words {
	w := whole(Delete, text)
	for i := range w {
		w[i].Cause = Away
	}
	return w
}

// whole returns words that are all in one of the texts, or in both.
func whole(op Op, text string) Words {
	if text == "" {
		return nil
	}
	return Words{{Op: op, Text: text}}
}

// replaced returns words of which nothing is left.
func replaced(old, new string) Words { return append(whole(Delete, old), whole(Insert, new)...) }

// whole is the function of that name, which takes the memory of many together: most
// words of most texts are as they were.
func (c *comparer) whole(op Op, text string) Words {
	if text == "" {
		return nil
	}
	if len(c.edits) == cap(c.edits) {
		c.edits = make([]Edit, 0, 64)
	}
	c.edits = append(c.edits, Edit{Op: op, Text: text})
	end := len(c.edits)
	return c.edits[end-1 : end : end]
}

// words compares running text.
func (c *comparer) words(old, new []policy.Inline) Words {
	if len(old)+len(new) == 0 {
		return nil
	}
	a, b := policy.Plain(old), policy.Plain(new)
	switch {
	case a == b:
		return c.whole(Equal, a)
	case a == "" || b == "":
		return replaced(a, b)
	}
	t, m := c.tokenizer(), &c.memory.words
	m.old = t.tokens(slices.Grow(m.old[:0], len(a)/bytesOfToken), old)
	m.new = t.tokens(slices.Grow(m.new[:0], len(b)/bytesOfToken), new)
	return c.compareTokens(m.old, m.new)
}

// wordsMemory is what it takes to compare words. It is used again for the next ones.
type wordsMemory struct {
	old, new         []token // of the words that are compared
	oldKeys, newKeys []string
	edits            []tokenEdit
	changed          []*token // of the stretches
	stretches        []stretch
	flattener        flattener
}

// bytesOfToken is how long tokens are at least, on the average of a text.
const bytesOfToken = 3

// plainWords compares text without markup.
func (c *comparer) plainWords(old, new string) Words {
	return c.words([]policy.Inline{{Text: old}}, []policy.Inline{{Text: new}})
}

// compareTokens pairs sentences, and compares words inside each pair. What has
// no counterpart is deleted or inserted whole: a new sentence is new, and not
// put together from letters of its neighbour.
func (c *comparer) compareTokens(old, new []token) Words {
	olds, news := sentences(old), sentences(new)
	m := &c.memory.words
	edits := slices.Grow(m.edits[:0], len(old)+len(new))
	i, j := 0, 0
	upTo := func(toOld, toNew int) {
		for ; i < toOld; i++ {
			edits = appendTokens(edits, Delete, olds[i].tokens)
		}
		for ; j < toNew; j++ {
			edits = appendTokens(edits, Insert, news[j].tokens)
		}
	}
	for _, p := range pairSentences(olds, news) {
		upTo(p.i, p.j)
		edits = m.appendSentence(edits, olds[i].tokens, news[j].tokens)
		i, j = i+1, j+1
	}
	upTo(len(olds), len(news))
	c.markFollowing(edits)
	m.edits = edits
	return m.mergeEdits(freeSpaces(joinEdits(slideEdits(m.groupEdits(edits)))))
}

// sentence is a part of a text that ends with a full stop.
type sentence struct {
	tokens   []token
	key      string
	features []uint32 // sorted; made when first needed
}

func sentences(tokens []token) []sentence {
	var list []sentence
	start, open := 0, 0
	for i := range tokens {
		open = max(0, open+opens(&tokens[i])) // What stands in brackets ends no sentence: （…を除く。）は、
		if open == 0 && endsSentence(tokens, i) {
			list = append(list, sentence{tokens: tokens[start : i+1]})
			start = i + 1
		}
	}
	if start < len(tokens) {
		list = append(list, sentence{tokens: tokens[start:]})
	}
	for k := range list {
		list[k].key = keyOfSentence(list[k].tokens)
	}
	return list
}

func keyOfSentence(tokens []token) string {
	n := 0
	for i := range tokens {
		n += len(tokens[i].key)
	}
	var b strings.Builder
	b.Grow(n)
	for i := range tokens {
		b.WriteString(tokens[i].key)
	}
	return strings.TrimSpace(b.String())
}

// endsSentence reports whether a sentence ends with token i: with a full stop,
// what closes a quotation behind it, and the space behind that.
func endsSentence(tokens []token, i int) bool {
	if i+1 == len(tokens) || tokens[i+1].kind == space || closes(&tokens[i+1]) {
		return false
	}
	k := i
	if tokens[k].kind == space {
		if strings.Contains(tokens[k].text, "\n") {
			return true
		}
		k--
	}
	spaced := k < i
	for k >= 0 && closes(&tokens[k]) {
		k--
	}
	if k < 0 {
		return false
	}
	switch tokens[k].text {
	case "。":
		return true
	case ".", "?", "!", "？", "！":
		r, _ := utf8.DecodeRuneInString(tokens[i+1].text)
		return spaced && !(r >= 'a' && r <= 'z')
	}
	return false
}

// endsWithStop reports whether a token is a mark with which a sentence may end.
func endsWithStop(s string) bool {
	switch s {
	case "。", ".", "?", "!", "？", "！":
		return true
	}
	return false
}

// opens returns how many brackets and quotations a token opens; it is negative for
// one that closes.
func opens(t *token) int {
	switch t.text {
	case "「", "『", "（", "(", "［", "[", "“":
		return 1
	case "」", "』", "）", ")", "］", "]", "”":
		return -1
	}
	return 0
}

// closes reports whether a token may be the mark at the end of a quotation that
// looks like the one at its beginning, so that [opens] cannot count it.
func closes(t *token) bool { return t.text == `"` || t.text == "’" || t.text == "'" }

// pairSentences pairs equal sentences, then between those the ones that are
// alike. A sentence that alone stands between two pairs is paired with the one
// that alone stands there in the other text, if they are alike.
func pairSentences(olds, news []sentence) []match {
	a, b := make([]string, len(olds)), make([]string, len(news))
	for i := range olds {
		a[i] = olds[i].key
	}
	for j := range news {
		b[j] = news[j].key
	}
	var list []match
	i, j := 0, 0
	gap := func(toOld, toNew int) {
		if toOld == i+1 && toNew == j+1 && endsAlike(unsortedFeatures(olds[i].key), unsortedFeatures(news[j].key)) {
			list = append(list, match{i, j})
			i, j = toOld, toNew
			return
		}
		for _, m := range align(toOld-i, toNew-j, func(k, l int) float64 { return alikeSentences(&olds[i+k], &news[j+l]) }) {
			list = append(list, match{i + m.i, j + m.j})
		}
		i, j = toOld, toNew
	}
	x, y := 0, 0
	for _, e := range diff.Edits(a, b) {
		switch e.Op {
		case diff.Match:
			gap(x, y)
			list = append(list, match{x, y})
			x, y = x+1, y+1
			i, j = x, y
		case diff.Delete:
			x++
		case diff.Insert:
			y++
		}
	}
	gap(len(olds), len(news))
	return list
}

func alikeSentences(a, b *sentence) float64 {
	for _, s := range []*sentence{a, b} {
		if s.features == nil {
			s.features = features(s.key)
		}
	}
	if mayBeAlike(len(a.features), len(b.features)) {
		if d := dice(a.features, b.features); d >= alike {
			return d
		}
	}
	return shareTokens(a.tokens, b.tokens)
}

// shareTokens returns the likeness of two short sentences by their tokens, for
// features say little of them; 0 if they are not alike.
func shareTokens(a, b []token) float64 {
	const short = 24
	if len(a) > short || len(b) > short {
		return 0
	}
	common := 0
	used := make([]bool, len(b))
	for i := range a {
		s := &a[i]
		for j := range b {
			if t := &b[j]; !used[j] && s.key == t.key && s.kind != mark && s.kind != space {
				used[j] = true
				common += weight(s)
				break
			}
		}
	}
	if d := 2 * float64(common) / float64(content(a)+content(b)); common > 0 && d >= alike {
		return d
	}
	return 0
}

// content returns how much tokens say.
func content(list []token) int {
	n := 0
	for i := range list {
		n += weight(&list[i])
	}
	return n
}

// tokenEdit is a token that is in one of the texts, or the same in both. A token
// that differs in its spaces only is in both, with the old spaces in was.
type tokenEdit struct {
	op      Op
	follows bool
	token   *token
	was     string
}

// asItWas returns the token as the old text has it.
func (e *tokenEdit) asItWas() *token {
	if e.was == e.token.text {
		return e.token
	}
	t := *e.token
	t.text = e.was
	return &t
}

func appendTokens(edits []tokenEdit, op Op, list []token) []tokenEdit {
	for i := range list {
		edits = append(edits, tokenEdit{op: op, token: &list[i], was: list[i].text})
	}
	return edits
}

// The numbers of tokens up to which the shortest comparison of a sentence is
// looked for, and a short one; what is longer could take minutes.
const (
	minimal = 4_000
	careful = 40_000
)

// appendSentence appends the edits of a sentence that is in both texts.
func (m *wordsMemory) appendSentence(edits []tokenEdit, old, new []token) []tokenEdit {
	m.oldKeys, m.newKeys = appendKeys(m.oldKeys[:0], old), appendKeys(m.newKeys[:0], new)
	var options []diff.Option
	switch n := len(old) + len(new); {
	case n <= minimal:
		options = append(options, diff.Minimal())
	case n > careful:
		options = append(options, diff.Fast())
	}
	start := len(edits)
	i, j := 0, 0
	for _, e := range diff.Edits(m.oldKeys, m.newKeys, options...) {
		switch e.Op {
		case diff.Match:
			edits = append(edits, tokenEdit{op: Equal, token: &new[j], was: old[i].text})
			i, j = i+1, j+1
		case diff.Delete:
			edits = append(edits, tokenEdit{op: Delete, token: &old[i], was: old[i].text})
			i++
		case diff.Insert:
			edits = append(edits, tokenEdit{op: Insert, token: &new[j], was: new[j].text})
			j++
		}
	}
	return append(edits[:start], wholeClauses(edits[start:])...)
}

func appendKeys(keys []string, tokens []token) []string {
	for i := range tokens {
		keys = append(keys, tokens[i].key)
	}
	return keys
}
