package site

import (
	"jobun/generator/internal/amendment"
	"jobun/generator/internal/policy"
)

// Comparison is what one version of a policy changed in an older one, in one
// language.
type Comparison struct {
	Policy    *policy.Policy
	Old, New  *policy.Version
	From, To  string // names of the versions
	Amendment *amendment.Amendment
	Style     Style
	Title     string // of the newer text, without markup
	Touched   []amendment.Touched
}

// NewComparison compares two versions of a policy in a language; if one of them
// has no text in it, the prevailing texts are compared. An error says that the
// comparison is not exact, which is a mistake of this program.
func NewComparison(h *amendment.History, older, newer *policy.Version, l policy.Language) (*Comparison, error) {
	p := h.Policy()
	if older.Texts[l] == nil || newer.Texts[l] == nil {
		l = p.Prevailing
	}
	from, to := older.Texts[l], newer.Texts[l]
	a := h.Compare(older, newer, l)
	if err := a.Verify(); err != nil {
		return nil, err
	}
	style := styleOf(p, to)
	if before := styleOf(p, from); before.CaptionAbove {
		style = before // The newer text may have no caption left, and says nothing then.
	}
	return &Comparison{
		Policy: p, Old: older, New: newer, From: older.Name(), To: newer.Name(), Amendment: a,
		Style: style, Title: policy.Plain(to.Title), Touched: a.Touched(),
	}, nil
}

// Language returns the language of the texts that are compared.
func (c *Comparison) Language() policy.Language { return c.Amendment.New.Language }

// Table returns the comparison table; it has no rows if no words differ.
func (c *Comparison) Table() *Table {
	t := newTable(c.Policy, c.Amendment, c.Style)
	if c.Amendment.Empty() {
		t.Rows = nil
	}
	return t
}

// Counts returns how many provisions were touched in each way; those of none are
// left out.
func (c *Comparison) Counts() []amendment.Count { return amendment.Counts(c.Touched) }
