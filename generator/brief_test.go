//go:build !soak

package main

// Short forms of tests, for every day.
const kills = 8

// updateSteps is how many changes TestUpdatesAreWholeBuilds makes.
const updateSteps = 30

// freshDocuments are the sizes of sites in BenchmarkFresh.
var freshDocuments = []int{200, 2000}

// long says whether tests that take minutes run.
const long = false
