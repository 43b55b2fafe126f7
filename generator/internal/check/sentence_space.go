package check

// sentenceSpace reports English sentences and clauses that stand together without
// a space: information.The, goods,services. Names such as System.Text, numbers and
// abbreviations are left alone.
func sentenceSpace(pass *Pass) {
	pass.each(func(p *passage) {
		if p.japanese() || !p.has(hasJoined) {
			return
		}
		s := p.words
		for j := 1; j+1 < len(s); j++ {
			if s[j] <= ';' && (s[j] == '.' || s[j] == ',' || s[j] == ';') && isLatin(rune(s[j+1])) && runsTogether(s, j) {
				start, end := wordStart(s, j), wordEnd(s, j+1)
				pass.warn(p, j, "sentence-space", "Found", s[start:end], "Want", s[start:j+1]+" "+s[j+1:end])
				break
			}
		}
	})
}

// runsTogether reports whether the sign at s[i] stands between two words.
func runsTogether(s string, i int) bool {
	start, end := wordStart(s, i), wordEnd(s, i+1)
	left, right := s[start:i], s[i+1:end]
	if b := before(s, start); b != 0 && b != ' ' && b != '(' && b != '"' && b != '“' {
		return false
	}
	if a := after(s, end); a != 0 && a != ' ' && a != ',' {
		return false
	}
	switch {
	case len(left) < 2 || len(right) < 1:
		return false
	case s[i] == '.':
		return len(left) > 2 && isLower(rune(left[len(left)-1])) && isLower(rune(left[len(left)-2])) && isUpper(rune(right[0])) && beginsSentence(right)
	}
	return len(right) > 1 && isLower(rune(left[len(left)-1])) && isLower(rune(right[0]))
}

// beginsSentence reports whether the word, which begins with a capital letter, may
// begin a sentence, and is not the end of a domain or of a file's name.
func beginsSentence(word string) bool {
	switch word {
	case "A", "I":
		return true
	case "Com", "Net", "Org", "Js":
		return false
	}
	return len(word) > 1 && isLower(rune(word[1]))
}

func wordStart(s string, i int) int {
	for i > 0 && isLatin(rune(s[i-1])) {
		i--
	}
	return i
}

func wordEnd(s string, i int) int {
	for i < len(s) && isLatin(rune(s[i])) {
		i++
	}
	return i
}
