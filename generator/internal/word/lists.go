package word

import (
	"encoding/xml"
	"slices"
	"strconv"
)

// value is an element that has all that it says in an attribute.
type value struct {
	Val string `xml:"val,attr"`
}

// numberingXML is word/numbering.xml.
type numberingXML struct {
	Forms []struct {
		ID     string  `xml:"abstractNumId,attr"`
		Levels []level `xml:"lvl"`
		Style  value   `xml:"numStyleLink"` // whose list says what the levels are
	} `xml:"abstractNum"`
	Lists []struct {
		ID        string     `xml:"numId,attr"`
		Form      value      `xml:"abstractNumId"`
		Overrides []override `xml:"lvlOverride"`
	} `xml:"num"`
}

// level is how paragraphs of one level of a list are counted and numbered.
type level struct {
	Index   int    `xml:"ilvl,attr"`
	Start   *value `xml:"start"`
	Format  value  `xml:"numFmt"`
	Text    value  `xml:"lvlText"` // with %1 for the number of the first level
	Style   value  `xml:"pStyle"`
	Suffix  value  `xml:"suff"`
	Legal   *value `xml:"isLgl"`
	Restart *value `xml:"lvlRestart"`

	Other *struct{} `xml:"AlternateContent"` // a form that only newer programs know
}

// override is what is another way at a level of one list.
type override struct {
	Index int    `xml:"ilvl,attr"`
	Start *value `xml:"startOverride"`
	Level *level `xml:"lvl"`
}

// stylesXML is word/styles.xml.
type stylesXML struct {
	Styles []struct {
		ID    string `xml:"styleId,attr"`
		Based value  `xml:"basedOn"`
		List  value  `xml:"pPr>numPr>numId"`
		Level value  `xml:"pPr>numPr>ilvl"`
	} `xml:"style"`
}

// lists are the lists of a document.
type lists struct {
	forms     map[string]map[int]*level // by abstractNumId
	formOf    map[string]string         // of each list
	overrides map[string]map[int]override
	styles    map[string]style
}

type style struct{ based, list, level string }

func readLists(numbering, styles []byte) (*lists, error) {
	l := &lists{forms: map[string]map[int]*level{}, formOf: map[string]string{}, overrides: map[string]map[int]override{}, styles: map[string]style{}}
	var s stylesXML
	if styles != nil {
		if err := xml.Unmarshal(styles, &s); err != nil {
			return nil, err
		}
	}
	for _, e := range s.Styles {
		l.styles[e.ID] = style{e.Based.Val, e.List.Val, e.Level.Val}
	}
	var n numberingXML
	if numbering == nil {
		return l, nil
	}
	if err := xml.Unmarshal(numbering, &n); err != nil {
		return nil, err
	}
	for _, list := range n.Lists {
		l.formOf[list.ID] = list.Form.Val
		l.overrides[list.ID] = map[int]override{}
		for _, o := range list.Overrides {
			l.overrides[list.ID][o.Index] = o
		}
	}
	linked := map[string]string{}
	for i := range n.Forms {
		f := &n.Forms[i]
		l.forms[f.ID] = map[int]*level{}
		for k := range f.Levels {
			l.forms[f.ID][f.Levels[k].Index] = &f.Levels[k]
		}
		linked[f.ID] = f.Style.Val
	}
	for id, name := range linked {
		if form := l.formOf[l.styles[name].list]; name != "" && len(l.forms[id]) == 0 && l.forms[form] != nil {
			l.forms[id] = l.forms[form]
		}
	}
	return l, nil
}

// of returns the list and the level of a paragraph: what it names itself, or else
// its style, or the style on which that is based.
func (l *lists) of(p *paragraph) (list string, level int, ok bool) {
	list, level = p.list, p.level
	var seen []string
	for name := p.style; list == "" && name != "" && !slices.Contains(seen, name); name = l.styles[name].based {
		seen = append(seen, name)
		s := l.styles[name]
		if list = s.list; list == "" {
			continue
		}
		if level, _ = strconv.Atoi(s.level); s.level == "" {
			level = l.levelOfStyle(list, name)
		}
	}
	_, known := l.formOf[list]
	return list, level, known && list != "0"
}

// levelOfStyle returns the level that paragraphs of a style have in its list.
func (l *lists) levelOfStyle(list, style string) int {
	for i, level := range l.forms[l.formOf[list]] {
		if level.Style.Val == style {
			return i
		}
	}
	return 0
}

// level returns how a level of a list is numbered; nil if nothing is said of it.
func (l *lists) level(list string, index int) *level {
	if o := l.overrides[list][index]; o.Level != nil {
		return o.Level
	}
	return l.forms[l.formOf[list]][index]
}
