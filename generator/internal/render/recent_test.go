package render

import (
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jobun/generator/internal/site"
)

// TestRecent writes pages in several orders, and wants each as it is when nothing was
// written before.
func TestRecent(t *testing.T) {
	r := newRenderer(t)
	pages := planPages(t)
	for _, page := range samplePages(t) {
		pages = append(pages, &page)
	}
	want := make([]string, len(pages))
	order := make([]int, len(pages))
	for i, page := range pages {
		r.recents = sync.Pool{}
		want[i], order[i] = writePage(t, r, page), i
	}
	for seed := range uint64(4) {
		for _, i := range order {
			if diff := cmp.Diff(want[i], writePage(t, r, pages[i])); diff != "" {
				t.Fatalf("%s: -alone +behind others\n%s", pages[i].Address, diff)
			}
		}
		rand.New(rand.NewPCG(seed, 7)).Shuffle(len(order), func(i, k int) { order[i], order[k] = order[k], order[i] })
	}
}

func writePage(t *testing.T, r *Renderer, p *site.Page) string {
	t.Helper()
	b, err := r.Page(nil, p)
	if err != nil {
		t.Fatalf("%s: %v", p.Address, err)
	}
	return string(b)
}
