package amendment_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/policy"
)

// made is a text of numbered articles, each with paragraphs and items, that can
// be changed at random.
type made struct{ articles []madeArticle }

type madeArticle struct {
	caption    string
	paragraphs []madeParagraph
}

type madeParagraph struct {
	words string
	items []string
}

var madeSentences = []string{
	"会員は、当社が別に定める手続に従い、必要な事項を正確に届け出なければならない。",
	"当社は、やむを得ない事由があると認めるときは、その全部又は一部を停止することができる。",
	"ただし、法令に特別の定めがある場合は、この限りでない。",
	"届出のあった事項に変更が生じたときは、その日から起算して30日以内に通知するものとする。",
	"民法（明治29年法律第89号）第548条の4の規定により本規程を変更するときは、効力発生時期を定める。",
	"2022年4月1日以後に締結された契約について適用し、同日前の契約については、なお従前の例による。",
}

var madeWords = []string{"会員", "料金", "30日", "14.6パーセント", "書面", "電磁的方法", "速やかに", "、", "及び", "当社"}

func makeText(r *rand.Rand, articles int) made {
	var m made
	for i := range articles {
		m.articles = append(m.articles, makeArticle(r, i))
	}
	return m
}

func makeArticle(r *rand.Rand, i int) madeArticle {
	a := madeArticle{caption: fmt.Sprintf("事項その%d", i)}
	for range 1 + r.IntN(3) {
		p := madeParagraph{words: madeSentence(r, i)}
		for range r.IntN(4) {
			p.items = append(p.items, madeWords[r.IntN(len(madeWords)-3)]+"に関する事項"+fmt.Sprint(r.IntN(50)))
		}
		a.paragraphs = append(a.paragraphs, p)
	}
	return a
}

func madeSentence(r *rand.Rand, i int) string {
	s := fmt.Sprintf("手続その%dは、次のとおりとする。", i)
	for range 1 + r.IntN(3) {
		s += madeSentences[r.IntN(len(madeSentences))]
	}
	return s
}

// edit changes a few places of the text.
func (m made) edit(r *rand.Rand, changes int) made {
	var n made
	for _, a := range m.articles {
		b := madeArticle{caption: a.caption}
		for _, p := range a.paragraphs {
			b.paragraphs = append(b.paragraphs, madeParagraph{p.words, slices.Clone(p.items)})
		}
		n.articles = append(n.articles, b)
	}
	for range changes {
		n.editOnce(r)
	}
	return n
}

func (m *made) editOnce(r *rand.Rand) {
	i := r.IntN(len(m.articles))
	a := &m.articles[i]
	switch p := &a.paragraphs[r.IntN(len(a.paragraphs))]; r.IntN(8) {
	case 0:
		m.articles = slices.Insert(m.articles, i, makeArticle(r, 1000+r.IntN(1000)))
	case 1:
		if len(m.articles) > 1 {
			m.articles = slices.Delete(m.articles, i, i+1)
		}
	case 2:
		moved := m.articles[i]
		m.articles = slices.Delete(m.articles, i, i+1)
		m.articles = slices.Insert(m.articles, r.IntN(len(m.articles)+1), moved)
	case 3:
		a.paragraphs = append(a.paragraphs, madeParagraph{words: madeSentence(r, 2000)})
	case 4:
		p.items = append(p.items, "その他の事項")
	case 5:
		a.caption += "等"
	default:
		runes := []rune(p.words)
		at := r.IntN(len(runes))
		p.words = string(runes[:at]) + madeWords[r.IntN(len(madeWords))] + string(runes[min(len(runes), at+r.IntN(4)):])
	}
}

