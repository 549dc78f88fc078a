package annex

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"assize/report/say/doc"
	"assize/report/say/formula"
	"assize/report/say/words"
	"assize/report/set/chart"
)

// chartSheet holds the numbers of the native charts. They are live formulas to
// the cells the figures cite, so that a chart follows the line that is changed.
const chartSheet = "Chart_data"

// Columns of the chart data, 0-based.
const (
	chartColumn = iota
	seriesColumn
	itemColumn
	positionColumn
	valueColumn
	lowerColumn
	upperColumn
	belowColumn
	aboveColumn
)

// nativeChart is a figure as Excel draws it.
type nativeChart struct {
	chart.Native
	figure *doc.Figure
	sheet  string // it stands on
	series []chartSeries
}

// chartSeries is a series with its place in the chart data.
type chartSeries struct {
	chart.NativeSeries
	first, last int   // indices of its rows, both included
	value       int   // column of the values
	errorBars   bool  // a row of it has an interval
	strong      []int // indices, from first, of the items that stand out
}

// columnOf is the column of the chart data that holds the numbers of a row.
func columnOf(c chart.NativeColumn) int {
	switch c {
	case chart.NativeLower:
		return lowerColumn
	case chart.NativeUpper:
		return upperColumn
	default:
		return valueColumn
	}
}

// withCharts is an analyst's workbook with the data of its figures on a sheet
// of their own, next to the sheet the charts stand on and entered where that
// one is linked, and the charts. Without figures it is the workbook itself.
func withCharts(w *doc.Workbook, env Env) (*doc.Workbook, []nativeChart, error) {
	if !w.Analyst || !slices.ContainsFunc(w.Sheets, func(s doc.Sheet) bool { return len(s.Figures) > 0 }) {
		return w, nil, nil
	}
	d := chartData{workbook: w, grid: chartGrid()}
	after := 0
	for i := range w.Sheets {
		s := &w.Sheets[i]
		for j := range s.Figures {
			if err := d.add(s.Name, &s.Figures[j]); err != nil {
				return nil, nil, fmt.Errorf("annex %s: chart %s: %w", w.ID, s.Figures[j].ID, err)
			}
			after = i + 1
		}
	}
	if len(d.charts) == 0 {
		return w, nil, nil
	}
	sheet := doc.Sheet{Name: chartSheet, Title: "Data of the charts", Table: d.grid}
	if env.Words != nil {
		sheet.Lines = append(sheet.Lines, doc.SheetLine{Text: env.Words.Label(words.LabelOneTable)})
	}
	if w.Sample != "" {
		sheet.Lines = append(sheet.Lines, doc.SheetLine{Text: w.Sample})
	}
	with := *w
	with.Sheets = slices.Insert(slices.Clone(w.Sheets), after, sheet)
	enterContents(&with, w.Sheets[after-1].Name, &sheet)
	return &with, d.charts, nil
}

// enterContents adds a row for a sheet below the row that links its neighbour.
func enterContents(w *doc.Workbook, neighbour string, s *doc.Sheet) {
	for i := range w.Sheets {
		g := w.Sheets[i].Table
		if g == nil {
			continue
		}
		for r := range g.Rows {
			cells := g.Rows[r].Cells
			if len(cells) == 0 || cells[0].Link != "sheet:"+neighbour || cells[0].Text != neighbour {
				continue
			}
			row := doc.GridRow{Cells: make([]doc.GridCell, len(cells))}
			for j := range row.Cells {
				row.Cells[j].Mark = "[z]"
			}
			row.Cells[0] = doc.GridCell{Text: s.Name, Link: "sheet:" + s.Name}
			if len(cells) > 1 {
				row.Cells[1] = doc.GridCell{Text: s.Title}
			}
			entered := *g
			entered.Rows = slices.Insert(slices.Clone(g.Rows), r+1, row)
			w.Sheets[i].Table = &entered
			return
		}
	}
}

func chartGrid() *doc.Grid {
	return &doc.Grid{ID: "tbl_chart_data", Columns: []doc.GridColumn{
		{ID: "chart", Title: "Chart"},
		{ID: "series", Title: "Series"},
		{ID: "item", Title: "Item"},
		{ID: "position", Title: "Position", Kind: doc.DecimalCell},
		{ID: "value", Title: "Value", Kind: doc.PercentCell},
		{ID: "lower", Title: "Lower limit", Kind: doc.PercentCell},
		{ID: "upper", Title: "Upper limit", Kind: doc.PercentCell},
		{ID: "below", Title: "Value less lower limit", Kind: doc.PercentCell},
		{ID: "above", Title: "Upper limit less value", Kind: doc.PercentCell},
	}}
}

// chartData gathers the rows of the chart data.
type chartData struct {
	workbook *doc.Workbook
	grid     *doc.Grid
	charts   []nativeChart
	chart    string // title of the chart at hand
	unit     doc.CellKind
}

// add makes a native chart of a figure and enters its rows.
func (d *chartData) add(sheet string, f *doc.Figure) error {
	d.chart = doc.Plain(f.Title)
	c := nativeChart{Native: chart.NativeOf(f), figure: f, sheet: sheet}
	if len(c.Series) == 0 {
		return nil
	}
	if !c.Scatter {
		c.Axis.Min = math.Min(c.Axis.Min, 0) // bars begin at zero
	}
	d.unit = doc.CountCell
	if c.Axis.Percent {
		d.unit = doc.PercentCell
	}
	start := len(d.grid.Rows)
	for _, r := range c.Rows {
		cells, err := d.numbers(r)
		if err != nil {
			return err
		}
		d.row(r.Series, r.Item, append([]doc.GridCell{number(r.Position)}, cells...)...)
	}
	for _, s := range c.Series {
		c.series = append(c.series, d.placed(s, start, c.Rows))
	}
	d.charts = append(d.charts, c)
	return nil
}

