package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// own says which packages of ours a package may import: section 4 of the design
// as data. It is a statement of policy: do not change it to make a build pass.
// What a package needs from one that it may not import belongs into a package
// below both, as an argument or a field.
var own = map[string][]string{
	"source":    {},
	"search":    {},
	"numbering": {},
	"policy":    {"source"},
	"locale":    {"numbering", "policy", "source"},
	"markdown":  {"locale", "numbering", "policy", "source"},
	"convert":   {"locale", "policy", "source"},
	"word":      {"numbering"},
	"content":   {"locale", "markdown", "policy", "source"},
	"check":     {"amendment", "locale", "policy", "source"},
	"amendment": {"locale", "policy"},
	"renumber":  {"locale", "numbering", "policy", "source"},
	"site":      {"amendment", "locale", "policy", "search"},
	"render":    {"amendment", "locale", "policy", "search", "site"},
	"cache":     {"policy", "site", "source"},
	"main":      {"amendment", "cache", "check", "content", "convert", "locale", "markdown", "policy", "render", "renumber", "site", "source", "word"},
}

// only says who may import what is hidden from all others: another library, or
// a part of the standard library that reaches out of the program. A path stands
// for all that is below it.
var only = map[string][]string{
	"github.com/yuin/goldmark":       {"markdown"},
	"znkr.io/diff":                   {"amendment"},
	"github.com/clipperhouse/uax29":  {"amendment"},
	"go.yaml.in/yaml":                {"content", "source", "render", "main"},
	"github.com/nicksnyder/go-i18n":  {"source", "render", "main"},
	"golang.org/x/text/language":     {"content", "source", "render", "main"},
	"golang.org/x/text/unicode/norm": {"source", "search"},
	"golang.org/x/sys":               {"main"},
	"golang.org/x/net":               {"convert"},
	"github.com/fsnotify/fsnotify":   {"main"},
	"jobun/layouts":                  {"main", "render"},
	"os":                             {"main"},
	"net":                            {"main"},
	"net/url":                        {"main", "content", "markdown", "site", "render"}, // only text
	"net/mail":                       {"content"},                                       // only text
	"log":                            {"main"},
	"flag":                           {"main"},
	"syscall":                        {"main"},
	"unsafe":                         {},
	"embed":                          {"source", "main"},
}

// known are the other libraries that may be imported, beside those of only.
var known = []string{"golang.org/x/text"}

// goFile is a Go file that is not a test.
type goFile struct {
	name    string // as a user would type it
	pkg     string // the last element of its folder, main for the commands
	ast     *ast.File
	fset    *token.FileSet
	imports []string
}

// at returns the place of n.
func (f goFile) at(n ast.Node) string { return f.fset.Position(n.Pos()).String() }

// goFiles parses the Go files of the generator but its tests.
func goFiles(t *testing.T) (files []goFile) {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	inner, err := filepath.Glob("internal/*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	for _, name := range append(names, inner...) {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		f := goFile{name: name, pkg: "main", ast: tree, fset: fset}
		if dir := filepath.Dir(name); dir != "." {
			f.pkg = filepath.Base(dir)
		}
		for _, spec := range tree.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			f.imports = append(f.imports, imported)
		}
		files = append(files, f)
	}
	return files
}

const internal = "jobun/generator/internal/"

func TestOwnImports(t *testing.T) {
	for _, f := range goFiles(t) {
		for _, imported := range f.imports {
			name, ok := strings.CutPrefix(imported, internal)
			if ok && !slices.Contains(own[f.pkg], name) {
				t.Errorf("%s: package %s imports %s, which is above or beside it; put what both need into a package below both, or pass it as an argument (design, section 4)", f.name, f.pkg, name)
			}
		}
	}
}

func TestHiddenImports(t *testing.T) {
	for _, f := range goFiles(t) {
		for _, imported := range f.imports {
			rule := longestRule(imported)
			if rule != "" && !slices.Contains(only[rule], f.pkg) {
				t.Errorf("%s: package %s imports %s, which only %s may; let that package do it and return a type of ours (design, section 4)", f.name, f.pkg, imported, orNobody(only[rule]))
			}
			if rule == "" && isForeign(imported) && !slices.ContainsFunc(known, func(k string) bool { return below(imported, k) }) {
				t.Errorf("%s: package %s imports %s, which the design does not know; say in deps_test.go which package hides it", f.name, f.pkg, imported)
			}
		}
	}
}

