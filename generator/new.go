package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"jobun/generator/internal/content"
	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

func newFlags(o *options, flags *flag.FlagSet) {
	contentFlag(o, flags)
	date(flags, &o.effective, "effective")
	date(flags, &o.asOf, "as-of")
}

// newCommand makes the folders and files of a new policy, or of a new version of
// a policy. It overwrites nothing, and what it makes appears whole or not at all.
func newCommand(env environment, args []string) error {
	o, err := parseFlags(env, "new", args)
	if err != nil {
		return err
	}
	if len(o.args) != 2 || o.args[0] != "policy" && o.args[0] != "version" {
		return wrong("new.args")
	}
	if o.effective.IsZero() {
		return wrong("new.effective")
	}
	folder, err := openFolder(o)
	if err != nil {
		return err
	}
	if len(folder.Site.Languages) == 0 {
		return report(env.stderr, o, folder.problems.Sorted())
	}
	today, err := o.day(folder.Site.TimeZone)
	if err != nil {
		return err
	}
	if o.effective.Compare(today) < 0 {
		return wrong("new.past", "Date", o.effective.String(), "Today", today.String())
	}
	n := newcomer{env: env, options: o, folder: folder, name: o.args[1]}
	if o.args[0] == "policy" {
		return n.policy()
	}
	return n.version()
}

// newcomer makes one policy or version.
type newcomer struct {
	env     environment
	options options
	folder  *openedFolder
	name    string
}

func (n newcomer) path(elements ...string) string {
	return filepath.Join(append([]string{n.options.content, n.name}, elements...)...)
}

// policy makes a policy with its first version.
func (n newcomer) policy() error {
	if !content.ValidName(n.name) {
		return wrong("new.name", "Found", n.name)
	}
	list, err := os.ReadDir(n.options.content)
	if err != nil {
		return err
	}
	for _, e := range list {
		if strings.EqualFold(e.Name(), n.name) {
			return wrong("new.policy-exists", "Path", filepath.Join(n.options.content, e.Name()))
		}
	}
	if n.folder.stopped {
		return report(n.env.stderr, n.options, n.folder.problems.Sorted())
	}
	languages := n.folder.Site.Languages
	effective := n.options.effective.String()
	files := map[string]string{"policy.yaml": n.text("new.policy-yaml", "Prevailing", string(languages[0]), "Effective", effective)}
	for _, l := range languages {
		files[filepath.Join(effective, string(l)+".md")] = n.draft(l)
	}
	if err := makeFolder(n.path(), files); err != nil {
		return err
	}
	return n.say("new.policy-next", "Files", n.texts(effective, languages))
}

// draft returns the text with which a policy begins in the language.
func (n newcomer) draft(l policy.Language) string {
	day := n.options.effective
	words, _ := locale.For(l)
	lang := string(l)
	if lang != "ja" {
		lang = "en"
	}
	return n.env.messages.in(lang).text("new.text", "Date", words.FormatDate(day, policy.Seireki)) + "\n"
}

// text is what a file begins as, in the language of the site.
func (n newcomer) text(message string, words ...string) string {
	return n.env.messages.text(message, words...) + "\n"
}

// version makes a version of a policy, as a copy of the last one. A draft gets the
// date and is no longer a draft.
func (n newcomer) version() error {
	if !slices.Contains(n.folder.Policies(), n.name) {
		return wrong("new.no-policy", "Command", "new", "Found", n.name, "Known", strings.Join(n.folder.Policies(), ", "))
	}
	if n.folder.stopped {
		return report(n.env.stderr, n.options, n.folder.problems.Sorted())
	}
	p, _, err := n.folder.Load(n.name, true) // What is wrong in the texts is wrong in the copy too, and mended there.
	if err != nil {
		return err
	}
	effective := n.options.effective.String()
	target := n.path(effective)
	if _, err := os.Lstat(target); err == nil {
		return wrong("new.version-exists", "Path", target)
	}
	last := p.Versions[len(p.Versions)-1]
	for _, v := range p.Versions {
		if !v.Draft() && v.Effective.Compare(n.options.effective) >= 0 {
			return wrong("new.order", "Date", effective, "Last", v.Name())
		}
	}
	yaml := n.path("policy.yaml")
	old, err := os.ReadFile(yaml)
	if err != nil {
		return err
	}
	changed, ok := content.AppendVersion(old, n.options.effective, strings.Split(n.env.messages.text("new.entry"), "\n")...)
	if !ok {
		return failed("new.layout", "File", yaml, "Date", effective)
	}
	if last.Draft() {
		err = os.Rename(n.path("draft"), target)
	} else {
		err = copyFolder(n.path(last.Name()), target)
	}
	if err != nil {
		return err
	}
	if err := replaceFile(yaml, changed); err != nil {
		if last.Draft() {
			return errors.Join(err, os.Rename(target, n.path("draft")))
		}
		return errors.Join(err, os.RemoveAll(target))
	}
	id := "new.version-next"
	if last.Draft() {
		id = "new.draft-next"
	}
	return n.say(id, "Files", n.texts(effective, p.Languages(last)), "Last", last.Name(), "Policy", n.name, "File", yaml)
}

// texts returns the paths of the texts of a version, a line each.
func (n newcomer) texts(version string, languages []policy.Language) string {
	var list []string
	for _, l := range languages {
		list = append(list, "  "+n.path(version, string(l)+".md"))
	}
	return strings.Join(list, "\n")
}

func (n newcomer) say(message string, words ...string) error {
	_, err := fmt.Fprintln(n.env.stdout, n.env.messages.text(message, words...))
	return err
}

// makeFolder makes a folder with files, by their paths in it. It appears when it
// is whole; until then it has a name that no reader of the content sees.
func makeFolder(folder string, files map[string]string) error {
	stage, err := os.MkdirTemp(filepath.Dir(folder), ".new-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(stage)
	for name, text := range files {
		file := filepath.Join(stage, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return err
		}
	}
	if err := os.Chmod(stage, 0o755); err != nil {
		return err
	}
	return os.Rename(stage, folder)
}

// copyFolder copies the files of a folder, which has no folders in it, byte for
// byte.
func copyFolder(from, to string) error {
	list, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	files := map[string]string{}
	for _, e := range list {
		if !e.Type().IsRegular() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(from, e.Name()))
		if err != nil {
			return err
		}
		files[e.Name()] = string(data)
	}
	return makeFolder(to, files)
}

// replaceFile writes a file beside the one it replaces, then renames it: whoever
// reads the file sees the old one or the new one, and a full disk leaves the old.
func replaceFile(name string, data []byte) error {
	mode := fs.FileMode(0o644)
	switch info, err := os.Lstat(name); {
	case err == nil && !info.Mode().IsRegular():
		return failed("out.no-file", "Name", name)
	case err == nil:
		mode = info.Mode().Perm()
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".new-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
