package audit

import "time"

// YesNo is a tick in the workbook: yes, no, or not stated.
type YesNo int8

// The three answers of a tick box. The zero value is NotStated.
const (
	NotStated YesNo = iota
	Yes
	No
)

// ReportOfCrime is one report of crime that was audited: the sampling unit.
// One report may hold several crimes.
type ReportOfCrime struct {
	Row          int    // in the sheet, 1-based
	Reference    string // sensitive: never in logs or public outputs
	Route        string // control room, crime recording centre, public protection
	Stratum      string // violence, sexual offences, other
	OffenceGroup string
	ReportedAt   time.Time // Europe/London
	Required     int       // crimes that should have been recorded
	Recorded     int       // crimes that were, at most Required
	RecordedAt   time.Time // zero when nothing was recorded
	Rape         YesNo
	N100Required int
	N100Recorded int

	DomesticAbuse YesNo
	Vulnerable    YesNo
	ThirdParty    YesNo
	ModernSlavery YesNo

	// Of a time whose cell holds a day without a time of day only the day is known:
	// it stands as its midnight.
	ReportedDay bool
	RecordedDay bool
	// Of a time that the clock showed twice, in the hour that the end of summer time
	// repeats, the first is meant or the second: it stands as the first.
	ReportedTwice bool
	RecordedTwice bool

	NotRecorded string // reason not recorded, from the workbook's closed list
	Note        string // sensitive free text
	// Extra holds columns that a layout adds for a rulebook's own measures:
	// texts in lower case, "yes"/"no" for ticks, numbers in shortest form.
	Extra map[Field]string
}

// Count is an audited total where rows are not available.
type Count struct {
	Row            int
	Stratum        string
	Measure        string
	Required       int // crimes
	Recorded       int // crimes
	ReportsAudited int // 0 when not stated
}

// CancelledRecord is one recorded crime that the force cancelled, audited.
type CancelledRecord struct {
	Row          int
	Reference    string // sensitive
	OffenceGroup string // rape, other sexual offence, violence, robbery
	CancelledOn  Date
	AVI          YesNo // additional verifiable information was present
	Correct      YesNo // correctly cancelled
	VictimTold   YesNo
	Reason       string
}

// Population is a number of recorded crimes (or of cancelled records on a
// list) that the workbook itself states.
type Population struct {
	Row     int
	Stratum string
	Number  float64 // crimes recorded in 12 months, or records on the list
	To      Date    // 12 months to
	Source  string
}

// Criterion is the auditors' judgment of one of the sixteen criteria.
type Criterion struct {
	Row         int
	Number      int // 1 to 16
	Judgment    string
	Evidence    string
	JudgedBy    string
	JudgedOn    Date
	CarriedFrom Date // re-inspection: the date of the judgment carried over
}

// Judgment is an inspectors' grade for a question or overall.
type Judgment struct {
	Row      int
	Scope    string // "question 1", "question 2", "question 3", "overall"
	Rulebook string // id the judgment was made under
	Grade    string
	Reason   string
	JudgedBy string
	JudgedOn Date
}

// Observation is a sentence of the inspectors, printed as theirs.
type Observation struct {
	Row       int
	Kind      string // cause, positive, context
	Topic     string // of a cause, one of Topics; "" where it is not stated
	Criterion int    // 0 when none
	Text      string
	JudgedBy  string
	JudgedOn  Date
}

// PreviousResult is a result of an earlier inspection.
type PreviousResult struct {
	Row         int
	Inspection  string
	Date        Date
	Measure     string   // measure id or label, "force" for the force rate
	Numerator   *int     // audited crimes, when counts are known
	Denominator *int     // audited crimes
	Rate        *float64 // fraction, as published
	Interval    *float64 // half-width as published, fraction
	Grade       string
	Rulebook    string
	Comparable  YesNo
	WhyNot      string
	Source      string
}

// Recommendation is one made at an earlier inspection.
type Recommendation struct {
	Row      int
	Number   string
	MadeOn   Date
	Text     string
	Due      Date
	Status   string // awaiting review, being progressed, complete
	StatusOn Date
}
