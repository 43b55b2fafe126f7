package check

import (
	"strings"
)

// markup reports what is left of HTML, Markdown and templates in the words:
// &nbsp;, a tag that was written as &lt;br&gt;, [words](…, {{ name }}. A sign that
// is meant is written with a backslash (\<br>), and code between backquotes.
func markup(pass *Pass) {
	list := pass.words()
	for i := range list {
		p := &list[i]
		if p.has(hasAccent) {
			spaceEntity(pass, p)
		}
		if !p.has(hasMark | hasSquare) {
			continue
		}
		if at, found := leftMarkup(p); found != "" {
			pass.error(p, at, "markup", "Found", found)
		}
	}
}

// spaceEntity reports a space that is written as &nbsp;, which nobody sees.
func spaceEntity(pass *Pass, p *passage) {
	i := strings.Index(p.words, "\u00a0")
	if i < 0 {
		return
	}
	reference, _, _ := strings.Cut(p.text.File.Text[p.at(i):], ";")
	if strings.HasPrefix(reference, "&") {
		pass.error(p, i, "markup", "Found", reference+";")
	}
}

// leftMarkup returns the first piece of markup in the words and where it is; ""
// if there is none.
func leftMarkup(p *passage) (at int, found string) {
	s := p.words
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '&':
			if name := entity(s[i:]); name != "" {
				return i, name
			}
		case '<':
			if name := tag(s[i:]); name != "" && p.text.File.Text[p.at(i)] == '&' {
				return i, name
			}
		case ']':
			if strings.HasPrefix(s[i:], "](") {
				return i, "]("
			}
		case '*':
			if strong(s[i:]) && (i == 0 || s[i-1] != '*') {
				return i, "**"
			}
		case '{', '}', '$', '`':
			if name := templateMark(s[i:]); name != "" {
				return i, name
			}
		}
	}
	return 0, ""
}

// strong reports whether s begins with words between two pairs of asterisks.
func strong(s string) bool {
	if len(s) < 5 || s[1] != '*' || s[2] == '*' || s[2] == ' ' {
		return false
	}
	end := strings.Index(s[2:min(len(s), 200)], "**")
	return end > 0 && s[2+end-1] != ' '
}

func templateMark(s string) string {
	for _, mark := range [...]string{"{{", "}}", "{%", "${", "```"} {
		if strings.HasPrefix(s, mark) {
			return mark
		}
	}
	return ""
}

// entity returns the character reference with which s begins, or "". A word and
// a semicolon behind & are none unless HTML has them: R&D; is words.
func entity(s string) string {
	if strings.HasPrefix(s, "&nbsp") && !strings.HasPrefix(s, "&nbsp;") {
		return "&nbsp"
	}
	end := strings.IndexByte(s[:min(len(s), 9)], ';')
	if end < 2 {
		return ""
	}
	name := s[1:end]
	if digits := strings.TrimLeft(name, "#x"); name[0] == '#' && digits != "" && strings.Trim(digits, "0123456789abcdefABCDEF") == "" {
		return s[:end+1]
	}
	for _, known := range entities {
		if name == known {
			return s[:end+1]
		}
	}
	return ""
}

var entities = []string{"nbsp", "amp", "lt", "gt", "quot", "apos", "copy", "reg", "trade", "yen", "sect", "times", "ldquo", "rdquo", "lsquo", "rsquo", "ndash", "mdash", "hellip", "emsp", "ensp", "middot", "bull"}

// tag returns the HTML tag with which s begins, or "".
func tag(s string) string {
	end := strings.IndexByte(s[:min(len(s), 80)], '>')
	if end < 2 {
		return ""
	}
	name := strings.ToLower(strings.Trim(s[1:end], "/ "))
	name, _, _ = strings.Cut(name, " ")
	for _, known := range tags {
		if name == known {
			return s[:end+1]
		}
	}
	return ""
}

var tags = []string{"br", "p", "b", "i", "u", "a", "ul", "ol", "li", "div", "span", "strong", "em", "table", "tr", "td", "th", "font", "sup", "sub", "h1", "h2", "h3", "h4", "img", "center"}
