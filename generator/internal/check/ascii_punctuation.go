package check

// asciiPunctuation reports half-width commas and points inside Japanese sentences
// (東京都,大阪府), and in texts that use （） around Japanese words, half-width brackets
// around others, once a text. Numbers, Latin words, abbreviations and addresses
// keep theirs.
func asciiPunctuation(pass *Pass) {
	list := pass.words()
	for start, end := 0, 0; start < len(list); start = end {
		for end < len(list) && list[end].text == list[start].text {
			end++
		}
		if !list[start].japanese() {
			continue
		}
		var seen signs
		for i := start; i < end; i++ {
			p := &list[i]
			seen |= p.signs
			if p.has(hasPoint | hasComma) {
				asciiStops(pass, p)
			}
		}
		if seen&hasNarrow != 0 {
			bracketWidths(pass, list[start:end])
		}
	}
}

// bracketWidths reports the first half-width bracket of a text, if it has more that are
// full-width.
func bracketWidths(pass *Pass, list []passage) {
	var narrow, wide signCount
	for i := range list {
		if p := &list[i]; p.has(hasBracket) && p.role != inCell && p.role != inTitle {
			countBrackets(p, &narrow, &wide)
		}
	}
	if narrow.n > 0 && wide.n > narrow.n {
		pass.warn(narrow.passage, narrow.at, "ascii-punctuation.brackets")
	}
}

func asciiStops(pass *Pass, p *passage) {
	s := p.words
	for i := 1; i < len(s); i++ {
		if s[i] != ',' && s[i] != '.' && s[i] != ';' || s[i-1] < 0x80 || !isJapanese(before(s, i)) {
			continue
		}
		a := after(s, i+1)
		if a == ' ' {
			a = after(s, i+2)
		}
		ends := s[i] == '.' && (a == 0 && p.role == inWords || a == '）' || a == '」')
		if !isJapanese(a) && !ends || a != '」' && quoted(s, i) {
			continue
		}
		want := "、"
		if s[i] == '.' {
			want = "。"
		}
		pass.warn(p, i, "ascii-punctuation.stop", "Found", s[i:i+1], "Want", want)
		return
	}
}

// countBrackets counts the brackets that open behind a Japanese letter and
// before one, by their width.
func countBrackets(p *passage, narrow, wide *signCount) {
	for i, r, size := nextBracket(p.words, 0); r != 0; i, r, size = nextBracket(p.words, i+size) {
		if (r == '(' || r == '（') && isJapanese(before(p.words, i)) && isJapanese(after(p.words, i+size)) {
			if r == '(' {
				narrow.add(p, i)
			} else {
				wide.add(p, i)
			}
		}
	}
}
