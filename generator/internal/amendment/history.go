package amendment

import (
	"slices"

	"jobun/generator/internal/policy"
)

// History makes the comparisons of the texts of one policy, for all who need them:
// checks, pages, feeds. Those of a version with the one before it are made once.
// It must not be used by several goroutines at once.
type History struct {
	policy   *policy.Policy
	made     map[[2]*policy.Text]*Amendment
	followed map[*policy.Text][]Followed // by the newer text of the language
	behind   map[policy.Language][]map[string]Lag
	memory   memory
}

// NewHistory returns the history of a policy.
func NewHistory(p *policy.Policy) *History {
	return &History{
		policy:   p,
		made:     map[[2]*policy.Text]*Amendment{},
		followed: map[*policy.Text][]Followed{},
		behind:   map[policy.Language][]map[string]Lag{},
	}
}

// Policy returns the policy of which it is the history.
func (h *History) Policy() *policy.Policy { return h.policy }

// Compare compares the texts of two versions in a language, as [Compare] does. Both
// have one in it.
func (h *History) Compare(older, newer *policy.Version, l policy.Language) *Amendment {
	key := [2]*policy.Text{older.Texts[l], newer.Texts[l]}
	if a := h.made[key]; a != nil {
		return a
	}
	a := compare(key[0], key[1], &h.memory)
	if h.Follows(older, newer) {
		h.made[key] = a
	}
	return a
}

// Follows reports whether older is the version directly before newer.
func (h *History) Follows(older, newer *policy.Version) bool {
	i := slices.Index(h.policy.Versions, newer)
	return i > 0 && h.policy.Versions[i-1] == older
}

// Lag says how far the translation of a provision is behind the prevailing text.
type Lag struct {
	Amendments int             // how many of the prevailing provision it has not followed
	Since      *policy.Version // the version whose prevailing words it translates
	Provision  string          // identifier of the provision in that version
}

// Behind returns for each version which provisions of its text in the language l,
// a translation, are behind the prevailing text, by identifier. Provisions are
// those with headings; a version that declares that a translation needs no change
// ([policy.Version.Translation]) leaves no lag. A version without the translation,
// and the first one with it, have none: there is nothing to compare.
func (h *History) Behind(l policy.Language) []map[string]Lag {
	if list, ok := h.behind[l]; ok {
		return list
	}
	versions := h.policy.Versions
	list := make([]map[string]Lag, len(versions))
	for i := 1; i < len(versions); i++ {
		list[i] = map[string]Lag{}
		for _, f := range h.Followed(i, l) {
			lag := list[i-1][f.Before]
			switch {
			case f.Translation:
				continue
			case f.Prevailing && !f.Declared:
				if lag.Amendments == 0 {
					lag.Since, lag.Provision = versions[i-1], f.Before
				}
				lag.Amendments++
			}
			if lag.Amendments > 0 {
				list[i][f.Provision.ID] = lag
			}
		}
	}
	h.behind[l] = list
	return list
}

// Followed says of a provision of a version in which of two texts its words are
// other than in the version before.
type Followed struct {
	Provision   *policy.Provision // of the prevailing text
	Counterpart *policy.Provision // of the translation; nil if there is none
	Prevailing  bool              // the prevailing words are amended
	Translation bool              // the translation is
	Declared    bool              // the version says that the translation need not follow

	Before string // identifier of the provision in the version before; "" if it is new
}

// Followed returns, for reading only, that of all provisions with headings that are in version i and
// in the one before, in the prevailing text and in the language l. There are none
// if a text is missing.
func (h *History) Followed(i int, l policy.Language) []Followed {
	before, version := h.policy.Versions[i-1], h.policy.Versions[i]
	if before.Texts[l] == nil || version.Texts[l] == nil || l == h.policy.Prevailing {
		return nil
	}
	if list, ok := h.followed[version.Texts[l]]; ok {
		return list
	}
	list := h.follow(before, version, l)
	h.followed[version.Texts[l]] = list
	return list
}

func (h *History) follow(before, version *policy.Version, l policy.Language) []Followed {
	prevailing := h.Compare(before, version, h.policy.Prevailing)
	translation := h.Compare(before, version, l)
	var list []Followed
	prevailing.New.Walk(func(p *policy.Provision) {
		c := prevailing.Of(p)
		if !isHeaded(p.Kind) || c == nil || c.Old == nil {
			return
		}
		f := Followed{Provision: p, Counterpart: translation.New.ByID(p.ID), Prevailing: reworded(c), Before: c.Old.ID}
		if f.Counterpart != nil {
			f.Translation = reworded(translation.Of(f.Counterpart))
		}
		f.Declared = version.NeedsNoTranslation(p)
		list = append(list, f)
	})
	return list
}

// reworded reports whether the words of a provision, and of what is inside it
// without a heading, are others than before.
func reworded(c *Change) bool {
	switch newTouched(c).Kind {
	case Amended, Inserted, Replaced:
		return true
	}
	return false
}
