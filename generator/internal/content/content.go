// Package content loads the content folder into policies.
//
// The folder has site.yaml and a folder for each policy; a policy has
// policy.yaml and a folder for each version, named by its effective date; a
// version has a Markdown file for each language:
//
//	content/
//	  site.yaml
//	  glossary.yaml
//	  privacy-policy/
//	    policy.yaml
//	    2020-09-01/ja.md  en.md
//	    draft/ja.md  en.md
//	  policy.sum
//
// site.yaml has the keys title, publisher (text in each language), url,
// languages (the first is the default) and timezone; contact, to whom weak points of
// the site are told, if anybody is named (an e-mail address or a page); and seals: required once there is a
// policy.sum, which may not be missing from then on. policy.yaml has
//
//	prevailing: ja            the language of the text that binds (正文)
//	numbering: company        statute, company, outline, none; or a mapping: see below
//	structure: [article]      what headings without a kind word mean at ##, ###, …
//	dates: seireki            wareki, wareki-kanji, seireki, combined: Japanese dates in lines that are made
//	comparison: company       gov, company, municipal: the form of comparison tables; or a mapping: see below
//	versions:                 oldest first
//	  - effective: 2020-09-01
//	    enacted: 2020-08-20   a later version has revised: instead
//	    published: 2020-08-25
//	    summary: {ja: …, en: …}
//	    translation: {art_4: reason}   provisions whose translation needs no change, by identifier or {#name}
//	    corrections:          what was corrected since, oldest first
//	      - date: 2020-10-01
//	        kind: erratum     erratum, editorial, translation
//	        note: {ja: …, en: …}
//	repealed: 2030-03-31
//	formerly: [old-name]      names that the folder had before, oldest first
//	notice: 30d               days from the publication of an amendment to its effect
//	checks:                   problems that are less grave here, and why
//	  reference: {severity: warning, reason: …, versions: [2020-09-01]}
//
// numbering as a mapping names a preset and what differs from it: a level (part,
// chapter, section, subsection, division, article, paragraph, item, sub-item,
// sub-item-2 to sub-item-5, appendix) with its first label in each language, as in
// {preset: company, item: {ja: イ, en: (a)}}; caption: above or run-in;
// paragraphs: from2, all or none.
//
// comparison as a mapping has form, order (new-first or old-first: which text
// stands in the first column), and new and old: headings of the columns in each
// language.
//
// checks has a name of a check, as it stands in brackets behind a problem; the
// severity to which its problems go down (an error to a warning, a warning to a
// note); the reason; and the versions that are meant, all if none is named.
//
// glossary.yaml, which may be missing, says what terms are called: a list of
//
//   - ja: 利用契約
//     en: Service Contract
//     variants: {en: [Contract]}    other names that are good
//     note: …                       for those who write
//
// policy.sum, which is written by a command, has a line for each text that has come
// into force: policy, version, language, "h1:" and a hash, and marks of its
// provisions, with single spaces between them. Behind the version may stand how many
// corrections are in the text: 2023-10-01+1. Package policy says what is hashed.
//
// Loading is strict: whatever is not described here is a problem. A [Folder] is
// opened once; its policies are loaded one by one, so that a site of any size
// fits into memory, and may be loaded in parallel.
package content

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/markdown"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// Folder is an open content folder.
type Folder struct {
	Site policy.Site

	fsys    fs.FS
	root    string // how file names begin in messages
	entries map[string]*entry
	names   []string
	former  map[string]string // the present names of policies by their former ones
	seals   []*policy.Seal    // in the order of policy.sum
	reader  *markdown.Reader
	others  otherTexts

	readings sync.Pool // of *reading; without it loading a policy takes a quarter more memory

	siteFails     bool       // there are problems in files that belong to no policy
	sealsRequired source.Pos // where site.yaml says so; zero if it does not

	sealLines []sealLine            // of policy.sum
	sealsOf   map[string][]sealLine // the same by the name of the policy that they have

	mu     sync.Mutex
	styles map[string]*locale.Style // by language and preset, unchanged

	opening sync.Mutex // of entries that are known, and so opened when somebody asks for them
}

// Open reads site.yaml and every policy.yaml of the folder. Root is put before
// the names of files in problems, so that they can be found from where the user
// stands. An error means that the folder could not be read; mistakes in it are
// problems.
func Open(fsys fs.FS, root string) (*Folder, []source.Problem, error) {
	f, problems, err := OpenSite(fsys, root)
	if err != nil {
		return nil, nil, err
	}
	more, err := f.OpenPolicies(nil)
	if err != nil {
		return nil, nil, err
	}
	var all source.Problems
	all.Append(problems...)
	all.Append(more...)
	return f, all.Sorted(), nil
}

// OpenSite is the first half of [Open]: it reads the files that belong to no policy.
func OpenSite(fsys fs.FS, root string) (*Folder, []source.Problem, error) {
	f := &Folder{fsys: fsys, root: root, entries: map[string]*entry{}, styles: map[string]*locale.Style{}, reader: markdown.NewReader()}
	f.others.cache = map[string]*policy.Text{}
	var problems source.Problems
	if err := f.openSite(&problems); err != nil {
		return nil, nil, err
	}
	if len(f.Site.Languages) == 0 {
		return f, problems.Sorted(), nil
	}
	if err := f.openGlossary(&problems); err != nil {
		return nil, nil, err
	}
	if err := f.readSeals(&problems); err != nil {
		return nil, nil, err
	}
	f.siteFails = problems.Len() > 0
	return f, problems.Sorted(), nil
}

