package main

import "os"

// exchangeInSteps swaps two folders where the system cannot do it at once. For
// a moment there is no b; if the program dies then, the folder that was b stands
// beside it, with ".old" behind its name.
func exchangeInSteps(a, b string) error {
	old := b + ".old"
	if err := os.Rename(b, old); err != nil {
		return err
	}
	if err := os.Rename(a, b); err != nil {
		return os.Rename(old, b)
	}
	return os.Rename(old, a)
}
