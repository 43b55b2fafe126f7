package render

import (
	"fmt"
	"strconv"
	"strings"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// A text in tests is written in lines, indented by two spaces below the
// provision that they are in:
//
//	title プライバシーポリシー
//	article 4_2 "第4条の2" caption="目的" name=purpose
//	  paragraph 1
//	    : 会社は、{ref art_1 第1条}の{date 令和2年9月1日}…
//	    item 1 "(1)"
//	      : 氏名
//	    | 料金 | 額 |
//	    > a note
//	    - an unnumbered item
//	    # a sub-heading
//	closing
//	  : 以上
//
// In words, {em …}, {strong …}, {code …}, {link URL …}, {ref ID …},
// {ref POLICY/VERSION#ID …}, {date …} and {br} are inlines.
func parseText(language policy.Language, notation string) *policy.Text {
	t := &policy.Text{Language: language}
	r := &notationReader{text: t}
	for line := range strings.SplitSeq(strings.TrimRight(notation, "\n"), "\n") {
		r.line(line)
	}
	t.Index()
	return t
}

type notationReader struct {
	text    *policy.Text
	stack   []*policy.Provision
	closing bool
}

func (r *notationReader) line(line string) {
	words := strings.TrimLeft(line, " ")
	depth := (len(line) - len(words)) / 2
	sign, rest, _ := strings.Cut(words, " ")
	switch sign {
	case "":
	case "title":
		r.text.Title = parseInlines(rest)
	case "closing":
		r.closing = true
	case ":":
		r.add(depth, policy.Block{Kind: policy.Words, Inlines: parseInlines(rest)})
	case "#":
		r.add(depth, policy.Block{Kind: policy.Heading, Level: 1, ID: "hdg", Inlines: parseInlines(rest)})
	case "```":
		r.add(depth, policy.Block{Kind: policy.Code, Inlines: parseInlines(rest)})
	case "---":
		r.add(depth, policy.Block{Kind: policy.Ornament})
	case ">":
		r.add(depth, policy.Block{Kind: policy.Note, Blocks: []policy.Block{{Inlines: parseInlines(rest)}}})
	case "-":
		r.grow(depth, policy.List, func(b *policy.Block) {
			b.Items = append(b.Items, []policy.Block{{Inlines: parseInlines(rest)}})
		})
	case "|":
		r.grow(depth, policy.Table, func(b *policy.Block) { b.Rows = append(b.Rows, parseRow(rest)) })
	default:
		r.provision(depth, sign, rest)
	}
}

func parseRow(line string) []policy.Cell {
	var row []policy.Cell
	for cell := range strings.SplitSeq(strings.TrimSuffix(line, "|"), "|") {
		row = append(row, parseInlines(strings.TrimSpace(cell)))
	}
	return row
}

// blocks returns the list to which a block at the depth belongs.
func (r *notationReader) blocks(depth int) *[]policy.Block {
	switch {
	case r.closing:
		return &r.text.Closing
	case depth == 0:
		panic("words outside of a provision")
	}
	p := r.stack[depth-1]
	if len(p.Children) > 0 {
		return &p.Tail
	}
	return &p.Blocks
}

func (r *notationReader) add(depth int, b policy.Block) {
	list := r.blocks(depth)
	*list = append(*list, b)
}

// grow changes the last block if it is of the kind, or else a new one.
func (r *notationReader) grow(depth int, kind policy.BlockKind, change func(*policy.Block)) {
	list := r.blocks(depth)
	if n := len(*list); n == 0 || (*list)[n-1].Kind != kind {
		*list = append(*list, policy.Block{Kind: kind})
	}
	change(&(*list)[len(*list)-1])
}

func (r *notationReader) provision(depth int, kind, rest string) {
	p := &policy.Provision{Kind: kindNamed(kind)}
	for field := range fields(rest) {
		key, value, found := strings.Cut(field, "=")
		switch {
		case strings.HasPrefix(field, `"`):
			p.Label = unquote(field)
		case !found:
			p.Number = policy.Number(field)
		case key == "caption":
			p.Caption = parseInlines(unquote(value))
		case key == "note":
			p.Note = parseInlines(unquote(value))
		case key == "name":
			p.Name = unquote(value)
		case key == "common":
			p.Common = true
		case key == "id":
			p.ID = unquote(value)
		case key == "status":
			p.Status = map[string]policy.Status{"deleted": policy.Deleted, "deferred": policy.Deferred}[value]
		default:
			panic("what is " + field)
		}
	}
	r.stack = append(r.stack[:depth], p)
	if depth > 0 {
		p.Parent = r.stack[depth-1]
	}
	if p.Kind == policy.Item {
		p.Depth = 1
		if p.Parent.Kind == policy.Item {
			p.Depth = p.Parent.Depth + 1
		}
	}
	if p.ID == "" {
		p.ID = idOf(p)
	}
	switch {
	case p.Kind == policy.Preamble:
		r.text.Preamble = p
	case depth == 0:
		r.text.Provisions = append(r.text.Provisions, p)
	default:
		p.Parent.Children = append(p.Parent.Children, p)
	}
}

func idOf(p *policy.Provision) string {
	id := p.Kind.String()
	if short := map[policy.Kind]string{policy.Article: "art", policy.Paragraph: "para", policy.Supplementary: "suppl"}[p.Kind]; short != "" {
		id = short
	}
	if p.Number != "" {
		id += "_" + strings.ReplaceAll(string(p.Number), "_", "-")
	}
	if p.Parent != nil && (p.Kind != policy.Article || p.Parent.Kind == policy.Supplementary) {
		return p.Parent.ID + "__" + id
	}
	return id
}

func kindNamed(name string) policy.Kind {
	for k := policy.NoKind; k <= policy.Form; k++ {
		if k.String() == name {
			return k
		}
	}
	panic("there is no kind " + name)
}

// fields cuts at spaces outside of quotes.
func fields(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		quoted, start := false, 0
		for i := 0; i <= len(s); i++ {
			switch {
			case i == len(s) || s[i] == ' ' && !quoted:
				if i > start && !yield(s[start:i]) {
					return
				}
				start = i + 1
			case s[i] == '"' && (i == 0 || s[i-1] != '\\'):
				quoted = !quoted
			}
		}
	}
}

