package ledger

import (
	"fmt"
	"slices"
	"strings"

	"assize/report/judge/findings"
	"assize/report/say/doc"
)

// lineColumns maps a field of the audit workbook to its column of the Reports
// sheet, so that a rate can be counted by a live formula.
func lineColumns() map[string]string {
	return map[string]string{
		"stratum": "stratum", "route": "route", "offence group": "group",
		"rape report": "rape", "domestic abuse": "abuse", "vulnerable victim": "vulnerable",
		"third-party professional": "third", "modern slavery": "slavery",
	}
}

// answerColumns are those columns that hold answers in words.
func answerColumns() []string { return []string{"rape", "abuse", "vulnerable", "third", "slavery"} }

// criteriaOf turns "stratum = violence and rape report = yes" into the pairs of
// a COUNTIFS; ok is false when a condition has no column or several values.
func (t *Force) criteriaOf(where string) (pairs []string, ok bool) {
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
		value = strings.TrimSpace(value)
		if word := t.answers()[value]; word != "" && slices.Contains(answerColumns(), col) {
			value = strings.ToLower(word) // spreadsheets compare text without case
		}
		pairs = append(pairs, t.structured("reports", col), quoted(value))
	}
	return pairs, true
}

func (t *Force) ratesSheet() doc.Sheet {
	g := t.Grid("rates",
		Column("measure", doc.TextCell),
		Column("recorded", doc.CountCell),
		Column("required", doc.CountCell),
		Column("reports", doc.CountCell),
		Column("rate", doc.PercentCell),
		Column("lower", doc.PercentCell),
		Column("upper", doc.PercentCell),
		Column("effect", doc.DecimalCell),
		Column("effective", doc.DecimalCell),
		Column("method", doc.TextCell),
		Column("population", doc.CountCell),
		Column("reported", doc.CountCell),
		Column("below", doc.DecimalCell),
		Column("above", doc.DecimalCell),
		Column("doubts", doc.TextCell),
	)
	for _, m := range t.StrataAndForce() {
		if m.Role == "force" {
			g.Rows = append(g.Rows, t.forceRow(m))
		} else {
			g.Rows = append(g.Rows, t.stratumRow(m))
		}
	}
	return t.sheetOf(SheetRates, g)
}

// population is the recorded crime that a measure stands for, or an unknown number.
func (t *Force) population(measure string) findings.Num {
	if p := t.Measures[measure].Population; p != nil {
		return p.Value
	}
	return findings.None()
}

// boundCell is the upper limit of a rate without an estimate: recomputed from the
// upper limits of its strata where the sheet holds those that it was made from.
func (t *Force) boundCell(m findings.Measure) doc.GridCell {
	cell := percentCell(m.AtMost)
	recorded, reported := "", ""
	for _, term := range m.Counting.Terms {
		if term.Weight == 0 {
			continue
		}
		if s := t.Measures[term.Stratum]; !s.Reportable || term.Upper == 0 || !nearlyEqual(s.Upper.Float(), term.Upper.Float()) {
			return cell
		}
		of := at(SheetRates, term.Stratum, "population")
		recorded += "+" + of
		reported += "+" + of + "/" + at(SheetRates, term.Stratum, "upper")
	}
	if recorded == "" {
		return cell
	}
	return withFormula(cell, "MIN(100,(%s)/(%s))", recorded[1:], reported[1:])
}

