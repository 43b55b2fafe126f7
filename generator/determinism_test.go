//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestSameSiteEverywhere builds one site on many machines: with other numbers of
// processors, languages, time zones, folders, and rights of new files. Every byte
// of it is the same.
func TestSameSiteEverywhere(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip(err)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	content, err := filepath.Abs("../content")
	if err != nil {
		t.Fatal(err)
	}
	build := func(out, folder, mask string, variables ...string) map[string][32]byte {
		t.Helper()
		c := exec.Command("sh", "-c", "umask "+mask+` && exec "$0" build --as-of 2026-11-23 --content "$1" --out "$2" --lang en`, program, content, out)
		c.Dir = folder
		c.Env = append(append(os.Environ(), "GENERATOR_TEST=1"), variables...)
		if said, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", variables, err, said)
		}
		return treeOf(t, out)
	}
	work := t.TempDir()
	want := build(filepath.Join(work, "public"), ".", "022")
	for _, test := range []struct{ name, mask, variables string }{
		{"one processor", "022", "GOMAXPROCS=1"},
		{"two processors", "022", "GOMAXPROCS=2"},
		{"eight processors", "022", "GOMAXPROCS=8"},
		{"東京 の 部屋", "077", "LC_ALL=ja_JP.UTF-8 TZ=Asia/Tokyo"},
		{"far east", "002", "LC_ALL=tr_TR.UTF-8 LANG=tr TZ=Pacific/Kiritimati"},
		{"far west", "022", "LC_ALL=C TZ=Pacific/Pago_Pago GOGC=5"},
	} {
		folder := filepath.Join(work, test.name)
		if err := os.Mkdir(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		got := build(filepath.Join(folder, "サイト public"), folder, test.mask, strings.Fields(test.variables)...)
		if diff := differences(got, want); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}
