package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLargeText renumbers a text of 10 MB.
func TestLargeText(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	content := sampleContent(t)
	folder := filepath.Join(content, "large", "2027-04-01")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("# 規約\n\n")
	for n := 1; b.Len() < 10<<20; n++ {
		fmt.Fprintf(&b, "## 第%d条（事項%d）\n\n%s\n\n", n, n, strings.Repeat("会員は、次の事項を届け出る。", 100))
	}
	b.WriteString("## （新）\n\n新。\n")
	text := b.String()
	if err := os.WriteFile(filepath.Join(folder, "ja.md"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(content, "large", "policy.yaml"), []byte("prevailing: ja\nversions:\n  - effective: 2027-04-01\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	env := environment{stdout: io.Discard, stderr: &out, getenv: func(string) string { return "" }}
	if got := run(env, []string{"number", "large", "--content", content, "--write", "--as-of", "2026-11-23"}); got != exitGood {
		t.Fatalf("exit status %d\n%.500s", got, out.String())
	}
	data, err := os.ReadFile(filepath.Join(folder, "ja.md"))
	want := strings.Replace(text, "## （新）", fmt.Sprintf("## 第%d条（新）", strings.Count(text, "## ")), 1)
	if err != nil || string(data) != want {
		t.Errorf("the text is not what it was but for its number: %v", err)
	}
}
