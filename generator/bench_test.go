package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/check"
	"jobun/generator/internal/content"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/render"
	"jobun/generator/internal/site"
)

// BenchmarkBuild builds the pages of texts of made documents and prints, beside
// the time a document, the ratio to the floor: goldmark alone converting the same
// documents and writing as many bytes to as many files, on the same processors. What
// the checks add is another matter, see [BenchmarkChecks]; "checked" is with them.
func BenchmarkBuild(b *testing.B) {
	all := check.Checks
	defer func() { check.Checks = all }()
	for _, documents := range []int{200, 2000} {
		check.Checks = nil
		b.Run(fmt.Sprintf("documents=%d", documents), func(b *testing.B) { benchmarkBuild(b, documents, site.TextPages) })
		check.Checks = all
		b.Run(fmt.Sprintf("documents=%d/checked", documents), func(b *testing.B) { benchmarkBuild(b, documents, site.TextPages) })
	}
}

// BenchmarkBuildAll is BenchmarkBuild for all pages, with comparisons and feeds.
func BenchmarkBuildAll(b *testing.B) {
	for _, documents := range []int{200, 2000} {
		b.Run(fmt.Sprintf("documents=%d", documents), func(b *testing.B) { benchmarkBuild(b, documents, site.PolicyPages) })
	}
}

// BenchmarkChanges prints how much longer a build takes with the comparisons of
// all consecutive versions than without any, and with all pages that there are:
// those against older versions, feeds, and both languages side by side. The build
// without has no check that compares versions either. All is time of the processors,
// so that other programs do not matter.
func BenchmarkChanges(b *testing.B) {
	const documents = 400
	content := makeCorpus(b, documents)
	out := filepath.Join(b.TempDir(), "public")
	all := check.Checks
	defer func() { check.Checks = all }()
	without := slices.DeleteFunc(slices.Clone(all), func(c check.Check) bool { return c.Name == "lag" || c.Name == "stale" })
	var took [3]time.Duration
	for b.Loop() {
		for i, pages := range []pagesOf{site.TextPages, consecutivePages, site.PolicyPages} {
			b.StopTimer()
			os.RemoveAll(out)
			check.Checks = all
			if i == 0 {
				check.Checks = without
			}
			b.StartTimer()
			start := processorTime(b)
			buildOnce(b, content, out, pages)
			took[i] += processorTime(b) - start
		}
	}
	b.ReportMetric((took[1].Seconds()/took[0].Seconds()-1)*100, "%more-consecutive")
	b.ReportMetric((took[2].Seconds()/took[0].Seconds()-1)*100, "%more-all")
}

// consecutivePages are the pages of texts, and those that compare a version with the
// one before it.
func consecutivePages(s *policy.Site, h *amendment.History, asOf policy.Date, use func(*site.Page) error) error {
	return site.PolicyPages(s, h, asOf, func(p *site.Page) error {
		switch {
		case p.Kind == site.Feed, p.Kind == site.ParallelPage, p.Kind == site.PeriodsData, p.Changes != nil && p.Changes.Older != "":
			return nil
		}
		return use(p)
	})
}

func benchmarkBuild(b *testing.B, documents int, pages pagesOf) {
	content := makeCorpus(b, documents)
	out := filepath.Join(b.TempDir(), "public")
	var builds, floor time.Duration
	for b.Loop() {
		b.StopTimer()
		os.RemoveAll(out)
		b.StartTimer()
		start := time.Now()
		buildOnce(b, content, out, pages)
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

func buildOnce(tb testing.TB, content, out string, pages pagesOf) {
	tb.Helper()
	var stderr bytes.Buffer
	m, err := newMessages("en")
	if err != nil {
		tb.Fatal(err)
	}
	env := environment{stdout: io.Discard, stderr: &stderr, getenv: func(string) string { return "" }, messages: m}
	collectLessOften(env)
	err = func() error {
		o, err := parseFlags(env, "build", []string{"--content", content, "--out", out, "--as-of", "2026-11-23"})
		if err != nil {
			return err
		}
		renderer, err := render.New(nil)
		if err != nil {
			return err
		}
		folder, err := openFolder(o)
		if err != nil {
			return err
		}
		return buildFolder(env, o, folder, renderer, pages)
	}()
	if err != nil {
		tb.Fatalf("%v\n%.2000s", err, stderr.String())
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

// BenchmarkChecks prints what the checks add to the build of the same documents:
// the time of all checks as a share of the build without them, both as time of
// the processors, so that other programs do not matter.
func BenchmarkChecks(b *testing.B) {
	const documents = 2000
	content := makeCorpus(b, documents)
	out := filepath.Join(b.TempDir(), "public")
	var builds, checks time.Duration
	for b.Loop() {
		os.RemoveAll(out)
		start := processorTime(b)
		buildOnce(b, content, out, site.PolicyPages)
		builds += processorTime(b) - start
		checks += checkTime(b, content)
	}
	n := float64(documents) * float64(b.N)
	b.ReportMetric(checks.Seconds()*1e6/n, "µs/document")
	b.ReportMetric(checks.Seconds()/(builds-checks).Seconds(), "×build")
}

// checkTime loads all policies and returns the time that the checks take.
func checkTime(tb testing.TB, name string) (sum time.Duration) {
	tb.Helper()
	folder, problems, err := content.Open(os.DirFS(name), "content")
	if err != nil || len(problems) > 0 {
		tb.Fatal(err, problems)
	}
	day := policy.Date{Year: 2026, Month: 11, Day: 23}
	for _, name := range folder.Policies() {
		p, problems, err := folder.Load(name, false)
		if err != nil {
			tb.Fatal(err)
		}
		start := processorTime(tb)
		found := check.Policy(&folder.Site, amendment.NewHistory(p), day, problems)
		sum += processorTime(tb) - start
		if len(found) > 0 {
			tb.Fatal(found)
		}
	}
	return sum
}
