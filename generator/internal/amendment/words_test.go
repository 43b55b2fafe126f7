package amendment

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"jobun/generator/internal/policy"
)

// compareWords compares two lines of running text, without references.
func compareWords(language policy.Language, old, new string) Words {
	file := &policy.Text{Language: language}
	c := newComparer(file, file, &memory{})
	return c.plainWords(old, new)
}

// show writes deleted words in [-…-], inserted ones in {+…+}, and spaces that
// differ in [.….]{.….}.
func show(w Words) string {
	var b strings.Builder
	for _, e := range w {
		sign := map[Cause]string{Substance: "-+", Spacing: "..", Follows: "~~"}[e.Cause]
		switch e.Op {
		case Delete:
			fmt.Fprintf(&b, "[%c%s%c]", sign[0], e.Text, sign[0])
		case Insert:
			fmt.Fprintf(&b, "{%c%s%c}", sign[1], e.Text, sign[1])
		default:
			b.WriteString(e.Text)
		}
	}
	return b.String()
}

func TestWords(t *testing.T) {
	for _, test := range []struct {
		language       policy.Language
		old, new, want string
	}{
		// The rows of the redline vectors that are one line.
		{"en", "within thirty (30) days", "within sixty (60) days", "within [-thirty (30)-]{+sixty (60)+} days"},
		{"en", "Members give notice.", "Members give notice in writing.", "Members give notice{+ in writing+}."},
		{"en", "Members promptly give notice.", "Members give notice.", "Members [-promptly -]give notice."},
		{"en", "under Article 5", "under Article 6", "under [-Article 5-]{+Article 6+}"},
		{"en", "the company", "the Company", "the [-company-]{+Company+}"},
		{"en", "A  B", "A B", "A[.  .]{. .}B"},
		{"en", "A.", "A. B.", "A.{+ B.+}"},
		// Others in English.
		{"en", "We don't sell data.", "We do not sell data.", "We [-don't-]{+do not+} sell data."},
		{"en", "from 9:00 a.m. on", "from 10:30 a.m. on", "from [-9:00-]{+10:30+} a.m. on"},
		// Short sentences of which more is left than kana.
		{"ja", "損害を賠償しなければならない。", "損害を賠償するものとする。", "損害を賠償[-しなければならない-]{+するものとする+}。"},
		// Those of the comparison tables.
		{"ja", "３０日以内に届け出る。", "６０日以内に届け出る。", "[-３０日-]{+６０日+}以内に届け出る。"},
		{"ja", "会員は、速やかに書面により届け出る。", "会員は、書面により届け出る。", "会員は、[-速やかに-]書面により届け出る。"},
		{"ja", "会員は、書面により届け出る。", "会員は、速やかに書面により届け出る。", "会員は、{+速やかに+}書面により届け出る。"},
		{"ja", "甲は、甲の従業員に", "当社は、当社の従業員に", "[-甲-]{+当社+}は、[-甲-]{+当社+}の従業員に"},
		{"ja", "目的", "目的及び定義", "目的{+及び定義+}"},
		{"ja", "…を行う。", "…を行う。ただし、緊急の場合は、この限りでない。", "…を行う。{+ただし、緊急の場合は、この限りでない。+}"},
		{"ja", "部長が定める。", "社長が定める。", "[-部長-]{+社長+}が定める。"},
		{"ja", "旧本文。", "新本文。", "[-旧本文。-]{+新本文。+}"},
		{"ja", "禁錮以上の刑に処せられた者", "拘禁刑以上の刑に処せられた者", "[-禁錮-]{+拘禁刑+}以上の刑に処せられた者"},
		{"ja", "千円", "二千円", "[-千円-]{+二千円+}"},
		{"ja", "運営", "運営及び会計", "運営{+及び会計+}"},
		// Figures are read whole.
		{"ja", "手数料は5円とする。", "手数料は50円とする。", "手数料は[-5円-]{+50円+}とする。"},
		{"ja", "年14.5パーセントの割合", "年14.6パーセントの割合", "年[-14.5パーセント-]{+14.6パーセント+}の割合"},
		{"ja", "年十四・六パーセントの割合", "年十四・五パーセントの割合", "年[-十四・六パーセント-]{+十四・五パーセント+}の割合"},
		{"ja", "霞が関一丁目二番三号に置く。", "霞が関三丁目一番三号に置く。", "霞が関[-一丁目二番-]{+三丁目一番+}三号に置く。"},
		{"ja", "料金の3分の1を返還する。", "料金の3分の2を返還する。", "料金の[-3分の1-]{+3分の2+}を返還する。"},
		{"ja", "十四日以内に完成する。", "三十日以内に完成する。", "[-十四日-]{+三十日+}以内に完成する。"},
		{"ja", "令和2年9月1日から施行する。", "令和2年9月10日から施行する。", "[-令和2年9月1日-]{+令和2年9月10日+}から施行する。"},
		{"ja", "電話03-0000-0000へ", "電話03-0000-0001へ", "電話[-03-0000-0000-]{+03-0000-0001+}へ"},
		{"en", "at a rate of 14.5% per year", "at a rate of 14.6% per year", "at a rate of [-14.5%-]{+14.6%+} per year"},
		{"en", "a fee of $5 applies", "a fee of $50 applies", "a fee of [-$5-]{+$50+} applies"},
		{"en", "Write to a@example.com now.", "Write to ab@example.com now.", "Write to [-a@example.com-]{+ab@example.com+} now."},
		{"en", "since September 1, 2020 only", "since September 10, 2020 only", "since [-September 1, 2020-]{+September 10, 2020+} only"},
		// References to laws are whole as well.
		{"ja", "民法第548条の4の規定により", "民法第548条の5の規定により", "民法[-第548条の4-]{+第548条の5+}の規定により"},
		{"en", "under Section 4.2(b) and Exhibit A hereto", "under Section 4.3(b) and Exhibit B hereto", "under [-Section 4.2(b)-]{+Section 4.3(b)+} and [-Exhibit A-]{+Exhibit B+} hereto"},
		{"en", "Part I of it. A Section (2) is a Form a User has.", "Part II of it. A Section (3) is a Form a Member has.", "[-Part I-]{+Part II+} of it. A [-Section (2)-]{+Section (3)+} is a Form a [-User-]{+Member+} has."},
		// Sentences and list members come with what follows them.
		{"ja", "甲、乙及び丙", "甲、丁、乙及び丙", "甲、{+丁、+}乙及び丙"},
		{"ja", "甲を行う。丙を行う。", "甲を行う。乙を定める。丙を行う。", "甲を行う。{+乙を定める。+}丙を行う。"},
		{"en", "First. Third.", "First. Second one. Third.", "First. {+Second one. +}Third."},
		// A whole sentence is whole, also where the next one begins as it does.
		{"ja", "甲を定める。会員は、届け出る。", "甲を定める。会員は、支払う。会員は、届け出る。", "甲を定める。{+会員は、支払う。+}会員は、届け出る。"},
		{"en", "A may go. The Company may suspend. The Company may terminate.", "A may go. The Company may terminate. The Company may suspend.", "A may go. {+The Company may terminate. +}The Company may suspend.[- The Company may terminate.-]"},
		{"ja", "甲とする。会員は、届け出る（電話を含む。）。会員は、支払う。", "甲とする。会員は、支払う。", "甲とする。[-会員は、届け出る（電話を含む。）。-]会員は、支払う。"},
		// Two insertions stay apart, and what says something is never joined.
		{"ja", "書面又は電話", "書面、電子メール又は電話その他", "書面{+、電子メール+}又は電話{+その他+}"},
		// A full stop in brackets ends no sentence.
		{"ja", "提出された書類は返還しない。", "提出された書類（電磁的記録を含む。）は、返還しない。", "提出された書類{+（電磁的記録を含む。）+}は{+、+}返還しない。"},
		{"ja", "「会員になる。」と述べる。", "「会員を辞める。」と述べる。", "「会員[-にな-]{+を辞め+}る。」と述べる。"},
		{"en", `He said "yes." Then he left.`, `He said "no." Then he left.`, `He said "[-yes-]{+no+}." Then he left.`},
		// Brackets and commas part changes; one change is shown as it is, many in one clause whole.
		{"ja", "料金は月額1,000円（税抜）とする。", "料金は月額1,100円（税込）とする。", "料金は月額[-1,000円-]{+1,100円+}（[-税抜-]{+税込+}）とする。"},
		{"ja", "事業者は、必要な事項を届け出る。", "個人情報取扱事業者は、必要な事項を届け出る。", "[-事業者-]{+個人情報取扱事業者+}は、必要な事項を届け出る。"},
		{"ja", "委員の任期は、2年とする。", "委員の任期は、3年とし、再任を妨げない。", "委員の任期は、[-2年とする。-]{+3年とし、再任を妨げない。+}"},
		// A line end parts changes.
		{"ja", "平日\n9時から", "平日及び土曜日\n10時から", "平日{+及び土曜日+}\n[-9時-]{+10時+}から"},
		// Nothing is left.
		{"ja", "", "新しい文。", "{+新しい文。+}"},
		{"ja", "古い文。", "", "[-古い文。-]"},
		{"ja", "同じ文。", "同じ文。", "同じ文。"},
		// Width and punctuation are words of the law, spaces are not.
		{"ja", "（以下「会員」という。）", "(以下「会員」という。)", "[-（-]{+(+}以下「会員」という。[-）-]{+)+}"},
		{"ja", "Web サイト", "Webサイト", "Web[. .]サイト"},
		{"ja", "第 4 条の規定", "第4条の規定", "[.第 4 条.]{.第4条.}の規定"},
	} {
		w := compareWords(test.language, test.old, test.new)
		if got := show(w); got != test.want {
			t.Errorf("%q → %q:\n got %s\nwant %s", test.old, test.new, got, test.want)
		}
		checkExact(t, w, test.old, test.new)
	}
}

