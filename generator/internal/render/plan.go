package render

import (
	"fmt"
	"html/template"
	"io"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// plan is a layout in which every name has been looked up; nil if html/template
// must execute the layout itself. See the package comment. What the plan of a
// layout writes is what html/template would write.
type plan []instruction

// instruction appends one piece of a page.
type instruction func(p *planned, dot reflect.Value)

// planned is a page that is being written.
type planned struct {
	b      []byte
	root   reflect.Value // $
	failed bool          // b is of no use
}

// append appends a page to b. It is not ok if the layout must be executed for
// this page: because an address needs more than to be copied, or something is
// missing, which html/template reports (it too recovers from methods that fail).
func (p plan) append(b []byte, v *View) (out []byte, ok bool) {
	if p == nil {
		return b, false
	}
	defer func() {
		if recover() != nil {
			out, ok = b, false
		}
	}()
	root := reflect.ValueOf(v)
	page := planned{b: b, root: root}
	p.run(&page, root)
	return page.b, !page.failed
}

func (p plan) run(page *planned, dot reflect.Value) {
	for _, do := range p {
		if !page.failed {
			do(page, dot)
		}
	}
}

// planner makes a plan.
type planner struct {
	layout    *template.Template
	functions template.FuncMap
	depth     int          // of templates in templates
	root      reflect.Type // of $
	refused   string       // the first thing that it does not understand, so that there is no plan; or ""
}

// newPlan returns the plan of a layout, or nil and what stands against it.
func newPlan(layout *template.Template, functions template.FuncMap) (p plan, refused string) {
	// The first execution makes html/template find out how to escape. What it
	// has to say against the layout it says again on the first page.
	_ = layout.Execute(io.Discard, nil)
	c := planner{layout: layout, functions: functions}
	if p = c.template(layout.Name(), reflect.TypeFor[*View]()); c.refused != "" {
		return nil, c.refused
	}
	return p, ""
}

// refuse says that there is no plan because of n. It returns an expression to go
// on with.
func (c *planner) refuse(n any) expression {
	if c.refused == "" {
		c.refused = fmt.Sprint(n)
	}
	return expression{reflect.TypeFor[struct{}](), func(_ *planned, dot reflect.Value) reflect.Value { return dot }}
}

// template plans the template with the name for values of the type.
func (c *planner) template(name string, dot reflect.Type) plan {
	t := c.layout.Lookup(name)
	if t == nil || t.Tree == nil || c.depth == 10 || c.refused != "" {
		c.refuse(name)
		return nil
	}
	root := c.root
	c.root = dot
	c.depth++
	p := c.list(t.Tree.Root, dot)
	c.depth--
	c.root = root
	return p
}

func (c *planner) list(list *parse.ListNode, dot reflect.Type) plan {
	var p plan
	if list == nil {
		return p
	}
	for i := 0; i < len(list.Nodes); {
		if words, n := textAt(list.Nodes[i:]); n > 0 {
			p = append(p, func(p *planned, _ reflect.Value) { p.b = append(p.b, words...) })
			i += n
			continue
		}
		if do := c.node(list.Nodes[i], dot); do != nil {
			p = append(p, do)
		}
		i++
	}
	return p
}

// textAt returns the text at the start of a list, which comments and messages that were
// put into it have parted, and how many nodes it is.
func textAt(list []parse.Node) (words []byte, n int) {
	for ; n < len(list); n++ {
		switch node := list[n].(type) {
		case *parse.TextNode:
			words = append(words, node.Text...)
		case *parse.CommentNode:
		default:
			return words, n
		}
	}
	return words, n
}

func (c *planner) node(n parse.Node, dot reflect.Type) instruction {
	switch n := n.(type) {
	case *parse.ActionNode:
		return c.action(n.Pipe, dot)
	case *parse.IfNode:
		return c.branch(n.Pipe, c.list(n.List, dot), c.list(n.ElseList, dot), dot)
	case *parse.WithNode:
		return c.with(&n.BranchNode, dot)
	case *parse.RangeNode:
		return c.each(&n.BranchNode, dot)
	case *parse.TemplateNode:
		return c.part(n, dot)
	}
	c.refuse(n)
	return nil
}

func (c *planner) part(n *parse.TemplateNode, dot reflect.Type) instruction {
	if n.Pipe == nil {
		c.refuse(n)
		return nil
	}
	data := c.pipe(n.Pipe, dot)
	part := c.template(n.Name, data.typ)
	return func(p *planned, dot reflect.Value) {
		root := p.root
		p.root = data.get(p, dot)
		part.run(p, p.root)
		p.root = root
	}
}

func (c *planner) branch(pipe *parse.PipeNode, yes, no plan, dot reflect.Type) instruction {
	condition := c.pipe(pipe, dot)
	return func(p *planned, dot reflect.Value) {
		if isTrue(condition.get(p, dot)) {
			yes.run(p, dot)
		} else {
			no.run(p, dot)
		}
	}
}

func (c *planner) with(n *parse.BranchNode, dot reflect.Type) instruction {
	value := c.pipe(n.Pipe, dot)
	yes, no := c.list(n.List, value.typ), c.list(n.ElseList, dot)
	return func(p *planned, dot reflect.Value) {
		if v := value.get(p, dot); isTrue(v) {
			yes.run(p, v)
		} else {
			no.run(p, dot)
		}
	}
}

func (c *planner) each(n *parse.BranchNode, dot reflect.Type) instruction {
	list := c.pipe(n.Pipe, dot)
	if list.typ.Kind() != reflect.Slice {
		c.refuse(n)
		return nil
	}
	one, none := c.list(n.List, list.typ.Elem()), c.list(n.ElseList, dot)
	return func(p *planned, dot reflect.Value) {
		v := list.get(p, dot)
		for i := range v.Len() {
			one.run(p, v.Index(i))
		}
		if v.Len() == 0 {
			none.run(p, dot)
		}
	}
}

// isTrue is what a template takes for true.
func isTrue(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Bool:
		return v.Bool()
	case reflect.Pointer:
		return !v.IsNil()
	case reflect.String, reflect.Slice:
		return v.Len() > 0
	}
	truth, _ := template.IsTrue(v.Interface())
	return truth
}

