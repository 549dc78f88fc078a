package formula

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"assize/report/say/doc"
)

// table is a workbook of one sheet whose columns hold what is given by head: a float64 a
// number, a string a text, nil a blank.
func table(name string, columns map[string][]any) *doc.Workbook {
	g := &doc.Grid{ID: "tbl_rows"}
	w := &doc.Workbook{ID: "w", Analyst: true, Sheets: []doc.Sheet{{Name: name, Title: "Rows", Table: g}}}
	for _, id := range []string{"a", "b", "c", "text", "date", "none"} {
		cells, ok := columns[id]
		if !ok {
			continue
		}
		g.Columns = append(g.Columns, doc.GridColumn{ID: id, Title: "Head " + id, Kind: doc.DecimalCell})
		for i, c := range cells {
			if i == len(g.Rows) {
				g.Rows = append(g.Rows, doc.GridRow{ID: string(rune('p' + i))})
			}
			cell := doc.GridCell{Value: math.NaN()}
			switch c := c.(type) {
			case float64:
				cell.Value = c
			case string:
				cell = doc.GridCell{Mark: c}
			}
			g.Rows[i].Cells = append(g.Rows[i].Cells, cell)
		}
	}
	return w
}

// computed is what an expression gives in the first row of a workbook's first sheet.
func computed(w *doc.Workbook, e Expr) value {
	b := NewBook(w)
	return e.node.value(&calculation{book: b, at: position{b.sheets[w.Sheets[0].Name], 0, 0}, line: -1})
}

