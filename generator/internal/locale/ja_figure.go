package locale

import (
	"strings"
	"unicode/utf8"

	"jobun/generator/internal/numbering"
	"jobun/generator/internal/policy"
)

// AppendFigures finds figures in Japanese; see [Locale]. Kanji are a figure only
// before a word that counts (三十日, 二人), because most of them are parts of words:
// 一部, 一方, 十分, 四半期. Numbers behind 第, and 前二項, 一号 and the like, name
// provisions.
func (l japanese) AppendFigures(list []Figure, s string) []Figure {
	first := len(list)
	r := jaFigures{c: dateCursor{s: s}, list: list}
	for i := 0; i < len(s); {
		if jaFigureTriggers[beginning(s, i)] {
			r.c.i = i
			r.step()
			i = r.c.i
			continue
		}
		i += characterSize(s[i])
	}
	l.bounds(r.list[first:], s)
	return r.list
}

// jaFigureTriggers says by its [beginning] which character may begin a figure. Of those
// of one byte the next may be any.
var jaFigureTriggers = func() (t [1 << 12]bool) {
	for _, char := range jaFigureCharacters {
		word := string(char)
		if len(word) > 2 {
			t[beginning(word, 0)] = true
			continue
		}
		for next := range 1 << 6 {
			t[int(word[0]&0x3F)<<6|next] = true
		}
	}
	return t
}()

// jaFigureCharacters are the first characters of all that may begin a figure.
const jaFigureCharacters = "0123456789０１２３４５６７８９〇零一二三四五六七八九十百千令平昭大明西午正半第前次数@h+¥￥㋿（("

// jaFigures reads the figures of one text.
type jaFigures struct {
	c    dateCursor
	list []Figure
	done int // end of what has been read
}

// step reads what stands at the cursor, and moves it on at least one character.
func (r *jaFigures) step() {
	s, at := r.c.s, r.c.i
	char, size := utf8.DecodeRuneInString(s[at:])
	switch char {
	case '@':
		r.add(mailFigure(s, r.done, at))
	case 'h':
		r.add(addressFigure(s, at))
	case '+':
		r.add(joinedFigure(s, at))
	case '第':
		r.ordinal()
	case '前', '次':
		r.relative(size)
	case '数':
		r.skipNumber(size)
	case '（', '(':
		r.marker()
	case '令', '平', '昭', '大', '明', '西', '㋿':
		r.era()
	case '午', '正':
		r.noon()
	case '半':
		r.half()
	case '¥', '￥':
		r.yen(size)
	default:
		if isNumeralRune(char) {
			r.number()
		}
	}
	if r.c.i == at {
		r.c.i += size
	}
}

// add appends a figure that was found and goes on behind it.
func (r *jaFigures) add(f Figure, ok bool) {
	if ok {
		r.list = append(r.list, f)
		r.c.i, r.done = f.End, f.End
	}
}

// take appends the value q that begins at start and ends at the cursor.
func (r *jaFigures) take(q quantity, kind FigureKind, start int) *Figure {
	r.add(q.figure(kind, start, r.c.i), true)
	return &r.list[len(r.list)-1]
}

// jaNames are the words behind a number that make a name of it: 五百四十八条の四.
const jaNames = "条項号章節款目編部表款類種版"

// ordinal skips 第五百四十八条の四, 第1, 第三者.
func (r *jaFigures) ordinal() {
	r.c.i += len("第")
	r.c.spaces()
	if _, ok := r.value(); !ok {
		return
	}
	r.c.spaces()
	if next, size := utf8.DecodeRuneInString(r.c.rest()); strings.ContainsRune(jaNames, next) {
		r.c.i += size
	}
	for r.branch() {
	}
}

// branch skips の四, if that is no figure: 第五条の三十日.
func (r *jaFigures) branch() bool {
	start := r.c.i
	if !r.c.literal("の") && !r.c.literal("ノ") {
		return false
	}
	if _, ok := r.value(); !ok {
		r.c.i = start
		return false
	}
	if _, counts := r.counter(); counts {
		r.c.i = start
		return false
	}
	return true
}

// relative skips 前二項 and 次の三号.
func (r *jaFigures) relative(size int) {
	start := r.c.i
	r.c.i += size
	r.c.literal("の")
	if _, ok := r.value(); !ok || !r.namesProvision() {
		r.c.i = start + size
	}
}

func (r *jaFigures) namesProvision() bool {
	next, _ := utf8.DecodeRuneInString(r.c.rest())
	return strings.ContainsRune("条項号章節款目編段文", next) && !strings.HasPrefix(r.c.rest(), "項目")
}

