package locale

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"jobun/generator/internal/numbering"
	"jobun/generator/internal/policy"
)

// labelRows returns the rows of a file of testdata without its header, each
// with n columns.
func labelRows(t testing.TB, name string, n int) [][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var list [][]string
	for line := range strings.Lines(string(data)) {
		row := strings.Split(strings.TrimRight(line, "\n"), "\t")
		list = append(list, append(row, make([]string, n)...)[:n])
	}
	return list[1:]
}

func localeOf(language string) Locale {
	l, _ := For(policy.Language(language))
	return l
}

// TestReadHeading reads the headings of testdata/labels_heading.tsv, those that
// have a label and those that only look as if ("-").
func TestReadHeading(t *testing.T) {
	for _, row := range labelRows(t, "labels_heading.tsv", 7) {
		language, text, want := row[0], row[1], row[2:]
		l, ok := localeOf(language).ReadHeading(text)
		if !ok {
			if want[0] != "-" {
				t.Errorf("%s %q is no label, want %v", language, text, want)
			}
			continue
		}
		got := []string{l.Kind.String(), string(l.Number), text[l.Caption[0]:l.Caption[1]], text[l.Note[0]:l.Note[1]]}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%s %q is read as %q, want %q", language, text, got, want)
				break
			}
		}
		all := l.facts()
		for _, fact := range strings.Split(want[4], " ") {
			if fact != "" && !strings.Contains(all, " "+fact) && !strings.Contains(fact, "Provisions") {
				t.Errorf("%s %q has%s, want %s", language, text, all, fact)
			}
		}
		if want[4] == "" && (l.Status != policy.Current || l.Extract || l.Through != "" || len(l.Above) > 0 || len(l.Also) > 0) {
			t.Errorf("%s %q has%s, want nothing of it", language, text, all)
		}
	}
}

// facts prints what l says besides its number and its caption.
func (l Label) facts() string {
	var b strings.Builder
	if l.Through != "" {
		fmt.Fprintf(&b, " through=%s", l.Through)
	}
	switch l.Status {
	case policy.Deleted:
		b.WriteString(" deleted")
	case policy.Deferred:
		b.WriteString(" deferred")
	}
	if l.Extract {
		b.WriteString(" extract")
	}
	for i, n := range l.Above {
		if i == 0 {
			b.WriteString(" above=")
		} else {
			b.WriteString(",")
		}
		b.WriteString(string(n))
	}
	for _, m := range l.Also {
		fmt.Fprintf(&b, " also=%s", m.Number)
	}
	fmt.Fprintf(&b, " word=%s style=%s style=%s", l.Word, l.Style.Numeral.Name, l.Style)
	return b.String()
}

// TestReadMarkers reads the lines of testdata/labels_marker.tsv. A reading is
// number|label|status, a range 2-3|…, a dotted number 1<2|… with what is above.
func TestReadMarkers(t *testing.T) {
	for _, row := range labelRows(t, "labels_marker.tsv", 3) {
		var got []string
		for _, m := range localeOf(row[0]).ReadMarkers(row[1]) {
			got = append(got, m.summary())
			if rest := row[1][m.Len:]; strings.TrimLeft(rest, spaces) != rest {
				t.Errorf("%q leaves %q", row[1], rest)
			}
		}
		want := strings.TrimPrefix(row[2], "-")
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s %q is read as %q, want %q", row[0], row[1], s, want)
		}
	}
}

func (m Marker) summary() string {
	s := string(m.Number)
	for _, n := range m.Above {
		s += "<" + string(n)
	}
	if m.Through != "" {
		s += "-" + string(m.Through)
	}
	s += "|" + m.Written
	switch m.Status {
	case policy.Deleted:
		s += "|deleted"
	case policy.Deferred:
		s += "|deferred"
	}
	return s
}

func TestReadCaption(t *testing.T) {
	for _, row := range labelRows(t, "labels_caption.tsv", 3) {
		r, ok := localeOf(row[0]).ReadCaption(row[1])
		got := "-"
		if ok {
			got = row[1][r[0]:r[1]]
		}
		if row[1] != "" && got != row[2] || row[1] == "" && ok {
			t.Errorf("%s %q has the caption %q, want %q", row[0], row[1], got, row[2])
		}
	}
}

// TestReadingAllocatesNothing reads words, which most lines are.
func TestReadingAllocatesNothing(t *testing.T) {
	for _, text := range []string{"個人情報とは、生存する個人に関する情報をいう。", "第三者に提供する。", "一般社団法人", "30日以内に", "イベント", "The Company will", "「利用者」とは、", "（以下「本規約」という。）"} {
		for _, l := range []Locale{japanese{}, english{}} {
			n := testing.AllocsPerRun(100, func() {
				l.ReadHeading(text)
				l.ReadMarkers(text)
				l.ReadCaption(text)
			})
			if n > 0 {
				t.Errorf("reading %q allocates %v times", text, n)
			}
		}
	}
}

func BenchmarkReadWords(b *testing.B) {
	for b.Loop() {
		japanese{}.ReadMarkers("個人情報とは、生存する個人に関する情報をいう。")
		japanese{}.ReadHeading("個人情報とは、生存する個人に関する情報をいう。")
		english{}.ReadHeading("The Company will acquire personal information.")
	}
}

