package amendment

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// alike is the likeness from which on two texts are versions of each other:
// Dice's coefficient of 0.4 divides real pairs of sentences best.
const alike = 0.4

// maxFeatures bounds what is looked at of one text; a megabyte in one paragraph
// is as like to another as its first parts are.
const maxFeatures = 4096

// features returns what [appendFeatures] appends, sorted.
func features(s string) []uint32 {
	list := unsortedFeatures(s)
	slices.Sort(list)
	return list
}

func unsortedFeatures(s string) []uint32 {
	return appendFeatures(make([]uint32, 0, min(len(s)/3, maxFeatures)+1), s)
}

// appendFeatures appends what two like texts have in common: every word of a text in
// letters, every two neighbouring characters of one without spaces. One that is found
// twice is there twice.
func appendFeatures(list []uint32, s string) []uint32 {
	start := len(list)
	var previous rune
	word := uint32(0)
	flush := func() {
		if word != 0 {
			list = append(list, word)
			word = 0
		}
	}
	for _, r := range s {
		if len(list)-start >= maxFeatures {
			break
		}
		switch {
		case isKanaOrKanji(r) || r >= wide && !unicode.IsPunct(r) && !unicode.IsSpace(r):
			flush()
			if previous != 0 {
				list = append(list, mix(mix(2, previous), r))
			}
			previous = r
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if word == 0 {
				word = 1
			}
			word = mix(word, unicode.ToLower(r))
		default:
			flush()
		}
		previous = 0
	}
	flush()
	return list
}

// isKanaOrKanji reports whether r is a common character of Japanese that is no
// punctuation. It saves most characters a longer look.
func isKanaOrKanji(r rune) bool {
	return r >= 'ぁ' && r <= 'ん' || r >= 'ァ' && r <= 'ヴ' || r >= '一' && r <= '龥'
}

// wide is the first character of scripts without spaces between words.
const wide = '\u2E80'

func mix(h uint32, r rune) uint32 { return (h ^ uint32(r)) * 16777619 * 31 }

// dice returns the likeness of two texts by their features, from 0 to 1. Two
// texts without features are not alike.
func dice(a, b []uint32) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			common++
			i, j = i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return 2 * float64(common) / float64(len(a)+len(b))
}

// mayBeAlike reports whether texts with so many features can be alike at all.
func mayBeAlike(a, b int) bool { return 2*float64(min(a, b)) >= alike*float64(a+b) }

// endsAlike reports whether the features with which two texts begin and end alike are
// enough to say that the texts are alike. It need not be true of all that are, but
// is of most versions of one text, and takes no sorting.
func endsAlike(a, b []uint32) bool {
	start, most := 0, min(len(a), len(b))
	for start < most && a[start] == b[start] {
		start++
	}
	end := 0
	for end < most-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	return start+end > 0 && 2*float64(start+end) >= alike*float64(len(a)+len(b))
}

// allFeatures returns the features of all words of n, in no order.
func (n *node) allFeatures() []uint32 {
	if n.features == nil {
		n.features = make([]uint32, 0, min(n.size/3, maxFeatures)+1)
		n.features = n.gather(appendFeatures(n.features, n.caption))
	}
	return n.features
}

// likeness returns the features of all words of n, sorted.
func (n *node) likeness() []uint32 {
	list := n.allFeatures()
	if !n.sorted {
		slices.Sort(list)
		n.sorted = true
	}
	return list
}

func (n *node) gather(list []uint32) []uint32 {
	if len(list) >= maxFeatures {
		return list
	}
	list = appendFeatures(list, n.text())
	for _, inner := range n.children {
		if isGroup(n.provision.Kind) && isHeaded(inner.provision.Kind) {
			continue // A chapter is known by its title and its own words, and by its articles once they are paired.
		}
		list = inner.gather(list)
	}
	return list
}

// long reports whether a text says enough to be known again at another place.
func long(s string) bool { return utf8.RuneCountInString(s) >= 12 }
