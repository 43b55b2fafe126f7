package content

import (
	"go.yaml.in/yaml/v4"

	"jobun/generator/internal/policy"
)

// comparison reads comparison:, the name of a form or a mapping that says what
// differs from it. Without it, statutes have the form of ministerial orders and
// everything else that of companies.
func (f *Folder) comparison(m mapping, preset string) policy.Comparison {
	forms := []string{string(policy.CompanyForm), string(policy.GovernmentForm), string(policy.MunicipalForm)}
	if preset == "statute" {
		forms[0], forms[1] = forms[1], forms[0]
	}
	n := m.values["comparison"]
	if n == nil || n.Kind != yaml.MappingNode {
		return policy.Comparison{Form: policy.ComparisonForm(m.oneOf("comparison", forms...))}
	}
	inner, ok := m.reader.mapping(n, "form", "order", "new", "old")
	if !ok {
		return policy.Comparison{Form: policy.ComparisonForm(forms[0])}
	}
	return policy.Comparison{
		Form:     policy.ComparisonForm(inner.oneOf("form", forms...)),
		OldFirst: inner.oneOf("order", "new-first", "old-first") == "old-first",
		New:      inner.localized("new", f.Site.Languages),
		Old:      inner.localized("old", f.Site.Languages),
	}
}
