package main

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"jobun/generator/internal/cache"
	"jobun/generator/internal/content"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// How a build remembers the last one.
//
// Beside the output stands a folder, .jobun-cache, with a folder in it for each
// output; it is safe to delete. That has two things: "build", a [cache.Build], and
// "mirror", a second tree of the site, whose files are links to those of the site.
//
//	.jobun-cache/public/build   what the last build read, found and made
//	.jobun-cache/public/mirror  the site once more
//	public                      the site
//
// A build that knows the last one goes these steps.
//
//  1. It reads "build", unless another program has written it, and compares its key with
//     that of today ([memory.recall]): site.yaml, glossary.yaml, the layouts, the day and
//     the flags. With another key all policies are built, and only what the site has is
//     remembered.
//  2. It asks the disk about each file and folder of the content ([memory.known]).
//     Those of which it says the same as before are not read. Of a policy in which
//     something is new, policy.yaml is read; then all policies are built that have
//     changed, or refer to one that has. What is wrong with the others is known.
//  3. Meanwhile it asks the disk about all files and folders of the site and folders of
//     the mirror. If somebody changed, added or took away anything there, nothing is
//     believed, and the build is a whole one. It takes the lock, and asks again about the
//     two folders at the top: those of a site that another build has published are others.
//  4. It writes into the mirror what differs, and what it no longer has is taken
//     away there (update.go). The pages of the whole site are made anew only if a summary
//     has changed; the data for the search is put together from ranges of the old one.
//  5. It swaps the mirror and the site. That is the one step that anybody sees, so what
//     is promised about whole builds holds.
//  6. It makes in the new mirror, which was the site, the same changes again, by links,
//     and writes "build" anew.
//
// From step 4 to 5 the mirror has the name of a stage, so a build that is killed there
// leaves what every killed build leaves, and the next one clears it away. From 5 to 6 the
// site is another folder than "build" says. In both cases the next build is a whole one.
// A whole build makes mirror and "build" at its end.
//
// # When is a file the same
//
// A mark is made of the number of the file (inode), its size, its rights, and the
// times at which its content and its inode changed. A change that leaves all of them
// alone must come right after we looked, within one tick of the clock of the disk.
// For that two rules are enough, the same as those of git's index. A file of the
// content that had changed less than two seconds before the build began (two seconds
// is the tick of the coarsest disk) gets no mark, and the next build compares its
// content. And the marks of the site are taken after the clock of its disk has
// moved on since the last change; where it does not move within a moment, nothing is
// remembered.
//
// What was read is known by its SHA-256 as it was read ([recorder]), not by a second
// reading. So a file that is saved while the build runs is another one for the next.
type memory struct {
	content  *recorder
	disk     *marker // of the content folder
	place    string  // the folder of this output in .jobun-cache
	key      cache.Sum
	program  cache.Mark
	sum      cache.Sum                // of the program
	began    time.Time                // of the build, less a tick
	holding  chan bool                // gives what holds says, once, if something is remembered
	last     *cache.Build             // nil if nothing is remembered
	policies map[string]*cache.Policy // of the last build; nil if they were built from something else

	mu     sync.Mutex
	inputs map[string][]cache.Input    // of each policy of today, before it was read
	same   map[string]bool             // policies that need not be built
	wrong  map[string][]source.Problem // what was found in the others
}

// cacheFolder is the folder beside outputs in which builds remember.
const cacheFolder = ".jobun-cache"

// newMemory returns the memory of a build; nil if it can have none. It looks at the
// layouts before they are read.
func newMemory(o options) *memory {
	if o.noCache {
		return nil
	}
	final, err := filepath.Abs(o.out)
	if err != nil {
		return nil
	}
	m := &memory{
		place:  filepath.Join(filepath.Dir(final), cacheFolder, filepath.Base(final)),
		began:  time.Now().Add(-cmp.Or(o.tick, coarsest)),
		inputs: map[string][]cache.Input{},
		same:   map[string]bool{},
		wrong:  map[string][]source.Problem{},
	}
	if m.disk, err = newMarker(o.content); err != nil {
		return nil
	}
	if m.key, err = layoutsSum(o.layouts); err != nil {
		return nil
	}
	var data string
	if !o.fresh {
		data, _ = readString(m.file())
	}
	same, err := m.identify(data)
	if err != nil {
		return nil
	}
	if same {
		m.last, _ = cache.Decode(data)
	}
	if last := m.last; last != nil {
		m.holding = make(chan bool, 1)
		go func() { m.holding <- m.holds(last, final) }()
	}
	return m
}

// readString reads a large file as a string, without a copy.
func readString(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	var b strings.Builder
	if info, err := f.Stat(); err == nil {
		b.Grow(int(info.Size()))
	}
	_, err = io.Copy(&b, f)
	return b.String(), err
}

