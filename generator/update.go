package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"jobun/generator/internal/cache"
)

// journal is what a build does to the mirror of the site in order to make the next
// site of it (see [memory]). Its paths are slash-separated, below the stage.
type journal struct {
	files   []string // that were written, or taken away
	folders []string // that were made, or taken away
}

// holds reports whether the site and its mirror are as the last build left them.
func (m *memory) holds(last *cache.Build, final string) bool {
	site, err := newMarker(final)
	if err != nil {
		return false
	}
	defer site.close()
	mirror, err := newMarker(m.mirror())
	if err != nil {
		return false
	}
	defer mirror.close()
	same := func(disk *marker, name string, want cache.Mark) bool {
		at, err := disk.look(name)
		return err == nil && at.mark == want
	}
	const chunk = 256 // files that are asked about at a time
	var differs atomic.Bool
	check := func(n int, same func(i int) bool) {
		parallel((n+chunk-1)/chunk, func(c int) error {
			for i := c * chunk; i < min(n, (c+1)*chunk) && !differs.Load(); i++ {
				if !same(i) {
					differs.Store(true)
				}
			}
			return nil
		})
	}
	check(len(last.Folders), func(i int) bool {
		f := &last.Folders[i]
		return same(site, f.Path, f.Mark) && same(mirror, f.Path, f.Mirror)
	})
	check(len(last.Pages), func(i int) bool { return same(site, last.Pages[i].Path, last.Pages[i].Mark) })
	check(len(last.Policies)*chunk, func(i int) bool {
		if i%chunk > 0 {
			return true
		}
		for _, f := range last.Policies[i/chunk].Files {
			if !same(site, f.Path, f.Mark) {
				return false
			}
		}
		return true
	})
	return !differs.Load()
}

// stillHolds reports the same when the lock is taken.
func (m *memory) stillHolds(final string) bool {
	if !<-m.holding || len(m.last.Folders) == 0 {
		return false
	}
	top := m.last.Folders[0]
	for name, want := range map[string]cache.Mark{final: top.Mark, m.mirror(): top.Mirror} {
		disk, err := newMarker(name)
		if err != nil {
			return false
		}
		at, err := disk.look(top.Path)
		disk.close()
		if err != nil || at.mark != want {
			return false
		}
	}
	return true
}

// beginUpdate makes the stage of the mirror.
func (o *output) beginUpdate(mirror string) error {
	if err := o.begin(); err != nil {
		return err
	}
	if err := os.Remove(o.stage); err != nil { // Package os renames no folder to one that exists.
		return err
	}
	if err := os.Rename(mirror, o.stage); err != nil {
		return err
	}
	o.journal = &journal{}
	return nil
}

// rewrite is write for an update: only what differs is written, to a new file,
// because the old one is that of the site too.
func (o *output) rewrite(name string, data []byte) error {
	if o.isPublished(name, data) {
		return nil
	}
	file, err := o.replace(name)
	if err != nil {
		return err
	}
	return writeNew(file, data)
}

// isPublished reports whether the site has the file with the content.
func (o *output) isPublished(name string, data []byte) bool {
	part := o.buffers.Get().(*[]byte)
	defer o.buffers.Put(part)
	if cap(*part) < 1<<16 {
		*part = make([]byte, 1<<16)
	}
	return isFile(filepath.Join(o.final, filepath.FromSlash(name)), data, (*part)[:cap(*part)])
}

// replace makes way in the stage for a new file, of which it returns the name.
func (o *output) replace(name string) (file string, err error) {
	if err := o.folder(path.Dir(name)); err != nil {
		return "", err
	}
	file = filepath.Join(o.stage, filepath.FromSlash(name))
	if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.journal.files = append(o.journal.files, name)
	return file, nil
}

// remove takes files away that the site no longer has, and the folders that are empty
// without them.
func (o *output) remove(names []string) error {
	for _, name := range names {
		if err := os.Remove(filepath.Join(o.stage, filepath.FromSlash(name))); err != nil {
			return err
		}
		o.journal.files = append(o.journal.files, name)
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			err := syscall.Rmdir(filepath.Join(o.stage, filepath.FromSlash(dir)))
			if err != nil {
				break // Something is in it.
			}
			o.journal.folders = append(o.journal.folders, dir)
		}
	}
	return nil
}

// publishUpdate swaps the site and the mirror that has become the next one. Stale are
// the files that the site no longer has, files returns those that it has.
func (o *output) publishUpdate(stale []string, files func() []string) error {
	if err := o.remove(stale); err != nil {
		return err
	}
	if o.added || len(stale) > 0 {
		if err := o.rewrite(manifest, []byte(listed(files()))); err != nil {
			return err
		}
	}
	return o.exchange()
}

