package audit

import (
	"slices"
	"strings"

	"assize/report/read/source"
)

func yearChecks() []check {
	return []check{
		refusal("recorded-crime-below-zero", recordedCrimeBelowZero,
			"The crimes recorded in a stratum in 12 months are not below 0.",
			"The rate of the force would leave the stratum out, and the crimes not recorded would have no number.",
			"look for a corrected edition of the table, or state the stratum in Populations"),
		refusal("sample-above-year", sampleAboveYear,
			"A stratum has as many crimes recorded in 12 months as the audit alone found recorded in them.",
			"The number of unrecorded crimes is a multiple of the year's; a figure typed in thousands makes it a thousandth.",
			"check the unit, the stratum and the period of the figure"),
		warning("totals-above-year", totalsAboveYear,
			"A stratum has as many crimes recorded in 12 months as the totals of its audit.",
			"The number of unrecorded crimes is a multiple of the year's; a figure typed in thousands makes it a thousandth.",
			"check the unit, the stratum and the period of the figure"),
		warning("frame-without-effect", frameWithoutEffect,
			"A frame is that of one sample of reports that are given row by row.",
			"The frame changes no interval: the precision is that of a sample from an endless frame.",
			"state the frame of each stratum in Populations, under frame: and its name"),
	}
}

// states reports whether the workbook states a population itself.
func (c *checker) states(name string) bool {
	return slices.ContainsFunc(c.Populations, func(p Population) bool { return p.Stratum == name })
}

func recordedCrimeBelowZero(c *checker) {
	for _, name := range c.PopulationNames {
		if n := c.Recorded[name]; n < 0 && !c.states(name) {
			c.breach(c.RecordedAt[name], "%.0f crimes recorded in the stratum %q in 12 months", n, name)
		}
	}
}

func sampleAboveYear(c *checker) { c.holdYears((*checker).foundRecorded) }

func totalsAboveYear(c *checker) { c.holdYears((*checker).totalRecorded) }

// holdYears holds the crimes recorded in 12 months to those of them that were audited,
// as found counts these.
func (c *checker) holdYears(found func(c *checker, m Measure, to Date) sampledCrimes) {
	for _, m := range c.Measures {
		if !m.weighs() {
			continue
		}
		if year, known := c.Recorded[m.Population]; known && year >= 0 && !c.states(m.Population) {
			c.holdYear(m, year, found(c, m, c.About.AuditTo), c.RecordedAt[m.Population])
		}
		for _, p := range c.Populations {
			if p.Stratum != m.Population || !(p.Number > 0) {
				continue
			}
			to := p.To
			if to.IsZero() {
				to = c.About.AuditTo
			}
			c.holdYear(m, p.Number, found(c, m, to), c.At(Populations, p.Row, FieldPopulationNumber))
		}
	}
}

// weighs reports whether a measure is the rate of all crimes of its population.
func (m Measure) weighs() bool {
	return m.Population != "" && !m.Combined && !m.Part && !m.timed() && m.Required == FieldCrimesRequired && m.Recorded == FieldCrimesRecorded
}

// sampledCrimes are the crimes of some audited rows, and the first of them.
type sampledCrimes struct {
	recorded int
	first    source.Pos
}

func (s *sampledCrimes) add(recorded int, at source.Pos) {
	if s.recorded == 0 {
		s.first = at
	}
	s.recorded += recorded
}

func (c *checker) holdYear(m Measure, year float64, of sampledCrimes, at source.Pos) {
	if float64(of.recorded) > year {
		c.breach(at, "%g crimes recorded in the stratum %q in 12 months, but the audit alone found %d recorded, the first at %s", year, m.Population, of.recorded, of.first)
	}
}

// foundRecorded are the crimes of a measure that the audited reports found recorded in
// the 12 months to a day: those whose time says so.
func (c *checker) foundRecorded(m Measure, to Date) (of sampledCrimes) {
	if to.IsZero() {
		return of
	}
	end := to.Time().AddDate(0, 0, 1)
	from := end.AddDate(-1, 0, 0)
	for _, r := range c.Reports {
		day := DateOf(r.RecordedAt).Time()
		if (len(m.Strata) == 0 || slices.Contains(m.Strata, r.Stratum)) && !r.RecordedAt.IsZero() && !day.Before(from) && day.Before(end) {
			of.add(r.Recorded, c.At(Reports, r.Row, FieldCrimesRecorded))
		}
	}
	return of
}

// totalRecorded are the crimes of a measure that totals say were recorded, where the 12
// months end with the audit. Some may have been recorded after them.
func (c *checker) totalRecorded(m Measure, to Date) (of sampledCrimes) {
	if to.IsZero() || to != c.About.AuditTo {
		return of
	}
	for _, r := range c.Counts {
		if counted, known := c.counted(r); known && counted.ID == m.ID {
			of.add(r.Recorded, c.At(Counts, r.Row, FieldCrimesRecorded))
		}
	}
	return of
}

// sampled are the reports that were audited of the frame that a population states;
// frame is false for any other population.
func (c *checker) sampled(p Population) (n int, frame bool) {
	strata, frame := c.Frames[spaced(p.Stratum)]
	for _, r := range c.Reports {
		if len(strata) == 0 || slices.Contains(strata, r.Stratum) {
			n++
		}
	}
	return n, frame
}

func frameWithoutEffect(c *checker) {
	if len(c.Measures) == 0 || c.Partial {
		return
	}
	c.wholeFrame()
	first := map[string]int{} // row of the frame of the same strata
	for _, p := range c.Populations {
		n, frame := c.sampled(p)
		at := c.At(Populations, p.Row, FieldStratum)
		key := strings.Join(c.Frames[spaced(p.Stratum)], "\x00")
		switch {
		case !frame:
		case n == 0:
			c.breach(at, "the frame of a stratum of which no report is given")
		case first[key] != 0:
			c.breach(at, "the frame of the same sample as in %s", c.RowName(Populations, first[key]))
		default:
			first[key] = p.Row
		}
	}
}

// wholeFrame tells of a frame of the whole audit where that is not one sample.
func (c *checker) wholeFrame() {
	strata := map[string]bool{}
	for _, r := range c.Reports {
		strata[r.Stratum] = true
	}
	switch {
	case c.About.FrameReports == 0 || len(strata) == 1:
	case len(strata) == 0:
		c.breach(c.key(KeyFrameReports), "a frame of reports, of which none is given row by row")
	default:
		c.breach(c.key(KeyFrameReports), "one frame of the reports of %d strata, each of which is a sample of its own", len(strata))
	}
}
