package site

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jobun/generator/internal/policy"
)

// forwardPolicy returns a policy with a version for each of the lists of articles:
// "1 甲" is an article with its words, and "1/2 乙" a paragraph in one.
func forwardPolicy(versions ...string) *policy.Policy {
	p := testPolicy("2020-01-01 ja", "2021-01-01 ja", "2022-01-01 ja", "2023-01-01 ja")
	p.Versions = p.Versions[:len(versions)]
	for i, list := range versions {
		text := p.Versions[i].Texts["ja"]
		for _, line := range strings.Split(list, ", ") {
			number, words, _ := strings.Cut(line, " ")
			article, paragraph, inside := strings.Cut(number, "/")
			q := &policy.Provision{Kind: policy.Article, Number: policy.Number(article), Label: "第" + article + "条", ID: "art_" + article}
			if inside {
				parent := text.Provisions[len(text.Provisions)-1]
				q = &policy.Provision{Kind: policy.Paragraph, Number: policy.Number(paragraph), Label: paragraph, ID: parent.ID + "__para_" + paragraph, Parent: parent}
				parent.Children = append(parent.Children, q)
			} else {
				text.Provisions = append(text.Provisions, q)
			}
			q.Blocks = []policy.Block{{Inlines: []policy.Inline{{Text: words}}}}
		}
		text.Index()
	}
	return p
}

const (
	purpose = "この規約は、利用の条件を定めることを目的とする。"
	notice  = "会社は、変更の内容を電子メールで利用者に通知する。"
	price   = "利用料金は、月額千円とし、毎月末日までに支払う。"
	liable  = "会社は、軽過失による損害を賠償する責任を負わない。"
	court   = "紛争については、東京地方裁判所を専属的合意管轄裁判所とする。"
)

func TestForwards(t *testing.T) {
	for _, test := range []struct {
		name     string
		versions []string
		want     string // identifier → identifier, since; ! if another provision has it now
	}{
		{"nothing moved", []string{"1 " + purpose, "1 " + purpose + "以上のとおり。"}, ""},
		{"renumbered", []string{"1 " + purpose + ", 2 " + price, "1 " + purpose + ", 2 " + notice + ", 3 " + price}, "art_2→art_3 2021-01-01!"},
		{"gone", []string{"1 " + purpose + ", 2 " + price, "1 " + purpose}, "art_2→ 2021-01-01"},
		{"along with its article", []string{"1 " + purpose + ", 1/1 " + court + ", 1/2 " + price, "1 " + notice + ", 2 " + purpose + ", 2/1 " + court + ", 2/2 " + price}, "art_1→art_2 2021-01-01!"},
		{"twice", []string{"1 " + purpose + ", 2 " + price, "1 " + purpose + ", 2 " + notice + ", 3 " + price, "1 " + purpose + ", 2 " + notice + ", 3 " + court + ", 4 " + price}, "art_3→art_4 2022-01-01! art_2→art_4 2022-01-01!"},
		{"there and gone", []string{"1 " + purpose + ", 2 " + price, "1 " + purpose + ", 2 " + notice + ", 3 " + price, "1 " + purpose + ", 2 " + notice}, "art_3→ 2022-01-01 art_2→ 2022-01-01!"},
		{"merged", []string{"1 " + purpose + ", 2 " + price + ", 3 " + court, "1 " + purpose + price + ", 2 " + court}, "art_2→(art_1) 2021-01-01! art_3→art_2 2021-01-01"},
		{"merged as a paragraph, in another order", []string{"1 " + purpose + ", 1/1 " + court + notice + ", 2 " + price + liable, "1 " + purpose + ", 1/1 " + court + notice + ", 1/2 " + liable + price}, "art_2→(art_1__para_2) 2021-01-01"},
		{"a paragraph merged into its neighbour", []string{"1 " + purpose + ", 1/1 " + court + ", 1/2 " + price, "1 " + purpose + ", 1/1 " + court + price}, "art_1__para_2→(art_1__para_1) 2021-01-01"},
		{"merged, then renumbered", []string{"1 " + purpose + ", 2 " + price, "1 " + purpose + price, "1 " + notice + ", 2 " + purpose + price}, "art_1→art_2 2022-01-01! art_2→(art_2) 2021-01-01!"},
		{"merged, then gone", []string{"1 " + court + ", 2 " + purpose + ", 3 " + price, "1 " + court + ", 2 " + purpose + price, "1 " + court}, "art_2→ 2022-01-01 art_3→ 2021-01-01"},
		{"half of it elsewhere", []string{"1 " + purpose + ", 2 " + price + notice, "1 " + purpose + price}, "art_2→ 2021-01-01"},
		{"what stood there before", []string{"1 " + purpose + price + ", 2 " + price, "1 " + purpose + price + notice}, "art_2→ 2021-01-01"},
		{"at two places", []string{"1 " + purpose + ", 2 " + court + ", 3 " + price, "1 " + purpose + price + ", 2 " + court + price}, "art_3→ 2021-01-01"},
		{"too short to be known", []string{"1 " + purpose + ", 2 以上のとおり。", "1 " + purpose + "以上のとおり。"}, "art_2→ 2021-01-01"},
		{"away and back", []string{"1 " + purpose + ", 2 " + price, "1 " + purpose + ", 2 " + notice + ", 3 " + price, "1 " + purpose + ", 2 " + price}, "art_2→ 2022-01-01! art_3→art_2 2022-01-01"},
	} {
		p := forwardPolicy(test.versions...)
		page := policyPages(t, p, "2025-01-01")
		var got []string
		for _, page := range page {
			if page.Address != "ja/terms/" {
				continue
			}
			for _, f := range page.Text.Forwards {
				line := f.ID + "→"
				if f.New != nil {
					line += f.New.ID
				}
				if f.Into != nil {
					line += "(" + f.Into.ID + ")"
				}
				line += " " + f.Since.Name()
				if f.Reused {
					line += "!"
				}
				got = append(got, line)
			}
		}
		if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: -want +got\n%s", test.name, diff)
		}
	}
}
