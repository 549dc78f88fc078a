package compose

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"assize/report/judge/findings"
	"assize/report/say/doc"
)

// lineColumns maps a field of the audit workbook to its column of the Reports
// sheet, so that a rate can be counted by a live formula.
func lineColumns() map[string]string {
	return map[string]string{
		"stratum": "Stratum", "route": "Route", "offence group": "Offence group",
		"rape report": "Rape report", "domestic abuse": "Domestic abuse", "vulnerable victim": "Vulnerable victim",
		"third-party professional": "Third-party professional", "modern slavery": "Modern slavery",
	}
}

// criteriaOf turns "stratum = violence and rape report = yes" into the pairs of
// a COUNTIFS; ok is false when a condition has no column or several values.
func criteriaOf(where string) (pairs []string, ok bool) {
	if where == "" {
		return nil, true
	}
	columns := lineColumns()
	for cond := range strings.SplitSeq(where, " and ") {
		field, value, found := strings.Cut(cond, " = ")
		col, known := columns[strings.TrimSpace(field)]
		if !found || !known || strings.ContainsAny(value, ",|") {
			return nil, false
		}
		pairs = append(pairs, "tbl_reports["+col+"]", quoted(strings.TrimSpace(value)))
	}
	return pairs, true
}

// intervalHeads names the two limit columns by the level of confidence.
func intervalHeads(level findings.Num) (lower, upper string) {
	pct := strconv.FormatFloat(level.Float()*100, 'f', -1, 64)
	return pct + "% interval, lower (%)", pct + "% interval, upper (%)"
}

func (t *teller) level() findings.Num {
	if m, ok := t.measures[t.found.Combined]; ok && m.Level.Known() {
		return m.Level
	}
	return 0.95
}

func (t *teller) ratesSheet() doc.Sheet {
	lower, upper := intervalHeads(t.level())
	g := &doc.Grid{ID: "tbl_rates", Columns: []doc.GridColumn{
		column("measure", "Crime type", doc.TextCell),
		column("recorded", "Crimes recorded (audited)", doc.CountCell),
		column("required", "Crimes that should be recorded (audited)", doc.CountCell),
		column("reports", "Reports audited", doc.CountCell),
		column("rate", "Recording rate (%)", doc.PercentCell),
		column("lower", lower, doc.PercentCell),
		column("upper", upper, doc.PercentCell),
		column("effect", "Design effect", doc.DecimalCell),
		column("effective", "Effective sample size (crimes)", doc.DecimalCell),
		column("method", "Interval method", doc.TextCell),
		column("population", "Crimes recorded in 12 months", doc.CountCell),
		column("reported", "Crimes reported in 12 months (estimated)", doc.CountCell),
		column("below", "Spread below, squared", doc.DecimalCell),
		column("above", "Spread above, squared", doc.DecimalCell),
		column("doubts", "Reliability", doc.TextCell),
	}}
	for _, m := range t.strataAndForce() {
		if m.Role == "force" {
			g.Rows = append(g.Rows, t.forceRow(m))
		} else {
			g.Rows = append(g.Rows, t.stratumRow(m))
		}
	}
	return t.sheetOf(sheetRates, "Recording rates by crime type and for the force", g,
		"The force rate is combined from the crime types by recorded crime; it is not the ratio of the audited counts. [note 2]",
		"Some shorthand is used: [x] = not available, [z] = not applicable.",
		t.sourceLine())
}

// population of a stratum in crimes, or an unknown number.
func (t *teller) population(measure string) findings.Num {
	for _, u := range t.found.Unrecorded {
		if u.Measure == measure {
			return u.Population.Value
		}
	}
	return findings.None()
}

func (t *teller) stratumRow(m findings.Measure) doc.GridRow {
	cell := func(col string) string { return at(sheetRates, m.ID, col) }
	recorded, required, reports := auditedCell(m, m.Numerator), auditedCell(m, m.Denominator), auditedCell(m, m.Reports)
	rate, lower, upper := t.rateCells(m)
	effect, effective := numberCell(m.DesignEffect), numberCell(m.EffectiveN)
	if pairs, ok := t.liveSample(m); ok {
		where := strings.Join(pairs, ",")
		recorded.Formula = "SUMIFS(tbl_reports[Crimes recorded]," + where + ")"
		required.Formula = "SUMIFS(tbl_reports[Crimes that should be recorded]," + where + ")"
		reports.Formula = "COUNTIFS(" + where + ")"
		effect = withFormula(effect, "%s", effectFormula(pairs, cell))
		effective = withFormula(effective, "%s/%s*(TINV(1-p_level,%s-1)/TINV(1-p_level,%s-1))^2",
			cell("required"), cell("effect"), cell("required"), cell("reports"))
	}
	rate = withFormula(rate, "100*%s/%s", cell("recorded"), cell("required"))
	if m.Method == "wilson" {
		lower, upper = wilsonFormulas(lower, upper, cell)
	}
	pop := t.population(m.ID)
	row := doc.GridRow{ID: m.ID, Cells: []doc.GridCell{
		textCell(t.label(m)), recorded, required, reports, rate, lower, upper, effect, effective,
		textCell(t.methodName(m.Method)), numberCell(pop)}}
	if pop.Known() && m.Reportable && m.Rate > 0 && m.Lower > 0 {
		below := pop.Float() * (1/m.Rate.Float() - 1/m.Upper.Float())
		above := pop.Float() * (1/m.Lower.Float() - 1/m.Rate.Float())
		row.Cells = append(row.Cells,
			doc.GridCell{Value: pop.Float() / m.Rate.Float(), Formula: fmt.Sprintf("%s*100/%s", cell("population"), cell("rate"))},
			doc.GridCell{Value: below * below, Formula: fmt.Sprintf("(%s*(100/%s-100/%s))^2", cell("population"), cell("rate"), cell("upper"))},
			doc.GridCell{Value: above * above, Formula: fmt.Sprintf("(%s*(100/%s-100/%s))^2", cell("population"), cell("lower"), cell("rate"))})
	} else {
		row.Cells = append(row.Cells, doc.GridCell{Mark: notAvailable}, doc.GridCell{Mark: notAvailable}, doc.GridCell{Mark: notAvailable})
	}
	row.Cells = append(row.Cells, textCell(t.doubts(m)))
	return row
}

