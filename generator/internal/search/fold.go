// Package search says in a few bytes which words a text may have, so that readers
// can search a static site.
//
// A page of the site has one file for all texts of a language, with the [Grams] of
// each, as a [Set]. Whoever searches gets this file, asks the sets which texts may
// have the words, fetches only those, and looks for the words themselves: a set
// may say yes where a text has no such words, but never no where it has them.
//
// # Folding
//
// Texts and queries are folded ([Fold]) before they are compared, because the same
// words are written in several ways:
//
//   - NFKC, lower case: ３, Ａ, ｱ, ㈱ are 3, a, ア, (株).
//   - Numbers are written in Arabic digits without commas: 第三十条, 二〇二〇年,
//     3万円, 30,000円 are 第30条, 2020年, 30000円, 30000円.
//   - Hyphens and dashes are -, quotes ' and ", 、 and 。 are , and . – and any run
//     of white space is one space.
//
// # Grams
//
// Japanese has no spaces between its words, and what divides it into words errs,
// and errs in another way in another sentence. So grams of Japanese are any two
// characters that stand side by side; a number counts as one character. Grams of
// other words are their first letters, 2, 4 and 7 of them, since readers may have
// typed but a part of a word; numbers are grams by themselves.
//
// layouts/search.js does the same in the browser. testdata/fold.json holds both to
// it.
package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns words as they are compared with those of a query.
func Fold(s string) string {
	var f folding
	f.start(s)
	var b strings.Builder
	for r := f.char(); r != end; r = f.char() {
		b.WriteRune(r)
	}
	return b.String()
}

// end is what [folding.char] returns behind the last character.
const end rune = -1

// folding folds words, one character after the other, and reuses its room.
type folding struct {
	rest   string
	run    []rune // what a number may consist of, from the first character that can begin one
	next   int    // in run
	digits []byte // of the number that was read last
	given  int    // of the digits
	last   rune   // given the last time

	altered bool // a character was read of which NFKC may make another one
}

// start makes ready to fold s.
func (f *folding) start(s string) {
	if !isNFKC(s) {
		s = norm.NFKC.String(s)
	}
	f.startPlain(s)
}

// startPlain is start for words that NFKC leaves as they are, or of which the caller
// looks whether they are altered.
func (f *folding) startPlain(s string) {
	f.rest, f.last, f.altered = s, 0, false
	f.run, f.next, f.digits, f.given = f.run[:0], 0, f.digits[:0], 0
}

// char returns the next folded character.
func (f *folding) char() rune {
	for {
		r := f.one()
		if r == ' ' && f.last == ' ' {
			continue
		}
		f.last = r
		return r
	}
}

// one returns the next character; all of a run of spaces are spaces.
func (f *folding) one() rune {
	for {
		switch {
		case f.given < len(f.digits):
			f.given++
			return rune(f.digits[f.given-1])
		case f.next < len(f.run):
			if f.number() {
				continue
			}
			f.next++
			return sign(f.run[f.next-1])
		case f.rest == "":
			return end
		}
		r := f.take()
		if !beginsNumber(r) {
			return sign(r)
		}
		f.gather(r)
	}
}

func isKana(r rune) bool { return 0x3041 <= r && r <= 0x3096 || 0x30A1 <= r && r <= 0x30FA }

// pending reports whether characters have been read that were not given yet. Else what
// comes next is the rest.
func (f *folding) pending() bool { return f.given < len(f.digits) || f.next < len(f.run) }

// number reads the number with which what is left of the run begins; it reports
// whether there is one.
func (f *folding) number() bool {
	var size int
	f.digits, size = appendNumeral(f.digits[:0], f.run[f.next:])
	f.next += size
	f.given = 0
	return size > 0
}

// gather collects what a number may consist of. No number goes on behind the run.
func (f *folding) gather(first rune) {
	f.run, f.next = append(f.run[:0], first), 0
	for f.rest != "" {
		rest := f.rest
		r := f.take()
		if !isOfNumber(r) {
			f.rest = rest
			return
		}
		f.run = append(f.run, r)
	}
}

// take takes the next character, as a small letter.
func (f *folding) take() rune {
	if c := f.rest[0]; c < utf8.RuneSelf {
		f.rest = f.rest[1:]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		return rune(c)
	}
	r, size := utf8.DecodeRuneInString(f.rest)
	f.rest = f.rest[size:]
	f.altered = f.altered || !staysNFKC(r)
	return lower(r)
}

// isNFKC reports whether NFKC leaves s as it is, but for the wide forms of ASCII,
// which [lower] takes back. It says no where it does not know, and knows what
// texts consist of, because NFKC costs more than all else.
func isNFKC(s string) bool {
	for s != "" {
		if len(s) >= 8 && s[0]|s[1]|s[2]|s[3]|s[4]|s[5]|s[6]|s[7] < utf8.RuneSelf {
			s = s[8:]
			continue
		}
		if s[0] < utf8.RuneSelf {
			s = s[1:]
			continue
		}
		if !staysNFKC(threeBytes(s)) {
			return false
		}
		s = s[3:]
	}
	return true
}

// staysNFKC is [isNFKC] for one character that is not ASCII.
func staysNFKC(r rune) bool {
	switch {
	case isKana(r), 0x4E00 <= r && r <= 0x9FFF:
	case 0x2013 <= r && r <= 0x2015, 0x2018 <= r && r <= 0x201F && r != 0x201B:
	case 0x3000 <= r && r <= 0x3029, 0x309D <= r && r <= 0x309E, 0x30FB <= r && r <= 0x30FE, 0xFF01 <= r && r <= 0xFF5E:
	default:
		return false
	}
	return true
}

// lower returns the small form of a letter, and what NFKC makes of wide ASCII.
func lower(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r + ('a' - 'A')
	case r < 0x80, r >= 0x2000 && r < 0xFF00:
		return r
	case 0xFF01 <= r && r <= 0xFF5E:
		return lower(r - 0xFEE0)
	case 0xC0 <= r && r <= 0x24F && r != 0x130, 0x370 <= r && r <= 0x52F:
		return unicode.ToLower(r)
	}
	return r
}

// sign returns the common form of a sign that is written in several ways.
func sign(r rune) rune {
	switch {
	case r == '\t', r == '\n', r == '\u3000', r == '\u00A0':
		return ' '
	case r < 0x80:
		return r
	case 0x2010 <= r && r <= 0x2015, r == '\u2212':
		return '-'
	case r == '\u2018', r == '\u2019':
		return '\''
	case r == '\u201C', r == '\u201D':
		return '"'
	case r == '\u301C':
		return '~'
	case r == '、':
		return ','
	case r == '。':
		return '.'
	}
	return r
}
