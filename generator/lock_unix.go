//go:build unix

package main

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// lock takes the file with the name for this process alone; it is made if it is not
// there, and goes with unlock. The system gives up the lock of a process that dies. It
// is not taken if another process has it.
func lock(name string) (unlock func(), taken bool, err error) {
	for {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|unix.O_NOFOLLOW, 0o644)
		if err != nil {
			return nil, false, err
		}
		_, err = again(func() (int, error) { return 0, unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) })
		if errors.Is(err, unix.EWOULDBLOCK) {
			return nil, false, f.Close()
		}
		if err != nil {
			return nil, false, errors.Join(err, f.Close())
		}
		if isAt(f, name) {
			return func() { os.Remove(name); f.Close() }, true, nil
		}
		f.Close() // Whoever had it removed it between our two calls.
	}
}

// isAt reports whether the open file is the one that has the name now.
func isAt(f *os.File, name string) bool {
	mine, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(name)
	return err == nil && os.SameFile(mine, there)
}
