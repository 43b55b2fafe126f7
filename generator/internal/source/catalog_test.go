package source

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// generator is the folder whose Go files name problems.
const generator = "../.."

// call is one place in the code where a problem is recorded.
type call struct {
	place  string
	id     string // the part up to the last constant one, if prefix
	prefix bool   // the rest of the identifier is made when the program runs
	args   []string
	open   bool // some arguments are made when the program runs
}

// matches reports whether the call can record the problem with the identifier.
func (c call) matches(id string) bool {
	return c.id == id || c.prefix && strings.HasPrefix(id, c.id)
}

// code is what the Go files say about problems.
type code struct {
	calls    []call
	literals map[string]bool // every constant string
}

// names reports whether a call records the problem by its whole identifier.
func (c code) names(id string) bool {
	return slices.ContainsFunc(c.calls, func(c call) bool { return !c.prefix && c.id == id })
}

// readCode reads all Go files of the generator but the tests.
func readCode(t *testing.T) code {
	t.Helper()
	files, fset := parseAll(t)
	recorders := recorders(files)
	c := code{literals: map[string]bool{}}
	for _, f := range files {
		ast.Inspect(f.ast, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if s, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
					c.literals[s] = true
				}
			case *ast.CallExpr:
				if found, ok := recorded(n, recorders.of(f.folder, calledName(n))); ok {
					found.place = fset.Position(n.Pos()).String()
					c.calls = append(c.calls, found)
				}
			}
			return true
		})
	}
	return c
}

// goFile is a Go file of the folder.
type goFile struct {
	folder string
	ast    *ast.File
}

func parseAll(t *testing.T) (files []goFile, fset *token.FileSet) {
	t.Helper()
	fset = token.NewFileSet()
	err := filepath.WalkDir(generator, func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		tree, err := parser.ParseFile(fset, name, nil, 0)
		files = append(files, goFile{filepath.Dir(name), tree})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files, fset
}

// recorder is a function that takes the identifier of a problem and its
// arguments, as [Problems.Error] does.
type recorder struct {
	id   int      // index of the parameter that is the identifier
	args []string // the arguments that it adds itself
}

// recorderSet holds recorders by folder and name. Those of package source are
// called from everywhere.
type recorderSet map[[2]string]recorder

func (set recorderSet) of(folder, name string) *recorder {
	for _, f := range []string{folder, filepath.Join(generator, "internal", "source")} {
		if r, ok := set[[2]string{f, name}]; ok {
			return &r
		}
	}
	return nil
}

func recorders(files []goFile) recorderSet {
	set := recorderSet{}
	for _, file := range files {
		for _, d := range file.ast.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if i := idParameter(f.Type.Params); i >= 0 {
				set[[2]string{file.folder, f.Name.Name}] = recorder{i, addedArgs(f)}
			}
		}
	}
	return set
}

// addedArgs returns the names in the [Args] that the function makes.
func addedArgs(f *ast.FuncDecl) (names []string) {
	ast.Inspect(f, func(n ast.Node) bool {
		lit, ok := n.(*ast.CompositeLit)
		if !ok || lastName(lit.Type) != "Args" {
			return true
		}
		for _, e := range lit.Elts {
			if pair, ok := e.(*ast.KeyValueExpr); ok {
				name, _ := constantStart(pair.Key)
				names = append(names, name)
			}
		}
		return true
	})
	return names
}

// lastName returns the name of a type or a function, without its package.
func lastName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.Ident:
		return e.Name
	}
	return ""
}

// idParameter returns the index of a string parameter "id" before a last
// parameter "args ...string", or -1.
func idParameter(params *ast.FieldList) int {
	var names []string
	for _, field := range params.List {
		for _, name := range field.Names {
			names = append(names, name.Name)
		}
	}
	if len(names) < 2 || names[len(names)-2] != "id" || names[len(names)-1] != "args" {
		return -1
	}
	return len(names) - 2
}

// recorded returns the problem that the call of the recorder records. Ok is
// false if only the running program knows its identifier.
func recorded(n *ast.CallExpr, r *recorder) (c call, ok bool) {
	if r == nil || len(n.Args) <= r.id {
		return c, false
	}
	c.id, c.prefix = constantStart(n.Args[r.id])
	c.open = n.Ellipsis.IsValid()
	c.args = slices.Clone(r.args)
	rest := n.Args[r.id+1:]
	for j := 0; j < len(rest) && !c.open; j += 2 {
		name, more := constantStart(rest[j])
		c.open = more
		c.args = append(c.args, name)
	}
	return c, c.id != ""
}

func calledName(n *ast.CallExpr) string { return lastName(n.Fun) }

// constantStart returns the constant string with which e begins; more reports
// that something else follows.
func constantStart(e ast.Expr) (s string, more bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err != nil
	case *ast.BinaryExpr:
		s, more := constantStart(e.X)
		if more {
			return s, true
		}
		rest, more := constantStart(e.Y)
		return s + rest, more
	}
	return "", true
}

