package main

import (
	"context"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// changes say what has been saved since they were asked for the last time.
type changes struct {
	content map[string]bool // paths in the content folder, slash-separated
	layouts bool
	all     bool // nobody knows; or the day is another one
}

func (c *changes) none() bool { return len(c.content) == 0 && !c.layouts && !c.all }

func (c *changes) add(other changes) {
	if c.content == nil {
		c.content = map[string]bool{}
	}
	maps.Copy(c.content, other.content)
	c.layouts = c.layouts || other.layouts
	c.all = c.all || other.all
}

// watching tells what is saved.
type watching struct {
	changes <-chan changes
	slow    bool // by looking again and again, not by being told
}

const (
	quiet   = 8 * time.Millisecond   // an editor has finished writing when nothing has happened for so long
	longest = 100 * time.Millisecond // and is not waited for longer than this
	look    = 300 * time.Millisecond // between two looks at all files
	tick    = time.Second            // between two looks at the folders themselves and at the clock
)

// startWatching watches the folders of content and layouts until ctx is done. If
// the system cannot tell what changes, the files are looked at again and again.
func startWatching(ctx context.Context, o options) watching {
	out := make(chan changes)
	w := &watcher{options: o, out: out}
	if !o.poll {
		var err error
		if w.fs, err = fsnotify.NewWatcher(); err == nil {
			err = w.watchAll()
		}
		if err == nil {
			go w.told(ctx)
			return watching{changes: out}
		}
	}
	w.seen = w.stamps()
	go w.looking(ctx)
	return watching{changes: out, slow: !o.poll}
}

type watcher struct {
	options options
	fs      *fsnotify.Watcher
	out     chan<- changes
	roots   map[string]fs.FileInfo // the folders when they were watched last; nil for one that was not there
	seen    map[string]stamp
}

// folders returns the folders that are watched.
func (w *watcher) folders() []string {
	if w.options.layouts == "" {
		return []string{w.options.content}
	}
	return []string{w.options.content, w.options.layouts}
}

// watchAll watches all folders. An error says that the system refuses to watch;
// a folder that is missing is no error.
func (w *watcher) watchAll() error {
	w.roots = map[string]fs.FileInfo{}
	for _, f := range w.folders() {
		w.roots[f] = folderInfo(f)
		if err := w.watch(f); err != nil {
			return err
		}
	}
	return nil
}

// folderInfo returns what the system knows of a folder; nil if there is none.
func folderInfo(name string) fs.FileInfo {
	info, err := os.Stat(name)
	if err != nil {
		return nil
	}
	return info
}

// watch watches a folder and those in it. Files are not watched themselves: an
// editor that writes a new file under the old name would leave us with the old
// one.
func (w *watcher) watch(folder string) error {
	return filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // It is gone; whoever removed it is told of elsewhere.
		case !d.IsDir():
			return nil
		case name != folder && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		}
		if err := w.fs.Add(name); err != nil && !os.IsNotExist(err) {
			return err
		}
		return nil
	})
}

// told collects what the system tells until it is quiet for a moment.
func (w *watcher) told(ctx context.Context) {
	defer w.fs.Close()
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	var pending changes
	var first time.Time
	settled := time.NewTimer(time.Hour)
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-w.fs.Events:
			if c, ok := w.changed(e); ok {
				if pending.none() {
					first = time.Now()
				}
				pending.add(c)
				settled.Reset(min(quiet, max(0, longest-time.Since(first))))
			}
		case <-w.fs.Errors: // It could not tell everything.
			pending.add(changes{all: true})
			settled.Reset(quiet)
		case <-settled.C:
			if !w.send(ctx, pending) {
				return
			}
			pending = changes{}
		case <-ticker.C:
			pending.add(w.another())
			if !pending.none() {
				settled.Reset(quiet)
			}
		}
	}
}

func (w *watcher) send(ctx context.Context, c changes) bool {
	if c.none() {
		return true
	}
	select {
	case w.out <- c:
		return true
	case <-ctx.Done():
		return false
	}
}

// changed returns what an event is about. Files whose names begin with a dot
// belong to editors.
func (w *watcher) changed(e fsnotify.Event) (changes, bool) {
	if e.Op == fsnotify.Chmod || strings.HasPrefix(filepath.Base(e.Name), ".") {
		return changes{}, false
	}
	if e.Has(fsnotify.Rename) || e.Has(fsnotify.Remove) {
		w.lost(e.Name)
	}
	if e.Has(fsnotify.Create) {
		if info, err := os.Stat(e.Name); err == nil && info.IsDir() {
			if w.watch(e.Name) != nil {
				return changes{all: true}, true
			}
		}
	}
	return w.of(e.Name), true
}

// of returns the change that a file is.
func (w *watcher) of(name string) changes {
	if w.options.layouts != "" && within(name, w.options.layouts) {
		return changes{layouts: true}
	}
	rel, err := filepath.Rel(w.options.content, name)
	if err != nil {
		return changes{all: true}
	}
	return changes{content: map[string]bool{filepath.ToSlash(rel): true}}
}

// lost notes that one of the folders themselves is gone, and its watch with it, so
// that it is watched again when it is back, however soon.
func (w *watcher) lost(name string) {
	for _, f := range w.folders() {
		if filepath.Clean(f) == filepath.Clean(name) {
			w.roots[f] = nil
		}
	}
}

// another reports everything as changed if one of the folders is another one than
// before: it was moved away, or is back.
func (w *watcher) another() changes {
	same := true
	for _, f := range w.folders() {
		now, before := folderInfo(f), w.roots[f]
		same = same && (now == nil && before == nil || now != nil && before != nil && os.SameFile(now, before))
	}
	if same {
		return changes{}
	}
	if w.fs != nil && w.watchAll() != nil {
		clear(w.roots) // Try again.
	}
	return changes{all: true}
}

// stamp is what changes when a file is saved.
type stamp struct {
	size int64
	time time.Time
}

// stamps returns those of all files in the folders.
func (w *watcher) stamps() map[string]stamp {
	all := map[string]stamp{}
	for _, folder := range w.folders() {
		filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return nil
			}
			if name != folder && strings.HasPrefix(d.Name(), ".") {
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			if info, err := d.Info(); err == nil && !d.IsDir() {
				all[name] = stamp{info.Size(), info.ModTime()}
			}
			return nil
		})
	}
	return all
}

// looking looks at all files again and again.
func (w *watcher) looking(ctx context.Context) {
	ticker := time.NewTicker(look)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		now := w.stamps()
		c := w.difference(now)
		w.seen = now
		if !w.send(ctx, c) {
			return
		}
	}
}

func (w *watcher) difference(now map[string]stamp) changes {
	var c changes
	for _, name := range slices.Concat(slices.Collect(maps.Keys(now)), slices.Collect(maps.Keys(w.seen))) {
		before, was := w.seen[name]
		after, is := now[name]
		if was != is || before.size != after.size || !before.time.Equal(after.time) {
			c.add(w.of(name))
		}
	}
	return c
}
