package locale

import (
	"strconv"
	"strings"

	"jobun/generator/internal/policy"
)

// enAbbreviated are the words of references that citations abbreviate.
var enAbbreviated = []struct{ word, short string }{
	{"Article ", "art. "},
	{"paragraph ", "para. "},
	{"Chapter ", "ch. "},
	{"Section ", "sec. "},
	{"Part ", "pt. "},
	{"Subpart ", "subpt. "},
	{"Subsection ", "subsec. "},
	{"Division ", "div. "},
}

// citeStep abbreviates a step: art. 4, para. (2), item (i), attachment 1. Only the
// names of what is cited keep their capital letters.
func (english) citeStep(kind policy.Kind, reference string) string {
	switch {
	case kind == policy.Supplementary:
		return "suppl. provisions"
	case kind == policy.Preamble:
		return strings.ToLower(reference)
	case kind.IsAppendix():
		return lowerWords(reference)
	}
	for _, a := range enAbbreviated {
		if number, ok := strings.CutPrefix(reference, a.word); ok {
			return a.short + number
		}
	}
	return reference
}

// lowerWords writes the words of a label small, but not its number: exhibit A.
func lowerWords(label string) string {
	words := strings.Split(label, " ")
	for i, word := range words {
		if len(word) > 1 && strings.ToLower(word[1:]) == word[1:] {
			words[i] = strings.ToLower(word)
		}
	}
	return strings.Join(words, " ")
}

// citeRange writes arts. 38–84, and of a pair arts. 5 and 6.
func (l english) citeRange(kind policy.Kind, from, to string, pair bool) string {
	between := "–"
	if pair {
		between = " and "
	}
	noun, first := enNounAndNumber(l.citeStep(kind, from))
	_, last := enNounAndNumber(l.citeStep(kind, to))
	if stem, ok := strings.CutSuffix(noun, "."); ok {
		noun = stem + "s."
	} else if noun != "" {
		noun += "s"
	}
	return strings.TrimLeft(noun+" ", " ") + first + between + last
}

// citeNote writes suppl. provisions (Amended on August 25, 2023), and of several that
// have the same note suppl. provisions (no. 2).
func (english) citeNote(note string, number int) string {
	if note != "" && note[0] != '(' && note[0] != '[' {
		note = "(" + note + ")"
	}
	if note != "" {
		note = " " + note
	}
	if number > 0 {
		note += " (no. " + strconv.Itoa(number) + ")"
	}
	return note
}

func (english) citeJoin(around, step string) string { return around + ", " + step }

func (english) citeVersion(effective string) string {
	if effective == "" {
		return " (draft)"
	}
	return " (effective " + effective + ")"
}
