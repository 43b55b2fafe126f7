package markdown

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"jobun/generator/internal/source"
)

// attacks are texts that make a reader of Markdown slow: each makes a text of
// about n bytes. What they begin with is a good text, so that they are read to
// their end.
var attacks = map[string]func(n int) string{
	"notes":            again("> "),
	"notes-tight":      again(">"),
	"bullets":          again("- "),
	"numbers":          again("1. "),
	"mixed":            again("- 1. > "),
	"notes-deep":       deeper("> ", ""),
	"bullets-deep":     indented("  ", "- a"),
	"numbers-deep":     indented("   ", "1. a"),
	"brackets":         again("["),
	"brackets-wide":    again("[a "),
	"brackets-closed":  around("[", "]"),
	"brackets-pairs":   again("[a]"),
	"images":           again("!["),
	"links-open":       again("[a]("),
	"links-angle":      again("[a](<"),
	"links-title":      again(`[a](b "`),
	"links-reference":  again("[a]["),
	"links-nested":     around("[", "](b)"),
	"links-empty":      again("[]()"),
	"links-good":       again("[a](#b) "),
	"parentheses":      func(n int) string { return "[a](" + strings.Repeat("(", n/2) + strings.Repeat(")", n/2) },
	"definitions":      lines("[a%d]: b\n"),
	"definition-open":  func(n int) string { return "[" + strings.Repeat("a ", n/2) },
	"emphasis":         again("*a **a "),
	"emphasis-open":    again("**a "),
	"emphasis-close":   again("a** "),
	"emphasis-mixed":   again("*a_ "),
	"emphasis-long":    func(n int) string { return strings.Repeat("*", n) + "a" + strings.Repeat("*", n) },
	"emphasis-apart":   again("*a\n\n**b\n\n"),
	"emphasis-blocks":  again(strings.Repeat("*a **a ", 56) + "\n\n"),
	"underscores":      again("_a __a "),
	"tildes":           again("~a "),
	"backticks":        growing("`"),
	"backticks-apart":  again("`a ``b "),
	"angles":           again("<"),
	"tags":             again("<a "),
	"tags-attributes":  again(`<a b="`),
	"comments":         again("<!--"),
	"instructions":     again("<?"),
	"declarations":     again("<!A "),
	"sections":         again("<![CDATA["),
	"addresses":        again("<http://a"),
	"mails":            again("<a@"),
	"ampersands":       again("&"),
	"references-open":  again("&#x"),
	"references":       again("&amp;"),
	"backslashes":      again(`\`),
	"backslashes-some": again(`\* `),
	"pipes":            again("|"),
	"pipes-lines":      again("|\n"),
	"table-wide":       func(n int) string { return strings.Repeat("|a", n/4) + "\n" + strings.Repeat("|-", n/4) + "\n" },
	"table-long":       func(n int) string { return "a|b\n-|-\n" + strings.Repeat("c|d\n", n/4) },
	"table-short-rows": func(n int) string {
		return strings.Repeat("|a", n/8) + "\n" + strings.Repeat("|-", n/8) + "\n" + strings.Repeat("c\n", n/4)
	},
	"table-narrow": func(n int) string {
		return strings.Repeat("|a", 150) + "\n" + strings.Repeat("|-", 150) + "\n" + strings.Repeat("c\n", n/2)
	},
	"table-delimiters": again("-|-\n"),
	"table-code":       func(n int) string { return "a|b\n-|-\n" + strings.Repeat("`a\\|b`|c\n", n/10) },
	"tables":           again("a|b\n-|-\nc|d\n\n"),
	"headings":         lines("## 第%d条（目的）\n\n"),
	"headings-equal":   again("## 第1条（目的）\n\n"),
	"headings-bare":    again("## 目的\n\n"),
	"headings-names":   lines("## 第1条（目的）{#a%d}\n\n"),
	"headings-levels":  again("## 第1章 a\n\n### 第1節 a\n\n#### 第1条 a\n\n"),
	"headings-empty":   again("##\n"),
	"headings-under":   again("a\n-\n\n"),
	"captions":         again("（目的）\n\n"),
	"items":            lines("%d. a\n"),
	"items-ones":       again("1. a\n"),
	"items-loose":      again("- a\n\n"),
	"items-labelled":   lines("- (%d) a\n"),
	"items-styles":     again("- (1) a\n- イ a\n- ① a\n- a) b\n- 一 a\n"),
	"items-stray":      again("(1) a\n"),
	"items-empty":      again("- \n"),
	"lists":            again("- a\n\n+ b\n\n"),
	"paragraphs":       lines("%d a\n\n"),
	"paragraphs-bare":  again("a\n\n"),
	"paragraphs-mixed": again("１　あ\n\nあ\n\n"),
	"sub-headings":     again("###### a\n\n"),
	"rules":            again("---\n\n"),
	"fences":           again("```\n"),
	"html":             again("<div>\n\n"),
	"one-line":         again("条"),
	"one-line-digits":  again("1"),
	"kanji-digits":     again("九"),
	"numbers-dotted":   again("1."),
	"brackets-round":   again("（"),
	"brackets-label":   func(n int) string { return "## 第1条" + strings.Repeat("（", n/6) + strings.Repeat("）", n/6) },
	"lines-hard":       again("あ  \n"),
	"lines-backslash":  again("a\\\n"),
	"lines":            again("a\n"),
	"tabs":             again("\t"),
	"spaces":           again(" "),
}

func again(s string) func(n int) string {
	return func(n int) string { return strings.Repeat(s, n/len(s)) }
}

func around(before, behind string) func(n int) string {
	return func(n int) string {
		k := n / (len(before) + len(behind))
		return strings.Repeat(before, k) + "a" + strings.Repeat(behind, k)
	}
}

func lines(format string) func(n int) string {
	return func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString(strings.ReplaceAll(format, "%d", strconv.Itoa(i)))
		}
		return b.String()
	}
}

