package findings

import (
	"slices"
	"strings"
	"time"

	"assize/report/judge/rulebook"
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
const linesSchema = "assize/lines/2"

// ReportLine is one audited report of crime. Ticks are yes, no or not stated.
type ReportLine struct {
	Row           int       `json:"row"` // in the workbook
	Reference     string    `json:"reference,omitempty"`
	Route         string    `json:"route"`
	Stratum       string    `json:"stratum"`
	OffenceGroup  string    `json:"offenceGroup"`
	ReportedAt    time.Time `json:"reportedAt"`
	ReportedDay   bool      `json:"reportedDay,omitempty"` // only the day is known
	Required      int       `json:"required"`
	Recorded      int       `json:"recorded"`
	RecordedAt    time.Time `json:"recordedAt"`
	RecordedDay   bool      `json:"recordedDay,omitempty"`
	Rape          string    `json:"rape"`
	N100Required  int       `json:"n100Required"`
	N100Recorded  int       `json:"n100Recorded"`
	DomesticAbuse string    `json:"domesticAbuse"`
	Vulnerable    string    `json:"vulnerable"`
	ThirdParty    string    `json:"thirdParty"`
	ModernSlavery string    `json:"modernSlavery"`
	NotRecorded   string    `json:"notRecorded,omitempty"`
	Note          string    `json:"note,omitempty"`
	// Extra are the columns of the rulebook's own that a measure reads, by field.
	Extra map[string]string `json:"extra,omitempty"`
}

// CancelledLine is one audited cancelled record.
type CancelledLine struct {
	Row          int        `json:"row"`
	Reference    string     `json:"reference,omitempty"`
	OffenceGroup string     `json:"offenceGroup"`
	CancelledOn  audit.Date `json:"cancelledOn"`
	AVI          string     `json:"avi"`     // yes, no or not stated
	Correct      string     `json:"correct"` // likewise
	VictimTold   string     `json:"victimTold"`
	Reason       string     `json:"reason,omitempty"`
}

// LinesOf takes the annex columns of the audited rows, with the columns of the
// rulebook's own that its measures read. References and the auditors' notes are kept
// only when asked for.
func LinesOf(d *audit.Dataset, read []rulebook.FieldUse, references, notes bool) Lines {
	out := Lines{Schema: linesSchema, File: d.File}
	for _, r := range d.Reports {
		line := ReportLine{
			Row: r.Row, Route: r.Route, Stratum: r.Stratum, OffenceGroup: r.OffenceGroup,
			ReportedAt: r.ReportedAt, Required: r.Required, Recorded: r.Recorded, RecordedAt: r.RecordedAt,
			ReportedDay: r.ReportedDay, RecordedDay: r.RecordedDay,
			Rape: answer(r.Rape), N100Required: r.N100Required, N100Recorded: r.N100Recorded,
			DomesticAbuse: answer(r.DomesticAbuse), Vulnerable: answer(r.Vulnerable),
			ThirdParty: answer(r.ThirdParty), ModernSlavery: answer(r.ModernSlavery),
			NotRecorded: r.NotRecorded, Extra: extra(&r, read),
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
			AVI: answer(c.AVI), Correct: answer(c.Correct), VictimTold: answer(c.VictimTold),
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

// extra are the columns of the rulebook's own of a report. Of one that only
// conditions read no text is kept but what they name: the rest is nobody's business.
func extra(r *audit.ReportOfCrime, read []rulebook.FieldUse) map[string]string {
	var out map[string]string
	for _, use := range read {
		text, ours := r.Extra[use.Field]
		named := len(use.Equals) == 0 || slices.ContainsFunc(use.Equals, func(v string) bool { return strings.EqualFold(v, text) })
		if use.Table != audit.Reports || !ours || !named {
			continue
		}
		if out == nil {
			out = map[string]string{}
		}
		out[string(use.Field)] = text
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
