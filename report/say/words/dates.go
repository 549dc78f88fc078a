package words

import (
	"strconv"
	"time"
)

// Date is a day, "29 February 2016". The zero time is "".
func (p *Pack) Date(t time.Time) string { return p.date(p.dates.Date, t) }

// Month is a month, "November 2014".
func (p *Pack) Month(t time.Time) string { return p.date(p.dates.Month, t) }

// Period is a stretch of days, both included, "1 September 2015 to 29 February
// 2016".
func (p *Pack) Period(from, to time.Time) string {
	return p.must(p.dates.Period, arguments{"from": p.Date(from), "to": p.Date(to)})
}

// Embargo is the notice on an embargoed document, "EMBARGOED until 00:01 on
// Thursday 25 August 2016", in the time zone of t. The weekday is computed.
func (p *Pack) Embargo(t time.Time) string { return p.date(p.dates.Embargo, t) }

// date fills a date text.
func (p *Pack) date(text string, t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return p.must(text, arguments{
		"day":     strconv.Itoa(t.Day()),
		"month":   p.dates.Months[t.Month()-1],
		"year":    strconv.Itoa(t.Year()),
		"weekday": p.dates.Weekdays[t.Weekday()],
		"time":    t.Format("15:04"),
	})
}

// List joins items as running text, "a, b and c".
func (p *Pack) List(items []string) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	last := len(items) - 1
	head := items[0]
	for _, item := range items[1:last] {
		head = p.must(p.lists.Middle, arguments{"a": head, "b": item})
	}
	return p.must(p.lists.Last, arguments{"a": head, "b": items[last]})
}
