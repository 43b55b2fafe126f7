package locale

import "strings"

// Modality finds modal words in Japanese; see [Locale]. Only the end of a
// sentence says what the sentence does: 知ることができる状態 permits nothing.
func (japanese) Modality(s string) (m Modality) {
	if !containsAny(s, jaModalParts) {
		return m
	}
	for _, duty := range jaDuties {
		if i := strings.Index(s, duty); i >= 0 {
			m.Duty.set(i, i+len(duty))
		}
	}
	for _, prohibition := range jaProhibitions {
		if i := strings.Index(s, prohibition); i >= 0 {
			m.Prohibition.set(i, i+len(prohibition))
		}
	}
	for from := 0; ; {
		i := strings.Index(s[from:], jaCan)
		if i < 0 {
			return m
		}
		start := from + i
		from = start + len(jaCan)
		for _, ending := range jaCanEndings {
			if strings.HasPrefix(s[from:], ending) {
				m.Permission.set(start, from+len(strings.TrimRight(ending, "。")))
			}
		}
	}
}

const jaCan = "ことができ"

var (
	// jaModalParts are parts of all words below, one of which each of them has.
	jaModalParts = []string{"ならな", "なりませ", "いけませ", "ができ", "はでき"}

	jaDuties       = []string{"なければならない", "なければなりません", "ねばならない", "ねばなりません", "なくてはならない", "なくてはなりません"}
	jaProhibitions = []string{"てはならない", "てはなりません", "ではならない", "てはいけません", "ことができない。", "ことはできない。", "ことができません。", "ことはできません。"}
	jaCanEndings   = []string{"る。", "ます。", "るものとする", "るものとします", "るほか", "る。）"}

	// jaPossible are words that permit, or say that something is possible.
	jaPossible = []string{
		"でき", "出来", "し得", "り得", "れ得", "しうる", "りうる", "れうる", "可能", "おそれ", "恐れ", "虞", "ことがあ", "場合があ", "場合もあ", "こともあ", "かもしれ", "差し支え", "差支え", "妨げ", "もよい", "てよい", "許さ", "許可", "許容", "を認め",
		"自由", "任意", "権利を有", "権利があ", "権限を有", "権を有", "疑い", "足りる", "足ります", "裁量", "委ね", "見込", "とは限ら", "を要しない", "には及ばない",
	}
	jaImpossible = []string{"できない", "できません", "できぬ", "できなく", "できなけ"}

	// jaNegatives are words that deny, limit or except; jaConditions contain one
	// and do none of it.
	jaConditions = []string{"ないとき", "ない場合", "遅滞なく", "ことなく", "やむを得ない", "問わず", "かかわらず", "のみならず"}
	jaNegatives  = []string{"ない", "ません", "なく", "ずに", "ず、", "らず", "せず", "禁", "避け", "控え", "慎", "以外", "限り", "限る", "除", "のみ", "拒", "否", "停止", "防"}
)

// SaysPossible reports possibility in Japanese; see [Locale].
func (japanese) SaysPossible(s string) bool {
	if !containsAny(s, jaPossible) {
		return false
	}
	return containsAny(without(s, jaImpossible), jaPossible)
}

// SaysNot reports denial in Japanese; see [Locale]. The ない of a duty denies
// nothing.
func (japanese) SaysNot(s string) bool {
	if !containsAny(s, jaNegatives) {
		return false
	}
	return containsAny(without(without(s, jaDuties), jaConditions), jaNegatives)
}

// SaysOnly reports limits in Japanese; see [Locale].
func (japanese) SaysOnly(s string) bool {
	return containsAny(without(s, jaDuties), []string{"限り", "限る", "限って", "限定", "のみ", "なければ", "除", "以外", "だけ"})
}

// AppendSentences cuts Japanese into sentences; see [Locale]. A full stop in
// brackets or in a quotation ends none.
func (japanese) AppendSentences(list []string, s string) []string {
	start, depth := 0, 0
	for i, r := range s {
		switch r {
		case '（', '「', '『', '(':
			depth++
		case '）', '」', '』', ')':
			depth = max(0, depth-1)
		case '。', '\n':
			if end := i + len(string(r)); depth == 0 {
				list, start = append(list, s[start:end]), end
			}
		}
	}
	if start < len(s) {
		list = append(list, s[start:])
	}
	return list
}
