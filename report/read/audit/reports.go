package audit

import (
	"fmt"
	"slices"
	"strings"
)

// manyCrimes in one report of crime is more than a real report is likely to
// hold; the figure only raises a warning.
const manyCrimes = 30

func reportChecks() []check {
	return []check{
		refusal("recorded-above-required", recordedAboveRequired,
			"No report has more crimes recorded than required.",
			"A rate above 100 percent in one report lifts the force's rate.",
			"count only crimes that should have been recorded"),
		refusal("n100-recorded-above-required", n100AboveRequired,
			"No report has more N100 records made than required.",
			"The use of N100 is printed as counts.",
			"check both N100 columns"),
		warning("n100-without-rape", n100WithoutRape,
			"N100 records are required for reports of rape only.",
			"N100 is the record of a reported rape that is not at once recorded as a crime.",
			"check the tick Rape report"),
		refusal("duplicate-reference", duplicateReference,
			"No report of crime is audited twice.",
			"A report counted twice is given twice its weight.",
			"put the crimes of one report on one row, their number under Crimes required, or say rows: crime in the layout; remove a row only where it was entered twice"),
		warning("references-alike", referencesAlike,
			"References differ in more than leading zeros.",
			"A spreadsheet program takes leading zeros off, and one report would be counted twice.",
			"format the column as text, and check that they are two reports"),
		refusal("report-in-two-strata", reportInTwoStrata,
			"Every report of crime belongs to one stratum.",
			"The strata are estimated as independent samples.",
			"give the report to the stratum it was sampled in, with all its crimes"),
		refusal("unknown-stratum", unknownStratum,
			"Every stratum is one that the rulebook knows.",
			"Rows of an unknown stratum would be left out of every rate.",
			""),
		refusal("offence-group-of-another-stratum", offenceGroupOfAnotherStratum,
			"The offence group of a report belongs to its stratum.",
			"The rate of a stratum is applied to the recorded crime of its offence groups.",
			"check Stratum and Offence group"),
		warning("unknown-offence-group", unknownOffenceGroup,
			"Every offence group is one of the recorded-crime table's.",
			"Whether the report stands in the right stratum cannot be checked.",
			"use the names of the recorded-crime table"),
		warning("many-crimes-in-a-report", manyCrimesInAReport,
			"A report of crime holds a plausible number of crimes.",
			"A slip of the keyboard in one row can move the rate of its stratum.",
			"check Crimes required"),
		warning("reason-missing", reasonMissing,
			"Where crimes were not recorded, a reason is given.",
			"The reasons are tabled in the annex.",
			"choose a reason from the list"),
		warning("reason-without-cause", reasonWithoutCause,
			"A reason is given only where crimes were not recorded.",
			"One of the two is a slip.",
			"check Crimes recorded"),
		warning("stratum-not-audited", stratumNotAudited,
			"Every stratum of the rulebook was audited.",
			"Without one of its strata the rate of the force is not reportable.",
			"no action is needed if it was left out on purpose"),
	}
}

func recordedAboveRequired(c *checker) {
	for _, r := range c.Reports {
		if r.Recorded > r.Required {
			c.breach(c.At(Reports, r.Row, FieldCrimesRecorded), "%d crimes recorded of %d required", r.Recorded, r.Required)
		}
	}
}

func n100AboveRequired(c *checker) {
	for _, r := range c.Reports {
		if r.N100Recorded > r.N100Required {
			c.breach(c.At(Reports, r.Row, FieldN100Recorded), "%d N100 records made of %d required", r.N100Recorded, r.N100Required)
		}
	}
}

func n100WithoutRape(c *checker) {
	for _, r := range c.Reports {
		if r.N100Required > 0 && r.Rape == No {
			c.breach(c.At(Reports, r.Row, FieldN100Required), "an N100 record required, but no report of rape")
		}
	}
}

func reportReference(r ReportOfCrime) string { return FoldReference(r.Reference) }
func reportRow(r ReportOfCrime) int          { return r.Row }

// FoldReference makes spellings of one reference equal: case and spaces apart.
func FoldReference(ref string) string {
	return strings.ToLower(strings.Join(strings.Fields(ref), ""))
}

func duplicateReference(c *checker) {
	strata := make(map[int]string, len(c.Reports))
	for _, r := range c.Reports {
		strata[r.Row] = r.Stratum
	}
	duplicates(c.Reports, reportReference, reportRow, func(r ReportOfCrime, first int) {
		if r.Stratum == strata[first] {
			c.breach(c.At(Reports, r.Row, FieldReference), "the same report reference as in %s", c.RowName(Reports, first))
		}
	})
}

