package locale

import (
	"jobun/generator/internal/policy"
)

// outside is what a language must know to cite a provision from outside of its
// text, where a reference inside of it would name less.
type outside interface {
	// citeStep words one step of a citation from the words of a reference: 第2項 is
	// the same, paragraph (2) becomes para. (2).
	citeStep(kind policy.Kind, reference string) string

	// citeRange words a step that names several provisions: 第5条及び第6条, arts. 38–84.
	citeRange(kind policy.Kind, from, to string, pair bool) string

	// citeNote words what stands behind 附則 to tell it from the others, or the
	// number among those that have the same note.
	citeNote(note string, number int) string

	// citeJoin puts steps, or a title and steps, behind each other.
	citeJoin(around, step string) string

	// citeVersion words what stands behind a citation: the day from which the version
	// is in force, or that it is a draft, if that is "".
	citeVersion(effective string) string
}

// Citations words how the provisions of one text are cited from outside of it, each
// with the version that is meant: プライバシーポリシー第4条第2項第1号（令和5年6月16日施行）;
// Privacy Policy, art. 4, para. (2), item (i) (effective June 16, 2023).
//
// They name what references name (see [Citation]): chapters only where articles are
// not counted through, the only paragraph of an article not at all. What prints no
// number is named by its caption. Appendices have their labels. Where a text has several 附則,
// each is named with what stands behind its label.
type Citations struct {
	locale   Locale
	style    *Style
	steps    []map[policy.Number]string // by kind, and of items by depth behind that; texts have the same few numbers
	resolver *policy.Resolver
	title    string
	before   string                       // a provision: title and what joins it
	after    string                       // the version
	notes    map[*policy.Provision]string // of 附則, if there are several
	captions map[string]int               // how many provisions without a number have each
}

// NewCitations returns the citations of texts in a style; [Citations.Start] names
// the first.
func NewCitations(style *Style) *Citations {
	return &Citations{locale: style.locale, style: style}
}

// Start makes ready to cite the provisions of t as they are in the version, with
// dates as the policy prints them.
func (c *Citations) Start(t *policy.Text, title string, v *policy.Version, dates policy.DateStyle) {
	effective := ""
	if !v.Draft() {
		effective = c.locale.FormatDate(v.Effective, dates)
	}
	c.resolver, c.title = policy.NewResolver(t), title
	c.before, c.after = c.locale.citeJoin(title, ""), c.locale.citeVersion(effective)
	c.notes, c.captions = nil, nil
	var supplements []*policy.Provision
	for _, p := range t.Provisions {
		if p.Kind == policy.Supplementary {
			supplements = append(supplements, p)
		}
		c.countCaptions(p)
	}
	if len(supplements) > 1 {
		c.note(supplements)
	}
}

// countCaptions counts the captions by which provisions are cited.
func (c *Citations) countCaptions(p *policy.Provision) {
	if p.Kind > policy.Article {
		return
	}
	if citesCaption(p) {
		if c.captions == nil {
			c.captions = map[string]int{}
		}
		c.captions[policy.Plain(p.Caption)]++
	}
	for _, q := range p.Children {
		c.countCaptions(q)
	}
}

// citesCaption reports whether p is cited by its caption, because no number is
// printed: what nobody can see is no name for it.
func citesCaption(p *policy.Provision) bool {
	return p.Label == "" && len(p.Caption) > 0 && p.Kind <= policy.Article
}

// CiteCaption returns the caption by which p is cited, in quotation marks, because no
// number of it is printed: 「目的」, "Purpose". Ok is false if it is cited by its number.
func (s *Style) CiteCaption(p *policy.Provision) (words string, ok bool) {
	if !citesCaption(p) {
		return "", false
	}
	return s.locale.quoteBefore(policy.Plain(p.Caption), ""), true
}

// note finds what tells several 附則 apart.
func (c *Citations) note(supplements []*policy.Provision) {
	same := map[string]int{}
	for _, p := range supplements {
		same[policy.Plain(p.Note)]++
	}
	c.notes = make(map[*policy.Provision]string, len(supplements))
	seen := map[string]int{}
	for _, p := range supplements {
		note := policy.Plain(p.Note)
		seen[note]++
		switch {
		case same[note] > 1:
			c.notes[p] = c.locale.citeNote(note, seen[note])
		case note != "":
			c.notes[p] = c.locale.citeNote(note, 0)
		}
	}
}

// Step returns how p is cited in its text, from that of the provision in which p
// stands, which is "" for the outermost: 第4条第2項第1号; art. 4, para. (2), item (i).
func (c *Citations) Step(p *policy.Provision, around string) string {
	switch own := c.own(p); {
	case own == "", isSoleParagraph(p):
		return around
	case around == "", c.standsAlone(p):
		return own
	default:
		return c.locale.citeJoin(around, own)
	}
}

// Cite returns a citation of the text with what [Citations.Step] returned; "" cites the
// text as a whole.
func (c *Citations) Cite(provision string) string {
	if provision == "" {
		return c.title + c.after
	}
	return c.before + provision + c.after
}

// Around returns what stands before and behind the provision in a citation.
func (c *Citations) Around() (before, after string) { return c.before, c.after }

// own words the last step of a citation.
func (c *Citations) own(p *policy.Provision) string {
	switch {
	case p.Kind.IsAppendix() && p.Label != "":
		return c.locale.citeStep(p.Kind, p.Label)
	case p.Kind == policy.Supplementary:
		return c.step(p.Kind, 0, "") + c.notes[p]
	case citesCaption(p):
		return c.locale.quoteBefore(policy.Plain(p.Caption), "")
	case p.Number == "" && p.Kind > policy.Preamble && p.Kind < policy.Supplementary:
		return ""
	case p.Through != "":
		from, to := c.style.Cite(p.Kind, p.Depth, p.Number), c.style.Cite(p.Kind, p.Depth, p.Through)
		return c.locale.citeRange(p.Kind, from, to, p.Through.Follows(p.Number))
	}
	return c.step(p.Kind, p.Depth, p.Number)
}

func (c *Citations) step(kind policy.Kind, depth int, number policy.Number) string {
	row := int(kind)
	if depth > 0 {
		row = int(policy.Form) + depth
	}
	for row >= len(c.steps) {
		c.steps = append(c.steps, map[policy.Number]string{})
	}
	words, ok := c.steps[row][number]
	if !ok {
		words = c.locale.citeStep(kind, c.style.Cite(kind, depth, number))
		c.steps[row][number] = words
	}
	return words
}

// standsAlone reports whether p is cited without what it stands in.
func (c *Citations) standsAlone(p *policy.Provision) bool {
	switch {
	case p.Kind > policy.Article:
		return false
	case citesCaption(p):
		return c.captions[policy.Plain(p.Caption)] == 1
	}
	return len(c.resolver.Path(p)) == 1
}

// isSoleParagraph reports whether p is cited as what it stands in: because an
// article has no other paragraph, or another provision has none with a number.
func isSoleParagraph(p *policy.Provision) bool {
	return p.Kind == policy.Paragraph && p.Parent != nil && len(p.Parent.Children) == 1 && (p.Parent.Kind == policy.Article || p.Label == "")
}
