package locale

import (
	"slices"
	"strconv"
	"strings"

	"jobun/generator/internal/policy"
)

// WriteReference words a list of references in English. Members that differ in
// their last number only share the noun: Article 3, paragraphs (1) and (2).
func (english) WriteReference(list []policy.Citation, style Citer) string {
	var b strings.Builder
	groups := enGroups(list)
	for k, g := range groups {
		shared := 0
		if k > 0 {
			shared = enShared(groups[k-1], g)
			b.WriteString(enJoin(groups, k, shared > 0))
		}
		b.WriteString(enGroupText(g, shared, style))
		if law := g[0].Law; law != "" && (k+1 == len(groups) || groups[k+1][0].Law != law) {
			b.WriteString(" of the " + englishLaw(law))
		}
	}
	return b.String()
}

// enGroups splits a list into runs of members that can share their noun.
func enGroups(list []policy.Citation) [][]policy.Citation {
	var groups [][]policy.Citation
	start := 0
	for i := range list {
		if i > 0 && !enSameNoun(&list[i-1], &list[i]) {
			groups = append(groups, list[start:i])
			start = i
		}
	}
	if start < len(list) {
		groups = append(groups, list[start:])
	}
	return groups
}

func enSameNoun(a, b *policy.Citation) bool {
	n := len(a.Steps)
	return n > 0 && n == len(b.Steps) && a.Law == b.Law && a.Document == b.Document &&
		a.Portion == policy.Whole && b.Portion == policy.Whole && enShortRange(a) && enShortRange(b) &&
		slices.EqualFunc(a.Steps[:n-1], b.Steps[:n-1], sameStep) &&
		a.Steps[n-1].Level() == b.Steps[n-1].Level() && enCountable(a.Steps[n-1]) && enCountable(b.Steps[n-1])
}

func enCountable(s policy.Step) bool { return s.Relation == policy.Numbered && s.Number != "" }

// enShortRange reports whether c is no range, or one whose ends differ in their
// last number only.
func enShortRange(c *policy.Citation) bool {
	n := len(c.Steps)
	return c.Through == nil || len(c.Through) == n && slices.EqualFunc(c.Steps[:n-1], c.Through[:n-1], sameStep) &&
		c.Through[n-1].Level() == c.Steps[n-1].Level() && enCountable(c.Steps[n-1]) && enCountable(c.Through[n-1])
}

// enShared returns how many leading steps the group g leaves out because the one
// before it has them.
func enShared(before, g []policy.Citation) int {
	last, first := before[len(before)-1], g[0]
	if last.Law != first.Law || last.Portion != policy.Whole || first.Portion != policy.Whole || len(first.Steps) == 0 || first.Steps[0].Relation != policy.Numbered || first.Steps[0].Kind == policy.Supplementary {
		return 0
	}
	return sharedSteps(lastSteps(&last), first.Steps)
}

// enJoin returns the words before group k.
func enJoin(groups [][]policy.Citation, k int, continued bool) string {
	last := k == len(groups)-1
	word := enConjunction(groups[k][0].Join, groups)
	switch {
	case groups[k][0].Join == policy.Comma && !last:
		return ", "
	case last && (len(groups) > 2 || continued):
		return ", " + word + " "
	}
	return " " + word + " "
}

func enConjunction(join policy.Join, groups [][]policy.Citation) string {
	if join == policy.Comma {
		g := groups[len(groups)-1]
		join = g[len(g)-1].Join
	}
	if join == policy.Or {
		return "or"
	}
	return "and"
}

// enGroupText words a group without its first shared steps.
func enGroupText(g []policy.Citation, shared int, style Citer) string {
	c := &g[0]
	if len(c.Steps) == 0 {
		return enDocument(c.Document)
	}
	n := len(c.Steps) - 1
	var text string
	switch {
	case c.Through != nil && !enShortRange(c):
		text = enPath(c.Steps[shared:], style) + " through " + enPath(c.Through[sharedSteps(c.Steps, c.Through):], style)
	case enCountable(c.Steps[n]):
		text = enCompose(c.Steps[shared:n], enNumbers(g, n, style), style)
	default:
		text = enPath(c.Steps[shared:], style)
	}
	if c.Document != "" {
		text += " of " + enDocument(c.Document)
	}
	text = enPortionText(c, text)
	if c.Any {
		return enAny + text
	}
	return text
}

// enAny stands before the items of which any one is enough.
const enAny = "any of "

func enDocument(name string) string {
	for _, d := range ownNames {
		if d.en == name && d.plural {
			return "these " + name
		}
	}
	return "this " + name
}

func enPath(steps []policy.Step, style Citer) string {
	n := len(steps) - 1
	if n < 0 {
		return ""
	}
	return enCompose(steps[:n], enStep(steps[n], style), style)
}

