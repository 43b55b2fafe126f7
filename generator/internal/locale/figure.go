package locale

import (
	"fmt"
	"strconv"
	"strings"

	"jobun/generator/internal/policy"
)

// figures is what a language must know about figures.
type figures interface {
	// AppendFigures appends the figures of the running text s to list, in their
	// order. Numbers by which provisions, tables and forms are named are none:
	// they are references. It never allocates but for list and for what has to be
	// joined, such as telephone numbers.
	AppendFigures(list []Figure, s string) []Figure

	// BoundAround returns the offsets in s of a figure of s with the words of its
	// bound: at least 30 days.
	BoundAround(s string, f Figure) (start, end int)

	// WithoutBounds returns s without the words that make figures bounds: 以上, at
	// least.
	WithoutBounds(s string) string

	// WriteFigure words a figure, so that AppendFigures reads the same one: 30日,
	// 30 days. It writes no era, and no kind of a law.
	WriteFigure(f Figure) string
}

// Figure is a figure in no language: 30日, thirty (30) days and 30 days are the
// same one. What is written in words that another language may do without, such
// as 一の or two, is soft.
type Figure struct {
	Kind FigureKind

	// Num and Den are the value, a fraction in lowest terms with a positive
	// denominator. A date is its digits, 20200901, a clock time its minute of
	// the day, the number of a law its number and its year.
	Num, Den int64

	// Text is what a figure says that is no number: the address, the digits of
	// a telephone number, the unit of a size or the currency of an amount, the
	// date of a law as YYYY-MM-DD; "" for all others.
	Text string

	Soft  bool  // another language may leave it out
	Other int64 // the numeral that contradicts the word before it, thirty (14); 0 if none does

	Bound Bound // what it is the bound of: 18歳以上

	Start, End int // offsets of its words in the text
}

// FigureKind is what a figure counts or names.
type FigureKind uint8

// The kinds of figures.
const (
	Plain       FigureKind = iota // a number of things that machines do not know: 3名, three directors
	Seconds                       // 30秒
	Minutes                       // 30分
	Hours                         // 24時間
	Days                          // 30日
	Weeks                         // 二週間
	Months                        // 6か月
	Years                         // 3年, 18歳
	Amount                        // 1万円; the text is the currency, JPY
	Ratio                         // 14.6パーセント, 3分の2
	Size                          // 10GB; the text is the unit
	DateOf                        // 令和2年9月1日 is 20200901
	MonthOf                       // 2023年10月 is 202310
	DayOf                         // 4月1日 is 401
	MonthName                     // 9月 is 9, also where it may be nine months
	YearOf                        // 2020年, 令和2年度
	Clock                         // 午後6時 is 1080
	Phone                         // 03-0000-0000
	Mail                          // support@example.com
	Address                       // https://www.example.com/
	NumberOfLaw                   // 平成15年法律第57号 is 57/2003
	Code                          // 100-0001, 1-2-3, 1.2.3
	Every                         // 月額 is 30, 毎年 is 365; found by AppendPeriods alone
)

// Same reports whether f and g are the same figure, of one kind.
func (f *Figure) Same(g *Figure) bool {
	if f.Kind != g.Kind || f.Num != g.Num || f.Den != g.Den {
		return false
	}
	return f.Text == g.Text || f.Kind == NumberOfLaw && (f.Text == "" || g.Text == "")
}

// Like reports whether f and g can be the same figure although they are written
// as if they were of two kinds: 12か月 and one year, 同年9月 and September 2020, 9時
// and "from 9 to 6 p.m.".
func (f *Figure) Like(g *Figure) bool {
	switch {
	case f.Kind > g.Kind:
		return g.Like(f)
	case f.Kind == Plain:
		return f.likePlain(g)
	case f.Kind <= Years && g.Kind <= Years:
		return sameSpan(f, g)
	case g.Kind == MonthName:
		return f.Kind == Months && f.Num == g.Num && f.Den == 1 || f.Kind == MonthOf && f.Num%100 == g.Num
	case f.Kind == Years && g.Kind == YearOf:
		return f.Num == g.Num && f.Den == 1
	case f.Kind == DateOf:
		return g.Kind == MonthOf && f.Num/100 == g.Num || g.Kind == DayOf && f.Num%10_000 == g.Num || g.Kind == YearOf && f.Num/10_000 == g.Num
	case f.Kind == MonthOf:
		return g.Kind == YearOf && f.Num/100 == g.Num
	}
	return false
}

// likePlain is Like for a number f that says nothing of what it counts.
func (f *Figure) likePlain(g *Figure) bool {
	switch {
	case g.Kind == Ratio:
		return f.Num == g.Num && f.Den == g.Den || f.Num*g.Den == g.Num*100*f.Den
	case g.Kind <= Size, g.Kind == MonthName, g.Kind == YearOf:
		return f.Num == g.Num && f.Den == g.Den
	case g.Kind == Clock:
		return f.Den == 1 && (g.Num == f.Num*60 || g.Num == (f.Num+12)*60)
	case g.Kind == DayOf:
		return f.Den == 1 && g.Num%100 == f.Num
	}
	return false
}

// sameSpan reports whether two spans of time last as long as each other by
// count: 12 months a year, 7 days a week.
func sameSpan(f, g *Figure) bool {
	a, aMonths := f.span()
	b, bMonths := g.span()
	return aMonths == bMonths && a*g.Den == b*f.Den
}

