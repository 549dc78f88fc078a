package workbook

import (
	"strconv"
	"strings"

	"assize/report/read/audit"
)

// keep puts the record into the dataset.
func (r *recorder) keep() {
	d, rec := r.data, r.rec
	switch r.table.Name {
	case audit.Reports:
		d.Reports = append(d.Reports, r.report())
	case audit.Counts:
		d.Counts = append(d.Counts, audit.Count{
			Row: rec.row, Stratum: rec.text[audit.FieldStratum], Measure: lower(rec.text[audit.FieldMeasure]),
			Required: rec.whole[audit.FieldCrimesRequired], Recorded: rec.whole[audit.FieldCrimesRecorded],
			ReportsAudited: rec.whole[audit.FieldReportsAudited],
		})
	case audit.Cancelled:
		d.Cancelled = append(d.Cancelled, audit.CancelledRecord{
			Row: rec.row, Reference: rec.text[audit.FieldCrimeReference], OffenceGroup: rec.text[audit.FieldOffenceGroup],
			CancelledOn: rec.day[audit.FieldCancelledOn], AVI: rec.tick[audit.FieldAVI], Correct: rec.tick[audit.FieldCorrectly],
			VictimTold: rec.tick[audit.FieldVictimTold], Reason: rec.text[audit.FieldReason],
		})
	case audit.Populations:
		d.Populations = append(d.Populations, audit.Population{
			Row: rec.row, Stratum: lower(rec.text[audit.FieldStratum]), Number: rec.amount[audit.FieldPopulationNumber],
			To: rec.day[audit.FieldPopulationTo], Source: rec.text[audit.FieldSource],
		})
	case audit.Previous:
		d.Previous = append(d.Previous, r.previous())
	case audit.Recommendations:
		d.Recommendations = append(d.Recommendations, audit.Recommendation{
			Row: rec.row, Number: rec.text[audit.FieldNumber], MadeOn: rec.day[audit.FieldMadeOn], Text: rec.text[audit.FieldText],
			Due: rec.day[audit.FieldDue], Status: rec.text[audit.FieldStatus], StatusOn: rec.day[audit.FieldStatusOn],
		})
	default:
		r.keepJudgment()
	}
}

// lower folds the ids and grades that people write in any case.
func lower(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// report is the record as a report of crime.
func (r *recorder) report() audit.ReportOfCrime {
	rec := r.rec
	out := audit.ReportOfCrime{
		Row: rec.row, Reference: rec.text[audit.FieldReference], Route: rec.text[audit.FieldRoute],
		Stratum: rec.text[audit.FieldStratum], OffenceGroup: rec.text[audit.FieldOffenceGroup],
		ReportedAt: rec.moment[audit.FieldReportedAt], RecordedAt: rec.moment[audit.FieldRecordedAt],
		ReportedTwice: rec.twice[audit.FieldReportedAt], RecordedTwice: rec.twice[audit.FieldRecordedAt],
		Required: rec.whole[audit.FieldCrimesRequired], Recorded: rec.whole[audit.FieldCrimesRecorded],
		Rape: rec.tick[audit.FieldRape], N100Required: rec.whole[audit.FieldN100Required], N100Recorded: rec.whole[audit.FieldN100Recorded],
		DomesticAbuse: rec.tick[audit.FieldDomesticAbuse], Vulnerable: rec.tick[audit.FieldVulnerable],
		ThirdParty: rec.tick[audit.FieldThirdParty], ModernSlavery: rec.tick[audit.FieldModernSlavery],
		NotRecorded: rec.text[audit.FieldNotRecorded], Note: rec.text[audit.FieldNote],
	}
	out.SettleHour()
	for _, c := range r.table.Columns {
		if !r.table.extra[c.Field] || !rec.filled[c.Field] {
			continue
		}
		if out.Extra == nil {
			out.Extra = make(map[audit.Field]string, len(r.table.extra))
		}
		out.Extra[c.Field] = rec.plain(c)
	}
	return out
}

// plain is a value as audit.ReportOfCrime.Extra holds it.
func (r *record) plain(c Column) string {
	switch c.Kind {
	case Whole:
		return strconv.Itoa(r.whole[c.Field])
	case YesNo:
		if r.tick[c.Field] == audit.Yes {
			return "yes"
		}
		return "no"
	default:
		return lower(r.text[c.Field])
	}
}

// previous is the record as a result of an earlier inspection.
func (r *recorder) previous() audit.PreviousResult {
	rec := r.rec
	return audit.PreviousResult{
		Row: rec.row, Inspection: rec.text[audit.FieldInspection], Date: rec.day[audit.FieldDate], Measure: lower(rec.text[audit.FieldMeasure]),
		Numerator: rec.wholePointer(audit.FieldNumerator), Denominator: rec.wholePointer(audit.FieldDenominator),
		Rate: rec.amountPointer(audit.FieldRate), Interval: rec.amountPointer(audit.FieldInterval),
		Grade: lower(rec.text[audit.FieldGrade]), Rulebook: rec.text[audit.FieldRulebook], Comparable: rec.tick[audit.FieldComparable],
		WhyNot: rec.text[audit.FieldWhyNot], Source: rec.text[audit.FieldSource],
	}
}

// keepJudgment puts a record of the inspectors' sheets into the dataset.
func (r *recorder) keepJudgment() {
	d, rec := r.data, r.rec
	by, on := rec.text[audit.FieldJudgedBy], rec.day[audit.FieldJudgedOn]
	switch r.table.Name {
	case audit.Criteria:
		d.Criteria = append(d.Criteria, audit.Criterion{
			Row: rec.row, Number: rec.whole[audit.FieldCriterion], Judgment: lower(rec.text[audit.FieldJudgment]),
			Evidence: rec.text[audit.FieldEvidence], JudgedBy: by, JudgedOn: on, CarriedFrom: rec.day[audit.FieldCarriedFrom],
		})
	case audit.Judgments:
		d.Judgments = append(d.Judgments, audit.Judgment{
			Row: rec.row, Scope: rec.text[audit.FieldScope], Rulebook: lower(rec.text[audit.FieldRulebook]),
			Grade: lower(rec.text[audit.FieldGrade]), Reason: rec.text[audit.FieldReason], JudgedBy: by, JudgedOn: on,
		})
	case audit.Observations:
		d.Observations = append(d.Observations, audit.Observation{
			Row: rec.row, Kind: rec.text[audit.FieldKind], Topic: rec.text[audit.FieldTopic], Criterion: rec.whole[audit.FieldCriterion],
			Text: rec.text[audit.FieldText], JudgedBy: by, JudgedOn: on,
		})
	default: // of other sheets
	}
}
