package grade

import (
	"math/rand/v2"
	"slices"
	"testing"

	"assize/report/judge/rulebook"
)

// TestPossibleGradesAreThoseThatSomeGradingGives: what coverage asks cases for is
// what combine itself gives when every part takes every grade that it can have.
func TestPossibleGradesAreThoseThatSomeGradingGives(t *testing.T) {
	rng := rand.New(rand.NewPCG(12, 13))
	scale := []rulebook.Grade{{ID: "a", Level: 1}, {ID: "b", Level: 2}, {ID: "c", Level: 3}}
	for range 300 {
		rb := &rulebook.Rulebook{Grades: scale}
		for number := range 1 + rng.IntN(4) {
			m := rulebook.Measure{Bands: &rulebook.Bands{}}
			m.ID = string(rune('p' + number))
			for _, g := range scale {
				if rng.IntN(2) == 0 {
					m.Bands.Steps = append(m.Bands.Steps, rulebook.Step{Grade: g.ID})
				}
			}
			rb.Measures = append(rb.Measures, m)
			rb.Criteria = append(rb.Criteria, rulebook.Criterion{Number: number + 1, Question: 1, Measure: m.ID})
		}
		method := []rulebook.Method{rulebook.Worst, rulebook.Majority}[rng.IntN(2)]
		q := rulebook.Question{Number: 1, Combine: rulebook.Combination{Method: method, Of: rulebook.OfCriteria, Minimum: rng.IntN(4)}}
		got := possible(rb, &q)
		want := everyGrading(rb, &q)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("%s of at least %d of %v: possible %v, every grading gives %v", method, q.Combine.Minimum, members(rb, &q), got, want)
		}
	}
}

// everyGrading combines every choice of grades, or none, of the parts.
func everyGrading(rb *rulebook.Rulebook, q *rulebook.Question) []string {
	e := evaluator{rb: rb, g: &Graded{Rulebook: rb}}
	seen := map[string]bool{}
	var choose func(left []rulebook.Criterion, of []graded)
	choose = func(left []rulebook.Criterion, of []graded) {
		if len(left) == 0 {
			grade, _ := e.uncapped(q, of)
			seen[grade] = true
			return
		}
		for _, g := range append(criterionGrades(rb, left[0]), rulebook.NotAudited) {
			choose(left[1:], append(slices.Clone(of), graded{grade: g}))
		}
	}
	choose(rb.Criteria, nil)
	var out []string
	for g := range seen {
		out = append(out, g)
	}
	slices.Sort(out)
	return out
}
