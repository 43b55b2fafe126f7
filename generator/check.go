package main

import (
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"sync"

	"jobun/generator/internal/check"
	"jobun/generator/internal/content"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

func checkFlags(o *options, flags *flag.FlagSet) {
	contentFlag(o, flags)
	dayFlags(o, flags)
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
	folder, err := openFolder(o)
	if err != nil {
		return err
	}
	err = folder.each(o, func(int, *policy.Policy) error { return nil })
	if err != nil {
		return err
	}
	return report(env.stderr, o.lang, folder.problems.Sorted())
}

// openedFolder is a content folder and the problems found in it so far.
type openedFolder struct {
	*content.Folder
	mu       sync.Mutex
	problems source.Problems
	stopped  bool // something may not be published, so nothing is
}

func openFolder(o options) (*openedFolder, error) {
	root, err := os.OpenRoot(o.content)
	if err != nil {
		return nil, err
	}
	folder, problems, err := content.Open(root.FS(), o.content)
	if err != nil {
		return nil, err
	}
	f := &openedFolder{Folder: folder}
	f.add(problems)
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
// place among all. The policies' problems are added; an error is the machine's.
func (f *openedFolder) each(o options, use func(i int, p *policy.Policy) error) error {
	names := f.Policies()
	return parallel(len(names), func(i int) error { return f.one(o, i, names[i], use) })
}

// parallel calls do with the numbers below n, as many at once as there are
// processors, until one returns an error.
func parallel(n int, do func(i int) error) error {
	next := make(chan int)
	errs := make(chan error, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				if err := do(i); err != nil {
					errs <- err
					return
				}
			}
		})
	}
	var err error
	for i := range n {
		select {
		case next <- i:
			continue
		case err = <-errs:
		}
		break
	}
	close(next)
	wg.Wait()
	select {
	case first := <-errs:
		return first
	default:
		return err
	}
}

func (f *openedFolder) one(o options, i int, name string, use func(int, *policy.Policy) error) error {
	p, problems, err := f.load(o, name)
	if err != nil || f.add(problems) {
		return err
	}
	return use(i, p)
}

// load loads and checks one policy.
func (f *openedFolder) load(o options, name string) (*policy.Policy, []source.Problem, error) {
	p, problems, err := f.Load(name, o.drafts)
	if err != nil {
		return nil, nil, err
	}
	return p, append(problems, check.Policy(&f.Site, p)...), nil
}

// report prints problems, one a line with its hint, and returns errProblems if
// one of them stops publication.
func report(w io.Writer, lang string, problems []source.Problem) error {
	if len(problems) == 0 {
		return nil
	}
	catalog, err := source.NewCatalog()
	if err != nil {
		return err
	}
	for _, p := range problems {
		fmt.Fprintln(w, catalog.Line(p, lang))
	}
	if source.HasErrors(problems) {
		return errProblems
	}
	return nil
}

// layoutsFolder returns the folder of layouts that replace default ones; nil if
// there is none.
func layoutsFolder(name string) (fs.FS, error) {
	if name == "" {
		return nil, nil
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return root.FS(), nil
}
