package findings

import (
	"time"

	"assize/report/read/audit"
)

// Lines are the audited rows of one force as the analyst annex shows them.
// They are kept apart from Findings: they never stand in a public document,
// and references and free text are in them only when the job says so.
type Lines struct {
	Schema    string          `json:"schema"`
	File      string          `json:"file"`
	Reports   []ReportLine    `json:"reports"`
	Cancelled []CancelledLine `json:"cancelled"`
}

// linesSchema names the version of Lines.
const linesSchema = "assize/lines/1"

// ReportLine is one audited report of crime.
type ReportLine struct {
	Row           int       `json:"row"` // in the workbook
	Reference     string    `json:"reference,omitempty"`
	Route         string    `json:"route"`
	Stratum       string    `json:"stratum"`
	OffenceGroup  string    `json:"offenceGroup"`
	ReportedAt    time.Time `json:"reportedAt"`
	Required      int       `json:"required"`
	Recorded      int       `json:"recorded"`
	RecordedAt    time.Time `json:"recordedAt"`
	Rape          bool      `json:"rape"`
	N100Required  int       `json:"n100Required"`
	N100Recorded  int       `json:"n100Recorded"`
	DomesticAbuse bool      `json:"domesticAbuse"`
	Vulnerable    bool      `json:"vulnerable"`
	ThirdParty    bool      `json:"thirdParty"`
	ModernSlavery bool      `json:"modernSlavery"`
	NotRecorded   string    `json:"notRecorded,omitempty"`
	Note          string    `json:"note,omitempty"`
}

// CancelledLine is one audited cancelled record.
type CancelledLine struct {
	Row          int        `json:"row"`
	Reference    string     `json:"reference,omitempty"`
	OffenceGroup string     `json:"offenceGroup"`
	CancelledOn  audit.Date `json:"cancelledOn"`
	AVI          string     `json:"avi"` // yes, no or not stated
	Correct      bool       `json:"correct"`
	VictimTold   string     `json:"victimTold"`
	Reason       string     `json:"reason,omitempty"`
}

// LinesOf takes the annex columns of the audited rows. References and the
// auditors' notes are kept only when asked for.
func LinesOf(d *audit.Dataset, references, notes bool) Lines {
	out := Lines{Schema: linesSchema, File: d.File}
	for _, r := range d.Reports {
		line := ReportLine{
			Row: r.Row, Route: r.Route, Stratum: r.Stratum, OffenceGroup: r.OffenceGroup,
			ReportedAt: r.ReportedAt, Required: r.Required, Recorded: r.Recorded, RecordedAt: r.RecordedAt,
			Rape: r.Rape == audit.Yes, N100Required: r.N100Required, N100Recorded: r.N100Recorded,
			DomesticAbuse: r.DomesticAbuse == audit.Yes, Vulnerable: r.Vulnerable == audit.Yes,
			ThirdParty: r.ThirdParty == audit.Yes, ModernSlavery: r.ModernSlavery == audit.Yes,
			NotRecorded: r.NotRecorded,
		}
		if references {
			line.Reference = r.Reference
		}
		if notes {
			line.Note = r.Note
		}
		out.Reports = append(out.Reports, line)
	}
	for _, c := range d.Cancelled {
		line := CancelledLine{
			Row: c.Row, OffenceGroup: c.OffenceGroup, CancelledOn: c.CancelledOn,
			AVI: answer(c.AVI), Correct: c.Correct == audit.Yes, VictimTold: answer(c.VictimTold),
		}
		if references {
			line.Reference = c.Reference
		}
		if notes {
			line.Reason = c.Reason
		}
		out.Cancelled = append(out.Cancelled, line)
	}
	return out
}

func answer(a audit.YesNo) string {
	switch a {
	case audit.Yes:
		return "yes"
	case audit.No:
		return "no"
	default:
		return "not stated"
	}
}

// HasReferences reports whether the lines name the force's own records.
func (l Lines) HasReferences() bool {
	for _, r := range l.Reports {
		if r.Reference != "" {
			return true
		}
	}
	for _, r := range l.Cancelled {
		if r.Reference != "" {
			return true
		}
	}
	return false
}
