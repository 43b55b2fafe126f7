package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"jobun/generator/internal/site"
)

// served is a preview that runs for a test.
type served struct {
	t       testing.TB
	content string
	url     string
	out     *lockedBuffer
}

// lockedBuffer is a buffer that a server writes while a test reads it.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// startServe serves the content folder until the test ends.
func startServe(t testing.TB, content string, change func(*options)) *served {
	t.Helper()
	m, err := newMessages("en")
	if err != nil {
		t.Fatal(err)
	}
	out := &lockedBuffer{}
	env := environment{stdout: out, stderr: out, getenv: func(string) string { return "" }, messages: m}
	o, err := parseFlags(env, "serve", []string{"--content", content, "--as-of", "2026-11-23"})
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(&o)
	}
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- serveOn(ctx, env, o, listener) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("serve ended with %v", err)
		}
	})
	return &served{t, content, "http://" + listener.Addr().String(), out}
}

// get returns the status and the body of an address.
func (s *served) get(address string) (int, string) {
	s.t.Helper()
	response, err := http.Get(s.url + address)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return response.StatusCode, string(data)
}

// events returns what a page is told, one state after another.
func (s *served) events(lang string) <-chan state {
	s.t.Helper()
	request, err := http.NewRequestWithContext(s.t.Context(), http.MethodGet, s.url+"/.preview/events?lang="+lang, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	states := make(chan state, 100)
	go func() {
		defer response.Body.Close()
		lines := bufio.NewReader(response.Body)
		for {
			text, err := lines.ReadString('\n')
			if err != nil {
				return
			}
			if data, ok := strings.CutPrefix(text, "data: "); ok {
				var next state
				if json.Unmarshal([]byte(data), &next) == nil {
					states <- next
				}
			}
		}
	}()
	return states
}

// until waits for a state that is as wanted.
func (s *served) until(states <-chan state, what string, wanted func(state) bool) state {
	s.t.Helper()
	deadline := time.After(10 * time.Second)
	for {
		select {
		case next := <-states:
			if wanted(next) {
				return next
			}
		case <-deadline:
			s.t.Fatalf("nobody told that %s; the terminal shows\n%s", what, s.out)
		}
	}
}

// write saves a file as many editors do: under another name, then renamed.
func (s *served) write(name, text string) {
	s.t.Helper()
	file := filepath.Join(s.content, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(file+"~", []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
	if err := os.Rename(file+"~", file); err != nil {
		s.t.Fatal(err)
	}
}

func (s *served) read(name string) string {
	s.t.Helper()
	data, err := os.ReadFile(filepath.Join(s.content, name))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(data)
}

func (s *served) shows(address, words string) {
	s.t.Helper()
	if _, body := s.get(address); !strings.Contains(body, words) {
		s.t.Errorf("%s does not show %q:\n%.1000s", address, words, body)
	}
}

func good(s state) bool { return len(s.Problems) == 0 }
func bad(s state) bool  { return len(s.Problems) > 0 }

// sampleContent copies the content of this site.
func sampleContent(tb testing.TB) string {
	tb.Helper()
	dir := filepath.Join(tb.TempDir(), "content")
	if err := copySample(dir); err != nil {
		tb.Fatal(err)
	}
	return dir
}

const (
	japanese = "terms-of-service/2023-10-01/ja.md"
	page     = "/ja/terms-of-service/2023-10-01/"
)

// TestServeShowsWhatIsSaved edits a text, breaks it and mends it.
func TestServeShowsWhatIsSaved(t *testing.T) {
	for _, poll := range []bool{false, true} {
		t.Run(fmt.Sprintf("poll=%v", poll), func(t *testing.T) {
			s := startServe(t, sampleContent(t), func(o *options) { o.poll = poll })
			states := s.events("ja")
			first := s.until(states, "the site is good", good)
			text := s.read(japanese)
			s.write(japanese, strings.Replace(text, "# 利用規約", "# 改名規約", 1))
			second := s.until(states, "the page has changed", func(n state) bool { return good(n) && n.Build != first.Build })
			s.shows(page, "改名規約")
			s.write(japanese, strings.Replace(text, "### 第2条（", "### 第3条（", 1))
			broken := s.until(states, "a number is wrong", bad)
			if p := broken.Problems[0]; !strings.HasPrefix(p.Place, filepath.ToSlash(s.content)+"/"+japanese) || p.Label != "エラー" || p.Hint == "" || len(p.Lines) != 3 || broken.Title == "" {
				t.Errorf("the problem is told as %+v", broken)
			}
			s.shows(page, "改名規約") // the last good page
			s.write(japanese, text)
			s.until(states, "the number is right", func(n state) bool { return good(n) && n.Build != second.Build })
			s.shows(page, "利用規約")
		})
	}
}

// TestServeIsTheSite checks that the preview is the site that a build makes, but
// for the script and the permission to hear of changes.
func TestServeIsTheSite(t *testing.T) {
	content := sampleContent(t)
	s := startServe(t, content, func(o *options) { o.drafts = false })
	out := filepath.Join(t.TempDir(), "public")
	buildOnce(t, content, out, site.PolicyPages)
	if s.until(s.events("en"), "the site is there", good).Build == "" {
		t.Error("the preview has no number")
	}
	for _, file := range filesOf(t, out, "") {
		name, err := filepath.Rel(out, file)
		if err != nil {
			t.Fatal(err)
		}
		if name == manifest {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), "preview.js") {
			t.Errorf("the published %s has the script of the preview", name)
		}
		status, body := s.get("/" + strings.TrimSuffix(filepath.ToSlash(name), "index.html"))
		if before, after, ok := strings.Cut(body, "<script src=\"/.preview/"); ok {
			_, after, _ = strings.Cut(after, "</script>\n")
			body = before + after
		}
		if status != http.StatusOK || body != string(data) {
			t.Errorf("%s: status %d, and not the bytes of the build", name, status)
		}
	}
}

// TestServeIsForThisMachine checks what the server refuses.
func TestServeIsForThisMachine(t *testing.T) {
	s := startServe(t, sampleContent(t), nil)
	s.until(s.events("en"), "the site is there", good)
	for _, test := range []struct {
		method, host, address string
		want                  int
	}{
		{"GET", "", "/ja/", http.StatusOK},
		{"HEAD", "", "/ja/", http.StatusOK},
		{"GET", "localhost", "/ja/", http.StatusOK},
		{"GET", "localhost:8080", "/ja/", http.StatusOK},
		{"GET", "evil.example", "/ja/", http.StatusMisdirectedRequest},
		{"GET", "127.0.0.1.evil.example:80", "/ja/", http.StatusMisdirectedRequest},
		{"GET", "evil.example", "/.preview/events", http.StatusMisdirectedRequest},
		{"POST", "", "/ja/", http.StatusMethodNotAllowed},
		{"GET", "", "/ja/nothing/", http.StatusNotFound},
		{"GET", "", "/../main.go", http.StatusNotFound},
		{"GET", "", "/.preview/preview.js", http.StatusOK},
	} {
		request, err := http.NewRequest(test.method, s.url+test.address, nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Host = test.host
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != test.want {
			t.Errorf("%s %s at %q: status %d, want %d", test.method, test.address, test.host, response.StatusCode, test.want)
		}
	}
	response, err := http.Get(s.url + "/ja")
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if got := response.Request.URL.Path; got != "/ja/" {
		t.Errorf("/ja leads to %s", got)
	}
}

// TestServeSurvives does to the content what must not end the preview.
func TestServeSurvives(t *testing.T) {
	for _, test := range []struct {
		name string
		harm func(s *served)
		want string // in a problem
	}{
		{"empty file", func(s *served) { s.write(japanese, "") }, "title"},
		{"UTF-16", func(s *served) { s.write(japanese, "\xff\xfe#\x00 \x00") }, "UTF-"},
		{"no UTF-8", func(s *served) { s.write(japanese, "# \x82\xa0") }, "UTF-8"},
		{"site.yaml broken", func(s *served) { s.write("site.yaml", "title: [") }, "site.yaml"},
		{"policy.yaml broken", func(s *served) { s.write("terms-of-service/policy.yaml", "versions: [") }, "policy.yaml"},
		{"text gone", func(s *served) { os.Remove(filepath.Join(s.content, japanese)) }, "ja.md"},
		{"a folder that is no version", func(s *served) { s.write("terms-of-service/next year/ja.md", "# a") }, "next year"},
		{"a policy with capitals", func(s *served) { s.write("Terms/policy.yaml", "prevailing: ja\n") }, "Terms"},
		{"a link out of the folder", func(s *served) {
			os.Remove(filepath.Join(s.content, japanese))
			os.Symlink("/etc/passwd", filepath.Join(s.content, japanese))
		}, "ja.md"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := startServe(t, sampleContent(t), nil)
			states := s.events("en")
			s.until(states, "the site is good", good)
			test.harm(s)
			// On a slow machine what is written beside the file is told of first.
			s.until(states, "something about "+test.want, func(told state) bool {
				return slices.ContainsFunc(told.Problems, func(p stateProblem) bool {
					return strings.Contains(p.Place+p.Message+p.Hint, test.want)
				})
			})
			s.shows(page, "利用規約")
			os.RemoveAll(s.content)
			if err := copySample(s.content); err != nil {
				t.Fatal(err)
			}
			s.until(states, "all is good again", func(n state) bool { // and not only the policies that are back first
				_, body := s.get(page)
				return good(n) && strings.Contains(body, "利用規約")
			})
		})
	}
}

// TestServeContentVanishes moves the content away and back.
func TestServeContentVanishes(t *testing.T) {
	s := startServe(t, sampleContent(t), nil)
	states := s.events("ja")
	s.until(states, "the site is good", good)
	away := s.content + "-away"
	if err := os.Rename(s.content, away); err != nil {
		t.Fatal(err)
	}
	s.until(states, "the folder is gone", func(n state) bool {
		return bad(n) && strings.Contains(n.Problems[0].Message, "ファイル又はフォルダーがありません")
	})
	s.shows(page, "利用規約")
	if err := os.Rename(away, s.content); err != nil {
		t.Fatal(err)
	}
	s.until(states, "the folder is back", good)
	s.write(japanese, strings.Replace(s.read(japanese), "# 利用規約", "# 改名規約", 1))
	s.until(states, "the page has changed", func(n state) bool {
		_, body := s.get(page)
		return good(n) && strings.Contains(body, "改名規約")
	})
}

// TestServeNewPolicy adds a policy and takes it away.
func TestServeNewPolicy(t *testing.T) {
	s := startServe(t, sampleContent(t), nil)
	states := s.events("en")
	s.until(states, "the site is good", good)
	s.write("new-rules/2026-01-01/ja.md", "# 新規程\n\n## 第1条（目的）\n\n定める。\n")
	s.write("new-rules/policy.yaml", "prevailing: ja\nversions:\n  - effective: 2026-01-01\n    enacted: 2026-01-01\n")
	s.until(states, "the policy is good", func(n state) bool {
		status, _ := s.get("/ja/new-rules/")
		return good(n) && status == http.StatusOK
	})
	s.shows("/ja/", "新規程")
	if err := os.RemoveAll(filepath.Join(s.content, "new-rules")); err != nil {
		t.Fatal(err)
	}
	s.until(states, "the policy is gone", func(n state) bool {
		status, _ := s.get("/ja/new-rules/")
		return good(n) && status == http.StatusNotFound
	})
}

// TestServeEmptyFolder makes a folder and takes it away, as those who remove a policy
// file by file do in the end.
func TestServeEmptyFolder(t *testing.T) {
	s := startServe(t, sampleContent(t), nil)
	states := s.events("en")
	s.until(states, "the site is good", good)
	empty := filepath.Join(s.content, "empty")
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	s.until(states, "the folder is a problem", func(n state) bool {
		return bad(n) && strings.Contains(n.Problems[0].Message, "no policy.yaml")
	})
	if err := os.Remove(empty); err != nil {
		t.Fatal(err)
	}
	s.until(states, "the problem is gone", good)
}

// TestServeLayouts changes a layout and breaks it.
func TestServeLayouts(t *testing.T) {
	layouts := t.TempDir()
	style := filepath.Join(layouts, "home.html")
	original, err := os.ReadFile("../layouts/home.html")
	if err != nil {
		t.Fatal(err)
	}
	s := startServe(t, sampleContent(t), func(o *options) { o.layouts = layouts })
	states := s.events("en")
	s.until(states, "the site is good", good)
	if err := os.WriteFile(style, bytes.Replace(original, []byte("<main"), []byte("<p>another layout</p><main"), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	s.until(states, "the layout has changed", good)
	s.shows("/en/", "another layout")
	if err := os.WriteFile(style, []byte("{{define \"main\"}}{{.Nothing}}"), 0o644); err != nil {
		t.Fatal(err)
	}
	told := s.until(states, "the layout is broken", bad)
	if !strings.Contains(told.Problems[0].Message, "layouts/home.html:1") {
		t.Errorf("told %+v", told.Problems)
	}
	s.shows("/en/", "another layout")
}

// TestServeFollowsReferences changes what another policy refers to.
func TestServeFollowsReferences(t *testing.T) {
	s := startServe(t, sampleContent(t), nil)
	states := s.events("en")
	s.until(states, "the site is good", good)
	s.write("other/2026-05-01/ja.md", "# 細則\n\n## 第1条（目的）\n\n[](terms-of-service#purpose)による。\n")
	s.write("other/policy.yaml", "prevailing: ja\nversions:\n  - effective: 2026-05-01\n    enacted: 2026-05-01\n")
	s.until(states, "the policy is good", func(n state) bool {
		_, body := s.get("/ja/other/")
		return good(n) && strings.Contains(body, "art_1")
	})
	name := "terms-of-service/2026-04-01/ja.md"
	text := s.read(name)
	s.write(name, strings.Replace(text, "{#purpose}", "{#aim}", 1))
	told := s.until(states, "the name is gone", bad)
	if !slices.ContainsFunc(told.Problems, func(p stateProblem) bool { return strings.Contains(p.Place, "other/2026-05-01/ja.md") }) {
		t.Errorf("told %+v", told.Problems)
	}
	s.write(name, text)
	s.until(states, "the name is back", good)
}

// TestServeTwice serves one folder twice; the second takes the next port.
func TestServeTwice(t *testing.T) {
	first, err := listen(18080)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	second, err := listen(18080)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if first.Addr().String() == second.Addr().String() || !strings.HasPrefix(second.Addr().String(), "127.0.0.1:") {
		t.Errorf("ports %v and %v", first.Addr(), second.Addr())
	}
}

// BenchmarkServe measures the time from the save of a text to the page that shows
// it, in a site of 200 policies, without the browser.
func BenchmarkServe(b *testing.B) {
	s := startServe(b, makeCorpus(b, 800), nil)
	states := s.events("ja")
	s.until(states, "the site is good", good)
	name := "policy-00100/2023-06-16/ja.md"
	text := s.read(name)
	var times []time.Duration
	for b.Loop() {
		changed := strings.Replace(text, "# 第100号規程", fmt.Sprintf("# 第%d号規程", 1000+len(times)), 1)
		start := time.Now()
		s.write(name, changed)
		s.until(states, "the page has changed", func(n state) bool {
			_, body := s.get("/ja/policy-00100/")
			return good(n) && strings.Contains(body, fmt.Sprint(1000+len(times)))
		})
		times = append(times, time.Since(start))
		b.StopTimer()
		time.Sleep(30 * time.Millisecond)
		b.StartTimer()
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "median-ms")
}

// copySample copies the content of this repository, without seals, so that texts in
// force can be changed.
func copySample(dir string) error {
	if err := os.CopyFS(dir, os.DirFS("../content")); err != nil {
		return err
	}
	name := filepath.Join(dir, "site.yaml")
	site, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	site = bytes.Replace(site, []byte("seals: required\n"), nil, 1)
	return errors.Join(os.WriteFile(name, site, 0o644), os.Remove(filepath.Join(dir, "policy.sum")))
}
