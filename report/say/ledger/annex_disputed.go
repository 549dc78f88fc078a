package ledger

import (
	"fmt"
	"strings"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/formula"
)

// DisputedRate is a measure with an audited row that the force disputes, and without
// it. Line is the row as people cite it, "Reports 57"; ID that of its row on the sheet.
type DisputedRate struct {
	findings.DisputedRate
	Line, Decision, ID string
	row                findings.Disputed
}

// disputed are the rates that the disputed rows count in, but for those of which
// disclosure control keeps counts back or rounds them, and whose times are not known.
func (t *Force) disputed() []DisputedRate {
	var out []DisputedRate
	for _, d := range t.Found.Disputed {
		line := lineOf(d)
		for _, r := range d.Rates {
			m, known := t.Measures[r.Measure]
			if !known || !shown(m) || m.Denominator.Int() != r.With.Required || m.Numerator.Int() != r.With.Recorded {
				continue
			}
			out = append(out, DisputedRate{r, line, d.Decision, line + "|" + r.Measure, d})
		}
	}
	return out
}

// lineOf is a disputed row as people cite it.
func lineOf(d findings.Disputed) string {
	sheet := d.Sheet
	if sheet == string(audit.Cancelled) {
		sheet = sheetLines
	}
	return fmt.Sprintf("%s %d", sheet, d.Row)
}

// EachRegraded gives the disputed rows without which the rules compute another grade
// overall, each once, with the row as people cite it.
func (t *Force) EachRegraded(yield func(line string, d findings.Disputed) bool) {
	seen := map[string]bool{}
	for _, d := range t.Found.Disputed {
		line := lineOf(d)
		if seen[line] || d.OverallWith == d.OverallWithout || d.OverallWith == "" || d.OverallWithout == "" {
			continue
		}
		if seen[line] = true; !yield(line, d) {
			return
		}
	}
}

// EachDisputed gives the rates that disputed rows count in, each row and measure once.
func (t *Force) EachDisputed(yield func(DisputedRate) bool) {
	seen := map[string]bool{}
	for _, d := range t.disputed() {
		if seen[d.ID] {
			continue
		}
		if seen[d.ID] = true; !yield(d) {
			return
		}
	}
}

// disputedSheet is what was audited of each measure with a disputed row and without it,
// and what grade the rules give it and, in a row of its own, overall.
func (t *Force) disputedSheet() doc.Sheet {
	g := t.Grid("disputed",
		Column("line", doc.TextCell),
		Column("decision", doc.TextCell),
		Column("measure", doc.TextCell),
		Column("recorded", doc.CountCell),
		Column("required", doc.CountCell),
		Column("rate", doc.PercentCell),
		Column("lower", doc.PercentCell),
		Column("upper", doc.PercentCell),
		Column("grade", doc.TextCell),
		beginning(Column("lessrecorded", doc.CountCell)),
		Column("lessrequired", doc.CountCell),
		Column("lessrate", doc.PercentCell),
		Column("lesslower", doc.PercentCell),
		Column("lessupper", doc.PercentCell),
		Column("lessgrade", doc.TextCell),
	)
	for d := range t.EachDisputed {
		g.Rows = append(g.Rows, t.disputedRow(d))
	}
	none := doc.GridCell{Mark: notApplicable}
	for line, d := range t.EachRegraded {
		g.Rows = append(g.Rows, doc.GridRow{ID: line + "|overall", Cells: []doc.GridCell{
			TextCell(line), TextCell(t.DecisionName(d.Decision)), TextCell(t.Phrase("overall-judgment")),
			none, none, none, none, none, TextCell(d.OverallWith), none, none, none, none, none, TextCell(d.OverallWithout),
		}})
	}
	return t.sheetOf(SheetDisputed, g)
}

func (t *Force) disputedRow(d DisputedRate) doc.GridRow {
	m, here := t.Measures[d.Measure], formula.Here
	audited := func(column string) formula.Expr { return formula.Cell(t.RefOf(m.ID, column)) }
	recorded, required := live(countCell(d.With.Recorded), audited("recorded")), live(countCell(d.With.Required), audited("required"))
	lessRecorded, lessRequired := countCell(d.Without.Recorded), countCell(d.Without.Required)
	rate, less := percentCell(d.With.Rate), percentCell(d.Without.Rate)
	lower, upper := percentCell(d.With.Lower), percentCell(d.With.Upper)
	if d.With.Rate.Known() {
		lower, upper = live(lower, audited("lower")), live(upper, audited("upper"))
	}
	switch {
	case m.Combination != "":
		rate = live(rate, audited("rate"))
		if made := t.combinedWithout(m, d); !made.IsZero() {
			less = live(less, made)
		}
	case t.recounted(m) && d.row.Sheet == string(audit.Reports):
		var n, k []formula.Expr
		only := formula.IsOneOf("row", formula.Int(d.row.Row))
		for _, s := range t.samplesOf(m) {
			n, k = append(n, s.own.And(only).Sum(s.required)), append(k, s.inTime.And(only).Sum(s.recorded))
		}
		lessRecorded, lessRequired = live(lessRecorded, here("recorded").Minus(formula.Total(k...))), live(lessRequired, here("required").Minus(formula.Total(n...)))
		fallthrough
	default:
		rate = live(rate, inPercent(here("recorded").Over(here("required"))))
		less = live(less, inPercent(here("lessrecorded").Over(here("lessrequired"))))
	}
	return doc.GridRow{ID: d.ID, Cells: []doc.GridCell{
		TextCell(d.Line), TextCell(t.DecisionName(d.Decision)), TextCell(t.Label(m)),
		recorded, required, rate, lower, upper, t.bandCell(d.With.Grade),
		lessRecorded, lessRequired, less, percentCell(d.Without.Lower), percentCell(d.Without.Upper), t.bandCell(d.Without.Grade),
	}}
}

// bandCell is the grade of a measure, where the rulebook lets it be seen.
func (t *Force) bandCell(grade string) doc.GridCell {
	if !t.Found.Rulebook.PublishCriteria {
		return doc.GridCell{Mark: notApplicable}
	}
	return TextCell(grade)
}

// combinedWithout is a harmonic rate with the rates of the strata in which a disputed
// row counts as they are without it; nothing of a rate that is combined otherwise.
func (t *Force) combinedWithout(m findings.Measure, d DisputedRate) formula.Expr {
	if m.Combination != "harmonic" || len(m.Counting.Terms) != len(m.Strata) {
		return formula.Expr{}
	}
	var weights, expansions []formula.Expr
	for i, stratum := range m.Strata {
		if m.Counting.Terms[i].Method == "" { // it drops out
			return formula.Expr{}
		}
		p := t.term(m, i)
		for _, r := range d.row.Rates {
			if r.Measure == stratum {
				p.rate = fraction(cellOf(SheetDisputed, d.Line+"|"+stratum, "lessrate"))
			}
		}
		weights, expansions = append(weights, p.weight), append(expansions, p.expansion(p.rate))
	}
	return inPercent(formula.Total(weights...).Over(formula.Total(expansions...)))
}

// DecisionName is a decision on a comment in the words of the language.
func (t *Force) DecisionName(decision string) string {
	if decision == "" {
		return t.Phrase("comment-undecided")
	}
	return t.Phrase("comment-" + strings.ReplaceAll(decision, " ", "-"))
}
