package markdown

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"jobun/generator/internal/source"
)

// unchanged returns a reader with goldmark as it comes, against which ours is
// compared.
func unchanged() *Reader {
	return &Reader{parser: goldmark.New(goldmark.WithExtensions(extension.Table)).Parser()}
}

// FuzzParser reads any text with our parser and with goldmark as it comes: both
// read the same, but where ours says that a limit is exceeded.
func FuzzParser(f *testing.F) {
	for _, text := range append(samples(f), tricky...) {
		f.Add(text)
	}
	ours, theirs := NewReader(), unchanged()
	opt := fuzzOptions(f, 0)
	f.Fuzz(func(t *testing.T, data string) {
		file, _ := source.Decode("f.md", []byte(data))
		got, found := ours.Read(file, opt)
		want, expected := theirs.Read(file, opt)
		problems := describe(found)
		if strings.Contains(problems, "limit.") {
			return
		}
		if diff := cmp.Diff(dump(want)+describe(expected), dump(got)+problems); diff != "" {
			t.Errorf("%q (-goldmark +ours):\n%s", data, diff)
		}
	})
}

// tricky are texts in which blocks of plain words become something else.
var tricky = []string{
	"# a\n\n0\n-:\n-\n",
	"# a\n\nb\nc\n---\n",
	"# a\n\n[b]: c\nd\n===\n",
	"# a\n\nb  \nc \nd\t\n e\n",
	"# a\n\n- b\n  c\n- d\n",
	"# a\n\n- b\n\n  c\n- d\n",
	"# a\n\n> b\nc\n> ---\n",
	"# a\n\nb | c\n- | -\nd | e\n",
	"# a\n\nb\n- | -\nc | d\n",
	"# a\n\nb\nc | d\n- | -\n`e\\|f` | g\\|h\n",
	"# a\n\nb\n:-\nc\n",
	"# a\n\n1. b\n   c\n   ---\n",
	"# a\n\nb &amp; c &#x200B; d\n",
	"# a\n\nb\\\nc\n",
	"# a #\n\n## b ##\n\n##\n",
	"# a\n\nb!\n[c]\n",
	"a\nb\n=\n",
}

// TestParser holds the property of FuzzParser for the samples, and for all of
// them cut at any line.
func TestParser(t *testing.T) {
	ours, theirs := NewReader(), unchanged()
	opt := fuzzOptions(t, 0)
	for _, text := range append(samples(t), tricky...) {
		file, _ := source.Decode("f.md", []byte(text))
		got, found := ours.Read(file, opt)
		want, expected := theirs.Read(file, opt)
		if diff := cmp.Diff(dump(want)+describe(expected), dump(got)+describe(found)); diff != "" {
			t.Errorf("%q (-goldmark +ours):\n%s", text, diff)
		}
	}
}
