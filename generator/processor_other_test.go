//go:build !unix

package main

import (
	"os"
	"testing"
	"time"
)

// processorTime is not known here.
func processorTime(tb testing.TB) time.Duration {
	tb.Skip("the time of the processors is not known on this system")
	return 0
}

// memoryOf is not known here.
func memoryOf(*os.ProcessState) int64 { return 0 }
