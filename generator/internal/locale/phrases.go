package locale

import "strings"

// phrases are words that are looked for together: a text is gone through once, however
// many they are, and only where two bytes of it are those with which one begins are
// they compared. Each has two bytes at least, and none that is counted begins with its
// own end. All begin with a letter of ASCII, or all with kana or kanji.
type phrases struct {
	words  []string
	wide   bool            // they begin with kana or kanji
	groups [][]int         // places in words of those that begin alike; the first group is empty
	begins [1 << 12]uint16 // which group that is, by [beginning]
}

// newPhrases returns what looks for the words. Their order is that in which the text is
// without them.
func newPhrases(words ...string) *phrases {
	p := &phrases{words: words, wide: words[0][0] >= 0xE0, groups: make([][]int, 1)}
	for i, w := range words {
		key := beginning(w, 0)
		if p.begins[key] == 0 {
			p.begins[key] = uint16(len(p.groups))
			p.groups = append(p.groups, nil)
		}
		group := &p.groups[p.begins[key]]
		*group = append(*group, i)
	}
	return p
}

// beginning makes a number of two bytes of s from i on: of ASCII the first two, of kana
// and kanji the last two of the first character, because the first one is almost always
// the same. Behind the end of s there are zeros.
func beginning(s string, i int) int {
	if s[i] >= 0xE0 && i+1 < len(s) {
		i++
	}
	first := int(s[i]&0x3F) << 6
	if i+1 < len(s) {
		first |= int(s[i+1] & 0x3F)
	}
	return first
}

// next returns the next place from which words may stand in s, and which they are; nil
// if there is none.
func (p *phrases) next(s string, from int) (at int, group []int) {
	if p.wide {
		return p.nextWide(s, from)
	}
	for i := from + 1; i < len(s); i++ {
		if g := p.begins[int(s[i-1]&0x3F)<<6|int(s[i]&0x3F)]; g != 0 {
			return i - 1, p.groups[g]
		}
	}
	return len(s), nil
}

func (p *phrases) nextWide(s string, from int) (at int, group []int) {
	for i := from + 2; i < len(s); i++ {
		if s[i-2] < 0xE0 {
			continue
		}
		if g := p.begins[int(s[i-1]&0x3F)<<6|int(s[i]&0x3F)]; g != 0 {
			return i - 2, p.groups[g]
		}
		i += 2
	}
	return len(s), nil
}

// stands reports whether the word i stands in s at a place. Its last byte is looked at
// first, because others begin alike.
func (p *phrases) stands(s string, at, i int) bool {
	w := p.words[i]
	end := at + len(w)
	return end <= len(s) && s[end-1] == w[len(w)-1] && s[at:end] == w
}

// characterSize returns how many bytes a character has that begins with c.
func characterSize(c byte) int {
	switch {
	case c < 0xC0:
		return 1
	case c < 0xE0:
		return 2
	case c < 0xF0:
		return 3
	}
	return 4
}

// in reports whether one of the words stands in s.
func (p *phrases) in(s string) bool {
	for at, group := p.next(s, 0); group != nil; at, group = p.next(s, at+1) {
		for _, i := range group {
			if p.stands(s, at, i) {
				return true
			}
		}
	}
	return false
}

// count returns how often the words stand in s, those that overlap too.
func (p *phrases) count(s string) (n int) {
	for at, group := p.next(s, 0); group != nil; at, group = p.next(s, at+1) {
		for _, i := range group {
			if p.stands(s, at, i) {
				n++
			}
		}
	}
	return n
}

// find returns where the first of the words stands in s, and which it is; -1 if there
// is none. Of those that begin there it is the one that is listed first.
func (p *phrases) find(s string) (at, word int) {
	for at, group := p.next(s, 0); group != nil; at, group = p.next(s, at+1) {
		for _, i := range group {
			if p.stands(s, at, i) {
				return at, i
			}
		}
	}
	return -1, -1
}

// listed returns the first word of the list, from the given one on, that stands in s;
// -1 if there is none.
func (p *phrases) listed(s string, from int) int {
	found := len(p.words)
	for at, group := p.next(s, 0); group != nil; at, group = p.next(s, at+1) {
		for _, i := range group {
			if i >= from && i < found && p.stands(s, at, i) {
				found = i
			}
		}
	}
	if found == len(p.words) {
		return -1
	}
	return found
}

// without returns s without the words. They are taken out one after another: what
// stood around one may make another, which is taken out too if it is listed later.
func (p *phrases) without(s string) string {
	for i := p.listed(s, 0); i >= 0; i = p.listed(s, i+1) {
		s = strings.ReplaceAll(s, p.words[i], "")
	}
	return s
}

// has reports whether the word is one of the words.
func (p *phrases) has(word string) bool {
	if len(word) < 2 {
		return false
	}
	for _, i := range p.groups[p.begins[beginning(word, 0)]] {
		if p.words[i] == word {
			return true
		}
	}
	return false
}

// begin reports whether s begins with one of the words.
func (p *phrases) begin(s string) bool {
	if len(s) < 2 {
		return false
	}
	for _, i := range p.groups[p.begins[beginning(s, 0)]] {
		if strings.HasPrefix(s, p.words[i]) {
			return true
		}
	}
	return false
}

// word returns where the next of the words stands in s as a word of its own, from a
// place on, and which it is; -1 if there is none. The words are English.
func (p *phrases) word(s string, from int) (at, word int) {
	for at, group := p.next(s, from); group != nil; at, group = p.next(s, at+1) {
		if at > 0 && isASCIILetter(s[at-1]) {
			continue
		}
		for _, i := range group {
			if end := at + len(p.words[i]); p.stands(s, at, i) && (end == len(s) || !isASCIILetter(s[end])) {
				return at, i
			}
		}
	}
	return -1, -1
}
