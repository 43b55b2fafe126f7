package content

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// entry is one policy of the folder: what its policy.yaml says.
type entry struct {
	policy    policy.Policy
	structure []policy.Kind
	styles    map[policy.Language]*locale.Style
	files     map[string][]policy.Language // languages of each version's folder
	unread    bool                         // policy.yaml, or a version in it, could not be read
	known     bool                         // it is not read, see [Known]; there are only the names in policy
}

func (f *Folder) openPolicy(name string, problems *source.Problems) (*entry, error) {
	file, err := f.read(path.Join(name, "policy.yaml"), problems)
	if err != nil {
		return nil, err
	}
	if file == nil {
		problems.Error(source.Pos{File: path.Join(f.root, name)}, "policy.missing")
		return nil, nil
	}
	e := &entry{styles: map[policy.Language]*locale.Style{}, files: map[string][]policy.Language{}}
	e.policy = policy.Policy{Name: name, Pos: source.Pos{File: file.Name, Line: 1, Col: 1}}
	r := &reader{file, problems}
	e.unread = true
	root := r.parse()
	if root == nil {
		return e, nil
	}
	m, ok := r.mapping(root, "prevailing", "numbering", "structure", "dates", "comparison", "versions", "repealed", "formerly", "notice", "checks")
	if !ok {
		return e, nil
	}
	e.unread = false
	m.required("prevailing", "versions")
	f.policyKeys(e, m)
	return e, f.folders(e, problems)
}

func (f *Folder) policyKeys(e *entry, m mapping) {
	p := &e.policy
	p.Prevailing = policy.Language(m.oneOf("prevailing", languageNames(f.Site.Languages)...))
	f.numbering(e, m)
	e.structure = m.structure()
	dates := []policy.DateStyle{policy.Seireki, policy.Wareki, policy.WarekiKanji, policy.Combined}
	if p.Preset == "statute" {
		dates[0], dates[2] = dates[2], dates[0]
	}
	names := make([]string, len(dates))
	for i, d := range dates {
		names[i] = string(d)
	}
	p.Dates = policy.DateStyle(m.oneOf("dates", names...))
	p.Comparison = f.comparison(m, p.Preset)
	p.Repealed = m.date("repealed")
	for _, n := range m.sequence("versions") {
		if v := f.version(m.reader, n); v != nil {
			p.Versions = append(p.Versions, v)
		} else {
			e.unread = true
		}
	}
	if n := m.values["versions"]; n != nil && n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		m.error(n, "versions.none")
	}
	f.formerly(p, m)
	p.Notice = m.days("notice")
	p.Lowered = m.lowerings("checks")
	m.order(p)
}

// version reads one entry under versions:.
func (f *Folder) version(r *reader, n *yaml.Node) *policy.Version {
	m, ok := r.mapping(n, "effective", "enacted", "revised", "published", "summary", "translation", "corrections")
	if !ok {
		return nil
	}
	m.required("effective")
	v := &policy.Version{
		Effective:   m.date("effective"),
		Enacted:     m.date("enacted"),
		Revised:     m.date("revised"),
		Published:   m.date("published"),
		Summary:     m.localized("summary", f.Site.Languages),
		Translation: m.exceptions("translation"),
		Pos:         r.pos(n),
	}
	if v.Effective.IsZero() {
		return nil
	}
	f.corrections(m, v)
	return v
}

// exceptions reads which provisions need no translation of what changed in them,
// each with a reason.
func (m mapping) exceptions(key string) []policy.Exception {
	var list []policy.Exception
	for _, p := range m.pairs(key) {
		name, reason := m.scalar(p.name), strings.TrimSpace(m.scalar(p.value))
		if name != "" && reason == "" {
			m.error(p.name, "yaml.missing", "Key", name)
			continue
		}
		list = append(list, policy.Exception{Provision: name, Reason: reason, Pos: m.pos(p.name)})
	}
	return list
}

