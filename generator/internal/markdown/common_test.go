package markdown

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jobun/generator/internal/source"
)

// FuzzCommon reads texts that are made of the same sections in different orders, one
// after another with what they have in common, and each alone: both read the same.
func FuzzCommon(f *testing.F) {
	f.Add("## 第1条（目的）\n\n1. 会員は、\n   - (1) a\n\f## 第2条\n\nwords\n\f", []byte{0, 1, 9, 1, 0, 9, 0, 1}, uint8(0))
	f.Add("intro\n\n\f## Chapter 1 A\n\n\f### Article 1 (A)\n\n1. a\n2. b\n\n\f### B\n\nc\n", []byte{0, 1, 2, 3, 9, 1, 2, 2, 3, 9, 3, 1, 2}, uint8(9))
	f.Fuzz(func(t *testing.T, pieces string, order []byte, choice uint8) {
		sections := strings.Split(pieces, "\f")
		if len(sections) > 12 || len(order) > 100 {
			return
		}
		var texts []string
		b := new(strings.Builder)
		for _, i := range order {
			if int(i) < len(sections) {
				b.WriteString(sections[i])
				continue
			}
			texts, b = append(texts, b.String()), new(strings.Builder)
		}
		sameAlone(t, append(texts, b.String()), choice)
	})
}

// TestCommon holds the property of FuzzCommon for many texts.
func TestCommon(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	repeated := 0
	for range 1_500 {
		repeated += sameAlone(t, madeVersions(random), uint8(random.IntN(32)))
		if t.Failed() {
			return
		}
	}
	if repeated < 1_000 {
		t.Errorf("only %d sections were repeated", repeated)
	}
}

// madeVersions makes versions of a text, which have most of their sections in common.
func madeVersions(random *rand.Rand) []string {
	one := func(list ...string) string { return list[random.IntN(len(list))] }
	good := random.IntN(4) > 0 // Nothing is remembered of a text with problems.
	heading := func() string {
		if good {
			return one("## ", "### ") + one("第1条（目的）", "第2条", "第3条 {#c}", "第四条　削除", "第1章 総則", "Article 1 (Purpose)", "Article 2", "Chapter 2 General", "附則", "附　則（2020年4月1日）") + "\n\n"
		}
		return one("## ", "### ", "### ", "#### ") + one("第1条（目的）", "第2条", "第3条 {#c}", "第四条　削除", "第1章 総則", "Article 1 (Purpose)", "Article 2", "Chapter 2 General", "4.2 Fees", "I. A", "H. B", "附則", "附　則（2020年4月1日）", "別表第1（第3条関係）", "（見出し）", "words {#a}", "words") + "\n\n"
	}
	section := func() string {
		var b strings.Builder
		b.WriteString(heading())
		for range random.IntN(4) {
			if good {
				b.WriteString(one("1. 会員は、\n2. 当社は、\n", "1. a\n   - (1) b\n   - (2) c\n", "- a\n- b\n  - c\n\n  d\n", "- （1）a\n- （2）b\n  - ア　c\n  - イ　d\n", "（施行期日）\n\n1. a\n", "words\n") + "\n")
				break
			}
			b.WriteString(one("1. 会員は、\n2. 当社は、\n", "1. a\n   - (1) b\n   - (2) c\n", "words\n", "会員は、前条による。\n", "1　会員\n\n2　当社\n", "- a\n- b\n", "- （1）a\n- （2）b\n  - ア　c\n  - イ　d\n", "1. a\n1. b\n", "（施行期日）\n\n1. a\n", "（目的）\n", "4.1 Words\n\n4.2 Words\n", "- i. a\n- ii. b\n", "> note\n", "| a | b |\n| - | - |\n", "[](#a)\n", "- 1. a\n  2. b\n", "以上\n", "---\n"))
			b.WriteString("\n")
		}
		return b.String()
	}
	sections := make([]string, 3+random.IntN(6))
	for i := range sections {
		sections[i] = section()
	}
	versions := make([]string, 2+random.IntN(3))
	for v := range versions {
		var b strings.Builder
		b.WriteString(one("# T\n\n", "# T\n\n", "# T\n\nA preamble.\n\n", "# Longer title\n\n"))
		for i, s := range sections {
			switch random.IntN(10) {
			case 0:
				continue
			case 1:
				s = section()
			case 2:
				s = sections[random.IntN(i+1)]
			case 3:
				s = strings.Replace(s, "a", "b", 1)
			}
			b.WriteString(s)
		}
		versions[v] = strings.TrimRight(b.String(), one("", "\n"))
	}
	return versions
}

// sameAlone reads the texts with what they have in common, and alone. It returns how
// many sections were known.
func sameAlone(t *testing.T, texts []string, choice uint8) (known int) {
	t.Helper()
	reader, common := NewReader(), new(Common)
	opt := fuzzOptions(t, choice)
	for _, data := range texts {
		file, _ := source.Decode("f.md", []byte(data))
		for s := range common.sections {
			known += strings.Count(file.Text, s)
		}
		want, expected := reader.Read(file, opt)
		together := opt
		together.Common = common
		got, found := reader.Read(file, together)
		if diff := cmp.Diff(exactly(want)+describe(expected), exactly(got)+describe(found)); diff != "" {
			t.Fatalf("%q, choice %d (-alone +with others):\n%s", texts, choice, diff)
		}
	}
	return known
}
