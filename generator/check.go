package main

import (
	"flag"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/cache"
	"jobun/generator/internal/check"
	"jobun/generator/internal/content"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

func checkFlags(o *options, flags *flag.FlagSet) {
	contentFlag(o, flags)
	dayFlags(o, flags)
	choice(flags, &o.problems, "format", formatNames()...)
	flags.BoolVar(&o.list, "list", false, "")
	flags.StringVar(&o.explain, "explain", "", "")
}

// formatNames returns the formats in which problems can be written.
func formatNames() []string {
	names := make([]string, len(source.Formats))
	for i, f := range source.Formats {
		names[i] = f.Name
	}
	return names
}

// runCheck reports the problems of the content and writes nothing.
func runCheck(env environment, args []string) error {
	o, err := parseFlags(env, "check", args)
	if err != nil {
		return err
	}
	if err := noArguments("check", o); err != nil {
		return err
	}
	switch {
	case o.list:
		return listChecks(env.stdout, o.lang)
	case o.explain != "":
		return explainCheck(env.stdout, o.lang, o.explain)
	}
	folder, err := openFolder(o)
	if err != nil {
		return err
	}
	err = folder.each(o, func(int, *amendment.History) error { return nil })
	if err != nil {
		return err
	}
	w := env.stdout
	if o.problems == source.Formats[0].Name {
		w = env.stderr // Text is for people; what programs read is output.
	}
	return report(w, o, folder.problems.Sorted())
}

// openedFolder is a content folder and the problems found in it so far.
type openedFolder struct {
	*content.Folder
	mu       sync.Mutex
	day      policy.Date // for which the site is built
	problems source.Problems
	stopped  bool // something may not be published, so nothing is
	stats    stats
	memory   *memory // of the last build; nil if there is none
}

func openFolder(o options) (*openedFolder, error) { return openRemembered(o, nil) }

// openRemembered opens the folder. Of what is remembered it reads only what has
// changed; the memory may be nil.
func openRemembered(o options, m *memory) (*openedFolder, error) {
	files, err := folderFS(o.content)
	if err != nil {
		return nil, err
	}
	if m != nil {
		m.content = &recorder{FS: files, sums: map[string]cache.Sum{}}
		files = m.content
	}
	folder, problems, err := content.OpenSite(files, o.content)
	if err != nil {
		return nil, err
	}
	f := &openedFolder{Folder: folder, memory: m}
	f.add(problems)
	if f.day, err = o.day(folder.Site.TimeZone); err != nil && f.stopped {
		f.day, err = o.day("UTC") // The time zone is a problem that will be reported.
	}
	if err != nil {
		return nil, err
	}
	var known content.Known
	if m != nil {
		m.recall(o, f)
		known = m.known(f)
	}
	if problems, err = folder.OpenPolicies(known); err != nil {
		return nil, err
	}
	f.add(problems)
	if m != nil {
		m.spread()
	}
	return f, nil
}

// add records problems; an error among them stops publication.
func (f *openedFolder) add(problems []source.Problem) (stopped bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.problems.Append(problems...)
	f.stopped = f.stopped || source.HasErrors(problems)
	return f.stopped
}

// each loads and checks the policies, as many at once as there are processors,
// and calls use for each while nothing stops publication, with the policy's
// place among all and its history. The policies' problems are added; an error is the machine's.
func (f *openedFolder) each(o options, use func(i int, h *amendment.History) error) error {
	names := f.Policies()
	return parallel(len(names), func(i int) error { return f.one(o, i, names[i], use) })
}

// parallel calls do with the numbers below n, as many at once as there are
// processors, until one returns an error.
func parallel(n int, do func(i int) error) error {
	var next atomic.Int64
	errs := make(chan error, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if err := do(i); err != nil {
					errs <- err
					next.Store(int64(n))
					return
				}
			}
		})
	}
	wg.Wait()
	select {
	case first := <-errs:
		return first
	default:
		return nil
	}
}

func (f *openedFolder) one(o options, i int, name string, use func(int, *amendment.History) error) error {
	if p := f.memory.isSame(name); p != nil {
		f.add(p.Problems)
		return nil
	}
	h, problems, err := f.load(o, name)
	f.memory.found(name, problems)
	if err != nil || f.add(problems) {
		return err
	}
	return use(i, h)
}

// load loads and checks one policy. Checks and pages compare the same versions, so
// both use its history.
func (f *openedFolder) load(o options, name string) (*amendment.History, []source.Problem, error) {
	start := time.Now()
	p, problems, err := f.Load(name, o.drafts)
	f.stats.since(start, reading)
	if err != nil {
		return nil, nil, err
	}
	// A version without its prevailing text is a problem already, and nothing can be
	// compared with it.
	p.Versions = slices.DeleteFunc(p.Versions, func(v *policy.Version) bool { return v.Texts[p.Prevailing] == nil })
	h := amendment.NewHistory(p)
	if content.Unreadable(problems) {
		return h, problems, nil
	}
	defer f.stats.since(time.Now(), checking)
	return h, check.Policy(&f.Site, h, f.day, problems), nil
}

// report writes problems in the format, and returns errProblems if one of them
// stops publication.
func report(w io.Writer, o options, problems []source.Problem) error {
	catalog, err := source.NewCatalog()
	if err != nil {
		return err
	}
	r := &source.Report{Problems: problems, Rules: rules(), Catalog: catalog, Language: o.lang}
	format := source.Formats[max(0, slices.Index(formatNames(), o.problems))]
	if err := format.Write(w, r); err != nil {
		return err
	}
	if source.HasErrors(problems) {
		return errProblems
	}
	return nil
}

// rules returns the checks as formats name them.
func rules() []source.Rule {
	all := check.All()
	list := make([]source.Rule, len(all))
	for i, c := range all {
		list[i] = source.Rule{Name: c.Name, Severity: c.Severity}
	}
	return list
}

// listChecks writes a line for each check: its name, its severity, a mark if
// policy.yaml cannot lower it, and its title.
func listChecks(w io.Writer, lang string) error {
	catalog, err := source.NewCatalog()
	if err != nil {
		return err
	}
	for _, c := range check.All() {
		firm := ' '
		if c.Firm {
			firm = '*'
		}
		if _, err := fmt.Fprintf(w, "%-18s %-7s %c %s\n", c.Name, c.Severity, firm, catalog.Title(c.Name, lang)); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(w, "\n%s\n", catalog.Firm(lang))
	return err
}

// explainCheck writes what the check is for.
func explainCheck(w io.Writer, lang, name string) error {
	c, ok := check.Find(name)
	if !ok {
		return wrong("check.explain", "Found", name)
	}
	catalog, err := source.NewCatalog()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s (%s): %s\n\n%s\n", c.Name, c.Severity, catalog.Title(name, lang), catalog.Document(name, lang))
	return err
}

// layoutsFolder returns the folder of layouts that replace default ones; nil if
// there is none.
func layoutsFolder(name string) (fs.FS, error) {
	if name == "" {
		return nil, nil
	}
	return folderFS(name)
}
