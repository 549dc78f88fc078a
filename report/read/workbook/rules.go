package workbook

import "assize/report/read/source"

// The rules of reading a workbook. Each id stands in every message of its kind.
const (
	ruleBeingEdited   = "workbook-being-edited"
	ruleMissingSheet  = "missing-sheet"
	ruleTwoSheets     = "two-sheets-for-one"
	ruleSheetNotRead  = "sheet-not-read"
	ruleNoHeadings    = "missing-heading-row"
	ruleMissing       = "missing-heading"
	ruleTwoHeadings   = "two-headings-for-one"
	ruleColumnNotRead = "column-not-read"
	ruleMerged        = "merged-data"
	ruleMergedHeading = "merged-heading"
	ruleTotals        = "totals-row"
	ruleExamples      = "example-rows"
	ruleTotalsDiffer  = "totals-differ"
	ruleHiddenRows    = "hidden-data-rows"
	ruleMissingKey    = "missing-key"
	ruleTwoKeys       = "two-values-for-one-key"
	ruleKeyNotRead    = "key-not-read"
	ruleForce         = "unknown-force"
	ruleMissingValue  = "missing-value"
	ruleNoResult      = "formula-without-stored-result"
	ruleErrorValue    = "error-value"
	ruleCount         = "not-a-count"
	ruleAmount        = "not-a-number"
	ruleDay           = "not-a-date"
	ruleMoment        = "not-a-date-and-time"
	ruleNoSuchTime    = "time-that-did-not-exist"
	ruleYesNo         = "not-yes-or-no"
	ruleList          = "not-in-list"
	ruleRate          = "not-a-rate"
	ruleKindOf        = "kind-of-inspection"
	ruleReference     = "reference-made-a-date"
	ruleNumberText    = "number-as-text"
	ruleDateText      = "date-as-text"
	ruleDateNumber    = "date-as-number"
	ruleInvisible     = "invisible-characters"
	ruleNoTime        = "time-of-day-missing"
	ruleNoise         = "float-noise"
	ruleMoreRepairs   = "more-repairs"
	ruleStatedToo     = "stated-in-the-layout-too"
	ruleLeftOut       = "rows-left-out"
	ruleNoStratum     = "offence-group-without-stratum"
	ruleSomeOf        = "yes-or-no-of-several"
	ruleClock         = "not-a-time-of-day"
	ruleCrimesDiffer  = "crimes-of-a-report-differ"
	ruleCrimesTaken   = "crimes-of-a-report-taken-together"
	ruleHeadingsAgain = "headings-again"
	ruleNote          = "note-under-the-table"
	ruleUnfinished    = "row-unfinished"
	ruleStruck        = "value-struck-through"
)

