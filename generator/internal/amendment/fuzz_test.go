package amendment_test

import (
	"math/rand/v2"
	"testing"

	"jobun/generator/internal/amendment"
)

// FuzzCompare changes made texts at random, structure and words, and checks that
// each comparison is exact both ways.
func FuzzCompare(f *testing.F) {
	for seed := range uint64(4) {
		f.Add(seed, uint8(6), uint8(8))
	}
	f.Fuzz(func(t *testing.T, seed uint64, articles, changes uint8) {
		r := rand.New(rand.NewPCG(seed, 11))
		m := makeText(r, 1+int(articles)%20)
		old, new, _ := loadAny(t, "ja", "", m.markdown(), m.edit(r, int(changes)%24).markdown()) // Random words may be references to nothing.
		for _, a := range []*amendment.Amendment{amendment.Compare(old, new), amendment.Compare(new, old)} {
			if err := a.Verify(); err != nil {
				t.Fatal(err)
			}
			if a.Empty() != (len(a.Changes) == 0 || !touched(a)) {
				t.Error("Empty and the changes do not agree")
			}
		}
	})
}

func touched(a *amendment.Amendment) bool {
	found := a.Title.Changed()
	a.Walk(func(c *amendment.Change) { found = found || c.Touched() })
	return found
}