func (t *Force) stratumRow(m findings.Measure) doc.GridRow {
	cell := func(col string) string { return at(SheetRates, m.ID, col) }
	recorded, required, reports := auditedCell(m, m.Numerator.Int()), auditedCell(m, m.Denominator), auditedCell(m, m.Reports)
	rate, lower, upper := t.rateCells(m)
	effect, effective := numberCell(m.DesignEffect), numberCell(m.EffectiveN)
	if pairs, ok := t.liveSample(m); ok {
		where := strings.Join(pairs, ",")
		recorded.Formula = "SUMIFS(" + t.structured("reports", "recorded") + "," + where + ")"
		required.Formula = "SUMIFS(" + t.structured("reports", "required") + "," + where + ")"
		reports.Formula = "COUNTIFS(" + where + ")"
		effect = withFormula(effect, "%s", t.effectFormula(pairs, cell))
		effective = withFormula(effective, "%s/%s*MIN(1,TINV(1-p_level,%s-1)/TINV(1-p_level,%s-1))^2",
			cell("required"), cell("effect"), cell("required"), cell("reports"))
	}
	rate = withFormula(rate, "100*%s/%s", cell("recorded"), cell("required"))
	if m.Method == "wilson" {
		lower, upper = wilsonFormulas(lower, upper, cell)
	}
	pop := t.population(m.ID)
	row := doc.GridRow{ID: m.ID, Cells: []doc.GridCell{
		TextCell(t.Label(m)), recorded, required, reports, rate, lower, upper, effect, effective,
		TextCell(t.MethodName(m.Method)), numberCell(pop),
	}}
	if pop.Known() && m.Reportable && m.Rate > 0 && m.Lower > 0 {
		below := pop.Float() * (1/m.Rate.Float() - 1/m.Upper.Float())
		above := pop.Float() * (1/m.Lower.Float() - 1/m.Rate.Float())
		row.Cells = append(row.Cells,
			doc.GridCell{Value: pop.Float() / m.Rate.Float(), Formula: fmt.Sprintf("%s*100/%s", cell("population"), cell("rate"))},
			doc.GridCell{Value: below * below, Formula: fmt.Sprintf("(%s*(100/%s-100/%s))^2", cell("population"), cell("rate"), cell("upper"))},
			doc.GridCell{Value: above * above, Formula: fmt.Sprintf("(%s*(100/%s-100/%s))^2", cell("population"), cell("lower"), cell("rate"))})
	} else {
		row.Cells = append(row.Cells, doc.GridCell{Mark: NotAvailable}, doc.GridCell{Mark: NotAvailable}, doc.GridCell{Mark: NotAvailable})
	}
	row.Cells = append(row.Cells, TextCell(t.doubts(m)))
	return row
}

// forceRow combines the strata: R / Σ(R_h/p_h), with limits from the strata's.
func (t *Force) forceRow(m findings.Measure) doc.GridRow {
	cell := func(col string) string { return at(SheetRates, m.ID, col) }
	sum := func(col string) string {
		parts := make([]string, len(m.Strata))
		for i, s := range m.Strata {
			parts[i] = at(SheetRates, s, col)
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
			s, r := t.Measures[id], t.population(id).Float()
			b := r * (1/s.Rate.Float() - 1/s.Upper.Float())
			a := r * (1/s.Lower.Float() - 1/s.Rate.Float())
			below, above = below+findings.Num(b*b), above+findings.Num(a*a)
		}
	}
	if m.Bounded() {
		upper = t.boundCell(m)
	}
	popCell, reportedCell := numberCell(pop), numberCell(reported)
	belowCell, aboveCell := numberCell(below), numberCell(above)
	if m.Combination == "harmonic" && reported.Known() && above.Known() {
		popCell = withFormula(popCell, "%s", sum("population"))
		reportedCell = withFormula(reportedCell, "%s", sum("reported"))
		belowCell = withFormula(belowCell, "%s", sum("below"))
		aboveCell = withFormula(aboveCell, "%s", sum("above"))
		rate = withFormula(rate, "100*%s/%s", cell("population"), cell("reported"))
		lower = withFormula(lower, "100*%s/(%s+SQRT(%s))", cell("population"), cell("reported"), cell("above"))
		upper = withFormula(upper, "100*%s/MAX(%s,%s-SQRT(%s))", cell("population"), cell("population"), cell("reported"), cell("below"))
	}
	recorded, required, reports := auditedCell(m, m.Numerator.Int()), auditedCell(m, m.Denominator), auditedCell(m, m.Reports)
	recorded.Formula, required.Formula, reports.Formula = sum("recorded"), sum("required"), sum("reports")
	return doc.GridRow{ID: m.ID, Cells: []doc.GridCell{
		TextCell(t.Label(m)), recorded, required, reports, rate, lower, upper,
		numberCell(m.DesignEffect), numberCell(m.EffectiveN), TextCell(t.MethodName(m.Method)),
		popCell, reportedCell, belowCell, aboveCell, TextCell(t.doubts(m)),
	}}
}

