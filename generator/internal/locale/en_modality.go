package locale

import "strings"

// Modality finds modal words in English; see [Locale]. A may that says what is
// possible, and not what is allowed, is none: as may be necessary, acts that may
// harm others, where it may have been caused.
func (english) Modality(s string) (m Modality) {
	for _, word := range [...]string{"must", "shall", "may"} {
		for from := 0; ; {
			i := strings.Index(s[from:], word)
			if i < 0 {
				break
			}
			start := from + i
			from = start + len(word)
			if start > 0 && isASCIILetter(s[start-1]) || from < len(s) && isASCIILetter(s[from]) {
				continue
			}
			m.add(s, word, start, from)
		}
	}
	return m
}

// add adds the modal word at s[start:end].
func (m *Modality) add(s, word string, start, end int) {
	behind := strings.TrimLeft(s[end:], " ")
	before := strings.TrimRight(s[:start], " ")
	switch {
	case strings.HasPrefix(behind, "not ") || strings.HasPrefix(behind, "never "):
		m.Prohibition.set(start, end+len(" not"))
	case denied(before):
		m.Prohibition.set(start, end)
	case word != "may":
		m.Duty.set(start, end)
	case !merelyPossible(before, behind):
		m.Permission.set(start, end)
	}
}

// maxSubject is how many bytes before a modal word are asked who it speaks of.
const maxSubject = 400

// denied reports whether the sentence before a modal word denies its subject: no
// person may, neither party shall.
func denied(before string) bool {
	before = before[max(0, len(before)-maxSubject):]
	sentence := before[max(strings.LastIndexByte(before, '.'), strings.LastIndexByte(before, ';'))+1:]
	sentence = strings.ToLower(strings.TrimLeft(sentence, " "))
	for _, word := range [...]string{"no ", "neither ", "nor ", "none ", "nobody ", "nothing ", "in no "} {
		if strings.HasPrefix(sentence, word) {
			return true
		}
	}
	return strings.Contains(sentence, " nor ") || strings.Contains(sentence, ", no ")
}

// merelyPossible reports whether a may says what may be, by the words around it.
func merelyPossible(before, behind string) bool {
	for _, word := range [...]string{"that", "which", "who", "what", "as", "whatever", "whichever", "case", "it", "there", "they"} {
		if strings.HasSuffix(before, " "+word) {
			return true
		}
	}
	for _, word := range [...]string{"have been", "have become", "have caused", "have occurred", "be necessary", "be required", "be appropriate", "be prescribed", "be specified", "be deemed", "be the case", "be applicable", "be likely", "be subject", "arise", "occur", "result", "cause", "exist", "affect", "apply", "include", "differ", "vary", "become", "at any time be"} {
		if strings.HasPrefix(behind, word) {
			return true
		}
	}
	return false
}

var (
	// enPossible are words that permit, or say that something is possible.
	enPossible = []string{
		"may", "might", "can ", "can,", "could", " able to", "entitl", "permit", "permis", "allow", "authori", "right to", "rights to", "right of", "possib", "free ", "option", "enabl", "suffic", "discretion", "power", "capab", "choose", "elect", "waive", "voluntar", "reserve",
		"not prevent", "not preclude", "not require", "not necessary", "need not", "not need", "not have to", "not obligat", "not obliged",
	}

	// enNegatives are words that deny, limit or except.
	enNegatives = []string{"not", "no ", "No ", "nor ", "either", "never", "without", "prohibit", "forb", "refrain", "unless", "only", "except", "until", "before", "exclud", "other than", "fail", "refus"}
)

// SaysPossible reports possibility in English; see [Locale].
func (english) SaysPossible(s string) bool {
	return containsAny(without(s, []string{"may not ", "must not ", "shall not ", "cannot "}), enPossible)
}

// SaysNot reports denial in English; see [Locale].
func (english) SaysNot(s string) bool { return containsAny(s, enNegatives) }

// SaysOnly reports limits in English; see [Locale].
func (english) SaysOnly(s string) bool {
	return containsAny(s, []string{"only", "Only", "unless", "Unless", "except", "Except", "not be less", "not exceed", "not be more"})
}

// AppendSentences cuts English into sentences; see [Locale].
func (english) AppendSentences(list []string, s string) []string {
	start := 0
	for i := 0; i < len(s); i++ {
		end := i + 1
		switch {
		case s[i] == ';' && strings.HasPrefix(s[end:], " provided"):
		case s[i] == '.' && end+1 < len(s) && s[end] == ' ' && 'A' <= s[end+1] && s[end+1] <= 'Z' && i > 2 && s[i-2] != '.' && s[i-2] != ' ' && !strings.HasSuffix(s[:i], "No"):
		default:
			continue
		}
		list, start = append(list, s[start:end]), end
	}
	if start < len(s) {
		list = append(list, s[start:])
	}
	return list
}
