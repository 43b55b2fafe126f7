package convert

import (
	"regexp"
	"strconv"
	"strings"

	"jobun/generator/internal/policy"
)

// mark is what stands for a number that was destroyed.
const mark = "XNUMX"

// labels are the labels whose numbers were destroyed, at the start of a line.
var labels = []struct {
	form *regexp.Regexp
	kind policy.Kind
	text string
}{
	{regexp.MustCompile(`^第? ?XNUMX ?条`), policy.Article, "第%条"},
	{regexp.MustCompile(`^第? ?XNUMX ?章`), policy.Chapter, "第%章"},
	{regexp.MustCompile(`^第? ?XNUMX ?節`), policy.Section, "第%節"},
	{regexp.MustCompile(`^(?i:article) XNUMX`), policy.Article, "Article %"},
	{regexp.MustCompile(`^(?i:chapter) XNUMX`), policy.Chapter, "Chapter %"},
	{regexp.MustCompile(`^(?i:section) XNUMX`), policy.Section, "Section %"},
	{regexp.MustCompile(`^XNUMX\.`), policy.Paragraph, "%."},
	{regexp.MustCompile(`^[（(]XNUMX[）)]`), policy.Item, "(%)"},
}

// destroyed writes a line whose label was destroyed, with the number that it has by
// its place, and reports each number that was destroyed in a line.
func (w *writer) destroyed(line Line, s string) bool {
	if line.counted || !strings.Contains(s, mark) {
		return false
	}
	for range strings.Count(s, mark) {
		w.problem(line, "convert.destroyed", "Found", shorten(s))
	}
	for _, l := range labels {
		found := l.form.FindString(s)
		if found == "" || !w.titled {
			continue
		}
		w.count(l.kind)
		text := strings.Replace(l.text, "%", strconv.Itoa(w.counts[l.kind]), 1) + s[len(found):]
		line.Text, line.counted = text, true
		w.line(line)
		return true
	}
	line.counted = true
	w.line(line)
	return true
}

// count counts a provision, and begins anew what is inside it.
func (w *writer) count(k policy.Kind) {
	w.counts[k]++
	for inner := range w.counts {
		if inner > k && (inner != policy.Article || k > policy.Article) {
			w.counts[inner] = 0
		}
	}
}
