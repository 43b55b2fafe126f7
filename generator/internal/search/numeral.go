package search

import "strconv"

// appendNumeral appends the number at the start of s in Arabic digits; size is how
// many characters it takes, 0 if there is no number. A number is digits, 〇 to 九 or
// Arabic ones with commas between thousands, or what 十, 百, 千, 万 and 億 make of
// them, in falling order: 百二十三, 3万5千.
func appendNumeral(b []byte, s []rune) (out []byte, size int) {
	if !beginsNumber(s[0]) {
		return b, 0
	}
	var n numeral
	for size < len(s) {
		d := digits{text: b[len(b):]}
		d.scan(s[size:])
		unit, big := rune(0), false
		if size+d.size < len(s) {
			unit, big = unitOf(s[size+d.size])
		}
		switch {
		case unit > 0 && n.take(&d, int(unit), big):
			size += d.size + 1
			continue
		case d.size == 0:
		case size == 0:
			return append(b, d.text...), d.size // of no unit
		case n.end(&d):
			size += d.size
		}
		break
	}
	if size == 0 {
		return b, 0
	}
	return strconv.AppendInt(b, int64(n.total+n.section), 10), size
}

// beginsNumber reports whether a number can begin with the character.
func beginsNumber(r rune) bool {
	if r < 0x80 {
		return '0' <= r && r <= '9'
	}
	if !isNumberSign(r) {
		return false // as most characters
	}
	unit, big := unitOf(r)
	return unit > 0 && !big || digitOf(r, true) >= 0
}

// isOfNumber reports whether the character may stand in a number.
func isOfNumber(r rune) bool {
	return '0' <= r && r <= '9' || r == ',' || isNumberSign(r)
}

// isNumberSign reports whether r is a kanji digit or a unit.
func isNumberSign(r rune) bool {
	if r > '千' && r != '四' && r != '百' {
		return false // as most kanji
	}
	switch r {
	case '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '億':
		return true
	}
	return false
}

// digits is a run of digits, kanji or Arabic ones.
type digits struct {
	text []byte // in Arabic digits
	size int    // characters, commas included
}

// scan reads the digits at the start of s.
func (d *digits) scan(s []rune) {
	kanji := len(s) > 0 && s[0] >= 0x80
	for d.size < len(s) {
		value := digitOf(s[d.size], kanji)
		if value < 0 {
			if kanji || !d.isComma(s) {
				return
			}
			d.size++
			continue
		}
		d.text = append(d.text, byte('0'+value))
		d.size++
	}
}

// isComma reports whether a comma stands next that divides thousands: behind up to
// three digits or another such comma, before three.
func (d *digits) isComma(s []rune) bool {
	if s[d.size] != ',' || d.size == 0 || len(d.text) > 3 && len(d.text) == d.size || len(s) < d.size+4 {
		return false
	}
	for _, r := range s[d.size+1 : d.size+4] {
		if digitOf(r, false) < 0 {
			return false
		}
	}
	return len(s) == d.size+4 || digitOf(s[d.size+4], false) < 0
}

// value returns the value of up to four digits.
func (d *digits) value() int {
	value := 0
	for _, r := range d.text {
		value = 10*value + int(r-'0')
	}
	return value
}

// digitOf returns the value of a digit, kanji or Arabic; -1 for all else.
func digitOf(r rune, kanji bool) int {
	if !kanji {
		if '0' <= r && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	switch r {
	case '〇':
		return 0
	case '一':
		return 1
	case '二':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// unitOf returns what a unit multiplies with, 0 for all other characters, and
// whether it multiplies all before it.
func unitOf(r rune) (unit rune, big bool) {
	switch r {
	case '十':
		return 10, false
	case '百':
		return 100, false
	case '千':
		return 1000, false
	case '万':
		return 10_000, true
	case '億':
		return 100_000_000, true
	}
	return 0, false
}

// numeral is a number with units as far as it has been read.
type numeral struct {
	total, section int // before and after the last 万 or 億
	small, big     int // the last 十, 百 or 千 since, and 万 or 億; 0 if there is none
}

// take takes digits and the unit behind them. It refuses what cannot follow.
func (n *numeral) take(d *digits, unit int, big bool) bool {
	switch {
	case !big:
		if len(d.text) > 1 || len(d.text) == 1 && d.value() == 0 || n.small > 0 && unit >= n.small {
			return false
		}
		n.section += max(d.value(), 1) * unit
		n.small = unit
		return true
	case n.big > 0 && unit >= n.big, len(d.text) > 4, n.section > 0 && len(d.text) > 1, n.section == 0 && d.value() == 0:
		return false
	}
	n.total += (n.section + d.value()) * unit
	n.section, n.small, n.big = 0, 0, unit
	return true
}

// end takes the digits at the end of the number, behind all units.
func (n *numeral) end(d *digits) bool {
	if len(d.text) > 4 || n.small > 0 && len(d.text) > 1 {
		return false
	}
	n.section += d.value()
	return true
}
