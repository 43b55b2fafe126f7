//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestInterruptedBuild interrupts a build in the middle; the site stays whole and
// nothing is left beside it.
func TestInterruptedBuild(t *testing.T) {
	content := makeCorpus(t, 800)
	work := t.TempDir()
	out := filepath.Join(work, "public")
	if err := os.MkdirAll(out, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(out, "index.html"), []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(program, "build", "--content", content, "--out", out, "--lang", "ja")
	c.Env = append(os.Environ(), "GENERATOR_TEST=1")
	var said strings.Builder
	c.Stderr = &said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for range 1000 { // until the first pages are written
		if stages, _ := filepath.Glob(filepath.Join(work, ".public.new-*/ja/*")); len(stages) > 0 {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	if err := c.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	c.Wait()
	if got := c.ProcessState.ExitCode(); got != exitMachine || !strings.Contains(said.String(), "中断しました") {
		t.Errorf("exit status %d\n%s", got, said.String())
	}
	if data, err := os.ReadFile(filepath.Join(out, "index.html")); err != nil || string(data) != "old" {
		t.Errorf("the site is %q, %v", data, err)
	}
	list, err := os.ReadDir(work)
	if err != nil || len(list) != 1 {
		t.Errorf("beside the site stand %v, %v", list, err)
	}
}
