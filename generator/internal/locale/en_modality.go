package locale

import (
	"slices"
	"strings"
)

// Modality finds modal words in English; see [Locale]. A may that says what is
// possible, and not what is allowed, is none: as may be necessary, acts that may
// harm others, where it may have been caused.
func (english) Modality(s string) (m Modality, d Denying) {
	denies, from := false, 0 // behind the last words of modality
	for at, group := enPieceWords.next(s, 0); group != nil; at, group = enPieceWords.next(s, at+1) {
		inside := at > 0 && isASCIILetter(s[at-1])
		for _, i := range group {
			piece := &enPieces[i]
			if inside && piece.of > enJoinedNot || !enPieceWords.stands(s, at, i) {
				continue
			}
			end := at + len(piece.words)
			switch {
			case piece.of == enHint:
				d.Hint = true
			case piece.of == enPlainWord:
				d.Plain = d.Plain || beginsPlainWord(s, at)
			case piece.of == enJoinedNot:
				d.Plain = d.Plain || endsClauseWord(s, end)
			case end < len(s) && isASCIILetter(s[end]):
			case piece.of == enCapitals:
				d.Capitals = true
			case piece.of == enDenial:
				denies = true
			case at >= from:
				m.add(s, piece.modal, at, end)
				from = end
			}
		}
	}
	d.Hint = d.Hint || d.Plain // nor, NOT
	if denies && !m.Prohibition.Found() {
		m.deny(s)
	}
	return m, d
}

// enPiece is what words, or a part of them, say of a sentence.
type enPiece struct {
	words string
	of    enPieceUse
	modal *enModal // of enModality
}

type enPieceUse uint8

const (
	enHint      enPieceUse = iota // of a word that denies, or of one that only has it in it
	enJoinedNot                   // n't
	enPlainWord                   // begins a word of enPlain, in capital letters too
	enCapitals                    // of enCapitalWords
	enDenial                      // of enDenials
	enModality                    // of enModals
)

// enPieces are all parts that are looked for.
var enPieces = func() (list []enPiece) {
	for i := range enModals {
		list = append(list, enPiece{enModals[i].words, enModality, &enModals[i]})
	}
	add := func(of enPieceUse, words ...string) {
		for _, w := range words {
			list = append(list, enPiece{words: w, of: of})
		}
	}
	add(enCapitals, enCapitalWords...)
	add(enDenial, enDenials.words...)
	add(enHint, "not", "no ", "No ", "n't", "never", "either")
	add(enPlainWord, "no", "No", "nO", "NO", "ne", "Ne", "nE", "NE", "ca", "Ca", "cA", "CA")
	add(enJoinedNot, "n't", "n'T", "N't", "N'T")
	return list
}()

// enPieceWords are the words of enPieces.
var enPieceWords = func() *phrases {
	var words []string
	for i := range enPieces {
		words = append(words, enPieces[i].words)
	}
	return newPhrases(words...)
}()

// beginsPlainWord reports whether a word that denies by grammar alone begins at s[i].
func beginsPlainWord(s string, i int) bool {
	before := strings.TrimRight(s[:i], "'")
	if before != "" && isASCIILetter(before[len(before)-1]) {
		return false
	}
	start, end := nextClauseWord(s, i)
	return enPlain.has(strings.ToLower(s[start:end]))
}

// endsClauseWord reports whether the word with the letter before s[i] ends there.
func endsClauseWord(s string, i int) bool {
	return i == len(s) || !isASCIILetter(s[i]) && s[i] != '\''
}

// enModal are words of one modality.
type enModal struct {
	words string
	kind  enModalKind
}

type enModalKind uint8

const (
	enDuty   enModalKind = iota
	enMay                // permits, or says what is possible
	enRight              // permits
	enCan                // permits, or says what somebody is able to do
	enBan                // forbids
	enCannot             // forbids, or says what nobody is able to do
)

var enModals = [...]enModal{
	{"must", enDuty},
	{"shall", enDuty},
	{"may", enMay},
	{"can", enCan},
	{"cannot", enCannot},
	{"is required to", enDuty},
	{"are required to", enDuty},
	{"is obligated to", enDuty},
	{"are obligated to", enDuty},
	{"is obliged to", enDuty},
	{"are obliged to", enDuty},
	{"is entitled to", enRight},
	{"are entitled to", enRight},
	{"is permitted to", enRight},
	{"are permitted to", enRight},
	{"is allowed to", enRight},
	{"are allowed to", enRight},
	{"reserves the right to", enRight},
	{"is prohibited", enBan},
	{"are prohibited", enBan},
	{"is not permitted", enBan},
	{"are not permitted", enBan},
	{"is not allowed", enBan},
	{"are not allowed", enBan},
}

