package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jobun/generator/internal/policy"
)

// maxExcerpt is how much of a text stands in the description of its page, which lists
// of results cut off sooner or later: in half-width characters, of which those of
// Japanese are two.
const maxExcerpt = 160

// excerpt returns the first words of a text, shortened; "" if it has none. Its pages, and
// often its versions, have the same.
func (k *recent) excerpt(t *policy.Text) string {
	words := opening(t)
	last := k.excerpts[t.Language]
	if last.of != words {
		last = excerpted{words, shorten(words, maxExcerpt)}
		k.excerpts[t.Language] = last
	}
	return last.short
}

// excerpted is the first words of a text, and what is shown of them.
type excerpted struct{ of, short string }

// opening returns the first words of a text: of its preamble, or else of its first
// article; "" if it has none.
func opening(t *policy.Text) string {
	words := ""
	if t.Preamble != nil {
		words = firstWordsOf(t.Preamble)
	}
	for i := 0; words == "" && i < len(t.Provisions); i++ {
		words = firstWordsOf(t.Provisions[i])
	}
	return words
}

func firstWordsOf(p *policy.Provision) string {
	words := firstWords(p.Blocks)
	for i := 0; words == "" && i < len(p.Children); i++ {
		words = firstWordsOf(p.Children[i])
	}
	return words
}

func firstWords(blocks []policy.Block) string {
	for i := range blocks {
		if blocks[i].Kind == policy.Words {
			return policy.Plain(blocks[i].Inlines)
		}
	}
	return ""
}

// shorten returns s on one line, and of more than the limit only its beginning: up to
// the end of a sentence where that is most of it, or else up to a comma or space, with
// … behind it. Nothing is cut inside of a number or a word of letters.
func shorten(s string, limit int) string { return shortenLine(beginning(s, limit), limit) }

func shortenLine(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	width, sentence, part, fits := 0, 0, 0, 0
	var before rune
	for i, r := range s {
		switch {
		case i == 0:
		case r == ' ' && strings.ContainsRune(".!?", before), before == '。':
			sentence = i
		case r == ' ', strings.ContainsRune("、，；", before):
			part = i
		}
		if !unicode.IsMark(r) && !(isWordPart(before) && isWordPart(r)) {
			fits = i
		}
		if width += widthOf(r); width > limit {
			return cut(s, sentence, part, fits)
		}
		before = r
	}
	return s
}

// beginning returns s on one line; of a long one more than the limit, which is all that
// [shortenLine] looks at.
func beginning(s string, limit int) string {
	const most = utf8.UTFMax // bytes of a character
	if enough := 2 * most * limit; len(s) > enough {
		if line := oneLine(s[:enough]); len(line) > most*(limit+2) { // It is not mostly spaces.
			return line
		}
	}
	return oneLine(s)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// cut ends s at the best of three places: the end of a sentence, that of a part of
// one, and where the room ends.
func cut(s string, sentence, part, fits int) string {
	switch most := fits * 3 / 5; {
	case sentence >= most && sentence > 0:
		return s[:sentence]
	case part >= most && part > 0:
		return strings.TrimRight(s[:part], "、，；,; ") + "…"
	}
	return s[:fits] + "…"
}

// isWordPart reports whether r is a letter or digit of a script that is written with
// spaces.
func isWordPart(r rune) bool {
	return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func widthOf(r rune) int {
	if r < 0x2E80 {
		return 1
	}
	return 2
}
