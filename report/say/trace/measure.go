package trace

import (
	"slices"
	"strings"

	"assize/report/judge/findings"
	"assize/report/say/doc"
)

// measure tells sentences, cells with formulas, counts and rows of a measure.
func (e *explainer) measure(m findings.Measure) {
	e.line("%s", m.Label)
	for _, sheet := range e.Analyst.Sheets {
		if sheet.Table == nil {
			continue
		}
		for _, row := range sheet.Table.Rows {
			if row.ID == m.ID {
				e.row(sheet, row)
			}
		}
	}
	for _, s := range e.sentences(m.ID) {
		e.line("  says: %s", s)
	}
	e.line("  counted: %d of %d crimes, %d reports; %s of %s where %s", m.Numerator, m.Denominator, m.Reports, m.Source.Sheet, m.Source.File, orAll(m.Source.Where))
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

func orAll(where string) string {
	if where == "" {
		return "every row counts"
	}
	return where
}

// row tells the cells of a measure's row in one sheet.
func (e *explainer) row(s doc.Sheet, row doc.GridRow) {
	for i, c := range row.Cells {
		col := s.Table.Columns[i]
		addr, err := e.Analyst.Address(doc.Ref{Sheet: s.Name, Row: row.ID, Column: col.ID})
		if err != nil || c.Mark != "" || (col.Kind == doc.TextCell && c.Formula == "") {
			continue
		}
		if c.Formula != "" {
			e.line("  %-16s %s = %.12g by =%s", addr, col.Title, c.Value, e.addressed(c.Formula))
		} else if col.Kind != doc.DateCell {
			e.line("  %-16s %s = %.12g", addr, col.Title, c.Value)
		}
	}
}

// addressed puts addresses in the place of a formula's symbolic cells.
func (e *explainer) addressed(formula string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(formula, "{")
		b.WriteString(before)
		token, after, closed := strings.Cut(rest, "}")
		parts := strings.Split(token, "|")
		if !found || !closed || len(parts) != 3 {
			b.WriteString(formula[len(before):])
			return b.String()
		}
		addr, err := e.Analyst.Address(doc.Ref{Sheet: parts[0], Row: parts[1], Column: parts[2]})
		if err != nil {
			addr = token
		}
		b.WriteString(addr)
		formula = after
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
