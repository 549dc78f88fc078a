package comments

import "assize/report/read/source"

// The rules of reading a force's comments.
const (
	ruleMissingSheet   = "comments-missing-sheet"
	ruleTwoSheets      = "comments-two-sheets"
	ruleSheetNotRead   = "comments-sheet-not-read"
	ruleMissingHeading = "comments-missing-heading"
	ruleHeadingTwice   = "comments-heading-twice"
	ruleColumnNotRead  = "comments-column-not-read"
	ruleItemTwice      = "comments-item-twice"
	ruleForce          = "comments-no-force"
	ruleNoResult       = "comments-formula-without-result"
	ruleErrorValue     = "comments-error-value"
	ruleNoParagraph    = "comments-no-paragraph"
	ruleParagraph      = "comments-paragraph-not-text"
	ruleNoComment      = "comments-no-comment"
	ruleDecision       = "comments-decision"
	ruleDate           = "comments-date"
	ruleLine           = "comments-line"
)

// Rules are the rules of reading a force's comments.
func Rules() []source.Rule {
	const refusal, warning = source.Refusal, source.Warning
	return []source.Rule{
		{ID: ruleMissingSheet, Severity: refusal, Holds: "A workbook of comments has the sheets About and Comments.", Why: "The one says whose comments they are, the other holds them.", Hint: "use the workbook that came with the report"},
		{ID: ruleTwoSheets, Severity: refusal, Holds: "A workbook of comments has each sheet once.", Why: "Which of the two was meant cannot be known.", Hint: "remove or rename one of them"},
		{ID: ruleSheetNotRead, Severity: warning, Holds: "A workbook of comments has no other sheets.", Why: "A comment on another sheet would be answered by nobody.", Hint: "move what belongs to the comments to the sheet Comments"},
		{ID: ruleMissingHeading, Severity: refusal, Holds: "The headings of the sheets About and Comments are there, in one row.", Why: "Columns are found by heading, never by position.", Hint: "write the heading as it was in the workbook that came with the report"},
		{ID: ruleHeadingTwice, Severity: refusal, Holds: "A heading of a workbook of comments stands once.", Why: "Which of the two columns was meant cannot be known.", Hint: "remove or rename one of them"},
		{ID: ruleColumnNotRead, Severity: warning, Holds: "The sheet Comments has no other columns.", Why: "What a force wrote in another column would be answered by nobody.", Hint: "move what belongs to a comment under its headings"},
		{ID: ruleItemTwice, Severity: refusal, Holds: "An item of the sheet About stands once.", Why: "Which of the two values was meant cannot be known.", Hint: "remove one of the two rows"},
		{ID: ruleForce, Severity: refusal, Holds: "The sheet About names the force.", Why: "Comments that belong to no force could be put to another one's report.", Hint: "write the force's name beside the item Force"},
		{ID: ruleNoResult, Severity: refusal, Holds: "Formulas among the comments have a stored result.", Why: "What the cell would show is not in the file.", Hint: "open it in a spreadsheet program, recalculate and save, or type the value"},
		{ID: ruleErrorValue, Severity: refusal, Holds: "No cell among the comments holds an error.", Why: "An error is not what the force said.", Hint: "type the value"},
		{ID: ruleNoParagraph, Severity: refusal, Holds: "A comment says which paragraph it is about.", Why: "A remark about no paragraph cannot be checked against one.", Hint: "write the paragraph's number, or the name of the table or chart"},
		{ID: ruleParagraph, Severity: refusal, Holds: "Paragraphs are text.", Why: "In a number 3.10 and 3.1 are the same, so the comment could be put to another paragraph.", Hint: "format the column as text and write the paragraph again"},
		{ID: ruleNoComment, Severity: refusal, Holds: "Evidence and decisions stand beside a comment.", Why: "A decision on nothing is a decision in the wrong row.", Hint: "write the comment, or empty the row"},
		{ID: ruleDecision, Severity: refusal, Holds: "A decision is one of the drop-down.", Why: "Whether the report is to be changed must not be a matter of reading.", Hint: "choose from the list: accepted, partly accepted, not accepted"},
		{ID: ruleDate, Severity: refusal, Holds: "The day of a decision is a date, or ISO text.", Why: "22/8 and 8/22 are one day or two, by who reads it.", Hint: "write it as 2016-08-22"},
		{ID: ruleLine, Severity: refusal, Holds: "An audited row that is disputed is named by the sheet and the workbook row of the audited lines, or by its reference.", Why: "What the rates would be without it is worked out, and another row is another rate.", Hint: "write it as Reports 57 or by its reference, several parted by commas"},
	}
}
