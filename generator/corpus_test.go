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
	sentences                      []string // {matter} and {office} stand for one of those below, %d for the article
	item                           string
	matters, offices               []string // the same ones in each language, so that no two paragraphs need be alike
	each                           int      // sentences a paragraph
	paragraphs                     int      // an article
}

var japaneseCorpus = corpusLanguage{
	title: "第%d号規程", chapter: "## 第%d章　総則\n\n", article: "### 第%d条（事項その%d）{#article-%d}\n\n", suppl: "## 附則\n\nこの規程は、2020年9月1日から施行する。\n",
	sentences: []string{
		"会員は、当社が別に定める手続に従い、{office}に{matter}を正確に届け出なければならない。",
		"当社は、第%d条第1項の規定にかかわらず、やむを得ない事由があると認めるときは、{office}における{matter}の全部又は一部を停止することができる。",
		"ただし、{matter}について法令に特別の定めがある場合は、この限りでない。",
		"{matter}に変更が生じたときは、その日から起算して30日以内に、変更の内容を{office}に書面又は電磁的方法により通知するものとする。",
		"前条の規定は、2022年4月1日以後に締結された{matter}に関する契約について適用し、同日前に締結された契約については、なお従前の例による。",
		"民法（明治29年法律第89号）第548条の4の規定により本規程を変更するときは、効力発生時期を定め、{office}において適切な方法により周知する。",
	},
	item:    "{office}に届け出た{matter}、氏名、住所その他の連絡先に関する事項",
	matters: []string{"施設の利用", "備品の貸出し", "会費の納入", "機器の設置", "図書の返却", "駐車場の使用", "広告の掲示", "商品の引渡し", "講座の受講", "資料の複写", "設備の点検", "書類の保管", "会場の予約", "名簿の作成", "代金の精算", "荷物の配送"},
	offices: []string{"本店", "東支店", "西支店", "南支店", "北支店", "中央窓口", "港出張所", "山手出張所", "駅前営業所", "研修所", "工場", "倉庫"},
	each:    2, paragraphs: 2,
}

var englishCorpus = corpusLanguage{
	title: "Rules No. %d", chapter: "## Chapter %d General Provisions\n\n", article: "### Article %d (Matter %d) {#article-%d}\n\n", suppl: "## Supplementary Provisions\n\nThese Rules come into effect on September 1, 2020.\n",
	sentences: []string{
		"A member must accurately notify {office} of {matter} in accordance with the procedures that the Company prescribes separately.",
		"Notwithstanding Article %d, paragraph (1), the Company may suspend all or part of {matter} at {office} if it finds that there are unavoidable grounds for doing so.",
		"This does not apply, however, where laws and regulations provide otherwise for {matter}.",
		"If {matter} changes, the member is to give {office} notice of the change in writing or by electronic means within thirty (30) days from that day.",
		"The provisions of the preceding Article apply to contracts for {matter} concluded on or after April 1, 2022, and prior law continues to govern contracts concluded before that day.",
		"When changing these Rules under Article 548-4 of the Civil Code (Act No. 89 of 1896), the Company fixes the time at which the change takes effect and makes it known at {office} by appropriate means.",
	},
	item:    "the matters concerning {matter} of which {office} was notified, the name, the address, and other contact details",
	matters: []string{"the use of facilities", "the loan of equipment", "the payment of dues", "the installation of devices", "the return of books", "the use of the parking lot", "the posting of advertisements", "the delivery of goods", "the attendance of courses", "the copying of materials", "the inspection of installations", "the keeping of documents", "the reservation of halls", "the making of lists", "the settlement of prices", "the shipment of parcels"},
	offices: []string{"the head office", "the east branch", "the west branch", "the south branch", "the north branch", "the central counter", "the harbor office", "the uptown office", "the station office", "the training center", "the factory", "the warehouse"},
	each:    2, paragraphs: 2,
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
				fmt.Fprintf(&b, "   - (%d) %s\n", item, l.about(r, l.item))
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
		words = append(words, l.about(r, s))
	}
	if l.title == englishCorpus.title {
		return strings.Join(words, " ")
	}
	return strings.Join(words, "")
}

// about puts a matter and an office into a sentence. It draws the same numbers in
// every language, whichever of both the sentence names.
func (l corpusLanguage) about(r *rand.Rand, sentence string) string {
	matter, office := l.matters[r.IntN(len(l.matters))], l.offices[r.IntN(len(l.offices))]
	return strings.NewReplacer("{matter}", matter, "{office}", office).Replace(sentence)
}
