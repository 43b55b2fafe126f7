package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// attacks are texts that make what comes behind Markdown slow: each makes words
// of about n bytes. Those for the reader of Markdown are tested in its package.
var attacks = map[string]struct {
	language string
	text     func(n int) string
}{
	"references":            {"ja", in(article, repeated("第1条第1項及び"))},
	"references-apart":      {"ja", in(article, repeated("第1条の、"))},
	"references-nothing":    {"ja", in(article, repeated("第9条の、"))},
	"references-sentences":  {"ja", in(article, repeated("第9条による。"))},
	"references-lines":      {"ja", in(article, repeated("第9条による。\n"))},
	"references-replaced":   {"ja", in(article, repeated("第1条の読み替え、"))},
	"references-laws":       {"ja", in(article, repeated("民法第1条の、"))},
	"references-quoted":     {"ja", in(article, repeated("「第1条"))},
	"references-brackets":   {"ja", in(article, repeated("第1条（"))},
	"references-emphasis":   {"ja", in(article, repeated("第1条*の*"))},
	"references-written":    {"ja", in(article, repeated("[](#a)第9項の"))},
	"references-unknown":    {"ja", in(article, repeated("[](#b)"))},
	"references-policies":   {"ja", in(article, repeated("[](b)"))},
	"references-each":       {"ja", articles("第%d条を見よ。")},
	"references-ranges":     {"ja", articles("第1条から第%d条までを見よ。")},
	"references-before":     {"ja", articles("前条を見よ。")},
	"references-all-before": {"ja", articles("前三条及び次条を見よ。")},
	"references-items":      {"ja", in(article, lines("- (%d) 前号\n"))},
	"references-each-item":  {"ja", in(article, lines("- (%d) 第%d号\n"))},
	"references-same":       {"ja", in(article, repeated("同条の、"))},
	"references-this":       {"ja", in(article, repeated("この条の、"))},
	"before-chain":          {"ja", in(article, repeated("前条"))},
	"before-many":           {"ja", in(article, repeated("前九千九百九十九条の、"))},
	"kanji-digits":          {"ja", in(article, repeated("九"))},
	"kanji-units":           {"ja", in(article, repeated("十百千"))},
	"kanji-article":         {"ja", in(article, ended("第", "九", "条"))},
	"digits-article":        {"ja", in(article, ended("第", "9", "条"))},
	"branches":              {"ja", in(article, ended("第1条", "の2", ""))},
	"branches-label":        {"ja", ended("# a\n\n## 第1条", "の2", "（目的）\n\na\n")},
	"dates":                 {"ja", in(article, repeated("令和2年9月1日、"))},
	"dates-impossible":      {"ja", in(article, repeated("2023年2月30日、"))},
	"dates-begun":           {"ja", in(article, repeated("令和2年"))},
	"dates-slashes":         {"ja", in(article, repeated("1/"))},
	"captions":              {"ja", articles("a")},
	"twins":                 {"ja", ended("# a\n\n", "## 第1条（目的）\n\na\n\n", "")},
	"english":               {"en", in(englishArticle, repeated("Article 1, paragraph (1) and "))},
	"english-nothing":       {"en", in(englishArticle, repeated("Article 9 of it, "))},
	"english-brackets":      {"en", in(englishArticle, repeated("Article 1(1)(i)(a)"))},
	"english-items":         {"en", in(englishArticle, repeated("item (i), "))},
	"english-of":            {"en", in(englishArticle, repeated("paragraph (1) of "))},
	"english-items-of":      {"en", in(englishArticle, repeated("items of "))},
	"english-replaced":      {"en", in(englishArticle, repeated("Article 1 be read as "))},
	"english-sentences":     {"en", in(englishArticle, repeated("See Article 9. "))},
	"english-capitals":      {"en", in(englishArticle, repeated("The Act A "))},
	"english-the":           {"en", in(englishArticle, repeated("the "))},
	"english-dates":         {"en", in(englishArticle, repeated("September 1, 2020 "))},
	"english-months":        {"en", in(englishArticle, repeated("September "))},
	"english-days":          {"en", in(englishArticle, repeated("1st day of "))},
}

const (
	article        = "# a\n\n## 第1条（目的）{#a}\n\n%s\n"
	englishArticle = "# a\n\n## Article 1 (Purpose) {#a}\n\n%s\n"
)

func in(text string, words func(n int) string) func(n int) string {
	return func(n int) string { return strings.Replace(text, "%s", words(n), 1) }
}

