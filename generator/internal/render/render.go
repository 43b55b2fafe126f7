// Package render writes pages: HTML with the layouts, and every other format.
// One format, one file.
//
// What stands around the law (navigation, banners, lists of versions) goes
// through html/template and the layouts of a designer. The law itself, the bulk
// of a page, is written by code that escapes by construction (provision.go,
// inline.go): it is twenty times faster, and what is law is not a matter of
// taste.
//
// # Plans
//
// html/template looks up every name of a layout on every page, which costs more
// than to write the law. So each layout is made into a [plan] (plan.go,
// expression.go) when it is first needed: html/template parses it and decides
// how each value must be escaped, then every name in it is looked up once, by
// the types of the values. A plan does what html/template would do, with the
// same escaping, and a test compares the two byte by byte.
//
// A plan knows only what layouts commonly need: fields, methods, our functions
// and len, if, with, range and template; text, quoted attributes and relative
// links. A layout with anything else has no plan, and a page on which something
// goes wrong does without: html/template then executes the layout, which is
// slower, but never different, and reports mistakes with file and line.
package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"io/fs"
	"sync"

	defaults "jobun/layouts"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// Renderer writes pages. It is safe for concurrent use.
type Renderer struct {
	files   files
	catalog *catalog
	assets  map[string]Asset // by the name of the layout
	sheet   []byte           // the style sheet, for the page that cannot link to it

	sheetHash string // by which that page allows it to itself

	mu      sync.Mutex
	layouts map[policy.Language]layouts
	styles  map[styleKey]*locale.Style

	recents sync.Pool // of *recent, for the pages that show again what was written last
}

// New returns a renderer with the default layouts, of which each file that the
// folder has is replaced. The folder may be nil. An error names the layout; a file
// that no page uses is one too, because its name is misspelled.
func New(folder fs.FS) (*Renderer, error) {
	r := &Renderer{files: files{defaults.Files}, assets: map[string]Asset{}, layouts: map[policy.Language]layouts{}, styles: map[styleKey]*locale.Style{}}
	if folder != nil {
		r.files = append(r.files, folder)
	}
	var err error
	if r.catalog, err = newCatalog(r.files...); err != nil {
		return nil, err
	}
	for _, name := range assetNames {
		text, err := r.files.read(name)
		if err != nil {
			return nil, err
		}
		r.assets[name] = newAsset(name, []byte(text))
	}
	r.sheet = bytes.TrimSpace(r.assets["style.css"].Data) // some hash it with the space around it, some without
	sum := sha256.Sum256(r.sheet)
	r.sheetHash = "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
	if err := r.try(); err != nil || folder == nil {
		return r, err
	}
	return r, unused(folder)
}

// Assets returns the files that the pages need, in a fixed order.
func (r *Renderer) Assets() []Asset {
	var list []Asset
	for _, name := range assetNames {
		list = append(list, r.assets[name])
	}
	return list
}

// Page appends the file of a page to b. The pages of a policy are written
// fastest in the order of [site.PolicyPages].
func (r *Renderer) Page(b []byte, p *site.Page) ([]byte, error) {
	known := r.recent()
	defer r.recents.Put(known)
	switch p.Kind {
	case site.TextData:
		return known.appendData(b, p.Text), nil
	case site.TextSealed:
		return append(b, p.Text.Text.Sealed(p.Text.Seal).Bytes...), nil
	case site.ChangesData:
		return known.appendChangesData(b, p.Changes.Comparison), nil
	case site.SearchData:
		return r.appendSearched(b, p), nil
	case site.PeriodsData:
		return appendPeriods(b, p), nil
	case site.ScheduleData:
		return appendSchedule(b, p), nil
	case site.Feed:
		return known.appendFeed(b, p), nil
	case site.Sitemap:
		return appendSitemap(b, p), nil
	case site.SitemapIndex:
		return appendSitemapIndex(b, p), nil
	case site.Robots:
		return appendRobots(b, p), nil
	case site.SecurityContact:
		return appendSecurity(b, p), nil
	}
	return r.appendHTML(b, p, known)
}

// in returns the layouts in a language, which are parsed when they are first
// needed.
func (r *Renderer) in(l policy.Language) (layouts, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if all := r.layouts[l]; all != nil {
		return all, nil
	}
	all, err := newLayouts(r.files, r.catalog, l)
	if err == nil {
		r.layouts[l] = all
	}
	return all, err
}

// styleKey is what the texts that are named in one style have in common.
type styleKey struct {
	language  policy.Language
	preset    string
	overrides string // of levels: "item=イ", one a line
}

func styleKeyOf(p *policy.Policy, l policy.Language) styleKey {
	key := styleKey{language: l, preset: p.Preset}
	for _, o := range p.Overrides {
		if o.Language == l {
			key.overrides += o.Level + "=" + o.First + "\n"
		}
	}
	return key
}

// style returns the style in which the texts of a policy name their provisions;
// that of the preset none if there is no such preset.
func (r *Renderer) style(p *policy.Policy, key styleKey) *locale.Style {
	r.mu.Lock()
	defer r.mu.Unlock()
	if s := r.styles[key]; s != nil {
		return s
	}
	s := locale.StyleOf(p, key.language)
	r.styles[key] = s
	return s
}
