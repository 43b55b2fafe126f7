package content

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkLoad loads policies of two versions in two languages, whose texts have 20
// articles and differ in three paragraphs of a hundred from version to version.
func BenchmarkLoad(b *testing.B) {
	const policies = 25
	dir := b.TempDir()
	write := func(name, text string) {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	write("site.yaml", "title: {ja: 規程集, en: Rules}\npublisher: {ja: 試験株式会社, en: Test Co.}\nurl: https://policies.example.com/\nlanguages: [ja, en]\ntimezone: Asia/Tokyo\n")
	for p := range policies {
		name := fmt.Sprintf("policy-%d/", p)
		write(name+"policy.yaml", "prevailing: ja\nversions:\n  - {effective: 2020-09-01, enacted: 2020-08-20}\n  - {effective: 2023-06-16, revised: 2023-05-31}\n")
		for v, version := range []string{"2020-09-01", "2023-06-16"} {
			write(name+version+"/ja.md", madePolicy(p, v, madeJapanese))
			write(name+version+"/en.md", madePolicy(p, v, madeEnglish))
		}
	}
	folder, problems, err := Open(os.DirFS(dir), "content")
	if err != nil || len(problems) > 0 {
		b.Fatal(problems, err)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, name := range folder.Policies() {
			if _, problems, err := folder.Load(name, false); err != nil || len(problems) > 0 {
				b.Fatal(problems, err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(4*policies*b.N), "µs/document")
}

// madeLanguage is what the texts of one language are made of. Sentences and items
// are told apart by the numbers of policy, article and paragraph.
type madeLanguage struct {
	title, article, item, space string
	sentences                   []string
}

var madeJapanese = madeLanguage{
	title:   "# 第%d号規程\n\n",
	article: "## 第%d条（事項その%d）{#article-%d}\n\n",
	item:    "   - (%d) 第%d窓口に届け出た氏名、住所その他の連絡先に関する事項\n",
	sentences: []string{
		"会員は、当社が別に定める手続に従い、第%d窓口に必要な事項を正確に届け出なければならない。",
		"当社は、前項の規定にかかわらず、やむを得ない事由があると認めるときは、第%d窓口の全部又は一部を停止することができる。",
		"前条の規定は、2022年4月1日以後に第%d窓口で締結された契約について適用する。",
		"民法（明治29年法律第89号）第548条の4の規定により本規程を変更するときは、第%d窓口において周知する。",
	},
}

var madeEnglish = madeLanguage{
	title:   "# Rules No. %d\n\n",
	article: "## Article %d (Matter %d) {#article-%d}\n\n",
	item:    "   - (%d) the matters concerning the name, the address, and other contact details of which counter %d was notified\n",
	space:   " ",
	sentences: []string{
		"A member must accurately notify counter %d of the necessary matters in accordance with the procedures that the Company prescribes separately.",
		"Notwithstanding the preceding paragraph, the Company may suspend all or part of counter %d if it finds that there are unavoidable grounds for doing so.",
		"The provisions of the preceding Article apply to contracts concluded at counter %d on or after April 1, 2022.",
		"When changing these Rules under Article 548-4 of the Civil Code (Act No. 89 of 1896), the Company makes the change known at counter %d.",
	},
}

// madePolicy makes a text: all that differs from version to version is the first
// paragraph of every 15th article.
func madePolicy(policy, version int, l madeLanguage) string {
	var b strings.Builder
	fmt.Fprintf(&b, l.title, policy+1)
	for article := 1; article <= 20; article++ {
		fmt.Fprintf(&b, l.article, article, article, article)
		for paragraph := 1; paragraph <= 2; paragraph++ {
			counter := 1000*policy + 10*article + paragraph
			if article%15 == 7 && paragraph == 1 {
				counter += 500 * version
			}
			fmt.Fprintf(&b, "%d. ", paragraph)
			for i := range 2 {
				s := l.sentences[0] // Nothing precedes the first paragraph and the first article.
				if article > 1 && paragraph > 1 {
					s = l.sentences[(article+i)%len(l.sentences)]
				}
				if i > 0 {
					b.WriteString(l.space)
				}
				fmt.Fprintf(&b, s, counter+100*i)
			}
			b.WriteString("\n")
		}
		for item := 1; item <= 3; item++ {
			fmt.Fprintf(&b, l.item, item, 1000*policy+10*article+item)
		}
		b.WriteString("\n")
	}
	return b.String()
}
