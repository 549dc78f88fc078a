package grade

import (
	"slices"

	"assize/report/judge/rulebook"
)

// graded is one grade that a combination combines, with why.
type graded struct {
	grade  string
	reason Reason
}

// questions combines the criteria of each question.
func (e *evaluator) questions() {
	e.g.Facts.Questions = make(map[int]string, len(e.rb.Questions))
	for i := range e.rb.Questions {
		q := &e.rb.Questions[i]
		j := e.judgment(q, e.ofCriteria(q.Number))
		e.g.Questions = append(e.g.Questions, j)
		e.g.Facts.Questions[q.Number] = j.Grade
	}
}

// overall combines the questions, or the criteria, to the overall judgment, by
// the grades that stand: what inspectors judged of a question counts on.
func (e *evaluator) overall() {
	q := &e.rb.Overall
	var of []graded
	if q.Combine.Of == rulebook.OfCriteria {
		of = e.ofCriteria(0)
	} else {
		for i, j := range e.g.Questions {
			rule := &e.rb.Questions[i]
			of = append(of, graded{j.Grade, e.reason(fromQuestion, rule.RuleID(), rule.At, j.Grade).about(0, rule.Number)})
		}
	}
	e.g.Overall = e.judgment(q, of)
	e.g.Facts.Overall = e.g.Overall.Grade
}

// ofCriteria are the grades of a question's criteria; of all for question 0.
func (e *evaluator) ofCriteria(question int) []graded {
	var of []graded
	for i, c := range e.g.Criteria {
		if question != 0 && c.Question != question {
			continue
		}
		rule := &e.rb.Criteria[i]
		r := e.reason(fromCriterion, rule.RuleID(), rule.At, c.Grade).about(c.Number, c.Question)
		if len(c.Reasons) > 0 {
			first := c.Reasons[0]
			r.Text, r.On, r.From, r.Above, r.Status = first.Text, first.On, first.From, first.Above, first.Status
		}
		if rule.Measure != "" {
			r = e.withMeasure(r, rule.Measure)
		}
		of = append(of, graded{c.Grade, r})
	}
	return of
}

// judgment computes a question's grade and sets the inspectors' beside it. The
// reasons begin with what decided.
func (e *evaluator) judgment(q *rulebook.Question, of []graded) Judgment {
	j := Judgment{Scope: q.Scope(), Label: q.Label}
	var why []Reason
	j.Computed, why = e.combine(q, of)
	j.Grade = j.Computed
	if judged, ok := e.in.scopes[j.Scope]; ok {
		if judged.grade != j.Computed && !words(judged.reason) {
			e.problems.Refuse(judged.at, ruleNoReason, "give the reason",
				"%s is judged %s, but the rules give %s", j.Scope, judged.grade, j.Computed)
		}
		j.Judged, j.Grade, j.JudgedBy, j.JudgedOn = judged.grade, judged.grade, judged.by, judged.on
		r := e.reason(fromJudgment, q.RuleID(), q.At, judged.grade).about(0, q.Number)
		r.Text = judged.reason
		j.Reasons = append(j.Reasons, r)
	}
	j.Level = e.level(j.Grade)
	j.Reasons = append(j.Reasons, why...)
	for _, g := range of {
		j.Reasons = append(j.Reasons, g.reason)
	}
	return j
}

