package findings

import (
	"assize/report/judge/estimate"
	"assize/report/judge/rulebook"
)

// Disputed is an audited row that the force disputes in its comments: what the rates
// are with it, and what they would be if it had not been audited.
type Disputed struct {
	Sheet    string // of the audited lines, by the program's own name
	Row      int    // in the audit workbook
	Decision string // on the comment; "" while there is none
	Rates    []DisputedRate
}

// DisputedRate is a measure in which a disputed row counts. Rates are fractions, not
// known where there is none to report.
type DisputedRate struct {
	Measure       string
	With, Without Share
}

// Share is what was audited of a measure, and its rate.
type Share struct {
	Recorded, Required int
	Rate               Num
}

// DisputedRates are the measures that come out otherwise without a row, in the order of
// the rules.
func DisputedRates(with, without *estimate.Result) []DisputedRate {
	var out []DisputedRate
	for _, r := range with.Rates {
		other, ok := without.Rate(r.Measure)
		one := DisputedRate{Measure: r.Measure, With: shareOf(r), Without: shareOf(other)}
		if ok && (one.With.Recorded != one.Without.Recorded || one.With.Required != one.Without.Required) {
			out = append(out, one)
		}
	}
	return out
}

func shareOf(r estimate.Rate) Share {
	s := Share{Recorded: r.Numerator, Required: r.Denominator, Rate: None()}
	if r.Reportable {
		s.Rate = Num(rulebook.Settled(r.Value))
	}
	return s
}
