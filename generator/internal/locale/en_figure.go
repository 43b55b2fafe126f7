package locale

import (
	"strings"

	"jobun/generator/internal/policy"
)

// AppendFigures finds figures in English; see [Locale]. Numbers behind Article,
// paragraph, No. and the like name provisions; one is a figure only before a unit
// of time.
func (l english) AppendFigures(list []Figure, s string) []Figure {
	first := len(list)
	r := enFigures{c: dateCursor{s: s}, list: list}
	for at := 0; at < len(s); {
		class := enFigureClasses[s[at]]
		if class == 0 {
			at++
			continue
		}
		end := at + 1
		if class == letterClass {
			for end < len(s) && enFigureClasses[s[end]] == letterClass {
				end++
			}
			if !enMayCount(s, at, end) {
				at = end
				continue
			}
		}
		r.c.i = at
		if class == letterClass {
			r.word(end)
		} else {
			r.step()
		}
		at = max(r.c.i, at+1)
	}
	l.bounds(r.list[first:], s)
	return r.list
}

const (
	letterClass = 1 // begins a word
	figureClass = 2 // may begin a figure
)

// enFigureClasses says what the first byte of a figure or a word is.
var enFigureClasses = func() (t [256]uint8) {
	for b := range t {
		if isASCIILetter(byte(b)) {
			t[b] = letterClass
		}
		if isASCIIDigit(byte(b)) {
			t[b] = figureClass
		}
	}
	for _, word := range [...]string{"@", "$", "¥", "￥", "€", "+", "("} {
		t[word[0]] = figureClass
	}
	return t
}()

// enFigures reads the figures of one text.
type enFigures struct {
	c    dateCursor
	list []Figure
	done int // end of what has been read
}

func (r *enFigures) add(f Figure, ok bool) {
	if ok {
		r.list = append(r.list, f)
		r.c.i, r.done = f.End, f.End
	}
}

// take appends the value q that begins at start and ends at the cursor.
func (r *enFigures) take(q quantity, kind FigureKind, start int) *Figure {
	r.add(q.figure(kind, start, r.c.i), true)
	return &r.list[len(r.list)-1]
}

// step reads what begins with no letter.
func (r *enFigures) step() {
	s, at := r.c.s, r.c.i
	switch b := s[at]; {
	case b == '@':
		r.add(mailFigure(s, r.done, at))
	case b == '+':
		r.add(joinedFigure(s, at))
	case b == '(':
		r.marker()
	case isASCIIDigit(b):
		r.number(at)
	default:
		r.sign()
	}
}

// marker skips (1), which labels an item or a paragraph.
func (r *enFigures) marker() {
	start := r.c.i
	r.c.i++
	if _, size, ok := r.c.digits(); !ok || size > 3 || !r.c.literal(")") {
		r.c.i = start + 1
	}
}

// sign reads an amount behind the sign of its currency.
func (r *enFigures) sign() {
	start := r.c.i
	switch r.c.either("$", "¥", "￥", "€") {
	case "":
	case "$":
		r.amount("USD", start)
	case "€":
		r.amount("EUR", start)
	default:
		r.amount("JPY", start)
	}
}

func (r *enFigures) amount(currency string, start int) {
	behind := r.c.i
	r.c.spaces()
	q, _, ok := r.c.decimal()
	if !ok {
		r.c.i = behind
		return
	}
	f := r.take(r.scaled(q), Amount, start)
	f.Text, f.Soft = currency, false
}

// enScales are the words that multiply a number.
var enScales = [...]struct {
	word  string
	value int64
}{{"hundred", 100}, {"thousand", 1000}, {"million", 1_000_000}, {"billion", 1_000_000_000}, {"trillion", 1_000_000_000_000}}

// scaled reads million behind a number.
func (r *enFigures) scaled(q quantity) quantity {
	start := r.c.i
	if r.c.spaces() {
		for _, scale := range enScales {
			if r.c.word(scale.word) && q.num < maxFigure/scale.value*1000 {
				return q.times(scale.value)
			}
		}
	}
	r.c.i = start
	return q
}

