package findings

import (
	"encoding/json"

	"assize/report/judge/estimate"
	"assize/report/read/audit"
)

// Measure is one rate with its interval, and all that has to be known of it to tell
// it and to recompute it.
type Measure struct {
	ID    string `json:"id"`    // in the rulebook
	Label string `json:"label"` // to be read
	Role  string `json:"role"`  // "force", "stratum", "domain", "cancelled", "other"
	// Unit is what is counted: "crime", "record", "report" or "incident".
	Unit string `json:"unit"`
	// Better is "higher" or "lower": which of two rates is the better one.
	Better string `json:"better"`
	// Numerator is the audited crimes recorded, or records in order; null where it is
	// withheld, and where the times of too many are not known.
	Numerator   Count    `json:"numerator"`
	Denominator Count    `json:"denominator"`           // audited crimes that should be recorded, or records audited; null where withheld
	Reports     Count    `json:"reports"`               // sampling units: reports, or records; null where withheld
	Combination string   `json:"combination,omitempty"` // how the rate of several strata is made: harmonic, reported or shares
	Strata      []string `json:"strata,omitempty"`      // ids of the strata of a combined rate
	Rate        Num      `json:"rate"`                  // a fraction
	Lower       Num      `json:"lower"`                 // limits of its interval, fractions
	Upper       Num      `json:"upper"`                 // the upper limit, likewise
	// StandardError is the linearised standard error of the rate, a fraction; null where
	// there is no rate, and in findings made before version 3.
	StandardError Num    `json:"standardError"`
	Level         Num    `json:"level"`                   // of the interval, a fraction
	Method        string `json:"method"`                  // of the interval
	EffectiveN    Num    `json:"effectiveN"`              // crimes; null for a census
	DesignEffect  Num    `json:"designEffect"`            // variance as a multiple of that of a simple random sample of crimes
	Reportable    bool   `json:"reportable"`              // there is a rate to print
	NotReportable string `json:"notReportable,omitempty"` // reason id
	// AtMost is all that is known of a combined rate without an estimate, where
	// nothing was recorded of a stratum: the most it can be, a fraction.
	AtMost   Num       `json:"atMost"`
	Warnings []Warning `json:"warnings"` // doubts about the rate
	// MinimumAudited is the number of crimes below which the measure is not
	// reportable.
	MinimumAudited int `json:"minimumAudited"`
	// GradedFrom is the number of crimes below which it is printed and not graded.
	GradedFrom int `json:"gradedFrom"`
	// Counts says that the measure is printed as counts, "18 of 20", never as a
	// bare percentage: a small audit.
	Counts bool   `json:"counts"`
	Grade  string `json:"grade,omitempty"` // the band it falls in; "" when it has no bands
	// Counting says how it was counted, as values, so that an annex can count again.
	Counting Counting `json:"counting"`
	// Population is the recorded crime that the rate stands for; absent where there is
	// none, or not all of it is known.
	Population *Population `json:"population,omitempty"`
	Source     Source      `json:"source"`
}

// Bounded reports whether the measure has no rate, but is known to be at most
// AtMost.
func (m Measure) Bounded() bool {
	return !m.Reportable && m.NotReportable == estimate.ZeroRate && m.AtMost.Known()
}

// AllRecorded reports whether every crime audited was recorded; there was one.
func (m Measure) AllRecorded() bool { return m.Denominator > 0 && m.Numerator == m.Denominator }

// Withheld reports whether the counts of a measure are kept back; those that are only
// rounded are known.
func (m Measure) Withheld() bool {
	return m.NotReportable == WithheldReason && !m.Denominator.Known()
}

// Source says which rows of the workbook a number was counted from.
type Source struct {
	File  string `json:"file"`  // the audit workbook
	Sheet string `json:"sheet"` // its sheet
	Where string `json:"where"` // "stratum = violence", to be read; Counting says it exactly
	Rows  Count  `json:"rows"`  // how many rows; null where withheld
}

// Warning is a doubt that travels with a number.
type Warning struct {
	ID    string `json:"id"`    // which doubt
	Value Num    `json:"value"` // the number behind it, where there is one
}

// Population is the recorded crime a rate is applied to.
type Population struct {
	Value     Num        `json:"value"`     // crimes recorded in 12 months
	PeriodEnd audit.Date `json:"periodEnd"` // the last day of the 12 months
	Source    string     `json:"source"`    // file, or the workbook's own words
	SHA256    string     `json:"sha256"`    // of the file, in hexadecimal digits
	Latest    audit.Date `json:"latest"`    // vintage: last period in the table
	// ExcludesFraud says that no crime of fraud is among them.
	ExcludesFraud bool `json:"excludesFraud"`
	// Interpolated says that the number lies between two published ones, those of the
	// 12 months to the dates of Between.
	Interpolated bool         `json:"interpolated"`
	Between      []audit.Date `json:"between,omitempty"`
	// Title, Publisher and Published are those of the table, as the job states them.
	Title     string     `json:"title,omitempty"`
	Publisher string     `json:"publisher,omitempty"`
	Published audit.Date `json:"published,omitzero"`
}

// Count is a number that was counted; notCounted, null in JSON, where it could not be,
// or may not be seen.
type Count int

// notCounted is the absent count.
const notCounted Count = -1

// Known reports whether there is a count.
func (c Count) Known() bool { return c >= 0 }

// Int is the count as int, 0 where there is none.
func (c Count) Int() int { return int(max(c, 0)) }

// Num is the count as a number, none where there is none.
func (c Count) Num() Num {
	if !c.Known() {
		return None()
	}
	return Num(c)
}

// MarshalJSON writes the count, or null.
func (c Count) MarshalJSON() ([]byte, error) {
	if !c.Known() {
		return []byte("null"), nil
	}
	return json.Marshal(int(c))
}

// UnmarshalJSON reads a count or null.
func (c *Count) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*c = notCounted
		return nil
	}
	return json.Unmarshal(b, (*int)(c))
}
