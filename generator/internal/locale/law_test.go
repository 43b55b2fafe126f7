package locale

import (
	"errors"
	"strings"
	"testing"

	"jobun/generator/internal/policy"
)

func TestLaws(t *testing.T) {
	for _, row := range table(t, "laws.tsv") {
		ja, err := japanese{}.ParseLaw(row["ja"])
		if err != nil {
			t.Error(err)
		}
		en, err := english{}.ParseLaw(row["en"])
		if err != nil {
			t.Error(err)
		}
		if !ja.Same(en) {
			t.Errorf("%s is %+v, %s is %+v", row["ja"], ja, row["en"], en)
		}
		if got, err := (english{}).FormatLaw(ja, policy.Seireki); err != nil || got != row["en"] {
			t.Errorf("FormatLaw(%+v) = %q, %v, want %q", ja, got, err, row["en"])
		}
		if got, err := (japanese{}).FormatLaw(en, lawStyle(row["ja"])); err != nil || got != row["ja"] {
			t.Errorf("FormatLaw(%+v) = %q, %v, want %q", en, got, err, row["ja"])
		}
	}
}

// lawStyle returns the style in which the Japanese number of a law is written.
func lawStyle(s string) policy.DateStyle {
	switch {
	case strings.ContainsAny(s, "0123456789"):
		return policy.Seireki
	case strings.Contains(s, "二一年"):
		return WarekiPositional
	}
	return policy.WarekiKanji
}

func TestLawWordOrders(t *testing.T) {
	for _, s := range []string{
		"Ministry of Justice Order No. 12 of 2006",
		"Ministry of Justice Order No.12 of 2006",
		"Order of the Ministry of Justice No. 12 of 2006",
		"Ordinance of the Ministry of Justice No. 12 of 2006",
		"Ministry of Justice Ordinance No. 12 of 2006",
	} {
		if law, err := (english{}).ParseLaw(s); err != nil || law.Kind != "法務省令" || law.Number != 12 {
			t.Errorf("ParseLaw(%q) = %+v, %v", s, law, err)
		}
	}
	for year, want := range map[string]string{"1997": "大蔵省令", "2002": "財務省令"} {
		law, err := english{}.ParseLaw("Order of the Ministry of Finance No. 1 of " + year)
		if err != nil || law.Kind != want {
			t.Errorf("the Ministry of Finance of %s: %+v, %v, want %s", year, law, err, want)
		}
	}
}

// TestEveryKindOfLaw checks that every kind in the tables is read back from its
// English name.
func TestEveryKindOfLaw(t *testing.T) {
	for _, k := range lawKinds {
		checkKind(t, k.japanese, 1950)
	}
	for _, m := range lawMakers {
		year := m.to
		if year == 0 {
			year = max(m.from, 1950)
		}
		for _, w := range lawWords {
			checkKind(t, m.japanese+w.japanese, year)
		}
	}
}

func checkKind(t *testing.T, kind string, year int) {
	t.Helper()
	law := Law{Kind: kind, Number: 7, Year: year}
	text, err := english{}.FormatLaw(law, policy.Seireki)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := (english{}).ParseLaw(text); err != nil || got != law {
		t.Errorf("ParseLaw(%q) = %+v, %v, want %+v", text, got, err, law)
	}
}

func TestSameLaw(t *testing.T) {
	cited := Law{Kind: "法律", Number: 57, Year: 2003, Era: "平成"}
	dated, other := cited, cited
	dated.Date, dated.Era = policy.Date{Year: 2003, Month: 5, Day: 30}, ""
	other.Date = policy.Date{Year: 2003, Month: 5, Day: 31}
	if !cited.Same(dated) || !dated.Same(cited) || dated.Same(other) || cited.Same(Law{Kind: "政令", Number: 57, Year: 2003}) {
		t.Error("a law is not the same, or another one is")
	}
}

func TestLawErrors(t *testing.T) {
	for input, want := range map[string]error{
		"平成15年法律":              ErrNoLaw,
		"平成15年法律第0号":           ErrNoLaw,
		"2003年法律第57号":          ErrNoLaw,
		"平成15年5月法律第57号":        ErrNoLaw,
		"平成15年法律第57号の規定":       ErrNoLaw,
		"平成15年2月29日法律第57号":     ErrImpossibleDay,
		"明治5年11月9日太政官布告第337号":  ErrLunisolar,
		"平成15年当社の取締役会が定める第57号": ErrNoLaw,
	} {
		if _, err := (japanese{}).ParseLaw(input); !errors.Is(err, want) {
			t.Errorf("ParseLaw(%q): %v, want %v", input, err, want)
		}
	}
	for _, input := range []string{"Act No. 0 of 2003", "Act No. 57 of May 32, 2003", "Act No. 57", "Fact No. 57 of 2003", "Act No. 57 of 20033"} {
		if _, err := (english{}).ParseLaw(input); !errors.Is(err, ErrNoLaw) {
			t.Errorf("ParseLaw(%q): %v, want ErrNoLaw", input, err)
		}
	}
}

