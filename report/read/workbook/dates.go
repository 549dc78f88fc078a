package workbook

import (
	"cmp"
	"math"
	"regexp"
	"strings"
	"time"

	"assize/report/read/audit"
	"assize/report/read/sheet"
)

// ukDates are the layouts of dates as text with the day first, or a month that
// cannot be mistaken.
func ukDates() []string {
	return []string{"2/1/2006", "2-1-2006", "2.1.2006", "2 January 2006", "2 Jan 2006", "2-Jan-2006", "January 2 2006"}
}

// Parts of dates and times as text.
var (
	dayNames = regexp.MustCompile(`(?i)^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?,? `)
	ordinals = regexp.MustCompile(`^([0-9]{1,2})(st|nd|rd|th) `)
	clock    = regexp.MustCompile(`^(.*[0-9])(?:,? |T)([0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)(?: ?(Z|GMT|BST|[+-][0-9]{2}:?[0-9]{2}))?$`)
)

// parseCivil reads a date, or a date and time, from text; uk tells that the
// day stood first.
func parseCivil(s string) (c civil, uk, ok bool) {
	s, _ = cleanText(s)
	s = strings.Join(strings.Fields(s), " ")
	day, timeOfDay, zone := s, "", ""
	if m := clock.FindStringSubmatch(s); m != nil {
		day, timeOfDay, zone = m[1], m[2], m[3]
	}
	date, uk, ok := parseDay(day)
	if !ok {
		return civil{}, false, false
	}
	if timeOfDay == "" {
		return civil{time: date}, uk, true
	}
	if len(timeOfDay) == 4 || timeOfDay[1] == ':' {
		timeOfDay = "0" + timeOfDay
	}
	if len(timeOfDay) == 5 {
		timeOfDay += ":00"
	}
	of, err := time.Parse("15:04:05", timeOfDay)
	if err != nil {
		return civil{}, false, false
	}
	at := time.Date(date.Year(), date.Month(), date.Day(), of.Hour(), of.Minute(), of.Second(), 0, time.UTC)
	if zone == "" {
		return civil{time: at, hasTime: true}, uk, true
	}
	return civil{time: at.Add(-offsetOf(zone)), offset: true, hasTime: true}, uk, true
}

// offsetOf is the time that a zone is ahead of UTC.
func offsetOf(zone string) time.Duration {
	switch zone {
	case "Z", "GMT":
		return 0
	case "BST":
		return time.Hour
	}
	t, err := time.Parse("-0700", strings.Replace(zone, ":", "", 1))
	if err != nil {
		return 0 // not reached: the expression admits only such offsets
	}
	_, seconds := t.Zone()
	return time.Duration(seconds) * time.Second
}

// parseDay reads a calendar day from text.
func parseDay(s string) (day time.Time, uk, ok bool) {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t, false, true
	}
	s = dayNames.ReplaceAllString(s, "")
	s = strings.ReplaceAll(ordinals.ReplaceAllString(s, "$1 "), ",", "")
	for _, layout := range ukDates() {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true, true
		}
	}
	return time.Time{}, false, false
}

// Serial numbers that may be dates: 1990 to 2099.
const (
	firstSerial = 32874
	lastSerial  = 73050
)

// civilOf is the date and time of a cell.
func civilOf(c sheet.Cell, date1904 bool) (civil, reading, bool) {
	switch c.Kind {
	case sheet.Date:
		if c.Clock {
			return civil{}, reading{}, false
		}
		t := c.Time.Round(time.Second)
		return civil{time: t, hasTime: t != t.Truncate(24*time.Hour)}, reading{}, true
	case sheet.Number:
		if date1904 || c.Number < firstSerial || c.Number > lastSerial {
			return civil{}, reading{}, false
		}
		whole, part := math.Modf(c.Number)
		t := time.Date(1899, 12, 30+int(whole), 0, 0, 0, 0, time.UTC).Add(time.Duration(part * float64(24*time.Hour))).Round(time.Second)
		return civil{time: t, hasTime: part != 0}, repair(ruleDateNumber, "a serial number read as "+t.Format(time.DateOnly)), true
	case sheet.Text:
		v, uk, ok := parseCivil(c.Text)
		if ok && uk {
			return v, repair(ruleDateText, "text read as "+v.time.Format(time.DateOnly)), true
		}
		return v, reading{}, ok
	case sheet.Empty, sheet.Bool, sheet.Error: // no date
	}
	return civil{}, reading{}, false
}

