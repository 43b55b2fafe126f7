//go:build !soak

package main

// Short forms of tests, for every day.
const kills = 8

// updateSteps is how many changes TestUpdatesAreWholeBuilds makes.
const updateSteps = 30
