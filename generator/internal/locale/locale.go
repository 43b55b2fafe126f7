// Package locale holds all that differs from language to language in a text:
// labels, references, dates, eras.
//
// Each language has its files: ja_label.go, ja_date.go, ja_reference.go and so
// on; what they have in common stands in label.go, date.go and reference.go. To
// add a language, write its files and add it to the list in [For].
package locale

import "jobun/generator/internal/policy"

// Locale reads and writes the parts of a text that machines must understand.
type Locale interface {
	labels
	dates
	references
	outside
	otherDocuments
	comparisons
	figures
	periods
	modality
	polarities
	speakers
	captions
	definitions
	termWords
	sentenceCutter
}

// For returns the locale of the language. Ok is false if there is none, and
// the locale is then English.
func For(language policy.Language) (l Locale, ok bool) {
	switch language {
	case "ja":
		return japanese{}, true
	case "en":
		return english{}, true
	}
	return english{}, false
}

type (
	japanese struct{}
	english  struct{}
)
