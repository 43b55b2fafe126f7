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
			{"part", "第１編"},
			{"chapter", "第１章"},
			{"section", "第１節"},
			{"article", "第１条"},
			{"paragraph", "１"},
			{"item", "（１）"},
			{"appendix", "別表１"},
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

func TestPresets(t *testing.T) {
	tests := []struct {
		language             policy.Language
		preset               string
		part, chapter        string
		article, table, form string
		inside               string // paragraph, item and six levels of sub-items
	}{
		{"ja", "statute", "第二編", "第二章", "第二条の三", "別表第二", "様式第二号", "２ 二 ロ （２） （ｉｉ） （ｂ） （Ｂ） （Ｂ）"},
		{"ja", "company", "第2編", "第2章", "第2条の3", "別表2", "様式第2号", "2. (2) ② イ (イ) b (b) (b)"},
		{"ja", "outline", "第2編", "第2章", "2の3.", "別表2", "様式第2号", "9.2. (2) ② イ (イ) b (b) (b)"},
		{"en", "statute", "Part II", "Chapter II", "Article 2-3", "Appended Table 2", "Form No. 2", "(2) (ii) (b) 2. ii. b. B. B."},
		{"en", "company", "Part 2", "Chapter 2", "Article 2-3", "Appended Table 2", "Form No. 2", "2. (2) (b) (ii) (B) (II) b. b."},
		{"en", "outline", "Part 2", "Chapter 2", "2-3.", "Appended Table 2", "Form No. 2", "9.2. (2) (b) (ii) (B) (II) b. b."},
	}
	for _, tt := range tests {
		s := newStyle(t, tt.language, tt.preset)
		article := &policy.Provision{Kind: policy.Article, Number: "9"}
		inside := []string{printed(t, s, &policy.Provision{Kind: policy.Paragraph, Number: "2", Parent: article}, "")}
		for depth := 1; depth <= 7; depth++ {
			inside = append(inside, printed(t, s, &policy.Provision{Kind: policy.Item, Depth: depth, Number: "2"}, ""))
		}
		got := []string{
			printed(t, s, &policy.Provision{Kind: policy.Part, Number: "2"}, ""),
			printed(t, s, &policy.Provision{Kind: policy.Chapter, Number: "2"}, ""),
			printed(t, s, &policy.Provision{Kind: policy.Article, Number: "2_3"}, ""),
			printed(t, s, &policy.Provision{Kind: policy.AppendedTable, Number: "2"}, ""),
			printed(t, s, &policy.Provision{Kind: policy.Form, Number: "2"}, ""),
			strings.Join(inside, " "),
		}
		want := []string{tt.part, tt.chapter, tt.article, tt.table, tt.form, tt.inside}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%s %s:\ngot  %q\nwant %q", tt.language, tt.preset, got, want)
		}
	}
}

func printed(t *testing.T, s *Style, p *policy.Provision, word string) string {
	t.Helper()
	label, err := s.Label(p, word)
	if err != nil {
		t.Errorf("%s %s: %v", p.Kind, p.Number, err)
	}
	return label
}

