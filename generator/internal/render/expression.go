package render

import (
	"html/template"
	"reflect"
	"text/template/parse"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// expression is a value in a layout: how to get it, and of what type it is.
type expression struct {
	typ reflect.Type
	get func(p *planned, dot reflect.Value) reflect.Value
}

// pipe plans a condition, a list, or an argument in parentheses.
func (c *planner) pipe(pipe *parse.PipeNode, dot reflect.Type) expression {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 {
		return c.refuse(pipe)
	}
	return c.command(pipe.Cmds[0], dot)
}

func (c *planner) command(command *parse.CommandNode, dot reflect.Type) expression {
	first, arguments := command.Args[0], command.Args[1:]
	if name, ok := first.(*parse.IdentifierNode); ok {
		return c.function(name, arguments, dot)
	}
	return c.operand(first, arguments, dot)
}

// function plans a call of one of our functions, or of len, eq or ne.
func (c *planner) function(name *parse.IdentifierNode, arguments []parse.Node, dot reflect.Type) expression {
	if words, ok := c.constant(name, arguments); ok {
		return words
	}
	if f, ok := c.functions[name.Ident]; ok {
		return c.call(reflect.ValueOf(f), nil, arguments, dot)
	}
	switch {
	case (name.Ident == "eq" || name.Ident == "ne") && len(arguments) == 2:
		return c.compare(name, arguments, dot)
	case name.Ident != "len" || len(arguments) != 1:
		return c.refuse(name)
	}
	list := c.operand(arguments[0], nil, dot)
	if kind := list.typ.Kind(); kind != reflect.Slice && kind != reflect.String {
		return c.refuse(name)
	}
	return expression{reflect.TypeFor[int](), func(p *planned, dot reflect.Value) reflect.Value {
		return reflect.ValueOf(list.get(p, dot).Len())
	}}
}

// compare plans eq or ne, for words and for numbers.
func (c *planner) compare(name *parse.IdentifierNode, arguments []parse.Node, dot reflect.Type) expression {
	a, b := c.operand(arguments[0], nil, dot), c.operand(arguments[1], nil, dot)
	kind := a.typ.Kind()
	if kind != b.typ.Kind() || kind != reflect.String && kind != reflect.Int {
		return c.refuse(name)
	}
	equal := name.Ident == "eq"
	return expression{reflect.TypeFor[bool](), func(p *planned, dot reflect.Value) reflect.Value {
		a, b := a.get(p, dot), b.get(p, dot)
		if kind == reflect.Int {
			return reflect.ValueOf((a.Int() == b.Int()) == equal)
		}
		return reflect.ValueOf((a.String() == b.String()) == equal)
	}}
}

// constant returns a message without arguments, which is looked up once for all pages.
func (c *planner) constant(name *parse.IdentifierNode, arguments []parse.Node) (e expression, ok bool) {
	message, ok := c.functions[name.Ident].(func(id string, arguments ...any) (template.HTML, error))
	if !ok || len(arguments) != 1 {
		return expression{}, false
	}
	id, ok := arguments[0].(*parse.StringNode)
	if !ok {
		return expression{}, false
	}
	words, err := message(id.Text)
	value := reflect.ValueOf(words)
	return expression{value.Type(), func(*planned, reflect.Value) reflect.Value { return value }}, err == nil
}

// operand plans one word of a command. The arguments are those of its last name.
func (c *planner) operand(n parse.Node, arguments []parse.Node, dot reflect.Type) expression {
	current := expression{dot, func(_ *planned, dot reflect.Value) reflect.Value { return dot }}
	switch n := n.(type) {
	case *parse.FieldNode:
		return c.names(current, n.Ident, arguments, dot)
	case *parse.VariableNode:
		if n.Ident[0] != "$" {
			return c.refuse(n)
		}
		root := expression{c.root, func(p *planned, _ reflect.Value) reflect.Value { return p.root }}
		return c.names(root, n.Ident[1:], arguments, dot)
	}
	if len(arguments) > 0 {
		return c.refuse(n)
	}
	switch n := n.(type) {
	case *parse.DotNode:
		return current
	case *parse.PipeNode:
		return c.pipe(n, dot)
	case *parse.StringNode:
		words := reflect.ValueOf(n.Text)
		return expression{words.Type(), func(*planned, reflect.Value) reflect.Value { return words }}
	}
	return c.refuse(n)
}

// names plans the names behind a value: .Text.Language.
func (c *planner) names(e expression, names []string, arguments []parse.Node, dot reflect.Type) expression {
	for i, name := range names {
		var own []parse.Node
		if i == len(names)-1 {
			own = arguments
		}
		e = c.name(e, name, own, dot)
	}
	if len(names) == 0 && len(arguments) > 0 {
		return c.refuse(arguments)
	}
	return e
}

// name plans a method or a field of a value.
func (c *planner) name(e expression, name string, arguments []parse.Node, dot reflect.Type) expression {
	if m, ok := e.typ.MethodByName(name); ok && e.typ.Kind() != reflect.Interface {
		return c.call(m.Func, &e, arguments, dot)
	}
	if _, ok := reflect.PointerTo(e.typ).MethodByName(name); ok || len(arguments) > 0 {
		return c.refuse(name)
	}
	record, pointer := e.typ, e.typ.Kind() == reflect.Pointer
	if pointer {
		record = record.Elem()
	}
	if record.Kind() != reflect.Struct {
		return c.refuse(name)
	}
	field, ok := record.FieldByName(name)
	if !ok || !field.IsExported() {
		return c.refuse(name)
	}
	return expression{field.Type, func(p *planned, dot reflect.Value) reflect.Value {
		v := e.get(p, dot)
		if pointer {
			v = v.Elem()
		}
		return v.FieldByIndex(field.Index)
	}}
}

// call plans a call of a function, or of a method of the receiver.
func (c *planner) call(f reflect.Value, receiver *expression, arguments []parse.Node, dot reflect.Type) expression {
	var list []expression
	if receiver != nil {
		list = append(list, *receiver)
	}
	for _, n := range arguments {
		list = append(list, c.operand(n, nil, dot))
	}
	if !takes(f.Type(), list) {
		return c.refuse(f.Type())
	}
	failing := f.Type().NumOut() == 2
	if get := directly(f, list); get != nil {
		return expression{f.Type().Out(0), get}
	}
	return expression{f.Type().Out(0), func(p *planned, dot reflect.Value) reflect.Value {
		values := make([]reflect.Value, len(list))
		for i, e := range list {
			values[i] = e.get(p, dot)
		}
		results := f.Call(values)
		if failing && !results[1].IsNil() {
			p.failed = true // html/template says where
		}
		return results[0]
	}}
}

// directly returns how the functions are called of which there are most; nil for
// others. It is only faster: package reflect makes a frame for every call.
func directly(f reflect.Value, list []expression) func(p *planned, dot reflect.Value) reflect.Value {
	switch call := f.Interface().(type) {
	case func(*View) template.HTML:
		return func(p *planned, dot reflect.Value) reflect.Value {
			return reflect.ValueOf(call(viewOf(list[0], p, dot)))
		}
	case func(*View) string:
		return func(p *planned, dot reflect.Value) reflect.Value {
			return reflect.ValueOf(call(viewOf(list[0], p, dot)))
		}
	case func(*View) []template.HTML:
		return func(p *planned, dot reflect.Value) reflect.Value {
			return reflect.ValueOf(call(viewOf(list[0], p, dot)))
		}
	case func(*View) bool:
		return func(p *planned, dot reflect.Value) reflect.Value {
			return reflect.ValueOf(call(viewOf(list[0], p, dot)))
		}
	case func(*View, string) string:
		return func(p *planned, dot reflect.Value) reflect.Value {
			return reflect.ValueOf(call(viewOf(list[0], p, dot), list[1].get(p, dot).String()))
		}
	case func(string, ...any) (template.HTML, error):
		return func(p *planned, dot reflect.Value) reflect.Value {
			arguments := make([]any, len(list)-1)
			for i, e := range list[1:] {
				arguments[i] = e.get(p, dot).Interface()
			}
			words, err := call(list[0].get(p, dot).String(), arguments...)
			p.failed = p.failed || err != nil // html/template says where
			return reflect.ValueOf(words)
		}
	case func(policy.Language) string:
		return of(call, list)
	case func(*View, *policy.Version) template.HTML:
		return with(call, list)
	case func(*View, policy.State) template.HTML:
		return with(call, list)
	case func(*View, []site.Event) template.HTML:
		return with(call, list)
	case func(*View, *site.Comparison) template.HTML:
		return with(call, list)
	case func(*View, policy.Date) string:
		return with(call, list)
	case func(*View, site.HistoryEntry) template.HTML:
		return with(call, list)
	case func(*View) []Citation:
		return of(call, list)
	case func(*View) []TouchedRow:
		return of(call, list)
	case func(*site.Changes) policy.Language:
		return of(call, list)
	case func(*site.Text, policy.Language) bool:
		return with(call, list)
	case func(*site.Changes, policy.Language) string:
		return with(call, list)
	}
	return nil
}

// of returns how a function of one argument is called, and with how one of two is: a
// method of one. They are nil if an argument would have to be converted.
func of[A, R any](call func(A) R, list []expression) func(p *planned, dot reflect.Value) reflect.Value {
	if !is[A](list[0]) {
		return nil
	}
	return func(p *planned, dot reflect.Value) reflect.Value {
		return reflect.ValueOf(call(list[0].get(p, dot).Interface().(A)))
	}
}

func with[A, B, R any](call func(A, B) R, list []expression) func(p *planned, dot reflect.Value) reflect.Value {
	if !is[A](list[0]) || !is[B](list[1]) {
		return nil
	}
	return func(p *planned, dot reflect.Value) reflect.Value {
		return reflect.ValueOf(call(list[0].get(p, dot).Interface().(A), list[1].get(p, dot).Interface().(B)))
	}
}

func is[T any](e expression) bool { return e.typ == reflect.TypeFor[T]() }

func viewOf(e expression, p *planned, dot reflect.Value) *View {
	v, _ := e.get(p, dot).Interface().(*View)
	return v
}

// takes reports whether a function takes the arguments as they are; a template
// might convert them.
func takes(f reflect.Type, list []expression) bool {
	fixed := f.NumIn()
	if f.IsVariadic() {
		fixed--
	}
	if f.NumOut() == 0 || len(list) < fixed || len(list) > fixed && !f.IsVariadic() {
		return false
	}
	for i, e := range list {
		want := f.In(min(i, f.NumIn()-1))
		if i >= fixed {
			want = want.Elem()
		}
		if !e.typ.AssignableTo(want) {
			return false
		}
	}
	return true
}
