package markdown

import (
	"strings"

	"jobun/generator/internal/policy"
)

// abbreviations are those of the Akoma Ntoso naming convention where it has one.
var abbreviations = [...]string{
	policy.Preamble:       "preamble",
	policy.Part:           "part",
	policy.Subpart:        "subpart",
	policy.Chapter:        "chp",
	policy.Section:        "sec",
	policy.Subsection:     "subsec",
	policy.Division:       "div",
	policy.Article:        "art",
	policy.Paragraph:      "para",
	policy.Item:           "item",
	policy.Supplementary:  "suppl",
	policy.AppendedTable:  "table",
	policy.Attachment:     "att",
	policy.AppendedNote:   "note",
	policy.AppendedFigure: "figure",
	policy.Appendix:       "appendix",
	policy.Form:           "form",
}

// identify gives every provision its identifier and checks the authors' names.
// Identifiers contain no language and no label: art_4-2__para_2__item_1. An
// article is known by its number alone, unless articles of the text count anew
// in each chapter: then it is known with what it stands in (D.4).
func (b *builder) identify() {
	n, names := 0, 0
	b.text.Walk(func(p *policy.Provision) {
		n++
		if p.Name != "" {
			names++
		}
	})
	ids := identifier{
		restarts: b.articlesRestart(),
		suppls:   b.count(policy.Supplementary),
		used:     make(map[string]*policy.Provision, n),
	}
	ids.written.Grow(24 * n) // art_12__para_3__item_4
	if b.text.Preamble != nil {
		ids.all(b.text.Preamble, "")
	}
	for _, p := range b.text.Provisions {
		ids.all(p, "")
	}
	byName := make(map[string]*policy.Provision, names)
	b.names(ids.used, byName)
	b.headingIDs()
	b.text.IndexAs(ids.used, byName)
}

func (b *builder) count(k policy.Kind) int {
	n := 0
	for _, p := range b.text.Provisions {
		if p.Kind == k {
			n++
		}
	}
	return n
}

// articlesRestart reports whether two articles of the main provisions have the
// same number in different places.
func (b *builder) articlesRestart() bool {
	last, rising := policy.Number(""), true
	b.mainArticles(func(p *policy.Provision) {
		rising = rising && p.Number.Compare(last) > 0
		last = p.Number
	})
	if rising {
		return false // as nearly always
	}
	seen := map[policy.Number]*policy.Provision{}
	restarts := false
	b.mainArticles(func(p *policy.Provision) {
		if other := seen[p.Number]; other != nil && other.Parent != p.Parent {
			restarts = true
		}
		seen[p.Number] = p
	})
	return restarts
}

// mainArticles calls visit for the articles of the main provisions.
func (b *builder) mainArticles(visit func(*policy.Provision)) {
	for _, p := range b.text.Provisions {
		if !isMain(p.Kind) {
			continue
		}
		p.Walk(func(p *policy.Provision) {
			if p.Kind == policy.Article {
				visit(p)
			}
		})
	}
}

// identifier makes identifiers.
type identifier struct {
	restarts bool
	suppls   int // how many 附則 there are
	suppl    int // how many have been seen
	used     map[string]*policy.Provision
	twins    map[string]int  // of an identifier that is used: how many others would have it
	written  strings.Builder // all identifiers, one behind the other: they share one piece of memory
}

// all identifies p, inside the provision with the identifier, and all inside p.
func (i *identifier) all(p *policy.Provision, inside string) {
	p.ID = i.unique(i.of(p, inside))
	i.used[p.ID] = p
	for _, c := range p.Children {
		i.all(c, p.ID)
	}
}

func (i *identifier) of(p *policy.Provision, inside string) string {
	around, sign, number := "__", "_", ""
	if p.Kind == policy.Supplementary {
		i.suppl++
		if i.suppls > 1 {
			number = itoa(i.suppl)
		}
	} else if p.Number != "" {
		number = strings.ReplaceAll(string(p.Number), "_", "-")
	}
	if number == "" {
		sign = ""
	}
	if inside == "" || p.Kind == policy.Article && !i.restarts && p.Parent != nil && i.mainArticle(p) {
		inside, around = "", ""
	}
	start := i.written.Len()
	for _, s := range [...]string{inside, around, abbreviations[p.Kind], sign, number} {
		i.written.WriteString(s)
	}
	return i.written.String()[start:]
}

// mainArticle reports whether the article p stands in the main provisions.
func (i *identifier) mainArticle(p *policy.Provision) bool {
	for a := p.Parent; a != nil; a = a.Parent {
		if !isMain(a.Kind) {
			return false
		}
	}
	return true
}

// unique makes the identifier of a provision whose number is a mistake differ
// from that of its twin, so that the problems of both can be shown.
func (i *identifier) unique(id string) string {
	candidate := id
	for i.used[candidate] != nil {
		if i.twins == nil {
			i.twins = map[string]int{}
		}
		i.twins[id]++
		candidate = id + "__twin_" + itoa(i.twins[id]+1)
	}
	return candidate
}

// names reports names that are used twice or are identifiers of something else, and
// notes which provision has which.
func (b *builder) names(byID, byName map[string]*policy.Provision) {
	b.text.Walk(func(p *policy.Provision) {
		if p.Name == "" {
			return
		}
		if byID[p.Name] != nil || byName[p.Name] != nil {
			b.error(p.At, "name.taken", "Name", p.Name)
		}
		byName[p.Name] = p
	})
}

// headingIDs gives the sub-headings their anchors.
func (b *builder) headingIDs() {
	b.text.Walk(func(p *policy.Provision) {
		n := 0
		for _, blocks := range [][]policy.Block{p.Blocks, p.Tail} {
			for i := range blocks {
				if blocks[i].Kind != policy.Heading {
					continue
				}
				n++
				blocks[i].ID = p.ID + "__hdg_" + itoa(n)
			}
		}
	})
}
