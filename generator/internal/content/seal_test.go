package content

import (
	"strings"
	"testing"
	"testing/fstest"
)

// sealed is a text that tests write in another way, or change.
const sealed = `# 利用規約

## 第1条（目的）

1. この規約は、次の事項について定める。
   - (1) **料金**は、年14.6パーセントとする。
   - (2) [方針](https://example.com/)の内容
2. [](#notice)による通知は、書面で行う。

## 第2条（通知）{#notice}

| 区分 | 金額 |
|---|---|
| 甲 | 100円 |

---

以上
`

// TestStyleKeepsSeal checks that the Markdown and the style of a text may change,
// and its words, numbers and structure may not.
func TestStyleKeepsSeal(t *testing.T) {
	want := sumOf(t, sealed)
	for _, test := range []struct {
		name, old, new string
		same           bool
	}{
		{"emphasis", "**料金**", "料金", true},
		{"other emphasis", "**料金**", "*料金*", true},
		{"target", "https://example.com/", "https://example.com/policy", true},
		{"no link", "[方針](https://example.com/)", "方針", true},
		{"line end", "次の事項に", "次の\n   事項に", true},
		{"space", "14.6パーセント", "14.6 パーセント", true},
		{"escape", "- (1)", "- \\(1)", true},
		{"digits of labels", "第1条", "第１条", true},
		{"kanji labels", "- (1) **料金**は、年14.6パーセントとする。\n   - (2) ", "- 一　料金は、年14.6パーセントとする。\n   - 二　", true},
		{"caption above", "## 第1条（目的）", "（目的）\n\n## 第1条", true},
		{"bullets", "   - (", "   * (", true},
		{"rule", "---\n\n以上", "***\n\n以上", true},
		{"table", "| 甲 | 100円 |", "|  甲|100円  |", true},
		{"name", "#notice", "#notification", true},
		{"comment", "## 第2条", "<!-- 通知 -->\n\n## 第2条", true},
		{"typed reference", "[](#notice)", "第2条", true},

		{"figure", "14.6", "14.5", false},
		{"word", "書面", "文書", false},
		{"caption", "（通知）", "（届出）", false},
		{"cell", "100円", "101円", false},
		{"reference", "[](#notice)", "前項", false},
		{"item less", "   - (2) [方針](https://example.com/)の内容\n", "", false},
		{"list without labels", "(1) **料金**は、年14.6パーセントとする。\n   - (2) ", "料金は、年14.6パーセントとする。\n   - ", false},
		{"closing", "以上", "以下", false},
	} {
		changed := strings.ReplaceAll(sealed, test.old, test.new)
		if changed == sealed {
			t.Errorf("%s: nothing to change", test.name)
		}
		if got := sumOf(t, changed) == want; got != test.same {
			t.Errorf("%s: same is %v, want %v", test.name, got, test.same)
		}
	}
}

func sumOf(t *testing.T, text string) string {
	t.Helper()
	fsys := fstest.MapFS{
		"site.yaml":              {Data: []byte("title: {ja: 規程}\npublisher: {ja: 会社}\nurl: https://example.com/\nlanguages: [ja]\ntimezone: Asia/Tokyo\n")},
		"terms/policy.yaml":      {Data: []byte("prevailing: ja\nnumbering: company\nversions:\n  - effective: 2020-09-01\n")},
		"terms/2020-09-01/ja.md": {Data: []byte(text)},
	}
	f, problems, err := Open(fsys, "content")
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	p, problems, err := f.Load("terms", false)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return p.Versions[0].Texts["ja"].Normal("2020-09-01").Sum()
}

// FuzzReadSeal checks that a line that is read is written as it was.
func FuzzReadSeal(f *testing.F) {
	f.Add("a 2020-09-01+2 ja h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU= abcABC-_0")
	f.Add("a-b 2020-09-01 zh-Hant h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
	f.Add("a 2020-09-01+0 ja h1:=")
	f.Fuzz(func(t *testing.T, line string) {
		s, ok := readSeal(line)
		if ok && s.String() != line {
			t.Errorf("%q is written as %q", line, s)
		}
	})
}
