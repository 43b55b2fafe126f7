package numbering_test

import (
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"

	"jobun/generator/internal/numbering"
)

// everyNumeral is each numeral of the package with the last number it writes
// without a warning.
var everyNumeral = []struct {
	numeral     numbering.Numeral
	first, last int
}{
	{numbering.Decimal, 0, 999_999_999},
	{numbering.Fullwidth, 0, 999_999_999},
	{numbering.Kanji, 1, 99_999},
	{numbering.Positional, 0, 999_999_999},
	{numbering.Daiji, 1, 9999},
	{numbering.LowerRoman, 1, 3999},
	{numbering.UpperRoman, 1, 3999},
	{numbering.FullwidthRoman, 1, 3999},
	{numbering.FullwidthUpperRoman, 1, 3999},
	{numbering.RomanSign, 1, 12},
	{numbering.UpperRomanSign, 1, 12},
	{numbering.LowerAlpha, 1, 18_278},
	{numbering.UpperAlpha, 1, 18_278},
	{numbering.FullwidthAlpha, 1, 18_278},
	{numbering.FullwidthUpperAlpha, 1, 18_278},
	{numbering.Iroha, 1, 47},
	{numbering.IrohaExtended, 1, 48 + 48*48},
	{numbering.Aiueo, 1, 46},
	{numbering.AiueoExtended, 1, 46 + 46*46},
	{numbering.Circled, 1, 50},
	{numbering.Parenthesized, 1, 20},
}

// TestFormatParse writes numbers and reads them back, up to the last.
func TestFormatParse(t *testing.T) {
	for _, tt := range everyNumeral {
		t.Run(tt.numeral.Name, func(t *testing.T) {
			for n := tt.first; n <= min(tt.last, 20_000); n++ {
				checkIdentity(t, tt.numeral, n)
			}
			checkIdentity(t, tt.numeral, tt.last)
		})
	}
}

func checkIdentity(t *testing.T, m numbering.Numeral, n int) {
	t.Helper()
	s, err := m.Format(n)
	if err != nil {
		t.Fatalf("Format(%d): %v", n, err)
	}
	if back, err := m.Parse(s); back != n || err != nil {
		t.Fatalf("Parse(%q) = %d, %v, want %d", s, back, err, n)
	}
	for i := range len(s) {
		if got, length := m.Scan(s[:i]); length > i {
			t.Fatalf("Scan(%q) = %d, %d: longer than the text", s[:i], got, length)
		}
	}
}

// TestEnds checks what happens before the first and after the last number.
func TestEnds(t *testing.T) {
	for _, tt := range everyNumeral {
		t.Run(tt.numeral.Name, func(t *testing.T) {
			var outside *numbering.RangeError
			if s, err := tt.numeral.Format(tt.first - 1); !errors.As(err, &outside) {
				t.Errorf("Format(%d) = %q, %v, want a RangeError", tt.first-1, s, err)
			}
			s, err := tt.numeral.Format(tt.last + 1)
			if s == "" && !errors.As(err, &outside) || s != "" && !numbering.IsWarning(err) {
				t.Errorf("Format(%d) = %q, %v, want a RangeError or a Fallback", tt.last+1, s, err)
			}
		})
	}
}

func TestFallback(t *testing.T) {
	tests := []struct {
		numeral numbering.Numeral
		n       int
		want    string
	}{
		{numbering.Circled, 51, "（51）"},
		{numbering.Circled, 99, "（99）"},
		{numbering.Parenthesized, 21, "(21)"},
	}
	for _, tt := range tests {
		got, err := tt.numeral.Format(tt.n)
		if got != tt.want || !numbering.IsWarning(err) {
			t.Errorf("%s %d = %q, %v, want %q and a warning", tt.numeral.Name, tt.n, got, err, tt.want)
		}
		if n, err := tt.numeral.Parse(got); n != tt.n || err != nil {
			t.Errorf("%s Parse(%q) = %d, %v", tt.numeral.Name, got, n, err)
		}
	}
}

func TestErrorTexts(t *testing.T) {
	_, outside := numbering.Iroha.Format(48)
	_, fallback := numbering.Circled.Format(51)
	_, syntax := numbering.Kanji.Parse("二十十")
	tests := []struct {
		err  error
		want string
	}{
		{outside, "iroha numerals go from 1 to 47, not to 48"},
		{fallback, "there is no circled character for 51 (the last is 50), so （51） is printed"},
		{syntax, `"二十十" is not a number in kanji numerals`},
	}
	for _, tt := range tests {
		if tt.err.Error() != tt.want {
			t.Errorf("got %s\nwant %s", tt.err, tt.want)
		}
	}
}

// TestKanjiNumerals reads and writes the numbers of testdata/kanji_numerals.tsv,
// on which three independent implementations agree.
func TestKanjiNumerals(t *testing.T) {
	for _, row := range rows(t, "kanji_numerals.tsv") {
		n, _ := strconv.Atoi(row[0])
		for i, m := range []numbering.Numeral{numbering.Kanji, numbering.Positional, numbering.Fullwidth} {
			if got, err := m.Format(n); got != row[i+1] || err != nil {
				t.Errorf("%s Format(%d) = %q, %v, want %q", m.Name, n, got, err, row[i+1])
			}
			if got, err := m.Parse(row[i+1]); got != n || err != nil {
				t.Errorf("%s Parse(%q) = %d, %v, want %d", m.Name, row[i+1], got, err, n)
			}
		}
	}
}

