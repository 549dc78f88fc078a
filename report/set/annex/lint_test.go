package annex

import (
	"strings"
	"testing"

	"assize/report/say/doc"
	"assize/report/say/formula"
)

func TestLintClean(t *testing.T) {
	for name, w := range map[string]*doc.Workbook{"analyst": annexWorkbook(true), "publication": annexWorkbook(false)} {
		for _, err := range Lint(w) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestLintFinds plants one fault at a time.
func TestLintFinds(t *testing.T) {
	rates := func(w *doc.Workbook) *doc.Sheet { return w.Sheet("Rates") }
	tests := []struct {
		name  string
		plant func(*doc.Workbook)
		want  string
	}{
		{"blank cell", func(w *doc.Workbook) { rates(w).Table.Rows[1].Cells[0].Text = " " }, "Rates!A7: blank cell"},
		{"short row", func(w *doc.Workbook) { r := &rates(w).Table.Rows[0]; r.Cells = r.Cells[:12] }, "Rates!M6: blank cell"},
		{"no title", func(w *doc.Workbook) { w.Sheet("Notes").Title = "" }, "Notes: no title in A1"},
		{"no language", func(w *doc.Workbook) { w.Lang = "" }, "no language"},
		{"no date", func(w *doc.Workbook) { w.Date = w.Date.AddDate(-3000, 0, 0); w.Date = doc.Workbook{}.Date }, "no date"},
		{"two heads", func(w *doc.Workbook) { rates(w).Table.Columns[1].Title = "crime  type" }, "two columns headed"},
		{"head with a mark", func(w *doc.Workbook) { rates(w).Table.Columns[0].Title = "Crime type [note 1]" }, "head of column A"},
		{"sheet name", func(w *doc.Workbook) { w.Sheet("Grades").Name = "Grade rules" }, "not made of letters"},
		{"table name", func(w *doc.Workbook) { w.Sheet("Grades").Table.ID = "Grades" }, "does not begin with tbl_"},
		{"shorthand", func(w *doc.Workbook) { rates(w).Table.Rows[0].Cells[12] = doc.GridCell{Mark: "[low]"} }, "Rates!M6: shorthand [low]"},
		{"odd mark", func(w *doc.Workbook) { rates(w).Table.Rows[0].Cells[12] = doc.GridCell{Mark: "n/a"} }, "Rates!M6: mark is not"},
		{"missing note", func(w *doc.Workbook) { rates(w).Lines[0].Text += " [note 9]" }, "[note 9] is not on"},
		{"idle note", func(w *doc.Workbook) { rates(w).Lines[1].Text = "No notes." }, "[note 2] is called nowhere"},
		{"unlisted sheet", func(w *doc.Workbook) { g := w.Sheet("Contents").Table; g.Rows = g.Rows[:3] }, "worksheet Rates is not listed"},
		{"dead link", func(w *doc.Workbook) { rates(w).Lines[1].Link = "sheet:Nowhere" }, "sheet Nowhere, which is not there"},
		{"file link", func(w *doc.Workbook) { w.Sheets[0].Lines[6].Link = "file:///etc/passwd" }, `scheme "file"`},
		{"link text", func(w *doc.Workbook) { w.Sheets[0].Lines[6].Text = "click here" }, "does not say where"},
		{"absent sheet in text", func(w *doc.Workbook) { rates(w).Lines[0].Text = "See the worksheet called Audit_lines." }, "names worksheet Audit_lines"},
		{"sample unsaid", func(w *doc.Workbook) { w.Sheets[0].Lines[0].Text = "Data." }, "are a sample"},
		{"lines in public", func(w *doc.Workbook) { w.Analyst = false }, "line-level table in a publication annex"},
		{"charts in public", func(w *doc.Workbook) { w.Analyst = false }, "charts in a publication annex"},
		{"endless text", func(w *doc.Workbook) { rates(w).Table.Rows[0].Cells[0].Text = strings.Repeat("word ", 700) }, "longer than a row can show"},
		{"formula of no value", func(w *doc.Workbook) { rates(w).Table.Rows[0].Cells[0] = doc.GridCell{Formula: formula.Text("")} }, "formula has no value"},
		{"unknown row", func(w *doc.Workbook) {
			rates(w).Table.Rows[0].Cells[1].Formula = formula.Cell(doc.Ref{Sheet: "Rates", Row: "rape", Column: "rate"})
		}, `no row "rape"`},
		{"name of nothing", func(w *doc.Workbook) { w.Names[0].Ref.Row = "zz" }, "name p_z"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := annexWorkbook(true)
			test.plant(w)
			for _, err := range Lint(w) {
				if strings.Contains(err.Error(), test.want) {
					return
				}
			}
			t.Errorf("no fault says %q; got %v", test.want, Lint(w))
		})
	}
}

func TestFormulaCheck(t *testing.T) {
	n := namesOf(annexWorkbook(true))
	tests := []struct{ formula, want string }{
		{`100*Rates!E5/$F$7+SUM(A1:B9,A:A,$1:$2)-1.5E-9`, ""},
		{`SUMIFS(tbl_reports[Crimes recorded],tbl_reports[Stratum],"it's a ""(""")`, ""},
		{`SUM(tbl_rates[[#All],[Recording rate (%)]])*p_z`, ""},
		{`IF(TRUE,'Rates'!A1,{1,2;3,4})`, ""},
		{`SUM(tbl_absent[Crimes recorded])`, "table tbl_absent"},
		{`SUM(tbl_reports[Crimes])`, "no column headed"},
		{`tbl_reports[@Stratum]`, "#This Row"},
		{`NORM.S.INV(0.975)`, "function NORM.S.INV"},
		{`_xlfn.XLOOKUP(1,A1,A2)`, "function _xlfn.XLOOKUP"},
		{`SUM(A1`, "leaves a bracket open"},
		{`A1)`, "not open"},
		{`Absent!A1`, "sheet Absent"},
		{`'Not here'!A1`, "sheet Not here"},
		{`[1]Rates!A1`, "another workbook"},
		{`p_unknown*2`, "name p_unknown"},
		{`"open`, "open quotation"},
	}
	for _, test := range tests {
		err := n.check(test.formula)
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %q", test.formula, err, test.want)
		}
	}
}
