package locale

import (
	"strings"
	"unicode/utf8"
)

// Modality finds modal words in Japanese; see [Locale]. Only the end of a
// sentence says what the sentence does: 知ることができる状態 permits nothing.
func (japanese) Modality(s string) (m Modality, d Denying) {
	parts, d := jaPartsOf(s)
	if parts == 0 {
		return m, d
	}
	rest := s
	if parts&jaDuty != 0 {
		rest = m.oblige(s, d.Plain || parts&(jaBan|jaCan) != 0)
	}
	if parts&jaBan != 0 || d.Plain {
		if start, i := jaProhibitions.find(rest); i >= 0 {
			m.Prohibition.set(start, start+len(strings.TrimRight(jaProhibitions.words[i], "。")), true)
		}
	}
	for i := range jaCans {
		if can := &jaCans[i]; parts&can.part != 0 {
			m.permit(rest, can)
		}
	}
	if d.Plain && !m.Duty.Found() && !m.Prohibition.Found() && !m.Permission.Found() {
		m.Denial = jaDenial(rest)
	}
	return m, d
}

// Lowered returns s: Japanese has no capitals; see [Locale].
func (japanese) Lowered(s string) string { return s }

// oblige adds the duty of s, and returns s with zero bytes for the words of all duties,
// if more is looked for in it: なくてはならない has てはならない in it.
func (m *Modality) oblige(s string, more bool) (rest string) {
	start, i := jaDuties.find(s)
	if i < 0 {
		return s
	}
	m.Duty.set(start, start+len(jaDuties.words[i]), true)
	rest = s
	if !more {
		return rest
	}
	for i := jaDuties.listed(rest, 0); i >= 0; i = jaDuties.listed(rest, i+1) {
		duty := jaDuties.words[i]
		rest = strings.ReplaceAll(rest, duty, strings.Repeat("\x00", len(duty)))
	}
	return rest
}

// jaPart says of what words a part of them may be, one bit each.
type jaPart uint8

const (
	jaDuty   jaPart = 1 << iota // of jaDuties
	jaBan                       // of jaProhibitions, but those that end in one of jaPlain
	jaDenies                    // of jaPlain

	// Of the words of jaCans.
	jaAble
	jaOffered
	jaPerhaps
	jaCan = jaAble | jaOffered | jaPerhaps
)

// jaParts are parts of the words of modality: a sentence without any of them has none.
var jaParts = [...]struct {
	words string
	of    jaPart
}{
	{"ない", jaDenies},
	{"ません", jaDenies},
	{"なかっ", jaDenies},
	{"ならず", jaDuty | jaBan},
	{"義務を負", jaDuty},
	{"禁", jaBan},
	{"でき", jaAble},
	{"いただけ", jaOffered},
	{"があり", jaPerhaps},
	{"がある", jaPerhaps},
}

// jaPartWords are the words of jaParts.
var jaPartWords = func() *phrases {
	var words []string
	for i := range jaParts {
		words = append(words, jaParts[i].words)
	}
	return newPhrases(words...)
}()

// jaPartsOf returns of which words there are parts in s, and how s may deny. All are
// found in one pass, because most sentences have few.
func jaPartsOf(s string) (parts jaPart, d Denying) {
	for at, group := jaPartWords.next(s, 0); group != nil; at, group = jaPartWords.next(s, at+1) {
		for _, i := range group {
			if !jaPartWords.stands(s, at, i) {
				continue
			}
			part := &jaParts[i]
			parts |= part.of
			switch {
			case part.of&jaDenies == 0:
			case hasAnySuffix(s[:at+len(part.words)], jaDenyingDuties):
				parts, d.Hint = parts|jaDuty, true
			default:
				d = Denying{Hint: true, Plain: true}
			}
		}
	}
	return parts, d
}

// jaPermission are words that permit, and how the sentence goes on behind them.
type jaPermission struct {
	words   string
	part    jaPart // of the words with their endings
	endings []string
	sure    bool
}

// permit adds the permissions of one kind.
func (m *Modality) permit(s string, can *jaPermission) {
	for from := 0; ; {
		i := strings.Index(s[from:], can.words)
		if i < 0 {
			return
		}
		start := from + i
		from = start + len(can.words)
		for _, ending := range can.endings {
			if rest, ok := strings.CutPrefix(s[from:], ending); ok && (strings.HasSuffix(ending, "。") || ending != "とき" && ending != "場合" || rest == "") {
				m.Permission.set(start, from+len(strings.TrimRight(ending, "。）")), can.sure)
			}
		}
	}
}

