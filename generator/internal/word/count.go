package word

import (
	"cmp"
	"strconv"
	"strings"
)

// counts are how far each list has been counted. Lists of one form are counted
// together, unless one says that it starts again.
type counts struct {
	numbers map[string]map[int]int  // by form and level
	started map[string]map[int]bool // by list and level: it has started again
}

func newCounts() *counts {
	return &counts{numbers: map[string]map[int]int{}, started: map[string]map[int]bool{}}
}

// next counts a paragraph and returns its number as Word shows it. Ok is false if a
// part of it is of a form that is not known.
func (c *counts) next(l *lists, list string, at int) (label string, ok bool) {
	form := l.formOf[list]
	if c.numbers[form] == nil {
		c.numbers[form] = map[int]int{}
	}
	numbers := c.numbers[form]
	n, counted := numbers[at]
	numbers[at] = n + 1
	if start, again := c.startAgain(l, list, at); again {
		numbers[at] = start
	} else if !counted {
		numbers[at] = start
	}
	for below := range numbers {
		if below > at && restarts(l.level(list, below), at) {
			delete(numbers, below)
		}
	}
	return write(l, list, at, numbers)
}

// startAgain returns the number with which a level starts, and whether it does now
// because the list says so.
func (c *counts) startAgain(l *lists, list string, at int) (start int, again bool) {
	if o := l.overrides[list][at]; o.Start != nil && !c.started[list][at] {
		if c.started[list] == nil {
			c.started[list] = map[int]bool{}
		}
		c.started[list][at] = true
		return number(o.Start, 0), true
	}
	return startOf(l.level(list, at)), false
}

func startOf(form *level) int {
	if form == nil {
		return 1
	}
	return number(form.Start, 1)
}

func number(v *value, missing int) int {
	if v == nil {
		return missing
	}
	n, err := strconv.Atoi(v.Val)
	if err != nil {
		return missing
	}
	return n
}

// restarts reports whether a level starts again behind a paragraph of a higher one.
func restarts(form *level, above int) bool {
	if form == nil || form.Restart == nil {
		return true
	}
	from := number(form.Restart, 0) // the level, from 1, behind which it does; 0 is none
	return from > above
}

// write returns the number of a paragraph with the form of its level, in which %1 is
// the number of the first level.
func write(l *lists, list string, at int, numbers map[int]int) (label string, ok bool) {
	form := l.level(list, at)
	var b strings.Builder
	for text := form.Text.Val; text != ""; {
		if text[0] != '%' || len(text) < 2 || text[1] < '1' || text[1] > '9' {
			b.WriteByte(text[0])
			text = text[1:]
			continue
		}
		index := int(text[1] - '1')
		text = text[2:]
		other := l.level(list, index)
		if other == nil {
			continue
		}
		n, counted := numbers[index]
		if !counted {
			n = startOf(other)
		}
		format := other.Format.Val
		if form.Legal != nil && form.Legal.Val != "0" && form.Legal.Val != "false" {
			format = "decimal"
		}
		numeral, known := numeralOf(cmp.Or(format, "decimal"), n)
		if !known || other.Other != nil {
			return "", false
		}
		b.WriteString(numeral)
	}
	return b.String(), true
}
