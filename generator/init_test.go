package main

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/token"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// workflow is what the test knows of a workflow of GitHub.
type workflow struct {
	Jobs map[string]struct {
		Steps []struct {
			Name, Run, Uses string
		}
	}
}

func readWorkflow(t *testing.T, file string) (workflow, string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var w workflow
	if err := yaml.Unmarshal(data, &w); err != nil {
		t.Fatal(err)
	}
	return w, string(data)
}

// TestWorkflowsAreOne checks that the workflow of this repository is the one of new
// sites but for how it gets the program, and that every action has a fixed version.
func TestWorkflowsAreOne(t *testing.T) {
	_, site := readWorkflow(t, "starter/.github/workflows/publish.yml")
	own, text := readWorkflow(t, "../.github/workflows/publish.yml")
	before, rest, _ := strings.Cut(site, "      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2\n        with:\n          repository:")
	_, after, _ := strings.Cut(rest, "persist-credentials: false\n")
	want := before + after
	want = strings.Replace(want, "          go-version-file: .jobun/go.mod\n          cache-dependency-path: .jobun/go.sum\n", "          go-version-file: go.mod\n", 1)
	want = strings.Replace(want, "go -C .jobun build", "go build", 1)
	if text != want {
		t.Error("the two publish.yml differ in more than how they get the program")
	}
	for _, job := range own.Jobs {
		for _, step := range job.Steps {
			if _, version, _ := strings.Cut(step.Uses, "@"); step.Uses != "" && len(version) != 40 {
				t.Errorf("%s has no fixed version", step.Uses)
			}
		}
	}
}

