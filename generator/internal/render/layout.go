package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"slices"
	"strings"
	"text/template/parse"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// layoutOf is the file that shows the pages of a kind, inside of page.html.
var layoutOf = map[site.Kind]string{
	site.TextPage:     "text.html",
	site.ParallelPage: "parallel.html",
	site.ChangesPage:  "changes.html",
	site.HistoryPage:  "history.html",
	site.HomePage:     "home.html",
	site.MovedPage:    "moved.html",
	site.SearchPage:   "search.html",
	site.LanguagePage: "languages.html",
	site.NotFoundPage: "404.html",
}

// frame is the layout around all others.
const frame = "page.html"

// layouts are the layouts of one language.
type layouts map[site.Kind]*layout

// layout is a layout as a template and, if it is simple enough, as a plan.
type layout struct {
	template *template.Template
	plan     plan
}

// append appends a page to b.
func (l *layout) append(b []byte, v *View) ([]byte, error) {
	if b, ok := l.plan.append(b, v); ok {
		return b, nil
	}
	w := bytes.NewBuffer(b)
	err := l.template.Execute(w, v)
	return w.Bytes(), layoutError(err)
}

// files are the layout files of several folders; a file of a later folder hides
// one of the same name in an earlier one.
type files []fs.FS

func (f files) read(name string) (string, error) {
	for _, folder := range slices.Backward(f) {
		data, err := fs.ReadFile(folder, name)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return string(data), err
		}
	}
	return "", fmt.Errorf("layouts/%s: there is no such file", name)
}

// shared returns the names of the files that belong to all pages: page.html and
// whatever a designer adds.
func (f files) shared() ([]string, error) {
	var names []string
	for _, folder := range f {
		found, err := fs.Glob(folder, "*.html")
		if err != nil {
			return nil, err
		}
		for _, name := range found {
			if !isLayout(name) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

func isLayout(name string) bool {
	for _, layout := range layoutOf {
		if layout == name {
			return true
		}
	}
	return false
}

// newLayouts parses the layouts of one language.
func newLayouts(f files, c *catalog, l policy.Language) (layouts, error) {
	functions := functions(c, l)
	base := template.New("layouts").Funcs(functions)
	names, err := f.shared()
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if err := add(base, f, name); err != nil {
			return nil, err
		}
	}
	all := layouts{}
	for kind, name := range layoutOf {
		t, err := base.Clone()
		if err != nil {
			return nil, err
		}
		if err := add(t, f, name); err != nil {
			return nil, err
		}
		for _, part := range t.Templates() {
			if part.Tree != nil {
				fold(part.Tree.Root, c.in(l))
			}
		}
		if t = t.Lookup("layouts/" + frame); t == nil {
			return nil, fmt.Errorf("layouts/%s: there is no such file", frame)
		}
		p, _ := newPlan(t, functions)
		all[kind] = &layout{t, p}
	}
	return all, nil
}

func add(t *template.Template, f files, name string) error {
	text, err := f.read(name)
	if err != nil {
		return err
	}
	_, err = t.New("layouts/" + name).Parse(text)
	return layoutError(err)
}

// fold puts messages without arguments into the text of a layout, so that they
// are not asked for again on every page.
func fold(list *parse.ListNode, m *messages) {
	walk(list, func(n *parse.Node) {
		action, ok := (*n).(*parse.ActionNode)
		if !ok {
			return
		}
		if id := messageOf(action); id != "" && m.words(id) != "" {
			*n = &parse.TextNode{NodeType: parse.NodeText, Pos: action.Pos, Text: appendText(nil, m.words(id))}
		}
	})
}

// walk visits every node of the list and of the branches in it. What visit is
// given can be replaced. A list that is nil, as of an if without else, is empty.
func walk(list *parse.ListNode, visit func(*parse.Node)) {
	if list == nil {
		return
	}
	for i := range list.Nodes {
		visit(&list.Nodes[i])
		switch n := list.Nodes[i].(type) {
		case *parse.IfNode:
			walk(n.List, visit)
			walk(n.ElseList, visit)
		case *parse.WithNode:
			walk(n.List, visit)
			walk(n.ElseList, visit)
		case *parse.RangeNode:
			walk(n.List, visit)
			walk(n.ElseList, visit)
		}
	}
}

// messageOf returns the message that an action prints if it is {{t "…"}}, or "".
func messageOf(n *parse.ActionNode) string {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 || len(n.Pipe.Cmds[0].Args) != 2 {
		return ""
	}
	args := n.Pipe.Cmds[0].Args
	name, isName := args[0].(*parse.IdentifierNode)
	id, isString := args[1].(*parse.StringNode)
	if !isName || !isString || name.Ident != "t" {
		return ""
	}
	return id.Text
}

// layoutError returns the error of a template so that it begins with the file
// and the line.
func layoutError(err error) error {
	if err == nil {
		return nil
	}
	message := strings.TrimPrefix(strings.TrimPrefix(err.Error(), "html/"), "template: ")
	return errors.New(strings.TrimPrefix(message, "template:"))
}

// functions are what layouts can call beside the methods of their page.
func functions(c *catalog, l policy.Language) template.FuncMap {
	m := c.in(l)
	return template.FuncMap{
		"t": m.html,
		"tin": func(l policy.Language, id string, arguments ...any) (template.HTML, error) {
			return c.in(l).html(id, arguments...)
		},
		"language":    m.name,
		"ownLanguage": c.ownName,
	}
}
