package workbook

import (
	"strings"

	"assize/report/read/audit"
)

// ExampleMark stands in the first column of a row that shows how a sheet is filled in.
const ExampleMark = "EXAMPLE, not read"

// Form describes one sheet of an empty audit workbook, without saying how it is
// drawn.
type Form struct {
	Table   audit.Table
	Sheet   string // name of the sheet in the layout
	Meaning string // one sentence
	// Columns are the sheet's headings; on the Inspection sheet they are its
	// keys, one a row.
	Columns []FormColumn
}

// FormColumn is a heading, or a key, to be filled in.
type FormColumn struct {
	Column
	Title   string   // as the layout heads it
	Choices []string // of a closed list or a tick
}

// Forms describes the empty workbook of a layout, sheet by sheet.
func (l *Layout) Forms() []Form {
	forms := make([]Form, len(l.tables))
	for i, t := range l.tables {
		forms[i] = Form{Table: t.Name, Sheet: t.names[0], Meaning: t.Meaning}
		for _, c := range t.Columns {
			if t.isPart(c.Field) {
				continue // of a column that is among them
			}
			out := FormColumn{Column: c, Title: t.title(c.Field)}
			switch c.Kind {
			case Choice:
				out.Choices = t.lists[c.Field].values
			case YesNo:
				out.Choices = []string{"Y", "N"}
			default: // written freely
			}
			out.Meaning = strings.TrimSpace(out.Meaning)
			forms[i].Columns = append(forms[i].Columns, out)
		}
	}
	return forms
}
