package main

import "os"

// replacedSuffix is behind the name of a folder while another one takes its place.
const replacedSuffix = ".old"

// exchangeInSteps swaps two folders where the system cannot do it at once. For
// a moment there is no b; if the program dies then, the folder that was b stands
// beside it under another name, and the next build puts it back.
func exchangeInSteps(a, b string) error {
	old := b + replacedSuffix
	if err := os.Rename(b, old); err != nil {
		return err
	}
	if err := os.Rename(a, b); err != nil {
		return os.Rename(old, b)
	}
	return os.Rename(old, a)
}