// Rules are the rules of reading a workbook.
func Rules() []source.Rule {
	const refusal, warning = source.Refusal, source.Warning
	return []source.Rule{
		{ID: ruleBeingEdited, Severity: refusal, Holds: "Nobody has the workbook open.", Why: "What is being typed is half of what was meant.", Hint: "close it in the spreadsheet program, or remove the lock file that a crash left"},
		{ID: ruleMissingSheet, Severity: refusal, Holds: "Inspection, Criteria, and Reports or Counts are there.", Why: "No report can be made without them."},
		{ID: ruleTwoSheets, Severity: refusal, Holds: "One sheet stands for each sheet of the house.", Why: "Which of the two was meant cannot be known.", Hint: "remove or rename one of them"},
		{ID: ruleSheetNotRead, Severity: warning, Holds: "Every visible sheet has a name of the layout.", Why: "What stands on another sheet is in no report."},
		{ID: ruleNoHeadings, Severity: refusal, Holds: "A row of headings stands in the first rows of a sheet.", Why: "Columns are found by heading, never by position.", Hint: "write the headings of the layout in one row above the data"},
		{ID: ruleMissing, Severity: refusal, Holds: "Every required heading is there.", Why: "No number can be made without its column."},
		{ID: ruleTwoHeadings, Severity: refusal, Holds: "A heading stands once.", Why: "Which of the two columns was meant cannot be known.", Hint: "remove or rename one of them"},
		{ID: ruleColumnNotRead, Severity: warning, Holds: "Every heading is one of the layout's.", Why: "What stands in another column is in no report."},
		{ID: ruleMergedHeading, Severity: refusal, Holds: "Every column has a heading of its own, in one row.", Why: "Columns are found by heading: one over several columns does not say which it heads.", Hint: "unmerge the headings, and write each into the cell above its column, all in one row"},
		{ID: ruleMerged, Severity: refusal, Holds: "No cells are merged among the data.", Why: "Only one of the merged rows or columns holds the value.", Hint: "unmerge the cells and fill in each"},
		{ID: ruleExamples, Severity: warning, Holds: "One row of a sheet, if any, is marked as an example.", Why: "A row that was copied from the example, mark included, is not counted.", Hint: "write the reference of the report into a row that is none"},
		{ID: ruleTotals, Severity: warning, Holds: "A row of totals is not a row of data.", Why: "Counted as data it would double the audit.", Hint: ""},
		{ID: ruleTotalsDiffer, Severity: refusal, Holds: "A row of totals adds up the rows above it.", Why: "A row is missing, was added, or holds a wrong number.", Hint: "correct the rows or the total"},
		{ID: ruleHiddenRows, Severity: warning, Holds: "No rows of data are hidden or filtered out.", Why: "They are counted like the others; make sure that they were meant to be.", Hint: "show all rows and look at them"},
		{ID: ruleMissingKey, Severity: refusal, Holds: "Every required key of Inspection is there.", Why: "The report cannot say what was inspected."},
		{ID: ruleTwoKeys, Severity: refusal, Holds: "A key of Inspection stands once.", Why: "Which of the two values was meant cannot be known.", Hint: "remove one of the two rows"},
		{ID: ruleKeyNotRead, Severity: warning, Holds: "Every key of Inspection is one of the layout's.", Why: "Its value is in no report."},
		{ID: ruleForce, Severity: refusal, Holds: "The force is one of the register.", Why: "Recorded crime is found by the force's name.", Hint: "use a name of the register"},
		{ID: ruleMissingValue, Severity: refusal, Holds: "Required cells are filled in.", Why: "Nothing can be counted from an empty cell.", Hint: "fill it in; an empty cell is not 0"},
		{ID: ruleNoResult, Severity: refusal, Holds: "Formulas have a stored result.", Why: "What the cell would show is not in the file.", Hint: "open it in a spreadsheet program, recalculate and save, or paste values"},
		{ID: ruleErrorValue, Severity: refusal, Holds: "No cell that is read holds an error.", Why: "An error is not a value.", Hint: "correct the formula"},
		{ID: ruleCount, Severity: refusal, Holds: "Counts are whole numbers from 0.", Why: "Rates are made of counts.", Hint: "write a whole number"},
		{ID: ruleAmount, Severity: refusal, Holds: "Populations are numbers from 0.", Why: "Unrecorded crimes are a multiple of them.", Hint: "write a number"},
		{ID: ruleDay, Severity: refusal, Holds: "Dates are dates, ISO text or UK text.", Why: "A date read the American way is another day.", Hint: "write it as 2016-08-25"},
		{ID: ruleMoment, Severity: refusal, Holds: "Times are dates with a time of day, ISO text or UK text.", Why: "How soon crimes are recorded is a criterion.", Hint: "write it as 2016-08-25 14:05"},
		{ID: ruleNoSuchTime, Severity: refusal, Holds: "A local time existed on its day.", Why: "In the night that summer time begins, 01:00 to 02:00 does not exist.", Hint: "check the time"},
		{ID: ruleYesNo, Severity: refusal, Holds: "Ticks are Y or N, yes or no, true or false, 1 or 0.", Why: "Rates of domains are made of ticks.", Hint: "write Y or N"},
		{ID: ruleList, Severity: refusal, Holds: "Listed values are values of the layout's list.", Why: "Rows of an unknown value would be left out of a rate.", Hint: "use a value of the list"},
		{ID: ruleRate, Severity: refusal, Holds: "Rates can be read one way only.", Why: "1 is 1 percent or 100; 0.3 is 0.3 percentage points or 30.", Hint: "write it with its percent sign"},
		{ID: ruleKindOf, Severity: refusal, Holds: "Kind is inspection, re-inspection of and a title, or internal audit.", Why: "A re-inspection stands beside its first inspection; what is said of a force's own audit speaks of no inspectors.", Hint: `write "inspection", "re-inspection of ..." or "internal audit"`},
		{ID: ruleReference, Severity: refusal, Holds: "References are text or whole numbers.", Why: "A spreadsheet program turned the reference into something else.", Hint: "format the column as text and type the reference again"},
		{ID: ruleNumberText, Severity: warning, Holds: "Numbers are typed as numbers.", Why: "Text was read as a number.", Hint: "format the column as a number"},
		{ID: ruleDateText, Severity: warning, Holds: "Dates are typed as dates.", Why: "UK text was read as a date, the day first.", Hint: "format the column as a date"},
		{ID: ruleDateNumber, Severity: warning, Holds: "Dates are formatted as dates.", Why: "A bare serial number was read as a date.", Hint: "format the column as a date"},
		{ID: ruleInvisible, Severity: warning, Holds: "Values hold no invisible characters.", Why: "No-break spaces and zero widths were taken off.", Hint: "type the value again"},
		{ID: ruleNoTime, Severity: warning, Holds: "Times have a time of day.", Why: "From days alone it is not known which crimes were recorded in time: they count as late, and where they are more than one in twenty, how many were is not reported.", Hint: "add the time of day"},
		{ID: ruleNoise, Severity: warning, Holds: "Whole numbers are whole.", Why: "A remainder of arithmetic, less than a billionth, was taken off.", Hint: "round the formula"},
		{ID: ruleStatedToo, Severity: refusal, Holds: "What the layout states or makes itself has no column or key of its own.", Why: "Which of the two is meant cannot be known."},
		{ID: ruleLeftOut, Severity: warning, Holds: "Rows that the layout leaves out are counted.", Why: "A rule that is too wide would leave out data.", Hint: "no action is needed if they were meant"},
		{ID: ruleNoStratum, Severity: refusal, Holds: "Where strata are made from offence groups, every group belongs to one.", Why: "The report would be in no rate.", Hint: "add the group under offence-groups in the layout, or correct it"},
		{ID: ruleSomeOf, Severity: refusal, Holds: "A tick says how many crimes were recorded.", Why: "Of several crimes, N may mean none or some.", Hint: "write the number of crimes recorded, or a row a crime with rows: crime in the layout"},
		{ID: ruleClock, Severity: refusal, Holds: "Times of day are times, or text such as 14:05.", Why: "How soon crimes are recorded is a criterion.", Hint: "write it as 14:05"},
		{ID: ruleCrimesDiffer, Severity: refusal, Holds: "The crimes of one report have one route and one stratum.", Why: "A report is sampled once, and from one stratum.", Hint: "correct the reference or the value"},
		{ID: ruleCrimesTaken, Severity: warning, Holds: "The crimes of one report were reported at one time, and belong to one offence group.", Why: "A report has one of each.", Hint: "check the references"},
		{ID: ruleHeadingsAgain, Severity: warning, Holds: "Headings stand above the data alone.", Why: "Repeated at the top of a page, they are no row of data, and are not read.", Hint: "remove the row"},
		{ID: ruleNote, Severity: warning, Holds: "Nothing stands under the table.", Why: "A note, a source or the filters of an export are no row of data, and are not read.", Hint: "remove the row"},
		{ID: ruleUnfinished, Severity: refusal, Holds: "A row of data has most of its required cells.", Why: "It may be a note or a title among the data, or a row that was begun.", Hint: "remove it, fill it in, or tell it under skip in the layout"},
		{ID: ruleStruck, Severity: warning, Holds: "No value is struck through.", Why: "Somebody may have meant to take it back; it is counted like the others.", Hint: "clear the cell, or take the line off"},
		{ID: ruleMoreRepairs, Severity: warning, Holds: "Repairs are listed cell by cell, up to twenty a column.", Why: "The rest are counted.", Hint: "correct the column at its source"},
	}
}
