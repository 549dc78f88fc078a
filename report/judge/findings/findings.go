// Package findings is the contract between judging and telling: all that was
// found about one force, as a value and as JSON. Every output is made from it
// and from nothing else, so that two outputs cannot disagree.
//
// Rates are fractions, counts are crimes. Numerator and Denominator are audited
// counts; a combined rate is not their ratio. Numbers are written with 12
// significant digits.
package findings

import "assize/report/read/audit"

// Schema names the version of this contract.
const Schema = "assize/findings/5"

// The versions before, which are read too. The first lacks what a measure says of
// itself beyond its numbers, and what a rate is at most; the second lacks standard
// errors; the third writes counts that are withheld or not known as 0, and lacks what
// a change was counted from; the fourth lacks why crimes were missed, and how soon they
// were recorded.
const (
	firstSchema  = "assize/findings/1"
	secondSchema = "assize/findings/2"
	thirdSchema  = "assize/findings/3"
	fourthSchema = "assize/findings/4"
)

// Findings is everything found about one force.
type Findings struct {
	Schema     string      `json:"schema"` // the version of this contract
	Force      Force       `json:"force"`
	Inspection Inspection  `json:"inspection"`
	Audit      Window      `json:"audit"`  // from the first to the last day on which an audited report was made
	Status     string      `json:"status"` // draft, factual-accuracy, embargoed, final, correction
	Sample     string      `json:"sample"` // "real" or Illustrative
	Rulebook   RulebookRef `json:"rulebook"`

	Measures   []Measure    `json:"measures"`   // in the rulebook's order
	Strata     []string     `json:"strata"`     // ids of measures that are sampling strata
	Domains    []string     `json:"domains"`    // ids of measures that are domains
	Combined   string       `json:"combined"`   // id of the measure of the whole force
	Unrecorded []Unrecorded `json:"unrecorded"` // one a measure that has recorded crime to stand for
	Cancelled  []Cancelled  `json:"cancelled"`
	Missed     Missed       `json:"missed"`  // why audited crimes were not recorded
	Timed      []Timed      `json:"timed"`   // how soon audited crimes were recorded
	Changes    []Change     `json:"changes"` // since earlier inspections

	Criteria  []Criterion `json:"criteria"`
	Questions []Judgment  `json:"questions"` // the core questions
	Overall   Judgment    `json:"overall"`
	Grades    []Grade     `json:"grades"` // the scale, lowest first
	Bands     []Band      `json:"bands"`  // of every graded measure

	Findings                []Finding        `json:"findings"`     // causes of concern, areas for improvement and positives
	Observations            []Observation    `json:"observations"` // the inspectors' sentences
	PreviousRecommendations []Recommendation `json:"previousRecommendations"`
	Inputs                  []Input          `json:"inputs"`   // the files that all this was made from
	Warnings                []Warning        `json:"warnings"` // of the inspection as a whole
	// OtherRules are judgments made of the same audit under other rulebooks, up to
	// publication: an addendum sets them beside this one.
	OtherRules []OtherJudgment `json:"otherRules"`
	Disclosure []Disclosed     `json:"disclosure"` // what disclosure control decided
	// Issue is the issue of a correction; absent otherwise.
	Issue *Issue `json:"issue,omitempty"`

	// GradeProbabilities stand in restricted outputs only, unless the rulebook publishes
	// them.
	GradeProbabilities []GradeProbability `json:"gradeProbabilities,omitempty"`
	// Disputed are the audited rows that the force disputes. Restricted, and only of the
	// stage in which it says so.
	Disputed []Disputed `json:"disputed,omitempty"`
}

// What the audited rows of a sample can be.
const (
	realSample   = "real"
	Illustrative = "illustrative" // invented
)

// Invented reports whether the audited rows are invented.
func (f Findings) Invented() bool { return f.Sample == Illustrative }

// Force is the force inspected.
type Force struct {
	ID   string `json:"id"`   // in the register of forces
	Name string `json:"name"` // "Greater Manchester Police"
	Code string `json:"code"` // ONS code, "" for the British Transport Police
	Slug string `json:"slug"` // in names of files and addresses
}