func (m made) markdown() string {
	var b strings.Builder
	b.WriteString("# 規程\n\n")
	for i, a := range m.articles {
		fmt.Fprintf(&b, "## 第%d条（%s）\n\n", i+1, a.caption)
		for k, p := range a.paragraphs {
			fmt.Fprintf(&b, "%d. %s\n", k+1, p.words)
			for n, item := range p.items {
				fmt.Fprintf(&b, "   - (%d) %s\n", n+1, item)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

// TestExact edits made texts at random and checks that each comparison is exact,
// and that it is the same whenever it is made.
func TestExact(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 7))
		m := makeText(r, 1+r.IntN(12))
		old, new := load(t, "ja", "", m.markdown(), m.edit(r, r.IntN(12)).markdown())
		for _, texts := range [][2]*policy.Text{{old, new}, {new, old}, {old, old}} {
			a := amendment.Compare(texts[0], texts[1])
			if err := a.Verify(); err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			if texts[0] == texts[1] && !a.Empty() {
				t.Errorf("seed %d: a text differs from itself", seed)
			}
			if dump(a) != dump(amendment.Compare(texts[0], texts[1])) {
				t.Fatalf("seed %d: another result the second time", seed)
			}
		}
	}
}

// TestMoves checks that one inserted article is one insertion, whatever is
// renumbered behind it.
func TestInsertion(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	m := makeText(r, 200)
	n := m.edit(r, 0)
	n.articles = slices.Insert(n.articles, 50, makeArticle(r, 5000))
	old, new := load(t, "ja", "", m.markdown(), n.markdown())
	counts := map[amendment.Kind]int{}
	a := amendment.Compare(old, new)
	for _, c := range a.Changes {
		counts[c.Kind]++
	}
	if counts[amendment.Inserted] != 1 || counts[amendment.Renumbered] != 150 || counts[amendment.Unchanged] != 50 {
		t.Errorf("%v, want 1 inserted, 150 renumbered, 50 unchanged", counts)
	}
}

// TestBounds compares texts that are large, or have nothing in common, and wants
// exact results in bounded time.
func TestBounds(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	lines := func(n int, line func(i int) string) string {
		var b strings.Builder
		b.WriteString("# 規程\n\n")
		for i := range n {
			fmt.Fprintf(&b, "## 第%d条\n\n%s\n\n", i+1, line(i))
		}
		return b.String()
	}
	word := func(int) string {
		return madeWords[r.IntN(6)] + madeWords[r.IntN(6)] + fmt.Sprint(r.IntN(1e6)) + madeWords[r.IntN(6)]
	}
	megabyte := func(word string, n int) string {
		return "# 規程\n\n## 第1条（事項）\n\n" + strings.Repeat(word, n) + "\n"
	}
	for _, test := range []struct {
		name     string
		old, new string
	}{
		{"nothing in common", makeText(r, 600).markdown(), lines(3000, word)},
		{"empty", "# 規程\n", makeText(r, 600).markdown()},
		{"nine thousand articles", lines(9000, word), lines(9000, word)},
		{"nine thousand equal articles", lines(9000, func(int) string { return "同じ事項" }), lines(8990, func(int) string { return "同じ事項" })},
		{"a megabyte", megabyte("会員は、書面により届け出る", 20_000), megabyte("当社は、書面により通知する", 20_000)},
		{"a megabyte of sentences", megabyte("会員は、書面により届け出る。", 20_000), megabyte("当社は、書面により届け出る。", 19_000)},
		{"the same article twice", "# 規程\n\n## 第1条（甲）\n\n同じ文。\n\n## 第2条（甲）\n\n同じ文。\n", "# 規程\n\n## 第1条（甲）\n\n同じ文。\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			old, new := load(t, "ja", "", test.old, test.new)
			start := time.Now()
			a := amendment.Compare(old, new)
			elapsed := time.Since(start)
			if err := a.Verify(); err != nil {
				t.Error(err)
			}
			t.Logf("%v", elapsed)
			if elapsed > 20*time.Second {
				t.Errorf("took %v", elapsed)
			}
		})
	}
}

func BenchmarkCompare(b *testing.B) {
	for _, articles := range []int{20, 1000} {
		b.Run(fmt.Sprintf("articles=%d", articles), func(b *testing.B) {
			r := rand.New(rand.NewPCG(1, 1))
			m := makeText(r, articles)
			old, new := load(b, "ja", "", m.markdown(), m.edit(r, articles/4).markdown())
			for b.Loop() {
				amendment.Compare(old, new)
			}
		})
	}
	b.Run("sample", func(b *testing.B) {
		data, err := os.ReadFile("testdata/sample_terms.txtar")
		if err != nil {
			b.Fatal(err)
		}
		archive := txtar.Parse(data)
		old, new := load(b, "ja", string(archive.Comment), string(archive.Files[0].Data), string(archive.Files[1].Data))
		for b.Loop() {
			amendment.Compare(old, new)
		}
	})
}

// TestTouchedInside names an article that was there before, also where the chapter
// around it is new, and nothing that came with the chapter.
func TestTouchedInside(t *testing.T) {
	old, new := load(t, "ja", "numbering: statute\n",
		"# 規程\n\n## 第一条\n\n目的を定める。\n\n## 第二条\n\n委員長は、会議を主宰する。\n",
		"# 規程\n\n## 第一章　総則\n\n### 第一条\n\n目的を定める。\n\n## 第二章　組織\n\n### 第二条\n\n委員長は、会議を主催する。\n\n### 第三条\n\n監事を二人置く。\n")
	var got []string
	for _, touched := range amendment.Compare(old, new).Touched() {
		got = append(got, touched.Change.Provision().ID+" "+touched.Way().String())
	}
	want := []string{"chp_1 inserted", "chp_2 inserted", "art_2 amended"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestTargetsInOrder tells nothing of a reference to the items of a list when two of
// them change places: it leads to the same ones.
func TestTargetsInOrder(t *testing.T) {
	text := "# 規程\n\n## 第一条\n\n次の各号に掲げる者は、届け出る。\n\n- 一　%s\n- 二　%s\n"
	a, b := "個人の事業主であって従業員を雇用するもの", "法人の代表者"
	old, new := load(t, "ja", "numbering: statute\n", fmt.Sprintf(text, a, b), fmt.Sprintf(text, b, a))
	if found := amendment.Compare(old, new).Formatting; len(found) > 0 {
		t.Errorf("%+v", found)
	}
}
