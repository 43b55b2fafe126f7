package site_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/content"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
	"jobun/generator/internal/source"
)

// loadPolicy reads two texts as versions of one policy. Settings are lines of
// policy.yaml.
func loadPolicy(t testing.TB, language policy.Language, settings, old, new string) *policy.Policy {
	t.Helper()
	tag := string(language)
	fsys := fstest.MapFS{
		"site.yaml": {Data: []byte("title: {ja: 規程, en: Rules}\npublisher: {ja: 社, en: Co.}\nurl: https://example.com/\nlanguages: [ja, en]\ntimezone: Asia/Tokyo\n")},
		"rules/policy.yaml": {Data: []byte("prevailing: " + tag + "\n" + settings +
			"\nversions:\n  - {effective: 2020-01-01, enacted: 2020-01-01}\n  - {effective: 2021-01-01, revised: 2021-01-01}\n")},
		"rules/2020-01-01/" + tag + ".md": {Data: []byte(old)},
		"rules/2021-01-01/" + tag + ".md": {Data: []byte(new)},
	}
	folder, problems, err := content.Open(fsys, "content")
	if err != nil {
		t.Fatal(err)
	}
	p, more, err := folder.Load("rules", false)
	if err != nil {
		t.Fatal(err)
	}
	if problems = append(problems, more...); source.HasErrors(problems) {
		t.Fatal(problems[0])
	}
	return p
}

// cells returns the lines of one side of a table, marked words in {u:…}, with ⏎
// between lines.
func cells(table *site.Table, side func(*site.TableRow) site.TableCell) string {
	var lines []string
	for i := range table.Rows {
		for _, l := range side(&table.Rows[i]).Lines {
			var b strings.Builder
			for _, p := range l.Pieces {
				if p.Marked {
					b.WriteString("{u:" + p.Text + "}")
				} else {
					b.WriteString(p.Text)
				}
			}
			lines = append(lines, b.String())
		}
	}
	return strings.Join(lines, "⏎")
}

func newCell(r *site.TableRow) site.TableCell { return r.New }
func oldCell(r *site.TableRow) site.TableCell { return r.Old }

func remarks(table *site.Table) string {
	var list []string
	for _, r := range table.Rows {
		if r.Remark != "" {
			list = append(list, r.Remark)
		}
	}
	return strings.Join(list, "⏎")
}

