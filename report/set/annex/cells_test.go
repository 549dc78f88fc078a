package annex

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"assize/report/say/doc"
	"assize/report/say/formula"
)

// xmlOf is a part of the xlsx of a workbook.
func xmlOf(t *testing.T, w *doc.Workbook, part string) string {
	t.Helper()
	packed, err := XLSX(w, Env{})
	if err != nil {
		t.Fatal(err)
	}
	return odsPart(t, packed, part)
}

// one is a workbook of one sheet and one column, a row for each cell.
func one(kind doc.CellKind, cells ...doc.GridCell) *doc.Workbook {
	g := &doc.Grid{ID: "tbl_one", Columns: []doc.GridColumn{{ID: "c", Title: "Head", Kind: kind}}}
	for _, c := range cells {
		g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{c}})
	}
	return &doc.Workbook{ID: "one", Lang: "en-GB", Analyst: true, Sheets: []doc.Sheet{{Name: "One", Table: g}}}
}

func TestCells(t *testing.T) {
	const part = "xl/worksheets/sheet1.xml"
	tests := []struct {
		name string
		kind doc.CellKind
		cell doc.GridCell
		want string // what follows the style in A2
	}{
		{"text", doc.TextCell, doc.GridCell{Text: "a"}, ` t="inlineStr"><is><t>a</t></is></c>`},
		{"formula as text", doc.TextCell, doc.GridCell{Text: `=1+1`}, ` t="inlineStr"><is><t>=1+1</t></is></c>`},
		{"markup", doc.TextCell, doc.GridCell{Text: `<&>"`}, `<t>&lt;&amp;&gt;&#34;</t>`},
		{"spaces", doc.TextCell, doc.GridCell{Text: " a\tb"}, `<t xml:space="preserve"> a	b</t>`},
		{"line ends", doc.TextCell, doc.GridCell{Text: "a\r\nb\rc"}, "<t xml:space=\"preserve\">a\nb\nc</t>"},
		{"escape", doc.TextCell, doc.GridCell{Text: "_x000D_ _x00e9_ _xyz_"}, `<t>_x005F_x000D_ _x005F_x00e9_ _xyz_</t>`},
		{"controls", doc.TextCell, doc.GridCell{Text: "a\x00\x07\u202e\u2066\ufeffb"}, `<t>ab</t>`},
		{"not UTF-8", doc.TextCell, doc.GridCell{Text: "caf\xe9"}, "<t>caf\ufffd</t>"},
		{"count", doc.CountCell, doc.GridCell{Value: 38123}, `><v>38123</v></c>`},
		{"percent", doc.PercentCell, doc.GridCell{Value: 85.46123456789012}, `><v>85.46123456789012</v></c>`},
		{"tiny", doc.DecimalCell, doc.GridCell{Value: 1e-9}, `><v>1e-09</v></c>`},
		{"mark", doc.PercentCell, doc.GridCell{Mark: "[x]", Value: 85}, ` t="inlineStr"><is><t>[x]</t></is></c>`},
		{"date", doc.DateCell, doc.GridCell{Text: "2016-08-25"}, `><v>42607</v></c>`},
		{"leap day", doc.DateCell, doc.GridCell{Text: "2016-02-29"}, `><v>42429</v></c>`},
		{"time", doc.DateTimeCell, doc.GridCell{Text: "2015-09-03T12:00"}, `><v>42250.5</v></c>`},
		{"seconds", doc.DateTimeCell, doc.GridCell{Text: "2015-09-03T18:00:00"}, `><v>42250.75</v></c>`},
		{"day of a time", doc.DateTimeCell, doc.GridCell{Text: "2015-09-03"}, `><v>42250</v></c>`},
		{"blank number", doc.CountCell, doc.GridCell{Value: math.NaN()}, `/></row>`},
		{"blank date", doc.DateCell, doc.GridCell{}, `/></row>`},
		{"number formula", doc.PercentCell, doc.GridCell{Value: 2, Formula: formula.Number(1).Plus(formula.Number(1))}, `><f>1+1</f><v>2</v></c>`},
		{"text formula", doc.TextCell, doc.GridCell{Text: "Met", Formula: formula.If(formula.Number(1).Below(formula.Number(2)), formula.Text("Met"), formula.Text("Not met"))}, ` t="str"><f>IF(1&lt;2,&#34;Met&#34;,&#34;Not met&#34;)</f><v>Met</v></c>`},
		{"own kind", doc.TextCell, doc.GridCell{Text: "2016-08-25", Kind: doc.DateCell}, `><v>42607</v></c>`},
		{"braces are text", doc.TextCell, doc.GridCell{Text: "{One|x|c}", Formula: formula.Text("{One|x|c}")}, `<f>&#34;{One|x|c}&#34;</f>`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			sheet := xmlOf(t, one(test.kind, test.cell), part)
			i := strings.Index(sheet, `<c r="A2" s="`)
			if i < 0 {
				t.Fatalf("no cell A2 in %s", sheet)
			}
			if cell := sheet[i:min(i+300, len(sheet))]; !strings.Contains(cell, test.want) {
				t.Errorf("got %s, want %s", cell, test.want)
			}
		})
	}
}

