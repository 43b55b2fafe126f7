//go:build unix

package main

import (
	"bytes"
	"errors"
	"io/fs"

	"golang.org/x/sys/unix"
)

// writeNew writes a new file. A site has thousands, and [os.WriteFile] asks the
// system twice as often, because its files may be pipes and terminals too.
func writeNew(name string, data []byte) error {
	fd, err := again(func() (int, error) {
		return unix.Open(name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_CLOEXEC, 0o644)
	})
	if err != nil {
		return &fs.PathError{Op: "open", Path: name, Err: err}
	}
	for len(data) > 0 && err == nil {
		var n int
		n, err = again(func() (int, error) { return unix.Write(fd, data) })
		data = data[max(n, 0):]
	}
	if err := errors.Join(err, unix.Close(fd)); err != nil {
		return &fs.PathError{Op: "write", Path: name, Err: err}
	}
	return nil
}

// isFile reports whether the name is that of a file, and not of a link to one, that has
// the content. Part is where a part of it may be read.
func isFile(name string, content, part []byte) bool {
	fd, err := again(func() (int, error) {
		return unix.Open(name, unix.O_RDONLY|unix.O_NOFOLLOW|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	})
	if err != nil {
		return false
	}
	defer unix.Close(fd)
	var stat unix.Stat_t
	if unix.Fstat(fd, &stat) != nil || stat.Mode&unix.S_IFMT != unix.S_IFREG || stat.Size != int64(len(content)) {
		return false
	}
	for len(content) > 0 {
		n, err := again(func() (int, error) { return unix.Read(fd, part) })
		if err != nil || n <= 0 || n > len(content) || !bytes.Equal(part[:n], content[:n]) {
			return false
		}
		content = content[n:]
	}
	return true
}

// again repeats a call that was interrupted by a signal.
func again(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if !errors.Is(err, unix.EINTR) {
			return n, err
		}
	}
}
