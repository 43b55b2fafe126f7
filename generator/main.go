// Command generator builds a site of policies in Japanese and English from a
// folder of Markdown; without a command it builds. See README.md, and
// generator help.
//
// Only this package touches the disk and the clock.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	_ "time/tzdata" // the time zone of a site does not depend on the machine
)

// Exit statuses, the same for all commands.
const (
	exitGood    = 0
	exitContent = 1 // the content has problems
	exitUsage   = 2 // the command was called wrongly
	exitMachine = 3 // disk, permission: what is neither the author's nor the caller's fault
)

// command is one command of the program.
type command struct {
	name string
	run  func(env environment, args []string) error
}

// commands lists the commands; the first runs if none is named.
var commands = []command{
	{"build", build},
	{"check", runCheck},
	{"diff", diff},
	{"seal", runSeal},
}

// environment is what a command has of the world.
type environment struct {
	stdout, stderr io.Writer
	getenv         func(string) string
}

func main() {
	env := environment{os.Stdout, os.Stderr, os.Getenv}
	os.Exit(run(env, os.Args[1:]))
}

// run runs the command that args name and returns the exit status.
func run(env environment, args []string) int {
	collectLessOften(env)
	c := commands[0]
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		found := false
		for _, known := range commands {
			if known.name == args[0] {
				c, found = known, true
			}
		}
		if args[0] == "help" {
			fmt.Fprint(env.stdout, usage)
			return exitGood
		}
		if !found {
			fmt.Fprintf(env.stderr, "generator: there is no command %q\n\n%s", args[0], usage)
			return exitUsage
		}
		args = args[1:]
	}
	return status(env, c.run(env, args))
}

// collectLessOften makes garbage be collected less often, unless the user says how
// often. What lives at one time is a few policies, so that a build of thousands of
// documents stays under 150 MB all the same.
func collectLessOften(env environment) {
	if env.getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
}

// status reports the error of a command and returns its exit status.
func status(env environment, err error) int {
	var wrong usageError
	switch {
	case err == nil:
		return exitGood
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(env.stdout, usage)
		return exitGood
	case errors.Is(err, errProblems):
		return exitContent
	case errors.As(err, &wrong):
		fmt.Fprintf(env.stderr, "generator: %v\n", err)
		return exitUsage
	}
	fmt.Fprintf(env.stderr, "generator: %v\n", err)
	return exitMachine
}

// errProblems says that the content has problems, which are reported already.
var errProblems = errors.New("the content has problems")

// usageError is a mistake in the call of the program.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

const usage = `usage: go run ./generator [command] [flags]

commands:
  build   write the site (the default)
  check   report problems of the content, write nothing
  diff POLICY OLD NEW
          print what a version changed; OLD and NEW are dates, draft, or folders
  seal    record the texts that are in force in policy.sum
  help    print this

flags:
  --content DIR      the content folder (content)
  --as-of DATE       build as if it were this day, YYYY-MM-DD (today in the site's time zone)
  --drafts           build drafts too
  --lang LANG        language of messages, ja or en (LC_ALL, LC_MESSAGES, LANG)
check only:
  --format FORMAT    text, json, github or sarif; all but text go to standard output (text)
  --list             list the checks
  --explain NAME     say what a check is for, and do nothing else
build only:
  --layouts DIR      a folder of layouts, each of which replaces a default one
  --out DIR          the folder to write (public)
  --url URL          the address of the site, instead of site.yaml's

diff only:
  --format FORMAT    text (default), markdown (for a comment on a pull request) or json
  --lang LANG        also the language of the texts (the prevailing one)

exit status: 0 good; 1 the content has problems; 2 wrong usage; 3 the machine failed
`