// enCompose puts the words for the last step behind, or before, those for the
// steps around it: Article 4, paragraph (2), but paragraph (2) of the preceding
// Article.
func enCompose(around []policy.Step, tail string, style Citer) string {
	if len(around) == 0 {
		return tail
	}
	base := ""
	if first := around[0]; first.Relation != policy.Numbered || first.Kind == policy.Supplementary {
		base, around = enStep(first, style), around[1:]
	}
	if strings.HasPrefix(tail, "the following items") {
		tail = "the items"
	}
	text, of := tail, tail == "the items"
	for i := len(around) - 1; i >= 0; i-- {
		switch {
		case of || base != "" && base != enSupplementary && around[i].Kind == policy.Paragraph:
			text += " of " + enPath(around[:i+1], style)
			if base != "" {
				text = strings.TrimSuffix(text, enPath(around[:i+1], style)) + enCompose(around[:i], enStep(around[i], style), style)
			}
			i = -1
		default:
			text = enStep(around[i], style) + ", " + text
		}
	}
	if base != "" {
		text += " of " + base
	}
	return text
}

const enSupplementary = "the Supplementary Provisions"

// enNumbers words the last numbers of a group: paragraphs (2) and (3), Article
// 2, 3, or 5.
func enNumbers(g []policy.Citation, n int, style Citer) string {
	var b strings.Builder
	plural := false
	for i := range g {
		noun, number := enNounAndNumber(enCite(style, g[i].Steps[n]))
		plural = plural || g[i].Through != nil || g[i].Join == policy.And && i > 0
		switch {
		case i > 0:
			b.WriteString(enNumberJoin(g, i) + " ")
		case noun != "":
			b.WriteString(noun + " ")
		}
		b.WriteString(number)
		if g[i].Through != nil {
			_, number := enNounAndNumber(enCite(style, g[i].Through[n]))
			b.WriteString(" through " + number)
		}
	}
	text := b.String()
	noun, _ := enNounAndNumber(enCite(style, g[0].Steps[n]))
	if plural && noun != "" {
		return enPluralOf(noun) + text[len(noun):]
	}
	return text
}

// enCite words a numbered step. Below the first sub-items only the marker is
// written: sub-item (b), 2.
func enCite(style Citer, s policy.Step) string {
	cited := style.Cite(s.Kind, s.Depth, s.Number)
	if s.Kind != policy.Item || s.Depth < 3 {
		return cited
	}
	marker := strings.TrimPrefix(cited, "sub-item ")
	if marker != "" && !strings.ContainsAny(marker, "().") {
		marker += "."
	}
	return marker
}

func enNumberJoin(g []policy.Citation, i int) string {
	last := i == len(g)-1
	switch {
	case g[i].Join == policy.Comma && !last:
		return ","
	case g[i].Join == policy.Comma:
		return ", and"
	case len(g) > 2 && last:
		return ", " + enConjunction(g[i].Join, nil)
	}
	return " " + enConjunction(g[i].Join, nil)
}

// enNounAndNumber splits paragraph (2) and Form No. 1.
func enNounAndNumber(cited string) (noun, number string) {
	i := strings.LastIndexByte(cited, ' ')
	if no := strings.Index(cited, " No. "); no >= 0 {
		i = no
	}
	if i < 0 {
		return "", cited
	}
	return cited[:i], cited[i+1:]
}

func enPluralOf(noun string) string {
	if noun == "Appendix" {
		return "Appendices"
	}
	return noun + "s"
}

func enStep(s policy.Step, style Citer) string {
	noun := enKindWords[s.Kind]
	if s.Kind == policy.Item && s.Depth > 1 {
		noun = "sub-item"
	}
	switch s.Relation {
	case policy.This:
		return "this " + noun
	case policy.That:
		return "that " + noun
	case policy.Those:
		return "those " + noun + "s"
	case policy.Every:
		return "the following " + noun + "s"
	case policy.Following:
		return "the following " + enCountOf(s.Count, noun)
	case policy.Preceding:
		return "the preceding " + enCountOf(s.Count, noun)
	}
	switch {
	case s.Kind == policy.Supplementary:
		return enSupplementary
	case s.Number == "":
		return noun
	}
	return enCite(style, s)
}

func enCountOf(n int, noun string) string {
	switch {
	case n == 0:
		return noun + "s"
	case n == 1:
		return noun
	case n <= len(enCounts):
		return enCounts[n-1] + noun + "s"
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

var enKindWords = [policy.Form + 1]string{
	policy.Part: "Part", policy.Subpart: "Part", policy.Chapter: "Chapter", policy.Section: "Section", policy.Subsection: "Subsection", policy.Division: "Division",
	policy.Article: "Article", policy.Paragraph: "paragraph", policy.Item: "item", policy.AppendedTable: "Appended Table", policy.Attachment: "Attachment",
	policy.AppendedNote: "Appended Note", policy.AppendedFigure: "Appended Figure", policy.Appendix: "Appendix", policy.Form: "Form",
}

func enPortionText(c *policy.Citation, text string) string {
	switch c.Portion {
	case policy.MainClause:
		return "the main clause of " + text
	case policy.Proviso:
		return "the proviso to " + text
	case policy.Chapeau:
		if c.Alias {
			return "the introductory clause of " + text
		}
		return "the part of " + text + " other than the items"
	case policy.CaptionOf:
		return "the caption of " + text
	case policy.Sentence:
		return "the " + enOrdinal(c.Sentence) + " sentence of " + text
	}
	return text
}

func enOrdinal(n int) string {
	if n >= 1 && n <= 4 {
		return [...]string{"first", "second", "third", "fourth"}[n-1]
	}
	return strconv.Itoa(n) + "th"
}
