package render

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestEscapedAtEachPlace escapes every byte at every place among others.
func TestEscapedAtEachPlace(t *testing.T) {
	html := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;", "\x00", "\uFFFD")
	for size := range 20 {
		for at := range size {
			for c := range 256 {
				b := []byte(strings.Repeat("x", size))
				b[at] = byte(c)
				s := string(b)
				if got, want := string(appendText(nil, s)), html.Replace(s); got != want {
					t.Fatalf("%q is %q as HTML, want %q", s, got, want)
				}
				if c >= 0x80 {
					continue // no text by itself
				}
				var back string
				data := `"` + string(appendJSON(nil, s)) + `"`
				if err := json.Unmarshal([]byte(data), &back); err != nil || back != s || strings.ContainsAny(data, "<>&") {
					t.Fatalf("%q is %s as JSON: %v", s, data, err)
				}
			}
		}
	}
}
