package workbook

import "assize/report/read/audit"

// Kind says how the cells of a column are read.
type Kind int

// The kinds of column.
const (
	Text      Kind = iota // free text
	Reference             // a reference: text, or the digits of a number
	Choice                // one of the layout's closed list
	Whole                 // a whole number, 0 or more
	Amount                // a number above or equal to 0, thousands separators allowed
	YesNo                 // Y or N, also yes, no, true, false, 1, 0
	Day                   // a calendar day
	Moment                // a day and a time of day, Europe/London
	Rate                  // a share, 0.85 or 85
	HalfWidth             // of an interval, 0.0164 or 1.64
	TimeOfDay             // a time of day, of a day that stands in another column
)

// String is the kind in the words of a message and of the data dictionary.
func (k Kind) String() string {
	return [...]string{
		"text", "a reference", "a value of the list", "a whole number", "a number", "Y or N",
		"a date", "a date and time", "a rate", "the half-width of an interval", "a time of day",
	}[k]
}

// Column is one heading of the audit workbook, or one key of its Inspection
// sheet: what stands under it and what it means.
type Column struct {
	Field   audit.Field
	Kind    Kind
	Needed  bool   // the sheet must have the heading
	Filled  bool   // every row must have a value
	Open    bool   // of a Choice: values outside the list are kept as they are
	Meaning string // for the input message of an empty workbook and the data dictionary
}

// Table is one sheet of the audit workbook.
type Table struct {
	Name    audit.Table
	Meaning string
	Columns []Column
}

// tables describes the audit workbook of the house: its sheets and columns, in
// order. Layouts give them other names; they never change what they mean.
func tables() []Table {
	return []Table{
		{audit.Inspection, "What was audited, when, and for which round; one key a row.", inspectionColumns()},
		{audit.Reports, "A row a report of crime audited.", reportColumns()},
		{audit.Counts, "Totals, where rows of reports are not available.", countColumns()},
		{audit.Cancelled, "A row a cancelled record audited.", cancelledColumns()},
		{audit.Populations, "Crimes recorded in 12 months, or the length of a list of cancelled records, where the recorded-crime table is not to be used.", populationColumns()},
		{audit.Criteria, "A row each of the sixteen criteria.", criterionColumns()},
		{audit.Judgments, "The inspectors' grades of the core questions and overall.", judgmentColumns()},
		{audit.Observations, "The inspectors' own sentences, printed as theirs.", observationColumns()},
		{audit.Previous, "Results of earlier inspections.", previousColumns()},
		{audit.Recommendations, "Recommendations of earlier inspections, with their status.", recommendationColumns()},
	}
}

func inspectionColumns() []Column {
	return []Column{
		{Field: audit.KeyForce, Kind: Text, Needed: true, Filled: true, Meaning: "The force, by a name of the register."},
		{Field: audit.KeyTitle, Kind: Text, Needed: true, Filled: true, Meaning: "Title of the inspection as printed, such as Crime Data Integrity inspection 2016."},
		{Field: audit.KeyKind, Kind: Text, Needed: true, Filled: true, Meaning: "inspection, re-inspection of and the title of the first, or internal audit, which a force makes of itself."},
		{Field: audit.KeyAuditFrom, Kind: Day, Needed: true, Filled: true, Meaning: "First day of the audit window."},
		{Field: audit.KeyAuditTo, Kind: Day, Needed: true, Filled: true, Meaning: "Last day of the audit window."},
		{Field: audit.KeyFieldwork, Kind: Day, Meaning: "Day on which fieldwork was completed."},
		{Field: audit.KeyPublicationDate, Kind: Day, Needed: true, Filled: true, Meaning: "Day on which the report is published."},
		{Field: audit.KeyRulebook, Kind: Text, Meaning: "Id of the rulebook the inspection was made under; the job may name another."},
		{Field: audit.KeySampleStatus, Kind: Choice, Needed: true, Filled: true, Meaning: "real, or illustrative where the audited rows are invented."},
		{Field: audit.KeyFrameReports, Kind: Whole, Meaning: "Reports of crime in the audited frame and window, where known; narrows the intervals."},
	}
}

