package report

import (
	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/say/force"
	"assize/report/say/round"
)

// liesOf are the things said of a force that are not true of what was found.
func liesOf(e placed, f findings.Findings, told *force.Told) []string {
	var out []string
	if err := told.Report.Validate(); err != nil {
		out = append(out, err.Error())
	}
	return out
}

func roundLiesOf(e placed, p nation.Picture, told *round.Overview) []string { return nil }
