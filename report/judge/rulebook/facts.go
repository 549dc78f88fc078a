package rulebook

import "math"

// Facts are all that a condition may ask about one force.
type Facts struct {
	Measures  map[string]MeasureFacts
	Criteria  map[int]string // grade, or NotAudited, NotReportable, NotJudged
	Questions map[int]string // grade, or NotGraded
	Overall   string
	// Causes and Positives count the inspectors' observations of each kind.
	Causes, Positives int
	// Topics count the causes by what they lie in, one of audit.Topics.
	Topics map[string]int
	// Overdue counts recommendations of earlier inspections not complete in time.
	Overdue      int
	ReInspection bool
}

// MeasureFacts are what a condition may ask about a measure. Rates are
// fractions; of a measure that is not reportable they are not a number, so that
// no comparison with them holds: but its upper limit is one where it is known how
// high the rate can be at most (estimate.Rate.AtMost).
type MeasureFacts struct {
	Rate       float64     `expr:"rate"`
	Lower      float64     `expr:"lower"`
	Upper      float64     `expr:"upper"`
	Recorded   int         `expr:"recorded"`   // audited crimes recorded, records correctly cancelled
	Required   int         `expr:"required"`   // audited crimes that should be recorded, records audited
	Reports    int         `expr:"reports"`    // reports or records audited
	Reportable bool        `expr:"reportable"` // enough was audited
	Grade      string      `expr:"grade"`      // of its own bands
	Unrecorded float64     `expr:"unrecorded"` // crimes a year, estimated; not a number when none is
	Change     ChangeFacts `expr:"change"`     // since the last inspection
}

// ChangeFacts are what a condition may ask about a change. Differences are
// fractions, positive for a rise.
type ChangeFacts struct {
	Known       bool    `expr:"known"`       // an earlier result is comparable
	Difference  float64 `expr:"difference"`  // not a number unless known
	Lower       float64 `expr:"lower"`       // not a number without an earlier interval
	Upper       float64 `expr:"upper"`       //
	Significant bool    `expr:"significant"` // the interval of the difference excludes zero
	Interval    bool    `expr:"interval"`    // the difference has an interval
}

// Bounded reports whether no more is known of the rate than how high it can be.
func (f MeasureFacts) Bounded() bool { return !f.Reportable && !math.IsNaN(f.Upper) }

// NothingAudited are the facts of a measure nothing was audited for.
func NothingAudited() MeasureFacts {
	nan := math.NaN()
	return MeasureFacts{
		Rate: nan, Lower: nan, Upper: nan, Grade: NotAudited, Unrecorded: nan,
		Change: ChangeFacts{Difference: nan, Lower: nan, Upper: nan},
	}
}

// scope says how much of a force's judgment is known where a condition stands:
// a question's rule may not ask for the overall grade.
type scope int

const (
	measuresAndCriteria scope = iota
	withQuestions
	withOverall
)

// reservedNames may not be ids of measures.
func reservedNames() []string {
	return []string{
		"criteria", "questions", "overall", "causes", "cause", "positives", "overdue", "reinspection",
		"measure", "below", "reaches", "and", "or", "not", "in", "let", "if", "else", "true", "false", "nil",
	}
}

// environment names the facts for conditions of a scope. Measures whose id is
// one word are variables; measure("cancelled-rape") finds any of them.
func (f *Facts) environment(rb *Rulebook, s scope) map[string]any {
	env := map[string]any{
		"criteria":     f.Criteria,
		"causes":       f.Causes,
		"cause":        func(topic string) int { return f.Topics[topic] },
		"positives":    f.Positives,
		"overdue":      f.Overdue,
		"reinspection": f.ReInspection,
		"measure":      f.measure,
		"below":        func(grade, than string) bool { return isBelow(rb.Level(grade), rb.Level(than)) },
		"reaches":      func(grade, least string) bool { return doesReach(rb.Level(grade), rb.Level(least)) },
	}
	if s >= withQuestions {
		env["questions"] = f.Questions
	}
	if s >= withOverall {
		env["overall"] = f.Overall
	}
	for _, m := range rb.Measures {
		if isWord(m.ID) {
			env[m.ID] = f.measure(m.ID)
		}
	}
	return env
}

// measure is what is known of a measure: a value, so that a condition may not
// change it.
func (f *Facts) measure(id string) MeasureFacts {
	if m, ok := f.Measures[id]; ok {
		return m
	}
	return NothingAudited()
}

// isBelow compares two levels of the scale; no grade is below nothing.
func isBelow(level, than int) bool { return level > 0 && than > 0 && level < than }

// doesReach is "at least"; what is not graded reaches nothing.
func doesReach(level, least int) bool { return level > 0 && least > 0 && level >= least }

// isWord reports whether an id can stand alone in a condition.
func isWord(id string) bool {
	for i, r := range id {
		letter := r >= 'a' && r <= 'z' || r == '_'
		if !letter && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return id != ""
}