func repeated(s string) func(n int) string {
	return func(n int) string { return strings.Repeat(s, n/len(s)) }
}

func ended(before, s, behind string) func(n int) string {
	return func(n int) string { return before + strings.Repeat(s, n/len(s)) + behind }
}

func lines(line string) func(n int) string {
	return func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString(strings.ReplaceAll(line, "%d", strconv.Itoa(i)))
		}
		return b.String()
	}
}

func articles(words string) func(n int) string {
	return func(n int) string { return "# a\n\n" + lines("## 第%d条（目的）\n\n"+words+"\n\n")(n) }
}

// TestAttacks checks sites with texts that are made to be slow, in two versions and
// both languages, which are compared. Four times the text takes about four times as
// long, and never seconds: what grows with the square takes sixteen times as long.
func TestAttacks(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	for name, attack := range attacks {
		t.Run(name, func(t *testing.T) {
			const short, long = 16 << 10, 64 << 10 // bytes
			dir := t.TempDir()
			check := func(n int) time.Duration { return timeCheck(t, dir, attack.language, attack.text(n)) }
			if err := growsLinearly(check, short, long); err != nil {
				t.Error(err)
			}
		})
	}
}

// growsLinearly compares the times that run takes for n and for m. It takes the
// best of several, because other programs make the processors slower too.
func growsLinearly(run func(n int) time.Duration, n, m int) error {
	const (
		most    = 20 * time.Second // a megabyte: the machine may be slow, and look for races
		trifle  = 150 * time.Millisecond
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

// TestMegabytes builds the sites of the attacks, with all their pages where there are no
// errors, from a megabyte of text each, and prints how long the slowest take. None
// takes more than a second of one processor.
func TestMegabytes(t *testing.T) {
	if !long {
		t.Skip("it takes minutes: -tags soak")
	}
	const text = 1 << 18 // bytes of each of the four texts
	took := map[string]time.Duration{}
	for name, attack := range attacks {
		dir := t.TempDir()
		writeAttack(t, dir, attack.language, attack.text(text))
		took[name] = time.Hour
		for range 3 {
			start := processorTime(t)
			env := environment{stdout: io.Discard, stderr: io.Discard, getenv: func(string) string { return "" }}
			if status := run(env, []string{"build", "--no-cache", "--content", filepath.Join(dir, "content"), "--out", filepath.Join(dir, "public")}); status == exitUsage || status == exitMachine {
				t.Fatalf("%s: exit status %d", name, status)
			}
			took[name] = min(took[name], processorTime(t)-start)
		}
		if took[name] > time.Second {
			t.Errorf("%s takes %v", name, took[name])
		}
	}
	slowest := slices.SortedFunc(maps.Keys(took), func(a, b string) int { return cmp.Compare(took[b], took[a]) })
	for _, name := range slowest[:10] {
		t.Logf("%s: %v", name, took[name])
	}
}

// timeCheck checks a site of one policy, the texts of which are nearly the same, and
// returns how long the processors worked: on a busy machine, the clock says nothing.
func timeCheck(t *testing.T, dir, language, text string) time.Duration {
	t.Helper()
	writeAttack(t, dir, language, text)
	var stderr bytes.Buffer
	env := environment{stdout: io.Discard, stderr: &stderr, getenv: func(string) string { return "" }}
	start := processorTime(t)
	status := run(env, []string{"check", "--content", filepath.Join(dir, "content")})
	if status == exitUsage || status == exitMachine {
		t.Fatalf("exit status %d\n%.2000s", status, stderr.String())
	}
	return processorTime(t) - start
}

// writeAttack writes the content of timeCheck.
func writeAttack(t *testing.T, dir, language, text string) {
	t.Helper()
	content := filepath.Join(dir, "content")
	for name, data := range map[string]string{
		"site.yaml":          "title: {ja: a, en: a}\npublisher: {ja: a, en: a}\nurl: https://a.example/\nlanguages: [ja, en]\ntimezone: Asia/Tokyo\n",
		"a/policy.yaml":      "prevailing: " + language + "\nversions:\n  - effective: 2020-09-01\n  - effective: 2021-09-01\n",
		"a/2020-09-01/ja.md": text,
		"a/2020-09-01/en.md": text,
		"a/2021-09-01/ja.md": text + "\n終わり\n",
		"a/2021-09-01/en.md": text + "\nThe end\n",
	} {
		file := filepath.Join(content, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