// settle makes the mirror of an update the same as the site, which it was before.
func (o *output) settle(mirror string) error {
	if err := os.Rename(o.stage, mirror); err != nil {
		return err
	}
	o.stage = ""
	slices.Sort(o.journal.folders) // each behind the one that it is in
	o.journal.folders = slices.Compact(o.journal.folders)
	slices.Sort(o.journal.files)
	o.journal.files = slices.Compact(o.journal.files)
	for _, name := range o.journal.folders {
		if err := mirrorFolder(o.final, mirror, name); err != nil {
			return err
		}
	}
	for _, name := range o.journal.files {
		to := filepath.Join(mirror, filepath.FromSlash(name))
		if err := os.Remove(to); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		err := os.Link(filepath.Join(o.final, filepath.FromSlash(name)), to)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	for _, name := range slices.Backward(o.journal.folders) {
		if _, err := os.Lstat(filepath.Join(o.final, filepath.FromSlash(name))); err == nil {
			continue
		}
		err := os.Remove(filepath.Join(mirror, filepath.FromSlash(name)))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// mirrorFolder makes a folder of the mirror if the site has it.
func mirrorFolder(final, mirror, name string) error {
	info, err := os.Lstat(filepath.Join(final, filepath.FromSlash(name)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	to := filepath.Join(mirror, filepath.FromSlash(name))
	if err := os.Mkdir(to, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return os.Chmod(to, info.Mode().Perm())
}

// makeMirror makes a mirror of the whole site and returns its folders.
func makeMirror(final, mirror string) (folders []cache.Folder, err error) {
	if err := os.RemoveAll(filepath.Dir(mirror)); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(mirror), 0o755); err != nil {
		return nil, err
	}
	ignore := filepath.Join(filepath.Dir(filepath.Dir(mirror)), ".gitignore")
	if err := os.WriteFile(ignore, []byte("*\n"), 0o644); err != nil {
		return nil, err
	}
	if err := mirrorFolder(final, mirror, "."); err != nil {
		return nil, err
	}
	names := []string{"."}
	for level := names; len(level) > 0; names = append(names, level...) {
		if level, err = mirrorInside(final, mirror, level); err != nil {
			return nil, err
		}
	}
	slices.Sort(names[1:])
	for _, name := range names {
		folders = append(folders, cache.Folder{Path: name})
	}
	return folders, nil
}

// mirrorInside makes what is in folders of the site, as far as no folder is between, in
// those of the mirror. It returns the folders that it made.
func mirrorInside(final, mirror string, folders []string) (made []string, err error) {
	const chunk = 32 // folders that are done at a time
	var mu sync.Mutex
	err = parallel((len(folders)+chunk-1)/chunk, func(c int) error {
		var inner []string
		for _, folder := range folders[c*chunk : min(len(folders), (c+1)*chunk)] {
			entries, err := os.ReadDir(filepath.Join(final, filepath.FromSlash(folder)))
			if err != nil {
				return err
			}
			for _, e := range entries {
				name := path.Join(folder, e.Name())
				if e.IsDir() {
					inner = append(inner, name)
					err = mirrorFolder(final, mirror, name)
				} else {
					err = os.Link(filepath.Join(final, filepath.FromSlash(name)), filepath.Join(mirror, filepath.FromSlash(name)))
				}
				if err != nil {
					return err
				}
			}
		}
		mu.Lock()
		defer mu.Unlock()
		made = append(made, inner...)
		return nil
	})
	return made, err
}

// errStill says that the clock of a disk does not move.
var errStill = errors.New("the clock of the disk does not move")

// afterTick waits until what changes in a folder gets another time than what has
// changed there up to now.
func afterTick(folder string) error {
	probe, err := os.CreateTemp(folder, "clock-*")
	if err != nil {
		return err
	}
	defer os.Remove(probe.Name())
	defer probe.Close()
	first, err := probe.Stat()
	if err != nil {
		return err
	}
	for range 50 {
		time.Sleep(time.Millisecond)
		if _, err := probe.WriteAt([]byte{0}, 0); err != nil {
			return err
		}
		now, err := probe.Stat()
		if err != nil {
			return err
		}
		if now.ModTime().After(first.ModTime()) {
			return nil
		}
	}
	return errStill
}

// writeFrom writes one file of the site that is not in memory. Size is that of the
// file.
func (o *output) writeFrom(name string, size int64, write func(io.Writer) error) (err error) {
	if err := o.folder(path.Dir(name)); err != nil {
		return err
	}
	file := filepath.Join(o.stage, filepath.FromSlash(name))
	if o.journal != nil {
		if file, err = o.replace(name); err != nil {
			return err
		}
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if err := errors.Join(write(f), f.Close()); err != nil {
		return err
	}
	old := filepath.Join(o.final, filepath.FromSlash(name))
	if o.fresh || !equalFiles(old, file, size) {
		return nil
	}
	if err := os.Rename(file, file+".new"); err != nil { // for the case that there are no links
		return err
	}
	if os.Link(old, file) != nil {
		return os.Rename(file+".new", file)
	}
	return os.Remove(file + ".new")
}

// equalFiles reports whether both files are of the size and have the same content.
func equalFiles(a, b string, size int64) bool {
	info, err := os.Lstat(a)
	if err != nil || !info.Mode().IsRegular() || info.Size() != size {
		return false
	}
	f, err := os.Open(a)
	if err != nil {
		return false
	}
	defer f.Close()
	g, err := os.Open(b)
	if err != nil {
		return false
	}
	defer g.Close()
	const part = 1 << 18
	left, right := make([]byte, part), make([]byte, part)
	for rest := size; rest > 0; rest -= part {
		n := int(min(rest, part))
		if _, err := io.ReadFull(f, left[:n]); err != nil {
			return false
		}
		if _, err := io.ReadFull(g, right[:n]); err != nil || !bytes.Equal(left[:n], right[:n]) {
			return false
		}
	}
	return true
}
