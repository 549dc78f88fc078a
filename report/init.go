package report

import (
	"errors"

	"assize/report/judge/rulebook"
	"assize/report/read/audit"
	"assize/report/read/intake"
	"assize/report/read/register"
	"assize/report/read/sheet"
	"assize/report/read/source"
	"assize/report/read/workbook"
	"assize/report/say/sheets"
	"assize/report/set/annex"
)

// EmptyWorkbook is an audit workbook to fill in, as xlsx: every sheet and
// heading of a shipped layout, with drop-downs and notes.
func EmptyWorkbook(p Program, layout string) ([]byte, source.Problems, error) {
	forms, ps := starterForms(p, layout)
	if forms == nil {
		return nil, ps, ErrSetup
	}
	data, err := annex.XLSX(sheets.EmptyAudit(forms), annex.Env{})
	return data, ps, err
}

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

// ProposeLayout reads a force's own workbook and proposes a layout for its
// headings, as YAML that extends the house's. Declared is the encoding of csv files.
func ProposeLayout(p Program, path string, declared ...sheet.Encoding) ([]byte, source.Problems, error) {
	base, ps := workbook.LoadLayout(p.Config, "house")
	if base == nil {
		return nil, ps, ErrSetup
	}
	book, found, err := workbook.Open(intake.Typed(path), sheet.AuditLimits(), declared...)
	ps = append(ps, found...)
	if err != nil || book == nil {
		return nil, ps, errors.Join(err, ps.Err())
	}
	return workbook.Propose(book, base, workbook.Around{}).YAML, ps, nil
}
