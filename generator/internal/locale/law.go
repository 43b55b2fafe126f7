package locale

import (
	"errors"
	"fmt"
	"strings"

	"jobun/generator/internal/policy"
)

// Law is the number of a law (法令番号), by which it is cited: 平成十五年五月三十日
// 法律第五十七号 where it has its date, 平成十五年法律第五十七号 where it is cited
// (conventions 4.2, R-D4).
type Law struct {
	Kind   string      // what it is, in Japanese: 法律, 政令, 法務省令
	Number int         // from 1
	Year   int         // Gregorian
	Date   policy.Date // zero in a citation
	Era    string      // the era of the year in Japanese, 平成; "" where English was read
}

// Why a law has no number in a language; FormatLaw and ParseLaw wrap them.
var (
	ErrNoLaw      = errors.New("not the number of a law")
	ErrUnknownLaw = errors.New("no English name is known for this kind of law")
	ErrTwoEras    = errors.New("the year is of two eras")
)

// LawError says why something is no number of a law.
type LawError struct {
	Text string // what was read, or the kind or year that cannot be printed
	Err  error  // one of the errors above, or of [DateError]
}

// Error returns the reason in English, lower case, without a full stop.
func (e *LawError) Error() string { return fmt.Sprintf("%q: %v", e.Text, e.Err) }

// Unwrap returns the reason.
func (e *LawError) Unwrap() error { return e.Err }

// lawKind is a kind of law in both languages.
type lawKind struct {
	japanese string
	english  []string // what stands before "No."; the first is printed
}

// lawKinds are the kinds without a maker. Sources: conventions 4.2; the usual
// names of the database of Japanese law in translation (JLT).
var lawKinds = [...]lawKind{
	{"法律", []string{"Act", "Law"}},
	{"政令", []string{"Cabinet Order"}},
	{"勅令", []string{"Imperial Order", "Imperial Ordinance"}},
	{"条約", []string{"Treaty"}},
	{"条例", []string{"Ordinance"}},
	{"規則", []string{"Rules", "Rule"}},
	{"規程", []string{"Regulations", "Regulation"}},
	{"訓令", []string{"Directive"}},
	{"告示", []string{"Public Notice"}},
	{"太政官布告", []string{"Proclamation of the Grand Council of State", "Edict of the Grand Council of State", "Grand Council of State Proclamation"}},
}

// lawMaker is an office that makes orders, rules and notices.
type lawMaker struct {
	japanese, english string
	from, to          int // years; 0 is open
	order             int // which of the word orders of an order (令) is printed
}

// The word orders that English has for the order of a ministry, all in use:
// each ministry keeps to its own (conventions 0.15).
const (
	orderOfThe     = iota // Order of the Ministry of …; the usual one
	makerOrder            // Ministry of Justice Order
	ordinanceOfThe        // Ordinance of the Ministry of Labor
)

