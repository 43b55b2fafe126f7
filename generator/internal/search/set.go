package search

import (
	"slices"
)

// Grams collects the grams of one text. The zero value is ready; it reuses its room
// after [Grams.Set].
type Grams struct {
	folding folding
	hashes  []uint32 // a table of those found, by their last bits; 0 is an empty place
	found   []uint32
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

// Add adds the grams of words that stand together: a paragraph, a caption.
func (g *Grams) Add(words string) {
	g.folding.start(words)
	var u unit
	for {
		if word := g.folding.letters(); word != "" {
			g.addLetters(&u, word)
			continue
		}
		r, c := g.folding.ideograph(), wide
		if r == end {
			if r = g.folding.char(); r == end {
				break
			}
			c = classOf(r)
		}
		if c != u.class || c == wide {
			g.end(&u)
			u.begin(c)
		}
		g.add(&u, r)
	}
	g.end(&u)
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
	g.put(h)
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
	if u.class == letter && (u.size == prefixes[0] || u.size == prefixes[1] || u.size == prefixes[2]) {
		g.put(u.hash)
	}
}

// addLetters adds English letters, of which only the first ones of a word count.
func (g *Grams) addLetters(u *unit, letters string) {
	if u.class != letter {
		g.end(u)
		u.begin(letter)
	}
	for i := range letters {
		if u.size == prefixes[len(prefixes)-1] {
			return
		}
		g.add(u, rune(letters[i]|0x20))
	}
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

// put puts a gram into the table, unless it is there.
func (g *Grams) put(h hash) {
	if 2*len(g.found) >= len(g.hashes) {
		g.grow()
	}
	if m := max(h.mix(), 1); g.place(m) {
		g.found = append(g.found, m)
	}
}

// place gives a gram its place in the table; it reports whether it was new.
func (g *Grams) place(m uint32) bool {
	last := len(g.hashes) - 1
	for i := int(m) & last; ; i = (i + 1) & last {
		switch g.hashes[i] {
		case m:
			return false
		case 0:
			g.hashes[i] = m
			return true
		}
	}
}

func (g *Grams) grow() {
	g.hashes = make([]uint32, max(1<<12, 2*len(g.hashes)))
	for _, m := range g.found {
		g.place(m)
	}
}

// Set returns the grams that were added, and forgets them.
func (g *Grams) Set() Set {
	count := len(g.found)
	slices.Sort(g.found)
	w := bitWriter{b: make([]byte, 0, count*(Parameter+2)/8+8)}
	last := uint64(0)
	for _, m := range g.found {
		at := uint64(m) * uint64(count) >> (32 - Parameter)
		w.distance(at - last)
		last = at
	}
	clear(g.hashes)
	g.found = g.found[:0]
	return Set{Count: count, Bits: slices.Clip(w.end())}
}

// bitWriter writes bits, the highest of a byte first.
type bitWriter struct {
	b    []byte
	bits uint64 // not yet written, the last one lowest
	size int
}

func (w *bitWriter) distance(d uint64) {
	for range d >> Parameter {
		w.write(1, 1)
	}
	w.write(d&(1<<Parameter-1), 1+Parameter)
}

func (w *bitWriter) write(value uint64, size int) {
	w.bits = w.bits<<size | value
	for w.size += size; w.size >= 8; w.size -= 8 {
		w.b = append(w.b, byte(w.bits>>(w.size-8)))
	}
}

func (w *bitWriter) end() []byte {
	if w.size > 0 {
		w.b = append(w.b, byte(w.bits<<(8-w.size)))
	}
	return w.b
}
