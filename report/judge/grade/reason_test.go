package grade

import (
	"strings"
	"testing"

	"assize/report/judge/rulebook"
	"assize/report/read/audit"
)

// judgedAs is a dataset in which one scope, or one criterion, is judged in some words.
func judgedAs(scope string, criterion int, grade, why string) *audit.Dataset {
	d := dataset()
	if criterion > 0 {
		d.Criteria = []audit.Criterion{{Row: 7, Number: criterion, Judgment: grade, Evidence: why, JudgedBy: "A."}}
	} else {
		d.Judgments = []audit.Judgment{{Row: 7, Scope: scope, Grade: grade, Reason: why, JudgedBy: "A."}}
	}
	return d
}

// TestEveryOtherJudgmentNeedsItsReason: under every shipped rulebook, whatever is judged
// (overall, a question, a criterion that is measured) and however the rates lie, a
// judgment other than the computed one is refused without a reason, at its cell, and
// stands with one, which is the first of its reasons; the computed grade needs none.
func TestEveryOtherJudgmentNeedsItsReason(t *testing.T) {
	refused, stood := map[bool]int{}, 0
	for _, id := range []string{"cdi-2016", "cdi-2017", "peel-2021", "scrs-95", "force-internal", "nibrs-error-rate"} {
		rb := load(t, id)
		for _, level := range []float64{0.5, 0.85, 0.93, 0.99} {
			rates := map[string]float64{}
			for i := range rb.Measures {
				rates[rb.Measures[i].ID] = level
			}
			apply := func(d *audit.Dataset) (*Graded, string) {
				d.About.Rulebook, d.About.PublicationDate = rb.ID, audit.Date{}
				g, ps := Apply(rb, d, result(rates))
				var about []string
				for _, p := range ps {
					if p.Rule == ruleNoReason {
						about = append(about, p.Error())
					}
				}
				return g, strings.Join(about, "\n")
			}
			g, _ := apply(dataset())
			if g == nil {
				t.Fatalf("%s at %v is refused without any judgment", id, level)
			}
			check := func(scope string, criterion int, computed string, find func(*Graded) []Reason) {
				for _, grade := range append(rb.GradeIDs(), rulebook.NotGraded) {
					for _, why := range []string{"", " ", "-", "Seen on visits."} {
						got, told := apply(judgedAs(scope, criterion, grade, why))
						needs := grade != computed && why != "Seen on visits."
						cell := map[bool]string{true: "force.xlsx:Criteria!B7: ", false: "force.xlsx:Judgments!C7: "}[criterion > 0]
						if needs != strings.HasPrefix(told, cell) || !needs && told != "" {
							t.Errorf("%s: %s, criterion %d: %q for %q because %q: told %q", id, scope, criterion, grade, computed, why, told)
						}
						if needs {
							refused[criterion > 0]++
							continue
						}
						if why != "Seen on visits." || got == nil {
							continue
						}
						stood++
						if r := find(got)[0]; r.Text != why || r.Kind != fromJudgment {
							t.Errorf("%s: %s, criterion %d: the first reason is %+v", id, scope, criterion, r)
						}
					}
				}
			}
			check("overall", 0, g.Overall.Computed, func(g *Graded) []Reason { return g.Overall.Reasons })
			for i, q := range g.Questions {
				check(q.Scope, 0, q.Computed, func(g *Graded) []Reason { return g.Questions[i].Reasons })
			}
			for i, c := range g.Criteria {
				if rb.IsGrade(c.Computed) {
					check("", c.Number, c.Computed, func(g *Graded) []Reason { return g.Criteria[i].Reasons })
				}
			}
		}
	}
	if refused[true] < 100 || refused[false] < 100 || stood < 100 {
		t.Errorf("%v refused and %d stood are no test", refused, stood)
	}
}
