// Package rulebook reads the grading rules of an inspectorate: what is
// measured, which rates deserve which grade, how grades combine to the judgment
// of a force, and what raises a cause of concern. A rulebook is YAML, so that
// the owner of the rules changes them without a programmer; every fault in it is
// told by line and column, all at once.
//
// A rulebook is applied by package grade. It may not refer to other forces.
//
// # Conditions
//
// Conditions such as
//
//	violence.upper < 0.90 and criteria[2] == "inadequate"
//
// are compiled and type-checked when the rulebook is loaded, with
// github.com/expr-lang/expr. It was chosen over cel-go because its type errors
// carry the offset in the source, which become a line and column of the YAML
// file; because its syntax tree can be walked, which is how conditions that can
// never hold, unknown measures and misspelt grades are found at load; because
// programs cannot loop, allocate without bound or reach the outside; and because
// it needs one module, not protocol buffers and a parser runtime. All its
// built-in functions, among them the clock, are switched off.
package rulebook

import (
	"assize/report/judge/estimate"
	"assize/report/read/audit"
	"assize/report/read/source"
)

// Rulebook is one version of the grading rules, checked and compiled. It is
// read-only and may be shared.
type Rulebook struct {
	ID, Version, Title string
	// Kind is what an audit under these rules is, whatever its workbook says:
	// audit.OwnAudit; "" leaves it to the workbook.
	Kind string
	Note string // what the rulebook stands for, and where its numbers come from
	// Names are phrases of its title and labels that hold a number or a word of
	// quantity and claim nothing of a force: "target of 95 percent".
	Names []string
	// Body is whom the rules are about, by the name that language packs have words for:
	// Force, or "agency".
	Body   string
	File   string // path given to Load
	SHA256 string // of the file's bytes, lower-case hex

	EffectiveFrom, EffectiveTo audit.Date // zero when open

	// PublishCriteria and PublishQuestions say which grades below the overall
	// judgment the inspectorate publishes.
	PublishCriteria, PublishQuestions bool
	// PublishProbabilities says that how sure a measure's grade is may be public;
	// never while a threshold is illustrative.
	PublishProbabilities bool
	// Difference is the method of intervals of a change: "" or "newcombe", or
	// "miettinen_nurminen", which needs the counts of both inspections.
	Difference string

	Grades    []Grade // lowest first
	Bands     []Bands
	Measures  []Measure
	Criteria  []Criterion
	Questions []Question
	Overall   Question // Number 0
	Triggers  []Trigger

	Disclosure []Disclosure
}

// Force is the body that rules are about which name no other: a police force.
const Force = "force"

// Grade is one step of the scale.
type Grade struct {
	ID    string // in words, "requires improvement"
	Level int    // 1 is the lowest
}

// The words that stand in the place of a grade where there is none. They are
// neither below nor above any grade and are left out where grades combine.
const (
	NotAudited    = "not audited"    // nothing was audited for it
	NotReportable = "not reportable" // too little was audited to report
	NotJudged     = "not judged"     // no judgment stands in the workbook
	NotGraded     = "not graded"     // the rules give no grade
)

// IsGrade reports whether a word is a grade of the scale.
func (rb *Rulebook) IsGrade(word string) bool { return rb.Level(word) > 0 }

// Level is the step of a grade on the scale, 1 for the lowest, 0 for any other
// word.
func (rb *Rulebook) Level(grade string) int {
	for _, g := range rb.Grades {
		if g.ID == grade {
			return g.Level
		}
	}
	return 0
}

// GradeIDs are the grades, lowest first.
func (rb *Rulebook) GradeIDs() []string {
	ids := make([]string, len(rb.Grades))
	for i, g := range rb.Grades {
		ids[i] = g.ID
	}
	return ids
}

// Measure finds a measure by id.
func (rb *Rulebook) Measure(id string) (*Measure, bool) {
	for i := range rb.Measures {
		if rb.Measures[i].ID == id {
			return &rb.Measures[i], true
		}
	}
	return nil, false
}

// Estimates are the measures as package estimate takes them, in order.
func (rb *Rulebook) Estimates() []estimate.Measure {
	ms := make([]estimate.Measure, len(rb.Measures))
	for i, m := range rb.Measures {
		ms[i] = m.Measure
	}
	return ms
}

