package rulebook

import "assize/report/read/source"

// maxTableCases bounds the trying out of a decision table.
const maxTableCases = 50_000

// checkTable tries a decision table on every combination of the grades it asks
// for, and refuses a row that is never the first to hold: the rows above it leave
// nothing over. A table that asks for numbers too is not tried.
func checkTable(rb *Rulebook, c *Combination, ps *source.Problems) {
	var criteria, questions []int
	for _, row := range c.Rows {
		if row.When == nil {
			continue
		}
		if len(row.When.Measures) > 0 || row.When.counts {
			return
		}
		for _, n := range row.When.Criteria {
			criteria = addOnce(criteria, n)
		}
		for _, n := range row.When.Questions {
			questions = addOnce(questions, n)
		}
	}
	words := append(rb.GradeIDs(), NotGraded)
	cases := 1
	for range len(criteria) + len(questions) {
		if cases *= len(words); cases > maxTableCases {
			return
		}
	}
	reached := make([]bool, len(c.Rows))
	for n := range cases {
		f := Facts{Criteria: map[int]string{}, Questions: map[int]string{}}
		for _, k := range criteria {
			f.Criteria[k] = words[n%len(words)]
			n /= len(words)
		}
		for _, k := range questions {
			f.Questions[k] = words[n%len(words)]
			n /= len(words)
		}
		if i := firstRow(c.Rows, &f); i >= 0 {
			reached[i] = true
		}
	}
	for i, row := range c.Rows {
		if !reached[i] {
			ps.Refuse(row.At, "row-unreachable", "", "no case can reach this row: the rows above it take them all")
		}
	}
}

// firstRow is the index of the first row that holds, −1 for none.
func firstRow(rows []Row, f *Facts) int {
	for i, row := range rows {
		if row.When == nil {
			return i
		}
		if held, err := row.When.Holds(f); err == nil && held {
			return i
		}
	}
	return -1
}
