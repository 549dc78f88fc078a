// Package sheets tells the workbooks that are no annex: the audit workbook to fill
// in, the plan of an audit, the problems of a run, the differences of two releases.
package sheets

import (
	"cmp"
	"math"

	"assize/report/read/audit"
	"assize/report/read/workbook"
	"assize/report/say/doc"
)

// Filled gives the cells of one field of an audit workbook's rows; for the
// Inspection sheet, of its one value. It gives none where there is nothing.
type Filled func(t audit.Table, f audit.Field) []doc.GridCell

// Audit draws the workbook that auditors fill in: a sheet for each form, headings
// with drop-downs and input messages, and a line above each table: the one given,
// else what the sheet is for. Title and dates are the caller's.
func Audit(forms []workbook.Form, line string, filled Filled) *doc.Workbook {
	w := &doc.Workbook{ID: "audit-workbook", Title: "Audit workbook", Lang: "en-GB"}
	for _, form := range forms {
		grid := columnGrid
		if form.Table == audit.Inspection {
			grid = keyGrid
		}
		w.Sheets = append(w.Sheets, doc.Sheet{
			Name: form.Sheet, Lines: []doc.SheetLine{{Text: cmp.Or(line, form.Meaning)}}, Table: grid(form, filled),
		})
	}
	return w
}

// cellKind is how a kind of column is typed on paper. Rates are kept in percent
// as people write them.
func cellKind(k workbook.Kind) doc.CellKind {
	switch k {
	case workbook.Whole, workbook.Amount:
		return doc.CountCell
	case workbook.Day:
		return doc.DateCell
	case workbook.Moment:
		return doc.DateTimeCell
	case workbook.Rate, workbook.HalfWidth:
		return doc.PercentCell
	default:
		return doc.TextCell
	}
}

// blank is a cell to be filled in.
func blank(k doc.CellKind) doc.GridCell {
	switch k {
	case doc.CountCell, doc.PercentCell, doc.DecimalCell, doc.FineCell:
		return doc.GridCell{Value: math.NaN()}
	default:
		return doc.GridCell{}
	}
}

// columnGrid is a sheet with a row a record.
func columnGrid(form workbook.Form, filled Filled) *doc.Grid {
	g := &doc.Grid{ID: "tbl_" + gridName(form.Table)}
	var cells [][]doc.GridCell
	rows := 0
	for _, c := range form.Columns {
		g.Columns = append(g.Columns, doc.GridColumn{
			ID: string(c.Field), Title: c.Title, Kind: cellKind(c.Kind), Choices: c.Choices, Comment: c.Meaning,
		})
		column := filled(form.Table, c.Field)
		rows = max(rows, len(column))
		cells = append(cells, column)
	}
	for i := range rows {
		row := doc.GridRow{Cells: make([]doc.GridCell, len(form.Columns))}
		for j, c := range form.Columns {
			row.Cells[j] = blank(cellKind(c.Kind))
			if i < len(cells[j]) {
				row.Cells[j] = cells[j][i]
			}
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

// keyGrid is the sheet with a row a key.
func keyGrid(form workbook.Form, filled Filled) *doc.Grid {
	g := &doc.Grid{ID: "tbl_" + gridName(form.Table), Columns: []doc.GridColumn{{ID: "key", Title: "Key"}, {ID: "value", Title: "Value"}}}
	for _, c := range form.Columns {
		value := blank(cellKind(c.Kind))
		if cells := filled(form.Table, c.Field); len(cells) > 0 {
			value = cells[0]
		}
		value.Kind, value.Choices, value.Open, value.Comment = cellKind(c.Kind), c.Choices, c.Open, c.Meaning
		g.Rows = append(g.Rows, doc.GridRow{ID: string(c.Field), Cells: []doc.GridCell{{Text: c.Title}, value}})
	}
	return g
}

// gridName is a table's name in the form that a spreadsheet takes.
func gridName(t audit.Table) string { return audit.Fold(string(t)) }
