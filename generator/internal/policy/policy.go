// Package policy says what a policy is: [Policy], [Version], [Text],
// [Provision], [Date]. It knows no files, no clock, no Markdown and no HTML; a
// date that matters is an argument.
//
// A policy (規程, 規約, ポリシー) has versions. A version has one text in each of
// its languages; one language prevails (正文), the others are translations. A
// text is a tree of provisions: parts, chapters, articles, paragraphs, items.
// A provision is known by its kind and number, and in links by its identifier,
// which is the same in all languages.
//
// # Seals
//
// A text that has come into force is sealed: policy.sum has a line for it
// ([Seal]), with the SHA-256 of its normal form ([Text.Normal]). Whoever has the
// normal form, which is published, can compute it with sha256sum.
//
// The normal form is UTF-8 in NFC, in lines that end in "\n". A line is indented by
// two spaces for each provision that it is in, and begins with a word:
//
//	policy, version, language   which text it is; the name of the version is a date
//	title                       題名
//	article 4_2, item 1, …      a provision: its kind ([Kind.String]), its number or the first and last
//	                            one of a range, and "deleted" or "deferred" (削除, 未施行)
//	caption, common-caption     見出し; one that also covers the articles after it (共通見出し)
//	remark                      what stands behind the label of 附則 or an appendix: （第三条関係）, 抄
//	words, heading              a block of words, a sub-heading
//	entry, note                 an entry of an unnumbered list, 注; their blocks stand below, indented
//	row                         a row of a table, its cells separated by tabs
//	tail                        words after the provisions inside of a provision; they stand below
//	closing                     the closing that the author wrote; its lines stand below
//
// Behind title, caption, common-caption, remark, words, heading and row stand the
// words as they are published, those of references and dates included. White space
// in them (also U+3000 and U+00A0) is one space for any run of it, none at either
// end and none beside a character from U+2E80 on, which are those written without
// spaces between words. Kept line ends are white space.
//
// Not in it, and so free to change: Markdown, emphasis, where links lead, the
// style of labels, author's names, the alignment of columns, the levels of
// sub-headings, ornaments, how lines are broken.
package policy

import (
	"cmp"
	"slices"
	"time"

	"jobun/generator/internal/source"
)

// Language is a canonical BCP 47 tag, such as "ja" or "en".
type Language string

// Localized is one text in several languages. The zero value has none.
type Localized map[Language]string

// Site is what all policies of a site share.
type Site struct {
	Title     Localized
	Publisher Localized
	URL       string         // where the site stands: absolute, ends in a slash
	Home      string         // where it belongs, on which identifiers rest that never change; URL unless that was set for one build
	Languages []Language     // first = default; never empty
	TimeZone  string         // IANA name; a version takes effect at 00:00 there
	Location  *time.Location // of that name; nil, which stands for UTC, if there is none
	Contact   string         // to whom weak points of the site are told: the address of a page, or mailto: and an e-mail address; "" if nobody is named
	Glossary  []Term         // in the order of glossary.yaml
	Sealing   bool           // there is a policy.sum
}

// Term is a term of the glossary: what it is called in each language.
type Term struct {
	Names    Localized
	Variants map[Language][]string // other names that are good
	Note     string                // for those who write; not published
	Pos      source.Pos            // its entry in glossary.yaml
}

// Forms returns all names of the term in the language, the first one first.
func (t *Term) Forms(l Language) []string {
	return append([]string{t.Names[l]}, t.Variants[l]...)
}

// Policy is one policy with its whole history.
type Policy struct {
	Name       string       // folder and path: lower-case letters, digits, hyphens
	Former     []FormerName // names that it had before, oldest first
	Prevailing Language
	Preset     string     // numbering preset: statute, company, outline or none
	Overrides  []Override // the levels whose labels are others than those of the preset
	Dates      DateStyle  // how Japanese dates are printed in lines that are made
	Comparison Comparison // how tables that compare versions are set
	Versions   []*Version // oldest first; a draft is last
	Repealed   Date       // 廃止日; zero if the policy is not repealed
	Notice     int        // days from the publication of an amendment to its effect; 0 if not stated
	Lowered    []Lowering // what policy.yaml says of checks
	Pos        source.Pos // its policy.yaml
}

// FormerName is a name that a policy had before it was renamed.
type FormerName struct {
	Name string
	Pos  source.Pos // in policy.yaml
}

// FirstName returns the name that the policy had first, on which rests what never
// changes about it.
func (p *Policy) FirstName() string {
	if len(p.Former) > 0 {
		return p.Former[0].Name
	}
	return p.Name
}

// Lowering says that problems of one check are less grave in one policy, and why.
type Lowering struct {
	Check    string
	Severity source.Severity
	Reason   string
	Versions []string   // names of the versions meant; none: all
	Pos      source.Pos // in policy.yaml
}

// Override says how the labels of one level are written in one language. See
// locale for the levels.
type Override struct {
	Language Language
	Level    string
	First    string // the label of number 1
}

// DateStyle names a way to print a date in Japanese. See locale for the forms.
type DateStyle string

// The styles in which a Japanese date is printed; English has one.
const (
	Wareki      DateStyle = "wareki"       // 令和2年9月1日
	WarekiKanji DateStyle = "wareki-kanji" // 令和二年九月一日
	Seireki     DateStyle = "seireki"      // 2020年9月1日
	Combined    DateStyle = "combined"     // 2020年（令和2年）9月1日
)

// Comparison says how a policy sets the tables that compare two versions
// (新旧対照表). Every office is bound to a form of its own.
type Comparison struct {
	Form     ComparisonForm
	OldFirst bool      // the older text stands in the first column
	New, Old Localized // headings of the columns, where they are not those of the form
}

