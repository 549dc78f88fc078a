package annex

import (
	"fmt"
	"math"
	"strings"
	"time"

	"assize/report/say/doc"
	"assize/report/say/formula"
)

// The annex of an invented force, as compose lays it out: rates counted from
// lines by COUNTIFS and SUMIFS, Wilson limits on an effective sample size, the
// force rate combined harmonically with MOVER limits through helper columns.
// The values are computed here in Go, the formulas by whoever opens the file;
// TestRecalculation compares the two.

const z95 = 1.959963984540054

type stratum struct {
	id, label          string
	population         float64
	k, n, reports      float64 // recorded, required, reports audited
	squares            float64 // sum of squares of required, by report
	rate, lower, upper float64 // percent
	effect, effective  float64
}

// auditLines are the rows of the Reports sheet and the strata they make.
func auditLines() ([]doc.GridRow, []stratum) {
	strata := []stratum{
		{id: "violence", label: "Violence against the person", population: 41875},
		{id: "sexual", label: "Sexual offences", population: 5210},
		{id: "other", label: "Other crime", population: 152345},
	}
	seed := uint32(42)
	random := func() float64 { // Numerical Recipes' generator, the same everywhere
		seed = seed*1664525 + 1013904223
		return float64(seed>>8) / (1 << 24)
	}
	var rows []doc.GridRow
	for i := range 480 {
		s := &strata[i%3]
		required, recorded := 1.0, 0.0
		if random() < 0.15 {
			required = 2
		}
		for range int(required) {
			if random() < []float64{0.75, 0.9, 0.93}[i%3] {
				recorded++
			}
		}
		s.k, s.n, s.reports, s.squares = s.k+recorded, s.n+required, s.reports+1, s.squares+required*required
		reason := doc.GridCell{Mark: "[z]"}
		if recorded < required {
			reason = doc.GridCell{Text: "Not identified as a crime"}
		}
		rows = append(rows, doc.GridRow{Cells: []doc.GridCell{
			{Text: fmt.Sprintf("Reports!%d", i+2)},
			{Text: s.id},
			{Text: fmt.Sprintf("2015-%02d-%02dT%02d:%02d", 6+i%6, 1+i%28, i%24, i%60)},
			{Value: required},
			{Value: recorded},
			reason,
			{Text: hostileOrPlain(i)},
		}})
	}
	for i := range strata {
		s := &strata[i]
		p := s.k / s.n
		s.effect = 1 + (s.squares/s.n-1)*0.1
		s.effective = s.n / s.effect
		centre, spread := p*s.effective+z95*z95/2, z95*math.Sqrt(p*s.effective*(1-p)+z95*z95/4)
		s.rate, s.lower, s.upper = 100*p, 100*(centre-spread)/(s.effective+z95*z95), 100*(centre+spread)/(s.effective+z95*z95)
	}
	return rows, strata
}

func hostileOrPlain(i int) string {
	if i < 16 && hostile(i) != "" {
		return hostile(i)
	}
	return "No note."
}

