package main

import (
	"bytes"
	"html"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"jobun/generator/internal/policy"
)

// verification is a command that a page gives, and what it says that it prints.
var verification = regexp.MustCompile(`<dt><code>(.*?)</code></dt><dd><code>(.*?)</code></dd>`)

// TestVerification does what each page of the sample says about its seal: it runs the
// commands on the file beside the page.
func TestVerification(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no shell")
	}
	out := filepath.Join(t.TempDir(), "public")
	env := environment{stdout: io.Discard, stderr: io.Discard, getenv: func(string) string { return "" }}
	if status := run(env, []string{"build", "--content", "../content", "--out", out, "--as-of", "2026-11-23"}); status != exitGood {
		t.Fatalf("exit status %d", status)
	}
	sealed := 0
	err = filepath.WalkDir(out, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.Name() != "text.txt" {
			return err
		}
		page, err := os.ReadFile(filepath.Join(filepath.Dir(name), "index.html"))
		if err != nil {
			return err
		}
		if strings.Contains(string(page), `<meta http-equiv="refresh"`) {
			return nil // A former address, which leads to the page that says it.
		}
		sealed++
		commands := verification.FindAllStringSubmatch(string(page), -1)
		if len(commands) != 2 {
			t.Errorf("%s: %d commands", name, len(commands))
		}
		for _, c := range commands {
			line, want := html.UnescapeString(c[1]), html.UnescapeString(c[2])
			tool, _, _ := strings.Cut(line, " ")
			if _, err := exec.LookPath(tool); err != nil {
				continue
			}
			command := exec.Command(shell, "-c", line)
			command.Dir = filepath.Dir(name)
			got, err := command.Output()
			if fields := strings.Fields(string(got)); err != nil || len(fields) == 0 || fields[0] != want {
				t.Errorf("%s: %s prints %q, %v, want %s", name, line, got, err, want)
			}
		}
		return nil
	})
	if err != nil || sealed == 0 {
		t.Error(err, sealed)
	}
}

// TestSealLines checks where new lines stand, and that no line is lost.
func TestSealLines(t *testing.T) {
	line := func(name, version string) *policy.Seal {
		return &policy.Seal{Policy: name, Version: version, Language: "ja", Sum: "h1:"}
	}
	old := []*policy.Seal{line("b", "2020-01-01"), line("d", "2020-01-01"), line("a", "2020-01-01")}
	anew := line("d", "2020-01-01")
	anew.Corrections = 1
	got := sealLines(old, []newSeal{
		{made: line("b", "2019-01-01")}, {made: line("b", "2021-01-01")}, {made: anew, old: old[1]}, {made: line("e", "2020-01-01")},
	})
	want := "b 2019-01-01 ja h1:\nb 2020-01-01 ja h1:\nb 2021-01-01 ja h1:\nd 2020-01-01+1 ja h1:\na 2020-01-01 ja h1:\ne 2020-01-01 ja h1:\n"
	if string(got) != want {
		t.Errorf("%s, want %s", bytes.TrimSpace(got), want)
	}
}
