package word

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

// docx returns a file of Word with the paragraphs, levels of one list and styles.
func docx(t *testing.T, body, numbering, styles string) []byte {
	t.Helper()
	const space = `<?xml version="1.0" encoding="UTF-8"?><w:%s xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">%s</w:%[1]s>`
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{documentPart, fmt.Sprintf(space, "document", "<w:body>"+body+"</w:body>")},
		{numberingPart, fmt.Sprintf(space, "numbering", numbering)},
		{stylesPart, fmt.Sprintf(space, "styles", styles)},
		{"word/other.xml", "<other/>"},
	} {
		f, err := w.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(f, part[1])
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// in returns a paragraph of a level of a list.
func in(list, level int, words string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`, level, list, words)
}

func styled(style, words string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`, style, words)
}

func lvl(index int, format, text, more string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>`, index, format, more, text)
}

func form(id int, levels ...string) string {
	return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d">%s</w:abstractNum>`, id, strings.Join(levels, ""))
}

func list(id, form int, more string) string {
	return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>`, id, form, more)
}

func TestType(t *testing.T) {
	const nothing = `<w:suff w:val="nothing"/>`
	for _, test := range []struct {
		name, body, numbering, styles string
		want                          string // paragraphs, with | between them
		unknown                       string
	}{
		{
			name: "levels count within each other", numbering: form(0, lvl(0, "decimal", "%1.", ""), lvl(1, "irohaFullWidth", "（%2）", nothing)) + list(1, 0, ""),
			body: in(1, 0, "a") + in(1, 1, "b") + in(1, 1, "c") + in(1, 0, "d") + in(1, 1, "e") + "<w:p/>" + in(1, 0, "f"),
			want: "1. a|（イ）b|（ロ）c|2. d|（イ）e||3. f",
		},
		{
			name: "headings of a style", numbering: form(0, lvl(0, "japaneseCounting", "第%1章", `<w:pStyle w:val="Chapter"/>`), lvl(1, "decimal", "第%2条", `<w:lvlRestart w:val="0"/><w:pStyle w:val="Article"/>`+nothing)) + list(1, 0, ""),
			styles: `<w:style w:styleId="Chapter"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="Article"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="Mine"><w:basedOn w:val="Article"/></w:style>`,
			body:   styled("Chapter", "総則") + styled("Article", "（甲）") + styled("Article", "（乙）") + styled("Chapter", "雑則") + styled("Mine", "（丙）") + styled("Plain", "文"),
			want:   "第一章 総則|第1条（甲）|第2条（乙）|第二章 雑則|第3条（丙）|文",
		},
		{
			name: "the number of a level above", numbering: form(0, lvl(0, "upperRoman", "%1.", ""), lvl(1, "decimal", "%1.%2", ""), lvl(2, "decimal", "%1.%2.%3", "<w:isLgl/>")) + list(1, 0, ""),
			body: in(1, 1, "a") + in(1, 0, "b") + in(1, 0, "c") + in(1, 1, "d") + in(1, 2, "e"),
			want: "I.1 a|I. b|II. c|II.1 d|2.1.1 e",
		},
		{
			name: "lists of one form go on, or start again", numbering: form(0, lvl(0, "decimalEnclosedCircle", "%1", "")) + list(1, 0, "") + list(2, 0, "") + list(3, 0, `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>`),
			body: in(1, 0, "a") + in(2, 0, "b") + in(3, 0, "c") + in(3, 0, "d") + in(1, 0, "e"),
			want: "① a|② b|⑤ c|⑥ d|⑦ e",
		},
		{
			name: "letters behind z", numbering: form(0, `<w:lvl w:ilvl="0"><w:start w:val="26"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%1)"/></w:lvl>`) + list(1, 0, ""),
			body: in(1, 0, "a") + in(1, 0, "b") + in(1, 0, "c"),
			want: "(z) a|(aa) b|(bb) c",
		},
		{
			name: "bullets and paragraphs out of their list stay", numbering: form(0, lvl(0, "bullet", "•", "")) + list(1, 0, ""),
			body: in(1, 0, "a") + in(0, 0, "b") + in(9, 0, "c"),
			want: "a|b|c",
		},
		{
			name: "a form that is not known", numbering: form(0, lvl(0, "hebrew1", "%1.", "")) + list(1, 0, ""),
			body: in(1, 0, "a") + in(1, 0, "b"),
			want: "a|b", unknown: "a|b",
		},
		{
			name: "what is said twice, or was said before", numbering: form(0, lvl(0, "decimal", "%1 &lt;", nothing)) + list(1, 0, ""),
			body: `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:pPrChange></w:pPr><w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>y</w:t></w:r></w:moveFrom></w:p>` +
				`<w:p><w:r><m:AlternateContent xmlns:m="m"><m:Choice><w:txbx>` + in(1, 0, "b") + `</w:txbx></m:Choice><m:Fallback><w:txbx>` + in(1, 0, "b") + `</w:txbx></m:Fallback></m:AlternateContent></w:r></w:p>` + in(1, 0, "c"),
			want: "1 &lt;a|2 &lt;b||3 &lt;c",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			d, err := Type(docx(t, test.body, test.numbering, test.styles))
			if err != nil {
				t.Fatal(err)
			}
			want := strings.ReplaceAll(test.want, "&lt;", "<")
			if got := strings.Join(d.Paragraphs, "|"); got != want || strings.Join(d.Unknown, "|") != test.unknown {
				t.Errorf("%s, unknown %s\nwant %s, unknown %s", got, d.Unknown, want, test.unknown)
			}
			again, err := Type(d.Docx)
			if err != nil || !slices.Equal(again.Paragraphs, d.Paragraphs) {
				t.Errorf("typed again: %q, %v", again.Paragraphs, err)
			}
		})
	}
}

// TestTypeNothing checks that a text without numbers stays as it is.
func TestTypeNothing(t *testing.T) {
	file := docx(t, styled("Plain", "甲"), "", "")
	d, err := Type(file)
	if err != nil {
		t.Fatal(err)
	}
	part := func(file []byte, name string) string {
		r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			t.Fatal(err)
		}
		f, err := r.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	for _, name := range []string{documentPart, numberingPart, "word/other.xml"} {
		if a, b := part(file, name), part(d.Docx, name); a != b {
			t.Errorf("%s was %s, is %s", name, a, b)
		}
	}
}

func TestNotWord(t *testing.T) {
	var empty bytes.Buffer
	if err := zip.NewWriter(&empty).Close(); err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string][]byte{
		"nothing": nil, "words": []byte("規約"), "empty archive": empty.Bytes(),
		"broken text": docx(t, "<w:p>", "", ""), "broken lists": docx(t, "", "<w:num>", ""),
	} {
		if _, err := Type(file); !errors.Is(err, ErrNotWord) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
