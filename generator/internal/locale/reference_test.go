package locale

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"jobun/generator/internal/numbering"
	"jobun/generator/internal/policy"
)

// citer is a style for the tests.
type citer struct {
	language string
	full     bool // full-width digits
	half     bool // ASCII digits
	arabic   bool // Chapter 2
	katakana bool // アイウ sub-items
}

func (c citer) digits(n int) string {
	numeral := numbering.Kanji
	switch {
	case c.full:
		numeral = numbering.Fullwidth
	case c.half:
		numeral = numbering.Decimal
	}
	s, _ := numeral.Format(n)
	return s
}

func format(numeral numbering.Numeral, n int) string {
	s, err := numeral.Format(n)
	if err != nil {
		return "?"
	}
	return s
}

func (c citer) Cite(k policy.Kind, depth int, n policy.Number) string {
	if c.language == "en" {
		return c.english(k, depth, n)
	}
	parts := n.Components()
	branches := ""
	for _, b := range parts[1:] {
		branches += "の" + c.digits(b)
	}
	switch {
	case k == policy.Item && depth == 2 && c.katakana:
		return format(numbering.Aiueo, parts[0]) + branches
	case k == policy.Item && depth == 2:
		return format(numbering.Iroha, parts[0]) + branches
	case k == policy.Item && depth == 3:
		return "（" + format(numbering.Fullwidth, parts[0]) + "）" + branches
	case k == policy.Item && depth > 3:
		return "（" + format(numbering.FullwidthRoman, parts[0]) + "）" + branches
	case k == policy.Form:
		return "様式第" + c.digits(parts[0]) + "号" + branches
	case k.IsAppendix() && c.half:
		return jaAppendixWords[k] + c.digits(parts[0]) + branches
	case k.IsAppendix():
		return jaAppendixWords[k] + "第" + c.digits(parts[0]) + branches
	}
	return "第" + c.digits(parts[0]) + jaUnitWords[k] + branches
}

func (c citer) english(k policy.Kind, depth int, n policy.Number) string {
	parts := n.Components()
	branches := ""
	for _, b := range parts[1:] {
		branches += "-" + strconv.Itoa(b)
	}
	switch {
	case k == policy.Paragraph:
		return fmt.Sprintf("paragraph (%d)", parts[0]) + branches
	case k == policy.Item && depth == 1:
		return "item (" + format(numbering.LowerRoman, parts[0]) + ")" + branches
	case k == policy.Item && depth == 2:
		return "sub-item (" + format(numbering.LowerAlpha, parts[0]) + ")" + branches
	case k == policy.Item && depth == 3:
		return strconv.Itoa(parts[0]) + branches + "."
	case k == policy.Item:
		return format(numbering.LowerRoman, parts[0]) + branches + "."
	case k == policy.Form:
		return fmt.Sprintf("Form No. %d", parts[0]) + branches
	case (k == policy.Part || k == policy.Chapter) && !c.arabic:
		return enKindWords[k] + " " + format(numbering.UpperRoman, parts[0]) + branches
	}
	return enKindWords[k] + " " + strconv.Itoa(parts[0]) + branches
}

// fixture is the text of testdata/references_fixture.json.
type fixture struct {
	*policy.Text
	byPath map[string]*policy.Provision
	path   map[*policy.Provision]string
}

type fixtureArticle struct {
	Deleted bool
	Paras   []struct {
		Items []string
		Sub   map[string]map[string]any // arrays are empty: no sub-items
	}
}

