package main

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/sys/unix"
)

// folderFS returns the files in a folder and below it. Nothing outside can be
// reached, whatever links there are.
func folderFS(name string) (fs.FS, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	dir, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	return &beneath{root.FS(), name, dir}, nil
}

// beneath is the files of an [os.Root], but asks the system to open a file in
// one step instead of one for each folder on the way.
type beneath struct {
	fs.FS
	name string
	dir  *os.File
}

// ReadFile reads a file. Whatever stands in the way of one step is left to
// [os.Root] to do or to say.
func (b *beneath) ReadFile(name string) ([]byte, error) {
	return b.AppendFile(nil, name)
}

// AppendFile is [content.FileAppender].
func (b *beneath) AppendFile(memory []byte, name string) ([]byte, error) {
	if data, ok := b.appendFile(memory, name); ok {
		return data, nil
	}
	data, err := fs.ReadFile(b.FS, name)
	return append(memory, data...), err
}

func (b *beneath) appendFile(memory []byte, name string) (data []byte, ok bool) {
	if !fs.ValidPath(name) {
		return nil, false
	}
	how := unix.OpenHow{Flags: unix.O_RDONLY | unix.O_CLOEXEC | unix.O_NONBLOCK, Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_MAGICLINKS}
	fd, err := unix.Openat2(int(b.dir.Fd()), name, &how)
	if err != nil {
		return nil, false
	}
	defer unix.Close(fd)
	var stat unix.Stat_t
	if unix.Fstat(fd, &stat) != nil || stat.Mode&unix.S_IFMT != unix.S_IFREG {
		return nil, false
	}
	before, size := len(memory), int(stat.Size)
	data = slices.Grow(memory, size+1)[:before+size+1] // one more, to see that there is no more
	n, err := again(func() (int, error) { return unix.Read(fd, data[before:]) })
	if err != nil || n != size {
		return nil, false
	}
	return data[:before+n], true
}

// ReadDir reads a folder. [os.Root] asks for each name in it what it is, which the system
// has said with the name.
func (b *beneath) ReadDir(name string) ([]fs.DirEntry, error) {
	if list, ok := b.readDir(name); ok {
		return list, nil
	}
	return fs.ReadDir(b.FS, name)
}

func (b *beneath) readDir(name string) (list []fs.DirEntry, ok bool) {
	if !fs.ValidPath(name) {
		return nil, false
	}
	how := unix.OpenHow{Flags: unix.O_RDONLY | unix.O_CLOEXEC | unix.O_DIRECTORY, Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_MAGICLINKS}
	fd, err := unix.Openat2(int(b.dir.Fd()), name, &how)
	if err != nil {
		return nil, false
	}
	folder := os.NewFile(uintptr(fd), filepath.Join(b.name, name))
	defer folder.Close()
	if list, err = folder.ReadDir(-1); err != nil {
		return nil, false
	}
	for i, e := range list {
		list[i] = inside{e, b.FS, path.Join(name, e.Name())}
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, true
}

// inside is a file or folder in a folder, about which the [os.Root] is asked.
type inside struct {
	fs.DirEntry
	root fs.FS
	name string
}

// Info describes the file or folder, and no link's target.
func (i inside) Info() (fs.FileInfo, error) { return fs.Lstat(i.root, i.name) }
