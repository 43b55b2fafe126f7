package locale

import (
	"slices"
	"strings"
	"unicode/utf8"
)

var (
	jaDenying   = []string{"ない", "ません", "なかった", "ませんでした", "ぬ"}
	jaAffirming = []string{"る", "う", "く", "す", "つ", "む", "ぶ", "ぐ", "た", "だ"}

	// jaSidelong are words of a clause beside the predicate that denies or limits, with
	// which another language may turn the predicate round.
	jaSidelong = newPhrases("ず、", "なく、", "せずに", "限り", "限る", "限って", "のみ", "だけ", "ほか、", "以外", "までは")

	// jaTurning are words in a predicate that another language may say with a not.
	jaTurning = newPhrases(
		"ない", "ません", "なく", "なし", "ず", "ぬ", "不", "無", "未", "非", "否", "免", "禁", "避", "控え", "慎", "拒", "断", "除", "のみ", "だけ", "限", "以外", "停止", "中止", "休止", "阻止", "差し止", "取りやめ", "防", "欠", "失",
		"違", "妨", "怠", "超", "外", "困難", "難し", "かね", "にくい", "がたい", "異な", "維持", "とどま", "残", "消滅", "終了",
	)

	// jaPlain deny by grammar alone, jaPlainNot are such words that deny nothing of what
	// another language says.
	jaPlain    = newPhrases("ない", "ません", "なかっ")
	jaBeside   = newPhrases("なく", "なけれ", "ずに", "ず、", "ねば", "ぬ", "ないで", "ない限り", "除", "以外", "超えて")
	jaPlainNot = newPhrases("少なくとも", "遅滞なく", "滞りなく", "間もなく", "かかわらず、", "を問わず、", "必ず、", "まず、", "ことなく", "でなければならない")

	// jaNeverPlain are the words that end as denials do and are none, but for those of
	// prohibitions.
	jaNeverPlain = newPhrases(slices.DeleteFunc(slices.Clone(jaFalseDenials.words), func(s string) bool {
		return slices.Contains([]string{"ならない", "なりません", "いけない", "いけません"}, s)
	})...)

	jaNotBeside = newPhrases("少なくとも", "遅滞なく", "滞りなく", "間もなく", "かかわらず、", "を問わず、", "必ず、", "まず、", "なければならない", "なければなりません")

	// jaMayDeny are all that may be the word for a denying word of another language.
	jaMayDeny = newPhrases(append([]string{"反", "誤", "異", "取り消", "取消", "廃", "離", "退", "中断", "終", "やめ"}, jaTurning.words...)...)

	// jaSureNegations are words that other languages have a denying word for too.
	jaSureNegations = newPhrases("反", "不適", "不当", "不正", "不要", "不可", "無効", "無断", "未払", "困難", "拒", "断り", "禁止", "以外", "除き", "ほか")

	jaConditions = []string{"とき", "場合"}
)

// jaTail is how many characters at the end of a sentence may be its predicate.
const jaTail = 14

// MainPolarity reads the end of a Japanese sentence; see [Locale].
func (japanese) MainPolarity(s string) Predicate {
	trimmed := strings.TrimRight(s, "。」\n 　")
	for strings.HasSuffix(trimmed, "）") && strings.Contains(trimmed, "（") {
		trimmed = trimmed[:strings.LastIndex(trimmed, "（")]
	}
	trimmed = strings.TrimRight(trimmed, "）。")
	for _, end := range jaDenialEnds {
		if head, ok := strings.CutSuffix(trimmed, end); ok && end != "" && head != "" {
			trimmed = head
			break
		}
	}
	switch {
	case hasAnySuffix(trimmed, jaDuties.words):
		return Predicate{}
	case hasAnySuffix(trimmed, jaProviso):
		return Predicate{Denies, max(0, len(trimmed)-len("この限りでない")), len(trimmed)}
	}
	p := jaPredicate(trimmed)
	if p.Polarity == Affirms && jaSidelong.in(s) {
		return Predicate{}
	}
	return p
}

