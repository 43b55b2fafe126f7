package markdown

import (
	"strings"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/numbering"
	"jobun/generator/internal/policy"
)

// items reads a list as items (号) of p, at the depth: 1 for 号, more for
// sub-items. It reports false if the list has no labels: it is then an
// unnumbered list.
func (b *builder) items(p *policy.Provision, l *list, depth int) bool {
	if l.ordered {
		b.orderedItems(p, l, depth)
		return true
	}
	markers := b.itemMarkers(l)
	if markers == nil {
		b.unreadMarkers(l)
		return false
	}
	b.checkMarkers(l, markers)
	b.expect(p, len(l.items))
	for i := range l.items {
		item, m := &l.items[i], &markers[i]
		child := b.newItem(p, m, depth, item.at)
		if m.Len > 0 {
			first := &item.elements[0]
			first.inlines = cutLabel(first.inlines, m.Len)
		}
		b.inside(child, item.elements, depth+1)
	}
	return true
}

// inside reads the elements of an item.
func (b *builder) inside(p *policy.Provision, elements []element, depth int) {
	c := cursor{builder: b, heading: p}
	c.inside(p, elements, depth)
}

func (b *builder) orderedItems(p *policy.Provision, l *list, depth int) {
	counted := l.onlyOnes()
	b.expect(p, len(l.items))
	for i, item := range l.items {
		m := locale.Marker{Number: policy.NewNumber(item.number), Written: item.marker}
		if counted {
			m = locale.Marker{Number: policy.NewNumber(i + 1)}
		}
		child := b.newItem(p, &m, depth, item.at)
		if counted {
			b.counted[child] = true
		}
		b.inside(child, item.elements, depth+1)
	}
}

func (b *builder) newItem(p *policy.Provision, m *locale.Marker, depth, at int) *policy.Provision {
	child := b.newProvision(policy.Item, at)
	child.Depth, child.Parent, child.Written = depth, p, m.Written
	child.Number, child.Through, child.Status = m.Number, m.Through, m.Status
	p.Children = append(p.Children, child)
	return child
}

// itemMarkers reads the labels of a list of bullets, one a item; an item without
// one has the zero marker. It returns nil if the list has no labels. A label
// that could as well be a word ("- 10 days") counts only if all items have one
// and they run from 1.
func (b *builder) itemMarkers(l *list) []locale.Marker {
	all := b.memory.markers.cut(len(l.items))
	readings := b.memory.readings.cut(len(l.items))[:len(l.items)] // pieces of all
	found, bare, single := 0, 0, 0
	for i := range l.items {
		elements := l.items[i].elements
		if len(elements) == 0 || elements[0].kind != wordsElement {
			continue
		}
		before := len(all)
		all = b.locale.AppendMarkers(all, head(elements[0].inlines))
		readings[i] = all[before:len(all):len(all)]
		switch len(readings[i]) {
		case 0:
			continue
		case 1:
			single++
		}
		found++
		if isBare(&readings[i][0]) {
			bare++
		}
	}
	if found == 0 || bare == found && found < len(readings) {
		return nil
	}
	markers := all // if there is nothing to choose from
	if single < len(readings) {
		markers = choose(readings)
	}
	if bare == found && !inSequence(markers) {
		return nil
	}
	return markers
}

// isBare reports whether nothing but ASCII digits or letters shows that the marker
// is one. 一, イ and ２ with a space behind them are never words.
func isBare(m *locale.Marker) bool {
	s := &m.Style
	if s.Prefix != "" || s.Suffix != "" {
		return false
	}
	switch s.Numeral.Name {
	case numbering.Decimal.Name, numbering.LowerAlpha.Name, numbering.UpperAlpha.Name, numbering.LowerRoman.Name, numbering.UpperRoman.Name:
		return true
	}
	return false
}

// choose picks one reading for every item: those of the style that fits most
// items and, of these, needs the fewest jumps. イ is the first of イロハ or the
// second of アイウ; its siblings tell.
func choose(readings [][]locale.Marker) []locale.Marker {
	var best []locale.Marker
	bestCost := -1
	for _, style := range styles(readings) {
		markers, cost := pick(readings, style)
		if bestCost < 0 || cost < bestCost {
			best, bestCost = markers, cost
		}
	}
	return best
}

// styles returns the styles that some item can be read in, the first item's
// first.
func styles(readings [][]locale.Marker) []numbering.Style {
	var list []numbering.Style
	for _, item := range readings {
		for _, m := range item {
			known := false
			for _, s := range list {
				known = known || s.Equal(m.Style)
			}
			if !known {
				list = append(list, m.Style)
			}
		}
	}
	return list
}

