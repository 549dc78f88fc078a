// Package annex writes a doc.Workbook as xlsx, as ods, and its tables as csv.
//
// An xlsx is made in two halves. Excelize makes the frame: workbook, styles,
// page setup, names, links, drop-downs, native charts, document properties.
// The rows and the tables are written here, because excelize cannot store the
// result of a formula beside it, and because the writing of rows is what costs
// time. A zip writer that knows both halves puts the package together: parts
// in one order, no clock, so that the same workbook is the same bytes.
//
// The value of a formula is always the caller's, never computed here: a reader
// that does not recalculate shows what the report says, and one that does
// proves it. Text is never a formula, whatever it begins with.
package annex

import (
	"bytes"
	"fmt"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// Env is what the writers need besides the workbook.
type Env struct {
	// Words gives the few texts the writers add: the foot of an analyst's page,
	// the alternative text of a chart. Nil leaves the foot out.
	Words *words.Pack
}

// XLSX writes a workbook as an Office Open XML package. It fails, naming sheet
// and place, when the workbook cannot be said in that format: a sheet or table
// name Excel refuses, two columns of one name, a number that is not finite, a
// date that is no date, a reference that stands nowhere.
func XLSX(w *doc.Workbook, env Env) ([]byte, error) {
	b, err := newBook(w, env)
	if err != nil {
		return nil, err
	}
	f, err := newFrame(b)
	if err != nil {
		return nil, fmt.Errorf("annex %s: %w", w.ID, err)
	}
	defer f.close()
	var out bytes.Buffer
	if err := f.writeTo(&out); err != nil {
		return nil, fmt.Errorf("annex %s: %w", w.ID, err)
	}
	return out.Bytes(), nil
}
