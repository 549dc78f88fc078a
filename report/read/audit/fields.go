package audit

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
