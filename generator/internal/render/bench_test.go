package render

import (
	"fmt"
	"strings"
	"testing"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// benchText returns a text of 20 articles and about 19 KB.
func benchText() *policy.Text {
	var b strings.Builder
	b.WriteString("title 個人情報保護規程\n")
	words := strings.Repeat("会社は、個人情報の取扱いに関し、{ref art_2 第2条第1項}に定めるところにより、必要な措置を講ずる。", 2)
	for i := range 20 {
		fmt.Fprintf(&b, "article %d \"第%d条\" caption=\"目的%d\" name=name-%d\n", i+1, i+1, i+1, i+1)
		for j := range 2 {
			fmt.Fprintf(&b, "  paragraph %d \"%d.\"\n    : %s\n", j+1, j+1, words)
			for k := range 2 {
				fmt.Fprintf(&b, "    item %d \"(%d)\"\n      : 個人情報（{date 令和2年9月1日}以後に取得したものをいう。）\n", k+1, k+1)
			}
		}
	}
	return parseText("ja", b.String())
}

func BenchmarkText(b *testing.B) {
	r := newRenderer(b)
	s, p := sample("company", benchText())
	pages, err := policyPages(s, p, day)
	if err != nil {
		b.Fatal(err)
	}
	for _, kind := range []string{"both pages", "body", "frame", "json"} {
		b.Run(kind, func(b *testing.B) {
			b.ReportAllocs()
			var buf []byte
			known := r.recent()
			text := *pages[0].Text
			citations := locale.NewCitations(locale.StyleOf(p, "ja"))
			for b.Loop() {
				switch kind {
				case "both pages":
					// A copy, so that the body is not known from the round before.
					text := text
					for _, page := range pages[:4:4] {
						page.Text = &text
						if page.Kind == site.TextPage {
							buf, _ = r.Page(buf[:0], &page)
						}
					}
				case "body":
					text := text
					buf = known.writer(&text).b
				case "frame":
					buf, _ = r.Page(buf[:0], &pages[0])
				case "json":
					buf = appendTextData(buf[:0], pages[1].Text, citations)
				}
			}
			b.SetBytes(int64(len(buf)))
		})
	}
}

// BenchmarkPages writes all pages of the policies of this repository one after the other.
// Their versions have been compared before, as they are in a build by the checks.
func BenchmarkPages(b *testing.B) {
	r := newRenderer(b)
	s, list := samplePolicies(b)
	var histories []*amendment.History
	for _, p := range list {
		histories = append(histories, amendment.NewHistory(p))
	}
	var buf []byte
	written := 0
	write := func() {
		written = 0
		for _, h := range histories {
			err := site.PolicyPages(s, h, day, func(page *site.Page) (err error) {
				buf, err = r.Page(buf[:0], page)
				written += len(buf)
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	write()
	b.ReportAllocs()
	for b.Loop() {
		write()
	}
	b.SetBytes(int64(written))
}