// forceRow combines the strata: R / Σ(R_h/p_h), with limits from the strata's.
func (t *teller) forceRow(m findings.Measure) doc.GridRow {
	cell := func(col string) string { return at(sheetRates, m.ID, col) }
	sum := func(col string) string {
		parts := make([]string, len(m.Strata))
		for i, s := range m.Strata {
			parts[i] = at(sheetRates, s, col)
		}
		return strings.Join(parts, "+")
	}
	rate, lower, upper := t.rateCells(m)
	pop, reported := t.population(m.ID), findings.None()
	below, above := findings.None(), findings.None()
	if pop.Known() && m.Reportable {
		reported = findings.Num(pop.Float() / m.Rate.Float())
		below, above = 0, 0
		for _, id := range m.Strata {
			s, r := t.measures[id], t.population(id).Float()
			b := r * (1/s.Rate.Float() - 1/s.Upper.Float())
			a := r * (1/s.Lower.Float() - 1/s.Rate.Float())
			below, above = below+findings.Num(b*b), above+findings.Num(a*a)
		}
	}
	popCell, reportedCell := numberCell(pop), numberCell(reported)
	belowCell, aboveCell := numberCell(below), numberCell(above)
	if m.Combination == "harmonic" && reported.Known() {
		popCell = withFormula(popCell, "%s", sum("population"))
		reportedCell = withFormula(reportedCell, "%s", sum("reported"))
		belowCell = withFormula(belowCell, "%s", sum("below"))
		aboveCell = withFormula(aboveCell, "%s", sum("above"))
		rate = withFormula(rate, "100*%s/%s", cell("population"), cell("reported"))
		lower = withFormula(lower, "100*%s/(%s+SQRT(%s))", cell("population"), cell("reported"), cell("above"))
		upper = withFormula(upper, "100*%s/MAX(%s,%s-SQRT(%s))", cell("population"), cell("population"), cell("reported"), cell("below"))
	}
	recorded, required, reports := auditedCell(m, m.Numerator), auditedCell(m, m.Denominator), auditedCell(m, m.Reports)
	recorded.Formula, required.Formula, reports.Formula = sum("recorded"), sum("required"), sum("reports")
	return doc.GridRow{ID: m.ID, Cells: []doc.GridCell{
		textCell(t.label(m)), recorded, required, reports, rate, lower, upper,
		numberCell(m.DesignEffect), numberCell(m.EffectiveN), textCell(t.methodName(m.Method)),
		popCell, reportedCell, belowCell, aboveCell, textCell(t.doubts(m)),
	}}
}

// rateCells are the three percentages of a measure, marked where it is not
// reportable.
func (t *teller) rateCells(m findings.Measure) (rate, lower, upper doc.GridCell) {
	if !m.Reportable {
		x := doc.GridCell{Mark: notAvailable}
		return x, x, x
	}
	return percentCell(m.Rate), percentCell(m.Lower), percentCell(m.Upper)
}

// liveSample is the COUNTIFS criteria of a measure counted from lines, or not
// ok where the annex holds no lines, only totals are known, or a finite
// population was corrected for.
func (t *teller) liveSample(m findings.Measure) ([]string, bool) {
	if m.Source.Sheet == "" || len(t.in.Lines.Reports) == 0 || t.assumed(m) || t.framed {
		return nil, false
	}
	pairs, ok := criteriaOf(m.Source.Where)
	return pairs, ok && len(pairs) > 0 && m.Reports > 1
}

func (t *teller) assumed(m findings.Measure) bool {
	for _, w := range m.Warnings {
		if w.ID == "assumed-effect" {
			return true
		}
	}
	return false
}

