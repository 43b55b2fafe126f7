package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"jobun/generator/internal/source"
)

// newParser returns goldmark's parser of CommonMark with tables. It reads as
// goldmark.New(goldmark.WithExtensions(extension.Table)) does, but that
//
//   - plain sections are read in one go: see [sections];
//   - blocks of plain words are not searched for inlines: see [plainBlocks];
//   - the items of a list keep their paragraphs, whether or not empty lines stand
//     between them: see [lists];
//   - what costs more than it is long is refused: see limits.go;
//   - escaped bars in code in a cell are left to the converter.
func newParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(sections{}, 50),
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(lists{nesting{parser.NewListParser()}}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(plainBlocks{parser.NewATXHeadingParser()}, 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(nesting{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(plainBlocks{parser.NewParagraphParser()}, 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(codeSpans{parser.NewCodeSpanParser()}, 100),
			util.Prioritized(links{parser.NewLinkParser()}, 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(emphasis{parser.NewEmphasisParser()}, 500),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(definitions{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(tables{extension.NewTableParagraphTransformer()}, 200),
		),
	)
}

// parse is the context of parsing one text, which goldmark hands to the parsers
// of blocks and inlines.
type parse struct {
	parser.Context
	converter *converter
	file      *source.File
	problems  *source.Problems
	limits    limits
	notPlain  int // where a section begins that is known not to be plain; -1 if none is
}

func (pc *parse) error(at int, id string, args ...string) {
	pc.problems.Error(pc.file.Pos(at), id, args...)
}

// parseText parses the source of the file into goldmark's tree. The converter is
// that which converts the tree.
func parseText(p parser.Parser, c *converter) ast.Node {
	pc := &parse{Context: parser.NewContext(), converter: c, file: c.file, problems: c.problems, notPlain: -1}
	c.memory.plain = c.memory.plain[:0]
	doc := p.Parse(text.NewReader(c.src), parser.WithContext(pc))
	pc.restore()
	return doc
}

// lists is the parser of lists. goldmark makes other nodes of the paragraphs in a
// list without empty lines when it closes one, because those are printed without
// <p>; here all are the same.
type lists struct{ nesting }

// Close leaves the list as it is.
func (lists) Close(ast.Node, text.Reader, parser.Context) {}

// plainBlocks is a parser of headings or paragraphs that spares the search for
// inlines in blocks of plain words, which is what law mostly consists of: such a
// block has no inline but its lines. goldmark searches a block to where its last
// line ends, so that end is put before the block while it searches, and put right
// behind that. Such a block has lines but no children.
type plainBlocks struct{ parser.BlockParser }

// plainBlock is a block that is not searched.
type plainBlock struct {
	lines text.Segments // of the block, or of what goldmark makes of it
	last  text.Segment  // the last of them
}

// Close closes a block and ends its lines if they are plain.
func (p plainBlocks) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	p.BlockParser.Close(node, reader, pc)
	lines := node.Lines()
	if !arePlain(lines, reader.Source()) {
		return
	}
	i := lines.Len() - 1
	last := lines.At(i)
	memory := pc.(*parse).converter.memory
	memory.plain = append(memory.plain, plainBlock{*lines, last})
	lines.Set(i, last.WithStop(lines.At(0).Start))
}

// isEnded reports whether lines are those of a plain block that is closed.
func isEnded(lines *text.Segments) bool {
	return lines.At(lines.Len()-1).Stop <= lines.At(0).Start
}

// restore puts the ends of all plain blocks right.
func (pc *parse) restore() {
	for i := range pc.converter.memory.plain {
		b := &pc.converter.memory.plain[i]
		b.lines.Set(b.lines.Len()-1, b.last)
	}
}

// arePlain reports whether no inline can begin in the lines, and none of them
// can be the second line of a table: those are read after the block is closed.
func arePlain(lines *text.Segments, src []byte) bool {
	for i := range lines.Len() {
		line := lines.At(i)
		words := src[line.Start:line.Stop]
		if len(words) == 0 || i > 0 && bytes.IndexByte([]byte("|:-"), words[0]) >= 0 {
			return false
		}
		for _, c := range words {
			if beginsInline[c] {
				return false
			}
		}
	}
	return lines.Len() > 0
}

// beginsInline holds the bytes with which an inline of CommonMark can begin or
// end, but "!", which is nothing without "[". An ampersand begins none: goldmark
// leaves character references to who prints the text.
var beginsInline = [256]bool{'`': true, '[': true, ']': true, '<': true, '*': true, '_': true, '\\': true}
