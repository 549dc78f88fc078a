package report

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

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

// The recorded-crime table of a starter job has the Home Office's headings and
// no rows yet.
const crimeHeadings = "12 months ending,PFA,Region,Offence,Rolling year total number of offences\n"

// InitJob writes a starter job into a folder: job, house style, an empty
// recorded-crime table, an empty audit workbook, and the folder for filled ones.
// It returns what it wrote, and overwrites nothing.
func InitJob(p Program, dir string) ([]string, error) {
	book, _, err := EmptyWorkbook(p, "house")
	if err != nil {
		return nil, err
	}
	var files []newFile
	for _, name := range []string{"job.yaml", "house.yaml"} {
		data, err := fs.ReadFile(p.Config, name)
		if err != nil {
			return nil, err
		}
		files = append(files, newFile{name, data})
	}
	files = append(files, newFile{"recorded-crime.csv", []byte(crimeHeadings)}, newFile{"audit-workbook.xlsx", book})
	wrote, err := writeNew(dir, files)
	if err != nil {
		return wrote, err
	}
	if err := os.MkdirAll(filepath.Join(dir, "workbooks"), 0o750); err != nil {
		return wrote, err
	}
	return append(wrote, filepath.Join(dir, "workbooks")), nil
}

// newFile is a file that is not there yet.
type newFile struct {
	name string
	data []byte
}

// writeNew writes files into a folder, all or none of them, and overwrites nothing. It
// returns the paths of those that were written.
func writeNew(dir string, files []newFile) (wrote []string, err error) {
	for _, f := range files {
		if _, err := os.Lstat(filepath.Join(dir, f.name)); err == nil {
			return nil, fmt.Errorf("%s is there already; nothing was written", filepath.Join(dir, f.name))
		}
	}
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return nil, err
	}
	for _, f := range files {
		full := filepath.Join(dir, f.name)
		if err := os.WriteFile(full, f.data, 0o640); err != nil {
			return wrote, err
		}
		wrote = append(wrote, full)
	}
	return wrote, nil
}