// entry is one problem of a catalog: the template of its message and its hint.
type entry struct{ message, hint string }

// readCatalog returns the problems that a catalog words, by identifier.
func readCatalog(t *testing.T, language string) map[string]entry {
	t.Helper()
	data, err := os.ReadFile("messages/active." + language + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	var tree map[string]any
	if err := yaml.Unmarshal(data, &tree); err != nil {
		t.Fatal(err)
	}
	delete(tree, "line")
	entries := map[string]entry{}
	flatten(t, "", tree, entries)
	return entries
}

func flatten(t *testing.T, id string, tree map[string]any, entries map[string]entry) {
	var own entry
	for key, value := range tree {
		switch value := value.(type) {
		case map[string]any:
			flatten(t, strings.TrimPrefix(id+"."+key, "."), value, entries)
		case string:
			switch key {
			case "message":
				own.message = value
			case "hint":
				own.hint = value
			default:
				t.Errorf("%s.%s is neither a message nor a hint", id, key)
			}
		}
	}
	if own.message == "" && own.hint != "" {
		t.Errorf("%s has a hint and no message", id)
	}
	if own.message != "" {
		entries[id] = own
	}
}

var variable = regexp.MustCompile(`\{\{[^}]*?\.([A-Za-z]+)`)

// variables returns the names that the templates use, sorted.
func variables(templates ...string) []string {
	set := map[string]bool{}
	for _, s := range templates {
		for _, m := range variable.FindAllStringSubmatch(s, -1) {
			set[m[1]] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}

var catalogLanguages = [...]string{"en", "ja"}

// TestEveryProblemIsWorded checks that every problem that the code records has a
// message in both languages that names its arguments, all of them and no others.
func TestEveryProblemIsWorded(t *testing.T) {
	code := readCode(t)
	for _, language := range catalogLanguages {
		entries := readCatalog(t, language)
		for _, c := range code.calls {
			checkCall(t, code, c, language, entries)
		}
	}
}

func checkCall(t *testing.T, code code, c call, language string, entries map[string]entry) {
	t.Helper()
	found := false
	for id, e := range entries {
		if !c.matches(id) || c.prefix && code.names(id) {
			continue
		}
		found = true
		args := slices.Sorted(slices.Values(c.args))
		if got := variables(e.message, e.hint); !c.open && !slices.Equal(got, args) {
			t.Errorf("%s: %s has the arguments %q, but in %s its words name %q", c.place, id, args, language, got)
		}
	}
	if !found {
		t.Errorf("%s: write a message for %s %q in messages/active.%s.yaml", c.place, c.id, c.args, language)
	}
}

// TestEveryIdentifierIsWorded checks the identifiers that stand in the code
// apart from the call that records them: as a result, or in a table.
func TestEveryIdentifierIsWorded(t *testing.T) {
	entries := readCatalog(t, "en")
	checks := map[string]bool{}
	for id := range entries {
		checks[Problem{ID: id}.Check()] = true
	}
	for literal := range readCode(t).literals {
		check, variant, _ := strings.Cut(literal, ".")
		isFile := slices.Contains([]string{"yaml", "sum", "md", "json", "html", "txt", "css", "js", "xml"}, variant)
		if checks[check] && identifier.MatchString(literal) && !isFile && entries[literal].message == "" {
			t.Errorf("%q has the form of a problem, but no message; write one, or take it away", literal)
		}
	}
}

var identifier = regexp.MustCompile(`^[a-z-]+\.[a-z0-9-]+$`)

// TestNoMessageIsUnused checks that the code can record every problem that the
// catalogs word.
func TestNoMessageIsUnused(t *testing.T) {
	code := readCode(t)
	for _, language := range catalogLanguages {
		for id := range readCatalog(t, language) {
			used := code.literals[id] || slices.ContainsFunc(code.calls, func(c call) bool { return c.matches(id) })
			if !used {
				t.Errorf("messages/active.%s.yaml: no code records %s; take it away", language, id)
			}
		}
	}
}

// TestCatalogsAgree checks that both languages word the same problems with the
// same arguments, and keep to the house style.
func TestCatalogsAgree(t *testing.T) {
	en, ja := readCatalog(t, "en"), readCatalog(t, "ja")
	for id := range ja {
		if en[id].message == "" {
			t.Errorf("%s is not worded in English", id)
		}
	}
	for id, e := range en {
		j := ja[id]
		if j.message == "" || (e.hint == "") != (j.hint == "") {
			t.Errorf("%s is not worded in Japanese, or not as in English", id)
		}
		if got, want := variables(j.message, j.hint), variables(e.message, e.hint); !slices.Equal(got, want) {
			t.Errorf("%s names %q in Japanese, %q in English", id, got, want)
		}
		for _, s := range []string{e.message, e.hint} {
			if s != "" && s[0] >= 'A' && s[0] <= 'Z' && !beginsWithName(s) {
				t.Errorf("%s begins with a capital letter: %s", id, s)
			}
		}
		checkStyle(t, id, e)
		checkStyle(t, id, j)
	}
}

func checkStyle(t *testing.T, id string, e entry) {
	t.Helper()
	for _, s := range []string{e.message, e.hint} {
		if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "。") {
			t.Errorf("%s ends with a full stop: %s", id, s)
		}
		if strings.ContainsAny(s, "\n\t") || s != strings.TrimSpace(s) {
			t.Errorf("%s is not one line: %q", id, s)
		}
	}
}

// beginsWithName reports whether the first word of s keeps its capital letters
// in the middle of a sentence.
func beginsWithName(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	return slices.Contains([]string{"Article", "CommonMark", "Japanese", "English", "HTML", "YAML", "Markdown"}, word)
}

// explanation is what a catalog says of a check.
type explanation struct {
	Title, Document string
}

func readExplanations(t *testing.T, language string) map[string]explanation {
	t.Helper()
	data, err := os.ReadFile("messages/checks." + language + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	var list map[string]explanation
	if err := yaml.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// TestEveryCheckIsExplained checks that both languages have a title and a
// document for every check that a problem can name, and for no other.
func TestEveryCheckIsExplained(t *testing.T) {
	checks := map[string]bool{}
	for id := range readCatalog(t, "en") {
		checks[Problem{ID: id}.Check()] = true
	}
	c, err := NewCatalog()
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range catalogLanguages {
		list := readExplanations(t, language)
		for name := range checks {
			e := list[name]
			if e.Title == "" || e.Document == "" || c.Title(name, language) != e.Title || c.Document(name, language) != strings.TrimSpace(e.Document) {
				t.Errorf("messages/checks.%s.yaml: write a title and a document for %s", language, name)
			}
			if strings.HasSuffix(e.Title, ".") || strings.HasSuffix(e.Title, "。") || strings.Contains(e.Title, "\n") {
				t.Errorf("the title of %s in %s is not a line without a full stop: %s", name, language, e.Title)
			}
		}
		for name := range list {
			if !checks[name] {
				t.Errorf("messages/checks.%s.yaml: no problem names %s; take it away", language, name)
			}
		}
	}
}

// TestEveryMessageIsATemplate words every problem with every argument, which
// finds mistakes in templates.
func TestEveryMessageIsATemplate(t *testing.T) {
	c, err := NewCatalog()
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range catalogLanguages {
		for id, e := range readCatalog(t, language) {
			args := Args{}
			for _, name := range variables(e.message, e.hint) {
				args[name] = "<" + name + ">"
			}
			p := Problem{ID: id, Args: args}
			text := c.Message(p, language) + c.Hint(p, language)
			for name, value := range args {
				if !strings.Contains(text, value) {
					t.Errorf("%s in %s loses %s: %s", id, language, name, text)
				}
			}
			if strings.Contains(text, "{{") || strings.HasPrefix(text, id) {
				t.Errorf("%s in %s: %s", id, language, text)
			}
		}
	}
}

func TestLine(t *testing.T) {
	c, err := NewCatalog()
	if err != nil {
		t.Fatal(err)
	}
	p := Problem{Pos: Pos{"content/terms/2026-04-01/ja.md", 41, 1}, ID: "encoding.control", Args: Args{"Character": "U+0007"}}
	for language, want := range map[string]string{
		"en": "content/terms/2026-04-01/ja.md:41:1: error: the control character U+0007 stands in the text (encoding)\n  hint: delete it",
		"ja": "content/terms/2026-04-01/ja.md:41:1: error: 制御文字 U+0007 があります (encoding)\n  ヒント: 削除してください",
	} {
		if got := c.Line(p, language); got != want {
			t.Errorf("Line in %s:\n%s\nwant:\n%s", language, got, want)
		}
	}
	for language, like := range map[string]string{"en-GB": "en", "ja-JP": "ja", "fr": "en", "": "en", "?": "en"} {
		if got, want := c.Line(p, language), c.Line(p, like); got != want {
			t.Errorf("Line in %q:\n%s\nwant:\n%s", language, got, want)
		}
	}
}

func TestProblemWithoutMessage(t *testing.T) {
	c, err := NewCatalog()
	if err != nil {
		t.Fatal(err)
	}
	p := Problem{Pos: Pos{File: "a.md"}, Severity: Warning, ID: "no-such.problem", Args: Args{"B": "2", "A": "1"}}
	if got, want := c.Line(p, "ja"), `a.md: warning: no-such.problem A="1" B="2" (no-such)`; got != want {
		t.Errorf("Line = %s, want %s", got, want)
	}
}