// order reports versions that do not stand oldest first, and the dates that a
// first or a later version has not.
func (m mapping) order(p *policy.Policy) {
	for i, v := range p.Versions {
		first := i == 0
		switch {
		case first && !v.Revised.IsZero():
			m.problems.Error(v.Pos, "versions.first")
		case !first && !v.Enacted.IsZero():
			m.problems.Error(v.Pos, "versions.later")
		}
		if first {
			continue
		}
		switch before := p.Versions[i-1]; v.Effective.Compare(before.Effective) {
		case 0:
			m.problems.Error(v.Pos, "versions.same-day", "Date", v.Name())
		case -1:
			m.problems.Error(v.Pos, "versions.order", "Date", v.Name(), "Before", before.Name())
		}
	}
	if n := len(p.Versions); n > 0 && !p.Repealed.IsZero() && p.Repealed.Compare(p.Versions[n-1].Effective) <= 0 {
		m.error(m.values["repealed"], "versions.repealed", "Date", p.Repealed.String(), "Last", p.Versions[n-1].Name())
	}
}

// kinds are the words that structure: may hold.
var kinds = []policy.Kind{policy.Part, policy.Chapter, policy.Section, policy.Subsection, policy.Division, policy.Article}

func (m mapping) structure() []policy.Kind {
	if m.values["structure"] == nil {
		return []policy.Kind{policy.Article}
	}
	list := []policy.Kind{}
	for _, n := range m.sequence("structure") {
		s := m.scalar(n)
		i := slices.IndexFunc(kinds, func(k policy.Kind) bool { return k.String() == s })
		switch {
		case s == "":
		case i < 0:
			m.error(n, "yaml.value", "Key", "structure", "Found", s, "Known", kindNames())
		case len(list) > 0 && list[len(list)-1] >= kinds[i]:
			m.error(n, "policy.structure", "Found", s, "Before", list[len(list)-1].String())
		default:
			list = append(list, kinds[i])
		}
	}
	return list
}

func kindNames() string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.String()
	}
	return strings.Join(names, ", ")
}

// folders compares the folders of a policy with the entries under versions:.
func (f *Folder) folders(e *entry, problems *source.Problems) error {
	name := e.policy.Name
	list, err := fs.ReadDir(f.fsys, name)
	if err != nil {
		return fmt.Errorf("%s: %w", path.Join(f.root, name), err)
	}
	folders := map[string]bool{}
	for _, d := range list {
		pos := source.Pos{File: path.Join(f.root, name, d.Name())}
		switch {
		case strings.HasPrefix(d.Name(), "."), d.Name() == "policy.yaml":
		case d.Type()&fs.ModeSymlink != 0:
			problems.Error(pos, "folder.symlink")
		case !d.IsDir():
			problems.Error(pos, "policy.file", "Found", d.Name())
		case !isVersionName(d.Name()):
			problems.Error(pos, "versions.name", "Found", d.Name())
		default:
			folders[d.Name()] = true
			if err := f.files(e, d.Name(), problems); err != nil {
				return err
			}
		}
	}
	f.compareFolders(e, folders, problems)
	return nil
}

func isVersionName(s string) bool {
	_, err := policy.ParseDate(s)
	return err == nil || s == "draft"
}

func (f *Folder) compareFolders(e *entry, folders map[string]bool, problems *source.Problems) {
	p := &e.policy
	for _, v := range p.Versions {
		if !folders[v.Name()] {
			problems.Error(v.Pos, "versions.folder", "Folder", path.Join(f.root, p.Name, v.Name())+"/")
		}
	}
	for folder := range folders {
		if folder != "draft" && p.Version(folder) == nil {
			problems.Error(source.Pos{File: path.Join(f.root, p.Name, folder)}, "versions.entry", "Date", folder, "File", p.Pos.File)
		}
	}
	if folders["draft"] {
		p.Versions = append(p.Versions, &policy.Version{Pos: source.Pos{File: path.Join(f.root, p.Name, "draft")}})
	}
	p.Versions = slices.DeleteFunc(p.Versions, func(v *policy.Version) bool { return !folders[v.Name()] })
}