// effectFormula is the design effect counted from the lines: the linearised
// variance of the ratio over that of unclustered crimes, at least 1; where the
// sample shows no variation, 1 + (k_A − 1)·ρ0.
func effectFormula(pairs []string, cell func(string) string) string {
	var in []string
	for i := 0; i+1 < len(pairs); i += 2 {
		in = append(in, "("+pairs[i]+"="+pairs[i+1]+")")
	}
	rows := strings.Join(in, "*")
	k, r := "tbl_reports[Crimes that should be recorded]", "tbl_reports[Crimes recorded]"
	p := cell("rate") + "/100"
	uniform := fmt.Sprintf("1+(SUMPRODUCT(%s*%s^2)/%s-1)*p_icc", rows, k, cell("required"))
	clustered := fmt.Sprintf("MAX(1,%s/(%s-1)*SUMPRODUCT(%s*(%s-%s*%s)^2)/%s^2/(%s*(1-%s)/(%s-1)))",
		cell("reports"), cell("reports"), rows, r, p, k, cell("required"), p, p, cell("required"))
	return fmt.Sprintf("IF(OR(%s=0,%s=%s),%s,%s)", cell("recorded"), cell("recorded"), cell("required"), uniform, clustered)
}

// wilsonFormulas are Wilson's limits on the effective sample size.
func wilsonFormulas(lower, upper doc.GridCell, cell func(string) string) (lo, up doc.GridCell) {
	n, p := cell("effective"), "("+cell("rate")+"/100)"
	limit := func(sign string) string {
		return fmt.Sprintf("100*(%s*%s+p_z^2/2%sp_z*SQRT(%s*%s*(1-%s)+p_z^2/4))/(%s+p_z^2)", p, n, sign, p, n, p, n)
	}
	return withFormula(lower, "MAX(0,%s)", limit("-")), withFormula(upper, "MIN(100,%s)", limit("+"))
}

func (t *teller) domainsSheet() doc.Sheet {
	lower, upper := intervalHeads(t.level())
	g := &doc.Grid{ID: "tbl_domains", Columns: []doc.GridColumn{
		column("measure", "Part of the audit", doc.TextCell),
		column("where", "Rows counted", doc.TextCell),
		column("recorded", "Recorded (audited)", doc.CountCell),
		column("required", "Should be recorded (audited)", doc.CountCell),
		column("reports", "Reports in the sample", doc.CountCell),
		column("rate", "Rate (%)", doc.PercentCell),
		column("lower", lower, doc.PercentCell),
		column("upper", upper, doc.PercentCell),
		column("effect", "Design effect", doc.DecimalCell),
		column("effective", "Effective sample size (crimes)", doc.DecimalCell),
		column("method", "Interval method", doc.TextCell),
		column("doubts", "Reliability", doc.TextCell),
	}}
	for _, m := range t.domains() {
		cell := func(col string) string { return at(sheetDomains, m.ID, col) }
		recorded, required := auditedCell(m, m.Numerator), auditedCell(m, m.Denominator)
		if pairs, ok := t.liveSample(m); ok && t.plainCrimes(m) {
			where := strings.Join(pairs, ",")
			recorded.Formula = "SUMIFS(tbl_reports[Crimes recorded]," + where + ")"
			required.Formula = "SUMIFS(tbl_reports[Crimes that should be recorded]," + where + ")"
		}
		rate, lo, up := t.rateCells(m)
		// A domain over several strata is weighted where the strata are framed;
		// its rate is the plain ratio otherwise.
		if m.Denominator > 0 && m.Rate.Known() && nearlyEqual(m.Rate.Float(), float64(m.Numerator)/float64(m.Denominator)) {
			rate = withFormula(rate, "100*%s/%s", cell("recorded"), cell("required"))
		}
		if m.Method == "wilson" {
			lo, up = wilsonFormulas(lo, up, cell)
		}
		g.Rows = append(g.Rows, doc.GridRow{ID: m.ID, Cells: []doc.GridCell{
			textCell(t.label(m)), textCell(m.Source.Where), recorded, required, auditedCell(m, m.Reports), rate, lo, up,
			numberCell(m.DesignEffect), numberCell(m.EffectiveN), textCell(t.methodName(m.Method)), textCell(t.doubts(m)),
		}})
	}
	shorthand := "Some shorthand is used: [x] = not available, [z] = not applicable."
	if slices.ContainsFunc(t.domains(), withheld) {
		shorthand = "Some shorthand is used: [c] = withheld, so that nobody can be known from it, [x] = not available, [z] = not applicable."
	}
	return t.sheetOf(sheetDomains, "Parts of the audit: kinds of crime, victim and route", g,
		"All sampled reports stay in the sample of a part; the effective sample size allows for crimes of one report being alike. [note 3]",
		shorthand,
		t.sourceLine())
}

// plainCrimes reports whether a domain counts crimes recorded of crimes
// required, rather than N100 records or crimes within a time.
func (t *teller) plainCrimes(m findings.Measure) bool { return m.ID != "n100" && m.ID != "timely" }

func nearlyEqual(a, b float64) bool { return a-b < 1e-9 && b-a < 1e-9 }

func (t *teller) sourceLine() string {
	f := t.found
	return "Source: audit of " + f.Force.Name + ", reports of crime from " + t.in.Words.Date(f.Audit.From.Time()) + " to " + t.in.Words.Date(f.Audit.To.Time()) + "."
}
