package convert

import (
	"slices"
	"strings"
	"testing"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

func TestText(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"preamble and articles", "規約\n前文。\n第一条　目的\n定める。\n", "# 規約\n\n前文。\n\n## 第一条　目的\n\n定める。\n"},
		{"sentence behind a label", "規約\n第1条　この規約は、条件を定める。\n", "# 規約\n\n## 第1条\n\nこの規約は、条件を定める。\n"},
		{"caption above", "規約\n（目的）\n第一条　定める。\n２　甲\n", "# 規約\n\n（目的）\n\n## 第一条\n\n定める。\n\n２　甲\n"},
		{"items three deep", "規約\n第1条（甲）\n次のとおり。\n(1) 一\n① 二\nア　三\n② 四\n(2) 五\n", "# 規約\n\n## 第1条（甲）\n\n次のとおり。\n\n- (1) 一\n  - ① 二\n    - ア　三\n  - ② 四\n- (2) 五\n"},
		{"kana that are two alphabets", "規約\n第1条（甲）\n次のとおり。\n(1) 一\nア　二\nイ　三\nウ　四\n(2) 五\nイ　六\nロ　七\n", "# 規約\n\n## 第1条（甲）\n\n次のとおり。\n\n- (1) 一\n  - ア　二\n  - イ　三\n  - ウ　四\n- (2) 五\n  - イ　六\n  - ロ　七\n"},
		{"letters that are roman", "規約\n第1条（甲）\n次のとおり。\n(g) 一\n(h) 二\n(i) 三\n(j) 四\n", "# 規約\n\n## 第1条（甲）\n\n次のとおり。\n\n- (g) 一\n- (h) 二\n- (i) 三\n- (j) 四\n"},
		{"deleted", "規約\n第1条　削除\n第2条（甲）\n乙。\n", "# 規約\n\n## 第1条　削除\n\n## 第2条（甲）\n\n乙。\n"},
		{"appendix", "規約\n第1条（甲）\n乙。\n別表第一（第1条関係）\n丙\n", "# 規約\n\n## 第1条（甲）\n\n乙。\n\n## 別表第一（第1条関係）\n\n丙\n"},
		{"words that look like Markdown", "規約\n第1条（甲）\n#一\n+二\n<b>三\n", "# 規約\n\n## 第1条（甲）\n\n\\#一\n\n\\+二\n\n\\<b>三\n"},
		{"table", "規約\n第1条（甲）\n乙。\n| a | b |\n|---|---|\n| 1 | 2 |\n", "# 規約\n\n## 第1条（甲）\n\n乙。\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"},
		{"bold headings", "**規約**\n**第1条（甲）**\n乙。\n", "# 規約\n\n## 第1条（甲）\n\n乙。\n"},
		{"no more than a title", "規約\n", "# 規約\n"},
		{"nothing", "\n　\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := Text("old.txt", Lines(test.in), "ja")
			if r.Markdown != test.want || len(r.Problems) > 0 {
				t.Errorf("got\n%s\nwant\n%s\nproblems %v", r.Markdown, test.want, r.Problems)
			}
		})
	}
}

func TestHTML(t *testing.T) {
	page := "<!DOCTYPE html>\n<title>no</title>\n<script>no()</script>\n<h1>Terms\n of Use</h1>\n<p>a <b>b</b><br>c</p><!-- no -->\n<ol start=2><li>two<ol><li>one</ol><li>three</ol>\n<ul><li>x</ul><table><tr><th>h|<th>i<tr><td>j<td>k<p>l</table>"
	lines, err := HTML(page)
	if err != nil {
		t.Fatal(err)
	}
	want := []Line{
		{Text: "Terms of Use", Number: 4, Level: 1},
		{Text: "a b", Number: 6},
		{Text: "c", Number: 6},
		{Text: "2. two", Number: 7},
		{Text: "(1) one", Number: 7},
		{Text: "3. three", Number: 7},
		{Text: "- x", Number: 8},
		{Text: `| h\| | i |`, Number: 8, Raw: true},
		{Text: "|---|---|", Number: 8, Raw: true},
		{Text: "| j | k<br>l |", Number: 8, Raw: true},
	}
	if !slices.Equal(lines, want) {
		t.Errorf("got\n%+v\nwant\n%+v", lines, want)
	}
}

// FuzzText checks that no letter or digit is lost, added or moved, whatever the text.
func FuzzText(f *testing.F) {
	f.Add("規約\n第1条（目的） 定める。\n２　甲\n（１）乙\nイ　丙\n附則\n以上\n制定：2020年8月20日\n", true)
	f.Add("Terms\nArticle 1 (Purpose) words\n1. a\n(1) b\n- c\n# d\n", false)
	f.Fuzz(func(t *testing.T, text string, japanese bool) {
		language := policy.Language("en")
		if japanese {
			language = "ja"
		}
		r := Text("old", Lines(text), language)
		for _, p := range r.Problems {
			if p.Severity == source.Error && p.ID == "convert.lost" && !strings.Contains(text, mark) {
				t.Fatalf("%q became %q", text, r.Markdown)
			}
		}
	})
}

// TestFootnotes checks that the marks of footnotes, which look like numbers, are not
// in the text, and that footnotes stand behind the block that they are of.
func TestFootnotes(t *testing.T) {
	mark := func(id string) string {
		return `<a href="#fn` + id + `" role="doc-noteref"><sup>` + id + `</sup></a>`
	}
	lines, err := HTML("<h1>規約</h1>\n<p>第1条（甲）</p><p>次のとおり" + mark("1") + "。</p><p>(1) 一" + mark("2") + "</p><p>(2) 二</p><p>第2条（乙）</p><table><tr><td>区分" + mark("3") + "</td></tr><tr><td>丙</td></tr></table>" +
		`<section role="doc-endnotes"><hr><ol><li id="fn1"><p>注一<a href="#r" role="doc-backlink">↩︎</a></p><p>続き</p></li><li id="fn2"><p>注二</p></li><li id="fn3"><p>注三</p></li><li id="fn4"><p>呼ばれない注</p></li></ol></section><p>以上</p>`)
	if err != nil {
		t.Fatal(err)
	}
	r := Text("old.html", lines, "ja")
	const want = "# 規約\n\n## 第1条（甲）\n\n次のとおり。\n\n- (1) 一\n- (2) 二\n\n> 注一\n\n> 続き\n\n> 注二\n\n## 第2条（乙）\n\n| 区分 |\n|---|\n| 丙 |\n\n> 注三\n\n---\n\n以上  \n\n> 呼ばれない注\n"
	if r.Markdown != want {
		t.Errorf("got\n%s\nwant\n%s", r.Markdown, want)
	}
	if len(r.Problems) != 5 || slices.ContainsFunc(r.Problems, func(p source.Problem) bool { return p.ID != "convert.footnote" }) {
		t.Errorf("problems %v", r.Problems)
	}
}
