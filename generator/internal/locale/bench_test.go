package locale

import (
	"fmt"
	"strings"
	"testing"

	"jobun/generator/internal/policy"
)

// corpusSentences are those of the made texts of which the benchmark of the
// whole build is made: one or two references or dates a paragraph.
var corpusSentences = map[policy.Language][]string{
	"ja": {
		"会員は、当社が別に定める手続に従い、必要な事項を正確に届け出なければならない。",
		"当社は、第%d条第1項の規定にかかわらず、やむを得ない事由があると認めるときは、その全部又は一部を停止することができる。",
		"ただし、法令に特別の定めがある場合は、この限りでない。",
		"届出のあった事項に変更が生じたときは、その日から起算して30日以内に、変更の内容を書面又は電磁的方法により通知するものとする。",
		"前条の規定は、2022年4月1日以後に締結された契約について適用し、同日前に締結された契約については、なお従前の例による。",
		"民法（明治29年法律第89号）第548条の4の規定により本規程を変更するときは、効力発生時期を定め、適切な方法により周知する。",
	},
	"en": {
		"A member must accurately notify the Company of the necessary matters in accordance with the procedures that the Company prescribes separately.",
		"Notwithstanding Article %d, paragraph (1), the Company may suspend all or part of the services if it finds that there are unavoidable grounds for doing so.",
		"This does not apply, however, where laws and regulations provide otherwise.",
		"If any notified matter changes, the member is to give notice of the change in writing or by electronic means within thirty (30) days from that day.",
		"The provisions of the preceding Article apply to contracts concluded on or after April 1, 2022, and prior law continues to govern contracts concluded before that day.",
		"When changing these Rules under Article 548-4 of the Civil Code (Act No. 89 of 1896), the Company fixes the time at which the change takes effect and makes it known by appropriate means.",
	},
}

// corpusText makes a text of 30 articles with two paragraphs of four sentences
// and three items each.
func corpusText(language policy.Language) *policy.Text {
	sentences, space, item := corpusSentences[language], "", "会員の氏名又は名称、住所、電話番号その他の連絡先に関する事項"
	if language == "en" {
		space, item = " ", "the matters concerning the name, the address, the telephone number, and other contact details of the member"
	}
	var src strings.Builder
	src.WriteString("# T\n")
	for n := range 30 {
		fmt.Fprintf(&src, "A%d\n", n+1)
		for p := range 2 {
			var words []string
			for i := range 4 {
				s := sentences[(n+3*p+i)%len(sentences)]
				if strings.Contains(s, "%d") {
					s = fmt.Sprintf(s, n+1)
				}
				words = append(words, s)
			}
			fmt.Fprintf(&src, "P%d %s\n", p+1, strings.Join(words, space))
		}
		for i := range 3 {
			fmt.Fprintf(&src, "I%d %s\n", i+1, item)
		}
	}
	return newText(string(language), src.String())
}

// BenchmarkLinkCorpus links one text again and again: Link leaves the inlines
// that it replaces as they were.
func BenchmarkLinkCorpus(b *testing.B) {
	for _, language := range []policy.Language{"ja", "en"} {
		b.Run(string(language), func(b *testing.B) {
			text := corpusText(language)
			style, err := NewStyle(language, "company")
			if err != nil {
				b.Fatal(err)
			}
			var blocks []*policy.Block
			text.Walk(func(p *policy.Provision) {
				for i := range p.Blocks {
					blocks = append(blocks, &p.Blocks[i])
				}
			})
			saved, size := make([][]policy.Inline, len(blocks)), 0
			for i, block := range blocks {
				saved[i] = block.Inlines
				size += len(policy.Plain(block.Inlines))
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for i, block := range blocks {
					block.Inlines = saved[i]
				}
				Link(text, style)
			}
		})
	}
}

// BenchmarkReadLabels reads what a build reads of one article: the heading and
// the starts of the paragraphs, items and lines.
func BenchmarkReadLabels(b *testing.B) {
	for language, lines := range map[policy.Language][]string{
		"ja": {
			"第4条（事項その4）", "総則", "第2章　総則",
			"2", "1.", "(1) 会員の氏名又は名称、住所", "（二） 会員の氏名", "イ　会員の氏名",
			corpusSentences["ja"][0], corpusSentences["ja"][1], corpusSentences["ja"][4], "一般に公開する。", "第三者に提供しない。", "前項の規定は、適用しない。",
		},
		"en": {
			"Article 4 (Matter 4)", "Chapter 2 General Provisions", "General Provisions",
			"2", "1.", "(1) the matters concerning the name", "(b) the address", "(ii) the telephone number",
			corpusSentences["en"][0], corpusSentences["en"][1], corpusSentences["en"][4], "Including all others.", "in writing",
		},
	} {
		l, _ := For(language)
		b.Run("heading-"+string(language), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, s := range lines {
					l.ReadHeading(s)
				}
			}
		})
		b.Run("markers-"+string(language), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, s := range lines {
					l.ReadMarkers(s)
				}
			}
		})
		b.Run("caption-"+string(language), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, s := range append(lines, "（事項その4）", "(Matter 4)") {
					l.ReadCaption(s)
				}
			}
		})
	}
}