// indexWord returns the offset of the words in s[from:], from the beginning of s,
// where they are no part of longer ones; -1 if there are none.
func indexWord(s, words string, from int) int {
	for {
		i := strings.Index(s[from:], words)
		if i < 0 {
			return -1
		}
		start := from + i
		from = start + len(words)
		if (start == 0 || !isASCIILetter(s[start-1])) && (from == len(s) || !isASCIILetter(s[from])) {
			return start
		}
	}
}

// add adds the modal words at s[start:end].
func (m *Modality) add(s string, w *enModal, start, end int) {
	behind := strings.TrimLeft(s[end:], " ")
	before := strings.TrimRight(s[:start], " ")
	negated := beginsWithWord(behind, "not") || beginsWithWord(behind, "never")
	sure := mainClause(before)
	switch {
	case w.kind == enBan:
		m.Prohibition.set(start, end, sure)
	case w.kind == enCannot:
		m.Prohibition.set(start, end, false)
	case negated && denied(before) && w.kind <= enMay: // neither may not
		m.Permission.set(start, end+len(" not"), sure)
	case negated && measures(behind): // must not exceed 30 days: 30日以内でなければならない
	case negated && w.kind == enMay && unableTo(strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(behind, "not"), "never"), " ")):
		m.Possibility.set(start, end, sure)
	case negated && w.kind <= enMay:
		m.Prohibition.set(start, end+len(" not"), sure)
	case negated:
	case denied(before):
		m.Prohibition.set(start, end, sure)
	case w.kind == enDuty:
		m.Duty.set(start, end, sure && !strings.HasPrefix(behind, "have "))
	case w.kind == enRight:
		m.Permission.set(start, end, sure)
	case w.kind == enCan || merelyPossible(before, behind):
		m.Possibility.set(start, end, sure)
	default:
		m.Permission.set(start, end, sure)
	}
}

// beginsWithWord reports whether s begins with the word, and not with a longer one.
func beginsWithWord(s, word string) bool {
	rest, ok := strings.CutPrefix(s, word)
	return ok && (rest == "" || !isASCIILetter(rest[0]))
}

var enUncertain = newPhrases("be able", "be available", "be accurate", "be complete", "be possible", "be current", "be suitable", "be appropriate", "be applicable", "be up to date", "be the ", "be a ", "be aware", "always", "work", "function", "apply", "reflect", "know", "allow the exclusion")

// unableTo reports whether what may not be done is what may turn out not to be so:
// may not be able to, may not apply.
func unableTo(behind string) bool {
	return enUncertain.begin(behind)
}

var enMeasures = newPhrases("exceed", "less", "more", "later", "earlier", "longer", "shorter", "fewer", "greater", "smaller", "lower", "higher")

// measures reports whether a prohibition says how much something may be, which
// another language may say as a duty.
func measures(behind string) bool {
	rest := strings.TrimPrefix(strings.TrimLeft(behind[len("not"):], " "), "be ")
	return enMeasures.begin(rest)
}

// enOpeners open clauses inside a sentence.
var enOpeners = newPhrases("that", "which", "who", "whom", "whose", "if", "If", "where", "Where", "when", "When", "unless", "because", "as", "how", "what", "whether", "case", "until", "while", "since", "so", "after", "before")

// mainClause reports whether a modal word behind the words is that of the
// sentence, and not that of a clause inside it.
func mainClause(before string) bool {
	before = before[max(0, len(before)-maxClause):]
	if strings.Contains(before, "provided, however, that") {
		before = before[strings.LastIndex(before, "provided, however, that")+len("provided, however, that"):]
	}
	clause := before[strings.LastIndexAny(before, ",;:(.")+1:]
	if contactClause(clause) {
		return false
	}
	var seen uint64
	for at, i := enOpeners.word(clause, 0); i >= 0; at, i = enOpeners.word(clause, at+1) {
		if seen&(1<<i) != 0 {
			continue // The first of each tells.
		}
		seen |= 1 << i
		if !strings.HasSuffix(strings.TrimRight(clause[:at], " "), "provided") && !(enOpeners.words[i] == "who" && describesSubject(clause, at)) {
			return false
		}
	}
	return strings.Count(before, "(") == strings.Count(before, ")")
}

