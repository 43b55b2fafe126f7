package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
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
	"jobun/generator/internal/source"
)

// BenchmarkBuild builds the pages of texts of made documents and prints, beside
// the time a document, the ratio to the floor: goldmark alone converting the same
// documents and writing as many bytes to as many files, on the same processors. What
// the checks add is another matter, see [BenchmarkChecks]; "checked" is with them. The
// search index is made and written all the same: "×floor-without-index" is the ratio
// without the time that it takes.
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
	index := time.Duration(b.N) * indexTime(b, content) / time.Duration(runtime.GOMAXPROCS(0))
	b.ReportMetric((builds-index).Seconds()/floor.Seconds(), "×floor-without-index")
}

// indexTime loads all policies and returns the time of the processors that what the
// search index has of them takes.
func indexTime(tb testing.TB, name string) (sum time.Duration) {
	tb.Helper()
	defer runtime.KeepAlive(spare(os.Getenv)) // as in a build
	var summarizer site.Summarizer
	day := policy.Date{Year: 2026, Month: 11, Day: 23}
	eachPolicy(tb, name, func(_ *policy.Site, p *policy.Policy, _ []source.Problem) {
		start := processorTime(tb)
		summarizer.Summarize(p, day)
		sum += processorTime(tb) - start
	})
	return sum
}

// eachPolicy loads all policies of a content folder without mistakes.
func eachPolicy(tb testing.TB, name string, use func(s *policy.Site, p *policy.Policy, problems []source.Problem)) {
	tb.Helper()
	folder, problems, err := content.Open(os.DirFS(name), "content")
	if err != nil || len(problems) > 0 {
		tb.Fatal(err, problems)
	}
	for _, name := range folder.Policies() {
		p, problems, err := folder.Load(name, false)
		if err != nil {
			tb.Fatal(err)
		}
		use(&folder.Site, p, problems)
	}
}

// BenchmarkFresh builds whole sites in processes of their own, as a user does, and
// then brings each up to date after one text was edited. It prints documents and pages
// a second by the clock, the time of the processors a document and its ratio to the
// floor (see [BenchmarkBuild]), and the most memory that a process took. The time a
// document of the largest site over that of the smallest is how much more than linear
// it grows.
func BenchmarkFresh(b *testing.B) {
	for _, documents := range freshDocuments {
		b.Run(fmt.Sprintf("documents=%d", documents), func(b *testing.B) { benchmarkFresh(b, documents) })
	}
}

func benchmarkFresh(b *testing.B, documents int) {
	content := makeCorpus(b, documents)
	work := b.TempDir()
	out := filepath.Join(work, "public")
	var clock, processors, updating, updatingProcessors time.Duration
	var memory, updatingMemory int64
	edits := 0
	for b.Loop() {
		os.RemoveAll(out)
		os.RemoveAll(filepath.Join(work, cacheFolder))
		took, used, most := runFresh(b, content, out)
		clock, processors, memory = clock+took, processors+used, max(memory, most)
		for range 5 {
			edits++
			editOne(b, content, edits)
			took, used, most = runFresh(b, content, out)
			if updating == 0 || took < updating {
				updating, updatingProcessors = took, used
			}
			updatingMemory = max(updatingMemory, most)
		}
	}
	b.StopTimer()
	sizes := sizesOf(b, out)
	os.RemoveAll(work) // A large site takes much of a disk.
	start := processorTime(b)
	floorOf(b, content, out, sizes)
	floor := processorTime(b) - start
	n := float64(documents) * float64(b.N)
	b.ReportMetric(n/clock.Seconds(), "documents/s")
	b.ReportMetric(float64(len(sizes))*float64(b.N)/clock.Seconds(), "files/s")
	b.ReportMetric(processors.Seconds()*1000/n, "cpu-ms/document")
	b.ReportMetric(processors.Seconds()/float64(b.N)/floor.Seconds(), "×floor")
	b.ReportMetric(float64(memory)/(1<<20), "MB")
	b.ReportMetric(updating.Seconds()*1000, "edit-ms")
	b.ReportMetric(updatingProcessors.Seconds()*1000, "edit-cpu-ms")
	b.ReportMetric(float64(updatingMemory)/(1<<20), "edit-MB")
}

// editOne changes words of a text, in both languages.
func editOne(tb testing.TB, content string, n int) {
	tb.Helper()
	for language, words := range map[string][2]string{"ja": {"会員は、", "会員%dは、"}, "en": {"A member must", "A member %d must"}} {
		name := filepath.Join(content, "policy-00003", "2023-06-16", language+".md")
		data, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		last := words[0]
		if n > 1 {
			last = fmt.Sprintf(words[1], n-1)
		}
		if err := os.WriteFile(name, bytes.ReplaceAll(data, []byte(last), []byte(fmt.Sprintf(words[1], n))), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
}

// runFresh builds in a process of its own, and returns its time by the clock and of
// the processors, and the most memory that it took, in bytes.
func runFresh(tb testing.TB, content, out string) (clock, processors time.Duration, memory int64) {
	tb.Helper()
	c := buildCommand(content, out)
	start := time.Now()
	if said, err := c.CombinedOutput(); err != nil {
		tb.Fatalf("%v\n%.2000s", err, said)
	}
	clock = time.Since(start)
	return clock, c.ProcessState.UserTime() + c.ProcessState.SystemTime(), memoryOf(c.ProcessState)
}

func buildOnce(tb testing.TB, content, out string, pages pagesOf) {
	tb.Helper()
	var stderr bytes.Buffer
	m, err := newMessages("en")
	if err != nil {
		tb.Fatal(err)
	}
	env := environment{stdout: io.Discard, stderr: &stderr, getenv: func(string) string { return "" }, messages: m}
	defer runtime.KeepAlive(spare(env.getenv))
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
	return floorOf(tb, content, site, sizesOf(tb, site))
}

// sizesOf returns the sizes of the files of a site.
func sizesOf(tb testing.TB, site string) map[string]int64 {
	tb.Helper()
	sizes := map[string]int64{}
	for _, f := range filesOf(tb, site, "") {
		info, err := os.Stat(f)
		if err != nil {
			tb.Fatal(err)
		}
		sizes[f] = info.Size()
	}
	return sizes
}

// floorOf is measureFloor for a site of which the sizes of the files are known.
func floorOf(tb testing.TB, content, site string, sizes map[string]int64) time.Duration {
	tb.Helper()
	documents, files := filesOf(tb, content, ".md"), slices.Sorted(maps.Keys(sizes))
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
	defer runtime.KeepAlive(spare(os.Getenv)) // as in a build
	day := policy.Date{Year: 2026, Month: 11, Day: 23}
	eachPolicy(tb, name, func(s *policy.Site, p *policy.Policy, problems []source.Problem) {
		start := processorTime(tb)
		found := check.Policy(s, amendment.NewHistory(p), day, problems)
		sum += processorTime(tb) - start
		if len(found) > 0 {
			tb.Fatal(found)
		}
	})
	return sum
}

// buildCommand returns a build of the content in a process of its own.
func buildCommand(content, out string) *exec.Cmd {
	program, err := os.Executable()
	if err != nil {
		panic(err)
	}
	c := exec.Command(program, "build", "--content", content, "--out", out, "--as-of", "2026-11-23", "--lang", "en")
	c.Env = append(os.Environ(), "GENERATOR_TEST=1")
	return c
}
