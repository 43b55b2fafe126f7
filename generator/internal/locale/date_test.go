package locale

import (
	"encoding/csv"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"jobun/generator/internal/policy"
)

func TestNextTrigger(t *testing.T) {
	list := []string{"", "年", "2020年9月", "毎年、2020年", "幻平年庵", "x年", "\xB4年", "年\xB4", "\xE5\xB9", "a-年/", "平/年", "-"}
	for n := triggerStretch - 4; n < triggerStretch+2; n++ {
		list = append(list, strings.Repeat("x", n)+"年-", strings.Repeat("x", n)+"/年")
	}
	for _, s := range list {
		for from := range len(s) + 2 {
			want := len(s)
			for _, sign := range []string{"年", "-", "/"} {
				if from < len(s) && strings.Contains(s[from:], sign) {
					want = min(want, from+strings.Index(s[from:], sign))
				}
			}
			if got := nextTrigger(s, from); max(got, from) != max(want, from) {
				t.Errorf("from %d the first sign of %q stands at %d, want %d", from, s, got, want)
			}
		}
	}
}

// table reads a tab-separated file of testdata: one map a row, by the heads of
// the columns.
func table(t *testing.T, name string) (rows []map[string]string) {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes = '\t', true
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, head := range records[0] {
			row[head] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func date(t *testing.T, iso string) policy.Date {
	t.Helper()
	d, err := policy.ParseDate(iso)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// dateColumns are the columns of era_dates.tsv: who prints them, in which style.
var dateColumns = map[string]struct {
	locale Locale
	style  policy.DateStyle
}{
	"ja_wareki_arabic":           {japanese{}, policy.Wareki},
	"ja_wareki_kanji":            {japanese{}, policy.WarekiKanji},
	"en_long":                    {english{}, policy.Wareki},
	"en_with_era":                {english{}, WithEra},
	"ja_seireki":                 {japanese{}, policy.Seireki},
	"ja_seireki_fullwidth":       {japanese{}, SeirekiFullwidth},
	"ja_wareki_kanji_positional": {japanese{}, WarekiPositional},
	"short":                      {japanese{}, EraShort},
}

// firstEraRows are the rows that the tables must have at least, so that a file
// that was cut short is not taken for a test that passes.
const (
	leastDates = 55
	leastParse = 50
)

func TestEraDates(t *testing.T) {
	rows := table(t, "era_dates.tsv")
	if len(rows) < leastDates {
		t.Fatalf("%d rows, want %d", len(rows), leastDates)
	}
	for _, row := range rows {
		for column, by := range dateColumns {
			checkBothWays(t, by.locale, date(t, row["iso"]), by.style, row[column])
		}
	}
}

func checkBothWays(t *testing.T, l Locale, d policy.Date, style policy.DateStyle, want string) {
	t.Helper()
	if got := l.FormatDate(d, style); got != want {
		t.Errorf("FormatDate(%s, %s) = %q, want %q", d, style, got, want)
	}
	if _, isEnglish := l.(english); isEnglish && style == EraShort {
		return
	}
	if got, err := l.ParseDate(want); err != nil || got.Date != d {
		t.Errorf("ParseDate(%q) = %s, %v, want %s", want, got.Date, err, d)
	}
}

func TestEraParse(t *testing.T) {
	rows := table(t, "era_parse.tsv")
	if len(rows) < leastParse {
		t.Fatalf("%d rows, want %d", len(rows), leastParse)
	}
	for _, row := range rows {
		if row["direction"] == "format" {
			checkNotPrinted(t, date(t, row["input"]))
			continue
		}
		checkParse(t, row["input"], row["expect"])
	}
}

// checkNotPrinted checks that no era is printed for d.
func checkNotPrinted(t *testing.T, d policy.Date) {
	t.Helper()
	for _, style := range []policy.DateStyle{policy.Wareki, policy.WarekiKanji, policy.Combined, WithEra, EraShort} {
		if got, err := (japanese{}).FormatEraDate(d, style); !errors.Is(err, ErrLunisolar) {
			t.Errorf("FormatEraDate(%s, %s) = %q, %v, want ErrLunisolar", d, style, got, err)
		}
		if got, want := (japanese{}).FormatDate(d, style), (japanese{}).FormatDate(d, policy.Seireki); got != want {
			t.Errorf("FormatDate(%s, %s) = %q, want %q", d, style, got, want)
		}
	}
}

func checkParse(t *testing.T, input, want string) {
	t.Helper()
	got, err := japanese{}.ParseDate(input)
	switch {
	case want == "ERROR":
		var dateError *DateError
		if !errors.As(err, &dateError) {
			t.Errorf("ParseDate(%q) = %s, %v, want a *DateError", input, got.Date, err)
		}
	case err != nil || got.Date != date(t, want):
		t.Errorf("ParseDate(%q) = %s, %v, want %s", input, got.Date, err, want)
	}
}

func TestDateErrors(t *testing.T) {
	for _, test := range []struct {
		locale Locale
		input  string
		want   error
	}{
		{japanese{}, "2023年2月29日", ErrImpossibleDay},
		{japanese{}, "令和3年2月29日", ErrImpossibleDay},
		{japanese{}, "令和元年4月30日", ErrBeforeEra},
		{japanese{}, "明治5年11月9日", ErrLunisolar},
		{japanese{}, "2025年（令和6年）10月1日", ErrErasDisagree},
		{japanese{}, "09/01/2020", ErrAmbiguousDate},
		{japanese{}, "昨日", ErrNoDate},
		{english{}, "February 29, 2023", ErrImpossibleDay},
		{english{}, "September 1, 2020 (Reiwa 3)", ErrErasDisagree},
		{english{}, "April 30, 2019 (Reiwa 1)", ErrBeforeEra},
		{english{}, "09/01/2020", ErrAmbiguousDate},
		{english{}, "yesterday", ErrNoDate},
		{english{}, "令和2年9月1日", ErrNoDate},
	} {
		if _, err := test.locale.ParseDate(test.input); !errors.Is(err, test.want) {
			t.Errorf("ParseDate(%q): %v, want %v", test.input, err, test.want)
		}
	}
}

func TestRemarks(t *testing.T) {
	for _, test := range []struct {
		locale Locale
		input  string
		want   Remarks
	}{
		{japanese{}, "令和2年9月1日", 0},
		{japanese{}, "明治45年7月30日", 0},
		{japanese{}, "昭和六十五年三月三十一日", PastEra},
		{japanese{}, "平成1年4月27日", NumberedFirstYear},
		{japanese{}, "平成一年四月二七日", NumberedFirstYear},
		{japanese{}, "2020年09月01日", ZeroPadded},
		{japanese{}, "平成32年03月31日", PastEra | ZeroPadded},
		{japanese{}, "2020-09-01", Abbreviated},
		{japanese{}, "R2.9.1", Abbreviated},
		{english{}, "September 1, 2020", 0},
		{english{}, "1 September 2020", 0},
		{english{}, "SEPTEMBER 1, 2020", 0},
		{english{}, "September 01, 2020", ZeroPadded},
		{english{}, "Sept. 1, 2020", Abbreviated},
		{english{}, "1st day of September, 2020", Ordinal},
		{english{}, "March 31, 1990 (Showa 65)", PastEra},
	} {
		got, err := test.locale.ParseDate(test.input)
		if err != nil || got.Remarks != test.want {
			t.Errorf("ParseDate(%q) remarks %b, %v, want %b", test.input, got.Remarks, err, test.want)
		}
	}
}

// everyDay calls visit for every day from 1873-01-01 to 2040-12-31.
func everyDay(visit func(policy.Date)) {
	for d := (policy.Date{Year: 1873, Month: 1, Day: 1}); d.Year <= 2040; d = d.AddDays(1) {
		visit(d)
	}
}

func TestFormatParseEveryDay(t *testing.T) {
	japaneseStyles := []policy.DateStyle{
		policy.Wareki, policy.WarekiKanji, policy.Seireki, policy.Combined,
		WarekiPositional, WarekiFullwidth, SeirekiFullwidth, EraShort,
	}
	days := 0
	everyDay(func(d policy.Date) {
		days++
		for _, style := range japaneseStyles {
			checkIdentity(t, japanese{}, d, style, days)
		}
		checkIdentity(t, english{}, d, policy.Seireki, days)
		checkIdentity(t, english{}, d, WithEra, days)
	})
	if days != 61361 {
		t.Errorf("%d days, want 61361", days)
	}
}

// checkIdentity checks that d is read back from how it is printed, and, on one
// day in seven, that it is found as a whole.
func checkIdentity(t *testing.T, l Locale, d policy.Date, style policy.DateStyle, n int) {
	text := l.FormatDate(d, style)
	got, err := l.ParseDate(text)
	if err != nil || got.Date != d || got.Remarks&^Abbreviated != 0 {
		t.Errorf("ParseDate(FormatDate(%s, %s) = %q) = %+v, %v", d, style, text, got, err)
	}
	if style == EraShort || n%7 != 0 {
		return
	}
	if start, end, found, ok := l.FindDate(text); !ok || start != 0 || end != len(text) || found != d {
		t.Errorf("FindDate(%q) = %d, %d, %s, %v", text, start, end, found, ok)
	}
}

// found returns all that NextDate finds in s: the words, and the day or what is
// wrong.
func found(l Locale, s string) (list []string) {
	for from := 0; ; {
		f, ok := l.NextDate(s, from)
		if !ok {
			return list
		}
		what := f.Date.String()
		if f.Err != nil {
			what = f.Err.Error()
		}
		list = append(list, s[f.Start:f.End]+" = "+what)
		from = f.End
	}
}

func TestNextDate(t *testing.T) {
	for _, row := range table(t, "dates_found.tsv") {
		l, _ := For(policy.Language(row["language"]))
		want := strings.Split(row["found"], "; ")
		if row["found"] == "" {
			want = nil
		}
		if got := found(l, row["text"]); !slices.Equal(got, want) {
			t.Errorf("%s: found %q, want %q", row["text"], got, want)
		}
	}
}

func TestFindDatePassesOverImpossibleDays(t *testing.T) {
	s := "2023年2月29日ではなく、2023年3月1日から"
	start, end, d, ok := japanese{}.FindDate(s)
	if !ok || s[start:end] != "2023年3月1日" || d.String() != "2023-03-01" {
		t.Errorf("FindDate = %d, %d, %s, %v", start, end, d, ok)
	}
	if _, _, _, ok := (english{}).FindDate("February 29, 2023"); ok {
		t.Error("FindDate found February 29, 2023")
	}
}

func TestNoDate(t *testing.T) {
	for _, l := range []Locale{japanese{}, english{}} {
		for _, style := range []policy.DateStyle{policy.Wareki, policy.Seireki, WithEra, "unknown"} {
			if got := l.FormatDate(policy.Date{}, style); got != "" {
				t.Errorf("FormatDate of no date = %q", got)
			}
		}
	}
}

func TestNextDateDoesNotAllocate(t *testing.T) {
	for text, l := range map[string]Locale{
		"第2条の規定は、毎年4月1日から2年間、契約の日から3年（更新の場合を含む。）6月を超えない範囲で適用する。":                                         japanese{},
		"March of that year, the May edition, Section 4-2 and and/or Article 12 apply from August 2026.": english{},
		"2020年9月1日": japanese{},
	} {
		if n := testing.AllocsPerRun(100, func() { l.NextDate(text, 0) }); n != 0 {
			t.Errorf("NextDate(%q) allocates %v times", text, n)
		}
	}
}

func BenchmarkNextDate(b *testing.B) {
	text := strings.Repeat("当社は、個人情報の取扱いに関する苦情を毎年3回以上点検する。", 100) + "2020年9月1日"
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		japanese{}.NextDate(text, 0)
	}
}

// FuzzNextDate checks that nothing panics, that what is found is in order, and
// that a day that is found is the day its words name.
func FuzzNextDate(f *testing.F) {
	for _, seed := range []string{
		"2020年（令和2年）9月1日", "令和元年（２０１９年）五月一日", "1 September 2020 (Reiwa 2)",
		"2025 年 7 月 1 日", "09/01/2020", "2020-09-01", "平成一二年一〇月二〇日", "(()年（年月日", "\xe5年1",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range []Locale{japanese{}, english{}} {
			for from := 0; ; {
				d, ok := l.NextDate(s, from)
				if !ok {
					break
				}
				if d.Start < from || d.End <= d.Start || d.End > len(s) {
					t.Fatalf("NextDate(%q, %d) = %+v", s, from, d)
				}
				checkFound(t, l, s[d.Start:d.End], d)
				from = d.End
			}
		}
	})
}

func checkFound(t *testing.T, l Locale, words string, d FoundDate) {
	got, err := l.ParseDate(words)
	if got != d.ParsedDate || !errors.Is(err, d.Err) {
		t.Errorf("ParseDate(%q) = %+v, %v; NextDate found %+v", words, got, err, d)
	}
}
