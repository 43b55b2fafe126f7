package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/check"
	"jobun/generator/internal/content"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

func sealFlags(o *options, flags *flag.FlagSet) {
	contentFlag(o, flags)
	date(flags, &o.asOf, "as-of")
}

// runSeal records the texts that have come into force in policy.sum. It takes no
// line away, and changes one only if policy.yaml declares a correction of its text
// that has not been sealed yet. If the content has any other error, it reports all
// and records nothing: only what may be published is sealed. Once there are seals,
// site.yaml says that they may not be missing.
func runSeal(env environment, args []string) error {
	o, err := parseFlags(env, "seal", args)
	if err != nil {
		return err
	}
	if err := noArguments("seal", o); err != nil {
		return err
	}
	folder, err := openFolder(o)
	if err != nil {
		return err
	}
	found, err := sealTexts(folder)
	if err != nil {
		return err
	}
	if err := reportFound(env, o, folder); err != nil {
		return err
	}
	if err := found.write(env, o, folder.Seals()); err != nil {
		return err
	}
	if folder.SealsRequired() || len(folder.Seals())+len(found.list) == 0 {
		return nil
	}
	return requireSeals(env, o)
}

// requireSeals makes site.yaml say that policy.sum may not be missing from now on. A
// file that is laid out in another way is left to a person.
func requireSeals(env environment, o options) error {
	name := filepath.Join(o.content, "site.yaml")
	old, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	changed, ok := content.RequireSeals(old)
	if !ok {
		_, err = fmt.Fprintln(env.stderr, env.messages.text("sealing.by-hand", "File", name))
		return err
	}
	if err := replaceFile(name, changed); err != nil {
		return err
	}
	_, err = fmt.Fprintln(env.stdout, env.messages.text("sealing.required", "File", name))
	return err
}

// sealTexts makes the lines of all texts that are not sealed as they are, and adds
// all problems that stand against it to those of the folder.
func sealTexts(folder *openedFolder) (*newSeals, error) {
	names := folder.Policies()
	lists := make([][]newSeal, len(names))
	var wg sync.WaitGroup
	errs := make([]error, len(names))
	slots := make(chan struct{}, 8) // policies that are in memory at one time
	for i, name := range names {
		slots <- struct{}{}
		wg.Go(func() {
			lists[i], errs[i] = sealPolicy(folder, name)
			<-slots
		})
	}
	wg.Wait()
	return &newSeals{slices.Concat(lists...)}, errors.Join(errs...)
}

func sealPolicy(folder *openedFolder, name string) ([]newSeal, error) {
	p, problems, err := folder.Load(name, false)
	if err != nil {
		return nil, err
	}
	if content.Unreadable(problems) {
		folder.add(problems)
		return nil, nil
	}
	problems = check.Policy(&folder.Site, amendment.NewHistory(p), folder.day, problems)
	problems = slices.DeleteFunc(problems, func(found source.Problem) bool {
		return check.Resolved(found) || found.Severity != source.Error
	})
	if folder.add(problems) {
		return nil, nil
	}
	var list []newSeal
	for _, v := range p.Versions {
		if v.Draft() || v.Effective.Compare(folder.day) > 0 {
			continue
		}
		for _, l := range p.Languages(v) {
			if s := sealOf(p, v, l); s != nil {
				list = append(list, newSeal{s, v.Seals[l]})
			}
		}
	}
	return list, nil
}

// sealOf returns the line of a text; nil if it has that line already, or the text
// may not be sealed anew.
func sealOf(p *policy.Policy, v *policy.Version, l policy.Language) *policy.Seal {
	old := v.Seals[l]
	s := &policy.Seal{Policy: p.Name, Version: v.Name(), Language: l, Corrections: p.Declared(v, l)}
	if old != nil {
		s.Policy = old.Policy // A policy that is renamed keeps its seals.
	}
	n := v.Texts[l].Sealed(s)
	s.Sum, s.Marks = n.Sum(), n.Marks()
	if old != nil && (old.String() == s.String() || old.Sum != s.Sum && !p.MaySeal(v, l)) {
		return nil
	}
	return s
}

// newSeal is a line that policy.sum is to have, and the one that it replaces, if
// there is one.
type newSeal struct{ made, old *policy.Seal }

// newSeals are the lines that are new or other than before.
type newSeals struct{ list []newSeal }

// write writes policy.sum with the new lines among the old ones, and says what was
// done. The file is replaced as a whole, or not at all.
func (n *newSeals) write(env environment, o options, old []*policy.Seal) error {
	catalog, err := source.NewCatalog()
	if err != nil {
		return err
	}
	if len(n.list) == 0 {
		_, err := fmt.Fprintln(env.stdout, catalog.Sealed("kept", nil, o.lang))
		return err
	}
	if err := replaceFile(filepath.Join(o.content, content.SealsFile), sealLines(old, n.list)); err != nil {
		return err
	}
	for _, s := range n.list {
		args := source.Args{"Policy": s.made.Policy, "Version": s.made.Version, "Language": string(s.made.Language), "Sum": s.made.Sum}
		if _, err := fmt.Fprintln(env.stdout, catalog.Sealed(s.what(), args, o.lang)); err != nil {
			return err
		}
	}
	return nil
}

// what says what became of the seal, as [source.Catalog.Sealed] has it.
func (s newSeal) what() string {
	switch {
	case s.old == nil:
		return "made"
	case s.old.Sum != s.made.Sum:
		return "made anew"
	}
	return "noted" // that a correction left the text alone, or its marks
}

// sealLines returns policy.sum with the new lines: those that replace another in
// its place, the others before the first line that comes after them by policy and
// version.
func sealLines(old []*policy.Seal, list []newSeal) []byte {
	lines := slices.Clone(old)
	for _, s := range list {
		if s.old != nil {
			lines[slices.Index(lines, s.old)] = s.made
			continue
		}
		i := slices.IndexFunc(lines, func(line *policy.Seal) bool {
			return line.Policy > s.made.Policy || line.Policy == s.made.Policy && line.Version > s.made.Version
		})
		if i < 0 {
			i = len(lines)
		}
		lines = slices.Insert(lines, i, s.made)
	}
	var b bytes.Buffer
	for _, line := range lines {
		fmt.Fprintln(&b, line)
	}
	return b.Bytes()
}
