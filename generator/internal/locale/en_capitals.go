package locale

import "strings"

// enCapitalWords are words of modality and denial that authors write in capitals, alone
// (may NOT) or with the whole sentence, as American contracts do where they limit
// liability.
var enCapitalWords = []string{"NOT", "MAY", "MUST", "SHALL", "CAN", "CANNOT", "NEVER", "NEITHER", "NOR", "NONE", "NOTHING", "DOESN'T", "DON'T", "WON'T", "CAN'T", "ISN'T", "AREN'T"}

// Lowered returns an English sentence with its words in capitals in small letters; see
// [Locale]. MAY before a number is a month.
func (english) Lowered(s string) string {
	var lowered []byte
	for start, end := nextClauseWord(s, 0); start < end; start, end = nextClauseWord(s, end) {
		word := s[start:end]
		if len(word) < 2 || word != strings.ToUpper(word) || word == "MAY" && beginsNumber(s[end:]) {
			continue
		}
		if lowered == nil {
			lowered = []byte(s)
		}
		copy(lowered[start:end], strings.ToLower(word))
	}
	if lowered == nil {
		return s
	}
	return string(lowered)
}

// beginsNumber reports whether a number stands at the start of s, behind spaces.
func beginsNumber(s string) bool {
	s = strings.TrimLeft(s, " ")
	return s != "" && s[0] >= '0' && s[0] <= '9'
}