func (m *memory) close() {
	if m != nil {
		m.disk.close()
	}
}

// file is where the last build is described.
func (m *memory) file() string { return filepath.Join(m.place, "build") }

// mirror is the second tree of the site.
func (m *memory) mirror() string { return filepath.Join(m.place, "mirror") }

// layoutsSum returns the sum of all files in a folder of layouts.
func layoutsSum(name string) (sum cache.Sum, err error) {
	files, err := layoutsFolder(name)
	if err != nil || files == nil {
		return sum, err
	}
	h := sha256.New()
	err = fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		fmt.Fprintf(h, "%q %d\n", name, len(data))
		h.Write(data)
		return err
	})
	return cache.Sum(h.Sum(nil)), err
}

// recall makes ready to ask about the policies of the last build. If something is not
// the same on which every page depends, none of them is known, but what the site has
// is known all the same. The files of the content that belong to no policy have been
// read.
func (m *memory) recall(o options, folder *openedFolder) {
	h := sha256.New()
	fmt.Fprintf(h, "%x %x %q %q %s %t %t\n", m.sum, m.key, o.content, o.url, folder.day, o.drafts, folder.Site.Sealing)
	for _, name := range []string{"site.yaml", "glossary.yaml"} {
		fmt.Fprintf(h, "%x\n", m.content.sum(name))
	}
	m.key = cache.Sum(h.Sum(nil))
	if m.last == nil || m.last.Key != m.key {
		return
	}
	m.policies = make(map[string]*cache.Policy, len(m.last.Policies))
	for i := range m.last.Policies {
		m.policies[m.last.Policies[i].Name] = &m.last.Policies[i]
	}
}

// identify finds the sum of this program, and reports whether it has written the
// data. It is not read again if the data says which sum its file has.
func (m *memory) identify(data string) (same bool, err error) {
	name, err := os.Executable()
	if err != nil {
		return false, err
	}
	disk, err := newMarker(filepath.Dir(name))
	if err != nil {
		return false, err
	}
	defer disk.close()
	at, err := disk.look(filepath.Base(name))
	if err != nil {
		return false, err
	}
	mark, sum, known := cache.ProgramOf(data)
	if m.program = at.mark; m.tooNew(at) {
		m.program = 0
	}
	if known && mark != 0 && mark == m.program {
		m.sum = sum
		return true, nil
	}
	if m.sum, err = sumOf(name); err != nil {
		return false, err
	}
	return known && m.sum == sum, nil
}

// sumOf returns the sum of a file that is too large to be read as a whole.
func sumOf(name string) (sum cache.Sum, err error) {
	f, err := os.Open(name)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return cache.Sum(h.Sum(nil)), err
}

// coarsest is the longest tick of the clock of a disk (FAT).
const coarsest = 2 * time.Second

// tooNew reports whether a file may change again without a trace in its mark.
func (m *memory) tooNew(at looked) bool {
	return at.changed.After(m.began)
}

// known says of a policy whether it is as it was when it was built last, and which
// former names it has ([content.Known]).
func (m *memory) known(folder *openedFolder) func(name string) ([]policy.FormerName, bool) {
	return func(name string) ([]policy.FormerName, bool) {
		p := m.policies[name]
		inputs, same := m.survey(name, p)
		if p != nil && m.sealsSum(folder, name, p.Former) != p.Seals {
			same = false
		}
		m.mu.Lock()
		defer m.mu.Unlock()
		m.inputs[name] = inputs
		if !same {
			return nil, false
		}
		m.same[name] = true
		return p.Former, true
	}
}

func (m *memory) sealsSum(folder *openedFolder, name string, former []policy.FormerName) cache.Sum {
	names := []string{name}
	for _, f := range former {
		names = append(names, f.Name)
	}
	return sha256.Sum256([]byte(folder.SealLines(names...)))
}

// survey returns what a policy is read from, and whether that is the same as in p,
// which may be nil.
func (m *memory) survey(name string, p *cache.Policy) (inputs []cache.Input, same bool) {
	if p != nil && m.untouched(p) {
		return p.Inputs, true
	}
	inputs, err := m.list(name)
	if err != nil || p == nil || len(inputs) != len(p.Inputs) {
		return inputs, false
	}
	for i := range inputs {
		now, before := &inputs[i], &p.Inputs[i]
		if now.Path != before.Path || now.Kind != before.Kind || now.Kind == cache.IsOther {
			return inputs, false
		}
		if now.Kind != cache.IsFile || now.Mark == before.Mark && before.Mark != 0 || before.Sum == (cache.Sum{}) {
			now.Sum = before.Sum
			continue
		}
		if now.Sum = m.content.read(now.Path); now.Sum != before.Sum {
			return inputs, false
		}
	}
	p.Inputs = inputs
	p.Changed()
	return inputs, true
}

