package report

import (
	"os"
	"path/filepath"
	"slices"

	"assize/report/judge/estimate"
	"assize/report/judge/findings"
	"assize/report/read/source"
	"assize/report/read/strictyaml"
)

// Rules of a plan of an audit, beside those of strictyaml.
const (
	rulePlan     = "plan"
	ruleStrata   = "plan-strata"
	rulePrevious = "plan-previous"
)

// PlanOptions are what a plan is asked for on the command line. What is zero is
// left to the file.
type PlanOptions struct {
	File       string // plan file; "" where everything is in From and here
	From       string // findings.json of a previous inspection; "" for the file's own
	Margin     float64
	Total      int
	Minimum    int
	Level      float64
	Allocation string
}

// SamplePlan is a plan of an audit's sample, ready to be printed, handed over as
// JSON or set as a work sheet. Rates, levels and margins are fractions; a margin is
// half the width of the interval to expect.
type SamplePlan struct {
	Title      string        `json:"title"`
	Previous   *PlanPrevious `json:"previous"` // where planning rates come from, null where all are given
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

// PlanPrevious names the inspection that planning rates come from.
type PlanPrevious struct {
	Force      string `json:"force"`
	Inspection string `json:"inspection"`
	AuditTo    string `json:"auditTo"`
}

// PlanStratum is what a plan takes one stratum to be and asks of it.
type PlanStratum struct {
	ID              string              `json:"id"`
	Label           string              `json:"label"`
	Recorded        findings.Num        `json:"recorded"` // crimes in 12 months
	Frame           findings.Num        `json:"frame"`    // crimes expected in the audited window; null where unknown
	Rate            findings.Num        `json:"rate"`     // planned on
	DesignEffect    findings.Num        `json:"designEffect"`
	CrimesPerReport findings.Num        `json:"crimesPerReport"`
	Wanted          findings.Num        `json:"wanted"`  // margin wanted of its own rate; null where none
	Crimes          int                 `json:"crimes"`  // to audit
	Reports         int                 `json:"reports"` // to draw
	Margin          findings.Num        `json:"margin"`  // to expect of its own rate
	Notes           []estimate.PlanNote `json:"notes"`
}

// planFile is the YAML form of a plan.
type planFile struct {
	Title      string      `yaml:"title"`
	From       *located    `yaml:"from"`
	Margin     float64     `yaml:"margin"`
	Total      int         `yaml:"total"`
	Minimum    int         `yaml:"minimum"`
	Level      float64     `yaml:"level"`
	Allocation string      `yaml:"allocation"`
	Strata     []planEntry `yaml:"strata"`
	At         strictyaml.At
}

type located = strictyaml.Located[string]

// planEntry is one stratum. What is left out is taken from the previous findings.
type planEntry struct {
	ID              string  `yaml:"id,required"`
	Label           string  `yaml:"label"`
	Recorded        float64 `yaml:"recorded"`
	Rate            float64 `yaml:"rate"`
	Frame           float64 `yaml:"frame"`
	DesignEffect    float64 `yaml:"design-effect"`
	CrimesPerReport float64 `yaml:"crimes-per-report"`
	Margin          float64 `yaml:"margin"`
	At              strictyaml.At
}

// PlanSchema describes a plan file to editors.
func PlanSchema() []byte { return strictyaml.Schema("A plan of an audit's sample", planFile{}) }

// Plan works out a sampling plan. Every fault is told at its line; there is no
// plan when anything was refused.
func Plan(o PlanOptions) (*SamplePlan, source.Problems) {
	var ps source.Problems
	f := planFile{At: source.Pos{File: o.File}}
	dir, base := filepath.Split(o.File)
	if dir == "" {
		dir = "."
	}
	if o.File != "" {
		node, found := strictyaml.Read(os.DirFS(dir), base, strictyaml.Limits{})
		ps = append(ps, found...)
		strictyaml.Decode(node, &f, &ps)
		if ps.Refused() {
			return nil, ps
		}
	}
	from, at := o.From, source.Pos{}
	if from == "" && f.From != nil {
		from, at = filepath.Join(dir, filepath.FromSlash(f.From.Value)), f.From.At
	}
	p := planner{file: f, problems: &ps}
	p.overrule(o)
	if from != "" {
		p.readPrevious(from, at)
	}
	if ps.Refused() {
		return nil, ps
	}
	p.strata()
	if ps.Refused() {
		return nil, ps
	}
	return p.plan(), ps
}

// planner carries a plan from its file to its numbers.
type planner struct {
	file     planFile
	previous *findings.Findings
	entries  []planEntry
	request  estimate.PlanRequest
	problems *source.Problems
}

// overrule puts what the command line says before what the file says. A margin
// and a total exclude one another, so that one given there replaces either.
func (p *planner) overrule(o PlanOptions) {
	f := &p.file
	if o.Margin != 0 || o.Total != 0 {
		f.Margin, f.Total = o.Margin, o.Total
	}
	if o.Minimum != 0 {
		f.Minimum = o.Minimum
	}
	if o.Level != 0 {
		f.Level = o.Level
	}
	if o.Allocation != "" {
		f.Allocation = o.Allocation
	}
	p.request = estimate.PlanRequest{
		Margin: f.Margin, Total: f.Total, Minimum: f.Minimum, Level: f.Level, By: estimate.Allocation(f.Allocation),
	}
}

// readPrevious reads the findings that planning rates come from.
func (p *planner) readPrevious(path string, at source.Pos) {
	if at.File == "" {
		at.File = filepath.Base(path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		p.problems.Refuse(at, rulePrevious, "name the findings.json of one force", "the previous findings cannot be read")
		return
	}
	previous, err := findings.Decode(data)
	if err != nil {
		p.problems.Refuse(at, rulePrevious, "name the findings.json of one force", "%v", err)
		return
	}
	p.previous = &previous
	if len(p.file.Strata) > 0 {
		return
	}
	for _, id := range previousStrata(previous) {
		p.file.Strata = append(p.file.Strata, planEntry{ID: id, At: at})
	}
}

// previousStrata are the strata that the force's rate was made of.
func previousStrata(f findings.Findings) []string {
	for _, m := range f.Measures {
		if m.ID == f.Combined && len(m.Strata) > 0 {
			return m.Strata
		}
	}
	return f.Strata
}

// strata completes each stratum, and tries it alone so that what is impossible
// about it is told at its line.
func (p *planner) strata() {
	at := p.file.At
	if len(p.file.Strata) == 0 {
		p.problems.Refuse(at, ruleStrata, "list strata in the plan file, or name the findings of a previous inspection with --from", "a plan needs strata")
		return
	}
	var seen []string
	for _, e := range p.file.Strata {
		if slices.Contains(seen, e.ID) {
			p.problems.Refuse(e.At, ruleStrata, "", "stratum %q is there twice", e.ID)
		}
		seen = append(seen, e.ID)
		if p.complete(&e) {
			p.add(e)
		}
	}
}

// complete fills in from the previous findings what the file leaves out.
func (p *planner) complete(e *planEntry) bool {
	m, known := p.before(e.ID)
	if known {
		if e.Label == "" {
			e.Label = m.Label
		}
		if e.Rate == 0 && m.Reportable {
			e.Rate = m.Rate.Float()
		}
		if e.DesignEffect == 0 && m.DesignEffect.Known() {
			e.DesignEffect = max(1, m.DesignEffect.Float())
		}
		if e.CrimesPerReport == 0 && m.Reports > 0 && m.Denominator > 0 {
			e.CrimesPerReport = float64(m.Denominator) / float64(m.Reports)
		}
		if e.Recorded == 0 {
			e.Recorded = p.recordedBefore(e.ID)
		}
	}
	if e.Label == "" {
		e.Label = e.ID
	}
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
func (p *planner) add(e planEntry) {
	s := estimate.PlanStratum{
		ID: e.ID, Recorded: e.Recorded, Frame: e.Frame, Rate: e.Rate,
		DesignEffect: e.DesignEffect, CrimesPerReport: e.CrimesPerReport, Margin: e.Margin,
	}
	if _, err := estimate.Plan(estimate.PlanRequest{Strata: []estimate.PlanStratum{s}, Minimum: 1}); err != nil {
		p.problems.Refuse(e.At, rulePlan, "rates and margins are fractions: 95.2 percent is 0.952, 2 percentage points are 0.02", "%v", err)
		return
	}
	p.entries = append(p.entries, e)
	p.request.Strata = append(p.request.Strata, s)
}

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
func (p *planner) plan() *SamplePlan {
	made, err := estimate.Plan(p.request)
	if err != nil {
		p.problems.Refuse(p.file.At, rulePlan, "margins are fractions: 2 percentage points are 0.02", "%v", err)
		return nil
	}
	out := &SamplePlan{
		Title: p.file.Title, Wanted: wanted(p.request.Margin), Total: p.request.Total, Minimum: p.request.Minimum,
		Level: findings.Num(made.Level), Allocation: string(made.By),
		Crimes: made.Crimes, Reports: made.Reports, Rate: findings.Num(made.Rate), Margin: findings.Num(made.Margin),
	}
	if slices.ContainsFunc(made.Strata, func(s estimate.PlannedStratum) bool { return s.Crimes == 0 }) {
		out.Margin = findings.None()
	}
	if f := p.previous; f != nil {
		out.Previous = &PlanPrevious{Force: f.Force.Name, Inspection: f.Inspection.Title, AuditTo: f.Audit.To.String()}
	}
	if out.Title == "" && p.previous != nil {
		out.Title = p.previous.Force.Name
	}
	for i, s := range made.Strata {
		e := p.entries[i]
		if limit, what := e.limit(); float64(s.Crimes) > limit {
			p.problems.Refuse(e.At, rulePlan, "widen the margin", "stratum %q: the margin needs %d crimes audited, more than the %.0f %s", e.ID, s.Crimes, limit, what)
			continue
		}
		out.Strata = append(out.Strata, PlanStratum{
			ID: e.ID, Label: e.Label, Recorded: findings.Num(e.Recorded), Frame: wanted(e.Frame),
			Rate: findings.Num(s.Rate), DesignEffect: findings.Num(max(1, e.DesignEffect)),
			CrimesPerReport: findings.Num(orOne(e.CrimesPerReport)), Wanted: wanted(e.Margin),
			Crimes: s.Crimes, Reports: s.Reports, Margin: findings.Num(s.Margin), Notes: append([]estimate.PlanNote{}, s.Notes...),
		})
	}
	if p.problems.Refused() {
		return nil
	}
	return out
}

// limit is how many crimes there are to audit at most.
func (e planEntry) limit() (crimes float64, what string) {
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

func orOne(x float64) float64 {
	if x == 0 {
		return 1
	}
	return x
}