// skipNumber skips 数十.
func (r *jaFigures) skipNumber(size int) {
	r.c.i += size
	r.value()
}

// marker skips (1) and （三）, which label items.
func (r *jaFigures) marker() {
	start := r.c.i
	r.c.opens()
	open := r.c.i
	_, size, ok := r.c.digits()
	if !ok {
		_, ok = r.value()
	}
	if !ok || size > 3 || !r.c.closes() {
		r.c.i = open
	}
	if r.c.i == start {
		r.c.i++
	}
}

// era reads a date, the number of a law or a year that begins with an era.
func (r *jaFigures) era() {
	start := r.c.i
	if law, err := readJapaneseLaw(&r.c); err == nil {
		r.add(lawFigure(law, start, r.c.i), true)
		return
	}
	r.c.i = start
	r.date(start)
}

// date reads a date, or a year, or a year and a month, that begins at start. If
// there is none the cursor stays.
func (r *jaFigures) date(start int) bool {
	var w writtenDate
	if !w.readYears(&r.c) {
		r.c.i = start
		return false
	}
	if w.readMonthDay(&r.c) {
		d, err := w.resolve()
		if err == nil {
			r.add(dateFigure(d.Date, start, r.c.i), true)
		}
		return true
	}
	year := int64(w.year)
	if w.era != nil {
		year = int64(w.era.year + w.eraYear - 1)
	}
	if month, _, ok := r.c.numberBefore("月"); ok && month >= 1 && month <= 12 {
		r.take(whole(year*100+int64(month)), MonthOf, start)
		return true
	}
	r.take(whole(year), YearOf, start)
	return true
}

// noon reads 午前9時30分, 午後六時, 正午.
func (r *jaFigures) noon() {
	start := r.c.i
	if r.c.literal("正午") {
		r.take(whole(12*60), Clock, start)
		return
	}
	after := int64(0)
	switch r.c.either("午前", "午後") {
	case "":
		return
	case "午後":
		after = 12
	}
	r.c.spaces()
	r.c.literal("零時")
	if strings.HasSuffix(r.c.s[:r.c.i], "零時") {
		r.take(whole(after*60), Clock, start)
		return
	}
	if minute, ok := r.clock(); ok {
		r.take(whole((minute+after*60)%(24*60)), Clock, start)
	}
}

// clock reads 9時, 9時30分, 9:30 and returns the minute.
func (r *jaFigures) clock() (minute int64, ok bool) {
	start := r.c.i
	hour, ok := r.value()
	if !ok || hour.den != 1 || hour.num > 24 {
		r.c.i = start
		return 0, false
	}
	if r.c.either(":", "：") != "" {
		n, size, ok := r.c.digits()
		if ok && size == 2 && n < 60 {
			return hour.num*60 + int64(n), true
		}
	} else if r.c.then("時") && !strings.HasPrefix(r.c.rest(), "間") {
		if n, _, ok := r.c.numberBefore("分"); ok && n < 60 {
			return hour.num*60 + int64(n), true
		}
		if r.c.literal("半") {
			return hour.num*60 + 30, true
		}
		return hour.num * 60, true
	}
	r.c.i = start
	return 0, false
}

// half reads 半年, 半数, 半額: words that other languages may write with a number.
func (r *jaFigures) half() {
	start := r.c.i
	switch r.c.either("半年", "半数", "半額", "半分", "半期") {
	case "":
	case "半年":
		r.take(whole(6), Months, start).Soft = true
	case "半期":
	default:
		r.take(quantity{1, 2}, Ratio, start).Soft = true
	}
}

// yen reads ¥1,000.
func (r *jaFigures) yen(size int) {
	start := r.c.i
	r.c.i += size
	r.c.spaces()
	if q, ok := r.value(); ok {
		r.take(q, Amount, start).Text = "JPY"
	}
}

// number reads what begins with a number.
func (r *jaFigures) number() {
	s, start := r.c.s, r.c.i
	if isASCIIDigit(s[start]) && r.joined() {
		return
	}
	if r.yearFirst(start) {
		return
	}
	if minute, ok := r.clock(); ok && (isDigitAt(s, start) || strings.Contains(s[start:r.c.i], "分")) {
		r.take(whole(minute), Clock, start)
		return
	}
	r.c.i = start
	if month, day, ok := r.monthDay(); ok {
		r.take(whole(month*100+day), DayOf, start)
		return
	}
	q, ok := r.value()
	if !ok {
		r.c.i = start
	}
	if next, _ := utf8.DecodeRuneInString(r.c.rest()); isNumeralRune(next) {
		r.skipRun()
		return
	}
	if !r.streetNumber(q, start) && !r.namesProvision() {
		r.counted(q, start)
	}
}

