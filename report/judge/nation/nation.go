// Package nation sets all forces of a run side by side: who stands where and how
// sure that is, who differs from the rest by more than sampling, and the totals.
// It is made at the one barrier of a run, from findings alone, and can be frozen
// under a name, so that a force released late is set against the picture its
// round had.
//
// A public document shows another force only as Picture.Public lets it.
package nation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"assize/report/judge/findings"
	"assize/report/read/audit"
)

// schema names the version of a frozen picture, firstSchema the version before,
// which does not say what rates are at most.
const (
	schema      = "assize/nation/2"
	firstSchema = "assize/nation/1"
)

// Picture is the state of all forces of a round.
type Picture struct {
	Schema string  `json:"schema"`
	Name   string  `json:"name"`   // of a frozen picture; "" for this run's own
	Listed int     `json:"listed"` // forces the job lists
	Forces []Entry `json:"forces"` // by name

	// Ranking orders the forces that can be compared; nil with NoRanking saying why
	// where there is none.
	Ranking   *Ranking `json:"ranking,omitempty"`
	NoRanking string   `json:"noRanking,omitempty"` // reason id
	// Funnel sets them against their common rate; nil with NoFunnel saying why where
	// there is none.
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
	Confidence findings.Num   `json:"confidence"` // level of the interval, a fraction
	Rate       findings.Num   `json:"rate"`
	Lower      findings.Num   `json:"lower"`
	Upper      findings.Num   `json:"upper"`
	AtMost     findings.Num   `json:"atMost"` // all that is known of a rate without an estimate
	EffectiveN findings.Num   `json:"effectiveN"`
	Reportable bool           `json:"reportable"`
	Unrecorded findings.Num   `json:"unrecorded"`
	UnrecLower findings.Num   `json:"unrecordedLower"`
	UnrecUpper findings.Num   `json:"unrecordedUpper"`
	Recorded   findings.Num   `json:"recorded"` // crimes recorded in 12 months
	AuditTo    string         `json:"auditTo"`
	Published  audit.Date     `json:"published"` // the day the force's report comes out
	// Embargo is the instant before which nothing of the force is public; the zero
	// time where none is set.
	Embargo time.Time `json:"embargo,omitzero"`
	// Basis is all that must be the same for two rates to be compared: method,
	// combination, confidence level, and the strata with the rows they count.
	Basis string `json:"basis"`
}

// UpperOrMost is the upper limit of the force's rate, or the most that a rate without
// an estimate can be.
func (e Entry) UpperOrMost() findings.Num {
	if !e.Reportable {
		return e.AtMost
	}
	return e.Upper
}

// Confidence is the confidence level of the forces' intervals; absent where they have none,
// or not one.
func (p Picture) Confidence() findings.Num {
	level := findings.None()
	for _, e := range p.Forces {
		switch {
		case !(e.Confidence > 0):
		case !level.Known():
			level = e.Confidence
		case e.Confidence != level:
			return findings.None()
		}
	}
	return level
}

// Compare makes the picture of a run from the rows of its forces. listed is the
// number of forces the job names, so that national totals can wait until all are in.
func Compare(entries []Entry, listed int) Picture {
	return assemble("", slices.Clone(entries), listed)
}

// assemble works a picture out from its entries.
func assemble(name string, entries []Entry, listed int) Picture {
	slices.SortFunc(entries, byName)
	p := Picture{Schema: schema, Name: name, Listed: listed, Forces: entries}
	p.Ranking, p.NoRanking = rankingOf(entries)
	p.Funnel, p.NoFunnel = funnelOf(entries)
	p.Total, p.NoTotal = totalOf(entries, listed)
	return p
}

func byName(a, b Entry) int {
	return cmp.Or(cmp.Compare(a.Force.Name, b.Force.Name), cmp.Compare(a.Force.ID, b.Force.ID))
}

// Complete reports whether every listed force is in the picture.
func (p Picture) Complete() bool { return len(p.Forces) == p.Listed }

// Embargoed is the picture with the instant before which nothing of some forces,
// named by id, is public.
func (p Picture) Embargoed(until time.Time, forces ...string) Picture {
	p.Forces = slices.Clone(p.Forces)
	named := make(map[string]bool, len(forces))
	for _, id := range forces {
		named[id] = true
	}
	for i, e := range p.Forces {
		if named[e.Force.ID] {
			p.Forces[i].Embargo = until.UTC()
		}
	}
	return p
}