// TestKanjiParse checks what testdata/kanji_parse.tsv says must be read, where,
// and what must be refused.
func TestKanjiParse(t *testing.T) {
	for _, row := range rows(t, "kanji_parse.tsv") {
		text, want, context := row[0], row[1], row[2]
		for name, parse := range parsers(context) {
			got, err := parse(text)
			if want == "ERROR" && err == nil {
				t.Errorf("%s(%q) = %d, want an error", name, text, got)
			}
			if n, _ := strconv.Atoi(want); want != "ERROR" && (got != n || err != nil) {
				t.Errorf("%s(%q) = %d, %v, want %s", name, text, got, err, want)
			}
		}
		for name, parse := range refusers(context) {
			if got, err := parse(text); err == nil {
				t.Errorf("%s(%q) = %d, want an error (%s)", name, text, got, context)
			}
		}
	}
}

type parser = func(string) (int, error)

// parsers are those that must give what the row says.
func parsers(context string) map[string]parser {
	switch context {
	case "positional":
		return map[string]parser{"Positional": numbering.Positional.Parse, "parseYear": parseYear}
	case "year-only":
		return map[string]parser{"parseYear": parseYear}
	case "amount-only":
		return map[string]parser{"ParseAmount": numbering.ParseAmount}
	case "daiji":
		return map[string]parser{"Daiji": numbering.Daiji.Parse}
	case "fullwidth-digit":
		return map[string]parser{"Fullwidth": numbering.Fullwidth.Parse}
	case "ascii-digit":
		return map[string]parser{"Decimal": numbering.Decimal.Parse}
	}
	return map[string]parser{"Kanji": numbering.Kanji.Parse, "ParseAmount": numbering.ParseAmount, "parseYear": parseYear}
}

// refusers are those that must not read what the row allows elsewhere.
func refusers(context string) map[string]parser {
	switch context {
	case "any", "bare":
		return nil
	case "amount-only":
		return map[string]parser{"Kanji": numbering.Kanji.Parse, "parseYear": parseYear}
	}
	return map[string]parser{"Kanji": numbering.Kanji.Parse, "ParseAmount": numbering.ParseAmount}
}

func TestParseRefuses(t *testing.T) {
	tests := []struct {
		numeral numbering.Numeral
		texts   string
	}{
		{numbering.Decimal, "01 1. -1 １ 1000000000 99999999999999999999999"},
		{numbering.Fullwidth, "０１ 1 １2 １０００００００００"},
		{numbering.Kanji, "〇 零 一十 一百 一千 十百 百千 百百 千千 二二 十二三 一〇 十〇 二十〇 万 万一 一万二万 十万 一〇万 百二十三人 第三 廿 卅 壱 元 ３ 3"},
		{numbering.Positional, "〇一 十 二十 一〇十 ○ 0 １"},
		{numbering.Daiji, "一 拾 百 壱拾百 壱壱 十"},
		{numbering.LowerRoman, "iiii iix vv ic xm mmmm iv. I ｉ ⅰ vx ivi"},
		{numbering.UpperRoman, "IIII i IL Ⅰ Ii"},
		{numbering.FullwidthRoman, "i ｉｉｉｉ Ｉ"},
		{numbering.RomanSign, "Ⅰ ⅰⅰ i"},
		{numbering.LowerAlpha, "A aaaa ａ 1 aB"},
		{numbering.Iroha, "ン ガ イロ い ｲ"},
		{numbering.Aiueo, "ヰ ヱ ァ アイ あ"},
		{numbering.Circled, "1 (51) （50） （051） ⑴ ①①"},
		{numbering.Parenthesized, "① (20) （21） (1)"},
	}
	for _, tt := range tests {
		for _, text := range append(strings.Fields(tt.texts), "", " ", "\xff") {
			if n, err := tt.numeral.Parse(text); err == nil {
				t.Errorf("%s Parse(%q) = %d, want an error", tt.numeral.Name, text, n)
			}
		}
	}
}

// FuzzParse checks that whatever is read is what would be written, in every
// numeral.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"百二十三", "xiv", "（51）", "イイ", "０", "二十十", "９９９９９９９９９９", "\xff\xfe"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, tt := range everyNumeral {
			n, err := tt.numeral.Parse(s)
			if err != nil {
				continue
			}
			if back, err := tt.numeral.Format(n); back != s || err != nil && !numbering.IsWarning(err) {
				t.Errorf("%s: Format(Parse(%q)) = %q, %v", tt.numeral.Name, s, back, err)
			}
		}
		for _, parse := range []parser{numbering.ParseAmount, parseYear} {
			if n, err := parse(s); err == nil && n < 0 {
				t.Errorf("%q is read as %d", s, n)
			}
		}
	})
}

// rows returns the rows of a file of testdata without its header.
func rows(t *testing.T, name string) [][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var list [][]string
	for line := range strings.Lines(string(data)) {
		list = append(list, strings.Split(strings.TrimRight(line, "\n"), "\t"))
	}
	return list[1:]
}

func TestDistinct(t *testing.T) {
	for _, tt := range everyNumeral {
		want := tt.numeral.Name == "circled" || tt.numeral.Name == "parenthesized"
		if got := tt.numeral.Distinct(); got != want {
			t.Errorf("%s is distinct: %t", tt.numeral.Name, got)
		}
	}
}