func TestLongTextIsCut(t *testing.T) {
	long := strings.Repeat("a", maxText-1) + "😀" + "b"
	if got := clean(long); got != strings.Repeat("a", maxText-1) {
		t.Errorf("cut to %d characters, splitting or overrunning the last", len(got))
	}
	if got := clean(strings.Repeat("é", maxText+5)); len([]rune(got)) != maxText {
		t.Errorf("cut to %d characters", len([]rune(got)))
	}
}

// TestAddresses: where doc says a cell stands is where it is written, and a
// formula's token becomes that address.
func TestAddresses(t *testing.T) {
	w := annexWorkbook(true)
	packed, err := XLSX(w, Env{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	rates := w.Sheet("Rates").Table
	for _, r := range rates.Rows {
		address, err := w.Address(doc.Ref{Sheet: "Rates", Row: r.ID, Column: "measure"})
		if err != nil {
			t.Fatal(err)
		}
		sheet, cell, _ := strings.Cut(address, "!")
		if got, err := f.GetCellValue(sheet, cell); err != nil || got != r.Cells[0].Text {
			t.Errorf("%s holds %q (%v), not %q", address, got, err, r.Cells[0].Text)
		}
	}
	if got, err := f.GetCellFormula("Rates", "E9"); err != nil || got != "100*SUM(I6,I7,I8)/SUM(J6,J7,J8)" {
		t.Errorf("Rates!E9 is =%s (%v)", got, err)
	}
	if got, err := f.GetCellFormula("Chart_data", "E4"); err != nil || got != "Rates!E6" {
		t.Errorf("Chart_data!E4 is =%s (%v)", got, err)
	}
}

// TestPublication: a publication holds values and nothing that moves.
func TestPublication(t *testing.T) {
	packed, err := XLSX(annexWorkbook(false), Env{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range f.GetSheetList() {
		sheet := odsPart(t, packed, "xl/worksheets/sheet"+string(rune('1'+i))+".xml")
		for _, bad := range []string{"<f>", "<pane", "<drawing", "headerFooter", "autoFilter", "mergeCell"} {
			if strings.Contains(sheet, bad) {
				t.Errorf("%s holds %s", name, bad)
			}
		}
	}
	if got, err := f.GetCellValue("Rates", "E9", excelize.Options{RawCellValue: true}); err != nil || !strings.HasPrefix(got, "86.6") {
		t.Errorf("the force rate is %s (%v)", got, err)
	}
}

// TestRefused: what cannot be said in a workbook is refused, with its place.
func TestRefused(t *testing.T) {
	grid := func(w *doc.Workbook) *doc.Grid { return w.Sheets[0].Table }
	tests := []struct {
		name  string
		plant func(*doc.Workbook)
		want  string
	}{
		{"no sheets", func(w *doc.Workbook) { w.Sheets = nil }, "needs a sheet"},
		{"sheet name", func(w *doc.Workbook) { w.Sheets[0].Name = "A/B" }, "not allowed"},
		{"long sheet name", func(w *doc.Workbook) { w.Sheets[0].Name = strings.Repeat("x", 32) }, "longer than 31"},
		{"two sheets", func(w *doc.Workbook) { w.Sheets = append(w.Sheets, doc.Sheet{Name: "ONE"}) }, "two sheets named ONE"},
		{"table name", func(w *doc.Workbook) { grid(w).ID = "A1" }, "cell address"},
		{"table name of words", func(w *doc.Workbook) { grid(w).ID = "my table" }, "letters, digits"},
		{"no columns", func(w *doc.Workbook) { grid(w).Columns = nil }, "no columns"},
		{"no head", func(w *doc.Workbook) { grid(w).Columns[0].Title = " " }, "needs a title"},
		{"wide row", func(w *doc.Workbook) { grid(w).Rows[0].Cells = make([]doc.GridCell, 2) }, "2 cells for 1 columns"},
		{"infinite", func(w *doc.Workbook) { grid(w).Rows[0].Cells[0].Value = math.Inf(-1) }, "One!A2: number is not finite"},
		{"no date", func(w *doc.Workbook) { grid(w).Rows[0].Cells[0] = doc.GridCell{Kind: doc.DateCell, Text: "25/08/2016"} }, "One!A2: not an ISO date"},
		{"no such day", func(w *doc.Workbook) { grid(w).Rows[0].Cells[0] = doc.GridCell{Kind: doc.DateCell, Text: "2015-02-29"} }, "not an ISO date"},
		{"old date", func(w *doc.Workbook) { grid(w).Rows[0].Cells[0] = doc.GridCell{Kind: doc.DateCell, Text: "1899-12-31"} }, "before March 1900"},
		{"formula without value", func(w *doc.Workbook) {
			grid(w).Rows[0].Cells[0] = doc.GridCell{Value: math.NaN(), Formula: formula.Number(1)}
		}, "no value"},
		{"reference to nothing", func(w *doc.Workbook) { grid(w).Rows[0].Cells[0].Formula = formula.Here("y") }, `sheet One, row 1, column c (A2): the sheet has no column "y"`},
		{"formula of another value", func(w *doc.Workbook) { grid(w).Rows[0].Cells[0].Formula = formula.Number(1.0001) }, "column c (A2): it holds 1, its formula gives 1.0001: 1.0001"},
		{"link to nothing", func(w *doc.Workbook) { grid(w).Rows[0].Cells[0].Link = "sheet:Two" }, "A2: link to sheet Two"},
		{"script link", func(w *doc.Workbook) { grid(w).Rows[0].Cells[0].Link = "javascript:alert(1)" }, `"javascript" is not allowed`},
		{"name of nothing", func(w *doc.Workbook) { w.Names = []doc.Name{{Name: "p_x", Ref: doc.Ref{Sheet: "One"}}} }, "defined name p_x"},
		{"name of a table", func(w *doc.Workbook) { w.Names = []doc.Name{{Name: "TBL_one", Ref: doc.Ref{Sheet: "One"}}} }, "a second name TBL_one"},
		{"name like a cell", func(w *doc.Workbook) { w.Names = []doc.Name{{Name: "R1C1"}} }, "cell address"},
		{"stray choice", func(w *doc.Workbook) { grid(w).Columns[0].Choices = []string{"a", " b"} }, "choice of a drop-down"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := one(doc.CountCell, doc.GridCell{Value: 1})
			test.plant(w)
			_, err := XLSX(w, Env{})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

// withoutFormulas leaves the values alone, where a test plants a cell that they would
// be computed from.
func withoutFormulas(w *doc.Workbook) {
	for _, s := range w.Sheets {
		if s.Table == nil {
			continue
		}
		for _, r := range s.Table.Rows {
			for i := range r.Cells {
				r.Cells[i].Formula = nil
			}
		}
	}
}

// TestChartsAgree: a chart that shows another number than the cell it cites is
// refused; one whose cell is marked shows nothing.
func TestChartsAgree(t *testing.T) {
	w := annexWorkbook(true)
	rows := w.Sheet("Charts").Figures[0].Plot.(doc.Intervals).Rows
	rows[0].Est.Value += 0.1
	if _, err := XLSX(w, Env{}); err == nil || !strings.Contains(err.Error(), "Rates!E6 holds") {
		t.Errorf("a chart that disagrees with its cell: %v", err)
	}
	rows[0].Est.Value -= 0.1
	w.Sheet("Rates").Table.Rows[0].Cells[4] = doc.GridCell{Mark: "[x]"}
	withoutFormulas(w)
	chart := xmlOf(t, w, "xl/charts/chart1.xml")
	if strings.Contains(chart, `<c:pt idx="0"><c:v>75.`) || !strings.Contains(chart, `<c:pt idx="1"><c:v>90.`) {
		t.Error("the bar of a value that is not available is drawn")
	}
}

func TestInputSheet(t *testing.T) {
	packed, err := XLSX(inputWorkbook(), Env{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	rules := map[string]string{}
	for _, sheet := range []string{"Inspection", "Reports", "Cancelled"} {
		found, err := f.GetDataValidations(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range found {
			rules[sheet+"!"+v.Sqref] = v.Type + " " + v.Formula1
		}
	}
	for at, want := range map[string]string{
		"Inspection!B2:B2":   `list Lists!$A$2:$A$44`,
		"Inspection!B3:B3":   `date 32874`,
		"Inspection!B5:B5":   `list "real,illustrative"`,
		"Reports!B2:B5041":   `list "violence,sexual offences,other"`,
		"Reports!D2:D5041":   `whole 0`,
		"Cancelled!C2:C5001": `list "Y,N"`,
	} {
		if rules[at] != want {
			t.Errorf("%s: rule %q, want %q; all: %v", at, rules[at], want, rules)
		}
	}
	if got, err := f.GetCellValue("Lists", "A44"); err != nil || got != "Constabulary number 43, of the county" {
		t.Errorf("Lists!A44 is %q (%v)", got, err)
	}
}
