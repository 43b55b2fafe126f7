package main

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/render"
	"jobun/generator/internal/site"
	"jobun/generator/internal/source"
)

// preview keeps a site in memory and brings it up to date. What changed is read
// again, with what refers to it; pages are written when somebody looks at them.
// It is used by one goroutine; what it shows ([shown]) never changes.
type preview struct {
	options  options
	folder   *openedFolder // nil if there is none yet
	day      policy.Date
	renderer *render.Renderer
	files    map[string]bool // of the content folder, when it was opened; false for a folder in it
	opening  []source.Problem
	policies map[string]*previewed
	broken   error // of the layouts
	build    int64 // number of the pages; another one for every preview
}

// previewed is one policy of a preview.
type previewed struct {
	pages    map[string]*site.Page // the last good ones, by file; nil if there are none yet
	summary  site.Summary
	refersTo map[string]bool // other policies
	problems []source.Problem
}

func newPreview(o options) *preview {
	return &preview{options: o, policies: map[string]*previewed{}, build: time.Now().UnixNano()}
}

// shown is a preview at one time.
type shown struct {
	build    int64
	site     *policy.Site // nil if there is none yet
	renderer *render.Renderer
	pages    func() map[string]*site.Page // of the whole site; made when one is first asked for
	assets   map[string][]byte
	policies map[string]*previewed
	problems []placed
	failures []error
	loaded   int // policies that were read
}

// rebuild brings the preview up to date with the changes; nil if nothing has
// changed that anybody can see.
func (p *preview) rebuild(c changes) *shown {
	var failures []error
	if c.all || c.layouts {
		p.layouts()
	}
	names, reopen := p.affected(c)
	if len(names) == 0 && !reopen && !c.layouts && !c.all {
		return nil
	}
	if reopen {
		if err := p.open(c, names); err != nil {
			failures = append(failures, err)
		}
	}
	loaded := 0
	if p.folder != nil && len(failures) == 0 {
		p.folder.Forget()
		list := p.dependents(names)
		loaded = len(list)
		if err := p.load(list); err != nil {
			failures = append(failures, err)
		}
	}
	if p.broken != nil {
		failures = append(failures, p.broken)
	}
	p.build++
	s := p.show(failures, loaded)
	s.savedFirst(p.options.content, c)
	return s
}

// layouts reads the layouts again. If they are wrong, the pages keep their looks.
func (p *preview) layouts() {
	files, err := layoutsFolder(p.options.layouts)
	if err != nil {
		p.broken = err
		return
	}
	r, err := render.New(files)
	if p.broken = err; err == nil {
		p.renderer = r
	}
}

// affected returns the policies whose files have changed, and whether the folder
// must be opened anew because the changes are not only in the words of texts.
// The file that an editor wrote beside the text and took away is no change.
func (p *preview) affected(c changes) (names map[string]bool, reopen bool) {
	names, reopen = map[string]bool{}, c.all || p.folder == nil
	for name := range c.content {
		_, err := os.Stat(filepath.Join(p.options.content, filepath.FromSlash(name)))
		known, exists := p.files[name], err == nil
		if !known && !exists && !p.hasFolder(name) {
			continue
		}
		folder, _, inside := strings.Cut(name, "/")
		if !inside && !p.hasFolder(name) && !isFolder(filepath.Join(p.options.content, name)) {
			return names, true // It is about the whole site.
		}
		names[folder] = true
		reopen = reopen || !known || !exists || path.Ext(name) != ".md"
	}
	return names, reopen
}

// hasFolder reports whether name was a folder of the content.
func (p *preview) hasFolder(name string) bool {
	isFile, known := p.files[name]
	return known && !isFile
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// open opens the folder anew, and adds to names the policies that must be read
// again: all of them if the changes are about the whole site.
func (p *preview) open(c changes, names map[string]bool) error {
	// What is there before it is read: what goes away meanwhile is a change later.
	files := filesIn(p.options.content)
	folder, err := openFolder(p.options)
	if err != nil {
		return err
	}
	whole := p.folder == nil || c.all || len(names) == 0
	for name := range c.content {
		whole = whole || !strings.Contains(name, "/") && !names[name]
	}
	p.opening = folder.problems.Sorted()
	if len(folder.Site.Languages) == 0 {
		return nil // Without a site the last good one is shown.
	}
	day, err := p.options.day(folder.Site.TimeZone)
	if err != nil {
		return nil // The time zone is among the problems.
	}
	p.folder, p.day, p.files = folder, day, files
	for _, name := range folder.Policies() {
		if whole || p.policies[name] == nil {
			names[name] = true
		}
	}
	for name := range p.policies {
		if !slices.Contains(folder.Policies(), name) && !isFolder(filepath.Join(p.options.content, name)) {
			delete(p.policies, name)
		}
	}
	return nil
}

// filesIn returns the files of a folder, and false for the folders in it, but those
// whose names begin with a dot.
func filesIn(folder string) map[string]bool {
	files := map[string]bool{}
	filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		if rel, err := filepath.Rel(folder, name); err == nil && !strings.HasPrefix(d.Name(), ".") {
			files[filepath.ToSlash(rel)] = !d.IsDir()
		}
		return nil
	})
	return files
}

