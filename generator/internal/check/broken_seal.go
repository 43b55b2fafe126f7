package check

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"unicode"
	"unicode/utf8"

	"jobun/generator/internal/policy"
)

// broken finds out what changed in a text that is not as it was sealed. A seal does
// not tell the words, but its marks tell which provisions differ; and where another
// version of the policy still has them as they were, the words are known too.
type broken struct {
	pass    *Pass
	version *policy.Version
	text    *policy.Text
	seal    *policy.Seal
	normal  *policy.Normal
}

// difference is a part of the normal form that is not as it was sealed.
type difference struct {
	old, new int // indexes among the sealed marks and the parts; -1 if there is none
	next     int // the part of the text before which it stood, if there is no new one
}

func (b *broken) report() {
	sealed := splitMarks(b.seal.Marks)
	var found []difference
	if len(sealed) > 0 {
		found = differences(sealed, splitMarks(b.normal.Marks()))
	}
	if len(found) == 0 {
		b.pass.Problems.Error(b.text.File.Pos(0), "seal.text")
		return
	}
	words := b.words(sealed, found)
	for _, d := range found {
		b.reportOne(d, words[d.old])
	}
}

// reportOne reports one difference. Was is the sealed lines; "" if they are not
// known, or if there were none.
func (b *broken) reportOne(d difference, was string) {
	problems := b.pass.Problems
	if d.new < 0 {
		next := b.text.File.Pos(len(b.text.File.Text))
		if d.next < len(b.normal.Parts) {
			next = b.text.File.Pos(b.normal.Parts[d.next].At)
		}
		if was == "" {
			problems.Error(next, "seal.deleted")
			return
		}
		problems.Error(next, "seal.deleted-words", "Was", abridged(spoken(was)))
		return
	}
	part := b.normal.Parts[d.new]
	pos, place := b.text.File.Pos(part.At), b.place(d.new)
	switch {
	case d.old < 0:
		problems.Error(pos, "seal.inserted", "Place", place)
	case was == "":
		problems.Error(pos, "seal.changed", "Place", place)
	default:
		old, now := changedWords(spoken(was), spoken(string(b.normal.Words(d.new))))
		problems.Error(pos, "seal.changed-words", "Place", place, "Was", old, "Now", now)
	}
}

// place names a part: its provision with the article that it is in, or the title
// or closing.
func (b *broken) place(i int) string {
	p := b.normal.Parts[i].Provision
	if p == nil {
		return abridged(spoken(string(b.normal.Words(i))))
	}
	in := inside(p)
	switch {
	case in == "" || p.Kind != policy.Paragraph && p.Kind != policy.Item:
		return name(p)
	case p.Label == "":
		return in
	}
	return in + " " + p.Label
}

// words returns the sealed lines of the differences by their place among the
// sealed marks, if they are all known for certain: with them the whole is the text
// that was sealed.
func (b *broken) words(sealed []string, found []difference) map[int]string {
	changed := map[int]*difference{}
	inserted := map[int]bool{}
	for i := range found {
		d := &found[i]
		if d.old >= 0 {
			changed[d.old] = d
		}
		if d.new >= 0 {
			inserted[d.new] = true
		}
	}
	candidates := b.candidates()
	words := map[int]string{}
	whole := sha256.New()
	next := 0 // part of the text
	for i, mark := range sealed {
		for inserted[next] {
			next++
		}
		lines := ""
		if d := changed[i]; d == nil {
			lines = string(b.normal.Words(next))
			next++
		} else if lines = choose(candidates[mark], b.normal, d.new); lines == "" {
			return nil
		}
		words[i] = lines
		whole.Write([]byte(lines))
	}
	if policy.SumPrefix+base64.StdEncoding.EncodeToString(whole.Sum(nil)) != b.seal.Sum {
		return nil
	}
	return words
}

// candidates returns the parts of all versions in the language, by their marks.
func (b *broken) candidates() map[string][]string {
	list := map[string][]string{}
	for _, v := range b.pass.Policy.Versions {
		t := v.Texts[b.text.Language]
		if t == nil {
			continue
		}
		n := b.normal
		if v != b.version {
			n = t.Normal(v.Name())
		}
		for i := range n.Parts {
			lines := n.Words(i)
			mark := policy.Mark(lines)
			list[mark] = append(list[mark], string(lines))
		}
	}
	return list
}

