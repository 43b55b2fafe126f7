package search

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Grams collects the grams of one text, and after [Grams.Set] those of another one. It
// is fastest where most words of a text are those of the text before, in the same
// order, as in the versions of a policy. The zero value is ready; it reuses its room
// after [Grams.Forget].
type Grams struct {
	folding folding
	added   []added  // words of this text
	before  []added  // words of the text before
	next    int      // in before, where words of this one are expected
	found   []uint32 // grams of words of both, some of them more than once

	table  []uint32 // each gram at the place that its first bits say, or behind it; 0 is an empty place
	shift  int      // takes all but those bits away
	count  int      // of grams in the table
	sorted []uint32 // room for them
}

// Set is the grams of a text, coded: Bits is a Golomb-Rice code of the distances
// between their places in a row of Count << Parameter places, in rising order. A
// distance is as many ones as its upper part says, a zero, and Parameter bits.
type Set struct {
	Count int
	Bits  []byte // from the highest bit of each byte on
}

// Parameter is how many bits a distance has at least. Of texts without a gram, one
// in 2^Parameter seems to have it.
const Parameter = 4

// prefixes are how many letters of a word are grams.
var prefixes = [...]int{2, 4, 7}

func isPrefix(size int) bool {
	return size == prefixes[0] || size == prefixes[1] || size == prefixes[2]
}

// added is words that were added. Their grams are those found from start to end.
type added struct {
	words      string
	start, end int
}

// Add adds the grams of words that stand together: a paragraph, a caption.
func (g *Grams) Add(words string) {
	if words == "" {
		return
	}
	a, ok := g.known(words)
	if !ok {
		a = added{words: words, start: len(g.found)}
		g.find(words)
		a.end = len(g.found)
	}
	g.added = append(g.added, a)
	g.putAll(g.found[a.start:a.end])
}

// lacking is how many words a text may lack of the text before, between two that both
// have, so that the second ones are known.
const lacking = 8

// known returns words that the text before has where they are expected.
func (g *Grams) known(words string) (a added, ok bool) {
	for i := g.next; i < min(g.next+lacking, len(g.before)); i++ {
		if g.before[i].words == words {
			g.next = i + 1
			return g.before[i], true
		}
	}
	return added{}, false
}

// find finds the grams of words. Mostly NFKC leaves them as they are, which is seen while
// they are read.
func (g *Grams) find(words string) {
	start := len(g.found)
	if g.findPlain(words); g.folding.altered {
		g.found = g.found[:start]
		g.findPlain(norm.NFKC.String(words))
	}
}

// findPlain finds the grams of words that NFKC leaves as they are. All others are
// altered.
func (g *Grams) findPlain(words string) {
	f := &g.folding
	f.startPlain(words)
	var u unit
	for {
		if !f.pending() {
			f.rest = g.addPlain(&u, f.rest)
		}
		r := f.one()
		if r == end {
			break
		}
		c := classOf(r)
		if c != u.class || c == wide {
			g.end(&u)
			u.begin(c)
		}
		g.add(&u, r)
	}
	g.end(&u)
}

// addPlain adds words up to the first character that is none of those that texts mostly
// consist of, or may begin a number that is not written in Arabic digits alone. It returns
// what is left. Signs are in no gram, so nothing is folded here but large letters; NFKC leaves all of them.
func (g *Grams) addPlain(u *unit, s string) string {
	for s != "" {
		size := 0
		switch c := s[0]; {
		case c >= utf8.RuneSelf:
			size = g.addWide(u, s)
		case isDigit(c):
			size = g.addDigits(u, s)
		default:
			size = g.addASCII(u, s)
		}
		if size == 0 {
			return s
		}
		s = s[size:]
	}
	return s
}

// AddProvision adds that the text has a provision of the kind with the number, both
// as they stand in text.json.
func (g *Grams) AddProvision(kind, number string) {
	h := newHash.add('§')
	for _, r := range kind {
		h = h.add(r)
	}
	h = h.add(' ')
	for _, r := range number {
		h = h.add(r)
	}
	g.putAll([]uint32{h.gram()})
}

// class is what a character is a part of.
type class uint8

const (
	other  class = iota
	letter       // of a word with spaces around it
	digit
	wide // a character that is a gram with the one beside it
)

