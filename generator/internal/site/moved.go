package site

import (
	"strings"

	"jobun/generator/internal/policy"
)

// withFormer returns a use that also makes, for each page of a policy, what stands at
// its addresses of the time when the policy had another name. A reader who comes
// there is sent on by a page of its own ([MovedPage]). Programs follow no page, so
// what is made for them (data, feeds, sealed texts) stands there as well.
func withFormer(p *policy.Policy, use func(*Page) error) func(*Page) error {
	if len(p.Former) == 0 {
		return use
	}
	return func(page *Page) error {
		if err := use(page); err != nil {
			return err
		}
		for _, former := range p.Former {
			moved := *page
			moved.Moved = page.Address
			moved.Address = formerAddress(page, p.Name, former.Name)
			if isShown(page.Kind) {
				moved.Kind = MovedPage
				moved.Hidden, moved.Translations, moved.Switch = true, nil, nil
			}
			if err := use(&moved); err != nil {
				return err
			}
		}
		return nil
	}
}

// isShown reports whether pages of the kind are for people.
func isShown(k Kind) bool {
	return k == TextPage || k == ParallelPage || k == ChangesPage || k == HistoryPage
}

// formerAddress returns the address of a page of a policy under a former name.
func formerAddress(page *Page, name, former string) string {
	folder := ""
	if page.Language != "" {
		folder = HomeAddress(page.Language)
	}
	return folder + former + strings.TrimPrefix(page.Address, folder+name)
}