// Inspection is the round and its dates.
type Inspection struct {
	Title          string     `json:"title"`                    // "Crime Data Integrity inspection 2016"
	Kind           string     `json:"kind"`                     // as the audit workbook or the rulebook names it: "inspection", "internal audit"
	ReInspectionOf string     `json:"reInspectionOf,omitempty"` // title of the earlier inspection
	Fieldwork      audit.Date `json:"fieldworkCompleted"`       // the day on which fieldwork was completed
	Published      audit.Date `json:"published"`                // the day of publication that is planned
}

// Window is the audit window, both days included.
type Window struct {
	From audit.Date `json:"from"` // the first day
	To   audit.Date `json:"to"`   // the last day
}

// RulebookRef names the rules applied.
type RulebookRef struct {
	ID      string `json:"id"`             // "cdi-2016"
	Version string `json:"version"`        // its own version, as it states it
	Title   string `json:"title"`          // to be read
	Note    string `json:"note,omitempty"` // what the rulebook stands for
	SHA256  string `json:"sha256"`         // of its file, in hexadecimal digits
	// EffectiveFrom and EffectiveTo are the first and last day of inspections that it
	// applies to; empty when open.
	EffectiveFrom audit.Date `json:"effectiveFrom"`
	EffectiveTo   audit.Date `json:"effectiveTo"`
	// PublishCriteria and PublishQuestions say whether the grades of criteria and of
	// core questions may be published.
	PublishCriteria  bool `json:"publishCriteria"`
	PublishQuestions bool `json:"publishQuestions"`
	// PublishProbabilities lets grade probabilities stand in public outputs.
	PublishProbabilities bool `json:"publishProbabilities"`
	// Illustrative says that at least one threshold is not the inspectorate's own.
	Illustrative bool `json:"illustrative"`
}

// Unrecorded is an estimated number of crimes a year.
type Unrecorded struct {
	Measure    string     `json:"measure"`             // id of the measure whose rate it is made from
	Label      string     `json:"label"`               // of the measure, to be read
	Population Population `json:"population"`          // the recorded crime that the rate is applied to
	Value      Num        `json:"value"`               // crimes in 12 months
	Lower      Num        `json:"lower"`               // limits of its interval, crimes in 12 months
	Upper      Num        `json:"upper"`               // the upper limit, likewise
	Statement  string     `json:"statement,omitempty"` // the words published, "over 38,000"
	Warnings   []Warning  `json:"warnings"`            // doubts about the estimate
}

// Cancelled is the audit of one group of cancelled records.
type Cancelled struct {
	Measure    string `json:"measure"`    // id of the measure
	Group      string `json:"group"`      // kind of crime of the records
	Correct    int    `json:"correct"`    // records correctly cancelled
	Audited    int    `json:"audited"`    // records audited
	VictimTold int    `json:"victimTold"` // records whose victim was told
	List       Count  `json:"list"`       // records on the list; null when not known
	Lower      Num    `json:"lower"`      // limits of the share correctly cancelled, fractions
	Upper      Num    `json:"upper"`      // the upper limit, likewise
	Method     string `json:"method"`     // of the limits
	Reportable bool   `json:"reportable"` // there is a share to print
}

