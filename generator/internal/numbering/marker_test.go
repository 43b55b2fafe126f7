package numbering_test

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"jobun/generator/internal/numbering"
)

// firsts are the first markers of the styles that testdata/markers.tsv names,
// and of their branch form.
var firsts = map[string]string{
	"item-kanji": "一", "iroha": "イ", "iroha-ext": "イ…", "aiueo": "ア", "circled": "①",
	"paren-half": "(1)", "paren-full": "（１）", "paren-mixed": "（1）",
	"close-half": "1)", "close-full": "１）", "arabic-full": "１", "arabic-half": "1", "arabic-dot": "1.",
	"lower-roman": "i", "paren-roman": "(i)", "paren-roman-full": "（ｉ）", "upper-roman": "I",
	"lower-alpha": "a", "paren-alpha": "(a)",
	"paren-kana-half": "(ア)", "paren-kana-full": "（ア）", "paren-kanji": "（一）",
	"paren-decimal-char": "⑴", "item-paren-half": "(1)", "daiji": "壱",
}

// TestMarkers writes the markers of testdata/markers.tsv and reads them back.
func TestMarkers(t *testing.T) {
	for _, row := range rows(t, "markers.tsv") {
		style, err := numbering.StyleOf(firsts[row[0]])
		if err != nil {
			t.Fatalf("%s: %v", row[0], err)
		}
		if strings.Contains(row[1], "_") {
			continue // Branch numbers belong to labels; see package locale.
		}
		n, _ := strconv.Atoi(row[1])
		got, err := style.Format(n)
		switch {
		case row[2] == "ERROR" && err == nil:
			t.Errorf("%s %d = %q, want an error", row[0], n, got)
		case row[2] != "ERROR" && (got != row[2] || err != nil && !numbering.IsWarning(err)):
			t.Errorf("%s %d = %q, %v, want %q", row[0], n, got, err, row[2])
		case row[2] != "ERROR":
			checkReadBack(t, style, got, n)
		}
	}
}

func checkReadBack(t *testing.T, style numbering.Style, marker string, n int) {
	t.Helper()
	r, ok := style.Read(marker)
	if !ok || r.N != n || r.Len != len(marker) {
		t.Errorf("Style.Read(%q) = %+v, %t, want %d", marker, r.N, ok, n)
	}
	if style.Numeral.Name == numbering.Daiji.Name || style.Numeral.Name == numbering.IrohaExtended.Name {
		return
	}
	for _, r := range numbering.Read(marker) {
		if r.Style.Equal(style) && r.N == n && r.Len == len(marker) {
			return
		}
	}
	t.Errorf("Read(%q) does not read %d", marker, n)
}

