package main

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"testing"

	"jobun/generator/internal/cache"
)

// TestRecorderAppends reads files into memory that is used again: each is whole, what
// stands before it is left alone, and its sum is that of its own bytes.
func TestRecorderAppends(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{"long": "Article 1 (Purpose)", "short": "a", "empty": ""}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	files["linked"] = files["long"]
	if err := os.Symlink("long", filepath.Join(dir, "linked")); err != nil {
		t.Fatal(err)
	}
	fsys, err := folderFS(dir)
	if err != nil {
		t.Fatal(err)
	}
	r := &recorder{FS: fsys, sums: map[string]cache.Sum{}}
	memory := append(make([]byte, 0, 8), "before "...)
	for _, name := range []string{"long", "short", "empty", "linked", "long"} {
		data, err := r.AppendFile(memory[:len("before ")], name)
		if err != nil || string(data) != "before "+files[name] {
			t.Errorf("%s: %q, %v", name, data, err)
		}
		if r.sum(name) != cache.Sum(sha256.Sum256([]byte(files[name]))) {
			t.Errorf("%s: the sum is of something else", name)
		}
		memory = data
	}
	if _, err := r.AppendFile(memory, "none"); !os.IsNotExist(err) {
		t.Errorf("a file that is not there: %v", err)
	}
}
