//go:build !unix

package main

import (
	"bytes"
	"errors"
	"os"
)

// writeNew writes a new file.
func writeNew(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// isFile reports whether the name is that of a file, and not of a link to one, that has
// the content.
func isFile(name string, content, _ []byte) bool {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(content)) {
		return false
	}
	found, err := os.ReadFile(name)
	return err == nil && bytes.Equal(found, content)
}