// TestTable holds the rows of the vectors for the comparison table: one operation
// of drafting each, and how the table of a form shows it (conventions 5.2).
func TestTable(t *testing.T) {
	for _, test := range []struct {
		id, settings, old, new   string
		newCell, oldCell, remark string
	}{
		{
			"W1", "numbering: statute", "## 第三条\n\n３０日以内に届け出る。", "## 第三条\n\n６０日以内に届け出る。",
			"第三条　{u:６０日}以内に届け出る。", "第三条　{u:３０日}以内に届け出る。", "",
		},
		{
			"W1c", "numbering: company\nstructure: []", "30日以内に届け出る。", "60日以内に届け出る。",
			"{u:60日}以内に届け出る。", "{u:30日}以内に届け出る。", "（変更）",
		},
		{
			"W3", "numbering: statute\nstructure: []", "会員は、速やかに書面により届け出る。", "会員は、書面により届け出る。",
			"会員は、書面により届け出る。", "会員は、{u:速やかに}書面により届け出る。", "",
		},
		{
			"words added, company", "numbering: company\nstructure: []", "会員は、書面により届け出る。", "会員は、速やかに書面により届け出る。",
			"会員は、{u:速やかに}書面により届け出る。", "会員は、書面により届け出る。", "（追加）",
		},
		{
			"words removed, company", "numbering: company\nstructure: []", "会員は、速やかに書面により届け出る。", "会員は、書面により届け出る。",
			"会員は、書面により届け出る。", "会員は、{u:速やかに}書面により届け出る。", "（削除）",
		},
		{
			"W5", "numbering: statute\nstructure: []", "甲は、甲の従業員に支払う。", "当社は、当社の従業員に支払う。",
			"{u:当社}は、{u:当社}の従業員に支払う。", "{u:甲}は、{u:甲}の従業員に支払う。", "",
		},
		{
			"W7", "numbering: statute", "（目的）\n## 第一条\n\n本文。", "（目的及び定義）\n## 第一条\n\n本文。",
			"（目的{u:及び定義}）⏎第一条　（略）", "（目的）⏎第一条　（略）", "",
		},
		{
			"W8", "numbering: statute\nstructure: []", "公表を行う。", "公表を行う。ただし、緊急の場合は、この限りでない。",
			"公表を行う。{u:ただし、緊急の場合は、この限りでない。}", "公表を行う。", "",
		},
		{
			"A1c", "numbering: company", "## 第14条（目的）\n\n本文。", "## 第14条（目的）\n\n本文。\n\n## 第15条（公表）\n\n当社は、これを公表する。",
			"第14条　（略）⏎{u:第15条（公表）}⏎{u:当社は、これを公表する。}", "第14条　（略）⏎（新設）", "（新設）",
		},
		{
			"A1m", "numbering: statute\ncomparison: municipal", "（目的）\n## 第十四条\n\n本文。", "（目的）\n## 第十四条\n\n本文。\n\n（公表）\n## 第十五条\n\n公表する。",
			"第十四条　（略）⏎{u:（公表）}⏎{u:第十五条　公表する。}", "第十四条　（略）", "",
		},
		{
			"A3c", "numbering: company", "## 第5条（目的）\n\n本文。\n\n## 第6条（公表）\n\n当社は公表する。", "## 第5条（目的）\n\n本文。",
			"第5条　（略）⏎（削除）", "第5条　（略）⏎{u:第6条（公表）}⏎{u:当社は公表する。}", "（削除）",
		},
		{
			"A4", "numbering: statute", "（公表）\n## 第六条\n\n公表する。\n\n（雑則）\n## 第七条\n\n別に定める。", "（雑則）\n## 第六条\n\n別に定める。",
			"（削る）⏎（雑則）⏎{u:第六条}　（略）", "{u:（公表）}⏎{u:第六条　公表する。}⏎（雑則）⏎{u:第七条}　（略）", "",
		},
		{
			"A4c", "numbering: company", "## 第6条（公表）\n\n公表する。\n\n## 第7条（雑則）\n\n別に定める。", "## 第6条（雑則）\n\n別に定める。",
			"（削除）⏎{u:第6条}（雑則）　（略）", "{u:第6条（公表）}⏎{u:公表する。}⏎{u:第7条}（雑則）　（略）", "（削除）⏎（繰上げ）",
		},
		{
			"A5", "numbering: statute", "（公表）\n## 第六条\n\n公表する。\n\n（雑則）\n## 第七条\n\n部長が定める。", "（雑則）\n## 第六条\n\n社長が定める。",
			"（削る）⏎（雑則）⏎{u:第六条}　{u:社長}が定める。", "{u:（公表）}⏎{u:第六条　公表する。}⏎（雑則）⏎{u:第七条}　{u:部長}が定める。", "",
		},
		{
			"A7", "numbering: statute", "（公表）\n## 第五条\n\n当社は、公表する。", "## 第五条　削除",
			"第五条　{u:削除}", "{u:（公表）}⏎第五条　{u:当社は、公表する。}", "",
		},
		{
			"A9", "numbering: statute", "## 第三条\n\n旧本文。", "## 第三条\n\n新本文。",
			"第三条　{u:新本文。}", "第三条　{u:旧本文。}", "",
		},
		{
			"A10", "numbering: statute",
			"## 第二章　運営\n\n### 第六条\n\n委員会は、毎年一回会議を開くものとする。\n\n## 第三章　雑則\n\n### 第七条\n\nこの規程に定めるもののほか必要な事項は別に定める。",
			"## 第二章　運営\n\n## 第三章　雑則\n\n### 第六条\n\nこの規程に定めるもののほか必要な事項は別に定める。\n\n### 第七条\n\n委員会は、毎年一回会議を開くものとする。",
			"第二章　（略）⏎第三章　雑則⏎{u:第六条}　（略）⏎{u:第七条}　（略）",
			"第二章　（略）⏎第三章　雑則⏎{u:第七条}　（略）⏎第二章　運営⏎{u:第六条}　（略）", "",
		},
		{
			"A11", "numbering: statute", "## 第四条\n\n甲とする。\n\n## 第五条\n\n千円とする。", "## 第四条\n\n甲とする。\n\n## 第五条\n\n二千円とする。",
			"第四条　（略）⏎第五条　{u:二千円}とする。", "第四条　（略）⏎第五条　{u:千円}とする。", "",
		},
		{
			"A13", "numbering: statute", "## 第四条\n\n甲とする。\n\n## 第五条\n\n乙とする。\n\n## 第六条\n\n丙とする。\n\n## 第七条\n\n千円とする。\n\n## 第八条\n\n丁とする。\n\n## 第九条\n\n戊とする。",
			"## 第四条\n\n甲とする。\n\n## 第五条\n\n乙とする。\n\n## 第六条\n\n丙とする。\n\n## 第七条\n\n二千円とする。\n\n## 第八条\n\n丁とする。\n\n## 第九条\n\n戊とする。",
			"第四条～第六条　（略）⏎第七条　{u:二千円}とする。⏎第八条・第九条　（略）", "第四条～第六条　（略）⏎第七条　{u:千円}とする。⏎第八条・第九条　（略）", "",
		},
		{
			"P1", "numbering: statute", "## 第八条\n\n一項の文。\n\n２　旧二項。", "## 第八条\n\n一項の文。\n\n２　新しい段落を加える。\n\n３　旧二項。",
			"第八条　（略）⏎{u:２　新しい段落を加える。}⏎{u:３}　（略）", "第八条　（略）⏎（新設）⏎{u:２}　（略）", "",
		},
		{
			"P3", "numbering: statute", "## 第九条\n\n一項の文。", "## 第九条\n\n一項の文。\n\n２　追加。",
			"第九条　（略）⏎{u:２　追加。}", "第九条　（略）⏎（新設）", "",
		},
		{
			"P4", "numbering: company", "## 第9条（通知）\n\n1. 一項の文。", "## 第9条（通知）\n\n1. 一項の文。\n2. 追加。",
			"第9条（通知）⏎1. （略）⏎{u:2. 追加。}", "第9条（通知）⏎1. （略）⏎（新設）", "（新設）",
		},
		{
			"I1", "numbering: statute\nstructure: []", "次のとおり。\n\n- 一　会費\n- 二　その他", "次のとおり。\n\n- 一　会費\n- 二　寄附\n- 三　その他",
			"（略）⏎一　（略）⏎{u:二　寄附}⏎{u:三}　（略）", "（略）⏎一　（略）⏎（新設）⏎{u:二}　（略）", "",
		},
		{
			"I2", "numbering: statute\nstructure: []", "次のとおり。\n\n- 一　会費\n- 二　手数料\n- 三　その他", "次のとおり。\n\n- 一　会費\n- 二　手数料\n- 二の二　寄附\n- 三　その他",
			"（略）⏎一・二　（略）⏎{u:二の二　寄附}⏎三　（略）", "（略）⏎一・二　（略）⏎（新設）⏎三　（略）", "",
		},
		{
			"I4", "numbering: statute\nstructure: []", "次のとおり。\n\n- 一　会費\n- 二　旧号。", "次のとおり。\n\n- 一　会費\n- 二　削除",
			"（略）⏎一　（略）⏎二　{u:削除}", "（略）⏎一　（略）⏎二　{u:旧号。}", "",
		},
		{
			"I5", "numbering: statute\nstructure: []", "次のとおり。\n\n- 一　甲\n- 二　禁錮以上の刑に処せられた者\n- 三　乙\n- 四　丙", "次のとおり。\n\n- 一　甲\n- 二　拘禁刑以上の刑に処せられた者\n- 三　乙\n- 四　丙",
			"（略）⏎一　（略）⏎二　{u:拘禁刑}以上の刑に処せられた者⏎三・四　（略）", "（略）⏎一　（略）⏎二　{u:禁錮}以上の刑に処せられた者⏎三・四　（略）", "",
		},
		{
			"T1", "numbering: statute", "## 第二章　運営\n\n### 第一条\n\n甲とする。", "## 第二章　運営及び会計\n\n### 第一条\n\n甲とする。",
			"第二章　運営{u:及び会計}⏎第一条　（略）", "第二章　運営⏎第一条　（略）", "",
		},
		{
			"T2", "numbering: statute\nstructure: []", "本文。\n\n## 別表第一\n\n| 区分 | 額 |\n|---|---|\n| 料金 | 千円 |", "本文。\n\n## 別表第一\n\n| 区分 | 額 |\n|---|---|\n| 料金 | 二千円 |",
			"（略）⏎別表第一　（略）⏎料金　{u:二千円}", "（略）⏎別表第一　（略）⏎料金　{u:千円}", "",
		},
		{
			"T3", "numbering: statute\nstructure: []", "本文。\n\n## 様式第一号\n\n旧い様式。", "本文。\n\n## 様式第一号\n\n新しい様式。",
			"（略）⏎{u:様式第一号}（別紙のとおり）", "（略）⏎{u:様式第一号}（別紙のとおり）", "",
		},
		{
			"T4", "numbering: statute\nstructure: []", "本文。", "本文。\n\n## 附則\n\nこの規程は、令和八年四月一日から施行する。",
			"（略）⏎{u:附　則}⏎{u:この規程は、令和八年四月一日から施行する。}", "（略）⏎（新設）", "",
		},
		{
			"captions of paragraphs of 附則", "numbering: statute\nstructure: []", "本文。\n\n## 附則\n\n（施行期日）\n\n１　公布の日から施行する。\n\n（経過措置）\n\n２　旧条例は、なお従前の例による。", "本文。\n\n## 附則\n\n（施行期日等）\n\n１　公布の日から施行する。\n\n（旧条例の廃止）\n\n２　見本市条例は、これを廃止する。\n\n（経過措置）\n\n３　旧条例は、なお従前の例による。",
			"（略）⏎附　則⏎（施行期日{u:等}）⏎１　（略）⏎{u:（旧条例の廃止）}⏎{u:２　見本市条例は、これを廃止する。}⏎（経過措置）⏎{u:３}　（略）", "（略）⏎附　則⏎（施行期日）⏎１　（略）⏎（新設）⏎（経過措置）⏎{u:２}　（略）", "",
		},
		{
			"first paragraph inserted", "numbering: statute", "## 第八条\n\n旧一項の文である。", "## 第八条\n\n新しい一項を置くものとする。\n\n２　旧一項の文である。",
			"第八条　{u:新しい一項を置くものとする。}⏎{u:２}　（略）", "第八条　（新設）⏎（略）", "",
		},
		{
			"first paragraph removed", "numbering: statute", "（監事）\n## 第二条\n\n乙は、業務を行う。\n\n２　監事は、報告を行う。\n\n３　監事は、総会に出席する。", "（監事）\n## 第二条\n\n監事は、報告を行う。\n\n２　監事は、総会に出席する。",
			"（監事）⏎第二条　（削る）⏎（略）⏎{u:２}　（略）", "（監事）⏎第二条　{u:乙は、業務を行う。}⏎{u:２}　（略）⏎{u:３}　（略）", "",
		},
		{
			"first paragraph inserted, form without notes", "numbering: statute\ncomparison: municipal", "## 第八条\n\n旧一項の文である。", "## 第八条\n\n新しい一項を置くものとする。\n\n２　旧一項の文である。",
			"第八条　{u:新しい一項を置くものとする。}⏎{u:２}　（略）", "第八条⏎（略）", "",
		},
		{
			"only paragraph gets a number", "numbering: company", "## 第9条（通知）\n\n通知は書面で行う。", "## 第9条（通知）\n\n1. 通知は書面で行う。\n2. 電話でも行う。",
			"第9条（通知）⏎{u:1.} （略）⏎{u:2. 電話でも行う。}", "第9条（通知）⏎（略）⏎（新設）", "（新設）",
		},
		{
			"label set in another way", "numbering: none\ncomparison: company", "## 第9条（通知）\n\n次のとおり。\n\n- (1) 甲\n- (2) 乙\n\n## 第10条（雑則）\n\n千円とする。", "## 第9条（通知）\n\n次のとおり。\n\n- ① 甲\n- ② 乙丙\n\n## 第10条（雑則）\n\n千円とする。",
			"第9条（通知）　（略）⏎①　（略）⏎②　{u:乙丙}⏎第10条　（略）", "第9条（通知）　（略）⏎(1)　（略）⏎(2)　{u:乙}⏎第10条　（略）", "（変更）",
		},
		{
			"chapter inserted, the next one renamed", "numbering: statute", "## 第一章　総則\n\n### 第一条\n\n目的を定める。\n\n## 第二章　運営\n\n### 第二条\n\n委員会は、毎年一回会議を開く。\n\n### 第三条\n\n委員長は、会議を主宰する。", "## 第一章　総則\n\n### 第一条\n\n目的を定める。\n\n## 第二章　会計\n\n### 第二条\n\n会計年度は、四月に始まる。\n\n## 第三章　組織\n\n### 第三条\n\n委員会は、毎年一回会議を開く。\n\n### 第四条\n\n委員長は、会議を主宰する。",
			"第一章　（略）⏎{u:第二章　会計}⏎{u:第二条　会計年度は、四月に始まる。}⏎{u:第三章}　{u:組織}⏎{u:第三条}　（略）⏎{u:第四条}　（略）", "第一章　（略）⏎（新設）⏎{u:第二章}　{u:運営}⏎{u:第二条}　（略）⏎{u:第三条}　（略）", "",
		},
		{
			"chapters around articles that were there", "numbering: statute", "## 第一条\n\n目的を定める。\n\n## 第二条\n\n委員長は、会議を主宰する。", "## 第一章　総則\n\n### 第一条\n\n目的を定める。\n\n## 第二章　組織\n\n### 第二条\n\n委員長は、会議を主催する。",
			"{u:第一章　総則}⏎第一条　（略）⏎{u:第二章　組織}⏎第二条　委員長は、会議を{u:主催}する。", "（新設）⏎第一条　（略）⏎（新設）⏎第二条　委員長は、会議を{u:主宰}する。", "",
		},
		{
			"paragraph becomes an article", "numbering: statute", "（会議）\n## 第二条\n\n委員会は、毎年一回会議を開くものとする。\n\n２　委員長は、会議を主宰し、議事を整理し、委員会を代表する。", "（会議）\n## 第二条\n\n委員会は、毎年一回会議を開くものとする。\n\n（委員長）\n## 第三条\n\n委員長は、会議を主宰し、議事を整理し、委員会を代表する。",
			"（会議）⏎第二条　（略）⏎（削る）⏎{u:（委員長）}⏎{u:第三条　委員長は、会議を主宰し、議事を整理し、委員会を代表する。}", "（会議）⏎第二条　（略）⏎{u:２　委員長は、会議を主宰し、議事を整理し、委員会を代表する。}⏎（新設）", "",
		},
		{
			"article becomes a paragraph", "numbering: statute", "（会議）\n## 第二条\n\n委員会は、毎年一回会議を開くものとする。\n\n（委員長）\n## 第三条\n\n委員長は、会議を主宰し、議事を整理し、委員会を代表する。", "（会議）\n## 第二条\n\n委員会は、毎年一回会議を開くものとする。\n\n２　委員長は、会議を主宰し、議事を整理し、委員会を代表する。",
			"（会議）⏎第二条　（略）⏎{u:２　委員長は、会議を主宰し、議事を整理し、委員会を代表する。}⏎（削る）", "（会議）⏎第二条　（略）⏎（新設）⏎{u:（委員長）}⏎{u:第三条　委員長は、会議を主宰し、議事を整理し、委員会を代表する。}", "",
		},
		{
			"article replaced, company", "numbering: company", "## 第2条（会計）\n\n会計を定める。\n\n## 第3条（雑則）\n\n雑則を定める。", "## 第2条　削除\n\n## 第3条（雑則）\n\n雑則を定める。",
			"第2条　{u:削除}⏎第3条　（略）", "第2条{u:（会計）}⏎{u:会計を定める。}⏎第3条　（略）", "（変更）",
		},
		{
			"chapter replaced", "numbering: statute", "## 第一章　総則\n\n### 第一条\n\n目的を定める。\n\n## 第二章　会計\n\n### 第二条\n\n会計年度は、四月に始まる。\n\n### 第三条\n\n決算を行う。\n\n## 第三章　運営\n\n### 第四条\n\n会議を開く。", "## 第一章　総則\n\n### 第一条\n\n目的を定める。\n\n## 第二章　削除\n\n### 第二条及び第三条　削除\n\n## 第三章　運営\n\n### 第四条\n\n会議を開く。",
			"第一章　（略）⏎第二章　{u:削除}⏎{u:第二条及び第三条}　{u:削除}⏎第三章　（略）", "第一章　（略）⏎第二章　{u:会計}⏎{u:第二条}　{u:会計年度は、四月に始まる。}⏎{u:第三条　決算を行う。}⏎第三章　（略）", "",
		},
		{
			"削除 gets words again", "numbering: statute", "## 第一条\n\n甲とする。\n\n## 第二条　削除", "## 第一条\n\n甲とする。\n\n（会長）\n## 第二条\n\n会長を置く。\n\n２　会長は、一人とする。",
			"第一条　（略）⏎{u:（会長）}⏎第二条　{u:会長を置く。}⏎{u:２　会長は、一人とする。}", "第一条　（略）⏎第二条　{u:削除}", "",
		},
		{
			"削除 gets words again, company", "numbering: company", "## 第1条（目的）\n\n甲とする。\n\n## 第2条　削除", "## 第1条（目的）\n\n甲とする。\n\n## 第2条（会長）\n\n会長を置く。",
			"第1条　（略）⏎第2条{u:（会長）}⏎{u:会長を置く。}", "第1条　（略）⏎第2条　{u:削除}", "（変更）",
		},
		{
			"削除 reaches less far", "numbering: statute", "## 第一条\n\n甲とする。\n\n## 第二条及び第三条　削除", "## 第一条\n\n甲とする。\n\n## 第二条　削除\n\n## 第三条\n\n会長は、会を代表する。",
			"第一条　（略）⏎{u:第二条}　削除⏎{u:第三条　会長は、会を代表する。}", "第一条　（略）⏎{u:第二条及び第三条}　削除⏎（新設）", "",
		},
		{
			"削除 renumbered", "numbering: company", "## 第1条（目的）\n\n甲とする。\n\n## 第2条　削除", "## 第1条（会員）\n\n会員は、届け出る。\n\n## 第2条（目的）\n\n甲とする。\n\n## 第3条　削除",
			"{u:第1条（会員）}⏎{u:会員は、届け出る。}⏎{u:第2条}（目的）　（略）⏎{u:第3条}　削除", "（新設）⏎{u:第1条}（目的）　（略）⏎{u:第2条}　削除", "（新設）⏎（繰下げ）⏎（繰下げ）",
		},
		{
			"article moved up out of a chapter that gets another title", "numbering: statute",
			"## 第一章　総則\n\n### 第一条\n\n目的を定める。\n\n## 第二章　会費\n\n### 第二条\n\n会費は、千円とする。\n\n### 第三条\n\n監事は、毎年一回、会計及び業務の執行の状況を監査する。",
			"## 第一章　総則\n\n### 第一条\n\n目的を定める。\n\n### 第二条\n\n監事は、毎年二回、会計及び業務の執行の状況を監査する。\n\n## 第二章　会費等\n\n### 第三条\n\n会費は、二千円とする。",
			"第一章　総則⏎第一条　（略）⏎{u:第二条}　監事は、毎年{u:二回}、会計及び業務の執行の状況を監査する。⏎第二章　会費{u:等}⏎{u:第三条}　会費は、{u:二千円}とする。",
			"第一章　総則⏎第一条　（略）⏎第二章　会費⏎{u:第三条}　監事は、毎年{u:一回}、会計及び業務の執行の状況を監査する。⏎第二章　会費⏎{u:第二条}　会費は、{u:千円}とする。", "",
		},
		{
			"column inserted, with empty cells", "numbering: company", "## 第1条（料金）\n\n| 区分 | 額 |\n|---|---|\n| 甲 | 千円 |\n| 乙 | 千円 |", "## 第1条（料金）\n\n| 区分 | 額 | 備考 |\n|---|---|---|\n| 甲 | 二千円 | |\n| 乙 | 千円 | 税込 |",
			"第1条（料金）⏎区分　額　{u:備考}⏎甲　{u:二千円}⏎乙　千円　{u:税込}", "第1条（料金）⏎区分　額⏎甲　{u:千円}⏎乙　千円", "（変更）",
		},
		{
			"words behind items", "numbering: statute", "## 第一条\n\n次に掲げる者を除く。\n\n- 一　未成年者\n- 二　法人\n\nただし、会長が認めた者は、この限りでない。\n\n２　会員は、退会できる。", "## 第一条\n\n次に掲げる者を除く。\n\n- 一　未成年者\n- 二　団体\n\nただし、理事会が認めた者は、この限りでない。\n\n２　会員は、退会できる。",
			"第一条　（略）⏎一　（略）⏎二　{u:団体}⏎ただし、{u:理事会}が認めた者は、この限りでない。⏎２　（略）", "第一条　（略）⏎一　（略）⏎二　{u:法人}⏎ただし、{u:会長}が認めた者は、この限りでない。⏎２　（略）", "",
		},
		{
			"form renumbered", "numbering: statute\nstructure: []", "本文。\n\n## 様式第一号\n\n届出の様式とする。", "本文。\n\n## 様式第一号\n\n申込みのための書式である。\n\n## 様式第二号\n\n届出の様式とする。",
			"（略）⏎{u:様式第一号}⏎{u:申込みのための書式である。}⏎{u:様式第二号}　（略）", "（略）⏎（新設）⏎{u:様式第一号}　（略）", "",
		},
		{
			"articles inserted and removed first in their chapters", "numbering: statute", "## 第一章　総則\n\n### 第一条\n\n目的を定める。\n\n## 第二章　会計\n\n### 第二条\n\n会計年度は、四月に始まる。\n\n### 第三条\n\n手数料は千円とする。", "## 第一章　総則\n\n### 第一条\n\n目的を定める。\n\n## 第二章　会計\n\n### 第二条\n\n監事を二人置く。\n\n### 第三条\n\n会計年度は、四月に始まる。\n\n### 第四条\n\n手数料は二千円とする。",
			"第一章　（略）⏎第二章　会計⏎{u:第二条　監事を二人置く。}⏎{u:第三条}　（略）⏎{u:第四条}　手数料は{u:二千円}とする。", "第一章　（略）⏎第二章　会計⏎（新設）⏎{u:第二条}　（略）⏎{u:第三条}　手数料は{u:千円}とする。", "",
		},
	} {
		t.Run(test.id, func(t *testing.T) {
			p := loadPolicy(t, "ja", test.settings, "# 規程\n\n"+test.old+"\n", "# 規程\n\n"+test.new+"\n")
			c, err := site.NewComparison(amendment.NewHistory(p), p.Versions[0], p.Versions[1], "ja")
			if err != nil {
				t.Fatal(err)
			}
			table := c.Table()
			if got := cells(table, newCell); got != test.newCell {
				t.Errorf("new:\n got %s\nwant %s", got, test.newCell)
			}
			if got := cells(table, oldCell); got != test.oldCell {
				t.Errorf("old:\n got %s\nwant %s", got, test.oldCell)
			}
			if got := remarks(table); got != test.remark {
				t.Errorf("remarks:\n got %s\nwant %s", got, test.remark)
			}
			checkTable(t, c.Amendment, table)
		})
	}
}

