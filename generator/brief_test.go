//go:build !soak

package main

// Short forms of tests, for every day.
const kills = 8
