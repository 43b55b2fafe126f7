package check_test

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"jobun/generator/internal/check"
)

// TestLongPassages runs the checks on what no drafter writes. A check that read
// all words again for each of them would take minutes.
func TestLongPassages(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	for _, run := range []string{"「", "」", "”", "（)", "1)", "○", "「○○」", "例：○○。", "、。", "カ力カ", "サ一", "Ａ 「", "&a", "TODO ", "XX年", "x.Y", "a@b ", "a,b ", "１1", "〇年", "\\*\\*\\*\\*", "第1条（甲）", "この規程は、2020年1月1日から施行する", "😀(", "縺", "\\["} {
		words := strings.Repeat(run, 1<<17/len(run))
		for _, l := range []string{"ja", "en"} {
			start := time.Now()
			files := []txtar.File{{Name: "a/2020-01-01/" + l + ".md", Data: []byte("# 題名\n\n## 第1条（甲）\n\n始" + words + "\n\n## 附則\n\n始" + words + "\n")}}
			if l == "en" {
				files[0].Data = []byte("# Title\n\n## Article 1 (One)\n\nThe " + words + "\n")
				files = append(files, txtar.File{Name: "a/2020-01-01/ja.md", Data: []byte("# 題名\n\n## 第1条（甲）\n\n本文。\n")})
			}
			pass := load(t, folder(files))
			loaded := time.Since(start)
			for _, c := range check.Checks {
				start := time.Now()
				c.Run(pass)
				if d := time.Since(start); d > 10*time.Second {
					t.Errorf("%s takes %v for %q in %s, which is read in %v", c.Name, d, run, l, loaded)
				}
			}
		}
	}
}
