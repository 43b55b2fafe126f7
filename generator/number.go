package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/renumber"
	"jobun/generator/internal/source"
)

func numberFlags(o *options, flags *flag.FlagSet) {
	contentFlag(o, flags)
	date(flags, &o.asOf, "as-of")
	flags.BoolVar(&o.branch, "branch", false, "")
	flags.BoolVar(&o.write, "write", false, "")
}

// number puts the numbers of a version in order, in all languages, and makes the
// references to it follow. It shows what it would change, and changes it with
// --write only.
func number(env environment, args []string) error {
	o, err := parseFlags(env, "number", args)
	if err != nil {
		return err
	}
	if len(o.args) < 1 || len(o.args) > 2 {
		return wrong("number.args")
	}
	folder, err := openFolder(o)
	if err != nil {
		return err
	}
	if folder.stopped {
		return report(env.stderr, o, folder.problems.Sorted())
	}
	if !slices.Contains(folder.Policies(), o.args[0]) {
		return wrong("new.no-policy", "Command", "number", "Found", o.args[0], "Known", strings.Join(folder.Policies(), ", "))
	}
	n := &numberer{env: env, options: o, folder: folder}
	if n.policy, _, err = folder.Load(o.args[0], true); err != nil {
		return err
	}
	if err := n.choose(); err != nil {
		return err
	}
	if err := n.plan(); err != nil {
		return err
	}
	return n.finish()
}

// numberer renumbers one version.
type numberer struct {
	env     environment
	options options
	folder  *openedFolder
	policy  *policy.Policy
	version *policy.Version
	before  *policy.Version // nil if there is none
	files   []numbered
}

// numbered is a file with its edits.
type numbered struct {
	path  string
	text  *source.File
	edits []renumber.Edit
}

// choose finds the version: the one that is named, or the last one. A text that is
// in force is not renumbered: it has been published.
func (n *numberer) choose() error {
	list := n.policy.Versions
	if len(list) == 0 {
		return wrong("number.version", "Found", "", "Known", "")
	}
	i := len(list) - 1
	if len(n.options.args) == 2 {
		i = slices.IndexFunc(list, func(v *policy.Version) bool { return v.Name() == n.options.args[1] })
		if i < 0 {
			return wrong("number.version", "Found", n.options.args[1], "Known", strings.Join(versionNames(n.policy), ", "))
		}
	}
	n.version = list[i]
	if i > 0 {
		n.before = list[i-1]
	}
	today, err := n.options.day(n.folder.Site.TimeZone)
	if err != nil {
		return err
	}
	if n.options.write && !n.version.Draft() && n.version.Effective.Compare(today) <= 0 {
		return wrong("number.in-force", "Date", n.version.Name(), "Policy", n.policy.Name)
	}
	return nil
}

// plan finds the edits in all languages.
func (n *numberer) plan() error {
	for _, l := range n.policy.Languages(n.version) {
		text, style, problems, err := n.folder.Unlinked(n.policy.Name, n.version.Name(), l)
		if err != nil {
			return err
		}
		for _, p := range problems {
			if !isNumbering(p) {
				n.folder.add([]source.Problem{p})
			}
		}
		var before *policy.Text
		if n.before != nil {
			before = n.before.Texts[l]
		}
		p := renumber.New(text, before, style, n.options.branch)
		others, err := n.refer(p, l)
		if err != nil {
			return err
		}
		edits := p.Edits()
		n.folder.add(p.Problems)
		for _, t := range append([]*policy.Text{text}, others...) {
			n.files = append(n.files, numbered{n.path(t.File.Name), t.File, edits[t]})
		}
	}
	return nil
}

// path returns the path of the file that problems call by the name.
func (n *numberer) path(name string) string {
	rel, _ := strings.CutPrefix(name, path.Clean(filepath.ToSlash(n.options.content))+"/")
	return filepath.Join(n.options.content, filepath.FromSlash(rel))
}