// Public is the picture that a public document of a force may show: the force
// itself and those that are public already when it is, or at the same instant,
// compared anew. Without a day of publication of its own it is shown alone.
func (p Picture) Public(force string) Picture {
	var own Entry
	for _, e := range p.Forces {
		if e.Force.ID == force {
			own = e
		}
	}
	return p.Shown(func(e Entry) bool { return e.Force.ID == force || e.outWith(own) })
}

// outWith reports whether a force is certainly public when own is: by their
// embargoes where both have one, else by their days, of which the same one will do
// only where neither has an embargo within it.
func (e Entry) outWith(own Entry) bool {
	if e.Published.IsZero() || own.Published.IsZero() {
		return false
	}
	day, ownDay := e.Published.Time(), own.Published.Time()
	switch {
	case !e.Embargo.IsZero() && !own.Embargo.IsZero():
		return !e.Embargo.After(own.Embargo)
	case !e.Embargo.IsZero() || !own.Embargo.IsZero():
		return day.Before(ownDay)
	default:
		return !day.After(ownDay)
	}
}

// Shown is the picture of the forces that may be seen, compared anew, so that
// nothing of the others can be worked out from it. Where none is hidden the
// picture, frozen or not, stands as it is.
func (p Picture) Shown(may func(Entry) bool) Picture {
	var shown []Entry
	for _, e := range p.Forces {
		if may(e) {
			shown = append(shown, e)
		}
	}
	if len(shown) == len(p.Forces) {
		return p
	}
	return assemble(p.Name, shown, p.Listed)
}

// With is the picture with forces that come late: their entries are added, or
// replaced, and their places found among the frozen forces. The common rate, the
// limits, and what was told of the others stay those of the round; a national
// total that had to wait is made when the last force is in.
func (p Picture) With(late ...Entry) Picture {
	entries := slices.Clone(late)
	slices.SortFunc(entries, func(a, b Entry) int { return cmp.Or(cmp.Compare(a.AuditTo, b.AuditTo), byName(a, b)) })
	p.Forces = slices.DeleteFunc(slices.Clone(p.Forces), func(e Entry) bool { return among(entries, e.Force.ID) })
	p.Forces = append(p.Forces, entries...)
	slices.SortFunc(p.Forces, byName)
	p.Listed = max(p.Listed, len(p.Forces)) // a force that the round did not list
	if p.Ranking != nil {
		p.Ranking = p.Ranking.with(entries)
	}
	if p.Funnel != nil {
		p.Funnel = p.Funnel.with(entries)
	}
	p.Total, p.NoTotal = totalOf(p.Forces, p.Listed)
	return p
}

// EntryOf is the row of a force in a picture: its public findings, so that a picture
// holds nothing that the force's own report withholds.
func EntryOf(f findings.Findings) Entry {
	f = f.Public()
	e := Entry{
		Force: f.Force, Grade: f.Overall.Grade, Level: f.Overall.Level,
		Rulebook: f.Rulebook.ID + " " + f.Rulebook.Version, AuditTo: f.Audit.To.String(), Published: f.Inspection.Published,
		Confidence: findings.None(), Rate: findings.None(), Lower: findings.None(), Upper: findings.None(), AtMost: findings.None(), EffectiveN: findings.None(),
		Unrecorded: findings.None(), UnrecLower: findings.None(), UnrecUpper: findings.None(), Recorded: findings.None(),
	}
	for _, m := range f.Measures {
		if m.ID == f.Combined {
			e.Method, e.Confidence, e.Reportable = m.Method, m.Level, m.Reportable
			e.Rate, e.Lower, e.Upper, e.EffectiveN = m.Rate, m.Lower, m.Upper, m.EffectiveN
			if m.Bounded() {
				e.AtMost = m.AtMost
			}
			e.Basis = fmt.Sprintf("%s %s %g: %s", m.Method, m.Combination, m.Level.Float(), rowsOf(f, m.Strata))
		}
	}
	for _, u := range f.Unrecorded {
		if u.Measure == f.Combined {
			e.Unrecorded, e.UnrecLower, e.UnrecUpper, e.Recorded = u.Value, u.Lower, u.Upper, u.Population.Value
		}
	}
	return e
}

// rowsOf names strata with the rows that each counts.
func rowsOf(f findings.Findings, strata []string) string {
	parts := make([]string, len(strata))
	for i, id := range strata {
		parts[i] = id
		for _, m := range f.Measures {
			if m.ID == id && m.Source.Where != "" {
				parts[i] += " (" + m.Source.Where + ")"
			}
		}
	}
	return strings.Join(parts, ", ")
}
