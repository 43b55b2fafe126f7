package locale

import (
	"strings"
	"unicode/utf8"

	"jobun/generator/internal/numbering"
)

// dateCursor reads the words of a date or of a law's number from a text, one
// after the other. A method that does not find its word moves nothing.
type dateCursor struct {
	s string
	i int // offset of the next byte
}

func (c *dateCursor) rest() string { return c.s[c.i:] }

// literal reads the word.
func (c *dateCursor) literal(word string) bool {
	if !strings.HasPrefix(c.rest(), word) {
		return false
	}
	c.i += len(word)
	return true
}

// word is literal, in any case, with a space or the end behind it.
func (c *dateCursor) word(word string) bool {
	end := c.i + len(word)
	if end > len(c.s) || !strings.EqualFold(c.s[c.i:end], word) {
		return false
	}
	if end < len(c.s) && isASCIILetter(c.s[end]) {
		return false
	}
	c.i = end
	return true
}

// either reads the first of the words that is there and returns it, or "".
func (c *dateCursor) either(words ...string) string {
	for _, w := range words {
		if c.literal(w) {
			return w
		}
	}
	return ""
}

// spaces skips spaces of any width, and reports whether there was one. It does
// not go over the end of a line.
func (c *dateCursor) spaces() bool {
	start := c.i
	for c.either(" ", "　", "\u00a0") != "" {
	}
	return c.i > start
}

// then skips spaces and reads the word.
func (c *dateCursor) then(word string) bool {
	start := c.i
	c.spaces()
	if c.literal(word) {
		return true
	}
	c.i = start
	return false
}

// opens reads an opening bracket of either width, with spaces around it.
func (c *dateCursor) opens() bool {
	ok := c.then("（") || c.then("(")
	if ok {
		c.spaces()
	}
	return ok
}

// closes reads a closing bracket of either width, with spaces before it.
func (c *dateCursor) closes() bool { return c.then("）") || c.then(")") }

// digits reads Arabic digits of both widths, also mixed (１0月), and returns how
// many there were. It reads no more than nine.
func (c *dateCursor) digits() (n, size int, ok bool) {
	start := c.i
	for {
		digit, width := digitAt(c.rest())
		if width == 0 {
			return n, size, size > 0
		}
		if size == maxDigits {
			c.i = start
			return 0, 0, false
		}
		n, size, c.i = n*10+digit, size+1, c.i+width
	}
}

const maxDigits = 9

// digitAt returns the value of the Arabic digit at the start of s and its
// length in bytes; 0, 0 if there is none.
func digitAt(s string) (value, width int) {
	if s != "" && isASCIIDigit(s[0]) {
		return int(s[0] - '0'), 1
	}
	r, width := utf8.DecodeRuneInString(s)
	if '０' <= r && r <= '９' {
		return int(r - '０'), width
	}
	return 0, 0
}

// number reads a number in Arabic digits or in kanji, additive or positional.
// Padded reports that it has a leading zero. A lone 〇 is none: 〇年〇月〇日 is a date
// that was not filled in.
func (c *dateCursor) number() (n int, padded, ok bool) {
	start := c.i
	if n, size, ok := c.digits(); ok {
		first, _ := digitAt(c.s[start:])
		return n, size > 1 && first == 0, true
	}
	for _, numeral := range [...]*numbering.Numeral{&numbering.Kanji, &numbering.Positional} {
		if n, length := numeral.Scan(c.rest()); length > 0 && n > 0 {
			c.i += length
			return n, false, true
		}
	}
	return 0, false, false
}

// numberBefore reads a number and the word behind it, with spaces around both.
func (c *dateCursor) numberBefore(word string) (n int, padded, ok bool) {
	start := c.i
	c.spaces()
	n, padded, ok = c.number()
	if !ok || !c.then(word) {
		c.i = start
		return 0, false, false
	}
	return n, padded, true
}

// separator reads what stands between the numbers of a numeric date; "" if
// there is nothing.
func (c *dateCursor) separator() string { return c.either("-", "/", ".", "／", "．", "－") }