func newFixture(t testing.TB) *fixture {
	data, err := os.ReadFile("testdata/references_fixture.json")
	if err != nil {
		t.Fatal(err)
	}
	var f struct {
		Main []struct {
			Chapter  string
			Sections []struct {
				Section  string
				Articles []string
			}
			Articles []string
		}
		Articles, Suppl map[string]fixtureArticle
		Appendices      []string
	}
	if err := json.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	x := &fixture{&policy.Text{Language: "ja"}, map[string]*policy.Provision{}, map[*policy.Provision]string{}}
	for _, c := range f.Main {
		chap := x.add(nil, policy.Chapter, 0, c.Chapter, "main/chap:"+c.Chapter)
		for _, s := range c.Sections {
			sec := x.add(chap, policy.Section, 0, s.Section, "main/chap:"+c.Chapter+"/sec:"+s.Section)
			for _, a := range s.Articles {
				x.article(sec, a, "main/", f.Articles[a])
			}
		}
		for _, a := range c.Articles {
			x.article(chap, a, "main/", f.Articles[a])
		}
	}
	suppl := x.add(nil, policy.Supplementary, 0, "", "suppl")
	for i := range len(f.Suppl) {
		a := strconv.Itoa(i + 1)
		x.article(suppl, a, "suppl/", f.Suppl[a])
	}
	for _, a := range f.Appendices {
		kind, n, _ := strings.Cut(a, ":")
		x.add(nil, map[string]policy.Kind{"table": policy.AppendedTable, "form": policy.Form}[kind], 0, n, "app:"+a)
	}
	x.Index()
	return x
}

func (x *fixture) add(parent *policy.Provision, k policy.Kind, depth int, n, path string) *policy.Provision {
	p := &policy.Provision{Kind: k, Depth: depth, Parent: parent, ID: path}
	number, through, _ := strings.Cut(n, ":")
	p.Number, p.Through = policy.Number(number), policy.Number(through)
	if through != "" {
		p.Status = policy.Deleted
	}
	if parent == nil {
		x.Provisions = append(x.Provisions, p)
	} else {
		parent.Children = append(parent.Children, p)
	}
	x.byPath[path], x.path[p] = p, path
	return p
}

func (x *fixture) article(parent *policy.Provision, n, prefix string, a fixtureArticle) {
	path := prefix + "art:" + n
	art := x.add(parent, policy.Article, 0, n, path)
	for i, para := range a.Paras {
		pn := strconv.Itoa(i + 1)
		path := path + "/para:" + pn
		p := x.add(art, policy.Paragraph, 0, pn, path)
		for _, item := range para.Items {
			path := path + "/item:" + item
			it := x.add(p, policy.Item, 1, item, path)
			for k := range len(para.Sub[item]) {
				s1 := strconv.Itoa(k + 1)
				sub := x.add(it, policy.Item, 2, s1, path+"/sub1:"+s1)
				sub.Label = format(numbering.Iroha, k+1)
				deeper, _ := para.Sub[item][s1].(map[string]any)
				for k := range len(deeper) {
					s2 := strconv.Itoa(k + 1)
					path := path + "/sub1:" + s1 + "/sub2:" + s2
					sub2 := x.add(sub, policy.Item, 3, s2, path)
					last, _ := deeper[s2].([]any)
					for _, s3 := range last {
						x.add(sub2, policy.Item, 4, s3.(string), path+"/sub3:"+s3.(string))
					}
				}
			}
		}
	}
}

// vector is one row of references.tsv.
type vector struct {
	line                       int
	ja, en, target, expands    string
	context, style, rule, note string
}

func vectors(t testing.TB) []vector {
	data, err := os.ReadFile("testdata/references.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var list []vector
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		f := append(strings.Split(line, "\t"), "", "", "")
		list = append(list, vector{i + 2, f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7]})
	}
	return list
}

// isolated are rows whose English words stand for the last reference of the
// Japanese only.
func (v vector) lastOnly() bool { return v.note == "last reference" }

// styles are those of the preset, where a preset has the digits of the row.
func (v vector) styles(t testing.TB) (ja, en Citer) {
	if v.style == "company-full" || strings.Contains(v.note, "アイウ") {
		return citer{language: "ja", full: v.style == "company-full", half: v.style == "company-half", katakana: true}, citer{language: "en", arabic: true}
	}
	preset := "statute"
	if v.style == "company-half" {
		preset = "company"
	}
	japaneseStyle, err := NewStyle("ja", preset)
	if err != nil {
		t.Fatal(err)
	}
	englishStyle, err := NewStyle("en", preset)
	if err != nil {
		t.Fatal(err)
	}
	return japaneseStyle, englishStyle
}

