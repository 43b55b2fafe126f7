package content

import (
	"slices"
	"strings"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// linker resolves the references of one text that are written as links:
// [](#purpose/2/1), [](terms#liability), [第4条](#purpose).
type linker struct {
	folder   *Folder
	entry    *entry
	version  *policy.Version
	text     *policy.Text
	style    *locale.Style
	problems *source.Problems
	from     *policy.Provision // whose words are read; nil outside all provisions
	err      error             // of the disk, while another text was read

	resolvers map[*policy.Text]*policy.Resolver
	unknown   int // how many names there are not
}

// resolver returns the resolver of the text, the same each time.
func (w *linker) resolver(t *policy.Text) *policy.Resolver {
	r := w.resolvers[t]
	if r == nil {
		if w.resolvers == nil {
			w.resolvers = map[*policy.Text]*policy.Resolver{}
		}
		r = policy.NewResolver(t)
		w.resolvers[t] = r
	}
	return r
}

func (w *linker) link() {
	if !strings.Contains(w.text.File.Text, "]") {
		return // There is no link in the text.
	}
	w.inlines(w.text.Title)
	w.text.Walk(func(p *policy.Provision) {
		w.from = p
		w.inlines(p.Caption)
		w.inlines(p.Note)
		w.blocks(p.Blocks)
		w.blocks(p.Tail)
	})
	w.from = nil
	w.blocks(w.text.Closing)
}

func (w *linker) blocks(blocks []policy.Block) {
	for i := range blocks {
		b := &blocks[i]
		w.inlines(b.Inlines)
		w.blocks(b.Blocks)
		for _, item := range b.Items {
			w.blocks(item)
		}
		for _, row := range b.Rows {
			for _, cell := range row {
				w.inlines(cell)
			}
		}
	}
}

func (w *linker) inlines(list []policy.Inline) {
	for i := range list {
		in := &list[i]
		if in.Kind == policy.Reference && in.Target == nil {
			w.reference(in)
			continue
		}
		w.inlines(in.Children)
	}
}

func (w *linker) error(at int, id string, args ...string) {
	w.problems.Error(w.text.File.Pos(at), id, args...)
}

// reference resolves one written reference. One that leads nowhere becomes a
// link without address, so that nothing that reads the text stumbles over it.
func (w *linker) reference(in *policy.Inline) {
	name, fragment, _ := strings.Cut(in.Href, "#")
	text, target := w.text, &policy.Target{}
	if name != "" && name != w.text.Policy {
		var ok bool
		if text, target, ok = w.elsewhere(in, name); !ok {
			in.Kind = policy.Link
			return
		}
	}
	in.Target = target
	if fragment == "" {
		w.words(in, policy.Plain(text.Title))
		return
	}
	p, ok := w.provision(in, text, fragment)
	if !ok {
		in.Kind, in.Target = policy.Link, nil
		return
	}
	target.IDs = []string{p.ID}
	w.name(in, text, p)
}

// elsewhere returns the text of another policy and a target in it.
func (w *linker) elsewhere(in *policy.Inline, name string) (*policy.Text, *policy.Target, bool) {
	day := w.version.Effective
	if w.version.Draft() {
		day = policy.Date{Year: 9999, Month: 12, Day: 31}
	}
	v, text, err := w.folder.other(name, day, w.text.Language)
	if err != nil {
		w.err = err
	}
	if now := w.folder.former[name]; text == nil && now != "" {
		w.error(in.At, "link.former", "Found", name, "Now", now, "Want", now+strings.TrimPrefix(in.Href, name))
		return nil, nil, false
	}
	if text == nil {
		w.error(in.At, "link.policy", "Found", name, "Known", some(w.folder.names))
		return nil, nil, false
	}
	return text, &policy.Target{Policy: name, Version: v.Name()}, true
}

// provision follows a path such as purpose/2/1: a name, then numbers of
// paragraph, item and sub-items.
func (w *linker) provision(in *policy.Inline, text *policy.Text, fragment string) (*policy.Provision, bool) {
	parts := strings.Split(fragment, "/")
	p := text.ByName(parts[0])
	if p == nil {
		w.error(in.At, "link.name", "Found", parts[0], "Known", w.nearNames(parts[0], text))
		return nil, false
	}
	for i, part := range parts[1:] {
		number := policy.Number(strings.ReplaceAll(part, "-", "_"))
		next := child(p, number)
		if next == nil {
			w.error(in.At, "link.path", "Found", in.Href, "Number", part, "Inside", "#"+strings.Join(parts[:i+1], "/"), "Known", numbers(p))
			return nil, false
		}
		p = next
	}
	return p, true
}

// child returns the provision with the number directly inside p, or nil.
func child(p *policy.Provision, n policy.Number) *policy.Provision {
	for _, c := range p.Children {
		if c.Number == n || c.Through != "" && c.Number.Compare(n) <= 0 && n.Compare(c.Through) <= 0 {
			return c
		}
	}
	return nil
}

func numbers(p *policy.Provision) string {
	list := make([]string, len(p.Children))
	for i, c := range p.Children {
		list[i] = string(c.Number)
	}
	return some(list)
}

// some returns the words for a message, but of very many only those at the ends.
func some(list []string) string {
	const most = 20
	if len(list) > most {
		list = slices.Concat(list[:most/2], []string{"…"}, list[len(list)-most/2:])
	}
	return strings.Join(list, ", ")
}

func names(t *policy.Text) []string {
	var list []string
	t.Walk(func(p *policy.Provision) {
		if p.Name != "" {
			list = append(list, p.Name)
		}
	})
	return list
}

// nearNames returns the names of the text that are most like s, for a message. It
// looks only for the first names that there are not: a text may have thousands of
// them, and of those that there are.
func (w *linker) nearNames(s string, text *policy.Text) string {
	const most = 20
	if w.unknown++; w.unknown > most {
		return ""
	}
	return near(s, names(text))
}

// near returns the names that are most like s, for a message.
func near(s string, names []string) string {
	const longest = 80 // bytes; nobody compares longer names letter by letter
	names = slices.DeleteFunc(slices.Clone(names), func(n string) bool { return len(n) > longest || len(s) > longest })
	distances := make(map[string]int, len(names))
	for _, n := range names {
		distances[n] = distance(s, n)
	}
	slices.SortStableFunc(names, func(a, b string) int { return distances[a] - distances[b] })
	return strings.Join(names[:min(len(names), 3)], ", ")
}

// distance is the number of letters to insert, delete or replace to make b of a.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// name gives the reference its words: those that are written, if they do not say
// otherwise than the target, or else those that are made.
func (w *linker) name(in *policy.Inline, text *policy.Text, p *policy.Provision) {
	l, _ := locale.For(w.text.Language)
	made := locale.CitationWith(w.resolver(text), []*policy.Provision{p}, w.entry.styles[w.text.Language])
	if text != w.text {
		made = l.InDocument(policy.Plain(text.Title), made)
	} else if words := policy.Plain(in.Children); w.contradicts(l, words, p) {
		w.error(in.At, "link.words", "Found", words, "Want", made)
	}
	w.words(in, made)
}

// contradicts reports whether the words of a written reference are a typed
// reference to something else: [第4条](#purpose), where purpose is 第5条.
func (w *linker) contradicts(l locale.Locale, words string, p *policy.Provision) bool {
	found := l.AppendReferences(nil, words)
	if len(found) != 1 || found[0].Start != 0 || found[0].End != len(words) {
		return false
	}
	m, err := w.resolver(w.text).Resolve(&found[0].Citation, w.from, nil)
	return err != nil || !slices.Contains(m.Provisions, p) && !onlyInside(m.Provisions, p)
}

// onlyInside reports whether list is the one paragraph of p.
func onlyInside(list []*policy.Provision, p *policy.Provision) bool {
	return len(list) == 1 && list[0].Parent == p && list[0].Kind == policy.Paragraph && len(p.Children) == 1
}

func (w *linker) words(in *policy.Inline, made string) {
	if len(in.Children) == 0 {
		in.Children = []policy.Inline{{Text: made, At: in.At}}
	}
}
