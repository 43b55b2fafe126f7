package locale

import (
	"strings"
	"unicode/utf8"

	"jobun/generator/internal/numbering"
	"jobun/generator/internal/policy"
)

var japaneseStatuses = []statusWord{
	{"削除", policy.Deleted}, {"削　除", policy.Deleted}, {"削 除", policy.Deleted}, {"未施行", policy.Deferred},
}

// japaneseUnits are the words behind a number: 第4条.
var japaneseUnits = [...]struct {
	word string
	kind policy.Kind
}{
	{"条", policy.Article},
	{"章", policy.Chapter},
	{"節", policy.Section},
	{"款", policy.Subsection},
	{"目", policy.Division},
	{"編", policy.Part},
	{"部", policy.Part},
}

// japaneseAppendices are the words of appendices, longer ones before those that
// they begin with.
var japaneseAppendices = [...]struct {
	word string
	kind policy.Kind
}{
	{"別表", policy.AppendedTable},
	{"別紙様式", policy.Form},
	{"別紙", policy.Attachment},
	{"別添", policy.Attachment},
	{"別記様式", policy.Form},
	{"別記", policy.AppendedNote},
	{"別図", policy.AppendedFigure},
	{"付録", policy.Appendix},
	{"附録", policy.Appendix},
	{"様式", policy.Form},
	{"書式", policy.Form},
}

func japaneseWords() headingWords {
	return headingWords{
		statuses: japaneseStatuses,
		extract:  "抄",
		isNote:   isJapaneseNote,
		refuses:  func(string) bool { return false },
	}
}

// isJapaneseNote reports whether s is （第三条関係） or the like.
func isJapaneseNote(s string) bool {
	inner, ok := insideBrackets(s)
	return ok && strings.HasSuffix(s[inner[0]:inner[1]], "関係")
}

// ReadHeading implements [Locale].
func (japanese) ReadHeading(s string) (Label, bool) {
	w := japaneseWords()
	switch r, _ := runeAt(s, 0); r {
	case '第':
		if l, ok := w.readOrdinalHeading(s); ok {
			return l, true
		}
	case '附', '付', '別', '様', '書': // The first of all words for appendices.
		if l, ok := w.readSupplementary(s); ok {
			return l, true
		}
		return w.readAppendix(s)
	}
	return w.readBareHeading(s)
}

// ordinal is a label such as 第4条の2.
type ordinal struct {
	kind   policy.Kind
	word   string
	number policy.Number
	digits numbering.Numeral
	len    int // bytes; 0 if there is none
}

// readOrdinal reads 第, a number, the word of a kind and branch numbers; spaces
// may stand around the number (第 4 条).
func readOrdinal(s string) ordinal {
	rest, ok := strings.CutPrefix(s, "第")
	if !ok {
		return ordinal{}
	}
	rest = trimLeft(rest)
	number := readNumeral(rest)
	if number.n == 0 {
		return ordinal{}
	}
	rest = trimLeft(rest[number.length:])
	for _, unit := range japaneseUnits {
		if after, ok := strings.CutPrefix(rest, unit.word); ok {
			numbers, size := readBranches(after, []int{number.n})
			return ordinal{unit.kind, unit.word, policy.NewNumber(numbers...), number.style, len(s) - len(after) + size}
		}
	}
	return readFormOrdinal(s, rest, number)
}

// readFormOrdinal reads what follows the number of a form: 第1号の2様式.
func readFormOrdinal(s, rest string, number numeral) ordinal {
	rest, ok := strings.CutPrefix(rest, "号")
	if !ok {
		return ordinal{}
	}
	numbers, size := readBranches(rest, []int{number.n})
	for _, word := range [...]string{"様式", "書式"} {
		if after, ok := strings.CutPrefix(rest[size:], word); ok {
			return ordinal{policy.Form, "第号" + word, policy.NewNumber(numbers...), number.style, len(s) - len(after)}
		}
	}
	return ordinal{}
}

func (w *headingWords) readOrdinalHeading(s string) (Label, bool) {
	first := readOrdinal(s)
	if first.len == 0 {
		return Label{}, false
	}
	l := Label{Kind: first.kind, Word: first.word, Number: first.number, Style: numbering.Style{Numeral: first.digits}}
	end := first.len
	if last, size := readLastOrdinal(s[end:], first); size > 0 {
		l.Through = last.number
		end += size
	}
	return w.finished(s, end, l)
}

// readLastOrdinal reads the rest of a range or list and returns its last
// member: から第七条まで, 及び第六条, 、第六条及び第七条.
func readLastOrdinal(s string, first ordinal) (last ordinal, size int) {
	last = first
	for {
		connector := japaneseConnector(s[size:])
		next := readOrdinal(s[size+connector:])
		if connector == 0 || next.len == 0 || next.kind != first.kind || next.number.Compare(last.number) <= 0 {
			return last, size
		}
		last = next
		size += connector + next.len
		size += japaneseRangeEnd(s[size:])
	}
}

// japaneseConnector returns the bytes of what connects two labels.
func japaneseConnector(s string) int {
	if s == "" || s[0] < utf8.RuneSelf {
		return 0
	}
	for _, c := range [...]string{"及び", "及", "から", "乃至", "ないし", "又は", "並びに", "若しくは", "・", "、", "～", "〜", "―"} {
		if strings.HasPrefix(s, c) {
			return len(c)
		}
	}
	return 0
}

