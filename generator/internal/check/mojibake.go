package check

import (
	"strings"
	"unicode/utf8"
)

// mojibake reports words that were read in the wrong encoding: 縺ｮ and 繧 for kana,
// â€™ for an apostrophe, Ã© for é, ??? where characters were lost. The character
// U+FFFD is found when the file is read.
func mojibake(pass *Pass) {
	list := pass.words()
	for i := range list {
		p := &list[i]
		if p.has(hasGarble) {
			garbledKana(pass, p)
		}
		if p.has(hasAccent) {
			garbledLatin(pass, p)
		}
		if p.has(hasComma) {
			if i := strings.Index(p.words, "???"); i >= 0 {
				pass.error(p, i, "mojibake.lost", "Found", "???")
			}
		}
	}
}

// garbledKana reports kana of UTF-8 read as Shift_JIS. One such kanji may be
// meant, two in a block are not.
func garbledKana(pass *Pass, p *passage) {
	first, n := 0, 0
	for i, r := range p.words {
		if r == '縺' || r == '繧' || r == '繝' {
			if n == 0 {
				first = i
			}
			n++
		}
	}
	if n > 1 {
		pass.error(p, first, "mojibake.garbled", "Found", excerpt(p.words[first:]))
	}
}

// garbledLatin reports characters of UTF-8 read as Latin-1 or Windows-1252: what
// was one character begins with a letter of few and goes on with a sign that
// stands behind no letter.
func garbledLatin(pass *Pass, p *passage) {
	for i, r := range p.words {
		next := after(p.words, i+utf8.RuneLen(r))
		sign := next >= 0x80 && next <= 0xBF && next != 'ª' && next != 'º' && next != '·'
		garbled := (r == 'Ã' || r == 'Â') && sign ||
			(r == 'â' || r == 'ã') && (next == '€' || next == '‚' || next == 'ƒ') ||
			r == 'ï' && next == '¼' || r == 'ï' && next == '»'
		if garbled {
			pass.error(p, i, "mojibake.garbled", "Found", excerpt(p.words[i:]))
			return
		}
	}
}

// excerpt returns the first characters of s.
func excerpt(s string) string {
	n := 0
	for i := range s {
		if n++; n > 8 {
			return s[:i] + "…"
		}
	}
	return s
}
