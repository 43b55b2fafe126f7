package check

// fullStop reports full stops and commas that stand twice or beside each other:
// 。。, 、。, two points, two commas.
func fullStop(pass *Pass) {
	pass.each(func(p *passage) {
		if p.has(hasTwoStops) {
			doubledJapanese(pass, p)
			doubledASCII(pass, p)
		}
	})
}

func doubledJapanese(pass *Pass, p *passage) {
	const size = len("。")
	for i := 0; i+size < len(p.words); i++ {
		switch {
		case p.words[i] < 0xE0:
			continue
		case !isStop(p.words, i):
			i += size - 1
			continue
		case !isStop(p.words, i+size), quoted(p.words, i):
			continue
		}
		pass.error(p, i, "full-stop", "Found", p.words[i:i+2*size])
		return
	}
}

// isStop reports whether 。 or 、 stands at s[i].
func isStop(s string, i int) bool {
	return s[i] == 0xE3 && s[i+1] == 0x80 && (s[i+2] == 0x82 || s[i+2] == 0x81)
}

// doubledASCII reports two points or commas between a letter and the end of a
// word. Three points are an omission, and two in a path are part of it.
func doubledASCII(pass *Pass, p *passage) {
	s := p.words
	for i := 1; i+1 < len(s); i++ {
		if s[i] > '.' || s[i] != '.' && s[i] != ',' || s[i+1] != '.' && s[i+1] != ',' || s[i] == '.' && s[i+1] == ',' {
			continue
		}
		b, a := before(s, i), after(s, i+2)
		if (isLatin(b) || isDigit(b) || b == ')') && (a == 0 || a == ' ' || a == '"' || a == '”' || a == ')') {
			pass.error(p, i, "full-stop", "Found", s[i:i+2])
			return
		}
	}
}