// readDay reads a calendar day. A time of day other than midnight is refused:
// it may belong to another column.
func readDay(c sheet.Cell, date1904 bool) (audit.Date, reading) {
	v, did, ok := civilOf(c, date1904)
	switch {
	case !ok:
		return audit.Date{}, fault(ruleDay, kindWord(c)+" that is no date, or may be one of two")
	case v.hasTime:
		return audit.Date{}, fault(ruleDay, "a time of day where a date belongs")
	case v.time.Year() < 1900 || v.time.Year() > 2200:
		return audit.Date{}, fault(ruleDay, "a date in a year that cannot be meant")
	}
	return audit.DateOf(v.time), did
}

// readMoment reads a local time.
func readMoment(c sheet.Cell, date1904 bool, zone *time.Location) (time.Time, reading) {
	v, did, ok := civilOf(c, date1904)
	switch {
	case !ok:
		return time.Time{}, fault(ruleMoment, kindWord(c)+" that is no date and time, or may be one of two")
	case v.time.Year() < 1900 || v.time.Year() > 2200:
		return time.Time{}, fault(ruleMoment, "a date in a year that cannot be meant")
	case v.offset:
		return v.time.In(zone), did
	}
	t, local := localTime(v.time, zone)
	if local.fault != "" {
		return time.Time{}, local
	}
	if !v.hasTime && c.Kind == sheet.Text {
		return t, repair(ruleNoTime, noTimeOfDay)
	}
	did.twice = local.twice
	return t, did
}

// localTime is the instant at which clocks in a zone show a civil time; the first of
// two, which the reading says.
func localTime(wall time.Time, zone *time.Location) (time.Time, reading) {
	t, times := localTimes(wall, zone)
	if times == 0 {
		return time.Time{}, fault(ruleNoSuchTime, "a local time that did not exist, in the hour that summer time skips")
	}
	return t, reading{twice: times > 1}
}

// Times of day as text, with or without a colon.
var (
	clockText = regexp.MustCompile(`^([0-9]{1,2})[:.]([0-9]{2})(?::([0-9]{2}))?(?: ?hrs?)?$`)
	clockFour = regexp.MustCompile(`^([0-9]{2})([0-9]{2})(?: ?hrs?)?$`)
)

const wholeDay = 24 * time.Hour

// readClock reads a time of day: a cell formatted as one, a part of a day, or text
// such as 14:05 or 1405.
func readClock(c sheet.Cell) (time.Duration, reading) {
	none := fault(ruleClock, kindWord(c)+" that is no time of day")
	switch {
	case c.Kind == sheet.Date && c.Clock:
		return c.Time.Sub(c.Time.Truncate(wholeDay)).Round(time.Second), reading{}
	case c.Kind == sheet.Number && c.Number >= 0 && c.Number < 1:
		return time.Duration(c.Number * float64(wholeDay)).Round(time.Second), reading{}
	case c.Kind != sheet.Text && c.Text == "":
		return 0, none
	}
	text, _ := cleanText(c.Text)
	m := clockText.FindStringSubmatch(text)
	if m == nil {
		if m = clockFour.FindStringSubmatch(text); m == nil {
			return 0, none
		}
		m = append(m, "")
	}
	of, err := time.Parse("15:4:5", m[1]+":"+m[2]+":"+cmp.Or(m[3], "0"))
	if err != nil {
		return 0, none
	}
	return of.Sub(of.Truncate(wholeDay)), reading{}
}

// noTimeOfDay is said of a time of which only the day is known.
const noTimeOfDay = "no time of day, midnight taken"

// localTimes finds the instants at which clocks in a zone show a civil time:
// one, none in the hour that is skipped, two in the hour that is repeated. The
// instant returned is the first.
func localTimes(wall time.Time, zone *time.Location) (first time.Time, times int) {
	guess := time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), 0, zone)
	for _, shift := range []time.Duration{-time.Hour, 0, time.Hour} {
		t := guess.Add(shift)
		same := t.Year() == wall.Year() && t.YearDay() == wall.YearDay() &&
			t.Hour() == wall.Hour() && t.Minute() == wall.Minute() && t.Second() == wall.Second()
		if !same {
			continue
		}
		if times == 0 {
			first = t
		}
		times++
	}
	return first, times
}
