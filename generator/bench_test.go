package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// BenchmarkBuild builds a site of made documents and prints, beside the time a
// document, the ratio to the floor: goldmark alone converting the same documents
// and writing as many bytes to as many files, on the same processors.
func BenchmarkBuild(b *testing.B) {
	for _, documents := range []int{200, 2000} {
		b.Run(fmt.Sprintf("documents=%d", documents), func(b *testing.B) { benchmarkBuild(b, documents) })
	}
}

func benchmarkBuild(b *testing.B, documents int) {
	content := makeCorpus(b, documents)
	out := filepath.Join(b.TempDir(), "public")
	var builds, floor time.Duration
	for b.Loop() {
		b.StopTimer()
		os.RemoveAll(out)
		b.StartTimer()
		start := time.Now()
		buildOnce(b, content, out)
		builds += time.Since(start)
		b.StopTimer()
		floor += measureFloor(b, content, out)
		b.StartTimer()
	}
	n := float64(documents) * float64(b.N)
	b.ReportMetric(builds.Seconds()*1000/n, "ms/document")
	b.ReportMetric(floor.Seconds()*1000/n, "floor-ms/document")
	b.ReportMetric(builds.Seconds()/floor.Seconds(), "×floor")
}

func buildOnce(tb testing.TB, content, out string) {
	tb.Helper()
	var stderr bytes.Buffer
	env := environment{stdout: io.Discard, stderr: &stderr, getenv: func(string) string { return "" }}
	if status := run(env, []string{"build", "--content", content, "--out", out, "--as-of", "2026-11-23"}); status != exitGood {
		tb.Fatalf("exit status %d\n%.2000s", status, stderr.String())
	}
}

// measureFloor times goldmark on the documents of the content, and the writing
// of files of the same sizes as those of the site.
func measureFloor(tb testing.TB, content, site string) time.Duration {
	tb.Helper()
	documents := filesOf(tb, content, ".md")
	sizes := map[string]int64{}
	var files []string
	for _, f := range filesOf(tb, site, "") {
		info, err := os.Stat(f)
		if err != nil {
			tb.Fatal(err)
		}
		files, sizes[f] = append(files, f), info.Size()
	}
	out := tb.TempDir()
	start := time.Now()
	md := goldmark.New(goldmark.WithExtensions(extension.Table))
	workers := runtime.GOMAXPROCS(0)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			var html bytes.Buffer
			for i := w; i < len(documents); i += workers {
				html.Reset()
				source, err := os.ReadFile(documents[i])
				if err != nil || md.Convert(source, &html) != nil {
					tb.Error("goldmark:", err)
				}
			}
			folders := map[string]bool{}
			for i := w; i < len(files); i += workers {
				rel, _ := filepath.Rel(site, files[i])
				path := filepath.Join(out, rel)
				if folder := filepath.Dir(path); !folders[folder] {
					os.MkdirAll(folder, 0o755)
					folders[folder] = true
				}
				if err := os.WriteFile(path, filler(&html, sizes[files[i]]), 0o644); err != nil {
					tb.Error(err)
				}
			}
		})
	}
	wg.Wait()
	elapsed := time.Since(start)
	os.RemoveAll(out)
	return elapsed
}

// filler returns n bytes: the last converted document, again and again.
func filler(html *bytes.Buffer, n int64) []byte {
	for int64(html.Len()) < n {
		html.Write(html.Bytes()[:max(1, min(html.Len(), 1<<20))])
	}
	return html.Bytes()[:n]
}

func filesOf(tb testing.TB, root, suffix string) []string {
	tb.Helper()
	var list []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && strings.HasSuffix(path, suffix) {
			list = append(list, path)
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return list
}