// longestRule returns the path of only that names the import most closely, or "".
func longestRule(imported string) (rule string) {
	for p := range only {
		if below(imported, p) && len(p) > len(rule) {
			rule = p
		}
	}
	return rule
}

func below(imported, rule string) bool {
	return imported == rule || strings.HasPrefix(imported, rule+"/")
}

// isForeign reports whether the import is neither ours nor of the standard
// library, whose paths have no host.
func isForeign(imported string) bool {
	host, _, _ := strings.Cut(imported, "/")
	return strings.Contains(host, ".")
}

func orNobody(list []string) string {
	if len(list) == 0 {
		return "nobody"
	}
	return strings.Join(list, ", ")
}

// forbidden are the calls that only the named package may make, or nobody.
var forbidden = map[string]string{
	"time.Now":   "main", // a date that matters is an argument
	"time.Since": "main",
	"time.Until": "main",
	"time.After": "main",
	"os.Exit":    "main",
	"log.Fatal":  "",
	"panic":      "",
}

func TestForbiddenCalls(t *testing.T) {
	for _, f := range goFiles(t) {
		ast.Inspect(f.ast, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			name := called(call)
			if by, ok := forbidden[name]; ok && by != f.pkg {
				t.Errorf("%s: package %s calls %s; %s", f.at(n), f.pkg, name, adviceFor(by))
			}
			return true
		})
	}
}

func adviceFor(by string) string {
	if by == "" {
		return "return an error that says what was found and what was wanted"
	}
	return "only " + by + " may: take the day or the result as an argument"
}

// called returns the name of the function that is called: f, or package.f.
func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok {
			return x.Name + "." + f.Sel.Name
		}
	}
	return ""
}

func TestNoInit(t *testing.T) {
	for _, f := range goFiles(t) {
		for _, d := range f.ast.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s: init runs before anybody asks for it; make a function that returns the value", f.at(d))
			}
		}
	}
}

// TestPackagesAreKnown checks that every package has its line in the table, a
// comment that says in a sentence what it is, and a name of its own.
func TestPackagesAreKnown(t *testing.T) {
	entries, err := os.ReadDir("internal")
	if err != nil {
		t.Fatal(err)
	}
	documented := map[string]bool{}
	present := map[string]bool{}
	for _, f := range goFiles(t) {
		present[f.pkg] = true
		if f.ast.Doc != nil {
			documented[f.pkg] = true
		}
		if f.ast.Name.Name != f.pkg {
			t.Errorf("%s: package %s stands in the folder of %s", f.name, f.ast.Name.Name, f.pkg)
		}
	}
	for _, e := range entries {
		if _, ok := own[e.Name()]; !ok {
			t.Errorf("%s: a package that the design does not know; add it to section 4 and to the table of deps_test.go, or put its files where they belong", path.Join("internal", e.Name()))
		}
	}
	for pkg := range present {
		if !documented[pkg] {
			t.Errorf("package %s has no comment; say in one sentence what it is", pkg)
		}
	}
}

// TestOwnHasNoCycle checks the table itself: a package may only import what
// does not come back to it, and what the table knows.
func TestOwnHasNoCycle(t *testing.T) {
	var depth func(pkg string, above []string) int
	depth = func(pkg string, above []string) int {
		if slices.Contains(above, pkg) {
			t.Fatalf("%s imports itself: %v", pkg, above)
		}
		deepest := 0
		for _, p := range own[pkg] {
			if _, ok := own[p]; !ok {
				t.Errorf("%s may import %s, which is no package", pkg, p)
			}
			deepest = max(deepest, 1+depth(p, append(slices.Clone(above), pkg)))
		}
		return deepest
	}
	const longest = 6 // main, render, site, amendment, locale, policy, source
	if got := depth("main", nil); got > longest {
		t.Errorf("the longest chain of imports has %d steps, more than %d", got, longest)
	}
}
