// Package nation sets all forces of a run side by side. It is made at the one
// barrier of a run, from findings alone, and can be frozen under a name, so
// that a force released late is set against the picture its round had.
package nation

import (
	"cmp"
	"slices"

	"assize/report/judge/findings"
)

// Schema names the version of a frozen picture.
const Schema = "assize/nation/1"

// Picture is the state of all forces of a round.
type Picture struct {
	Schema string  `json:"schema"`
	Name   string  `json:"name"`   // of a frozen picture; "" for this run's own
	Listed int     `json:"listed"` // forces the job lists
	Forces []Entry `json:"forces"` // by name
}

// Entry is one force in the picture. Rates are fractions, Unrecorded is crimes
// a year.
type Entry struct {
	Force      findings.Force `json:"force"`
	Grade      string         `json:"grade"`
	Level      int            `json:"level"`
	Rulebook   string         `json:"rulebook"` // id and version
	Method     string         `json:"method"`
	Rate       findings.Num   `json:"rate"`
	Lower      findings.Num   `json:"lower"`
	Upper      findings.Num   `json:"upper"`
	EffectiveN findings.Num   `json:"effectiveN"`
	Reportable bool           `json:"reportable"`
	Unrecorded findings.Num   `json:"unrecorded"`
	UnrecLower findings.Num   `json:"unrecordedLower"`
	UnrecUpper findings.Num   `json:"unrecordedUpper"`
	Recorded   findings.Num   `json:"recorded"` // crimes recorded in 12 months
	AuditTo    string         `json:"auditTo"`
}

// Compare makes the picture of a run. listed is the number of forces the job
// names, so that national totals can wait until all are in.
func Compare(all []findings.Findings, listed int) Picture {
	p := Picture{Schema: Schema, Listed: listed}
	for _, f := range all {
		p.Forces = append(p.Forces, entryOf(f))
	}
	slices.SortFunc(p.Forces, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Force.Name, b.Force.Name), cmp.Compare(a.Force.ID, b.Force.ID))
	})
	return p
}

// Complete reports whether every listed force is in the picture.
func (p Picture) Complete() bool { return len(p.Forces) == p.Listed }

func entryOf(f findings.Findings) Entry {
	e := Entry{
		Force: f.Force, Grade: f.Overall.Grade, Level: f.Overall.Level,
		Rulebook: f.Rulebook.ID + " " + f.Rulebook.Version, AuditTo: f.Audit.To.String(),
		Rate: findings.None(), Lower: findings.None(), Upper: findings.None(), EffectiveN: findings.None(),
		Unrecorded: findings.None(), UnrecLower: findings.None(), UnrecUpper: findings.None(), Recorded: findings.None(),
	}
	for _, m := range f.Measures {
		if m.ID == f.Combined {
			e.Method, e.Reportable = m.Method, m.Reportable
			e.Rate, e.Lower, e.Upper, e.EffectiveN = m.Rate, m.Lower, m.Upper, m.EffectiveN
		}
	}
	for _, u := range f.Unrecorded {
		if u.Measure == f.Combined {
			e.Unrecorded, e.UnrecLower, e.UnrecUpper, e.Recorded = u.Value, u.Lower, u.Upper, u.Population.Value
		}
	}
	return e
}
