package main

import (
	"fmt"
	"strconv"
	"sync/atomic"
	"time"
)

// progress tells somebody who sits at a terminal how far a build is, if it lasts
// longer than a second.
type progress struct {
	env  environment
	all  int
	done atomic.Int64
	stop chan struct{}
	over chan struct{}
}

// startProgress begins to tell about the number of policies. Elsewhere than on a
// terminal it says nothing.
func startProgress(env environment, all int) *progress {
	p := &progress{env: env, all: all, stop: make(chan struct{}), over: make(chan struct{})}
	if !isTerminal(env.stderr) {
		close(p.over)
		return p
	}
	go p.tell()
	return p
}

func (p *progress) tell() {
	defer close(p.over)
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	told := false
	for {
		select {
		case <-p.stop:
			if told {
				fmt.Fprint(p.env.stderr, "\r\x1b[K")
			}
			return
		case <-ticker.C:
			told = true
			fmt.Fprint(p.env.stderr, "\r\x1b[K"+p.env.messages.text("build.progress", "Done", strconv.FormatInt(p.done.Load(), 10), "All", strconv.Itoa(p.all)))
		}
	}
}

// end takes away what was told.
func (p *progress) end() {
	close(p.stop)
	<-p.over
}
