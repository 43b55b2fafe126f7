package cache

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"slices"
	"strings"
)

// head begins every cache of this kind. Its form is known to the program alone that has
// written it ([ProgramOf]).
const head = "jobun cache 1\n"

// errForeign says that something is no Build.
var errForeign = errors.New("this is no cache of ours, or it is damaged")

// Append appends a Build to out.
func (b *Build) Append(out []byte) []byte {
	out = slices.Grow(out, b.size())
	start := len(out)
	out = append(append(out, head...), 0, 0, 0, 0)
	c := coder{out: out, writing: true}
	c.build(b)
	body := c.out[start+len(head)+4:]
	binary.BigEndian.PutUint32(c.out[start+len(head):], checksum(body))
	return c.out
}

// ProgramOf returns which program has written a Build: the mark of its file, and its
// sum. Another one must not [Decode] it, because a newer program may code other things.
func ProgramOf(data string) (mark Mark, sum Sum, ok bool) {
	rest, ok := strings.CutPrefix(data, head)
	if !ok || len(rest) < 4 {
		return 0, Sum{}, false
	}
	var b Build
	c := coder{in: rest[4:]}
	c.origin(&b)
	return b.Program, b.ProgramSum, !c.bad
}

// size returns about how many bytes the code of a Build has, so that it is written
// into one piece of memory.
func (b *Build) size() int {
	n := 1 << 16
	for i := range b.Policies {
		n += len(b.Policies[i].coded) + 64
	}
	for i := range b.Folders {
		n += len(b.Folders[i].Path) + 20
	}
	return n
}

// Decode reads what [Build.Append] writes. The strings of the Build are parts of data.
func Decode(data string) (*Build, error) {
	rest, ok := strings.CutPrefix(data, head)
	if !ok || len(rest) < 4 {
		return nil, errForeign
	}
	c := coder{in: rest[4:]}
	if checksumOf(c.in) != binary.BigEndian.Uint32([]byte(rest[:4])) {
		return nil, errForeign
	}
	var b Build
	if c.build(&b); c.bad || c.in != "" {
		return nil, errForeign
	}
	return &b, nil
}

func checksum(b []byte) uint32 { return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)) }

// checksumOf is checksum for a string, which may be long and is not copied as a whole.
func checksumOf(s string) (sum uint32) {
	table := crc32.MakeTable(crc32.Castagnoli)
	var part [1 << 14]byte
	for s != "" {
		n := copy(part[:], s)
		sum = crc32.Update(sum, table, part[:n])
		s = s[n:]
	}
	return sum
}

// coder writes values or reads them, in the same order: what a value consists of is
// said once for both (form.go). After something that cannot be read, bad is set and
// everything is empty.
type coder struct {
	writing bool
	out     []byte
	in      string
	bad     bool

	withoutHeadings bool // of summaries that are only compared
}

func (c *coder) fail() {
	c.bad, c.in = true, ""
}

// number codes a number that is mostly small.
func (c *coder) number(n *uint64) {
	if c.writing {
		c.out = binary.AppendUvarint(c.out, *n)
		return
	}
	*n = 0
	for i := 0; i < len(c.in) && i < binary.MaxVarintLen64; i++ {
		*n |= uint64(c.in[i]&0x7F) << (7 * i)
		if c.in[i] < 0x80 {
			c.in = c.in[i+1:]
			return
		}
	}
	*n = 0
	c.fail()
}

// whole codes a number of any type that is not negative, or but rarely.
func whole[T ~int | ~int64 | ~uint8](c *coder, v *T) {
	n := uint64(*v)
	c.number(&n)
	if !c.writing {
		*v = T(n)
	}
}

func (c *coder) mark(m *Mark) {
	if c.writing {
		c.out = binary.LittleEndian.AppendUint64(c.out, uint64(*m))
		return
	}
	*m = 0
	if b := c.take(8); b != "" {
		*m = Mark(b[0]) | Mark(b[1])<<8 | Mark(b[2])<<16 | Mark(b[3])<<24 | Mark(b[4])<<32 | Mark(b[5])<<40 | Mark(b[6])<<48 | Mark(b[7])<<56
	}
}

func (c *coder) sum(s *Sum) {
	if c.writing {
		c.out = append(c.out, s[:]...)
		return
	}
	*s = Sum{}
	copy(s[:], c.take(len(s)))
}

func (c *coder) yes(v *bool) {
	n := uint64(0)
	if *v {
		n = 1
	}
	c.number(&n)
	*v = n == 1
}

// take returns the next n bytes of what is read; "" if there are not so many.
func (c *coder) take(n int) string {
	if n > len(c.in) {
		c.fail()
		return ""
	}
	b := c.in[:n]
	c.in = c.in[n:]
	return b
}

func words[T ~string](c *coder, s *T) {
	n := len(*s)
	c.length(&n)
	if c.writing {
		c.out = append(c.out, *s...)
		return
	}
	*s = T(c.take(n))
}

// length codes how long something is: of what is read no more than is left.
func (c *coder) length(n *int) {
	whole(c, n)
	if !c.writing && (*n < 0 || *n > len(c.in)) {
		*n = 0
		c.fail()
	}
}

// list codes a list. Each element takes at least one byte, which bounds its length.
func list[T any](c *coder, values *[]T, element func(*T)) {
	n := len(*values)
	c.length(&n)
	if !c.writing {
		*values = nil
		if n > 0 {
			*values = make([]T, n)
		}
	}
	for i := range *values {
		element(&(*values)[i])
	}
}
