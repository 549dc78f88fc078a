// Package tidy tells what was found as data for programs: one table of all forces of a
// round, a row a force and measure, and metadata that say what each column means, as a
// Frictionless Data Package and as CSV on the Web. It words nothing and computes
// nothing: its numbers are those of the public findings.
package tidy

import (
	"slices"

	"assize/report/judge/findings"
)

// Table gathers the rows of a round, force by force.
type Table struct{ rows [][]string }

// Add adds a force: a row a measure, in the order of the rules. What stands in the
// findings is public as it is, so they must be the public ones.
func (t *Table) Add(f findings.Findings) {
	columns := Columns()
	for i := range f.Measures {
		r := rowOf(&f, i)
		cells := make([]string, len(columns))
		for j, c := range columns {
			cells[j] = c.value(&r)
		}
		t.rows = append(t.rows, cells)
	}
}

func rowOf(f *findings.Findings, i int) row {
	r := row{Findings: f, m: &f.Measures[i]}
	if j := slices.IndexFunc(f.Unrecorded, func(u findings.Unrecorded) bool { return u.Measure == r.m.ID }); j >= 0 {
		r.unrecorded = &f.Unrecorded[j]
	}
	if j := slices.IndexFunc(f.Cancelled, func(c findings.Cancelled) bool { return c.Measure == r.m.ID }); j >= 0 {
		r.cancelled = &f.Cancelled[j]
	}
	return r
}

// Rows are the names of the columns, then the rows.
func (t *Table) Rows() [][]string {
	var heads []string
	for _, c := range Columns() {
		heads = append(heads, c.Name)
	}
	return append([][]string{heads}, t.rows...)
}

// The names of the table and of its metadata, which stand beside it.
const (
	Name        = "measures.csv"
	CSVWName    = "measures.csv-metadata.json" // where CSV on the Web looks for it
	PackageName = "datapackage.json"
)
