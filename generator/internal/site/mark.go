package site

import (
	"jobun/generator/internal/amendment"
	"jobun/generator/internal/policy"
)

// Mark says which version gave an article the words that it has, and how. An
// article that is as it was in the first version has none.
type Mark struct {
	Version *policy.Version
	Way     amendment.Way
	ID      string // of its row on the page of the changes
}

// newMarks returns the marks of the articles of each version, by identifier. They
// are those of the prevailing text in all languages: it is what was amended.
func newMarks(c *comparer) ([]map[string]Mark, error) {
	versions := c.policy.Versions
	marks := make([]map[string]Mark, len(versions))
	for i := 1; i < len(versions); i++ {
		made, err := c.compare(versions[i-1], versions[i], c.policy.Prevailing)
		if err != nil {
			return nil, err
		}
		marks[i] = map[string]Mark{}
		inheritMarks(marks[i], marks[i-1], made)
		for k := range made.Touched {
			t := &made.Touched[k]
			markInside(marks[i], t.Change, Mark{Version: versions[i], Way: t.Way()})
		}
	}
	return marks, nil
}

// inheritMarks gives articles the marks that they had in the version before.
func inheritMarks(marks, before map[string]Mark, c *Comparison) {
	c.Amendment.New.Walk(func(p *policy.Provision) {
		if change := c.Amendment.Of(p); change != nil && change.Old != nil {
			if m, ok := before[change.Old.ID]; ok {
				marks[p.ID] = m
			}
		}
	})
}

// markInside marks an article, or each article of a new chapter. That references
// follow is no amendment of it.
func markInside(marks map[string]Mark, c *amendment.Change, m Mark) {
	switch {
	case c.New == nil || m.Way == amendment.WasFollowed:
		return
	case c.New.Kind == policy.Article:
		m.ID = c.New.ID
		marks[c.New.ID] = m
	case m.Way == amendment.WasInserted:
		for _, inner := range c.Children {
			markInside(marks, inner, m)
		}
	}
}