// targets resolves the list found in words and names what it means as the
// vectors do.
func (x *fixture) targets(list []FoundReference, context string, lastOnly bool) string {
	from := x.byPath[context]
	r := policy.NewResolver(x.Text)
	var before policy.Antecedents
	var names []string
	for i := range list {
		c := &list[i].Citation
		if c.Law != "" {
			names = append(names, "ext:"+japaneseLaw(c.Law)+strings.TrimPrefix(vectorSteps(c.Steps), "main"))
			continue
		}
		m, err := r.Resolve(c, from, &before)
		if err != nil {
			return "ERROR"
		}
		if lastOnly {
			names = nil
		}
		if c.Document != "" && len(c.Steps) == 0 {
			names = append(names, "main")
		}
		for _, p := range m.Provisions {
			names = append(names, x.path[p]+portionName(m))
		}
	}
	return strings.Join(names, ";")
}

func portionName(m policy.Meaning) string {
	switch m.Portion {
	case policy.MainClause:
		return "/main"
	case policy.Proviso:
		return "/proviso"
	case policy.Chapeau:
		return "/chapeau"
	case policy.CaptionOf:
		return "/caption"
	case policy.Sentence:
		return "/sentence:" + strconv.Itoa(m.Sentence)
	}
	return ""
}

func vectorSteps(steps []policy.Step) string {
	names := map[policy.Kind]string{policy.Article: "art", policy.Paragraph: "para", policy.Item: "item"}
	s := "main"
	for _, step := range steps {
		s += "/" + names[step.Kind] + ":" + string(step.Number)
	}
	return s
}

// stepsOf makes the steps of a target: main/art:4/para:2.
func stepsOf(target string) []policy.Step {
	var steps []policy.Step
	for part := range strings.SplitSeq(target, "/") {
		name, n, _ := strings.Cut(part, ":")
		s := policy.Step{Number: policy.Number(n)}
		switch name {
		case "suppl":
			s.Kind = policy.Supplementary
		case "chap":
			s.Kind = policy.Chapter
		case "sec":
			s.Kind = policy.Section
		case "art":
			s.Kind = policy.Article
		case "para":
			s.Kind = policy.Paragraph
		case "item":
			s.Kind, s.Depth = policy.Item, 1
		case "sub1", "sub2", "sub3":
			s.Kind, s.Depth = policy.Item, int(name[3]-'0')+1
		default:
			continue
		}
		steps = append(steps, s)
	}
	return steps
}

func TestReferenceVectorsToTargets(t *testing.T) {
	x := newFixture(t)
	for _, v := range vectors(t) {
		if got := x.targets(japanese{}.AppendReferences(nil, v.ja), v.context, v.lastOnly()); got != v.expands {
			t.Errorf("line %d: %s in %s means %s, want %s", v.line, v.ja, v.context, got, v.expands)
		}
		if v.lastOnly() || v.en == "ERROR" {
			continue // 同項 has no antecedent in the English words of the row
		}
		if got := x.targets(english{}.AppendReferences(nil, v.en), v.context, false); got != v.expands {
			t.Errorf("line %d: %s in %s means %s, want %s", v.line, v.en, v.context, got, v.expands)
		}
	}
}

func citations(list []FoundReference) []policy.Citation {
	var out []policy.Citation
	for _, f := range list {
		out = append(out, f.Citation)
	}
	return out
}

