package check_test

import (
	"fmt"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/check"
	"jobun/generator/internal/content"
	"jobun/generator/internal/policy"
)

// article is an article in both languages, without its number.
type article [2]string

var articles = []article{
	{"（目的）\n\nこの規程は、会員の取扱いを定める。", " (Purpose)\n\nThese rules provide for the handling of members."},
	{"（定義）\n\nこの規程において「会員」とは、登録した者をいう。", " (Definitions)\n\nIn these rules, \"Member\" means a person who has registered."},
	{"（届出）\n\n1. 会員は、10日以内に届け出なければならない。\n2. 前項の届出は、第1条に従う。", " (Report)\n\n1. A Member must report within 10 days.\n2. The report under the preceding paragraph is governed by Article 1."},
	{"（禁止）\n\n会員は、これを譲渡してはならない。", " (Prohibition)\n\nA Member must not transfer it."},
	{"（料金）\n\n会員は、5,000円を2026年4月1日までに支払う。", " (Fees)\n\nA Member pays 5,000 yen by April 1, 2026."},
	{"（停止）\n\n次の場合には、当社は、停止することができる。\n\n- (1) 第2条に違反したとき。\n- (2) 支払わないとき。", " (Suspension)\n\nThe Company may suspend use in the following cases:\n\n- (1) where Article 2 has been violated;\n- (2) where payment is not made."},
	{"（免責）\n\n当社は、損害について責任を負わない。ただし、故意の場合は、この限りでない。", " (Disclaimer)\n\nThe Company is not liable for damage; provided, however, that this does not apply in cases of intent."},
	{"（準用）\n\n民法（明治29年法律第89号）第90条の規定は、前条について準用する。", " (Application)\n\nThe provisions of Article 90 of the Civil Code (Act No. 89 of 1896) apply to the preceding Article."},
	{"（期間）\n\n期間は、3年とし、\"年間\"と呼ぶ。", " (Term)\n\nThe term is 3 years (\"Annual\")."},
	{"（廃止）\n\n会員は、いつでも解約することができ、第3条第1項の届出を要しない。", " (Cancellation)\n\nA Member may cancel at any time, and the report under Article 3, paragraph (1) is not required."},
}

// spoilings are changes that may make a text wrong.
var spoilings = [][2]string{
	{"10日", "11日"},
	{"10 days", "100 days"},
	{"must not", "must"},
	{"must report", "may report"},
	{"してはならない", "することができる"},
	{"第1条", "第2条"},
	{"Article 1", "Article 3"},
	{"前条", "次条"},
	{"preceding Article", "following Article"},
	{"。", "。。"},
	{"、", ","},
	{"5,000", "5,OOO"},
	{"5,000", "50,000"},
	{"April 1", "May 1"},
	{"4月1日", "4月31日"},
	{"is not liable", "is liable"},
	{"負わない", "負う"},
	{"\"Member\"", "\"User\""},
	{"Member ", "User "},
	{"会員", "利用者"},
	{"第90条", "第91条"},
	{"(1)", "（1）"},
	{"3年", "〇年"},
	{"The ", "Ｔhe "},
	{"；", ";"},
	{"3 years", "three years"},
}

// TestVersionsAlone checks policies with two versions, much of which is the same, and
// with the second one alone: what a check keeps of the first version must neither hide
// anything in the second nor find more.
func TestVersionsAlone(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	found := 0
	for range 1500 {
		first := spoiled(random, shuffled(random, 3+random.IntN(5)))
		second := slices.Clone(first)
		for range random.IntN(4) {
			i, k := random.IntN(len(second)), random.IntN(len(second))
			switch random.IntN(4) {
			case 0:
				second[i], second[k] = second[k], second[i]
			case 1:
				second = slices.Insert(second, i, articles[random.IntN(len(articles))])
			case 2:
				second[i] = articles[random.IntN(len(articles))]
			case 3:
				second = spoiled(random, second)
			}
		}
		both := problemsOfLast(t, first, second)
		alone := problemsOfLast(t, second)
		found += len(alone)
		if diff := cmp.Diff(alone, both); diff != "" {
			ja, en := textsOf(second)
			was, were := textsOf(first)
			t.Fatalf("first:\n%s%s\nsecond:\n%s%s\nalone (-), behind the first (+):\n%s", was, were, ja, en, diff)
		}
	}
	t.Logf("%d problems", found)
	if found == 0 {
		t.Error("nothing was found in any text")
	}
}

func shuffled(random *rand.Rand, n int) (list []article) {
	for _, i := range random.Perm(len(articles))[:n] {
		list = append(list, articles[i])
	}
	return list
}

// spoiled returns the articles, often with one or two of them changed.
func spoiled(random *rand.Rand, list []article) []article {
	list = slices.Clone(list)
	for range random.IntN(12) {
		change := spoilings[random.IntN(len(spoilings))]
		i, side := random.IntN(len(list)), random.IntN(2)
		list[i][side] = strings.Replace(list[i][side], change[0], change[1], 1)
	}
	return list
}

func textsOf(list []article) (ja, en string) {
	ja, en = "# 規程\n", "# Rules\n"
	for i, a := range list {
		ja += fmt.Sprintf("\n## 第%d条%s\n", i+1, a[0])
		en += fmt.Sprintf("\n## Article %d%s\n", i+1, a[1])
	}
	return ja, en
}

// problemsOfLast returns what is found in the last version of a policy, by checks that
// do not compare versions.
func problemsOfLast(t *testing.T, versions ...[]article) (list []string) {
	t.Helper()
	dates := []string{"2025-04-01", "2026-04-01"}[2-len(versions):]
	files := fstest.MapFS{"site.yaml": {Data: []byte("title: {ja: 規程集, en: Rules}\nlanguages: [ja, en]\ntimezone: Asia/Tokyo\n")}}
	facts := "prevailing: ja\nversions:\n"
	for i, v := range versions {
		facts += "  - effective: " + dates[i] + "\n"
		ja, en := textsOf(v)
		files["a/"+dates[i]+"/ja.md"] = &fstest.MapFile{Data: []byte(ja)}
		files["a/"+dates[i]+"/en.md"] = &fstest.MapFile{Data: []byte(en)}
	}
	files["a/policy.yaml"] = &fstest.MapFile{Data: []byte(facts)}
	folder, before, err := content.Open(files, "content")
	if err != nil {
		t.Fatal(err)
	}
	p, more, err := folder.Load("a", false)
	if err != nil || p == nil {
		t.Fatal(err)
	}
	for _, q := range check.Policy(&folder.Site, amendment.NewHistory(p), policy.Date{Year: 2026, Month: 5, Day: 1}, append(before, more...)) {
		if path.Base(path.Dir(q.Pos.File)) == "2026-04-01" && !slices.Contains([]string{"lag", "stale"}, q.Check()) {
			list = append(list, fmt.Sprint(q.Pos, " ", q.ID, " ", q.Args))
		}
	}
	slices.Sort(list)
	return list
}
