package doc

import (
	"errors"
	"strings"
	"time"
)

// QuoteSheet writes a sheet's name as formulas need it before an address.
func QuoteSheet(name string) string {
	for i := range len(name) {
		c := name[i]
		inside := i > 0 && '0' <= c && c <= '9'
		if c != '_' && !('a' <= c && c <= 'z') && !('A' <= c && c <= 'Z') && !inside {
			return "'" + strings.ReplaceAll(name, "'", "''") + "'"
		}
	}
	if ReadsAsCell(name) {
		return "'" + name + "'"
	}
	return name
}

// ReadsAsCell reports names that programs take for an address: RATE1 ("column
// RATE"), R, C, R1C1.
func ReadsAsCell(name string) bool {
	up := strings.ToUpper(name)
	letters := strings.TrimRight(up, "0123456789")
	if letters != up && len(letters) <= 3 && !strings.ContainsAny(letters, "_.0123456789") {
		return true
	}
	rest := strings.TrimLeft(strings.TrimPrefix(up, "R"), "0123456789")
	if rest == up {
		return up == "C"
	}
	return strings.Trim(strings.TrimPrefix(rest, "C"), "0123456789") == ""
}

// Moment reads what a cell of dates holds, an ISO date or date and local time, with
// its serial number: days since 1899-12-30, as every spreadsheet counts them from
// March 1900 on.
func Moment(iso string) (at time.Time, serial float64, err error) {
	layout := "2006-01-02"
	switch len(iso) {
	case len("2006-01-02T15:04"):
		layout = "2006-01-02T15:04"
	case len("2006-01-02T15:04:05"):
		layout = "2006-01-02T15:04:05"
	}
	at, err = time.Parse(layout, iso)
	if err != nil {
		return time.Time{}, 0, errors.New("not an ISO date such as 2015-09-03 or 2015-09-03T14:05")
	}
	if at.Before(time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC)) {
		return time.Time{}, 0, errors.New("spreadsheets hold no dates before March 1900 reliably")
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	return at, float64(at.Unix()-epoch.Unix()) / 86400, nil
}