// placed is a series of rows that were entered from start on.
func (d *chartData) placed(s chart.NativeSeries, start int, rows []chart.NativeRow) chartSeries {
	out := chartSeries{NativeSeries: s, first: start + s.First, last: start + s.Last, value: columnOf(s.Of)}
	for i := s.First; i <= s.Last; i++ {
		if rows[i].Strong {
			out.strong = append(out.strong, i-s.First)
		}
		out.errorBars = out.errorBars || s.Intervals && d.grid.Rows[start+i].Cells[belowColumn].Mark == ""
	}
	return out
}

// numbers are the cells of a row from its value on.
func (d *chartData) numbers(r chart.NativeRow) ([]doc.GridCell, error) {
	if !r.Plain {
		return d.estimate(r.Est)
	}
	return []doc.GridCell{number(r.Est.Value), number(r.Est.Lower), number(r.Est.Upper)}, nil
}

// number is a cell of a number, marked where there is none to give.
func number(v float64) doc.GridCell {
	if math.IsNaN(v) {
		return doc.GridCell{Mark: "[z]"}
	}
	return doc.GridCell{Value: v}
}

// row enters a row.
func (d *chartData) row(series, item string, cells ...doc.GridCell) {
	row := []doc.GridCell{{Text: d.chart}, textOr(series), textOr(item)}
	row = append(row, cells...)
	for len(row) <= aboveColumn {
		row = append(row, doc.GridCell{Mark: "[z]"})
	}
	for j := valueColumn; j <= aboveColumn; j++ {
		row[j].Kind = d.unit
	}
	d.grid.Rows = append(d.grid.Rows, doc.GridRow{ID: strconv.Itoa(len(d.grid.Rows)), Cells: row})
}

func textOr(s string) doc.GridCell {
	if s == "" {
		return doc.GridCell{Mark: "[z]"}
	}
	return doc.GridCell{Text: s}
}

// estimate is the cells of an estimate: value, limits, and the distances that
// error bars are drawn by.
func (d *chartData) estimate(e doc.Estimate) ([]doc.GridCell, error) {
	cells := make([]doc.GridCell, 5)
	for i := range cells {
		cells[i].Mark = "[x]"
	}
	if math.IsNaN(e.Value) {
		return cells, nil
	}
	var err error
	if cells[0], err = d.cited(e.Ref, e.Value); err != nil || cells[0].Mark != "" {
		return cells, err
	}
	if math.IsNaN(e.Lower) || math.IsNaN(e.Upper) {
		return cells, nil
	}
	cells[1], cells[2] = d.limit(e.Ref, "lower", e.Lower), d.limit(e.Ref, "upper", e.Upper)
	cells[3] = doc.GridCell{Value: e.Value - e.Lower, Formula: formula.Here("value").Minus(formula.Here("lower"))}
	cells[4] = doc.GridCell{Value: e.Upper - e.Value, Formula: formula.Here("upper").Minus(formula.Here("value"))}
	return cells, nil
}

// cited is a value by the cell it cites. It fails when that cell says another
// number: the chart and the table of one workbook must not disagree.
func (d *chartData) cited(ref doc.Ref, value float64) (doc.GridCell, error) {
	if ref.IsZero() {
		return doc.GridCell{Value: value}, nil
	}
	at, err := d.workbook.Address(ref)
	if err != nil {
		return doc.GridCell{}, err
	}
	cell := cellAt(d.workbook, ref)
	if cell == nil || cell.Mark != "" {
		return doc.GridCell{Mark: "[x]"}, nil
	}
	if !formula.Same(cell.Value, value) {
		return doc.GridCell{}, fmt.Errorf("the figure shows %v, but %s holds %v", value, at, cell.Value)
	}
	return doc.GridCell{Value: value, Formula: formula.Cell(ref)}, nil
}

// limit is a limit by the column of that id beside the cited value, where it
// holds that limit; else the number alone.
func (d *chartData) limit(ref doc.Ref, column string, value float64) doc.GridCell {
	ref.Column = column
	if cell := cellAt(d.workbook, ref); cell != nil && cell.Mark == "" && formula.Same(cell.Value, value) {
		return doc.GridCell{Value: value, Formula: formula.Cell(ref)}
	}
	return doc.GridCell{Value: value}
}

// cellAt is the cell of a reference, or nil.
func cellAt(w *doc.Workbook, r doc.Ref) *doc.GridCell {
	s := w.Sheet(r.Sheet)
	if s == nil || s.Table == nil {
		return nil
	}
	j := slices.IndexFunc(s.Table.Columns, func(c doc.GridColumn) bool { return c.ID == r.Column })
	i := slices.IndexFunc(s.Table.Rows, func(row doc.GridRow) bool { return row.ID == r.Row })
	if i < 0 || j < 0 || j >= len(s.Table.Rows[i].Cells) {
		return nil
	}
	return &s.Table.Rows[i].Cells[j]
}
