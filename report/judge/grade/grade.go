// Package grade applies a rulebook to what was estimated and judged about one
// force. Measures become criteria, criteria core questions, and these the overall
// judgment, each as the rulebook says and each with its reasons: which number
// fell in which band, which rule limited it, and where that rule stands. A grade
// that inspectors judged otherwise than the rules compute stands, with the
// computed one beside it.
//
// The overall judgment is not a function of the headline rate: two forces with the
// same rate may deserve different grades.
package grade

import (
	"strings"
	"unicode"

	"assize/report/judge/estimate"
	"assize/report/judge/rulebook"
	"assize/report/read/audit"
	"assize/report/read/source"
)

// Graded is the judgment of one force under one rulebook.
type Graded struct {
	Rulebook  *rulebook.Rulebook
	Facts     rulebook.Facts // what the conditions were asked of
	Measures  []MeasureGrade // in the rulebook's order
	Criteria  []Criterion    // by number
	Questions []Judgment     // by number
	Overall   Judgment
	Fired     []Fired // findings, the most serious first
}

// MeasureGrade is the band that a measure falls in.
type MeasureGrade struct {
	Measure string
	Grade   string         // "" for a measure without bands
	Step    *rulebook.Step // nil without a band
}

// Criterion is the grade of one criterion.
type Criterion struct {
	Number      int
	Label       string
	Question    int
	Computed    string // from its measure; "" for a judged criterion
	Judged      string // in the workbook; "" when not judged there
	Grade       string // what stands: judged where given, else computed
	JudgedBy    string
	JudgedOn    audit.Date
	CarriedFrom audit.Date // re-inspection: when the grade was first given
	Reasons     []Reason
}

// Judgment is the grade of a question, or overall.
type Judgment struct {
	Scope    string // "question 1", "overall"
	Label    string
	Computed string
	Judged   string
	Grade    string // what stands
	Level    int    // 0 when not graded
	JudgedBy string
	JudgedOn audit.Date
	Reasons  []Reason
}

// Fired is a trigger whose condition holds.
type Fired struct {
	Trigger *rulebook.Trigger
	Reasons []Reason
}

// ReasonKind says what a reason is about.
type ReasonKind string

// The kinds of reason.
const (
	fromBand        ReasonKind = "band"        // a measure fell in a band
	fromJudgment    ReasonKind = "judgment"    // inspectors judged it, in their words
	fromCriterion   ReasonKind = "criterion"   // a criterion that a question combines
	fromQuestion    ReasonKind = "question"    // a question that the overall judgment combines
	fromCombination ReasonKind = "combination" // how the grades were combined, and to what
	fromLimit       ReasonKind = "limit"       // a limiting rule
	fromTrigger     ReasonKind = "trigger"     // why a finding was raised
	fromNothing     ReasonKind = "nothing"     // there was nothing to grade
)

// Reason is why a grade or a finding is what it is. Numbers that do not apply
// are not a number (NaN).
type Reason struct {
	Kind                ReasonKind
	Text                string // inspectors' own words
	Criterion, Question int    // 0 when about neither
	Measure             string
	Value, Lower, Upper float64 // fractions
	On                  string  // which of them the band compares
	Band                string  // the grade that the reason speaks for
	From                float64 // the band's lower bound, a fraction
	Above               bool    // the bound itself is not in the band
	Status              rulebook.Status
	Rule                string
	File                string
	Line                int
}

// judgedCriterion is a row of the Criteria sheet.
type judgedCriterion struct {
	grade, evidence, by string
	on, carried         audit.Date
	at                  source.Pos
}

// judgedScope is a row of the Judgments sheet.
type judgedScope struct {
	grade, reason, by string
	on                audit.Date
	at                source.Pos
}

// inputs are what a force is graded from.
type inputs struct {
	facts    rulebook.Facts // measures, observations, overdue; no grades yet
	criteria map[int]judgedCriterion
	scopes   map[string]judgedScope
}

// Apply grades one force. The problems are judgments in the workbook that cannot
// stand: unknown grades, criteria or questions, and a grade other than the
// computed one without a reason. The result is nil when they refuse the force.
func Apply(rb *rulebook.Rulebook, d *audit.Dataset, r *estimate.Result) (*Graded, source.Problems) {
	var ps source.Problems
	checkDates(rb, d, &ps)
	in := inputs{
		facts:    factsOf(rb, d, r),
		criteria: judgedCriteria(rb, d, &ps),
		scopes:   judgments(rb, d, &ps),
	}
	g := evaluate(rb, in, &ps)
	if ps.Refused() {
		return nil, ps
	}
	return g, ps
}

// evaluate applies the rules: measures, criteria, questions, overall, triggers.
func evaluate(rb *rulebook.Rulebook, in inputs, ps *source.Problems) *Graded {
	e := evaluator{rb: rb, in: in, problems: ps, g: &Graded{Rulebook: rb, Facts: in.facts}}
	e.measures()
	e.criteria()
	e.questions()
	e.overall()
	e.triggers()
	return e.g
}

type evaluator struct {
	rb       *rulebook.Rulebook
	in       inputs
	g        *Graded
	problems *source.Problems
}

// measures finds the band of every graded measure.
func (e *evaluator) measures() {
	for i := range e.rb.Measures {
		m := &e.rb.Measures[i]
		mg := MeasureGrade{Measure: m.ID}
		facts, known := e.g.Facts.Measures[m.ID]
		if !known {
			facts = rulebook.NothingAudited()
		}
		if m.Bands != nil {
			mg.Grade, mg.Step = gradeOf(m, facts)
		}
		facts.Grade = mg.Grade
		e.g.Facts.Measures[m.ID] = facts
		e.g.Measures = append(e.g.Measures, mg)
	}
}

