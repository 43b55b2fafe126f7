package check

import (
	"bytes"
	"strings"

	"jobun/generator/internal/policy"
)

// passage is one run of words of a text: of a block, a cell, a caption. The
// checks of words look at nothing else, so that each text is read once.
type passage struct {
	*edition
	provision *policy.Provision // nil in the title and the closing
	inlines   []policy.Inline
	words     string // plain, as long as written: code and addresses are zero bytes
	signs     signs  // what is among the words
	like      int32  // place of one with the same words and role in the version before, one more; 0 if none is known
	role      role
	leads     bool // items, a list or a table follow
}

// role is where the words of a passage stand.
type role uint8

const (
	inTitle   role = iota
	inCaption      // a caption, or a note behind a label
	inHeading      // a sub-heading
	inWords        // a block of a provision
	inBullet       // a block of an unnumbered list
	inCell
	inNote
	inClosing
)

// signs are the kinds of characters in a passage, one bit a kind: a check looks
// no further at a passage that has none of those it is about.
type signs uint32

const (
	hasLatin signs = 1 << iota
	hasDigit
	hasPoint      // .
	hasComma      // , ; : ? !
	hasBracket    // brackets and quotation marks of both scripts
	hasSquare     // [ ［ 【
	hasMark       // * _ ` # ~ \ & < > { } $ |
	hasKana       // hiragana
	hasKatakana   // and the long sound mark
	hasHan        // kanji
	hasFullStop   // 。
	hasMiddle     // 、
	hasWideStop   // ． ，
	hasWideLatin  // Ａ
	hasWideDigit  // ０
	hasHalfKana   // ｱ
	hasCircle     // ○ ● □ ■ △ ▲ ◯ ※ 〇 × ＊ and other signs of U+25xx
	hasAccent     // Latin letters beyond ASCII, and signs of the same block
	hasOtherAlpha // Greek, Cyrillic
	hasGarble     // kanji that stand in garbled text only
	hasCode       // code or an address
	hasNarrow     // (
	hasQuote      // 「 " “ or a wide space, one of which each definition has
	hasWide       // full-width signs, letters and digits, and 、 。 and the wide space

	// Characters beside each other.
	hasTwoStops    // two of . , or two of 。 、
	hasJoined      // a letter behind . , ;
	hasDigitLetter // O, l or I behind a digit
	hasLetterDigit // a digit behind one of them
)

// has reports whether one of the kinds is among the words.
func (p *passage) has(s signs) bool { return p.signs&s != 0 }

// japanese reports whether the text is Japanese.
func (p *passage) japanese() bool { return p.text.Language == "ja" }

// at returns the place in the file of the byte i of the words.
func (p *passage) at(i int) int { return offset(p.inlines, i) }

// error records an error at the byte i of the words of p, with args as in
// [source.Problems.Error].
func (pass *Pass) error(p *passage, i int, id string, args ...string) {
	pass.Problems.Error(p.text.File.Pos(p.at(i)), id, args...)
}

// warn is error for a warning.
func (pass *Pass) warn(p *passage, i int, id string, args ...string) {
	pass.Problems.Warn(p.text.File.Pos(p.at(i)), id, args...)
}

// words returns the passages of all texts, in reading order.
func (pass *Pass) words() []passage {
	if pass.passages != nil {
		return pass.passages
	}
	n := 0
	for _, e := range pass.inOrder() {
		n += 8 + e.text.Len() // Most provisions have a caption or one block.
	}
	r := passageReader{list: make([]passage, 0, n), last: map[policy.Language]span{}}
	for i := range pass.editions {
		r.edition = &pass.editions[i]
		r.read()
	}
	pass.passages = r.list
	return pass.passages
}

// each calls visit, which reports what is wrong with the words of one passage, for all
// passages; but what the version before said too, and was right there, is right again.
func (pass *Pass) each(visit func(p *passage)) {
	list := pass.words()
	wrong := make([]bool, len(list))
	for i := range list {
		p := &list[i]
		if p.like > 0 && !wrong[p.like-1] {
			continue
		}
		before := pass.Problems.Len()
		visit(p)
		wrong[i] = pass.Problems.Len() > before
	}
}

