// Package audit holds what the auditors wrote, in the field's words, and the
// rules that the field implies for it. It knows neither spreadsheets nor
// statistics: workbook fills a Dataset, estimate reads it.
package audit

import (
	"cmp"
	"fmt"
	"strconv"
	"time"

	"assize/report/read/source"
)

// Table names one sheet of the audit workbook by its duty.
type Table string

// The sheets of an audit workbook. Names are those of the house layout; a
// layout file maps a force's own sheet names onto them.
const (
	Inspection      Table = "Inspection"
	Reports         Table = "Reports"
	Counts          Table = "Counts"
	Cancelled       Table = "Cancelled"
	Populations     Table = "Populations"
	Criteria        Table = "Criteria"
	Judgments       Table = "Judgments"
	Observations    Table = "Observations"
	Previous        Table = "Previous"
	Recommendations Table = "Recommendations"
)

// Dataset is one force's audit as read, before any rule has judged it.
type Dataset struct {
	File   string // path of the workbook, relative to the job
	SHA256 string // of the workbook's bytes, lower-case hex
	About  About

	Reports         []ReportOfCrime
	Counts          []Count
	Cancelled       []CancelledRecord
	Populations     []Population
	Criteria        []Criterion
	Judgments       []Judgment
	Observations    []Observation
	Previous        []PreviousResult
	Recommendations []Recommendation

	// Where maps a table and a field to its column letters, and Sheets a table
	// to the sheet name as written, so that At can name a cell.
	Where  map[Table]map[Field]string
	Sheets map[Table]string
	// Files are the files of tables that stand in files of their own, relative to
	// the job: the sheets of a folder of csv files.
	Files map[Table]string
	// Parts are the sheets of a table that stands on several, in order. Its rows
	// count on from sheet to sheet.
	Parts map[Table][]Part
	// Headings are the headings as written under which each field was read, on the first
	// sheet of its table; of a field made from others, theirs.
	Headings map[Table]map[Field]string
	// Stated are the places in the layout of values that it states itself.
	Stated map[Table]map[Field]source.Pos
}

// Part is one of several sheets that are one table.
type Part struct {
	Before      int // rows of the sheets before it
	Sheet, File string
	Where       map[Field]string
}

// At names the cell of a field in a row of a table (row as in the sheet,
// 1-based, or counted on through the sheets of a table that stands on several).
// Where the field has no column, the row alone is named; where the layout states
// its value, the place in the layout. For the Inspection table, which is one key a
// row, row is the key's row.
func (d *Dataset) At(t Table, row int, f Field) source.Pos {
	if at, stated := d.Stated[t][f]; stated {
		return at
	}
	part := d.part(t, row)
	p := source.Pos{File: part.File, Sheet: part.Sheet}
	if row > 0 {
		p.Cell = part.Where[f] + strconv.Itoa(row-part.Before)
	}
	return p
}

// RowName names a row in a message: by its sheet too where its table stands on
// several.
func (d *Dataset) RowName(t Table, row int) string {
	part := d.part(t, row)
	name := "row " + strconv.Itoa(row-part.Before)
	if len(d.Parts[t]) > 1 {
		name += fmt.Sprintf(" of sheet %q", part.Sheet)
	}
	return name
}

// part is the sheet that holds a row of a table.
func (d *Dataset) part(t Table, row int) Part {
	out := Part{Sheet: cmp.Or(d.Sheets[t], string(t)), File: cmp.Or(d.Files[t], d.File), Where: d.Where[t]}
	for _, p := range d.Parts[t] {
		if p.Before < row {
			out = p
		}
	}
	return out
}

// Field is a heading of the audit workbook in the house's words, lower case.
// A layout maps a force's own headings onto fields.
type Field string

// Fields of Reports. FieldStratum also heads Counts and Populations.
const (
	FieldReference      Field = "report reference"
	FieldRoute          Field = "route"
	FieldStratum        Field = "stratum"
	FieldOffenceGroup   Field = "offence group"
	FieldReportedAt     Field = "reported at"
	FieldCrimesRequired Field = "crimes required"
	FieldCrimesRecorded Field = "crimes recorded"
	FieldRecordedAt     Field = "recorded at"
	FieldRape           Field = "rape report"
	FieldN100Required   Field = "n100 required"
	FieldN100Recorded   Field = "n100 recorded"
	FieldDomesticAbuse  Field = "domestic abuse"
	FieldVulnerable     Field = "vulnerable victim"
	FieldThirdParty     Field = "third-party professional"
	FieldModernSlavery  Field = "modern slavery"
	FieldNotRecorded    Field = "reason not recorded"
	FieldNote           Field = "auditor note"
)

// Fields of Counts, Cancelled and Populations.
const (
	FieldMeasure          Field = "measure"
	FieldReportsAudited   Field = "reports audited"
	FieldCrimeReference   Field = "crime reference"
	FieldCancelledOn      Field = "cancelled on"
	FieldAVI              Field = "additional verifiable information"
	FieldCorrectly        Field = "correctly cancelled"
	FieldVictimTold       Field = "victim told"
	FieldReason           Field = "reason"
	FieldPopulationNumber Field = "number in 12 months"
	FieldPopulationTo     Field = "12 months to"
	FieldSource           Field = "source"
)