// The ways in which html/template escapes values where the default layouts have
// them. It names them as functions at the end of each pipeline.
const (
	asText      = "_html_template_htmlescaper"
	asAttribute = "_html_template_attrescaper"
	asLink      = "_html_template_urlfilter_html_template_urlnormalizer" + asAttribute
	asAnchor    = "_html_template_urlescaper" + asAttribute // behind a "#"
)

// action plans {{…}}: the value is the first command, and all behind it say how
// to escape it.
func (c *planner) action(pipe *parse.PipeNode, dot reflect.Type) instruction {
	escaper := ""
	for _, command := range pipe.Cmds[1:] {
		escaper += command.String()
	}
	if len(pipe.Decl) > 0 {
		c.refuse(pipe)
	}
	if isHead(pipe.Cmds[0], dot) && escaper == asText {
		return func(p *planned, dot reflect.Value) { p.b = dot.Interface().(*View).appendHead(p.b) }
	}
	value := c.command(pipe.Cmds[0], dot)
	if value.typ == reflect.TypeFor[template.HTML]() {
		switch escaper {
		case asText:
			return func(p *planned, dot reflect.Value) { p.b = append(p.b, value.get(p, dot).String()...) }
		case asAttribute:
			return func(p *planned, dot reflect.Value) { p.attribute(value.get(p, dot).String()) }
		}
	}
	words := c.words(value)
	switch escaper {
	case asText, asAttribute:
		return func(p *planned, dot reflect.Value) { p.b = appendEscaped(p.b, words(p, dot)) }
	case asLink:
		return func(p *planned, dot reflect.Value) { p.link(words(p, dot)) }
	case asAnchor:
		return func(p *planned, dot reflect.Value) { p.anchor(words(p, dot)) }
	}
	c.refuse(pipe)
	return nil
}

// isHead reports whether a command is {{.Head}}, the longest value that code makes for a
// layout, so that it is appended to the page instead of being returned.
func isHead(command *parse.CommandNode, dot reflect.Type) bool {
	return dot == reflect.TypeFor[*View]() && command.String() == ".Head"
}

// words returns how a value is printed.
func (c *planner) words(e expression) func(p *planned, dot reflect.Value) string {
	kind := e.typ.Kind()
	_, named := reflect.Zero(e.typ).Interface().(fmt.Stringer)
	switch {
	case e.typ.PkgPath() == "html/template", e.typ.Implements(reflect.TypeFor[error]()):
	case named && kind != reflect.Pointer:
		return func(p *planned, dot reflect.Value) string { return e.get(p, dot).Interface().(fmt.Stringer).String() }
	case kind == reflect.String:
		return func(p *planned, dot reflect.Value) string { return e.get(p, dot).String() }
	case kind == reflect.Int:
		return func(p *planned, dot reflect.Value) string { return strconv.FormatInt(e.get(p, dot).Int(), 10) }
	}
	c.refuse(e.typ)
	return nil
}

// appendEscaped appends s as html/template does, which does not write "+".
func appendEscaped(b []byte, s string) []byte {
	for {
		before, after, found := strings.Cut(s, "+")
		b = appendText(b, before)
		if !found {
			return b
		}
		b, s = append(b, "&#43;"...), after
	}
}

// attribute appends HTML as the value of an attribute, unless something in it needs to
// be escaped or taken out.
func (p *planned) attribute(html string) {
	if strings.ContainsAny(html, "<>\"'+\x00") {
		p.failed = true
		return
	}
	p.b = append(p.b, html...)
}

// link appends a relative address, unless something in it needs to be escaped.
func (p *planned) link(address string) {
	for i := range len(address) {
		if !plain[address[i]] {
			p.failed = true
			return
		}
	}
	p.b = append(p.b, address...)
}

// anchor appends an identifier behind a "#", unless something in it needs to be
// escaped; there a slash does.
func (p *planned) anchor(id string) {
	if strings.Contains(id, "/") {
		p.failed = true
		return
	}
	p.link(id)
}

// plain are the bytes that mean nothing in an address but themselves.
var plain = func() (plain [256]bool) {
	for _, c := range []byte("/-._0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") {
		plain[c] = true
	}
	return plain
}()
