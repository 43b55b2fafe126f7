package render

import (
	"strings"
	"testing"

	"jobun/generator/internal/policy"
)

// TestMergedNotice checks what readers are told whose link leads to a provision that
// was merged into another.
func TestMergedNotice(t *testing.T) {
	r := newRenderer(t)
	const fees = "利用料金は、月額千円とし、毎月末日までに支払う。"
	s, p := sample("company", parseText("ja", "title 規約\narticle 1 \"第1条\"\n  : この規約は、会社が提供する文書共有サービスの利用の条件を定めることを目的とする。\narticle 2 \"第2条\"\n  : "+fees+"\n"))
	p.Versions = append(p.Versions, &policy.Version{
		Effective: policy.Date{Year: 2023, Month: 6, Day: 16},
		Texts:     map[policy.Language]*policy.Text{"ja": parseText("ja", "title 規約\narticle 1 \"第1条\"\n  : この規約は、会社が提供する文書共有サービスの利用の条件を定めることを目的とする。"+fees+"\n")},
	})
	pages := pagesAt(s, p, day)
	for address, want := range map[string]string{
		"ja/sample/": `<li id="art_2">以前の<a href="2020-09-01/#art_2">第2条</a>は、<time datetime="2023-06-16">令和5年6月16日</time>に<a href="#art_1" class="into">第1条</a>に統合されました。</li>`,
		"en/sample/": `<li id="art_2">The former <a href="2020-09-01/#art_2">第2条</a> was merged into <a href="#art_1" class="into">第1条</a> on <time datetime="2023-06-16">June 16, 2023</time>.</li>`,
	} {
		b, err := r.Page(nil, pages[address])
		if err != nil {
			t.Fatal(err)
		}
		if _, list, _ := strings.Cut(string(b), `<ul class="moved">`); !strings.HasPrefix(list, "\n"+want) {
			t.Errorf("%s: want %s, got %.300s", address, want, list)
		}
	}
}
