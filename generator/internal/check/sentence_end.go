package check

import (
	"slices"
	"strings"

	"jobun/generator/internal/policy"
)

// sentenceEnd reports paragraphs that are sentences and end without a full stop.
// Items often do, and so do headings, addresses and what leads to a list.
func sentenceEnd(pass *Pass) {
	list := pass.words()
	stopped := false
	for i := range list {
		p := &list[i]
		if i == 0 || list[i-1].text != p.text {
			stopped = paragraphsStop(list[i:])
		}
		if p.role != inWords || p.provision == nil || p.provision.Status != policy.Current || inForm(p.provision) {
			continue
		}
		words := strings.TrimRight(p.words, " \n")
		switch {
		case p.leads:
			if p.japanese() && p.has(hasKana) && endsInVerb(p, words) && leadsStop(list, i) {
				pass.warn(p, len(words), "sentence-end", "Found", lastWords(words, 10), "Stop", "。")
			}
		case p.provision.Kind == policy.Item && endsUnlikeOthers(p, words):
			pass.warn(p, len(words), "sentence-end", "Found", lastWords(words, 12), "Stop", othersEnd(p))
		case p.japanese() && p.has(hasKana) && endsInVerb(p, words):
			pass.warn(p, len(words), "sentence-end", "Found", lastWords(words, 10), "Stop", "。")
		case !p.japanese() && endsInWord(p, words, stopped):
			pass.warn(p, len(words), "sentence-end", "Found", lastWords(words, 24), "Stop", ".")
		}
	}
}

// leadsStop reports whether, of the words in the text of list[i] that lead to
// lists, all but those ones end with a full stop, and more than one does.
func leadsStop(list []passage, i int) bool {
	stops := 0
	for j := i - 1; j >= 0 && i-j < maxCompared && list[j].text == list[i].text; j-- {
		if list[j].leads && list[j].role == inWords && !endsStop(&list[j], &stops) {
			return false
		}
	}
	for j := i + 1; j < len(list) && j-i < maxCompared && list[j].text == list[i].text; j++ {
		if list[j].leads && list[j].role == inWords && !endsStop(&list[j], &stops) {
			return false
		}
	}
	return stops > 1
}

// endsStop counts the passage if it ends with a full stop, and reports whether
// it does.
func endsStop(p *passage, stops *int) bool {
	if !strings.HasSuffix(p.words, "。") {
		return false
	}
	*stops++
	return true
}

// japaneseEnds are how sentences of rules end, by the last byte.
var japaneseEnds = byLastByte(
	"する", "します", "します", "ます", "ません", "ました", "です", "でした", "である", "ならない", "できない", "しない", "よい", "ない",
	"できる", "れる", "せる", "よる", "なる", "いる", "った", "した", "める", "える", "ける", "負う", "従う", "行う", "及ぶ", "ものとす",
)

func byLastByte(words ...string) (table [256][]string) {
	for _, w := range words {
		last := w[len(w)-1]
		table[last] = append(table[last], w)
	}
	return table
}

// endsInVerb reports whether a Japanese passage of some length ends in a verb.
// An item is a sentence only if it holds another one.
func endsInVerb(p *passage, words string) bool {
	if words == "" || !hasAnySuffix(words, japaneseEnds[words[len(words)-1]]) {
		return false
	}
	if p.provision.Depth > 0 {
		return strings.Contains(words, "。") && !openBracket(words)
	}
	return len(words) >= 3*15 && !strings.Contains(words, "\n")
}

// itemEnds are the words with which items end that are clauses. Statutes put a
// full stop behind them, and none behind nouns (一　甲).
var itemEnds = []string{"とき", "こと", "場合", "もの"}

// endsUnlikeOthers reports whether an item ends without the sign that others of
// its list have: 。 behind とき where another とき has it, and in English ; or, behind the last
// item, a full stop, where all others have ;.
func endsUnlikeOthers(p *passage, words string) bool {
	if len(p.provision.Parent.Children) > maxCompared {
		return false
	}
	if !p.japanese() {
		return englishItemEnd(p, words)
	}
	for _, end := range itemEnds {
		if strings.HasSuffix(words, end) {
			return slices.ContainsFunc(p.provision.Parent.Children, func(q *policy.Provision) bool { return strings.HasSuffix(lastBlock(q), end+"。") })
		}
	}
	return false
}

// maxCompared is how long a list may be whose items are compared with each other.
const maxCompared = 200

// othersEnd returns the sign with which an item should end.
func othersEnd(p *passage) string {
	list := p.provision.Parent.Children
	switch {
	case p.japanese():
		return "。"
	case list[len(list)-1] == p.provision:
		return "."
	}
	return ";"
}

func englishItemEnd(p *passage, words string) bool {
	list := p.provision.Parent.Children
	if len(list) < 2 || words == "" || !isLower(rune(words[len(words)-1])) && words[len(words)-1] != ')' || strings.HasSuffix(words, " and") || strings.HasSuffix(words, " or") {
		return false
	}
	others := 0
	for _, q := range list[:len(list)-1] {
		if q == p.provision || q.Status != policy.Current {
			continue
		}
		end := strings.TrimSuffix(strings.TrimSuffix(lastBlock(q), " and"), " or")
		if !strings.HasSuffix(end, ";") {
			return false
		}
		others++
	}
	return others > 0
}

// lastBlock returns the words of the last block of p, before the provisions
// inside it.
func lastBlock(p *policy.Provision) string {
	if len(p.Blocks) == 0 {
		return ""
	}
	return strings.TrimRight(policy.Plain(p.Blocks[len(p.Blocks)-1].Inlines), " \n")
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

// paragraphsStop reports whether nearly all paragraphs of the English text with
// which the list begins end with a full stop.
func paragraphsStop(list []passage) bool {
	stops, bare := 0, 0
	for i := range list {
		p := &list[i]
		switch {
		case p.text != list[0].text:
			return stops > 10*bare
		case p.role != inWords || p.leads || p.provision == nil || p.provision.Depth > 0 || len(p.words) < longParagraph:
		case strings.HasSuffix(p.words, "."):
			stops++
		default:
			bare++
		}
	}
	return stops > 10*bare
}

// longParagraph is the length of a paragraph that is no address and no heading.
const longParagraph = 60

// endsInWord reports whether an English passage ends in a letter or a digit, and
// has a verb or is one of a text whose paragraphs end with full stops.
func endsInWord(p *passage, words string, stopped bool) bool {
	if p.provision.Depth > 0 || len(words) < 30 || strings.IndexByte(words, '\n') >= 0 || !isUpper(rune(words[0])) {
		return false
	}
	last := rune(words[len(words)-1])
	if !isLower(last) && !isDigit(last) {
		return false
	}
	if !containsAny(words, englishVerbs) && !(stopped && len(words) >= longParagraph) {
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
