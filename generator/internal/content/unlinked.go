package content

import (
	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// Unlinked reads one text of a policy without resolving its references, and the
// style in which its labels are printed. The version is the name of one that the
// policy has, and has in the language.
func (f *Folder) Unlinked(name, version string, l policy.Language) (*policy.Text, *locale.Style, []source.Problem, error) {
	e, err := f.entry(name)
	if err != nil {
		return nil, nil, nil, err
	}
	var problems source.Problems
	t, err := f.text(e, version, l, new(reading), &problems)
	return t, e.styles[l], problems.Sorted(), err
}
