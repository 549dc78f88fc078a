package sheets

import "assize/report/say/doc"

// list is a sheet that lists things as text, one a row.
type list struct {
	title   string
	id      string // of the table
	columns []doc.GridColumn
	rows    [][]string
	none    []string // the row that says that there is nothing; what it lacks is empty
}

func column(id, title string) doc.GridColumn { return doc.GridColumn{ID: id, Title: title} }

// sheet sets the list, what is empty marked as not applicable.
func (l list) sheet(name string) doc.Sheet {
	if len(l.rows) == 0 {
		l.rows = [][]string{l.none}
	}
	g := &doc.Grid{ID: l.id, Columns: l.columns}
	for _, row := range l.rows {
		cells := make([]doc.GridCell, len(l.columns))
		for i := range cells {
			cells[i].Mark = "[z]"
			if i < len(row) && row[i] != "" {
				cells[i] = doc.GridCell{Text: row[i]}
			}
		}
		g.Rows = append(g.Rows, doc.GridRow{Cells: cells})
	}
	return doc.Sheet{Name: name, Title: l.title, Table: g, Lines: []doc.SheetLine{
		{Text: "This worksheet contains one table."}, {Text: "Some shorthand is used: [z] = not applicable."},
	}}
}
