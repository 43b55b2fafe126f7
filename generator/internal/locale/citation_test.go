package locale

import (
	"testing"

	"jobun/generator/internal/policy"
)

// citedText makes a text of provisions, which know what they stand in.
func citedText(language policy.Language, list ...*policy.Provision) *policy.Text {
	t := &policy.Text{Language: language, Provisions: list}
	t.Walk(func(p *policy.Provision) {
		for _, q := range p.Children {
			q.Parent = p
		}
	})
	t.Index()
	return t
}

// with returns a provision with others inside it.
func with(p policy.Provision, inside ...*policy.Provision) *policy.Provision {
	p.Children = inside
	return &p
}

func inWords(s string) []policy.Inline { return []policy.Inline{{Text: s}} }

// citationsOf returns the citations of all provisions in reading order.
func citationsOf(c *Citations, list []*policy.Provision, around string) (all []string) {
	for _, p := range list {
		own := c.Step(p, around)
		all = append(append(all, c.Cite(own)), citationsOf(c, p.Children, own)...)
	}
	return all
}

type (
	number = policy.Number
	prov   = policy.Provision
)

func article(n number, inside ...*prov) *prov {
	return with(prov{Kind: policy.Article, Number: n}, inside...)
}

func paragraph(n number, inside ...*prov) *prov {
	return with(prov{Kind: policy.Paragraph, Number: n, Label: string(n)}, inside...)
}

func item(depth int, n number, inside ...*prov) *prov {
	return with(prov{Kind: policy.Item, Depth: depth, Number: n}, inside...)
}