// number reads what begins with a digit.
func (r *enFigures) number(start int) {
	s := r.c.s
	if f, ok := groupedFigure(s, start); ok {
		r.add(f, true)
		return
	}
	if w, ok := readEnglishDate(&r.c); ok {
		if d, err := w.resolve(); err == nil {
			r.add(dateFigure(d.Date, start, r.c.i), true)
			return
		}
	}
	r.c.i = start
	q, _, ok := r.c.decimal()
	if !ok {
		return
	}
	if r.clock(q, start) {
		return
	}
	q = r.scaled(q)
	r.counted(q, start, false)
}

// clock reads the rest of 9:00, 9:00 a.m. and 6 p.m.
func (r *enFigures) clock(hour quantity, start int) bool {
	end := r.c.i
	if hour.den != 1 || hour.num > 24 {
		return false
	}
	minute, colon := int64(0), false
	if r.c.literal(":") {
		n, size, ok := r.c.digits()
		if !ok || size != 2 || n > 59 {
			r.c.i = end
			return false
		}
		minute, colon = int64(n), true
	}
	behind := r.c.i
	r.c.spaces()
	half := r.c.either("a.m.", "p.m.", "am", "pm", "AM", "PM", "A.M.", "P.M.", "a.m", "p.m")
	if half == "" || r.c.i < len(r.c.s) && isASCIILetter(r.c.s[r.c.i]) {
		r.c.i = behind
		if !colon {
			return false
		}
		half = ""
	}
	n := hour.num
	switch {
	case half == "":
	case half[0]|0x20 == 'p' && n < 12:
		n += 12
	case half[0]|0x20 == 'a' && n == 12:
		n = 0
	}
	r.take(whole((n*60+minute)%(24*60)), Clock, start).Soft = false
	return true
}

// enUnit is a word that counts, without its plural s.
type enUnit struct {
	word  string
	kind  FigureKind
	text  string
	over  int64 // of how many one is a part; 0 for 1
	times int64 // what one is worth; 0 for 1
}

var enFigureUnits = [...]enUnit{
	{word: "day", kind: Days},
	{word: "month", kind: Months},
	{word: "year", kind: Years},
	{word: "week", kind: Weeks},
	{word: "hour", kind: Hours},
	{word: "minute", kind: Minutes},
	{word: "percent", kind: Ratio, over: 100},
	{word: "per cent", kind: Ratio, over: 100},
	{word: "percentage point", kind: Ratio, over: 100},
	{word: "yen", kind: Amount, text: "JPY"},
	{word: "JPY", kind: Amount, text: "JPY"},
	{word: "dollar", kind: Amount, text: "USD"},
	{word: "USD", kind: Amount, text: "USD"},
	{word: "U.S. dollar", kind: Amount, text: "USD"},
	{word: "US dollar", kind: Amount, text: "USD"},
	{word: "euro", kind: Amount, text: "EUR"},
	{word: "GB", kind: Size, text: "GB"},
	{word: "gigabyte", kind: Size, text: "GB"},
	{word: "MB", kind: Size, text: "MB"},
	{word: "megabyte", kind: Size, text: "MB"},
	{word: "TB", kind: Size, text: "TB"},
	{word: "terabyte", kind: Size, text: "TB"},
	{word: "KB", kind: Size, text: "KB"},
	{word: "kilobyte", kind: Size, text: "KB"},
	{word: "fortnight", kind: Weeks, times: 2},
	{word: "decade", kind: Years, times: 10},
}

// enBetween are the words that may stand between a number and its unit.
var enBetween = [...]string{"business", "calendar", "consecutive", "working", "full", "whole", "additional", "more", "complete", "successive"}

// unit reads the unit behind a number.
func (r *enFigures) unit() (u enUnit, ok bool) {
	start := r.c.i
	if r.c.literal("%") {
		return enUnit{kind: Ratio, over: 100}, true
	}
	if !r.c.spaces() {
		r.c.literal("-")
	}
	for _, between := range enBetween {
		if r.c.word(between) {
			r.c.spaces()
			break
		}
	}
	for i := range enFigureUnits {
		if u = enFigureUnits[i]; r.c.plural(u.word) {
			return u, true
		}
	}
	if r.c.word("seconds") {
		return enUnit{kind: Seconds}, true
	}
	r.c.i = start
	return u, false
}

// plural reads the word or its plural.
func (c *dateCursor) plural(word string) bool {
	end := c.i + len(word)
	if end > len(c.s) || c.s[c.i]|0x20 != word[0]|0x20 || !strings.EqualFold(c.s[c.i:end], word) {
		return false
	}
	if end < len(c.s) && c.s[end] == 's' {
		end++
	}
	if end < len(c.s) && isASCIILetter(c.s[end]) {
		return false
	}
	c.i = end
	return true
}

