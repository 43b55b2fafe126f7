package locale

import "strings"

// sentenceCutter is what a language must know to tell one sentence from the next.
type sentenceCutter interface {
	// AppendSentenceEnds appends where sentences of running text end, in bytes and in
	// order: behind the full stop, what closes behind it, and the space. The end of
	// the text is not among them. A full stop inside of brackets or quotation marks
	// ends nothing.
	AppendSentenceEnds(ends []int, s string) []int
}

func (japanese) AppendSentenceEnds(ends []int, s string) []int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
			continue
		case ')':
			depth = max(0, depth-1)
			continue
		case 0xE3, 0xEF: // All other signs that matter begin with E3 80 or EF BC, kana do not.
			if i+3 > len(s) || s[i+1] != 0x80 && s[i+1] != 0xBC {
				continue
			}
		default:
			if s[i] > 0xE3 {
				i += 2 // the rest of a kanji
			}
			continue
		}
		switch s[i : i+3] {
		case "（", "「", "『", "〔", "【":
			depth++
		case "）", "」", "』", "〕", "】":
			depth = max(0, depth-1)
		case "。", "？", "！":
			if depth > 0 {
				continue
			}
			if rest := strings.TrimLeft(s[i+3:], " \u3000\n"); rest != "" {
				ends = append(ends, len(s)-len(rest))
			}
		}
	}
	return ends
}

func (english) AppendSentenceEnds(ends []int, s string) []int {
	depth, quoted := 0, false
	first := len(ends)
	stopped := -1 // behind the last full stop and what closes behind it
	for i := 0; i < len(s); i++ {
		if !enSentenceSigns[s[i]] {
			continue
		}
		size, closes := 1, true
		switch s[i] {
		case '.', '?', '!':
			stopped = i
		case '(', '[':
			depth++
			closes = false
		case ')', ']':
			depth = max(0, depth-1)
		case '"':
			quoted = !quoted
		case 0xE2:
			switch size = len("“"); {
			case strings.HasPrefix(s[i:], "“"):
				depth++
				closes = false
			case strings.HasPrefix(s[i:], "”"):
				depth = max(0, depth-1)
			case !strings.HasPrefix(s[i:], "’"):
				continue
			}
		}
		if !closes || stopped != i {
			continue
		}
		stopped = i + size
		if depth > 0 || quoted || stopped == len(s) || s[stopped] != ' ' && s[stopped] != '\n' {
			continue
		}
		if end := sentenceStart(s, stopped); end > 0 && (len(ends) == first || ends[len(ends)-1] < end) {
			ends = append(ends, end)
		}
	}
	return ends
}

// enSentenceSigns are the bytes with which signs begin that end a sentence, or tell that
// a full stop does not.
var enSentenceSigns = [256]bool{'.': true, '?': true, '!': true, '(': true, ')': true, '[': true, ']': true, '"': true, '\'': true, 0xE2: true}

// sentenceStart returns where a sentence begins behind the space at i; 0 if none
// does.
func sentenceStart(s string, i int) int {
	before := strings.TrimRight(s[:i], `"')]”’`)
	if !stops(before) {
		return 0
	}
	rest := strings.TrimLeft(s[i:], " \n")
	if !startsSentence(rest) {
		return 0
	}
	return len(s) - len(rest)
}

// stops reports whether s ends with a full stop that is not that of an
// abbreviation: a known one, or a single capital letter.
func stops(s string) bool {
	if s == "" || s[len(s)-1] != '.' && s[len(s)-1] != '?' && s[len(s)-1] != '!' {
		return false
	}
	before := s[:len(s)-1]
	word := before[strings.LastIndexAny(before, " \n(\"")+1:]
	single := word != "" && word[len(word)-1] >= 'A' && word[len(word)-1] <= 'Z' && (len(word) == 1 || word[len(word)-2] == '.')
	return s[len(s)-1] != '.' || !single && !enAbbreviations[word]
}

// enAbbreviations are words whose full stop ends no sentence.
var enAbbreviations = map[string]bool{
	"Art": true, "Arts": true, "No": true, "Nos": true, "para": true, "Sec": true, "Co": true, "Corp": true, "v": true,
	"Mr": true, "Ms": true, "Mrs": true, "Dr": true, "Inc": true, "Ltd": true, "St": true, "e.g": true, "i.e": true, "cf": true,
}

// startsSentence reports whether s begins as sentences do: with a capital letter,
// perhaps in quotation marks or brackets.
func startsSentence(s string) bool {
	s = strings.TrimLeft(s, `"“‘'([`)
	return s != "" && s[0] >= 'A' && s[0] <= 'Z'
}