// growing makes runs of s, each longer than the one before.
func growing(s string) func(n int) string {
	return func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString(strings.Repeat(s, i) + "a")
		}
		return b.String()
	}
}

// deeper makes lines, each with one more of s before it.
func deeper(s, words string) func(n int) string {
	return func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString(strings.Repeat(s, i) + words + "a\n")
		}
		return b.String()
	}
}

// indented makes lines, each further to the right than the one before.
func indented(space, words string) func(n int) string {
	return func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString(strings.Repeat(space, i) + words + "\n")
		}
		return b.String()
	}
}

// TestAttacks reads texts that are made to be slow. Four times the text takes
// about four times as long, and never seconds: what grows with the square takes
// sixteen times as long, and what 32 KB took before there were limits was up to a
// second.
func TestAttacks(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	const short, long = 8 << 10, 32 << 10 // bytes
	for name, attack := range attacks {
		t.Run(name, func(t *testing.T) {
			for choice, before := range []string{"# a\n\n## 第1条（目的）\n\n", "# a\n\n"} {
				read := func(n int) time.Duration { return timeRead(t, before+attack(n)+"\n", uint8(choice)) }
				if err := growsLinearly(read, short, long); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// growsLinearly compares the times that run takes for n and for m. It takes the
// best of several, because other programs run too.
func growsLinearly(run func(n int) time.Duration, n, m int) error {
	const (
		most    = 20 * time.Second // a megabyte: the machine may be slow, and look for races
		trifle  = 100 * time.Millisecond
		slack   = 3
		retries = 5
	)
	short, long := run(n), run(m)
	for range retries {
		if long <= trifle || long <= slack*short*time.Duration(m/n) && long <= most*time.Duration(m)/(1<<20) {
			return nil
		}
		short, long = max(short, run(n)), min(long, run(m))
	}
	return fmt.Errorf("%d bytes take %v, %d bytes %v", n, short, m, long)
}

func timeRead(t *testing.T, text string, choice uint8) time.Duration {
	opt := fuzzOptions(t, choice)
	start := time.Now()
	file, _ := source.Decode("f.md", []byte(text))
	NewReader().Read(file, opt)
	return time.Since(start)
}

// TestLimits checks that a text may reach each limit, and where it is told of
// exceeding one.
func TestLimits(t *testing.T) {
	for _, test := range []struct {
		name      string
		good, bad string
		problem   string
	}{
		{"nesting", strings.Repeat("- ", maxNesting/2) + "a", strings.Repeat("- ", maxNesting/2+1) + "a", "f.md:3:41: limit.nesting Limit=\"20\"\n"},
		{"notes", strings.Repeat(">", maxNesting) + "a", strings.Repeat(">", maxNesting+1) + "a", "f.md:3:41: limit.nesting Limit=\"20\"\n"},
		{"brackets", strings.Repeat("[", maxBrackets), strings.Repeat("[", maxBrackets+2), "f.md:3:1001: limit.brackets Limit=\"1000\"\n"},
		{"escaped brackets", strings.Repeat(`\[`, 2*maxBrackets), "", ""},
		{"brackets of blocks", strings.Repeat(strings.Repeat("[", maxBrackets)+"\n\n", 3), "", ""},
		{"marks", strings.Repeat("_", maxMarks), "a " + strings.Repeat("_", maxMarks+1), "f.md:3:3: limit.marks Limit=\"1000\"\n"},
		{"bold words", strings.Repeat("**a** ", maxMarks/4), strings.Repeat("**a** ", maxMarks/4) + "**b** ", "f.md:3:1501: limit.marks Limit=\"1000\"\n"},
		{"links", strings.Repeat("[a](", maxUnclosed-1), strings.Repeat("[a](", maxUnclosed+1), "f.md:3:199: limit.unclosed Limit=\"50\"\n"},
		{"code", code(maxUnclosed - 1), code(maxUnclosed + 1), "f.md:3:1275: limit.unclosed Limit=\"50\"\n"},
		{"columns", table(maxColumns, 2), table(maxColumns+1, 2), "f.md:3:1: limit.columns Limit=\"200\"\n"},
		{"short rows", "a|b|c\n-|-|-\n" + strings.Repeat("d\n", 50), table(maxColumns-1, 2) + strings.Repeat("d\n", 300), "f.md:3:1: limit.columns Limit=\"200\"\n"},
		{"long table", table(30, 3000), "", ""},
		{"paragraphs", strings.Repeat("a\n\n", maxBlocks-1), strings.Repeat("a\n\n", maxBlocks), "f.md:60001:1: limit.blocks Limit=\"30000\"\n"},
		{"items", strings.Repeat("- a\n", maxBlocks-2), strings.Repeat("- a\n", maxBlocks), "f.md:30001:1: limit.blocks Limit=\"30000\"\n"},
		{"items that goldmark reads", "- *a*\n" + strings.Repeat("- a\n", maxBlocks-3), "- *a*\n" + strings.Repeat("- a\n", maxBlocks), "f.md:30001:1: limit.blocks Limit=\"30000\"\n"},
		{"rows", "a|b\n-|-\n" + strings.Repeat("c|d\n", maxBlocks-3), "a|b\n-|-\n" + strings.Repeat("c|d\n", maxBlocks), "f.md:30002:1: limit.blocks Limit=\"30000\"\n"},
		{"definitions", "", strings.Repeat("[a]: b\n", maxUnclosed+1), "f.md:53:1: limit.definitions Limit=\"50\"\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if found := problemsOf(t, test.good); strings.Contains(found, "limit.") {
				t.Errorf("at the limit: %s", found)
			}
			if found := problemsOf(t, test.bad); !strings.Contains(found, test.problem) || strings.Count(found, "limit.") > 1 {
				t.Errorf("beyond the limit: %s", found)
			}
		})
	}
}

func problemsOf(t *testing.T, words string) string {
	file, _ := source.Decode("f.md", []byte("# a\n\n"+words+"\n"))
	_, found := NewReader().Read(file, fuzzOptions(t, 0))
	return describe(found)
}

// code makes n runs of backticks, each of another length.
func code(n int) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		b.WriteString(strings.Repeat("`", i) + "a")
	}
	return b.String()
}

func table(columns, rows int) string {
	row := strings.Repeat("|a", columns-1) + "|\n"
	return row + strings.Repeat("|-", columns-1) + "|\n" + strings.Repeat(row, rows)
}