// Fields of Criteria, Judgments, Observations, Previous and Recommendations.
const (
	FieldCriterion   Field = "criterion"
	FieldJudgment    Field = "judgment"
	FieldEvidence    Field = "evidence"
	FieldJudgedBy    Field = "judged by"
	FieldJudgedOn    Field = "judged on"
	FieldCarriedFrom Field = "carried over from"
	FieldScope       Field = "scope"
	FieldRulebook    Field = "rulebook"
	FieldGrade       Field = "grade"
	FieldKind        Field = "kind"
	FieldTopic       Field = "topic"
	FieldText        Field = "text"
	FieldInspection  Field = "inspection"
	FieldDate        Field = "date"
	FieldNumerator   Field = "numerator"
	FieldDenominator Field = "denominator"
	FieldRate        Field = "rate"
	FieldInterval    Field = "interval as published"
	FieldComparable  Field = "comparable"
	FieldWhyNot      Field = "why not"
	FieldNumber      Field = "number"
	FieldMadeOn      Field = "made on"
	FieldDue         Field = "due"
	FieldStatus      Field = "status"
	FieldStatusOn    Field = "status on"
)

// Keys of the Inspection sheet.
const (
	KeyForce           Field = "force"
	KeyTitle           Field = "inspection title"
	KeyKind            Field = "kind"
	KeyAuditFrom       Field = "audit from"
	KeyAuditTo         Field = "audit to"
	KeyFieldwork       Field = "fieldwork completed"
	KeyPublicationDate Field = "publication date"
	KeyRulebook        Field = "rulebook"
	KeySampleStatus    Field = "sample status"
	KeyFrameReports    Field = "reports in the audited frame" // optional; for the finite-population correction
)

// YesNo is a tick in the workbook: yes, no, or not stated.
type YesNo int8

// The three answers of a tick box. The zero value is NotStated.
const (
	NotStated YesNo = iota
	Yes
	No
)

// Date is a calendar day without a time zone; the zero value means none.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// IsZero reports whether no date was given.
func (d Date) IsZero() bool { return d == Date{} }

// Time is midnight UTC of the day, for arithmetic in whole days.
func (d Date) Time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// DateOf is the calendar day of t in t's own zone.
func DateOf(t time.Time) Date { y, m, d := t.Date(); return Date{y, m, d} }

// String is the ISO form, "2016-02-29", or "" for none.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// MarshalText writes the ISO form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the ISO form; an empty text is no date.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	t, err := time.Parse(time.DateOnly, string(b))
	if err != nil {
		return err
	}
	*d = DateOf(t)
	return nil
}

// About is the Inspection sheet: what was audited, when, and for which round.
type About struct {
	Force           string // as written; the register resolves it
	Title           string
	Kind            string // "inspection", or "re-inspection of <title>"
	AuditFrom       Date
	AuditTo         Date
	Fieldwork       Date
	PublicationDate Date
	Rulebook        string
	Illustrative    bool          // Sample status: the audited rows are invented
	FrameReports    int           // reports in the audited frame; 0 when not stated
	Rows            map[Field]int // the row of each key
}

// ReInspection reports whether the Kind names an earlier inspection, and which.
func (a About) ReInspection() (of string, ok bool) {
	const prefix = "re-inspection of "
	if len(a.Kind) >= len(prefix) && a.Kind[:len(prefix)] == prefix {
		return a.Kind[len(prefix):], true
	}
	return "", false
}

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

// Facts is what the rules of Check need to know from outside the workbook. A
// rule whose fact is missing is not applied.
type Facts struct {
	Strata   []string           // strata the rulebook knows, lower case
	Groups   []string           // groups of cancelled records the rulebook knows
	Grades   []string           // grades of the rulebook, worst to best
	Recorded map[string]float64 // crimes recorded in 12 months by stratum, from the table
	// RecordedAt is where each figure of Recorded stands.
	RecordedAt map[string]source.Pos

	// Partial says that rows at fault were left out when the workbook was read:
	// rules about what is missing are not applied.
	Partial bool

	Criteria      []int               // numbers of the rulebook's criteria; 1 to 16 when empty
	Computed      []int               // of these, those that a measure decides: without a sheet Criteria they need no row
	Rulebook      string              // id of the rulebook applied; "" when not known
	Rulebooks     map[string][]string // grades of every rulebook known, by its id
	OffenceGroups map[string]string   // stratum of each offence group, both lower case

	Measures        []Measure           // of the rulebook
	PopulationNames []string            // what Populations may state under this rulebook, lower case
	Frames          map[string][]string // of these, the frames of samples: the strata that each is of
	Elsewhere       []string            // names of measures and of populations of all rulebooks known, lower case
}
