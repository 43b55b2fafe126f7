package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Decode turns the bytes of an input file into a [File]: without byte-order
// mark, with "\n" as line end, normalised to NFC. What no text of a policy may
// contain is a problem at its place: bytes that are not UTF-8, and characters
// that [Forbidden] names. The file is usable even if there are problems; one in
// UTF-16, as some editors save it, is empty.
func Decode(name string, data []byte) (*File, []Problem) {
	var problems Problems
	plain := plainLen(data)
	invalid := invalidUTF8(data, plain)
	if i := invalid; i >= 0 {
		before := NewFile(name, string(data[:i]))
		problems.Error(before.Pos(i), "encoding.utf8", "Byte", fmt.Sprintf("0x%02X", data[i]))
		if bytes.IndexByte(data, 0) >= 0 {
			return NewFile(name, ""), problems.Sorted()
		}
		data = bytes.ToValidUTF8(data, []byte("\uFFFD"))
	}
	text := string(data)
	if plain < len(text) {
		if after, ok := strings.CutPrefix(text, "\uFEFF"); ok {
			text = after
			plain = plainLen(text)
		}
		if strings.Contains(text, "\r") {
			text = strings.ReplaceAll(text, "\r\n", "\n")
			plain = plainLen(text)
		}
		if !isPlain(text[plain:]) && !norm.NFC.IsNormalString(text) {
			text, plain = norm.NFC.String(text), 0
		}
	}
	f := NewFile(name, text)
	f.forbidden(plain, &problems, invalid < 0)
	return f, problems.Sorted()
}

// plainLen returns how many bytes at the start of text are valid UTF-8 and of
// characters that any text may contain and that NFC leaves alone whatever stands
// beside them: printable ASCII, line ends, dashes and quotation marks, kana without
// sound marks of their own, common kanji, and the full-width forms. Most texts have
// nothing else, and are looked at no second time.
func plainLen[text string | []byte](s text) int {
	i := 0
	for i < len(s) {
		if c := s[i]; c < 0x80 {
			if c < 0x20 && c != '\n' || c == 0x7F {
				return i
			}
			i++
			for i+8 <= len(s) && isPrintable(s[i:i+8]) {
				i += 8
			}
			continue
		}
		if i+2 >= len(s) || plainThird[s[i+2]]&plainSecond[plainFirst[s[i]]][s[i+1]] == 0 {
			return i
		}
		i += 3
	}
	return i
}

// isPrintable reports whether all eight bytes are printable ASCII. It looks at all
// of them at once: a byte below 0x20 borrows from its highest bit, which 0x7F
// carries into, and which no ASCII has.
func isPrintable[text string | []byte](s text) bool {
	const ones = 0x0101010101010101
	x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	return (x|(x-0x20*ones)|(x+ones))&(0x80*ones) == 0
}

// The characters of three bytes that plainLen passes over. The first byte says
// which row of the second bytes counts; the third byte must share a bit with the
// second one.
var (
	plainFirst  = plainFirstBytes()
	plainSecond = plainSecondBytes()
	plainThird  = plainThirdBytes()
)

const (
	anyThird    = 1 << iota
	beforeAA    // U+302A to U+302F are tone marks
	noSoundMark // nor are U+3099 and U+309A alone
	fromHyphen  // U+2010 to U+2027: before them are invisible ones, behind them line ends
)

func plainFirstBytes() (rows [256]uint8) {
	rows[0xE2], rows[0xE3], rows[0xEF] = 1, 2, 3
	for c := 0xE4; c <= 0xE9; c++ {
		rows[c] = 4
	}
	return rows
}

func plainSecondBytes() (rows [5][256]uint8) {
	rows[1][0x80] = fromHyphen
	rows[2][0x80], rows[2][0x81], rows[2][0x82], rows[2][0x83] = beforeAA, anyThird, noSoundMark, anyThird
	rows[3][0xBC], rows[3][0xBD] = anyThird, anyThird
	for c := 0x80; c < 0xC0; c++ {
		rows[4][c] = anyThird
	}
	return rows
}

