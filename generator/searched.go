package main

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"sync"

	"jobun/generator/internal/cache"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/render"
	"jobun/generator/internal/site"
)

// searchFiles puts the data for the search together. It is the only thing that grows
// with the words of the site, so it is kept on the disk: what is new, in a file of the
// stage that has no name any more; the rest where the last build has written it.
type searchFiles struct {
	mu   sync.Mutex
	new  *os.File
	size int64

	texts [][][]stored // of each policy, for each language of the site and version of its summary
	old   map[string]*os.File
}

// stored is the data of one text.
type stored struct {
	file *os.File
	cache.Range
}

// newSearchFiles keeps what is new in a file in the folder.
func newSearchFiles(folder string, policies int) (*searchFiles, error) {
	f, err := os.CreateTemp(folder, ".jobun-search-*")
	if err != nil {
		return nil, err
	}
	// It goes with the program, or else, where open files cannot be removed, with close.
	os.Remove(f.Name())
	return &searchFiles{new: f, texts: make([][][]stored, policies), old: map[string]*os.File{}}, nil
}

func (s *searchFiles) close() {
	s.new.Close()
	os.Remove(s.new.Name())
	for _, f := range s.old {
		f.Close()
	}
}

// add keeps the data of the texts of a policy, the place of which is given, and takes
// the grams out of its summary.
func (s *searchFiles) add(r *render.Renderer, of *policy.Site, place int, summary *site.Summary) error {
	s.texts[place] = make([][]stored, len(of.Languages))
	var data []byte
	for i, l := range of.Languages {
		list := make([]stored, len(summary.Versions))
		for k := range summary.Versions {
			if len(summary.Versions[k].Texts) == 0 {
				continue
			}
			searched := site.NewSearched(of, summary, k, l)
			start := len(data)
			data = r.Searched(data, l, &searched)
			list[k] = stored{s.new, cache.Range{Start: int64(start), Size: int64(len(data) - start)}}
		}
		s.texts[place][i] = list
	}
	for i := range summary.Versions {
		for k := range summary.Versions[i].Texts {
			summary.Versions[i].Texts[k].Grams.Bits = nil
			summary.Versions[i].Texts[k].Grams.Count = 0
		}
	}
	return s.keep(data, s.texts[place])
}

// keep writes the data, in which the texts stand, behind what is there.
func (s *searchFiles) keep(data []byte, texts [][]stored) error {
	s.mu.Lock()
	start := s.size
	s.size += int64(len(data))
	s.mu.Unlock()
	for i := range texts {
		for k := range texts[i] {
			texts[i][k].Start += start
		}
	}
	_, err := s.new.WriteAt(data, start)
	return err
}

// addOld takes the data of a policy from what the last build has written to the site.
func (s *searchFiles) addOld(final string, of *policy.Site, place int, summary *site.Summary, ranges [][]cache.Range) error {
	s.texts[place] = make([][]stored, len(of.Languages))
	for i, l := range of.Languages {
		list := make([]stored, len(summary.Versions))
		for k := range summary.Versions {
			if len(summary.Versions[k].Texts) == 0 {
				continue
			}
			f, err := s.open(filepath.Join(final, filepath.FromSlash(site.SearchDataAddress(l, summary.Versions[k].State))))
			if err != nil {
				return err
			}
			list[k] = stored{f, ranges[i][k]}
		}
		s.texts[place][i] = list
	}
	return nil
}

func (s *searchFiles) open(name string) (*os.File, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f := s.old[name]; f != nil {
		return f, nil
	}
	f, err := os.Open(name)
	if err == nil {
		s.old[name] = f
	}
	return f, err
}

// page returns the ranges of files that make a page of data for the search, and its
// size, and says where the texts stand in it from now on.
func (s *searchFiles) page(p *site.Page, language int) (ranges []stored, size int64) {
	head := int64(len(render.SearchedHead()))
	at := head
	for i := range p.Searched {
		text := &s.texts[p.Searched[i].PolicyAt][language][p.Searched[i].VersionAt]
		if i > 0 {
			at += int64(len(render.SearchedBetween))
		}
		if n := len(ranges); n > 0 && ranges[n-1].file == text.file && text.file != s.new && ranges[n-1].Start+ranges[n-1].Size+int64(len(render.SearchedBetween)) == text.Start {
			ranges[n-1].Size = text.Start + text.Size - ranges[n-1].Start // with what stands between them
		} else {
			ranges = append(ranges, *text)
		}
		text.Start = at
		at += text.Size
	}
	return ranges, at + int64(len(render.SearchedEnd))
}

// isOld reports whether the ranges are all of the file that the site has.
func (s *searchFiles) isOld(ranges []stored, size int64) bool {
	if len(ranges) != 1 || ranges[0].file == s.new {
		return false
	}
	info, err := ranges[0].file.Stat()
	return err == nil && info.Size() == size && ranges[0].Start == int64(len(render.SearchedHead()))
}

// writeRanges writes a page of data for the search.
func writeRanges(to io.Writer, ranges []stored) error {
	w := bufio.NewWriterSize(to, 1<<18)
	w.WriteString(render.SearchedHead())
	buffer := make([]byte, 1<<16)
	for i, r := range ranges {
		if i > 0 {
			w.WriteString(render.SearchedBetween)
		}
		for r.Size > 0 {
			part := buffer[:min(r.Size, int64(len(buffer)))]
			if _, err := r.file.ReadAt(part, r.Start); err != nil {
				return err
			}
			w.Write(part)
			r.Start, r.Size = r.Start+int64(len(part)), r.Size-int64(len(part))
		}
	}
	w.WriteString(render.SearchedEnd)
	return w.Flush()
}

// ranges returns where the texts of all policies stand in the files of the site.
func (s *searchFiles) ranges() [][][]cache.Range {
	all := make([][][]cache.Range, len(s.texts))
	for i := range s.texts {
		all[i] = make([][]cache.Range, len(s.texts[i]))
		for k := range s.texts[i] {
			all[i][k] = make([]cache.Range, len(s.texts[i][k]))
			for n := range s.texts[i][k] {
				all[i][k][n] = s.texts[i][k][n].Range
			}
		}
	}
	return all
}