func TestReferenceVectorsTranslated(t *testing.T) {
	for _, v := range vectors(t) {
		if v.en == "ERROR" {
			continue
		}
		ja, en := v.styles(t)
		list := citations(japanese{}.AppendReferences(nil, v.ja))
		if v.lastOnly() && len(list) > 0 {
			list = list[len(list)-1:]
		}
		if v.ja == "第十三条第一項第一号" {
			list[0].Steps = stepsOf("art:13/item:1") // what Article 13 has is not known here
		}
		if got := (english{}).WriteReference(list, en); got != v.en {
			t.Errorf("line %d: %s in English is %q, want %q", v.line, v.ja, got, v.en)
		}
		if want := canonicalJapanese(v); want != "" {
			list := citations(english{}.AppendReferences(nil, v.en))
			if got := (japanese{}).WriteReference(list, ja); got != want {
				t.Errorf("line %d: %s in Japanese is %q, want %q", v.line, v.en, got, want)
			}
		}
	}
}

// TestReferenceForms reads forms that real texts use besides those that are
// written, and what they are in Japanese.
func TestReferenceForms(t *testing.T) {
	x := newFixture(t)
	const art4 = "main/art:4/para:2/"
	for _, tt := range []struct{ language, words, context, targets, japanese string }{
		{"en", "Article 3(1) and (2)", "", "main/art:3/para:1;main/art:3/para:2", "第三条第一項及び第二項"},
		{"en", "Article 3(1), (2), or (3)", "", "main/art:3/para:1;main/art:3/para:2;main/art:3/para:3", "第三条第一項、第二項又は第三項"},
		{"en", "Article 3(1)-(3)", "", "main/art:3/para:1;main/art:3/para:2;main/art:3/para:3", "第三条第一項から第三項まで"},
		{"en", "Article 3(1)–(3)", "", "main/art:3/para:1;main/art:3/para:2;main/art:3/para:3", "第三条第一項から第三項まで"},
		{"en", "Article 3(4)(i) and (5)", "", "main/art:3/para:4/item:1;main/art:3/para:5", "第三条第四項第一号及び第五項"},
		{"en", "Article 4(2)(i) to (ii)", "", art4 + "item:1;" + art4 + "item:2", "第四条第二項第一号から第二号まで"},
		{"en", "Article 2(1)(i)(a) and (b)", "", "main/art:2/para:1/item:1/sub1:1;main/art:2/para:1/item:1/sub1:2", "第二条第一項第一号イ及びロ"},
		{"en", "Article 2(1)(i)(a) and (ii)", "", "main/art:2/para:1/item:1/sub1:1;main/art:2/para:1/item:2", "第二条第一項第一号イ及び第二号"},
		{"en", "Article 2, paragraph (1), item (i), (a) or (c)", "", "main/art:2/para:1/item:1/sub1:1;main/art:2/para:1/item:1/sub1:3", "第二条第一項第一号イ又はハ"},
		{"en", "Article 7, paragraph (1), item (i), (v) or (vi)", "", "main/art:7/para:1/item:1;main/art:7/para:1/item:5;main/art:7/para:1/item:6", "第七条第一項第一号、第五号又は第六号"},
		{"en", "Articles 2–3", "", "main/art:2;main/art:2_2;main/art:2_2_2;main/art:3", "第二条から第三条まで"},
		{"en", "Articles 2 – 3", "", "main/art:2;main/art:2_2;main/art:2_2_2;main/art:3", "第二条から第三条まで"},
		{"en", "Article 2 – 3 of them", "", "main/art:2", "第二条"},
		{"en", "Item (1), Paragraph 4, Article 3", "", "main/art:3/para:4/item:1", "第三条第四項第一号"},
		{"en", "item (ii), paragraph (1) of the preceding Article", "main/art:6/para:1", "main/art:5/para:1/item:2", "前条第一項第二号"},
		{"en", "Paragraph 1, Article 3 and Paragraph 2, Article 4", "", "main/art:3/para:1;main/art:4/para:2", "第三条第一項及び第四条第二項"},
		{"en", "paragraph (1), Article 4, and Article 5", "", "main/art:12/para:1;main/art:4;main/art:5", "第一項、第四条及び第五条"},
		{"en", "Article 3, paragraph (1) and paragraph (2) of that Article", "", "main/art:3/para:1;main/art:3/para:2", "第三条第一項及び同条第二項"},
		{"en", "item (i), sub-item (a) and sub-item (b), 1. of the preceding paragraph", "main/art:2/para:2", "main/art:2/para:1/item:1/sub1:1;main/art:2/para:1/item:1/sub1:2/sub2:1", "前項第一号イ及びロ（１）"},
		{"en", "item (i), sub-item (a) or sub-item (c) of paragraph (1) of Article 2", "", "main/art:2/para:1/item:1/sub1:1;main/art:2/para:1/item:1/sub1:3", "第二条第一項第一号イ又はハ"},
		{"en", "item (v) and item (i) of the preceding paragraph", "main/art:3/para:5", "ERROR", "第五号及び前項第一号"},
		{"en", "paragraph (3) and paragraph (1) of the preceding Article", "main/art:4/para:1", "main/art:4/para:3;main/art:3/para:1", "第三項及び前条第一項"},
		{"en", "Article 7, paragraph (1) (including the second sentence of paragraph (3) of that Article)", "", "main/art:7/para:1;main/art:7/para:3/sentence:2", "第七条第一項、同条第三項後段"},
		{"en", "Schedule A and Schedule 2", "", "app:table:1;app:table:2", "別表第一及び別表第二"},
		{"en", "Appendix C", "", "ERROR", "付録第三"},
		{"en", "Exhibit B", "", "ERROR", "別紙第二"},
		{"en", "Appended Table II", "", "app:table:2", "別表第二"},
		{"en", "any item of Article 4(2)", "", art4 + "item:1;" + art4 + "item:2;" + art4 + "item:2_2;" + art4 + "item:3", "第四条第二項各号"},
		{"en", "items of Article 4(2)", "", art4 + "item:1;" + art4 + "item:2;" + art4 + "item:2_2;" + art4 + "item:3", "第四条第二項各号"},
		{"en", "the chapeau of Article 5, paragraph (1)", "", "main/art:5/para:1/chapeau", "第五条第一項柱書"},
		{"en", "the part other than those listed in the items of Article 5, paragraph (1)", "", "main/art:5/para:1/chapeau", "第五条第一項各号列記以外の部分"},
		{"en", "Supplementary Provisions, Article 2", "", "suppl/art:2", "附則第二条"},
		{"en", "Article 2 of Supplementary Provisions", "", "suppl/art:2", "附則第二条"},
		{"en", "these Terms of Service", "", "main", "本利用規約"},
		{"en", "Appended Table 1 and the others", "", "app:table:1", "別表第一"},
		{"ja", "別表第一及び第二", "", "app:table:1;app:table:2", "別表第一及び別表第二"},
		{"ja", "別表第一及び第三条", "", "app:table:1;main/art:3", "別表第一及び第三条"},
		{"ja", "別表第一及び第二回", "", "app:table:1", "別表第一"},
		{"ja", "様式第一号、第三条及び第四条", "", "app:form:1;main/art:3;main/art:4", "様式第一号、第三条及び第四条"},
		{"ja", "様式第一号から第二号まで", "", "ERROR", "様式第一号から様式第二号まで"},
		{"ja", "この条例第三条", "", "main/art:3", "この条例第三条"},
		{"ja", "本法第三条", "", "main/art:3", "この法律第三条"},
		{"ja", "本条例会", "", "", ""},
		{"ja", "左の各号", "main/art:4/para:2", art4 + "item:1;" + art4 + "item:2;" + art4 + "item:2_2;" + art4 + "item:3", "次の各号"},
	} {
		style, err := NewStyle("ja", "statute")
		if err != nil {
			t.Fatal(err)
		}
		context := tt.context
		if context == "" {
			context = "main/art:12/para:1"
		}
		list := localeOf(tt.language).AppendReferences(nil, tt.words)
		if got := x.targets(list, context, false); got != tt.targets {
			t.Errorf("%s means %s, want %s", tt.words, got, tt.targets)
		}
		if got := (japanese{}).WriteReference(citations(list), style); got != tt.japanese {
			t.Errorf("%s in Japanese is %s, want %s", tt.words, got, tt.japanese)
		}
	}
}

