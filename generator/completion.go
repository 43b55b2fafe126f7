package main

import (
	"flag"
	"fmt"
	"strings"
)

// completion prints what a shell needs to complete commands and flags.
func completion(env environment, args []string) error {
	o, err := parseFlags(env, "completion", args)
	if err != nil {
		return err
	}
	var shell string
	if len(o.args) == 1 {
		shell = o.args[0]
	}
	var script string
	switch shell {
	case "bash":
		script = bashCompletion()
	case "zsh":
		// zsh can complete as bash does.
		script = "#compdef generator\nautoload -U +X bashcompinit && bashcompinit\n" + bashCompletion()
	case "fish":
		script = fishCompletion()
	default:
		return wrong("flag.choice", "Flag", "completion", "Found", strings.Join(o.args, " "), "Known", "bash, zsh, fish")
	}
	_, err = fmt.Fprint(env.stdout, script)
	return err
}

// flagNames returns the flags of a command.
func flagNames(c command) []string {
	var o options
	flags := flag.NewFlagSet(c.name, flag.ContinueOnError)
	flags.String("lang", "", "")
	c.flags(&o, flags)
	var names []string
	flags.VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
	return names
}

// argumentsOf are the arguments of commands that are always the same words.
var argumentsOf = map[string]string{"new": "policy version", "completion": "bash zsh fish"}

// folderFlags are the flags whose values are folders.
const folderFlags = "--content|--layouts|--out"

func bashCompletion() string {
	var names []string
	var cases strings.Builder
	for _, c := range commands() {
		names = append(names, c.name)
		words := argumentsOf[c.name]
		for _, f := range flagNames(c) {
			words += " --" + f
		}
		fmt.Fprintf(&cases, "    %s) words=%q ;;\n", c.name, strings.TrimSpace(words))
	}
	return `_generator() {
  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words
  case $previous in
    ` + folderFlags + `) COMPREPLY=($(compgen -d -- "$word")); return ;;
    --lang) COMPREPLY=($(compgen -W "ja en" -- "$word")); return ;;
  esac
  case ${COMP_WORDS[1]} in
` + cases.String() + `    *) words="` + strings.Join(names, " ") + `" ;;
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="` + strings.Join(names, " ") + `"; fi
  COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word"))
}
complete -o filenames -F _generator generator
`
}

func fishCompletion() string {
	var b strings.Builder
	for _, c := range commands() {
		fmt.Fprintf(&b, "complete -c generator -n __fish_use_subcommand -a %s\n", c.name)
		for _, word := range strings.Fields(argumentsOf[c.name]) {
			fmt.Fprintf(&b, "complete -c generator -n '__fish_seen_subcommand_from %s' -a %s\n", c.name, word)
		}
		for _, f := range flagNames(c) {
			fmt.Fprintf(&b, "complete -c generator -n '__fish_seen_subcommand_from %s' -l %s\n", c.name, f)
		}
	}
	return b.String()
}
