package site

import (
	"jobun/generator/internal/amendment"
	"jobun/generator/internal/policy"
)

// Lag is how far a provision of a translation is behind the prevailing text, and
// what changed there since the words that it translates.
type Lag struct {
	Amendments int // of the prevailing provision that it has not followed
	Comparison *Comparison
	Change     *amendment.Change // of the prevailing provision
}

// lags returns that of the provisions of version i in the language l, a
// translation, by identifier. An error says that a comparison is not exact.
func lags(c *comparer, i int, l policy.Language) (map[string]Lag, error) {
	p := c.policy
	version := p.Versions[i]
	if l == p.Prevailing || version.Texts[l] == nil {
		return nil, nil
	}
	found := map[string]Lag{}
	for id, behind := range c.history.Behind(l)[i] {
		made, err := c.compare(behind.Since, version, p.Prevailing)
		if err != nil {
			return nil, err
		}
		if q := made.Amendment.New.ByID(id); q != nil {
			found[id] = Lag{behind.Amendments, made, made.Amendment.Of(q)}
		}
	}
	return found, nil
}
