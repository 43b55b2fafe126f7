package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"jobun/generator/internal/content"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// options are the flags of a command.
type options struct {
	content, layouts, out, url, lang string
	asOf                             policy.Date // zero: today
	drafts                           bool
	asked                            bool          // --lang was given
	format                           string        // of diff: text, markdown or json; of check: one of source.Formats
	problems                         source.Format // how problems are written
	args                             []string      // behind and between the flags
	list                             bool
	explain                          string // name of a check; "" if none is to be explained
}

// takesArguments reports whether a command takes arguments beside its flags.
func takesArguments(name string) bool { return name == "diff" }

// parseFlags reads the flags of a command. Only build writes, so only it has the
// flags that say where; only check prints what programs read.
func parseFlags(env environment, name string, args []string) (options, error) {
	o := options{problems: source.Formats[0]}
	var asOf string
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&o.content, "content", "content", "")
	flags.StringVar(&o.lang, "lang", "", "")
	if name != "diff" {
		flags.StringVar(&asOf, "as-of", "", "")
	}
	if name == "build" || name == "check" {
		flags.BoolVar(&o.drafts, "drafts", false, "")
	}
	if name == "diff" {
		flags.StringVar(&o.format, "format", "text", "")
	}
	if name == "build" {
		flags.StringVar(&o.layouts, "layouts", "", "")
		flags.StringVar(&o.out, "out", "public", "")
		flags.StringVar(&o.url, "url", "", "")
	}
	if name == "check" {
		flags.StringVar(&o.format, "format", o.problems.Name, "")
		flags.BoolVar(&o.list, "list", false, "")
		flags.StringVar(&o.explain, "explain", "", "")
	}
	for rest := args; ; {
		if err := flags.Parse(rest); errors.Is(err, flag.ErrHelp) {
			return o, err
		} else if err != nil {
			return o, usageError{err.Error() + "\n\n" + usage}
		}
		if flags.NArg() == 0 {
			break
		}
		o.args, rest = append(o.args, flags.Arg(0)), flags.Args()[1:] // Flags may stand behind arguments.
	}
	if len(o.args) > 0 && !takesArguments(name) {
		return o, usageError{fmt.Sprintf("%s takes no argument, found %q", name, o.args[0])}
	}
	if formats := []string{"text", "markdown", "json"}; name == "diff" && !slices.Contains(formats, o.format) {
		return o, usageError{fmt.Sprintf("--format %q: want %s", o.format, strings.Join(formats, ", "))}
	}
	o.asked = o.lang != ""
	if name == "check" {
		i := slices.IndexFunc(source.Formats, func(f source.Format) bool { return f.Name == o.format })
		if i < 0 {
			return o, usageError{fmt.Sprintf("--format %q: want %s", o.format, formatNames())}
		}
		o.problems = source.Formats[i]
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

func formatNames() string {
	names := make([]string, len(source.Formats))
	for i, f := range source.Formats {
		names[i] = f.Name
	}
	return strings.Join(names, ", ")
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