// canonicalJapanese is what the English words of v are in Japanese; "" if they
// say less than the Japanese ones.
func canonicalJapanese(v vector) string {
	switch v.ja {
	case "4条2項", "第4条2項":
		return "第4条第2項"
	case "第4条第2項(1)":
		return "第4条第2項第1号"
	case "第十三条第一項第一号":
		return "第十三条第一号"
	case "第一条乃至第三条", "第一条―第三条":
		return "第一条から第三条まで"
	case "第七条の二・第七条の三":
		return "第七条の二及び第七条の三"
	case "第三条第一項の一般会員":
		return "第三条第一項"
	case "本条第1項":
		return "この条第1項"
	case "この規程":
		return "本規程"
	}
	if v.lastOnly() {
		return ""
	}
	return v.ja
}

func TestReferenceVectorsFromTargets(t *testing.T) {
	x := newFixture(t)
	for _, v := range vectors(t) {
		if !strings.HasPrefix(v.target, "main/") && !strings.HasPrefix(v.target, "suppl/") && !strings.HasPrefix(v.target, "app:") {
			continue
		}
		list := citations(japanese{}.AppendReferences(nil, v.ja))
		if strings.Contains(v.target, "..") || len(list) != 1 || list[0].Steps[0].Relation != policy.Numbered || list[0].Portion != policy.Whole || list[0].Through != nil || !strings.HasPrefix(v.ja, "第") && !strings.HasPrefix(v.ja, "附則") && !strings.HasPrefix(v.ja, "別表") && !strings.HasPrefix(v.ja, "様式") {
			continue
		}
		if strings.HasPrefix(v.en, "paragraph") || strings.Contains(v.ja, "(1)") || strings.Contains(v.ja, "の一般") || v.ja == "第4条2項" {
			continue // cited in full from elsewhere
		}
		ja, en := v.styles(t)
		target := []*policy.Provision{x.byPath[v.target]}
		want, wantEn := v.ja, v.en
		if v.ja == "第十三条第一項第一号" {
			want = "第十三条第一号"
		}
		x.Language = "ja"
		if got := Citation(x.Text, target, ja); got != want {
			t.Errorf("line %d: %s is cited as %s, want %s", v.line, v.target, got, want)
		}
		x.Language = "en"
		if got := Citation(x.Text, target, en); got != wantEn {
			t.Errorf("line %d: %s is cited as %s, want %s", v.line, v.target, got, wantEn)
		}
	}
}

