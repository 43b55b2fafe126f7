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
	flags.BoolVar(&o.noCache, "no-cache", false, "")
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

// buildSite builds the site with what is remembered of the last build, and without
// if that fails.
func buildSite(env environment, o options) error {
	err := tryBuild(env, o)
	if errors.Is(err, errMemory) {
		o.fresh = true
		err = tryBuild(env, o)
	}
	return err
}

// tryBuild builds the site; the error is [errMemory] if what is remembered of the last
// build leads nowhere.
func tryBuild(env environment, o options) error {
	memory := newMemory(o)
	defer memory.close()
	layouts, err := layoutsFolder(o.layouts)
	if err != nil {
		return err
	}
	var renderer *render.Renderer
	var layoutsErr error
	var rendering sync.WaitGroup
	rendering.Go(func() { renderer, layoutsErr = render.New(layouts) }) // while the content is opened
	folder, err := openRemembered(o, memory)
	rendering.Wait()
	if layoutsErr != nil {
		return layoutsErr
	}
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
	w := newSiteWriter(o, folder, renderer, out, pages)
	defer w.close()
	w.progress = startProgress(env, len(folder.Policies()))
	err = w.write(ctx)
	w.progress.end()
	if err != nil {
		return err
	}
	if err := reportFound(env, o, folder); err != nil {
		return err
	}
	if err := w.publish(); err != nil {
		return err
	}
	if o.stats {
		w.countAll()
		if err := folder.stats.write(env.stdout, env.messages); err != nil {
			return err
		}
	}
	seconds := strconv.FormatFloat(time.Since(start).Seconds(), 'f', 1, 64)
	_, err = fmt.Fprintln(env.stdout, env.messages.text("build.done",
		"Folder", o.out, "Files", strconv.Itoa(w.count()), "Policies", strconv.Itoa(len(folder.Policies())), "Seconds", seconds))
	return err
}

// reportFound reports what is wrong; where nothing is, a build says nothing.
func reportFound(env environment, o options, folder *openedFolder) error {
	if folder.problems.Len() == 0 {
		return nil
	}
	return report(env.stderr, o, folder.problems.Sorted())
}
