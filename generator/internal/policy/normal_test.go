package policy

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func plain(s string) []Inline { return []Inline{{Kind: PlainText, Text: s}} }

func words(s string) []Block { return []Block{{Kind: Words, Inlines: plain(s)}} }

// normalText has everything that a normal form can hold.
func normalText() *Text {
	list := Block{Kind: List, Items: [][]Block{words("甲"), words("乙")}}
	table := Block{Kind: Table, Align: []Align{AlignLeft}, Rows: [][]Cell{{plain("区分"), plain("")}, {plain("a | b"), plain("1\t2")}}}
	item := &Provision{Kind: Item, Number: "1", Depth: 1, Label: "(1)", Blocks: words("号")}
	paragraph := &Provision{
		Kind: Paragraph, Number: "1", Children: []*Provision{item}, Tail: words("後段"),
		Blocks: []Block{
			{Kind: Words, Inlines: []Inline{
				{Kind: PlainText, Text: "次の "},
				{Kind: Strong, Children: plain("とおり")},
				{Kind: LineBreak},
				{Kind: Reference, Children: plain("第2条"), Target: &Target{IDs: []string{"art_2"}}},
				{Kind: Link, Href: "https://example.com/", Children: plain(" see  it")},
				{Kind: InlineCode, Text: " x"},
				{Kind: DateText, Text: "2020年9月1日"},
			}},
			list, table,
			{Kind: Note, Blocks: words("注意")},
			{Kind: Ornament},
			{Kind: Heading, Level: 2, Inlines: plain("小見出し")},
			{Kind: Code, Inlines: plain("a\n b")},
			{Kind: Words},
		},
	}
	return &Text{
		Policy: "terms", Language: "ja", Title: plain("利用 規約"),
		Preamble: &Provision{Kind: Preamble, Blocks: words("前文")},
		Provisions: []*Provision{
			{Kind: Chapter, Number: "1", Caption: plain("総則"), Children: []*Provision{
				{Kind: Article, Number: "1", Caption: plain("目的"), Common: true, Children: []*Provision{paragraph}},
				{Kind: Article, Number: "4_2", Through: "6", Status: Deleted},
			}},
			{Kind: Supplementary, Note: plain("抄"), Status: Deferred},
		},
		Closing: words("以上"),
	}
}

const normalForm = `policy terms
version 2020-09-01
language ja
title 利用規約
preamble
  words 前文
chapter 1
  caption 総則
  article 1
    common-caption 目的
    paragraph 1
      words 次のとおり第2条see it x2020年9月1日
      entry
        words 甲
      entry
        words 乙
      row 区分` + "\t" + `
      row a | b` + "\t" + `1 2
      note
        words 注意
      heading 小見出し
      words a b
      item 1
        words 号
      tail
        words 後段
  article 4_2 6 deleted
supplementary-provisions deferred
  remark 抄
closing
  words 以上
`

