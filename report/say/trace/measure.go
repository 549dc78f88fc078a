package trace

import (
	"slices"
	"strconv"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/formula"
)

// measure tells sentences, cells with formulas, counts and rows of a measure.
func (e *explainer) measure(m findings.Measure) {
	e.line("%s", m.Label)
	book := formula.NewBook(e.Analyst)
	for _, sheet := range e.Analyst.Sheets {
		if sheet.Table == nil {
			continue
		}
		for i, row := range sheet.Table.Rows {
			if row.ID == m.ID {
				e.row(book, sheet, i)
			}
		}
	}
	for _, s := range e.sentences(m.ID) {
		e.line("  says: %s", s)
	}
	e.line("  counted: %s of %s crimes, %s reports; %s of %s where %s", counted(m.Numerator), counted(m.Denominator), counted(m.Reports), m.Source.Sheet, m.Source.File, orAll(m.Source.Where))
	for _, band := range e.Findings.Bands {
		if band.Measure == m.ID && band.Grade == m.Grade && m.Grade != "" {
			e.line("  graded: %s, from %g on %s, %s (%s:%d)", m.Grade, band.From, band.On, band.Status, band.File, band.Line)
		}
	}
	for _, w := range m.Warnings {
		e.line("  doubt: %s (%.4g)", w.ID, w.Value)
	}
	e.rows(m)
}

// counted is a count in words.
func counted(n findings.Count) string {
	if !n.Known() {
		return "an unknown number"
	}
	return strconv.Itoa(n.Int())
}

func orAll(where string) string {
	if where == "" {
		return "every row counts"
	}
	return where
}

// row tells the cells of a measure's row in one sheet.
func (e *explainer) row(book *formula.Book, s doc.Sheet, i int) {
	row := s.Table.Rows[i]
	for j, c := range row.Cells {
		col := s.Table.Columns[j]
		addr, err := e.Analyst.Address(doc.Ref{Sheet: s.Name, Row: row.ID, Column: col.ID})
		if err != nil || c.Mark != "" || (col.Kind == doc.TextCell && c.Formula == nil) {
			continue
		}
		if c.Formula != nil {
			by, err := book.Print(c.Formula, s.Name, i)
			if err != nil {
				by = c.Formula.Symbolic()
			}
			e.line("  %-16s %s = %.12g by =%s", addr, col.Title, c.Value, by)
		} else if col.Kind != doc.DateCell {
			e.line("  %-16s %s = %.12g", addr, col.Title, c.Value)
		}
	}
}

// sentences are the paragraphs and list items of the report that print a number
// of the measure.
func (e *explainer) sentences(measure string) []string {
	var out []string
	keep := func(runs []doc.Run) {
		if slices.ContainsFunc(runs, func(r doc.Run) bool {
			n, ok := r.(doc.Number)
			return ok && n.Ref.Row == measure
		}) {
			if s := doc.Plain(runs); !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	var walk func([]doc.Block)
	walk = func(blocks []doc.Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case doc.Section:
				walk(b.Blocks)
			case doc.Callout:
				walk(b.Blocks)
			case doc.Paragraph:
				keep(b.Runs)
			case doc.List:
				for _, i := range b.Items {
					keep(i)
				}
			}
		}
	}
	walk(e.Report.Body)
	return out
}
