package check

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"jobun/generator/internal/content"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// TestSignsHideNothing runs all checks on words put together at random, once as they are
// and once as if each passage had signs of all kinds: a check that looks no further at a
// passage without some signs must not lose anything by it.
func TestSignsHideNothing(t *testing.T) {
	pieces := strings.Fields("A b C The member must notify oO0 l1 1l I5 2020 １０ Ａｂ ｱ カナ ー ― ‐ 当社 は 通知 する 、 。 ， ． . , ; : ? ! ！ ？ ： （ ） ( ) [ ] ［ ］ 「 」 『 』 “ ” \" ' ‘ ’ 〇 ○ ● ※ × △ é ß а О ο 縺 繧 ∕ ％ % 円 ￥ 5月1日 令和2年 e.g. U.S. etc. TODO XXX 10% 1,000 3.5 、、 。。 .. ,, ー一 － — … ・ ～ 〜 / ＆ & @ a@b.example https://a.example/b")
	pieces = append(pieces, strings.Fields("◯ ◇ ◆ □ ■ ▲ ＊ × 繝 Ã© â€™ ‚ ü ** __ ` # ~~ | {{ }} < > & $ 株式会社 平成 年 月 日 未定 TBD ??? ？？ ... …… 以上 (1) （１） １． Ⅰ ① ２ ２０ 二十 甲 1st 第1条 前項 ﾊﾟ ﾞ ヴ ゔ ゛ ％ ℃ № ㈱ 髙 國 々 〆 ゝ")...)
	pieces = append(pieces, "（以下「会員」という。）", "（以下　会員　という。）", "「会員」とは、甲をいう。", ` (the "Member") `, ` (the “Member”) `, `"Member" means a person.`, " Member means a person.", "第1条にいう会員")
	pieces = append(pieces, " ", " ", "　", "\u00a0", "\u200b")
	random := rand.New(rand.NewPCG(7, 8))
	words := func() string {
		var b strings.Builder
		for range 1 + random.IntN(12) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		return b.String()
	}
	found := 0
	for range 2000 {
		var text [2]strings.Builder
		for n := 1; n <= 4; n++ {
			fmt.Fprintf(&text[0], "\n## 第%d条（%s）\n\n%s\n", n, words(), words())
			fmt.Fprintf(&text[1], "\n## Article %d (%s)\n\n%s\n", n, words(), words())
		}
		files := fstest.MapFS{
			"site.yaml":          {Data: []byte("title: {ja: 規程集, en: Rules}\nlanguages: [ja, en]\ntimezone: Asia/Tokyo\n")},
			"a/policy.yaml":      {Data: []byte("prevailing: ja\nversions:\n  - effective: 2020-04-01\n")},
			"a/2020-04-01/ja.md": {Data: []byte("# 題名\n" + text[0].String())},
			"a/2020-04-01/en.md": {Data: []byte("# Title\n" + text[1].String())},
		}
		some, all := problemsOf(t, files, false), problemsOf(t, files, true)
		found += len(some)
		if diff := cmp.Diff(all, some); diff != "" {
			t.Errorf("%s\n%s\nwhat is lost (-), or more (+):\n%s", text[0].String(), text[1].String(), diff)
		}
	}
	t.Logf("%d problems", found)
}

// problemsOf returns what the checks find; with all signs, as if each passage had
// characters of all kinds.
func problemsOf(t *testing.T, files fstest.MapFS, all bool) (list []string) {
	t.Helper()
	folder, _, err := content.Open(files, "content")
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := folder.Load("a", false)
	if err != nil || p == nil {
		t.Fatal(err)
	}
	var problems source.Problems
	pass := &Pass{Site: &folder.Site, Policy: p, Day: policy.Date{Year: 2026, Month: 4, Day: 1}, Problems: &problems}
	words := pass.words()
	for i := range words {
		if all {
			words[i].signs = ^signs(0)
		}
	}
	for _, c := range Checks {
		c.Run(pass)
	}
	for _, q := range problems.Sorted() {
		list = append(list, fmt.Sprint(q.Pos, q.ID, q.Args))
	}
	return list
}