// NoteBands adds the doubt that an interval reaches into another grade's band.
func (rb *Rulebook) NoteBands(result *estimate.Result) {
	for _, m := range rb.Measures {
		if m.Bands == nil {
			continue
		}
		var cuts []float64
		for _, s := range m.Bands.Steps {
			if s.From > 0 {
				cuts = append(cuts, s.From)
			}
		}
		result.NoteBands(m.ID, cuts)
	}
}

// Illustrative reports whether any threshold of the rulebook is not the
// inspectorate's own. Such a rulebook cannot be used for a final release.
func (rb *Rulebook) Illustrative() bool {
	for _, b := range rb.Bands {
		for _, s := range b.Steps {
			if s.Status == illustrative {
				return true
			}
		}
	}
	for _, t := range rb.Triggers {
		if t.Status == illustrative {
			return true
		}
	}
	return false
}

// Role says what a measure is in the design of the audit.
type Role string

// The roles.
const (
	RoleForce     Role = "force"     // the combined rate of the force
	RoleStratum   Role = "stratum"   // a sampling stratum
	RoleDomain    Role = "domain"    // a part of the sampled reports
	RoleCancelled Role = "cancelled" // cancelled records
	RoleOther     Role = "other"
)

// Unit is what a measure counts.
type Unit string

// The units.
const (
	unitCrime    Unit = "crime"
	unitRecord   Unit = "record"
	unitReport   Unit = "report"
	unitIncident Unit = "incident"
)

// Better says which of two rates is the better one.
type Better string

// The directions.
const (
	HigherIsBetter Better = "higher" // crimes recorded
	LowerIsBetter  Better = "lower"  // errors made
)

// Measure is what is measured, with what the rules say about it.
type Measure struct {
	estimate.Measure
	Role   Role
	Unit   Unit
	Better Better
	// CountsBelow: with fewer crimes or records audited, the measure is printed
	// as counts ("18 of 20"), never as a bare percentage.
	CountsBelow int
	// GradedFrom: with fewer crimes or records audited, the measure is printed but
	// not graded; a grade must not hang on one or two records.
	GradedFrom int
	// Bands are nil for a measure that is not graded by itself.
	Bands *Bands
	// Disclosure is the kind of table the measure's counts belong to, such as
	// "age"; "" for audit counts, which are shown whole.
	Disclosure string
	At         source.Pos
}

// Status says how far a threshold is to be trusted.
type Status string

// The statuses of a threshold.
const (
	published    Status = "published"    // the inspectorate published it
	seen         Status = "seen"         // read in another source
	illustrative Status = "illustrative" // invented; never for a final release
)

// Criterion is one of the inspectorate's criteria: measured, or judged by the
// auditors in the workbook.
type Criterion struct {
	Number   int
	Label    string
	Question int    // the core question it belongs to
	Measure  string // "" when judged
	At       source.Pos
}

// RuleID is the stable id of the rule.
func (c Criterion) RuleID() string { return ruleID("criterion", c.Number) }

// Question is a core question, or the overall judgment (Number 0).
type Question struct {
	Number  int
	Label   string
	Combine Combination
	At      source.Pos
}

// Scope names the question as the Judgments sheet does.
func (q Question) Scope() string {
	if q.Number == 0 {
		return "overall"
	}
	return "question " + itoa(q.Number)
}

// RuleID is the stable id of the rule.
func (q Question) RuleID() string {
	if q.Number == 0 {
		return "overall"
	}
	return ruleID("question", q.Number)
}

// FindingKind orders findings by seriousness.
type FindingKind string

// The kinds of finding, the most serious first.
const (
	CauseOfConcern     FindingKind = "cause-of-concern"
	AreaForImprovement FindingKind = "area-for-improvement"
	Positive           FindingKind = "positive"
)

// Trigger raises a finding when its condition holds.
type Trigger struct {
	ID              string
	Kind            FindingKind
	Template        string // name of the template that words it; the id by default
	Measure         string // the measure it is chiefly about; "" for none
	When            *Condition
	Status          Status // of the numbers in its condition
	Source          string
	Recommendations []Recommendation
	At              source.Pos
}

// RuleID is the stable id of the rule.
func (t Trigger) RuleID() string { return "trigger/" + t.ID }

// Recommendation is what the force should do, Months after publication.
type Recommendation struct {
	ID       string
	Template string
	Months   int
	At       source.Pos
}
