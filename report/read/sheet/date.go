package sheet

import (
	"math"
	"time"
)

const (
	dayMillis = 24 * 60 * 60 * 1000

	// Days since 1970-01-01 of the days that serial number 0 stands for, and
	// the last serials, both of 9999-12-31. In the 1900 system serial 1 is
	// 1900-01-01 and serial 60 a 29 February 1900 that never was, so that from
	// serial 61 on the count starts at 1899-12-30.
	epoch1900 = -25569
	epoch1904 = -24107
	last1900  = 2_958_466
	last1904  = 2_957_004
)

// serialTime is the civil time of a serial number, rounded to the millisecond,
// and whether it is a time of day without a day. It is false for what names no
// day: negative numbers, the 29 February 1900, and years after 9999.
func serialTime(serial float64, date1904 bool) (t time.Time, clock, ok bool) {
	epoch, last := epoch1900, last1900
	if date1904 {
		epoch, last = epoch1904, last1904
	}
	if !(serial >= 0 && serial < float64(last)) {
		return time.Time{}, false, false
	}
	whole := math.Floor(serial)
	day := int(whole)
	millis := int64(math.Round((serial - whole) * dayMillis))
	if millis == dayMillis {
		day, millis = day+1, 0
	}
	clock = day == 0
	if !date1904 {
		switch {
		case day == 60:
			return time.Time{}, false, false
		case day < 60:
			day++
		}
	}
	if day >= last {
		return time.Time{}, false, false
	}
	return time.UnixMilli(int64(epoch+day)*dayMillis + millis).UTC(), clock, true
}

// parseISO reads a date, a date and time, or a time of day as ISO 8601 writes
// them in spreadsheets; true for a time without a day. A zone is only allowed
// where it is UTC: these are civil times.
func parseISO(s string) (t time.Time, clock, ok bool) {
	if n := len(s); n > 0 && s[n-1] == 'Z' {
		s = s[:n-1]
	}
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Round(time.Millisecond), false, true
		}
	}
	for _, layout := range []string{"15:04:05", "15:04"} {
		for _, prefix := range []string{"", "T"} {
			if t, err := time.Parse(prefix+layout, s); err == nil {
				return time.Date(1899, 12, 31, t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC).Round(time.Millisecond), true, true
			}
		}
	}
	return time.Time{}, false, false
}