func unquote(s string) string {
	if !strings.HasPrefix(s, `"`) {
		return s
	}
	words, err := strconv.Unquote(s)
	if err != nil {
		panic(fmt.Sprintf("%s: %v", s, err))
	}
	return words
}

func parseInlines(s string) []policy.Inline {
	list, rest := inlinesUntil(s)
	if rest != "" {
		panic("a } too many in " + s)
	}
	return list
}

// inlinesUntil reads inlines up to the } that closes them.
func inlinesUntil(s string) (list []policy.Inline, rest string) {
	for s != "" {
		i := strings.IndexAny(s, "{}")
		if i < 0 {
			return append(list, policy.Inline{Text: s}), ""
		}
		if i > 0 {
			list = append(list, policy.Inline{Text: s[:i]})
		}
		if s[i] == '}' {
			return list, s[i:]
		}
		end := i + strings.IndexAny(s[i:], " }")
		in := policy.Inline{Kind: inlineKinds[s[i+1:end]]}
		s = strings.TrimPrefix(s[end:], " ")
		switch in.Kind {
		case policy.Link:
			in.Href, s, _ = strings.Cut(s, " ")
		case policy.Reference:
			var target string
			target, s, _ = strings.Cut(s, " ")
			in.Target = parseTarget(target)
		}
		in.Children, s = inlinesUntil(s)
		s = strings.TrimPrefix(s, "}")
		if in.Kind == policy.DateText || in.Kind == policy.InlineCode {
			in.Text, in.Children = policy.Plain(in.Children), nil
		}
		list = append(list, in)
	}
	return list, ""
}

var inlineKinds = map[string]policy.InlineKind{
	"em": policy.Emphasis, "strong": policy.Strong, "code": policy.InlineCode, "link": policy.Link,
	"ref": policy.Reference, "date": policy.DateText, "br": policy.LineBreak,
}

func parseTarget(s string) *policy.Target {
	place, id, found := strings.Cut(s, "#")
	if !found {
		return &policy.Target{IDs: []string{s}}
	}
	name, version, _ := strings.Cut(place, "/")
	t := &policy.Target{Policy: name, Version: version}
	if id != "" {
		t.IDs = []string{id}
	}
	return t
}

// sample returns a site with one policy in the preset, whose versions have the
// texts.
func sample(preset string, texts ...*policy.Text) (*policy.Site, *policy.Policy) {
	s := &policy.Site{
		Title:     policy.Localized{"ja": "規程・ポリシー", "en": "Policies"},
		Publisher: policy.Localized{"ja": "サンプルプロトコル株式会社", "en": "Sample Protocol Co., Ltd."},
		URL:       "https://policies.example.com/",
		Languages: []policy.Language{"ja", "en"},
	}
	p := &policy.Policy{Name: "sample", Prevailing: "ja", Preset: preset, Dates: policy.Wareki}
	p.Versions = []*policy.Version{{
		Effective: policy.Date{Year: 2020, Month: 9, Day: 1},
		Enacted:   policy.Date{Year: 2020, Month: 8, Day: 20},
		Texts:     map[policy.Language]*policy.Text{},
	}}
	for _, t := range texts {
		t.CaptionAbove = preset == "statute" || preset == "outline"
		p.Versions[0].Texts[t.Language] = t
	}
	return s, p
}

// pagesAt returns the pages of a site by their addresses.
func pagesAt(s *policy.Site, p *policy.Policy, asOf policy.Date) map[string]*site.Page {
	pages := map[string]*site.Page{}
	list, err := policyPages(s, p, asOf)
	if err != nil {
		panic(err)
	}
	for _, page := range append(list, site.SitePages(s, []site.Summary{site.Summarize(p, asOf)}, asOf)...) {
		pages[page.Address] = &page
	}
	return pages
}

// policyPages returns all pages of a policy.
func policyPages(s *policy.Site, p *policy.Policy, asOf policy.Date) (pages []site.Page, err error) {
	err = site.PolicyPages(s, amendment.NewHistory(p), asOf, func(page *site.Page) error {
		pages = append(pages, *page)
		return nil
	})
	return pages, err
}