func TestCitations(t *testing.T) {
	day := policy.Date{Year: 2023, Month: 6, Day: 16}
	branches := func() []*prov {
		return []*prov{article("4", paragraph("1"), paragraph("2", item(1, "1", item(2, "1", item(3, "2"))))), article("4_2"), article("1A")}
	}
	supplements := func(notes ...string) (list []*prov) {
		for _, note := range notes {
			p := with(prov{Kind: policy.Supplementary, Label: "附則"}, article("2"))
			if note != "" {
				p.Note = inWords(note)
			}
			list = append(list, p)
		}
		return list
	}
	tests := []struct {
		name     string
		language policy.Language
		preset   string
		version  policy.Version
		dates    policy.DateStyle
		list     []*prov
		want     []string
	}{
		{"paragraphs, items, branch numbers", "ja", "company", policy.Version{Effective: day}, policy.Wareki, branches(), []string{
			"規程第4条（令和5年6月16日施行）", "規程第4条第1項（令和5年6月16日施行）", "規程第4条第2項（令和5年6月16日施行）", "規程第4条第2項第1号（令和5年6月16日施行）",
			"規程第4条第2項第1号①（令和5年6月16日施行）", "規程第4条第2項第1号①イ（令和5年6月16日施行）", "規程第4条の2（令和5年6月16日施行）", "規程第1A条（令和5年6月16日施行）",
		}},
		{"in the numerals of a statute, dates of the West", "ja", "statute", policy.Version{Effective: day}, policy.Seireki, branches(), []string{
			"規程第四条（2023年6月16日施行）", "規程第四条第一項（2023年6月16日施行）", "規程第四条第二項（2023年6月16日施行）", "規程第四条第二項第一号（2023年6月16日施行）",
			"規程第四条第二項第一号イ（2023年6月16日施行）", "規程第四条第二項第一号イ（２）（2023年6月16日施行）", "規程第四条の二（2023年6月16日施行）", "規程第一A条（2023年6月16日施行）",
		}},
		{"English", "en", "company", policy.Version{Effective: day}, policy.Wareki, branches(), []string{
			"Rules, art. 4 (effective June 16, 2023)", "Rules, art. 4, para. (1) (effective June 16, 2023)", "Rules, art. 4, para. (2) (effective June 16, 2023)", "Rules, art. 4, para. (2), item (i) (effective June 16, 2023)",
			"Rules, art. 4, para. (2), item (i), sub-item (a) (effective June 16, 2023)", "Rules, art. 4, para. (2), item (i), sub-item (a), sub-item 2 (effective June 16, 2023)", "Rules, art. 4-2 (effective June 16, 2023)", "Rules, art. 1A (effective June 16, 2023)",
		}},
		{"the only paragraph", "ja", "company", policy.Version{}, policy.Wareki, []*prov{article("1", with(prov{Kind: policy.Paragraph, Number: "1"}, item(1, "3")))}, []string{
			"規程第1条（案）", "規程第1条（案）", "規程第1条第3号（案）",
		}},
		{"a draft in English", "en", "company", policy.Version{}, policy.Wareki, []*prov{article("1", with(prov{Kind: policy.Paragraph, Number: "1"}, item(1, "3")))}, []string{
			"Rules, art. 1 (draft)", "Rules, art. 1 (draft)", "Rules, art. 1, item (iii) (draft)",
		}},
		{"parts and chapters, articles counted through", "en", "statute", policy.Version{}, "", []*prov{
			with(prov{Kind: policy.Part, Number: "2"}, with(prov{Kind: policy.Chapter, Number: "3"}, with(prov{Kind: policy.Section, Number: "1"}, article("7")))),
		}, []string{"Rules, pt. II (draft)", "Rules, ch. III (draft)", "Rules, ch. III, sec. 1 (draft)", "Rules, art. 7 (draft)"}},
		{"chapters whose articles begin anew", "ja", "outline", policy.Version{}, "", []*prov{
			with(prov{Kind: policy.Chapter, Number: "1"}, article("1"), article("2")), with(prov{Kind: policy.Chapter, Number: "2"}, article("1", paragraph("1"), paragraph("2"))),
		}, []string{"規程第1章（案）", "規程第1章第1条（案）", "規程第2条（案）", "規程第2章（案）", "規程第2章第1条（案）", "規程第2章第1条第1項（案）", "規程第2章第1条第2項（案）"}},
		{"chapters whose articles begin anew, in English", "en", "outline", policy.Version{}, "", []*prov{
			with(prov{Kind: policy.Chapter, Number: "1"}, article("1")), with(prov{Kind: policy.Chapter, Number: "2"}, article("1")),
		}, []string{"Rules, ch. 1 (draft)", "Rules, ch. 1, art. 1 (draft)", "Rules, ch. 2 (draft)", "Rules, ch. 2, art. 1 (draft)"}},
		{"one 附則", "ja", "company", policy.Version{}, "", supplements("（2023年8月25日改定）"), []string{"規程附則（案）", "規程附則第2条（案）"}},
		{"one 附則 in English", "en", "company", policy.Version{}, "", supplements(""), []string{"Rules, suppl. provisions (draft)", "Rules, suppl. provisions, art. 2 (draft)"}},
		{"several 附則", "ja", "company", policy.Version{}, "", supplements("", "（2023年8月25日改定）", "令和五年法律第四七号"), []string{
			"規程附則（案）", "規程附則第2条（案）", "規程附則（2023年8月25日改定）（案）", "規程附則（2023年8月25日改定）第2条（案）", "規程附則（令和五年法律第四七号）（案）", "規程附則（令和五年法律第四七号）第2条（案）",
		}},
		{"several 附則 in English", "en", "company", policy.Version{}, "", supplements("(Amended on August 25, 2023)", "Act No. 47 of 2023"), []string{
			"Rules, suppl. provisions (Amended on August 25, 2023) (draft)", "Rules, suppl. provisions (Amended on August 25, 2023), art. 2 (draft)",
			"Rules, suppl. provisions (Act No. 47 of 2023) (draft)", "Rules, suppl. provisions (Act No. 47 of 2023), art. 2 (draft)",
		}},
		{"several 附則 that nothing tells apart", "ja", "company", policy.Version{}, "", supplements("", ""), []string{
			"規程附則（その1）（案）", "規程附則（その1）第2条（案）", "規程附則（その2）（案）", "規程附則（その2）第2条（案）",
		}},
		{"the same in English", "en", "company", policy.Version{}, "", supplements("", ""), []string{
			"Rules, suppl. provisions (no. 1) (draft)", "Rules, suppl. provisions (no. 1), art. 2 (draft)", "Rules, suppl. provisions (no. 2) (draft)", "Rules, suppl. provisions (no. 2), art. 2 (draft)",
		}},
		{"appendices", "ja", "statute", policy.Version{}, "", []*prov{
			with(prov{Kind: policy.AppendedTable, Number: "1", Label: "別表第一", Note: inWords("（第三条関係）")}, with(prov{Kind: policy.Paragraph, Number: "1"})),
			with(prov{Kind: policy.Attachment, Label: "別紙"}, paragraph("1"), paragraph("2")),
			{Kind: policy.Form, Number: "1", Label: "第1号様式"},
		}, []string{"規程別表第一（案）", "規程別表第一（案）", "規程別紙（案）", "規程別紙第一項（案）", "規程別紙第二項（案）", "規程第1号様式（案）"}},
		{"appendices in English", "en", "company", policy.Version{}, "", []*prov{
			{Kind: policy.AppendedTable, Number: "1", Label: "Appended Table 1"},
			with(prov{Kind: policy.Attachment, Label: "Attachment"}, article("3")),
			{Kind: policy.Form, Number: "1", Label: "Form No. 1"},
			{Kind: policy.Attachment, Number: "1", Label: "Exhibit A"},
		}, []string{"Rules, appended table 1 (draft)", "Rules, attachment (draft)", "Rules, attachment, art. 3 (draft)", "Rules, form no. 1 (draft)", "Rules, exhibit A (draft)"}},
		{"numbers as written, and generated ones", "ja", "none", policy.Version{}, "", []*prov{
			with(prov{Kind: policy.Article, Number: "1", Label: "1.", Caption: inWords("目的")}, with(prov{Kind: policy.Paragraph, Number: "1"}), with(prov{Kind: policy.Paragraph, Number: "2"}, item(1, "2"))),
		}, []string{"規程第1条（案）", "規程第1条第1項（案）", "規程第1条第2項（案）", "規程第1条第2項第2号（案）"}},
		{"no number", "ja", "none", policy.Version{}, "", []*prov{
			with(prov{Kind: policy.Chapter, Caption: inWords("総則")},
				with(prov{Kind: policy.Article, Number: "1", Caption: inWords("目的")}, with(prov{Kind: policy.Paragraph, Number: "1"}), with(prov{Kind: policy.Paragraph, Number: "2"}))),
			with(prov{Kind: policy.Chapter, Caption: inWords("雑則")}, &prov{Kind: policy.Article, Caption: inWords("罰則")}),
		}, []string{"規程「総則」（案）", "規程「目的」（案）", "規程「目的」第1項（案）", "規程「目的」第2項（案）", "規程「雑則」（案）", "規程「罰則」（案）"}},
		{"no number, the same caption twice", "en", "none", policy.Version{}, "", []*prov{
			with(prov{Kind: policy.Chapter, Caption: inWords("Data")}, with(prov{Kind: policy.Article, Caption: inWords("Purpose")}, paragraph("1"), paragraph("2"))),
			with(prov{Kind: policy.Chapter, Caption: inWords("Cookies")}, &prov{Kind: policy.Article, Caption: inWords("Purpose")}),
		}, []string{
			"Rules, “Data” (draft)", "Rules, “Data”, “Purpose” (draft)", "Rules, “Data”, “Purpose”, para. (1) (draft)", "Rules, “Data”, “Purpose”, para. (2) (draft)",
			"Rules, “Cookies” (draft)", "Rules, “Cookies”, “Purpose” (draft)",
		}},
		{"several under one label", "ja", "company", policy.Version{}, "", []*prov{{Kind: policy.Article, Number: "5", Through: "6"}, {Kind: policy.Article, Number: "38", Through: "84"}}, []string{
			"規程第5条及び第6条（案）", "規程第38条から第84条まで（案）",
		}},
		{"several under one label, in English", "en", "company", policy.Version{}, "", []*prov{{Kind: policy.Article, Number: "5", Through: "6"}, article("38", item(1, "2"))}, []string{
			"Rules, arts. 5 and 6 (draft)", "Rules, art. 38 (draft)", "Rules, art. 38, item (ii) (draft)",
		}},
		{"a long range", "en", "company", policy.Version{}, "", []*prov{{Kind: policy.Article, Number: "38", Through: "84"}}, []string{"Rules, arts. 38–84 (draft)"}},
		{"a policy without articles", "en", "company", policy.Version{}, "", []*prov{paragraph("1"), paragraph("2", item(1, "1"))}, []string{
			"Rules, para. (1) (draft)", "Rules, para. (2) (draft)", "Rules, para. (2), item (i) (draft)",
		}},
		{"a preamble", "en", "company", policy.Version{}, "", []*prov{with(prov{Kind: policy.Preamble}, paragraph("1"), paragraph("2"))}, []string{
			"Rules, preamble (draft)", "Rules, preamble, para. (1) (draft)", "Rules, preamble, para. (2) (draft)",
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			style, err := NewStyle(test.language, test.preset)
			if err != nil {
				t.Fatal(err)
			}
			title := map[policy.Language]string{"ja": "規程", "en": "Rules"}[test.language]
			text := citedText(test.language, test.list...)
			c := NewCitations(style)
			c.Start(text, title, &test.version, test.dates)
			got := citationsOf(c, text.Provisions, "")
			for i := range max(len(got), len(test.want)) {
				if i >= len(got) || i >= len(test.want) || got[i] != test.want[i] {
					t.Errorf("got\n%q, want\n%q", got, test.want)
					break
				}
			}
		})
	}
}

// TestCitationOfText cites a text as a whole.
func TestCitationOfText(t *testing.T) {
	version := &policy.Version{Effective: policy.Date{Year: 2023, Month: 6, Day: 16}}
	for language, want := range map[policy.Language]string{"ja": "規程（令和5年6月16日施行）", "en": "Rules (effective June 16, 2023)"} {
		style, _ := NewStyle(language, "company")
		c := NewCitations(style)
		c.Start(citedText(language), map[policy.Language]string{"ja": "規程", "en": "Rules"}[language], version, policy.Wareki)
		if got := c.Cite(""); got != want {
			t.Errorf("%s: %s", language, got)
		}
	}
}
