package locale

import (
	"strings"
	"unicode/utf8"
)

type otherDocuments interface {
	// InDocument words a citation of a provision of another document: 利用規約第4条,
	// Article 4 of the Terms of Service. The citation may be "": the document as
	// a whole is meant.
	InDocument(title, citation string) string

	// LooksLabelled reports whether a heading begins like a label that names its
	// kind, whether or not it can be read: 第一条目的, Article 1Purpose.
	LooksLabelled(heading string) bool
}

func (japanese) InDocument(title, citation string) string { return title + citation }

func (english) InDocument(title, citation string) string {
	if citation == "" {
		return title
	}
	if strings.HasPrefix(strings.ToLower(title), "the ") {
		return citation + " of " + title
	}
	return citation + " of the " + title
}

func (japanese) LooksLabelled(heading string) bool {
	rest, ok := strings.CutPrefix(heading, "第")
	if !ok {
		return false
	}
	number := strings.TrimLeft(rest, "0123456789０１２３４５６７８９〇一二三四五六七八九十百千 　")
	if number == rest {
		return false
	}
	r, size := utf8.DecodeRuneInString(number)
	if !strings.ContainsRune("編部章節款目条", r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(number[size:])
	return !strings.ContainsRune("のにをがはでともへかや", next) // 第7条の解説
}

// englishKinds are the words with which English headings name their kind.
var englishKinds = []string{"article", "chapter", "part", "section", "subsection", "division"}

func (english) LooksLabelled(heading string) bool {
	word, rest, ok := strings.Cut(strings.ToLower(heading), " ")
	if !ok || rest == "" || rest[0] < '0' || rest[0] > '9' {
		return false
	}
	for _, kind := range englishKinds {
		if word == kind {
			return true
		}
	}
	return false
}