// ConditionPolarity reads what stands before とき or 場合; see [Locale].
func (japanese) ConditionPolarity(s string) Predicate {
	at := -1
	for _, word := range jaConditions {
		switch n := strings.Count(s, word); {
		case n > 1 || n == 1 && at >= 0:
			return Predicate{}
		case n == 1:
			at = strings.Index(s, word)
		}
	}
	if at < 0 || hasAnyPrefix(s[at:], []string{"ときを除", "場合を除", "場合に限", "ときに限", "場合以外", "場合のほか"}) > 0 {
		return Predicate{}
	}
	head := s[:at]
	p := jaPredicate(head)
	if clause := head[strings.LastIndex(head, "。")+1:]; p.Polarity == Affirms && (jaSidelong.in(clause) || containsAny(clause, jaDenying) || containsAny(clause, []string{"なけれ", "ないで", "なくて"})) {
		return Predicate{}
	}
	return p
}

// jaWithoutFalse returns s without the words in which a word that denies denies nothing,
// and without those of duties.
func jaWithoutFalse(s string) string {
	s = jaDuties.without(s)
	if jaPlain.in(s) { // as each of the words below that are never plain
		s = jaNeverPlain.without(s)
	}
	return jaPlainNot.without(s)
}

// Refuses looks for 断る, 禁止 and the like; see [Locale].
func (japanese) Refuses(s string) bool {
	return containsAny(s, []string{"断り", "断る", "断わ", "禁", "拒", "限り", "限る", "限定", "のみ", "除", "不可", "なく", "対象外"})
}

// DeniesPlainly looks for ない and ません; see [Locale].
func (japanese) DeniesPlainly(s string) bool { return jaPlain.in(jaWithoutFalse(s)) }

// Negations counts what denies in Japanese; see [Locale].
func (japanese) Negations(s string) (n Negations) {
	plain := jaWithoutFalse(s)
	n.Plain = jaPlain.count(plain)
	n.Beside = jaBeside.count(jaNotBeside.without(s))
	n.Beside += strings.Count(s, "まで") - strings.Count(s, "までに") - strings.Count(s, "から")
	n.Beside = max(0, n.Beside)
	if start, i := jaPlain.find(s); n.Plain > 0 && i >= 0 {
		n.Start, n.End = start, start+len(jaPlain.words[i])
	}
	n.Sure = jaSureNegations.count(s)
	n.Possible = jaMayDeny.count(plain)
	return n
}

// jaPredicate reads the predicate at the end of s.
func jaPredicate(s string) Predicate {
	for _, denying := range jaDenying {
		if strings.HasSuffix(s, denying) {
			if hasAnySuffix(s, jaFalseDenials.words) || strings.HasSuffix(s, "わけではない") || strings.HasSuffix(s, "はない") && !strings.HasSuffix(s, "ではない") && !strings.HasSuffix(s, "とはない") {
				return Predicate{}
			}
			return Predicate{Denies, jaPredicateStart(s), len(s)}
		}
	}
	if !hasAnySuffix(s, jaAffirming) {
		return Predicate{}
	}
	start := jaPredicateStart(s)
	if jaTurning.in(s[start:]) {
		return Predicate{}
	}
	return Predicate{Affirms, start, len(s)}
}

var (
	jaParticles = []string{"を", "に", "が", "は", "も", "と", "で", "、"}

	// jaLightVerbs say nothing without the word before them: 効力を有する, 無効とする.
	jaLightVerbs = []string{"する", "します", "した", "なる", "なります", "ある", "あります", "有する", "有します", "行う", "行います", "負う", "負います", "いう", "います", "得る", "受ける", "受けます", "おる", "います", "です", "みなす", "みなします"}
)

// jaPredicateStart returns where the predicate at the end of s begins: behind the
// last particle, or behind the one before it if nothing but する stands there.
func jaPredicateStart(s string) int {
	tail := tailStart(s, jaTail)
	start := behindParticle(s, tail, len(s))
	if start > tail && slices.Contains(jaLightVerbs, s[start:]) {
		start = behindParticle(s, tail, start-len("を"))
	}
	return start
}

// behindParticle returns the end of the last particle in s[from:to], behind which
// something stands, or from.
func behindParticle(s string, from, to int) int {
	start := from
	for i := from; i < to; {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if i < to && slices.Contains(jaParticles, s[i-size:i]) {
			start = i
		}
	}
	return start
}

// tailStart returns where the last n characters of s begin, or what stands behind
// the last comma among them.
func tailStart(s string, n int) int {
	start := len(s)
	for range n {
		_, size := utf8.DecodeLastRuneInString(s[:start])
		start -= size
	}
	if i := strings.LastIndex(s[start:], "、"); i >= 0 {
		start += i + len("、")
	}
	return start
}
