package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// need skips a test on a machine without a program, and fails it where all of them
// are required.
func need(t *testing.T, programs ...string) {
	t.Helper()
	for _, name := range programs {
		if _, err := exec.LookPath(name); err != nil {
			skipWithout(t, "without "+name)
		}
	}
}

// skipWithout skips a test on a machine that lacks something, and fails it where the
// machine must have all that tests need, as that of CI.
func skipWithout(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("REQUIRE_PROGRAMS") != "" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// wordParts are a file of Word as a law office has it: headings and items that Word
// numbers, numbers that were typed, a table, a footnote, and what pandoc leaves out.
var wordParts = map[string]string{
	"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
	"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
	"word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>`,
	"word/styles.xml": `<w:styles xmlns:w="W"><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>`,
	"word/numbering.xml": `<w:numbering xmlns:w="W"><w:abstractNum w:abstractNumId="0">` +
		`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/><w:suff w:val="nothing"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%1)"/></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="aiueoFullWidth"/><w:lvlText w:val="%2"/></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="hebrew1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num></w:numbering>`,
	"word/footnotes.xml": `<w:footnotes xmlns:w="W"><w:footnote w:id="2"><w:p><w:r><w:t>消費税を含む。</w:t></w:r></w:p></w:footnote></w:footnotes>`,
	"word/document.xml": `<w:document xmlns:w="W"><w:body>` +
		`<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>料金規約</w:t></w:r></w:p>` +
		`<w:p><w:r><w:t>当社の料金について定める。</w:t></w:r></w:p>` +
		`<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>（目的）</w:t></w:r></w:p>` +
		`<w:p><w:r><w:t>この規約は、料金を定めることを目的とする。</w:t></w:r></w:p>` +
		`<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>（料金）</w:t></w:r></w:p>` +
		`<w:p><w:r><w:t>料金は、次のとおりとする。</w:t></w:r></w:p>` +
		`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>基本料金</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve">は、月額とする。</w:t></w:r></w:p>` +
		`<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>個人</w:t></w:r></w:p>` +
		`<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>法人</w:t></w:r></w:p>` +
		`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>追加料金</w:t></w:r></w:p>` +
		`<w:p><w:r><w:t>第３条（支払）</w:t></w:r></w:p>` +
		`<w:p><w:r><w:t>１　料金は、別表により支払う。</w:t></w:r></w:p>` +
		`<w:p><w:r><w:t>２　前項の料金は、返さない。</w:t></w:r></w:p>` +
		`<w:p><w:r><w:t>別表（第３条関係）</w:t></w:r></w:p>` +
		`<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/></w:tblGrid>` +
		`<w:tr><w:tc><w:p><w:r><w:t>区分</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>金額</w:t></w:r></w:p></w:tc></w:tr>` +
		`<w:tr><w:tc><w:p><w:r><w:t>個人</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>100円</w:t></w:r></w:p></w:tc></w:tr></w:tbl>` +
		`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>読めない表</w:t></w:r></w:p></w:tc></w:tr></w:tbl>` +
		`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>読めない番号の備考</w:t></w:r></w:p>` +
		`<w:p><w:r><w:t>以上</w:t></w:r></w:p>` +
		`<w:p><w:r><w:t>制定：2020年8月20日</w:t></w:r></w:p></w:body></w:document>`,
}

// writeWord writes the file.
func writeWord(t *testing.T, name string) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := zip.NewWriter(f)
	for part, text := range wordParts {
		p, err := w.Create(part)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(p, `<?xml version="1.0" encoding="UTF-8"?>`+strings.ReplaceAll(text, `="W"`, `="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestImportWord reads a file of Word with pandoc.
func TestImportWord(t *testing.T) {
	need(t, "pandoc")
	dir := t.TempDir()
	content := filepath.Join(dir, "content")
	if err := os.CopyFS(content, os.DirFS("starter/content")); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "-料金 規約-ja.docx")
	writeWord(t, name)
	t.Chdir(dir)
	var stderr bytes.Buffer
	env := environment{stdout: io.Discard, stderr: &stderr, getenv: func(string) string { return "" }}
	if got := run(env, []string{"import", "./-料金 規約-ja.docx", "--content", content, "--policy", "fees", "--effective", "2020-09-01", "--lang", "ja"}); got != exitGood {
		t.Fatalf("exit status %d\n%s", got, stderr.String())
	}
	data, err := os.ReadFile(filepath.Join(content, "fees", "2020-09-01", "ja.md"))
	if err != nil {
		t.Fatal(err)
	}
	if string(data) != wordText {
		t.Errorf("the text is\n%s", data)
	}
	if stderr.String() != wordProblems {
		t.Errorf("it said\n%s", stderr.String())
	}
	stderr.Reset()
	if got := run(env, []string{"check", "--content", content, "--as-of", "2026-11-23"}); got != exitGood {
		t.Errorf("check: exit status %d\n%s", got, stderr.String())
	}
	if err := os.WriteFile("old.docx", []byte("規約"), 0o644); err != nil {
		t.Fatal(err)
	}
	stderr.Reset()
	got := run(env, []string{"import", "old.docx", "--content", content, "--policy", "old", "--effective", "2020-09-01", "--lang", "ja"})
	if want := "generator: old.docx は Word のファイル（.docx）ではありません。.docx、HTML 又はテキストとして保存してから、やり直してください\n"; got != exitMachine || stderr.String() != want {
		t.Errorf("exit status %d, %s", got, stderr.String())
	}
	if _, err := os.Stat(filepath.Join(content, "old")); err == nil {
		t.Error("a policy was made of a file that is none")
	}
}

const wordText = `# 料金規約

当社の料金について定める。

## 第1条（目的）

この規約は、料金を定めることを目的とする。

## 第2条（料金）

料金は、次のとおりとする。

- (1) 基本料金は、月額とする。
  - ア 個人
  - イ 法人
- (2) 追加料金

> 消費税を含む。

## 第３条（支払）

１ 料金は、別表により支払う。

２ 前項の料金は、返さない。

## 別表（第３条関係）

| 区分 | 金額 |
|---|---|
| 個人 | 100円 |

1. 読めない番号の備考

---

以上  
制定：2020年8月20日  
`

const wordProblems = `./-料金 規約-ja.docx: warning: 脚注「消費税を含む。」があります (convert)
  ヒント: 項、号の列記又は表の後に、規定ではない注として置きました。本文に脚注の番号は残していません
./-料金 規約-ja.docx: warning: ファイルの「読めない表」が、結果にありません (convert)
  ヒント: pandoc が読み落としました（テキストボックス、目次、読み取れない表など）。あるべき場所に書いてください
./-料金 規約-ja.docx: warning: 「読めない番号の備考」に Word が付けた番号は、ここでは読めない形です (convert)
  ヒント: 元の文書と見比べ、番号をそのとおりに書いてください
エラー 0 件、警告 3 件
`
