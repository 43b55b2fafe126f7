package check

import (
	"slices"
	"strings"
)

// sentenceEnd reports paragraphs that are sentences and end without a full stop.
// Items often do, and so do headings, addresses and what leads to a list.
func sentenceEnd(pass *Pass) {
	list := pass.words()
	for i := range list {
		p := &list[i]
		if p.role != inWords || p.leads || p.provision == nil || inForm(p.provision) {
			continue
		}
		words := strings.TrimRight(p.words, " \n")
		switch {
		case p.japanese() && p.has(hasKana) && endsInVerb(p, words):
			pass.warn(p, len(words), "sentence-end", "Found", lastWords(words, 10), "Stop", "。")
		case !p.japanese() && endsInWord(p, words):
			pass.warn(p, len(words), "sentence-end", "Found", lastWords(words, 24), "Stop", ".")
		}
	}
}

// japaneseEnds are how sentences of rules end.
var japaneseEnds = []string{
	"する", "します", "します", "ます", "ません", "ました", "です", "でした", "である", "ならない", "できない", "しない", "よい", "ない",
	"できる", "れる", "せる", "よる", "なる", "いる", "った", "した", "める", "える", "ける", "負う", "従う", "行う", "及ぶ", "ものとす",
}

// endsInVerb reports whether a Japanese passage of some length ends in a verb.
// An item is a sentence only if it holds another one.
func endsInVerb(p *passage, words string) bool {
	if !hasAnySuffix(words, japaneseEnds) {
		return false
	}
	if p.provision.Depth > 0 {
		return strings.Contains(words, "。") && !openBracket(words)
	}
	return len(words) >= 3*15 && !strings.Contains(words, "\n")
}

// openBracket reports whether the only full stops of the words stand in brackets.
func openBracket(words string) bool {
	depth := 0
	for _, r := range words {
		switch r {
		case '（', '(', '「', '『':
			depth++
		case '）', ')', '」', '』':
			depth--
		case '。':
			if depth <= 0 {
				return false
			}
		}
	}
	return true
}

// endsInWord reports whether an English passage has a verb and ends in a letter
// or a digit.
func endsInWord(p *passage, words string) bool {
	if p.provision.Depth > 0 || len(words) < 30 || strings.IndexByte(words, '\n') >= 0 || !isUpper(rune(words[0])) {
		return false
	}
	last := rune(words[len(words)-1])
	if !isLower(last) && !isDigit(last) || !containsAny(words, englishVerbs) {
		return false
	}
	return !slices.Contains(leadWords, words[strings.LastIndexByte(words, ' ')+1:])
}

// leadWords are words with which no sentence ends: what follows goes on.
var leadWords = []string{"and", "or", "that", "if", "at", "like", "as", "of", "by", "to", "with", "the", "a", "follows", "below", "following"}

var englishVerbs = []string{" shall ", " must ", " may ", " will ", " is ", " are ", " has ", " have ", " can ", " does ", " comes ", " come ", " takes ", " applies "}

// lastWords returns about n characters at the end of s.
func lastWords(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return "…" + string(runes[len(runes)-n:])
}
