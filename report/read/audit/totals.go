package audit

import (
	"math"
	"slices"
	"strings"
)

// How far a population stated in the workbook may be from the recorded-crime
// table: figures are revised by a few percent, never by half.
const (
	revisionFactor    = 1.1
	implausibleFactor = 2
)

func countChecks() []check {
	return []check{
		refusal("count-recorded-above-required", countAboveRequired,
			"No total has more crimes recorded than required.",
			"The rate of the stratum would be above 100 percent.",
			"check both totals"),
		refusal("duplicate-count", duplicateCount,
			"A measure has one total in a stratum.",
			"The crimes would be counted twice.",
			"remove one of the two rows"),
		refusal("counted-twice", countedTwice,
			"A stratum is given in Reports or in Counts, not in both.",
			"The crimes would be counted twice.",
			"remove the total, or the rows"),
	}
}

func countAboveRequired(c *checker) {
	for _, r := range c.Counts {
		if r.Recorded > r.Required {
			c.breach(c.At(Counts, r.Row, FieldCrimesRecorded), "%d crimes recorded of %d required", r.Recorded, r.Required)
		}
	}
}

func duplicateCount(c *checker) {
	duplicates(c.Counts, func(r Count) string {
		name := r.Measure
		if m, known := c.counted(r); known {
			name = m.ID
		}
		return r.Stratum + "\x00" + name
	},
		func(r Count) int { return r.Row }, func(r Count, first int) {
			c.breach(c.At(Counts, r.Row, FieldMeasure), "the same stratum and measure as in %s", c.RowName(Counts, first))
		})
}

func countedTwice(c *checker) {
	for _, r := range c.Counts {
		if slices.ContainsFunc(c.Reports, func(x ReportOfCrime) bool { return x.Stratum == r.Stratum }) {
			c.breach(c.At(Counts, r.Row, FieldStratum), "a total of the stratum %q, whose reports are given row by row", r.Stratum)
		}
	}
}

func cancelledChecks() []check {
	return []check{
		refusal("duplicate-crime-reference", duplicateCrimeReference,
			"No cancelled record is audited twice.",
			"In an audit of twenty records one row moves the rate by five points.",
			"remove one of the two rows"),
		refusal("unknown-cancelled-group", unknownCancelledGroup,
			"Every cancelled record is in a group that the rulebook knows.",
			"Records of an unknown group would be left out.",
			""),
		refusal("cancelled-not-judged", cancelledNotJudged,
			"Every cancelled record audited was found correctly cancelled or not.",
			"The record would be counted as wrongly cancelled.",
			"write Y or N under Correctly cancelled, or remove the row"),
		warning("correct-without-information", correctWithoutInformation,
			"A correctly cancelled record has additional verifiable information.",
			"It is the usual ground for cancelling a record.",
			"no action is needed if the record was cancelled on another ground"),
		warning("cancelled-outside-window", cancelledOutsideWindow,
			"The audited records were cancelled inside the audit window.",
			"The report says that the audit covers the window.",
			"check Cancelled on"),
	}
}

func duplicateCrimeReference(c *checker) {
	duplicates(c.Cancelled, func(r CancelledRecord) string { return FoldReference(r.Reference) },
		func(r CancelledRecord) int { return r.Row }, func(r CancelledRecord, first int) {
			c.breach(c.At(Cancelled, r.Row, FieldCrimeReference), "the same crime reference as in %s", c.RowName(Cancelled, first))
		})
}

func unknownCancelledGroup(c *checker) {
	if len(c.Groups) == 0 {
		return
	}
	for _, r := range c.Cancelled {
		if !slices.Contains(c.Groups, r.OffenceGroup) {
			c.breach(c.At(Cancelled, r.Row, FieldOffenceGroup), "offence group is none of %s", list(c.Groups))
		}
	}
}

func cancelledNotJudged(c *checker) {
	for _, r := range c.Cancelled {
		if r.Correct == NotStated {
			c.breach(c.At(Cancelled, r.Row, FieldCorrectly), "not said whether correctly cancelled")
		}
	}
}

func correctWithoutInformation(c *checker) {
	for _, r := range c.Cancelled {
		if r.Correct == Yes && r.AVI == No {
			c.breach(c.At(Cancelled, r.Row, FieldAVI), "correctly cancelled without additional verifiable information")
		}
	}
}

func cancelledOutsideWindow(c *checker) {
	for _, r := range c.Cancelled {
		if before(r.CancelledOn, c.About.AuditFrom) || before(c.About.AuditTo, r.CancelledOn) {
			c.breach(c.At(Cancelled, r.Row, FieldCancelledOn), "cancelled outside the audit window, %s to %s", c.About.AuditFrom, c.About.AuditTo)
		}
	}
}