func reportColumns() []Column {
	return []Column{
		{Field: audit.FieldReference, Kind: Reference, Needed: true, Filled: true, Meaning: "Reference of the report, each once."},
		{Field: audit.FieldRoute, Kind: Choice, Needed: true, Filled: true, Meaning: "The auditable route by which the report reached the force."},
		{Field: audit.FieldStratum, Kind: Choice, Needed: true, Filled: true, Meaning: "The stratum the report was sampled in; one a report."},
		{Field: audit.FieldOffenceGroup, Kind: Choice, Open: true, Meaning: "Offence group of the report's principal crime, as in the recorded-crime table."},
		{Field: audit.FieldReportedAt, Kind: Moment, Needed: true, Filled: true, Meaning: "When the crime was reported, local time."},
		{Field: audit.FieldCrimesRequired, Kind: Whole, Needed: true, Filled: true, Meaning: "Crimes in the report that should have been recorded."},
		{Field: audit.FieldCrimesRecorded, Kind: Whole, Needed: true, Filled: true, Meaning: "Of these, crimes that were recorded."},
		{Field: audit.FieldRecordedAt, Kind: Moment, Meaning: "When the last of them was recorded, local time; empty when none was."},
		{Field: audit.FieldRape, Kind: YesNo, Meaning: "Y for a report of rape."},
		{Field: audit.FieldN100Required, Kind: Whole, Meaning: "N100 records that should have been made."},
		{Field: audit.FieldN100Recorded, Kind: Whole, Meaning: "Of these, N100 records that were made."},
		{Field: audit.FieldDomesticAbuse, Kind: YesNo, Meaning: "Y for domestic abuse."},
		{Field: audit.FieldVulnerable, Kind: YesNo, Meaning: "Y for a vulnerable victim."},
		{Field: audit.FieldThirdParty, Kind: YesNo, Meaning: "Y where a professional reported on behalf of the victim."},
		{Field: audit.FieldModernSlavery, Kind: YesNo, Meaning: "Y for modern slavery."},
		{Field: audit.FieldNotRecorded, Kind: Choice, Meaning: "Why crimes were not recorded; empty when all were."},
		{Field: audit.FieldNote, Kind: Text, Meaning: "For the auditors; never published."},
	}
}

func countColumns() []Column {
	return []Column{
		{Field: audit.FieldStratum, Kind: Choice, Needed: true, Filled: true, Meaning: "The stratum."},
		{Field: audit.FieldMeasure, Kind: Text, Meaning: "Id of the rulebook's measure; empty for the stratum's own rate."},
		{Field: audit.FieldCrimesRequired, Kind: Whole, Needed: true, Filled: true, Meaning: "Crimes that should have been recorded."},
		{Field: audit.FieldCrimesRecorded, Kind: Whole, Needed: true, Filled: true, Meaning: "Of these, crimes that were recorded."},
		{Field: audit.FieldReportsAudited, Kind: Whole, Meaning: "Reports of crime audited, where known."},
	}
}

func cancelledColumns() []Column {
	return []Column{
		{Field: audit.FieldCrimeReference, Kind: Reference, Needed: true, Filled: true, Meaning: "Reference of the cancelled record, each once."},
		{Field: audit.FieldOffenceGroup, Kind: Choice, Needed: true, Filled: true, Meaning: "The list that the record was drawn from."},
		{Field: audit.FieldCancelledOn, Kind: Day, Meaning: "Day on which the record was cancelled."},
		{Field: audit.FieldAVI, Kind: YesNo, Meaning: "Y where additional verifiable information shows that the crime did not occur."},
		{Field: audit.FieldCorrectly, Kind: YesNo, Needed: true, Filled: true, Meaning: "Y where the record was correctly cancelled."},
		{Field: audit.FieldVictimTold, Kind: YesNo, Meaning: "Y where the victim was told."},
		{Field: audit.FieldReason, Kind: Text, Meaning: "Why the record was cancelled."},
	}
}

func populationColumns() []Column {
	return []Column{
		{Field: audit.FieldStratum, Kind: Text, Needed: true, Filled: true, Meaning: "The stratum; or cancelled and the group, for a list of cancelled records."},
		{Field: audit.FieldPopulationNumber, Kind: Amount, Needed: true, Filled: true, Meaning: "Crimes recorded in 12 months, fraud excluded; or records on the list."},
		{Field: audit.FieldPopulationTo, Kind: Day, Meaning: "Last day of the 12 months."},
		{Field: audit.FieldSource, Kind: Text, Needed: true, Filled: true, Meaning: "Where the number was published."},
	}
}

