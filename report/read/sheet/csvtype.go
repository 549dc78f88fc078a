package sheet

import (
	"strings"
	"time"
)

// typeText gives a text of a csv file the type that a spreadsheet program had
// written it from: a plain decimal number of up to fifteen digits, an ISO
// date, TRUE or FALSE, an error code. All else stays a text: 007 or 1e5, which
// may be a reference; 85% and 1,234, which say more than their number; a time
// with an offset from UTC, which is no civil time.
func (c *Cell) typeText() {
	s := c.Text
	c.Kind = Text
	switch s {
	case "TRUE":
		c.Kind, c.Number = Bool, 1
		return
	case "FALSE":
		c.Kind = Bool
		return
	}
	if isErrorCode(s) {
		c.Kind = Error
		return
	}
	if plainDecimal(s) {
		if n, ok := parseNumber([]byte(s)); ok {
			c.Kind, c.Number = Number, n+0 // of -0, too
		}
		return
	}
	if len(s) >= len("2006-01-02") && s[4] == '-' && s[7] == '-' {
		t, _, ok := parseISO(strings.Replace(s, " ", "T", 1))
		if ok && t.Year() >= 1 && !strings.HasSuffix(s, "Z") {
			c.Kind, c.Time, c.DayOnly = Date, t.In(time.UTC), len(s) == len(time.DateOnly)
		}
	}
}

// plainDecimal reports a number without exponent, sign plus, leading zeros, or
// more digits than a spreadsheet holds.
func plainDecimal(s string) bool {
	s = strings.TrimPrefix(s, "-")
	whole, decimals, point := strings.Cut(s, ".")
	if len(whole) == 0 || len(whole)+len(decimals) > 15 || point && decimals == "" || len(whole) > 1 && whole[0] == '0' {
		return false
	}
	return strings.Trim(whole, "0123456789") == "" && strings.Trim(decimals, "0123456789") == ""
}
