package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"jobun/generator/internal/content"
	"jobun/generator/internal/policy"
)

// options are the flags of a command.
type options struct {
	content, layouts, out, url, lang string
	asOf                             policy.Date // zero: today
	drafts                           bool
}

// parseFlags reads the flags of a command. Only build writes, so only it has the
// flags that say where.
func parseFlags(env environment, name string, args []string) (options, error) {
	var o options
	var asOf string
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&o.content, "content", "content", "")
	flags.StringVar(&asOf, "as-of", "", "")
	flags.StringVar(&o.lang, "lang", "", "")
	flags.BoolVar(&o.drafts, "drafts", false, "")
	if name == "build" {
		flags.StringVar(&o.layouts, "layouts", "", "")
		flags.StringVar(&o.out, "out", "public", "")
		flags.StringVar(&o.url, "url", "", "")
	}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return o, err
		}
		return o, usageError{err.Error() + "\n\n" + usage}
	}
	if flags.NArg() > 0 {
		return o, usageError{fmt.Sprintf("%s takes no argument, found %q", name, flags.Arg(0))}
	}
	if asOf != "" {
		var err error
		if o.asOf, err = policy.ParseDate(asOf); err != nil {
			return o, usageError{"--as-of: " + err.Error()}
		}
	}
	if o.url != "" && !content.ValidURL(o.url) {
		return o, usageError{fmt.Sprintf("--url %q: want an address such as https://policies.example.com/, with a slash at the end", o.url)}
	}
	if o.lang == "" {
		o.lang = userLanguage(env.getenv)
	}
	if o.lang != "ja" && o.lang != "en" {
		return o, usageError{fmt.Sprintf("--lang %q: want ja or en", o.lang)}
	}
	return o, nil
}

// userLanguage returns the language of messages that the environment asks for:
// ja or en, en if it asks for neither.
func userLanguage(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			if strings.HasPrefix(value, "ja") {
				return "ja"
			}
			return "en"
		}
	}
	return "en"
}

// day returns the day that the site is built for: --as-of, or today where the
// site is. It is the only place that asks the clock.
func (o options) day(zone string) (policy.Date, error) {
	if !o.asOf.IsZero() {
		return o.asOf, nil
	}
	location, err := time.LoadLocation(zone)
	if err != nil {
		return policy.Date{}, err
	}
	now := time.Now().In(location)
	return policy.NewDate(now.Year(), int(now.Month()), now.Day())
}