// passageReader collects the passages of texts.
type passageReader struct {
	*edition
	provision *policy.Provision
	list      []passage                // of all texts so far
	buf       []byte                   // used again for each passage
	last      map[policy.Language]span // of the last text of each language
	before    span                     // what is left of that of the text
}

// span is a part of a list, or of words.
type span struct{ start, end int }

func (r *passageReader) read() {
	r.before = r.last[r.text.Language]
	first := len(r.list)
	defer func() { r.last[r.text.Language] = span{first, len(r.list)} }()
	r.add(inTitle, r.text.Title, false)
	r.text.Walk(func(p *policy.Provision) {
		r.provision = p
		r.add(inCaption, p.Caption, false)
		r.add(inCaption, p.Note, false)
		r.blocks(inWords, p.Blocks, len(p.Children) > 0)
		r.blocks(inWords, p.Tail, false)
	})
	r.provision = nil
	r.blocks(inClosing, r.text.Closing, false)
}

// blocks adds the words of blocks. Leads says that items follow the last.
func (r *passageReader) blocks(where role, list []policy.Block, leads bool) {
	for i := range list {
		b := &list[i]
		last := i == len(list)-1
		follows := last && leads || !last && (list[i+1].Kind == policy.List || list[i+1].Kind == policy.Table || list[i+1].Kind == policy.Code)
		switch b.Kind {
		case policy.Words:
			r.add(where, b.Inlines, follows)
		case policy.Heading:
			r.add(inHeading, b.Inlines, true)
		case policy.Note:
			r.blocks(inNote, b.Blocks, false)
		case policy.List:
			for _, item := range b.Items {
				r.blocks(max(where, inBullet), item, false)
			}
		case policy.Table:
			for _, row := range b.Rows {
				for _, cell := range row {
					r.add(inCell, cell, false)
				}
			}
		}
	}
}

func (r *passageReader) add(where role, inlines []policy.Inline, leads bool) {
	if len(inlines) == 0 {
		return
	}
	p := passage{edition: r.edition, provision: r.provision, role: where, leads: leads, inlines: inlines}
	if q := r.known(&p); q >= 0 {
		p.words, p.signs, p.like = r.list[q].words, r.list[q].signs, int32(q+1)
		r.before.start = q + 1
	} else {
		p.words, p.signs = r.plain(inlines)
	}
	r.list = append(r.list, p)
}

// maxAhead is how many passages that a version has taken out are passed over at once.
const maxAhead = 8

// known returns the place of the passage of the version before that says the same; -1
// if there is none where it should stand. Those with code or addresses are read anew.
func (r *passageReader) known(p *passage) int {
	if r.before.start == r.before.end {
		return -1
	}
	for i := r.before.start; i < min(r.before.end, r.before.start+maxAhead); i++ {
		q := &r.list[i]
		if q.role != p.role || q.leads != p.leads || q.has(hasCode) || q.version.Draft() != p.version.Draft() || !isPlain(q.words, p.inlines) {
			continue
		}
		if holdsCode(p.inlines) {
			return -1
		}
		return i
	}
	return -1
}

// holdsCode reports whether there is code among inlines.
func holdsCode(inlines []policy.Inline) bool {
	for i := range inlines {
		if inlines[i].Kind == policy.InlineCode || holdsCode(inlines[i].Children) {
			return true
		}
	}
	return false
}

// plain returns the words of inlines with code and addresses as zero bytes.
// Most passages have neither, and are not copied.
func (r *passageReader) plain(inlines []policy.Inline) (string, signs) {
	coded := holdsCode(inlines)
	var words string
	if coded {
		r.buf = appendUncoded(r.buf[:0], inlines)
		words = string(r.buf)
	} else {
		words = r.text.Plain(inlines)
	}
	found := signsOf(words)
	if mayHoldAddress(words, found) {
		r.buf = append(r.buf[:0], words...)
		if hideAddresses(r.buf) {
			words, coded = string(r.buf), true
		}
	}
	if coded {
		found |= hasCode
	}
	return words, found
}

