//go:build linux || darwin

package main

import (
	"os"
	"time"

	"golang.org/x/sys/unix"

	"jobun/generator/internal/cache"
)

// marker asks the disk about files of a folder without reading them.
type marker struct {
	folder *os.File
	fd     int
}

func newMarker(folder string) (*marker, error) {
	f, err := os.Open(folder)
	if err != nil {
		return nil, err
	}
	return &marker{f, int(f.Fd())}, nil
}

func (m *marker) close() { m.folder.Close() }

// looked is what the disk says about a file.
type looked struct {
	mark    cache.Mark
	kind    cache.Kind
	changed time.Time // its content or its inode
	written time.Time // its content
}

// look asks about a file, without following a link.
func (m *marker) look(name string) (looked, error) {
	var st unix.Stat_t
	_, err := again(func() (int, error) { return 0, unix.Fstatat(m.fd, name, &st, unix.AT_SYMLINK_NOFOLLOW) })
	if err != nil {
		return looked{}, &os.PathError{Op: "stat", Path: name, Err: err}
	}
	at := looked{kind: cache.IsOther}
	switch st.Mode & unix.S_IFMT {
	case unix.S_IFREG:
		at.kind = cache.IsFile
	case unix.S_IFDIR:
		at.kind = cache.IsFolder
	}
	content, inode := st.Mtim.Nano(), st.Ctim.Nano()
	at.written = time.Unix(0, content)
	at.changed = time.Unix(0, max(content, inode))
	at.mark = cache.Mark(1).Mix(uint64(st.Ino)).Mix(uint64(st.Size)).Mix(uint64(st.Mode)).Mix(uint64(content)).Mix(uint64(inode))
	if at.mark == 0 {
		at.mark = 1
	}
	return at, nil
}
