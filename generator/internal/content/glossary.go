package content

import (
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// openGlossary reads glossary.yaml, if there is one: a list of terms, each with
// its name in every language of the site.
func (f *Folder) openGlossary(problems *source.Problems) error {
	file, err := f.read("glossary.yaml", problems)
	if err != nil || file == nil {
		return err
	}
	r := &reader{file, problems}
	root := r.parse()
	if root == nil {
		return nil
	}
	seen := map[string]bool{}
	for _, n := range r.elements(root) {
		keys := append(languageNames(f.Site.Languages), "variants", "note")
		m, ok := r.mapping(n, keys...)
		if !ok {
			continue
		}
		m.required(keys[:len(keys)-2]...)
		t := policy.Term{Names: policy.Localized{}, Variants: map[policy.Language][]string{}, Note: m.text("note"), Pos: r.pos(n)}
		for _, l := range f.Site.Languages {
			t.Names[l] = m.text(string(l))
			m.once(seen, string(l), t.Names[l])
		}
		f.variants(m, &t, seen)
		f.Site.Glossary = append(f.Site.Glossary, t)
	}
	return nil
}

// variants reads the other names of a term, in each language that has some.
func (f *Folder) variants(m mapping, t *policy.Term, seen map[string]bool) {
	n := m.values["variants"]
	if n == nil {
		return
	}
	inner, ok := m.reader.mapping(n, languageNames(f.Site.Languages)...)
	if !ok {
		return
	}
	for _, l := range f.Site.Languages {
		for _, v := range inner.sequence(string(l)) {
			if s := m.scalar(v); s != "" {
				inner.once(seen, string(l), s)
				t.Variants[l] = append(t.Variants[l], s)
			}
		}
	}
}

// once reports a name that two terms have in one language: nobody would know
// which is meant.
func (m mapping) once(seen map[string]bool, language, name string) {
	key := language + " " + name
	if name != "" && seen[key] {
		m.error(m.node, "glossary.twice", "Found", name)
	}
	seen[key] = true
}