// counted reads the unit behind the value q, which is written in words or digits.
func (r *enFigures) counted(q quantity, start int, words bool) {
	end := r.c.i
	if u, ok := r.unit(); ok {
		f := r.take(q.times(max(u.times, 1)).over(max(u.over, 1)), u.kind, start)
		f.Text, f.Soft = u.text, f.Soft && u.kind != Amount && u.kind != Ratio
		return
	}
	r.c.i = end
	if r.namesProvision() {
		return
	}
	f := r.take(q, Plain, start)
	f.Soft = f.Soft || words || joinsName(r.c.s, start, end) // 20th too
}

// namesProvision reports whether a word for provisions follows: the preceding
// two paragraphs.
func (r *enFigures) namesProvision() bool {
	start := r.c.i
	defer func() { r.c.i = start }()
	if !r.c.spaces() {
		return false
	}
	for _, word := range [...]string{"paragraph", "Article", "item", "sub-item", "subitem", "sentence", "Section", "Chapter", "clause", "provision", "Part"} {
		if r.c.plural(word) {
			return true
		}
	}
	return false
}

// enMayCount is a quick look at the word s[start:end] that keeps out most of those that
// are none of enWords.
func enMayCount(s string, start, end int) bool {
	if start > 0 && isASCIIDigit(s[start-1]) || end-start > len("subparagraphs") {
		return false
	}
	return end-start == 1 || enWordSizes[letterPair(s, start)]&(1<<(end-start)) != 0
}

// word reads a word: a number, the name of a month, a word before a number that
// names something, or another, which is passed over.
func (r *enFigures) word(end int) {
	s, start := r.c.s, r.c.i
	r.c.i = end
	var lower [16]byte
	for i := start; i < end; i++ {
		lower[i-start] = s[i] | 0x20
	}
	w := enWords[string(lower[:end-start])]
	switch w.class {
	case numberWord:
		r.words(start)
	case monthWord:
		r.month(start, int64(w.value))
	case namingWord:
		r.names()
	case lawNumberWord:
		r.lawNumber(start)
	case currencyWord:
		r.currency(start)
	case softWord:
		q := whole(w.value)
		if w.value == 0 {
			q = quantity{1, 2}
		}
		kind := Plain
		if w.value == 0 {
			kind = Ratio
		}
		r.take(q, kind, start).Soft = true
	case clockWord:
		r.take(whole(w.value), Clock, start)
	case addressWord:
		r.c.i = start
		f, ok := addressFigure(s, start)
		r.add(f, ok)
		r.c.i = max(r.c.i, end)
	case eraWord:
		r.c.spaces()
		if n, _, ok := r.c.digits(); ok {
			r.take(whole(int64(n)+w.value-1), YearOf, start)
		}
	}
}

// enClass is what a word says to the reader of figures.
type enClass uint8

const (
	numberWord    enClass = iota + 1 // thirty
	monthWord                        // September
	namingWord                       // Article: the numbers behind it are no figures
	lawNumberWord                    // No.
	currencyWord                     // JPY
	softWord                         // twice, half
	clockWord                        // noon
	addressWord                      // https
	eraWord                          // Reiwa
)

type enWord struct {
	class enClass
	value int64
}

