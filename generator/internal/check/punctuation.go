package check

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// punctuation reports Japanese texts that mix 、 with ， or 。 with ．: at the first of
// those that are fewer, once a text. Signs inside numbers (１，０００, ３．５), in names
// (Ｃｏ．，Ｌｔｄ．) and in quotations are left alone.
func punctuation(pass *Pass) {
	list := pass.words()
	for start, end := 0, 0; start < len(list); start = end {
		for end < len(list) && list[end].text == list[start].text {
			end++
		}
		if list[start].japanese() {
			textPunctuation(pass, list[start:end])
		}
	}
}

// signCount counts a sign in a text.
type signCount struct {
	n       int
	passage *passage // of the first
	at      int
}

func (c *signCount) add(p *passage, at int) {
	if c.n == 0 {
		c.passage, c.at = p, at
	}
	c.n++
}

func textPunctuation(pass *Pass, list []passage) {
	var seen signs
	for i := range list {
		seen |= list[i].signs
	}
	if seen&hasWideStop == 0 {
		return
	}
	for _, pair := range [...][2]string{{"、", "，"}, {"。", "．"}} {
		var counts [2]signCount
		for i := range list {
			for j, sign := range pair {
				countSign(&list[i], sign, &counts[j])
			}
		}
		few, many := 1, 0
		if counts[0].n < counts[1].n {
			few, many = 0, 1
		}
		if c := counts[few]; c.n > 0 {
			pass.warn(c.passage, c.at, "punctuation", "Found", pair[few], "Count", strconv.Itoa(c.n), "Want", pair[many], "Many", strconv.Itoa(counts[many].n))
		}
	}
}

func countSign(p *passage, sign string, c *signCount) {
	for from := 0; ; {
		i := strings.Index(p.words[from:], sign)
		if i < 0 {
			return
		}
		i += from
		from = i + len(sign)
		b, a := before(p.words, i), after(p.words, from)
		if isWideDigit(b) && (isWideDigit(a) || a == 0 || a == ' ') || isLatin(b) || isWideLatin(b) || b == '．' && sign == "，" || isDigit(b) && isDigit(a) || i == 0 {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(sign); (r == '，' || r == '．') && quoted(p.words, i) {
			continue
		}
		c.add(p, i)
	}
}
