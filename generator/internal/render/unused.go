package render

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"text/template/parse"

	defaults "jobun/layouts"
)

// unused reports the files in a folder of layouts that change nothing: those
// whose names are misspelled. Files and folders that begin with a dot, and the
// notes for designers, are nobody's mistake.
func unused(folder fs.FS) error {
	var found []error
	calls, err := calledTemplates(files{defaults.Files, folder})
	if err != nil {
		return err
	}
	err = fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && strings.HasPrefix(d.Name(), ".") && d.IsDir():
			return fs.SkipDir
		case d.IsDir() || strings.HasPrefix(d.Name(), ".") || slices.Contains(notes, name) || isDefault(name):
		case path.Dir(name) == "messages" && isMessages(name):
		case path.Dir(name) == "." && path.Ext(name) == ".html" && isCalled(folder, name, calls):
		default:
			found = append(found, fmt.Errorf("layouts/%s: no page uses this file; to replace a default one, give it its name: %s", name, defaultNames()))
		}
		return nil
	})
	return errors.Join(append(found, err)...)
}

// notes are the files of the default folder that are no layouts.
var notes = []string{"README.md", "embed.go"}

func isDefault(name string) bool {
	_, err := fs.Stat(defaults.Files, name)
	return err == nil
}

func isMessages(name string) bool {
	ok, err := path.Match("messages/active.*.yaml", name)
	return ok && err == nil
}

// defaultNames returns the names of all files that can be replaced, for a message.
func defaultNames() string {
	names, _ := fs.Glob(defaults.Files, "*.*")
	messages, _ := fs.Glob(defaults.Files, "messages/*")
	return strings.Join(append(names, messages...), ", ")
}

// calledTemplates returns the names of the templates that the layouts call and
// that are not parts of the layouts of single pages.
func calledTemplates(all files) (map[string]bool, error) {
	names, err := all.shared()
	if err != nil {
		return nil, err
	}
	called, own := map[string]bool{}, map[string]bool{}
	for _, layout := range layoutOf {
		for name, tree := range parsed(all, layout) {
			own[name] = true
			calls(tree.Root, called)
		}
	}
	for _, name := range names {
		for _, tree := range parsed(all, name) {
			calls(tree.Root, called)
		}
	}
	for name := range own {
		delete(called, name)
	}
	return called, nil
}

// isCalled reports whether one of the templates in the file is called, or the
// file as a whole. A file with a mistake is left to the parser of layouts.
func isCalled(folder fs.FS, name string, called map[string]bool) bool {
	trees := parsed(files{folder}, name)
	for defined := range trees {
		if called[defined] {
			return true
		}
	}
	return trees == nil
}

// parsed returns the templates in a file by their names; nil if there is a
// mistake in it.
func parsed(all files, name string) map[string]*parse.Tree {
	text, err := all.read(name)
	if err != nil {
		return nil
	}
	trees := map[string]*parse.Tree{}
	tree := parse.New("layouts/" + name)
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse(text, "", "", trees); err != nil {
		return nil
	}
	trees["layouts/"+name] = tree
	return trees
}

// calls adds the names of the templates that are called in the list.
func calls(list *parse.ListNode, called map[string]bool) {
	walk(list, func(n *parse.Node) {
		if call, ok := (*n).(*parse.TemplateNode); ok {
			called[call.Name] = true
		}
	})
}