// streetNumber reads 1丁目2番3号, which is 1-2-3 in other languages, behind its
// first number.
func (r *jaFigures) streetNumber(q quantity, start int) bool {
	if q.den != 1 || !r.c.then("丁目") && !r.c.then("番地") {
		return false
	}
	text := decimalText(q.num, 1, "")
	for {
		end := r.c.i
		r.c.spaces()
		r.c.either("の", "-")
		n, ok := r.value()
		if !ok || n.den != 1 {
			r.c.i = end
			break
		}
		text += "-" + decimalText(n.num, 1, "")
		if r.c.either("番地", "番", "号", "-") == "" {
			break
		}
	}
	r.add(Figure{Kind: Code, Den: 1, Text: text, Soft: true, Start: start, End: r.c.i}, true)
	return true
}

func isDigitAt(s string, at int) bool {
	_, width := digitAt(s[at:])
	return width > 0
}

// skipRun skips numerals that are no number.
func (r *jaFigures) skipRun() {
	for {
		char, size := utf8.DecodeRuneInString(r.c.rest())
		if size == 0 || !isNumeralRune(char) {
			return
		}
		r.c.i += size
	}
}

// joined reads a numeric date or a number of several groups.
func (r *jaFigures) joined() bool {
	start := r.c.i
	if f, ok := groupedFigure(r.c.s, start); ok {
		r.add(f, true)
		return true
	}
	return false
}

// yearFirst reads a date that begins with a year of the Gregorian calendar, or
// such a year.
func (r *jaFigures) yearFirst(start int) bool {
	c := r.c
	n, _, ok := c.number()
	if !ok || n < 1600 || n > 2999 {
		return false
	}
	if !c.then("年") && !c.opens() {
		return false
	}
	if strings.HasPrefix(c.rest(), "間") {
		return false
	}
	return r.date(start)
}

// monthDay reads 4月1日.
func (r *jaFigures) monthDay() (month, day int64, ok bool) {
	start := r.c.i
	m, _, ok := r.c.numberBefore("月")
	if ok {
		if d, _, ok := r.c.numberBefore("日"); ok && m >= 1 && m <= 12 && d >= 1 && d <= 31 && !strings.HasPrefix(r.c.rest(), "間") {
			return int64(m), int64(d), true
		}
	}
	r.c.i = start
	return 0, 0, false
}

// counted reads the word that counts behind the value q.
func (r *jaFigures) counted(q quantity, start int) {
	end := r.c.i
	digits := isDigitAt(r.c.s, start)
	if r.c.literal("分の") {
		if above, ok := r.value(); ok && above.den == 1 && q.den == 1 {
			r.take(quantity{above.num, 1}.over(q.num), Ratio, start).Soft = false
			return
		}
		r.c.i = end
	}
	w, ok := r.counter()
	if w.word == "分" && !digits && (q.num == 10 || q.num == 100) {
		ok = false // 十分 is a word, and 百分 begins 百分率.
	}
	switch {
	case ok && (digits || !w.digits):
		f := r.take(w.value(q), w.kind, start)
		f.Text, f.Soft = w.text, f.Soft && (w.kind != Amount && w.kind != Ratio || !digits) || w.soft
	case digits:
		r.c.i = end
		f := r.take(q, Plain, start)
		f.Soft = f.Soft || joinsName(r.c.s, start, end)
	default:
		r.c.i = end
	}
}

// joinsName reports whether the number is part of a name in Latin letters: IPv6,
// ISO27001, 5G.
func joinsName(s string, start, end int) bool {
	return start > 0 && (isASCIILetter(s[start-1]) || s[start-1] == '-') || end < len(s) && isASCIILetter(s[end])
}

// jaCounter is a word that counts.
type jaCounter struct {
	word   string
	kind   FigureKind
	text   string
	times  int64 // what one of it is worth; 0 for 1
	over   int64 // or of how many it is a part; 0 for 1
	digits bool  // only behind Arabic digits: 一部 and 十分 are words
	soft   bool  // another language may leave it out
	half   bool  // 一年半
	more   int64 // the 分 behind 割
}

// parts reads what may stand behind a counter: 一年半, 二割五分.
func (w *jaCounter) parts(c *dateCursor) {
	switch {
	case w.kind == Years && c.literal("半"):
		w.half, w.soft = true, true
	case w.word == "割":
		if n, _, ok := c.numberBefore("分"); ok && n < 10 {
			w.more = int64(n)
		}
	}
}

