package findings

import (
	"assize/report/judge/estimate"
	"assize/report/judge/rulebook"
)

// Counting says how a measure was counted: what a live formula needs to count again.
// Fields are headings of the audit workbook in the house's words.
type Counting struct {
	// Table is "Reports", "Cancelled", or "Counts" where only totals are known; ""
	// where nothing was counted, and of a combined rate.
	Table string `json:"table,omitempty"`
	// Where are the conditions on a row of its samples; all must hold.
	Where []Condition `json:"where,omitempty"`
	// Required and Recorded are the fields that are added up; without Required every
	// row counts one.
	Required string `json:"required,omitempty"`
	Recorded string `json:"recorded,omitempty"`
	// WithinHours counts only what was recorded at most so long after the report; 0
	// for whenever it was.
	WithinHours float64 `json:"withinHours,omitempty"`
	// Samples are the sampling strata whose reports stay its units.
	Samples []Sample `json:"samples,omitempty"`
	// Uncorrected is the share of the variance that the frames leave, 1 where none is
	// known; Freedom the degrees of freedom of the variance. Assumed says that the
	// design effect is assumed, since only totals are known.
	Uncorrected Num  `json:"uncorrected"`
	Freedom     int  `json:"freedom,omitempty"`
	Assumed     bool `json:"assumed,omitempty"`
	// PlanningICC is the likeness of crimes of one report that is assumed where a
	// sample shows no variation.
	PlanningICC float64 `json:"planningICC,omitempty"`
	// Terms are the strata of a combined rate, in the order of Strata.
	Terms []Term `json:"terms,omitempty"`
}

// Condition keeps the rows whose field has one of the values, which are compared
// without case; ticks are "yes" and "no".
type Condition struct {
	Field  string   `json:"field"`  // heading of the audit workbook
	Equals []string `json:"equals"` // values, one of which it must have
}

// Sample is a sampling stratum: the rows that meet all its conditions and are in none
// of the samples before it.
type Sample struct {
	Name  string      `json:"name"`            // of the sampling stratum
	Where []Condition `json:"where,omitempty"` // conditions on its rows; all must hold
	Frame float64     `json:"frame,omitempty"` // reports that it was drawn from; 0 where not known
}

// Term is what a stratum contributes to a combined rate.
type Term struct {
	Stratum string `json:"stratum"` // id of its measure
	Weight  Num    `json:"weight"`  // recorded or reported crimes in 12 months, or a share
	// Method is that of its limits at the combined rate's level, Lower and Upper; ""
	// where it drops out.
	Method string `json:"method,omitempty"`
	Lower  Num    `json:"lower"`
	Upper  Num    `json:"upper"` // the upper limit, likewise
	// Weighted is R_h/p_h of a harmonic rate, W_h·p_h of another; Below and Above are
	// its spreads, whose squares add up under the limits (see estimate.Term).
	Weighted Num `json:"weighted"`
	Below    Num `json:"below"`
	Above    Num `json:"above"`
}

// counting is how a measure was counted.
func counting(rule *rulebook.Measure, r *estimate.Rate) Counting {
	out := Counting{
		Table: string(r.Counting.Table), Where: conditions(r.Counting.Where),
		Required: string(rule.Required), Recorded: string(rule.Recorded), WithinHours: rule.Within.Hours(), PlanningICC: rule.ICC(),
		Uncorrected: Num(r.Uncorrected), Freedom: r.Freedom, Assumed: r.Assumed,
	}
	for _, s := range r.Counting.Samples {
		out.Samples = append(out.Samples, Sample{Name: s.Name, Where: conditions(s.Where), Frame: s.Frame})
	}
	if rule.Combine != estimate.Ratio {
		out = Counting{Uncorrected: None()}
	}
	for i, t := range r.Terms {
		out.Terms = append(out.Terms, Term{
			Stratum: t.Stratum, Weight: Num(r.Weights[i]), Method: string(r.Methods[i]), Lower: Num(t.Rate.Lower), Upper: Num(t.Rate.Upper),
			Weighted: Num(t.Weighted), Below: Num(t.Below), Above: Num(t.Above),
		})
	}
	return out
}

func conditions(where []estimate.Condition) []Condition {
	var out []Condition
	for _, c := range where {
		out = append(out, Condition{Field: string(c.Field), Equals: c.Equals})
	}
	return out
}
