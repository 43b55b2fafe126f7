package locale

import "strings"

// mailFigure reads the e-mail address whose "@" is at s[at].
func mailFigure(s string, from, at int) (f Figure, ok bool) {
	start, end := at, at+1
	for start > from && isMailByte(s[start-1]) {
		start--
	}
	for end < len(s) && isMailByte(s[end]) {
		end++
	}
	end = at + 1 + len(strings.TrimRight(s[at+1:end], ".-_"))
	if start == at || !strings.Contains(s[at+1:end], ".") {
		return f, false
	}
	return Figure{Kind: Mail, Den: 1, Text: s[start:end], Start: start, End: end}, true
}

func isMailByte(b byte) bool {
	return isASCIIDigit(b) || isASCIILetter(b) || b == '.' || b == '-' || b == '_' || b == '+' || b == '%'
}

// addressFigure reads the address of a page at s[at], where "http" begins.
func addressFigure(s string, at int) (f Figure, ok bool) {
	rest := s[at:]
	if !strings.HasPrefix(rest, "http://") && !strings.HasPrefix(rest, "https://") {
		return f, false
	}
	end := 0
	for end < len(rest) && rest[end] > ' ' && rest[end] < 0x7f && strings.IndexByte("\"<>()", rest[end]) < 0 {
		end++
	}
	text := strings.TrimRight(rest[:end], ".,;:!?'")
	return AddressFigure(text, at, at+len(text)), true
}

// AddressFigure returns the figure of the address of a page.
func AddressFigure(address string, start, end int) Figure {
	return Figure{Kind: Address, Den: 1, Text: strings.TrimRight(address, "/"), Start: start, End: end}
}

// digitRun reads digits in groups that hyphens join, such as a telephone number,
// and behind "+" spaces and brackets too. Groups counts the runs of digits.
func digitRun(s string, at int) (end, digits, groups int) {
	i, joint := at, "-"
	if s[at] == '+' {
		i, joint = at+1, "- ()"
	}
	for i < len(s) && isASCIIDigit(s[i]) {
		groups++
		for i < len(s) && isASCIIDigit(s[i]) {
			i, digits = i+1, digits+1
		}
		end = i
		for n := 0; n < 2 && i < len(s) && strings.IndexByte(joint, s[i]) >= 0; n++ {
			if s[i] == '(' && !digitsInBrackets(s[i:]) {
				return end, digits, groups
			}
			i++
			if joint == "-" {
				break
			}
		}
	}
	return end, digits, groups
}

// digitsInBrackets reports whether s begins with digits in brackets: (0), but not
// (10:00–17:00).
func digitsInBrackets(s string) bool {
	inner := strings.TrimLeft(s[1:], "0123456789")
	return len(inner) < len(s)-1 && strings.HasPrefix(inner, ")")
}

// joinedFigure reads a telephone number, a postal code or another number of
// several groups at the digit or "+" at s[at].
func joinedFigure(s string, at int) (f Figure, ok bool) {
	end, digits, groups := digitRun(s, at)
	if groups < 2 {
		return f, false
	}
	f = Figure{Kind: Code, Den: 1, Text: s[at:end], Start: at, End: end}
	switch {
	case digits >= 9 && groups >= 2:
		f.Kind, f.Text = Phone, phoneDigits(s[at:end])
	case groups == 2 && digits == 7 && end-at == 8 && s[at+3] == '-': // 100-0001
	case groups == 2:
		return f, false // 3-5 days
	}
	return f, true
}

// phoneDigits returns the digits of a telephone number, with 0 for the country
// code of Japan.
func phoneDigits(s string) string {
	var b strings.Builder
	if rest, ok := strings.CutPrefix(s, "+81"); ok {
		s = strings.TrimLeft(rest, " -")
		if !strings.HasPrefix(s, "0") && !strings.HasPrefix(s, "(0") {
			b.WriteByte('0')
		}
	}
	for i := range len(s) {
		if isASCIIDigit(s[i]) {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// groupedFigure reads a number of several parts at the digit at s[at]: a numeric
// date, a telephone number, 1/30, 1.2.3.
func groupedFigure(s string, at int) (f Figure, ok bool) {
	end := at
	for end < len(s) && isASCIIDigit(s[end]) {
		end++
	}
	if end+1 >= len(s) || !isASCIIDigit(s[end+1]) || end-at > maxFigureDigits {
		return f, false
	}
	switch s[end] {
	case '-', '/':
		c := dateCursor{s: s, i: at}
		if w, ok := numericDate(&c); ok && (c.i == len(s) || !joinsNumber(s[c.i])) {
			if d, err := w.resolve(); err == nil {
				return dateFigure(d.Date, at, c.i), true
			}
		}
		if s[end] == '-' {
			return joinedFigure(s, at)
		}
		return slashedFigure(s, at)
	case '.':
		return dottedFigure(s, at)
	}
	return f, false
}

// slashedFigure reads 1/30.
func slashedFigure(s string, at int) (f Figure, ok bool) {
	c := dateCursor{s: s, i: at}
	above, _, _ := c.longDigits()
	c.literal("/")
	below, _, ok := c.longDigits()
	if !ok || above >= below || above == 0 || c.i < len(s) && s[c.i] == '/' {
		return f, false
	}
	f = whole(above).over(below).figure(Ratio, at, c.i)
	f.Soft = false
	return f, true
}

// dottedFigure reads 1.2.3, the number of a version or an address.
func dottedFigure(s string, at int) (f Figure, ok bool) {
	end, points := at, 0
	for end < len(s) && (isASCIIDigit(s[end]) || s[end] == '.' && end+1 < len(s) && isASCIIDigit(s[end+1])) {
		if s[end] == '.' {
			points++
		}
		end++
	}
	if points < 2 {
		return f, false
	}
	return Figure{Kind: Code, Den: 1, Text: s[at:end], Start: at, End: end}, true
}
