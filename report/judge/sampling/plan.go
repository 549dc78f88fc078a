// Package sampling says how many reports to audit: the crimes that a margin of the
// force's rate needs, divided among the sampling strata, from a plan file and from
// what a previous inspection found.
package sampling

import (
	"cmp"
	"slices"

	"assize/report/judge/findings"
	"assize/report/read/source"
)

// Rules of a plan, beside those of strictyaml.
const (
	rulePlan   = "plan"
	ruleStrata = "plan-strata"
)

// rulePrevious is broken by findings of a previous inspection that are none.
const rulePrevious = "plan-previous"

// Plan is a plan of an audit's sample, ready to be printed, handed over as JSON or
// set as a work sheet. Rates, levels and margins are fractions; a margin is half
// the width of the interval to expect.
type Plan struct {
	Title      string        `json:"title"`
	Previous   *Previous     `json:"previous"` // where planning rates come from, null where all are given
	Wanted     findings.Num  `json:"wanted"`   // margin wanted of the force's rate; null where a total is divided
	Total      int           `json:"total"`    // crimes to divide; 0 where a margin is wanted
	Minimum    int           `json:"minimum"`  // of crimes in every stratum
	Level      findings.Num  `json:"level"`
	Allocation string        `json:"allocation"`
	Strata     []PlanStratum `json:"strata"`
	Crimes     int           `json:"crimes"`
	Reports    int           `json:"reports"`
	Rate       findings.Num  `json:"rate"`   // the force's, planned on
	Margin     findings.Num  `json:"margin"` // to expect of it; null where a stratum is left out
}

// Previous names the inspection that planning rates come from.
type Previous struct {
	Force      string `json:"force"`
	Inspection string `json:"inspection"`
	AuditTo    string `json:"auditTo"`
}

// PlanStratum is what a plan takes one stratum to be and asks of it.
type PlanStratum struct {
	ID              string       `json:"id"`
	Label           string       `json:"label"`
	Recorded        findings.Num `json:"recorded"` // crimes in 12 months
	Frame           findings.Num `json:"frame"`    // crimes expected in the audited window; null where unknown
	Rate            findings.Num `json:"rate"`     // planned on
	DesignEffect    findings.Num `json:"designEffect"`
	CrimesPerReport findings.Num `json:"crimesPerReport"`
	Wanted          findings.Num `json:"wanted"`  // margin wanted of its own rate; null where none
	Crimes          int          `json:"crimes"`  // to audit
	Reports         int          `json:"reports"` // to draw
	Margin          findings.Num `json:"margin"`  // to expect of its own rate
	Notes           []Note       `json:"notes"`
}

// readPrevious reads the findings.json of a previous inspection, named at a place.
func readPrevious(data []byte, at source.Pos) (*findings.Findings, source.Problems) {
	var ps source.Problems
	f, err := findings.Decode(data)
	if err != nil {
		ps.Refuse(at, rulePrevious, "name the findings.json of one force", "%v", err)
		return nil, ps
	}
	return &f, ps
}

// newPlan works a plan out from its file and the findings of a previous inspection
// (nil for none), which were named at a place. Every fault is told at its line;
// there is no plan when anything was refused.
func newPlan(f File, previous *findings.Findings, at source.Pos) (*Plan, source.Problems) {
	var ps source.Problems
	p := planner{file: f, previous: previous, problems: &ps, request: request{
		Margin: f.Margin, Total: f.Total, Minimum: f.Minimum, Level: f.Level, By: Allocation(f.Allocation),
	}}
	if previous != nil && len(f.Strata) == 0 {
		for _, id := range strataOf(previous) {
			p.file.Strata = append(p.file.Strata, Entry{ID: id, At: at})
		}
	}
	p.strata()
	if ps.Refused() {
		return nil, ps
	}
	return p.plan(), ps
}

// strataOf are the strata that a force's rate was made of.
func strataOf(f *findings.Findings) []string {
	for _, m := range f.Measures {
		if m.ID == f.Combined && len(m.Strata) > 0 {
			return m.Strata
		}
	}
	return f.Strata
}

// planner carries a plan from its file to its numbers.
type planner struct {
	file     File
	previous *findings.Findings
	entries  []Entry // of the request's strata, completed
	request  request
	problems *source.Problems
}

// strata completes each stratum, and tries it alone so that what is impossible
// about it is told at its line.
func (p *planner) strata() {
	if len(p.file.Strata) == 0 {
		p.problems.Refuse(p.file.At, ruleStrata, "list strata in the plan file, or name the findings of a previous inspection with --from", "a plan needs strata")
		return
	}
	var seen []string
	for _, e := range p.file.Strata {
		if slices.Contains(seen, e.ID) {
			p.problems.Refuse(e.At, ruleStrata, "", "stratum %q is there twice", e.ID)
		}
		seen = append(seen, e.ID)
		p.complete(&e)
		if p.hasAll(e) {
			p.add(e)
		}
	}
}