// files lists the texts of a version.
func (f *Folder) files(e *entry, version string, problems *source.Problems) error {
	folder := path.Join(e.policy.Name, version)
	list, err := fs.ReadDir(f.fsys, folder)
	if err != nil {
		return fmt.Errorf("%s: %w", path.Join(f.root, folder), err)
	}
	for _, d := range list {
		pos := source.Pos{File: path.Join(f.root, folder, d.Name())}
		tag, isText := strings.CutSuffix(d.Name(), ".md")
		switch {
		case strings.HasPrefix(d.Name(), "."):
		case d.Type()&fs.ModeSymlink != 0:
			problems.Error(pos, "folder.symlink")
		case d.IsDir() || !isText || !slices.Contains(f.Site.Languages, policy.Language(tag)):
			problems.Error(pos, "versions.file", "Found", d.Name(), "Languages", strings.Join(languageNames(f.Site.Languages), ".md, ")+".md")
		default:
			e.files[version] = append(e.files[version], policy.Language(tag))
		}
	}
	if !slices.Contains(e.files[version], e.policy.Prevailing) && e.policy.Prevailing != "" {
		problems.Error(source.Pos{File: path.Join(f.root, folder)}, "versions.prevailing", "File", string(e.policy.Prevailing)+".md")
	}
	return nil
}

// numbering reads numbering: into a style for each language.
func (f *Folder) numbering(e *entry, m mapping) {
	presets := []string{"company", "statute", "outline", "none"}
	n := m.values["numbering"]
	over := mapping{reader: m.reader, values: map[string]*yaml.Node{}}
	switch {
	case n == nil:
		e.policy.Preset = presets[0]
	case n.Kind == yaml.MappingNode:
		over, _ = m.reader.mapping(n, append([]string{"preset", "caption", "paragraphs"}, locale.Levels()...)...)
		e.policy.Preset = over.oneOf("preset", presets...)
	default:
		e.policy.Preset = m.oneOf("numbering", presets...)
	}
	for _, l := range f.Site.Languages {
		e.styles[l] = f.style(l, e.policy.Preset, n != nil && n.Kind == yaml.MappingNode)
	}
	f.override(e, over)
}

// style returns the style of a preset. Policies that change nothing in it share
// one.
func (f *Folder) style(l policy.Language, preset string, changed bool) *locale.Style {
	key := string(l) + " " + preset
	f.mu.Lock()
	defer f.mu.Unlock()
	if s := f.styles[key]; s != nil && !changed {
		return s
	}
	s, err := locale.NewStyle(l, preset)
	if err != nil {
		// A preset that does not exist is a problem already.
		s, _ = locale.NewStyle(l, "none")
	}
	if !changed {
		f.styles[key] = s
	}
	return s
}

// override applies what a numbering: mapping says beyond its preset.
func (f *Folder) override(e *entry, m mapping) {
	for _, level := range locale.Levels() {
		n := m.values[level]
		if n == nil {
			continue
		}
		inner, ok := m.reader.mapping(n, languageNames(f.Site.Languages)...)
		if !ok {
			continue
		}
		for _, l := range f.Site.Languages {
			first := inner.text(string(l))
			if first == "" {
				continue
			}
			if err := e.styles[l].Override(level, first); err != nil {
				m.error(inner.values[string(l)], "policy.numbering", "Level", level, "Found", first)
				continue
			}
			e.policy.Overrides = append(e.policy.Overrides, policy.Override{Language: l, Level: level, First: first})
		}
	}
	if m.values["caption"] != nil {
		above := m.oneOf("caption", "above", "run-in") == "above"
		for _, s := range e.styles {
			s.CaptionAbove = above
		}
	}
	if m.values["paragraphs"] != nil {
		want := m.oneOf("paragraphs", "all", "from2", "none")
		for _, s := range e.styles {
			s.Paragraphs = map[string]locale.Paragraphs{"all": locale.AllParagraphs, "from2": locale.From2, "none": locale.NoParagraphs}[want]
		}
	}
}

func languageNames(list []policy.Language) []string {
	names := make([]string, len(list))
	for i, l := range list {
		names[i] = string(l)
	}
	return names
}