var enWords = func() map[string]enWord {
	words := map[string]enWord{
		"zero": {numberWord, 0}, "one": {numberWord, 1}, "two": {numberWord, 2}, "three": {numberWord, 3}, "four": {numberWord, 4}, "five": {numberWord, 5}, "six": {numberWord, 6}, "seven": {numberWord, 7}, "eight": {numberWord, 8}, "nine": {numberWord, 9}, "ten": {numberWord, 10},
		"eleven": {numberWord, 11}, "twelve": {numberWord, 12}, "thirteen": {numberWord, 13}, "fourteen": {numberWord, 14}, "fifteen": {numberWord, 15}, "sixteen": {numberWord, 16}, "seventeen": {numberWord, 17}, "eighteen": {numberWord, 18}, "nineteen": {numberWord, 19},
		"twenty": {numberWord, 20}, "thirty": {numberWord, 30}, "forty": {numberWord, 40}, "fifty": {numberWord, 50}, "sixty": {numberWord, 60}, "seventy": {numberWord, 70}, "eighty": {numberWord, 80}, "ninety": {numberWord, 90},
		"hundred": {numberWord, 100}, "thousand": {numberWord, 1000}, "million": {numberWord, 1_000_000}, "billion": {numberWord, 1_000_000_000},
		"twice": {softWord, 2}, "double": {softWord, 2}, "thrice": {softWord, 3}, "triple": {softWord, 3}, "half": {softWord, 0},
		"noon": {clockWord, 12 * 60}, "midnight": {clockWord, 0},
		"no": {lawNumberWord, 0}, "nos": {lawNumberWord, 0}, "jpy": {currencyWord, 0}, "usd": {currencyWord, 0}, "eur": {currencyWord, 0},
		"http": {addressWord, 0}, "https": {addressWord, 0},
	}
	for i, names := range englishMonths {
		for _, name := range names {
			words[strings.ToLower(name)] = enWord{monthWord, int64(i + 1)}
		}
	}
	for i := range eras {
		words[strings.ToLower(eras[i].latin)] = enWord{eraWord, int64(eras[i].year)}
	}
	for _, name := range [...]string{
		"article", "articles", "art", "arts", "paragraph", "paragraphs", "para", "paras", "item", "items", "subitem", "subitems", "section", "sections", "sec", "chapter", "chapters", "part", "parts",
		"clause", "clauses", "subparagraph", "subparagraphs", "table", "tables", "form", "forms", "schedule", "schedules", "appendix", "exhibit", "annex", "attachment", "division", "subsection",
		"class", "category", "type", "version", "phase", "step", "level", "grade", "tier", "rank", "volume", "page", "pages", "figure", "example", "note", "number", "rule", "rules", "regulation", "row", "column",
	} {
		words[name] = enWord{namingWord, 0}
	}
	return words
}()

// enWordSizes says how long words of enWords are that begin with two letters, one bit a
// size.
var enWordSizes = func() (t [1 << 10]uint16) {
	for word := range enWords {
		t[letterPair(word, 0)] |= 1 << len(word)
	}
	return t
}()

// letterPair makes a number of the two letters of ASCII at s[i], large or small.
func letterPair(s string, i int) int { return int(s[i]&0x1F)<<5 | int(s[i+1]&0x1F) }

// words reads a number in words whose first word ends at the cursor, and the
// same number in digits in brackets behind it: one hundred and twenty (120).
func (r *enFigures) words(start int) {
	s := r.c.s
	r.c.i = start
	q, ok := r.inWords()
	if !ok {
		return
	}
	end := r.c.i
	if f, ok := r.fraction(q, start); ok {
		r.add(f, true)
		return
	}
	r.c.i = end
	other := r.repeated()
	n := len(r.list)
	switch {
	case q.num != 1 || other != 0:
		r.counted(q, start, true)
	default:
		if u, ok := r.unit(); ok {
			r.take(q.times(max(u.times, 1)).over(max(u.over, 1)), u.kind, start).Text = u.text
		}
	}
	if len(r.list) > n {
		f := &r.list[n]
		if other != 0 && q.num != 1 {
			f.Soft = false
		}
		if other != 0 && other != q.num {
			f.Other = other
		}
	}
	if r.c.i == start && r.c.i < len(s) {
		r.c.i = end
	}
}

// inWords reads twenty-one, one hundred and twenty, two million.
func (r *enFigures) inWords() (q quantity, ok bool) {
	var total, section, last int64
	for {
		start := r.c.i
		if ok {
			if !r.c.spaces() && !r.c.literal("-") {
				break
			}
			if r.c.word("and") {
				r.c.spaces()
				if last < 100 {
					r.c.i = start
					break
				}
			}
		}
		n, found := r.oneWord()
		switch {
		case !found || section > maxFigure/1000 || total > maxFigure:
		case n == 100 && section > 0 && section < 100:
			section, last = section*100, 100
		case n >= 1000 && section > 0:
			total, section, last = total+section*n, 0, n
		case !ok:
			section, last = n, n
		case n < 100 && (last >= 100 || last >= 20 && n < 10 && last%10 == 0):
			section, last = section+n, n
		default:
			found = false
		}
		if !found {
			r.c.i = start
			break
		}
		ok = true
	}
	return whole(total + section), ok
}

