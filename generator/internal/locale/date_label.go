package locale

import "jobun/generator/internal/policy"

// Event is something that happens to a policy on a date.
type Event uint8

// The events. Three have another word in statutes and rules that are treated as
// such than in those of companies: 改正 is the word of legislation and 改定 that of
// companies, 公布 is publication in the gazette, and a statute is repealed where a
// company's rule is abolished (conventions 4.3, R-D6).
const (
	Enacted      Event = iota // 制定
	Published                 // 公布 in statutes, 公表 in others
	Effective                 // 施行
	Applies                   // 適用: which facts are governed; may be before 施行
	Revised                   // 改正 in statutes, 改定 in others
	LastRevised               // 最終改正, 最終改定
	FullyRevised              // 全部改正, 全部改定
	Reissued                  // 改訂: a corrected edition
	Changed                   // 変更: 就業規則, 定型約款, 定款
	LastUpdated               // 最終更新
	Repealed                  // 廃止
	Expired                   // 失効: by its own sunset date
)

// eventLabel is what an event is called in the two families of presets.
type eventLabel struct{ statute, other string }

var japaneseEvents = [...]eventLabel{
	Enacted:      {"制定", "制定"},
	Published:    {"公布", "公表"},
	Effective:    {"施行", "施行"},
	Applies:      {"適用", "適用"},
	Revised:      {"改正", "改定"},
	LastRevised:  {"最終改正", "最終改定"},
	FullyRevised: {"全部改正", "全部改定"},
	Reissued:     {"改訂", "改訂"},
	Changed:      {"変更", "変更"},
	LastUpdated:  {"最終更新", "最終更新"},
	Repealed:     {"廃止", "廃止"},
	Expired:      {"失効", "失効"},
}

var englishEvents = [...]eventLabel{
	Enacted:      {"Established", "Established"},
	Published:    {"Promulgated", "Published"},
	Effective:    {"Effective", "Effective"},
	Applies:      {"Applies from", "Applies from"},
	Revised:      {"Amended", "Revised"},
	LastRevised:  {"Last amended", "Last revised"},
	FullyRevised: {"Fully amended", "Fully revised"},
	Reissued:     {"Revised edition", "Revised edition"},
	Changed:      {"Changed", "Changed"},
	LastUpdated:  {"Last updated", "Last updated"},
	Repealed:     {"Repealed", "Abolished"},
	Expired:      {"Expired", "Expired"},
}

// presetStatute is the preset whose words are those of legislation.
const presetStatute = "statute"

// labelOf returns the label of the event, "" for one that does not exist.
func labelOf(labels []eventLabel, event Event, preset string) string {
	switch {
	case int(event) >= len(labels):
		return ""
	case preset == presetStatute:
		return labels[event].statute
	}
	return labels[event].other
}

// EventLabel returns the Japanese word for the event; see [Locale].
func (japanese) EventLabel(event Event, preset string) string {
	return labelOf(japaneseEvents[:], event, preset)
}

// EventLabel returns the English word for the event; see [Locale].
func (english) EventLabel(event Event, preset string) string {
	return labelOf(englishEvents[:], event, preset)
}

// EventLine returns 改定　2026年3月4日; see [Locale].
func (l japanese) EventLine(event Event, preset, what string) string {
	return l.EventLabel(event, preset) + "　" + what
}

// EventLine returns "Revised: March 4, 2026"; see [Locale].
func (l english) EventLine(event Event, preset, what string) string {
	return l.EventLabel(event, preset) + ": " + what
}

// DateLine returns 改定　2026年3月4日; see [Locale].
func (l japanese) DateLine(event Event, preset string, d policy.Date, style policy.DateStyle) string {
	return dateLine(l, event, preset, d, style)
}

// DateLine returns "Revised: March 4, 2026"; see [Locale].
func (l english) DateLine(event Event, preset string, d policy.Date, style policy.DateStyle) string {
	return dateLine(l, event, preset, d, style)
}

func dateLine(l dates, event Event, preset string, d policy.Date, style policy.DateStyle) string {
	if d.IsZero() {
		return ""
	}
	return l.EventLine(event, preset, l.FormatDate(d, style))
}

// Closing returns 以上 and the lines with the dates; see [Locale].
func (l japanese) Closing(p *policy.Policy, v *policy.Version) []string {
	return append([]string{"以上"}, historyLines(l, p, v)...)
}

// Closing returns the lines with the dates; see [Locale].
func (l english) Closing(p *policy.Policy, v *policy.Version) []string {
	lines := historyLines(l, p, v)
	if effective := dateLine(l, Effective, p.Preset, v.Effective, p.Dates); effective != "" {
		lines = append(lines, effective)
	}
	return lines
}

// historyLines returns the lines about the enactment and the revisions of p up
// to its version v, oldest first.
func historyLines(l dates, p *policy.Policy, v *policy.Version) (lines []string) {
	for _, w := range p.Versions {
		for _, line := range [...]string{
			dateLine(l, Enacted, p.Preset, w.Enacted, p.Dates),
			dateLine(l, Revised, p.Preset, w.Revised, p.Dates),
		} {
			if line != "" {
				lines = append(lines, line)
			}
		}
		if w == v {
			break
		}
	}
	return lines
}
