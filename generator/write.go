package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/cache"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/render"
	"jobun/generator/internal/site"
)

// siteWriter writes the pages of all policies, then those that speak of all: a whole
// site, or what differs from the last one (see [memory]).
type siteWriter struct {
	o        options
	folder   *openedFolder
	renderer *render.Renderer
	out      *output
	pages    pagesOf
	progress *progress

	many      bool            // policies are built
	updates   bool            // the stage is the mirror of the last site
	built     []*cache.Policy // by the place of the policy: what is remembered of it, or was found and made
	files     atomic.Int64    // of the policies
	search    *searchFiles
	newest    announcements
	summaries sync.Pool // of *site.Summarizer: with room for grams, which takes longer to make than to fill
	published time.Time // when the site had been swapped
	stale     []string  // files that the last site had and this one has not

	mu   sync.Mutex
	site []cache.File // files that belong to no policy, in any order
}

// errTouched says that somebody has changed the site after it was published.
var errTouched = errors.New("somebody else writes to the site")

// errMemory says that an update failed, and that a whole build may not.
var errMemory = errors.New("the site cannot be brought up to date")

func newSiteWriter(o options, folder *openedFolder, renderer *render.Renderer, out *output, pages pagesOf) *siteWriter {
	return &siteWriter{
		o: o, folder: folder, renderer: renderer, out: out, pages: pages,
		built:     make([]*cache.Policy, len(folder.Policies())),
		updates:   folder.memory != nil && folder.memory.last != nil,
		summaries: sync.Pool{New: func() any { return new(site.Summarizer) }},
	}
}

func (w *siteWriter) close() {
	if w.search != nil {
		w.search.close()
	}
}

// write writes all pages. It ends with an error when ctx is done, that is when the
// person who called interrupts it.
func (w *siteWriter) write(ctx context.Context) error {
	err := w.writeAll(ctx)
	if err != nil && w.updates && ctx.Err() == nil {
		return errMemory
	}
	return err
}

func (w *siteWriter) writeAll(ctx context.Context) error {
	few, err := w.loadFew()
	if err != nil || w.folder.stopped {
		return err
	}
	w.many = few == nil
	if err := w.begin(); err != nil {
		return err
	}
	use := func(i int, h *amendment.History) error {
		if ctx.Err() != nil {
			return failed("build.interrupted", "Folder", w.o.out)
		}
		defer w.progress.done.Add(1)
		return w.policy(i, h)
	}
	if few != nil {
		err = parallel(len(few), func(i int) error { return use(few[i].place, few[i].history) })
	} else {
		err = w.folder.each(w.o, use)
	}
	if err != nil || w.folder.stopped {
		return err
	}
	for i, name := range w.folder.Policies() {
		if p := w.folder.memory.isSame(name); p != nil {
			if err := w.remembered(i, p); err != nil {
				return err
			}
		}
	}
	if err := w.sitePages(); err != nil {
		return err
	}
	w.search.close()
	return w.findStale()
}

// loaded is a policy that was loaded and checked.
type loaded struct {
	place   int
	history *amendment.History
}

// mostLoaded is how many policies are in memory together before an update begins.
const mostLoaded = 32

// loadFew loads and checks the policies that have changed since the last build, if
// they are few, so that the mirror is not touched if something may not be published.
// It returns nil if there are many, or no memory.
func (w *siteWriter) loadFew() ([]loaded, error) {
	if !w.updates {
		return nil, nil
	}
	few := make([]loaded, 0, mostLoaded)
	for i, name := range w.folder.Policies() {
		if w.folder.memory.isSame(name) == nil {
			few = append(few, loaded{place: i})
		}
	}
	if len(few) > mostLoaded {
		return nil, nil
	}
	places := map[int]int{}
	for k, l := range few {
		places[l.place] = k
	}
	err := w.folder.each(w.o, func(i int, h *amendment.History) error {
		few[places[i]].history = h
		return nil
	})
	return few, err
}

