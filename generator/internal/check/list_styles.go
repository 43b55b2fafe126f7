package check

import (
	"strings"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// listStyles reports texts whose lists are labelled in more than one style at the
// same depth: (1) in one article, ① in the next. It says so once, at the first
// list of a style that fewer have. Styles within one list are compared when the
// text is read; 附則 and appendices are of their own day.
func listStyles(pass *Pass) {
	styles := markerStyles{}
	pass.texts(func(_ *policy.Version, t *policy.Text) {
		var depths [maxDepth + 1]styleCount
		t.Walk(func(p *policy.Provision) {
			if first := firstItem(p); first != nil && inMain(p) {
				depths[min(first.Depth, maxDepth)].add(styles.of(t.Language, first.Written), first)
			}
		})
		for i := range depths {
			depths[i].report(pass, t)
		}
	})
}

// maxDepth is that of the deepest items whose styles are told apart.
const maxDepth = 4

// firstItem returns the first item directly in p, if it carries a label.
func firstItem(p *policy.Provision) *policy.Provision {
	for _, c := range p.Children {
		if c.Kind == policy.Item {
			if c.Written == "" || c.Number != "1" {
				return nil
			}
			return c
		}
	}
	return nil
}

// styleCount counts the lists of one depth by style. A style is the label of
// number 1.
type styleCount struct {
	styles []string
	lists  []int
	first  []*policy.Provision
}

func (c *styleCount) add(style string, item *policy.Provision) {
	if style == "" {
		return
	}
	for i, known := range c.styles {
		if known == style {
			c.lists[i]++
			return
		}
	}
	c.styles, c.lists, c.first = append(c.styles, style), append(c.lists, 1), append(c.first, item)
}

// markerStyles are the styles of labels that have been read, by language and label.
// Most lists begin with the same label.
type markerStyles map[[2]string]string

func (m markerStyles) of(language policy.Language, written string) string {
	key := [2]string{string(language), written}
	style, known := m[key]
	if !known {
		l, _ := locale.For(language)
		style = markerStyle(l, written)
		m[key] = style
	}
	return style
}

// markerStyle returns the label of number 1 in the style of the label, which is
// itself one; "" if it cannot be read. The widths of its brackets do not matter.
func markerStyle(l locale.Locale, written string) string {
	for _, m := range l.ReadMarkers(written + " x") {
		if m.Number == "1" && len(m.Above) == 0 {
			return narrowMarks.Replace(m.Style.String())
		}
	}
	return ""
}

// narrowMarks makes brackets and points half-width.
var narrowMarks = strings.NewReplacer("（", "(", "）", ")", "．", ".")

// report reports the first list whose style is not that of most lists.
func (c *styleCount) report(pass *Pass, t *policy.Text) {
	most := 0
	for i, n := range c.lists {
		if n > c.lists[most] {
			most = i
		}
	}
	for i, p := range c.first {
		if i != most {
			pass.Problems.Warn(t.File.Pos(p.At), "list-styles", "Found", p.Written, "First", c.first[most].Written, "Line", line(t, c.first[most]))
			return
		}
	}
}
