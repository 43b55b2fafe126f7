package policy

import (
	"strings"

	"jobun/generator/internal/source"
)

// Text is one version of a policy in one language.
type Text struct {
	Policy       string
	Language     Language
	Title        []Inline
	Preamble     *Provision   // 前文; nil if there is none
	Provisions   []*Provision // in the order of the source: main provisions, 附則, appendices
	Closing      []Block      // what follows the last provision: 以上, dates, signatures
	Generated    bool         // no label is written, so labels are made
	CaptionAbove bool         // captions of articles stand above them, not behind their labels
	File         *source.File

	byID   map[string]*Provision
	byName map[string]*Provision
}

// Kind is what a provision is.
type Kind uint8

// The kinds of provisions, from the outermost in. Kinds of the main provisions
// stand in the order in which they contain each other (編 > 部 > 章 > 節 > 款 > 目 >
// 条 > 項 > 号).
const (
	NoKind         Kind = iota
	Preamble            // 前文
	Part                // 編, and 部 where there is no 編
	Subpart             // 部 inside 編
	Chapter             // 章
	Section             // 節
	Subsection          // 款
	Division            // 目
	Article             // 条
	Paragraph           // 項
	Item                // 号, and its sub-items to any depth
	Supplementary       // 附則
	AppendedTable       // 別表
	Attachment          // 別紙
	AppendedNote        // 別記
	AppendedFigure      // 別図
	Appendix            // 付録, 附録
	Form                // 様式, 書式
)

// String returns the name of the kind in English, as data formats print it.
func (k Kind) String() string { return kindNames[k] }

var kindNames = [...]string{
	"none", "preamble", "part", "subpart", "chapter", "section", "subsection", "division",
	"article", "paragraph", "item", "supplementary-provisions",
	"appended-table", "attachment", "appended-note", "appended-figure", "appendix", "form",
}

// IsAppendix reports whether k is one of the kinds of appendices.
func (k Kind) IsAppendix() bool { return k >= AppendedTable }

// Status says whether a provision has words that apply.
type Status uint8

// The statuses of a provision.
const (
	Current  Status = iota
	Deleted         // 削除: keeps its place, without words
	Deferred        // 未施行: its words are not yet in force
)

// Provision is one provision (規定) with those inside it.
type Provision struct {
	Kind    Kind
	Status  Status
	Extract bool   // 抄: gaps in the numbers inside it are allowed
	Common  bool   // the caption stands above and covers the following articles that have none (共通見出し)
	Number  Number // none for a preamble, or where nothing is numbered
	Through Number // last number of a range, such as 第五条から第七条まで　削除; none otherwise
	Depth   int    // of an item: 1 for 号, 2 for the first level of sub-items, …; 0 otherwise

	ID      string // Akoma Ntoso identifier, unique in the text: art_4-2__para_2__item_1
	Name    string // the author's {#name}; "" if none
	Label   string // as printed: 第4条の2, Article 4-2, (1), イ; "" if no label is printed
	Written string // the label as the author wrote it; "" if none is written

	Caption  []Inline // 見出し of an article, title of a chapter; without brackets
	Note     []Inline // behind the label of an appendix or 附則: （第三条関係）, （2026年4月1日改定）, 抄
	Blocks   []Block  // the words of this provision before the provisions inside it
	Children []*Provision
	Tail     []Block // words after the provisions inside it (the end of the paragraph above)

	At     int // offset in the text's file
	Parent *Provision
}

// Block is one block of words.
type Block struct {
	Kind    BlockKind
	Inlines []Inline  // Words, Heading, Code
	Items   [][]Block // List: the unnumbered items
	Rows    [][]Cell  // Table: the first row is the heading row
	Align   []Align   // Table: one a column
	Blocks  []Block   // Note
	ID      string    // Heading: its anchor
	Level   int       // Heading: from 1, the outermost in its provision
	At      int       // offset in the text's file
}

// BlockKind is what a block is.
type BlockKind uint8

// The kinds of blocks.
const (
	Words    BlockKind = iota // a block of running text
	List                      // unnumbered list
	Table                     // a table
	Note                      // 注: printed apart, no provision, not compared as law
	Heading                   // sub-heading 小見出し: printed and linked, no provision
	Code                      // preformatted lines
	Ornament                  // a rule between provisions
)

// Align is how the cells of a column are aligned.
type Align uint8

// The alignments of a column.
const (
	AlignNone Align = iota
	AlignLeft
	AlignCenter
	AlignRight
)

// Cell is one cell of a table.
type Cell []Inline

// Inline is a run of words in one block.
type Inline struct {
	Kind     InlineKind
	Text     string   // PlainText, InlineCode, DateText: the words
	Children []Inline // Emphasis, Strong, Link, Reference: what they contain
	Href     string   // Link: where it leads, checked
	Target   *Target  // Reference: what it refers to
	At       int      // offset in the text's file
}

// InlineKind is what a run of words is.
type InlineKind uint8

// The kinds of inlines.
const (
	PlainText  InlineKind = iota
	Emphasis              // em
	Strong                // strong
	InlineCode            // code
	Link                  // a link to another place than a provision
	Reference             // a reference to provisions, written as a link or typed
	DateText              // a date, kept on one line
	LineBreak             // a line end that is kept
)

// Target is what a reference refers to.
type Target struct {
	Policy  string   // another policy; "" for this text
	Version string   // the version of that policy that is meant; "" for this text
	IDs     []string // identifiers of the provisions; none for the document as a whole; the first and the last of more than [MaxTargets]
}