func (w jaCounter) value(q quantity) quantity {
	if w.more > 0 && q.den == 1 {
		return whole(q.num*10 + w.more).over(100)
	}
	if w.half {
		return quantity{2*q.num + q.den, 2 * q.den}.reduced()
	}
	return q.times(max(w.times, 1)).over(max(w.over, 1))
}

// jaFigureCounters are the words that count, by their first characters; the longer
// first where one begins with another.
var jaFigureCounters = [...]jaCounter{
	{word: "か月", kind: Months},
	{word: "ヶ月", kind: Months},
	{word: "カ月", kind: Months},
	{word: "ケ月", kind: Months},
	{word: "ヵ月", kind: Months},
	{word: "箇月", kind: Months},
	{word: "か年", kind: Years},
	{word: "ヶ年", kind: Years},
	{word: "カ年", kind: Years},
	{word: "箇年", kind: Years},
	{word: "月間", kind: Months},
	{word: "月以内", kind: Months},
	{word: "月を超", kind: Months},
	{word: "月を経過", kind: Months},
	{word: "月", kind: MonthName},
	{word: "年", kind: Years},
	{word: "週", kind: Weeks},
	{word: "日", kind: Days},
	{word: "営業日", kind: Days},
	{word: "労働日", kind: Days},
	{word: "暦日", kind: Days},
	{word: "就業日", kind: Days},
	{word: "時間", kind: Hours},
	{word: "分間", kind: Minutes},
	{word: "分", kind: Minutes},
	{word: "秒", kind: Seconds},
	{word: "歳", kind: Years},
	{word: "才", kind: Years, digits: true},
	{word: "円", kind: Amount, text: "JPY"},
	{word: "米ドル", kind: Amount, text: "USD"},
	{word: "米国ドル", kind: Amount, text: "USD"},
	{word: "ドル", kind: Amount, text: "USD"},
	{word: "ユーロ", kind: Amount, text: "EUR"},
	{word: "パーセント", kind: Ratio, over: 100},
	{word: "％", kind: Ratio, over: 100},
	{word: "%", kind: Ratio, over: 100},
	{word: "割", kind: Ratio, over: 10},
	{word: "GB", kind: Size, text: "GB"},
	{word: "ＧＢ", kind: Size, text: "GB"},
	{word: "ギガバイト", kind: Size, text: "GB"},
	{word: "MB", kind: Size, text: "MB"},
	{word: "ＭＢ", kind: Size, text: "MB"},
	{word: "メガバイト", kind: Size, text: "MB"},
	{word: "TB", kind: Size, text: "TB"},
	{word: "ＴＢ", kind: Size, text: "TB"},
	{word: "テラバイト", kind: Size, text: "TB"},
	{word: "KB", kind: Size, text: "KB"},
	{word: "キロバイト", kind: Size, text: "KB"},
	{word: "人"},
	{word: "名"},
	{word: "回"},
	{word: "倍"},
	{word: "件"},
	{word: "通"},
	{word: "社"},
	{word: "個"},
	{word: "台"},
	{word: "枚"},
	{word: "票"},
	{word: "文字"},
	{word: "箇所"},
	{word: "か所"},
	{word: "カ所"},
	{word: "株"},
	{word: "平方メートル"},
	{word: "立方メートル"},
	{word: "ミリメートル"},
	{word: "センチメートル"},
	{word: "キロメートル"},
	{word: "メートル"},
	{word: "ヘクタール"},
	{word: "キログラム"},
	{word: "グラム"},
	{word: "トン"},
	{word: "リットル"},
	{word: "キロヘルツ"},
	{word: "メガヘルツ"},
	{word: "ギガヘルツ"},
	{word: "ヘルツ"},
	{word: "キロワット"},
	{word: "ワット"},
	{word: "ボルト"},
	{word: "デシベル"},
	{word: "冊"},
	{word: "世帯"},
	{word: "点", soft: true},
	{word: "本", soft: true, digits: true},
	{word: "口", soft: true, digits: true},
	{word: "席", soft: true, digits: true},
	{word: "ページ", soft: true},
	{word: "つ", soft: true},
	{word: "者", soft: true},
	{word: "部", soft: true, digits: true},
	{word: "以上", soft: true},
	{word: "以下", soft: true},
	{word: "未満", soft: true},
	{word: "種類", soft: true},
}