// describesSubject reports whether the who at i of a clause belongs to the subject
// with which it begins, and has had its verb: a person who wishes to borrow (must).
func describesSubject(clause string, i int) bool {
	before := strings.Fields(clause[:i])
	if len(before) == 0 || len(before) > 4 || len(strings.Fields(clause[i:])) < 3 {
		return false
	}
	return slices.Contains([]string{"A", "An", "Any", "Each", "Every", "The", "Those", "Persons", "Users", "Members"}, before[0]) &&
		!slices.ContainsFunc(before, func(w string) bool { return enFinite.has(w) })
}

// contactClause reports whether a clause ends in one of its own that follows a noun
// without a word between them: information we (may collect), losses you (may have).
func contactClause(clause string) bool {
	if !hasAnySuffix(strings.TrimSpace(clause), []string{"we", "you", "they", "he"}) {
		return false
	}
	words := strings.Fields(clause)
	n := len(words)
	if n < 2 || !slices.Contains([]string{"we", "you", "they", "he", "she"}, words[n-1]) {
		return false
	}
	return !slices.Contains([]string{"and", "or", "but", "then", "so", "also", "however", "nor", "therefore"}, words[n-2]) && !opensAdverbial(words[0])
}

// opensAdverbial reports whether a word opens words behind which a sentence may go
// on without a comma: In such cases we may.
func opensAdverbial(word string) bool {
	return slices.Contains([]string{"In", "On", "At", "If", "When", "Where", "Upon", "After", "Before", "For", "Under", "To", "By", "During", "With", "Without", "However", "Notwithstanding", "Even", "As", "Until", "From"}, word)
}

// maxClause is how many bytes before a verb are asked for the beginning of its clause.
const maxClause = 1500

// maxSubject is how many bytes before a modal word are asked who it speaks of.
const maxSubject = 400

// denied reports whether the sentence before a modal word denies its subject: no
// person may, neither party shall.
func denied(before string) bool {
	before = before[max(0, len(before)-maxSubject):]
	sentence := before[max(strings.LastIndexByte(before, '.'), strings.LastIndexByte(before, ';'))+1:]
	sentence = strings.TrimLeft(sentence, " ")
	for _, word := range [...]string{"no ", "neither ", "nor ", "none ", "nobody ", "nothing ", "in no "} {
		if len(sentence) >= len(word) && strings.EqualFold(sentence[:len(word)], word) {
			return true
		}
	}
	return containsFold(sentence, " nor ") || containsFold(sentence, ", no ")
}

// containsFold reports whether s contains the words, which begin with no letter, be they
// written large or small.
func containsFold(s, words string) bool {
	for i := 0; i+len(words) <= len(s); i++ {
		if s[i] == words[0] && strings.EqualFold(s[i:i+len(words)], words) {
			return true
		}
	}
	return false
}

// enHappening are what may be, or happen.
var enHappening = newPhrases("have ", "be necessary", "be required", "be appropriate", "be prescribed", "be specified", "be deemed", "be the case", "be applicable", "be likely", "be subject", "be of ", "be a ", "arise", "occur", "result", "cause", "exist", "affect", "apply", "include", "differ", "vary", "become", "at any time be", "want ", "wish ", "need ", "find ", "seem", "fail ", "depend", "take some", "incur ", "incur.", "incur,", "suffer ", "suffer.", "sustain", "encounter")

// merelyPossible reports whether a may says what may be, by the words around it.
func merelyPossible(before, behind string) bool {
	for _, word := range [...]string{"that", "which", "who", "what", "as", "whatever", "whichever", "case", "it", "there", "they"} {
		if strings.HasSuffix(before, " "+word) {
			return true
		}
	}
	if rest, ok := strings.CutPrefix(behind, "cause "); ok && strings.Contains(rest, " to ") {
		return false // may cause the transferee to succeed
	}
	return enHappening.begin(behind)
}

var enDenials = newPhrases("not", "never", "No", "Neither", "Nothing", "Nobody", "None")

// deny finds a word that denies what the sentence says.
func (m *Modality) deny(s string) {
	for start, i := enDenials.word(s, 0); i >= 0; start, i = enDenials.word(s, start+1) {
		end := start + len(enDenials.words[i])
		if !deniesNothing(s[:start], s[end:]) {
			m.Denial.set(start, end, mainClause(s[:start]))
		}
	}
}