// dependents returns the names with those of policies that refer to them, and of
// those with problems, which may be mended by what changed elsewhere.
func (p *preview) dependents(names map[string]bool) []string {
	var list []string
	for _, name := range p.folder.Policies() {
		old := p.policies[name]
		again := names[name] || old == nil || len(old.problems) > 0
		for other := range names {
			again = again || old.refersTo[other]
		}
		if again {
			list = append(list, name)
		}
	}
	return list
}

// load reads the policies with the names. An error is the machine's.
func (p *preview) load(names []string) error {
	results := make([]*previewed, len(names))
	err := parallel(len(names), func(i int) (err error) {
		results[i], err = p.one(names[i])
		return err
	})
	if err != nil {
		return err
	}
	for i, name := range names {
		p.policies[name] = results[i]
	}
	return nil
}

// one reads one policy. If something in it may not be published, it keeps its
// last good pages.
func (p *preview) one(name string) (*previewed, error) {
	history, problems, err := p.folder.load(p.options, name)
	if err != nil {
		return nil, err
	}
	out := &previewed{problems: problems, refersTo: references(history.Policy())}
	if old := p.policies[name]; old != nil {
		out.pages, out.summary = old.pages, old.summary
	}
	if source.HasErrors(problems) || p.openingFails(name) {
		return out, nil
	}
	pages := map[string]*site.Page{}
	err = site.PolicyPages(&p.folder.Site, history, p.day, func(page *site.Page) error {
		kept := *page
		pages[kept.File()] = &kept
		return nil
	})
	if err != nil {
		return nil, err
	}
	out.summary, out.pages = site.Summarize(history.Policy(), p.day), pages
	return out, nil
}

// openingFails reports whether policy.yaml or the folders of the policy are wrong.
func (p *preview) openingFails(name string) bool {
	folder := path.Join(filepath.ToSlash(p.options.content), name) + "/"
	return slices.ContainsFunc(p.opening, func(q source.Problem) bool {
		return q.Severity == source.Error && strings.HasPrefix(q.Pos.File+"/", folder)
	})
}

func byFile(pages []site.Page) map[string]*site.Page {
	files := make(map[string]*site.Page, len(pages))
	for i := range pages {
		files[pages[i].File()] = &pages[i]
	}
	return files
}

// references returns the names of the other policies that p refers to.
func references(p *policy.Policy) map[string]bool {
	names := map[string]bool{}
	var inlines func([]policy.Inline)
	inlines = func(list []policy.Inline) {
		for i := range list {
			if t := list[i].Target; t != nil && t.Policy != "" {
				names[t.Policy] = true
			}
			inlines(list[i].Children)
		}
	}
	for _, v := range p.Versions {
		for _, t := range v.Texts {
			inlines(t.Title)
			t.Walk(func(q *policy.Provision) {
				inlines(q.Caption)
				inlines(q.Note)
				eachInlines(q.Blocks, inlines)
				eachInlines(q.Tail, inlines)
			})
			eachInlines(t.Closing, inlines)
		}
	}
	return names
}

// eachInlines calls visit for all words of the blocks.
func eachInlines(blocks []policy.Block, visit func([]policy.Inline)) {
	for i := range blocks {
		b := &blocks[i]
		visit(b.Inlines)
		eachInlines(b.Blocks, visit)
		for _, item := range b.Items {
			eachInlines(item, visit)
		}
		for _, row := range b.Rows {
			for _, cell := range row {
				visit(cell)
			}
		}
	}
}