// checkTable checks that a table hides nothing: what is deleted stands on its old
// side, what is inserted on its new one, and no row is empty.
func checkTable(t *testing.T, a *amendment.Amendment, table *site.Table) {
	t.Helper()
	for i, r := range table.Rows {
		if len(r.New.Lines)+len(r.Old.Lines) == 0 {
			t.Errorf("row %d is empty", i)
		}
	}
	if a.Empty() && len(table.Rows) > 0 {
		t.Error("a table without a change")
	}
	bare := strings.NewReplacer(" ", "", "\u3000", "", "\t", "", "\n", "", "⏎", "", "{u:", "", "}", "")
	sides := map[amendment.Op]string{
		amendment.Insert: bare.Replace(cells(table, newCell)),
		amendment.Delete: bare.Replace(cells(table, oldCell)),
	}
	a.Walk(func(c *amendment.Change) {
		if c.Provision().Kind == policy.Form || c.Provision().Parent != nil && c.Provision().Parent.Kind == policy.Form {
			return // It is replaced as a whole.
		}
		if c.From && (c.Provision().Kind != policy.Paragraph || a.Of(c.Old.Parent) == a.Of(c.New.Parent)) {
			return // It has one row, at the place where it stands now.
		}
		for _, words := range append(append(c.Lines(), c.TailLines()...), c.Label, c.Caption, c.Remark, c.Status) {
			for _, e := range words {
				if text := bare.Replace(e.Text); e.Op != amendment.Equal && e.Cause != amendment.Spacing && !strings.Contains(sides[e.Op], text) {
					t.Errorf("%s: %q is not in the table: %s", c.Provision().ID, text, sides[e.Op])
				}
			}
		}
	})
}

