package markdown

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// linePieces are what plain sections and what stands around them are made of.
var linePieces = []string{
	"# ", "## ", "### ", "#### ", "#", " ", "  ", "   ", "    ", "     ", "      ", "\t", "\n", "\n", "\n\n", "\n\n", "\n\n\n", " \n", "  \n", "　",
	"- ", "- ", "+ ", "* ", "-", "1. ", "2. ", "3. ", "9. ", "10. ", "1) ", "2) ", "1234567890. ", "1.", "(1) ", "(2) ", "(a) ", "一　", "イ　", "①", "2　", "2.1 ",
	"会員", "第1条（目的）", "第2条", "Article 1 (Purpose)", "附則", "words", "a", "。", "{#name}", " {#b-1}", "{#", "}", " #", "# ",
	"\n   - (1) a\n", "\n   - (2) b\n", "\n1. a\n", "\n2. b\n", "\n- a\n", "\n\n## 第3条\n\n", "\n\n---\n\n", "---\n", "===\n", "***\n", "- - -\n",
	"| a | b |\n| - | - |\n", "|", "> ", "```\n", "~~~\n", "<!-- a -->", "<!--\n", "-->\n", "<br>", "[a](#b)", "[a]: b\n", "[a]", "`a`", "*a*", "**", "_", "\\", "&amp;", "&", "~", "！", "＃", "・a", "{: a}", "=", ":-\n", "\x00", "\u00a0",
}

// FuzzSections makes texts of pieces of lines, and reads them with our parser and
// with goldmark as it comes: both read the same, every place included.
func FuzzSections(f *testing.F) {
	f.Add([]byte{0, 42, 12, 14, 1, 43, 14, 25, 42, 58, 59, 26, 42, 13}, false)
	ours, theirs := NewReader(), unchanged()
	f.Fuzz(func(t *testing.T, pieces []byte, english bool) {
		var b strings.Builder
		b.WriteString("# T\n\n")
		for _, p := range pieces {
			b.WriteString(linePieces[int(p)%len(linePieces)])
		}
		sameAsGoldmark(t, ours, theirs, b.String(), english)
	})
}

// TestSections holds the property of FuzzSections for many texts.
func TestSections(t *testing.T) {
	ours, theirs := NewReader(), unchanged()
	random := rand.New(rand.NewPCG(3, 4))
	plain := 0
	for range 4_000 {
		text := madeText(random)
		sameAsGoldmark(t, ours, theirs, text, random.IntN(2) == 0)
		plain += plainElements(ours, text)
		if t.Failed() {
			return
		}
	}
	if plain < 500 {
		t.Errorf("only %d elements stood in plain sections", plain)
	}
}

// madeText makes a text of lines that are mostly plain, whose items and paragraphs
// follow each other in every way, and here and there of another piece.
func madeText(random *rand.Rand) string {
	one := func(list ...string) string { return list[random.IntN(len(list))] }
	var b strings.Builder
	b.WriteString("# T\n\n")
	for range 1 + random.IntN(12) {
		if random.IntN(4) == 0 {
			b.WriteString(one("## ", "### ") + one("第1条（目的）", "第2条", "Article 3", "附則", "words {#a}", "b #") + "\n\n")
		}
		b.WriteString(one("", "", "", "   ", "   ", "  ", "    ", "     ", " "))
		b.WriteString(one("", "", "1. ", "2. ", "3. ", "10. ", "- ", "- ", "- (1) ", "- (2) ", "+ ", "1) ", "1. - ", "-  "))
		b.WriteString(one("会員は、", "words", "第1条（目的）", "2　会員", "2.1 words", "（目的）", "1. 2. a", ""))
		if random.IntN(30) == 0 {
			b.WriteString(linePieces[random.IntN(len(linePieces))])
		}
		b.WriteString(one("\n", "\n", "\n\n", "\n\n", "\n \n", " \n", "\n\n\n"))
	}
	return b.String()
}

// plainElements returns how many elements but headings of the text are read as
// those of plain sections.
func plainElements(r *Reader, data string) int {
	file, problems := source.NewFile("f.md", data), source.Problems{}
	n := 0
	doc := parseText(r.parser, &converter{file: file, src: []byte(data), problems: &problems, memory: new(scratch), firstInlines: &firstInlines{}})
	for child := doc.FirstChild(); child != nil; child = child.NextSibling() {
		if s, ok := child.(*section); ok {
			n += len(s.elements) - 1
		}
	}
	return n
}

func sameAsGoldmark(t *testing.T, ours, theirs *Reader, data string, english bool) {
	t.Helper()
	choice := uint8(0)
	if english {
		choice = 1
	}
	opt := fuzzOptions(t, choice)
	file, _ := source.Decode("f.md", []byte(data))
	got, found := ours.Read(file, opt)
	want, expected := theirs.Read(file, opt)
	problems := describe(found)
	if strings.Contains(problems, "limit.") {
		return
	}
	if diff := cmp.Diff(exactly(want)+describe(expected), exactly(got)+problems); diff != "" {
		t.Errorf("%q (-goldmark +ours):\n%s", data, diff)
	}
}

// exactly prints all that a text holds.
func exactly(t *policy.Text) string {
	var b strings.Builder
	fmt.Fprintln(&b, t.Generated)
	printInlines(&b, "title", t.Title)
	t.Walk(func(p *policy.Provision) {
		parent := ""
		if p.Parent != nil {
			parent = p.Parent.ID
		}
		fmt.Fprintln(&b, p.At, p.ID, p.Kind, p.Status, p.Extract, p.Common, p.Number, p.Through, p.Depth, p.Name, p.Label, p.Written, "in", parent)
		printInlines(&b, "caption", p.Caption)
		printInlines(&b, "note", p.Note)
		printBlocks(&b, "block", p.Blocks)
		printBlocks(&b, "tail", p.Tail)
	})
	printBlocks(&b, "closing", t.Closing)
	return b.String()
}

func printBlocks(b *strings.Builder, name string, list []policy.Block) {
	for i := range list {
		block := &list[i]
		fmt.Fprintln(b, name, block.At, block.Kind, block.Align, block.ID, block.Level)
		printInlines(b, name, block.Inlines)
		printBlocks(b, name+" in note", block.Blocks)
		for _, item := range block.Items {
			printBlocks(b, name+" in item", item)
		}
		for _, row := range block.Rows {
			for _, cell := range row {
				printInlines(b, name+" in cell", cell)
			}
		}
	}
}

func printInlines(b *strings.Builder, name string, list []policy.Inline) {
	for i := range list {
		in := &list[i]
		fmt.Fprintf(b, "%s %d %d %q %q %v\n", name, in.At, in.Kind, in.Text, in.Href, in.Target)
		printInlines(b, name+" in inline", in.Children)
	}
}
