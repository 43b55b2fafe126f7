package main

import (
	"embed"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"jobun/generator/internal/content"
	"jobun/layouts"
)

// starter is what a new site begins with.
//
//go:embed all:starter
var starter embed.FS

func initFlags(o *options, flags *flag.FlagSet) {
	flags.BoolVar(&o.withLayouts, "layouts", false, "")
	o.timeZone = starterZone
	flags.Func("timezone", "", func(s string) error {
		if o.timeZone = s; !content.ValidTimeZone(s) {
			return errors.New("flag.timezone")
		}
		return nil
	})
}

// initSite makes a new site in a folder: a sample policy, a workflow that publishes
// it, schemas for editors, and a README. It overwrites nothing: if one of the files
// is there already, it makes none.
func initSite(env environment, args []string) error {
	o, err := parseFlags(env, "init", args)
	if err != nil {
		return err
	}
	if len(o.args) != 1 {
		return wrong("init.args")
	}
	files, err := starterFiles(o.withLayouts)
	if err != nil {
		return err
	}
	if err := moveTo(files, o.timeZone); err != nil {
		return err
	}
	dir := o.args[0]
	for _, f := range files {
		if _, err := os.Lstat(filepath.Join(dir, f.name)); !errors.Is(err, fs.ErrNotExist) {
			if err != nil {
				return err
			}
			return wrong("init.exists", "Path", filepath.Join(dir, f.name))
		}
	}
	if err := makeFiles(dir, files); err != nil {
		return err
	}
	_, err = fmt.Fprintln(env.stdout, env.messages.text("init.next", "Folder", dir))
	return err
}

// newFile is a file of a new site.
type newFile struct {
	name string // slash-separated, from the folder of the site
	data []byte
}

func starterFiles(withLayouts bool) ([]newFile, error) {
	inner, err := fs.Sub(starter, "starter")
	if err != nil {
		return nil, err
	}
	files, err := filesOfFS(inner, "")
	if err != nil || !withLayouts {
		return files, err
	}
	more, err := filesOfFS(layouts.Files, "layouts")
	return append(files, more...), err
}

// filesOfFS returns the files of fsys, with a folder before their names.
func filesOfFS(fsys fs.FS, folder string) (files []newFile, err error) {
	err = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		files = append(files, newFile{path.Join(folder, name), data})
		return err
	})
	return files, err
}

// makeFiles writes files that do not exist. If one cannot be written, those before
// it are taken away again, and the folders that were made for them.
func makeFiles(dir string, files []newFile) error {
	var made []string
	undo := func(err error) error {
		for _, name := range slices.Backward(made) {
			os.Remove(name)
		}
		return err
	}
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.name))
		folders, err := makeFolders(filepath.Dir(name))
		made = append(made, folders...)
		if err != nil {
			return undo(err)
		}
		out, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return undo(err)
		}
		made = append(made, name)
		_, err = out.Write(f.data)
		if err = errors.Join(err, out.Close()); err != nil {
			return undo(err)
		}
	}
	return nil
}

// makeFolders makes a folder and those it is in, and returns those that it made,
// from the outermost in.
func makeFolders(dir string) (made []string, err error) {
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return nil, nil
	}
	if made, err = makeFolders(filepath.Dir(dir)); err != nil {
		return made, err
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		return made, err
	}
	return append(made, dir), nil
}
