package search

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "write what the tests get into their files")

// foldCase is what becomes of some words; layouts/search.js is held to the same
// cases by .ci/site.mjs.
type foldCase struct {
	Words  string   `json:"words"`
	Folded string   `json:"folded"`
	Grams  []uint32 `json:"grams"`
}

func TestFold(t *testing.T) {
	const file = "testdata/fold.json"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var cases []foldCase
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	for i := range cases {
		got := foldCase{Words: cases[i].Words, Folded: Fold(cases[i].Words)}
		var g Grams
		g.Add(got.Words)
		got.Grams = append([]uint32{}, g.take()...)
		if *update {
			cases[i] = got
			continue
		}
		if got.Folded != cases[i].Folded || !slices.Equal(got.Grams, cases[i].Grams) {
			t.Errorf("%q is folded to %q, want %q; grams %v, want %v", got.Words, got.Folded, cases[i].Folded, got.Grams, cases[i].Grams)
		}
	}
	if !*update {
		return
	}
	lines := make([]string, len(cases))
	for i, c := range cases {
		line, _ := json.Marshal(c)
		lines[i] = string(line)
	}
	if err := os.WriteFile(file, []byte("[\n"+strings.Join(lines, ",\n")+"\n]\n"), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestSame checks what readers may write in one of several ways.
func TestSame(t *testing.T) {
	for _, same := range [][]string{
		{"第3条", "第３条", "第三条"},
		{"第三十条の二", "第30条の2", "第３０条の２"},
		{"2020年4月1日", "二〇二〇年四月一日", "２０２０年４月１日"},
		{"30,000円", "30000円", "３０，０００円", "3万円", "三万円", "３万円"},
		{"百二十三人", "123人", "一百二十三人"},
		{"一億二千万円", "1億2000万円", "120,000,000円"},
		{"十五日", "15日"},
		{"Article 4-2", "ARTICLE 4‑2", "article 4–2", "Ａｒｔｉｃｌｅ　４－２"},
		{"（以下「会員」という。）", "(以下｢会員｣という。)"},
		{"カード", "ｶｰﾄﾞ", "カート\u3099"},
		{"the Company’s", "the  company's", "The\nCompany's"},
		{"㈱", "(株)"},
	} {
		for _, words := range same[1:] {
			if Fold(words) != Fold(same[0]) {
				t.Errorf("%q is folded to %q, but %q to %q", words, Fold(words), same[0], Fold(same[0]))
			}
		}
	}
}

// TestSets checks that a set says yes for every piece of its text, and seldom for
// what is not in it.
func TestSets(t *testing.T) {
	const words = "会員は、当社が別に定める手続に従い、第3条第1項のCookie情報を３０日以内に届け出なければならない。The member must notify the Company within thirty (30) days of Article 4-2."
	var g Grams
	g.Add(words)
	g.AddProvision("article", "4_2")
	s := g.Set()
	for from := range words {
		for to := range words[from:] {
			if piece := words[from : from+to]; whole(words, from, from+to) && !s.hasWords(piece) {
				t.Errorf("%q is not in the set", piece)
			}
		}
	}
	if !s.hasProvision("article", "4_2") {
		t.Error("the provision is not in the set")
	}
	wrong := 0
	for i := range 1000 {
		if s.hasWords(fmt.Sprint(100 + i)) {
			wrong++
		}
	}
	if wrong > 120 {
		t.Errorf("the set has %d of 1000 numbers that are not in the text", wrong)
	}
	if again := g.Set(); again.Count != 0 || len(again.Bits) != 0 {
		t.Errorf("grams were left: %v", again)
	}
	if bits := 8 * float64(len(s.Bits)) / float64(s.Count); bits > Parameter+2 {
		t.Errorf("%.1f bits a gram", bits)
	}
}

// whole reports whether a piece of words begins with a word and cuts no number, as
// what is searched for does.
func whole(words string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(words[:from])
	first, _ := utf8.DecodeRuneInString(words[from:])
	last, _ := utf8.DecodeLastRuneInString(words[:to])
	after, _ := utf8.DecodeRuneInString(words[to:])
	class := func(r rune) class { return classOf(lower(r)) }
	begins := class(before) != class(first) || class(first) == wide || class(first) == other
	return begins && (class(last) != digit || class(after) != digit)
}

// TestVersions checks that the grams of a text do not depend on the texts before, of
// which it has most words, some in another order, some more than once.
func TestVersions(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	text := strings.Split("会員は、\n届け出る。\n\n第3条\nThe Company\n（目的）\n\na\n当社が別に\n定める\n届け出る。\nthirty (30) days\n三十日", "\n")
	var g Grams
	for version := range 300 {
		for range r.IntN(4) {
			from, to := r.IntN(len(text)), r.IntN(len(text))
			switch r.IntN(4) {
			case 0:
				text[from], text[to] = text[to], text[from]
			case 1:
				text = slices.Insert(text, from, fmt.Sprint("改正", version), text[to])
			case 2:
				text[from] += "。"
			case 3:
				text = slices.Delete(text, min(from, to), min(max(from, to), min(from, to)+lacking+2))
			}
		}
		if len(text) == 0 || version%100 == 99 {
			g.Forget()
			text = append(text, "届け出る。")
		}
		var alone Grams
		for _, words := range text {
			g.Add(words)
			alone.Add(words)
		}
		got, want := g.Set(), alone.Set()
		if got.Count != want.Count || !slices.Equal(got.Bits, want.Bits) {
			t.Fatalf("version %d: %v, alone %v", version, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, words := range []string{"第三条", "3万,000", "十十", "〇十", "1,23,456", "ｶﾞ", "万一", "éa1b", "Abcdefghi三x", "0\xF7", "3É", "条1Ａ", "か\u3099", "会員か\u3099、第三条e\u0301 x", "a三\u3099会員", "会員㈱ ", "第10条", "10, 20", "a10.5b", "10 三", "1０", "9か\u3099", "10万"} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		folded := Fold(words)
		var g Grams
		g.Add(words)
		found := slices.Clone(g.take())
		g.Add(words)
		if want := plainGrams([]rune(folded)); !slices.Equal(found, want) {
			t.Errorf("%q (%q): grams %v, want %v", words, folded, found, want)
		}
		s := g.Set()
		for _, m := range found {
			if !s.has([]uint32{m}) {
				t.Errorf("%q (%q): the set lacks %d", words, folded, m)
			}
		}
	})
}

// plainGrams returns the grams of folded words, in order, as the package comment
// defines them.
func plainGrams(s []rune) []uint32 {
	var list []uint32
	gram := func(parts ...[]rune) {
		h := newHash
		for _, r := range slices.Concat(parts...) {
			h = h.add(r)
		}
		list = append(list, max(h.mix(), 1))
	}
	var before []rune // the wide character or number before
	for i, n := 0, 1; i < len(s); i, n = i+n, 1 {
		c := classOf(s[i])
		for (c == letter || c == digit) && i+n < len(s) && classOf(s[i+n]) == c {
			n++
		}
		unit := s[i : i+n]
		switch {
		case c == letter:
			for _, size := range prefixes {
				if size <= n {
					gram(unit[:size])
				}
			}
		case c == digit:
			gram(unit)
		}
		if before != nil && (c == wide || c == digit && classOf(before[0]) == wide) {
			gram(before, unit)
		}
		before = nil
		if c == wide || c == digit {
			before = unit
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func BenchmarkAdd(b *testing.B) {
	for name, words := range map[string]string{
		"ja": "会員は、当社が別に定める手続に従い、必要な事項を30日以内に、第三条により届け出なければならない。",
		"en": "A member must accurately notify the Company of the necessary matters within thirty (30) days under Article 3.",
	} {
		b.Run(name, func(b *testing.B) {
			var g Grams
			b.SetBytes(int64(len(words)))
			for b.Loop() {
				g.Add(words)
				g.Forget() // or it would be known
			}
		})
	}
}

// hasWords reports whether the set may have the grams of some words.
func (s Set) hasWords(words string) bool {
	var g Grams
	g.Add(words)
	return s.has(g.take())
}

func (s Set) hasProvision(kind, number string) bool {
	var g Grams
	g.AddProvision(kind, number)
	return s.has(g.take())
}

func (s Set) has(grams []uint32) bool {
	places := s.places()
	return !slices.ContainsFunc(grams, func(m uint32) bool {
		_, ok := slices.BinarySearch(places, uint64(m)*uint64(s.Count)>>(32-Parameter))
		return !ok
	})
}

// places decodes the set.
func (s Set) places() []uint64 {
	places := make([]uint64, s.Count)
	at, bit := uint64(0), 0
	next := func() uint64 {
		b := uint64(s.Bits[bit/8]) >> (7 - bit%8) & 1
		bit++
		return b
	}
	for i := range places {
		for next() == 1 {
			at += 1 << Parameter
		}
		low := uint64(0)
		for range Parameter {
			low = low<<1 | next()
		}
		at += low
		places[i] = at
	}
	return places
}
