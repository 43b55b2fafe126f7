package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"sync"
	"syscall"
	"time"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/content"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/render"
	"jobun/generator/internal/site"
)

func buildFlags(o *options, flags *flag.FlagSet) {
	contentFlag(o, flags)
	dayFlags(o, flags)
	flags.StringVar(&o.layouts, "layouts", "", "")
	flags.StringVar(&o.out, "out", "public", "")
	flags.StringVar(&o.profile, "profile", "", "")
	flags.BoolVar(&o.stats, "stats", false, "")
	flags.Func("url", "", func(s string) error {
		if o.url = s; !content.ValidURL(s) {
			return errors.New("flag.url")
		}
		return nil
	})
}

// build writes the site. If something may not be published, it reports all that
// is wrong and leaves the output as it was.
func build(env environment, args []string) error {
	o, err := parseFlags(env, "build", args)
	if err != nil {
		return err
	}
	if err := noArguments("build", o); err != nil {
		return err
	}
	if o.profile == "" {
		return buildSite(env, o)
	}
	end, err := startProfiles(o.profile)
	if err != nil {
		return err
	}
	err = buildSite(env, o)
	return errors.Join(err, end())
}

func buildSite(env environment, o options) error {
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

// pagesOf makes the pages of a policy that a build writes, and gives each to use.
type pagesOf func(s *policy.Site, h *amendment.History, asOf policy.Date, use func(*site.Page) error) error

func buildFolder(env environment, o options, folder *openedFolder, renderer *render.Renderer, pages pagesOf) error {
	if o.url != "" {
		folder.Site.URL = o.url
	}
	out, err := newOutput(o.out, o.content)
	if err != nil {
		return err
	}
	defer out.discard()
	start := time.Now()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	progress := startProgress(env, len(folder.Policies()))
	err = writeSite(ctx, o, folder, renderer, out, pages, progress)
	progress.end()
	if err != nil {
		return err
	}
	if err := reportFound(env, o, folder); err != nil {
		return err
	}
	if err := out.publish(); err != nil {
		return err
	}
	if o.stats {
		if err := folder.stats.write(env.stdout, env.messages); err != nil {
			return err
		}
	}
	seconds := strconv.FormatFloat(time.Since(start).Seconds(), 'f', 1, 64)
	_, err = fmt.Fprintln(env.stdout, env.messages.text("build.done",
		"Folder", o.out, "Files", strconv.Itoa(len(out.files)), "Policies", strconv.Itoa(len(folder.Policies())), "Seconds", seconds))
	return err
}

// reportFound reports what is wrong; where nothing is, a build says nothing.
func reportFound(env environment, o options, folder *openedFolder) error {
	if folder.problems.Len() == 0 {
		return nil
	}
	return report(env.stderr, o, folder.problems.Sorted())
}

// writeSite writes the pages of all policies, then those that speak of all. It ends
// with an error when ctx is done, that is when the person who called interrupts it.
func writeSite(ctx context.Context, o options, folder *openedFolder, renderer *render.Renderer, out *output, of pagesOf, progress *progress) error {
	for _, a := range renderer.Assets() {
		if err := out.write(a.Path, a.Data); err != nil {
			return err
		}
	}
	summaries := make([]site.Summary, len(folder.Policies()))
	var announced announcements
	err := folder.each(o, func(i int, h *amendment.History) error {
		if ctx.Err() != nil {
			return failed("build.interrupted", "Folder", o.out)
		}
		defer progress.done.Add(1)
		summaries[i] = site.Summarize(h.Policy(), folder.day)
		return of(&folder.Site, h, folder.day, func(page *site.Page) error {
			if err := writePage(renderer, out, page, &folder.stats); err != nil {
				return err
			}
			announced.add(page)
			return nil
		})
	})
	if err != nil || folder.stopped {
		return err
	}
	pages := append(site.SitePages(&folder.Site, summaries, folder.day), announced.newest.Pages(&folder.Site)...)
	for i := range pages {
		if err := writePage(renderer, out, &pages[i], &folder.stats); err != nil {
			return err
		}
	}
	return nil
}

// announcements collects what the feeds of the whole site have, from policies that
// are written at the same time.
type announcements struct {
	mu     sync.Mutex
	newest site.Newest
}

// add adds the entries of a page, which has been written, if it is a feed, and not
// the same one at a former address.
func (a *announcements) add(page *site.Page) {
	if page.Kind != site.Feed || page.Moved != "" {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.newest.Add(page.Language, page.Feed.Entries)
}

func writePage(renderer *render.Renderer, out *output, page *site.Page, stats *stats) error {
	buffer := out.buffers.Get().(*[]byte)
	defer out.buffers.Put(buffer)
	start := time.Now()
	var err error
	*buffer, err = renderer.Page((*buffer)[:0], page)
	stats.since(start, rendering)
	if err != nil {
		return err
	}
	defer stats.since(time.Now(), writing)
	stats.count(page.File(), len(*buffer))
	return out.write(page.File(), *buffer)
}