// refer takes the texts of other policies in the language into the plan: those that
// take effect together with the version or later may be changed; those that are in
// force then, and took effect before, are reported.
func (n *numberer) refer(p *renumber.Plan, l policy.Language) (texts []*policy.Text, err error) {
	for _, name := range n.folder.Policies() {
		if name == n.policy.Name {
			continue
		}
		other, _, err := n.folder.Load(name, true)
		if err != nil {
			return nil, err
		}
		for _, v := range other.Versions {
			follows := v.Draft() || !n.version.Draft() && v.Effective.Compare(n.version.Effective) >= 0
			if v.Texts[l] == nil || !follows && v != n.inForce(other) {
				continue
			}
			text, _, _, err := n.folder.Unlinked(name, v.Name(), l)
			if err != nil {
				return nil, err
			}
			p.Refers(text, !follows)
			texts = append(texts, text)
		}
	}
	return texts, nil
}

// inForce returns the version of another policy that is in force when the version
// takes effect.
func (n *numberer) inForce(other *policy.Policy) *policy.Version {
	if n.version.Draft() {
		return other.Latest(policy.Date{Year: 9999, Month: 12, Day: 31})
	}
	return other.Latest(n.version.Effective)
}

// isNumbering reports whether a problem is one that renumbering mends.
func isNumbering(p source.Problem) bool {
	return p.Check() == "label" || p.Check() == "siblings"
}

// finish shows the edits, and makes them if that is wanted. Files that cannot be
// read leave all files as they are.
func (n *numberer) finish() error {
	if err := reportFound(n.env, n.options, n.folder); err != nil {
		return err
	}
	edits := 0
	for _, f := range n.files {
		edits += len(f.edits)
		n.show(f)
	}
	m := n.env.messages
	if edits == 0 {
		fmt.Fprintln(n.env.stdout, m.text("number.nothing"))
		return nil
	}
	if !n.options.write {
		fmt.Fprintln(n.env.stdout, m.text("number.show"))
		return nil
	}
	changed := make([][]byte, len(n.files))
	for i, f := range n.files {
		data, err := os.ReadFile(f.path)
		if err != nil {
			return err
		}
		var ok bool
		if changed[i], ok = applyRaw(data, f.text.Text, f.edits); !ok {
			return failed("number.encoding", "File", f.path)
		}
	}
	for i, f := range n.files {
		if len(f.edits) == 0 {
			continue
		}
		if err := replaceFile(f.path, changed[i]); err != nil {
			return err
		}
	}
	fmt.Fprintln(n.env.stdout, m.text("number.written"))
	return nil
}

// show prints each line that changes, before and after.
func (n *numberer) show(f numbered) {
	text := f.text.Text
	for i := 0; i < len(f.edits); {
		start := strings.LastIndexByte(text[:f.edits[i].Start], '\n') + 1
		end := len(text)
		if j := strings.IndexByte(text[f.edits[i].Start:], '\n'); j >= 0 {
			end = f.edits[i].Start + j
		}
		var inLine []renumber.Edit
		for ; i < len(f.edits) && f.edits[i].Start <= end; i++ {
			e := f.edits[i]
			inLine = append(inLine, renumber.Edit{Start: e.Start - start, End: e.End - start, Text: e.Text})
		}
		fmt.Fprintf(n.env.stdout, "%s:%d\n- %s\n+ %s\n", filepath.ToSlash(f.path), f.text.Pos(start).Line, text[start:end], renumber.Apply(text[start:end], inLine))
	}
}

// applyRaw makes the edits of the decoded text in the bytes of the file, of which
// all others stay as they are: a byte-order mark, line ends of Windows. Ok is
// false if the bytes are otherwise not those of the text.
func applyRaw(data []byte, text string, edits []renumber.Edit) (changed []byte, ok bool) {
	body, marked := bytes.CutPrefix(data, []byte("\ufeff"))
	if strings.ReplaceAll(string(body), "\r\n", "\n") != text {
		return nil, false
	}
	if marked {
		changed = append(changed, "\ufeff"...)
	}
	at, next := 0, 0 // in the text
	for i := 0; i < len(body); i++ {
		if body[i] == '\r' && i+1 < len(body) && body[i+1] == '\n' {
			changed = append(changed, '\r')
			continue
		}
		for next < len(edits) && edits[next].Start == at {
			changed = append(changed, edits[next].Text...)
			next++
		}
		if next == 0 || at >= edits[next-1].End {
			changed = append(changed, body[i])
		}
		at++
	}
	for ; next < len(edits); next++ {
		changed = append(changed, edits[next].Text...)
	}
	return changed, true
}
