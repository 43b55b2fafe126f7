package markdown

import (
	"os"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"jobun/generator/internal/source"
)

// BenchmarkRead reads a text of the sample content; goldmark is the part of it
// that only parses.
func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("../../../content/terms-of-service/2026-04-01/ja.md")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("all", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		r, opt := NewReader(), fuzzOptions(b, 8)
		for b.Loop() {
			file, _ := source.Decode("ja.md", data)
			r.Read(file, opt)
		}
	})
	b.Run("goldmark", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		p := goldmark.New(goldmark.WithExtensions(extension.Table)).Parser()
		for b.Loop() {
			p.Parse(text.NewReader(data))
		}
	})
}
