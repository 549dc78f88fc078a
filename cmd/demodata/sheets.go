package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"time"

	"assize/report/read/audit"
	"assize/report/read/workbook"
	"assize/report/say/doc"
	"assize/report/say/sheets"
	"assize/report/set/annex"
)

// auditWorkbook draws the audit workbook of a force and returns its bytes.
func (s *seed) auditWorkbook(f *forceSeed, forms []workbook.Form, zone *time.Location) ([]byte, error) {
	cells := map[audit.Table]map[audit.Field][]doc.GridCell{
		audit.Inspection:      s.inspection(f),
		audit.Reports:         reportCells(f.makeReports(zone)),
		audit.Cancelled:       cancelledCells(f.makeCancelled()),
		audit.Criteria:        s.criteria(f),
		audit.Judgments:       s.judgments(f),
		audit.Observations:    s.observations(f),
		audit.Previous:        previousCells(f.Previous),
		audit.Recommendations: recommendationCells(f.Recommendations),
	}
	forms = slices.DeleteFunc(slices.Clone(forms), func(form workbook.Form) bool { return !hasCells(cells[form.Table]) })
	w := sheets.Audit(forms, s.Sentence, func(t audit.Table, field audit.Field) []doc.GridCell { return cells[t][field] })
	w.ID = f.File
	w.Title = f.Force + ": audit workbook, " + s.Title
	w.Subject = s.Sentence
	w.Author = s.JudgedBy
	w.Date = s.PublicationDate.Time()
	return annex.XLSX(w, annex.Env{})
}

// hasCells reports a sheet with at least one row.
func hasCells(fields map[audit.Field][]doc.GridCell) bool {
	for _, column := range fields {
		if len(column) > 0 {
			return true
		}
	}
	return false
}

func text(s string) doc.GridCell { return doc.GridCell{Text: s} }

func number(v float64) doc.GridCell { return doc.GridCell{Value: v} }

func moment(t time.Time) doc.GridCell {
	if t.IsZero() {
		return doc.GridCell{}
	}
	return text(t.Format("2006-01-02T15:04"))
}

func yesNo(t audit.YesNo) doc.GridCell {
	return text(map[audit.YesNo]string{audit.Yes: "Y", audit.No: "N"}[t])
}

// column is one field of many rows.
func column[Row any](rows []Row, cell func(Row) doc.GridCell) []doc.GridCell {
	cells := make([]doc.GridCell, len(rows))
	for i, r := range rows {
		cells[i] = cell(r)
	}
	return cells
}

func (s *seed) inspection(f *forceSeed) map[audit.Field][]doc.GridCell {
	one := func(v string) []doc.GridCell { return []doc.GridCell{text(v)} }
	cells := map[audit.Field][]doc.GridCell{
		audit.KeyForce: one(f.Force), audit.KeyTitle: one(s.Title), audit.KeyKind: one("inspection"),
		audit.KeyAuditFrom: one(f.Audit.From.String()), audit.KeyAuditTo: one(f.Audit.To.String()),
		audit.KeyPublicationDate: one(s.PublicationDate.String()), audit.KeyRulebook: one(s.Rulebook),
		audit.KeySampleStatus: one("illustrative"),
	}
	if !f.Fieldwork.IsZero() {
		cells[audit.KeyFieldwork] = one(f.Fieldwork.String())
	}
	return cells
}

