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
	"runtime"
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
	name  string
	flags func(*options, *flag.FlagSet) // declares the flags beside --lang
	run   func(env environment, args []string) error
}

// commands lists the commands; the first runs if none is named.
func commands() []command {
	return []command{
		{"build", buildFlags, build},
		{"check", checkFlags, runCheck},
		{"diff", diffFlags, diff},
		{"seal", sealFlags, runSeal},
		{"serve", serveFlags, serve},
		{"new", newFlags, newCommand},
		{"number", numberFlags, number},
		{"import", importFlags, importTexts},
		{"init", initFlags, initSite},
		{"completion", noFlags, completion},
		{"version", noFlags, version},
		{"help", noFlags, help},
	}
}

// findCommand returns the command with the name.
func findCommand(name string) (c command, ok bool) {
	for _, c := range commands() {
		if c.name == name {
			return c, true
		}
	}
	return c, false
}

// environment is what a command has of the world.
type environment struct {
	stdout, stderr io.Writer
	getenv         func(string) string
	messages       *messages // in the language of the person who called
}

func main() {
	env := environment{stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv}
	untouched := spare(env.getenv)
	status := run(env, os.Args[1:])
	runtime.KeepAlive(untouched)
	os.Exit(status)
}

// run runs the command that args name and returns the exit status.
func run(env environment, args []string) int {
	m, err := newMessages(callLanguage(args, env.getenv))
	if err != nil {
		fmt.Fprintf(env.stderr, "generator: %v\n", err)
		return exitMachine
	}
	env.messages = m
	c := commands()[0]
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		var ok bool
		if c, ok = findCommand(args[0]); !ok {
			fmt.Fprintf(env.stderr, "generator: %s\n\n%s\n", m.text("command.unknown", "Found", args[0]), m.text("help.all"))
			return exitUsage
		}
		args = args[1:]
	}
	err = c.run(env, args)
	if errors.Is(err, flag.ErrHelp) {
		return status(env, help(env, []string{c.name}))
	}
	return status(env, err)
}

// spare returns memory that nothing ever touches, so that the system never gives it. As
// long as it lives, garbage is collected less often, unless the user says how often: the
// collector runs when as much has been allocated as lives, this included. All else that
// lives is a few policies, small or large. So without it the collector would run all the
// time; and if it waited for some times what lives, a build of thousands of documents
// would not stay under 150 MB when two large policies meet.
func spare(getenv func(string) string) []byte {
	if getenv("GOGC") != "" {
		return nil
	}
	return make([]byte, 48<<20)
}

// status reports the error of a command and returns its exit status.
func status(env environment, err error) int {
	var wrong usageError
	switch {
	case err == nil:
		return exitGood
	case errors.Is(err, errProblems):
		return exitContent
	}
	fmt.Fprintf(env.stderr, "generator: %s\n", env.messages.failure(err))
	if errors.As(err, &wrong) {
		return exitUsage
	}
	return exitMachine
}

// errProblems says that the content has problems, which are reported already.
var errProblems = errors.New("the content has problems")

func noFlags(*options, *flag.FlagSet) {}

// help prints the help of the command that args name, or of all.
func help(env environment, args []string) error {
	o, err := parseFlags(env, "help", args)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		return err
	}
	topic := "all"
	if len(o.args) > 0 && o.args[0] != "help" {
		topic = o.args[0]
		if _, ok := findCommand(topic); !ok {
			return wrong("command.unknown", "Found", topic)
		}
	}
	_, err = fmt.Fprintln(env.stdout, env.messages.text("help."+topic))
	return err
}
