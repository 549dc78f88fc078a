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
	ruleQuarters   = "table-without-a-year"
	ruleDisagree   = "tables-disagree"
	ruleJump       = "recorded-crime-jumps"
)

// Rules are the rules of reading recorded crime.
func Rules() []source.Rule {
	const refusal, warning = source.Refusal, source.Warning
	return []source.Rule{
		{ID: ruleUnreadable, Severity: refusal, Holds: "The table can be opened.", Why: "Without recorded crime no number of unrecorded crimes can be estimated."},
		{ID: ruleNoTable, Severity: refusal, Holds: "A sheet has the headings of the Home Office's open data, of years or of quarters, or is a table of offences by police force area or agency.", Why: "Columns are found by heading, never by position.", Hint: `headings that are known: "12 months ending", "PFA", "Offence" and "Rolling year total"; "Financial Year", "Financial Quarter", "Force Name", "Offence Group" and "Number of Offences"; "Area Name" or "Agency Name" beside totals, under a title with the year`},
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
		{ID: ruleQuarters, Severity: refusal, Holds: "A table of quarters has four of a force that follow each other.", Why: "Four quarters make the 12 months that the rate is applied to.", Hint: "join the rows of the quarters before"},
		{ID: ruleDisagree, Severity: refusal, Holds: "Two tables say the same of a force and its 12 months.", Why: "Which of the two is meant, such as the corrected edition, cannot be known.", Hint: "list only the table that is meant"},
		{ID: ruleJump, Severity: warning, Holds: "The crimes of 12 months do not change by a quarter from one quarter's end to the next.", Why: "The two years share nine months: so large a change is seldom crime, and mostly a change of what is counted, or a slip.", Hint: "look for a note on the table; state the number in Populations if it is wrong"},
	}
}