// begin makes the stage, and writes into it what pages need beside themselves. If the
// site is not as the last build has left it, the error is [errMemory]: then nothing that
// is remembered is believed, and the content is opened anew.
func (w *siteWriter) begin() (err error) {
	if m := w.folder.memory; w.updates && !m.stillHolds(w.out.final) {
		if m.policies != nil {
			return errMemory
		}
		w.updates, m.last = false, nil
	}
	if w.updates {
		err = w.out.beginUpdate(w.folder.memory.mirror())
	} else {
		err = w.out.begin()
	}
	if err != nil {
		return err
	}
	if w.search, err = newSearchFiles(w.out.stage, len(w.built)); err != nil {
		return err
	}
	for _, a := range w.renderer.Assets() {
		if err := w.siteFile(a.Path, a.Data); err != nil {
			return err
		}
	}
	return nil
}

// policy writes the pages of a policy.
func (w *siteWriter) policy(i int, h *amendment.History) error {
	p := h.Policy()
	built := &cache.Policy{Name: p.Name, Summary: w.summarize(p), Entries: make([][]cache.Entry, len(w.folder.Site.Languages))}
	if err := w.search.add(w.renderer, &w.folder.Site, i, &built.Summary); err != nil {
		return err
	}
	err := w.pages(&w.folder.Site, h, w.folder.day, func(page *site.Page) error {
		file, err := w.page(page)
		if err != nil {
			return err
		}
		built.Files = append(built.Files, file)
		if page.Kind == site.Feed && page.Moved == "" {
			w.newest.add(page)
			l := slices.Index(w.folder.Site.Languages, page.Language)
			for _, e := range page.Feed.Entries {
				built.Entries[l] = append(built.Entries[l], cache.Entry{ID: e.ID, Updated: e.Updated, Version: e.Version.Effective})
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if m := w.folder.memory; m != nil {
		for name := range references(p) {
			built.RefersTo = append(built.RefersTo, name)
		}
		slices.Sort(built.RefersTo)
		m.describe(w.folder, built, p.Former)
	}
	w.files.Add(int64(len(built.Files)))
	if w.many {
		w.out.forget(built.Files)
		built = built.Pack()
	}
	w.built[i] = built
	return nil
}

func (w *siteWriter) summarize(p *policy.Policy) site.Summary {
	s := w.summaries.Get().(*site.Summarizer)
	defer w.summaries.Put(s)
	return s.Summarize(p, w.folder.day)
}

// remembered takes what the site has of a policy that did not change.
func (w *siteWriter) remembered(i int, p *cache.Policy) error {
	w.built[i] = p
	w.files.Add(int64(len(p.Files)))
	m := w.folder.memory
	place, _ := slices.BinarySearchFunc(m.last.Policies, p.Name, func(p cache.Policy, name string) int { return strings.Compare(p.Name, name) })
	if err := w.search.addOld(w.out.final, &w.folder.Site, i, &p.Summary, m.last.Searched[place]); err != nil {
		return err
	}
	for k, l := range w.folder.Site.Languages {
		entries := make([]site.FeedEntry, len(p.Entries[k]))
		for n, e := range p.Entries[k] {
			entries[n] = site.FeedEntry{ID: e.ID, Updated: e.Updated, Name: p.Name, Version: &policy.Version{Effective: e.Version}}
		}
		w.newest.newest.Add(l, entries)
	}
	return nil
}

// sitePages writes the pages that speak of all policies.
func (w *siteWriter) sitePages() error {
	summaries := make([]site.Summary, len(w.built))
	for i, p := range w.built {
		summaries[i] = p.Summary
	}
	if err := w.aboutAll(summaries); err != nil {
		return err
	}
	feeds := w.newest.newest.Pages(&w.folder.Site)
	for i := range feeds {
		if err := w.fillEntries(&feeds[i]); err != nil {
			return err
		}
		if err := w.sitePage(&feeds[i]); err != nil {
			return err
		}
	}
	return nil
}

// aboutAll writes the pages of the whole site but feeds.
func (w *siteWriter) aboutAll(summaries []site.Summary) error {
	changed, headings := w.compareSummaries()
	switch {
	case !headings || len(changed) > 0 && !site.SameDivision(w.lastSummaries(), summaries):
		return w.eachOfAll(summaries)
	case len(changed) == 0:
		return w.someOfAll(site.SearchDataPages(&w.folder.Site, summaries), changed)
	}
	return w.someOfAll(site.SearchPages(&w.folder.Site, summaries), changed)
}

// eachOfAll writes all of these pages: one sitemap after the other, because they are
// large, and the others meanwhile.
func (w *siteWriter) eachOfAll(summaries []site.Summary) error {
	pages := site.PagesOfAll(&w.folder.Site, summaries, w.folder.day)
	return parallel(1+len(pages), func(i int) error {
		if i == 0 {
			return site.EachSitemap(&w.folder.Site, summaries, w.pageOfAll)
		}
		return w.pageOfAll(&pages[i-1])
	})
}

func (w *siteWriter) pageOfAll(page *site.Page) error {
	if page.Kind == site.SearchData {
		return w.searchData(page)
	}
	return w.sitePage(page)
}

// someOfAll writes those of the pages on which a policy stands that has changed, and
// data of the search. All others of the site are as they were.
func (w *siteWriter) someOfAll(pages []site.Page, changed map[string]bool) error {
	for i := range pages {
		if p := &pages[i]; p.Kind == site.SearchData || slices.ContainsFunc(p.Search.Browsed, func(b site.Browsed) bool { return changed[b.Name] }) {
			if err := w.pageOfAll(p); err != nil {
				return err
			}
		}
	}
	written := map[string]bool{manifest: true}
	for _, f := range w.site {
		written[f.Path] = true
	}
	for _, l := range w.folder.Site.Languages {
		written[site.FeedAddress(l, "")] = true
	}
	for _, f := range w.folder.memory.last.Pages {
		if !written[f.Path] {
			w.site = append(w.site, f)
		}
	}
	return nil
}

// compareSummaries returns the policies of which the pages of the whole site say
// something else than the last ones. Headings is whether these are only headings, and
// the policies are the same.
func (w *siteWriter) compareSummaries() (changed map[string]bool, headings bool) {
	m := w.folder.memory
	if !w.updates || m.policies == nil || len(m.last.Policies) != len(w.built) {
		return nil, false
	}
	changed = map[string]bool{}
	for i, p := range w.built {
		before := &m.last.Policies[i]
		switch {
		case p == before || cache.SameSummary(&before.Summary, &p.Summary):
		case cache.SameButHeadings(&before.Summary, &p.Summary):
			changed[p.Name] = true
		default:
			return nil, false
		}
	}
	return changed, true
}

func (w *siteWriter) lastSummaries() []site.Summary {
	last := w.folder.memory.last.Policies
	summaries := make([]site.Summary, len(last))
	for i := range last {
		summaries[i] = last[i].Summary
	}
	return summaries
}

func (w *siteWriter) sitePage(page *site.Page) error {
	file, err := w.page(page)
	w.has(file)
	return err
}

func (w *siteWriter) siteFile(name string, data []byte) error {
	w.has(cache.File{Path: name, Size: int64(len(data))})
	return w.out.write(name, data)
}

// has says that the site has a file that belongs to no policy.
func (w *siteWriter) has(file cache.File) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.site = append(w.site, file)
}

// searchData puts a page of data for the search together.
func (w *siteWriter) searchData(page *site.Page) error {
	ranges, size := w.search.page(page, slices.Index(w.folder.Site.Languages, page.Language))
	w.has(cache.File{Path: page.File(), Size: size})
	if w.updates && w.search.isOld(ranges, size) {
		return nil
	}
	defer w.folder.stats.since(time.Now(), writing)
	return w.out.writeFrom(page.File(), size, func(to io.Writer) error { return writeRanges(to, ranges) })
}

// fillEntries takes the entries of a feed that are remembered from the feeds of their
// policies.
func (w *siteWriter) fillEntries(page *site.Page) error {
	for i := range page.Feed.Entries {
		e := &page.Feed.Entries[i]
		if e.XML != nil {
			continue
		}
		feed, err := os.ReadFile(filepath.Join(w.out.final, filepath.FromSlash(site.FeedAddress(page.Language, e.Name))))
		if err != nil {
			return err
		}
		if e.XML = w.renderer.Entry(feed, e.ID); e.XML == nil {
			return errMemory
		}
	}
	return nil
}

func (w *siteWriter) page(page *site.Page) (cache.File, error) {
	buffer := w.out.buffers.Get().(*[]byte)
	defer w.out.buffers.Put(buffer)
	start := time.Now()
	var err error
	*buffer, err = w.renderer.Page((*buffer)[:0], page)
	w.folder.stats.since(start, rendering)
	file := cache.File{Path: page.File(), Size: int64(len(*buffer))}
	if err != nil {
		return file, err
	}
	defer w.folder.stats.since(time.Now(), writing)
	return file, w.out.write(file.Path, *buffer)
}

// findStale finds the files that the last site had and this one has not.
func (w *siteWriter) findStale() error {
	if !w.updates {
		return nil
	}
	m := w.folder.memory
	now, before := map[string]bool{}, []cache.File{}
	for _, f := range w.site {
		now[f.Path] = true
	}
	for _, p := range w.built {
		if m.isSame(p.Name) == nil {
			for _, f := range filesOfPolicy(p) {
				now[f.Path] = true
			}
		}
	}
	before = append(before, m.last.Pages...)
	for i := range m.last.Policies {
		if p := &m.last.Policies[i]; m.isSame(p.Name) == nil {
			before = append(before, p.Files...)
		}
	}
	for _, f := range before {
		if !now[f.Path] && f.Path != manifest {
			w.stale = append(w.stale, f.Path)
		}
		delete(now, f.Path)
	}
	w.out.added = len(now) > 0
	return nil
}

// countAll counts the files of the site for --stats.
func (w *siteWriter) countAll() {
	stats := &w.folder.stats
	for _, f := range w.site {
		stats.count(f.Path, int(f.Size))
	}
	for _, p := range w.built {
		stats.all++
		if w.folder.memory.isSame(p.Name) != nil {
			stats.same++
		}
		for _, f := range filesOfPolicy(p) {
			stats.count(f.Path, int(f.Size))
		}
	}
}

// count returns how many files the site has.
func (w *siteWriter) count() int { return len(w.site) + int(w.files.Load()) }

// filesOfPolicy returns the files of a policy, which may be packed.
func filesOfPolicy(p *cache.Policy) []cache.File {
	if p.Files == nil {
		p = p.Unpack()
	}
	return p.Files
}

// publish swaps the new site and the old one, and remembers what was done. That this
// fails does no harm.
func (w *siteWriter) publish() error {
	if !w.updates {
		if err := w.out.publish(w.names()); err != nil {
			return err
		}
	} else if err := w.out.publishUpdate(w.stale, w.names); err != nil {
		return errMemory
	}
	w.published = time.Now()
	if m := w.folder.memory; m != nil {
		if err := w.remember(m); err != nil {
			m.discard()
		}
	}
	return nil
}

// names returns the files of the site.
func (w *siteWriter) names() []string {
	names := make([]string, 0, w.count())
	for _, f := range w.site {
		names = append(names, f.Path)
	}
	for _, p := range w.built {
		for _, f := range filesOfPolicy(p) {
			names = append(names, f.Path)
		}
	}
	return names
}

// remember describes this build for the next one.
func (w *siteWriter) remember(m *memory) error {
	b := &cache.Build{Key: m.key, Program: m.program, ProgramSum: m.sum, Pages: append(w.site, cache.File{Path: manifest})}
	var touched []int // of the folders
	var err error
	if w.updates {
		if err = w.out.settle(m.mirror()); err == nil {
			b.Folders, touched = w.foldersAfter(m.last.Folders)
		}
	} else {
		w.out.clear() // Files that both sites have get another mark when the old one goes.
		b.Folders, err = makeMirror(w.out.final, m.mirror())
		for i := range b.Folders {
			touched = append(touched, i)
		}
	}
	if err != nil {
		return err
	}
	if err := afterTick(m.place); err != nil {
		return err
	}
	for _, p := range w.built {
		b.Policies = append(b.Policies, *p)
	}
	b.Searched = w.search.ranges()
	if err := w.markAll(m, b, touched); err != nil {
		return err
	}
	return m.write(b)
}

// foldersAfter returns the folders of the site after an update, and the places of those
// that have new marks. The mirror was the site before.
func (w *siteWriter) foldersAfter(before []cache.Folder) (folders []cache.Folder, touched []int) {
	touch := map[string]bool{".": true}
	for _, name := range w.out.journal.files {
		touch[path.Dir(name)] = true
	}
	for _, name := range w.out.journal.folders {
		touch[name], touch[path.Dir(name)] = true, true
	}
	known := map[string]bool{}
	for _, f := range before {
		if touch[f.Path] {
			known[f.Path] = true
		}
		folders = append(folders, cache.Folder{Path: f.Path, Mark: f.Mirror, Mirror: f.Mark})
	}
	for name := range touch {
		if !known[name] {
			folders = append(folders, cache.Folder{Path: name})
		}
	}
	folders = slices.DeleteFunc(folders, func(f cache.Folder) bool {
		if !touch[f.Path] {
			return false
		}
		_, err := os.Lstat(filepath.Join(w.out.final, filepath.FromSlash(f.Path)))
		return err != nil
	})
	slices.SortFunc(folders[1:], func(a, b cache.Folder) int { return strings.Compare(a.Path, b.Path) })
	for i, f := range folders {
		if touch[f.Path] {
			touched = append(touched, i)
		}
	}
	return folders, touched
}

// markAll gives marks to what is new: the folders that were touched, the files of
// policies that were built, and those that belong to none.
func (w *siteWriter) markAll(m *memory, b *cache.Build, touched []int) error {
	site, err := newMarker(w.out.final)
	if err != nil {
		return err
	}
	defer site.close()
	mirror, err := newMarker(m.mirror())
	if err != nil {
		return err
	}
	defer mirror.close()
	mark := func(disk *marker, name string, to *cache.Mark) error {
		at, err := disk.look(name)
		if *to = at.mark; err == nil && at.kind == cache.IsFile && at.written.After(w.published) {
			return errTouched
		}
		return err
	}
	err = parallel(len(touched), func(i int) error {
		f := &b.Folders[touched[i]]
		return errors.Join(mark(site, f.Path, &f.Mark), mark(mirror, f.Path, &f.Mirror))
	})
	if err != nil {
		return err
	}
	for i := range b.Pages {
		if err := mark(site, b.Pages[i].Path, &b.Pages[i].Mark); err != nil {
			return err
		}
	}
	return parallel(len(b.Policies), func(i int) error {
		p := &b.Policies[i]
		if m.isSame(p.Name) != nil {
			return nil
		}
		if p.Files == nil {
			p = p.Unpack()
		}
		for k := range p.Files {
			if err := mark(site, p.Files[k].Path, &p.Files[k].Mark); err != nil {
				return err
			}
		}
		p.Changed()
		b.Policies[i] = *p.Pack()
		return nil
	})
}

// announcements collects what the feeds of the whole site have, from policies that
// are written at the same time.
type announcements struct {
	mu     sync.Mutex
	newest site.Newest
}

// add adds the entries of a feed, which has been written.
func (a *announcements) add(page *site.Page) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.newest.Add(page.Language, page.Feed.Entries)
}
