//go:build !linux

package main

import (
	"io/fs"
	"os"
)

// folderFS returns the files in a folder and below it. Nothing outside can be
// reached, whatever links there are.
func folderFS(name string) (fs.FS, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return root.FS(), nil
}
