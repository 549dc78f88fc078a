package audit

import (
	"slices"
	"strings"
	"time"

	"assize/report/read/source"
)

// Measure is what the checks know of a measure of the rulebook.
type Measure struct {
	ID, Label string
	Combined  bool          // its rate is made of those of its strata: it has no counts of its own
	Strata    []string      // strata in which its crimes stand, lower case; none for any
	Groups    []string      // groups of cancelled records that it is of; none for crimes
	Part      bool          // a domain: some of the crimes of another measure
	Rape      bool          // it is of the reports ticked as reports of rape
	Within    time.Duration // crimes count only when recorded so soon after the report; 0 for no limit
	Required  Field         // what is its denominator, and
	Recorded  Field         // its numerator
	// Population is the recorded crime that the rate is applied to; "" for none, and
	// for a measure of some crimes of a stratum only.
	Population string
	// Alternatives is nil for a measure that no other part of its whole excludes.
	Alternatives *Alternatives
	Rows         int // rows of this dataset's Reports or Cancelled that it is counted from
}

// timed reports a measure whose crimes count only when recorded in time.
func (m Measure) timed() bool { return m.Within > 0 }

// named reports whether people call the measure so: by its id or its label.
func (m Measure) named(name string) bool {
	return strings.EqualFold(m.ID, name) || strings.EqualFold(m.Label, name)
}

// measure finds a measure of the rulebook by its id or label.
func (f *Facts) measure(name string) (Measure, bool) {
	i := slices.IndexFunc(f.Measures, func(m Measure) bool { return m.named(name) })
	if i < 0 {
		return Measure{}, false
	}
	return f.Measures[i], true
}

// counted is the measure that a row of Counts is of: the one it names, or the
// rate of its stratum where it names none.
func (f *Facts) counted(r Count) (Measure, bool) {
	if r.Measure != "" {
		return f.measure(r.Measure)
	}
	i := slices.IndexFunc(f.Measures, func(m Measure) bool {
		return !m.Combined && !m.Part && !m.timed() && len(m.Groups) == 0 && len(m.Strata) == 1 && m.Strata[0] == r.Stratum
	})
	if i < 0 {
		return Measure{}, false
	}
	return f.Measures[i], true
}

// isElsewhere reports whether a name is one of another rulebook.
func (f *Facts) isElsewhere(name string) bool { return slices.Contains(f.Elsewhere, name) }