// lawMakers are the offices. Most ministries of today began with the reform of
// January 6, 2001. Where two have one English name, the year decides.
var lawMakers = [...]lawMaker{
	{"内閣府", "Cabinet Office", 2001, 0, makerOrder},
	{"内閣官房", "Cabinet Secretariat", 0, 0, orderOfThe},
	{"デジタル庁", "Digital Agency", 2021, 0, orderOfThe},
	{"復興庁", "Reconstruction Agency", 2012, 0, orderOfThe},
	{"金融庁", "Financial Services Agency", 2000, 0, orderOfThe},
	{"総務省", "Ministry of Internal Affairs and Communications", 2001, 0, orderOfThe},
	{"法務省", "Ministry of Justice", 1952, 0, makerOrder},
	{"外務省", "Ministry of Foreign Affairs", 0, 0, orderOfThe},
	{"財務省", "Ministry of Finance", 2001, 0, orderOfThe},
	{"文部科学省", "Ministry of Education, Culture, Sports, Science and Technology", 2001, 0, orderOfThe},
	{"厚生労働省", "Ministry of Health, Labour and Welfare", 2001, 0, orderOfThe},
	{"農林水産省", "Ministry of Agriculture, Forestry and Fisheries", 1978, 0, orderOfThe},
	{"経済産業省", "Ministry of Economy, Trade and Industry", 2001, 0, orderOfThe},
	{"国土交通省", "Ministry of Land, Infrastructure, Transport and Tourism", 2001, 0, orderOfThe},
	{"環境省", "Ministry of the Environment", 2001, 0, orderOfThe},
	{"防衛省", "Ministry of Defense", 2007, 0, orderOfThe},
	{"国家公安委員会", "National Public Safety Commission", 0, 0, orderOfThe},
	{"公正取引委員会", "Fair Trade Commission", 0, 0, orderOfThe},
	{"個人情報保護委員会", "Personal Information Protection Commission", 2016, 0, orderOfThe},
	{"最高裁判所", "Supreme Court", 1947, 0, orderOfThe},
	{"総理府", "Prime Minister's Office", 1947, 2001, orderOfThe},
	{"司法省", "Ministry of Justice", 0, 1948, makerOrder},
	{"大蔵省", "Ministry of Finance", 0, 2000, orderOfThe},
	{"文部省", "Ministry of Education", 0, 2000, orderOfThe},
	{"厚生省", "Ministry of Health and Welfare", 0, 2000, orderOfThe},
	{"農林省", "Ministry of Agriculture and Forestry", 0, 1978, orderOfThe},
	{"通商産業省", "Ministry of International Trade and Industry", 1949, 2000, orderOfThe},
	{"運輸省", "Ministry of Transport", 0, 2000, orderOfThe},
	{"郵政省", "Ministry of Posts and Telecommunications", 1949, 2000, orderOfThe},
	{"労働省", "Ministry of Labor", 1947, 2000, ordinanceOfThe},
	{"労働省", "Ministry of Labour", 1947, 2000, ordinanceOfThe},
	{"建設省", "Ministry of Construction", 1948, 2000, orderOfThe},
	{"自治省", "Ministry of Home Affairs", 1960, 2000, orderOfThe},
}

// lawWord is what an office makes.
type lawWord struct {
	japanese string
	english  []lawPhrase // the first is printed, unless the office has its own order
}

// lawPhrase is what stands before and behind the name of the office.
type lawPhrase struct{ before, after string }

var lawWords = [...]lawWord{
	{"令", []lawPhrase{orderOfThe: {"Order of the ", ""}, makerOrder: {"", " Order"}, ordinanceOfThe: {"Ordinance of the ", ""}, 3: {"", " Ordinance"}}},
	{"規則", []lawPhrase{{"Rules of the ", ""}, {"Rule of the ", ""}, {"", " Rules"}, {"", " Rule"}}},
	{"告示", []lawPhrase{{"Public Notice of the ", ""}, {"", " Public Notice"}}},
}

// name returns the English name of what the office makes under the word.
func (m lawMaker) name(w lawWord) string {
	phrase := w.english[0]
	if w.japanese == "令" {
		phrase = w.english[m.order]
	}
	return phrase.before + m.english + phrase.after
}

// nameBefore returns the length of the longest English name of what the office
// makes under the word that stands at the end of s; 0 if there is none.
func (m lawMaker) nameBefore(w lawWord, s string) (longest int) {
	for _, phrase := range w.english {
		rest, ok := strings.CutSuffix(s, phrase.after)
		if !ok || !strings.HasSuffix(rest, m.english) || !strings.HasSuffix(rest[:len(rest)-len(m.english)], phrase.before) {
			continue
		}
		longest = max(longest, len(phrase.before)+len(m.english)+len(phrase.after))
	}
	return longest
}

// madeIn reports whether the office existed in the year.
func (m lawMaker) madeIn(year int) bool {
	return (m.from == 0 || year >= m.from) && (m.to == 0 || year <= m.to)
}