func TestLabelSpecial(t *testing.T) {
	article := &policy.Provision{Kind: policy.Article, Number: "4_2", Parent: &policy.Provision{Kind: policy.Chapter, Number: "1"}}
	tests := []struct {
		language  policy.Language
		preset    string
		override  string // level=first
		provision policy.Provision
		word      string
		want      string
	}{
		{"ja", "statute", "", policy.Provision{Kind: policy.Supplementary}, "", "附　則"},
		{"ja", "statute", "", policy.Provision{Kind: policy.Supplementary}, "付則", "付　則"},
		{"ja", "company", "", policy.Provision{Kind: policy.Supplementary}, "付則", "付則"},
		{"en", "statute", "", policy.Provision{Kind: policy.Supplementary}, "", "Supplementary Provisions"},
		{"ja", "company", "", policy.Provision{Kind: policy.Preamble}, "", ""},
		{"ja", "company", "", policy.Provision{Kind: policy.Article}, "", ""},
		{"ja", "company", "", policy.Provision{Kind: policy.AppendedTable}, "", "別表"},
		{"ja", "company", "", policy.Provision{Kind: policy.Attachment, Number: "1_2"}, "", "別紙1の2"},
		{"ja", "statute", "", policy.Provision{Kind: policy.Attachment, Number: "1_2"}, "", "別紙第一の二"},
		{"ja", "company", "", policy.Provision{Kind: policy.Appendix, Number: "1"}, "附録", "附録1"},
		{"ja", "company", "", policy.Provision{Kind: policy.Form, Number: "1_2"}, "第号様式", "第1号の2様式"},
		{"ja", "statute", "", policy.Provision{Kind: policy.Form, Number: "1"}, "別記第号様式", "別記第一号様式"},
		{"ja", "company", "", policy.Provision{Kind: policy.Form, Number: "1"}, "別記様式", "別記様式第1号"},
		{"ja", "company", "", policy.Provision{Kind: policy.Part, Number: "1"}, "部", "第1部"},
		{"ja", "company", "", policy.Provision{Kind: policy.Subpart, Number: "1"}, "", "第1部"},
		{"en", "company", "", policy.Provision{Kind: policy.Subpart, Number: "1"}, "", "Subpart 1"},
		{"en", "company", "", policy.Provision{Kind: policy.AppendedTable, Number: "1"}, "Schedule", "Schedule 1"},
		{"en", "company", "", policy.Provision{Kind: policy.Form, Number: "1_2"}, "", "Form No. 1-2"},
		{"en", "company", "appendix=A", policy.Provision{Kind: policy.Appendix, Number: "2"}, "", "Appendix B"},
		{"en", "company", "appendix=Appendix A", policy.Provision{Kind: policy.Attachment, Number: "2"}, "", "Attachment B"},
		{"ja", "company", "appendix=別表第一", policy.Provision{Kind: policy.AppendedTable, Number: "2"}, "", "別表第二"},
		{"ja", "company", "part=第1部", policy.Provision{Kind: policy.Part, Number: "2"}, "", "第2部"},
		{"ja", "company", "", policy.Provision{Kind: policy.Article, Number: "4A"}, "", "第4A条"},
		{"en", "company", "", policy.Provision{Kind: policy.Article, Number: "4A"}, "", "Article 4A"},
		{"en", "company", "article=1.", policy.Provision{Kind: policy.Article, Number: "4A"}, "", "4A."},
		{"ja", "company", "", policy.Provision{Kind: policy.Article, Number: "5", Through: "6"}, "", "第5条及び第6条"},
		{"ja", "company", "", policy.Provision{Kind: policy.Article, Number: "38", Through: "84"}, "", "第38条から第84条まで"},
		{"en", "company", "", policy.Provision{Kind: policy.Article, Number: "5", Through: "6"}, "", "Articles 5 and 6"},
		{"en", "company", "", policy.Provision{Kind: policy.Article, Number: "44", Through: "46"}, "", "Articles 44 through 46"},
		{"en", "company", "", policy.Provision{Kind: policy.Appendix, Number: "1", Through: "2"}, "", "Appendices 1 and 2"},
		{"en", "company", "", policy.Provision{Kind: policy.Attachment, Number: "1", Through: "3"}, "Annex", "Annexes 1 through 3"},
		{"ja", "statute", "", policy.Provision{Kind: policy.Item, Depth: 1, Number: "2", Through: "3"}, "", "二及び三"},
		{"ja", "statute", "", policy.Provision{Kind: policy.Paragraph, Number: "2", Through: "4"}, "", "２から４まで"},
		{"en", "statute", "", policy.Provision{Kind: policy.Item, Depth: 1, Number: "2", Through: "3"}, "", "(ii) and (iii)"},
		{"en", "statute", "", policy.Provision{Kind: policy.Item, Depth: 1, Number: "2", Through: "4"}, "", "(ii) through (iv)"},
		{"ja", "company", "", policy.Provision{Kind: policy.Item, Depth: 1, Number: "1_2_3"}, "", "(1)の2の3"},
		{"ja", "company", "", policy.Provision{Kind: policy.Item, Depth: 2, Number: "1_2"}, "", "①の2"},
		{"ja", "statute", "", policy.Provision{Kind: policy.Item, Depth: 2, Number: "1_2"}, "", "イの二"},
		{"en", "statute", "", policy.Provision{Kind: policy.Item, Depth: 3, Number: "1_2"}, "", "1-2."},
		{"ja", "company", "item=イ", policy.Provision{Kind: policy.Item, Depth: 1, Number: "2"}, "", "ロ"},
		{"ja", "company", "item=イ…", policy.Provision{Kind: policy.Item, Depth: 1, Number: "49"}, "", "イイ"},
		{"en", "company", "item=(a)", policy.Provision{Kind: policy.Item, Depth: 1, Number: "2"}, "", "(b)"},
		{"en", "company", "chapter=Chapter I", policy.Provision{Kind: policy.Chapter, Number: "4"}, "", "Chapter IV"},
		{"ja", "company", "article=第一条", policy.Provision{Kind: policy.Article, Number: "4_2"}, "", "第四条の二"},
		{"ja", "company", "article=1.", policy.Provision{Kind: policy.Article, Number: "4_2"}, "", "4の2."},
		{"ja", "company", "article=第1", policy.Provision{Kind: policy.Article, Number: "4"}, "", "第4"},
		{"en", "company", "paragraph=1.1", policy.Provision{Kind: policy.Paragraph, Number: "3", Parent: article}, "", "4-2.3"},
		{"en", "company", "paragraph=1.1.1.", policy.Provision{Kind: policy.Paragraph, Number: "3", Parent: article}, "", "1.4-2.3."},
		{"en", "company", "paragraph=1.1", policy.Provision{Kind: policy.Paragraph, Number: "3"}, "", "3"},
		{"en", "none", "", policy.Provision{Kind: policy.Article, Number: "3", Written: "Article III."}, "", "Article III."},
		{"en", "none", "", policy.Provision{Kind: policy.Item, Depth: 1, Number: "3"}, "", "(3)"},
	}
	for _, tt := range tests {
		s := newStyle(t, tt.language, tt.preset)
		if level, first, ok := strings.Cut(tt.override, "="); ok {
			if err := s.Override(level, first); err != nil {
				t.Errorf("%s: %v", tt.override, err)
			}
		}
		if got := printed(t, s, &tt.provision, tt.word); got != tt.want {
			t.Errorf("%s %s %s %s is printed %q, want %q", tt.language, tt.preset, tt.provision.Kind, tt.provision.Number, got, tt.want)
		}
	}
}

