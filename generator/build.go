package main

import (
	"sync"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/render"
	"jobun/generator/internal/site"
)

// build writes the site. If something may not be published, it reports all that
// is wrong and leaves the output as it was.
func build(env environment, args []string) error {
	o, err := parseFlags(env, "build", args)
	if err != nil {
		return err
	}
	layouts, err := layoutsFolder(o.layouts)
	if err != nil {
		return err
	}
	renderer, err := render.New(layouts)
	if err != nil {
		return err
	}
	folder, err := openFolder(o)
	if err != nil {
		return err
	}
	if folder.stopped {
		// Without a site there are no pages, but all problems are reported at once.
		if err := folder.each(o, func(int, *amendment.History) error { return nil }); err != nil {
			return err
		}
		return reportFound(env, o, folder)
	}
	return buildFolder(env, o, folder, renderer, site.PolicyPages)
}

// pagesOf returns the pages of a policy that a build writes.
type pagesOf func(*policy.Site, *amendment.History, policy.Date) ([]site.Page, error)

func buildFolder(env environment, o options, folder *openedFolder, renderer *render.Renderer, pages pagesOf) error {
	if o.url != "" {
		folder.Site.URL = o.url
	}
	out, err := newOutput(o.out, o.content)
	if err != nil {
		return err
	}
	defer out.discard()
	if err := writeSite(o, folder, renderer, out, pages); err != nil {
		return err
	}
	if err := reportFound(env, o, folder); err != nil {
		return err
	}
	return out.publish()
}

// reportFound reports what is wrong; where nothing is, a build says nothing.
func reportFound(env environment, o options, folder *openedFolder) error {
	if folder.problems.Len() == 0 {
		return nil
	}
	return report(env.stderr, o, folder.problems.Sorted())
}

// writeSite writes the pages of all policies, then those that speak of all.
func writeSite(o options, folder *openedFolder, renderer *render.Renderer, out *output, of pagesOf) error {
	for _, a := range renderer.Assets() {
		if err := out.write(a.Path, a.Data); err != nil {
			return err
		}
	}
	summaries := make([]site.Summary, len(folder.Policies()))
	var announced announcements
	err := folder.each(o, func(i int, h *amendment.History) error {
		summaries[i] = site.Summarize(h.Policy(), folder.day)
		pages, err := of(&folder.Site, h, folder.day)
		if err != nil {
			return err
		}
		if err := writePages(renderer, out, pages); err != nil {
			return err
		}
		announced.add(pages)
		return nil
	})
	if err != nil || folder.stopped {
		return err
	}
	pages := append(site.SitePages(&folder.Site, summaries), announced.newest.Pages(&folder.Site)...)
	return writePages(renderer, out, pages)
}

// announcements collects what the feeds of the whole site have, from policies that
// are written at the same time.
type announcements struct {
	mu     sync.Mutex
	newest site.Newest
}

// add adds the entries of the feeds among the pages of a policy, which have been
// written.
func (a *announcements) add(pages []site.Page) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for i := range pages {
		if pages[i].Kind == site.Feed {
			a.newest.Add(pages[i].Language, pages[i].Feed.Entries)
		}
	}
}

func writePages(renderer *render.Renderer, out *output, pages []site.Page) error {
	buffer := out.buffers.Get().(*[]byte)
	defer out.buffers.Put(buffer)
	for i := range pages {
		var err error
		if *buffer, err = renderer.Page((*buffer)[:0], &pages[i]); err != nil {
			return err
		}
		if err := out.write(pages[i].File(), *buffer); err != nil {
			return err
		}
	}
	return nil
}
