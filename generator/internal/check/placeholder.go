package check

import (
	"strings"
	"unicode/utf8"

	"jobun/generator/internal/policy"
)

// placeholder reports what was to be replaced by a number, a date or a name and
// was not: XNUMX and #NUM, which translators leave; 〇年〇月〇日; 20XX年; ○○株式会社; *** and
// ____; [Company Name]. A draft may hold them, and so may quotations, forms, and
// sentences that give an example (〇〇のように記載する).
func placeholder(pass *Pass) {
	list := pass.words()
	for i := range list {
		p := &list[i]
		if p.version.Draft() || !p.has(hasLatin|hasWideLatin|hasCircle|hasMark) {
			continue
		}
		if p.has(hasLatin) {
			placeholderNumber(pass, p)
		}
		if p.has(hasLatin|hasWideLatin) && p.japanese() {
			placeholderLetters(pass, p)
		}
		if inForm(p.provision) {
			continue
		}
		if p.has(hasCircle) {
			placeholderCircles(pass, p)
		}
		if p.has(hasMark|hasSquare) && p.role != inCell {
			placeholderBlank(pass, p)
		}
	}
}

// inForm reports whether p stands in a form, which is there to be filled in.
func inForm(p *policy.Provision) bool {
	for ; p != nil; p = p.Parent {
		if p.Kind.IsAppendix() {
			return true
		}
	}
	return false
}

func placeholderNumber(pass *Pass, p *passage) {
	s := p.words
	for from := 0; ; {
		i := strings.Index(s[from:], "NUM")
		if i < 0 {
			return
		}
		i += from
		from = i + len("NUM")
		start := i
		if b := before(s, i); b == 'X' || b == '#' {
			start--
		} else {
			continue
		}
		end := from
		for end < len(s) && isUpper(rune(s[end])) {
			end++
		}
		if isUpper(before(s, start)) || s[start:end] != "XNUMX" && s[start:end] != "#NUM" {
			continue
		}
		pass.error(p, start, "placeholder.number", "Found", s[start:end])
		return
	}
}

// placeholderLetters reports X that stand for digits in Japanese words: 20XX年,
// XX日. Two or more X before anything else may be a Roman number or a name.
func placeholderLetters(pass *Pass, p *passage) {
	s := p.words
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r != 'X' && r != 'Ｘ' && r != 'x' && r != 'ｘ' {
			i += size
			continue
		}
		start, n := i, 0
		for i < len(s) {
			c, size := utf8.DecodeRuneInString(s[i:])
			if c != r {
				break
			}
			i, n = i+size, n+1
		}
		a, b := after(s, i), before(s, start)
		if n < 2 || isLatin(b) || isWideLatin(b) || isDigit(a) || !strings.ContainsRune("年月日円人件時分条項号％%", a) || givesExample(s, start) {
			continue
		}
		pass.error(p, start, "placeholder.date", "Found", s[start:i]+string(a))
		return
	}
}

const circles = "○〇◯●△▲□■◇◆×＊"

// placeholderCircles reports two or more circles or other signs in a row, and
// one where a number should stand: 第○条, 〇年〇月〇日.
func placeholderCircles(pass *Pass, p *passage) {
	s := p.words
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !strings.ContainsRune(circles, r) {
			i += size
			continue
		}
		start, n := i, 0
		for strings.HasPrefix(s[i:], string(r)) {
			i, n = i+size, n+1
		}
		b, a := before(s, start), after(s, i)
		if r == '〇' && (isZeroBeside(b) || isZeroBeside(a)) {
			continue // a zero: 二〇二六年
		}
		switch number := a != 0 && strings.ContainsRune("年月日円人件時分条項号％%", a) || b == '第'; {
		case givesExample(s, start), r == '×' && n == 1 && multiplies(s, start, i):
		case p.role == inCell && (!number || r == '〇' && !isDigit(b) && b != ','): // a mark, or a zero
		case number && r != '■' && r != '◆' && r != '▲':
			pass.error(p, start, "placeholder.date", "Found", s[start:i]+string(a))
			return
		case n > 1 && (isJapanese(a) || isJapanese(b)):
			pass.warn(p, start, "placeholder.name", "Found", s[start:i])
			return
		}
	}
}

// multiplies reports whether the sign × at s[start:end] multiplies (月額×月数), and does
// not stand for a number: 第×条, 令和×年, 2020年×月×日.
func multiplies(s string, start, end int) bool {
	head := strings.TrimRight(s[:start], " 　")
	b := before(head, len(head))
	switch {
	case b == 0 || b == '第', b != ')' && b != '）' && !isJapanese(b) && !isLatin(b) && !isDigit(b) && !isWideDigit(b), hasAnySuffix(head, eraNames):
		return false
	case b != '年' && b != '月':
		return true
	}
	_, unit := utf8.DecodeRuneInString(s[end:])
	return isHan(after(s, end+unit)) // 契約年×月額
}

var eraNames = []string{"明治", "大正", "昭和", "平成", "令和"}

func isZeroBeside(r rune) bool {
	return r != '〇' && isKanjiDigit(r) || r == '・'
}

// givesExample reports whether the sentence around the byte i speaks of how
// something is written.
func givesExample(words string, i int) bool {
	start, end := sentence(words, i)
	return containsAny(words[start:end], exampleWords) || quoted(words, i)
}

var exampleWords = []string{"例えば", "例：", "例:", "例）", "（例", "例として", "記載例", "のように", "のような", "記載", "記入", "表示", "表記", "様式", "書式", "明記", "形式", "符号", "記号", "伏字", "伏せ字"}

// placeholderBlank reports blanks to be filled in: ***, ____, [Company Name],
// ［会社名］.
func placeholderBlank(pass *Pass, p *passage) {
	s := p.words
	for _, mark := range [...]string{"***", "____"} {
		if i := strings.Index(s, mark); i >= 0 && !givesExample(s, i) {
			pass.warn(p, i, "placeholder.blank", "Found", mark)
			return
		}
	}
	for from := 0; ; {
		i := strings.IndexAny(s[from:], "[［【")
		if i < 0 {
			return
		}
		i += from
		_, size := utf8.DecodeRuneInString(s[i:])
		from = i + size
		for _, word := range blankWords {
			if strings.HasPrefix(s[from:], word) && !givesExample(s, i) {
				pass.warn(p, i, "placeholder.blank", "Found", bracket(s[i:]))
				return
			}
		}
	}
}

// bracket returns s up to its first closing bracket.
func bracket(s string) string {
	end := strings.IndexAny(s[:min(len(s), 60)], "]］】")
	if end < 0 {
		return excerpt(s)
	}
	_, size := utf8.DecodeRuneInString(s[end:])
	return s[:end+size]
}

var blankWords = []string{"insert", "Insert", "INSERT", "Company Name", "company name", "COMPANY NAME", "Your ", "YOUR ", "DATE]", "Date]", "date]", "Name]", "NAME]", "●", "○", "◯", "会社名", "御社名", "日付", "氏名", "住所", "サービス名", "年月日"}