func checkExact(t *testing.T, w Words, old, new string) {
	t.Helper()
	if w.Old() != old || w.New() != new {
		t.Errorf("edits do not make the texts:\n%q\n%q\n%q\n%q", w.Old(), old, w.New(), new)
	}
	for i, e := range w {
		if e.Text == "" || i > 0 && w[i-1].Op == e.Op && w[i-1].Cause == e.Cause {
			t.Errorf("edit %d of %v is empty or like the one before", i, w)
		}
	}
}

// FuzzWords edits running text at random and checks that its comparison is
// exact.
func FuzzWords(f *testing.F) {
	for _, s := range []string{
		"会員は、第4条第2項の規定により、2020年9月1日から30日以内に（以下「当社」という。）届け出る。ただし、緊急の場合は、この限りでない。",
		"Members give notice within thirty (30) days under Article 5, paragraph (2) of the Act (Act No. 57 of 2003). See https://example.com/a?b=c.",
		"a\u3000b  c\nd\t\x00é𠮷\u3099",
	} {
		f.Add(s, "、 。the 3日", uint64(1))
	}
	f.Fuzz(func(t *testing.T, s, more string, seed uint64) {
		s, more = strings.ToValidUTF8(s, "?"), strings.ToValidUTF8(more, "?")
		if len(s) > 2000 || len(more) > 200 {
			return
		}
		edited := mutate(s, more, seed)
		for _, l := range []policy.Language{"ja", "en"} {
			checkExact(t, compareWords(l, s, edited), s, edited)
			checkExact(t, compareWords(l, edited, s), edited, s)
		}
	})
}

// mutate deletes, inserts and swaps pieces of s.
func mutate(s, more string, seed uint64) string {
	r := rand.New(rand.NewPCG(seed, 1))
	runes, extra := []rune(s), []rune(more)
	for range r.IntN(6) {
		if len(runes) == 0 {
			return more
		}
		i := r.IntN(len(runes))
		j := i + r.IntN(min(len(runes)-i, 12)+1)
		switch r.IntN(3) {
		case 0:
			runes = append(runes[:i:i], runes[j:]...)
		case 1:
			k := 0
			if len(extra) > 0 {
				k = r.IntN(len(extra))
			}
			runes = append(append(runes[:i:i], extra[k:]...), runes[i:]...)
		default:
			piece := append([]rune(nil), runes[i:j]...)
			runes = append(append(append(append([]rune(nil), piece...), runes[:i]...), runes[j:]...), piece...)
		}
	}
	return string(runes)
}
