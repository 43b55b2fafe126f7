package locale

import (
	"errors"
	"os"
	"strings"
	"testing"

	"jobun/generator/internal/numbering"
	"jobun/generator/internal/policy"
)

// labelVector is a row of testdata/labels.tsv: one label in both languages.
type labelVector struct {
	level, style, number string
	label                map[policy.Language]string
	role                 string
}

func labelVectors(t *testing.T) []labelVector {
	t.Helper()
	data, err := os.ReadFile("testdata/labels.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var list []labelVector
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		labels := map[policy.Language]string{"ja": strings.ReplaceAll(f[3], "⏎", "\n"), "en": strings.ReplaceAll(f[4], "⏎", "\n")}
		list = append(list, labelVector{f[0], f[1], f[2], labels, strings.Fields(f[5])[0]})
	}
	return list[1:]
}

// styleOf returns the style that a row is printed in: half is what local rules
// have, full the same in full-width digits and brackets, circled the style of
// old laws.
func styleOf(t *testing.T, language policy.Language, name string) *Style {
	t.Helper()
	preset := "statute"
	var overrides [][2]string
	switch {
	case name == "statute":
	case language == "en":
		overrides = [][2]string{{"part", "Part 1"}, {"chapter", "Chapter 1"}}
	case name == "half":
		preset = "company"
		overrides = [][2]string{{"paragraph", "1"}, {"sub-item", "ア"}, {"sub-item-2", "(ア)"}}
	case name == "full":
		preset = "company"
		overrides = [][2]string{
			{"part", "第１編"}, {"chapter", "第１章"}, {"section", "第１節"}, {"article", "第１条"},
			{"paragraph", "１"}, {"item", "（１）"}, {"appendix", "別表１"},
		}
	case name == "circled":
		overrides = [][2]string{{"paragraph", "①"}}
	}
	s := newStyle(t, language, preset)
	s.CaptionAbove = name == "statute"
	for _, o := range overrides {
		if err := s.Override(o[0], o[1]); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func newStyle(t *testing.T, language policy.Language, preset string) *Style {
	t.Helper()
	s, err := NewStyle(language, preset)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// levels are the kinds and depths that the rows name.
var levels = map[string]policy.Provision{
	"part": {Kind: policy.Part}, "chapter": {Kind: policy.Chapter}, "section": {Kind: policy.Section},
	"subsection": {Kind: policy.Subsection}, "division": {Kind: policy.Division}, "article": {Kind: policy.Article},
	"paragraph": {Kind: policy.Paragraph}, "item": {Kind: policy.Item, Depth: 1},
	"subitem1": {Kind: policy.Item, Depth: 2}, "subitem2": {Kind: policy.Item, Depth: 3}, "subitem3": {Kind: policy.Item, Depth: 4},
	"appdx-table": {Kind: policy.AppendedTable}, "appdx-style": {Kind: policy.Form}, "appdx-fig": {Kind: policy.AppendedFigure},
	"suppl-amend": {Kind: policy.Supplementary},
}

// TestVectors prints every row of testdata/labels.tsv and reads it back.
func TestLabelVectors(t *testing.T) {
	for _, v := range labelVectors(t) {
		for _, language := range []policy.Language{"ja", "en"} {
			s := styleOf(t, language, v.style)
			want := v.label[language]
			switch v.role {
			case "heading":
				checkHeading(t, s, v, want)
			case "cite":
				checkCite(t, s, v, want)
			case "name":
				checkName(t, s, v.level, want)
			case "deleted":
				checkDeleted(t, s, v, want)
			case "toc":
				checkRange(t, s, want)
			default:
				t.Errorf("%s: role %s", v.level, v.role)
			}
		}
	}
}

func checkHeading(t *testing.T, s *Style, v labelVector, want string) {
	t.Helper()
	level, _, _ := strings.Cut(v.level, "+")
	p, ok := levels[level]
	if !ok {
		t.Fatalf("level %s", v.level)
	}
	p.Number = policy.Number(v.number)
	label, err := s.Label(&p, "")
	if want == "ERROR" {
		var outside *numbering.RangeError
		if !errors.As(err, &outside) {
			t.Errorf("%s %s %s = %q, %v, want a RangeError", v.level, v.style, v.number, label, err)
		}
		return
	}
	if err != nil {
		t.Errorf("%s %s %s: %v", v.level, v.style, v.number, err)
	}
	p.Label = label
	if p.Kind == policy.Paragraph || p.Kind == policy.Item {
		checkMarker(t, s, &p, want)
		return
	}
	line := want[strings.Index(want, "\n")+1:]
	read, ok := s.locale.ReadHeading(line)
	if !ok || read.Kind != p.Kind || read.Number != p.Number || !strings.HasPrefix(line, strings.TrimRight(label, spaces)) {
		t.Errorf("%q is read as %+v, want %s", line, read, v.number)
	}
	p.Caption, p.Note, p.Extract = inlines(line, read.Caption), inlines(line, read.Note), read.Extract
	if above, _, ok := strings.Cut(want, "\n"); ok {
		r, ok := s.locale.ReadCaption(above)
		if !ok {
			t.Errorf("%q is no caption", above)
		}
		p.Caption = inlines(above, r)
	}
	if got := s.Heading(&p); got != strings.TrimRight(want, "　") {
		t.Errorf("%s %s %s is printed %q, want %q", v.level, v.style, v.number, got, want)
	}
}

func inlines(s string, r [2]int) []policy.Inline {
	return []policy.Inline{{Text: s[r[0]:r[1]]}}
}

// checkMarker checks the label of a paragraph or an item.
func checkMarker(t *testing.T, s *Style, p *policy.Provision, want string) {
	t.Helper()
	if p.Label != want {
		t.Errorf("%s %s is printed %q, want %q", p.Kind, p.Number, p.Label, want)
	}
	text := want + "　利用者"
	for _, m := range s.locale.ReadMarkers(text) {
		if m.Number == p.Number && text[m.Len:] == "利用者" && m.Written == want {
			return
		}
	}
	t.Errorf("%q is not read as %s but as %v", text, p.Number, s.locale.ReadMarkers(text))
}

func checkCite(t *testing.T, s *Style, v labelVector, want string) {
	t.Helper()
	level, inSupplementary := strings.CutPrefix(v.level, "suppl-")
	p := levels[level]
	got := s.Cite(p.Kind, p.Depth, policy.Number(v.number))
	if inSupplementary && s.Language == "ja" {
		got = s.Cite(policy.Supplementary, 0, "") + got
	} else if inSupplementary {
		got += " of the " + s.Cite(policy.Supplementary, 0, "")
	}
	if got != want {
		t.Errorf("%s %s %s is cited %q, want %q", v.level, v.style, v.number, got, want)
	}
}

func checkName(t *testing.T, s *Style, level, want string) {
	t.Helper()
	n := s.Names()
	got := map[string]string{
		"preamble": n.Preamble, "main": n.Main, "main-clause": n.MainClause, "proviso": n.Proviso,
		"row": n.Row, "column": n.Column, "suppl": n.Supplementary,
	}[level]
	want, _, _ = strings.Cut(want, "（") // 項（表中） says where 項 means a row.
	if got != want {
		t.Errorf("%s is called %q, want %q", level, got, want)
	}
}

// deletedRows are the provisions that the rows of deleted ones name.
var deletedRows = map[string]policy.Provision{
	"3_19": {Kind: policy.Article, Number: "3_19"}, "5,6": {Kind: policy.Article, Number: "5", Through: "6"},
	"5": {Kind: policy.Article, Number: "5"}, "ch3": {Kind: policy.Chapter, Number: "3"},
	"para9": {Kind: policy.Paragraph, Number: "9"}, "item18_2": {Kind: policy.Item, Depth: 1, Number: "18_2"},
	"subロ": {Kind: policy.Item, Depth: 2, Number: "2"}, "table1": {Kind: policy.AppendedTable, Number: "1"},
}

func checkDeleted(t *testing.T, s *Style, v labelVector, want string) {
	t.Helper()
	p := deletedRows[v.number]
	label, err := s.Label(&p, "")
	if got := s.WithStatus(label, policy.Deleted); got != want || err != nil {
		t.Errorf("%s is printed %q, %v, want %q", v.number, got, err, want)
	}
	if p.Kind == policy.Paragraph || p.Kind == policy.Item {
		for _, m := range s.locale.ReadMarkers(want) {
			if m.Number == p.Number && m.Status == policy.Deleted {
				return
			}
		}
		t.Errorf("%q is read as %+v", want, s.locale.ReadMarkers(want))
		return
	}
	read, ok := s.locale.ReadHeading(want)
	if !ok || read.Number != p.Number || read.Through != p.Through || read.Status != policy.Deleted {
		t.Errorf("%q is read as %+v", want, read)
	}
}

func checkRange(t *testing.T, s *Style, want string) {
	t.Helper()
	ranges := map[string][2]policy.Number{
		"（第四条―第二十条の二）": {"4", "20_2"}, "（第五条―第七条の二）": {"5", "7_2"}, "（第三十二条の二）": {"32_2", "32_2"}, "（第１条―第３条）": {"1", "3"},
		"(Articles 4 through 20-2)": {"4", "20_2"}, "(Articles 5 through 7-2)": {"5", "7_2"}, "(Article 32-2)": {"32_2", ""}, "(Articles 1 through 3)": {"1", "3"},
	}
	r, ok := ranges[want]
	if !ok {
		t.Fatalf("range %s", want)
	}
	if want == "（第１条―第３条）" {
		s = styleOf(t, "ja", "full") // The row says half, its digits are full-width.
	}
	if got := s.Range(policy.Article, r[0], r[1]); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
