package content

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/markdown"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// Load reads the texts of a policy and resolves their references. The name is
// one of [Folder.Policies]. Drafts are read only if they are asked for. It is
// safe for concurrent use.
func (f *Folder) Load(name string, drafts bool) (*policy.Policy, []source.Problem, error) {
	e, err := f.entry(name)
	if err != nil {
		return nil, nil, err
	}
	if e == nil {
		return nil, nil, fmt.Errorf("%s: the folder is gone", path.Join(f.root, name))
	}
	p := e.policy
	p.Versions = nil
	var problems source.Problems
	shared := f.newReading(&e.policy)
	defer f.free(shared)
	for _, v := range e.policy.Versions {
		if v.Draft() && !drafts {
			continue
		}
		version := *v
		version.Texts = map[policy.Language]*policy.Text{}
		for _, l := range e.files[v.Name()] {
			t, err := f.text(e, v.Name(), l, shared, &problems)
			if err != nil {
				return nil, nil, err
			}
			version.Texts[l] = t
		}
		p.Versions = append(p.Versions, &version)
	}
	if list := problems.Of(notUTF8); len(list) > 0 {
		return &p, list, nil
	}
	for _, v := range p.Versions {
		if err := f.link(e, &p, v, &shared.linker, &problems); err != nil {
			return nil, nil, err
		}
	}
	return &p, problems.Sorted(), nil
}

// notUTF8 is the problem of a file whose letters cannot be read.
const notUTF8 = "encoding.utf8"

// Unreadable reports whether a text of a policy that was loaded with the problems is
// no UTF-8. Nothing else can then be said of the policy.
func Unreadable(problems []source.Problem) bool {
	return slices.ContainsFunc(problems, func(p source.Problem) bool { return p.ID == notUTF8 })
}

// link resolves the references of a version.
func (f *Folder) link(e *entry, p *policy.Policy, v *policy.Version, typed *locale.Linker, problems *source.Problems) error {
	for _, l := range p.Languages(v) {
		t := v.Texts[l]
		w := linker{folder: f, entry: e, version: v, text: t, style: e.styles[l], problems: problems}
		if w.link(); w.err != nil {
			return w.err
		}
		problems.Append(typed.Link(t, e.styles[l])...)
	}
	return nil
}

// LoadVersion reads the texts in a folder as if it were a version of the policy
// without a date: the copy that somebody was sent, or another checkout. Shown is
// how the folder is called in problems.
func (f *Folder) LoadVersion(name string, fsys fs.FS, shown string) (*policy.Version, []source.Problem, error) {
	e, err := f.entry(name)
	if err != nil {
		return nil, nil, err
	}
	v := &policy.Version{Texts: map[policy.Language]*policy.Text{}, Pos: source.Pos{File: shown}}
	var problems source.Problems
	for _, l := range f.Site.Languages {
		data, err := fs.ReadFile(fsys, string(l)+".md")
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		file, found := source.Decode(path.Join(shown, string(l)+".md"), data)
		problems.Append(found...)
		v.Texts[l] = f.parse(e, file, l, nil, &problems)
	}
	err = f.link(e, &e.policy, v, new(locale.Linker), &problems)
	return v, problems.Sorted(), err
}

// reading is what the texts of a policy share while they are read. Its memory is used
// again for the next policy.
type reading struct {
	memory  []byte // for the bytes of a file
	several bool   // the policy has several versions, and so texts that have something in common
	common  map[policy.Language]*markdown.Common
	linker  locale.Linker
}

func (f *Folder) newReading(p *policy.Policy) *reading {
	r, _ := f.readings.Get().(*reading)
	if r == nil {
		r = &reading{common: map[policy.Language]*markdown.Common{}}
		for _, l := range f.Site.Languages {
			r.common[l] = new(markdown.Common)
		}
	}
	r.several = len(p.Versions) > 1
	return r
}

// free makes what texts have shared ready for those of another policy.
func (f *Folder) free(r *reading) {
	for _, c := range r.common {
		c.Forget()
	}
	r.linker.Forget()
	f.readings.Put(r)
}

// commonIn returns what the texts in a language have in common; nil if there is only one.
func (r *reading) commonIn(l policy.Language) *markdown.Common {
	if !r.several {
		return nil
	}
	return r.common[l]
}

// text reads one text, without resolving its references.
func (f *Folder) text(e *entry, version string, l policy.Language, shared *reading, problems *source.Problems) (*policy.Text, error) {
	name := path.Join(e.policy.Name, version, string(l)+".md")
	file, err := f.readInto(&shared.memory, name, problems)
	if err != nil {
		return nil, err
	}
	if file == nil {
		return nil, fmt.Errorf("%s: the file is gone", path.Join(f.root, name))
	}
	return f.parse(e, file, l, shared.commonIn(l), problems), nil
}

func (f *Folder) parse(e *entry, file *source.File, l policy.Language, common *markdown.Common, problems *source.Problems) *policy.Text {
	t, found := f.reader.Read(file, markdown.Options{
		Policy: e.policy.Name, Language: l, Style: e.styles[l], Structure: e.structure, Common: common,
	})
	problems.Append(found...)
	return t
}

// other returns the text of another policy that is meant by a reference in a
// version with the effective date: the one in force on that day, or else the
// first. Version and text are nil if there is none.
func (f *Folder) other(name string, day policy.Date, l policy.Language) (*policy.Version, *policy.Text, error) {
	e, err := f.entry(name)
	if err != nil || e == nil || len(e.policy.Versions) == 0 {
		return nil, nil, err
	}
	v := e.policy.Versions[0]
	if latest := e.policy.Latest(day); latest != nil {
		v = latest
	}
	if !slices.Contains(e.files[v.Name()], l) {
		l = e.policy.Prevailing
	}
	t, err := f.otherText(e, v.Name(), l)
	return v, t, err
}

// otherText reads a text of another policy, or takes it from those kept. Its
// problems are reported when its own policy is loaded.
func (f *Folder) otherText(e *entry, version string, l policy.Language) (*policy.Text, error) {
	key := path.Join(e.policy.Name, version, string(l))
	f.others.mu.Lock()
	defer f.others.mu.Unlock()
	if t := f.others.cache[key]; t != nil {
		return t, nil
	}
	if !slices.Contains(e.files[version], l) {
		return nil, nil
	}
	t, err := f.text(e, version, l, new(reading), &source.Problems{})
	if err != nil {
		return nil, err
	}
	if len(f.others.cache) >= maxOtherTexts {
		clear(f.others.cache)
	}
	f.others.cache[key] = t
	return t, nil
}
