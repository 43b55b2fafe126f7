package main

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
)

// startProfiles begins to measure where time and memory go, for go tool pprof. The
// function that it returns ends that and writes cpu.pprof, allocs.pprof and
// block.pprof into the folder, which is made if it is not there.
func startProfiles(folder string) (end func() error, err error) {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return nil, err
	}
	f, err := os.Create(filepath.Join(folder, "cpu.pprof"))
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	runtime.SetBlockProfileRate(10_000) // ns; a block of that length is counted once on average
	return func() error {
		pprof.StopCPUProfile()
		runtime.SetBlockProfileRate(0)
		return errors.Join(f.Close(), writeProfile(folder, "allocs"), writeProfile(folder, "block"))
	}, nil
}

func writeProfile(folder, name string) error {
	f, err := os.Create(filepath.Join(folder, name+".pprof"))
	if err != nil {
		return err
	}
	return errors.Join(pprof.Lookup(name).WriteTo(f, 0), f.Close())
}