// appendUncoded appends the words of inlines with code as zero bytes.
func appendUncoded(b []byte, inlines []policy.Inline) []byte {
	for i := range inlines {
		in := &inlines[i]
		switch {
		case in.Kind == policy.LineBreak:
			b = append(b, '\n')
		case in.Kind == policy.InlineCode:
			b = append(b, make([]byte, len(in.Text))...)
		case len(in.Children) > 0:
			b = appendUncoded(b, in.Children)
		default:
			b = append(b, in.Text...)
		}
	}
	return b
}

// mayHoldAddress reports whether an address of the web or of mail may be in s.
func mayHoldAddress(s string, found signs) bool {
	return found&hasPoint != 0 && (strings.IndexByte(s, '@') >= 0 || strings.Contains(s, "://") || strings.Contains(s, "www."))
}

// hideAddresses makes the addresses in words zero bytes: in runs of ASCII without
// spaces, what goes on from http:// or www., or holds @ between letters. A point
// or comma at the end is none of the address.
func hideAddresses(words []byte) (found bool) {
	for i := 0; i < len(words); {
		if !inAddress(words[i]) {
			i++
			continue
		}
		start := i
		for i < len(words) && inAddress(words[i]) {
			i++
		}
		from := addressStart(words[start:i])
		if from < 0 {
			continue
		}
		end := i
		for start+from < end && endsAddress(words[start+from:end]) {
			end--
		}
		clear(words[start+from : end])
		found = true
	}
	return found
}

// addressStart returns where the address in a run begins, or -1.
func addressStart(run []byte) int {
	if i := bytes.Index(run, []byte("://")); i >= 0 {
		for i > 0 && isLatin(rune(run[i-1])) {
			i--
		}
		return i
	}
	if i := bytes.Index(run, []byte("www.")); i >= 0 {
		return i
	}
	if i := bytes.IndexByte(run, '@'); i > 0 && i < len(run)-1 {
		return bytes.LastIndexAny(run[:i], "([<:\"'") + 1
	}
	return -1
}

// endsAddress reports whether the last sign is behind the address and not part
// of it: a point, a quotation mark, a bracket that does not open in it.
func endsAddress(run []byte) bool {
	last := run[len(run)-1]
	if last == ')' {
		return bytes.Count(run, []byte(")")) > bytes.Count(run, []byte("("))
	}
	return strings.IndexByte(".,;:!?]'\"", last) >= 0
}

func inAddress(b byte) bool { return b > ' ' && b < 0x7F && b != '<' && b != '>' }

// asciiSign is what a character of one byte says about the words in which it stands.
type asciiSign struct {
	own          signs
	begins, ends signs // kinds of two characters of which it is the first or the second
}

// asciiSigns are what the characters of one byte say.
var asciiSigns = func() (table [128]asciiSign) {
	for c := range table {
		b := byte(c)
		table[c].own = asciiKinds(b)
		switch {
		case b == '.' || b == ',':
			table[c].begins, table[c].ends = hasTwoStops|hasJoined, hasTwoStops
		case b == ';':
			table[c].begins = hasJoined
		case isDigit(rune(b)):
			table[c].begins, table[c].ends = hasDigitLetter, hasLetterDigit
		case isDigitAlike(b):
			table[c].begins, table[c].ends = hasLetterDigit, hasDigitLetter|hasJoined
		case isLatin(rune(b)):
			table[c].ends = hasJoined
		}
	}
	return table
}()

// asciiKinds returns the kinds of a character of one byte.
func asciiKinds(b byte) signs {
	switch {
	case isLatin(rune(b)):
		return hasLatin
	case isDigit(rune(b)):
		return hasDigit
	case b == '.':
		return hasPoint
	case strings.IndexByte(",;:?!", b) >= 0:
		return hasComma
	case b == '[' || b == ']':
		return hasBracket | hasSquare
	case b == '(':
		return hasBracket | hasNarrow
	case b == '"':
		return hasBracket | hasQuote
	case b == ')' || b == '\'':
		return hasBracket
	case strings.IndexByte("*_`#~\\&<>{}$|", b) >= 0:
		return hasMark
	}
	return 0
}

