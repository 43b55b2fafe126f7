package main

import (
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
		if err := folder.each(o, func(int, *policy.Policy) error { return nil }); err != nil {
			return err
		}
		return report(env.stderr, o.lang, folder.problems.Sorted())
	}
	return buildFolder(env, o, folder, renderer)
}

func buildFolder(env environment, o options, folder *openedFolder, renderer *render.Renderer) error {
	if o.url != "" {
		folder.Site.URL = o.url
	}
	asOf, err := o.day(folder.Site.TimeZone)
	if err != nil {
		return err
	}
	out, err := newOutput(o.out, o.content)
	if err != nil {
		return err
	}
	defer out.discard()
	if err := writeSite(o, folder, renderer, out, asOf); err != nil {
		return err
	}
	if err := report(env.stderr, o.lang, folder.problems.Sorted()); err != nil {
		return err
	}
	return out.publish()
}

// writeSite writes the pages of all policies, then those that speak of all.
func writeSite(o options, folder *openedFolder, renderer *render.Renderer, out *output, asOf policy.Date) error {
	for _, a := range renderer.Assets() {
		if err := out.write(a.Path, a.Data); err != nil {
			return err
		}
	}
	summaries := make([]site.Summary, len(folder.Policies()))
	err := folder.each(o, func(i int, p *policy.Policy) error {
		summaries[i] = site.Summarize(p, asOf)
		return writePages(renderer, out, site.PolicyPages(&folder.Site, p, asOf))
	})
	if err != nil || folder.stopped {
		return err
	}
	return writePages(renderer, out, site.SitePages(&folder.Site, summaries))
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