// referencesAlike tells references of digits that are one number.
func referencesAlike(c *checker) {
	first := make(map[string]ReportOfCrime, len(c.Reports))
	for _, r := range c.Reports {
		ref := FoldReference(r.Reference)
		bare := strings.TrimLeft(ref, "0")
		if bare == "" || strings.Trim(bare, "0123456789") != "" {
			continue
		}
		other, seen := first[bare]
		switch {
		case !seen:
			first[bare] = r
		case FoldReference(other.Reference) != ref:
			c.breach(c.At(Reports, r.Row, FieldReference), "the report reference of %s but for leading zeros", c.RowName(Reports, other.Row))
		}
	}
}

func reportInTwoStrata(c *checker) {
	strata := make(map[int]string, len(c.Reports))
	for _, r := range c.Reports {
		strata[r.Row] = r.Stratum
	}
	duplicates(c.Reports, reportReference, reportRow, func(r ReportOfCrime, first int) {
		if r.Stratum != strata[first] {
			c.breach(c.At(Reports, r.Row, FieldReference), "the same report reference as in %s, in another stratum", c.RowName(Reports, first))
		}
	})
}

func unknownStratum(c *checker) {
	if len(c.Strata) == 0 {
		return
	}
	for _, r := range c.Reports {
		if !slices.Contains(c.Strata, r.Stratum) {
			c.breach(c.At(Reports, r.Row, FieldStratum), "stratum is none of %s", list(c.Strata))
		}
	}
	for _, r := range c.Counts {
		if !slices.Contains(c.Strata, r.Stratum) {
			c.breach(c.At(Counts, r.Row, FieldStratum), "stratum is none of %s", list(c.Strata))
		}
	}
}

// list quotes the values of a closed list.
func list(values []string) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = `"` + v + `"`
	}
	return strings.Join(quoted, ", ")
}

func offenceGroupOfAnotherStratum(c *checker) {
	for _, r := range c.Reports {
		of, known := c.OffenceGroups[strings.ToLower(r.OffenceGroup)]
		if known && of != r.Stratum {
			c.breach(c.At(Reports, r.Row, FieldOffenceGroup), "offence group of the stratum %q, in a report of another", of)
		}
	}
}

func unknownOffenceGroup(c *checker) {
	if len(c.OffenceGroups) == 0 {
		return
	}
	for _, r := range c.Reports {
		if _, known := c.OffenceGroups[strings.ToLower(r.OffenceGroup)]; !known && r.OffenceGroup != "" {
			c.breach(c.At(Reports, r.Row, FieldOffenceGroup), "an offence group that the recorded-crime table does not have")
		}
	}
}

func manyCrimesInAReport(c *checker) {
	for _, r := range c.Reports {
		if r.Required > manyCrimes {
			c.breach(c.At(Reports, r.Row, FieldCrimesRequired), "%d crimes in one report", r.Required)
		}
	}
}

func reasonMissing(c *checker) {
	if c.lacksColumn(FieldNotRecorded) {
		if n := c.count(func(r ReportOfCrime) bool { return r.Recorded < r.Required }); n > 0 {
			c.breach(c.At(Reports, 0, ""), "%d reports with crimes not recorded, and no heading for the reason", n)
		}
		return
	}
	for _, r := range c.Reports {
		if r.Recorded < r.Required && r.NotRecorded == "" {
			c.breach(c.At(Reports, r.Row, FieldNotRecorded), "%d of %d crimes not recorded, without a reason", r.Required-r.Recorded, r.Required)
		}
	}
}

// lacksColumn reports a sheet of reports that was read without a column: what it lacks
// is then told once, and not row by row.
func (c *checker) lacksColumn(f Field) bool {
	where := c.Where[Reports]
	_, stated := c.Stated[Reports][f]
	return where[FieldReference] != "" && where[f] == "" && !stated
}

// count counts reports.
func (c *checker) count(of func(ReportOfCrime) bool) (n int) {
	for _, r := range c.Reports {
		if of(r) {
			n++
		}
	}
	return n
}

func reasonWithoutCause(c *checker) {
	for _, r := range c.Reports {
		if r.Recorded >= r.Required && r.NotRecorded != "" {
			c.breach(c.At(Reports, r.Row, FieldNotRecorded), "a reason not recorded, but %s recorded", allCrimes(r.Required))
		}
	}
}

// allCrimes are all crimes of a report, in words.
func allCrimes(n int) string {
	if n == 1 {
		return "its crime"
	}
	return fmt.Sprintf("all %d crimes", n)
}

func stratumNotAudited(c *checker) {
	if c.Partial || len(c.Reports)+len(c.Counts) == 0 {
		return
	}
	audited := make(map[string]bool, len(c.Strata))
	for _, r := range c.Reports {
		audited[r.Stratum] = true
	}
	for _, r := range c.Counts {
		audited[r.Stratum] = true
	}
	table := Reports
	if len(c.Reports) == 0 {
		table = Counts
	}
	for _, s := range c.Strata {
		if !audited[s] {
			c.breach(c.At(table, 0, ""), "no row of the stratum %q", s)
		}
	}
}