func classOf(r rune) class {
	switch {
	case 'a' <= r && r <= 'z':
		return letter
	case '0' <= r && r <= '9':
		return digit
	case r < 0xC0, r == 0xD7, r == 0xF7:
		return other
	case r < 0x2000:
		return letter
	case 0x3005 <= r && r <= 0x3007, 0x3041 <= r && r <= 0x3096, 0x309D <= r && r <= 0x309E,
		0x30A1 <= r && r <= 0x30FA, 0x30FC <= r && r <= 0x30FE, 0x3400 <= r && r <= 0x4DBF, 0x4E00 <= r && r <= 0x9FFF,
		0xAC00 <= r && r <= 0xD7A3, 0xF900 <= r && r <= 0xFAFF, 0x20000 <= r && r <= 0x3FFFF:
		return wide
	}
	return other
}

// unit is a word, a number or a wide character, as far as it has been read.
type unit struct {
	class  class
	size   int
	hash   hash // of the unit
	pair   hash // of the unit before and this one, if they make a gram
	paired bool
}

// begin begins a unit behind another one.
func (u *unit) begin(c class) {
	before := *u
	*u = unit{class: c, hash: newHash, pair: before.hash}
	u.paired = c == wide && (before.class == wide || before.class == digit) || c == digit && before.class == wide
}

// add adds a character to the unit.
func (g *Grams) add(u *unit, r rune) {
	u.hash, u.size = u.hash.add(r), u.size+1
	if u.paired {
		u.pair = u.pair.add(r)
	}
	if u.class == letter && isPrefix(u.size) {
		g.put(u.hash)
	}
}

// addASCII adds the English words with which s begins, of which only the first letters
// count, and the signs between them. It returns how many bytes they take.
func (g *Grams) addASCII(u *unit, s string) (size int) {
	h, n := newHash, 0 // of the word
	if u.class == letter {
		h, n = u.hash, u.size
	} else {
		g.end(u)
	}
	found := g.found
	for ; size < len(s); size++ {
		c := s[size]
		if !isLetter(c) {
			if c >= utf8.RuneSelf || isDigit(c) {
				break
			}
			h, n = newHash, 0
			continue
		}
		if n == prefixes[len(prefixes)-1] {
			continue
		}
		h, n = h.add(rune(c|0x20)), n+1
		if isPrefix(n) {
			found = append(found, h.gram())
		}
	}
	g.found, *u = found, unit{}
	if n > 0 {
		*u = unit{class: letter, size: n, hash: h}
	}
	return size
}