// complete fills in from the previous findings what the file leaves out.
func (p *planner) complete(e *Entry) {
	if m, known := p.before(e.ID); known {
		e.Label = cmp.Or(e.Label, m.Label)
		if m.Reportable {
			e.Rate = cmp.Or(e.Rate, m.Rate.Float())
		}
		if m.DesignEffect.Known() {
			e.DesignEffect = cmp.Or(e.DesignEffect, max(1, m.DesignEffect.Float()))
		}
		if m.Reports > 0 {
			e.CrimesPerReport = cmp.Or(e.CrimesPerReport, float64(m.Denominator)/float64(m.Reports))
		}
		e.Recorded = cmp.Or(e.Recorded, p.recordedBefore(e.ID))
	}
	e.Label = cmp.Or(e.Label, e.ID)
}

// hasAll refuses a stratum that lacks what a plan cannot do without.
func (p *planner) hasAll(e Entry) bool {
	missing := func(what string) {
		where := "the plan file does not give it"
		if p.previous != nil {
			where = "neither the plan file nor the previous findings give it"
		}
		p.problems.Refuse(e.At, ruleStrata, "give it in the plan file", "stratum %q: %s is missing: %s", e.ID, what, where)
	}
	if e.Rate == 0 {
		missing("the rate to plan on")
	}
	if e.Recorded == 0 {
		missing("the number of crimes recorded in 12 months")
	}
	return e.Rate != 0 && e.Recorded != 0
}

// add takes a stratum into the request when a plan can be made of it at all.
func (p *planner) add(e Entry) {
	s := stratum{
		ID: e.ID, Recorded: e.Recorded, Frame: e.Frame, Rate: e.Rate,
		DesignEffect: e.DesignEffect, CrimesPerReport: e.CrimesPerReport, Margin: e.Margin,
	}
	if _, err := newDesign(request{Strata: []stratum{s}, Minimum: 1}); err != nil {
		p.problems.Refuse(e.At, rulePlan, "rates and margins are fractions: 95.2 percent is 0.952, 2 percentage points are 0.02", "%v", err)
		return
	}
	p.entries = append(p.entries, e)
	p.request.Strata = append(p.request.Strata, s)
}

// before is what the previous inspection found of a measure.
func (p *planner) before(id string) (findings.Measure, bool) {
	if p.previous != nil {
		for _, m := range p.previous.Measures {
			if m.ID == id {
				return m, true
			}
		}
	}
	return findings.Measure{}, false
}

// recordedBefore is the recorded crime of the previous inspection, 0 where it is
// not known.
func (p *planner) recordedBefore(id string) float64 {
	for _, u := range p.previous.Unrecorded {
		if u.Measure == id && u.Population.Value.Known() {
			return u.Population.Value.Float()
		}
	}
	return 0
}

// plan works the numbers out.
func (p *planner) plan() *Plan {
	d, err := newDesign(p.request)
	if err != nil {
		p.problems.Refuse(p.file.At, rulePlan, "margins are fractions: 2 percentage points are 0.02", "%v", err)
		return nil
	}
	out := &Plan{
		Title: p.file.Title, Wanted: wanted(p.request.Margin), Total: p.request.Total, Minimum: p.request.Minimum,
		Level: findings.Num(d.Level), Allocation: string(d.By),
		Crimes: d.Crimes, Reports: d.Reports, Rate: findings.Num(d.Rate), Margin: findings.Num(d.Margin),
	}
	if slices.ContainsFunc(d.Strata, func(s designedStratum) bool { return s.Crimes == 0 }) {
		out.Margin = findings.None()
	}
	if f := p.previous; f != nil {
		out.Previous = &Previous{Force: f.Force.Name, Inspection: f.Inspection.Title, AuditTo: f.Audit.To.String()}
		out.Title = cmp.Or(out.Title, f.Force.Name)
	}
	for i, s := range d.Strata {
		e := p.entries[i]
		if limit, what := e.limit(); float64(s.Crimes) > limit {
			p.problems.Refuse(e.At, rulePlan, "widen the margin", "stratum %q: the margin needs %d crimes audited, more than the %.0f %s", e.ID, s.Crimes, limit, what)
			continue
		}
		out.Strata = append(out.Strata, e.planned(s))
	}
	if p.problems.Refused() {
		return nil
	}
	return out
}

// planned is a stratum's line of the plan.
func (e Entry) planned(s designedStratum) PlanStratum {
	return PlanStratum{
		ID: e.ID, Label: e.Label, Recorded: findings.Num(e.Recorded), Frame: wanted(e.Frame),
		Rate: findings.Num(s.Rate), DesignEffect: findings.Num(max(1, e.DesignEffect)),
		CrimesPerReport: findings.Num(orOne(e.CrimesPerReport)), Wanted: wanted(e.Margin),
		Crimes: s.Crimes, Reports: s.Reports, Margin: findings.Num(s.Margin), Notes: append([]Note{}, s.Notes...),
	}
}

// limit is how many crimes there are to audit at most.
func (e Entry) limit() (crimes float64, what string) {
	if e.Frame > 0 {
		return e.Frame + 1, "there are in the audited frame" // a part of a crime is rounded up
	}
	return e.Recorded, "recorded in 12 months"
}

// wanted is a number that may be left out.
func wanted(x float64) findings.Num {
	if x == 0 {
		return findings.None()
	}
	return findings.Num(x)
}