// choose returns the candidate that begins as the part with the index, which is the
// same provision; or else the first one, or "".
func choose(candidates []string, n *policy.Normal, i int) string {
	if len(candidates) == 0 {
		return ""
	}
	if i >= 0 {
		head, _, _ := strings.Cut(string(n.Words(i)), "\n")
		for _, c := range candidates {
			if first, _, _ := strings.Cut(c, "\n"); first == head {
				return c
			}
		}
	}
	return candidates[0]
}

// splitMarks returns the marks of a seal one by one.
func splitMarks(s string) []string {
	list := make([]string, 0, len(s)/policy.MarkLen)
	for ; len(s) >= policy.MarkLen; s = s[policy.MarkLen:] {
		list = append(list, s[:policy.MarkLen])
	}
	return list
}

// differences returns where two lists of marks differ: what is equal at both ends
// is left out, then in the middle the longest sequence that both have. What is gone
// and what is new at one place is one difference.
func differences(old, now []string) []difference {
	from := 0
	for from < min(len(old), len(now)) && old[from] == now[from] {
		from++
	}
	oldEnd, nowEnd := len(old), len(now)
	for oldEnd > from && nowEnd > from && old[oldEnd-1] == now[nowEnd-1] {
		oldEnd, nowEnd = oldEnd-1, nowEnd-1
	}
	common := commonMarks(old[from:oldEnd], now[from:nowEnd])
	var list []difference
	i, j := from, from
	for _, c := range append(common, [2]int{oldEnd - from, nowEnd - from}) {
		for ; i < from+c[0] || j < from+c[1]; i, j = i+1, j+1 {
			d := difference{old: -1, new: -1, next: from + c[1]}
			if i < from+c[0] {
				d.old = i
			}
			if j < from+c[1] {
				d.new = j
			}
			list = append(list, d)
		}
		i, j = from+c[0]+1, from+c[1]+1
	}
	return list
}

// maxTable bounds the table that [commonMarks] makes; two lists beyond it have
// nothing in common.
const maxTable = 1 << 22

// commonMarks returns the places in both lists of a longest common subsequence.
func commonMarks(a, b []string) [][2]int {
	if len(a) == 0 || len(b) == 0 || len(a)*len(b) > maxTable {
		return nil
	}
	width := len(b) + 1
	longest := make([]int32, (len(a)+1)*width) // from each place in a and b on
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				longest[i*width+j] = 1 + longest[(i+1)*width+j+1]
			} else {
				longest[i*width+j] = max(longest[(i+1)*width+j], longest[i*width+j+1])
			}
		}
	}
	var list [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			list = append(list, [2]int{i, j})
			i, j = i+1, j+1
		case longest[(i+1)*width+j] >= longest[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return list
}

// spoken returns the words of the lines of a normal form, without the words that
// say what each line holds, unless there is nothing else.
func spoken(lines string) string {
	var words []string
	for line := range strings.Lines(lines) {
		line = strings.TrimSpace(line)
		if key, rest, ok := strings.Cut(line, " "); ok && (key == "title" || key == "words" || key == "heading" || key == "row" || key == "remark" || strings.HasSuffix(key, "caption")) {
			words = append(words, rest)
		}
	}
	if len(words) == 0 {
		return strings.TrimSpace(strings.ReplaceAll(lines, "\n", " "))
	}
	return strings.Join(words, " ")
}

// around is how many characters a message shows beside those that changed.
const around = 8

// changedWords returns what differs between two texts, from its first change to
// its last, with a little of what stands around it.
func changedWords(old, now string) (was, is string) {
	a, b := []rune(old), []rune(now)
	from := 0
	for from < min(len(a), len(b)) && a[from] == b[from] {
		from++
	}
	end := 0
	for end < min(len(a), len(b))-from && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	from, end = max(from-around, 0), max(end-around, 0)
	for from > 0 && isWordPart(a[from-1]) && isWordPart(a[from]) {
		from--
	}
	for end > 0 && isWordPart(a[len(a)-end]) && isWordPart(a[len(a)-end-1]) {
		end--
	}
	return passageOf(a, from, len(a)-end), passageOf(b, from, len(b)-end)
}

// isWordPart reports whether r is a letter or digit of what is written with spaces
// around it.
func isWordPart(r rune) bool {
	return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// passageOf returns a stretch of words, with … where something is left out.
func passageOf(words []rune, from, to int) string {
	s := abridged(strings.TrimSpace(string(words[from:to])))
	if from > 0 {
		s = "…" + s
	}
	if to < len(words) {
		s += "…"
	}
	return s
}

// abridged keeps of long words their beginning and their end.
func abridged(s string) string {
	const most = 100
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	r := []rune(s)
	return string(r[:most/2]) + "…" + string(r[len(r)-most/2:])
}
