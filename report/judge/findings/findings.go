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
const Schema = "assize/findings/2"

// firstSchema is the version before: it lacks what a measure says of itself beyond
// its numbers, and what a rate is at most.
const firstSchema = "assize/findings/1"

// Findings is everything found about one force.
type Findings struct {
	Schema     string      `json:"schema"`
	Force      Force       `json:"force"`
	Inspection Inspection  `json:"inspection"`
	Audit      Window      `json:"audit"`
	Status     string      `json:"status"` // draft, factual-accuracy, embargoed, final, correction
	Sample     string      `json:"sample"` // "real" or "illustrative"
	Rulebook   RulebookRef `json:"rulebook"`

	Measures   []Measure    `json:"measures"`
	Strata     []string     `json:"strata"`  // ids of measures that are sampling strata
	Domains    []string     `json:"domains"` // ids of measures that are domains
	Combined   string       `json:"combined"`
	Unrecorded []Unrecorded `json:"unrecorded"`
	Cancelled  []Cancelled  `json:"cancelled"`
	Changes    []Change     `json:"changes"`

	Criteria  []Criterion `json:"criteria"`
	Questions []Judgment  `json:"questions"`
	Overall   Judgment    `json:"overall"`
	Grades    []Grade     `json:"grades"` // the scale, lowest first
	Bands     []Band      `json:"bands"`

	Findings                []Finding        `json:"findings"`
	Observations            []Observation    `json:"observations"`
	PreviousRecommendations []Recommendation `json:"previousRecommendations"`
	Inputs                  []Input          `json:"inputs"`
	Warnings                []Warning        `json:"warnings"` // of the inspection as a whole
	// OtherRules are judgments made of the same audit under other rulebooks, up to
	// publication: an addendum sets them beside this one.
	OtherRules []OtherJudgment `json:"otherRules"`
	Disclosure []Disclosed     `json:"disclosure"` // what disclosure control decided
	// Issue is the issue of a correction; absent otherwise.
	Issue *Issue `json:"issue,omitempty"`

	// Restricted outputs only; Public drops them.
	GradeProbabilities []GradeProbability `json:"gradeProbabilities,omitempty"`
}

// Force is the force inspected.
type Force struct {
	ID   string `json:"id"`
	Name string `json:"name"` // "Greater Manchester Police"
	Code string `json:"code"` // ONS code, "" for the British Transport Police
	Slug string `json:"slug"`
}

// Inspection is the round and its dates.
type Inspection struct {
	Title          string     `json:"title"` // "Crime Data Integrity inspection 2016"
	Kind           string     `json:"kind"`
	ReInspectionOf string     `json:"reInspectionOf,omitempty"`
	Fieldwork      audit.Date `json:"fieldworkCompleted"`
	Published      audit.Date `json:"published"`
}

// Window is the audit window, both days included.
type Window struct {
	From audit.Date `json:"from"`
	To   audit.Date `json:"to"`
}

// RulebookRef names the rules applied.
type RulebookRef struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Title   string `json:"title"`
	Note    string `json:"note,omitempty"` // what the rulebook stands for
	SHA256  string `json:"sha256"`
	// Effective dates; empty when open.
	EffectiveFrom audit.Date `json:"effectiveFrom"`
	EffectiveTo   audit.Date `json:"effectiveTo"`
	// Publish says what the rulebook lets be published.
	PublishCriteria  bool `json:"publishCriteria"`
	PublishQuestions bool `json:"publishQuestions"`
	// PublishProbabilities lets grade probabilities stand in public outputs.
	PublishProbabilities bool `json:"publishProbabilities"`
	// Illustrative says that at least one threshold is not the inspectorate's own.
	Illustrative bool `json:"illustrative"`
}

// Unrecorded is an estimated number of crimes a year.
type Unrecorded struct {
	Measure    string     `json:"measure"`
	Label      string     `json:"label"`
	Population Population `json:"population"`
	Value      Num        `json:"value"`
	Lower      Num        `json:"lower"`
	Upper      Num        `json:"upper"`
	Statement  string     `json:"statement,omitempty"` // the words published, "over 38,000"
	Warnings   []Warning  `json:"warnings"`
}

// Cancelled is the audit of one group of cancelled records.
type Cancelled struct {
	Measure    string `json:"measure"`
	Group      string `json:"group"`
	Correct    int    `json:"correct"`
	Audited    int    `json:"audited"`
	VictimTold int    `json:"victimTold"`
	List       int    `json:"list"` // records on the list; 0 when unknown
	Lower      Num    `json:"lower"`
	Upper      Num    `json:"upper"`
	Method     string `json:"method"`
	Reportable bool   `json:"reportable"`
}

// Change is the movement of a rate since an earlier inspection. From and To are
// fractions; Difference is in fractions and absent (null) when not comparable.
type Change struct {
	Measure     string     `json:"measure"`
	Label       string     `json:"label"`
	Inspection  string     `json:"inspection"`
	Date        audit.Date `json:"date"`
	From        Num        `json:"from"`
	FromLower   Num        `json:"fromLower"`
	FromUpper   Num        `json:"fromUpper"`
	To          Num        `json:"to"`
	ToLower     Num        `json:"toLower"`
	ToUpper     Num        `json:"toUpper"`
	Difference  Num        `json:"difference"`
	Lower       Num        `json:"lower"`
	Upper       Num        `json:"upper"`
	Method      string     `json:"method"`
	Significant bool       `json:"significant"`
	Comparable  bool       `json:"comparable"`
	WhyNot      string     `json:"whyNot,omitempty"`
	Additional  Num        `json:"additional"` // crimes a year recorded that would not have been
	Grade       string     `json:"grade,omitempty"`
	Rulebook    string     `json:"rulebook,omitempty"`
	Source      string     `json:"source,omitempty"`
}

