package site

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// tree returns provisions whose identifiers stand in lines, indented below those
// that they are in; what follows an identifier is its words.
func tree(lines string) []*policy.Provision {
	var list []*policy.Provision
	stack := []*policy.Provision{}
	for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
		line = strings.TrimLeft(line, "\t")
		words := strings.TrimLeft(line, " ")
		depth := (len(line) - len(words)) / 2
		id, text, _ := strings.Cut(words, " ")
		p := &policy.Provision{ID: id, Kind: policy.Article}
		if text != "" {
			p.Blocks = []policy.Block{{Inlines: []policy.Inline{{Text: text}}}}
		}
		if depth == 0 {
			list = append(list, p)
		} else {
			p.Parent = stack[depth-1]
			p.Parent.Children = append(p.Parent.Children, p)
		}
		stack = append(stack[:depth], p)
	}
	return list
}

func texts(first, second string) (a, b *Text) {
	return &Text{Text: &policy.Text{Language: "ja", Provisions: tree(first)}}, &Text{Text: &policy.Text{Language: "en", Provisions: tree(second)}}
}

// shownRows returns the rows as lines: both identifiers, and both words of each line.
func shownRows(p *Parallel) string {
	var b strings.Builder
	id := func(p *policy.Provision) string {
		if p == nil {
			return "-"
		}
		return p.ID
	}
	var lines ParallelLines
	lines.Start(p)
	for _, r := range p.Rows() {
		b.WriteString(id(r.First) + " " + id(r.Second))
		for _, l := range lines.Of(&r) {
			b.WriteString(" | " + l.First.plain() + " = " + l.Second.plain())
		}
		b.WriteString("\n")
	}
	return b.String()
}

func (p *Passage) plain() string {
	words := policy.PlainBlocks(p.Blocks)
	if p.IsPart() {
		return words[p.From:p.To]
	}
	return words
}

func TestParallel(t *testing.T) {
	for _, test := range []struct{ name, first, second, want string }{
		{"the same", "a\n  a1 一\nb", "a\n  a1 One\nb", "a a\na1 a1 | 一 = One\nb b\n"},
		{"sentences", "a 一。二。", "a One. Two.", "a a | 一。 = One.  | 二。 = Two.\n"},
		{"as many sentences only", "a 一。二。", "a One and two.", "a a | 一。二。 = One and two.\n"},
		{"one missing", "a\nb\nc", "a\nc", "a a\nb -\nc c\n"},
		{"one more", "a\nc", "a\nb\n  b1 x\nc", "a a\n- b\n- b1 |  = x\nc c\n"},
		{"other order", "a\nb", "b\na", "- b\na a\nb -\n"},
		{"nothing in one", "a 一", "z", "a - | 一 = \n- z\n"},
	} {
		first, second := texts(test.first, test.second)
		if diff := cmp.Diff(test.want, shownRows((&Parallel{First: first, Second: second}).Aligned(nil))); diff != "" {
			t.Errorf("%s: -want +got\n%s", test.name, diff)
		}
	}
}

// FuzzParallel checks that every provision of both texts is in one row, in reading
// order, with all of its words.
func FuzzParallel(f *testing.F) {
	f.Add("a 一。二（三。）。\n  b 四", "a One. Two (three. Four).\n  c x")
	f.Add("a\nb\nc", "c\nb\na")
	f.Add("a 一。二。\n  b 三", "a One. Two.\n  b Three")
	f.Fuzz(func(t *testing.T, first, second string) {
		for _, s := range []string{first, second} {
			for line := range strings.SplitSeq(strings.TrimSpace(s), "\n") {
				if strings.Trim(line, "\t\r") == "" || line[0] == ' ' || strings.HasPrefix(strings.TrimLeft(line, "\t"), " ") {
					t.Skip("not the notation of a tree")
				}
			}
		}
		a, b := texts(first, second)
		p := (&Parallel{First: a, Second: b}).Aligned(nil)
		if p.Even() {
			other := (&Parallel{First: b, Second: a}).Aligned(nil)
			if diff := cmp.Diff(shownRows(other), shownRows(p.Mirror())); diff != "" {
				t.Errorf("-aligned the other way round +mirrored\n%s", diff)
			}
		}
		for side, text := range []*Text{a, b} {
			var want, got []string
			text.Text.Walk(func(p *policy.Provision) { want = append(want, p.ID+" "+policy.PlainBlocks(p.Blocks)) })
			var lines ParallelLines
			lines.Start(p)
			for _, r := range p.Rows() {
				own, words := r.First, ""
				for _, l := range lines.Of(&r) {
					words += []*Passage{&l.First, &l.Second}[side].plain()
				}
				if side == 1 {
					own = r.Second
				}
				if own != nil {
					got = append(got, own.ID+" "+words)
				} else if words != "" {
					t.Errorf("words without a provision: %q", words)
				}
			}
			if !slices.Equal(want, got) {
				t.Errorf("side %d: %q, want %q", side, got, want)
			}
		}
	})
}

func TestCutInlines(t *testing.T) {
	em := policy.Inline{Kind: policy.Emphasis, Children: []policy.Inline{{Text: "あ。い"}}}
	list := []policy.Inline{{Text: "一。二"}, em, {Kind: policy.LineBreak}, {Text: "三。"}, {Text: "四"}}
	plain := policy.Plain(list)
	at := func(s string) int { return strings.Index(plain, s) }
	for _, test := range []struct {
		cuts []int
		want string
	}{
		{nil, plain},
		{[]int{at("二")}, "一。|二あ。い\n三。四"},
		{[]int{at("二"), at("あ"), at("三"), at("四")}, "一。|二|あ。い\n|三。|四"},
		{[]int{at("い")}, "not ok"},
	} {
		parts, ok := cutInlines(list, test.cuts)
		if ok != canCut(list, test.cuts) {
			t.Errorf("cut at %v: can be cut is %v", test.cuts, !ok)
		}
		var got []string
		for _, p := range parts {
			got = append(got, policy.Plain(p))
		}
		if !ok {
			got = []string{"not ok"}
		}
		if strings.Join(got, "|") != test.want {
			t.Errorf("cut at %v: %q, want %q", test.cuts, got, test.want)
		}
	}
}

// TestSentenceEnds looks for the ends of sentences in words that stand in the file as they
// are read, and in the same words when they have to be put together.
func TestSentenceEnds(t *testing.T) {
	const words = "前条の規定を適用する。次条は、適用しない。"
	article, rest := "前条", strings.TrimPrefix(words, "前条")
	block := policy.Block{Inlines: []policy.Inline{
		{Kind: policy.Reference, Children: []policy.Inline{{Text: article}}},
		{Text: rest, At: len(article)},
	}}
	want := []int{len("前条の規定を適用する。"), len(words)}
	for name, file := range map[string]*source.File{
		"in the file":    source.NewFile("ja.md", words+"\n"),
		"with marks":     source.NewFile("ja.md", "**前条**"+rest+"\n"),
		"without a file": nil,
	} {
		var r blockReader
		r.start(&policy.Text{Language: "ja", File: file})
		for range 2 {
			if got := r.sentenceEnds(&block); !slices.Equal(got, want) {
				t.Errorf("%s: ends %v, want %v", name, got, want)
			}
		}
		if got := r.sentenceEnds(&policy.Block{Kind: policy.Code, Inlines: block.Inlines}); got != nil {
			t.Errorf("%s: ends %v of code", name, got)
		}
	}
}
