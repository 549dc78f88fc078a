package workbook

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"assize/report/read/audit"
	"assize/report/read/sheet"
)

// surveyed is the table that was found on a sheet: a row of headings with rows under
// it that have most of its columns. Notes above and totals below are no part of it.
type surveyed struct {
	sheet   *sheet.Sheet
	row     int // of the headings
	rows    int // of data
	columns []*profile
}

// profile is what stands under one heading, by kind and as a closed list, never as a
// single value of free text.
type profile struct {
	heading string
	at      int

	filled, whole, numbers, dates, days, clocks, ticks int

	values      map[string]int // folded, up to mostValues of them
	spelt       map[string]string
	more        bool // there are more than mostValues
	digits      int  // values with a digit in them
	first, last time.Time
}

// mostValues of a column are kept to tell a closed list from free text.
const mostValues = 400

// survey finds the table of a sheet; false when there is none.
func (p *proposal) survey(s *sheet.Sheet) (surveyed, bool) {
	best, score := -1, 0.0
	for i, row := range s.Rows {
		if row.Number > headingRows {
			break
		}
		if x := p.headingScore(row, s.Rows[i+1:]); x > score {
			best, score = i, x
		}
	}
	if best < 0 {
		return surveyed{}, false
	}
	t := surveyed{sheet: s, row: s.Rows[best].Number}
	for _, c := range filledCells(s.Rows[best]) {
		t.columns = append(t.columns, &profile{heading: c.Text, at: c.Column, values: map[string]int{}, spelt: map[string]string{}})
	}
	for _, row := range s.Rows[best+1:] {
		if t.holds(row) {
			t.rows++
			for _, c := range t.columns {
				c.take(row, p.book.Date1904)
			}
		}
	}
	return t, true
}

// headingScore says how much a row looks like headings: short texts of its own, over
// rows that fill the same columns. Headings that are known count more.
func (p *proposal) headingScore(row sheet.Row, below []sheet.Row) float64 {
	cells := filledCells(row)
	score, seen := 0.0, map[string]bool{}
	for _, c := range cells {
		text := audit.Fold(c.Text)
		if c.Kind != sheet.Text || len(text) > 80 || seen[text] {
			return 0
		}
		seen[text] = true
		score++
		if len(cued(text)) > 0 {
			score += 2
		}
	}
	under := 0
	for _, next := range below[:min(len(below), 5)] {
		for _, c := range cells {
			if cell, ok := next.Cell(c.Column); ok && !blank(cell) {
				under++
			}
		}
	}
	if len(cells) < 2 || under < len(cells) {
		return 0
	}
	return score
}

// holds reports a row of data: one with at least half of the columns.
func (t surveyed) holds(row sheet.Row) bool {
	n, same := 0, 0
	for _, c := range t.columns {
		cell, ok := row.Cell(c.at)
		if !ok || blank(cell) {
			continue
		}
		n++
		if cell.Kind == sheet.Text && audit.Fold(cell.Text) == audit.Fold(c.heading) {
			same++
		}
	}
	return 2*n >= len(t.columns) && same < 2
}

// take adds the cell of a row.
func (c *profile) take(row sheet.Row, date1904 bool) {
	cell, ok := row.Cell(c.at)
	if !ok || blank(cell) {
		return
	}
	c.filled++
	text := cell.String()
	if strings.ContainsAny(text, "0123456789") {
		c.digits++
	}
	if key := audit.Fold(text); len(c.values) < mostValues || c.values[key] > 0 {
		c.values[key]++
		if c.spelt[key] == "" {
			c.spelt[key] = strings.Join(strings.Fields(text), " ")
		}
	} else {
		c.more = true
	}
	if _, did := readYesNo(cell, closedList{}); did.fault == "" {
		c.ticks++
	}
	if _, did := readWhole(cell); did.fault == "" {
		c.whole++
	}
	if _, did := readClock(cell); did.fault == "" {
		c.clocks++
	}
	if cell.Kind == sheet.Number {
		c.numbers++
		return // a bare number is taken for a date only where somebody says so
	}
	c.takeDate(cell, date1904)
}

// takeDate adds a cell that may be a date.
func (c *profile) takeDate(cell sheet.Cell, date1904 bool) {
	v, _, ok := civilOf(cell, date1904)
	if !ok || math.Abs(float64(v.time.Year()-2020)) > 80 {
		return
	}
	c.dates++
	if !v.hasTime {
		c.days++
	}
	if c.first.IsZero() || v.time.Before(c.first) {
		c.first = v.time
	}
	if v.time.After(c.last) {
		c.last = v.time
	}
}

// mostly reports whether n of the filled cells are nearly all.
func (c *profile) mostly(n int) bool { return c.filled > 0 && 10*n >= 9*c.filled }

// mostWords are in a value of a list; what has more is free text, however often it comes.
const mostWords = 8

// listed reports a column of few and short values that come again and again.
func (c *profile) listed() bool {
	if c.more || len(c.values) > max(2, min(40, c.filled/2)) {
		return false
	}
	for v := range c.values {
		if len(strings.Fields(v)) > mostWords {
			return false
		}
	}
	return true
}

// share is the part of the filled cells whose value is known.
func (c *profile) share(known func(folded string) bool) float64 {
	n := 0
	for v, times := range c.values {
		if known(v) {
			n += times
		}
	}
	return float64(n) / float64(max(c.filled, 1))
}

// unknown are the values of a list that are not known, as they are spelt, the most
// frequent first.
func (c *profile) unknown(known func(folded string) bool) []string {
	var keys []string
	for v := range c.values {
		if !known(v) {
			keys = append(keys, v)
		}
	}
	slices.SortFunc(keys, func(a, b string) int {
		if n := c.values[b] - c.values[a]; n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	for i, k := range keys {
		keys[i] = c.spelt[k]
	}
	return keys
}

// kind is what the values under a heading are.
func (c *profile) kind() string {
	switch {
	case c.filled == 0:
		return "empty"
	case c.mostly(c.dates) && c.days == c.dates:
		return "dates"
	case c.mostly(c.dates):
		return "dates with a time"
	case c.mostly(c.clocks) && c.numbers == 0:
		return "times of day"
	case c.mostly(c.ticks) && !c.mostly(c.numbers):
		return "yes or no"
	case c.mostly(c.whole):
		return "whole numbers"
	case c.mostly(c.numbers):
		return "numbers"
	default:
		return "texts"
	}
}

// evidence describes what stands under a heading, without a value of it.
func (c *profile) evidence() string {
	of := c.kind()
	switch n := len(c.values); {
	case n == 0:
		return of
	case c.more, of == "dates", of == "dates with a time", of == "times of day", of == "yes or no":
		return fmt.Sprintf("%d %s", c.filled, of)
	case n == 1 && c.filled > 1:
		return fmt.Sprintf("%d %s, all alike", c.filled, of)
	case n == c.filled && n > 1:
		return fmt.Sprintf("%d %s, all different", c.filled, of)
	default:
		return fmt.Sprintf("%d %s, %d different", c.filled, of, n)
	}
}
