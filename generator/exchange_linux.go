package main

import (
	"errors"

	"golang.org/x/sys/unix"
)

// exchange swaps two folders at once: there is no moment without either.
func exchange(a, b string) error {
	err := unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL) {
		return exchangeInSteps(a, b)
	}
	return err
}