func japaneseRangeEnd(s string) int {
	if strings.HasPrefix(s, "まで") {
		return len("まで")
	}
	return 0
}

// readSupplementary reads 附則 and 付則, also with a space inside.
func (w *headingWords) readSupplementary(s string) (Label, bool) {
	rest, ok := cutAny(s, "附", "付")
	if !ok {
		return Label{}, false
	}
	word := s[:len(s)-len(rest)] + "則"
	rest, ok = strings.CutPrefix(trimLeft(rest), "則")
	if !ok {
		return Label{}, false
	}
	return w.finished(s, len(s)-len(rest), Label{Kind: policy.Supplementary, Word: word})
}

// readAppendix reads 別表, 別表第一の二, 別紙1, 様式第一号, 別記第1号様式. If the word
// goes on (別表示, 様式集), it is none.
func (w *headingWords) readAppendix(s string) (Label, bool) {
	for _, a := range japaneseAppendices {
		rest, ok := strings.CutPrefix(s, a.word)
		if !ok {
			continue
		}
		rest = trimLeft(rest)
		if o := readOrdinal(rest); o.kind == policy.Form {
			l := Label{Kind: policy.Form, Word: a.word + o.word, Number: o.number, Style: numbering.Style{Numeral: o.digits}}
			return w.finished(s, len(s)-len(rest)+o.len, l)
		}
		l := Label{Kind: a.kind, Word: a.word}
		if number, numbered, size := readAppendixNumber(rest); size > 0 {
			with := l
			with.Number, with.Style.Numeral = number, numbered
			if with, ok := w.finished(s, len(s)-len(rest)+size, with); ok {
				return with, true
			}
		}
		return w.finished(s, len(a.word), l)
	}
	return Label{}, false
}

// readAppendixNumber reads 第一の二, 1, 1-2, A, 第1号の2.
func readAppendixNumber(s string) (number policy.Number, style numbering.Numeral, size int) {
	rest := trimLeft(strings.TrimPrefix(s, "第"))
	first := readNumeral(rest)
	if first.n == 0 || first.n > maxBare {
		return "", numbering.Numeral{}, 0
	}
	rest = rest[first.length:]
	if after, ok := strings.CutPrefix(trimLeft(rest), "号"); ok {
		rest = after
	}
	numbers, branches := readBranches(rest, []int{first.n})
	return policy.NewNumber(numbers...), first.style, len(s) - len(rest) + branches
}

// ReadCaption implements [Locale].
func (japanese) ReadCaption(s string) (caption [2]int, ok bool) {
	return readCaption(s, refusesJapaneseCaption)
}

// refusesJapaneseCaption reports whether words in brackets are no caption:
// 略, 削除, 第三条関係, 2026年4月1日改定, a sentence.
func refusesJapaneseCaption(words string) bool {
	switch words {
	case "略", "中略", "以下略", "省略", "抄", "新設", "削る":
		return true
	}
	return statusOf(words, japaneseStatuses) != policy.Current ||
		strings.HasSuffix(words, "関係") || strings.Contains(words, "。") || isRevisionNote(words)
}

// isRevisionNote reports whether s is a date with what happened on it.
func isRevisionNote(s string) bool {
	if !strings.Contains(s, "年") || !strings.Contains(s, "月") {
		return false
	}
	for _, end := range [...]string{"日", "制定", "改定", "改正", "施行", "公布", "公表", "追加", "廃止", "号"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// ReadMarkers implements [Locale].
func (l japanese) ReadMarkers(s string) []Marker { return l.AppendMarkers(nil, s) }

// AppendMarkers implements [Locale].
func (japanese) AppendMarkers(list []Marker, s string) []Marker {
	w := markerWords{japaneseStatuses, japaneseConnector, japaneseRangeEnd, refersInJapanese}
	return w.read(list, s)
}

// refersInJapanese reports whether the words directly behind a label show that
// it is a reference and the line a sentence.
func refersInJapanese(s string) bool {
	if s == "" || s[0] < utf8.RuneSelf {
		return false
	}
	for _, words := range [...]string{"に掲げ", "に規定", "に定め", "の規定", "のいずれ", "のうち", "の場合", "の各", "まで"} {
		if strings.HasPrefix(s, words) {
			return true
		}
	}
	return false
}

// IsParagraphStyle implements [Locale]. Numbers in brackets are items.
func (japanese) IsParagraphStyle(style numbering.Style) bool {
	open := style.Prefix == "" || style.Prefix == "○"
	closed := style.Suffix == "" || isPoint(style.Suffix)
	return open && closed && isParagraphNumeral(style.Numeral)
}

func isParagraphNumeral(m numbering.Numeral) bool {
	return isASCIIOrWide(m) || m.Name == numbering.Circled.Name
}

// Names implements [Locale].
func (japanese) Names() Names {
	return Names{
		Preamble: "前文", Main: "本則", MainClause: "本文", Proviso: "ただし書", Row: "項", Column: "欄",
		Supplementary: "附則", Deleted: "削除", Deferred: "未施行", Extract: "抄",
	}
}
