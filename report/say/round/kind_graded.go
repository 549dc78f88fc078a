package round

import (
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// graded: how many forces have a grade, which at least one has. The higher grades
// weigh more, what is off the scale least.
func graded() *tell.Kind {
	return &tell.Kind{
		ID: "graded", Part: tell.PartJudgment, Forms: []tell.Form{tell.Clause},
		Roles: []tell.Role{{Name: "grade"}, {Name: "forces", Counts: true}},
	}
}

func (t *teller) stateGraded(g ledger.GradeCount) (tell.Statement, bool) {
	weight := 0.0
	if m := t.GradeMark(g.Name); m.Of > 0 {
		weight = float64(m.Level) / float64(m.Of)
	}
	return t.State(graded(), g.Name, weight, g.Forces > 0, func() tell.Roles {
		return tell.Roles{
			"grade":  t.Plain(g.Name),
			"forces": t.counted(doc.Ref{Sheet: ledger.SheetRoundGrades, Row: g.Name, Column: "forces"}, int(g.Forces)),
		}
	})
}
