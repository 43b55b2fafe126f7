//go:build !unix

package main

import (
	"errors"
	"io/fs"
	"os"
)

// lock takes the file with the name for this process alone, by making it. It is not
// taken if the file is there. That of a process that died stays, until a person
// removes it.
func lock(name string) (unlock func(), taken bool, err error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	return func() { f.Close(); os.Remove(name) }, true, nil
}