func reportCells(rows []audit.ReportOfCrime) map[audit.Field][]doc.GridCell {
	type r = audit.ReportOfCrime
	return map[audit.Field][]doc.GridCell{
		audit.FieldReference:      column(rows, func(x r) doc.GridCell { return text(x.Reference) }),
		audit.FieldRoute:          column(rows, func(x r) doc.GridCell { return text(x.Route) }),
		audit.FieldStratum:        column(rows, func(x r) doc.GridCell { return text(x.Stratum) }),
		audit.FieldOffenceGroup:   column(rows, func(x r) doc.GridCell { return text(x.OffenceGroup) }),
		audit.FieldReportedAt:     column(rows, func(x r) doc.GridCell { return moment(x.ReportedAt) }),
		audit.FieldCrimesRequired: column(rows, func(x r) doc.GridCell { return number(float64(x.Required)) }),
		audit.FieldCrimesRecorded: column(rows, func(x r) doc.GridCell { return number(float64(x.Recorded)) }),
		audit.FieldRecordedAt:     column(rows, func(x r) doc.GridCell { return moment(x.RecordedAt) }),
		audit.FieldRape:           column(rows, func(x r) doc.GridCell { return yesNo(x.Rape) }),
		audit.FieldN100Required:   column(rows, func(x r) doc.GridCell { return number(float64(x.N100Required)) }),
		audit.FieldN100Recorded:   column(rows, func(x r) doc.GridCell { return number(float64(x.N100Recorded)) }),
		audit.FieldDomesticAbuse:  column(rows, func(x r) doc.GridCell { return yesNo(x.DomesticAbuse) }),
		audit.FieldVulnerable:     column(rows, func(x r) doc.GridCell { return yesNo(x.Vulnerable) }),
		audit.FieldThirdParty:     column(rows, func(x r) doc.GridCell { return yesNo(x.ThirdParty) }),
		audit.FieldModernSlavery:  column(rows, func(x r) doc.GridCell { return yesNo(x.ModernSlavery) }),
		audit.FieldNotRecorded:    column(rows, func(x r) doc.GridCell { return text(x.NotRecorded) }),
		audit.FieldNote:           column(rows, func(x r) doc.GridCell { return text(x.Note) }),
	}
}

func cancelledCells(rows []audit.CancelledRecord) map[audit.Field][]doc.GridCell {
	type r = audit.CancelledRecord
	return map[audit.Field][]doc.GridCell{
		audit.FieldCrimeReference: column(rows, func(x r) doc.GridCell { return text(x.Reference) }),
		audit.FieldOffenceGroup:   column(rows, func(x r) doc.GridCell { return text(x.OffenceGroup) }),
		audit.FieldCancelledOn:    column(rows, func(x r) doc.GridCell { return text(x.CancelledOn.String()) }),
		audit.FieldAVI:            column(rows, func(x r) doc.GridCell { return yesNo(x.AVI) }),
		audit.FieldCorrectly:      column(rows, func(x r) doc.GridCell { return yesNo(x.Correct) }),
		audit.FieldVictimTold:     column(rows, func(x r) doc.GridCell { return yesNo(x.VictimTold) }),
		audit.FieldReason:         column(rows, func(x r) doc.GridCell { return text(x.Reason) }),
	}
}

// Criteria of an inspection, and those among them that are audits of cancelled
// records.
const (
	criteria       = 16
	firstCancelled = 9
	lastCancelled  = 12
)

func (s *seed) criteria(f *forceSeed) map[audit.Field][]doc.GridCell {
	numbers := make([]int, criteria)
	for i := range numbers {
		numbers[i] = i + 1
	}
	judged := func(n int, cell string) doc.GridCell {
		if f.Criteria[n] == "" {
			return text("")
		}
		return text(cell)
	}
	return map[audit.Field][]doc.GridCell{
		audit.FieldCriterion: column(numbers, func(n int) doc.GridCell { return number(float64(n)) }),
		audit.FieldJudgment:  column(numbers, func(n int) doc.GridCell { return text(f.Criteria[n]) }),
		audit.FieldEvidence:  column(numbers, func(n int) doc.GridCell { return text(f.evidence(n)) }),
		audit.FieldJudgedBy:  column(numbers, func(n int) doc.GridCell { return judged(n, s.JudgedBy) }),
		audit.FieldJudgedOn:  column(numbers, func(n int) doc.GridCell { return judged(n, s.JudgedOn.String()) }),
	}
}

