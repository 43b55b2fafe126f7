package locale

import "strings"

type otherDocuments interface {
	// InDocument words a citation of a provision of another document: 利用規約第4条,
	// Article 4 of the Terms of Service. The citation may be "": the document as
	// a whole is meant.
	InDocument(title, citation string) string
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