// Change is the movement of a rate since an earlier inspection. From and To are
// fractions; Difference is in fractions and absent (null) when not comparable.
type Change struct {
	Measure     string     `json:"measure"`            // id of the measure
	Label       string     `json:"label"`              // of the measure, to be read
	Inspection  string     `json:"inspection"`         // title of the earlier inspection
	Date        audit.Date `json:"date"`               // of the earlier inspection
	From        Num        `json:"from"`               // the earlier rate
	FromLower   Num        `json:"fromLower"`          // limits of the earlier rate
	FromUpper   Num        `json:"fromUpper"`          // the upper limit, likewise
	To          Num        `json:"to"`                 // the rate of this inspection
	ToLower     Num        `json:"toLower"`            // limits of the rate of this inspection
	ToUpper     Num        `json:"toUpper"`            // the upper limit, likewise
	Difference  Num        `json:"difference"`         // to less from
	Lower       Num        `json:"lower"`              // limits of the difference
	Upper       Num        `json:"upper"`              // the upper limit, likewise
	Method      string     `json:"method"`             // of the limits of the difference; "not stated" without them
	Significant bool       `json:"significant"`        // the interval of the difference excludes zero
	Comparable  bool       `json:"comparable"`         // both rates measure the same
	WhyNot      string     `json:"whyNot,omitempty"`   // why it is not comparable
	Additional  Num        `json:"additional"`         // crimes a year recorded that would not have been
	Grade       string     `json:"grade,omitempty"`    // the earlier grade
	Rulebook    string     `json:"rulebook,omitempty"` // that the earlier grade was made under
	Source      string     `json:"source,omitempty"`   // where the earlier rate was published
	// FromNumerator is how many were recorded at the earlier inspection; null where it is
	// not known.
	FromNumerator   Count `json:"fromNumerator"`
	FromDenominator Count `json:"fromDenominator"` // how many were audited then; null where it is not known
	Level           Num   `json:"level"`           // of all these limits, a fraction; null where the rulebook has no such measure
}

// Grade is one step of the scale.
type Grade struct {
	ID    string `json:"id"`    // "requires improvement"
	Level int    `json:"level"` // 1 is the lowest
}

// Band is a grade's stretch of a measure.
type Band struct {
	Measure string `json:"measure"`         // id of the measure
	Grade   string `json:"grade"`           // id of the grade
	On      string `json:"on"`              // point, lower or upper
	From    Num    `json:"from"`            // inclusive lower bound, a fraction
	Above   bool   `json:"above,omitempty"` // the bound itself is not in the band
	To      Num    `json:"to"`              // inclusive upper end where a gap follows; else null
	Status  string `json:"status"`          // published, seen, illustrative
	Source  string `json:"source"`          // where the bounds were published, in the rulebook's words
	File    string `json:"file"`            // the rulebook
	Line    int    `json:"line"`            // its line
}

// Reason says why a grade or a finding is what it is, with the rule's place.
type Reason struct {
	// Kind says what the reason is about: band, judgment, criterion, question,
	// combination, limit, trigger, nothing.
	Kind      string `json:"kind"`
	Criterion int    `json:"criterion,omitempty"` // number of the criterion
	Question  int    `json:"question,omitempty"`  // number of the question
	// Text is the inspectors' own words where a judgment was made by people; ""
	// for a computed reason, which is told from the fields below.
	Text    string `json:"text"`
	Measure string `json:"measure,omitempty"` // id of the measure
	Value   Num    `json:"value"`             // its rate, a fraction, with its limits
	Lower   Num    `json:"lower"`             // limits of the rate
	Upper   Num    `json:"upper"`             // the upper limit, likewise
	On      string `json:"on,omitempty"`      // what the band compares: point, lower or upper
	Band    string `json:"band,omitempty"`    // the grade of the band
	From    Num    `json:"from"`              // the band's bound
	Above   bool   `json:"above,omitempty"`   // the bound itself is not in the band
	Status  string `json:"status,omitempty"`  // of the bound: published, seen, illustrative
	Rule    string `json:"rule"`              // path of the rule: "question-1/limit-1"
	File    string `json:"file"`              // the rulebook
	Line    int    `json:"line"`              // its line
}

// Criterion is the judgment of one of the criteria.
type Criterion struct {
	Number      int        `json:"number"`             // in the rulebook
	Label       string     `json:"label"`              // to be read
	Question    int        `json:"question"`           // number of the core question that it belongs to
	Computed    string     `json:"computed,omitempty"` // grade from measures
	Judged      string     `json:"judged,omitempty"`   // grade in the workbook
	Grade       string     `json:"grade"`              // the one that stands
	CarriedFrom audit.Date `json:"carriedFrom"`        // of the earlier inspection whose grade stands; empty where it is this one's
	Reasons     []Reason   `json:"reasons"`            // why the grade is what it is
}