// addDigits adds the digits with which s begins, if the number surely ends behind them. It
// returns how many there are.
func (g *Grams) addDigits(u *unit, s string) (size int) {
	for size < len(s) && isDigit(s[size]) {
		size++
	}
	if size < len(s) && (s[size] == ',' || s[size] >= utf8.RuneSelf && !isPlainWide(threeBytes(s[size:]))) {
		return 0
	}
	g.end(u)
	u.begin(digit)
	for _, c := range s[:size] {
		g.add(u, c)
	}
	return size
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isLetter reports whether c is an English letter, large or small.
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// addWide adds the wide characters with which s begins, and the signs between them. It
// returns how many bytes they take.
func (g *Grams) addWide(u *unit, s string) (size int) {
	before, paired := u.hash, u.class == wide || u.class == digit
	for {
		r := threeBytes(s[size:])
		switch {
		case isPlainWide(r):
			if paired {
				g.put(before.add(r))
			}
			before, paired = newHash.add(r), true
		case isPlainSign(r):
			paired = false
		default:
			if size > 0 {
				g.end(u)
				*u = unit{hash: before}
				if paired {
					u.class = wide
				}
			}
			return size
		}
		size += 3
	}
}

// threeBytes returns the character with which s begins, if it takes three bytes; else 0.
func threeBytes(s string) rune {
	if len(s) < 3 || s[0]&0xF0 != 0xE0 || s[1]&0xC0 != 0x80 || s[2]&0xC0 != 0x80 {
		return 0
	}
	return rune(s[0]&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F)
}

// isPlainWide reports whether r is a wide character that is folded to itself wherever it
// stands.
func isPlainWide(r rune) bool {
	return isKana(r) || r == 'ー' || 0x4E00 <= r && r <= 0x9FFF && !isNumberSign(r)
}

// isPlainSign reports whether r is a sign of Japanese, which folding makes another sign.
func isPlainSign(r rune) bool {
	return 0x3000 <= r && r <= 0x3003 || 0x3008 <= r && r <= 0x3011 || r == '・' || 0xFF01 <= r && r <= 0xFF0F
}

// end puts the grams of a whole unit.
func (g *Grams) end(u *unit) {
	if u.class == digit {
		g.put(u.hash)
	}
	if u.paired {
		g.put(u.pair)
	}
}

// hash is the hash of some characters (FNV-1a, a step a character).
type hash uint32

const newHash hash = 2166136261

func (h hash) add(r rune) hash { return (h ^ hash(r)) * 16777619 }

// mix makes all bits of the hash depend on each other (MurmurHash3).
func (h hash) mix() uint32 {
	h ^= h >> 16
	h *= 0x85EBCA6B
	h ^= h >> 13
	h *= 0xC2B2AE35
	return uint32(h ^ h>>16)
}

// gram returns the gram of the characters; 0 is none.
func (h hash) gram() uint32 { return max(h.mix(), 1) }

// put puts a gram behind those found.
func (g *Grams) put(h hash) { g.found = append(g.found, h.gram()) }

// putAll puts grams into the table, unless they are there.
func (g *Grams) putAll(grams []uint32) {
	for 2*(g.count+len(grams)) >= len(g.table) {
		g.grow()
	}
	for _, m := range grams {
		if g.place(m) {
			g.count++
		}
	}
}

// place gives a gram its place in the table; it reports whether it was new.
func (g *Grams) place(m uint32) bool {
	last := len(g.table) - 1
	for i := int(m >> g.shift); ; i++ {
		switch at := &g.table[i&last]; *at {
		case m:
			return false
		case 0:
			*at = m
			return true
		}
	}
}

func (g *Grams) grow() {
	before := g.table
	g.table = make([]uint32, max(1<<12, 2*len(before)))
	g.shift = 32 - bits.TrailingZeros(uint(len(g.table)))
	for _, m := range before {
		if m != 0 {
			g.place(m)
		}
	}
}

// take takes all grams out of the table, in rising order. They stand there in nearly
// this order, so that the simplest way of sorting is the fastest.
func (g *Grams) take() []uint32 {
	list := slices.Grow(g.sorted[:0], g.count)
	for _, m := range g.table {
		if m == 0 {
			continue
		}
		i := len(list)
		list = append(list, m)
		for ; i > 0 && list[i-1] > m; i-- {
			list[i] = list[i-1]
		}
		list[i] = m
	}
	clear(g.table)
	g.count, g.sorted = 0, list
	g.added, g.before, g.next = g.before[:0], g.added, 0
	return list
}

// Set returns the grams that were added, and forgets them.
func (g *Grams) Set() Set {
	grams := g.take()
	count := len(grams)
	w := bitWriter{b: make([]byte, 0, count*(Parameter+2)/8+8)}
	last := uint64(0)
	for _, m := range grams {
		at := uint64(m) * uint64(count) >> (32 - Parameter)
		w.distance(at - last)
		last = at
	}
	return Set{Count: count, Bits: slices.Clip(w.end())}
}

// Forget forgets all words. The next text has nothing in common with those before.
func (g *Grams) Forget() {
	clear(g.added[:cap(g.added)]) // They keep texts in memory.
	clear(g.before[:cap(g.before)])
	g.added, g.before, g.next, g.found = g.added[:0], g.before[:0], 0, g.found[:0]
}

// bitWriter writes bits, the highest of a byte first.
type bitWriter struct {
	b    []byte
	bits uint64 // not yet written, the last one lowest
	size int    // of bits, less than 32
}

// distance writes a distance between grams.
func (w *bitWriter) distance(d uint64) {
	ones := int(d >> Parameter)
	for ; ones > 16; ones -= 16 {
		w.write(1<<16-1, 16)
	}
	w.write((1<<ones-1)<<(1+Parameter)|d&(1<<Parameter-1), ones+1+Parameter)
}

// write writes up to 32 bits.
func (w *bitWriter) write(value uint64, size int) {
	w.bits = w.bits<<size | value
	if w.size += size; w.size >= 32 {
		w.size -= 32
		w.b = binary.BigEndian.AppendUint32(w.b, uint32(w.bits>>w.size))
	}
}

func (w *bitWriter) end() []byte {
	for ; w.size > 0; w.size -= 8 {
		w.b = append(w.b, byte(w.bits<<32>>(24+w.size)))
	}
	return w.b
}