func plainThirdBytes() (bits [256]uint8) {
	for c := 0x80; c < 0xC0; c++ {
		bits[c] = anyThird
		if c < 0xAA {
			bits[c] |= beforeAA
		}
		if c != 0x99 && c != 0x9A {
			bits[c] |= noSoundMark
		}
		if c >= 0x90 && c < 0xA8 {
			bits[c] |= fromHyphen
		}
	}
	return bits
}

// forbidden reports what no text may contain. The bytes before from are known to
// be no such thing. U+FFFD is a problem of its own only if it was in the file, and
// not put in place of what is no UTF-8.
func (f *File) forbidden(from int, problems *Problems, valid bool) {
	text := f.Text
	for i := from; i < len(text); {
		switch c := text[i]; {
		case c >= 0x20 && c < 0x7F || c == '\n':
			i++
			continue
		case c >= 0xE4 && c <= 0xED:
			i += 3
			continue
		}
		reason, n := Forbidden(text[i:])
		if reason != "" && (valid || reason != "lost") {
			problems.Error(f.Pos(i), "encoding."+reason, "Character", fmt.Sprintf("U+%04X", runeAt(text[i:])))
		}
		i += n
	}
}

// isPlain reports whether text, which is valid UTF-8, has nothing but characters
// that NFC leaves alone whatever stands beside them. It is an answer for nearly
// every text, many times as fast as the right one, because kana, kanji and ASCII
// need no look into a table.
func isPlain(text string) bool {
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c < 0x80:
			i++
		case c == 0xE3 && !isKanaMark(text[i:]), c >= 0xE4 && c <= 0xE9, c == 0xEF && text[i+1] >= 0xBC && text[i+1] <= 0xBE:
			i += 3
		default:
			_, n := utf8.DecodeRuneInString(text[i:])
			if !standsAlone(text[i : i+n]) {
				return false
			}
			i += n
		}
	}
	return true
}

// standsAlone reports whether NFC leaves the character s alone and it does not
// join the one before it.
func standsAlone(s string) bool {
	return norm.NFC.PropertiesString(s).BoundaryBefore() && norm.NFC.IsNormalString(s)
}

// isKanaMark reports whether s begins with a sound mark that joins the kana
// before it, or a tone mark: U+302A to U+302F, U+3099, U+309A.
func isKanaMark(s string) bool {
	return s[1] == 0x80 && s[2] >= 0xAA && s[2] <= 0xAF || s[1] == 0x82 && (s[2] == 0x99 || s[2] == 0x9A)
}

// invalidUTF8 returns the offset of the first byte that is no UTF-8, or -1. The
// bytes before from are known to be UTF-8.
func invalidUTF8(data []byte, from int) int {
	if utf8.Valid(data[from:]) {
		return -1
	}
	for i := from; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

func runeAt(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// Forbidden says why the character at the start of s may not stand in a text:
// "control", "bidi" (it reorders what is shown), "invisible" (it is shown as
// nothing, so that equal words differ) or "lost" (it stands for a character that
// a program could not read). The reason is "" if it may. N is the
// number of bytes that need no further look, at least 1.
func Forbidden(s string) (reason string, n int) {
	switch c := s[0]; {
	case c >= 0x20 && c < 0x7F, c == '\n', c == '\t':
		return "", 1
	case c < 0x80:
		return "control", 1
	case c == 0xE3 && s[1] != 0x85, c >= 0xE4 && c <= 0xED:
		return "", 3 // kana, kanji, hangul: nothing to find, and most of a Japanese text
	case c >= 0xC3 && c < 0xCD:
		return "", 2
	}
	r, n := utf8.DecodeRuneInString(s)
	return forbiddenRune(r), n
}

func forbiddenRune(r rune) string {
	switch {
	case r >= 0x80 && r < 0xA0, r == 0x2028, r == 0x2029:
		return "control"
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x200E, r == 0x200F, r == 0x061C:
		return "bidi"
	case r >= 0x200B && r <= 0x200D, r >= 0x2060 && r <= 0x2064, r >= 0x206A && r <= 0x206F,
		r == 0x115F, r == 0x1160, r == 0x3164, r == 0xFFA0, r == 0xFEFF, r == 0x00AD, r == 0x180E, r == 0x034F, r >= 0xE0000 && r <= 0xE007F:
		return "invisible"
	case r == utf8.RuneError:
		return "lost"
	}
	return ""
}
