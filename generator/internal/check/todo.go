package check

import (
	"strings"
)

// todo reports remarks of those who wrote the text that were not taken out:
// TODO: and FIXME, TBD, 【要確認】, [検討中]. In a draft they may stand, and in titles,
// captions and quotations they are names.
func todo(pass *Pass) {
	pass.each(func(p *passage) {
		if p.version.Draft() || p.role == inTitle || p.role == inCaption {
			return
		}
		if p.has(hasLatin) {
			todoWord(pass, p)
		}
		if p.has(hasBracket|hasSquare) && p.has(hasHan) {
			todoBracket(pass, p)
		}
	})
}

func todoWord(pass *Pass, p *passage) {
	for _, word := range [...]string{"TODO", "FIXME", "TBD", "TBC"} {
		i := strings.Index(p.words, word)
		if i < 0 || isWordRune(before(p.words, i)) || isWordRune(after(p.words, i+len(word))) || quoted(p.words, i) {
			continue
		}
		switch sure, perhaps := remark(p.words, i, i+len(word)); {
		case sure:
			pass.error(p, i, "todo", "Found", word)
		case perhaps && !definesWord(p.words, i, i+len(word)):
			pass.warn(p, i, "todo", "Found", word)
		}
	}
}

// remark reports whether s[i:j] is surely or perhaps a remark: TODO: and [TBD] are,
// TBD is always one, and TODO where nothing follows that it could be the name of
// (the TODO list, TODOリスト).
func remark(s string, i, j int) (sure, perhaps bool) {
	a := after(s, j)
	if s[i+1] == 'B' {
		return bracketed(s, i, j), true
	}
	starts := i == 0 && (a == ' ' || a == 0)
	return a == ':' || a == '：' || starts || bracketed(s, i, j), a == 0 || strings.ContainsRune(".)）。】]", a)
}

// bracketed reports whether s[i:j] stands alone in square brackets.
func bracketed(s string, i, j int) bool {
	return strings.ContainsRune("[［【", before(s, i)) && i > 0 && strings.ContainsRune("]］】", after(s, j)) && j < len(s)
}

// definesWord reports whether s[i:j] stands in round brackets behind the words
// that it abbreviates.
func definesWord(s string, i, j int) bool {
	return strings.ContainsRune("(（", before(s, i)) && i > 0 && strings.ContainsRune(")）", after(s, j)) && j < len(s)
}

// remarks are whole contents of brackets that no text in force has.
var remarks = []string{"要確認", "要検討", "検討中", "確認中", "作成中", "調整中", "未定稿", "仮", "仮置き", "後日追記", "追記予定", "要修正", "要追記"}

func todoBracket(pass *Pass, p *passage) {
	for i, r, size := nextBracket(p.words, 0); r != 0; i, r, size = nextBracket(p.words, i+size) {
		if !strings.ContainsRune("【［[（(〔", r) {
			continue
		}
		inner := p.words[i+size:]
		for _, remark := range remarks {
			rest, ok := strings.CutPrefix(inner, remark)
			if ok && strings.ContainsRune("】］]）)〕", after(rest, 0)) && rest != "" && !quoted(p.words, i) && p.role != inCell {
				pass.error(p, i, "todo", "Found", remark)
				return
			}
		}
	}
}
