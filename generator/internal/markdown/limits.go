package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Limits that no honest text reaches. goldmark needs time that grows with the
// square of what is limited here, but for the blocks, so that a text could hang the
// build. What is beyond a limit is left as words and reported.
const (
	// maxBlocks is how many headings, paragraphs, lists, items and rows of tables a text
	// may have. Each takes some microseconds, and a page with so many could not be used.
	// What stands behind them is not read.
	maxBlocks = 30_000
	// maxNesting is how many lists, items and notes may be open at once: a list in
	// a list in a list is six.
	maxNesting = 40
	// maxBrackets is how many opening brackets a block may have.
	maxBrackets = 1000
	// maxMarks is how many * and _ a block may have, but for those that are escaped.
	maxMarks = 1000
	// maxUnclosed is how many links and pieces of code a block may begin and not
	// finish, and how many lines of definitions of links it may begin with.
	maxUnclosed = 50
	// maxColumns is how many columns a table may have.
	maxColumns = 200
)

// limits counts, in the block that is read now, what is limited.
type limits struct {
	block    ast.Node
	brackets int
	marks    int
	unclosed int
}

// inBlock returns the counts of the block that is read.
func (pc *parse) inBlock(block ast.Node) *limits {
	if pc.limits.block != block {
		pc.limits = limits{block: block}
	}
	return &pc.limits
}

// exceeds adds size to the count and reports whether it is beyond the limit then,
// and whether for the first time.
func exceeds(count *int, size, limit int) (exceeded, first bool) {
	before := *count
	*count += size
	return *count > limit, *count > limit && before <= limit
}

// nesting is a parser of blocks that hold others, to a limit.
type nesting struct{ parser.BlockParser }

// Open opens a block if not too many are open.
func (n nesting) Open(parent ast.Node, reader text.Reader, c parser.Context) (ast.Node, parser.State) {
	pc := c.(*parse)
	line, at := reader.Position()
	node, state := n.BlockParser.Open(parent, reader, pc)
	if node == nil || len(pc.OpenedBlocks()) < maxNesting {
		return node, state
	}
	reader.SetPosition(line, at)
	pc.error(at.Start, "limit.nesting", "Limit", itoa(maxNesting/2))
	return nil, parser.NoChildren
}

// links is the parser of links and images, to a limit.
type links struct{ parser.InlineParser }

// Parse reads a bracket. A link that is begun and not finished may have been
// sought to the end of the block.
func (l links) Parse(parent ast.Node, block text.Reader, c parser.Context) ast.Node {
	pc := c.(*parse)
	n := pc.inBlock(parent)
	line, at := block.PeekLine()
	if bytes.HasPrefix(line, []byte("[")) || bytes.HasPrefix(line, []byte("![")) {
		exceeded, first := exceeds(&n.brackets, 1, maxBrackets)
		if first {
			pc.error(at.Start, "limit.brackets", "Limit", itoa(maxBrackets))
		}
		if exceeded {
			return nil
		}
	}
	begun := bytes.HasPrefix(line, []byte("](")) || bytes.HasPrefix(line, []byte("]["))
	if begun && n.unclosed >= maxUnclosed {
		return nil
	}
	node := l.InlineParser.Parse(parent, block, pc)
	if begun && node == nil {
		pc.unclosed(n, at.Start)
	}
	return node
}

// CloseBlock ends the block.
func (l links) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	l.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// unclosed counts what is begun at the offset and not finished.
func (pc *parse) unclosed(n *limits, at int) {
	if _, last := exceeds(&n.unclosed, 1, maxUnclosed-1); last {
		pc.error(at, "limit.unclosed", "Limit", itoa(maxUnclosed))
	}
}

// codeSpans is the parser of code in a line, to a limit.
type codeSpans struct{ parser.InlineParser }

// Parse reads a run of backticks. One without a partner has been sought to the
// end of the block.
func (s codeSpans) Parse(parent ast.Node, block text.Reader, c parser.Context) ast.Node {
	pc := c.(*parse)
	n := pc.inBlock(parent)
	if n.unclosed >= maxUnclosed {
		return nil
	}
	_, at := block.PeekLine()
	node := s.InlineParser.Parse(parent, block, pc)
	if _, closed := node.(*ast.CodeSpan); !closed {
		pc.unclosed(n, at.Start)
	}
	return node
}

// emphasis is the parser of * and _, to a limit.
type emphasis struct{ parser.InlineParser }

// Parse reads a run of marks.
func (e emphasis) Parse(parent ast.Node, block text.Reader, c parser.Context) ast.Node {
	pc := c.(*parse)
	line, at := block.PeekLine()
	size := len(line) - len(bytes.TrimLeft(line, string(line[0])))
	exceeded, first := exceeds(&pc.inBlock(parent).marks, size, maxMarks)
	if first {
		pc.error(at.Start, "limit.marks", "Limit", itoa(maxMarks))
	}
	if exceeded {
		block.Advance(size)
		return ast.NewTextSegment(at.WithStop(at.Start + size))
	}
	return e.InlineParser.Parse(parent, block, pc)
}

// definitions takes definitions of links out of a paragraph, to a limit.
type definitions struct{ parser.ParagraphTransformer }

// Transform looks only at paragraphs that begin with a bracket.
func (d definitions) Transform(node *ast.Paragraph, reader text.Reader, c parser.Context) {
	n := 0
	lines := node.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		if words := bytes.TrimLeft(src(reader, line), " \t"); len(words) == 0 || words[0] != '[' {
			break
		}
		if n++; n > maxUnclosed {
			c.(*parse).error(line.Start, "limit.definitions", "Limit", itoa(maxUnclosed))
			return
		}
	}
	if n > 0 {
		d.ParagraphTransformer.Transform(node, reader, c)
	}
}

// src returns the words of a segment.
func src(reader text.Reader, s text.Segment) []byte { return reader.Source()[s.Start:s.Stop] }

// tables makes tables of paragraphs, to a limit. A row that is too short is
// filled up, so that few rows can make very many cells.
type tables struct{ parser.ParagraphTransformer }

// Transform looks only at paragraphs that have a second line.
func (t tables) Transform(node *ast.Paragraph, reader text.Reader, c parser.Context) {
	lines := node.Lines()
	if lines.Len() < 2 || isEnded(lines) {
		return
	}
	first, last := lines.At(0), lines.At(lines.Len()-1)
	for i := range lines.Len() {
		line := lines.At(i)
		columns := bytes.Count(src(reader, line), []byte("|"))
		if columns > maxColumns || columns*lines.Len() > last.Stop-first.Start+maxColumns*maxColumns {
			c.(*parse).error(line.Start, "limit.columns", "Limit", itoa(maxColumns))
			return
		}
	}
	t.ParagraphTransformer.Transform(node, reader, c)
}