// untouched reports whether the disk says the same as before about all that the
// policy was read from.
func (m *memory) untouched(p *cache.Policy) bool {
	for i := range p.Inputs {
		in := &p.Inputs[i]
		if in.Mark == 0 {
			return false
		}
		if at, err := m.disk.look(in.Path); err != nil || at.mark != in.Mark || at.kind != in.Kind {
			return false
		}
	}
	return len(p.Inputs) > 0
}

// list returns what the folder of a policy has: files, the folders of versions, and
// the files in them. What begins with a dot is never read.
func (m *memory) list(name string) ([]cache.Input, error) {
	list, err := m.add(nil, name)
	if err != nil {
		return nil, err
	}
	err = m.eachIn(name, func(inner string) error {
		if list, err = m.add(list, inner); err != nil || list[len(list)-1].Kind != cache.IsFolder {
			return err
		}
		return m.eachIn(inner, func(file string) error {
			list, err = m.add(list, file)
			return err
		})
	})
	return list, err
}

func (m *memory) add(list []cache.Input, name string) ([]cache.Input, error) {
	at, err := m.disk.look(name)
	if err != nil {
		return nil, err
	}
	if m.tooNew(at) {
		at.mark = 0
	}
	return append(list, cache.Input{Path: name, Kind: at.kind, Mark: at.mark}), nil
}

func (m *memory) eachIn(folder string, use func(name string) error) error {
	entries, err := fs.ReadDir(m.content, folder)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if err := use(path.Join(folder, e.Name())); err != nil {
			return err
		}
	}
	return err
}

// spread makes of the policies that are known only those of use that refer to none
// which is not.
func (m *memory) spread() {
	var changed []string
	for name := range m.same {
		for _, other := range m.policies[name].RefersTo {
			if !m.same[other] {
				changed = append(changed, name)
				break
			}
		}
	}
	for _, name := range changed {
		delete(m.same, name)
	}
}

// isSame returns what is remembered of a policy if that is of use; else nil.
func (m *memory) isSame(name string) *cache.Policy {
	if m == nil || !m.same[name] {
		return nil
	}
	return m.policies[name]
}

// found takes the problems of a policy that was read.
func (m *memory) found(name string, problems []source.Problem) {
	if m == nil || len(problems) == 0 {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.wrong[name] = problems
}

// describe completes what is remembered of a policy that was built: what it was read
// from, with the sums of what was read, and what was found. That policy.yaml has only
// mistakes that stop a build, never warnings, is why what opening it finds is not kept.
func (m *memory) describe(folder *openedFolder, p *cache.Policy, former []policy.FormerName) {
	p.Former, p.Seals = former, m.sealsSum(folder, p.Name, former)
	p.Inputs = slices.Clone(m.inputs[p.Name])
	m.mu.Lock()
	p.Problems = m.wrong[p.Name]
	m.mu.Unlock()
	for i := range p.Inputs {
		if in := &p.Inputs[i]; in.Kind == cache.IsFile {
			in.Sum = m.content.sum(in.Path)
		}
	}
}

// write writes the description of a build.
func (m *memory) write(b *cache.Build) error {
	temporary := m.file() + ".new"
	if err := os.WriteFile(temporary, b.Append(nil), 0o644); err != nil {
		return err
	}
	return os.Rename(temporary, m.file())
}

// discard takes away all that is remembered.
func (m *memory) discard() { os.RemoveAll(m.place) }

// recorder is the files of the content, and remembers the sums of those that were
// read.
type recorder struct {
	fs.FS
	mu   sync.Mutex
	sums map[string]cache.Sum
}

// unsettled stands for a file that was read twice with different content. No file has
// this sum.
var unsettled = cache.Sum{1}

// ReadFile reads a file.
func (r *recorder) ReadFile(name string) ([]byte, error) { return r.AppendFile(nil, name) }

// AppendFile is [content.FileAppender].
func (r *recorder) AppendFile(memory []byte, name string) ([]byte, error) {
	data, err := content.AppendFile(r.FS, memory, name)
	if err != nil {
		return nil, err
	}
	sum := cache.Sum(sha256.Sum256(data[len(memory):]))
	r.mu.Lock()
	defer r.mu.Unlock()
	if before, ok := r.sums[name]; ok && before != sum {
		sum = unsettled
	}
	r.sums[name] = sum
	return data, nil
}

// ReadDir reads a folder.
func (r *recorder) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(r.FS, name) }

// sum returns the sum of a file as it was read; zero if it was not.
func (r *recorder) sum(name string) cache.Sum {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.sums[name]
}

// read returns the sum of a file; [unsettled] if it cannot be read.
func (r *recorder) read(name string) cache.Sum {
	if _, err := r.ReadFile(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return unsettled
	}
	return r.sum(name)
}
