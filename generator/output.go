package main

import (
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
	"syscall"

	"jobun/generator/internal/cache"
)

// output writes a site beside the folder that it replaces, and swaps the two
// when it is whole: whoever reads the folder sees the old site or the new one.
// Files in the folder that no build made are kept. A file that did not change
// keeps its modification time, so that a sync uploads only what changed.
type output struct {
	final string // the folder that is replaced
	stage string // where the new site is written

	fresh   bool        // there is no folder to replace
	mode    fs.FileMode // of the folder
	unlock  func()      // lets other builds write the folder
	added   bool        // there are files in an update that the site does not have
	journal *journal    // what was done to the stage, if that is the mirror of the site; else nil

	buffers sync.Pool // of *[]byte: where pages are written before they go to the disk

	mu      sync.Mutex
	folders map[string]bool // folders of the stage that exist
}

// manifest lists the files that a build made, so that the next one knows which
// files are not its own.
const manifest = ".jobun-files"

// newOutput makes ready to write the folder with the name. It may not be the content
// folder, or inside it, or contain it.
func newOutput(name, content string) (*output, error) {
	if err := apart(name, content); err != nil {
		return nil, err
	}
	final, err := filepath.Abs(name)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(final), 0o777); err != nil {
		return nil, err
	}
	unlock, taken, err := lock(beside(final, ".lock"))
	if err != nil {
		return nil, err
	}
	if !taken {
		return nil, failed("out.locked", "Name", name, "Lock", beside(name, ".lock"))
	}
	o, err := newStaging(name, final)
	if err != nil {
		unlock()
		return nil, err
	}
	o.unlock = unlock
	return o, nil
}

// beside returns the name of a file or folder of ours beside the output.
func beside(out, what string) string {
	return filepath.Join(filepath.Dir(out), "."+filepath.Base(out)+what)
}

// newStaging clears away what builds left that were killed, and looks at what is to be
// replaced. No other build writes to the output.
func newStaging(name, final string) (*output, error) {
	if err := recoverFrom(final); err != nil {
		return nil, err
	}
	info, err := os.Lstat(final)
	if target, err := os.Readlink(final); err == nil {
		return nil, failed("out.link", "Name", name, "Target", target)
	}
	if err == nil && !info.IsDir() {
		return nil, failed("out.file", "Name", name)
	}
	o := &output{final: final, fresh: errors.Is(err, fs.ErrNotExist), mode: 0o755}
	if !o.fresh && err == nil {
		o.mode = info.Mode().Perm()
	}
	o.buffers.New = func() any { return new([]byte) }
	return o, nil
}

// begin makes the folder for the new site.
func (o *output) begin() error {
	stage, err := os.MkdirTemp(filepath.Dir(o.final), filepath.Base(beside(o.final, staged))+"*")
	if err != nil {
		return err
	}
	o.stage, o.folders = stage, map[string]bool{".": true}
	return os.Chmod(stage, o.mode)
}

// staged is what the names of stages have behind that of the output.
const staged = ".new-"

// recoverFrom removes the stages of builds that were killed, which hold an unfinished
// site or one that was replaced, and puts a site back that was about to be replaced.
func recoverFrom(final string) error {
	list, err := os.ReadDir(filepath.Dir(final))
	if err != nil {
		return err
	}
	for _, entry := range list {
		number, is := strings.CutPrefix(entry.Name(), filepath.Base(beside(final, staged)))
		if !is || !entry.IsDir() || strings.Trim(number, "0123456789") != "" {
			continue
		}
		if err := removeTree(filepath.Join(filepath.Dir(final), entry.Name())); err != nil {
			return err
		}
	}
	if _, err := os.Lstat(final); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := os.Rename(final+replacedSuffix, final); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// apart reports an error if one of the folders is, or contains, the other.
func apart(out, content string) error {
	a, err := realPath(out)
	if err != nil {
		return err
	}
	b, err := realPath(content)
	if err != nil {
		return err
	}
	if within(a, b) || within(b, a) {
		return wrong("out.apart", "Out", out, "Content", content)
	}
	return nil
}

// realPath returns the absolute path of a folder behind all links, also if its
// last elements do not exist yet.
func realPath(name string) (string, error) {
	full, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	missing := ""
	for dir := full; ; dir = filepath.Dir(dir) {
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			return filepath.Join(real, missing), nil
		}
		if dir == filepath.Dir(dir) {
			return full, nil
		}
		missing = filepath.Join(filepath.Base(dir), missing)
	}
}