// rateCells are the three percentages of a measure, marked where it is not
// reportable.
func (t *Force) rateCells(m findings.Measure) (rate, lower, upper doc.GridCell) {
	if !m.Reportable {
		x := doc.GridCell{Mark: NotAvailable}
		return x, x, x
	}
	return percentCell(m.Rate), percentCell(m.Lower), percentCell(m.Upper)
}

// liveSample is the COUNTIFS criteria of a measure counted from lines, or not
// ok where the annex holds no lines, only totals are known, or a finite
// population was corrected for.
func (t *Force) liveSample(m findings.Measure) ([]string, bool) {
	if m.Source.Sheet == "" || len(t.Audit.Reports) == 0 || t.assumed(m) || t.framed {
		return nil, false
	}
	pairs, ok := t.criteriaOf(m.Source.Where)
	return pairs, ok && len(pairs) > 0 && m.Reports > 1
}

func (t *Force) assumed(m findings.Measure) bool {
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
func (t *Force) effectFormula(pairs []string, cell func(string) string) string {
	var in []string
	for i := 0; i+1 < len(pairs); i += 2 {
		in = append(in, "("+pairs[i]+"="+pairs[i+1]+")")
	}
	rows := strings.Join(in, "*")
	k, r := t.structured("reports", "required"), t.structured("reports", "recorded")
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

func (t *Force) domainsSheet() doc.Sheet {
	g := t.Grid("domains",
		Column("measure", doc.TextCell),
		Column("where", doc.TextCell),
		Column("recorded", doc.CountCell),
		Column("required", doc.CountCell),
		Column("reports", doc.CountCell),
		Column("rate", doc.PercentCell),
		Column("lower", doc.PercentCell),
		Column("upper", doc.PercentCell),
		Column("effect", doc.DecimalCell),
		Column("effective", doc.DecimalCell),
		Column("method", doc.TextCell),
		Column("doubts", doc.TextCell),
	)
	for _, m := range t.Domains() {
		cell := func(col string) string { return at(SheetDomains, m.ID, col) }
		recorded, required := auditedCell(m, m.Numerator.Int()), auditedCell(m, m.Denominator)
		if pairs, ok := t.liveSample(m); ok && t.plainCrimes(m) {
			where := strings.Join(pairs, ",")
			recorded.Formula = "SUMIFS(" + t.structured("reports", "recorded") + "," + where + ")"
			required.Formula = "SUMIFS(" + t.structured("reports", "required") + "," + where + ")"
		}
		rate, lo, up := t.rateCells(m)
		// A domain over several strata is weighted where the strata are framed;
		// its rate is the plain ratio otherwise.
		if m.Denominator > 0 && m.Rate.Known() && nearlyEqual(m.Rate.Float(), float64(m.Numerator.Int())/float64(m.Denominator)) {
			rate = withFormula(rate, "100*%s/%s", cell("recorded"), cell("required"))
		}
		if m.Method == "wilson" {
			lo, up = wilsonFormulas(lo, up, cell)
		}
		g.Rows = append(g.Rows, doc.GridRow{ID: m.ID, Cells: []doc.GridCell{
			TextCell(t.Label(m)), TextCell(m.Source.Where), recorded, required, auditedCell(m, m.Reports), rate, lo, up,
			numberCell(m.DesignEffect), numberCell(m.EffectiveN), TextCell(t.MethodName(m.Method)), TextCell(t.doubts(m)),
		}})
	}
	return t.sheetOf(SheetDomains, g, domainsView{Withheld: slices.ContainsFunc(t.Domains(), Withheld)})
}

// domainsView is what the lines of the Domains sheet depend on.
type domainsView struct{ Withheld bool }

// plainCrimes reports whether a domain counts crimes recorded of crimes
// required, rather than N100 records or crimes within a time.
func (t *Force) plainCrimes(m findings.Measure) bool { return m.ID != "n100" && m.ID != "timely" }

func nearlyEqual(a, b float64) bool { return a-b < 1e-9 && b-a < 1e-9 }