func (f *forceSeed) evidence(criterion int) string {
	switch {
	case f.Criteria[criterion] != "":
		return "Illustrative: the inspectorate did not publish its judgments of single criteria."
	case criterion >= firstCancelled && criterion <= lastCancelled && len(f.Cancelled.Entries) == 0:
		return "No figures on cancelled records were published; none are in this illustration."
	default:
		return "Computed from the audited records."
	}
}

func (s *seed) judgments(f *forceSeed) map[audit.Field][]doc.GridCell {
	type r = judgmentSeed
	rows := f.Judgments
	return map[audit.Field][]doc.GridCell{
		audit.FieldScope:    column(rows, func(x r) doc.GridCell { return text(x.Scope) }),
		audit.FieldRulebook: column(rows, func(x r) doc.GridCell { return text(x.Rulebook) }),
		audit.FieldGrade:    column(rows, func(x r) doc.GridCell { return text(x.Grade) }),
		audit.FieldReason:   column(rows, func(r) doc.GridCell { return text("As published.") }),
		audit.FieldJudgedBy: column(rows, func(r) doc.GridCell { return text("As published") }),
		audit.FieldJudgedOn: column(rows, func(x r) doc.GridCell { return text(x.On.String()) }),
	}
}

func (s *seed) observations(f *forceSeed) map[audit.Field][]doc.GridCell {
	type r = observationSeed
	rows := f.Observations
	return map[audit.Field][]doc.GridCell{
		audit.FieldKind:      column(rows, func(x r) doc.GridCell { return text(x.Kind) }),
		audit.FieldTopic:     column(rows, func(x r) doc.GridCell { return text(x.Topic) }),
		audit.FieldCriterion: column(rows, func(r) doc.GridCell { return number(math.NaN()) }),
		audit.FieldText:      column(rows, func(x r) doc.GridCell { return text(x.Text) }),
		audit.FieldJudgedBy:  column(rows, func(r) doc.GridCell { return text(s.JudgedBy) }),
		audit.FieldJudgedOn:  column(rows, func(r) doc.GridCell { return text(s.JudgedOn.String()) }),
	}
}

func previousCells(rows []previousSeed) map[audit.Field][]doc.GridCell {
	type r = previousSeed
	return map[audit.Field][]doc.GridCell{
		audit.FieldInspection: column(rows, func(x r) doc.GridCell {
			return text(fmt.Sprint("Crime Data Integrity inspection ", strconv.Itoa(x.Date.Year)))
		}),
		audit.FieldDate:       column(rows, func(x r) doc.GridCell { return text(x.Date.String()) }),
		audit.FieldMeasure:    column(rows, func(r) doc.GridCell { return text("force") }),
		audit.FieldRate:       column(rows, func(x r) doc.GridCell { return number(x.Rate) }),
		audit.FieldComparable: column(rows, func(x r) doc.GridCell { return text(x.Comparable) }),
		audit.FieldWhyNot:     column(rows, func(x r) doc.GridCell { return text(x.WhyNot) }),
		audit.FieldSource:     column(rows, func(x r) doc.GridCell { return text(x.Source) }),
	}
}

func recommendationCells(rows []recommendationSeed) map[audit.Field][]doc.GridCell {
	type r = recommendationSeed
	return map[audit.Field][]doc.GridCell{
		audit.FieldNumber:   column(rows, func(x r) doc.GridCell { return text(x.Number) }),
		audit.FieldMadeOn:   column(rows, func(x r) doc.GridCell { return text(x.Made.String()) }),
		audit.FieldText:     column(rows, func(x r) doc.GridCell { return text(x.Text) }),
		audit.FieldDue:      column(rows, func(x r) doc.GridCell { return text(x.Due.String()) }),
		audit.FieldStatus:   column(rows, func(x r) doc.GridCell { return text(x.Status) }),
		audit.FieldStatusOn: column(rows, func(x r) doc.GridCell { return text(x.On.String()) }),
	}
}