// span returns the span f, times its denominator, in months or in seconds.
func (f *Figure) span() (n int64, months bool) {
	switch f.Kind {
	case Years:
		return f.Num * 12, true
	case Months:
		return f.Num, true
	case Weeks:
		return f.Num * 7 * 24 * 3600, false
	case Days:
		return f.Num * 24 * 3600, false
	case Hours:
		return f.Num * 3600, false
	case Minutes:
		return f.Num * 60, false
	}
	return f.Num, false
}

// Family groups kinds of which one may stand for another by mistake: 30日 against
// two weeks.
func (k FigureKind) Family() FigureKind {
	switch {
	case k == Plain:
		return Plain
	case k <= Years:
		return Days
	case DateOf <= k && k <= YearOf:
		return DateOf
	}
	return k
}

// maxFigure bounds what is read as a number, so that no product overflows.
const maxFigure = 1_000_000_000_000

// quantity is a value while it is read.
type quantity struct{ num, den int64 }

func whole(n int64) quantity { return quantity{n, 1} }

// times returns q·n, or q if it would be too great.
func (q quantity) times(n int64) quantity {
	if n == 0 || q.num > maxFigure*1000/n {
		return q
	}
	return quantity{q.num * n, q.den}.reduced()
}

// over returns q/n.
func (q quantity) over(n int64) quantity {
	if n == 0 || q.den > maxFigure/n {
		return q
	}
	return quantity{q.num, q.den * n}.reduced()
}

func (q quantity) reduced() quantity {
	a, b := q.num, q.den
	for b != 0 {
		a, b = b, a%b
	}
	if a <= 1 {
		return q
	}
	return quantity{q.num / a, q.den / a}
}

// figure makes a figure of the kind. One of anything is soft: 一か月 is a month.
func (q quantity) figure(kind FigureKind, start, end int) Figure {
	return Figure{Kind: kind, Num: q.num, Den: q.den, Soft: q.num == 1 && q.den == 1, Start: start, End: end}
}

// decimal reads a number in Arabic digits of either width with its groups and
// its decimals: 1,100, 14.6. Size is the number of digits before the point.
func (c *dateCursor) decimal() (q quantity, size int, ok bool) {
	n, size, ok := c.longDigits()
	if !ok {
		return q, 0, false
	}
	for size <= 12 && (size <= 3 || n >= 1000) {
		group, ok := c.group()
		if !ok {
			break
		}
		n, size = n*1000+group, size+3
	}
	q = whole(n)
	start := c.i
	if c.either(".", "．") == "" {
		return q, size, true
	}
	part, digits, ok := c.longDigits()
	if !ok || digits > 6 {
		c.i = start
		return q, size, true
	}
	scale := int64(1)
	for range digits {
		scale *= 10
	}
	if q.num > maxFigure/scale {
		return q, size, true
	}
	return quantity{q.num*scale + part, scale}.reduced(), size, true
}

// longDigits is [dateCursor.digits] for up to fifteen digits.
func (c *dateCursor) longDigits() (n int64, size int, ok bool) {
	for {
		digit, width := digitAt(c.rest())
		if width == 0 {
			return n, size, size > 0
		}
		if size < maxFigureDigits {
			n = n*10 + int64(digit)
		}
		size, c.i = size+1, c.i+width
	}
}

const maxFigureDigits = 12

// group reads a comma and exactly three digits.
func (c *dateCursor) group() (n int64, ok bool) {
	start := c.i
	if c.either(",", "，") == "" {
		return 0, false
	}
	n, size, ok := c.longDigits()
	if !ok || size != 3 {
		c.i = start
		return 0, false
	}
	return n, true
}

// dateFigure returns the figure of a date.
func dateFigure(d policy.Date, start, end int) Figure {
	return Figure{Kind: DateOf, Num: int64(d.Year*10_000 + d.Month*100 + d.Day), Den: 1, Start: start, End: end}
}

// lawFigure returns the figure of the number of a law.
func lawFigure(l Law, start, end int) Figure {
	f := Figure{Kind: NumberOfLaw, Num: int64(l.Number), Den: int64(l.Year), Start: start, End: end}
	if !l.Date.IsZero() {
		f.Text = l.Date.String()
	}
	return f
}

// date returns the date of a figure.
func (f *Figure) date() policy.Date {
	return policy.Date{Year: int(f.Num / 10_000), Month: int(f.Num / 100 % 100), Day: int(f.Num % 100)}
}

// percent returns a ratio in percent, if that needs no more than six decimals.
func (f *Figure) percent() (text string, ok bool) {
	q := quantity{f.Num, f.Den}.times(100)
	if 1_000_000%q.den != 0 {
		return "", false
	}
	return decimalText(q.num, q.den, ","), true
}

// decimalText writes num/den with the sign between groups of three digits. What
// has no end in decimals is cut after six.
func decimalText(num, den int64, group string) string {
	whole := strconv.FormatInt(num/den, 10)
	if group != "" {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + group + whole[i:]
		}
	}
	rest := num % den
	if rest == 0 {
		return whole
	}
	return strings.TrimRight(fmt.Sprintf("%s.%06d", whole, rest*1_000_000/den), "0")
}

func clockText(minute int64) string { return fmt.Sprintf("%d:%02d", minute/60, minute%60) }
