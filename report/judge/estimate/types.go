// Package estimate turns audited samples into rates and counts with intervals
// and warnings, and says what a Measure is. Rates are fractions from 0 to 1,
// never percent; counts of crimes are float64 where they are estimates. Nothing
// is rounded or put into words here.
package estimate

import (
	"time"

	"assize/report/read/audit"
)

// Method names how the interval of a rate is made.
type Method string

// The methods a rulebook may select. Wald serves only to reproduce published
// "±" figures; Hypergeometric is for audits of a known finite list.
const (
	Wilson          Method = "wilson"
	KornGraubard    Method = "korn_graubard"
	Jeffreys        Method = "jeffreys"
	AgrestiCoull    Method = "agresti_coull"
	ClopperPearson  Method = "clopper_pearson"
	Logit           Method = "logit"
	Wald            Method = "wald"
	Hypergeometric  Method = "hypergeometric"
	MOVER           Method = "mover" // of a combined rate; never selected, only reported
	NotStatedMethod Method = ""      // a published rate without interval
)

// Combination names how stratum rates make a force rate.
type Combination string

// The combinations. A measure with none is a plain ratio.
const (
	Ratio    Combination = ""         // crimes recorded over crimes required
	Harmonic Combination = "harmonic" // weighted by recorded crime: R / Σ(R_h/p_h)
	Reported Combination = "reported" // weighted by known reported counts
	Shares   Combination = "shares"   // weighted by stated shares, such as of routes
)

// Condition keeps the rows whose field has one of the values. Values are lower
// case; ticks are "yes" and "no".
type Condition struct {
	Field  audit.Field
	Equals []string
}

// Measure says what is counted, among which rows, and how its interval is made.
type Measure struct {
	ID    string // stable, such as "violence"; referred to by rules and templates
	Label string // in words, "violence against the person"

	Rows     audit.Table // audit.Reports or audit.Cancelled
	Where    []Condition // all must hold
	Required audit.Field // denominator; for Cancelled rows it is empty: every record counts 1
	Recorded audit.Field // numerator; for Cancelled rows a tick that counts 1 when yes
	// Within counts a crime as recorded only when recorded at most this long
	// after it was reported. Zero: no limit.
	Within time.Duration

	Interval Method
	Level    float64 // confidence level, a fraction; 0.95 by default

	Combine Combination
	Strata  []string           // ids of the measures combined
	Shares  map[string]float64 // Combine == Shares: by stratum measure id, adding up to 1

	Domain     string // id of the measure whose sampled reports stay the units
	Population string // stratum of recorded crime this rate is applied to; "" = none
	List       string // name of the finite list in Populations, for Hypergeometric

	MinimumAudited int     // fewer crimes audited: not reportable
	DesignEffect   float64 // assumed where only Counts are known; 0 means 1
	PlanningICC    float64 // ρ0 for degenerate samples; 0 means 0.1
}

// Population is a number of crimes recorded in 12 months, or of records on a
// list, with where it came from.
type Population struct {
	Stratum   string     `json:"stratum"`
	Value     float64    `json:"value"` // crimes, or records
	PeriodEnd audit.Date `json:"periodEnd"`
	Source    string     `json:"source"`           // file, relative to the job, or the workbook's own words
	SHA256    string     `json:"sha256,omitempty"` // of the file
	Latest    audit.Date `json:"latest"`           // last period in the table: its vintage
	Sheet     string     `json:"sheet,omitempty"`
	Rows      int        `json:"rows,omitempty"` // rows of the table used
	// Between are the ends of the published 12 months that the number was interpolated
	// between; zero where it was published as it is, or where that is not known.
	Between [2]audit.Date `json:"between"`
	// Title, Publisher and Published are the table's, as the job states them.
	Title     string     `json:"title,omitempty"`
	Publisher string     `json:"publisher,omitempty"`
	Published audit.Date `json:"published"`
	// HoldsFraud says that crimes of fraud are among those counted.
	HoldsFraud bool `json:"holdsFraud,omitempty"`
}

// WarningID names a doubt about a number. Words belong to the language pack.
type WarningID string

