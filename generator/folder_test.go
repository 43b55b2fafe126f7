package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestFolderFS checks that folders are read as package os does, and none outside.
func TestFolderFS(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	makeTree(t, dir, []string{"b/2.md", "b/10.md", "b/1/inner.md", "a.yaml"},
		map[string]string{"b/link.md": "2.md", "b/inside": "1", "b/outside": outside, "b/lost": "nowhere"})
	files, err := folderFS(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{".", "b", "b/1", "b/inside"} {
		got, err := fs.ReadDir(files, name)
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadDir(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil || len(got) != len(want) {
			t.Fatalf("%s: %v, want %v, %v", name, got, want, err)
		}
		for i := range got {
			about, err := got[i].Info()
			known, errKnown := want[i].Info()
			if err != nil || errKnown != nil || got[i].Name() != want[i].Name() || got[i].Type() != want[i].Type() || !os.SameFile(about, known) {
				t.Errorf("%s: %v, want %v; %v, %v", name, got[i], want[i], err, errKnown)
			}
		}
	}
	for _, name := range []string{"b/outside", "b/lost", "b/2.md", "..", "b/../b", "/"} {
		if list, err := fs.ReadDir(files, name); err == nil {
			t.Errorf("%s: %v", name, list)
		}
	}
	if _, err := fs.ReadDir(files, "c"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
