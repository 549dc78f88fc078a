// Package disclose asks what published sums tell of counts that are kept back. A
// count stands for the rows for which some conditions hold; what is published of
// others may give it away, exactly or nearly, however many tables they stand in.
// The package knows nothing of what is counted.
package disclose

import (
	"slices"
	"strings"
)

// Condition holds of rows that have one of the values in a field.
type Condition struct {
	Field  string
	Values []string
}

// Margin is what a count runs over: the rows for which all conditions of at least one
// of its parts hold. A margin with one empty part runs over everything.
type Margin [][]Condition

// And is the margin narrowed by further conditions.
func (m Margin) And(where []Condition) Margin {
	out := make(Margin, len(m))
	for i, part := range m {
		out[i] = slices.Concat(part, where)
	}
	return out
}

// Fields are the fields that the margin asks of.
func (m Margin) Fields() []string {
	var out []string
	for _, part := range m {
		for _, c := range part {
			if !slices.Contains(out, c.Field) {
				out = append(out, c.Field)
			}
		}
	}
	return out
}

// mostCells bounds the crossing of fields.
const mostCells = 1 << 14

// Table says which cells each of some margins runs over. Cells that no margin parts
// are one.
type Table struct {
	runs  [][]bool // by margin, then cell
	cells int
}

// Cross makes the table of margins: a cell for each crossing of the values that they
// name. With whole a field of which two or more values are named has no others, so
// that its parts add up to the whole; else it may have. ok is false where there would
// be too many cells to look at.
func Cross(margins []Margin, whole bool) (t Table, ok bool) {
	fields, values := named(margins, whole)
	cells := 1
	for _, f := range fields {
		if cells *= len(values[f]); cells > mostCells {
			return Table{}, false
		}
	}
	seen := map[string]bool{}
	t.runs = make([][]bool, len(margins))
	at := make(map[string]string, len(fields))
	for i := range cells {
		rest := i
		for _, f := range fields {
			at[f] = values[f][rest%len(values[f])]
			rest /= len(values[f])
		}
		in := make([]byte, len(margins))
		for j, m := range margins {
			in[j] = '0'
			if m.holds(at) {
				in[j] = '1'
			}
		}
		if key := string(in); !seen[key] && strings.ContainsRune(key, '1') {
			seen[key] = true
			for j := range margins {
				t.runs[j] = append(t.runs[j], in[j] == '1')
			}
			t.cells++
		}
	}
	return t, true
}

// other stands for all values of a field that no margin names.
const other = "\x00other"

// named are the fields of some margins in the order met, and the values of each.
func named(margins []Margin, whole bool) (fields []string, values map[string][]string) {
	values = map[string][]string{}
	for _, m := range margins {
		for _, part := range m {
			for _, c := range part {
				if _, met := values[c.Field]; !met {
					fields = append(fields, c.Field)
				}
				for _, v := range c.Values {
					if v = strings.ToLower(v); !slices.Contains(values[c.Field], v) {
						values[c.Field] = append(values[c.Field], v)
					}
				}
			}
		}
	}
	for _, f := range fields {
		if !whole || len(values[f]) < 2 {
			values[f] = append(values[f], other)
		}
	}
	return fields, values
}

func (m Margin) holds(at map[string]string) bool {
	return slices.ContainsFunc(m, func(part []Condition) bool {
		return !slices.ContainsFunc(part, func(c Condition) bool {
			return !slices.ContainsFunc(c.Values, func(v string) bool { return strings.ToLower(v) == at[c.Field] })
		})
	})
}

// Follows reports whether the count of a margin is a sum and difference of those of
// the margins that are shown, whatever the numbers are.
func (t Table) Follows(margin int, shown []bool) bool {
	rows := [][]float64{}
	for i, s := range shown {
		if s && i != margin {
			rows = append(rows, t.row(i))
		}
	}
	target := t.row(margin)
	for column := range t.cells {
		best := -1
		for i, r := range rows {
			if abs(r[column]) > epsilon && (best < 0 || abs(r[column]) > abs(rows[best][column])) {
				best = i
			}
		}
		if best < 0 {
			continue
		}
		pivot := rows[best]
		rows = slices.Delete(rows, best, best+1)
		for _, r := range append(rows, target) {
			if factor := r[column] / pivot[column]; abs(factor) > epsilon {
				for k := range r {
					r[k] -= factor * pivot[k]
				}
			}
		}
	}
	return !slices.ContainsFunc(target, func(v float64) bool { return abs(v) > epsilon })
}

// row is a margin as numbers.
func (t Table) row(margin int) []float64 {
	out := make([]float64, t.cells)
	for k, in := range t.runs[margin] {
		if in {
			out[k] = 1
		}
	}
	return out
}

const epsilon = 1e-7

func abs(x float64) float64 { return max(x, -x) }
