package rulebook

import "assize/report/read/source"

// Method names how grades become one grade.
type Method string

// The methods of combination.
const (
	// Worst takes the lowest of the grades.
	Worst Method = "worst"
	// Majority takes the highest grade that more than half of the grades reach.
	Majority Method = "majority"
	// Table takes the grade of the first row whose condition holds.
	Table Method = "table"
	// Judgment takes the inspectors' judgment in the workbook and computes none.
	Judgment Method = "judgment"
)

// Input names what a combination combines.
type Input string

// What may be combined.
const (
	OfCriteria  Input = "criteria"
	OfQuestions Input = "questions"
)

// Combination makes one grade of many. What is not graded (not audited, not
// reportable, not judged) is left out; with fewer than Minimum grades left there
// is no grade.
type Combination struct {
	Method  Method
	Of      Input
	Minimum int
	Rows    []Row   // of a table, in order
	Limits  []Limit // in order; each can only lower the grade
	At      source.Pos
}

// Row is one row of a decision table. A row without condition always holds.
type Row struct {
	ID    string
	When  *Condition // nil: otherwise
	Grade string
	At    source.Pos
}

// Limit keeps a grade from being higher than AtMost where its condition holds:
// a limiting criterion.
type Limit struct {
	ID     string
	When   *Condition
	AtMost string
	At     source.Pos
}