// ids are the ids of the rulebook's measures that keep holds of.
func (f *Facts) ids(keep func(Measure) bool) []string {
	var ids []string
	for _, m := range f.Measures {
		if keep(m) {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// noneOf says that a value is none of a closed list, and which of its ids or of
// their other names was probably meant.
func noneOf(what, value string, ids, others []string) string {
	near := source.DidYouMean(value, slices.Concat(ids, others))
	if near != "" {
		near = " (" + near + ")"
	}
	return what + " is none of the rulebook's" + near + ": " + list(ids)
}

func nameChecks() []check {
	return []check{
		refusal("unknown-count-measure", unknownCountMeasure,
			"Every total is of a measure that the rulebook counts.",
			"The total would be left out, and the report would say that nothing was audited.",
			"write the id or the label of the measure, or leave Measure empty for the rate of the stratum"),
		refusal("count-of-another-stratum", countOfAnotherStratum,
			"The total of a measure stands in a stratum in which the measure has crimes.",
			"Crimes of one stratum would be counted in the rate of another.",
			"check Stratum and Measure"),
		warning("rape-in-another-stratum", rapeInAnotherStratum,
			"Reports of rape stand in the stratum of sexual offences.",
			"A report of several crimes stands in the stratum it was sampled in; the rape in it counts as rape all the same.",
			"no action is needed if the report was sampled there; else check Stratum and Rape report"),
		refusal("count-of-audited-rows", countOfAuditedRows,
			"A measure is counted from rows or from totals, not from both.",
			"The rows would be counted, and the total left out.",
			"keep the totals in another file, or give all of the measure as totals"),
		refusal("part-above-whole", partAboveWhole,
			"No total of a part of a stratum is above that of the stratum.",
			"One of the two is a slip, and both are printed.",
			"check both totals"),
		refusal("unknown-population", unknownPopulation,
			"Every population is one that the rulebook uses.",
			"A misspelt one would be left out: the rate would stand without its list or recorded crime.",
			"write the stratum or list as the rulebook names it"),
		refusal("unknown-previous-measure", unknownPreviousMeasure,
			"Every previous result is of a measure of a rulebook that is known.",
			"The report would print the name as it is written, and compare it with nothing.",
			"write the id or the label of the measure"),
		warning("name-of-another-rulebook", nameOfAnotherRulebook,
			"Measures and populations are those of the rulebook applied.",
			"Those of another rulebook are not used in this report.",
			"no action is needed if the workbook is judged under several rulebooks"),
	}
}

func unknownCountMeasure(c *checker) {
	if len(c.Measures) == 0 {
		return
	}
	countable := func(m Measure) bool { return !m.Combined }
	for _, r := range c.Counts {
		m, known := c.measure(r.Measure)
		at := c.At(Counts, r.Row, FieldMeasure)
		switch {
		case r.Measure == "" || !known && c.isElsewhere(r.Measure):
		case !known:
			c.breach(at, "%s", noneOf("measure", r.Measure, c.ids(countable), c.labels()))
		case m.Combined:
			c.breach(at, "the rate of %q is made of those of its strata, and has no total of its own", m.ID)
		}
	}
}

// labels are the labels of the rulebook's measures, in lower case.
func (f *Facts) labels() []string {
	labels := make([]string, len(f.Measures))
	for i, m := range f.Measures {
		labels[i] = strings.ToLower(m.Label)
	}
	return labels
}

func countOfAnotherStratum(c *checker) {
	for _, r := range c.Counts {
		m, known := c.measure(r.Measure)
		if known && r.Measure != "" && !m.Rape && c.elsewhere(m, r.Stratum) {
			c.breach(c.At(Counts, r.Row, FieldStratum), "a total of %q, which has no crimes in this stratum but in %s", m.ID, list(m.Strata))
		}
	}
}

// elsewhere reports whether a stratum is one of the rulebook's in which a measure has
// no crimes.
func (f *Facts) elsewhere(m Measure, stratum string) bool {
	return len(m.Strata) > 0 && slices.Contains(f.Strata, stratum) && !slices.Contains(m.Strata, stratum)
}

// rapeInAnotherStratum tells of reports and totals of rape outside the stratum that
// the rulebook measures rape in.
func rapeInAnotherStratum(c *checker) {
	i := slices.IndexFunc(c.Measures, func(m Measure) bool { return m.Rape && m.Part && len(m.Strata) > 0 })
	if i < 0 {
		return
	}
	rape := c.Measures[i]
	for _, r := range c.Reports {
		if r.Rape == Yes && c.elsewhere(rape, r.Stratum) {
			c.breach(c.At(Reports, r.Row, FieldRape), "a report of rape in another stratum than %s: it counts for the rate of its stratum, and for that of rape", list(rape.Strata))
		}
	}
	for _, r := range c.Counts {
		if m, known := c.measure(r.Measure); known && m.Rape && c.elsewhere(m, r.Stratum) {
			c.breach(c.At(Counts, r.Row, FieldStratum), "a total of rape in another stratum than %s: it counts for the rate of rape", list(m.Strata))
		}
	}
}

func countOfAuditedRows(c *checker) {
	for _, r := range c.Counts {
		m, known := c.measure(r.Measure)
		if known && r.Measure != "" && m.Rows > 0 && !c.rowByRow(r.Stratum) {
			c.breach(c.At(Counts, r.Row, FieldMeasure), "a total of %q, of which %d rows are given", m.ID, m.Rows)
		}
	}
}

// rowByRow reports whether the reports of a stratum are given: a total of it is
// told by counted-twice.
func (c *checker) rowByRow(stratum string) bool {
	return slices.ContainsFunc(c.Reports, func(r ReportOfCrime) bool { return r.Stratum == stratum })
}

func partAboveWhole(c *checker) {
	for _, part := range c.Counts {
		p, known := c.counted(part)
		if !known || !p.Part {
			continue
		}
		for _, whole := range c.Counts {
			w, known := c.counted(whole)
			if !known || w.Part || len(w.Groups) > 0 || w.timed() || whole.Stratum != part.Stratum || w.Recorded != FieldCrimesRecorded {
				continue
			}
			c.holdPart(p, part, whole)
		}
	}
}

// holdPart holds the total of a part of a stratum to the stratum's own.
func (c *checker) holdPart(m Measure, part, whole Count) {
	required, what := whole.Required, "required"
	switch {
	case m.Required == FieldCrimesRecorded: // a part of what was recorded, such as in time
		required, what = whole.Recorded, "recorded"
	case m.Required != FieldCrimesRequired:
		return // counts something else, such as N100 records
	}
	missing, of := part.Required-part.Recorded, whole.Required-whole.Recorded
	switch {
	case part.Required > required:
		c.breach(c.At(Counts, part.Row, FieldCrimesRequired), "%d crimes of a part of the stratum, which has %d %s in %s", part.Required, required, what, c.RowName(Counts, whole.Row))
	case m.Recorded == FieldCrimesRecorded && part.Recorded > whole.Recorded:
		c.breach(c.At(Counts, part.Row, FieldCrimesRecorded), "%d crimes recorded of a part of the stratum, which has %d in %s", part.Recorded, whole.Recorded, c.RowName(Counts, whole.Row))
	case what == "required" && m.Recorded == FieldCrimesRecorded && !m.timed() && missing > of:
		c.breach(c.At(Counts, part.Row, FieldCrimesRecorded), "%d crimes not recorded of a part of the stratum, which has %d in %s", missing, of, c.RowName(Counts, whole.Row))
	case whole.ReportsAudited > 0 && part.ReportsAudited > whole.ReportsAudited:
		c.breach(c.At(Counts, part.Row, FieldReportsAudited), "%d reports of a part of the stratum, which has %d in %s", part.ReportsAudited, whole.ReportsAudited, c.RowName(Counts, whole.Row))
	}
}

func unknownPopulation(c *checker) {
	if len(c.PopulationNames) == 0 {
		return
	}
	for _, p := range c.Populations {
		if !slices.Contains(c.PopulationNames, spaced(p.Stratum)) && !c.isElsewhere(p.Stratum) {
			c.breach(c.At(Populations, p.Row, FieldStratum), "%s", noneOf("stratum or list", p.Stratum, c.PopulationNames, nil))
		}
	}
}

// spaced is the name of a population with one space behind its prefix.
func spaced(name string) string {
	prefix, rest, cut := strings.Cut(name, ":")
	if !cut {
		return name
	}
	return prefix + ": " + strings.TrimSpace(rest)
}

func unknownPreviousMeasure(c *checker) {
	if len(c.Measures) == 0 {
		return
	}
	all := func(Measure) bool { return true }
	for _, r := range c.Previous {
		if _, known := c.measure(r.Measure); !known && !c.isElsewhere(r.Measure) {
			c.breach(c.At(Previous, r.Row, FieldMeasure), "%s", noneOf("measure", r.Measure, c.ids(all), c.labels()))
		}
	}
}

func nameOfAnotherRulebook(c *checker) {
	if len(c.Measures) == 0 {
		return
	}
	tell := func(t Table, row int, f Field) {
		c.breach(c.At(t, row, f), "a name of another rulebook, which the rulebook %q does not use", c.Rulebook)
	}
	for _, r := range c.Counts {
		if _, known := c.measure(r.Measure); !known && c.isElsewhere(r.Measure) {
			tell(Counts, r.Row, FieldMeasure)
		}
	}
	for _, p := range c.Populations {
		if !slices.Contains(c.PopulationNames, spaced(p.Stratum)) && c.isElsewhere(p.Stratum) {
			tell(Populations, p.Row, FieldStratum)
		}
	}
	for _, r := range c.Previous {
		if _, known := c.measure(r.Measure); !known && c.isElsewhere(r.Measure) {
			tell(Previous, r.Row, FieldMeasure)
		}
	}
}