// deniesNothing reports whether a not stands in words that another language says
// without one: not less than, whether or not, not only.
func deniesNothing(before, behind string) bool {
	for _, word := range [...]string{"less", "more", "exceed", "later", "earlier", "longer", "fewer", "greater", "only", "merely", "limited", "necessarily", "so ", "yet", "."} {
		if strings.HasPrefix(strings.TrimLeft(behind, " "), word) {
			return true
		}
	}
	return hasAnySuffix(strings.TrimRight(before, " "), []string{"or", "if", "If", "but", "and", "whether"})
}

var (
	// enPossible are words that permit, or say that something is possible.
	enPossible = newPhrases(
		"may ", "may,", "may:", "may.", "might", "can ", "can,", "could", " able to", "entitl", "permit", "permis", "allow", "authori", "right to", "rights to", "right of", "possib", "free ", "option", "enabl", "suffic", "discretion", "power", "capab", "choose", "elect", "waive", "voluntar", "reserve",
		"not prevent", "not preclude", "not require", "not necessary", "need not", "not need", "not have to", "not obligat", "not obliged",
	)

	enImpossible = newPhrases("may not ", "must not ", "shall not ", "cannot ")

	enDutiful = newPhrases("must", "shall", "will ", "requir", "oblig", "has to", "have to", "had to", "need", "is to ", "are to ", "should", "ought", "respons", "duty", "duties", "liable", "bear", "agree", "undertake", "ensure", "make sure", "please", "Please")

	// enLimits limit what a permission permits, enExceptions what a prohibition
	// forbids.
	enLimits     = newPhrases("only", "Only", "to the extent", "in advance", "prior", "within")
	enNoLimits   = newPhrases("allows only", "allow only", "permits only")
	enExceptions = newPhrases("unless", "Unless", "except", "Except", "without", "until", "other than", "beyond", "outside", "but for", "more than", "longer than", "in excess of", "exceed")

	enNoExceptions = newPhrases("without delay", "without undue delay", "without fail")

	// enShunning are words of a duty not to do something.
	enShunning = []string{"not", "no ", "nor ", "never", "without", "prohibit", "forb", "refrain", "only", "avoid", "prevent", "confiden", "secre", "unless", "exclud", "limit", "restrict", "stop", "cease", "abstain", "obtain", "receive", "unchanged"}

	// enNegatives are words that deny, limit or except; enNegativeStems begin some.
	enNegatives = newPhrases(
		"not", "no", "nor", "non", "none", "neither", "never", "nothing", "nobody", "cannot", "void", "free", "less", "only", "solely", "sole", "too",
		"lack", "lacks", "lacking", "fewer", "bar", "bars", "barred", "ban", "merely", "otherwise", "rather", "regardless",
		"still", "keep", "keeps", "kept", "lose", "loses", "lost",
	)
	// enHints are words of a clause that denies, limits or excepts; enHintStems
	// begin some.
	enHints     = newPhrases("before", "below", "beyond", "outside", "prior", "late", "overdue", "hard", "without", "unless", "except", "until", "whether", "instead", "difficult")
	enHintStems = newPhrases("breach", "cancel", "conflict", "contra", "default", "delet", "differ", "error", "exceed", "expir", "illeg", "illic", "inaccur", "irregular", "mistak", "terminat", "violat", "wrong", "false", "suspend", "miss")

	// enNotNegative begin words as unable does, and deny nothing.
	enNotNegative = newPhrases("under", "unit", "union", "univ", "uniq", "unani", "unif")

	enNegativeStems = newPhrases(
		"absen", "abstain", "avoid", "ceas", "declin", "deni", "deny", "difficult", "disadvant", "disagree", "disallow",
		"disapprov", "disclaim", "discontin", "dishonest", "dispens", "disqualif", "disregard", "exclu", "excus", "exempt", "fail", "forb",
		"imposs", "impract", "improp", "inab", "inadequ", "inapplic", "inappropr", "incap", "incompat", "incompl", "inconsist", "incorrect", "ineffect", "ineligib", "insuff", "inval",
		"irrelev", "irrespect", "irrevoc", "limit", "negat", "neglect", "omit", "preclud", "prevent", "prohib", "refrain", "refus", "reject", "releas", "remain", "restrict",
		"retain", "revoc", "revok", "stop", "vacan", "waiv", "withdraw",
	)
)

// SaysDuty reports duty in English; see [Locale].
func (english) SaysDuty(s string) bool { return enDutiful.in(s) }

// SaysPossible reports possibility in English; see [Locale].
func (english) SaysPossible(s string) bool {
	return enPossible.in(enImpossible.without(s))
}

// SaysNot reports denial in English; see [Locale].
func (english) SaysNot(s string) bool { return hasWord(s, negativeWord) }

