// Package nation sets all forces of a run side by side. It is made at the one
// barrier of a run, from findings alone, and can be frozen under a name, so
// that a force released late is set against the picture its round had.
//
// A public document shows another force only as Picture.Public lets it.
package nation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"assize/report/judge/findings"
	"assize/report/read/audit"
)

// Schema names the version of a frozen picture.
const Schema = "assize/nation/1"

// Picture is the state of all forces of a round.
type Picture struct {
	Schema string  `json:"schema"`
	Name   string  `json:"name"`   // of a frozen picture; "" for this run's own
	Listed int     `json:"listed"` // forces the job lists
	Forces []Entry `json:"forces"` // by name

	// Funnel compares the forces that can be compared; nil with NoFunnel saying
	// why where there is none.
	Funnel   *Funnel `json:"funnel,omitempty"`
	NoFunnel string  `json:"noFunnel,omitempty"` // reason id
	// Total is of the whole nation; nil with NoTotal saying why where there is none.
	Total   *Total `json:"total,omitempty"`
	NoTotal string `json:"noTotal,omitempty"` // reason id
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
	Published  audit.Date     `json:"published"` // the day the force's report comes out
	// Basis is all that must be the same for two rates to be compared: method,
	// combination, confidence level and strata.
	Basis string `json:"basis"`
}

// Compare makes the picture of a run. listed is the number of forces the job
// names, so that national totals can wait until all are in.
func Compare(all []findings.Findings, listed int) Picture {
	entries := make([]Entry, 0, len(all))
	for _, f := range all {
		entries = append(entries, entryOf(f))
	}
	return assemble("", entries, listed)
}

// assemble works a picture out from its entries.
func assemble(name string, entries []Entry, listed int) Picture {
	slices.SortFunc(entries, byName)
	p := Picture{Schema: Schema, Name: name, Listed: listed, Forces: entries}
	p.Funnel, p.NoFunnel = funnelOf(entries)
	p.Total, p.NoTotal = totalOf(entries, listed)
	return p
}

func byName(a, b Entry) int {
	return cmp.Or(cmp.Compare(a.Force.Name, b.Force.Name), cmp.Compare(a.Force.ID, b.Force.ID))
}

// Complete reports whether every listed force is in the picture.
func (p Picture) Complete() bool { return len(p.Forces) == p.Listed }

// Public is the picture that a public document of a force may show: the force
// itself and those published before it or on the same day, compared anew. Without
// a day of publication of its own it is shown alone.
func (p Picture) Public(force string) Picture {
	var day audit.Date
	for _, e := range p.Forces {
		if e.Force.ID == force {
			day = e.Published
		}
	}
	var shown []Entry
	for _, e := range p.Forces {
		out := !day.IsZero() && !e.Published.IsZero() && !e.Published.Time().After(day.Time())
		if e.Force.ID == force || out {
			shown = append(shown, e)
		}
	}
	if len(shown) == len(p.Forces) {
		return p // nothing is hidden: a frozen comparison stands as it is
	}
	return assemble(p.Name, shown, p.Listed)
}

// With is the picture with a force that comes late: its entry is added, or
// replaced, and its place found among the frozen forces. Their common rate and the
// limits stay those of the round; a national total that had to wait is made when
// the last force is in.
func (p Picture) With(f findings.Findings) Picture {
	late := entryOf(f)
	p.Forces = slices.DeleteFunc(slices.Clone(p.Forces), func(e Entry) bool { return e.Force.ID == late.Force.ID })
	p.Forces = append(p.Forces, late)
	slices.SortFunc(p.Forces, byName)
	if p.Funnel != nil {
		p.Funnel = p.Funnel.with(late)
	}
	if p.Total == nil {
		p.Total, p.NoTotal = totalOf(p.Forces, p.Listed)
	}
	return p
}

func entryOf(f findings.Findings) Entry {
	e := Entry{
		Force: f.Force, Grade: f.Overall.Grade, Level: f.Overall.Level,
		Rulebook: f.Rulebook.ID + " " + f.Rulebook.Version, AuditTo: f.Audit.To.String(), Published: f.Inspection.Published,
		Rate: findings.None(), Lower: findings.None(), Upper: findings.None(), EffectiveN: findings.None(),
		Unrecorded: findings.None(), UnrecLower: findings.None(), UnrecUpper: findings.None(), Recorded: findings.None(),
	}
	for _, m := range f.Measures {
		if m.ID == f.Combined {
			e.Method, e.Reportable = m.Method, m.Reportable
			e.Rate, e.Lower, e.Upper, e.EffectiveN = m.Rate, m.Lower, m.Upper, m.EffectiveN
			e.Basis = fmt.Sprintf("%s %s %g: %s", m.Method, m.Combination, m.Level.Float(), strings.Join(m.Strata, ", "))
		}
	}
	for _, u := range f.Unrecorded {
		if u.Measure == f.Combined {
			e.Unrecorded, e.UnrecLower, e.UnrecUpper, e.Recorded = u.Value, u.Lower, u.Upper, u.Population.Value
		}
	}
	return e
}
