package policy

import (
	"crypto/sha256"
	"encoding/base64"
	"strconv"

	"jobun/generator/internal/source"
)

// Seal is a line of policy.sum: a published text, and what is known of it. See
// the package comment.
type Seal struct {
	Policy      string
	Version     string // its name, a date
	Language    Language
	Corrections int        // how many of those declared were made when it was sealed; see [Policy.Declared]
	Sum         string     // of its normal form, as [Normal.Sum] returns it
	Marks       string     // as [Normal.Marks] returns them; "" if they are not known
	Pos         source.Pos // in policy.sum
}

// SumPrefix begins a sum, and says how it was made.
const SumPrefix = "h1:"

// Sum returns "h1:" and the SHA-256 of the normal form in standard base64.
func (n *Normal) Sum() string {
	sum := sha256.Sum256(n.Bytes)
	return SumPrefix + base64.StdEncoding.EncodeToString(sum[:])
}

// MarkLen is the length of a mark, in letters of base64url: 18 bits.
const MarkLen = 3

// Mark returns the mark of a part that has the lines: the beginning of their
// SHA-256, which is enough to say which part differs, and too short to seal it.
func Mark(lines []byte) string {
	sum := sha256.Sum256(lines)
	return base64.RawURLEncoding.EncodeToString(sum[:MarkLen])[:MarkLen]
}

// Marks returns the marks of all parts.
func (n *Normal) Marks() string {
	marks := make([]byte, 0, MarkLen*len(n.Parts))
	for i := range n.Parts {
		marks = append(marks, Mark(n.Words(i))...)
	}
	return string(marks)
}

// String returns the line, without its line end.
func (s *Seal) String() string {
	line := s.Policy + " " + s.Version
	if s.Corrections > 0 {
		line += "+" + strconv.Itoa(s.Corrections)
	}
	line += " " + string(s.Language) + " " + s.Sum
	if s.Marks != "" {
		line += " " + s.Marks
	}
	return line
}

// Correction is a change of a published text that is no amendment, declared in
// policy.yaml under its version.
type Correction struct {
	Date Date
	Kind CorrectionKind
	Note Localized // what was changed
	Pos  source.Pos
}

// CorrectionKind says why a text was corrected.
type CorrectionKind string

// The kinds of corrections.
const (
	Erratum          CorrectionKind = "erratum"     // 正誤: the text was not as it was decided
	Editorial        CorrectionKind = "editorial"   // 字句の整理: as to form, not as to meaning
	TranslationFixed CorrectionKind = "translation" // 翻訳の訂正: a translation was not as the prevailing text
)

// Declared returns how many corrections are declared that may have changed the
// text of v in the language. That of a translation leaves the prevailing text
// alone.
func (p *Policy) Declared(v *Version, l Language) int {
	n := 0
	for i := range v.Corrections {
		if l != p.Prevailing || v.Corrections[i].Kind != TranslationFixed {
			n++
		}
	}
	return n
}

// MaySeal reports whether the text of v in the language may get a line in
// policy.sum, or a new one if its words are no longer those that were sealed: it
// is the first time that the version is sealed, and no later one is, or else a
// correction was declared since.
func (p *Policy) MaySeal(v *Version, l Language) bool {
	if s := v.Seals[l]; s != nil {
		return p.Declared(v, l) > s.Corrections
	}
	known := 0
	for _, s := range v.Seals {
		known = max(known, s.Corrections)
	}
	return !p.sealedFrom(v) || p.Declared(v, l) > known
}

// sealedFrom reports whether v, or a version after it, is sealed in a language.
func (p *Policy) sealedFrom(v *Version) bool {
	for _, w := range p.Versions {
		if !w.Draft() && w.Effective.Compare(v.Effective) >= 0 && len(w.Seals) > 0 {
			return true
		}
	}
	return false
}
