package main

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// stats are where the time of a build and the bytes of a site go. Times are added up
// over all processors. The zero value is ready to count.
type stats struct {
	spent [phases]atomic.Int64 // ns
	mu    sync.Mutex
	files map[string]fileStats // by the ending of their names

	same, all int // policies that the last build has left as they are to be, of all
}

// phase is what a build does at a time.
type phase int

const (
	reading   phase = iota // content into policies
	checking               // the checks, with the comparisons that they need
	rendering              // pages, with all other comparisons
	writing                // files
	phases
)

var phaseNames = [phases]string{"build.reading", "build.checking", "build.rendering", "build.writing"}

// fileStats are how many files of a kind there are, and their bytes together.
type fileStats struct{ files, bytes int }

// since adds the time from start to a phase.
func (s *stats) since(start time.Time, p phase) { s.spent[p].Add(int64(time.Since(start))) }

// count counts a file of the site.
func (s *stats) count(name string, size int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.files == nil {
		s.files = map[string]fileStats{}
	}
	kind := kindOf(name)
	f := s.files[kind]
	s.files[kind] = fileStats{f.files + 1, f.bytes + size}
}

// kindOf returns what files with the name have in common: changes/index.html, and
// changes.json; a version's day and the name of a policy do not tell kinds apart.
func kindOf(name string) string {
	base, folder := path.Base(name), path.Base(path.Dir(name))
	switch {
	case strings.HasPrefix(name, "assets/"):
		return "assets/"
	case base != "index.html":
		return base
	case folder == "parallel" || folder == "changes" || folder == "history" || folder == "search":
		return folder + "/" + base
	case path.Base(path.Dir(path.Dir(name))) == "changes":
		return "changes/OLDER/" + base
	}
	return base
}

// write prints a table of phases and one of files, the largest kinds first.
func (s *stats) write(w io.Writer, m *messages) error {
	var b strings.Builder
	var all time.Duration
	for p := range s.spent {
		all += time.Duration(s.spent[p].Load())
	}
	for p, name := range phaseNames {
		spent := time.Duration(s.spent[p].Load())
		fmt.Fprintf(&b, "%9.3f s %3.0f %%  %s\n", spent.Seconds(), 100*spent.Seconds()/max(all.Seconds(), 1e-9), m.text(name))
	}
	b.WriteString("\n" + m.text("build.remembered", "Same", strconv.Itoa(s.same), "All", strconv.Itoa(s.all)) + "\n\n")
	kinds := make([]string, 0, len(s.files))
	for kind := range s.files {
		kinds = append(kinds, kind)
	}
	slices.SortFunc(kinds, func(a, b string) int {
		if d := s.files[b].bytes - s.files[a].bytes; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	for _, kind := range kinds {
		f := s.files[kind]
		b.WriteString(m.text("build.files", "Kind", kind, "Files", fmt.Sprintf("%7d", f.files), "Bytes", fmt.Sprintf("%12d", f.bytes)) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
