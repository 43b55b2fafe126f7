package check

import (
	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// lag reports where a version changed the words of a provision in one language
// and not in the other: the translation is behind the prevailing text, or says
// what was never enacted. A translation that catches up with earlier amendments
// is neither. A version can declare that a provision needs no translation.
func lag(pass *Pass) {
	exceptions(pass)
	h := pass.history()
	for _, l := range pass.Site.Languages {
		behind := h.Behind(l)
		for i := 1; i < len(pass.Policy.Versions); i++ {
			before, version := pass.Policy.Versions[i-1], pass.Policy.Versions[i]
			for _, f := range h.Followed(i, l) {
				args := []string{"Since", before.Name()}
				switch {
				case f.Declared || f.Counterpart == nil || f.Prevailing == f.Translation:
				case f.Prevailing:
					report(pass, "lag.behind", version, l, f.Counterpart, f.Provision, args)
				case behind[i-1][f.Before].Amendments == 0:
					report(pass, "lag.ahead", version, l, f.Counterpart, f.Provision, args)
				}
			}
		}
	}
}

func report(pass *Pass, id string, v *policy.Version, l policy.Language, q, p *policy.Provision, args []string) {
	text, prevailing := v.Texts[l], v.Texts[pass.Policy.Prevailing]
	pass.Problems.Warn(text.File.Pos(q.At), id, append(args,
		"Label", named(text, q), "Other", named(prevailing, p), "Place", place(prevailing, p), "ID", p.ID, "File", pass.Policy.Pos.File)...)
}

// named names a provision in a message, a preamble too.
func named(t *policy.Text, p *policy.Provision) string {
	if p.Kind == policy.Preamble {
		l, _ := locale.For(t.Language)
		return l.Names().Preamble
	}
	if p.Label == "" && len(p.Caption) > 0 {
		return policy.Plain(p.Caption)
	}
	return name(p)
}

// exceptions reports what a version declares of provisions that it does not have.
func exceptions(pass *Pass) {
	for _, v := range pass.Policy.Versions {
		text := v.Texts[pass.Policy.Prevailing]
		for i := range v.Translation {
			e := &v.Translation[i]
			found := false
			if text != nil {
				text.Walk(func(p *policy.Provision) { found = found || e.Means(p) })
			}
			if !found {
				pass.Problems.Error(e.Pos, "lag.unknown", "Found", e.Provision, "Version", v.Name())
			}
		}
	}
}
