package main

import (
	"flag"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/render"
	"jobun/generator/internal/site"
)

func diffFlags(o *options, flags *flag.FlagSet) {
	contentFlag(o, flags)
	choice(flags, &o.format, "format", "text", "markdown", "json")
}

// diff prints what one version of a policy changed in another. A version is named
// by its date, or "draft", or by the path of a folder with texts.
func diff(env environment, args []string) error {
	o, err := parseFlags(env, "diff", args)
	if err != nil {
		return err
	}
	o.drafts = true
	folder, err := openFolder(o)
	if err != nil {
		return err
	}
	if folder.stopped {
		return reportFound(env, o, folder)
	}
	d := differ{options: o, folder: folder}
	c, err := d.compare(o.args)
	if err != nil {
		return err
	}
	if err := reportFound(env, o, folder); err != nil {
		return err // Without a comparison there is a problem.
	}
	renderer, err := render.New(nil)
	if err != nil {
		return err
	}
	return printDiff(env, o, renderer, c)
}

func printDiff(env environment, o options, r *render.Renderer, c *site.Comparison) error {
	l := policy.Language(o.lang)
	var b []byte
	switch o.format {
	case "json":
		b = r.ChangesJSON(nil, c)
	case "markdown":
		b = r.ChangesMarkdown(nil, c, l)
	default:
		b = r.ChangesText(nil, c, l, env.getenv("NO_COLOR") == "" && isTerminal(env.stdout))
	}
	_, err := env.stdout.Write(b)
	return err
}

// isTerminal reports whether somebody reads along.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&fs.ModeCharDevice != 0
}

// differ finds the two versions that are to be compared.
type differ struct {
	options options
	folder  *openedFolder
}

// compare compares what args name: the policy, the older and the newer version.
// The policy may be left out if one of the two is the path of a folder of it, or if
// there is no other. It returns nil if the content has problems, which are added to those of the folder.
func (d *differ) compare(args []string) (*site.Comparison, error) {
	if len(args) == 2 {
		name, err := d.policyOf(args)
		if err != nil {
			return nil, err
		}
		args = append([]string{name}, args...)
	}
	if len(args) != 3 {
		return nil, wrong("diff.args")
	}
	if !slices.Contains(d.folder.Policies(), args[0]) {
		return nil, wrong("diff.policy", "Found", args[0], "Known", strings.Join(d.folder.Policies(), ", "))
	}
	p, problems, err := d.folder.Load(args[0], true)
	if err != nil || d.folder.add(problems) {
		return nil, err
	}
	var versions [2]*policy.Version
	for i, name := range args[1:] {
		if versions[i], err = d.version(p, name); err != nil || versions[i] == nil {
			return nil, err
		}
	}
	l, err := d.language(p, versions)
	if err != nil {
		return nil, err
	}
	c, err := site.NewComparison(amendment.NewHistory(p), versions[0], versions[1], l)
	if err == nil {
		c.From, c.To = args[1], args[2]
	}
	return c, err
}

// language returns that of the texts to compare: the one asked for, or else the
// prevailing one. Both versions must have it.
func (d *differ) language(p *policy.Policy, versions [2]*policy.Version) (policy.Language, error) {
	l := p.Prevailing
	if d.options.asked {
		l = policy.Language(d.options.lang)
	}
	for _, v := range versions {
		if v.Texts[l] == nil {
			return "", wrong("diff.language", "File", string(l)+".md")
		}
	}
	return l, nil
}

// policyOf returns the name of the policy of which two folders are versions: the one
// with the name of the folder that one of them is in, or else the only one.
func (d *differ) policyOf(paths []string) (string, error) {
	if !slices.ContainsFunc(paths, isDirectory) {
		return "", wrong("diff.args")
	}
	known := d.folder.Policies()
	for _, path := range slices.Backward(paths) {
		full, err := filepath.Abs(path)
		if err != nil || !isDirectory(path) {
			continue
		}
		if name := filepath.Base(filepath.Dir(full)); slices.Contains(known, name) {
			return name, nil
		}
	}
	if len(known) == 1 {
		return known[0], nil
	}
	return "", wrong("diff.which", "Known", strings.Join(known, ", "))
}

// version returns the version of p with the name, or the texts in the folder of
// that path; nil if they have problems.
func (d *differ) version(p *policy.Policy, name string) (*policy.Version, error) {
	if v := p.Version(name); v != nil {
		return v, nil
	}
	if !isDirectory(name) {
		return nil, wrong("diff.version", "Policy", p.Name, "Found", name, "Known", strings.Join(versionNames(p), ", "))
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	v, problems, err := d.folder.LoadVersion(p.Name, root.FS(), filepath.ToSlash(name))
	if err != nil || d.folder.add(problems) {
		return nil, err
	}
	return v, nil
}

func isDirectory(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func versionNames(p *policy.Policy) []string {
	var names []string
	for _, v := range p.Versions {
		names = append(names, v.Name())
	}
	return names
}
