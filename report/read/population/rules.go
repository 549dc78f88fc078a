package population

import "assize/report/read/source"

// The rules of reading recorded crime.
const (
	ruleUnreadable = "table-unreadable"
	ruleNoTable    = "table-not-recognised"
	rulePeriod     = "table-period"
	rulePeriodFix  = "table-period-repaired"
	ruleForce      = "table-unknown-force"
	ruleCode       = "table-code-and-name"
	ruleOffence    = "table-unknown-offence"
	ruleNumber     = "table-not-a-number"
	ruleNegative   = "table-negative"
	ruleTwice      = "table-row-twice"
	ruleParts      = "table-parts-and-total"
	ruleTextNumber = "table-number-as-text"
)

// Rules are the rules of reading recorded crime.
func Rules() []source.Rule {
	const refusal, warning = source.Refusal, source.Warning
	return []source.Rule{
		{ID: ruleUnreadable, Severity: refusal, Holds: "The table can be opened.", Why: "Without recorded crime no number of unrecorded crimes can be estimated."},
		{ID: ruleNoTable, Severity: refusal, Holds: "A sheet has the Home Office's five headings, or is a table of offences by police force area.", Why: "Columns are found by heading, never by position.", Hint: "use the recorded-crime open data, or a table that counts offences for a year"},
		{ID: rulePeriod, Severity: refusal, Holds: "A period is the 12 months to the end of a month.", Why: "The rate is applied to 12 months.", Hint: "write the last day of the 12 months"},
		{ID: rulePeriodFix, Severity: warning, Holds: "A period ends on the last day of its month.", Why: "A slip of a day or two was read as the month's end.", Hint: "no action is needed if the table was published so"},
		{ID: ruleForce, Severity: refusal, Holds: "Every force is one of the register.", Why: "A misspelt force would have no recorded crime, or part of it."},
		{ID: ruleCode, Severity: refusal, Holds: "The code of a row and its name are of the same force.", Why: "One of the two is wrong.", Hint: "look for a corrected edition of the table"},
		{ID: ruleOffence, Severity: refusal, Holds: "Every offence is a group of the layout, or fraud.", Why: "An unknown group would be left out of every stratum.", Hint: "add it to offence-groups in the layout"},
		{ID: ruleNumber, Severity: refusal, Holds: "Counts are whole numbers, or marked as not available.", Why: "Unrecorded crimes are a multiple of them."},
		{ID: ruleNegative, Severity: warning, Holds: "Counts are not below 0.", Why: "Official rolling data hold negative counts, where more was cancelled than recorded; they are added as they are.", Hint: "no action is needed if the table was published so"},
		{ID: ruleTwice, Severity: refusal, Holds: "A force, period and offence group has one row.", Why: "The crimes would be counted twice.", Hint: "remove one of the two rows"},
		{ID: ruleParts, Severity: warning, Holds: "Offence groups add up to the published total within 1 percent.", Why: "The total is used, as published; a larger difference may be a shifted column.", Hint: "look at the row"},
		{ID: ruleTextNumber, Severity: warning, Holds: "Numbers are typed as numbers.", Why: "Text with separators was read as numbers.", Hint: "no action is needed if the table was published so"},
	}
}