func TestLabelEnds(t *testing.T) {
	tests := []struct {
		language  policy.Language
		provision policy.Provision
		want      string // "" for an error
	}{
		{"ja", policy.Provision{Kind: policy.Article, Number: "9999"}, "第九千九百九十九条"},
		{"ja", policy.Provision{Kind: policy.Article, Number: "10000"}, ""},
		{"ja", policy.Provision{Kind: policy.Item, Depth: 2, Number: "48"}, ""},
		{"en", policy.Provision{Kind: policy.Chapter, Number: "4000"}, ""},
		{"ja", policy.Provision{Kind: policy.Article, Number: "1", Through: "10000"}, ""},
	}
	for _, tt := range tests {
		s := newStyle(t, tt.language, "statute")
		got, err := s.Label(&tt.provision, "")
		var outside *numbering.RangeError
		if got != tt.want || errors.As(err, &outside) != (tt.want == "") {
			t.Errorf("%s %s = %q, %v, want %q", tt.provision.Kind, tt.provision.Number, got, err, tt.want)
		}
	}
	s := newStyle(t, "ja", "company")
	for _, tt := range []struct {
		number, through policy.Number
		want            string
	}{{"51", "", "（51）"}, {"51_2", "", "（51）の2"}, {"50", "51", "㊿及び（51）"}} {
		got, err := s.Label(&policy.Provision{Kind: policy.Item, Depth: 2, Number: tt.number, Through: tt.through}, "")
		if got != tt.want || !numbering.IsWarning(err) {
			t.Errorf("%s = %q, %v, want %q and a warning", tt.number, got, err, tt.want)
		}
	}
}

func TestStyleErrors(t *testing.T) {
	s := newStyle(t, "ja", "company")
	_, preset := NewStyle("ja", "law")
	tests := []struct {
		err  error
		want string
	}{
		{preset, `"law" is no numbering preset; there are statute, company, outline and none`},
		{s.Override("clause", "1"), `"clause" is no level of labels; there are part, chapter, section, subsection, division, article, paragraph, item, sub-item, sub-item-2, sub-item-3, sub-item-4, sub-item-5, appendix`},
	}
	for _, tt := range tests {
		if tt.err == nil || tt.err.Error() != tt.want {
			t.Errorf("got %v\nwant %s", tt.err, tt.want)
		}
	}
	for _, o := range [][2]string{
		{"article", "第2条"},
		{"article", "第1章"},
		{"article", "第1条（目的）"},
		{"article", ""},
		{"article", "条"},
		{"paragraph", "1.2"},
		{"paragraph", "2.1"},
		{"paragraph", "A.1"},
		{"paragraph", "１．１"},
		{"item", "2"},
		{"item", "(1)の2"},
		{"item", "項"},
		{"appendix", "別表"},
	} {
		var want *numbering.StyleError
		if err := s.Override(o[0], o[1]); !errors.As(err, &want) {
			t.Errorf("Override(%q, %q) = %v, want a StyleError", o[0], o[1], err)
		}
	}
}

