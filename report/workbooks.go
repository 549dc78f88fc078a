package report

import (
	"assize/report/judge/findings"
	"assize/report/judge/sampling"
	"assize/report/say/sheets"
	"assize/report/set/annex"
)

// DiffWorkbook lists what differs between two releases, as xlsx.
func DiffWorkbook(diffs []findings.Diff) ([]byte, error) {
	return annex.XLSX(sheets.Differences(diffs), annex.Env{})
}

// PlanWorkbook sets a plan as a workbook to hand to auditors, as xlsx.
func PlanWorkbook(p *sampling.Plan) ([]byte, error) {
	return annex.XLSX(sheets.Plan(p), annex.Env{})
}
