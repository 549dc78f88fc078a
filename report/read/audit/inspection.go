package audit

import (
	"maps"
	"slices"
	"time"

	"assize/report/read/source"
)

// Months that an audit window nominally spans: the inspectorate's reports
// cover six, its re-inspections three.
const (
	inspectionMonths   = 6
	reInspectionMonths = 3
	windowSlack        = 4 // days by which a nominal window may differ
)

func inspectionChecks() []check {
	return []check{
		refusal("window-order", windowOrder,
			"The audit window does not end before it starts.",
			"The window is printed in the statistical paragraph and fixes the 12 months of recorded crime that the rate is applied to.",
			"check the years of Audit from and Audit to"),
		warning("unknown-rulebook", unknownRulebook,
			"The rulebook of the inspection is one that is known.",
			"The force is judged by the rulebook of the job, and the workbook was made for another.",
			"check Rulebook, or name its file in the job"),
		warning("window-length", windowLength,
			"The audit window is about six months long, three for a re-inspection.",
			"A rate from another stretch of the year is applied to 12 months; the report says so.",
			"no action is needed if the window was meant"),
		refusal("published-before-audit-end", publishedBeforeAuditEnd,
			"The report is published after the audit window ends.",
			"A report cannot tell of crimes that had not been reported.",
			"check the years of Audit to and Publication date"),
		warning("fieldwork-before-audit-end", fieldworkBeforeAuditEnd,
			"Fieldwork is completed after the audit window ends.",
			"Reports late in the window would have been audited before they were made.",
			"check Fieldwork completed"),
		refusal("fieldwork-after-publication", fieldworkAfterPublication,
			"Fieldwork is completed before the report is published.",
			"The order of events is printed in the report.",
			"check Fieldwork completed and Publication date"),
		refusal("frame-below-sample", frameBelowSample,
			"The audited frame holds at least as many reports as were audited.",
			"The finite-population correction would turn the interval into nonsense.",
			"check the frame: it counts reports of crime, not crimes"),
		refusal("nothing-audited", nothingAudited,
			"Reports or Counts has at least one row.",
			"Without audited reports there is no recording rate.",
			"fill in Reports, or Counts where only totals are known"),
	}
}

func windowOrder(c *checker) {
	from, to := c.About.AuditFrom, c.About.AuditTo
	if !from.IsZero() && !to.IsZero() && to.Time().Before(from.Time()) {
		c.breach(c.key(KeyAuditTo), "audit window ends on %s, before it starts on %s", to, from)
	}
}

func unknownRulebook(c *checker) {
	_, known := c.Rulebooks[c.About.Rulebook]
	if c.About.Rulebook == "" || known || len(c.Rulebooks) == 0 {
		return
	}
	ids := slices.Sorted(maps.Keys(c.Rulebooks))
	near := source.DidYouMean(c.About.Rulebook, ids)
	if near != "" {
		near = " (" + near + ")"
	}
	c.breach(c.key(KeyRulebook), "rulebook is none of %s%s", list(ids), near)
}

func windowLength(c *checker) {
	from, to := c.About.AuditFrom, c.About.AuditTo
	if from.IsZero() || to.IsZero() || to.Time().Before(from.Time()) {
		return
	}
	if c.About.Kind == OwnAudit {
		return // a month, or a quarter
	}
	if len(c.Measures) > 0 && !slices.ContainsFunc(c.Measures, func(m Measure) bool { return m.Population != "" }) {
		return // no rate is applied to twelve months
	}
	months := inspectionMonths
	if _, again := c.About.ReInspection(); again {
		months = reInspectionMonths
	}
	nominal := from.Time().AddDate(0, months, -1)
	if off := to.Time().Sub(nominal); off.Abs() > windowSlack*24*time.Hour {
		c.breach(c.key(KeyAuditTo), "audit window of %d days is not the nominal %d months", days(from, to), months)
	}
}

// days is the number of days from one to another, both included.
func days(from, to Date) int { return int(to.Time().Sub(from.Time())/(24*time.Hour)) + 1 }

// before reports whether both dates are given and the first is the earlier.
func before(a, b Date) bool {
	return !a.IsZero() && !b.IsZero() && a.Time().Before(b.Time())
}

func publishedBeforeAuditEnd(c *checker) {
	if before(c.About.PublicationDate, c.About.AuditTo) {
		c.breach(c.key(KeyPublicationDate), "published on %s, before the audit window ends on %s", c.About.PublicationDate, c.About.AuditTo)
	}
}

func fieldworkBeforeAuditEnd(c *checker) {
	if before(c.About.Fieldwork, c.About.AuditTo) {
		c.breach(c.key(KeyFieldwork), "fieldwork completed on %s, before the audit window ends on %s", c.About.Fieldwork, c.About.AuditTo)
	}
}

func fieldworkAfterPublication(c *checker) {
	if before(c.About.PublicationDate, c.About.Fieldwork) {
		c.breach(c.key(KeyFieldwork), "fieldwork completed on %s, after publication on %s", c.About.Fieldwork, c.About.PublicationDate)
	}
}

func frameBelowSample(c *checker) {
	if n := c.About.FrameReports; n > 0 && n < len(c.Reports) {
		c.breach(c.key(KeyFrameReports), "a frame of %d reports, of which %d were audited", n, len(c.Reports))
	}
	for _, p := range c.Populations {
		n, frame := c.sampled(p)
		if frame && p.Number < float64(n) {
			c.breach(c.At(Populations, p.Row, FieldPopulationNumber), "a frame of %g reports, of which %d were audited", p.Number, n)
		}
	}
}

func nothingAudited(c *checker) {
	if !c.Partial && len(c.Reports) == 0 && len(c.Counts) == 0 {
		c.breach(c.At(Reports, 0, ""), "no report of crime and no count")
	}
}
