package site

import (
	"cmp"
	"slices"
	"strings"

	"jobun/generator/internal/policy"
)

// Forward says what became of a provision of an older version that has no longer
// its identifier, so that links to it on the page of the text in force lead on.
type Forward struct {
	ID      string            // in the older version
	Old     *policy.Provision // as it last had that identifier
	New     *policy.Provision // as it is in the text in force; nil if it is gone
	Into    *policy.Provision // of what is gone, the provision of the text in force that has its words; nil if there is none
	Since   *policy.Version   // with which it got its present place, or went
	Reused  bool              // another provision has the identifier now
	Address string            // of the old provision
	Changes string            // address of what the version changed
}

// destination is a provision of the text in force, and since when it stands there.
type destination struct {
	id    string // "" if it is gone
	into  string // of what is gone: the provision into which it was merged; "" if there is none
	since *policy.Version
}

// forwards returns what became of the provisions of all versions before the one
// that the policy's own page shows, by the comparisons of the prevailing texts. What
// went along inside another provision is not named besides.
func forwards(c *comparer, t *Text) ([]Forward, error) {
	p := c.policy
	last := slices.Index(p.Versions, t.Latest)
	current := p.Versions[last].Texts[p.Prevailing]
	var list []Forward
	listed := map[string]bool{}
	later := map[string]destination{} // of the provisions of the version after
	for i := last - 1; i >= 0; i-- {
		made, err := c.compare(p.Versions[i], p.Versions[i+1], p.Prevailing)
		if err != nil {
			return nil, err
		}
		to := map[string]destination{}
		merged := made.Amendment.Merged()
		made.Amendment.Old.Walk(func(o *policy.Provision) {
			d := destination{since: p.Versions[i+1]}
			if change := made.Amendment.Of(o); change != nil && change.New != nil {
				d.id = change.New.ID
				if next, moved := later[d.id]; moved {
					d = next
				} else if d.id == o.ID {
					return
				}
			} else if into := merged[o]; into != nil {
				if d.into = into.ID; later[d.into].since != nil {
					d.into = cmp.Or(later[d.into].id, later[d.into].into)
				}
			}
			to[o.ID] = d
			if d.id == o.ID || listed[o.ID] || wentAlong(o, d, to) {
				return
			}
			listed[o.ID] = true
			list = append(list, newForward(t, p.Versions[i], o, d, current.ByID(o.ID) != nil))
		})
		later = to
	}
	return list, nil
}

// wentAlong reports whether a provision went where the one around it went, so that
// what was said of that is true of it.
func wentAlong(o *policy.Provision, d destination, to map[string]destination) bool {
	if o.Parent == nil {
		return false
	}
	outer, moved := to[o.Parent.ID]
	inside, found := strings.CutPrefix(o.ID, o.Parent.ID)
	return moved && found && (outer.id == "" && d.id == "" && (d.into == "" || outer.into != "") || outer.id != "" && d.id == outer.id+inside)
}

func newForward(t *Text, v *policy.Version, o *policy.Provision, d destination, reused bool) Forward {
	name, l := t.Policy.Name, t.Language
	f := Forward{
		ID: o.ID, Old: o, Since: d.since, Reused: reused,
		Address: VersionAddress(l, name, v.Name()),
		Changes: ChangesAddress(l, name, d.since.Name(), ""),
	}
	if text, _ := t.Policy.Text(v, t.Text.Language); text.ByID(o.ID) != nil {
		f.Old = text.ByID(o.ID)
	}
	f.New, f.Into = present(t, d.id), present(t, d.into)
	return f
}

// present returns a provision of the text in force; nil if the identifier is "".
func present(t *Text, id string) *policy.Provision {
	if id == "" {
		return nil
	}
	if p := t.Text.ByID(id); p != nil {
		return p
	}
	return t.Latest.Texts[t.Policy.Prevailing].ByID(id) // The translation lags behind.
}
