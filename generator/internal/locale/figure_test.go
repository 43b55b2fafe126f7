package locale

import (
	"fmt"
	"strings"
	"testing"
)

// figureText writes figures as tests read them: "days 30", "ratio 1/3 soft".
func figureText(list []Figure) string {
	kinds := [...]string{"plain", "seconds", "minutes", "hours", "days", "weeks", "months", "years", "amount", "ratio", "size", "date", "month-of", "day-of", "month-name", "year-of", "clock", "phone", "mail", "address", "law", "code"}
	var words []string
	for _, f := range list {
		s := kinds[f.Kind]
		if f.Num != 0 || f.Kind < Phone {
			s += fmt.Sprintf(" %d", f.Num)
		}
		if f.Den != 1 {
			s += fmt.Sprintf("/%d", f.Den)
		}
		if f.Text != "" {
			s += " " + f.Text
		}
		if f.Other != 0 {
			s += fmt.Sprintf(" against %d", f.Other)
		}
		if f.Soft {
			s += " soft"
		}
		words = append(words, s)
	}
	return strings.Join(words, ", ")
}

func TestJapaneseFigures(t *testing.T) {
	for _, c := range [...]struct{ text, want string }{
		{"その日の30日前までに周知する。", "days 30"},
		{"三十日以内に、又は３０日以内に", "days 30, days 30"},
		{"二週間", "weeks 2"},
		{"3分の2以上の多数", "ratio 2/3"},
		{"月額料金の30分の1に相当する額", "ratio 1/30"},
		{"百分の三", "ratio 3/100"},
		{"年14.6パーセントの割合", "ratio 73/500"},
		{"年１４．６％", "ratio 73/500"},
		{"1万円、10,000円、金五十万円、1億5,000万円、一億五千万円、¥1,000、1.5億円", "amount 10000 JPY, amount 10000 JPY, amount 500000 JPY, amount 150000000 JPY, amount 150000000 JPY, amount 1000 JPY, amount 150000000 JPY"},
		{"満18歳以上の者", "years 18"},
		{"令和2年9月1日、2020年9月1日、2020年（令和2年）9月1日、令和二年九月一日", "date 20200901, date 20200901, date 20200901, date 20200901"},
		{"平成15年法律第57号", "law 57/2003"},
		{"平成十五年五月三十日法律第五十七号", "law 57/2003 2003-05-30"},
		{"2023年10月分以後の料金と同年9月分以前の料金", "month-of 202310, month-name 9"},
		{"毎年4月1日に", "day-of 401"},
		{"令和5年度、2023年", "year-of 2023, year-of 2023"},
		{"午前9時から午後6時まで", "clock 540, clock 1080"},
		{"平日9:00から18:00まで", "clock 540, clock 1080"},
		{"午前零時、正午、午後6時30分", "clock 0, clock 720, clock 1110"},
		{"電話（03-0000-0000）", "phone 0300000000"},
		{"+81-3-0000-0000", "phone 0300000000"},
		{"+81-3-0000-0000 (平日)", "phone 0300000000"},
		{"電子メール（support@example.com）", "mail support@example.com"},
		{"https://www.example.com/をご覧ください", "address https://www.example.com"},
		{"〒100-0001", "code 100-0001"},
		{"前12か月間、6か月前、六月以内、一年", "months 12, months 6, months 6, years 1 soft"},
		{"半年、半数", "months 6 soft, ratio 1/2 soft"},
		{"24時間以上、48時間", "hours 24, hours 48"},
		{"10GBごと、5GB", "size 10 GB, size 5 GB"},
		{"100万人、二人、3名、1回", "plain 1000000, plain 2, plain 3, plain 1 soft"},
		{"一つ、一方、一部、一切、第一項、第三者、前2項、前二項、次の三号、四半期、十分、数十日、第十二条の二第三項、第五百四十八条の四", "plain 1 soft"},
		{"（1）甲、(2)乙、1号、同項二号", ""},
		{"第5条の30日", "days 30"},
		{"3〜5日", "plain 3, days 5"},
		{"3割", "ratio 3/10"},
		{"一又は二以上の", "plain 2 soft"},
		{"ISO27001、IPv6", "plain 27001 soft, plain 6 soft"},
		{"1年6か月", "years 1 soft, months 6"},
		{"四十五分、十分に、二割五分以上、十労働日、5営業日", "minutes 45, ratio 1/4, days 10, days 5"},
		{"渋谷区神宮前1丁目2番3号、千代田区霞が関一丁目1番1号", "code 1-2-3 soft, code 1-1-1 soft"},
		{"一年半", "years 3/2 soft"},
	} {
		if got := figureText(japanese{}.AppendFigures(nil, c.text)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestEnglishFigures(t *testing.T) {
	for _, c := range [...]struct{ text, want string }{
		{"no later than 30 days before that date", "days 30"},
		{"within thirty (30) days", "days 30"},
		{"within thirty (14) days", "days 30 against 14"},
		{"two weeks; a two-week period", "weeks 2, weeks 2"},
		{"two-thirds or more; two thirds (2/3)", "ratio 2/3, ratio 2/3"},
		{"one-thirtieth (1/30) of the monthly fee", "ratio 1/30"},
		{"14.6 percent per annum, 14.6% or 14.6 per cent", "ratio 73/500, ratio 73/500, ratio 73/500"},
		{"10,000 yen, JPY 10,000, ¥10,000, 150 million yen, one hundred thousand yen", "amount 10000 JPY, amount 10000 JPY, amount 10000 JPY, amount 150000000 JPY, amount 100000 JPY"},
		{"18 years or older, 18 years of age", "years 18, years 18"},
		{"September 1, 2020 (Reiwa 2), 1 September 2020, 2020-09-01", "date 20200901, date 20200901, date 20200901"},
		{"(Act No. 57 of 2003; hereinafter \"the APPI\")", "law 57/2003"},
		{"Act No. 57 of May 30, 2003", "law 57/2003 2003-05-30"},
		{"Fees for October 2023 and later months; Fees for September of that year", "month-of 202310, month-name 9"},
		{"on April 1 of each year", "day-of 401"},
		{"9:00–18:00, 9 a.m. to 6 p.m., 9:00 AM, noon, 0:00 a.m.", "clock 540, clock 1080, clock 540, clock 1080, clock 540, clock 720, clock 0"},
		{"telephone (03-0000-0000) or +81-3-0000-0000 or +81 (0)3 0000 0000", "phone 0300000000, phone 0300000000, phone 0300000000"},
		{"support@example.com.", "mail support@example.com"},
		{"see https://www.example.com/.", "address https://www.example.com"},
		{"the preceding two paragraphs, Articles 22 through 25, Article 6(2), paragraphs (2) and (3), items (i) through (iii), Article 4-2, paragraph (2), Chapter IV-2", ""},
		{"Article 5, 30 days and Article 7 and 14 days", "days 30, days 14"},
		{"one of the parties, either party, the second sentence, no one", ""},
		{"one year, one (1) month", "years 1 soft, months 1 soft"},
		{"twenty-one days, one hundred and twenty days, three hundred sixty-five days", "days 21, days 120, days 365"},
		{"24 consecutive hours, ten (10) business days", "hours 24, days 10"},
		{"10 GB, 200GB", "size 10 GB, size 200 GB"},
		{"two or more of three directors", "plain 2 soft, plain 3 soft"},
		{"30-day period, 30 days' notice", "days 30, days 30"},
		{"Form No. 3, No. 12", ""},
		{"the 20th of each month", "plain 20 soft"},
		{"twice, half the fee", "plain 2 soft, ratio 1/2 soft"},
		{"May the Company charge this in March?", "month-name 3"},
		{"(1) The", ""},
		{"IPv6 and ISO 27001", "plain 6 soft, plain 27001"},
	} {
		if got := figureText(english{}.AppendFigures(nil, c.text)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// written are figures that both languages can write.
func written(kind uint8, n, d uint32) (f Figure, ok bool) {
	f = Figure{Kind: FigureKind(kind % uint8(Phone)), Num: int64(n % 100_000), Den: 1}
	switch f.Kind {
	case Amount:
		f.Text = "JPY"
	case Size:
		f.Text = "GB"
	case Ratio:
		f.Den = int64(d%999) + 2
		f.Num = f.Num%(f.Den-1) + 1
		q := quantity{f.Num, f.Den}.reduced()
		f.Num, f.Den = q.num, q.den
	case DateOf:
		f.Num = int64(1900+n%200)*10_000 + int64(d%12+1)*100 + int64(d%28) + 1
	case MonthOf:
		f.Num = int64(1900+n%200)*100 + int64(d%12) + 1
	case DayOf:
		f.Num = int64(d%12+1)*100 + int64(n%28) + 1
	case MonthName:
		f.Num = int64(d%12) + 1
		return f, f.Num != 5 && f.Num != 3 // May and March may be other words
	case YearOf:
		f.Num = int64(1900 + n%200)
		return f, false // a bare year is a plain number in English
	case Clock:
		f.Num = int64(n % (24 * 60))
	case Plain, Seconds, Minutes, Hours, Days, Weeks, Months, Years:
		return f, f.Kind != Seconds || f.Num != 1
	}
	return f, true
}

// FuzzWriteFigure checks that what is written is read as the same figure.
func FuzzWriteFigure(f *testing.F) {
	for kind := range uint8(Phone) {
		f.Add(kind, uint32(30), uint32(14))
		f.Add(kind, uint32(12345), uint32(1000))
	}
	f.Fuzz(func(t *testing.T, kind uint8, n, d uint32) {
		figure, ok := written(kind, n, d)
		if !ok {
			return
		}
		for _, l := range [...]Locale{japanese{}, english{}} {
			s := l.WriteFigure(figure)
			list := l.AppendFigures(nil, s)
			if len(list) != 1 || !list[0].Same(&figure) && !list[0].Like(&figure) {
				t.Errorf("%+v is written %s and read %s", figure, s, figureText(list))
			}
		}
	})
}

// FuzzFigures checks that reading figures ends, and that they stand in the text,
// in order.
func FuzzFigures(f *testing.F) {
	for _, s := range [...]string{"30日前までに第5条の30日", "within thirty (30) days, +81-3-0000-0000 or 1/30", "一億五千万円", "令和2年9月", "No. 5 of 2003", "1,2,3.4.5-6-7/8", "一一一一一一一一一一一一一一一一一", "one hundred thousand and one-third (1/3)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range [...]Locale{japanese{}, english{}} {
			last := 0
			for _, g := range l.AppendFigures(nil, s) {
				if g.Start < last || g.End <= g.Start || g.End > len(s) || g.Den < 1 {
					t.Fatalf("%q: %+v after %d", s, g, last)
				}
				last = g.End
			}
			l.Modality(s)
			l.AppendDefinitions(nil, s)
			if got := strings.Join(l.AppendSentences(nil, s), ""); got != s {
				t.Fatalf("%q is cut into %q", s, got)
			}
			l.CountTerm(s, "第三者")
			l.CountTerm(s, "s")
		}
	})
}