// HintsNot reports denial in any clause in English; see [Locale].
func (english) HintsNot(s string) bool {
	return hasWord(s, func(word string) bool {
		return negativeWord(word) || enHints.has(word) || enHintStems.begin(word)
	})
}

// hasWord reports whether one of the words of s, in small letters, is meant.
func hasWord(s string, meant func(word string) bool) bool {
	return hasClauseWord(strings.ReplaceAll(s, "’", "'"), meant)
}

// hasClauseWord is hasWord for the words of [clauseWords].
func hasClauseWord(s string, meant func(word string) bool) bool {
	for start, end := nextClauseWord(s, 0); start < end; start, end = nextClauseWord(s, end) {
		if meant(strings.ToLower(s[start:end])) {
			return true
		}
	}
	return false
}

// negativeWord reports whether a word denies, limits or excepts: not, cannot,
// unable, invalid, useless.
func negativeWord(word string) bool {
	if strings.HasSuffix(word, "n't") || strings.HasSuffix(word, "less") {
		return true
	}
	if strings.HasPrefix(word, "un") {
		return !enNotNegative.begin(word)
	}
	return enNegatives.has(word) || enNegativeStems.begin(word)
}

// Shuns reports a duty not to do something in English; see [Locale].
func (english) Shuns(s string) bool {
	for _, w := range enShunning {
		for from := 0; ; {
			i := strings.Index(s[from:], w)
			if i < 0 {
				break
			}
			from += i + len(w)
			if from == len(w) || !isASCIILetter(s[from-len(w)-1]) && !(w == "not" && from < len(s) && isASCIILetter(s[from])) {
				return true
			}
		}
	}
	return false
}

// SaysOnly reports limits in English; see [Locale].
func (english) SaysOnly(s string) bool {
	return enLimits.in(enNoLimits.without(s))
}

// Excepts reports exceptions in English; see [Locale].
func (english) Excepts(s string) bool {
	if i := indexWord(s, "before", 0); i >= 0 && containsAny(s[i:], []string{"ing ", " has ", " have ", " is ", " are "}) {
		return true // and not the day before the effective date
	}
	return enExceptions.in(enNoExceptions.without(s))
}

// BeginsProviso looks for provided and However in English; see [Locale].
func (english) BeginsProviso(s string) bool {
	return hasAnyPrefix(strings.TrimLeft(s, " "), []string{"provided,", "provided that", "provided however", "However"}) > 0
}

// MayBeProviso reports words of exceptions in English; see [Locale].
func (english) MayBeProviso(s string) bool {
	return containsAny(s, []string{"provided", "owever", "nless", "xcept", "but ", "otwithstanding", "lthough", "until", "only", "other than", "xcluding", "not apply", "oreover", "evertheless", "even if", "Even if"})
}

// BansTwice looks for two prohibitions joined by and in English; see [Locale].
func (english) BansTwice(s string) bool {
	for _, ban := range [...]string{"must not ", "shall not ", "may not "} {
		if first, rest, ok := strings.Cut(s, ban); ok && !strings.HasSuffix(first, " and ") && strings.Contains(rest, " and "+ban) {
			return true
		}
	}
	return false
}

// AdnominalModality finds words in relative clauses in English; see [Locale].
func (english) AdnominalModality(_ string, m Modality) (found Modality) {
	if m.Duty.Found() && !m.Duty.Sure {
		found.Duty = m.Duty
	}
	for _, may := range [...]Modal{m.Permission, m.Possibility} {
		if may.Found() && !may.Sure && !found.Permission.Found() {
			found.Permission = may
		}
	}
	return found
}

// AppendSentences cuts English into sentences; see [Locale].
func (english) AppendSentences(list []string, s string) []string {
	start := 0
	for i := nextStop(s, 0); i < len(s); i = nextStop(s, i+1) {
		end := i + 1
		switch {
		case s[i] == ';' && strings.HasPrefix(s[end:], " provided"):
		case s[i] == '.' && end+1 < len(s) && s[end] == ' ' && 'A' <= s[end+1] && s[end+1] <= 'Z' && i > 2 && s[i-2] != '.' && s[i-2] != ' ' && !strings.HasSuffix(s[:i], "No"):
		default:
			continue
		}
		list, start = append(list, s[start:end]), end
	}
	if start < len(s) {
		list = append(list, s[start:])
	}
	return list
}

// nextStop returns where the next full stop or semicolon of s is, from a place on.
func nextStop(s string, from int) int {
	for from < len(s) && s[from] != '.' && s[from] != ';' {
		from++
	}
	return from
}
