package policy

// Citation is one reference to provisions, in no language: 第四条第二項第一号 and
// Article 4, paragraph (2), item (i) are the same one. A list (第二条及び第三条) is
// a slice of references, each with the steps that it shares with the one before
// (第三条第一項又は第二項 names Article 3 twice) and the word that joins it.
type Citation struct {
	Law      string  // the law or other document that is named, as it is written; "" for this text
	Document string  // the word for this text, if it is named: 規約, Terms; "" if not
	Steps    []Step  // from the outermost in; none for a document as a whole
	Through  []Step  // the last provision of a range, with all its steps; nil if it is no range
	Portion  Portion // what of the provision is meant
	Sentence int     // with [Sentence]: which one, from 1
	Alias    bool    // the portion is called by its other word: 柱書, the introductory clause
	Any      bool    // any one of them is enough: 次の各号のいずれか, any of the following items
	Join     Join    // how it continues the reference before it

	Foreign bool // belongs to another document, named or not (法第三条, 甲契約第三条)
	Doubt   bool // perhaps no reference: the form is short or ambiguous (4条, Section 5)
}

// Step is one level of a reference: 第二項, 前条, この号, 各号.
type Step struct {
	Kind     Kind // NoKind with [This]: the text as a whole
	Relation Relation
	Loose    bool   // the kind is not named: (2) in Article 4(2)
	Depth    int    // of items: 1 for 号, 2 for the first sub-items, …; 0 otherwise
	Number   Number // with Numbered; none for an unnumbered one, such as 附則
	Count    int    // with Preceding and Following: how many; 0 for all of them (前各号)
	Mark     string // how the number is written, without brackets, where more than one reading is possible: ア, i, c
}

// Relation says from where a step counts.
type Relation uint8

// The relations of a step.
const (
	Numbered  Relation = iota // 第四条, or the only one of its kind, 附則
	This                      // この条, 本条: the one in which the reference stands
	That                      // 同条: the one mentioned last
	Preceding                 // 前条, 前二条
	Following                 // 次条
	Every                     // 各号: all that are there
	Those                     // 当該各号: all of those mentioned last, or else that are there
)

// Portion is what of a provision a reference means.
type Portion uint8

// The portions of a provision.
const (
	Whole      Portion = iota
	MainClause         // 本文
	Proviso            // ただし書
	Sentence           // 前段, 後段
	Chapeau            // 各号列記以外の部分, 柱書
	CaptionOf          // 見出し
)

// Join says how a reference continues a list.
type Join uint8

// The ways in which references are joined.
const (
	NoJoin Join = iota // begins a list
	Comma              // 、
	And                // 及び, 並びに
	Or                 // 又は, 若しくは
)

// Level orders steps from the outermost in. Sub-items come after items.
func (s Step) Level() int { return int(s.Kind)<<4 + min(s.Depth, 15) }

// Inherit returns steps with the leading steps of the list member before them
// that they leave out: 第二項 after 第三条第一項 is 第三条第二項. Steps that begin with a
// relation, or with a level that the member before does not have, inherit
// nothing.
func Inherit(before, steps []Step) []Step {
	if len(steps) == 0 || steps[0].Relation != Numbered && steps[0].Relation != Every {
		return steps
	}
	for i, s := range before {
		if i > 0 && s.Level() == steps[0].Level() {
			return append(before[:i:i], steps...)
		}
	}
	if len(before) > 0 && before[0].Kind == Supplementary && before[0].Relation == Numbered && steps[0].Kind >= Part && steps[0].Kind <= Paragraph {
		return append(before[:1:1], steps...)
	}
	return steps
}

// Below returns base followed by steps, for steps that stand directly behind
// base in brackets: 第四号 in 第七十六条第四項（第四号を除く。）. If they are not of a deeper
// level they are returned as they are.
func Below(base, steps []Step) []Step {
	if len(base) == 0 || len(steps) == 0 || steps[0].Relation != Numbered || steps[0].Kind < Article {
		return steps
	}
	if last := base[len(base)-1]; steps[0].Level() > last.Level() && last.Kind >= Article && last.Kind <= Item {
		return append(base[:len(base):len(base)], steps...)
	}
	return Inherit(base, steps)
}
