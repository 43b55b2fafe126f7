// Package word types the numbers that Word counts into a .docx.
//
// Most numbers of a text that was written in Word are not in it: a paragraph says
// only that it belongs to a level of a list, and Word counts. Whoever reads the file
// without counting as Word does loses 第4条, or gets 1 for （ア）. [Type] counts, writes
// each number as words before those of its paragraph, and takes the paragraph out of
// its list. All else stays as it is, byte for byte.
//
// How Word counts is told in ECMA-376 part 1, 17.9: levels and their forms in
// word/numbering.xml, lists of styles in word/styles.xml.
package word

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
)

// Document is a file of Word with its numbers typed.
type Document struct {
	Docx       []byte
	Paragraphs []string // the words of each, in their order, with the number that was typed
	Unknown    []string // words of paragraphs whose number is of a form that is not known here; they are left as they were
}

// ErrNotWord says that a file is no .docx.
var ErrNotWord = errors.New("not a file of Word (.docx)")

const (
	documentPart  = "word/document.xml"
	numberingPart = "word/numbering.xml"
	stylesPart    = "word/styles.xml"
)

// limit bounds how large a part may become when it is unpacked.
const limit = 200 << 20

// Type types the numbers of a .docx.
func Type(docx []byte) (Document, error) {
	archive, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		return Document{}, ErrNotWord
	}
	parts := map[string][]byte{}
	for _, f := range archive.File {
		if slices.Contains([]string{documentPart, numberingPart, stylesPart}, f.Name) {
			if parts[f.Name], err = unpack(f); err != nil {
				return Document{}, ErrNotWord
			}
		}
	}
	if parts[documentPart] == nil {
		return Document{}, ErrNotWord
	}
	lists, err := readLists(parts[numberingPart], parts[stylesPart])
	if err != nil {
		return Document{}, ErrNotWord
	}
	t := typist{lists: lists, counts: newCounts(), part: parts[documentPart]}
	if err := t.run(); err != nil {
		return Document{}, ErrNotWord
	}
	t.document.Docx, err = repack(archive, t.typed())
	return t.document, err
}

func unpack(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && len(data) > limit {
		err = ErrNotWord
	}
	return data, err
}

// repack returns the archive with another text.
func repack(archive *zip.Reader, document []byte) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range archive.File {
		if f.Name != documentPart {
			if err := w.Copy(f); err != nil {
				return nil, err
			}
			continue
		}
		part, err := w.Create(f.Name)
		if err != nil {
			return nil, err
		}
		if _, err := part.Write(document); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return b.Bytes(), err
}
