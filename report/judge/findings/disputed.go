package findings

import (
	"assize/report/judge/estimate"
	"assize/report/judge/grade"
	"assize/report/judge/rulebook"
)

// Disputed is an audited row that the force disputes in its comments: what the rates
// and grades are with it, and what they would be if it had not been audited.
type Disputed struct {
	Sheet    string         `json:"sheet"`              // of the audited lines, by the program's own name
	Row      int            `json:"row"`                // in the audit workbook
	Decision string         `json:"decision,omitempty"` // on the comment; "" while there is none
	Rates    []DisputedRate `json:"rates"`              // of the measures in which it counts
	// OverallWith and OverallWithout are the grades that the rules compute overall, with
	// the row and without it.
	OverallWith    string `json:"overallWith"`    // "" where the rules cannot be applied
	OverallWithout string `json:"overallWithout"` // likewise
}

// DisputedRate is a measure in which a disputed row counts.
type DisputedRate struct {
	Measure string `json:"measure"` // its id
	With    Share  `json:"with"`    // as it is
	Without Share  `json:"without"` // as it would be without the row
}

// Share is what was audited of a measure, and what came of it. Rate, Lower and Upper
// are fractions, null where there is no rate to report.
type Share struct {
	Recorded      int    `json:"recorded"`                // audited crimes recorded, or records in order
	Required      int    `json:"required"`                // audited crimes that should be recorded, or records audited
	Rate          Num    `json:"rate"`                    // a fraction
	Lower         Num    `json:"lower"`                   // limits of its interval
	Upper         Num    `json:"upper"`                   // the upper limit, likewise
	Grade         string `json:"grade,omitempty"`         // the band it falls in; "" when it has no bands
	NotReportable string `json:"notReportable,omitempty"` // why there is no rate, a reason id
}

// Outcome is what was estimated and judged of a dataset.
type Outcome struct {
	Rates  *estimate.Result
	Graded *grade.Graded // nil where the rules cannot be applied
}

// DisputedBetween is a disputed row between the outcome with it and the outcome without
// it: the measures that come out otherwise, in the order of the rules. The caller says
// which row it is.
func DisputedBetween(with, without Outcome) Disputed {
	out := Disputed{Rates: []DisputedRate{}, OverallWith: with.overall(), OverallWithout: without.overall()}
	for i := range with.Rates.Rates {
		r := &with.Rates.Rates[i]
		other, ok := without.Rates.Rate(r.Measure)
		one := DisputedRate{Measure: r.Measure, With: with.share(r), Without: without.share(&other)}
		if ok && (one.With.Recorded != one.Without.Recorded || one.With.Required != one.Without.Required) {
			out.Rates = append(out.Rates, one)
		}
	}
	return out
}

func (o Outcome) overall() string {
	if o.Graded == nil {
		return ""
	}
	return o.Graded.Overall.Computed
}

func (o Outcome) share(r *estimate.Rate) Share {
	s := Share{Recorded: r.Numerator, Required: r.Denominator, Rate: None(), Lower: None(), Upper: None(), NotReportable: r.NotReportable}
	if r.Reportable {
		s.Rate, s.Lower, s.Upper = settled(r.Value), settled(r.Lower), settled(r.Upper)
	}
	if o.Graded == nil {
		return s
	}
	for _, g := range o.Graded.Measures {
		if g.Measure == r.Measure {
			s.Grade = g.Grade
		}
	}
	return s
}

func settled(x float64) Num { return Num(rulebook.Settled(x)) }
