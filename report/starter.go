package report

import (
	"cmp"
	"os"
	"path/filepath"
	"time"

	"assize/report/judge/rulebook"
	"assize/report/read/audit"
	"assize/report/read/register"
	"assize/report/read/sheet"
	"assize/report/read/source"
	"assize/report/read/workbook"
	"assize/report/say/doc"
	"assize/report/set/annex"
)

// Starter says which layout, rules and registers an empty audit workbook is
// for: shipped ones by name, or files of the folder Dir. Empty fields take the
// shipped defaults.
type Starter struct {
	Dir       string
	Layout    string
	Rulebook  string
	Registers []string
	Date      time.Time // of the workbook's properties
}

// withDefaults fills in the shipped defaults.
func (s Starter) withDefaults() Starter {
	s.Dir = cmp.Or(s.Dir, ".")
	if s.Layout == "" {
		s.Layout = "house"
	}
	if s.Rulebook == "" {
		s.Rulebook = "cdi-2016"
	}
	if len(s.Registers) == 0 {
		s.Registers = []string{"england-wales", "uk-other"}
	}
	return s
}

// EmptyWorkbook is an audit workbook to fill in, as xlsx: every sheet of the
// layout with its headings, drop-downs of forces, grades and listed values, and
// input messages that say what belongs where.
func EmptyWorkbook(p Program, s Starter) ([]byte, source.Problems) {
	s = s.withDefaults()
	var ps source.Problems
	fsys, name := p.file(s.Dir, "layouts", s.Layout)
	layout, found := workbook.LoadLayout(laidOver(fsys, p.Config), name)
	ps = append(ps, found...)
	fsys, name = p.file(s.Dir, "rulebooks", s.Rulebook)
	rules, found := rulebook.Load(fsys, name)
	ps = append(ps, found...)
	var names []string
	for _, r := range s.Registers {
		_, file := p.file(s.Dir, "forces", r)
		names = append(names, file)
	}
	reg, err := register.Load(laidOver(os.DirFS(s.Dir), p.Config), names...)
	if err != nil {
		addError(&ps, source.Pos{}, ruleSetup, err)
	}
	if ps.Refused() {
		return nil, ps
	}
	w := AuditWorkbook(withLists(layout.Forms(), rules, reg), "", criterionNumbers)
	w.Date = s.Date
	data, err := annex.XLSX(&w, annex.Env{})
	if err != nil {
		addError(&ps, source.Pos{}, ruleSetup, err)
		return nil, ps
	}
	return data, ps
}

// withLists gives the forms the drop-downs that the layout does not know: the
// forces of the register, the grades and the id of the rulebook.
func withLists(forms []workbook.Form, rules *rulebook.Rulebook, reg *register.Register) []workbook.Form {
	var forces []string
	for _, f := range reg.Forces() {
		forces = append(forces, f.Name)
	}
	grades := rules.GradeIDs()
	for i := range forms {
		for j := range forms[i].Columns {
			c := &forms[i].Columns[j]
			switch {
			case c.Field == audit.KeyForce && forms[i].Table == audit.Inspection:
				c.Choices = forces
			case c.Field == audit.FieldJudgment, c.Field == audit.FieldGrade && forms[i].Table == audit.Judgments:
				c.Choices = grades
			case c.Field == audit.KeyRulebook && forms[i].Table != audit.Previous:
				c.Choices = []string{rules.ID}
			}
		}
	}
	return forms
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

// ProposeLayout proposes a layout, as YAML, for a workbook whose headings are a
// force's own. Base is a shipped layout; "" is the house's.
func ProposeLayout(p Program, path, base string) ([]byte, source.Problems) {
	base = Starter{Layout: base}.withDefaults().Layout
	layout, ps := workbook.LoadLayout(p.Config, base)
	if ps.Refused() {
		return nil, ps
	}
	name := filepath.Base(path)
	book, found, err := workbook.Open(path, name, sheet.AuditLimits())
	ps = append(ps, found...)
	if err != nil {
		addError(&ps, source.Pos{File: name}, ruleReader, err)
	}
	if book == nil || ps.Refused() {
		return nil, ps
	}
	return workbook.Propose(book, layout), append(ps, book.Notices...)
}