func readTestdata(t testing.TB, name string) string {
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

const jaProse = `当社は、利用者が次の各号のいずれかに該当すると認めるときは、前条第二項の規定にかかわらず、あらかじめ通知することなく、本サービスの全部又は一部の提供を停止することができる。この場合において、当社は、利用者に生じた損害について責任を負わない。` +
	`個人情報の保護に関する法律（平成十五年法律第五十七号）第二十三条第一項又は第二十四条の規定により、第三者に提供するときは、第四条第二項第一号から第三号までに掲げる事項を同条第三項の定めるところにより公表する。ただし、同項ただし書の場合は、この限りでない。`

const enProse = `Notwithstanding the provisions of the preceding paragraph, the Company may suspend all or part of the Service without giving prior notice to the User if it finds that the User falls under any of the following items; in this case the Company is not liable for damage. ` +
	`If personal data is provided to a third party under Article 27, paragraph (1) of the Act on the Protection of Personal Information (Act No. 57 of 2003), the Company discloses the matters listed in Article 4, paragraph (2), items (i) through (iii) as prescribed in paragraph (3) of that Article. `

const plainProse = `当社は、利用者がこれらの定めに違反したと認めるときは、あらかじめ通知することなく、サービスの提供を停止することができ、当社は、利用者に生じた損害について責任を負わないものとし、利用者はこれに異議を述べない。`

const enPlainProse = `The Company may suspend the Service without prior notice if it finds that a User has breached these conditions, and is not liable for any loss that the User suffers as a result, and the User waives all claims. `

func benchmarkReferences(b *testing.B, l Locale, prose string) {
	text := strings.Repeat(prose, 20*1024/len(prose))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	var list []FoundReference
	for b.Loop() {
		list = l.AppendReferences(list[:0], text)
	}
}

func BenchmarkReferences(b *testing.B) {
	b.Run("ja", func(b *testing.B) { benchmarkReferences(b, japanese{}, jaProse) })
	b.Run("ja-plain", func(b *testing.B) { benchmarkReferences(b, japanese{}, plainProse) })
	b.Run("en", func(b *testing.B) { benchmarkReferences(b, english{}, enProse) })
	b.Run("en-plain", func(b *testing.B) { benchmarkReferences(b, english{}, enPlainProse) })
}

func TestNoReferenceDoesNotAllocate(t *testing.T) {
	for prose, l := range map[string]Locale{plainProse: japanese{}, enPlainProse: english{}} {
		if n := testing.AllocsPerRun(10, func() { l.AppendReferences(nil, prose) }); n != 0 {
			t.Errorf("%.30s: %v allocations", prose, n)
		}
	}
}

func FuzzReferences(f *testing.F) {
	for _, v := range vectors(f) {
		f.Add(v.ja)
		f.Add(v.en)
	}
	f.Add("Article 1, ") // once read beyond the end
	f.Add(jaProse)
	f.Add(enProse)
	x := newFixture(f)
	from := []*policy.Provision{nil, x.byPath["main/art:3/para:4/item:2"], x.byPath["main/art:7/para:1"], x.byPath["suppl/art:1"], x.byPath["main/art:2/para:1/item:1/sub1:2"]}
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range []Locale{japanese{}, english{}} {
			list := l.AppendReferences(nil, s)
			end := 0
			r := policy.NewResolver(x.Text)
			var before policy.Antecedents
			for i, c := range list {
				if c.Start < 0 || c.End <= c.Start || c.End > len(s) || c.Start < end && i > 0 && c.Start < list[i-1].Start {
					t.Fatalf("%q: reference at %d to %d", s, c.Start, c.End)
				}
				end = c.Start
				for _, p := range from {
					r.Resolve(&c.Citation, p, &before)
				}
			}
			ja, en := citer{language: "ja"}, citer{language: "en"}
			japanese{}.WriteReference(citations(list), ja)
			english{}.WriteReference(citations(list), en)
		}
	})
}

