package audit

import (
	"slices"
	"time"
)

// longDelay between report and record is more than a backlog explains.
const longDelay = 366 * 24 * time.Hour

func reportTimeChecks() []check {
	return []check{
		refusal("reported-outside-window", reportedOutsideWindow,
			"Every report of crime was made inside the audit window.",
			"The report says that the rate holds for the window.",
			"check Reported at, or the window in Inspection"),
		refusal("recorded-before-reported", recordedBeforeReported,
			"No crime is recorded before it is reported.",
			"How soon crimes are recorded is a criterion.",
			"check both times"),
		refusal("time-that-was-twice", timeThatWasTwice,
			"Where it decides whether a crime was recorded in time, a local time was once on its day.",
			"In the night that summer time ends, 01:00 to 02:00 comes twice.",
			"write it as text with its offset, 2015-10-25 01:30 +01:00 or +00:00"),
		warning("recorded-long-after-report", recordedLongAfterReport,
			"Crimes are recorded within a year of the report.",
			"A wrong year counts as a late record.",
			"check the year of Recorded at"),
		warning("recorded-after-fieldwork", recordedAfterFieldwork,
			"Crimes are recorded before the fieldwork was completed.",
			"What was recorded after the audit was not recorded when it was audited.",
			"check Recorded at, or Crimes recorded"),
		warning("recorded-time-missing", recordedTimeMissing,
			"Where crimes were recorded, the time is given.",
			"The crimes count as not recorded in time; where that is more than one in twenty, how many were is not reported.",
			"fill in Recorded at"),
		refusal("recorded-time-without-record", recordedTimeWithoutRecord,
			"A time of recording is given only where something was recorded.",
			"One of the two is a slip, and one of them changes the rate.",
			"check Crimes recorded and Recorded at"),
	}
}

func reportedOutsideWindow(c *checker) {
	from, to := c.About.AuditFrom, c.About.AuditTo
	if from.IsZero() || to.IsZero() || to.Time().Before(from.Time()) {
		return // told by window-order
	}
	for _, r := range c.Reports {
		if r.ReportedAt.IsZero() {
			continue
		}
		if day := DateOf(r.ReportedAt); before(day, from) || before(to, day) {
			c.breach(c.At(Reports, r.Row, FieldReportedAt), "reported outside the audit window, %s to %s", from, to)
		}
	}
}

func recordedBeforeReported(c *checker) {
	for _, r := range c.Reports {
		_, longest := r.delay()
		if bothTimes(r) && (longest < 0 || longest == 0 && r.RecordedDay) {
			c.breach(c.At(Reports, r.Row, FieldRecordedAt), "recorded before it was reported")
		}
	}
}

// bothTimes reports whether a row has the times of report and of record.
func bothTimes(r ReportOfCrime) bool { return !r.ReportedAt.IsZero() && !r.RecordedAt.IsZero() }

// delay is the shortest and the longest time that may lie between report and record.
// They differ where only a day is known; what the end of a day gives is not reached.
func (r ReportOfCrime) delay() (shortest, longest time.Duration) {
	reported, recorded := r.ReportedAt, r.RecordedAt
	if r.ReportedDay {
		reported = reported.AddDate(0, 0, 1)
	}
	if r.RecordedDay {
		recorded = recorded.AddDate(0, 0, 1)
	}
	if r.ReportedTwice {
		reported = reported.Add(time.Hour)
	}
	if r.RecordedTwice {
		recorded = recorded.Add(time.Hour)
	}
	return r.RecordedAt.Sub(reported), recorded.Sub(r.ReportedAt)
}

// SettleHour takes the second of two times that a clock showed twice, or the first of
// them, where only that lets the record follow the report.
func (r *ReportOfCrime) SettleHour() {
	if !bothTimes(*r) || !r.ReportedTwice && !r.RecordedTwice {
		return
	}
	if r.RecordedTwice && r.RecordedAt.Before(r.ReportedAt) {
		r.RecordedAt, r.RecordedTwice, r.ReportedTwice = r.RecordedAt.Add(time.Hour), false, false
	}
	if r.ReportedTwice && !r.RecordedTwice && r.RecordedAt.Before(r.ReportedAt.Add(time.Hour)) {
		r.ReportedTwice = false
	}
}

// timeThatWasTwice refuses times that the clock showed twice where the one or the other
// makes a crime recorded in time or too late.
func timeThatWasTwice(c *checker) {
	for _, r := range c.Reports {
		if r.Recorded == 0 || !r.ReportedTwice && !r.RecordedTwice || !slices.ContainsFunc(c.Measures, r.hourDecides) {
			continue
		}
		field := FieldReportedAt
		if !r.ReportedTwice {
			field = FieldRecordedAt
		}
		c.breach(c.At(Reports, r.Row, field), "a local time that was twice, in the hour that the end of summer time repeats, and whether the crime was recorded within %.0f hours depends on which is meant",
			c.Measures[slices.IndexFunc(c.Measures, r.hourDecides)].Within.Hours())
	}
}

// hourDecides reports whether which of two hours is meant decides if the crimes were
// recorded in the time of a measure: with either of them that would be known.
func (r ReportOfCrime) hourDecides(m Measure) bool {
	if _, known := r.RecordedWithin(m.Within); m.Within == 0 || known {
		return false
	}
	r.ReportedTwice, r.RecordedTwice = false, false
	_, known := r.RecordedWithin(m.Within)
	return known
}

// RecordedWithin reports whether the crimes were recorded at most so long after the
// report, and whether that can be known: a time may not be stated, or only its day.
func (r ReportOfCrime) RecordedWithin(limit time.Duration) (within, known bool) {
	if !bothTimes(r) {
		return false, false
	}
	shortest, longest := r.delay()
	if longest <= limit {
		return true, true
	}
	return false, shortest > limit || shortest == limit && r.ReportedDay
}

func recordedLongAfterReport(c *checker) {
	for _, r := range c.Reports {
		if bothTimes(r) && r.RecordedAt.Sub(r.ReportedAt) > longDelay {
			c.breach(c.At(Reports, r.Row, FieldRecordedAt), "recorded %d days after it was reported", int(r.RecordedAt.Sub(r.ReportedAt).Hours()/24))
		}
	}
}

func recordedAfterFieldwork(c *checker) {
	for _, r := range c.Reports {
		if !r.RecordedAt.IsZero() && before(c.About.Fieldwork, DateOf(r.RecordedAt)) {
			c.breach(c.At(Reports, r.Row, FieldRecordedAt), "recorded after the fieldwork was completed on %s", c.About.Fieldwork)
		}
	}
}

func recordedTimeMissing(c *checker) {
	if c.lacksColumn(FieldRecordedAt) {
		if n := c.count(func(r ReportOfCrime) bool { return r.Recorded > 0 }); n > 0 {
			c.breach(c.At(Reports, 0, ""), "%d reports with crimes recorded, and no heading for the time", n)
		}
		return
	}
	for _, r := range c.Reports {
		if r.Recorded > 0 && r.RecordedAt.IsZero() {
			c.breach(c.At(Reports, r.Row, FieldRecordedAt), "crimes recorded, %d in number, without a time", r.Recorded)
		}
	}
}

func recordedTimeWithoutRecord(c *checker) {
	for _, r := range c.Reports {
		if r.Recorded == 0 && r.N100Recorded == 0 && !r.RecordedAt.IsZero() {
			c.breach(c.At(Reports, r.Row, FieldRecordedAt), "a time of recording, but no crime recorded")
		}
	}
}