// combine applies a combination and its limits. It returns the grade, or
// NotGraded, and the rules that decided it.
func (e *evaluator) combine(q *rulebook.Question, of []graded) (string, []Reason) {
	c := &q.Combine
	switch {
	case c.Method == rulebook.Judgment:
		return rulebook.NotGraded, []Reason{e.reason(fromCombination, q.RuleID(), c.At, rulebook.NotGraded).about(0, q.Number)}
	case q.Number == 0 && e.nothingMeasured():
		return rulebook.NotGraded, []Reason{e.reason(fromNothing, q.RuleID(), c.At, rulebook.NotGraded)}
	}
	grade, why := e.uncapped(q, of)
	if !e.rb.IsGrade(grade) {
		return grade, []Reason{why}
	}
	least := grade
	for i := range c.Limits {
		l := &c.Limits[i]
		if e.level(l.AtMost) <= e.level(least) && e.holds(l.When) {
			least = l.AtMost
		}
	}
	if e.level(least) < e.level(grade) {
		grade = least
	}
	if q.Number == 0 && e.level(grade) > 1 && e.wholeMissing() {
		return rulebook.NotGraded, []Reason{e.reason(fromNothing, q.RuleID(), c.At, rulebook.NotGraded)}
	}
	var decided []Reason
	for i := range c.Limits {
		l := &c.Limits[i]
		if l.AtMost == grade && e.holds(l.When) {
			decided = append(decided, e.conditionReasons(fromLimit, l.When, l.ID, l.At, "")...)
		}
	}
	return grade, append(decided, why)
}

// nothingMeasured reports whether nothing that the rules measure can be graded of the
// force, or reported where they have no bands for it: what inspectors judged besides
// must not become a grade of how it records crime, and a handful of records that is
// too small to be graded does not make it one. Where criteria are measured, theirs
// are what counts.
func (e *evaluator) nothingMeasured() bool {
	measured := false
	for i, c := range e.g.Criteria {
		m := e.rb.Criteria[i].Measure
		if m == "" {
			continue
		}
		measured = true
		if e.rb.IsGrade(c.Grade) || e.known(m) && !e.gradable(m) {
			return false
		}
	}
	return measured || len(e.rb.Measures) > 0 && !slices.ContainsFunc(e.rb.Measures, func(m rulebook.Measure) bool { return e.known(m.ID) })
}

// wholeMissing reports whether a criterion that rests on the rate of the force as a whole
// has no grade, although there are bands for it: with that rate the force might have been
// judged worse, and what is missing must not be to its credit. The lowest grade stands
// whatever is missing.
func (e *evaluator) wholeMissing() bool {
	for i, c := range e.g.Criteria {
		m, ok := e.rb.Measure(e.rb.Criteria[i].Measure)
		if ok && m.Role == rulebook.RoleForce && m.Bands != nil && !e.rb.IsGrade(c.Grade) {
			return true
		}
	}
	return false
}

// known reports whether a measure has a rate, or a bound of one.
func (e *evaluator) known(measure string) bool {
	f := e.g.Facts.Measures[measure]
	return f.Reportable || f.Bounded()
}

// gradable reports whether the rules have bands for a measure.
func (e *evaluator) gradable(measure string) bool {
	m, ok := e.rb.Measure(measure)
	return ok && m.Bands != nil
}

// uncapped applies a combination without its limits.
func (e *evaluator) uncapped(q *rulebook.Question, of []graded) (string, Reason) {
	c := &q.Combine
	if c.Method == rulebook.Table {
		for i := range c.Rows {
			row := &c.Rows[i]
			if row.When == nil || e.holds(row.When) {
				return row.Grade, e.reason(fromCombination, row.ID, row.At, row.Grade).about(0, q.Number)
			}
		}
		return rulebook.NotGraded, e.reason(fromCombination, q.RuleID(), c.At, rulebook.NotGraded).about(0, q.Number)
	}
	var levels []int
	for _, g := range of {
		if l := e.level(g.grade); l > 0 {
			levels = append(levels, l)
		}
	}
	grade := rulebook.NotGraded
	if len(levels) >= max(1, c.Minimum) {
		slices.Sort(levels)
		level := levels[0]
		if c.Method == rulebook.Majority {
			// More than half of n grades reach the one at (n−1)/2 from below.
			level = levels[(len(levels)-1)/2]
		}
		grade = e.rb.Grades[level-1].ID
	}
	return grade, e.reason(fromCombination, q.RuleID(), c.At, grade).about(0, q.Number)
}
