package check

import (
	"slices"
	"strings"
)

// thatIsAll reports English texts that end with a translation of 以上, which only
// says that a Japanese document ends here: That's all. More than.
func thatIsAll(pass *Pass) {
	list := pass.words()
	for i := range list {
		p := &list[i]
		last := i == len(list)-1 || list[i+1].text != p.text
		if p.japanese() || !last && p.role != inClosing || len(p.words) > 24 {
			continue
		}
		words := strings.ToLower(strings.Trim(p.words, " .。!\n"))
		words = strings.ReplaceAll(words, "’", "'")
		if slices.Contains(endWords, words) {
			pass.error(p, 0, "that-is-all", "Found", p.words)
		}
	}
}

var endWords = []string{"that's all", "that is all", "that's it", "this is all", "more than", "or more", "above", "the above", "all of the above", "以上"}