// ComparisonForm names a form of the table.
type ComparisonForm string

// The forms (conventions 5.1).
const (
	GovernmentForm ComparisonForm = "gov"       // ministerial orders: 改正後, 改正前
	CompanyForm    ComparisonForm = "company"   // 新, 旧, 備考
	MunicipalForm  ComparisonForm = "municipal" // as gov, without （新設） and （削る）
)

// Version is a policy as it stands from one date on.
type Version struct {
	Effective   Date // 施行日; zero for a draft
	Enacted     Date // 制定日; set in the first version only
	Revised     Date // 改定日; set in later versions only
	Published   Date // 公表日; zero if not stated
	Summary     Localized
	Translation []Exception        // provisions whose translation need not follow what changed in them
	Corrections []Correction       // in the order in which they were made
	Texts       map[Language]*Text // never without the prevailing one
	Seals       map[Language]*Seal // of the texts that are sealed
	Pos         source.Pos         // its entry in policy.yaml
}

// Exception says of a provision that its translation is right as it is, although
// the prevailing words changed; or the other way round.
type Exception struct {
	Provision string // identifier, or the author's name
	Reason    string
	Pos       source.Pos // in policy.yaml
}

// NeedsNoTranslation reports whether the version declares that the words of p in
// one language need not follow those in another.
func (v *Version) NeedsNoTranslation(p *Provision) bool {
	return slices.ContainsFunc(v.Translation, func(e Exception) bool { return e.Means(p) })
}

// Means reports whether the exception is for p.
func (e *Exception) Means(p *Provision) bool {
	return e.Provision == p.ID || p.Name != "" && e.Provision == p.Name
}

// Draft reports whether the version has no date yet.
func (v *Version) Draft() bool { return v.Effective.IsZero() }

// Announced returns the day on which the version became known: when it was
// published; or else revised, enacted, or effective.
func (v *Version) Announced() Date {
	for _, d := range []Date{v.Published, v.Revised, v.Enacted} {
		if !d.IsZero() {
			return d
		}
	}
	return v.Effective
}

// Decided returns the day on which the version was enacted or revised; zero if it is
// not stated.
func (v *Version) Decided() Date {
	if v.Revised.IsZero() {
		return v.Enacted
	}
	return v.Revised
}

// Name returns the name of the version in paths: its effective date, or "draft".
func (v *Version) Name() string {
	if v.Draft() {
		return "draft"
	}
	return v.Effective.String()
}

// State is how a version stands on a day.
type State int

// The states of a version.
const (
	InForce     State = iota // 施行中
	NotYet                   // 未施行
	Superseded               // a later version has replaced it
	Repealed                 // 廃止: the policy ended while this version was in force
	Unpublished              // a draft
)

// String returns the word for the state that messages and style sheets use.
func (s State) String() string {
	return [...]string{"in-force", "not-yet", "superseded", "repealed", "draft"}[s]
}

// InForce returns the version in force on the day, or nil if there is none: the
// policy has not begun, or it is repealed. A policy is in force up to the day
// before it is repealed.
func (p *Policy) InForce(day Date) *Version {
	if !p.Repealed.IsZero() && p.Repealed.Compare(day) <= 0 {
		return nil
	}
	return p.Latest(day)
}

// Latest returns the last version that has taken effect by the day, even if
// the policy is repealed since; nil if none has.
func (p *Policy) Latest(day Date) *Version {
	var latest *Version
	for _, v := range p.Versions {
		if !v.Draft() && v.Effective.Compare(day) <= 0 {
			latest = v
		}
	}
	return latest
}

// Next returns the first version that takes effect after the day, or nil.
func (p *Policy) Next(day Date) *Version {
	for _, v := range p.Versions {
		if !v.Draft() && v.Effective.Compare(day) > 0 {
			return v
		}
	}
	return nil
}

// State returns how the version v of p stands on the day.
func (p *Policy) State(v *Version, day Date) State {
	switch latest := p.Latest(day); {
	case v.Draft():
		return Unpublished
	case v.Effective.Compare(day) > 0:
		return NotYet
	case v != latest:
		return Superseded
	case p.InForce(day) == nil:
		return Repealed
	}
	return InForce
}

// Until returns the first day on which v is no longer in force: the effective
// date of the version after it or the day of repeal; zero if neither is known.
func (p *Policy) Until(v *Version) Date {
	i := slices.Index(p.Versions, v)
	end := p.Repealed
	if i >= 0 && i+1 < len(p.Versions) && !p.Versions[i+1].Draft() {
		next := p.Versions[i+1].Effective
		if end.IsZero() || next.Compare(end) < 0 {
			end = next
		}
	}
	return end
}

// Version returns the version with the name (a date or "draft"), or nil.
func (p *Policy) Version(name string) *Version {
	for _, v := range p.Versions {
		if v.Name() == name {
			return v
		}
	}
	return nil
}

// Text returns the text of v in the language, or else the prevailing one; ok
// reports which.
func (p *Policy) Text(v *Version, language Language) (text *Text, ok bool) {
	if t := v.Texts[language]; t != nil {
		return t, true
	}
	return v.Texts[p.Prevailing], false
}

// Languages returns the languages in which v has a text, the prevailing one
// first, then by tag.
func (p *Policy) Languages(v *Version) []Language {
	var list []Language
	for l := range v.Texts {
		list = append(list, l)
	}
	slices.SortFunc(list, func(a, b Language) int {
		return cmp.Or(-compareBool(a == p.Prevailing, b == p.Prevailing), cmp.Compare(a, b))
	})
	return list
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