// TestTableHidesNothing makes tables of texts whose articles, paragraphs and
// chapters are taken at random from a few, so that anything may go anywhere.
func TestTableHidesNothing(t *testing.T) {
	sentences := []string{
		"委員会は、毎年一回会議を開くものとする。", "委員長は、会議を主宰し、議事を整理する。", "委員長は、会議を主宰し、委員会を代表する。",
		"会費は、毎年四月三十日までに納めるものとする。", "会費は、毎年五月三十一日までに納めるものとする。", "この規程の改廃は、総会の議決による。",
		"個人情報は、利用目的の達成に必要な範囲で取り扱う。", "退会しようとする者は、書面により届け出る。", "監事を二人置く。", "庶務は、総務部が行う。",
	}
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 0))
		chapters := random.IntN(2) == 0
		text := func() string {
			var b strings.Builder
			b.WriteString("# 規程\n")
			order := random.Perm(len(sentences))
			article := 0
			for k := 0; k < len(order); {
				if chapters && (article == 0 || random.IntN(3) == 0) {
					fmt.Fprintf(&b, "\n## %s\n", []string{"総則", "運営", "会計", "雑則"}[random.IntN(4)])
				}
				article++
				fmt.Fprintf(&b, "\n%s %d号の件\n", map[bool]string{true: "###", false: "##"}[chapters], order[k])
				for n := 1 + random.IntN(3); n > 0 && k < len(order); n, k = n-1, k+1 {
					fmt.Fprintf(&b, "\n%s\n", sentences[order[k]])
					if random.IntN(4) == 0 {
						fmt.Fprintf(&b, "\n- (1) 甲%d\n- (2) 乙\n\nただし、丙%dを除く。\n", random.IntN(3), random.IntN(3))
					}
				}
				if random.IntN(4) == 0 {
					k++
				}
			}
			return b.String()
		}
		settings := []string{"numbering: statute", "numbering: company", "numbering: outline", "numbering: statute\ncomparison: municipal"}[random.IntN(4)]
		structure := map[bool]string{true: "chapter, article", false: "article"}[chapters]
		old, new := text(), text()
		p := loadPolicy(t, "ja", settings+"\nstructure: ["+structure+"]", old, new)
		c, err := site.NewComparison(amendment.NewHistory(p), p.Versions[0], p.Versions[1], "ja")
		if err != nil {
			t.Fatal(err)
		}
		checkTable(t, c.Amendment, c.Table())
		if t.Failed() {
			t.Fatalf("seed %d, %s\n%s\n%s", seed, settings, old, new)
		}
	}
}

