package main

import (
	"flag"
	"go/ast"
	"go/token"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// readMessages returns the messages of a language by their identifiers.
func readMessages(t *testing.T, language string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, name := range []string{"active", "help"} {
		data, err := os.ReadFile("messages/" + name + "." + language + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		var tree map[string]map[string]string
		if err := yaml.Unmarshal(data, &tree); err != nil {
			t.Fatalf("%s.%s.yaml: %v", name, language, err)
		}
		for group, list := range tree {
			for id, text := range list {
				all[group+"."+id] = text
			}
		}
	}
	return all
}

var variable = regexp.MustCompile(`\{\{\.([A-Za-z]+)\}\}`)

func variablesOf(text string) []string {
	set := map[string]bool{}
	for _, m := range variable.FindAllStringSubmatch(text, -1) {
		set[m[1]] = true
	}
	return slices.Sorted(maps.Keys(set))
}

// TestMessagesAgree checks that both languages have the same messages with the
// same words in them.
func TestMessagesAgree(t *testing.T) {
	en, ja := readMessages(t, "en"), readMessages(t, "ja")
	for id := range ja {
		if en[id] == "" {
			t.Errorf("%s is not worded in English", id)
		}
	}
	for id, text := range en {
		if ja[id] == "" {
			t.Errorf("%s is not worded in Japanese", id)
		}
		if got, want := variablesOf(ja[id]), variablesOf(text); !slices.Equal(got, want) {
			t.Errorf("%s names %q in Japanese, %q in English", id, got, want)
		}
	}
}

// TestMessagesAreUsed checks that the code says every message, and that every
// message that it says exists.
func TestMessagesAreUsed(t *testing.T) {
	en := readMessages(t, "en")
	said := map[string]bool{}
	for _, f := range goFiles(t) {
		if f.pkg != "main" {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if s, err := strconv.Unquote(lit.Value); err == nil {
					said[s] = true
				}
			}
			call, ok := n.(*ast.CallExpr)
			if ok && (called(call) == "wrong" || called(call) == "failed" || strings.HasSuffix(called(call), ".text")) && len(call.Args) > 0 {
				if lit, ok := call.Args[0].(*ast.BasicLit); ok {
					if id, _ := strconv.Unquote(lit.Value); en[id] == "" {
						t.Errorf("%s: there is no message %s", f.at(n), id)
					}
				}
			}
			return true
		})
	}
	for id := range en {
		if !said[id] && !strings.HasPrefix(id, "help.") {
			t.Errorf("no code says %s; take it away", id)
		}
	}
}

var flagInHelp = regexp.MustCompile(`--[a-z][a-z-]*`)

// TestHelpIsTrue checks that the help of each command names its flags, all of
// them and no others, and that the help of all names every command.
func TestHelpIsTrue(t *testing.T) {
	for _, language := range languages {
		texts := readMessages(t, language)
		for _, c := range commands() {
			if !strings.Contains(texts["help.all"], "\n  "+c.name+" ") {
				t.Errorf("%s: the help of all does not name %s", language, c.name)
			}
			if c.name == "help" {
				continue
			}
			var o options
			flags := flag.NewFlagSet(c.name, flag.ContinueOnError)
			c.flags(&o, flags)
			declared := map[string]bool{"--lang": true}
			flags.VisitAll(func(f *flag.Flag) { declared["--"+f.Name] = true })
			named := map[string]bool{}
			for _, name := range flagInHelp.FindAllString(texts["help."+c.name], -1) {
				named[name] = true
			}
			if !maps.Equal(declared, named) {
				t.Errorf("%s: %s has the flags %v, its help names %v", language, c.name, slices.Sorted(maps.Keys(declared)), slices.Sorted(maps.Keys(named)))
			}
			if !strings.Contains(texts["help."+c.name], "\n  go run ./generator") {
				t.Errorf("%s: the help of %s has no example", language, c.name)
			}
		}
	}
}