// oneWord reads one word of a number.
func (r *enFigures) oneWord() (n int64, ok bool) {
	s, end := r.c.s, r.c.i
	var lower [10]byte
	for end < len(s) && isASCIILetter(s[end]) {
		if end-r.c.i == len(lower) {
			return 0, false
		}
		lower[end-r.c.i] = s[end] | 0x20
		end++
	}
	w := enWords[string(lower[:end-r.c.i])]
	if w.class != numberWord {
		return 0, false
	}
	r.c.i = end
	return w.value, true
}

// enParts are the words for parts, without their plural s.
var enParts = [...]struct {
	word string
	of   int64
}{
	{"half", 2}, {"halve", 2}, {"third", 3}, {"quarter", 4}, {"fourth", 4}, {"fifth", 5}, {"sixth", 6}, {"seventh", 7}, {"eighth", 8}, {"ninth", 9}, {"tenth", 10}, {"twelfth", 12}, {"twentieth", 20}, {"thirtieth", 30}, {"hundredth", 100}, {"thousandth", 1000},
}

// fraction reads the rest of two-thirds (2/3), one-thirtieth.
func (r *enFigures) fraction(q quantity, start int) (f Figure, ok bool) {
	if !r.c.spaces() && !r.c.literal("-") {
		return f, false
	}
	for _, part := range enParts {
		if !r.c.plural(part.word) {
			continue
		}
		end := r.c.i
		f = q.over(part.of).figure(Ratio, start, end)
		f.Soft = part.of == 2
		r.c.spaces()
		if r.c.literal("(") {
			if g, ok := slashedFigure(r.c.s, r.c.i); ok && strings.HasPrefix(r.c.s[g.End:], ")") {
				f.End, f.Soft = g.End+1, false
				if g.Num != f.Num || g.Den != f.Den {
					f.Other = g.Den
				}
			}
		}
		return f, true
	}
	return f, false
}

// repeated reads the number in brackets behind its word: thirty (30). It returns
// 0 if there is none.
func (r *enFigures) repeated() int64 {
	start := r.c.i
	r.c.spaces()
	if r.c.literal("(") {
		if q, _, ok := r.c.decimal(); ok && q.den == 1 && r.c.literal(")") {
			return q.num
		}
	}
	r.c.i = start
	return 0
}

// month reads a date that begins with the name of a month, or a month.
func (r *enFigures) month(start int, month int64) {
	s := r.c.s
	if s[start] < 'A' || s[start] > 'Z' {
		return
	}
	end := r.c.i
	r.c.i = start
	if w, ok := readEnglishDate(&r.c); ok {
		if d, err := w.resolve(); err == nil {
			r.add(dateFigure(d.Date, start, r.c.i), true)
		}
		return
	}
	r.c.i = end
	r.c.literal(".")
	behind := r.c.i
	r.c.spaces()
	r.c.literal(",")
	r.c.spaces()
	n, size, ok := r.c.digits()
	switch {
	case ok && size == 4:
		r.take(whole(int64(n)*100+month), MonthOf, start)
	case ok && size <= 2 && n >= 1 && n <= 31:
		if !r.c.word("st") && !r.c.word("nd") && !r.c.word("rd") {
			r.c.word("th")
		}
		r.take(whole(month*100+int64(n)), DayOf, start)
	default:
		r.c.i = behind
		if end-start > 3 && !(month == 3 && start == 0) { // May, Jan and at the beginning March may be other words
			r.take(whole(month), MonthName, start).Soft = false
		} else {
			r.c.i = end
		}
	}
}

// names skips the numbers behind Article, paragraphs and the like.
func (r *enFigures) names() {
	r.c.literal(".")
	for r.name() {
		end := r.c.i
		r.c.literal(",")
		r.c.spaces()
		for _, word := range [...]string{"and/or", "and", "or", "through", "to"} {
			if r.c.word(word) {
				r.c.spaces()
				break
			}
		}
		r.c.either("-", "–", "—")
		if r.c.i == end || !r.nameNext() {
			r.c.i = end
			return
		}
	}
}

// nameNext reports whether one more number of a list follows that is no figure:
// the 30 of "Article 5 and 30 days" is one.
func (r *enFigures) nameNext() bool {
	start := r.c.i
	defer func() { r.c.i = start }()
	if !r.name() {
		return false
	}
	_, ok := r.unit()
	return !ok
}

