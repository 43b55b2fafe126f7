package locale

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// newText makes a text of lines, each with a letter, a number and words: C for
// chapters, A articles, P paragraphs, I items, J sub-items, S 附則, T 別表, N a note,
// B a table, L an unnumbered list. [words](id) is a written reference, *words*
// an emphasis, `words` code.
func newText(language, src string) *policy.Text {
	t := &policy.Text{Language: policy.Language(language), File: source.NewFile("text.md", src)}
	title, at := "", 0
	var open []*policy.Provision
	for line := range strings.Lines(src) {
		trimmed := strings.TrimSpace(line)
		if title == "" && strings.HasPrefix(trimmed, "# ") {
			title = trimmed[2:]
			t.Title = []policy.Inline{{Text: title}}
		} else if trimmed != "" {
			label, words, _ := strings.Cut(trimmed, " ")
			open = addLine(t, open, label, words, at+strings.Index(line, trimmed)+len(label)+1)
		}
		at += len(line)
	}
	t.Index()
	return t
}

func addLine(t *policy.Text, open []*policy.Provision, label, words string, at int) []*policy.Provision {
	kinds := map[byte]policy.Kind{'C': policy.Chapter, 'A': policy.Article, 'P': policy.Paragraph, 'I': policy.Item, 'J': policy.Item, 'S': policy.Supplementary, 'T': policy.AppendedTable}
	block := policy.Block{Inlines: newInlines(words, at), At: at}
	kind, ok := kinds[label[0]]
	if !ok {
		last := open[len(open)-1]
		switch label[0] {
		case 'N':
			block = policy.Block{Kind: policy.Note, Blocks: []policy.Block{block}}
		case 'B':
			block = policy.Block{Kind: policy.Table, Rows: [][]policy.Cell{{policy.Cell(block.Inlines)}}}
		case 'L':
			block = policy.Block{Kind: policy.List, Items: [][]policy.Block{{block}}}
		case 'E':
			last.Tail = append(last.Tail, block)
			return open
		}
		last.Blocks = append(last.Blocks, block)
		return open
	}
	n, through, _ := strings.Cut(label[1:], ":")
	p := &policy.Provision{Kind: kind, Number: policy.Number(n), Through: policy.Number(through), ID: label, At: at}
	if kind == policy.Item {
		p.Depth = 1 + strings.Index("IJ", label[:1])
	}
	if words == "DELETED" {
		p.Status = policy.Deleted
	} else if words != "" {
		p.Blocks = []policy.Block{block}
	}
	for len(open) > 0 && !below(p, open[len(open)-1]) {
		open = open[:len(open)-1]
	}
	if len(open) == 0 {
		t.Provisions = append(t.Provisions, p)
	} else {
		p.Parent = open[len(open)-1]
		p.ID = p.Parent.ID + "." + label
		p.Parent.Children = append(p.Parent.Children, p)
	}
	return append(open, p)
}

func below(p, q *policy.Provision) bool {
	if q.Kind == policy.Supplementary || q.Kind.IsAppendix() {
		return p.Kind != policy.Chapter && p.Kind <= policy.Item
	}
	return p.Kind > q.Kind && p.Kind <= policy.Item || p.Kind == policy.Item && q.Kind == policy.Item && p.Depth > q.Depth
}

func newInlines(s string, at int) []policy.Inline {
	var list []policy.Inline
	plain := 0
	flush := func(to int) {
		if plain < to {
			list = append(list, policy.Inline{Text: s[plain:to], At: at + plain})
		}
	}
	for i := 0; i < len(s); i++ {
		closing := map[byte]string{'*': "*", '`': "`", '[': "]("}[s[i]]
		end := -1
		if closing != "" {
			end = strings.Index(s[i+1:], closing)
		}
		if end < 0 {
			continue
		}
		flush(i)
		inner := s[i+1 : i+1+end]
		next := i + 1 + end + len(closing)
		switch s[i] {
		case '*':
			list = append(list, policy.Inline{Kind: policy.Emphasis, Children: []policy.Inline{{Text: inner, At: at + i + 1}}, At: at + i})
		case '`':
			list = append(list, policy.Inline{Kind: policy.InlineCode, Text: inner, At: at + i})
		default:
			id, _, _ := strings.Cut(s[next:], ")")
			next += len(id) + 1
			in := policy.Inline{Kind: policy.Reference, Target: &policy.Target{IDs: []string{id}}, At: at + i}
			if strings.HasPrefix(id, "http") {
				in = policy.Inline{Kind: policy.Link, Href: id, At: at + i}
			}
			if inner != "" {
				in.Children = []policy.Inline{{Text: inner, At: at + i + 1}}
			}
			list = append(list, in)
		}
		plain, i = next, next-1
	}
	flush(len(s))
	return list
}

