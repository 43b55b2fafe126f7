package source

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

func TestDecode(t *testing.T) {
	tests := []struct {
		name, data, text string
		problems         []Problem
	}{
		{name: "byte-order mark and CRLF", data: "\uFEFF# 規程\r\n\r\n本文\r\n", text: "# 規程\n\n本文\n"},
		{name: "NFC", data: "か\u3099", text: "が"},
		{name: "variation selectors name a form of a kanji", data: "葛\U000E0100", text: "葛\U000E0100"},
		{name: "not UTF-8", data: "# あ\n\x83\x65", text: "# あ\n\uFFFDe", problems: []Problem{
			{Pos: Pos{"f", 2, 1}, ID: "encoding.utf8", Args: Args{"Byte": "0x83"}},
		}},
		{name: "control", data: "あ\x08い\u0085", text: "あ\x08い\u0085", problems: []Problem{
			{Pos: Pos{"f", 1, 2}, ID: "encoding.control", Args: Args{"Character": "U+0008"}},
			{Pos: Pos{"f", 1, 4}, ID: "encoding.control", Args: Args{"Character": "U+0085"}},
		}},
		{name: "override", data: "第\u202E1条", text: "第\u202E1条", problems: []Problem{
			{Pos: Pos{"f", 1, 2}, ID: "encoding.bidi", Args: Args{"Character": "U+202E"}},
		}},
		{name: "zero width", data: "per\u200Bson", text: "per\u200Bson", problems: []Problem{
			{Pos: Pos{"f", 1, 4}, ID: "encoding.invisible", Args: Args{"Character": "U+200B"}},
		}},
		{name: "after plain words", data: "第１条か\u3099Ⅳ\u200Bx", text: "第１条がⅣ\u200Bx", problems: []Problem{
			{Pos: Pos{"f", 1, 6}, ID: "encoding.invisible", Args: Args{"Character": "U+200B"}},
		}},
		{name: "a lone carriage return is a control character", data: "a\rb", text: "a\rb", problems: []Problem{
			{Pos: Pos{"f", 1, 2}, ID: "encoding.control", Args: Args{"Character": "U+000D"}},
		}},
	}
	for _, test := range tests {
		f, problems := Decode("f", []byte(test.data))
		if f.Text != test.text {
			t.Errorf("%s: text %q, want %q", test.name, f.Text, test.text)
		}
		if diff := cmp.Diff(test.problems, problems); diff != "" {
			t.Errorf("%s: problems (-want +got):\n%s", test.name, diff)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("# 規程\r\n\x80\u200B"))
	f.Add([]byte("\uFEFFin the form “A” – か\u3099\u302A\x7F\u2028"))
	f.Fuzz(func(t *testing.T, data []byte) {
		once, _ := Decode("f", data)
		twice, _ := Decode("f", []byte(once.Text))
		// A second byte-order mark is a character, and a lone carriage return is one, with a problem.
		if once.Text != twice.Text && once.Text[0] != 0xEF && !strings.Contains(once.Text, "\r") {
			t.Errorf("decoding twice changes %q to %q", once.Text, twice.Text)
		}
		once.Pos(len(once.Text))
		if want := decodeSlowly(data); once.Text != want {
			t.Errorf("%q is decoded to %q, not to %q", data, once.Text, want)
		}
		if n := plainLen(data); !utf8.Valid(data[:n]) || strings.IndexFunc(string(data[:n]), func(r rune) bool { return forbiddenRune(r) != "" }) >= 0 {
			t.Errorf("%q is not plain", data[:n])
		}
	})
}

// decodeSlowly is the text that [Decode] returns, without any short way.
func decodeSlowly(data []byte) string {
	if !utf8.Valid(data) && bytes.IndexByte(data, 0) >= 0 {
		return ""
	}
	text := strings.TrimPrefix(strings.ToValidUTF8(string(data), "\uFFFD"), "\uFEFF")
	return norm.NFC.String(strings.ReplaceAll(text, "\r\n", "\n"))
}

// BenchmarkDecode decodes a text of plain words, as most are, in each language.
func BenchmarkDecode(b *testing.B) {
	for language, words := range map[string]string{
		"ja": "会員は、当社が別に定める手続に従い、氏名（名称）を第２条の様式により届け出なければならない。\n",
		"en": "A member must notify the Company’s office of the name – or the “title” – in the form under Article 2.\n",
	} {
		b.Run(language, func(b *testing.B) {
			data := bytes.Repeat([]byte(words), 200)
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				Decode("f", data)
			}
		})
	}
}

func TestIsPlain(t *testing.T) {
	for r := rune(0); r <= 0x10FFFF; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		s := string(r)
		if reason, _ := Forbidden(s); plainLen(s) > 0 && (reason != "" || !isPlain(s)) {
			t.Fatalf("%U: plainLen is %d, Forbidden %q, isPlain %v", r, plainLen(s), reason, isPlain(s))
		}
		if isPlain(s) && (!norm.NFC.IsNormalString(s) || !norm.NFC.IsNormalString("か"+s) || !norm.NFC.PropertiesString(s).BoundaryBefore()) {
			t.Fatalf("%U is not plain", r)
		}
	}
}