// jaDenial returns the words with which a sentence denies what it says: 行いません。
// The end of an item may do so too: 支払わないとき。
func jaDenial(s string) (d Modal) {
	trimmed := strings.TrimRight(s, "。）」\n ")
	for _, end := range jaDenialEnds {
		head, ok := strings.CutSuffix(trimmed, end)
		if !ok {
			continue
		}
		for _, denial := range jaDenials {
			if before, ok := strings.CutSuffix(head, denial); ok && before != "" && !hasAnySuffix(head, jaFalseDenials.words) {
				d.set(len(before), len(head), !hasAnySuffix(head, jaProviso)) // which others may say as unless
				return d
			}
		}
	}
	return d
}

var (
	jaDuties = newPhrases(
		"なければならない", "なければなりません", "なければならず", "なければいけない", "なければいけません", "ねばならない", "ねばなりません",
		"なくてはならない", "なくてはなりません", "なくてはならず", "なくてはいけない", "なくてはいけません", "義務を負う。", "義務を負います。", "義務を負うものとする", "義務を負うものとします",
	)

	// jaDenyingDuties are those that end in one of jaPlain.
	jaDenyingDuties = func() (list []string) {
		for _, duty := range jaDuties.words {
			if hasAnySuffix(duty, []string{"ない", "ません"}) {
				list = append(list, duty)
			}
		}
		return list
	}()

	jaProhibitions = newPhrases(
		"てはならない", "てはなりません", "ではならない", "ではなりません", "てはならず", "てはいけない", "てはいけません", "ことができない。", "ことはできない。", "ことができません。", "ことはできません。",
		"ことができないものとする", "ことができないものとします", "ことはできないものとする", "ことはできないものとします", "いただけません。", "いただけない。", "を禁止する。", "を禁止します。", "を禁ずる。", "を禁じる。", "を禁じます。",
	)
	jaCans = []jaPermission{
		{words: "ことができ", part: jaAble, endings: []string{"る。", "ます。", "るものとする", "るものとします", "るほか", "る。）"}, sure: true},
		{words: "ことができる", part: jaAble, endings: []string{"とき", "とき。", "場合", "場合。"}},
		{words: "でき", part: jaAble, endings: []string{"る。", "ます。", "るものとする", "るものとします"}},
		{words: "いただけ", part: jaOffered, endings: []string{"る。", "ます。", "るものとする", "るものとします"}},
		{words: "ことがあ", part: jaPerhaps, endings: []string{"る。", "ります。"}},
		{words: "場合があ", part: jaPerhaps, endings: []string{"る。", "ります。"}},
	}

	jaDenials    = []string{"ない", "ません"}
	jaDenialEnds = []string{"", "ものとする", "ものとします", "こととする", "こととします", "とき", "場合", "こと", "もの"}

	// jaFalseDenials end as denials do and say something that other languages say
	// without one, or say only that something may be.
	jaFalseDenials = newPhrases(
		"妨げない", "妨げません", "差し支えない", "差し支えありません", "差支えない", "かまわない", "構わない", "かまいません", "構いません", "過ぎない", "過ぎません", "ほかならない", "免れない", "免れません", "やむを得ない", "やむをえない",
		"問わない", "問いません", "変わらない", "変わりません", "少なくない", "とどまらない", "しれない", "しれません", "違いない", "欠かせない", "失わない", "失いません", "間違いない", "限らない", "限りません", "限られない", "限られません",
		"危ない", "及ばない", "相違ない", "満たない", "足りない", "足らない", "至らない", "必要がない", "必要はない", "必要はありません", "要しない", "要しません",
		"異ならない", "ならない", "なりません", "いけない", "いけません", "すぎない", "ほかない", "得ない", "えない",
	)
	jaProviso = []string{"この限りでない", "この限りではない", "この限りではありません", "この限りでありません"}

	// jaPossible are words that permit, or say that something is possible.
	jaPossible = newPhrases(
		"でき", "出来", "し得", "り得", "れ得", "しうる", "りうる", "れうる", "可能", "おそれ", "恐れ", "虞", "ことがあ", "場合があ", "場合もあ", "こともあ", "かもしれ", "差し支え", "差支え", "妨げ", "もよい", "てよ", "許さ", "許可", "許容", "を認め",
		"自由", "任意", "権利を有", "権利があ", "権限を有", "権を有", "留保", "権利を持", "いただけ", "疑い", "足りる", "足ります", "裁量", "委ね", "見込", "とは限ら", "を要しない", "には及ばない", "良い", "よい", "かまいません", "構いません", "構わない", "かまわない", "でしょう", "ましょう", "だろう", "みても", "らえる", "られる。", "られます。",
	)
	jaImpossible = newPhrases("いただけません", "いただけない", "できない", "できません", "できぬ", "できなく", "できなけ")

	jaDutiful = newPhrases("なければ", "なくては", "ねば", "べき", "べく", "義務", "必要があ", "必要です", "必要とす", "必要とし", "を要", "ものとす", "ものとし", "こととす", "こととし", "責任", "責め", "責に", "努め", "負担", "負う", "負い", "ください", "下さい", "こと。")

	// jaLimits limit what a permission permits, jaExceptions what a prohibition
	// forbids.
	jaLimits     = newPhrases("限り", "限る", "限って", "限定", "のみ", "だけ", "範囲", "得て", "得た", "経て", "経た")
	jaExceptions = newPhrases("を除", "は除", "以外", "なければ", "ないで", "なく", "ずに", "超えて", "超える", "ない限り", "まで")

	jaNoExceptions = newPhrases("遅滞なく", "滞りなく", "までに")

	// jaShunning are words of a duty not to do something.
	jaShunning = newPhrases("ないよう", "ないこと", "ないもの", "避け", "控え", "慎", "防", "禁", "以外", "限り", "限る", "のみ", "拒", "否", "秘密", "機密", "ず、", "ずに")

	// jaClauseNegatives deny, limit or except in any clause of a sentence; jaAdverbs
	// are none of them.
	jaClauseNegatives = newPhrases("限り", "限る", "限っ", "限ら", "のみ", "だけ", "以外", "禁", "避", "控え", "拒", "否", "免", "ず、", "なく、", "ない", "ません", "なかっ")
	jaAdverbs         = newPhrases("ことなく", "遅滞なく", "滞りなく", "かかわらず、", "を問わず、", "必ず、", "まず、", "否か", "可否", "賛否", "ないで", "なければ", "ないときは", "ないとき、", "ない場合は", "ない場合に", "ない場合、")

	// jaNegatives are words that deny, limit or except, and parts of words that do.
	jaNegatives = newPhrases(
		"ない", "ません", "なく", "なけ", "なし", "ずに", "ず、", "らず", "せず", "れず", "えず", "わず", "きず", "ねば", "ぬ", "不", "無", "未", "非", "否", "免", "禁", "避", "控え", "慎", "拒", "断", "除", "のみ", "だけ", "限", "以外", "ほか",
		"止", "防", "欠", "失", "反", "違", "妨", "怠", "遅", "遅れ", "超", "外", "誤", "異", "困難", "難し", "かね", "にく", "がた", "まで", "前に", "離", "退", "廃", "消", "取り消", "取消", "終了", "抹", "漏",
	)
)