func BenchmarkLabel(b *testing.B) {
	for _, language := range []policy.Language{"ja", "en"} {
		b.Run(string(language), func(b *testing.B) {
			text := corpusText(language)
			style, err := NewStyle(language, "company")
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				text.Walk(func(p *policy.Provision) {
					if _, err := style.Label(p, ""); err != nil {
						b.Fatal(err)
					}
				})
			}
		})
	}
}

// TestLinkingNothingAllocatesNothing links words without references and dates.
func TestLinkingNothingAllocatesNothing(t *testing.T) {
	for language, words := range map[policy.Language]string{"ja": plainProse, "en": enPlainProse} {
		text := newText(string(language), "# T\nA1\nP1 "+words+"\n")
		reader := new(Linker).reader(language, 0)
		reader.cost = maxCost // nothing is remembered
		k := &linker{text: text, locale: reader.locale, reader: reader, resolver: policy.NewResolver(text)}
		if n := testing.AllocsPerRun(100, func() { k.provision(text.Provisions[0], links) }); n > 0 {
			t.Errorf("linking %q allocates %v times", words, n)
		}
	}
}

func TestLabelAllocatesOnlyTheLabel(t *testing.T) {
	for _, language := range []policy.Language{"ja", "en"} {
		style, err := NewStyle(language, "company")
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range []*policy.Provision{{Kind: policy.Article, Number: "4"}, {Kind: policy.Paragraph, Number: "2"}, {Kind: policy.Item, Depth: 1, Number: "3"}} {
			if n := testing.AllocsPerRun(100, func() { _, _ = style.Label(p, "") }); n > 1 {
				t.Errorf("the label of a %s in %s allocates %v times", p.Kind, language, n)
			}
		}
	}
}

// distinctSentences are sentences that deny, oblige and permit, or none of it, no two of
// them alike, so that nothing is gained by remembering one.
func distinctSentences(language policy.Language) (list []string) {
	forms := []string{
		"会員は、%sを%d日以内に書面により届け出なければならない。", "当社は、%sについて、%d回を限度として、その責任を負わない。", "当社は、遅滞なく%sを%d名の委員に通知することができる。",
		"ただし、%sについて第%d条に特別の定めがある場合は、この限りでない。", "%sの届出には、%d部の写しを添付する。", "会員は、%sを第三者に%d日を超えて貸与してはならない。",
	}
	things := []string{"備品の貸出し", "施設の利用", "荷物の配送", "代金の精算", "講座の受講"}
	if language == "en" {
		forms = []string{
			"A member must notify the Company in writing of %s within %d days.", "The Company is not liable for %s more than %d times.", "We may, without delay, report %s to %d members of the board.",
			"Provided, however, that this does not apply where Article %[2]d has special provisions for %[1]s.", "%s is notified with %d copies.", "You must not lend %s to a third party for more than %d days.",
		}
		things = []string{"the loan of equipment", "the use of facilities", "the delivery of goods", "the settlement of fees", "a course"}
	}
	for i := range 600 {
		list = append(list, fmt.Sprintf(forms[i%len(forms)], things[i%len(things)], i))
	}
	return list
}

// BenchmarkSentences reads what the checks hold against a translation, in one sentence
// after another.
func BenchmarkSentences(b *testing.B) {
	for _, language := range []policy.Language{"ja", "en"} {
		l, _ := For(language)
		list := distinctSentences(language)
		for name, read := range map[string]func(s string){
			"modality":  func(s string) { l.Modality(s) },
			"negations": func(s string) { l.Negations(s) },
			"polarity":  func(s string) { l.MainPolarity(s); l.ConditionPolarity(s) },
			"hints":     func(s string) { l.HintsNot(s) },
			"speakers":  func(s string) { l.Speakers(s) },
		} {
			b.Run(name+"-"+string(language), func(b *testing.B) {
				b.ReportAllocs()
				i := 0
				for b.Loop() {
					read(list[i%len(list)])
					i++
				}
			})
		}
	}
}