func printed(t *testing.T, w *doc.Workbook, e Expr) string {
	t.Helper()
	s, err := NewBook(w).Print(e, w.Sheets[0].Name, 0)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestPrinted: brackets stand where spreadsheets need them, and only there.
func TestPrinted(t *testing.T) {
	w := table("Other sheet", map[string][]any{"a": {1.0, 2.0}, "b": {3.0, 4.0}})
	w.Sheets[0].Table.Columns[1].Title = "It's [crimes] #1 @ n"
	a, b := Here("a"), Cell(doc.Ref{Sheet: "Other sheet", Row: "q", Column: "b"})
	n := Number
	for want, e := range map[string]Expr{
		"A3+B4*2":                a.Plus(b.Times(n(2))),
		"(A3+B4)*2":              a.Plus(b).Times(n(2)),
		"A3-(B4-2)":              a.Minus(b.Minus(n(2))),
		"A3-B4-2":                a.Minus(b).Minus(n(2)),
		"A3/(B4*2)":              a.Over(b.Times(n(2))),
		"A3^2^3":                 a.Squared().power(n(3)),
		"A3^(2^3)":               a.power(n(2).power(n(3))),
		"(-2)^2":                 n(-2).Squared(),
		"A3-(-2)":                a.Minus(n(-2)),
		"IF(A3<=B4,-2,0.000001)": If(a.AtMost(b), n(-2), n(1e-6)),
		"(A3=1)+(B4<>2)":         a.Is(n(1)).Plus(b.with("<>", n(2))),
		"1E-12*1E+15":            n(1e-12).Times(n(1e15)),
		`"say ""so"""&A3`:        Text(`say "so"`).with("&", a),
		"ROWS(tbl_rows[Head a])": Where("Other sheet").Count(),
		"SUM(tbl_rows[It''s '[crimes'] '#1 '@ n])": Where("Other sheet").Sum("b"),
		"AND(A3>1,NOT(A3>=B4),OR(A3<1,ABS(A3)=1))": And(a.Above(n(1)), Not(a.AtLeast(b)), Or(a.Below(n(1)), Abs(a).Is(n(1)))),
		"A3+A3+A3": Total(a, a, a), "0": Total(),
	} {
		if got := printed(t, w, e); got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
	}
	other := &doc.Workbook{Sheets: append([]doc.Sheet{{Name: "One", Table: &doc.Grid{ID: "tbl_one", Columns: []doc.GridColumn{{ID: "x", Title: "X"}}, Rows: []doc.GridRow{{}}}}}, w.Sheets...)}
	if got := printed(t, other, b); got != "'Other sheet'!B4" {
		t.Errorf("from another sheet: %s", got)
	}
}

// TestNotPrinted: what no spreadsheet could open is told, not written.
func TestNotPrinted(t *testing.T) {
	w := table("S", map[string][]any{"a": {1.0}})
	long := Here("a")
	for range 3000 {
		long = long.Plus(Here("a"))
	}
	many := make([]Expr, 256)
	for i := range many {
		many[i] = Number(1)
	}
	for want, e := range map[string]Expr{
		`no row "x"`:                   Cell(doc.Ref{Sheet: "S", Row: "x", Column: "a"}),
		`no column "x"`:                Here("x"),
		`no table on sheet "T"`:        Where("T").Sum("a"),
		"not finite":                   Number(math.Inf(1)),
		"longer than 8,192 characters": long,
		"more than 255 arguments":      Max(many...),
		"no expression":                {},
	} {
		if _, err := NewBook(w).Print(e, "S", 0); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	text := strings.Repeat("é", 200) + strings.Repeat("𝟙", 200)
	formula := printed(t, w, Text(text).Is(Here("a")))
	for part := range strings.SplitSeq(strings.TrimSuffix(formula, "=A3"), `"&"`) {
		if n := len([]rune(part)); n > 257 {
			t.Errorf("a text of %d characters stands in a formula", n)
		}
	}
}

// TestComputed holds arithmetic and functions to what LibreOffice 7.4 computes of the
// same formulas.
func TestComputed(t *testing.T) {
	w := table("S", map[string][]any{"a": {2.0, 3.0, "[z]", nil, 5.0}, "b": {1.0, 0.0, 1.0, 1.0, 1.0}, "c": {"[x]", nil, "yes", "Yes", 7.0}})
	a, b, c := Here("a"), Here("b"), Here("c")
	cell := func(row, column string) Expr { return Cell(doc.Ref{Sheet: "S", Row: row, Column: column}) }
	n := Number
	for _, tt := range []struct {
		name string
		e    Expr
		want float64
	}{
		{"order", a.Plus(b.Times(n(4))).Over(n(3)), 2},
		{"power", a.power(n(10)), 1024},
		{"if leaves the other alone", If(b.Is(n(1)), a, a.Over(n(0))), 2},
		{"round up a half", Round(n(2.5), 0), 3},
		{"round a negative half away from zero", Round(n(-2.5), 0), -3},
		{"round what is a half in decimals", Round(n(2.675), 2), 2.68},
		{"round 1.005", Round(n(1.005), 2), 1.01},
		{"sum of a column without its marks", Sum(columnOf("S", "a")), 10},
		{"sum of cells", Sum(a, cell("r", "a"), cell("t", "a")), 7},
		{"largest of cells", Max(a, cell("t", "a"), n(4)), 5},
		{"least", Min(n(4), a, n(3)), 2},
		{"blank is zero", cell("s", "a").Plus(n(1)), 1},
		{"products without marks", sumProduct(columnOf("S", "a"), columnOf("S", "b")), 7},
		{"exp and ln", Ln(Exp(n(1.5))), 1.5},
		{"normal", NormalQuantile(n(0.975)), 1.95996398454005},
		{"student", StudentQuantile(n(0.05), n(39)), 2.02269092003676},
		{"student, one degree", StudentQuantile(n(0.1), n(1)), 6.31375151467504},
		{"beta", BetaQuantile(n(0.025), n(18), n(3)), 0.683017285980918},
		{"beta, upper", BetaQuantile(n(0.975), n(19), n(2)), 0.987651472829705},
	} {
		got := computed(w, tt.e)
		if got.sort != numeric || math.Abs(got.number-tt.want) > 1e-9*max(1, math.Abs(tt.want)) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
	for sign, e := range map[string]Expr{
		notValue:   c.Plus(n(1)),
		notDivided: a.Over(cell("q", "b")),
		notNumber:  Sqrt(n(-1)),
		notNamed:   Here("d"),
	} {
		if got := computed(w, e); got.sort != failed || got.text != sign {
			t.Errorf("%s: %v", sign, got)
		}
	}
	for _, e := range []Expr{
		c.Above(n(1e9)), // text is above every number
		cell("r", "c").Is(cell("s", "c")), cell("q", "c").Is(n(0)), cell("q", "c").Is(Text("")),
		And(n(1), c.Is(Text("[X]"))), Or(n(0), isNumber(a)), Not(isNumber(c)),
	} {
		if got := computed(w, e); got.sort != logical || got.number != 1 {
			t.Errorf("%s: %v", e.Symbolic(), got)
		}
	}
}

// TestCriteria holds SUMIFS to what spreadsheets do with wildcards, blanks, numbers and
// marks.
func TestCriteria(t *testing.T) {
	texts := []any{"violence", "Violence", "violent", "v*", "v?x", "", nil, "10", 10.0, 72.0, "[z]", "~", "<5"}
	ones := make([]any, len(texts))
	for i := range ones {
		ones[i] = 1.0
	}
	w := table("S", map[string][]any{"a": ones, "text": texts})
	g := w.Sheets[0].Table
	g.Rows[5].Cells[1] = doc.GridCell{Text: "", Kind: doc.DecimalCell, Value: math.NaN()}
	g.Rows[5].Cells[1].Formula = Text("")
	for criterion, want := range map[string]int{
		"violence": 2, "=VIOLENCE": 2, "v*": 5, "v~*": 1, "v?????t": 1, "v~?x": 1, "~~": 1,
		"": 2, "=": 1, "<>": 12, "<>violence": 11, "<=72": 2, "<72": 1, ">=10": 2, "10": 1, "<>10": 12,
		"=<5": 1, "*": 10, "nothing": 0,
	} {
		e := Expr{function{"COUNTIFS", []node{column{"S", "text"}, text(criterion)}}}
		if got := computed(w, e); got.number != float64(want) {
			t.Errorf("%q: %v rows, want %d", criterion, got.number, want)
		}
	}
}

// TestRowsAgree: whatever way the sums over rows are said, by criteria or by masks, they
// are those of a plain loop. Values hold signs that criteria would read as patterns.
func TestRowsAgree(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 2026))
	words := []string{"violence", "Violence", "a or b", "v*", "<5", "10", "true", "[z]", "ymosodiad", "second call", "x?"}
	for range 300 {
		rows := 1 + random.IntN(30)
		g := &doc.Grid{ID: "tbl_s", Columns: []doc.GridColumn{{ID: "t", Title: "T"}, {ID: "u", Title: "U"}, {ID: "n", Title: "N", Kind: doc.CountCell}, {ID: "h", Title: "H", Kind: doc.DecimalCell}}}
		for range rows {
			hours := doc.GridCell{Mark: "[z]"}
			if random.IntN(3) > 0 {
				hours = doc.GridCell{Value: float64(random.IntN(100))}
			}
			g.Rows = append(g.Rows, doc.GridRow{Cells: []doc.GridCell{
				{Text: words[random.IntN(len(words))]}, {Text: words[random.IntN(len(words))]}, {Value: float64(random.IntN(5))}, hours,
			}})
		}
		w := &doc.Workbook{Sheets: []doc.Sheet{{Name: "S", Table: g}}}
		some := func() (of []Expr, is func(string) bool) {
			var picked []string
			for range 1 + random.IntN(3) {
				picked = append(picked, words[random.IntN(len(words))])
				of = append(of, Text(picked[len(picked)-1]))
			}
			return of, func(s string) bool {
				for _, p := range picked {
					if strings.EqualFold(p, s) {
						return true
					}
				}
				return false
			}
		}
		first, isFirst := some()
		second, isSecond := some()
		bound := float64(random.IntN(100))
		cells := func(i int) []doc.GridCell { return g.Rows[i].Cells }
		in := func(i int) bool { return isFirst(cells(i)[0].Text) }
		of := Where("S", IsOneOf("t", first...))
		late := func(i int) bool { return cells(i)[3].Mark != "" || cells(i)[3].Value > bound }
		for name, c := range map[string]struct {
			rows Rows
			keep func(i int) bool
		}{
			"all":      {Where("S"), func(int) bool { return true }},
			"one of":   {of, in},
			"both":     {of.And(IsOneOf("u", second...)), func(i int) bool { return in(i) && isSecond(cells(i)[1].Text) }},
			"in time":  {of.And(IsAtMost("h", Number(bound))), func(i int) bool { return in(i) && !late(i) }},
			"without":  {of.Without(Where("S", IsOneOf("u", second...))), func(i int) bool { return in(i) && !isSecond(cells(i)[1].Text) }},
			"not late": {Where("S", IsAtMost("h", Number(bound))).Without(of), func(i int) bool { return !late(i) && !in(i) }},
		} {
			count, sum, squares := 0.0, 0.0, 0.0
			for i := range g.Rows {
				if n := cells(i)[2].Value; c.keep(i) {
					count, sum, squares = count+1, sum+n, squares+n*n
				}
			}
			for what, pair := range map[string][2]float64{
				"count":   {computed(w, c.rows.Count()).number, count},
				"sum":     {computed(w, c.rows.Sum("n")).number, sum},
				"squares": {computed(w, c.rows.SumProduct("n", "n")).number, squares},
			} {
				if pair[0] != pair[1] {
					t.Fatalf("%s, %s: %v, want %v: %s", name, what, pair[0], pair[1], c.rows.Sum("n").Symbolic())
				}
			}
		}
	}
}

// TestVerify: a cell that its formula does not give is named by sheet, row and column,
// and a cell whose value is not known is filled.
func TestVerify(t *testing.T) {
	sound := func() *doc.Workbook {
		w := table("S", map[string][]any{"a": {2.0, 4.0}, "b": {nil, 8.0}, "c": {0.5, 2.0}})
		rows := w.Sheets[0].Table.Rows
		rows[0].Cells[1].Formula = Here("a").Times(Number(2))
		rows[0].Cells[2].Formula = Here("a").Over(Here("b"))
		return w
	}
	w := sound()
	if err := Fill(w); err != nil || w.Sheets[0].Table.Rows[0].Cells[1].Value != 4 {
		t.Fatalf("filled: %v, %v", w.Sheets[0].Table.Rows[0].Cells[1].Value, err)
	}
	if err := Verify(w); err != nil {
		t.Error(err)
	}
	for want, spoil := range map[string]func(cells []doc.GridCell){
		"sheet S, row p, column c (C3): it holds 0.500001, its formula gives 0.5: {a}/{b}": func(c []doc.GridCell) { c[2].Value = 0.500001 },
		"column b (B3): a cell without a value has a formula":                              func(c []doc.GridCell) { c[1].Mark = "[x]" },
		"column c (C3): its formula gives #CIRCULAR!":                                      func(c []doc.GridCell) { c[2].Formula = Here("b"); c[1].Formula = Here("c") },
		"column c (C3): its formula gives #DIV/0!":                                         func(c []doc.GridCell) { c[2].Formula = Number(1).Over(Number(0)) },
		"column c (C3): its formula gives words":                                           func(c []doc.GridCell) { c[2].Formula = Text("x") },
		`column c (C3): sheet S has no row "x"`:                                            func(c []doc.GridCell) { c[2].Formula = Cell(doc.Ref{Sheet: "S", Row: "x", Column: "a"}) },
		"column c (C3): a formula of type formula.strange is no expression":                func(c []doc.GridCell) { c[2].Formula = strange{} },
	} {
		w := sound()
		w.Sheets[0].Table.Rows[0].Cells[1].Value = 4
		spoil(w.Sheets[0].Table.Rows[0].Cells)
		if err := Verify(w); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v\nwant %s", err, want)
		}
	}
}

type strange struct{}

func (strange) Symbolic() string { return "" }
