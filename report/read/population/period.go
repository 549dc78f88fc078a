package population

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"assize/report/read/audit"
	"assize/report/read/sheet"
)

// periodLayouts are the ways in which the last day of 12 months is written.
func periodLayouts() []string {
	return []string{"02-01-2006", time.DateOnly, "2/1/2006", "2 January 2006", "2 Jan 2006", "2-Jan-2006"}
}

// periodEnd reads the last day of 12 months from a cell.
func periodEnd(c sheet.Cell) (audit.Date, bool) {
	switch c.Kind {
	case sheet.Date:
		return audit.DateOf(c.Time), !c.Clock
	case sheet.Text, sheet.Number:
		text := strings.TrimSpace(c.Text)
		for _, layout := range periodLayouts() {
			if t, err := time.Parse(layout, text); err == nil {
				return audit.DateOf(t), true
			}
		}
	case sheet.Empty, sheet.Bool, sheet.Error: // no day
	}
	return audit.Date{}, false
}

// monthEnd is the last day of a date's month.
func monthEnd(d audit.Date) audit.Date {
	return audit.DateOf(time.Date(d.Year, d.Month+1, 0, 0, 0, 0, 0, time.UTC))
}

// slipDays is how far from the end of its month a period's end may be to be a
// slip: 30-12-2017 stands in official data for 31-12-2017.
const slipDays = 3

var byAgency = regexp.MustCompile(`(?i)\bby agency, *((?:19|20)[0-9]{2})\b`)

// agencyYear finds the calendar year in the title of an FBI table of agencies.
func agencyYear(title string) (audit.Date, bool) {
	m := byAgency.FindStringSubmatch(title)
	if m == nil {
		return audit.Date{}, false
	}
	year, err := strconv.Atoi(m[1])
	return audit.Date{Year: year, Month: time.December, Day: 31}, err == nil
}

var yearEnding = regexp.MustCompile(`(?i)\byear ending ([a-z]+) ([0-9]+)`)

// titlePeriod finds the period in the title of a table, "year ending March
// 181,2,3": a year of four or of two digits, with footnote digits that stick to
// it.
func titlePeriod(title string) (audit.Date, bool) {
	m := yearEnding.FindStringSubmatch(title)
	if m == nil {
		return audit.Date{}, false
	}
	month, err := time.Parse("January", strings.ToUpper(m[1][:1])+strings.ToLower(m[1][1:]))
	if err != nil {
		return audit.Date{}, false
	}
	digits := m[2]
	switch {
	case len(digits) >= 4 && (strings.HasPrefix(digits, "20") || strings.HasPrefix(digits, "19")):
		digits = digits[:4]
	case len(digits) >= 2:
		digits = "20" + digits[:2]
	default:
		return audit.Date{}, false
	}
	year, err := strconv.Atoi(digits)
	if err != nil {
		return audit.Date{}, false
	}
	return monthEnd(audit.Date{Year: year, Month: month.Month(), Day: 1}), true
}