// MaxTargets is of how many provisions a reference holds the identifiers. A range
// may cover all of a text, and a text may be full of such ranges.
const MaxTargets = 100

// Walk calls visit for p and every provision inside it, in reading order.
func (p *Provision) Walk(visit func(*Provision)) {
	visit(p)
	for _, c := range p.Children {
		c.Walk(visit)
	}
}

// Walk calls visit for every provision of t in reading order, the preamble
// first.
func (t *Text) Walk(visit func(*Provision)) {
	if t.Preamble != nil {
		t.Preamble.Walk(visit)
	}
	for _, p := range t.Provisions {
		p.Walk(visit)
	}
}

// Index makes [Text.ByID] and [Text.ByName] ready. It must be called again when
// identifiers or names change.
func (t *Text) Index() {
	n := 0
	t.Walk(func(*Provision) { n++ })
	byID, byName := make(map[string]*Provision, n), map[string]*Provision{}
	t.Walk(func(p *Provision) {
		byID[p.ID] = p
		if p.Name != "" {
			byName[p.Name] = p
		}
	})
	t.IndexAs(byID, byName)
}

// IndexAs is [Text.Index] for who knows already which provision has which
// identifier, and which has which name.
func (t *Text) IndexAs(byID, byName map[string]*Provision) { t.byID, t.byName = byID, byName }

// Len returns how many provisions an indexed text has.
func (t *Text) Len() int { return len(t.byID) }

// ByID returns the provision with the identifier, or nil.
func (t *Text) ByID(id string) *Provision { return t.byID[id] }

// ByName returns the provision with the author's name, or nil.
func (t *Text) ByName(name string) *Provision { return t.byName[name] }

// Plain returns the words of inlines without markup; a kept line end is "\n".
func Plain(inlines []Inline) string {
	if len(inlines) == 1 && len(inlines[0].Children) == 0 && inlines[0].Kind != LineBreak {
		return inlines[0].Text
	}
	var b strings.Builder
	b.Grow(PlainLen(inlines))
	writePlain(&b, inlines)
	return b.String()
}

// Plain is the function [Plain] for inlines of t. Words that stand in the file without
// anything between them, as those around references do, are not copied.
func (t *Text) Plain(inlines []Inline) string {
	if len(inlines) > 1 && t.File != nil {
		text, start := t.File.Text, inlines[0].At
		if end := endIn(text, start, inlines); end > start {
			return text[start:end]
		}
	}
	return Plain(inlines)
}

// endIn returns where the words of the inlines end in a text, if they stand there from
// the offset on; else -1.
func endIn(text string, at int, inlines []Inline) int {
	for i := range inlines {
		in := &inlines[i]
		if in.Kind == LineBreak || at < 0 || at > len(text) || !strings.HasPrefix(text[at:], in.Text) {
			return -1
		}
		at += len(in.Text)
		if len(in.Children) > 0 {
			at = endIn(text, at, in.Children)
		}
	}
	return at
}

// PlainBlocks is the function [PlainBlocks] for blocks of t; see [Text.Plain].
func (t *Text) PlainBlocks(blocks []Block) string {
	if len(blocks) == 1 && blocks[0].Kind == Words {
		return t.Plain(blocks[0].Inlines)
	}
	return PlainBlocks(blocks)
}

func writePlain(b *strings.Builder, inlines []Inline) {
	for i := range inlines {
		in := &inlines[i]
		if in.Kind == LineBreak {
			b.WriteByte('\n')
			continue
		}
		b.WriteString(in.Text)
		writePlain(b, in.Children)
	}
}

// AppendPlain appends what [Plain] returns.
func AppendPlain(b []byte, inlines []Inline) []byte {
	for i := range inlines {
		in := &inlines[i]
		if in.Kind == LineBreak {
			b = append(b, '\n')
			continue
		}
		b = append(b, in.Text...)
		b = AppendPlain(b, in.Children)
	}
	return b
}

// PlainLen returns the length of what [Plain] returns, in bytes.
func PlainLen(inlines []Inline) (n int) {
	for i := range inlines {
		in := &inlines[i]
		if in.Kind == LineBreak {
			n++
			continue
		}
		n += len(in.Text) + PlainLen(in.Children)
	}
	return n
}

// PlainBlocks returns the words of blocks without markup, a line for each block,
// row of a table and item of a list; the cells of a row stand beside each other
// with a tab between them. Notes and ornaments are no words of a provision.
func PlainBlocks(blocks []Block) string {
	if len(blocks) == 1 && blocks[0].Kind == Words {
		return Plain(blocks[0].Inlines)
	}
	return string(AppendPlainBlocks(nil, blocks))
}

// AppendPlainBlocks appends what [PlainBlocks] returns.
func AppendPlainBlocks(b []byte, blocks []Block) []byte {
	start := len(b)
	line := func() {
		if len(b) > start {
			b = append(b, '\n')
		}
	}
	for i := range blocks {
		switch block := &blocks[i]; block.Kind {
		case Words, Heading, Code:
			line()
			b = AppendPlain(b, block.Inlines)
		case List:
			for _, item := range block.Items {
				line()
				b = AppendPlainBlocks(b, item)
			}
		case Table:
			for _, row := range block.Rows {
				line()
				b = appendPlainRow(b, row)
			}
		}
	}
	return b
}

func appendPlainRow(b []byte, row []Cell) []byte {
	for i, cell := range row {
		if i > 0 {
			b = append(b, '\t')
		}
		b = AppendPlain(b, cell)
	}
	return b
}