// randomText makes a tree of provisions with branch numbers, 附則 and appendices.
func randomText(rng *rand.Rand) *fixture {
	x := &fixture{&policy.Text{}, map[string]*policy.Provision{}, map[*policy.Provision]string{}}
	article := 0
	for c := range 1 + rng.IntN(3) {
		chap := x.add(nil, policy.Chapter, 0, strconv.Itoa(c+1), fmt.Sprintf("c%d", c+1))
		parents := []*policy.Provision{chap}
		for s := range rng.IntN(3) {
			sec := x.add(chap, policy.Section, 0, strconv.Itoa(s+1), fmt.Sprintf("%s.s%d", chap.ID, s+1))
			parents = append(parents, sec)
		}
		for _, parent := range parents[len(parents)/2:] {
			for range rng.IntN(4) {
				article++
				n := strconv.Itoa(article)
				x.randomArticle(rng, parent, n)
				if rng.IntN(3) == 0 {
					x.randomArticle(rng, parent, n+"_2")
					x.randomArticle(rng, parent, n+"_2_2")
				}
			}
		}
	}
	suppl := x.add(nil, policy.Supplementary, 0, "", "suppl")
	for i := range rng.IntN(3) {
		x.randomArticle(rng, suppl, strconv.Itoa(i+1))
	}
	for k := policy.AppendedTable; k <= policy.Form; k++ {
		for i := range rng.IntN(3) {
			x.add(nil, k, 0, strconv.Itoa(i+1), fmt.Sprintf("%s%d", k, i+1))
		}
	}
	x.Index()
	return x
}