func populationChecks() []check {
	return []check{
		refusal("population-not-positive", populationNotPositive,
			"A population is a number above zero.",
			"The number of unrecorded crimes is a multiple of it.",
			"check Number in 12 months"),
		refusal("duplicate-population", duplicatePopulation,
			"A stratum or list has one population.",
			"Which of the two was meant cannot be known.",
			"remove one of the two rows"),
		refusal("list-below-audit", listBelowAudit,
			"A list of cancelled records is at least as long as its audit.",
			"The exact interval for a finite list would be impossible.",
			"check the list's Number in 12 months"),
		refusal("list-not-whole", listNotWhole,
			"The length of a list is a whole number.",
			"Records cannot be halved.",
			"check the list's Number in 12 months"),
		warning("population-revised", populationRevised,
			"A population agrees with the recorded-crime table within 10 percent.",
			"The report cites the workbook's figure; readers will compare it with the table.",
			"no action is needed if the table was revised since"),
		refusal("population-implausible", populationImplausible,
			"A population agrees with the recorded-crime table within a factor of two.",
			"A figure for three months, or of another force, multiplies the unrecorded crimes.",
			"check stratum, force and period"),
		warning("population-period", populationPeriod,
			"A population covers the 12 months to the end of the audit window.",
			"The rate is applied to other months than it was found in.",
			"check 12 months to"),
	}
}

func populationNotPositive(c *checker) {
	for _, p := range c.Populations {
		if !(p.Number > 0) || math.IsInf(p.Number, 0) {
			c.breach(c.At(Populations, p.Row, FieldPopulationNumber), "population is not above zero")
		}
	}
}

func duplicatePopulation(c *checker) {
	duplicates(c.Populations, func(p Population) string { return p.Stratum },
		func(p Population) int { return p.Row }, func(p Population, first int) {
			c.breach(c.At(Populations, p.Row, FieldStratum), "the same stratum or list as in %s", c.RowName(Populations, first))
		})
}

// audited counts the cancelled records of a group.
func (c *checker) audited(group string) (n int) {
	for _, r := range c.Cancelled {
		if r.OffenceGroup == group {
			n++
		}
	}
	return n
}

// isList reports whether a population is the length of a list of cancelled
// records: a group that the rulebook or the audit knows and that is no stratum.
func (c *checker) isList(name string) bool {
	if slices.Contains(c.Strata, name) && !strings.HasPrefix(name, listPrefix) {
		return false
	}
	return slices.Contains(c.Groups, strings.TrimPrefix(name, listPrefix)) || c.audited(strings.TrimPrefix(name, listPrefix)) > 0
}

// listPrefix tells the list of cancelled records of a group from the stratum of
// the same name: "cancelled violence".
const listPrefix = "cancelled "

func listBelowAudit(c *checker) {
	for _, p := range c.Populations {
		if n := c.audited(strings.TrimPrefix(p.Stratum, listPrefix)); c.isList(p.Stratum) && p.Number > 0 && p.Number < float64(n) {
			c.breach(c.At(Populations, p.Row, FieldPopulationNumber), "a list of %g records, of which %d were audited", p.Number, n)
		}
	}
}

func listNotWhole(c *checker) {
	for _, p := range c.Populations {
		if c.isList(p.Stratum) && p.Number != math.Trunc(p.Number) {
			c.breach(c.At(Populations, p.Row, FieldPopulationNumber), "a list of %g records", p.Number)
		}
	}
}

// apart is how many times the larger of two numbers holds the smaller.
func apart(a, b float64) float64 { return math.Max(a/b, b/a) }

func populationRevised(c *checker) {
	for _, p := range c.Populations {
		table := c.Recorded[p.Stratum]
		if p.Number > 0 && table > 0 && apart(p.Number, table) > revisionFactor && apart(p.Number, table) <= implausibleFactor {
			c.breach(c.At(Populations, p.Row, FieldPopulationNumber), "population differs from the recorded-crime table's %.0f by more than a tenth", table)
		}
	}
}

func populationImplausible(c *checker) {
	for _, p := range c.Populations {
		table := c.Recorded[p.Stratum]
		if p.Number > 0 && table > 0 && apart(p.Number, table) > implausibleFactor {
			c.breach(c.At(Populations, p.Row, FieldPopulationNumber), "population differs from the recorded-crime table's %.0f by more than a factor of two", table)
		}
	}
}

func populationPeriod(c *checker) {
	for _, p := range c.Populations {
		if !p.To.IsZero() && !c.About.AuditTo.IsZero() && p.To != c.About.AuditTo && !c.isList(p.Stratum) {
			c.breach(c.At(Populations, p.Row, FieldPopulationTo), "12 months to %s, but the audit window ends on %s", p.To, c.About.AuditTo)
		}
	}
}