func TestCite(t *testing.T) {
	tests := []struct {
		language policy.Language
		preset   string
		kind     policy.Kind
		depth    int
		number   policy.Number
		want     string
	}{
		{"ja", "company", policy.Article, 0, "4_2", "第4条の2"},
		{"ja", "outline", policy.Article, 0, "4_2", "第4条の2"},
		{"ja", "none", policy.Article, 0, "4", "第4条"},
		{"ja", "outline", policy.Paragraph, 0, "2", "第2項"},
		{"ja", "statute", policy.Item, 2, "2", "ロ"},
		{"ja", "company", policy.Item, 2, "2", "②"},
		{"ja", "company", policy.Item, 2, "51", "（51）"},
		{"ja", "statute", policy.Item, 2, "48", "48"},
		{"ja", "statute", policy.Chapter, 0, "4_2", "第四章の二"},
		{"ja", "statute", policy.AppendedTable, 0, "1", "別表第一"},
		{"ja", "statute", policy.AppendedTable, 0, "", "別表"},
		{"ja", "statute", policy.Form, 0, "1", "様式第一号"},
		{"ja", "statute", policy.Supplementary, 0, "", "附則"},
		{"ja", "statute", policy.Preamble, 0, "", "前文"},
		{"ja", "statute", policy.NoKind, 0, "1", ""},
		{"en", "company", policy.Article, 0, "4_2", "Article 4-2"},
		{"en", "outline", policy.Article, 0, "4_2", "Article 4-2"},
		{"en", "company", policy.Paragraph, 0, "2", "paragraph (2)"},
		{"en", "company", policy.Item, 1, "2_2", "item (ii)-2"},
		{"en", "company", policy.Item, 2, "2", "sub-item (b)"},
		{"en", "company", policy.Item, 3, "2", "sub-item 2"},
		{"en", "statute", policy.Chapter, 0, "4_2", "Chapter IV-2"},
		{"en", "statute", policy.Form, 0, "1", "Form No. 1"},
		{"en", "statute", policy.Supplementary, 0, "", "Supplementary Provisions"},
	}
	for _, tt := range tests {
		s := newStyle(t, tt.language, tt.preset)
		if got := s.Cite(tt.kind, tt.depth, tt.number); got != tt.want {
			t.Errorf("%s %s %s %d %s is cited %q, want %q", tt.language, tt.preset, tt.kind, tt.depth, tt.number, got, tt.want)
		}
	}
	s := newStyle(t, "en", "company")
	if err := s.Override("item", "(a)"); err != nil {
		t.Fatal(err)
	}
	if got := s.Cite(policy.Item, 1, "2"); got != "item (b)" {
		t.Errorf("an item (b) is cited %q", got)
	}
}

func TestRange(t *testing.T) {
	tests := []struct {
		language policy.Language
		from, to policy.Number
		want     string
	}{
		{"ja", "34", "35", "（第34条・第35条）"},
		{"ja", "1", "", "（第1条）"},
		{"ja", "1", "3", "（第1条―第3条）"},
		{"en", "34", "35", "(Articles 34 and 35)"},
		{"en", "1", "1", "(Article 1)"},
		{"en", "1", "3", "(Articles 1 through 3)"},
	}
	for _, preset := range []string{"company", "outline"} {
		for _, tt := range tests {
			if got := newStyle(t, tt.language, preset).Range(policy.Article, tt.from, tt.to); got != tt.want {
				t.Errorf("%s %s %s–%s is printed %q, want %q", tt.language, preset, tt.from, tt.to, got, tt.want)
			}
		}
	}
}

// TestPrintedLabelIsRead prints labels in every preset and reads them back.
func TestPrintedLabelIsRead(t *testing.T) {
	numbers := []policy.Number{"1", "2", "9", "10", "12", "46", "2_2", "10_2", "2_2_3"}
	for _, language := range []policy.Language{"ja", "en"} {
		for _, preset := range []string{"statute", "company", "outline"} {
			s := newStyle(t, language, preset)
			for kind := policy.Part; kind <= policy.Form; kind++ {
				for _, n := range numbers {
					checkPrinted(t, s, policy.Provision{Kind: kind, Number: n})
				}
			}
			for depth := 1; depth <= 6; depth++ {
				for _, n := range numbers {
					checkPrinted(t, s, policy.Provision{Kind: policy.Item, Depth: depth, Number: n})
				}
			}
		}
	}
}

