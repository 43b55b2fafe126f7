package check_test

import (
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/check"
	"jobun/generator/internal/content"
	"jobun/generator/internal/policy"
)

// TestRepeatedFault repeats a fault in every version of a policy, beside words that are
// right and move: what one version has found right is not looked at again in the next,
// and what it has found wrong is.
func TestRepeatedFault(t *testing.T) {
	const wrong, right = "1. 届け出る。。\n", "1. 当社は、通知する。\n"
	texts := map[string]string{
		"2020-04-01": "### 第1条（目的）\n\n" + right + "\n### 第2条（届出）\n\n" + wrong,
		"2021-04-01": "### 第1条（目的）\n\n" + right + "\n### 第2条（届出）\n\n" + wrong,
		"2022-04-01": "### 第1条（届出）\n\n" + wrong + "\n### 第2条（目的）\n\n" + right + "\n### 第3条（雑則）\n\n" + wrong,
	}
	fsys := fstest.MapFS{
		"site.yaml":         {Data: []byte("title: {ja: 規程集}\nlanguages: [ja]\n")},
		"rules/policy.yaml": {Data: []byte("prevailing: ja\nversions:\n  - effective: 2020-04-01\n  - effective: 2021-04-01\n  - effective: 2022-04-01\n")},
	}
	for version, text := range texts {
		fsys["rules/"+version+"/ja.md"] = &fstest.MapFile{Data: []byte("# 規程\n\n" + text)}
	}
	folder, found, err := content.Open(fsys, "content")
	if err != nil {
		t.Fatal(err)
	}
	p, more, err := folder.Load("rules", false)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, q := range check.Policy(&folder.Site, amendment.NewHistory(p), policy.Date{Year: 2026, Month: 4, Day: 1}, append(found, more...)) {
		if q.Check() == "full-stop" {
			got[path.Base(path.Dir(q.Pos.File))]++
		}
	}
	for version, text := range texts {
		if n := strings.Count(text, wrong); got[version] != n {
			t.Errorf("%s: %d found of %d", version, got[version], n)
		}
	}
}
