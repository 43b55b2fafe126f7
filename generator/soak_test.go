//go:build soak

package main

// Long forms of tests: go test -tags soak -timeout 90m .
const kills = 1000

// updateSteps is how many changes TestUpdatesAreWholeBuilds makes.
const updateSteps = 2000

// freshDocuments are the sizes of sites in BenchmarkFresh.
var freshDocuments = []int{200, 2000, 20000}

// long says whether tests that take minutes run.
const long = true