// gradeOf is the grade of a measure by its bands. Where no more is known of a rate
// than how high it can be, that is what is graded, whatever the bands compare: the
// best that the data allow.
func gradeOf(m *rulebook.Measure, f rulebook.MeasureFacts) (string, *rulebook.Step) {
	switch {
	case f.Required == 0 && !f.Reportable:
		return rulebook.NotAudited, nil
	case !f.Reportable && !f.Bounded():
		return rulebook.NotReportable, nil
	case f.Required < m.GradedFrom:
		return rulebook.NotGraded, nil
	}
	number := m.Bands.Number(f.Rate, f.Lower, f.Upper)
	if f.Bounded() {
		number = f.Upper
	}
	step := m.Bands.Find(number)
	if step == nil {
		return rulebook.NotGraded, nil // in a gap of the bands
	}
	return step.Grade, step
}

// criteria grades each criterion from its measure, or takes what was judged.
func (e *evaluator) criteria() {
	e.g.Facts.Criteria = make(map[int]string, len(e.rb.Criteria))
	for i := range e.rb.Criteria {
		c := e.criterion(&e.rb.Criteria[i])
		e.g.Facts.Criteria[c.Number] = c.Grade
		e.g.Criteria = append(e.g.Criteria, c)
	}
}

func (e *evaluator) criterion(rule *rulebook.Criterion) Criterion {
	c := Criterion{Number: rule.Number, Label: rule.Label, Question: rule.Question, Grade: rulebook.NotJudged}
	if rule.Measure != "" {
		c.Computed = e.g.Facts.Measures[rule.Measure].Grade
		c.Grade = c.Computed
		c.Reasons = append(c.Reasons, e.bandReason(rule))
	}
	judged, ok := e.in.criteria[rule.Number]
	if !ok {
		if rule.Measure == "" {
			c.Reasons = append(c.Reasons, e.reason(fromNothing, rule.RuleID(), rule.At, rulebook.NotJudged).about(rule.Number, 0))
		}
		return c
	}
	e.checkJudged(rule, c.Computed, judged)
	c.Judged, c.Grade = judged.grade, judged.grade
	c.JudgedBy, c.JudgedOn, c.CarriedFrom = judged.by, judged.on, judged.carried
	own := e.reason(fromJudgment, rule.RuleID(), rule.At, judged.grade).about(rule.Number, 0)
	own.Text = judged.evidence
	c.Reasons = append([]Reason{own}, c.Reasons...)
	return c
}

// words reports whether a text says anything: a dash fills a cell, and is no reason.
func words(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) }

// checkJudged refuses a judged criterion that contradicts what was measured
// without saying why, and one carried over although it was audited again.
func (e *evaluator) checkJudged(rule *rulebook.Criterion, computed string, j judgedCriterion) {
	if !e.rb.IsGrade(computed) {
		return
	}
	if !j.carried.IsZero() {
		e.problems.Refuse(j.at, ruleCarriedAnew, "leave the row out, or judge the criterion anew",
			"criterion %d is carried over, but was audited again", rule.Number)
		return
	}
	if j.grade != computed && !words(j.evidence) {
		e.problems.Refuse(j.at, ruleNoReason, "give the evidence",
			"criterion %d is judged %s, but its measure gives %s", rule.Number, j.grade, computed)
	}
}

// bandReason tells which band a criterion's measure fell in, or that it had none.
func (e *evaluator) bandReason(rule *rulebook.Criterion) Reason {
	m, ok := e.rb.Measure(rule.Measure)
	if !ok || m.Bands == nil {
		return e.reason(fromNothing, rule.RuleID(), rule.At, rulebook.NotGraded).about(rule.Number, 0)
	}
	facts := e.g.Facts.Measures[m.ID]
	grade, step := gradeOf(m, facts)
	kind, id, at := fromNothing, rule.RuleID(), rule.At
	if step != nil {
		kind, id, at = fromBand, m.Bands.RuleID(step), step.At
	}
	r := e.reason(kind, id, at, grade).about(rule.Number, 0)
	r = e.withMeasure(r, m.ID)
	r.On = string(m.Bands.Compare)
	if facts.Bounded() {
		r.On = string(rulebook.Upper)
	}
	if step != nil {
		r.From, r.Above, r.Status = step.From, step.Above, step.Status
	}
	return r
}

// triggers raises the findings whose conditions hold, the most serious first and
// otherwise in the rulebook's order, so that a finding keeps its place and id
// from run to run.
func (e *evaluator) triggers() {
	for _, kind := range []rulebook.FindingKind{rulebook.CauseOfConcern, rulebook.AreaForImprovement, rulebook.Positive} {
		for i := range e.rb.Triggers {
			t := &e.rb.Triggers[i]
			if t.Kind != kind || !e.holds(t.When) {
				continue
			}
			e.g.Fired = append(e.g.Fired, Fired{Trigger: t, Reasons: e.conditionReasons(fromTrigger, t.When, t.RuleID(), t.At, t.Status)})
		}
	}
}

func (e *evaluator) holds(c *rulebook.Condition) bool {
	held, err := c.Holds(&e.g.Facts)
	if err != nil {
		e.problems.Refuse(c.At, ruleCondition, "", "the condition cannot be evaluated")
	}
	return held
}

// level is the step of a grade, 0 for none.
func (e *evaluator) level(grade string) int { return e.rb.Level(grade) }
