package amendment_test

import (
	"slices"
	"strings"
	"testing"

	"jobun/generator/internal/amendment"
)

// TestVerifyFinds spoils a comparison in every way that Verify must find.
func TestVerifyFinds(t *testing.T) {
	const before = "# 規程\n\n## 第1条（目的）\n\n1. この規程は、[料金](https://example.com/)を定める。\n2. 料金は、月額とする。\n\n## 第2条（解約）\n\n会員は、解約することができる。\n\n## 第3条（通知）\n\n通知は、書面による。\n"
	const after = "# 規程\n\n## 第1条（目的）\n\n1. この規程は、[料金](https://example.com/)を定める。\n2. 料金は、年額とする。\n\n## 第2条（通知）\n\n通知は、書面による。\n"
	tests := []struct {
		name  string
		spoil func(a *amendment.Amendment)
		want  string // part of the error; "" for none
	}{
		{"nothing", func(*amendment.Amendment) {}, ""},
		{"title", func(a *amendment.Amendment) { a.Title[0].Text += "等" }, "text, title: the old words"},
		{"caption", func(a *amendment.Amendment) { a.Changes[0].Caption = nil }, "art_1, caption: the old words"},
		{"words in both", func(a *amendment.Amendment) {
			a.Changes[0].Children[0].Blocks[0].Words[0].Text = "この規程は、料金を定め"
		}, "art_1__para_1, text: the old words"},
		{"words after those in both", func(a *amendment.Amendment) { a.Changes[0].Children[0].Blocks[0].Words[0].Text += "。" }, "art_1__para_1, text: the old words"},
		{"words in one", func(a *amendment.Amendment) {
			words := a.Changes[0].Children[1].Blocks[0].Words
			i := slices.IndexFunc(words, func(e amendment.Edit) bool { return e.Op == amendment.Insert })
			words[i].Text = "週"
		}, "art_1__para_2, text: the new words"},
		{"words that are not there", func(a *amendment.Amendment) { a.Changes[0].Tail = a.Changes[1].Children[0].Blocks }, "art_1, tail: "},
		{"new provision lost", func(a *amendment.Amendment) { a.Changes[0].Children = a.Changes[0].Children[:1] }, "not at its place"},
		{"old provision lost", func(a *amendment.Amendment) {
			a.Changes = slices.DeleteFunc(a.Changes, func(c *amendment.Change) bool { return c.New == nil })
		}, "art_2: lost"},
		{"old provision twice", func(a *amendment.Amendment) { a.Changes = append(a.Changes, a.Changes[1]) }, "art_2: there twice"},
		{"new provision twice", func(a *amendment.Amendment) {
			c := *a.Changes[0].Children[1]
			c.Old, c.Blocks = nil, []amendment.Block{{Op: amendment.Insert, Words: amendment.Words{{Op: amendment.Insert, Text: "料金は、年額とする。"}}}}
			a.Changes[0].Children = append(a.Changes[0].Children, &c)
		}, "not at its place"},
		{"another order", func(a *amendment.Amendment) { slices.Reverse(a.Changes[0].Children) }, "not at its place"},
		{"another order of the old", func(a *amendment.Amendment) { a.Changes[0], a.Changes[1] = a.Changes[1], a.Changes[0] }, ""},
		{"provision of no text", func(a *amendment.Amendment) {
			other := *a.Changes[1].Old
			a.Changes = append(a.Changes, &amendment.Change{Kind: amendment.Deleted, Old: &other, Caption: a.Changes[1].Caption, Blocks: a.Changes[1].Blocks, Label: a.Changes[1].Label})
		}, "of the old text"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			old, new := load(t, "ja", "", before, after)
			a := amendment.Compare(old, new)
			test.spoil(a)
			switch err := a.Verify(); {
			case test.want == "" && err != nil:
				t.Error(err)
			case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
}