// words prints the words of a provision with its links: ⟦第二条|A2⟧, ⟦2020年9月1日⟧.
func words(inlines []policy.Inline) string {
	var b strings.Builder
	for _, in := range inlines {
		switch in.Kind {
		case policy.Reference:
			b.WriteString("⟦" + words(in.Children) + "|" + strings.Join(in.Target.IDs, " ") + "⟧")
		case policy.DateText:
			b.WriteString("⟦" + in.Text + "⟧")
		case policy.Emphasis:
			b.WriteString("*" + words(in.Children) + "*")
		case policy.InlineCode:
			b.WriteString("`" + in.Text + "`")
		default:
			b.WriteString(in.Text + words(in.Children))
		}
	}
	return b.String()
}

func allWords(t *policy.Text) string {
	var b strings.Builder
	t.Walk(func(p *policy.Provision) {
		for _, block := range slices.Concat(p.Blocks, p.Tail) {
			blockWords(&b, block)
		}
	})
	return b.String()
}

func blockWords(b *strings.Builder, block policy.Block) {
	if block.Kind == policy.Words {
		b.WriteString(words(block.Inlines) + "\n")
	}
	for _, row := range block.Rows {
		for _, cell := range row {
			b.WriteString(words(cell) + "\n")
		}
	}
	for _, c := range block.Blocks {
		blockWords(b, c)
	}
	for _, item := range block.Items {
		for _, c := range item {
			blockWords(b, c)
		}
	}
}

func problemLines(list []source.Problem) []string {
	var lines []string
	for _, p := range list {
		line := fmt.Sprintf("%d:%d %s %s", p.Pos.Line, p.Pos.Col, p.ID, p.Args["reference"])
		for _, key := range []string{"in", "count", "last"} {
			if p.Args[key] != "" {
				line += " " + key + "=" + p.Args[key]
			}
		}
		lines = append(lines, line)
	}
	return lines
}

const jaBase = `# 基本規約
C1
A1
P1 目的。
A2
P1 柱書。
I1 一。
I2 二。
I2_2 二の二。
I3 三。
J1 イ。
J2 ロ。
P2 第二項。
C2
A3
P1 三条。
A4
P1 一項。
P2 二項。
A4_2
P1 枝。
A5:6 DELETED
A7
P1 %s
P2 最後。
A8
P1 八条。
P2 八条二項。
S
A1
P1 附則一条。
T1 別表。
T2 別表。
`

func linked(t *testing.T, language, base, words string) (line string, problems []string) {
	t.Helper()
	text := newText(language, fmt.Sprintf(base, words))
	style := citer{language: language, half: true, arabic: true}
	plain := plainOf(text)
	problems = problemLines(Link(text, style))
	if got := plainOf(text); got != plain {
		t.Errorf("linking changed the words\n%s\nto\n%s", plain, got)
	}
	linkedAgain(t, text, fmt.Sprintf(base, words), problems)
	p := text.ByID("C2.A7.P1")
	if p == nil {
		t.Fatal("no C2.A7.P1")
	}
	var b strings.Builder
	for _, block := range p.Blocks {
		blockWords(&b, block)
	}
	return strings.TrimSuffix(b.String(), "\n"), problems
}

// linkedAgain links a text whose words are known, and one whose words are not
// remembered: both must become what want is, with the same problems.
func linkedAgain(t *testing.T, want *policy.Text, source string, problems []string) {
	t.Helper()
	known, forgetful := new(Linker), new(Linker)
	known.Link(newText(string(want.Language), source), citer{language: string(want.Language), half: true, arabic: true})
	forgetful.reader(want.Language, 0).cost = maxCost
	for i, l := range []*Linker{known, forgetful} {
		text := newText(string(want.Language), source)
		found := problemLines(l.Link(text, citer{language: string(want.Language), half: true, arabic: true}))
		if !slices.Equal(found, problems) {
			t.Errorf("linker %d: problems %q, want %q", i, found, problems)
		}
		if !reflect.DeepEqual(text.Provisions, want.Provisions) {
			t.Errorf("linker %d makes another text of %q", i, source)
		}
	}
}

func plainOf(t *policy.Text) string {
	var b strings.Builder
	t.Walk(func(p *policy.Provision) {
		for _, block := range slices.Concat(p.Blocks, p.Tail) {
			plainBlock(&b, block)
		}
	})
	return b.String()
}

