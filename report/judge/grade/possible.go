package grade

import "assize/report/judge/rulebook"

// possible are the words that a combination can compute, the highest grade last,
// limits aside: which grades, and none at all. A decision table is covered by its
// rows, and a judgment computes nothing.
func possible(rb *rulebook.Rulebook, q *rulebook.Question) []string {
	if q.Combine.Method != rulebook.Worst && q.Combine.Method != rulebook.Majority {
		return nil
	}
	of := members(rb, q)
	out := []string{rulebook.NotGraded}
	for _, g := range rb.Grades {
		if reachable(&q.Combine, of, g.Level) {
			out = append(out, g.ID)
		}
	}
	return out
}

// members are the levels that each part of a combination can have.
func members(rb *rulebook.Rulebook, q *rulebook.Question) [][]int {
	var out [][]int
	if q.Combine.Of == rulebook.OfQuestions {
		for i := range rb.Questions {
			out = append(out, levels(rb, questionGrades(rb, &rb.Questions[i])))
		}
		return out
	}
	for _, c := range rb.Criteria {
		if q.Number == 0 || c.Question == q.Number {
			out = append(out, levels(rb, criterionGrades(rb, c)))
		}
	}
	return out
}

func levels(rb *rulebook.Rulebook, grades []string) []int {
	var out []int
	for _, g := range grades {
		if l := rb.Level(g); l > 0 {
			out = append(out, l)
		}
	}
	return out
}

// questionGrades are the grades that a question can have; inspectors may give any.
func questionGrades(rb *rulebook.Rulebook, q *rulebook.Question) []string {
	switch q.Combine.Method {
	case rulebook.Judgment:
		return rb.GradeIDs()
	case rulebook.Table:
		var out []string
		for _, row := range q.Combine.Rows {
			out = append(out, row.Grade)
		}
		return out
	case rulebook.Worst, rulebook.Majority:
		return possible(rb, q)
	}
	return nil
}

// criterionGrades are the grades that a criterion can have: those of its
// measure's bands, or any where it is judged.
func criterionGrades(rb *rulebook.Rulebook, c rulebook.Criterion) []string {
	if c.Measure == "" {
		return rb.GradeIDs()
	}
	var out []string
	if m, ok := rb.Measure(c.Measure); ok && m.Bands != nil {
		for _, s := range m.Bands.Steps {
			out = append(out, s.Grade)
		}
	}
	return out
}

// standing counts the grades of a combination below, at and above a level.
type standing struct{ below, at, above int }

// reachable reports whether the parts can be graded, or left out, so that they
// combine to the level.
func reachable(c *rulebook.Combination, of [][]int, level int) bool {
	seen := map[standing]bool{{}: true}
	for _, can := range of {
		next := map[standing]bool{}
		for s := range seen {
			next[s] = true // not graded
			for _, l := range can {
				n := s
				switch {
				case l < level:
					n.below++
				case l > level:
					n.above++
				default:
					n.at++
				}
				next[n] = true
			}
		}
		seen = next
	}
	for s := range seen {
		if s.gives(c) {
			return true
		}
	}
	return false
}

// gives reports whether the level itself is what the grades combine to.
func (s standing) gives(c *rulebook.Combination) bool {
	n := s.below + s.at + s.above
	if n < max(1, c.Minimum) {
		return false
	}
	if c.Method == rulebook.Worst {
		return s.below == 0 && s.at > 0
	}
	middle := (n - 1) / 2
	return s.below <= middle && s.below+s.at > middle
}