func TestRead(t *testing.T) {
	tests := []struct {
		text string
		want string // name:number:marker of each reading
	}{
		{"イ　利用者", "iroha:1:イ aiueo:2:イ"},
		{"(イ)利用者", "iroha:1:(イ) aiueo:2:(イ)"},
		{"ン　", "aiueo:46:ン"},
		{"ヰ　", "iroha:25:ヰ"},
		{"(i) the", "lower-case roman:1:(i) lower-case letter:9:(i)"},
		{"(b) the", "lower-case letter:2:(b)"},
		{"(c)", "lower-case roman:100:(c) lower-case letter:3:(c)"},
		{"i. the", "lower-case roman:1:i. lower-case letter:9:i."},
		{"A. Definitions", "upper-case letter:1:A."},
		{"I", "upper-case roman:1:I upper-case letter:9:I"},
		{"(１）", "full-width decimal:1:(１）"},
		{"（12）ほか", "decimal:12:（12）"},
		{"（51）", "decimal:51:（51） circled:51:（51）"},
		{"(21)", "decimal:21:(21) parenthesized:21:(21)"},
		{"①から", "circled:1:①"},
		{"⑳", "circled:20:⑳"},
		{"⒇", "parenthesized:20:⒇"},
		{"三　", "kanji:3:三"},
		{"二三　", "positional kanji:23:二三"},
		{"（十）", "kanji:10:（十）"},
		{"一、甲", "kanji:1:一、"},
		{"○２　", "full-width decimal:2:○２"},
		{"第1　趣旨", "decimal:1:第1"},
		{"第一　趣旨", "kanji:1:第一"},
		{"Ⅳ．総則", "upper-case roman sign:4:Ⅳ．"},
		{"10) x", "decimal:10:10)"},
		{"１．目的", "full-width decimal:1:１．"},
		{"1.1 x", "decimal:1:1."},
		{"（ｉｖ）", "full-width roman:4:（ｉｖ） full-width letter:256:（ｉｖ）"},
		{"（ａ）", "full-width letter:1:（ａ）"},
		{"Immediately", ""},
		{"(hereinafter)", ""},
		{"（以下「本規約」という。）", ""},
		{"(1", ""},
		{"（一部", ""},
		{"二十十　", ""},
		{"", ""},
		{"(", ""},
		{"（）", ""},
		{"個人情報", ""},
		{"「", ""},
		{"\xff", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, r := range numbering.Read(tt.text) {
			got = append(got, r.Style.Numeral.Name+":"+strconv.Itoa(r.N)+":"+tt.text[:r.Len])
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("Read(%q) = %s, want %s", tt.text, s, tt.want)
		}
	}
}

func TestReadAllocatesNothingWithoutMarker(t *testing.T) {
	for _, text := range []string{"個人情報とは、", "The Company", "（以下「本規約」という。）", "", "「利用者」"} {
		if n := testing.AllocsPerRun(100, func() { numbering.Read(text) }); n > 0 {
			t.Errorf("Read(%q) allocates %v times", text, n)
		}
	}
}

func TestStyleOf(t *testing.T) {
	for _, first := range []string{
		"一", "(1)", "（１）", "（1）", "①", "⑴", "1.", "1", "１", "ア", "(ア)", "イ", "(i)", "(a)", "i.", "I", "A.",
		"1)", "１）", "（一）", "（ｉ）", "第1", "第一", "1．", "Ⅰ", "壱", "○１",
	} {
		style, err := numbering.StyleOf(first)
		if err != nil || style.String() != first {
			t.Errorf("StyleOf(%q) = %q, %v", first, style, err)
		}
	}
	for first, name := range map[string]string{
		"イ": "iroha", "ア": "aiueo", "イ…": "extended iroha", "(ア…)": "extended aiueo", "i": "lower-case roman",
		"(a)": "lower-case letter", "I.": "upper-case roman", "一": "kanji",
	} {
		style, err := numbering.StyleOf(first)
		if err != nil || style.Numeral.Name != name {
			t.Errorf("StyleOf(%q) = %s, %v, want %s", first, style.Numeral.Name, err, name)
		}
	}
}

func TestStyleOfRefuses(t *testing.T) {
	for _, first := range []string{"", "2", "(2)", "(1", "1)x", "（1)", "ロ", "ii", "b", "1…", "x", "第", "〇", "壱…", "\xff"} {
		style, err := numbering.StyleOf(first)
		var want *numbering.StyleError
		if !errors.As(err, &want) || !style.IsZero() {
			t.Errorf("StyleOf(%q) = %q, %v, want a StyleError", first, style, err)
		}
	}
	_, err := numbering.StyleOf("2")
	const want = `"2" is the first marker of no style; possible are 1 １ 一 i I ｉ Ｉ ⅰ Ⅰ a A ａ Ａ イ イ… ア ア… ① ⑴ 壱, also in brackets ( ) or （ ） or with one of ) ） . ． 、 behind`
	if err.Error() != want {
		t.Errorf("got %s\nwant %s", err, want)
	}
	for _, first := range numbering.Firsts() {
		if _, err := numbering.StyleOf(first); err != nil {
			t.Errorf("%s is offered but refused: %v", first, err)
		}
	}
}

func TestZeroStyle(t *testing.T) {
	var s numbering.Style
	if !s.IsZero() || s.String() != "" {
		t.Errorf("the zero style prints %q", s)
	}
	if _, err := s.Format(1); err == nil {
		t.Error("the zero style formats 1")
	}
	if _, ok := s.Read("1"); ok {
		t.Error("the zero style reads 1")
	}
}

// FuzzRead checks that each reading of a marker writes that marker.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{"イ　", "(i) the", "（51）", "第1", "○２", "1.1", "(\xff)", "ｍｍ）"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, r := range numbering.Read(s) {
			marker, err := r.Style.Format(r.N)
			if err != nil && !numbering.IsWarning(err) || marker != s[:r.Len] {
				t.Errorf("Read(%q) = %q %d, which is written %q, %v", s, s[:r.Len], r.N, marker, err)
			}
		}
		if style, err := numbering.StyleOf(s); err == nil && !strings.Contains(s, "…") && style.String() != s {
			t.Errorf("StyleOf(%q) writes %q", s, style)
		}
	})
}
