package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// corpus is a content folder of made texts, each with about 20 articles and
// 19 KB, in two languages and two versions a policy.
type corpus struct {
	policies int
	random   *rand.Rand
}

// makeCorpus writes a content folder with at least the number of documents and
// returns its path. Equal numbers make equal folders.
func makeCorpus(tb testing.TB, documents int) string {
	tb.Helper()
	dir := filepath.Join(tb.TempDir(), "content")
	c := corpus{policies: (documents + 3) / 4, random: rand.New(rand.NewPCG(1, 2))}
	write := func(name, text string) {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	write("site.yaml", "title: {ja: 規程集, en: Rules}\npublisher: {ja: 試験株式会社, en: Test Co.}\nurl: https://policies.example.com/\nlanguages: [ja, en]\ntimezone: Asia/Tokyo\n")
	for i := range c.policies {
		name := fmt.Sprintf("policy-%05d", i)
		write(name+"/policy.yaml", corpusPolicy)
		seed := c.random.Uint64()
		for k, version := range []string{"2020-09-01", "2023-06-16"} {
			write(name+"/"+version+"/ja.md", c.text(seed, i, k, japaneseCorpus))
			write(name+"/"+version+"/en.md", c.text(seed, i, k, englishCorpus))
		}
	}
	return dir
}

const corpusPolicy = `prevailing: ja
numbering: company
versions:
  - effective: 2020-09-01
    enacted: 2020-08-20
  - effective: 2023-06-16
    revised: 2023-05-31
    published: 2023-06-01
    summary: {ja: 条文を整備した。, en: Provisions were tidied.}
`

// corpusLanguage is what the made texts of one language are made of.
type corpusLanguage struct {
	title, chapter, article, suppl string
	sentences                      []string
	item                           string
	each                           int // sentences a paragraph
	paragraphs                     int // an article
}

var japaneseCorpus = corpusLanguage{
	title: "第%d号規程", chapter: "## 第%d章　総則\n\n", article: "### 第%d条（事項その%d）{#article-%d}\n\n", suppl: "## 附則\n\nこの規程は、2020年9月1日から施行する。\n",
	sentences: []string{
		"会員は、当社が別に定める手続に従い、必要な事項を正確に届け出なければならない。",
		"当社は、第%d条第1項の規定にかかわらず、やむを得ない事由があると認めるときは、その全部又は一部を停止することができる。",
		"ただし、法令に特別の定めがある場合は、この限りでない。",
		"届出のあった事項に変更が生じたときは、その日から起算して30日以内に、変更の内容を書面又は電磁的方法により通知するものとする。",
		"前条の規定は、2022年4月1日以後に締結された契約について適用し、同日前に締結された契約については、なお従前の例による。",
		"民法（明治29年法律第89号）第548条の4の規定により本規程を変更するときは、効力発生時期を定め、適切な方法により周知する。",
	},
	item: "会員の氏名又は名称、住所、電話番号その他の連絡先に関する事項", each: 2, paragraphs: 2,
}

var englishCorpus = corpusLanguage{
	title: "Rules No. %d", chapter: "## Chapter %d General Provisions\n\n", article: "### Article %d (Matter %d) {#article-%d}\n\n", suppl: "## Supplementary Provisions\n\nThese Rules come into effect on September 1, 2020.\n",
	sentences: []string{
		"A member must accurately notify the Company of the necessary matters in accordance with the procedures that the Company prescribes separately.",
		"Notwithstanding Article %d, paragraph (1), the Company may suspend all or part of the services if it finds that there are unavoidable grounds for doing so.",
		"This does not apply, however, where laws and regulations provide otherwise.",
		"If any notified matter changes, the member is to give notice of the change in writing or by electronic means within thirty (30) days from that day.",
		"The provisions of the preceding Article apply to contracts concluded on or after April 1, 2022, and prior law continues to govern contracts concluded before that day.",
		"When changing these Rules under Article 548-4 of the Civil Code (Act No. 89 of 1896), the Company fixes the time at which the change takes effect and makes it known by appropriate means.",
	},
	item: "the matters concerning the name, the address, the telephone number, and other contact details of the member", each: 2, paragraphs: 2,
}

// text makes one document. The same seed makes the same provisions in every
// language and version, but of each version after the first some paragraphs say
// something else than those of the version before: three in a hundred, as it is
// with real policies.
func (c *corpus) text(seed uint64, i, version int, l corpusLanguage) string {
	r := rand.New(rand.NewPCG(seed, 0))
	var b strings.Builder
	fmt.Fprintf(&b, "# "+l.title+"\n\n", i)
	for n := 1; n <= 20; n++ {
		if n%5 == 1 {
			fmt.Fprintf(&b, l.chapter, n/5+1)
		}
		fmt.Fprintf(&b, l.article, n, n, n)
		for p := 1; p <= l.paragraphs; p++ {
			words := l.paragraph(r, n)
			for v := 1; v <= version; v++ {
				if amended := rand.New(rand.NewPCG(seed+uint64(v), uint64(10*n+p))); amended.IntN(33) == 0 {
					words = l.paragraph(amended, n)
				}
			}
			fmt.Fprintf(&b, "%d. %s\n", p, words)
			for item := 1; p == 2 && item <= 3; item++ {
				fmt.Fprintf(&b, "   - (%d) %s\n", item, l.item)
			}
		}
		b.WriteString("\n")
	}
	b.WriteString(l.suppl)
	return b.String()
}

// paragraph makes a paragraph of article n. It draws the same numbers in every
// language.
func (l corpusLanguage) paragraph(r *rand.Rand, n int) string {
	var words []string
	first := r.IntN(len(l.sentences))
	for i := range l.each {
		s := l.sentences[(first+i)%len(l.sentences)]
		if n == 1 && (first+i)%len(l.sentences) == 4 {
			continue // Article 1 has no preceding one.
		}
		if strings.Contains(s, "%d") {
			s = fmt.Sprintf(s, n)
		}
		words = append(words, s)
	}
	if l.title == englishCorpus.title {
		return strings.Join(words, " ")
	}
	return strings.Join(words, "")
}
