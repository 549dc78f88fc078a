// Package starter is what a new job begins with: job, house style and schemas, a small
// sample, an empty recorded-crime table, and an empty audit workbook with every sheet,
// heading and drop-down of the shipped layout; or, for files of any shape, a job and a
// layout with its evidence.
package starter

import (
	"errors"
	"io/fs"

	"assize/report/judge/rulebook"
	"assize/report/read/audit"
	"assize/report/read/intake"
	"assize/report/read/register"
	"assize/report/read/source"
	"assize/report/read/workbook"
	"assize/report/say/sheets"
	"assize/report/set/annex"
)

// errShipped says that a shipped file cannot be used, as the problems tell.
var errShipped = errors.New("nothing can be begun with")

// Workbook is an audit workbook to fill in, as xlsx: every sheet and heading of a
// shipped layout, with drop-downs and notes.
func Workbook(config fs.FS, layout string) ([]byte, source.Problems, error) {
	forms, ps := formsOf(config, layout)
	if forms == nil {
		return nil, ps, errShipped
	}
	data, err := annex.XLSX(sheets.EmptyAudit(forms), annex.Env{})
	return data, ps, err
}

// rulesID is the rulebook of the starter job.
const rulesID = "cdi-2016"

// formsOf are the forms of a shipped layout with the drop-downs that the
// layout does not know: the forces of the shipped registers, and the grades and
// the id of the starter's rulebook.
func formsOf(config fs.FS, layout string) ([]workbook.Form, source.Problems) {
	l, ps := workbook.LoadLayout(config, layout)
	rules, found := rulebook.Load(config, "rulebooks/"+rulesID+".yaml")
	ps = append(ps, found...)
	reg, err := register.Load(config, "forces/england-wales.yaml", "forces/uk-other.yaml")
	if err != nil {
		intake.Refuse(&ps, source.Pos{}, "setup", err)
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