// Known says that a policy is as it was when it was read last, and had no errors
// then; and which former names it has.
type Known func(name string) (former []policy.FormerName, known bool)

// OpenPolicies is the second half of [Open]: it reads policy.yaml of every policy but
// those that are known. These are read when somebody asks for them: when they are
// loaded, or something refers to them. Their problems are not reported again. Known
// may be nil, and is asked on all processors.
func (f *Folder) OpenPolicies(known Known) ([]source.Problem, error) {
	var problems source.Problems
	if len(f.Site.Languages) == 0 {
		return nil, nil
	}
	list, err := fs.ReadDir(f.fsys, ".")
	if err != nil {
		return nil, err
	}
	if err := f.openEntries(list, known, &problems); err != nil {
		return nil, err
	}
	f.formerNames(&problems)
	f.openSeals(&problems)
	if len(f.names) == 0 && problems.Len() == 0 && !f.siteFails {
		problems.Error(source.Pos{File: f.root}, "folder.empty")
	}
	return problems.Sorted(), nil
}

// Policies returns the names of the policies, sorted.
func (f *Folder) Policies() []string { return f.names }

// siteFiles are the files beside the policies' folders.
var siteFiles = []string{"site.yaml", "policy.sum", "glossary.yaml", "README.md"}

// openEntries opens what the folder holds, on all processors.
func (f *Folder) openEntries(list []fs.DirEntry, known Known, problems *source.Problems) error {
	results := make([]opened, len(list))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(list)); i = next.Add(1) - 1 {
				results[i].entry, results[i].err = f.openEntry(list[i], known, &results[i].problems)
			}
		})
	}
	wg.Wait()
	for i := range results {
		o := &results[i]
		if o.err != nil {
			return o.err
		}
		problems.Append(o.problems.Sorted()...)
		if o.entry != nil {
			f.entries[o.entry.policy.Name] = o.entry
			f.names = append(f.names, o.entry.policy.Name)
		}
	}
	return nil
}

// opened is what has been read of one file or folder beside site.yaml.
type opened struct {
	entry    *entry // nil if it is no policy
	problems source.Problems
	err      error
}

func (f *Folder) openEntry(e fs.DirEntry, known Known, problems *source.Problems) (*entry, error) {
	name := e.Name()
	switch pos := (source.Pos{File: path.Join(f.root, name)}); {
	case strings.HasPrefix(name, "."), slices.Contains(siteFiles, name):
	case e.Type()&fs.ModeSymlink != 0:
		problems.Error(pos, "folder.symlink")
	case !e.IsDir():
		problems.Error(pos, "folder.file", "Known", strings.Join(siteFiles, ", "))
	case !validName(name):
		problems.Error(pos, "folder.name", "Found", name)
	case known == nil:
		return f.openPolicy(name, problems)
	default:
		if former, ok := known(name); ok {
			return &entry{policy: policy.Policy{Name: name, Former: former}, known: true}, nil
		}
		return f.openPolicy(name, problems)
	}
	return nil, nil
}

// entry returns what policy.yaml says of a policy; nil if there is no such policy.
func (f *Folder) entry(name string) (*entry, error) {
	f.opening.Lock()
	defer f.opening.Unlock()
	e := f.entries[name]
	if e == nil || !e.known {
		return e, nil
	}
	var found source.Problems // are known
	opened, err := f.openPolicy(name, &found)
	if err != nil || opened == nil {
		return nil, err
	}
	opened.policy.Former = e.policy.Former
	f.entries[name] = opened
	for _, l := range f.sealLinesOf(opened) {
		f.openSeal(l, opened, &found)
	}
	return opened, nil
}

// validName reports whether a folder may be a policy's: its name is part of
// addresses, so it has lower-case letters, digits and hyphens only, and is not that
// of the page for searching.
func validName(s string) bool {
	return s != "search" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" && s[0] != '-'
}

// FileAppender is what a file system may be so that a file is read into memory that is
// there: what it has is appended.
type FileAppender interface {
	AppendFile(memory []byte, name string) ([]byte, error)
}

// AppendFile appends what a file has to the memory.
func AppendFile(fsys fs.FS, memory []byte, name string) ([]byte, error) {
	if a, ok := fsys.(FileAppender); ok {
		return a.AppendFile(memory, name)
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil || len(memory) == 0 {
		return data, err
	}
	return append(memory, data...), nil
}

// read decodes a file of the folder. File is nil if there is none.
func (f *Folder) read(name string, problems *source.Problems) (*source.File, error) {
	return f.readInto(new([]byte), name, problems)
}

// readInto is read with memory for the bytes of the file, which is used again.
func (f *Folder) readInto(memory *[]byte, name string, problems *source.Problems) (*source.File, error) {
	data, err := AppendFile(f.fsys, (*memory)[:0], name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path.Join(f.root, name), err)
	}
	*memory = data
	file, found := source.Decode(path.Join(f.root, name), data)
	problems.Append(found...)
	return file, nil
}

// otherTexts keeps texts of other policies that references lead to. It is
// bounded, because a site may be of any size.
type otherTexts struct {
	mu    sync.Mutex
	cache map[string]*policy.Text
}

const maxOtherTexts = 32

// Forget forgets the texts that have been read, so that they are read again from
// files that have changed.
func (f *Folder) Forget() {
	f.others.mu.Lock()
	defer f.others.mu.Unlock()
	clear(f.others.cache)
}
