package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Limits that no honest text reaches. goldmark needs time that grows with the
// square of what is limited here, so that a text could hang the build. What is
// beyond a limit is left as words and reported.
const (
	// maxNesting is how many lists, items and notes may be open at once: a list in
	// a list in a list is six.
	maxNesting = 40
	// maxBrackets is how many opening brackets a block may have.
	maxBrackets = 1000
	// maxEmphasis is how many runs of * and _ a block may have.
	maxEmphasis = 400
	// maxUnclosed is how many links and pieces of code a block may begin and not
	// finish, and how many definitions of links a block may hold.
	maxUnclosed = 50
	// maxColumns is how many columns a table may have.
	maxColumns = 200
)

// tooLarge is a place at which a limit was exceeded.
type tooLarge struct {
	id    string // of the problem
	limit int
	at    int
}

// limits counts, in the block that is read now, what is limited.
type limits struct {
	block    ast.Node
	brackets int
	emphasis int
	unclosed int
}

// exceeded records that a limit was exceeded at the offset.
func (pc *parse) exceeded(id string, limit, at int) {
	pc.tooLarge = append(pc.tooLarge, tooLarge{id, limit, at})
}

// inBlock returns the counts of the block that is read.
func (pc *parse) inBlock(block ast.Node) *limits {
	if pc.limits.block != block {
		pc.limits = limits{block: block}
	}
	return &pc.limits
}

// count adds one to n and reports whether that is within the limit. What exceeds
// it first is recorded.
func (pc *parse) count(n *int, id string, limit int, r text.Reader) bool {
	*n++
	if *n == limit+1 {
		_, at := r.Position()
		pc.exceeded(id, limit, at.Start)
	}
	return *n <= limit
}

// nesting is a parser of blocks that hold others, to a limit.
type nesting struct{ parser.BlockParser }

// Open opens a block if not too many are open.
func (n nesting) Open(parent ast.Node, reader text.Reader, c parser.Context) (ast.Node, parser.State) {
	pc := c.(*parse)
	if len(pc.OpenedBlocks()) < maxNesting {
		return n.BlockParser.Open(parent, reader, pc)
	}
	line, at := reader.Position()
	node, state := n.BlockParser.Open(parent, reader, pc)
	if node != nil {
		reader.SetPosition(line, at)
		pc.exceeded("limit.nesting", maxNesting/2, at.Start)
	}
	return nil, state
}

// links is the parser of links and images, to a limit.
type links struct{ parser.InlineParser }

// Parse reads a bracket. A link that is begun and not finished may have been
// sought to the end of the block.
func (l links) Parse(parent ast.Node, block text.Reader, c parser.Context) ast.Node {
	pc := c.(*parse)
	n := pc.inBlock(parent)
	line, at := block.PeekLine()
	if line[0] == '[' && !pc.count(&n.brackets, "limit.brackets", maxBrackets, block) {
		return nil
	}
	begun := len(line) > 1 && line[0] == ']' && (line[1] == '(' || line[1] == '[')
	if begun && n.unclosed >= maxUnclosed {
		return nil
	}
	node := l.InlineParser.Parse(parent, block, pc)
	if begun && node == nil {
		if n.unclosed++; n.unclosed == maxUnclosed {
			pc.exceeded("limit.unclosed", maxUnclosed, at.Start)
		}
	}
	return node
}

// CloseBlock ends the block.
func (l links) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	l.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// codeSpans is the parser of code in a line, to a limit.
type codeSpans struct{ parser.InlineParser }

// Parse reads a run of backticks. Without a partner it has been sought to the
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
		if n.unclosed++; n.unclosed == maxUnclosed {
			pc.exceeded("limit.unclosed", maxUnclosed, at.Start)
		}
	}
	return node
}

// emphasis is the parser of * and _, to a limit.
type emphasis struct{ parser.InlineParser }

// Parse reads a run of marks.
func (e emphasis) Parse(parent ast.Node, block text.Reader, c parser.Context) ast.Node {
	pc := c.(*parse)
	if !pc.count(&pc.inBlock(parent).emphasis, "limit.emphasis", maxEmphasis, block) {
		return nil
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
			c.(*parse).exceeded("limit.definitions", maxUnclosed, line.Start)
			return
		}
	}
	if n > 0 {
		d.ParagraphTransformer.Transform(node, reader, c)
	}
}

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
			c.(*parse).exceeded("limit.columns", maxColumns, line.Start)
			return
		}
	}
	t.ParagraphTransformer.Transform(node, reader, c)
}