func within(inner, outer string) bool {
	rel, err := filepath.Rel(outer, inner)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// write writes one file of the site. It is safe for concurrent use; data may be
// used again when it returns.
func (o *output) write(name string, data []byte) error {
	if !fs.ValidPath(name) {
		return fmt.Errorf("%q cannot be the path of a page", name)
	}
	if o.journal != nil {
		return o.rewrite(name, data)
	}
	if err := o.folder(path.Dir(name)); err != nil {
		return err
	}
	file := filepath.Join(o.stage, filepath.FromSlash(name))
	if !o.fresh && o.keep(name, file, data) {
		return nil
	}
	return writeNew(file, data)
}

// folder makes a folder of the stage, after those that it is in. The disk is
// not asked while other writers wait.
func (o *output) folder(name string) error {
	o.mu.Lock()
	known := o.folders[name]
	o.mu.Unlock()
	if known {
		return nil
	}
	if err := o.folder(path.Dir(name)); err != nil {
		return err
	}
	folder := filepath.Join(o.stage, filepath.FromSlash(name))
	err := os.Mkdir(folder, 0o755)
	made := err == nil
	if errors.Is(err, fs.ErrExist) {
		if info, statErr := os.Lstat(folder); statErr == nil && info.IsDir() {
			err = nil // another writer was faster
		}
	}
	if err != nil {
		return err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.folders[name] = true
	if o.journal != nil && made {
		o.journal.folders = append(o.journal.folders, name)
	}
	return nil
}

// keep links the published file into the stage if it has the same content.
func (o *output) keep(name, file string, data []byte) bool {
	return o.isPublished(name, data) && os.Link(filepath.Join(o.final, filepath.FromSlash(name)), file) == nil
}

// publish swaps the new site, which has the files, and the old one.
func (o *output) publish(files []string) error {
	if !o.fresh {
		if err := o.carry(files); err != nil {
			return err
		}
	}
	if err := os.WriteFile(filepath.Join(o.stage, manifest), []byte(listed(files)), 0o644); err != nil {
		return err
	}
	if o.fresh {
		return os.Rename(o.stage, o.final)
	}
	return o.exchange()
}

// listed returns the content of the manifest of a site that has the files.
func listed(files []string) string {
	slices.Sort(files)
	return strings.Join(files, "\n") + "\n"
}

// forget forgets the folders of files of which there will be no more. Thousands of
// policies have many.
func (o *output) forget(files []cache.File) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, f := range files {
		delete(o.folders, path.Dir(f.Path))
	}
}

func (o *output) exchange() error {
	err := exchange(o.stage, o.final)
	if errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EXDEV) {
		return failed("out.mount", "Name", o.final)
	}
	return err
}

// discard removes what is not published: an unfinished site, or the old one.
func (o *output) discard() {
	o.clear()
	o.unlock()
}

// clear removes the stage, unless it is to be the mirror of the site.
func (o *output) clear() {
	if o.stage != "" {
		removeTree(o.stage)
		o.stage = ""
	}
}

// removeTree removes a folder and all that is in it. What is two folders down, as a
// policy in a language is, is removed on all processors. No link leads out of the folder.
func removeTree(name string) error {
	if root, err := os.OpenRoot(name); err == nil {
		below, _ := fs.Glob(root.FS(), "*/*")
		parallel(len(below), func(i int) error { return root.RemoveAll(below[i]) })
		root.Close()
	}
	return os.RemoveAll(name) // what is left, and says what cannot be removed
}

// carry brings files that no build made into the new site.
func (o *output) carry(files []string) error {
	made := map[string]bool{manifest: true}
	if list, err := os.ReadFile(filepath.Join(o.final, manifest)); err == nil {
		for name := range strings.Lines(string(list)) {
			made[strings.TrimSpace(name)] = true
		}
	}
	for _, name := range files {
		made[name] = true
	}
	folders := map[string]bool{".": true}
	for name := range made {
		for dir := path.Dir(name); !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	return walk(o.final, func(file string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // Somebody has taken it away meanwhile.
		}
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(o.final, file)
		switch {
		case err != nil || made[filepath.ToSlash(rel)]:
			return err
		case d.IsDir() && folders[filepath.ToSlash(rel)]:
			return nil
		case folders[filepath.ToSlash(rel)]:
			return fmt.Errorf("%s: the site needs a folder here, but no build made this file; move it away", file)
		case d.IsDir():
			return o.carryFolder(rel, d)
		}
		return o.carryFile(rel, file)
	})
}

// walk is [filepath.WalkDir] for a site: what is two folders down, as a policy in a
// language is, is visited after what is above, on all processors.
func walk(root string, visit fs.WalkDirFunc) error {
	var below []string
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Dir(filepath.Dir(file)) != root {
			return visit(file, d, err)
		}
		below = append(below, file)
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
	if err != nil {
		return err
	}
	return parallel(len(below), func(i int) error { return filepath.WalkDir(below[i], visit) })
}

// carryFolder makes a folder that no build made, with its permissions: a folder
// may mean something by being empty, as in .git.
func (o *output) carryFolder(rel string, d fs.DirEntry) error {
	info, err := d.Info()
	if err != nil {
		return err
	}
	if err := o.folder(filepath.ToSlash(rel)); err != nil {
		return err
	}
	return os.Chmod(filepath.Join(o.stage, rel), info.Mode().Perm())
}

func (o *output) carryFile(rel, file string) error {
	if err := o.folder(path.Dir(filepath.ToSlash(rel))); err != nil {
		return err
	}
	target := filepath.Join(o.stage, rel)
	if os.Link(file, target) == nil {
		return nil
	}
	return copyFile(file, target)
}

// copyFile copies a file where the file system has no links.
func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return err
	}
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	_, err = io.Copy(out, in)
	return err
}