func BenchmarkReadHeading(b *testing.B) {
	for b.Loop() {
		japanese{}.ReadHeading("第4条の2（目的）")
		english{}.ReadHeading("Article 4-2 (Purpose)")
	}
}

// seed adds the texts of the tables to the corpus.
func seed(f *testing.F, names ...string) {
	for _, name := range names {
		for _, row := range labelRows(f, name, 2) {
			f.Add(row[1])
		}
	}
	f.Add("第\xff条")
	f.Add("(\xe3\x80")
}

// FuzzReadHeading checks that what is read lies in the text, in order and between
// characters, and that a number is one.
func FuzzReadHeading(f *testing.F) {
	seed(f, "labels_heading.tsv")
	f.Fuzz(func(t *testing.T, s string) {
		for _, locale := range []Locale{japanese{}, english{}} {
			l, ok := locale.ReadHeading(s)
			if !ok {
				continue
			}
			checkRanges(t, s, l.Len, l.Caption, l.Note)
			checkNumber(t, s, l.Number)
			if l.Kind < policy.Supplementary && l.Number == "" {
				t.Errorf("%q is a %s without a number", s, l.Kind)
			}
			if l.Through != "" && l.Through.Compare(l.Number) <= 0 {
				t.Errorf("%q goes from %s to %s", s, l.Number, l.Through)
			}
			if l.Status == policy.Current && !l.Extract {
				checkNothingLost(t, s, l)
			}
		}
	})
}

func checkRanges(t *testing.T, s string, length int, ranges ...[2]int) {
	t.Helper()
	if length < 0 || length > len(s) || !onBoundary(s, length) {
		t.Errorf("%q has a label of %d bytes", s, length)
	}
	for _, r := range ranges {
		switch {
		case r == [2]int{}:
		case r[0] > r[1] || r[0] < length || r[1] > len(s) || !onBoundary(s, r[0]) || !onBoundary(s, r[1]):
			t.Errorf("%q: range %v behind %d", s, r, length)
		}
	}
}

// onBoundary reports whether a character begins or ends at byte i of s.
func onBoundary(s string, i int) bool {
	return i == len(s) || utf8.RuneStart(s[i]) || !utf8.ValidString(s)
}

func checkNumber(t *testing.T, s string, n policy.Number) {
	t.Helper()
	for _, c := range n.Components() {
		if c < 0 || c > maxLabel {
			t.Errorf("%q has the number %s", s, n)
		}
	}
}

// checkNothingLost checks that behind the label only brackets and spaces are
// neither caption nor note.
func checkNothingLost(t *testing.T, s string, l Label) {
	t.Helper()
	rest := []byte(s[l.Len:])
	for _, r := range [][2]int{l.Caption, l.Note} {
		for i := r[0]; i < r[1]; i++ {
			rest[i-l.Len] = ' '
		}
	}
	if left := strings.Trim(string(rest), spaces+"（）()【】〔〕［］[]"); left != "" {
		t.Errorf("%q loses %q", s, left)
	}
}

// FuzzReadMarkers checks that what is read lies in the text and is written as it
// says.
func FuzzReadMarkers(f *testing.F) {
	seed(f, "labels_marker.tsv")
	f.Fuzz(func(t *testing.T, s string) {
		for _, locale := range []Locale{japanese{}, english{}} {
			for _, m := range locale.ReadMarkers(s) {
				checkRanges(t, s, m.Len)
				checkNumber(t, s, m.Number)
				if m.Number == "" || m.Written == "" || !strings.HasPrefix(s, m.Written) || m.Style.IsZero() {
					t.Errorf("%q is read as %+v", s, m)
				}
				if m.Through != "" && m.Status == policy.Current {
					t.Errorf("%q is a range with words", s)
				}
			}
		}
	})
}

// FuzzReadCaption checks that a caption lies in the brackets that are the line.
func FuzzReadCaption(f *testing.F) {
	seed(f, "labels_caption.tsv")
	f.Fuzz(func(t *testing.T, s string) {
		for _, locale := range []Locale{japanese{}, english{}} {
			r, ok := locale.ReadCaption(s)
			if !ok {
				continue
			}
			checkRanges(t, s, 0, r)
			if strings.TrimSpace(s[r[0]:r[1]]) == "" {
				t.Errorf("%q has an empty caption", s)
			}
		}
	})
}

func TestIsParagraphStyle(t *testing.T) {
	tests := []struct {
		first             string
		japanese, english bool
	}{
		{"1", true, true},
		{"１", true, true},
		{"1.", true, true},
		{"１．", true, true},
		{"①", true, true},
		{"○１", true, false},
		{"(1)", false, true},
		{"（１）", false, true},
		{"1)", false, false},
		{"一", false, false},
		{"イ", false, false},
		{"(i)", false, false},
		{"⑴", false, false},
	}
	for _, tt := range tests {
		style, err := numbering.StyleOf(tt.first)
		if err != nil {
			t.Fatal(err)
		}
		if ja, en := (japanese{}).IsParagraphStyle(style), (english{}).IsParagraphStyle(style); ja != tt.japanese || en != tt.english {
			t.Errorf("%s numbers paragraphs: %t in Japanese, %t in English", tt.first, ja, en)
		}
	}
}
