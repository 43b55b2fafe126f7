package render

import (
	"html/template"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// recent is what a renderer has written last, for the pages that show it again, and
// the memory that it took. The text in force and that of its version are one; a
// comparison stands at two addresses; two languages stand side by side on the page of
// each; text.json is the same for all.
type recent struct {
	renderer   *Renderer
	frame      []byte // of a page, without what code writes
	entry      []byte // of a feed
	text       writer
	comparison comparison
	parallel   *parallelTable
	former     *parallelTable // the one before: often that of the version before

	namers      map[styleKey]*namer
	excerpts    map[policy.Language]excerpted     // of the texts that were written last
	territories map[policy.Language]template.HTML // languages with a territory
}

// recent returns one for the pages that are written now. It must be given back.
func (r *Renderer) recent() *recent {
	if known, ok := r.recents.Get().(*recent); ok {
		return known
	}
	return newRecent(r)
}

func newRecent(r *Renderer) *recent {
	return &recent{
		renderer: r, parallel: new(parallelTable), former: new(parallelTable),
		namers: map[styleKey]*namer{}, excerpts: map[policy.Language]excerpted{}, territories: map[policy.Language]template.HTML{},
	}
}

// namer returns the namer of the provisions of a policy in a language.
func (k *recent) namer(p *policy.Policy, l policy.Language) *namer {
	key := styleKeyOf(p, l)
	names := k.namers[key]
	if names == nil {
		names = newNamer(k.renderer.catalog.in(l), k.renderer.style(p, key))
		k.namers[key] = names
	}
	return names
}

// writer returns a writer that has written the text: the one used last, if that
// was the same text.
func (k *recent) writer(t *site.Text) *writer {
	w := &k.text
	if w.text != t {
		w.known = k
		names := k.namer(t.Policy, t.Text.Language)
		w.write(t, names, names.messages.words("table"))
	}
	return w
}

// comparisonOf returns the comparison that a page shows.
func (k *recent) comparisonOf(c *site.Comparison) *comparison {
	if k.comparison.of != c {
		k.comparison.of, k.comparison.written = c, false
		k.comparison.data = k.comparison.data[:0]
	}
	return &k.comparison
}
