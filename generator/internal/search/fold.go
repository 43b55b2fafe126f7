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

	"golang.org/x/text/unicode/norm"
)

// Fold returns words as they are compared with those of a query.
func Fold(s string) string {
	var f Folder
	return string(f.fold(s))
}

// Folder folds words, and reuses its room.
type Folder struct {
	chars, folded []rune
}

// fold folds s. The result is valid until the next call.
func (f *Folder) fold(s string) []rune {
	if !isNFKC(s) {
		s = norm.NFKC.String(s)
	}
	f.chars, f.folded = f.chars[:0], f.folded[:0]
	for _, r := range s {
		f.chars = append(f.chars, lower(r))
	}
	for i := 0; i < len(f.chars); {
		var size int
		if f.folded, size = appendNumeral(f.folded, f.chars[i:]); size > 0 {
			i += size
			continue
		}
		r := sign(f.chars[i])
		i++
		if r == ' ' && len(f.folded) > 0 && f.folded[len(f.folded)-1] == ' ' {
			continue
		}
		f.folded = append(f.folded, r)
	}
	return f.folded
}

// isNFKC reports whether NFKC leaves s as it is, but for the wide forms of ASCII,
// which [lower] takes back. It says no where it does not know, and knows what
// texts consist of, because NFKC costs more than all else.
func isNFKC(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		switch {
		case r < 0x80, 0x2013 <= r && r <= 0x2015, 0x2018 <= r && r <= 0x201F && r != 0x201B:
		case 0x3000 <= r && r <= 0x3029, 0x3041 <= r && r <= 0x3096, 0x309D <= r && r <= 0x309E, 0x30A1 <= r && r <= 0x30FE:
		case 0x4E00 <= r && r <= 0x9FFF, 0xFF01 <= r && r <= 0xFF5E:
		default:
			return true
		}
		return false
	}) < 0
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