// TestWorkflowSteps runs the shell steps of the workflow in a repository with a
// pull request that amends a version, adds one, and has a problem.
func TestWorkflowSteps(t *testing.T) {
	need(t, "bash", "git", "tar", "sed", "awk", "find")
	w, _ := readWorkflow(t, "starter/.github/workflows/publish.yml")
	work := t.TempDir()
	site, temp := filepath.Join(work, "site"), filepath.Join(work, "temp")
	summary := filepath.Join(work, "summary.md")
	files, err := starterFiles(false)
	if err != nil || makeFiles(site, files) != nil || os.Mkdir(temp, 0o755) != nil {
		t.Fatal("the site cannot be made:", err)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// The test is the program if it is called so: see main_test.go.
	if err := os.WriteFile(filepath.Join(temp, "generator"), []byte("#!/bin/sh\nGENERATOR_TEST=1 exec '"+program+"' \"$@\"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	command := func(env []string, name string, args ...string) (string, error) {
		c := exec.Command(name, args...)
		c.Dir = site
		c.Env = append(os.Environ(), append(env, "RUNNER_TEMP="+temp, "GITHUB_STEP_SUMMARY="+summary, "LC_ALL=C.UTF-8",
			"GIT_CONFIG_GLOBAL=/dev/null", "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com")...)
		out, err := c.CombinedOutput()
		return string(out), err
	}
	must := func(name string, args ...string) string {
		t.Helper()
		out, err := command(nil, name, args...)
		if err != nil {
			t.Fatalf("%s %v: %v\n%s", name, args, err, out)
		}
		return strings.TrimSpace(out)
	}
	step := func(name string, env ...string) (string, error) {
		for _, s := range w.Jobs["build"].Steps {
			if s.Name == name {
				return command(env, "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", s.Run)
			}
		}
		t.Fatalf("there is no step %q", name)
		return "", nil
	}
	must("git", "init", "-q", "-b", "main")
	must("git", "add", ".")
	must("git", "commit", "-qm", "first")
	base := must("git", "rev-parse", "HEAD")

	replace := func(name, old, changed string) {
		t.Helper()
		file := filepath.Join(site, name)
		data, err := os.ReadFile(file)
		if err != nil || !strings.Contains(string(data), old) {
			t.Fatalf("%s has no %q: %v", name, old, err)
		}
		if err := os.WriteFile(file, []byte(strings.Replace(string(data), old, changed, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	replace("content/terms/2026-10-01/ja.md", "電子メール", "書面")
	must(filepath.Join(temp, "generator"), "new", "version", "terms", "--effective", "2090-04-01")
	replace("content/terms/2090-04-01/en.md", "by e-mail", "in writing")
	replace("content/terms/2090-04-01/ja.md", "書面", "口頭")
	must(filepath.Join(temp, "generator"), "new", "policy", "rules", "--effective", "2090-04-01")
	must("git", "add", ".")
	must("git", "commit", "-qm", "second")

	if out, err := step("check"); err != nil {
		t.Errorf("check: %v\n%s", err, out)
	}
	if out, err := step("what changed", "BASE="+base); err != nil {
		t.Errorf("what changed: %v\n%s", err, out)
	}
	data, err := os.ReadFile(summary)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"before/terms/2026-10-01 → 2026-10-01", "<ins>書面</ins>", "<ins>口頭</ins>", "<ins>in writing</ins>", "## rules 2090-04-01 ja.md: new"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the summary does not show %q:\n%s", want, data)
		}
	}
	if out, err := step("build", "BASE_URL=https://example.github.io/policies", "GITHUB_SHA=c0ffee"); err != nil {
		t.Errorf("build: %v\n%s", err, out)
	}
	if data, err := os.ReadFile(filepath.Join(site, "public/ja/terms/index.html")); err != nil || !strings.Contains(string(data), "https://example.github.io/policies/ja/terms/") {
		t.Errorf("the site does not know its address: %v", err)
	}
	if data, err := os.ReadFile(filepath.Join(site, "public/commit.txt")); err != nil || string(data) != "c0ffee\n" {
		t.Errorf("the site is of the commit %q: %v", data, err)
	}
	replace("content/terms/2090-04-01/ja.md", "第3条", "第9条")
	out, err := step("check")
	if err == nil || !strings.Contains(out, "::error file=content/terms/2090-04-01/ja.md,line=11,col=1::") {
		t.Errorf("check of a text with a problem: %v\n%s", err, out)
	}
}

// TestWorkflowDue runs the step that decides whether to build by the clock, against
// sites as they may have been published.
func TestWorkflowDue(t *testing.T) {
	need(t, "bash", "curl", "sed", "date")
	w, _ := readWorkflow(t, "starter/.github/workflows/publish.yml")
	var script string
	for _, s := range w.Jobs["due"].Steps {
		script += s.Run
	}
	built := func(asOf string) string {
		out := filepath.Join(t.TempDir(), "public")
		var stderr bytes.Buffer
		env := environment{stdout: io.Discard, stderr: &stderr, getenv: func(string) string { return "" }}
		if got := run(env, []string{"build", "--content", "starter/content", "--out", out, "--as-of", asOf}); got != exitGood {
			t.Fatalf("exit status %d: %s", got, stderr.String())
		}
		data, err := os.ReadFile(filepath.Join(out, "versions.json"))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	before, after := built("2025-04-01"), built("2026-10-01")
	future := strings.Replace(before, "2026-09-30T15:00:00Z", "2926-09-30T15:00:00Z", 1)
	past := strings.Replace(before, "2026-09-30T15:00:00Z", "2016-09-30T15:00:00Z", 1)
	if future == before || past == before {
		t.Fatalf("the site changes at another time:\n%s", before)
	}
	for _, test := range []struct {
		name, event, versions, commit, want string
	}{
		{"not due", "schedule", future, "c0ffee\n", "false"},
		{"nothing will change", "schedule", after, "c0ffee\n", "false"},
		{"due", "schedule", past, "c0ffee\n", "true"},
		{"of another commit", "schedule", future, "decaf\n", "true"},
		{"of no commit", "schedule", future, "", "true"},
		{"no versions.json", "schedule", "", "c0ffee\n", "true"},
		{"a page instead", "schedule", "<!doctype html>\n<title>Sign in</title>\n", "<!doctype html>\n", "true"},
		{"a format of another day", "schedule", `{"nextChangeAt":"2926"}`, "c0ffee\n", "true"},
		{"a push", "push", future, "c0ffee\n", "true"},
		{"by hand", "workflow_dispatch", future, "c0ffee\n", "true"},
		{"a pull request", "pull_request", future, "c0ffee\n", "true"},
		{"unreachable", "schedule", "", "", "true"},
	} {
		t.Run(test.name, func(t *testing.T) {
			host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				text := map[string]string{"/policies/versions.json": test.versions, "/policies/commit.txt": test.commit}[r.URL.Path]
				if text == "" {
					w.WriteHeader(http.StatusNotFound)
					text = future // which is not what was asked for
				}
				io.WriteString(w, text)
			}))
			defer host.Close()
			if test.name == "unreachable" {
				host.Close()
			}
			output := filepath.Join(t.TempDir(), "output")
			c := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
			c.Env = append(os.Environ(), "NO_PROXY=*", "EVENT="+test.event, "BASE_URL="+host.URL+"/policies", "GITHUB_SHA=c0ffee", "GITHUB_OUTPUT="+output)
			if out, err := c.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			data, err := os.ReadFile(output)
			if err != nil || string(data) != "build="+test.want+"\n" {
				t.Errorf("%q, want build=%s: %v", data, test.want, err)
			}
		})
	}
}

// TestSchemasKnowAllKeys checks that the schemas for editors have the keys that
// package content reads, and no others.
func TestSchemasKnowAllKeys(t *testing.T) {
	read := map[string]bool{}
	for _, f := range goFiles(t) {
		if f.pkg != "content" {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || !strings.HasSuffix(called(call), ".mapping") && !isMapping(call) {
				return true
			}
			ast.Inspect(call, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					key, _ := strconv.Unquote(lit.Value)
					read[key] = true
				}
				return true
			})
			return true
		})
	}
	schema := map[string]bool{}
	for _, name := range []string{"site", "policy"} {
		data, err := os.ReadFile("starter/schema/" + name + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		var tree any
		if err := json.Unmarshal(data, &tree); err != nil {
			t.Fatal(err)
		}
		propertiesOf(tree, schema)
	}
	for _, key := range slices.Sorted(maps.Keys(read)) {
		if !schema[key] {
			t.Errorf("no schema in starter/schema has the key %q, which package content reads", key)
		}
	}
}

// isMapping reports whether the call is one of a method mapping of a field.
func isMapping(call *ast.CallExpr) bool {
	s, ok := call.Fun.(*ast.SelectorExpr)
	return ok && s.Sel.Name == "mapping"
}

func propertiesOf(tree any, keys map[string]bool) {
	switch tree := tree.(type) {
	case map[string]any:
		if properties, ok := tree["properties"].(map[string]any); ok {
			for key := range properties {
				keys[key] = true
			}
		}
		for _, v := range tree {
			propertiesOf(v, keys)
		}
	case []any:
		for _, v := range tree {
			propertiesOf(v, keys)
		}
	}
}
