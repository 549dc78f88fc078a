package grade

import "assize/report/read/source"

// The rules that the inspectors' judgments in a workbook are held to.
const (
	ruleCriterion   = "unknown-criterion"
	ruleGrade       = "unknown-grade"
	ruleScope       = "unknown-scope"
	ruleTwice       = "judged-twice"
	ruleNoReason    = "judged-without-reason"
	ruleCarried     = "carried-without-re-inspection"
	ruleCarriedAnew = "carried-but-audited"
	ruleNotInForce  = "rulebook-not-in-force"
	ruleCondition   = "condition"
)

// Rules are the rules that the inspectors' judgments in a workbook are held to.
// Where a workbook is judged again under other rules than its own, an unknown
// criterion or grade is a warning: the judgment is left out.
func Rules() []source.Rule {
	const refusal, warning = source.Refusal, source.Warning
	return []source.Rule{
		{ID: ruleCriterion, Severity: refusal, Holds: "A judged criterion is one of the rulebook's.", Why: "Its grade would count nowhere."},
		{ID: ruleGrade, Severity: refusal, Holds: "A judgment is a grade of the rulebook, or says that there is none.", Why: "An unknown grade cannot be combined or printed."},
		{ID: ruleScope, Severity: refusal, Holds: "A judgment is of a question of the rulebook, or overall.", Why: "It would stand nowhere.", Hint: `write "overall", or "question 1"`},
		{ID: ruleTwice, Severity: refusal, Holds: "Nothing is judged twice under one rulebook.", Why: "Which of the two grades stands cannot be known."},
		{ID: ruleNoReason, Severity: refusal, Holds: "A judgment other than the computed grade gives its reason.", Why: "The report shows both grades, and why they differ.", Hint: "give the reason, or the evidence"},
		{ID: ruleCarried, Severity: refusal, Holds: "Only a re-inspection carries a criterion over.", Why: "A first inspection has nothing to carry over.", Hint: "name the original in the kind of the inspection"},
		{ID: ruleCarriedAnew, Severity: refusal, Holds: "A criterion that was audited again is not carried over.", Why: "The new audit would not count.", Hint: "leave the row out, or judge the criterion anew"},
		{ID: ruleNotInForce, Severity: warning, Holds: "The rulebook of an inspection is in force when it is published.", Why: "A force is to be judged by the rules of its time.", Hint: "check the rulebook and the publication date"},
		{ID: ruleCondition, Severity: refusal, Holds: "Every condition of the rulebook can be evaluated.", Why: "A grade or a finding would hang on it."},
	}
}