func plainBlock(b *strings.Builder, block policy.Block) {
	b.WriteString(policy.Plain(block.Inlines) + "\n")
	for _, row := range block.Rows {
		for _, cell := range row {
			b.WriteString(policy.Plain(cell) + "\n")
		}
	}
	for _, c := range block.Blocks {
		plainBlock(b, c)
	}
	for _, item := range block.Items {
		for _, c := range item {
			plainBlock(b, c)
		}
	}
}

// checkLinks reads a file of cases: a line of words, then lines that begin with
// "= " (the words with their links; without one, nothing is linked) and "! " (a
// problem).
func checkLinks(t *testing.T, language, base, file string) {
	for _, c := range linkCases(t, file) {
		t.Run(fmt.Sprint(c.line), func(t *testing.T) {
			got, problems := linked(t, language, base, c.words)
			if got != c.want {
				t.Errorf("line %d\n got %s\nwant %s", c.line, got, c.want)
			}
			for i, p := range problems {
				_, problems[i], _ = strings.Cut(p, " ")
			}
			if !slices.Equal(problems, c.problems) {
				t.Errorf("line %d: problems\n got %q\nwant %q", c.line, problems, c.problems)
			}
		})
	}
}

type linkCase struct {
	line        int
	words, want string
	problems    []string
}

func linkCases(t testing.TB, file string) []linkCase {
	var list []linkCase
	for i, line := range strings.Split(readTestdata(t, file), "\n") {
		switch {
		case line == "" || strings.HasPrefix(line, "//"):
		case strings.HasPrefix(line, "= "):
			list[len(list)-1].want = line[2:]
		case strings.HasPrefix(line, "! "):
			c := &list[len(list)-1]
			c.problems = append(c.problems, line[2:])
		default:
			list = append(list, linkCase{line: i + 1, words: line, want: line})
		}
	}
	return list
}

func TestLinkJapanese(t *testing.T) { checkLinks(t, "ja", jaBase, "references_ja.txt") }

func TestLinkEnglish(t *testing.T) { checkLinks(t, "en", enBase, "references_en.txt") }

var enBase = strings.NewReplacer("基本規約", "Terms of Service", "第二項。", "Second.").Replace(jaBase)

func TestProblemsHavePlaces(t *testing.T) {
	text := newText("ja", "# 規約\nA1\nP1 第一。第9条及び前条を*見よ第8条*。\n")
	got := problemLines(Link(text, citer{language: "ja"}))
	want := []string{"3:7 reference.article 第9条 last=第一条", "3:12 reference.before 前条 in=第一条 count=0", "3:18 reference.article 第8条 last=第一条"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLinkLeavesAlone(t *testing.T) {
	text := newText("ja", `# 規約
A1
P1 一。
N 第1条を見よ。2020年9月1日
B 第1条
L 第1条
A2
P1 二。
S
A1
P1 第1条及び前条並びに第9条。2020年9月1日
T1 第1条
`)
	if p := Link(text, citer{language: "ja"}); len(p) > 0 {
		t.Error(p)
	}
	want := "一。\n第1条を見よ。⟦2020年9月1日⟧\n第1条\n⟦第1条|A1⟧\n二。\n第1条及び前条並びに第9条。⟦2020年9月1日⟧\n第1条\n"
	if got := allWords(text); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func FuzzLink(f *testing.F) {
	for _, file := range []string{"references_ja.txt", "references_en.txt"} {
		for _, c := range linkCases(f, file) {
			f.Add(c.words)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(strings.ReplaceAll(s, "\n", " "), "?")
		linked(t, "ja", jaBase, strings.ReplaceAll(s, "%", "％"))
		linked(t, "en", enBase, strings.ReplaceAll(s, "%", "％"))
	})
}

func BenchmarkLink(b *testing.B) {
	for _, c := range []struct{ language, base, prose string }{{"ja", jaBase, jaProse}, {"en", enBase, enProse}} {
		b.Run(c.language, func(b *testing.B) {
			words := strings.Repeat(c.prose, 20*1024/len(c.prose)/20)
			var src strings.Builder
			src.WriteString("# T\n")
			for i := range 20 {
				fmt.Fprintf(&src, "A%d\nP1 %s\nP2 %s\n", i+1, "。", words)
			}
			b.SetBytes(int64(src.Len()))
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				text := newText(c.language, src.String())
				b.StartTimer()
				Link(text, citer{language: c.language})
			}
		})
	}
}