// pick reads every item in the style, or else in its first reading. An item in
// another style costs more than any number of jumps in the sequence.
func pick(readings [][]locale.Marker, style numbering.Style) (markers []locale.Marker, cost int) {
	markers = make([]locale.Marker, len(readings))
	last := policy.Number("")
	for i, item := range readings {
		if len(item) == 0 {
			continue
		}
		markers[i] = item[0]
		foreign := len(readings)
		for _, m := range item {
			if m.Style.Equal(style) {
				markers[i], foreign = m, 0
				break
			}
		}
		cost += foreign
		if !markers[i].Number.Follows(last) {
			cost++
		}
		last = lastOf(markers[i])
	}
	return markers, cost
}

func lastOf(m locale.Marker) policy.Number {
	if m.Through != "" {
		return m.Through
	}
	return m.Number
}

func inSequence(markers []locale.Marker) bool {
	last := policy.Number("")
	for _, m := range markers {
		if !m.Number.Follows(last) {
			return false
		}
		last = lastOf(m)
	}
	return true
}

// unreadMarkers reports what looks like labels in a list without any: a number in
// brackets that labels have not (【1】), and letters from A on with nothing but a
// space behind them, which could be words (A fair policy) if they stood alone.
func (b *builder) unreadMarkers(l *list) {
	lettered := 0
	for i, item := range l.items {
		for _, e := range item.elements {
			if e.kind == listElement && !e.list.ordered && b.itemMarkers(e.list) == nil {
				b.unreadMarkers(e.list)
			}
		}
		if len(item.elements) == 0 || item.elements[0].kind != wordsElement {
			continue
		}
		words := head(item.elements[0].inlines)
		if found, want := locale.UnreadMarker(words); found != "" {
			b.error(item.at, "label.brackets", "Found", found, "Want", want)
		}
		if isLetter(words, i) {
			lettered++
		}
	}
	if lettered > 1 && lettered == len(l.items) {
		letter := head(l.items[0].elements[0].inlines)[:1]
		b.error(l.items[0].at, "label.letters", "Found", letter, "Want", letter+".")
	}
}

// isLetter reports whether the words begin with the letter at the place i of the
// alphabet, from 0, and a space.
func isLetter(words string, i int) bool {
	return i < 26 && len(words) > 2 && words[1] == ' ' && (words[0] == byte('A'+i) || words[0] == byte('a'+i))
}

// checkMarkers reports items without a label among labelled ones, and items in
// another style than the first.
func (b *builder) checkMarkers(l *list, markers []locale.Marker) {
	first := -1
	for i := range markers {
		if markers[i].Number != "" {
			first = i
			break
		}
	}
	for i, item := range l.items {
		switch m := markers[i]; {
		case m.Number == "":
			b.error(item.at, "label.items", "With", markers[first].Written, "Line", itoa(b.file.Pos(l.items[first].at).Line))
		case !m.Style.Equal(markers[first].Style):
			b.error(item.at, "label.styles", "Found", m.Written, "First", markers[first].Written)
		}
	}
}

// paragraphMarker reads the number at the start of a block of words. After the
// number last only its successor is read where the digits alone could as well
// be a quantity ("30 days after …").
func (b *builder) paragraphMarker(inlines []policy.Inline, last policy.Number) (locale.Marker, bool) {
	s := head(inlines)
	for _, m := range b.readMarkers(s) {
		if !b.locale.IsParagraphStyle(m.Style) && len(m.Above) == 0 {
			continue
		}
		if len(m.Above) > 0 && !beginsSentence(s[m.Len:]) {
			continue // "2.1 percent of the fee"
		}
		if len(m.Above) == 0 && isBare(&m) && !(m.Number.Follows(last) && beginsSentence(s[m.Len:])) {
			continue
		}
		return m, true
	}
	return locale.Marker{}, false
}

// readMarkers returns the labels with which a block of words may begin. They are good until
// it is called again: a text may be nothing but such blocks.
func (b *builder) readMarkers(s string) []locale.Marker {
	b.memory.read = b.locale.AppendMarkers(b.memory.read[:0], s)
	return b.memory.read
}

// beginsSentence reports whether s does not go on in lower-case letters, as
// "days after the notice" does.
func beginsSentence(s string) bool {
	return s != "" && !(s[0] >= 'a' && s[0] <= 'z')
}

// head returns the first words of a block, enough to hold a label.
func head(inlines []policy.Inline) string {
	if len(inlines) == 0 {
		return ""
	}
	if first := inlines[0]; first.Kind == policy.PlainText && (len(inlines) == 1 || len(first.Text) > 40) {
		return first.Text
	}
	return policy.Plain(inlines[:min(len(inlines), 6)])
}

// trimLeft takes spaces away at the start of a block.
func trimLeft(inlines []policy.Inline) []policy.Inline {
	for len(inlines) > 0 && inlines[0].Kind == policy.PlainText {
		s := strings.TrimLeft(inlines[0].Text, " \t　")
		if s != "" {
			inlines[0].At += len(inlines[0].Text) - len(s)
			inlines[0].Text = s
			return inlines
		}
		inlines = inlines[1:]
	}
	return inlines
}
