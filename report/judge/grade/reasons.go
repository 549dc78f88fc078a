package grade

import (
	"math"
	"slices"

	"assize/report/judge/rulebook"
	"assize/report/read/source"
)

// reason begins a reason at a rule.
func (e *evaluator) reason(kind ReasonKind, rule string, at source.Pos, band string) Reason {
	nan := math.NaN()
	return Reason{
		Kind: kind, Rule: rule, File: e.rb.File, Line: at.Line, Band: band,
		Value: nan, Lower: nan, Upper: nan, From: nan,
	}
}

// about names the criterion or question a reason speaks of.
func (r Reason) about(criterion, question int) Reason {
	r.Criterion, r.Question = criterion, question
	return r
}

// withMeasure adds a measure and what was found of it.
func (e *evaluator) withMeasure(r Reason, measure string) Reason {
	f := e.g.Facts.Measures[measure]
	r.Measure, r.Value, r.Lower, r.Upper = measure, f.Rate, f.Lower, f.Upper
	return r
}

// conditionReasons are what made a condition hold: one reason for each measure
// and criterion that did, or one for the rule alone.
func (e *evaluator) conditionReasons(kind ReasonKind, c *rulebook.Condition, rule string, at source.Pos, status rulebook.Status) []Reason {
	var reasons []Reason
	for _, number := range e.answerable(c) {
		r := e.reason(kind, rule, at, e.g.Facts.Criteria[number]).about(number, 0)
		if m := e.measureOf(number); m != "" {
			r = e.withMeasure(r, m)
		}
		r.Status = status
		reasons = append(reasons, r)
	}
	for _, id := range e.answerableMeasures(c) {
		r := e.withMeasure(e.reason(kind, rule, at, e.g.Facts.Measures[id].Grade), id)
		r.Status = status
		reasons = append(reasons, r)
	}
	if len(reasons) == 0 {
		r := e.reason(kind, rule, at, "")
		r.Status = status
		reasons = append(reasons, r)
	}
	return reasons
}

func (e *evaluator) measureOf(criterion int) string {
	for _, c := range e.rb.Criteria {
		if c.Number == criterion {
			return c.Measure
		}
	}
	return ""
}

// answerable are the criteria that make the condition hold: those without which
// it would not, and those that suffice when the others it names are blanked. In
// "criteria[2] … or criteria[4] …" only the guilty one is named.
func (e *evaluator) answerable(c *rulebook.Condition) []int {
	return slices.DeleteFunc(slices.Clone(c.Criteria), func(number int) bool {
		without := e.blanked(nil, []int{number})
		others := slices.DeleteFunc(slices.Clone(c.Criteria), func(n int) bool { return n == number })
		alone := e.blanked(nil, others)
		return !answers(c, &without, &alone)
	})
}

// answerableMeasures is answerable for measures.
func (e *evaluator) answerableMeasures(c *rulebook.Condition) []string {
	return slices.DeleteFunc(slices.Clone(c.Measures), func(id string) bool {
		without := e.blanked([]string{id}, nil)
		others := slices.DeleteFunc(slices.Clone(c.Measures), func(m string) bool { return m == id })
		alone := e.blanked(others, nil)
		return !answers(c, &without, &alone)
	})
}

func answers(c *rulebook.Condition, without, alone *rulebook.Facts) bool {
	if held, err := c.Holds(without); err != nil || !held {
		return true
	}
	held, err := c.Holds(alone)
	return err == nil && held
}

// blanked is a copy of the facts in which some measures and criteria are unknown.
func (e *evaluator) blanked(measures []string, criteria []int) rulebook.Facts {
	f := e.g.Facts
	f.Measures = make(map[string]rulebook.MeasureFacts, len(e.g.Facts.Measures))
	for id, m := range e.g.Facts.Measures {
		if slices.Contains(measures, id) {
			m = rulebook.NothingAudited()
		}
		f.Measures[id] = m
	}
	f.Criteria = make(map[int]string, len(e.g.Facts.Criteria))
	for n, grade := range e.g.Facts.Criteria {
		if slices.Contains(criteria, n) {
			grade = rulebook.NotAudited
		}
		f.Criteria[n] = grade
	}
	return f
}
