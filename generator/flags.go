package main

import (
	"errors"
	"flag"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"jobun/generator/internal/policy"
)

// options are the flags of a command.
type options struct {
	content, layouts, out, url, lang string
	asOf                             policy.Date // zero: today
	drafts                           bool
	asked                            bool          // --lang was given
	problems                         string        // of check: the format of problems, one of source.Formats
	list                             bool          // of check
	explain                          string        // of check: the name of one; "" if none is to be explained
	format                           string        // of diff: text, markdown or json
	args                             []string      // behind and between the flags
	effective                        policy.Date   // of new; zero if not given
	policy                           string        // of import
	withLayouts                      bool          // of init
	timeZone                         string        // of init
	branch, write                    bool          // of number
	open, poll                       bool          // of serve
	port                             int           // of serve; 0 is any
	profile                          string        // of build: where to write profiles; "" for none
	stats                            bool          // of build
	noCache                          bool          // of build
	fresh                            bool          // of build: nothing is remembered
	tick                             time.Duration // of build: that of the coarsest clock of a disk; tests know theirs
}

// parseFlags reads the flags of the command with the name, which may stand
// before, between and behind its arguments. Every command has --lang.
func parseFlags(env environment, name string, args []string) (options, error) {
	c, _ := findCommand(name)
	var o options
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&o.lang, "lang", "", "")
	c.flags(&o, flags)
	for rest := args; ; {
		if err := flags.Parse(rest); errors.Is(err, flag.ErrHelp) {
			return o, err
		} else if err != nil {
			return o, flagError(err)
		}
		if flags.NArg() == 0 {
			break
		}
		o.args, rest = append(o.args, flags.Arg(0)), flags.Args()[1:]
	}
	o.asked = o.lang != ""
	if !o.asked {
		o.lang = userLanguage(env.getenv)
	}
	if o.lang != "ja" && o.lang != "en" {
		return o, wrong("flag.choice", "Flag", "--lang", "Found", o.lang, "Known", "ja, en")
	}
	return o, nil
}

// flagError words an error of package flag, which has words in English only. A
// value may have refused itself with a mistake of ours.
func flagError(err error) error {
	text := err.Error()
	if name, ok := strings.CutPrefix(text, "flag provided but not defined: "); ok {
		return wrong("flag.unknown", "Flag", "-"+name)
	}
	if name, ok := strings.CutPrefix(text, "flag needs an argument: "); ok {
		return wrong("flag.needs", "Flag", "-"+name)
	}
	text, isBool := strings.CutPrefix(text, "invalid boolean value ")
	value, rest, _ := strings.Cut(strings.TrimPrefix(text, "invalid value "), " for ")
	found, err := strconv.Unquote(value)
	if err != nil {
		found = value
	}
	name, want, _ := strings.Cut(rest, ": ")
	name = "-" + strings.TrimPrefix(name, "flag ")
	if isBool {
		want = "choice\ttrue, false"
	}
	switch id, known, isChoice := strings.Cut(want, "\t"); {
	case id == "flag.date", id == "flag.url", id == "flag.timezone":
		return wrong(id, "Flag", name, "Found", found)
	case isChoice:
		return wrong("flag.choice", "Flag", name, "Found", found, "Known", known)
	}
	return wrong("flag.value", "Flag", name, "Found", found, "Want", want)
}

// date declares a flag that is a date.
func date(flags *flag.FlagSet, d *policy.Date, name string) {
	flags.Func(name, "", func(s string) (err error) {
		if *d, err = policy.ParseDate(s); err != nil {
			return errors.New("flag.date")
		}
		return nil
	})
}

// choice declares a flag that is one of the words; the first one if it is not
// given.
func choice(flags *flag.FlagSet, value *string, name string, words ...string) {
	*value = words[0]
	flags.Func(name, "", func(s string) error {
		if !slices.Contains(words, s) {
			return errors.New("choice\t" + strings.Join(words, ", "))
		}
		*value = s
		return nil
	})
}

// contentFlag declares --content.
func contentFlag(o *options, flags *flag.FlagSet) {
	flags.StringVar(&o.content, "content", "content", "")
}

// dayFlags declares the flags that say for which day a site is built, and of what.
func dayFlags(o *options, flags *flag.FlagSet) {
	date(flags, &o.asOf, "as-of")
	flags.BoolVar(&o.drafts, "drafts", o.drafts, "")
}

// noArguments reports a mistake if arguments stand beside the flags.
func noArguments(name string, o options) error {
	if len(o.args) == 0 {
		return nil
	}
	return wrong("args.none", "Command", name, "Found", o.args[0])
}

// callLanguage returns the language in which to speak to the person who called,
// before the flags are known to be right.
func callLanguage(args []string, getenv func(string) string) string {
	for i, a := range args {
		name, value, ok := strings.Cut(strings.TrimLeft(a, "-"), "=")
		if name != "lang" || !strings.HasPrefix(a, "-") {
			continue
		}
		if !ok && i+1 < len(args) {
			value = args[i+1]
		}
		if value == "ja" || value == "en" {
			return value
		}
	}
	return userLanguage(getenv)
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