// SaysDuty reports duty in Japanese; see [Locale].
func (japanese) SaysDuty(s string) bool { return jaDutiful.in(s) }

// SaysPossible reports possibility in Japanese; see [Locale].
func (japanese) SaysPossible(s string) bool {
	return jaPossible.in(s) && jaPossible.in(jaImpossible.without(s))
}

// SaysNot reports denial in Japanese; see [Locale]. What is denied in a clause
// that only says how (同意を得ることなく) denies nothing of the sentence, nor does the
// ない of a duty.
func (japanese) SaysNot(s string) bool {
	if !jaNegatives.in(s) {
		return false
	}
	s = jaAdverbs.without(jaDuties.without(withoutBrackets(s)))
	last := s[strings.LastIndex(s, "、")+1:]
	return jaNegatives.in(last) || jaClauseNegatives.in(s)
}

// HintsNot reports denial in any clause in Japanese; see [Locale].
func (japanese) HintsNot(s string) bool {
	return jaNegatives.in(s) && jaNegatives.in(jaDuties.without(withoutBrackets(s)))
}

// withoutBrackets returns s without what stands in brackets, which denies nothing
// of what is around them.
func withoutBrackets(s string) string {
	for {
		open := strings.LastIndex(s, "（")
		if open < 0 {
			return s
		}
		size := strings.Index(s[open:], "）")
		if size < 0 {
			return s
		}
		s = s[:open] + s[open+size+len("）"):]
	}
}

