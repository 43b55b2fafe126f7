package check

import (
	"testing"

	"jobun/generator/internal/policy"
)

// TestIsPlain checks that words are compared with inlines as if these were put together.
func TestIsPlain(t *testing.T) {
	inlines := []policy.Inline{
		{Text: "前条"},
		{Kind: policy.Strong, Children: []policy.Inline{{Text: "の"}, {Kind: policy.InlineCode, Text: "a"}}},
		{Kind: policy.LineBreak},
		{Text: "規定"},
	}
	for words, want := range map[string]bool{
		"前条のa\n規定":  true,
		"前条のa 規定":   false,
		"前条のa\n規":   false,
		"前条のa\n規定。": false,
		"前条のb\n規定":  false,
		"":          false,
	} {
		if got := isPlain(words, inlines); got != want {
			t.Errorf("%q: got %v, want %v", words, got, want)
		}
	}
	if words := policy.Plain(inlines); !isPlain(words, inlines) {
		t.Errorf("the words of the inlines, %q, are none of them", words)
	}
}