// counter reads the word that counts at the cursor.
func (r *jaFigures) counter() (w jaCounter, ok bool) {
	start := r.c.i
	r.c.spaces()
	for i := range jaFigureCounters {
		if !r.c.literal(jaFigureCounters[i].word) {
			continue
		}
		w = jaFigureCounters[i]
		w.parts(&r.c)
		return w, true
	}
	r.c.i = start
	return w, false
}

// value reads a number in digits, in kanji or in both: 1,100, 14.6, 一億五千万,
// 1億5,000万, 100万, 二〇. What is too great is none.
func (r *jaFigures) value() (q quantity, ok bool) {
	start := r.c.i
	var v jaValue
	for v.read(&r.c) {
	}
	if !v.some || v.over {
		r.c.i = start
		return q, false
	}
	return v.value(), true
}

// jaValue is a Japanese number while it is read: what stands before the last 万
// or 億, what stands behind that, and the digits that wait for a 十, 百 or 千.
type jaValue struct {
	total, section int64
	digits         quantity
	kanji          bool // the digits are kanji, and may go on: 二〇
	some, over     bool // something was read; it is too great
}

func (v *jaValue) value() quantity {
	d := max(v.digits.den, 1)
	return quantity{v.digits.num + (v.total+v.section)*d, d}
}

// read reads one part of the number.
func (v *jaValue) read(c *dateCursor) bool {
	char, size := utf8.DecodeRuneInString(c.rest())
	waiting := v.digits.den > 0
	if digit, ok := numbering.KanjiDigit(char); ok {
		if waiting && !v.kanji || v.over {
			return false
		}
		v.digits, v.kanji, v.some = quantity{v.digits.num*10 + int64(digit), 1}, true, true
		v.over = v.digits.num > maxFigure
		c.i += size
		return true
	}
	if unit := kanjiUnitOf(char); unit > 0 {
		if unit >= 10_000 && !v.some {
			return false
		}
		v.unit(unit)
		c.i += size
		return !v.over
	}
	d, _, ok := c.decimal()
	if !ok || waiting {
		return false
	}
	v.digits, v.kanji, v.some = d, false, true
	v.over = d.num > maxFigure
	return true
}

// unit adds what stands before 十, 百, 千, 万 or 億.
func (v *jaValue) unit(unit int64) {
	q := v.digits
	if q.den == 0 && unit < 10_000 {
		q = whole(1)
	}
	q.den = max(q.den, 1)
	v.some = true
	switch {
	case v.section > maxFigure/unit, q.num > maxFigure/unit, v.total > maxFigure:
		v.over = true
	case unit < 10_000:
		v.section += q.times(unit).num
	default:
		v.total += v.section*unit + q.times(unit).num
		v.section = 0
	}
	v.digits, v.kanji = quantity{}, false
}

func kanjiUnitOf(r rune) int64 {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	case '万':
		return 10_000
	case '億':
		return 100_000_000
	case '兆':
		return 1_000_000_000_000
	}
	return 0
}

// WriteFigure writes a figure in Japanese; see [Locale].
func (l japanese) WriteFigure(f Figure) string {
	switch f.Kind {
	case Every:
		return writePeriod(f, "毎日", "毎週", "毎月", "毎年")
	case DateOf:
		return l.FormatDate(f.date(), policy.Seireki)
	case MonthOf:
		return decimalText(f.Num/100, 1, "") + "年" + decimalText(f.Num%100, 1, "") + "月"
	case DayOf:
		return decimalText(f.Num/100, 1, "") + "月" + decimalText(f.Num%100, 1, "") + "日"
	case YearOf:
		return decimalText(f.Num, 1, "") + "年"
	case Clock:
		return clockText(f.Num)
	case NumberOfLaw:
		return decimalText(f.Den, 1, "") + "年第" + decimalText(f.Num, 1, "") + "号"
	case Ratio:
		if percent, ok := f.percent(); ok {
			return percent + "パーセント"
		}
		return decimalText(f.Den, 1, "") + "分の" + decimalText(f.Num, 1, "")
	case Phone, Mail, Address, Code:
		return f.Text
	}
	return decimalText(f.Num, f.Den, ",") + jaFigureWords[f.Kind] + jaCurrency(f)
}

var jaFigureWords = [...]string{Plain: "", Seconds: "秒", Minutes: "分間", Hours: "時間", Days: "日", Weeks: "週間", Months: "か月", Years: "年", Amount: "", Size: "", MonthName: "月"}

func jaCurrency(f Figure) string {
	switch f.Text {
	case "JPY":
		return "円"
	case "USD":
		return "米ドル"
	case "EUR":
		return "ユーロ"
	}
	return f.Text
}