func checkPrinted(t *testing.T, s *Style, p policy.Provision) {
	t.Helper()
	label := printed(t, s, &p, "")
	switch {
	case p.Kind == policy.Supplementary:
		return
	case p.Kind == policy.Paragraph || p.Kind == policy.Item:
		for _, m := range s.locale.ReadMarkers(label + "　A") {
			if m.Number == p.Number {
				return
			}
		}
		t.Errorf("%s %s is printed %q and not read", p.Kind, p.Number, label)
		return
	}
	l, ok := s.locale.ReadHeading(label)
	kind := l.Kind
	if kind == policy.NoKind {
		kind = policy.Article
	}
	if kind == policy.Part && p.Kind == policy.Subpart {
		kind = policy.Subpart
	}
	if !ok || kind != p.Kind || l.Number != p.Number || l.Len != len(label) {
		t.Errorf("%s %s is printed %q and read as %s %s", p.Kind, p.Number, label, l.Kind, l.Number)
	}
}

// FuzzOverride checks that a style that is taken prints the label that it was
// named by.
func FuzzOverride(f *testing.F) {
	for _, first := range []string{"イ", "(a)", "第一条", "第１条", "Article 1", "Chapter I", "1.", "1.1", "1.1.1.", "別表1", "イ…", "(1)の2", "\xff", "ARTICLE  1"} {
		f.Add(first)
	}
	f.Fuzz(func(t *testing.T, first string) {
		for _, language := range []policy.Language{"ja", "en"} {
			for _, level := range []string{"article", "item", "appendix"} {
				checkOverride(t, language, level, first)
			}
		}
	})
}

func checkOverride(t *testing.T, language policy.Language, level, first string) {
	t.Helper()
	s := newStyle(t, language, "company")
	if s.Override(level, first) != nil {
		return
	}
	kind := map[string]policy.Kind{"article": policy.Article, "item": policy.Item, "appendix": policy.AppendedTable}[level]
	label, err := s.Label(&policy.Provision{Kind: kind, Number: "1"}, "")
	if err != nil || label == "" {
		t.Errorf("%s %s=%q prints %q, %v", language, level, first, label, err)
	}
	if level == "item" && !strings.Contains(first, "…") && !strings.HasPrefix(first, "1.1") && label != first {
		t.Errorf("%s %s=%q prints %q", language, level, first, label)
	}
}

func TestHeading(t *testing.T) {
	words := func(s string) []policy.Inline { return []policy.Inline{{Text: s}} }
	tests := []struct {
		language  policy.Language
		preset    string
		provision policy.Provision
		want      string
	}{
		{"ja", "outline", policy.Provision{Kind: policy.Article, Label: "4.", Caption: words("目的")}, "（目的）\n4."},
		{"ja", "none", policy.Provision{Kind: policy.Article, Label: "4.", Caption: words("目的")}, "4. 目的"},
		{"ja", "company", policy.Provision{Kind: policy.Article, Label: "第4条", Caption: words("目的"), Status: policy.Deleted}, "第4条　削除"},
		{"ja", "company", policy.Provision{Kind: policy.Article, Label: "第4条", Status: policy.Deferred}, "第4条　未施行"},
		{"ja", "company", policy.Provision{Kind: policy.AppendedTable, Label: "別表1", Note: words("（第3条関係）"), Caption: words("料金")}, "別表1（第3条関係）　料金"},
		{"ja", "company", policy.Provision{Kind: policy.Supplementary, Label: "附則", Note: words("平成24年3月30日")}, "附則　平成24年3月30日"},
		{"en", "none", policy.Provision{Kind: policy.Article, Label: "4.", Caption: words("Purpose")}, "4. Purpose"},
		{"en", "company", policy.Provision{Kind: policy.Article, Caption: words("Purpose")}, "Purpose"},
		{"en", "company", policy.Provision{Kind: policy.Article, Label: "Article 4", Status: policy.Deferred}, "Article 4 Not Yet in Force"},
		{"en", "company", policy.Provision{Kind: policy.AppendedTable, Label: "Schedule 1", Note: words("(Re: Article 3)"), Caption: words("Fees")}, "Schedule 1 (Re: Article 3) Fees"},
	}
	for _, tt := range tests {
		if got := newStyle(t, tt.language, tt.preset).Heading(&tt.provision); got != tt.want {
			t.Errorf("%s %s: got %q, want %q", tt.language, tt.preset, got, tt.want)
		}
	}
}
