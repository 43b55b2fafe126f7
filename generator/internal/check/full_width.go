package check

import (
	"strings"
	"unicode/utf8"
)

// fullWidth reports full-width letters, digits and punctuation in English texts:
// Ｃｏｍｐａｎｙ, １０ days, （the Services）. Quotations of Japanese words are left alone.
func fullWidth(pass *Pass) {
	pass.each(func(p *passage) {
		if p.japanese() || !p.has(hasWide) {
			return
		}
		for start := 0; start < len(p.words); {
			from, to := fullWidthRun(p.words, start)
			if from < 0 {
				break
			}
			if !isBesideJapanese(p.words, from, to) {
				pass.warn(p, from, "full-width", "Found", p.words[from:to])
				break
			}
			start = to
		}
	})
}

// fullWidthRun returns where the first full-width characters from the byte i on
// begin and end; -1, 0 if there are none.
func fullWidthRun(s string, i int) (from, to int) {
	from = strings.IndexFunc(s[i:], isFullWidth)
	if from < 0 {
		return -1, 0
	}
	from += i
	for to = from; to < len(s) && isFullWidth(after(s, to)); {
		_, size := utf8.DecodeRuneInString(s[to:])
		to += size
	}
	return from, to
}

func isFullWidth(r rune) bool {
	return r >= '！' && r <= '～' || r == '、' || r == '。' || r == '　'
}

// isBesideJapanese reports whether s[from:to] stands beside Japanese words or in
// a Japanese quotation.
func isBesideJapanese(s string, from, to int) bool {
	return isJapanese(before(s, from)) || isJapanese(after(s, to)) || strings.Contains(s[max(0, from-neighbourhood):from], "「") && quoted(s, from)
}
