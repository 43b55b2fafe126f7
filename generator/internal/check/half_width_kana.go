package check

import (
	"strings"
	"unicode/utf8"
)

// halfWidthKana reports half-width katakana: ｻｰﾋﾞｽ. Quotations and code are left
// alone, and so are sentences that speak of 半角 letters.
func halfWidthKana(pass *Pass) {
	list := pass.words()
	for i := range list {
		p := &list[i]
		if !p.has(hasHalfKana) || strings.Contains(p.words, "半角") {
			continue
		}
		start := strings.IndexFunc(p.words, isHalfKana)
		if start < 0 || quoted(p.words, start) {
			continue
		}
		end := start
		for end < len(p.words) {
			r, size := utf8.DecodeRuneInString(p.words[end:])
			if !isHalfKana(r) {
				break
			}
			end += size
		}
		pass.warn(p, start, "half-width-kana", "Found", p.words[start:end])
	}
}

func isHalfKana(r rune) bool { return '｡' <= r && r <= 'ﾟ' }
