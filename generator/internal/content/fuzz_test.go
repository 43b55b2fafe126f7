package content

import (
	"strings"
	"testing"
	"testing/fstest"
)

// FuzzSettings reads a folder with any site.yaml, policy.yaml and glossary.yaml. What is
// wrong with them is told at a place in them, and what is taken from them stands on one
// line where a line has a meaning.
func FuzzSettings(f *testing.F) {
	f.Add(fuzzedSite, "prevailing: ja\nnumbering: {preset: company, item: {ja: イ, en: (a)}}\nversions:\n  - effective: 2020-09-01\n    enacted: 2020-08-20\n    corrections: [{date: 2020-10-01, kind: erratum, note: {ja: 誤字, en: typo}}]\nformerly: [old]\nnotice: 30d\n", "- {ja: 会員, en: Member, variants: {en: [Members]}, note: x}\n")
	f.Add(fuzzedSite+"contact: desk@example.com\nseals: required\n", "prevailing: ja\ncomparison: {form: gov, order: old-first, new: {ja: 新}}\nversions: [{effective: 2020-09-01}]\nchecks: {terms: {severity: note, reason: 旧}}\nrepealed: 2030-03-31\n", "")
	f.Add("a: &a [*a]\n", "versions: *x\n", "- !!binary x\n")
	f.Add("title: {ja: \"\\xff\"}\n", "? [a]\n: b\n", "{}")
	f.Fuzz(func(t *testing.T, site, policy, glossary string) {
		files := map[string]string{"site.yaml": site, "terms/policy.yaml": policy, "glossary.yaml": glossary, "terms/2020-09-01/ja.md": "# 規約\n\n## 第1条（目的）\n\n会員の規約である。\n"}
		fsys := fstest.MapFS{}
		for name, text := range files {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
		folder, problems, err := Open(fsys, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range folder.Policies() {
			_, more, err := folder.Load(name, true)
			if err != nil {
				t.Fatal(err)
			}
			problems = append(problems, more...)
		}
		for _, p := range problems {
			if lines := strings.Count(files[p.Pos.File], "\n") + strings.Count(files[p.Pos.File], "\r") + 1; p.Pos.Line < 0 || p.Pos.Col < 0 || files[p.Pos.File] != "" && p.Pos.Line > lines {
				t.Errorf("%v: the file has %d lines", p, lines)
			}
		}
		for _, s := range []string{folder.Site.URL, folder.Site.Contact, folder.Site.TimeZone} {
			if len(problems) == 0 && strings.ContainsAny(s, "\r\n") {
				t.Errorf("%q stands on two lines", s)
			}
		}
	})
}

const fuzzedSite = "title: {ja: 規程, en: Rules}\npublisher: {ja: 会社, en: Co.}\nurl: https://example.com/\nlanguages: [ja, en]\ntimezone: Asia/Tokyo\n"