func criterionColumns() []Column {
	return []Column{
		{Field: audit.FieldCriterion, Kind: Whole, Needed: true, Filled: true, Meaning: "Number of the criterion, 1 to 16."},
		{Field: audit.FieldJudgment, Kind: Text, Needed: true, Meaning: "A grade of the rulebook; empty where it is computed from the audit."},
		{Field: audit.FieldEvidence, Kind: Text, Meaning: "What the judgment rests on; printed."},
		{Field: audit.FieldJudgedBy, Kind: Text, Meaning: "Who judged."},
		{Field: audit.FieldJudgedOn, Kind: Day, Meaning: "When."},
		{Field: audit.FieldCarriedFrom, Kind: Day, Meaning: "For a re-inspection: date of the judgment carried over."},
	}
}

func judgmentColumns() []Column {
	return []Column{
		{Field: audit.FieldScope, Kind: Choice, Needed: true, Filled: true, Meaning: "question 1, question 2, question 3 or overall."},
		{Field: audit.FieldRulebook, Kind: Text, Needed: true, Filled: true, Meaning: "Id of the rulebook the judgment was made under."},
		{Field: audit.FieldGrade, Kind: Text, Needed: true, Filled: true, Meaning: "A grade of that rulebook."},
		{Field: audit.FieldReason, Kind: Text, Meaning: "Why; printed where it differs from the computed grade."},
		{Field: audit.FieldJudgedBy, Kind: Text, Meaning: "Who judged."},
		{Field: audit.FieldJudgedOn, Kind: Day, Meaning: "When."},
	}
}

func observationColumns() []Column {
	return []Column{
		{Field: audit.FieldKind, Kind: Choice, Needed: true, Filled: true, Meaning: "cause, positive or context."},
		{Field: audit.FieldTopic, Kind: Choice, Meaning: "Of a cause: knowledge, supervision, systems, resources, culture or other; recommendations are chosen by it."},
		{Field: audit.FieldCriterion, Kind: Whole, Meaning: "Number of the criterion it belongs to, if any."},
		{Field: audit.FieldText, Kind: Text, Needed: true, Filled: true, Meaning: "A sentence, printed as the inspectors' own."},
		{Field: audit.FieldJudgedBy, Kind: Text, Meaning: "Who wrote it."},
		{Field: audit.FieldJudgedOn, Kind: Day, Meaning: "When."},
	}
}

func previousColumns() []Column {
	return []Column{
		{Field: audit.FieldInspection, Kind: Text, Needed: true, Filled: true, Meaning: "Title of the earlier inspection."},
		{Field: audit.FieldDate, Kind: Day, Needed: true, Filled: true, Meaning: "When it was published."},
		{Field: audit.FieldMeasure, Kind: Text, Needed: true, Filled: true, Meaning: "Id of the rulebook's measure; force for the rate of the force."},
		{Field: audit.FieldNumerator, Kind: Whole, Meaning: "Crimes recorded, among those audited."},
		{Field: audit.FieldDenominator, Kind: Whole, Meaning: "Crimes audited that should have been recorded."},
		{Field: audit.FieldRate, Kind: Rate, Meaning: "Rate as published, in percent or as a fraction."},
		{Field: audit.FieldInterval, Kind: HalfWidth, Meaning: "Half-width of the interval as published, in percentage points or as a fraction."},
		{Field: audit.FieldGrade, Kind: Text, Meaning: "Grade as published."},
		{Field: audit.FieldRulebook, Kind: Text, Meaning: "Rules it was graded under."},
		{Field: audit.FieldComparable, Kind: YesNo, Needed: true, Filled: true, Meaning: "Y where the two results can be compared."},
		{Field: audit.FieldWhyNot, Kind: Text, Meaning: "Why not; printed."},
		{Field: audit.FieldSource, Kind: Text, Meaning: "Where it was published."},
	}
}

func recommendationColumns() []Column {
	return []Column{
		{Field: audit.FieldNumber, Kind: Reference, Needed: true, Filled: true, Meaning: "Number of the recommendation."},
		{Field: audit.FieldMadeOn, Kind: Day, Needed: true, Filled: true, Meaning: "When it was made."},
		{Field: audit.FieldText, Kind: Text, Needed: true, Filled: true, Meaning: "What was recommended."},
		{Field: audit.FieldDue, Kind: Day, Meaning: "By when."},
		{Field: audit.FieldStatus, Kind: Choice, Needed: true, Filled: true, Meaning: "awaiting review, being progressed or complete."},
		{Field: audit.FieldStatusOn, Kind: Day, Meaning: "When that was its status."},
	}
}