// Shuns reports a duty not to do something in Japanese; see [Locale].
func (japanese) Shuns(s string) bool {
	last := s[strings.LastIndex(s, "、")+1:] // What else is stopped is no duty to stop: 停止しようとするときは、通知しなければならない.
	return strings.Contains(last, "停止") || jaShunning.in(s) && jaShunning.in(jaDuties.without(s))
}

// SaysOnly reports limits in Japanese; see [Locale]. Those of a clause that says
// what something can do limit nothing: 会員のみが見ることのできる方法.
func (japanese) SaysOnly(s string) bool { return jaLimits.in(withoutAdnominal(s)) }

// Excepts reports exceptions in Japanese; see [Locale].
func (japanese) Excepts(s string) bool {
	return jaExceptions.in(jaNoExceptions.without(jaDuties.without(s)))
}

// withoutAdnominal returns s without the clauses before a noun that say what
// something can do.
func withoutAdnominal(s string) string {
	for _, can := range [...]string{"ことのできる", "ことができるよう"} {
		for {
			i := strings.Index(s, can)
			if i < 0 {
				break
			}
			start := strings.LastIndex(s[:i], "、") + 1
			if start > 0 {
				start += len("、") - 1
			}
			s = s[:start] + s[i+len(can):]
		}
	}
	return s
}

// BeginsProviso looks for ただし in Japanese; see [Locale].
func (japanese) BeginsProviso(s string) bool {
	return hasAnyPrefix(strings.TrimLeft(s, " 　\n"), []string{"ただし", "但し", "但、"}) > 0
}

// MayBeProviso reports words of exceptions in Japanese; see [Locale].
func (japanese) MayBeProviso(s string) bool {
	return containsAny(s, []string{"ただし", "但", "除", "限", "以外", "なお", "もっとも", "しかし", "一方", "かかわらず", "であっても", "ない限り", "なければ", "また", "が、"})
}

// BansTwice counts the prohibitions in Japanese, and what is not to be done without
// one; see [Locale].
func (japanese) BansTwice(s string) bool {
	n := strings.Count(s, "ず、") + strings.Count(s, "せずに")
	for _, word := range jaProhibitions.words {
		n += strings.Count(s, strings.TrimRight(word, "。"))
	}
	return n > 1 || strings.Contains(s, "又は") && !strings.Contains(s, "これを") || strings.Contains(s, "または") || strings.Contains(s, "たり")
}

// AdnominalModality finds words before a noun in Japanese; see [Locale].
func (l japanese) AdnominalModality(s string, _ Modality) (m Modality) {
	around := withoutBrackets(s)
	for _, word := range [...]string{"を要する", "すべき", "されるべき", "なければならない"} {
		if start := beforeNoun(s, word); start >= 0 && !l.SaysPossible(around) {
			m.Duty.set(start, start+len(word), false)
		}
	}
	for _, word := range [...]string{"ことができる", "ことのできる"} {
		if start := beforeNoun(s, word); start >= 0 && !l.SaysDuty(around) {
			m.Permission.set(start, start+len(word), false)
		}
	}
	return m
}

// beforeNoun returns where a word stands in s before a kanji or katakana, but not one
// of a condition; -1 if it does not.
func beforeNoun(s, word string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], word)
		if i < 0 {
			return -1
		}
		start := from + i
		from = start + len(word)
		if r, _ := runeAt(s, from); (isHan(r) || isKatakana(r)) && !strings.HasPrefix(s[from:], "場合") && !strings.HasPrefix(s[from:], "旨") && !strings.HasPrefix(s[from:], "限り") {
			return start
		}
	}
}

// AppendSentences cuts Japanese into sentences; see [Locale]. A full stop in
// brackets or in a quotation ends none.
func (japanese) AppendSentences(list []string, s string) []string {
	start, depth := 0, 0
	for i := 0; i < len(s); i++ {
		if s[i] >= 0xE3 && s[i] != 0xEF && (s[i] > 0xE3 || i+1 < len(s) && s[i+1] != 0x80) {
			i += len("ん") - 1 // kana and kanji
			continue
		}
		switch r, size := utf8.DecodeRuneInString(s[i:]); r {
		case '（', '「', '『', '(':
			depth++
		case '）', '」', '』', ')':
			depth = max(0, depth-1)
		case '。', '\n':
			if end := i + size; depth == 0 {
				list, start = append(list, s[start:end]), end
			}
		}
	}
	if start < len(s) {
		list = append(list, s[start:])
	}
	return list
}
