// Package cache keeps what the last build read, found and made, so that the next
// one repeats only what has changed.
//
// A [Build] is plain data. It says of each policy which files it was read from, what
// was found wrong in it, which files were written for it and what the pages of the
// whole site need to know about it. Package main compares all that with the disk;
// this package does not touch it.
//
// # Trust
//
// Nothing here is believed that has not been compared. A file is taken for unchanged
// if its [Mark] is the same: what the disk says about it without reading it. A mark
// that was taken too soon after the last change to tell it from the next one is zero,
// and then the content is compared, by its [Sum]. A Build begins with the sum of all
// that every page depends on ([Build.Key]); another key makes it void.
//
// # Form
//
// A Build is coded by hand ([Build.Append], [Decode]), because a site has a hundred
// thousand files and a build that changes one of them should take no time: numbers
// of variable length, strings behind their lengths, a checksum in front. Whatever is
// not exactly that, cut off, changed or of another program, is no Build.
package cache

import (
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
	"jobun/generator/internal/source"
)

// Mark is what the disk says about a file or a folder without reading it: equal marks
// mean an equal file. Zero means that nobody knows.
type Mark uint64

// Mix adds a number to what a mark is made of.
func (m Mark) Mix(n uint64) Mark {
	h := uint64(m) ^ n
	h *= 0x9E3779B97F4A7C15
	h ^= h >> 29
	h *= 0xBF58476D1CE4E5B9
	h ^= h >> 32
	return Mark(h)
}

// Sum is the SHA-256 of a file's content; zero if nobody read it.
type Sum [32]byte

// Build is one build of a site that was published.
type Build struct {
	Key        Sum  // of all that every page depends on
	Program    Mark // the file of the program,
	ProgramSum Sum  // and its content
	Languages  []policy.Language
	Policies   []Policy    // by name
	Pages      []File      // that belong to no policy
	Folders    []Folder    // of the output; "." and then the others, sorted
	Searched   [][][]Range // of each policy, for each language of the site and version of its summary: where its data stands in the file for the search
}

// Policy is what a build read, found and made of one policy.
type Policy struct {
	Name     string
	Inputs   []Input // the policy's folder first, by path
	Seals    Sum     // of its lines in policy.sum
	RefersTo []string
	Former   []policy.FormerName
	Problems []source.Problem
	Files    []File
	Summary  site.Summary // without grams, which are in the files for the search
	Entries  [][]Entry    // for each language of the site: those of the policy's feed

	coded string // as it was read, if nothing in it has changed
}

// Input is a file or a folder that a policy was read from.
type Input struct {
	Path string // below the content folder
	Kind Kind
	Mark Mark
	Sum  Sum // of a file
}

// Kind is what an input is.
type Kind uint8

// The kinds of inputs.
const (
	IsFile Kind = iota
	IsFolder
	IsOther // what content refuses
)

// File is a file of the output.
type File struct {
	Path string
	Size int64
	Mark Mark
}

// Folder is a folder of the output, and the one that mirrors it.
type Folder struct {
	Path         string
	Mark, Mirror Mark
}

// Range is a part of a file.
type Range struct{ Start, Size int64 }

// Entry is an entry of a feed, as far as its place among others depends on it.
type Entry struct {
	ID, Updated string
	Version     policy.Date // effective date
}

// Changed says that the policy is not as it was read any more.
func (p *Policy) Changed() { p.coded = "" }
