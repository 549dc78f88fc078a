package findings

import (
	"slices"

	"assize/report/judge/rulebook"
)

// Brief is as much of a force's findings as is asked of all forces at once: whose
// they are, the judgment, the force's rate with what it makes of recorded crime and how
// it changed, the causes of concern by their ids and measures, the topics of causes that inspectors
// name, and the files that all
// came from. Those that every force shares are held once.
func (f Findings) Brief(shared []Input) Findings {
	out := Findings{
		Schema: f.Schema, Force: f.Force, Inspection: f.Inspection, Status: f.Status, Sample: f.Sample, Rulebook: f.Rulebook,
		Combined: f.Combined, Grades: f.Grades, Issue: f.Issue,
		Overall: Judgment{Computed: f.Overall.Computed, Judged: f.Overall.Judged, Grade: f.Overall.Grade},
		Inputs:  slices.Clone(f.Inputs), Changes: make([]Change, len(f.Changes)),
	}
	for _, m := range f.Measures {
		if m.ID == f.Combined {
			out.Measures = []Measure{m}
		}
	}
	for _, u := range f.Unrecorded {
		if u.Measure == f.Combined {
			out.Unrecorded = append(out.Unrecorded, u)
		}
	}
	for i, c := range f.Changes { // each keeps its place, by which the annex calls it
		if c.Measure == f.Combined {
			out.Changes[i] = c
		}
	}
	for _, c := range f.Findings {
		if c.Kind == string(rulebook.CauseOfConcern) {
			out.Findings = append(out.Findings, Finding{Kind: c.Kind, ID: c.ID, Measure: c.Measure})
		}
	}
	for _, o := range f.Observations {
		topic := Observation{Kind: o.Kind, Topic: o.Topic}
		if o.Kind == "cause" && o.Topic != "" && !slices.Contains(out.Observations, topic) {
			out.Observations = append(out.Observations, topic)
		}
	}
	for i, in := range out.Inputs {
		if j := slices.Index(shared, in); j >= 0 {
			out.Inputs[i] = shared[j]
		}
	}
	return out
}