func annexWorkbook(analyst bool) *doc.Workbook {
	lines, strata := auditLines()
	w := &doc.Workbook{
		ID: "cdi-example-2016-annex", Title: "Exampleshire Police: Crime data integrity inspection 2016, annex", Subject: "Figures behind the report",
		Author: "Inspectorate of Example", Keywords: []string{"crime recording", "annex"}, Lang: "en-GB",
		Date: time.Date(2016, 8, 25, 0, 0, 0, 0, time.UTC), Analyst: analyst,
		Sample: "Illustrative sample: invented data of an invented force.",
	}
	rates := ratesSheet(strata)
	w.Sheets = []doc.Sheet{
		{Name: "Cover", Title: w.Title, Lines: []doc.SheetLine{
			{Text: w.Sample},
			{Text: "Introduction", Heading: true},
			{Text: "This workbook holds the figures behind the inspection report published on 25 August 2016. They are estimates from a sample of reports of crime made between 1 June and 30 November 2015; 95% confidence intervals are given."},
			{Text: "Shorthand", Heading: true},
			{Text: "[x] means not available. [z] means not applicable."},
			{Text: "Contact", Heading: true},
			{Text: "Write to the analysis team", Link: "mailto:analysis@example.invalid"},
		}},
		{Name: "Contents"},
		{Name: "Notes", Title: "Notes", Lines: oneTable(w), Table: &doc.Grid{
			ID:      "tbl_notes",
			Columns: []doc.GridColumn{{ID: "note", Title: "Note number"}, {ID: "text", Title: "Note text"}},
			Rows: []doc.GridRow{
				{Cells: []doc.GridCell{{Text: "[note 1]"}, {Text: "The recording rate is crimes recorded divided by crimes that should have been recorded, times 100, with Wilson's limits on the effective sample size."}}},
				{Cells: []doc.GridCell{{Text: "[note 2]"}, {Text: "The rate of the force is combined from the crime types by recorded crime. It is not the ratio of the audited counts."}}},
			},
		}},
		rates,
		gradesSheet(rates),
		{Name: "Parameters", Title: "Parameters of the formulas", Lines: oneTable(w), Table: &doc.Grid{
			ID:      "tbl_parameters",
			Columns: []doc.GridColumn{{ID: "name", Title: "Parameter"}, {ID: "value", Title: "Value", Kind: doc.DecimalCell}, {ID: "meaning", Title: "Meaning"}},
			Rows: []doc.GridRow{
				{ID: "z", Cells: []doc.GridCell{{Text: "p_z"}, {Value: z95}, {Text: "Normal quantile of the 95% interval"}}},
				{ID: "icc", Cells: []doc.GridCell{{Text: "p_icc"}, {Value: 0.1}, {Text: "How alike crimes of one report are"}}},
			},
		}},
	}
	w.Names = []doc.Name{
		{Name: "p_z", Ref: doc.Ref{Sheet: "Parameters", Row: "z", Column: "value"}},
		{Name: "p_icc", Ref: doc.Ref{Sheet: "Parameters", Row: "icc", Column: "value"}},
		{Name: "h_recording_rate", Ref: doc.Ref{Sheet: "Rates", Row: "force", Column: "rate"}},
	}
	if analyst {
		w.Sheets = append(w.Sheets, chartsSheet(strata), doc.Sheet{Name: "Reports", Title: "Reports of crime audited", Lines: oneTable(w), Table: &doc.Grid{
			ID: "tbl_reports", Long: true, Rows: lines,
			Columns: []doc.GridColumn{
				{ID: "line", Title: "Source row"},
				{ID: "stratum", Title: "Stratum"},
				{ID: "at", Title: "Reported at", Kind: doc.DateTimeCell},
				{ID: "required", Title: "Crimes that should be recorded", Kind: doc.CountCell},
				{ID: "recorded", Title: "Crimes recorded", Kind: doc.CountCell},
				{ID: "reason", Title: "Reason not recorded"},
				{ID: "note", Title: "Auditor note"},
			},
		}})
	}
	*w.Sheet("Contents") = contentsSheet(w)
	return w
}

func oneTable(w *doc.Workbook) []doc.SheetLine {
	return []doc.SheetLine{{Text: "This worksheet contains one table."}, {Text: w.Sample}}
}

func contentsSheet(w *doc.Workbook) doc.Sheet {
	g := &doc.Grid{ID: "tbl_contents", Columns: []doc.GridColumn{{ID: "sheet", Title: "Worksheet"}, {ID: "title", Title: "Title"}}}
	for _, s := range w.Sheets {
		title := s.Title
		if title == "" {
			title = "Contents"
		}
		g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{{Text: s.Name, Link: "sheet:" + s.Name}, {Text: title}}})
	}
	return doc.Sheet{Name: "Contents", Title: "Contents", Lines: oneTable(w), Table: g}
}

