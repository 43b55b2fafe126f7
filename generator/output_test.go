package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// makeTree makes files with their names in them, and links: link → target.
func makeTree(t *testing.T, dir string, files []string, links map[string]string) {
	t.Helper()
	for _, name := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(name), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range links {
		if err := os.Symlink(target, filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Skip(err)
		}
	}
}

// TestWalk checks that all is visited that package filepath visits, each once and behind
// the folder that it is in.
func TestWalk(t *testing.T) {
	dir := t.TempDir()
	makeTree(t, dir, []string{"a", "b/c", "b/d/e", "b/d/f/g", "h/i/j/k/l", ".git/m"}, map[string]string{"b/n": "d", "o": "b"})
	var want, got []string
	if err := filepath.WalkDir(dir, func(file string, _ fs.DirEntry, err error) error {
		want = append(want, file)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	if err := walk(dir, func(file string, _ fs.DirEntry, err error) error {
		mu.Lock()
		defer mu.Unlock()
		if above := filepath.Dir(file); file != dir && !slices.Contains(got, above) {
			t.Errorf("%s comes before %s", file, above)
		}
		got = append(got, file)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	failing := errors.New("stop")
	for _, name := range []string{".", "b", "b/d/f/g"} {
		err := walk(dir, func(file string, _ fs.DirEntry, err error) error {
			if file == filepath.Join(dir, filepath.FromSlash(name)) {
				return failing
			}
			return err
		})
		if !errors.Is(err, failing) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestRemoveTree checks that nothing is left, and that nothing outside is touched.
func TestRemoveTree(t *testing.T) {
	dir := t.TempDir()
	makeTree(t, dir, []string{"outside/a/b", "tree/c/d/e", "tree/f"}, map[string]string{
		"tree/g": "../outside", "tree/c/h": "../../outside", "tree/c/d/i": "../../../outside/a", "tree/j": "c",
	})
	if err := removeTree(filepath.Join(dir, "tree")); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Lstat(filepath.Join(dir, "tree")); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if _, err := os.Lstat(filepath.Join(dir, "outside", "a", "b")); err != nil {
		t.Error(err)
	}
	if err := removeTree(filepath.Join(dir, "tree")); err != nil {
		t.Error("a folder that is not there:", err)
	}
}
