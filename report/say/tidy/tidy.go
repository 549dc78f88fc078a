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
		t.rows = append(t.rows, cells(columns, &f, i))
	}
}

// cells are the row of a measure of a force.
func cells(columns []Column, f *findings.Findings, i int) []string {
	r := rowOf(f, i)
	out := make([]string, len(columns))
	for j, c := range columns {
		out[j] = c.value(&r)
	}
	return out
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
	return append([][]string{heads(Columns())}, t.rows...)
}

func heads(columns []Column) []string {
	var out []string
	for _, c := range columns {
		out = append(out, c.Name)
	}
	return out
}

// Key are the columns that together name a row of the table.
func Key() []string { return []string{"round", "force", "measure"} }

// The names of the table and of its metadata, which stand beside it. CSV on the Web
// looks for metadata under the table's name with MetadataSuffix.
const (
	Name           = "measures.csv"
	MetadataSuffix = "-metadata.json"
	PackageName    = "datapackage.json"
)