// ratesSheet is a row a stratum and the force's, with every helper column.
func ratesSheet(strata []stratum) doc.Sheet {
	g := &doc.Grid{ID: "tbl_rates", Columns: []doc.GridColumn{
		{ID: "measure", Title: "Crime type"},
		{ID: "recorded", Title: "Crimes recorded (audited)", Kind: doc.CountCell},
		{ID: "required", Title: "Crimes that should be recorded (audited)", Kind: doc.CountCell},
		{ID: "reports", Title: "Reports audited", Kind: doc.CountCell},
		{ID: "rate", Title: "Recording rate (%)", Kind: doc.PercentCell},
		{ID: "lower", Title: "95% interval, lower (%)", Kind: doc.PercentCell},
		{ID: "upper", Title: "95% interval, upper (%)", Kind: doc.PercentCell},
		{ID: "effective", Title: "Effective sample size (crimes)", Kind: doc.DecimalCell},
		{ID: "population", Title: "Crimes recorded in 12 months", Kind: doc.CountCell},
		{ID: "reported", Title: "Crimes reported in 12 months (estimated)", Kind: doc.CountCell},
		{ID: "below", Title: "Spread below", Kind: doc.DecimalCell},
		{ID: "above", Title: "Spread above", Kind: doc.DecimalCell},
		{ID: "reliability", Title: "Reliability"},
	}}
	var population, expanded, below, above, k, n, reports float64
	for _, s := range strata {
		here, number := formula.Here, formula.Number
		p, m, z := here("rate").Over(number(100)), here("effective"), formula.Cell(doc.Ref{Sheet: "Parameters", Row: "z", Column: "value"})
		centre := p.Times(m).Plus(z.Squared().Over(number(2)))
		half := z.Times(formula.Sqrt(p.Times(m).Times(number(1).Minus(p)).Plus(z.Squared().Over(number(4)))))
		limit := func(x formula.Expr) formula.Expr { return number(100).Times(x).Over(m.Plus(z.Squared())) }
		rows := formula.Where("Reports", formula.IsOneOf("stratum", formula.Text(s.id)))
		alike := rows.SumProduct("required", "required").Over(here("required")).Minus(number(1))
		effect := number(1).Plus(alike.Times(formula.Cell(doc.Ref{Sheet: "Parameters", Row: "icc", Column: "value"})))
		reported := func(rate string) formula.Expr { return here("population").Times(number(100)).Over(here(rate)) }
		t := s.population / s.rate * 100
		b, a := s.population*(100/s.rate-100/s.upper), s.population*(100/s.lower-100/s.rate)
		population, expanded, below, above = population+s.population, expanded+t, below+b*b, above+a*a
		k, n, reports = k+s.k, n+s.n, reports+s.reports
		g.Rows = append(g.Rows, doc.GridRow{ID: s.id, Cells: []doc.GridCell{
			{Text: s.label},
			{Value: s.k, Formula: rows.Sum("recorded")},
			{Value: s.n, Formula: rows.Sum("required")},
			{Value: s.reports, Formula: rows.Count()},
			{Value: s.rate, Formula: number(100).Times(here("recorded")).Over(here("required"))},
			{Value: s.lower, Formula: formula.Max(number(0), limit(centre.Minus(half)))},
			{Value: s.upper, Formula: formula.Min(number(100), limit(centre.Plus(half)))},
			{Value: s.effective, Formula: here("required").Over(effect)},
			{Value: s.population},
			{Value: t, Formula: reported("rate")},
			{Value: b, Formula: reported("rate").Minus(reported("upper"))},
			{Value: a, Formula: reported("lower").Minus(reported("rate"))},
			{Text: "Reliable", Formula: formula.If(here("required").Below(number(30)), formula.Text("Low reliability"), formula.Text("Reliable"))},
		}})
	}
	sum := func(column string, of func(formula.Expr) formula.Expr) formula.Expr {
		var parts []formula.Expr
		for _, s := range strata {
			parts = append(parts, of(formula.Cell(doc.Ref{Sheet: "Rates", Row: s.id, Column: column})))
		}
		return formula.Sum(parts...)
	}
	plain := func(e formula.Expr) formula.Expr { return e }
	total := func(column string) formula.Expr { return sum(column, plain) }
	root := func(column string) formula.Expr { return formula.Sqrt(sum(column, formula.Expr.Squared)) }
	all := formula.Number(100).Times(total("population"))
	x := doc.GridCell{Mark: "[z]"}
	g.Rows = append(g.Rows, doc.GridRow{ID: "force", Cells: []doc.GridCell{
		{Text: "All recorded crime (excluding fraud)"},
		{Value: k, Formula: total("recorded")},
		{Value: n, Formula: total("required")},
		{Value: reports, Formula: total("reports")},
		{Value: 100 * population / expanded, Formula: all.Over(total("reported"))},
		{Value: 100 * population / (expanded + math.Sqrt(above)), Formula: all.Over(total("reported").Plus(root("above")))},
		{Value: 100 * population / (expanded - math.Sqrt(below)), Formula: all.Over(total("reported").Minus(root("below")))},
		x,
		{Value: population, Formula: total("population")},
		{Value: expanded, Formula: total("reported")},
		x, x,
		{Text: "Reliable"},
	}})
	return doc.Sheet{Name: "Rates", Title: "Recording rates by crime type and for the force", Table: g, Lines: []doc.SheetLine{
		{Text: "This worksheet contains one table."},
		{Text: "The force rate is combined from the crime types by recorded crime. Notes are in the worksheet called Notes. See [note 1] and [note 2].", Link: "sheet:Notes"},
		{Text: "Some shorthand is used: [z] = not applicable."},
	}}
}

func gradesSheet(rates doc.Sheet) doc.Sheet {
	rate := rates.Table.Rows[len(rates.Table.Rows)-1].Cells[4].Value
	g := &doc.Grid{ID: "tbl_grades", Columns: []doc.GridColumn{
		{ID: "from", Title: "Lowest recording rate (%)", Kind: doc.PercentCell}, {ID: "grade", Title: "Grade"}, {ID: "result", Title: "Result"},
	}}
	for _, b := range []struct {
		from  float64
		grade string
	}{{0, "Inadequate"}, {90, "Requires improvement"}, {95, "Good"}} {
		met := "Not met"
		if rate >= b.from {
			met = "Met"
		}
		id := strings.ReplaceAll(strings.ToLower(b.grade), " ", "-")
		g.Rows = append(g.Rows, doc.GridRow{ID: id, Cells: []doc.GridCell{
			{Value: b.from},
			{Text: b.grade},
			{Text: met, Formula: formula.If(formula.Cell(doc.Ref{Sheet: "Rates", Row: "force", Column: "rate"}).AtLeast(formula.Here("from")), formula.Text("Met"), formula.Text("Not met"))},
		}})
	}
	return doc.Sheet{Name: "Grades", Title: "Grades and the rates they begin at", Table: g, Lines: []doc.SheetLine{
		{Text: "This worksheet contains one table."}, {Text: "Thresholds are illustrative."},
	}}
}
