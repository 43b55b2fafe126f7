package cache

import (
	"maps"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
	"jobun/generator/internal/source"
)

// What values consist of, in the order in which they are coded.

func (c *coder) build(b *Build) {
	c.origin(b)
	c.sum(&b.Key)
	list(c, &b.Languages, func(l *policy.Language) { words(c, l) })
	list(c, &b.Pages, c.file)
	list(c, &b.Folders, func(f *Folder) {
		words(c, &f.Path)
		c.mark(&f.Mark)
		c.mark(&f.Mirror)
	})
	list(c, &b.Policies, c.policy)
	if !c.writing && !eachDecoded(b.Policies) {
		c.fail()
	}
	list(c, &b.Searched, func(languages *[][]Range) {
		list(c, languages, func(versions *[]Range) {
			list(c, versions, func(r *Range) {
				whole(c, &r.Start)
				whole(c, &r.Size)
			})
		})
	})
}

// origin is what stands first in every form that there was and will be.
func (c *coder) origin(b *Build) {
	c.mark(&b.Program)
	c.sum(&b.ProgramSum)
}

func (c *coder) file(f *File) {
	words(c, &f.Path)
	whole(c, &f.Size)
	c.mark(&f.Mark)
}

// policy codes a policy behind the number of bytes that it takes. One that has not
// changed since it was read is written as it was.
func (c *coder) policy(p *Policy) {
	if c.writing {
		coded := p.code()
		words(c, &coded)
		return
	}
	words(c, &p.coded)
}

// code returns the policy in code, as it was read if it has not changed.
func (p *Policy) code() string {
	if p.coded != "" {
		return p.coded
	}
	c := coder{writing: true}
	c.policyFields(p)
	return string(c.out)
}

// Pack returns the policy with nothing but its name and summary, which are parts of
// its code, so that thousands of them take little memory.
func (p *Policy) Pack() *Policy {
	packed := &Policy{coded: p.code()}
	c := coder{in: packed.coded}
	words(&c, &packed.Name)
	c.summary(&packed.Summary)
	return packed
}

// Unpack returns the whole policy of one that is packed.
func (p *Policy) Unpack() *Policy {
	whole := &Policy{coded: p.coded}
	c := coder{in: p.coded}
	c.policyFields(whole)
	return whole
}

// eachDecoded reads the policies, of each of which only the code is there, on all
// processors. It reports whether all could be read.
func eachDecoded(policies []Policy) bool {
	var wg sync.WaitGroup
	var bad atomic.Bool
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(policies); i += workers {
				p := &policies[i]
				c := coder{in: p.coded}
				if c.policyFields(p); c.bad || c.in != "" {
					bad.Store(true)
				}
			}
		})
	}
	wg.Wait()
	return !bad.Load()
}

func (c *coder) policyFields(p *Policy) {
	words(c, &p.Name)
	c.summary(&p.Summary)
	list(c, &p.Inputs, func(i *Input) {
		words(c, &i.Path)
		whole(c, &i.Kind)
		c.mark(&i.Mark)
		c.sum(&i.Sum)
	})
	c.sum(&p.Seals)
	list(c, &p.RefersTo, func(s *string) { words(c, s) })
	list(c, &p.Former, func(f *policy.FormerName) {
		words(c, &f.Name)
		c.pos(&f.Pos)
	})
	list(c, &p.Problems, c.problem)
	list(c, &p.Files, c.file)
	list(c, &p.Entries, func(entries *[]Entry) {
		list(c, entries, func(e *Entry) {
			words(c, &e.ID)
			words(c, &e.Updated)
			c.date(&e.Version)
		})
	})
}

func (c *coder) pos(p *source.Pos) {
	words(c, &p.File)
	whole(c, &p.Line)
	whole(c, &p.Col)
}

func (c *coder) problem(p *source.Problem) {
	c.pos(&p.Pos)
	whole(c, &p.Severity)
	words(c, &p.ID)
	words(c, &p.Reason)
	table(c, (*map[string]string)(&p.Args), func(s *string) { words(c, s) })
}

func (c *coder) date(d *policy.Date) {
	whole(c, &d.Year)
	whole(c, &d.Month)
	whole(c, &d.Day)
}

func (c *coder) languages(values *[]policy.Language) {
	list(c, values, func(l *policy.Language) { words(c, l) })
}

// summary codes a summary without the grams of its texts.
func (c *coder) summary(s *site.Summary) {
	words(c, &s.Name)
	words(c, &s.Prevailing)
	words(c, &s.Dates)
	words(c, &s.Preset)
	table(c, &s.Titles, func(t *site.Title) {
		words(c, &t.Words)
		words(c, &t.Language)
	})
	whole(c, &s.State)
	c.date(&s.Effective)
	c.date(&s.Changed)
	c.yes(&s.Revised)
	c.date(&s.Repealed)
	c.date(&s.Next)
	c.date(&s.NextChange)
	c.languages(&s.Latest)
	list(c, &s.Versions, func(v *site.VersionSummary) {
		words(c, &v.Name)
		c.languages(&v.Languages)
		c.languages(&v.Changes)
		c.date(&v.Effective)
		c.date(&v.Until)
		whole(c, &v.State)
		list(c, &v.Texts, func(t *site.TextSummary) {
			words(c, &t.Language)
			words(c, &t.Title)
			if !c.withoutHeadings {
				words(c, &t.Headings)
			}
		})
	})
}

// table codes a map, in the order of its keys.
func table[K ~string, V any](c *coder, values *map[K]V, element func(*V)) {
	keys := slices.Sorted(maps.Keys(*values))
	present := *values != nil
	c.yes(&present)
	list(c, &keys, func(k *K) { words(c, k) })
	if !c.writing {
		*values = nil
		if present || len(keys) > 0 {
			*values = make(map[K]V, len(keys))
		}
	}
	for _, k := range keys {
		v := (*values)[k]
		element(&v)
		if !c.writing {
			(*values)[k] = v
		}
	}
}

// SameSummary reports whether the pages of the whole site say the same of a policy
// with either summary, but for the words of its texts.
func SameSummary(a, b *site.Summary) bool { return coded(a, false) == coded(b, false) }

// SameButHeadings reports whether they say the same but for words and headings.
func SameButHeadings(a, b *site.Summary) bool { return coded(a, true) == coded(b, true) }

func coded(s *site.Summary, withoutHeadings bool) string {
	c := coder{writing: true, withoutHeadings: withoutHeadings}
	c.summary(s)
	return string(c.out)
}