func TestNormal(t *testing.T) {
	n := normalText().Normal("2020-09-01")
	if diff := cmp.Diff(normalForm, string(n.Bytes)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got, want := n.Sum(), "h1:8JaWFY08a/2lxMi2JT48KJmrX2u1IBIMwMzdlPcSQIw="; got != want {
		t.Errorf("the sum is %s, want %s, as sha256sum has it", got, want)
	}
	var whole strings.Builder
	for i := range n.Parts {
		whole.Write(n.Words(i))
	}
	if whole.String() != normalForm {
		t.Error("the parts are not the whole")
	}
	if got := len(n.Marks()); got != MarkLen*len(n.Parts) {
		t.Errorf("%d letters of marks for %d parts", got, len(n.Parts))
	}
}

// TestNormalDiffers checks that each change of words, numbers or structure changes
// the normal form, and that nothing else does.
func TestNormalDiffers(t *testing.T) {
	article := func(t *Text) *Provision { return t.Provisions[0].Children[0] }
	paragraph := func(t *Text) *Provision { return article(t).Children[0] }
	tests := []struct {
		name   string
		change func(*Text)
		same   bool
	}{
		{"nothing", func(*Text) {}, true},
		{"label", func(t *Text) { paragraph(t).Children[0].Label = "一" }, true},
		{"written label", func(t *Text) { article(t).Written = "第１条" }, true},
		{"name", func(t *Text) { article(t).Name = "purpose" }, true},
		{"emphasis", func(t *Text) { paragraph(t).Blocks[0].Inlines[1].Kind = Emphasis }, true},
		{"where a link leads", func(t *Text) { paragraph(t).Blocks[0].Inlines[4].Href = "https://example.org/" }, true},
		{"what a reference leads to", func(t *Text) { paragraph(t).Blocks[0].Inlines[3].Target.IDs = nil }, true},
		{"alignment", func(t *Text) { paragraph(t).Blocks[2].Align[0] = AlignRight }, true},
		{"level of a sub-heading", func(t *Text) { paragraph(t).Blocks[5].Level = 3 }, true},
		{"ornament", func(t *Text) { paragraph(t).Blocks[4] = Block{} }, true},
		{"white space", func(t *Text) { t.Title = plain("利用\u3000\n規約 ") }, true},

		{"title", func(t *Text) { t.Title = plain("利用規程") }, false},
		{"number", func(t *Text) { article(t).Number = "2" }, false},
		{"end of a range", func(t *Text) { t.Provisions[0].Children[1].Through = "7" }, false},
		{"status", func(t *Text) { t.Provisions[0].Children[1].Status = Deferred }, false},
		{"kind", func(t *Text) { t.Provisions[0].Kind = Section }, false},
		{"caption", func(t *Text) { article(t).Caption = nil }, false},
		{"common caption", func(t *Text) { article(t).Common = false }, false},
		{"remark", func(t *Text) { t.Provisions[1].Note = nil }, false},
		{"words", func(t *Text) { paragraph(t).Children[0].Blocks = words("項") }, false},
		{"a block less", func(t *Text) { paragraph(t).Blocks = paragraph(t).Blocks[1:] }, false},
		{"two blocks of one", func(t *Text) { t.Closing = append(words("以"), words("上")...) }, false},
		{"words of a reference", func(t *Text) { paragraph(t).Blocks[0].Inlines[3].Children = plain("第3条") }, false},
		{"a space in English", func(t *Text) { paragraph(t).Blocks[0].Inlines[4].Children = plain("seeit") }, false},
		{"cell", func(t *Text) { paragraph(t).Blocks[2].Rows[1][0] = plain("c") }, false},
		{"cells of a row", func(t *Text) { paragraph(t).Blocks[2].Rows[1] = paragraph(t).Blocks[2].Rows[1][:1] }, false},
		{"list for words", func(t *Text) { paragraph(t).Blocks[1] = words("甲乙")[0] }, false},
		{"note", func(t *Text) { paragraph(t).Blocks[3].Blocks = words("注") }, false},
		{"tail for words", func(t *Text) {
			p := paragraph(t)
			p.Blocks, p.Tail = append(p.Blocks, p.Tail...), nil
		}, false},
		{"depth", func(t *Text) {
			p := paragraph(t)
			article(t).Children, p.Children = append(article(t).Children, p.Children...), nil
		}, false},
		{"order", func(t *Text) {
			c := t.Provisions[0].Children
			c[0], c[1] = c[1], c[0]
		}, false},
		{"preamble", func(t *Text) { t.Preamble = nil }, false},
		{"closing", func(t *Text) { t.Closing = nil }, false},
		{"language", func(t *Text) { t.Language = "en" }, false},
	}
	for _, test := range tests {
		text := normalText()
		test.change(text)
		if got := string(text.Normal("2020-09-01").Bytes) == normalForm; got != test.same {
			t.Errorf("%s: same is %v, want %v", test.name, got, test.same)
		}
	}
	if string(normalText().Normal("2021-09-01").Bytes) == normalForm {
		t.Error("the version is not in the normal form")
	}
}

// FuzzSpaces checks that white space, more or less of it, in any piece of words,
// does not count, and that no words can break out of their line.
func FuzzSpaces(f *testing.F) {
	f.Add("甲 乙", "a  b")
	f.Add("\u3000a", "\n b")
	f.Add("a\xE3", "\x80\x80b")
	f.Fuzz(func(t *testing.T, a, b string) {
		normal := func(list ...Inline) string {
			text := Text{Title: list}
			return string(text.Normal("").Bytes)
		}
		one := normal(Inline{Text: a + " " + b})
		for _, other := range []string{
			normal(Inline{Text: " " + a}, Inline{Kind: LineBreak}, Inline{Text: b + "\u3000"}),
			normal(Inline{Kind: Strong, Children: plain(a + "\t\u00A0")}, Inline{Text: b}),
		} {
			if other != one {
				t.Errorf("%q, but %q", one, other)
			}
		}
		if n := strings.Count(one, "\n"); n > 4 || strings.ContainsAny(one, "\t\r") {
			t.Errorf("%q", one)
		}
	})
}