// name skips one number that names something: 4, 4-2, (1), (iv), 5(2), 1A, IV.
func (r *enFigures) name() bool {
	start := r.c.i
	s := r.c.s
	i := start
	for i < len(s) && s[i] == ' ' {
		i++
	}
	first := i
	for i < len(s) && (isASCIIDigit(s[i]) || isRomanUpper(s[i])) {
		i++
	}
	if i > first && i < len(s) && isASCIILetter(s[i]) && !isASCIIDigit(s[i-1]) {
		return false // Items, In
	}
	for {
		switch next := i + 1; {
		case i > first && next < len(s) && (s[i] == '-' || s[i] == '.') && isASCIIDigit(s[next]):
			i = next
			for i < len(s) && isASCIIDigit(s[i]) {
				i++
			}
			continue
		case i < len(s) && s[i] == '(':
			if n := strings.IndexByte(s[i:min(len(s), i+8)], ')'); n > 1 && isMarker(s[i+1:i+n]) {
				i += n + 1
				continue
			}
		case i > first && i < len(s) && 'A' <= s[i] && s[i] <= 'Z' && (next == len(s) || !isASCIILetter(s[next])):
			i = next
		}
		break
	}
	if i == first {
		return false
	}
	r.c.i = i
	return true
}

func isRomanUpper(b byte) bool { return b == 'I' || b == 'V' || b == 'X' }

// isMarker reports whether s can stand in the brackets of a label.
func isMarker(s string) bool {
	for i := range len(s) {
		if !isASCIIDigit(s[i]) && !isASCIILetter(s[i]) && s[i] != '-' {
			return false
		}
	}
	return s != ""
}

// lawNumber reads the number of a law, whose "No" begins at start, or skips
// another number that names something.
func (r *enFigures) lawNumber(start int) {
	s, end := r.c.s, r.c.i
	if !r.c.literal(".") {
		return
	}
	r.c.spaces()
	number, _, ok := r.c.digits()
	if !ok {
		r.c.i = end
		return
	}
	behind := r.c.i
	law := Law{Number: number}
	if s[start] == 'N' && r.c.literal(" of ") && law.readWhen(&r.c) && endsNumber(s, r.c.i) {
		r.add(lawFigure(law, start, r.c.i), true)
		return
	}
	r.c.i = behind
	r.c.i = end
	r.c.literal(".")
	r.names()
}

// currency reads JPY 10,000.
func (r *enFigures) currency(start int) {
	r.amount(strings.ToUpper(r.c.s[start:r.c.i]), start)
}

// WriteFigure writes a figure in English; see [Locale].
func (l english) WriteFigure(f Figure) string {
	switch f.Kind {
	case DateOf:
		return l.FormatDate(f.date(), policy.Seireki)
	case MonthOf:
		return monthText(f.Num%100) + " " + decimalText(f.Num/100, 1, "")
	case DayOf:
		return monthText(f.Num/100) + " " + decimalText(f.Num%100, 1, "")
	case MonthName:
		return monthText(f.Num)
	case YearOf:
		return decimalText(f.Num, 1, "")
	case Clock:
		return clockText(f.Num)
	case NumberOfLaw:
		return "No. " + decimalText(f.Num, 1, "") + " of " + decimalText(f.Den, 1, "")
	case Ratio:
		if percent, ok := f.percent(); ok {
			return percent + " percent"
		}
		return decimalText(f.Num, 1, "") + "/" + decimalText(f.Den, 1, "")
	case Phone, Mail, Address, Code:
		return f.Text
	case Every:
		return writePeriod(f, "per day", "per week", "per month", "per year")
	}
	number := decimalText(f.Num, f.Den, ",")
	unit := enFigureText(f)
	if unit == "" {
		return number
	}
	if number != "1" && f.Kind != Amount && f.Kind != Size {
		unit += "s"
	}
	return number + " " + unit
}

func enFigureText(f Figure) string {
	if f.Kind == Amount && f.Text == "JPY" {
		return "yen"
	}
	return [...]string{Plain: "", Seconds: "second", Minutes: "minute", Hours: "hour", Days: "day", Weeks: "week", Months: "month", Years: "year", Amount: "", Size: ""}[f.Kind] + f.Text
}

// monthText returns the name of the month; the number of what is none.
func monthText(month int64) string {
	if month < 1 || month > 12 {
		return decimalText(month, 1, "")
	}
	return englishMonths[month-1][0]
}