func TestTableHeadings(t *testing.T) {
	for _, test := range []struct{ settings, language, want string }{
		{"comparison: gov", "ja", "改正後|改正前||（下線部分は改正部分）|false"},
		{"comparison: company", "ja", "新|旧|備考|（下線部分は改定部分）|false"},
		{"comparison: municipal", "ja", "改正後|改正前||備考　改正部分は、下線の部分である。|false"},
		{"comparison: {form: gov, order: old-first, new: {ja: 改正案, en: Bill}, old: {ja: 現行, en: Current}}", "ja", "改正案|現行||（下線部分は改正部分）|true"},
		{"numbering: statute", "ja", "改正後|改正前||（下線部分は改正部分）|false"},
		{"numbering: company", "ja", "新|旧|備考|（下線部分は改定部分）|false"},
		{"comparison: gov", "en", "After amendment|Before amendment||(Underlined parts are amended.)|false"},
		{"comparison: company", "en", "New|Old|Remarks|(Underlined parts are revised.)|false"},
	} {
		p := loadPolicy(t, policy.Language(test.language), test.settings, "# A\n\nOne.\n", "# A\n\nTwo.\n")
		c, err := site.NewComparison(amendment.NewHistory(p), p.Versions[0], p.Versions[1], policy.Language(test.language))
		if err != nil {
			t.Fatal(err)
		}
		table := c.Table()
		first := "false"
		if table.OldFirst {
			first = "true"
		}
		if got := strings.Join([]string{table.Words.New, table.Words.Old, table.Words.Remarks, table.Words.Note, first}, "|"); got != test.want {
			t.Errorf("%s, %s: %s, want %s", test.settings, test.language, got, test.want)
		}
	}
}

// TestFeedTitles names each version in a feed by the title that it has.
func TestFeedTitles(t *testing.T) {
	p := loadPolicy(t, "ja", "", "# 会員規程\n\n本文。\n", "# 会員及び会費に関する規程\n\n本文。\n")
	s := &policy.Site{URL: "https://example.com/", Home: "https://example.com/", Languages: []policy.Language{"ja"}, TimeZone: "Asia/Tokyo", Location: time.FixedZone("Asia/Tokyo", 9*60*60)}
	day, _ := policy.ParseDate("2022-01-01")
	var titles []string
	err := site.PolicyPages(s, amendment.NewHistory(p), day, func(page *site.Page) error {
		if page.Kind == site.Feed {
			for _, e := range page.Feed.Entries {
				titles = append(titles, e.Policy)
			}
		}
		return nil
	})
	if want := "会員及び会費に関する規程 会員規程"; err != nil || strings.Join(titles, " ") != want {
		t.Errorf("%v, %v, want %s", titles, err, want)
	}
}
