package sheets

import (
	"fmt"
	"strconv"
	"time"

	"assize/report/read/audit"
	"assize/report/read/workbook"
	"assize/report/say/doc"
)

// sampleLine stands above every table of the sample.
const sampleLine = "Illustrative sample: every row is invented, and shows how the workbook is filled in."

// sampleReports of each stratum are in the sample; one in so many is not recorded.
const (
	sampleReports = 60
	sampleMissed  = 9
)

// Sample is a small audit workbook of invented rows, sound under a rulebook with the
// given criteria, of which those in judged have a grade of the inspectors'. Forms
// without a row in it are left out.
func Sample(forms []workbook.Form, criteria []int, judged func(int) string) *doc.Workbook {
	cells := map[audit.Table]map[audit.Field][]string{
		audit.Inspection: {
			audit.KeyForce: {"Sussex Police"}, audit.KeyTitle: {"Sample inspection 2016"}, audit.KeyKind: {"inspection"},
			audit.KeyAuditFrom: {"2015-07-01"}, audit.KeyAuditTo: {"2015-12-31"}, audit.KeyPublicationDate: {"2016-08-25"},
			audit.KeySampleStatus: {"illustrative"},
		},
		audit.Reports:     sampleRows(),
		audit.Populations: {},
		audit.Criteria:    {},
	}
	populations := cells[audit.Populations]
	for i, stratum := range sampleStrata() {
		populations[audit.FieldStratum] = append(populations[audit.FieldStratum], stratum.name)
		populations[audit.FieldPopulationNumber] = append(populations[audit.FieldPopulationNumber], fmt.Sprint(30000-9000*i))
		populations[audit.FieldPopulationTo] = append(populations[audit.FieldPopulationTo], "2015-12-31")
		populations[audit.FieldSource] = append(populations[audit.FieldSource], "invented for the sample")
	}
	sheet := cells[audit.Criteria]
	for _, n := range criteria {
		grade := judged(n)
		sheet[audit.FieldCriterion] = append(sheet[audit.FieldCriterion], fmt.Sprint(n))
		sheet[audit.FieldJudgment] = append(sheet[audit.FieldJudgment], grade)
		evidence, by, on := "", "", ""
		if grade != "" {
			evidence, by, on = "Invented for the sample.", "Nobody", "2016-06-01"
		}
		sheet[audit.FieldEvidence] = append(sheet[audit.FieldEvidence], evidence)
		sheet[audit.FieldJudgedBy] = append(sheet[audit.FieldJudgedBy], by)
		sheet[audit.FieldJudgedOn] = append(sheet[audit.FieldJudgedOn], on)
	}
	var used []workbook.Form
	for _, f := range forms {
		if len(cells[f.Table]) > 0 {
			used = append(used, f)
		}
	}
	w := Audit(used, sampleLine, func(t audit.Table, f audit.Field) []doc.GridCell { return typedCells(used, t, f, cells[t][f]) })
	w.Author, w.Subject = "assize", sampleLine
	return w
}

// typedCells are texts as the cells of a column, numbers where it holds numbers.
func typedCells(forms []workbook.Form, t audit.Table, f audit.Field, texts []string) []doc.GridCell {
	var out []doc.GridCell
	for _, form := range forms {
		for _, c := range form.Columns {
			if form.Table != t || c.Field != f {
				continue
			}
			for _, text := range texts {
				cell := blank(cellKind(c.Kind))
				if cellKind(c.Kind) != doc.CountCell {
					cell.Text = text
				} else if text != "" {
					cell.Value, _ = strconv.ParseFloat(text, 64) // written above as a number
				}
				out = append(out, cell)
			}
		}
	}
	return out
}

// sampleStratum is a stratum of the sample with one of its offence groups.
type sampleStratum struct{ name, group string }

func sampleStrata() []sampleStratum {
	return []sampleStratum{{"violence", "violence with injury"}, {"sexual offences", "sexual offences"}, {"other", "shoplifting"}}
}

// sampleRows are the reports of the sample, by field.
func sampleRows() map[audit.Field][]string {
	rows := map[audit.Field][]string{}
	routes := []string{"control room", "crime recording centre", "public protection"}
	n := 0
	for _, stratum := range sampleStrata() {
		for i := range sampleReports {
			n++
			at := time.Date(2015, 7, 1+n%180, 8+n%12, n%60, 0, 0, time.UTC)
			recorded, on, reason := "1", at.Add(time.Duration(2+n%30)*time.Hour).Format("2006-01-02T15:04"), ""
			if n%sampleMissed == 0 {
				recorded, on, reason = "0", "", "no crime record created"
			}
			rape := "N"
			if stratum.name == "sexual offences" && i%2 == 0 {
				rape = "Y"
			}
			for f, v := range map[audit.Field]string{
				audit.FieldReference: fmt.Sprintf("SAMPLE-%03d", n), audit.FieldRoute: routes[n%3], audit.FieldStratum: stratum.name,
				audit.FieldOffenceGroup: stratum.group, audit.FieldReportedAt: at.Format("2006-01-02T15:04"),
				audit.FieldCrimesRequired: "1", audit.FieldCrimesRecorded: recorded, audit.FieldRecordedAt: on,
				audit.FieldRape: rape, audit.FieldN100Required: "0", audit.FieldN100Recorded: "0",
				audit.FieldDomesticAbuse: []string{"N", "N", "Y"}[n%3], audit.FieldVulnerable: []string{"N", "Y"}[n%2],
				audit.FieldThirdParty: "N", audit.FieldModernSlavery: "N", audit.FieldNotRecorded: reason,
			} {
				rows[f] = append(rows[f], v)
			}
		}
	}
	return rows
}