func TestLawOfYearWithTwoEras(t *testing.T) {
	law, err := english{}.ParseLaw("Act No. 1 of 2019")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (japanese{}).FormatLaw(law, policy.Wareki); !errors.Is(err, ErrTwoEras) {
		t.Errorf("FormatLaw: %v, want ErrTwoEras", err)
	}
	for _, s := range []string{"平成31年法律第1号", "令和元年法律第1号"} {
		law, err := japanese{}.ParseLaw(s)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := (japanese{}).FormatLaw(law, policy.Wareki); err != nil || got != s {
			t.Errorf("FormatLaw = %q, %v, want %q", got, err, s)
		}
	}
}

func TestUnknownKindOfLaw(t *testing.T) {
	law, err := japanese{}.ParseLaw("平成18年内閣府・総務省令第3号")
	if err != nil || law.Kind != "内閣府・総務省令" {
		t.Fatalf("%+v, %v", law, err)
	}
	if _, err := (english{}).FormatLaw(law, policy.Seireki); !errors.Is(err, ErrUnknownLaw) {
		t.Errorf("FormatLaw: %v, want ErrUnknownLaw", err)
	}
}

func TestFindLaw(t *testing.T) {
	for _, test := range []struct {
		locale Locale
		text   string
		want   []string
	}{
		{japanese{}, "消費者契約法（平成12年法律第61号）第2条第1項及び民法（明治二十九年法律第八十九号）", []string{"平成12年法律第61号", "明治二十九年法律第八十九号"}},
		{japanese{}, "附　則　（平成二三年六月二四日法律第七四号）　抄", []string{"平成二三年六月二四日法律第七四号"}},
		{japanese{}, "昭和22年厚生省令第23号", []string{"昭和22年厚生省令第23号"}},
		{japanese{}, "平成12年東京都条例第215号", []string{"平成12年東京都条例第215号"}},
		{japanese{}, "平成15年に第57号議案を可決し、令和2年9月1日から第3号を", nil},
		{english{}, "the Consumer Contract Act (Act No. 61 of 2000) and the Civil Code (Act No. 89 of April 27, 1896)", []string{"Act No. 61 of 2000", "Act No. 89 of April 27, 1896"}},
		{english{}, "(Ministry of Justice Order No. 12 of February 7, 2006)", []string{"Ministry of Justice Order No. 12 of February 7, 2006"}},
		{english{}, "Form No. 1 of 2003, Contract No. 12 of 2006, Article 5", nil},
	} {
		var got []string
		for from := 0; ; {
			start, end, law, ok := test.locale.FindLaw(test.text, from)
			if !ok {
				break
			}
			if law.Number == 0 {
				t.Errorf("FindLaw(%q) = %+v", test.text, law)
			}
			got = append(got, test.text[start:end])
			from = end
		}
		if strings.Join(got, "|") != strings.Join(test.want, "|") {
			t.Errorf("FindLaw(%q) finds %q, want %q", test.text, got, test.want)
		}
	}
}

func TestFindLawDoesNotAllocate(t *testing.T) {
	for text, l := range map[string]Locale{
		"平成15年に第57号議案を可決し、令和2年9月1日から第3号を施行する。":        japanese{},
		"Form No. 1 of 2003, Contract No. 12 of 2006": english{},
	} {
		if n := testing.AllocsPerRun(100, func() { l.FindLaw(text, 0) }); n != 0 {
			t.Errorf("FindLaw(%q) allocates %v times", text, n)
		}
	}
}

func FuzzFindLaw(f *testing.F) {
	for _, seed := range []string{"平成15年法律第57号", "平成十五年五月三十日法律第五十七号", "Act No. 57 of May 30, 2003", "Act No.  No. 1 of 2003"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range []Locale{japanese{}, english{}} {
			start, end, law, ok := l.FindLaw(s, 0)
			if !ok {
				continue
			}
			if again, err := l.ParseLaw(s[start:end]); err != nil || again != law {
				t.Errorf("ParseLaw(%q) = %+v, %v, want %+v", s[start:end], again, err, law)
			}
		}
	})
}

// Same reports whether l and m can be the same law: they are of one kind, number
// and year, and of one date if both have one. The era does not matter, because
// English has none.
func (l Law) Same(m Law) bool {
	sameDate := l.Date.IsZero() || m.Date.IsZero() || l.Date == m.Date
	return l.Kind == m.Kind && l.Number == m.Number && l.Year == m.Year && sameDate
}
