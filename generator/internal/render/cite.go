package render

import (
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// Citation is where the script of a page finds how provisions are cited in a language:
// in the text as data of the version that is shown.
type Citation struct {
	Language policy.Language
	Version  string // link to the version in that language
	Address  string // of the same, absolute
}

// Citations returns where provisions of the text are cited, in each language that it
// has.
func (v *View) Citations() []Citation {
	list := make([]Citation, len(v.Text.Languages))
	for i, l := range v.Text.Languages {
		address := site.VersionAddress(l, v.Text.Policy.Name, v.Text.Version.Name())
		list[i] = Citation{l, v.Link(address), v.URL(address)}
	}
	return list
}