// show returns the preview as it is now.
func (p *preview) show(failures []error, loaded int) *shown {
	s := &shown{build: p.build, renderer: p.renderer, failures: failures, loaded: loaded, policies: maps.Clone(p.policies)}
	s.pages = func() map[string]*site.Page { return nil }
	problems := p.opening
	if p.folder != nil {
		s.site = &p.folder.Site
		day := p.day // as it is now, not when the pages are made
		var summaries []site.Summary
		for _, name := range slices.Sorted(maps.Keys(p.policies)) {
			q := p.policies[name]
			problems = append(problems[:len(problems):len(problems)], q.problems...)
			if q.pages != nil {
				summaries = append(summaries, q.summary)
			}
		}
		s.pages = sync.OnceValue(func() map[string]*site.Page { return byFile(site.SitePages(s.site, summaries, day)) })
	}
	if p.renderer != nil {
		s.assets = map[string][]byte{}
		for _, a := range p.renderer.Assets() {
			s.assets[a.Path] = a.Data
		}
	}
	s.problems = place(p.options.content, problems)
	return s
}

// savedFirst puts the problems in the files that were saved before the others,
// which most often follow from them.
func (s *shown) savedFirst(content string, c changes) {
	saved := func(p placed) int {
		rel, _ := strings.CutPrefix(p.Pos.File, path.Clean(filepath.ToSlash(content))+"/")
		if c.content[rel] {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(s.problems, func(a, b placed) int { return saved(a) - saved(b) })
}

// page returns the page of a file: of the whole site, or of a policy. Ok is false
// if there is none.
func (s *shown) page(file string) (page *site.Page, ok bool) {
	// A policy's files stand below its name, most of them in a language.
	for _, name := range strings.SplitN(file, "/", 3) {
		if p := s.policies[name]; p != nil {
			if page, ok = p.pages[file]; ok {
				return page, true
			}
		}
	}
	if page, ok = s.pages()[file]; ok {
		return page, true
	}
	for _, p := range s.policies { // It may stand below a former name.
		if page, ok = p.pages[file]; ok {
			return page, true
		}
	}
	return nil, false
}

// feed returns the feed of the whole site that is in the file, which needs the
// feeds of all policies. Ok is false if it is none.
func (s *shown) feed(file string) (page *site.Page, ok bool, err error) {
	if s.site == nil || !slices.ContainsFunc(s.site.Languages, func(l policy.Language) bool { return file == site.FeedAddress(l, "") }) {
		return nil, false, nil
	}
	var all site.Newest
	for _, name := range slices.Sorted(maps.Keys(s.policies)) {
		for _, p := range s.policies[name].pages {
			if p.Kind != site.Feed || p.Moved != "" {
				continue
			}
			copied := *p.Feed
			copied.Entries = slices.Clone(copied.Entries)
			if err := s.renderer.WriteEntries(&site.Page{Kind: p.Kind, Site: p.Site, Language: p.Language, Address: p.Address, Feed: &copied}); err != nil {
				return nil, false, err
			}
			all.Add(p.Language, copied.Entries)
		}
	}
	pages := all.Pages(s.site)
	for i := range pages {
		if pages[i].File() == file {
			return &pages[i], true, nil
		}
	}
	return nil, false, nil
}

// placed is a problem with the lines of the file around it.
type placed struct {
	source.Problem
	lines []line
}

type line struct {
	number int
	text   string
}

// mostPlaced bounds what is shown on a page.
const mostPlaced = 100

// place adds to each problem the lines around it.
func place(content string, problems []source.Problem) []placed {
	list := make([]placed, 0, len(problems))
	root, err := os.OpenRoot(content)
	if err == nil {
		defer root.Close()
	}
	files := map[string][]string{}
	for _, p := range problems {
		q := placed{Problem: p}
		if root != nil && p.Pos.Line > 0 && len(list) < mostPlaced {
			q.lines = around(linesOf(root, content, p.Pos.File, files), p.Pos.Line)
		}
		list = append(list, q)
	}
	return list
}

// linesOf returns the lines of the file that problems call by the name, which it
// remembers in files.
func linesOf(root *os.Root, content, name string, files map[string][]string) []string {
	if lines, ok := files[name]; ok {
		return lines
	}
	rel, _ := strings.CutPrefix(name, path.Clean(filepath.ToSlash(content))+"/")
	data, err := root.ReadFile(filepath.FromSlash(rel))
	if err == nil {
		decoded, _ := source.Decode(name, data)
		files[name] = strings.Split(decoded.Text, "\n")
	} else if !errors.Is(err, fs.ErrNotExist) {
		files[name] = nil
	}
	return files[name]
}

// longestLine is how many characters of a line are shown.
const longestLine = 200

// around returns the line with the number, the one before and the one after.
func around(lines []string, number int) []line {
	var list []line
	for n := max(1, number-1); n <= min(number+1, len(lines)); n++ {
		text := []rune(lines[n-1])
		if len(text) > longestLine {
			text = append(text[:longestLine:longestLine], '…')
		}
		list = append(list, line{n, string(text)})
	}
	return list
}