func (x *fixture) randomArticle(rng *rand.Rand, parent *policy.Provision, n string) {
	art := x.add(parent, policy.Article, 0, n, parent.ID+".a"+n)
	for i := range 1 + rng.IntN(3) {
		para := x.add(art, policy.Paragraph, 0, strconv.Itoa(i+1), fmt.Sprintf("%s.p%d", art.ID, i+1))
		x.randomItems(rng, para, 1)
	}
}

func (x *fixture) randomItems(rng *rand.Rand, parent *policy.Provision, depth int) {
	if depth > 4 {
		return
	}
	for i := range rng.IntN(4) {
		n := strconv.Itoa(i + 1)
		if depth == 1 && i == 2 {
			n = "2_2"
		}
		x.randomItems(rng, x.add(parent, policy.Item, depth, n, fmt.Sprintf("%s.i%s", parent.ID, n)), depth+1)
	}
}

// Every provision of a random text is found again, from everywhere, by the words
// with which it is cited.
func TestCitationIsReadBack(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	type named struct {
		language policy.Language
		Citer
	}
	styles := []named{{"ja", citer{language: "ja", full: true}}, {"en", citer{language: "en", arabic: true}}}
	for _, language := range []policy.Language{"ja", "en"} {
		for _, preset := range []string{"statute", "company"} {
			style, err := NewStyle(language, preset)
			if err != nil {
				t.Fatal(err)
			}
			styles = append(styles, named{language, style})
		}
	}
	for range 60 {
		x := randomText(rng)
		style := styles[rng.IntN(len(styles))]
		var all []*policy.Provision
		x.Walk(func(p *policy.Provision) {
			all = append(all, p)
			if s, ok := style.Citer.(*Style); ok && p.Kind == policy.Item {
				p.Label, _ = s.Label(p, "") // says whether イ is of イロハ or of アイウ
			}
		})
		r := policy.NewResolver(x.Text)
		for _, p := range all {
			x.Language = style.language
			l, _ := For(x.Language)
			s := Citation(x.Text, []*policy.Provision{p}, style)
			list := l.AppendReferences(nil, s)
			if len(list) != 1 || list[0].Start != 0 || list[0].End != len(s) {
				t.Fatalf("%s: %q is read as %+v", p.ID, s, list)
			}
			from := all[rng.IntN(len(all))]
			m, err := r.Resolve(&list[0].Citation, from, nil)
			if err != nil || len(m.Provisions) != 1 || !sameOrOnly(m.Provisions[0], p) {
				t.Fatalf("%s: %q means %v, %v", p.ID, s, m, err)
			}
			if again := l.WriteReference(citations(list), style); again != s {
				t.Fatalf("%s: %q is written again as %q", p.ID, s, again)
			}
		}
	}
}

func sameOrOnly(found, p *policy.Provision) bool {
	return found == p || p.Kind == policy.Paragraph && p.Parent == found && len(found.Children) == 1
}

// A range or list of siblings is read back as the same provisions.
func TestListIsReadBack(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		x := randomText(rng)
		style := []citer{{language: "ja"}, {language: "en"}}[rng.IntN(2)]
		x.Language = policy.Language(style.language)
		l, _ := For(x.Language)
		x.Walk(func(p *policy.Provision) {
			if len(p.Children) < 2 || p.Kind == policy.Supplementary || p.Children[0].Kind == policy.Section {
				return
			}
			i := rng.IntN(len(p.Children) - 1)
			target := p.Children[i : i+2+rng.IntN(len(p.Children)-i-1)]
			s := Citation(x.Text, target, style)
			r := policy.NewResolver(x.Text)
			var got []*policy.Provision
			for _, f := range l.AppendReferences(nil, s) {
				m, err := r.Resolve(&f.Citation, nil, nil)
				if err != nil {
					t.Fatalf("%q: %v", s, err)
				}
				got = append(got, m.Provisions...)
			}
			if !slices.EqualFunc(got, target, sameOrOnly) {
				t.Fatalf("%q means %d provisions, want %d", s, len(got), len(target))
			}
		})
	}
}
