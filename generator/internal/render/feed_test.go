package render

import (
	"slices"
	"strings"
	"testing"

	"jobun/generator/internal/site"
)

// TestFeedMoved says in a feed, too, where an article went and where it came from.
func TestFeedMoved(t *testing.T) {
	old := "# Rules\n\n## Article 1\n\nX is what everybody gives notice of in writings.\n\n## Article 2\n\nY is what the Company keeps for ten whole years.\n"
	new := "# Rules\n\n## Article 1\n\nY is what the Company keeps for ten whole years.\n\n## Article 2\n\nX is what everybody gives notice of in writings.\n"
	pages := changesPages(t, "numbering: company\n", old, new)
	i := slices.IndexFunc(pages, func(p site.Page) bool { return p.Address == "en/rules/feed.atom" })
	b, err := newRenderer(t).Page(nil, &pages[i])
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<span class="kind">moved to Article 2</span>`, `<span class="kind">moved from Article 1</span>`} {
		if !strings.Contains(string(b), want) {
			t.Errorf("no %s in %s", want, b)
		}
	}
}
