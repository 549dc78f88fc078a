package report

import (
	"assize/report/judge/rulebook"
	"assize/report/read/audit"
	"assize/report/read/register"
	"assize/report/read/source"
	"assize/report/read/workbook"
	"assize/report/say/doc"
)

// starterRulebook is the rulebook of the starter job.
const starterRulebook = "cdi-2016"

// starterForms are the forms of a shipped layout with the drop-downs that the
// layout does not know: the forces of the shipped registers, and the grades and
// the id of the starter's rulebook.
func starterForms(p Program, layout string) ([]workbook.Form, source.Problems) {
	l, ps := workbook.LoadLayout(p.Config, layout)
	rules, found := rulebook.Load(p.Config, "rulebooks/"+starterRulebook+".yaml")
	ps = append(ps, found...)
	reg, err := register.Load(p.Config, "forces/england-wales.yaml", "forces/uk-other.yaml")
	if err != nil {
		addError(&ps, source.Pos{}, ruleSetup, err)
	}
	if ps.Refused() {
		return nil, ps
	}
	var forces []string
	for _, f := range reg.Forces() {
		forces = append(forces, f.Name)
	}
	forms := l.Forms()
	for i := range forms {
		for j := range forms[i].Columns {
			c := &forms[i].Columns[j]
			switch {
			case c.Field == audit.KeyForce && forms[i].Table == audit.Inspection:
				c.Choices = forces
			case c.Field == audit.FieldJudgment, c.Field == audit.FieldGrade && forms[i].Table == audit.Judgments:
				c.Choices = rules.GradeIDs()
			case c.Field == audit.KeyRulebook && forms[i].Table != audit.Previous:
				c.Choices = []string{rules.ID}
			}
		}
	}
	return forms, ps
}

// criterionNumbers fills in what is the same in every inspection: the numbers
// of the criteria.
func criterionNumbers(t audit.Table, f audit.Field) []doc.GridCell {
	if t != audit.Criteria || f != audit.FieldCriterion {
		return nil
	}
	cells := make([]doc.GridCell, audit.NumberOfCriteria)
	for i := range cells {
		cells[i].Value = float64(i + 1)
	}
	return cells
}