// Grade is one step of the scale.
type Grade struct {
	ID    string `json:"id"`    // "requires improvement"
	Level int    `json:"level"` // 1 is the lowest
}

// Band is a grade's stretch of a measure.
type Band struct {
	Measure string `json:"measure"`
	Grade   string `json:"grade"`
	On      string `json:"on"`              // point, lower or upper
	From    Num    `json:"from"`            // inclusive lower bound, a fraction
	Above   bool   `json:"above,omitempty"` // the bound itself is not in the band
	To      Num    `json:"to"`              // inclusive upper end where a gap follows; else null
	Status  string `json:"status"`          // published, seen, illustrative
	Source  string `json:"source"`
	File    string `json:"file"`
	Line    int    `json:"line"`
}

// Reason says why a grade or a finding is what it is, with the rule's place.
type Reason struct {
	// Kind says what the reason is about: band, judgment, criterion, question,
	// combination, limit, trigger, nothing.
	Kind      string `json:"kind"`
	Criterion int    `json:"criterion,omitempty"`
	Question  int    `json:"question,omitempty"`
	// Text is the inspectors' own words where a judgment was made by people; ""
	// for a computed reason, which is told from the fields below.
	Text    string `json:"text"`
	Measure string `json:"measure,omitempty"`
	Value   Num    `json:"value"`
	Lower   Num    `json:"lower"`
	Upper   Num    `json:"upper"`
	On      string `json:"on,omitempty"`
	Band    string `json:"band,omitempty"`  // the grade of the band
	From    Num    `json:"from"`            // the band's bound
	Above   bool   `json:"above,omitempty"` // the bound itself is not in the band
	Status  string `json:"status,omitempty"`
	Rule    string `json:"rule"`
	File    string `json:"file"`
	Line    int    `json:"line"`
}

// Criterion is the judgment of one of the criteria.
type Criterion struct {
	Number      int        `json:"number"`
	Label       string     `json:"label"`
	Question    int        `json:"question"`
	Computed    string     `json:"computed,omitempty"` // grade from measures
	Judged      string     `json:"judged,omitempty"`   // grade in the workbook
	Grade       string     `json:"grade"`
	CarriedFrom audit.Date `json:"carriedFrom"`
	Reasons     []Reason   `json:"reasons"`
}

// Judgment is a grade of a question or overall: computed by the rules, judged
// by inspectors, and the one that stands.
type Judgment struct {
	Scope    string     `json:"scope"` // "question 1", "overall"
	Label    string     `json:"label"`
	Computed string     `json:"computed"`
	Judged   string     `json:"judged,omitempty"`
	Grade    string     `json:"grade"` // judged where given, else computed; "not graded" when not reportable
	Level    int        `json:"level"` // 0 when not graded
	JudgedBy string     `json:"judgedBy,omitempty"`
	JudgedOn audit.Date `json:"judgedOn"`
	Reasons  []Reason   `json:"reasons"`
}

// OtherJudgment is a judgment of the same audit under another rulebook.
type OtherJudgment struct {
	Rulebook string     `json:"rulebook"`
	Scope    string     `json:"scope"`
	Grade    string     `json:"grade"`
	Reason   string     `json:"reason,omitempty"`
	JudgedOn audit.Date `json:"judgedOn"`
}

// Finding is a cause of concern, an area for improvement or a positive.
type Finding struct {
	Kind            string                  `json:"kind"` // cause-of-concern, area-for-improvement, positive
	ID              string                  `json:"id"`   // stable across runs: the trigger's id
	Template        string                  `json:"template"`
	Measure         string                  `json:"measure,omitempty"`
	Text            string                  `json:"text"` // filled by compose; the words published
	Rule            string                  `json:"rule"`
	File            string                  `json:"file"`
	Line            int                     `json:"line"`
	Reasons         []Reason                `json:"reasons"`
	Recommendations []FindingRecommendation `json:"recommendations"`
}

// FindingRecommendation is what a force should do, and by when.
type FindingRecommendation struct {
	ID       string     `json:"id"`
	Template string     `json:"template"`
	Text     string     `json:"text"`
	Due      audit.Date `json:"due"`
	Months   int        `json:"months"` // counted from publication
}

// Observation is a sentence of the inspectors.
type Observation struct {
	Kind      string     `json:"kind"`            // cause, positive, context
	Topic     string     `json:"topic,omitempty"` // what a cause lies in; "" where it is not stated
	Criterion int        `json:"criterion,omitempty"`
	Text      string     `json:"text"`
	JudgedBy  string     `json:"judgedBy,omitempty"`
	JudgedOn  audit.Date `json:"judgedOn"`
}

// Recommendation is one made at an earlier inspection.
type Recommendation struct {
	Number   string     `json:"number"`
	MadeOn   audit.Date `json:"madeOn"`
	Text     string     `json:"text"`
	Due      audit.Date `json:"due"`
	Status   string     `json:"status"`
	StatusOn audit.Date `json:"statusOn"`
	Overdue  bool       `json:"overdue"` // not complete, due before publication
}

// Input is a file the findings were made from.
type Input struct {
	Path   string `json:"path"` // relative to the job
	SHA256 string `json:"sha256"`
	Role   string `json:"role"` // workbook, rulebook, layout, recorded crime
}

// GradeProbability is how sure a measure's grade is. Restricted.
type GradeProbability struct {
	Measure       string `json:"measure"`
	Probabilities []Num  `json:"probabilities"` // by grade, lowest first
	// ToNext is the smallest change in audited crimes recorded that would have
	// changed the computed grade: positive to rise, negative to fall.
	ToHigher int `json:"toHigher"`
	ToLower  int `json:"toLower"`
}
