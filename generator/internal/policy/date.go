package policy

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a day in the Gregorian calendar, without time and place. The zero
// value is no date.
type Date struct {
	Year, Month, Day int
}

// NewDate returns the date, or an error if there is no such day, such as
// 2023-02-29, or its year is not 1 to 9999.
func NewDate(year, month, day int) (Date, error) {
	d := Date{year, month, day}
	if year < 1 || year > 9999 || d.utc().Day() != day || int(d.utc().Month()) != month {
		return Date{}, fmt.Errorf("there is no day %s", d)
	}
	return d, nil
}

// ParseDate reads a date written as YYYY-MM-DD, and nothing else.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date written as YYYY-MM-DD", s)
	}
	return NewDate(t.Year(), int(t.Month()), t.Day())
}

// String returns the date as YYYY-MM-DD.
func (d Date) String() string {
	if d.Year < 0 || d.Year > 9999 || d.Month < 0 || d.Month > 99 || d.Day < 0 || d.Day > 99 {
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	}
	b := [...]byte{'0', '0', '0', '0', '-', '0', '0', '-', '0', '0'} // as a build writes so many
	for i, n := 3, d.Year; n > 0; i, n = i-1, n/10 {
		b[i] += byte(n % 10)
	}
	for i, n := range [...]int{d.Month, d.Day} {
		b[5+3*i] += byte(n / 10)
		b[6+3*i] += byte(n % 10)
	}
	return string(b[:])
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Compare orders dates by time; no date comes first.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// AddDays returns the date n days later.
func (d Date) AddDays(n int) Date {
	t := d.utc().AddDate(0, 0, n)
	return Date{t.Year(), int(t.Month()), t.Day()}
}

func (d Date) utc() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}