// Judgment is a grade of a question or overall: computed by the rules, judged
// by inspectors, and the one that stands.
type Judgment struct {
	Scope    string     `json:"scope"`              // "question 1", "overall"
	Label    string     `json:"label"`              // to be read
	Computed string     `json:"computed"`           // by the rules
	Judged   string     `json:"judged,omitempty"`   // by inspectors
	Grade    string     `json:"grade"`              // judged where given, else computed; "not graded" when not reportable
	Level    int        `json:"level"`              // 0 when not graded
	JudgedBy string     `json:"judgedBy,omitempty"` // restricted
	JudgedOn audit.Date `json:"judgedOn"`           // the day of the inspectors' judgment
	Reasons  []Reason   `json:"reasons"`            // why the grade is what it is
}

// OtherJudgment is a judgment of the same audit under another rulebook.
type OtherJudgment struct {
	Rulebook string     `json:"rulebook"`         // id of the other rulebook
	Scope    string     `json:"scope"`            // "overall"
	Grade    string     `json:"grade"`            // under that rulebook
	Reason   string     `json:"reason,omitempty"` // in its words
	JudgedOn audit.Date `json:"judgedOn"`         // the day of that judgment
}

// Finding is a cause of concern, an area for improvement or a positive.
type Finding struct {
	Kind            string                  `json:"kind"`              // cause-of-concern, area-for-improvement, positive
	ID              string                  `json:"id"`                // stable across runs: the trigger's id
	Template        string                  `json:"template"`          // what words it
	Measure         string                  `json:"measure,omitempty"` // id of the measure that it is about
	Text            string                  `json:"text"`              // the words published
	Rule            string                  `json:"rule"`              // path of the rule that raised it
	File            string                  `json:"file"`              // the rulebook
	Line            int                     `json:"line"`              // its line
	Reasons         []Reason                `json:"reasons"`           // why the rule raised it
	Recommendations []FindingRecommendation `json:"recommendations"`   // what the force should do about it
}

// FindingRecommendation is what a force should do, and by when.
type FindingRecommendation struct {
	ID       string     `json:"id"`       // in the rulebook
	Template string     `json:"template"` // what words it
	Text     string     `json:"text"`     // the words published
	Due      audit.Date `json:"due"`      // the day by which it should be done
	Months   int        `json:"months"`   // counted from publication
}

// Observation is a sentence of the inspectors.
type Observation struct {
	Kind      string     `json:"kind"`                // cause, positive, context
	Topic     string     `json:"topic,omitempty"`     // what a cause lies in; "" where it is not stated
	Criterion int        `json:"criterion,omitempty"` // number of the criterion that it is about
	Text      string     `json:"text"`                // the inspectors' own words
	JudgedBy  string     `json:"judgedBy,omitempty"`  // restricted
	JudgedOn  audit.Date `json:"judgedOn"`            // the day on which it was made
}

// Recommendation is one made at an earlier inspection.
type Recommendation struct {
	Number   string     `json:"number"`   // as it was published
	MadeOn   audit.Date `json:"madeOn"`   // the day on which it was made
	Text     string     `json:"text"`     // its words
	Due      audit.Date `json:"due"`      // the day by which it should be done
	Status   string     `json:"status"`   // "complete", "not complete" and the like, as the workbook says
	StatusOn audit.Date `json:"statusOn"` // the day of that status
	Overdue  bool       `json:"overdue"`  // not complete, due before publication
}

// Input is a file the findings were made from.
type Input struct {
	Path   string `json:"path"`   // relative to the job
	SHA256 string `json:"sha256"` // in hexadecimal digits
	Role   string `json:"role"`   // workbook, rulebook, layout, recorded crime
}

// GradeProbability is how sure a measure's grade is. Restricted.
type GradeProbability struct {
	Measure       string `json:"measure"`       // id of the measure
	Probabilities []Num  `json:"probabilities"` // by grade, lowest first
	// ToHigher and ToLower are the smallest changes in audited crimes recorded that would
	// have changed the computed grade: positive to rise, negative to fall.
	ToHigher int `json:"toHigher"`
	ToLower  int `json:"toLower"`
}
