package check

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"jobun/generator/internal/policy"
)

// digits reports texts that mix styles of digits: 第1条 and 第２条 among the labels of
// one level, 第3条 and 第三条 among the references, 30日 and ３０日 in the words. It says
// so once, at the first place that differs from what the text does elsewhere.
//
// Full-width digits for one-digit numbers beside half-width ones for longer
// numbers are one style, which many publishers have (conventions 2.2). 附則,
// appendices, notes, tables and quotations are of their own day and style.
func digits(pass *Pass) {
	pass.texts(func(_ *policy.Version, t *policy.Text) { labelDigits(pass, t) })
	var text *policy.Text
	var refs digitMix
	list := pass.references()
	for i := range list {
		r := &list[i]
		if text != r.text {
			text, refs = r.text, digitMix{}
		}
		if refs.told || r.inline.Children == nil || !inMain(r.from) {
			continue
		}
		words := policy.Plain(r.inline.Children)
		if first := refs.add(digitsOf(words), words); first != "" {
			pass.Problems.Warn(r.text.File.Pos(r.inline.At), "digits.references", "Found", words, "First", first)
		}
	}
	wordDigits(pass)
}

// digitStyle is how a number is written. Numbers of one digit stand apart.
type digitStyle uint8

const (
	noDigits digitStyle = iota
	narrowOne
	narrowMany
	wideOne
	wideMany
	kanjiDigits
	digitStyles
)

// conflicts reports whether two styles are not those of one writer.
func (d digitStyle) conflicts(e digitStyle) bool {
	if d == e || d == noDigits || e == noDigits {
		return false
	}
	narrow := func(s digitStyle) bool { return s == narrowOne || s == narrowMany }
	wide := func(s digitStyle) bool { return s == wideOne || s == wideMany }
	switch {
	case narrow(d) && narrow(e), wide(d) && wide(e):
		return false
	case d == narrowMany && e == wideOne, d == wideOne && e == narrowMany:
		return false
	}
	return true
}

// digitMix is what has been seen of the numbers of one level.
type digitMix struct {
	first [digitStyles]string // the first words in each style
	told  bool
}

// add adds words that are written in the style and returns the first words
// before them that are in conflict; "" if there are none or it was said before.
func (m *digitMix) add(style digitStyle, words string) string {
	if m.told || style == noDigits {
		return ""
	}
	for s, first := range m.first {
		if first != "" && style.conflicts(digitStyle(s)) {
			m.told = true
			return first
		}
	}
	if m.first[style] == "" {
		m.first[style] = words
	}
	return ""
}

// digitsOf returns the style of the first number in s. One in brackets is a marker
// with a style of its own: 前項第二号ロ（１）.
func digitsOf(s string) digitStyle {
	for i, r := range s {
		switch {
		case !isDigit(r) && !isWideDigit(r) && !isKanjiDigit(r), strings.ContainsRune("（(", before(s, i)):
		case isDigit(r) && isDigit(after(s, i+1)):
			return narrowMany
		case isDigit(r):
			return narrowOne
		case isWideDigit(r) && isWideDigit(after(s, i+utf8.RuneLen(r))):
			return wideMany
		case isWideDigit(r):
			return wideOne
		case isKanjiDigit(r) && (before(s, i) == '第' || before(s, i) == 'の'):
			return kanjiDigits
		}
	}
	return noDigits
}

// inMain reports whether p stands in the main provisions.
func inMain(p *policy.Provision) bool {
	for ; p != nil; p = p.Parent {
		if p.Kind == policy.Supplementary || p.Kind.IsAppendix() {
			return false
		}
	}
	return true
}

func labelDigits(pass *Pass, t *policy.Text) {
	var mixes [policy.Paragraph + 1]digitMix
	t.Walk(func(p *policy.Provision) {
		if p.Kind > policy.Paragraph || p.Written == "" || !inMain(p) {
			return
		}
		if first := mixes[p.Kind].add(digitsOf(p.Written), p.Written); first != "" {
			pass.Problems.Warn(t.File.Pos(p.At), "digits.labels", "Found", p.Written, "First", first)
		}
	})
}

// wordDigits reports half-width and full-width digits in the words of one text,
// at the first of those that are fewer; in 附則 and the closing, which may be of
// another day, only within one run of words.
func wordDigits(pass *Pass) {
	list := pass.words()
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].text == list[0].text {
			n++
		}
		textDigits(pass, list[:n])
		list = list[n:]
	}
}

// digitCount counts numbers of one width.
type digitCount struct {
	n, single int
	passage   *passage
	at        int
	words     string
}

func textDigits(pass *Pass, list []passage) {
	const either = hasDigit | hasWideDigit
	var seen signs
	for i := range list {
		seen |= list[i].signs
	}
	if seen&either != either {
		return
	}
	var narrow, wide digitCount
	for i := range list {
		p := &list[i]
		switch {
		case !p.has(either):
		case (p.role == inWords || p.role == inBullet) && p.provision != nil && inMain(p.provision):
			countDigits(p, &narrow, &wide)
		case p.signs&either == either && p.role != inCell:
			var narrow, wide digitCount
			countDigits(p, &narrow, &wide)
			reportDigits(pass, &narrow, &wide)
		}
	}
	reportDigits(pass, &narrow, &wide)
}

// reportDigits reports the first number of the width that fewer have.
func reportDigits(pass *Pass, narrow, wide *digitCount) {
	if narrow.n == 0 || wide.n == 0 || wide.single == wide.n && narrow.single == 0 {
		return
	}
	few, many := wide, narrow
	if narrow.n < wide.n {
		few, many = many, few
	}
	pass.warn(few.passage, few.at, "digits.words", "Found", few.words, "Count", strconv.Itoa(few.n), "First", many.words, "Many", strconv.Itoa(many.n))
}

// countDigits counts the numbers of a passage. Numbers that are part of a name
// (Ｗｅｂ３, ISO27001) or in brackets, as items in running words are (（１）), and those
// in quotation marks, are left out.
func countDigits(p *passage, narrow, wide *digitCount) {
	s := p.words
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isDigit(r) && !isWideDigit(r) {
			i += size
			continue
		}
		start, length := i, 0
		for i < len(s) {
			c, n := utf8.DecodeRuneInString(s[i:])
			if !isDigit(c) && !isWideDigit(c) {
				break
			}
			i, length = i+n, length+1
		}
		if b, a := before(s, start), after(s, i); isNamePart(b) || isNamePart(a) || strings.ContainsRune("（(", b) && strings.ContainsRune("）)", a) {
			continue
		}
		count := narrow
		if isWideDigit(r) {
			count = wide
		}
		if count.n == 0 {
			if quoted(s, start) {
				continue
			}
			count.passage, count.at, count.words = p, start, numberAt(s, start, i)
		}
		count.n++
		if length == 1 {
			count.single++
		}
	}
}

func isNamePart(r rune) bool {
	return isLatin(r) || isWideLatin(r) || strings.ContainsRune("-－.．_/ー", r) && r != 0
}

// numberAt returns the number s[start:end] with the character behind it.
func numberAt(s string, start, end int) string {
	if r, size := utf8.DecodeRuneInString(s[end:]); isJapanese(r) {
		end += size
	}
	return s[start:end]
}