// signsOf returns the kinds of characters in s, which is valid UTF-8.
func signsOf(s string) (found signs) {
	var begun signs // what the last character may be the first of
	for i := 0; i < len(s); {
		c := s[i]
		if c < 0x80 {
			sign := &asciiSigns[c]
			found |= sign.own | begun&sign.ends
			begun = sign.begins
			i++
			continue
		}
		before := begun
		begun = 0
		switch {
		case c >= 0xE4 && c <= 0xE9 && c != 0xE7: // most kanji
			found |= hasHan
			i += 3
		case c == 0xE3 && s[i+1] == 0x81: // most kana
			found |= hasKana
			i += 3
		case c < 0xE0:
			found |= twoByteSigns(c, s[i+1])
			i += 2
		case c < 0xF0:
			sign := threeByteSigns(c, s[i+1], s[i+2])
			if sign&(hasFullStop|hasMiddle) != 0 {
				found |= before & hasTwoStops
				begun = hasTwoStops
			}
			found |= sign
			i += 3
		default:
			found |= hasHan
			i += 4
		}
	}
	return found
}

func twoByteSigns(c, d byte) signs {
	switch {
	case c >= 0xCD && c <= 0xD4:
		return hasOtherAlpha
	case c == 0xC3 && d == 0x97:
		return hasCircle // ×
	}
	return hasAccent
}

func threeByteSigns(c, d, e byte) signs {
	switch c {
	case 0xE3:
		return kanaSigns(d, e)
	case 0xE2:
		return signSigns(d, e)
	case 0xEF:
		return wideSigns(d, e)
	case 0xE7:
		if d == 0xB8 && e == 0xBA || d == 0xB9 && e == 0xA7 || d == 0xB9 && e == 0x9D {
			return hasHan | hasGarble // 縺 繧 繝
		}
	case 0xE1:
		return hasAccent
	}
	return hasHan
}

func kanaSigns(d, e byte) signs {
	switch {
	case d == 0x80 && e == 0x82:
		return hasFullStop | hasWide
	case d == 0x80 && e == 0x81:
		return hasMiddle | hasWide
	case d == 0x80 && e == 0x80:
		return hasWide | hasQuote
	case d == 0x80 && e == 0x8C:
		return hasBracket | hasQuote // 「
	case d == 0x80 && (e == 0x85 || e == 0x86):
		return hasHan // 々 〆
	case d == 0x80 && e == 0x87:
		return hasCircle // 〇
	case d == 0x80 && (e == 0x90 || e == 0x91):
		return hasBracket | hasSquare
	case d == 0x80 && e >= 0x88 && e <= 0x95:
		return hasBracket
	case d == 0x80:
		return 0
	case d == 0x81, d == 0x82 && e < 0xA0:
		return hasKana
	case d == 0x82, d == 0x83:
		return hasKatakana
	}
	return hasHan
}

func signSigns(d, e byte) signs {
	switch {
	case d == 0x80 && e == 0x9C:
		return hasBracket | hasQuote // “
	case d == 0x80 && e >= 0x98 && e <= 0x9F:
		return hasBracket
	case d == 0x96, d == 0x97, d == 0x98, d == 0x80 && e == 0xBB:
		return hasCircle
	}
	return 0
}

func wideSigns(d, e byte) signs {
	switch {
	case d == 0xBC && (e == 0xBB || e == 0xBD):
		return hasWide | hasBracket | hasSquare
	case d == 0xBC && (e == 0x88 || e == 0x89), d == 0xBD && (e == 0x9B || e == 0x9D):
		return hasWide | hasBracket
	case d == 0xBC && (e == 0x8C || e == 0x8E):
		return hasWide | hasWideStop
	case d == 0xBC && e == 0x8A:
		return hasWide | hasCircle // ＊
	case d == 0xBC && e >= 0x90 && e <= 0x99:
		return hasWide | hasWideDigit
	case d == 0xBC && e >= 0xA1 && e <= 0xBA, d == 0xBD && e >= 0x81 && e <= 0x9A:
		return hasWide | hasWideLatin
	case d == 0xBD && e >= 0xA1, d == 0xBE && e <= 0x9F:
		return hasHalfKana
	case d == 0xBC, d == 0xBD:
		return hasWide
	case d < 0xBC:
		return hasHan // compatibility ideographs
	}
	return 0
}