// The doubts that travel with a number.
const (
	FewCrimes         WarningID = "few-crimes"          // fewer than 30 crimes audited
	HighDesignEffect  WarningID = "high-design-effect"  // design effect above 2
	BiasedUp          WarningID = "biased-up"           // unrecorded count from a small stratum is biased upward
	AllOrNothing      WarningID = "all-or-nothing"      // 0% or 100%: the sample shows no variation
	LoneReport        WarningID = "lone-report"         // one report only
	AssumedEffect     WarningID = "assumed-effect"      // design effect assumed, not measured (Counts)
	WindowNotSixMonth WarningID = "window-not-6-months" // audit window is not six months (three for a re-inspection)
	ReachesBand       WarningID = "interval-reaches-band"
	NormalApprox      WarningID = "normal-approximation"
	PooledStrata      WarningID = "pooled-strata"   // strata sampled at their own sizes are pooled unweighted
	TimeNotStated     WarningID = "time-not-stated" // crimes whose times do not say it count as not in time
)

// Warning is a doubt with the value that raised it.
type Warning struct {
	ID    WarningID `json:"id"`
	Value float64   `json:"value"` // what was seen: crimes, a design effect, months
}

// Rate is an estimated proportion of crimes.
type Rate struct {
	Measure     string
	Label       string
	Numerator   int // audited crimes recorded (or records correctly cancelled)
	Denominator int // audited crimes that should be recorded (or records audited)
	Reports     int // sampling units: reports, or records
	// Value, Lower and Upper are fractions. For a combined rate Value is not
	// Numerator/Denominator.
	Value, Lower, Upper float64
	Level               float64
	Method              Method
	Combination         Combination
	Strata              []string // of a combined rate
	// Weights of the strata, in their order: recorded crimes in 12 months
	// (Harmonic), known reported crimes (Reported) or shares (Shares).
	Weights       []float64
	StratumMethod Method // of the strata's limits under MOVER
	// Methods are those truly used of each stratum, in their order; "" for one that
	// drops out.
	Methods []Method
	// Counting is how a plain rate was counted; empty for a combined one.
	Counting Counting
	// Terms are what the strata put into a combined rate, in their order.
	Terms []Term
	// Uncorrected is the share of the variance that the frames leave, 1 where none is
	// known; Freedom the degrees of freedom of the variance; Assumed says that the
	// design effect is assumed, so that there are none.
	Uncorrected   float64
	Freedom       int
	Assumed       bool
	Population    *Population // recorded crime that the rate stands for; nil where not known
	EffectiveN    float64     // crimes; +Inf for a census
	DesignEffect  float64
	StandardError float64 // linearised, fraction
	List          int     // size of the finite list audited, 0 when unknown
	Reportable    bool
	NotReportable string // why, as an id: notAudited and its like
	// AtMost is all that is known of a harmonic rate without an estimate, because
	// nothing was recorded of a stratum: the most it can be, a fraction. NaN of any
	// other rate.
	AtMost   float64
	Warnings []Warning
}

// Unrecorded is the estimated number of reported crimes not recorded in the
// 12 months of its population, in crimes.
type Unrecorded struct {
	Measure             string
	Population          Population
	Value, Lower, Upper float64
	Level               float64
	Warnings            []Warning
}

// Change is the movement of a rate since an earlier inspection.
type Change struct {
	Measure    string
	Inspection string
	Date       audit.Date
	From, To   float64 // fractions
	FromLower  float64 // NaN when no interval was published
	FromUpper  float64
	FromCounts [2]int // numerator, denominator; zeros when not known
	// Difference is To − From in fractions; its limits are NaN when not stated.
	Difference, Lower, Upper float64
	Method                   string // "newcombe", "mover", "miettinen_nurminen", "not stated"
	Significant              bool   // the interval of the difference excludes zero
	Comparable               bool
	WhyNot                   string
	Source                   string
	// Additional is the number of crimes recorded in 12 months that would not
	// have been at the earlier rate, R(1 − p0/p1); NaN when not comparable.
	Additional float64
}

// Options are what the estimates depend on besides data and measures.
type Options struct {
	Difference string   // "newcombe" (default) or "miettinen_nurminen"
	Fraud      []string // strata of recorded crime that hold fraud
}

// Result is everything estimated for one force, in the order of its measures.
type Result struct {
	Rates      []Rate
	Unrecorded []Unrecorded // by stratum, then the force; strata add up exactly
	Changes    []Change
}

// Rate returns the rate of a measure.
func (r *Result) Rate(measure string) (Rate, bool) {
	for _, x := range r.Rates {
		if x.Measure == measure {
			return x, true
		}
	}
	return Rate{}, false
}
