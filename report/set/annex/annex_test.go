package annex

import (
	"fmt"
	"math"
	"strings"
	"time"

	"assize/report/say/doc"
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
	var population, reported, below, above, k, n, reports float64
	for _, s := range strata {
		at := func(column string) string { return "{Rates|" + s.id + "|" + column + "}" }
		p, m := "("+at("rate")+"/100)", at("effective")
		limit := func(sign string) string {
			return "100*(" + p + "*" + m + "+p_z^2/2" + sign + "p_z*SQRT(" + p + "*" + m + "*(1-" + p + ")+p_z^2/4))/(" + m + "+p_z^2)"
		}
		quoted := `tbl_reports[Stratum],"` + s.id + `"`
		t := s.population / s.rate * 100
		b, a := s.population*(100/s.rate-100/s.upper), s.population*(100/s.lower-100/s.rate)
		population, reported, below, above = population+s.population, reported+t, below+b*b, above+a*a
		k, n, reports = k+s.k, n+s.n, reports+s.reports
		rows := `(tbl_reports[Stratum]="` + s.id + `")*tbl_reports[Crimes that should be recorded]^2`
		g.Rows = append(g.Rows, doc.GridRow{ID: s.id, Cells: []doc.GridCell{
			{Text: s.label},
			{Value: s.k, Formula: "SUMIFS(tbl_reports[Crimes recorded]," + quoted + ")"},
			{Value: s.n, Formula: "SUMIFS(tbl_reports[Crimes that should be recorded]," + quoted + ")"},
			{Value: s.reports, Formula: "COUNTIFS(" + quoted + ")"},
			{Value: s.rate, Formula: "100*" + at("recorded") + "/" + at("required")},
			{Value: s.lower, Formula: "MAX(0," + limit("-") + ")"},
			{Value: s.upper, Formula: "MIN(100," + limit("+") + ")"},
			{Value: s.effective, Formula: at("required") + "/(1+(SUMPRODUCT(" + rows + ")/" + at("required") + "-1)*p_icc)"},
			{Value: s.population},
			{Value: t, Formula: at("population") + "*100/" + at("rate")},
			{Value: b, Formula: at("population") + "*(100/" + at("rate") + "-100/" + at("upper") + ")"},
			{Value: a, Formula: at("population") + "*(100/" + at("lower") + "-100/" + at("rate") + ")"},
			{Text: "Reliable", Formula: "IF(" + at("required") + `<30,"Low reliability","Reliable")`},
		}})
	}
	first, last := strata[0].id, strata[len(strata)-1].id
	column := func(c string) string { return "{Rates|" + first + "|" + c + "}:{Rates|" + last + "|" + c + "}" }
	total := "SUM(" + column("reported") + ")"
	root := func(c string) string { return "SQRT(SUMPRODUCT(" + column(c) + "," + column(c) + "))" }
	x := doc.GridCell{Mark: "[z]"}
	g.Rows = append(g.Rows, doc.GridRow{ID: "force", Cells: []doc.GridCell{
		{Text: "All recorded crime (excluding fraud)"},
		{Value: k, Formula: "SUM(" + column("recorded") + ")"},
		{Value: n, Formula: "SUM(" + column("required") + ")"},
		{Value: reports, Formula: "SUM(" + column("reports") + ")"},
		{Value: 100 * population / reported, Formula: "100*SUM(" + column("population") + ")/" + total},
		{Value: 100 * population / (reported + math.Sqrt(above)), Formula: "100*SUM(" + column("population") + ")/(" + total + "+" + root("above") + ")"},
		{Value: 100 * population / (reported - math.Sqrt(below)), Formula: "100*SUM(" + column("population") + ")/(" + total + "-" + root("below") + ")"},
		x,
		{Value: population, Formula: "SUM(" + column("population") + ")"},
		{Value: reported, Formula: total},
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
			{Text: met, Formula: `IF(h_recording_rate>={Grades|` + id + `|from},"Met","Not met")`},
		}})
	}
	return doc.Sheet{Name: "Grades", Title: "Grades and the rates they begin at", Table: g, Lines: []doc.SheetLine{
		{Text: "This worksheet contains one table."}, {Text: "Thresholds are illustrative."},
	}}
}
